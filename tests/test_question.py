"""What questions want, in both languages: one row a wording, for a linguist to extend."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import numbers
from indexer.language.analysis import Analyzer
from indexer.language.glossary import Glossary, GlossaryTerm
from indexer.language.scripts import fold
from indexer.model import Language
from indexer.question import Question, Want, read
from indexer.question.cues import cues
from indexer.question.lexicon import Lexicon
from indexer.question.reading import LONGEST
from tests.quality.reading_room import FIRST_REPORT, room

GLOSSARY = Glossary(
    (
        GlossaryTerm("信用保障", "Trade Assurance", ("信保",), ()),
        GlossaryTerm("活跃买家", "active buyer", (), ("active customer",)),
        GlossaryTerm("印尼", "Indonesia", ("印度尼西亚",), ()),
    )
)
ANALYZER = Analyzer(GLOSSARY.chinese_words, numbers.find)
LEXICON = Lexicon(ANALYZER, GLOSSARY, None)


def understood(text: str) -> Question:
    return read(text, ANALYZER, LEXICON, date(2018, 5, 1))


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("鱼", "fish"),
        ("出口额", "export"),
        ("铝厂", "factori"),
        ("表层", "surfac"),
        ("旧金山", None),
    ],
)
def test_english_that_may_stand_for_a_chinese_word(word: str, terms: str | None) -> None:
    lexicon = room("northmark-exporters-2019").lexicon
    found = [form.terms[0] for form in lexicon.loosely(word)]
    assert terms in found if terms else not found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2017年有多少家企业出口", Want.COUNT),
        ("sales in dollars (the ones that surged)", Want.MONEY),
        ("饲料的销售额（就是猛增的那种）", Want.MONEY),
        ("feed sales (growth)", Want.GROWTH),
        ("increase in feed sales, 2016 vs 2014", Want.GROWTH),
        ("feed sales, 2016 vs 2014", Want.COMPARISON),
        ("price of feed when it is not sold in bulk", Want.MONEY),
        ("tell me when it was sold", Want.DATE),
        ("新区清洁能源车占比是多少", Want.SHARE),
        ("新區清潔能源車佔比是多少", Want.SHARE),
        ("出口额同比增长多少", Want.GROWTH),
        ("沿海地区货运量增长", Want.GROWTH),
        ("流量提升了几倍", Want.MULTIPLE),
        ("高出几个百分点", Want.POINTS),
        ("平均一单多少钱", Want.MONEY),
        ("产值增长到什么幅度", Want.GROWTH),
        ("How many times did freight grow in 2019 versus 2015?", Want.MULTIPLE),
        ("sentences translated per second", None),
        ("这个34%的数据来源是哪里", Want.SOURCE),
        ("这句话引的是谁", Want.SOURCE),
        ("结论根据哪项调研", Want.SOURCE),
        ("那份报告原名是什么", Want.SOURCE),
        ("How much do care homes charge?", Want.MONEY),
        ("What was the population of Donglan?", Want.NUMBER),
        ("民宿从业人员的年龄", Want.NUMBER),
        ("要干满几年", Want.DURATION),
        ("出境游花了多少日元", Want.MONEY),
        ("多少年轻人在线上购物", Want.NUMBER),
        ("清关要多少个小时", Want.DURATION),
        ("有几家企业拿到贷款融资额", Want.COUNT),
        ("一年开行多少趟专列", Want.COUNT),
        ("单价降到多少", Want.MONEY),
        ("一张票卖多少块钱", Want.MONEY),
        ("一共花了多少天", Want.DURATION),
        ("占多少份额", Want.SHARE),
        ("成本涨到多少", Want.NUMBER),
        ("成本涨了多少", Want.GROWTH),
        ("what share do the top 10% of earners take", Want.SHARE),
        ("Where does Hunan stand among the provinces that they come from?", Want.RANK),
        ("发生了几起事故", Want.COUNT),
        ("看一场要花多少票钱", Want.MONEY),
        ("游客来源国里日本排第几", Want.RANK),
        ("这一段参考了谁的文章", Want.SOURCE),
        ("贷款融资额共多少人民币", Want.MONEY),
        ("什么叫岸电", Want.DEFINITION),
        ("供应商最多的五个国家", Want.LIST),
        ("六大趋势都是什么", Want.LIST),
        ("他们看重的三样东西", Want.LIST),
        ("得分由哪些部分构成", Want.LIST),
        ("fields where shore power will spread", Want.LIST),
        ("main measures named for ports", Want.LIST),
        ("makers of the best-selling electric cars", Want.LIST),
        ("distinctive industries of Malaysia", Want.LIST),
        ("which car makers exported to China", Want.LIST),
        ("which fuels are sold here", Want.LIST),
        ("what does a sack of rice fetch at first sale", Want.MONEY),
        ("web page for the rainfall figures", Want.SOURCE),
        ("commonest complaints made by tenants", Want.LIST),
        ("main customers overseas of the mills", Want.LIST),
        ("which city sells the most", Want.SUPERLATIVE),
        ("what percentage of orders can be tracked", Want.SHARE),
        ("number four by grants paid", Want.SUPERLATIVE),
        ("services small firms farm out to the platform", Want.LIST),
        ("What does the training cover?", Want.LIST),
        ("retailers are smaller than which buyers", Want.LIST),
        ("rubber and yarn: which one surged harder", Want.COMPARISON),
        ("petrol or diesel - whose sales went up", Want.COMPARISON),
        ("does offshore wind beat onshore wind", Want.COMPARISON),
        ("North Quay and South Quay: which one went up", Want.COMPARISON),
        ("Did rye or barley climb in the table?", Want.COMPARISON),
        ("东桥还是西桥的车流上升了", Want.COMPARISON),
        ("东桥和西桥的车流，哪个上涨了", Want.COMPARISON),
        ("areas to which data on soil is sent", Want.LIST),
        ("statistics on soil come from which data", Want.SOURCE),
        ("the rainfall figure appears in which research", Want.SOURCE),
        ("what does the report name as the chief cause of dust", Want.NAME),
        ("by how many points did exports beat imports", Want.POINTS),
        ("雾溪县房价比柳泊区贵吗", Want.COMPARISON),
        ("入境游客最多来自哪三国", Want.LIST),
        ("排名没变的市州", Want.ROWS),
        ("roads or shipping: bigger source of dust", Want.COMPARISON),
        ("最长的公交线路", Want.SUPERLATIVE),
        ("busiest bus line", Want.SUPERLATIVE),
        ("发电量排第三的来源是哪个", Want.SUPERLATIVE),
        ("QPS的全称", Want.DEFINITION),
        ("一达通是个什么平台", Want.DEFINITION),
        ("what does QPS stand for", Want.DEFINITION),
        ("What's the supplier index", Want.DEFINITION),
        ("meaning of shore power", Want.DEFINITION),
        ("shore power: definition", Want.DEFINITION),
        ("who counts as a commuter", Want.DEFINITION),
        ("how is the load factor calculated", Want.DEFINITION),
        ("岸电怎么理解", Want.DEFINITION),
        ("准点率怎么算", Want.DEFINITION),
        ("什么样的车才算清洁能源车", Want.DEFINITION),
        ("Shandong's place in the export table", Want.RANK),
        ("日本排第几", Want.RANK),
        ("意大利的排名上升了几位", Want.MOVE),
        ("哪个国家上升了9位", Want.MOVE),
        ("从120亿涨到多少美金", Want.MONEY),
        ("total credit extended to members", Want.MONEY),
        ("late payment cost as % of revenue", Want.SHARE),
        ("readers who get to the end", None),
        ("name of the tool shown in January", Want.NAME),
        ("买家和供应商，谁增长更快", Want.COMPARISON),
        ("入住率最高的是哪个区", Want.SUPERLATIVE),
        ("试点什么时候启动", Want.DATE),
        ("大桥竣工日期", Want.DATE),
        ("夜班占几个点", Want.SHARE),
        ("夜班占比提高几个点", Want.POINTS),
        ("rejection rate of night crews", Want.SHARE),
        ("tonnage: north port or south port?", Want.COMPARISON),
        ("吞吐量：北港还是南港", Want.COMPARISON),
        ("新馆开业时间", Want.DATE),
        ("通关时间", Want.NUMBER),
        ("市场部总监是谁", Want.PERSON),
        ("跨境物流的痛点", Want.PASSAGE),
        ("lift in bookings for rooms with parking, vs those without", Want.GROWTH),
        ("growth in bookings, rooms versus flats", Want.COMPARISON),
        ("村民去年从合作社借了多少款", Want.MONEY),
        ("How much did the fund lend to farmers?", Want.MONEY),
        ("How many people are insured?", Want.COUNT),
        ("what share of exports is furniture", Want.SHARE),
        ("How much of the total is paid online?", Want.SHARE),
        ("by how much did ridership fall", Want.GROWTH),
        ("yoy growth of active buyers", Want.GROWTH),
        ("By how many percentage points did it beat the average?", Want.POINTS),
        ("average order value in 2017", Want.MONEY),
        ("what was the first shipment worth in dollars", Want.MONEY),
        ("how many firms got financing", Want.COUNT),
        ("how many US dollars in loans", Want.MONEY),
        ("how many days ahead do guests book", Want.DURATION),
        ("how long does clearance take", Want.DURATION),
        ("staff who watch clips weekly or more", None),
        ("what revenue do most merchants stay under", Want.MONEY),
        ("source given for the fall", Want.SOURCE),
        ("where do batteries come in the list of exports", Want.RANK),
        ("from where do the figures come", Want.SOURCE),
        ("half of the cyclists wear no helmet, says who", Want.SOURCE),
        ("which statistics were used: figures used for the 12% share", Want.SOURCE),
        ("trial line: month and year it opened", Want.DATE),
        ("share of pupils who read more than a year ago", Want.SHARE),
        ("tenants in the park as of June 2019", None),
        ("茶叶销量成长了多少", Want.GROWTH),
        ("今年新增了多少张床位", Want.COUNT),
        ("新馆几时开门", Want.DATE),
        ("date when the bridge opened", Want.DATE),
        ("现代农业四个方向", Want.LIST),
        ("条例写进了哪份公报", Want.NAME),
        ("multiple of the rent before", Want.MULTIPLE),
        ("total amount of the orders in May", Want.MONEY),
        ("海运出口有多少亿", Want.MONEY),
        ("今年物流市场的规模是多少", Want.MONEY),
        ("展会规模是多少", Want.NUMBER),
        ("income that most tenants stay under", Want.MONEY),
        ("drivers who check the tyres at least weekly", None),
        ("what backs the claim on rents", Want.SOURCE),
        ("Where does the 34% come from?", Want.SOURCE),
        ("app users up 269% - source?", Want.SOURCE),
        ("what is meant by shore power", Want.DEFINITION),
        ("which five countries have the most sellers", Want.LIST),
        ("Where does Hubei sit among provinces?", Want.RANK),
        ("How many places did Italy climb?", Want.MOVE),
        ("which city lost a place", Want.MOVE),
        ("which province moved up three spots", Want.MOVE),
        ("Which grew faster, buyers or suppliers?", Want.COMPARISON),
        ("Which group grew fastest?", Want.SUPERLATIVE),
        ("second largest source of electricity", Want.SUPERLATIVE),
        ("county with the fewest beds", Want.SUPERLATIVE),
        ("甲港比乙港多几成", Want.DIFFERENCE),
        ("How much higher are rents in the north?", Want.DIFFERENCE),
        ("这是第几届展会", Want.ORDINAL),
        ("南站排第几位", Want.RANK),
        ("Which edition is this?", Want.ORDINAL),
        ("Which school has the oldest roof?", Want.SUPERLATIVE),
        ("第二大产区（按产量）", Want.SUPERLATIVE),
        ("床位数第二多的区县", Want.SUPERLATIVE),
        ("When did the trial start?", Want.DATE),
        ("Who reviewed the text?", Want.PERSON),
        ("Who are the trustees?", Want.LIST),
        ("number of nurses who are over fifty", Want.COUNT),
        ("网站的会员有几亿", Want.NUMBER),
        ("客运总站在哪", Want.PLACE),
        ("甲港和乙港，客流谁涨得猛", Want.COMPARISON),
        ("全城有多少万住户", Want.COUNT),
        ("茶叶的产值有几亿", Want.MONEY),
        ("what volume of freight went by rail", Want.NUMBER),
        ("what issue do growers worry about", Want.NAME),
        ("which issue of the journal is this", Want.ORDINAL),
        ("what supports the rise of prices", Want.GROWTH),
        ("what supports the 12% figure", Want.SOURCE),
        ("闸机支持哪些票卡", Want.LIST),
        ("老人占比在五年里提高多少", Want.GROWTH),
        ("老人占比比五年前高多少", Want.DIFFERENCE),
        ("百强中学里有几所在郊区", Want.COUNT),
        ("产量前十里面有几座矿山", Want.COUNT),
        ("理事会里女性占几席", Want.COUNT),
        ("top 20 港口中 inland 的数量", Want.COUNT),
        ("吞吐量前十的港口", Want.LIST),
        ("校长在哪个会上说起数字校园", Want.NAME),
        ("最后印出来的数字是", Want.NUMBER),
        ("村里谁说了算", Want.PERSON),
        ("早班最快的是那条线", Want.SUPERLATIVE),
        ("雨天停运的是那条线", Want.NAME),
        ("学员占比最多 年龄段", Want.SUPERLATIVE),
        ("多少床位以下才算小医院", Want.DEFINITION),
        ("是哪几位画的图", Want.LIST),
        ("把新开的店列一下", Want.LIST),
        ("学员满意度91%的 source 是哪", Want.SOURCE),
        ("Kenya's place among the growers", Want.RANK),
        ("odds of winning a permit", Want.SHARE),
        ("甲港的排名掉得多吗", Want.MOVE),
        ("引用航运年鉴的是哪一句", Want.SOURCE),
        ("Which statement rests on the tide tables?", Want.SOURCE),
        ("岸桥的英文怎么说", Want.DEFINITION),
        ("船员占三成这个数字是谁给的", Want.SOURCE),
        ("survey used for the share of night crews", Want.SOURCE),
        ("紧随甲港的是谁", Want.SUPERLATIVE),
        ("which quay comes right after the north one", Want.SUPERLATIVE),
        ("where does the figure on crews in small ports come from", Want.SOURCE),
        ("where does Port Fenn figure in the list", Want.RANK),
    ],
)
def test_what_is_wanted(text: str, want: Want | None) -> None:
    assert understood(text).want == want


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        ("谁是商会会长", False),
        ("谁担任秘书长", False),
        ("董事长是谁，谁又是总厂厂长", False),
        ("哪个行业占用水的比重", False),
        ("哪家门店在地铁站附近", False),
        ("哪些口岸开通于最近", False),
        ("东桥和西桥哪座长", True),
        ("货运量是上升还是下降", False),
        ("铁和铝哪种重", True),
        ("南站和北站谁离港口近", True),
    ],
)
def test_adjectives_that_compare_are_words_of_their_own(text: str, compares: bool) -> None:
    assert (Want.COMPARISON in understood(text).wants) is compares


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "渔港中产量最高的是东屿", True),
        ("zh", "西湾排在最后一名", True),
        ("zh", "最近三年新增泊位两个", False),
        ("zh", "方案最终获批，最后由港务局实施", False),
        ("zh", "最初的航线有四条", False),
        ("en", "East Quay was the second to be dredged", True),
        ("en", "Odde and Larne lead the table", True),
        ("en", "Odde is the leading port", True),
        ("en", "dredging leads to delays", False),
        ("en", "a storm, leading up to the closure", False),
        ("en", "the pump moves a tonne in one second", False),
        ("en", "a third or, for ferries, one-third of the berths", False),
        ("en", "the lead pipes of the quay", False),
        ("en", "crews are trained in first aid", False),
    ],
)
def test_words_that_tell_who_comes_first(language: Language, text: str, told: bool) -> None:
    assert bool(cues(language).extreme.search(fold(text).text)) is told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("货运量排名第三的是", 3),
        ("货运量第三名是谁", 3),
        ("who came third by freight", 3),
        ("which ports topped the freight table", 1),
        ("quay at the head of the list of the busiest", 1),
        ("货运量榜首是哪个港口", 1),
    ],
)
def test_a_place_that_is_asked_for(text: str, place: int) -> None:
    question = understood(text)
    assert (question.place, Want.SUPERLATIVE in question.wants) == (place, True)


@pytest.mark.parametrize(
    ("text", "stated", "count"),
    [
        ("percentage of buyers aged 18 to 24", {18, 24}, None),
        ("where does the 34% come from", {34}, None),
        ("which five countries lead", set(), 5),
        ("影响了哪四个方面", set(), 4),
        ("2017年占比多少", set(), None),
        ("养老资金几亿", set(), None),
        ("pupils who read less than twelve months ago", set(), None),
        ("12天前的价格", set(), None),
        ("34%前后的提法", {34}, None),
        ("income of the top 1% of farms", {1}, None),
        ("sales on Double 11", set(), None),
        ("orders up 2-3 times", {2, 3}, None),
        ("雇3到8名工人的农场", {3, 8}, None),
        ("farms with 2 to 4 tractors", {2, 4}, None),
        ("全市105所学校分几类", {105}, None),
        ("评分八十分以上的店铺", {80}, None),
        ("which crop rose 2015%", {2015}, None),
        ("crops sold in 2015", set(), None),
        ("烧毁三千多间房的是哪场火", set(), None),
        ("3000余间房是哪年烧的", set(), None),
    ],
)
def test_values_that_a_question_states(text: str, stated: set[int], count: int | None) -> None:
    question = understood(text)
    assert question.stated == stated
    assert question.wanted_count == count


@pytest.mark.parametrize(
    ("text", "value", "asked"),
    [
        ("counties above 60%", "60", (True, False)),
        ("lines with at least 9,000 riders", "9000", (True, True)),
        ("goods that grew more than 1000 percent", "1000", (True, False)),
        ("regions below half", "50", (False, False)),
        ("towns with no more than 12 schools", "12", (False, True)),
        ("入住率不到一半的区县", "50", (False, False)),
        ("生师比超过16的学校", "16", (True, False)),
        ("床位在八千张以上的机构", "8000", (True, True)),
        ("增速不超过5%的行业", "5", (False, True)),
        ("金額高於500億的企業", "50000000000", (True, False)),
        ("which five countries lead", None, None),
        ("出口额比2016年高的省份", None, None),
        ("the top 5 markets", None, None),
        ("which counties upgraded more than 2000 homes", "2000", (True, False)),
        ("exports higher than 2016", None, None),
    ],
)
def test_bounds(text: str, value: str | None, asked: tuple[bool, bool] | None) -> None:
    bound = understood(text).bound
    assert (None if bound is None else str(bound.value)) == value
    assert (None if bound is None else (bound.above, bound.inclusive)) == asked


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("which counties have occupancy above 60%", True),
        ("哪些省份名次下降了", True),
        ("which ports kept their rank unchanged", True),
        ("which three goods grew fastest", False),
        ("增得最猛的三个国家", False),
        ("which report says that more than 60% pay online", False),
    ],
)
def test_rows_that_meet_a_condition_are_wanted(text: str, rows: bool) -> None:
    assert (Want.ROWS in understood(text).wants) is rows


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017年出口多少", date(2017, 1, 1), date(2017, 12, 31)),
        ("sales in June 2017", date(2017, 6, 1), date(2017, 6, 30)),
        ("去年出口多少", date(2017, 1, 1), date(2017, 12, 31)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    [period] = understood(text).periods
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "notion", "wording"),
    [
        ("信保的买家", "信保", "信用保障"),
        ("Trade Assurance buyers", "trade assurance", "信用保障"),
        ("Indonesia 活跃买家", "indonesia", "印尼"),
        ("active customers in India", "active customers", "活跃买家"),
    ],
)
def test_notions_know_other_wordings(text: str, notion: str, wording: str) -> None:
    [found] = [each for each in understood(text).notions if each.text == notion]
    assert wording in [form.terms[0] for form in found.chinese]


@pytest.mark.parametrize(
    ("text", "name"),
    [("how many made it to Wales", "wales"), ("loans made in France", "france")],
)
def test_forms_of_verbs_are_no_names(text: str, name: str) -> None:
    asked = room(FIRST_REPORT).read(text)
    assert [notion.text for notion in asked.notions if notion.name][:1] == [name]


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        ("维尔莫拉有多少基站", "维尔莫拉", "velmora"),
        ("阿尔达尼亚的网速", "阿尔达尼亚", "ardania"),
        ("马里亚纳的网速", "马里亚纳", None),
        ("拉丁语的网站", "拉丁语", None),
    ],
    ids=["a name by its sound", "cut into words", "another", "a word"],
)
def test_names_of_english_reports_that_chinese_spells(
    text: str, name: str, english: str | None
) -> None:
    asked = room("halcyon-broadband-2022", learned=True)
    notions = asked.read(text).notions
    said = {n.text: {form.terms for form in n.english if form.weight > 0.8} for n in notions}
    assert ((english,) in said[name]) if english else not said.get(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [("Kestria的上网人数", ["kestria"]), ("Lumbara与Velmora上网的人", ["lumbara", "velmora"])],
)
def test_latin_names_may_stand_right_before_chinese(text: str, names: list[str]) -> None:
    asked = room("halcyon-broadband-2022").read(text)
    assert [notion.text for notion in asked.notions if notion.name] == names


@pytest.mark.parametrize(
    ("text", "notions"),
    [
        ("桂跑有多少", ["桂跑"]),
        ("有多少张桌子", ["桌子"]),
        ("桐跑有多少", ["桐", "跑"]),
    ],
    ids=["of words that they have", "what things are counted by", "of words that they have not"],
)
def test_what_the_reports_have_is_their_word(text: str, notions: list[str]) -> None:
    lexicon = Lexicon(ANALYZER, GLOSSARY, None, occurs={"桂跑"}.__contains__)
    found = read(text, ANALYZER, lexicon, date(2018, 5, 1)).notions
    assert [notion.text for notion in found] == notions


@pytest.mark.parametrize(
    ("text", "notion", "chinese"),
    [
        ("parcels sent from Xi'an", "xi'an", "西安"),
        ("What does Gu Lan teach?", "gu lan", "顾岚"),
        ("a gu lan in lower case", "gu lan", None),
        ("New York's parcels", "york's", None),
    ],
    ids=["syllables parted", "a name in two words", "no name without capitals", "no pinyin"],
)
def test_names_that_pinyin_spells_in_two_words(text: str, notion: str, chinese: str | None) -> None:
    asked = room("haiqiao-overseas-warehouses-2023").read(text)
    found = [each for each in asked.notions if each.text == notion]
    names = [form.terms[0] for each in found if each.name for form in each.chinese]
    assert chinese in names if chinese else not names


@pytest.mark.parametrize(
    ("text", "notion", "chinese", "shared"),
    [
        ("tourists from East and South Asia", "east", "东亚", True),
        ("how many primary and secondary schools are there", "primary", "小学", True),
        ("tourists from East Asia and elsewhere", "east asia", "东亚", True),
        ("price of bread and spare parts", "bread", "面包零件", False),
    ],
    ids=["a region", "schools", "its own noun", "two things"],
)
def test_a_noun_that_two_words_share(text: str, notion: str, chinese: str, shared: bool) -> None:
    asked = room("haiqiao-overseas-warehouses-2023").read(text)
    [found] = [each for each in asked.notions if each.text == notion]
    assert (chinese in [form.terms[0] for form in found.chinese]) == shared


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("how many registered users", "registered users", ("registered", "users")),
        ("number of internet users", "number of internet users", ("number", "internet users")),
        ("how many users", "users", ()),
    ],
)
def test_a_phrase_has_its_words(text: str, phrase: str, words: tuple[str, ...]) -> None:
    [found] = [each for each in understood(text).notions if each.text == phrase]
    assert tuple(each.text for each in found.words) == words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("买家数的同笔赠速", "买家数的同比增速"),
        ("这句话的来原是哪里", "这句话的来源是哪里"),
        ("笔记本的增速", "笔记本的增速"),
        ("馆里出了多少书", "馆里出了多少书"),
    ],
    ids=["two slips", "words of sources", "a word of its own", "a verb that is done"],
)
def test_slips_in_what_is_asked_are_mended(text: str, folded: str) -> None:
    assert room(FIRST_REPORT).read(text).folded == folded


@pytest.mark.parametrize(
    ("text", "notions"),
    [("由哪些部门提供数据", ["提供", "数据"]), ("花园酒店", ["花园酒店"])],
    ids=["a verb and its object", "a noun and its noun"],
)
def test_long_words_that_no_table_has(text: str, notions: list[str]) -> None:
    known = [notion.text for notion in room(FIRST_REPORT).read(text).notions]
    assert known[-len(notions) :] == notions


@pytest.mark.parametrize(
    ("text", "notion", "aside"),
    [
        ("校车是租的，食堂是自办的，那宿舍归谁管", "食堂", True),
        ("校车是租的，食堂是自办的，那宿舍归谁管", "宿舍", False),
        ("校车那条线归谁管", "校车", False),
        ("食堂里面，那些座位归谁管", "食堂", False),
    ],
    ids=["taken for granted", "asked", "which one", "those"],
)
def test_what_but_leads_up_to_a_question(text: str, notion: str, aside: bool) -> None:
    assert {n.text: n.aside for n in understood(text).notions}[notion] is aside


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("湘鄂两省的柑橘", {"湖南", "湖北"}),
        ("云贵川三地的茶", {"云南", "贵州", "四川"}),
        ("江苏的茶", {"江苏"}),
        ("新青年两成", set()),
    ],
    ids=["two", "three", "a whole name", "no provinces"],
)
def test_provinces_are_known_by_their_abbreviations(text: str, names: set[str]) -> None:
    assert {n.text for n in room(FIRST_REPORT).read(text).notions if n.name} == names


def test_characters_of_an_unknown_name_are_one_notion() -> None:
    assert "东澜市" in [notion.text for notion in understood("东澜市的人口").notions]


@pytest.mark.parametrize(
    ("text", "notions"),
    [
        ("给猫打狂犬疫苗", ["猫", "打", "狂犬", "疫苗"]),
        ("种一亩麦要几天", ["种", "麦"]),
        ("杂志那一块怎么样", ["杂志"]),
        ("运一箱梨要多长时间", ["运", "一箱", "梨", "多长时间"]),
        ("fees for two hundred crates", ["fees", "crates"]),
        ("船票涨了几倍", ["船票", "涨"]),
        ("farms with 2 to 4 tractors", ["farms", "tractors"]),
        ("who chiefly buys honey", ["buys", "honey"]),
        ("哪种药卖得好", ["药", "卖", "好"]),
        ("那条河一条鱼也没有", ["河", "鱼"]),
    ],
    ids=[
        "verbs part names",
        "one of its kind",
        "nothing but a pointer",
        "a time",
        "a numeral",
        "what asks for a multiple",
        "a range",
        "an adverb",
        "what asks with its classifier",
        "what points with its classifier",
    ],
)
def test_what_is_a_notion(text: str, notions: list[str]) -> None:
    assert [notion.text for notion in understood(text).notions] == notions


@pytest.mark.parametrize(
    ("text", "notion"),
    [
        ("给多少农户放了款", "放款"),
        ("去年涨过价吗", "涨价"),
        ("为了解决什么", "解决"),
        ("通过信用保障完成的订单", "信用保障"),
        ("出口额超过越南的国家", "越南"),
        ("做了工作的村庄有几个", "工作"),
    ],
    ids=[
        "parted by 了",
        "parted by 过",
        "no verb of its own",
        "过 ends a word, a longer one follows",
        "a name follows",
        "了 before a longer word",
    ],
)
def test_verbs_that_a_particle_parts_are_one(text: str, notion: str) -> None:
    assert notion in [each.text for each in room(FIRST_REPORT).read(text).notions]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("增速慢了几个百分点", None),
        ("客流慢了多少", "down"),
        ("how much the queues shortened", "down"),
        ("差距收窄了多少", "down"),
        ("营收衰退几成", "down"),
        ("how much faster traffic accelerated", "up"),
    ],
)
def test_which_way_something_went(text: str, direction: str | None) -> None:
    assert understood(text).direction == direction


@pytest.mark.parametrize(
    ("text", "countable"),
    [
        ("How many drivers were interviewed?", True),
        ("sample size of the poll", True),
        ("这次走访了多少农户", True),
        ("样本量有多大", True),
        ("有多少家庭装了电梯", False),
        ("农场有多少只有一台拖拉机", False),
        ("一碗面卖多少块钱", False),
        ("持有多少股份", False),
        ("占多少份额", False),
        ("卖出多少块电池", True),
        ("How many drivers are women?", False),
    ],
)
def test_things_that_no_share_counts(text: str, countable: bool) -> None:
    assert understood(text).countable == countable


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("How many shops use NFC?", {"nfc"}),
        ("LED灯出口多少", {"led"}),
        ("HOW MANY SHOPS USE NFC?", set()),
        ("HOW MANY INTERNET USERS ARE THERE", set()),
        ("How many Dutch shops?", set()),
    ],
)
def test_words_in_capitals_are_acronyms(text: str, acronyms: set[str]) -> None:
    assert understood(text).acronyms == acronyms


def test_a_text_of_characters_that_each_fold_to_many_is_read_up_to_a_bound() -> None:
    assert len(understood("\ufdfa" * 400).folded) == LONGEST


@given(st.text(max_size=80))
def test_any_text_is_a_question(text: str) -> None:
    question = understood(text)
    for notion in question.notions:
        assert question.folded[notion.start : notion.end] == notion.text


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("what is the town hall's metaphor for debt", "好比"),
        ("who is in the driver's seat", "主导"),
        ("在达沃斯谈了什么", "世界经济论坛"),
        ("which route do parcels take", "专线"),
        ("保证送达的时间", "必达"),
        ("这个县的特色产业", "支柱产业"),
        ("头一步怎么走", "第一步"),
        ("the largest segment of readers", "群体"),
        ("城里人的工资", "城镇居民"),
        ("老板怎么看", "管理者"),
        ("高管看视频的比例", "管理者"),
        ("how many city dwellers", "城镇居民"),
        ("what do bosses think", "管理者"),
        ("hotel occupancy last year", "入住率"),
        ("share of crude-oil self-sufficiency", "自给率"),
        ("how many nursery schools opened", "幼儿园"),
        ("谁拿下了这个标，中标单位是谁", "中标"),
        ("有多少回头客", "复购率"),
        ("开工率是多少", "产能利用率"),
        ("warehouse occupancy in spring", "库容利用率"),
        ("how far do cars go: driving range", "续航里程"),
        ("objects on display", "展品"),
        ("how many chronically ill people", "慢病患者"),
        ("cost of sending money", "汇款手续费"),
        ("revenue per parcel", "快递单价"),
        ("vacancies per jobseeker", "求人倍率"),
        ("how do villagers make a living", "谋生"),
        ("哪家捐得最多", "捐赠"),
        ("how many conservators", "修复师"),
        ("tickets bought from touts", "黄牛"),
        ("wind power curtailed", "弃风"),
        ("invoices past due", "逾期"),
        ("loans to SMEs", "中小企业"),
        ("how many agricultural extension workers", "农技员"),
        ("price of zinc", "锌"),
        ("orders placed on Tmall", "天猫"),
        ("loans with a short payback", "回收期"),
        ("up for five years in a row", "连续"),
        ("who sits on the editorial board", "编委会"),
    ],
)
def test_a_notion_knows_its_synonyms(text: str, wording: str) -> None:
    forms = [form.terms[0] for notion in understood(text).notions for form in notion.chinese]
    assert wording in forms


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("how much in RMB", {"CNY"}),
        ("出口额多少美金", {"USD"}),
        ("欧元还是英镑", {"EUR", "GBP"}),
        ("revenue in US dollars", {"USD"}),
        ("花了多少元", set()),
        ("which firm won", set()),
        ("pounds of sugar", set()),
    ],
)
def test_currencies_that_a_question_names(text: str, codes: set[str]) -> None:
    assert understood(text).currencies == codes


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("清关时间从多少降下来的", True),
        ("原来要等几天", True),
        ("What did clearance times fall from?", True),
        ("how long did clearance used to take before the change", True),
        ("清关时间降到多少", False),
        ("以前排队要一小时，现在要多久", False),
        ("booking used to take a day, how long is it now", False),
        ("exports from Spain", False),
    ],
)
def test_the_value_before_a_change_is_asked_for_in_words(text: str, former: bool) -> None:
    assert understood(text).former is former
