"""Answers are the report's own words: proved on every question, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.answer import proof
from indexer.answer.enumerations import enumerations
from indexer.answer.strength import strengths
from indexer.model import Answer, Citation
from tests.quality.reading_room import FIRST_REPORT, answered, room

REPORT = "northmark-exporters-2019"


def ask(text: str) -> Answer:
    return answered(REPORT, text)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "国家为土耳其、印度、马来西亚、韩国和巴基斯坦。",
            ["土耳其", "印度", "马来西亚", "韩国", "巴基斯坦"],
        ),
        ("一站式服务（报关/结汇/退税/物流）", ["报关", "结汇", "退税", "物流"]),
        ("有两大特征：第一，高效互动；第二，全程在线。", ["高效互动", "全程在线"]),
        ("能力项包括信息展示、商机获取和交易履约。", ["信息展示", "商机获取", "交易履约"]),
        ("美国、德国、日本依然是贸易大国。", ["美国", "德国", "日本"]),
        ("内容为热门产品，爆品的预测和商家动态。", ["热门产品", "爆品的预测", "商家动态"]),
        ("灵活性，自由度和流动性优于薪水。", ["灵活性", "自由度", "流动性"]),
        ("包括虚拟现实（VR）、物联网等。", ["虚拟现实（VR）", "物联网"]),
        ("有两个目的：一是提高效率，二是降低成本。", ["提高效率", "降低成本"]),
        ("首先登记企业；其次核对税号；最后发证。", ["登记企业", "核对税号", "发证"]),
        ("条件为（1）年满60岁（2）独居。", ["年满60岁", "独居"]),
        ("措施包括：①补贴；②培训；③减税。", ["补贴", "培训", "减税"]),
        (
            "作者表示，在接受调查时，灵活性，自由度和流动性优于薪水。",
            ["灵活性", "自由度", "流动性"],
        ),
        (
            "高校105所，其中本科学校41所、职业学校2所、高职（专科）学校58所。",
            ["本科学校", "职业学校", "高职（专科）学校"],
        ),
        ("“山集”“云上”“归野”三家品牌居前。", ["山集", "云上", "归野"]),
        ("资金用于三处：购置车辆；修建车站；培训司机。", ["购置车辆", "修建车站", "培训司机"]),
        ("由平台、买卖双方、行业影响者共同产出资讯。", ["平台", "买卖双方", "行业影响者"]),
        ("企业将结算、物流、融资等服务外包到平台。", ["结算", "物流", "融资"]),
        (
            "工厂向越南、柬埔寨等国转移，也向印度和墨西哥等国转移。",
            ["越南", "柬埔寨", "印度", "墨西哥"],
        ),
        ("采用新的方式，包括自适应技术、多模型融合的系统等。", ["自适应技术", "多模型融合的系统"]),
        ("城区、镇区和乡村分别为42.6人、40.1人和24.8人。", ["城区", "镇区", "乡村"]),
        ("普通高等学校、中等学校和小学均有增长。", ["普通高等学校", "中等学校", "小学"]),
        ("访谈经营者、村干部和投资人86位。", ["访谈经营者", "村干部", "投资人"]),
        ("带动农产品铺、民宿和陶艺坊共19家。", ["带动农产品铺", "民宿", "陶艺坊"]),
        (
            "服务涵盖基础服务（包括代理）、融资/买断(出货后), 两大模块。",
            ["基础服务（包括代理）", "融资/买断(出货后)"],
        ),
        ("码头有岸桥、拖车和堆高机三类设备。", ["岸桥", "拖车", "堆高机"]),
        ("景泰蓝与雕漆、玉雕一道入选名录。", ["景泰蓝", "雕漆", "玉雕"]),
        ("排在首位的是噪音（52%），其次是积水（31%）和停电（17%）。", ["噪音", "积水", "停电"]),
        ("手册可为船东、货代和码头工人提供一张航线图。", ["船东", "货代", "码头工人"]),
        (
            "措施包括修建车站、购置车辆和向司机提供培训。",
            ["修建车站", "购置车辆", "向司机提供培训"],
        ),
        (
            "订单来自老挝、缅甸等邻近国家和地区，也来自肯尼亚和加纳。",
            ["老挝", "缅甸", "肯尼亚", "加纳"],
        ),
        ("客流的回升得益于票价下调、班次加密和站点增设。", ["票价下调", "班次加密", "站点增设"]),
        ("线路已延伸至苍山、白水和青田。", ["苍山", "白水", "青田"]),
        ("这一做法已复制到苍山、白水和青田。", ["苍山", "白水", "青田"]),
    ],
)
def test_lists_in_chinese(text: str, items: list[str]) -> None:
    [found] = enumerations(text, "zh")
    assert [text[item.start : item.end] for item in found.items] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("从用途看，灌溉占52%，工业占31%，生活用水占17%。", ["灌溉", "工业", "生活用水"]),
        ("灌溉占52%，工业占31%，生活用水占17%。", None),
        ("分城市看，江州最多，有31家，其次是云浦和沙溪。", ["江州", "云浦", "沙溪"]),
        ("江州最多，其次是云浦和沙溪。", ["江州", "云浦", "沙溪"]),
        ("江州增速最高，其次为云浦和沙溪。", ["江州", "云浦", "沙溪"]),
        ("增长最快的是江州，其次是云浦。", ["江州", "云浦"]),
        ("泊位最多的港口为江州（31个），其次是云浦和沙溪。", ["江州", "云浦", "沙溪"]),
    ],
    ids=[
        "parts of a whole",
        "shares that may be of several things",
        "the first and the next",
        "nothing between them",
        "the first with its measure",
        "the first behind what it is first in",
        "the first with its number in brackets",
    ],
)
def test_lists_without_a_mark_of_their_own(text: str, items: list[str] | None) -> None:
    lists = [[text[i.start : i.end] for i in each.items] for each in enumerations(text, "zh")]
    assert lists == ([items] if items else [])


def test_people_behind_their_titles_are_a_list() -> None:
    text = "感谢大学教授、中心主任王健，清华大学教授柴跃廷对本报告的贡献。"
    lists = [[text[i.start : i.end] for i in each.items] for each in enumerations(text, "zh")]
    assert ["王健", "柴跃廷"] in lists


@pytest.mark.parametrize(
    "text",
    [
        "其中，数据和网络成为基础。",
        "研究表明，人员的数量和稳定性影响质量。",
        "未来五年，财政将投入42亿元和新建200个中心。",
        "三家品牌分别开出137家、92家和78家门店。",
        "普通、职业高校在校生112.6万人。",
    ],
)
def test_clauses_with_commas_are_no_list(text: str) -> None:
    assert not enumerations(text, "zh")


def test_items_are_cut_where_words_end() -> None:
    text = "通过在线化、数据化和网络化转变。"
    borders = {text.index(word) for word in ("在线", "、", "数据", "和", "网络", "转变")}
    [found] = enumerations(text, "zh", borders=borders)
    assert text[found.items[0].start : found.items[0].end].endswith("在线化")


@pytest.mark.parametrize(
    "text",
    [
        "Wardens checked 1,240 cars in 2021 and found 106 faults.",
        "Losses are highest for pears (34%) and lowest for nuts.",
        "Eighty ferries sank in 2021, and fewer than ten had rafts.",
    ],
)
def test_two_clauses_with_numbers_are_no_list(text: str) -> None:
    assert enumerations(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The most popular are Marlow, TradeHarbor and Kestrel.",
            ["Marlow", "TradeHarbor", "Kestrel"],
        ),
        (
            "Most popular are Marlow,\nTidal and Kestrel, used by 52%.",
            ["Marlow", "Tidal", "Kestrel"],
        ),
        ("Sellers value reach, trust and speed.", ["Sellers value reach", "trust", "speed"]),
        (
            "The risks are: lack of fitters and linesmen, slow permits, rates and the cold.",
            ["lack of fitters and linesmen", "slow permits", "rates", "the cold"],
        ),
        ("The mill sells flour, bran and oil, and it buys oats.", ["flour", "bran", "oil"]),
        ("Members (a) pay less; (b) wait less.", ["pay less", "wait less"]),
        ("Funds buy: buses for towns; stops; fuel.", ["buses for towns", "stops", "fuel"]),
        (
            "Power accounts for 2.3 million tonnes, transport for 3.1 and homes for 1.5.",
            ["Power", "transport", "homes"],
        ),
        (
            "It was prepared by Tom Reyhill (lead author), Amara Okonjo and Li Wenqing.",
            ["Tom Reyhill (lead author)", "Amara Okonjo", "Li Wenqing"],
        ),
        ("Trials between Port Sorrel and Fennick began in May.", ["Port Sorrel", "Fennick"]),
        (
            "The chief fuels are oil (41%), coal and lignite (30%) and wood (9%).",
            ["oil", "coal and lignite", "wood"],
        ),
        (
            "Parking on pavements (31%) was the commonest complaint, followed by noise (22%) "
            "and litter (8%).",
            ["Parking on pavements", "noise", "litter"],
        ),
        (
            "Most go to Larne (US$3.2 billion), Odde (US$1.1 billion) and Veld.",
            ["Larne", "Odde", "Veld"],
        ),
        (
            "It is three crops, namely barley and oats, winter wheat and hops, which thrive.",
            ["barley and oats", "winter wheat", "hops"],
        ),
        (
            "Our fund, Open Door, began with money from the cities of Rome, Oslo and Bergen.",
            ["Rome", "Oslo", "Bergen"],
        ),
        ("Barley leads, followed by rye.", ["Barley", "rye"]),
        (
            "Buses are used by 52% of pupils, bicycles by 20%, and trams by 9%.",
            ["Buses", "bicycles", "trams"],
        ),
        ("In 2020, Peru, Chile and Bolivia raised tolls.", ["Peru", "Chile", "Bolivia"]),
        (
            "A guild is an association of weavers, dyers and tailors to which a town gave rights.",
            ["weavers", "dyers", "tailors"],
        ),
        ("Sales fell; only in Ghent and Bruges did they rise.", ["Ghent", "Bruges"]),
        (
            "It was drawn up by a group headed by Ann Lee (Chair, Data) and comprising Bo Quist"
            " (Editor) and Cy Rao (Analyst).",
            ["Ann Lee", "Bo Quist (Editor)", "Cy Rao (Analyst)"],
        ),
        (
            "The chief grounds are want of time (40%), noise (22%) and cost (9%).",
            ["want of time", "noise", "cost"],
        ),
        ("In 2020, only Fenn, Loo and Aby met the rule.", ["Fenn", "Loo", "Aby"]),
        (
            "The oldest mill, Varn, grinds 40% of the grain, followed by Lode with 31% and Old Hay"
            " with 12%.",
            ["Varn", "Lode", "Old Hay"],
        ),
        (
            "Guilds spent 38% of their dues on feasts, 20% on candles, and 9% on roof repairs.",
            ["feasts", "candles", "roof repairs"],
        ),
        (
            "A fare has two parts: the toll, which is fixed, and the mileage charge.",
            ["the toll", "the mileage charge"],
        ),
        (
            "Towns chose wardens for walls and wells, beginning with Ghent and Bruges.",
            ["Ghent", "Bruges"],
        ),
    ],
)
def test_lists_in_english(text: str, items: list[str]) -> None:
    [found] = enumerations(text, "en")
    assert [text[item.start : item.end] for item in found.items] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("提供了工作，尤其是女性和年轻人。", ["女性", "年轻人"]),
        ("制造业和互联网金融服务平台企业。", None),
        ("70%的居民和80%的工人在此就业。", None),
        ("经费采取财政补助与服务收费相结合的方式。", ["财政补助", "服务收费"]),
        ("他们合写了“海上的月亮”和“18世纪的老码头”两首歌。", ["海上的月亮", "18世纪的老码头"]),
        ("会长在走访北部和南部各县期间看了三家工厂。", None),
        ("以口碑和价格为依据的评分。", ["口碑", "价格"]),
        ("新规对维修能力和运输能力提出要求。", ["维修能力", "运输能力"]),
    ],
    ids=[
        "led in by 尤其",
        "one much longer",
        "numbers",
        "taken together",
        "quoted names",
        "when",
        "what something rests on",
        "up to the word that both end with",
    ],
)
def test_pairs(text: str, items: list[str] | None) -> None:
    found = [each for each in enumerations(text, "zh", pairs=True) if each.pair]
    printed = [[text[item.start : item.end] for item in each.items] for each in found]
    assert printed == ([items] if items else [])


@given(st.text(max_size=300), st.sampled_from(["zh", "en"]))
def test_items_are_spans_of_any_text(text: str, language: str) -> None:
    for found in enumerations(text, language, pairs=True):  # type: ignore[arg-type]
        assert all(0 <= item.start <= item.end <= len(text) for item in found.items)


WORDS = (
    "how many what share which when who source of the small firms exporters 2018 2017 Northmark "
    "growth fell 38% US$ billion table rank compare or and 多少 来源 占比 增长 小企业 出口 "
    "是什么 哪些 第几 <script>alert(1)</script> \u202e ' \" 0 -1 1e9 ％ １２"
).split()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join) | st.text(max_size=60))
def test_every_answer_is_proved_or_refused_with_a_reason(text: str) -> None:
    answer = ask(text)
    if answer.answerable:
        assert proof.fault(answer, room(REPORT).reports) is None
        assert answer.text
    else:
        assert answer.reason
        assert answer.text is None


def test_invented_digits_and_altered_quotes_are_caught() -> None:
    answer = ask("What share of Northmark's businesses are small firms?")
    assert answer.answerable
    assert proof.fault(replace(answer, text="98.6%"), room(REPORT).reports)
    altered: Citation = replace(answer.citations[0], quote="Small firms are everywhere.")
    assert proof.fault(replace(answer, citations=(altered,)), room(REPORT).reports)
    assert proof.fault(replace(answer, citations=()), room(REPORT).reports)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("eWTP的全称是什么", "世界电子贸易平台（Electronic World Trade Platform，简称eWTP）"),
        ("what does VR stand for", "VR（虚拟现实）"),
        ("超级信用证是什么产品", "超级信用证是"),
        ("赋能电子商务用英文怎么说", "Enabling E-commerce"),
        ("世界海关组织的英文名叫什么", "The World Customs Organization"),
    ],
    ids=[
        "the long form",
        "the gloss of a short form",
        "a sentence that begins with the term",
        "in another language",
        "a name in another language",
    ],
)
def test_a_definition_may_stand_in_brackets(question: str, words: str) -> None:
    answer = answered(FIRST_REPORT, question)
    assert answer.kind == "definition"
    assert words in (answer.text or "")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what does overfished mean", "is considered overfished when"),
        ("what is meant by post-harvest loss", "is taken to mean"),
        ("how are small-scale fisheries defined", "are understood here as"),
    ],
)
def test_a_definition_may_be_worded_in_many_ways(question: str, words: str) -> None:
    answer = answered("wio-small-scale-fisheries-2021", question)
    assert answer.kind == "definition"
    assert words in (answer.text or "")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how much reef cover was lost since 1998", "about a third"),
        ("1970年以来海水升温多少", "0.6 °C"),
    ],
)
def test_a_change_is_found_by_the_time_since_when(question: str, value: str) -> None:
    assert answered("wio-small-scale-fisheries-2021", question).text == value


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        (FIRST_REPORT, "信用保障服务怎么理解", "信用保障服务，是"),
        (FIRST_REPORT, "cross-border e-commerce: definition", "跨境电子商务是指"),
        ("northmark-exporters-2019", "What counts as a small firm?", "A small firm refers to"),
        ("northmark-exporters-2019", "small firm: definition", "A small firm refers to"),
        ("donglan-eldercare-2021", "what is long-term care insurance", "长期护理保险是为"),
        ("donglan-eldercare-2021", "怎样才算护理型床位", "护理型床位是指"),
    ],
)
def test_a_sentence_that_defines_wins_over_numbers(report: str, question: str, words: str) -> None:
    answer = answered(report, question)
    assert answer.kind == "definition"
    assert (answer.text or "").startswith(words)


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        ("zenan-rural-tourism-2023", "先囤后约是个什么玩法", "先囤后约”指用户先以优惠价"),
        ("zenan-rural-tourism-2023", "民宿管家是干嘛的", "民宿管家指为住客"),
        (
            "zenan-rural-tourism-2023",
            "What do they understand by rural guesthouse?",
            "乡村民宿是指",
        ),
        ("northmark-exporters-2019", "trade credit insurance: what is it exactly", "means cover"),
        ("northmark-exporters-2019", "贸易信用保险是干什么的", "means cover"),
        ("talmere-energy-2023", "what do they count as a typical home", "A typical household is"),
        ("talmere-energy-2023", "容量系数是什么东西", "Capacity factor is the ratio"),
        ("lanjiang-education-2023", "普惠性幼儿园到底是啥", "普惠性幼儿园包括"),
    ],
)
def test_a_definition_is_asked_for_in_everyday_words(
    report: str, question: str, words: str
) -> None:
    answer = answered(report, question)
    assert answer.kind == "definition"
    assert words in (answer.text or "")


@pytest.mark.parametrize(
    ("question", "answerable"),
    [
        ("How many small firms exported in 2018?", True),
        ("How many small firms exported in 2012?", False),
    ],
    ids=["the year given", "no undated number stands for another year"],
)
def test_a_number_of_another_time_is_no_answer(question: str, answerable: bool) -> None:
    assert ask(question).answerable is answerable


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("全省的备案博物馆有多少家", "268家"),
        ("到2025年全省备案博物馆有多少家", "320家"),
        ("规划中的备案博物馆有多少家", "320家"),
    ],
    ids=["what is there", "asked for by its year", "asked for as a plan"],
)
def test_what_is_planned_is_not_what_is(question: str, text: str) -> None:
    assert answered("cangnan-museums-2022", question).text == text


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which country climbed nine places by GMV?", "意大利"),
        ("哪个国家按GMV上升了9位", "意大利"),
        ("Which country climbed eleven places by GMV?", None),
        ("who gained the most places by GMV", "意大利"),
        ("哪个省份上升最多", "湖南省"),
        ("top 15 provinces: which is number 3", "江苏省"),
        ("出口排名最后的省份", "湖南省"),
        ("which province moved up three places", "湖南省"),
        ("哪个省份排名上升最多", "湖南省"),
        ("出口省份倒数第二是哪个", "湖北省"),
        ("which province came last in exports", "湖南省"),
        ("country with the second highest growth of active buyers", "印尼"),
        ("活跃买家数排第二的国家", "印度"),
        ("TOP出口国家和地区（按GMV排序）第二", "印度"),
        ("出口省份排行榜的亚军", "浙江省"),
        ("是不是浙江省排第一", "2"),
        ("山东是第四名吗", "4"),
        ("Was India the first in the GMV ranking?", "2"),
        ("出口省份里紧跟在江苏之后的是哪个省", "山东省"),
        ("which province ranks just ahead of Hebei in exports", "上海市"),
        ("按活跃买家数，仅次于印度的是哪国", "加拿大"),
        ("which country is second only to India in active buyers", "加拿大"),
        (
            "which product's exports rose most",
            "钢铁板桩，不论是否钻孔、打眼或组装;焊接的钢铁角材、型材及异型材",
        ),
        (
            "products at the top of the fastest-rising list",
            "钢铁板桩，不论是否钻孔、打眼或组装;焊接的钢铁角材、型材及异型材",
        ),
    ],
)
def test_a_row_is_found_by_its_place_or_move(question: str, row: str | None) -> None:
    assert answered(FIRST_REPORT, question).text == row


@pytest.mark.parametrize(
    ("report", "question", "row"),
    [
        (
            "northmark-exporters-2019",
            "product group that fell most",
            "Furniture",
        ),
        ("northmark-exporters-2019", "fastest growing product group", "Medical devices"),
        ("donglan-eldercare-2021", "入住率最低的是哪个区县", "云起新区"),
        ("donglan-eldercare-2021", "床位数第二多的区县", "镜湖区"),
        ("qinglan-transport-2022", "准点率最高的线路", "B1快线"),
        ("qinglan-transport-2022", "最长的公交线路", "旅游1号线"),
        ("qinglan-transport-2022", "second busiest bus line", "B2快线"),
        (
            "northmark-exporters-2019",
            "second largest product group by export value",
            "Machinery and parts",
        ),
        ("zenan-rural-tourism-2023", "lowest occupancy county", "云汊县"),
        ("zenan-rural-tourism-2023", "number four in number of guesthouses", "松涧县"),
        ("talmere-energy-2023", "fastest falling source of electricity", "Fuel oil and diesel"),
        ("talmere-energy-2023", "发电量排第三的来源是哪个", "Offshore wind"),
        ("lanjiang-education-2023", "number three for senior secondary enrolment", "东屏市"),
        ("halcyon-broadband-2022", "which member's fixed lines grew fastest", "Tolmar"),
        ("haiqiao-overseas-warehouses-2023", "哪个区域的库存周转第二快", "东南亚"),
        ("haiqiao-overseas-warehouses-2023", "库存周转最慢的是哪个区域", "拉美"),
        ("yunzhen-online-health-2022", "问诊量升得最快的科室", "呼吸内科"),
        ("cangnan-museums-2022", "销售额增长最快的文创", "食品与饮料"),
        (
            "cangnan-museums-2022",
            "the shortest of the popular temporary exhibitions",
            "纸上江南：古籍修复展",
        ),
        ("cangnan-museums-2022", "哪类文创卖得最差", "图书与其他"),
        ("wio-small-scale-fisheries-2021", "which country has the worst data score", "Somalia"),
        ("wio-small-scale-fisheries-2021", "cheapest species group", "Small pelagics"),
        ("meridia-remittances-2021", "Which corridor has the fewest operators?", "Tavola"),
        # Its rows are called otherwise.
        ("wio-small-scale-fisheries-2021", "which member landed the most", "Mozambique"),
        ("talmere-energy-2023", "which area had the fewest homes upgraded", "Fennick"),
        ("halcyon-broadband-2022", "which country has the fewest internet users", "Tolmar"),
        # One of its rows is left out.
        ("xunheng-resource-recycling-2022", "除了德国，哪国的PET瓶回收率最高", "挪威"),
        ("xunheng-resource-recycling-2022", "废钢铁以外回收量最大的品种", "废纸"),
        (
            "meridia-remittances-2021",
            "Other than the United States, which corridor has the most operators?",
            "United Kingdom",
        ),
        # One of its rows is of all the others.
        ("heban-pet-economy-2023", "哪个板块的规模最大", "食品"),
    ],
)
def test_a_row_is_found_by_the_values_of_the_column_asked_about(
    report: str, question: str, row: str
) -> None:
    assert answered(report, question).text == row


@pytest.mark.parametrize(
    ("report", "question", "row"),
    [
        ("northmark-exporters-2019", "who came right after the survey", None),
        (
            "northmark-exporters-2019",
            "Which product group comes right after furniture in exports?",
            "Medical devices",
        ),
        ("donglan-eldercare-2021", "入住率仅次于望潮区的是哪个区", "镜湖区"),
        ("donglan-eldercare-2021", "床位数排在临江县前面的是哪个区", "北屏区"),
        ("cangnan-museums-2022", "定级馆数仅次于白鹭市的是哪个市", "青泽市"),
        ("meridia-remittances-2021", "汇款额紧随意大利之后的是哪国", "United Kingdom"),
        (
            "meridia-remittances-2021",
            "which country's change on 2019 is second only to the United States",
            "United Kingdom",
        ),
    ],
    ids=[
        "of nothing that is ranked",
        "by the value",
        "by a share",
        "before it",
        "by another column",
        "in the other language",
        "by a change",
    ],
)
def test_who_stands_beside_a_row(report: str, question: str, row: str | None) -> None:
    answer = answered(report, question)
    assert (answer.text if answer.kind == "rank" else None) == row


@pytest.mark.parametrize(
    ("report", "question", "items"),
    [
        ("donglan-eldercare-2021", "入住率不到一半的区县", ("临江县", "云起新区")),
        (
            "donglan-eldercare-2021",
            "Which districts have occupancy above 60%",
            ("望潮区", "镜湖区"),
        ),
        ("zenan-rural-tourism-2023", "入住率过45%的县区", ("柳泊区", "雾溪县")),
        ("talmere-energy-2023", "哪几个郡平均补助超过9400欧元", ("Corrin", "Dunmarsh", "Fennick")),
        (
            "qinglan-transport-2022",
            "Which bus lines carry over 9000 passengers a day?",
            ("B1快线", "B2快线", "101路"),
        ),
        (
            "northmark-exporters-2019",
            "which product groups grew by more than 5 percent",
            ("Processed food", "Medical devices"),
        ),
        ("northmark-exporters-2019", "which goods declined", ("Furniture",)),
        (
            "talmere-energy-2023",
            "哪些电力来源的发电量增加了",
            ("Onshore wind", "Offshore wind", "Solar PV"),
        ),
        ("lanjiang-education-2023", "which cities moved up in the ranking?", ("云浦市", "安岭市")),
        (
            "talmere-energy-2023",
            "which counties upgraded more than 2000 homes",
            ("Ardcombe", "Bellhaven", "Corrin"),
        ),
        ("talmere-energy-2023", "bottom two counties by average grant", ("Bellhaven", "Eastray")),
        (
            "talmere-energy-2023",
            "the two counties with the highest average grant",
            ("Dunmarsh", "Corrin"),
        ),
        ("donglan-eldercare-2021", "床位数最少的两个区县", ("云起新区", "临江县")),
        ("lanjiang-education-2023", "位次下降的市有哪些", ("东屏市", "金堰市", "鹿门市")),
        ("northmark-exporters-2019", "哪类商品的出口下跌了", ("Furniture",)),
        ("alibaba-sme-2018", "which country's active buyers shrank", ("英国",)),
        ("jiyi-farm-drones-2022", "哪个省的名次掉了", ("安徽", "湖南", "山东")),
        (
            "lanjiang-education-2023",
            "which places kept their rank unchanged",
            ("临州市", "沙溪市", "青梧市", "白河自治州"),
        ),
    ],
)
def test_rows_that_meet_a_condition(report: str, question: str, items: tuple[str, ...]) -> None:
    assert answered(report, question).items == items


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        ("zenan-rural-tourism-2023", "房价最高的县区平均房价是多少", "612"),
        ("talmere-energy-2023", "lowest average grant of all counties", "€8,685"),
        ("meridia-remittances-2021", "what does the cheapest service from Italy charge (%)", "2.9"),
    ],
)
def test_a_value_among_rows_is_no_row(report: str, question: str, text: str) -> None:
    assert text.strip("€") in (answered(report, question).text or "")


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        (FIRST_REPORT, "趋势五说的是什么", "贸易服务集约化"),
        (FIRST_REPORT, "Name the second trend", "采购碎片化"),
        ("qimo-web-fiction-2023", "第二个案例", "《长夜司灯》的一年"),
        ("yunzhen-online-health-2022", "第五个趋势是啥", "从治疗走向数字疗法"),
        ("haiqiao-overseas-warehouses-2023", "报告的第三条建议是什么", "组建海外仓的人才培训基地"),
        ("meridia-remittances-2021", "what is the first risk", "a slowdown in the Gulf"),
        (FIRST_REPORT, "第4个趋势指什么", "导购垂直化"),
        (FIRST_REPORT, "tell me the 2nd trend", "采购碎片化"),
        (FIRST_REPORT, "what does trend four say", "导购垂直化"),
        (
            "halcyon-broadband-2022",
            "the second step urged on governments",
            "remove sector-specific taxes",
        ),
    ],
    ids=[
        "a label",
        "a label in the other language",
        "a label that a space ends",
        "a list item's label",
        "an item inside a sentence",
        "a sentence in order",
        "in digits",
        "in English digits",
        "in an English word",
        "a list item by its place",
    ],
)
def test_one_is_found_by_its_number_among_what_is_numbered(
    report: str, question: str, words: str
) -> None:
    assert (answered(report, question).text or "").startswith(words)


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        ("meridia-remittances-2021", "How much less do women transfer at a time than men?", "12%"),
        (
            "halcyon-broadband-2022",
            "how many times as much does it cost to build a tower in the country",
            "1.8 times",
        ),
        ("haiqiao-overseas-warehouses-2023", "物流市场的增速比上一年回落了多少", "13.2个百分点"),
        ("qimo-web-fiction-2023", "受助作者的留存率比没有受助的高多少", "22个百分点"),
        ("cangnan-museums-2022", "非国有馆的工资比国有馆低多少", "37%"),
        (FIRST_REPORT, "“一带一路”活跃买家增幅比整站高几个百分点", "11个百分点"),
    ],
    ids=[
        "less than",
        "as much as",
        "a ratio differs by points",
        "the difference stands in the next clause",
        "what is named is compared with what excludes it",
        "by its unit",
    ],
)
def test_a_difference_is_given_where_it_is_stated(report: str, question: str, text: str) -> None:
    answer = answered(report, question)
    assert (answer.kind, answer.text) == ("statistic", text)


def test_a_long_english_sentence_is_quoted_as_far_as_there_is_room() -> None:
    answer = answered("talmere-energy-2023", "When were trials of the hydrogen ferry begun?")
    assert "in May 2023" in (answer.text or "")


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        ("haiqiao-overseas-warehouses-2023", "报告已经是第几份了", "第五份"),
        ("qimo-web-fiction-2023", "白皮书到这次是第几年发布", "第六年"),
        ("halcyon-broadband-2022", "Which edition of this report is it?", "sixth edition"),
    ],
)
def test_the_how_manieth_something_is(report: str, question: str, words: str) -> None:
    assert words in (answered(report, question).text or "")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("活跃买家涨得最快的前三个国家", ("印度", "越南", "尼泊尔")),
        ("活跃买家增幅最大的三个国家", ("印度", "越南", "尼泊尔")),
        ("活跃买家数排名前三的国家", ("美国", "印度", "加拿大")),
    ],
    ids=[
        "a sentence speaks of what no table ranks by",
        "what is first of a table's rows may not be first of all",
        "a table ranks by it",
    ],
)
def test_first_places_are_taken_from_what_ranks_by_what_is_asked(
    question: str, items: tuple[str, ...]
) -> None:
    assert answered(FIRST_REPORT, question).items == items


@pytest.mark.parametrize(
    ("report", "question", "winner", "values"),
    [
        (
            "northmark-exporters-2019",
            "Do furniture or medical devices export more?",
            "Furniture",
            ("315", "230"),
        ),
        (
            "northmark-exporters-2019",
            "Which grew less, processed food or machinery?",
            "Machinery and parts",
            ("7.2%", "3.9%"),
        ),
        ("donglan-eldercare-2021", "镜湖区和北屏区谁的床位少", "北屏区", ("9800", "8600")),
        ("donglan-eldercare-2021", "望潮区跟临江县比，哪个入住率低", "临江县", ("71.5%", "46.3%")),
        (
            "donglan-eldercare-2021",
            "望潮区和北屏区哪个老龄化率高",
            "望潮区",
            ("28.4%", "19.6%"),
        ),
        (
            "lanjiang-education-2023",
            "teachers' degrees: share with a bachelor higher in primary or junior high?",
            "初中",
            ("79.6%", "94.3%"),
        ),
        (
            "zenan-rural-tourism-2023",
            "camping or study tours: which drew more visitors in 2023",
            "露营",
            ("918", "767"),
        ),
        (
            "talmere-energy-2023",
            "which grew faster, sun power or onshore wind",
            "Solar PV",
            ("38.1%", "9.3%"),
        ),
        ("qinglan-transport-2022", "101路与K6路哪条更长一些", "K6路", ("18.2", "22.9")),
        ("yunzhen-online-health-2022", "图文问诊与视频问诊谁便宜", "图文问诊", ("26元", "78元")),
        (
            "qinglan-transport-2022",
            "emissions by road transport or by shipping: which are higher",
            "道路运输",
            ("71.4%", "22.8%"),
        ),
        ("qinglan-transport-2022", "公共充电桩2021年跟2022年哪年少", "2021年", ("4950", "6820")),
        (FIRST_REPORT, "按GMV，澳大利亚和法国谁排在后面", "法国", ("7", "15")),
        (
            "halcyon-broadband-2022",
            "Do men or women mention a lack of coverage more often?",
            "Men",
            ("11.4", "10.9"),
        ),
        (
            "halcyon-broadband-2022",
            "which costs more in Kestria, the fixed or the mobile plan",
            "Fixed (US$ a month)",
            ("19.80", "5.20"),
        ),
        ("haiqiao-overseas-warehouses-2023", "中东和拉美哪边库存周转慢", "拉美", ("39", "61")),
        (
            "talmere-energy-2023",
            "Is output from hydro or from natural gas falling faster?",
            "Natural gas",
            ("-12.0%", "-22.6%"),
        ),
        (
            "meridia-remittances-2021",
            "did complaints run higher in 2019 or in 2020",
            "2020",
            ("1,480", "2,310 complaints"),
        ),
        ("cangnan-museums-2022", "新增藏品里捐赠和征集购买哪个来源多", "征集购买", ("23%", "31%")),
        ("yunzhen-online-health-2022", "视频问诊与图文问诊哪种贵", "视频问诊", ("78元", "26元")),
        (
            "meridia-remittances-2021",
            "which has the larger inflow, Lower Sava or Western Isles",
            "Lower Sava",
            ("615", "507"),
        ),
        (FIRST_REPORT, "韩国和法国的GMV排名谁涨得更多", "韩国", ("↑ 3", "↓ 1")),
        (FIRST_REPORT, "越南和香港的 rank 哪个升得多", "越南", ("↑ 1", "↓ 3")),
        (
            "northmark-exporters-2019",
            "Furniture and machinery: which of them fell?",
            "Furniture",
            ("-2.4%", "3.9%"),
        ),
        (FIRST_REPORT, "按GMV，香港和韩国谁的排名下降了", "香港", ("↓ 3", "↑ 3")),
        ("talmere-energy-2023", "太阳能和天然气发电，哪个增长了", "Solar PV", ("38.1%", "-22.6%")),
        (
            FIRST_REPORT,
            "Which grew faster in 2017, China's overall trade or its trade with Belt and Road "
            "countries?",
            "对“一带一路”沿线国家进出口总额",
            ("14.2%", "17.8%"),
        ),
    ],
    ids=[
        "a column",
        "the smaller growth",
        "fewer",
        "lower",
        "values dealt out",
        "schools by everyday names",
        "rows by everyday names",
        "in other words",
        "longer",
        "a word that both names have",
        "a name of whole words",
        "two years of a row",
        "the later place",
        "columns of a row",
        "columns of a row with a word that both share",
        "slower is more days",
        "the deeper fall",
        "times in a sentence, one number without its unit",
        "kinds of origin, not where a statement is from",
        "the nearest of words that stand twice",
        "a name that compares",
        "moves, not places",
        "a fall is no rise",
        "the one that fell",
        "the one that fell, by places",
        "changes, not values",
        "numbers of the same thing",
    ],
)
def test_two_things_are_compared_by_what_is_asked(
    report: str, question: str, winner: str, values: tuple[str, str]
) -> None:
    answer = answered(report, question)
    assert (answer.kind, answer.text) == ("comparison", winner)
    assert answer.items == values


@pytest.mark.parametrize(
    "question",
    ["Hong Kong and France: which rose in the GMV ranking?", "英国和韩国，哪个的GMV排名跌了"],
)
def test_of_two_things_neither_may_have_moved_as_asked(question: str) -> None:
    assert not answered(FIRST_REPORT, question).answerable


@pytest.mark.parametrize(
    ("question", "text", "english", "quotes"),
    [
        ("Which grew faster, India or Vietnam?", "印度", "India", 1),
        ("一达通和信保的单均金额哪个高", "一达通", "OneTouch", 1),
        ("Has the UK or Canada more active buyers?", "加拿大", "Canada", 2),
        ("Which country ranks first in active buyers?", "美国", "United States", 1),
    ],
    ids=["a cell's English", "words of the sentence's English", "two rows", "a row of a ranking"],
)
def test_who_is_ahead_is_named_in_both_languages_and_quoted_once(
    question: str, text: str, english: str, quotes: int
) -> None:
    answer = answered(FIRST_REPORT, question)
    assert (answer.text, answer.text_en) == (text, english)
    assert len(answer.citations) == quotes


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        (
            "northmark-exporters-2019",
            "Are returns more frequent online or in domestic trade?",
            "well below the 11% usual in domestic trade",
        ),
        ("talmere-energy-2023", "petrol or diesel - whose sales went up", "those of petrol grew"),
        (
            "wio-small-scale-fisheries-2021",
            "Somalia or Mozambique: whose reserved zone is wider",
            "to 24 in Somalia",
        ),
        (
            "meridia-remittances-2021",
            "Is cash or mobile money dearer?",
            "6.4% for cash handled by money transfer operators and 3.3% for mobile money",
        ),
    ],
)
def test_things_set_against_each_other_in_words_are_quoted(
    report: str, question: str, words: str
) -> None:
    assert words in (answered(report, question).text or "")


def test_a_sentence_that_compares_answers_where_its_numbers_cannot() -> None:
    answer = answered(FIRST_REPORT, "跨境带宽跟世界贸易比，哪个增长快")
    assert "远远超过全球贸易额的增长" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("the core feature of the move to new foreign trade", "核心特征"),
        ("main means of switching to new foreign trade", "主要手段"),
        ("新外贸转型的主要手段", "主要手段"),
    ],
)
def test_a_number_that_counts_a_list_answers_no_keywords(question: str, quote: str) -> None:
    assert quote in answered(FIRST_REPORT, question).citations[0].quote


def test_a_label_counts_nothing_but_what_it_names() -> None:
    assert not answered(FIRST_REPORT, "美国一共有几家企业").answerable


def test_keywords_with_a_time_want_its_number_or_none() -> None:
    assert not answered(FIRST_REPORT, "Trade Assurance GMV for November 2016").answerable


@pytest.mark.parametrize(
    ("report", "question", "source"),
    [
        (FIRST_REPORT, "source of the province ranking", "数据来源：Alibaba.com-数据管家"),
        (FIRST_REPORT, "品类飙升榜数据哪来的", "数据来源：Alibaba.com-数据管家"),
        (FIRST_REPORT, "附表里这些排行榜的数据是从哪里来的", "数据来源：Alibaba.com-数据管家"),
        (FIRST_REPORT, "where do the tables come from", "数据来源：Alibaba.com-数据管家"),
        (
            "northmark-exporters-2019",
            "What is the source of Table 1?",
            "Source: Northmark Customs Service, Export Statistics",
        ),
        (
            "qinglan-transport-2022",
            "表2-1的数据来源",
            "数据来源：青岚湾公交集团-运营调度中心",
        ),
        (
            FIRST_REPORT,
            "Kenan-Flagler 商学院那项 research 的全称",
            "Kenan-Flagler Business School: Maximizing Millennials: The Who, How, and Why of "
            "Managing Gen Y, 2013-6-24",
        ),
        (FIRST_REPORT, "who says rubber is distinctive of Malaysia?", None),
        (
            FIRST_REPORT,
            "34%的数据来源",
            "WTO，《2016国际贸易报告——为小企业创造公平的贸易环境》，2016年9月。",
        ),
        (FIRST_REPORT, "source of the US$22.5 billion of exports", None),
        (
            FIRST_REPORT,
            "source for more than four billion connected people",
            "“We Are Social” 和 “Hootsuite”，Digital in 2018，2018年1月。",
        ),
    ],
    ids=[
        "a table",
        "colloquial",
        "all tables",
        "all tables, in English",
        "by its number",
        "a number of parts",
        "both languages",
        "none",
        "a value alone",
        "a value without a source",
        "a value that one sentence has",
    ],
)
def test_sources(report: str, question: str, source: str | None) -> None:
    assert answered(report, question).text == source


def test_a_note_that_defines_is_no_source() -> None:
    answer = answered("northmark-exporters-2019", "what is the source for small firms")
    assert "refers to" not in (answer.text or "")


@pytest.mark.parametrize(
    ("report", "question", "items"),
    [
        (
            FIRST_REPORT,
            "who brought out this report?",
            ("阿里巴巴中小企业国际贸易事业部", "阿里研究院"),
        ),
        (
            FIRST_REPORT,
            "which bodies put this report out?",
            ("阿里巴巴中小企业国际贸易事业部", "阿里研究院"),
        ),
        (
            FIRST_REPORT,
            "封面上印的是哪两个单位",
            ("阿里巴巴中小企业国际贸易事业部", "阿里研究院"),
        ),
        (
            "qinglan-transport-2022",
            "谁发布了这份报告",
            ("青岚湾新区管理委员会", "GreenPath研究院"),
        ),
        (
            "qinglan-transport-2022",
            "who wrote the green transport report",
            ("何启明", "Maria Keller", "陈以宁"),
        ),
        ("northmark-exporters-2019", "Who wrote the report?", ("Peter Lindqvist", "Asha Rahman")),
        (
            "yunchuan-running-2024",
            "哪家单位写的这份报告",
            ("沄川体育研究院", "全国路跑服务商联盟"),
        ),
    ],
    ids=["published", "bodies", "cover", "colloquial", "by its title", "written", "no people"],
)
def test_who_made_the_report_itself(report: str, question: str, items: tuple[str, ...]) -> None:
    assert answered(report, question).items == items


@pytest.mark.parametrize(
    ("report", "question", "first"),
    [
        ("yunchuan-running-2024", "报告由谁执笔", "陆怀瑾 沄川体育研究院院长（总负责人）"),
        ("qimo-web-fiction-2023", "who edited the white paper", "主编：陆远帆 栖墨研究院院长"),
    ],
    ids=["people before publishers", "no title over those who create"],
)
def test_people_who_wrote_the_report(report: str, question: str, first: str) -> None:
    answer = answered(report, question)
    assert (answer.items or (answer.text,))[0] == first


def test_publishers_are_named_in_english_where_the_cover_is_translated() -> None:
    answer = answered(FIRST_REPORT, "who brought out this report?")
    english = ("Alibaba SME International Trade Business Unit", "AliResearch")
    assert (answer.text_en, answer.items_en) == ("; ".join(english), english)


@pytest.mark.parametrize(
    ("report", "question", "title"),
    [
        (FIRST_REPORT, "本报告叫什么名字", "阿里巴巴中小企业跨境贸易发展报告"),
        (FIRST_REPORT, "what's this report called", "阿里巴巴中小企业跨境贸易发展报告"),
        ("qinglan-transport-2022", "报告全称", "青岚湾新区绿色交通发展报告（2022）"),
        ("northmark-exporters-2019", "the report's title", "Small Firms, Wider Markets"),
    ],
)
def test_what_the_report_itself_is_called(report: str, question: str, title: str) -> None:
    assert answered(report, question).text == title


def test_what_another_report_is_called_is_its_source() -> None:
    answer = answered(FIRST_REPORT, "联合国报告的名称")
    assert answer.kind == "source"
    assert "2018年世界经济形势与展望" in (answer.text or "")


@pytest.mark.parametrize(
    ("report", "question", "said"),
    [
        (FIRST_REPORT, "2017年10月30日出现了什么", "出口第一单"),
        (FIRST_REPORT, "What occurred on October 30, 2017?", "出口第一单"),
        (FIRST_REPORT, "2016年3月有什么大事", "世界电子贸易平台"),
        ("meridia-remittances-2021", "2020年4月发生了什么", "dropped by 21% in April"),
        (FIRST_REPORT, "What happened on 1 May 1999?", None),
        (FIRST_REPORT, "2017年发生了什么", None),
    ],
    ids=["a day", "in English", "a month", "in another language", "not told of", "a whole year"],
)
def test_what_happened_on_a_day(report: str, question: str, said: str | None) -> None:
    text = answered(report, question).text
    assert text is None if said is None else said in (text or "")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("新外贸有哪几个特点", "利用新技术高效互动"),
        ("报告最后归纳的六个趋势分别是啥", "买家地域扁平化"),
        ("六个新趋势是哪六个", "买家地域扁平化"),
        ("what barriers to trade did the WTO report point out", "信息获取不足"),
        ("哪些阻碍让中小企业难以参与国际贸易", "信息获取不足"),
    ],
    ids=["behind ordinals", "titles", "titles under one", "gone on with", "announced"],
)
def test_lists_asked_for_in_other_words(question: str, first: str) -> None:
    assert (answered(FIRST_REPORT, question).items or ("",))[0] == first


@pytest.mark.parametrize(
    ("report", "question", "first"),
    [
        ("yunzhen-online-health-2022", "行业面临的三道难关", "信任挑战"),
        ("donglan-eldercare-2021", "老人所需服务的前三名", "助餐"),
        ("donglan-eldercare-2021", "who wrote this eldercare report", "周望舒"),
        ("talmere-energy-2023", "Who drafted this review?", "Tomas Reyhill"),
        ("haiqiao-overseas-warehouses-2023", "让卖家头疼的三个问题是哪三个", "物流价格波动"),
        (
            "wio-small-scale-fisheries-2021",
            "small-scale exports go to which places",
            "the European Union",
        ),
    ],
    ids=[
        "the sentence before says what is listed",
        "a sentence that tells who comes first",
        "a team under its title",
        "prepared by",
        "the sentence before says how many are listed",
        "the sentence before has the most of the question",
    ],
)
def test_lists_by_what_leads_up_to_them(report: str, question: str, first: str) -> None:
    answer = answered(report, question)
    assert (answer.items or ("",))[0].startswith(first)


@pytest.mark.parametrize(
    ("report", "question", "year"),
    [
        (FIRST_REPORT, "报告是什么时候推出的", "2018"),
        ("qinglan-transport-2022", "报告哪年出版", "2023"),
        ("northmark-exporters-2019", "when was this report issued", "2019"),
    ],
    ids=["colloquial", "not the year that it is on", "English"],
)
def test_when_the_report_itself_was_made(report: str, question: str, year: str) -> None:
    assert answered(report, question).text == year


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("哪种买家在活跃买家里占比最大", "零售商"),
        ("largest segment of active buyers", "零售商"),
        ("哪国的活跃买家最多", "美国"),
        ("which framework is behind the translation tool", "Transformer"),
        ("What translation framework powers the tool for suppliers?", "Transformer"),
        ("Which mode of transport can already be tracked online?", "陆运"),
        ("What is Trade Assurance?", "第三方交易担保服务"),
        ("一带一路最初是哪年提的", "2013年9月"),
        ("马来西亚数字枢纽启用仪式的日期", "2017年11月3日"),
    ],
    ids=[
        "a kind is no place",
        "a kind in English",
        "a place",
        "a name beside its kind",
        "a verb behind the kind",
        "done already",
        "a term behind what asks",
        "the first date",
        "the sentence that tells of it",
    ],
)
def test_which_one_in_the_words_of_a_sentence(question: str, says: str) -> None:
    assert says in (answered(FIRST_REPORT, question).text or "")


@pytest.mark.parametrize(
    ("report", "question", "says"),
    [
        ("northmark-exporters-2019", "who supplied the data", "Northmark Customs Service"),
        ("yunzhen-online-health-2022", "瑞禾医院地处何处", "成都市青羊区"),
    ],
    ids=["who provided is no source", "where something lies"],
)
def test_who_and_where_in_the_words_of_a_sentence(report: str, question: str, says: str) -> None:
    assert says in (answered(report, question).text or "").replace("\n", " ")


@pytest.mark.parametrize(
    ("report", "question", "words"),
    [
        ("meridia-remittances-2021", "By whom is the foreword signed?", "Helena Varga, Governor"),
        (
            "wio-small-scale-fisheries-2021",
            "前言是谁写的",
            "Josephine Mwakale, Executive Secretary",
        ),
    ],
)
def test_who_signed_a_part_of_the_report(report: str, question: str, words: str) -> None:
    assert answered(report, question).text == words


@pytest.mark.parametrize(
    "question",
    [
        "who gave data support",
        "数据支持由谁负责",
        "报告是谁做的数据支持",
        "persons listed under data support",
    ],
)
def test_people_under_a_title_are_who_did_what_it_says(question: str) -> None:
    assert any("肖露" in item for item in answered(FIRST_REPORT, question).items or ())


@pytest.mark.parametrize(
    ("report", "question", "says"),
    [
        (FIRST_REPORT, "马来西亚的清关现在要几个小时", "3小时"),
        ("lanjiang-education-2023", "特岗老师要干满几年", "三年"),
    ],
    ids=["a number", "in words alone"],
)
def test_how_long_something_lasts(report: str, question: str, says: str) -> None:
    assert says in (answered(report, question).text or "")


def test_who_made_another_report_is_not_who_made_this_one() -> None:
    answer = ask("who wrote the report on Kestrel")
    assert "Peter Lindqvist" not in (answer.text or "")


@pytest.mark.parametrize(
    "question", ["越南在活跃买家榜上第几名", "Vietnam's rank by active buyers"]
)
def test_a_place_in_another_ranking_is_not_given(question: str) -> None:
    assert not answered(FIRST_REPORT, question).answerable


def test_how_far_a_row_fell_is_no_place_and_no_money() -> None:
    assert answered(FIRST_REPORT, "按GMV计算，香港名次跌了几位").text == "↓ 3"


def test_a_row_of_places_alone_answers_no_question_of_value() -> None:
    answer = answered(FIRST_REPORT, "What was the GMV of the United States on Alibaba.com?")
    assert "—" not in (answer.text or "")


def test_two_records_that_differ_by_rounding_are_both_cited() -> None:
    answer = answered(FIRST_REPORT, "印度活跃买家增长多少")
    assert answer.text == "87%"
    assert "86.7%" in answer.citations[1].quote


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("一达通出口额从120亿美元涨到多少美元", "225亿美元"),
        ("装货地有11个省74个城市，到达的港口有几个", "16个"),
    ],
    ids=["of one unit", "of another unit"],
)
def test_a_number_that_the_question_states_is_not_its_answer(question: str, text: str) -> None:
    assert answered(FIRST_REPORT, question).text == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("越南活跃买家的增长率是75%吗", "75%"),
        ("越南活跃买家的增长率是60%吗", "75%"),
        ("Is the share of buyers aged 25 to 34 40%?", "31%"),
    ],
    ids=["right", "wrong", "ages tell of whom"],
)
def test_a_value_to_be_confirmed_is_no_condition(question: str, text: str) -> None:
    assert answered(FIRST_REPORT, question).text == text


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        (FIRST_REPORT, "how many people on earth had gone online as 2018 began", "40 亿"),
        (FIRST_REPORT, "number of people online globally, start of 2018", "40 亿"),
        (
            "wio-small-scale-fisheries-2021",
            "How many people were interviewed for the frame survey?",
            "26,700 fishers",
        ),
        (
            "halcyon-broadband-2022",
            "How many people does the wireless network in the Nuru valley serve?",
            "5,600 users",
        ),
        (FIRST_REPORT, "How many people in China were using the internet in 2018?", None),
        (FIRST_REPORT, "how many people bought insurance for their cargo", None),
    ],
)
def test_who_is_counted_by_what_they_do_is_people(
    report: str, question: str, text: str | None
) -> None:
    assert answered(report, question).text == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much credit did small exporters get through OneTouch in 2016?", "近240亿人民币"),
        ("value of what OneTouch exported in 2016", "225亿美元"),
        ("In advanced economies, what share of companies that export are SMEs?", "78%"),
    ],
)
def test_exporters_are_not_what_they_export(question: str, text: str) -> None:
    assert answered(FIRST_REPORT, question).text == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("number of trademark certificates gathered from suppliers", "9600商标证书"),
        ("number of certificates gathered from suppliers", "4.8万张"),
        ("How many overseas sellers are on the site?", "超过1.7万家"),
        ("海外供应商有多少家", "超过1.7万家"),
        ("马来西亚供应商有多少家", "约1600个"),
        ("2017年网站整体活跃买家增长多少", None),
        ("一带一路活跃买家增幅高于整体多少", "11个百分点"),
        ("信用保障累计授信多少", "超过70亿美元"),
        ("how many people used the internet as 2018 began", "40 亿"),
        ("what share of world trade took place between developing countries", "50%"),
        ("我国2017年货物贸易总额是多少", "277923亿元"),
    ],
    ids=[
        "a part by its own name",
        "what it is part of",
        "sellers are suppliers, other countries overseas",
        "the same in Chinese",
        "one country's",
        "what sets apart is no growth",
        "where it is asked for",
        "a sum, not the most for one",
        "users, not those at a fair",
        "what takes place is no whole of a share",
        "imports and exports are trade",
    ],
)
def test_which_of_several_that_are_alike(question: str, text: str | None) -> None:
    assert answered(FIRST_REPORT, question).text == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many of the Amazon sellers employ 1 to 5 people?", "84%"),
        ("员工超过50人的亚马逊商家有多少", "2%"),
        ("How many Amazon sellers have more than 50 employees?", "2%"),
        ("which grew by more than 50%, Pakistan or Italy", "巴基斯坦"),
    ],
)
def test_a_number_that_counts_what_a_condition_does_is_not_asked_for(
    question: str, text: str
) -> None:
    assert answered(FIRST_REPORT, question).text == text


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        ("cangnan-museums-2022", "出土的鼎有多重", "436千克"),
        ("cangnan-museums-2022", "航天科普展开了几天", "75"),
        ("zenan-rural-tourism-2023", "民宿开业审批要多少天", "47天"),
        ("halcyon-broadband-2022", "share of people 65 and over who are online", "27.9%"),
        ("halcyon-broadband-2022", "share of people 15 to 24 who are online", "86.4%"),
        ("halcyon-broadband-2022", "fixed subscriptions per 100 households in Kestria", "35.0"),
        ("qimo-web-fiction-2023", "市场增速比上一年慢了几个百分点", "2.6个百分点"),
        ("qimo-web-fiction-2023", "稿酬归最高的1%的作者多少", "43%"),
        (
            "meridia-remittances-2021",
            "visits that SendCheck drew in 2020",
            "640,000 visits",
        ),
        (FIRST_REPORT, "总分八十分以上的商家增加了百分之多少", "32%"),
        (FIRST_REPORT, "来自中国以外的供应商有多少", "超过1.7万家"),
        ("qimo-web-fiction-2023", "increase in monthly active users", "1400万人"),
        ("meridia-remittances-2021", "cost of a transfer from bank to bank", "9.7%"),
        ("halcyon-broadband-2022", "the survey's margin of error", "1.3 percentage points"),
        (FIRST_REPORT, "跨境带宽2014年是2005年的多少倍", "45倍以上"),
        (FIRST_REPORT, "有多少亚马逊商家只雇1至5人", "84%"),
        ("cangnan-museums-2022", "五一假期博物馆接待多少", "164万人次"),
        ("jiyi-farm-drones-2022", "电池的寿命是多少次", "1,500次"),
    ],
    ids=[
        "an adjective tells the dimension",
        "days under a title that says so",
        "a change to a bound is a goal",
        "of two groups the one that is stated",
        "and the other",
        "a value that a column's title states",
        "points, not what they are of",
        "a share of what a share states",
        "a pronoun's subject stands before it",
        "a value that the question states finds its sentence",
        "all but one",
        "by how many, not to how many",
        "a price told as a share",
        "what is plus or minus so much is no definition",
        "from the one time to the other",
        "a range is what is asked about",
        "how much, not for how many days",
        "in the unit that is asked for",
    ],
)
def test_which_number_is_meant(report: str, question: str, text: str) -> None:
    assert answered(report, question).text == text


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("发达国家中小企业占出口额的多少", "34%"),
        ("发达国家中小企业占出口商的多少", "78%"),
        ("SMEs' share of export value in developed countries", "34%"),
        ("SMEs' share of exporters in developed countries", "78%"),
    ],
)
def test_a_share_of_an_amount_is_none_of_a_count(question: str, share: str) -> None:
    assert answered(FIRST_REPORT, question).text == share


def test_a_group_named_in_another_way_is_not_what_its_contrast_excludes() -> None:
    # 农民工 are rural, and stand beside 城镇居民 in the only sentence that says 农民工.
    question = "what proportion of rural migrant workers have jobs at small and micro firms"
    assert answered(FIRST_REPORT, question).text == "80%以上"


@pytest.mark.parametrize(
    ("question", "count"),
    [("what advice does the Chamber give, in three steps", 3), ("卖家在平台上看重什么", 4)],
)
def test_a_sentence_that_leads_up_to_items_answers_with_them(question: str, count: int) -> None:
    answer = ask(question)
    assert len(answer.items or ()) == count


@pytest.mark.parametrize(
    ("report", "phrase", "known"),
    [
        ("haiqiao-overseas-warehouses-2023", "automated warehouses", True),
        ("qimo-web-fiction-2023", "number of internet users", True),
        ("haiqiao-overseas-warehouses-2023", "approval rate", False),
        ("zenan-rural-tourism-2023", "bring in", False),
        ("haiqiao-overseas-warehouses-2023", "belonging to", True),
        (REPORT, "automated warehouses", False),
    ],
    ids=[
        "each word by itself",
        "what leads up to them need not stand there",
        "one of them does not",
        "a verb with its particle",
        "a verb with a preposition",
        "an English report has its own words",
    ],
)
def test_an_english_phrase_is_found_by_its_words(report: str, phrase: str, known: bool) -> None:
    asked = room(report)
    [strength] = strengths(asked.read(phrase).notions, asked.reports.collection)
    assert strength.known == known


@pytest.mark.parametrize(
    ("phrase", "known"),
    [("plant-protection", True), ("protection plant", False), ("plants, protection", False)],
    ids=["a character for each", "in another order", "two things"],
)
def test_two_english_words_may_make_up_one_of_chinese(phrase: str, known: bool) -> None:
    asked = room("jiyi-farm-drones-2022", learned=True)
    found = strengths(asked.read(phrase).notions, asked.reports.collection)
    assert all(strength.known for strength in found) == known


@pytest.mark.parametrize(
    ("document", "question", "text", "english"),
    [
        (FIRST_REPORT, "信用保障总授信额度是多少", "超过70亿美元", "more than US$7 billion"),
        (FIRST_REPORT, "注册买家覆盖多少国家", "200多个国家", "more than 200 countries"),
        (FIRST_REPORT, "发达国家中小企业占出口额的多少", "34%", "34%"),  # Printed: 仅占34%.
        ("northmark-exporters-2019", "How many firms had a policy?", "fewer than 900\nfirms", None),
    ],
)
def test_a_number_is_given_with_what_bounds_it(
    document: str, question: str, text: str, english: str | None
) -> None:
    answer = answered(document, question)
    assert answer.text == text
    assert english in (None, answer.text_en)
