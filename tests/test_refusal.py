"""What the reports do not say is declined, and what is missing is named: one row a question."""

from __future__ import annotations

import pytest

from indexer.answer.asked import Asked
from indexer.answer.attributes import attributes
from indexer.answer.kinds.telling import may_tell, names_person, names_place
from indexer.language.scripts import fold
from tests.quality.reading_room import answered, room


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        # Of another thing, in another dimension.
        ("qinglan-transport-2022", "青岚湾新区的房价是多少", "没有给出“房价”"),
        ("zenan-rural-tourism-2023", "民宿从业人员的平均年龄", "没有给出“平均年龄”"),
        ("zenan-rural-tourism-2023", "归野的营业收入", "没有给出“营业收入”"),
        ("qinglan-transport-2022", "B1快线的票价", "没有给出“票价”"),
        ("northmark-exporters-2019", "Northmark的人口有多少", "没有给出“人口”"),
        ("lanjiang-education-2023", "博士毕业生就业率", "没有给出“就业率”"),
        # Never spoken of.
        ("qinglan-transport-2022", "2022年公交集团亏损多少", "没有提到“亏损”"),
        ("qinglan-transport-2022", "私家车保有量是多少", "没有提到“私家车”"),
        ("donglan-eldercare-2021", "养老机构的平均建筑面积", "没有提到“建筑面积”"),
        ("lanjiang-education-2023", "How many pupils wear glasses?", "没有提到“glasses”"),
        ("talmere-energy-2023", "coal's share of electricity", "没有提到“coal”"),
        ("zenan-rural-tourism-2023", "Airbnb's share of bookings", "没有提到“Airbnb”"),
        ("alibaba-sme-2018", "淘宝网的卖家有多少", "没有提到“淘宝网”"),
        ("alibaba-sme-2018", "how many buyers are on Lazada", "没有提到“Lazada”"),
        ("donglan-eldercare-2021", "东澜市市长是谁", "没有提到“市长”"),
        # Other things are counted.
        ("qinglan-transport-2022", "公交集团发表了多少篇论文", "没有给出“多少篇”"),
        ("qinglan-transport-2022", "B1快线卖出了多少单", "没有给出“多少单”"),
        ("zenan-rural-tourism-2023", "游客开来了多少辆车", "没有给出“多少辆”"),
        ("zenan-rural-tourism-2023", "平均每家民宿雇几个人", "没有给出“几个人”"),
        ("alibaba-sme-2018", "交了新证书的卖家一共有多少家", "没有给出“多少家”"),
        ("alibaba-sme-2018", "number of sub-accounts with the partner banks", "没有给出"),
        # Spoken of only after the number.
        ("lanjiang-education-2023", "青梧市留守儿童人数", "“青梧市”是后面才提到的"),
        ("donglan-eldercare-2021", "农村老年助餐点有多少个", "“农村”是后面才提到的"),
        # Named by an acronym, and spoken of elsewhere.
        ("alibaba-sme-2018", "how many merchants use VR", "没有说到“VR”"),
        # A share of others.
        ("qimo-web-fiction-2023", "读者中本科以上学历的占几成", "没有说到“读者”"),
        ("halcyon-broadband-2022", "share of fishers who are online", "fishers"),
        ("alibaba-sme-2018", "跨境电商占全球贸易的多大比例", "没有说到“跨境电商”"),
        ("alibaba-sme-2018", "How many orders were placed at CES?", "没有给出"),
        ("alibaba-sme-2018", "What was the financing rate of Super L/C?", "不是占比"),
        # Of another place, which stands there but in the name of its money.
        ("alibaba-sme-2018", "average Trade Assurance order in the American market", "“American”"),
        # Another's measure.
        ("cangnan-museums-2022", "讲解员的平均年龄", "没有说到“讲解员”"),
        ("alibaba-sme-2018", "What is the average age of managers?", "没有说到“managers”"),
        # But one of those listed after the number.
        ("alibaba-sme-2018", "巴基斯坦的供应商有多少家", "“巴基斯坦”只是其中列举的一个"),
        # Of the rest of those that are asked about.
        ("alibaba-sme-2018", "不采用视频展示商品的卖家数量", "不是“不采用”"),
        ("alibaba-sme-2018", "未上传视频的供应商有多少家", "不是“未上传”"),
        ("alibaba-sme-2018", "how many merchants don't use video?", "不是“don't use”"),
        (
            "alibaba-sme-2018",
            "share of the labour force that is not millennials",
            "不是“not millennials”",
        ),
        ("alibaba-sme-2018", "员工少于50人的亚马逊卖家占多少", "界限的另一边"),
        ("alibaba-sme-2018", "share of buyers under 25 years old", "界限的另一边"),
        ("alibaba-sme-2018", "34岁以上的买家占比", "界限的另一边"),
        # Of what excludes it.
        ("qinglan-transport-2022", "2号线总投资多少亿元", "说的是“1号线”，不是“2号线”"),
        ("qinglan-transport-2022", "青岚湾机场旅客吞吐量", "说的是“货物”，不是“旅客”"),
        ("alibaba-sme-2018", "海运订单里可追踪的占多少", "说的是“陆运”，不是“海运”"),
        ("zenan-rural-tourism-2023", "民宿最低房价", "说的是“平均”，不是“最低”"),
        ("alibaba-sme-2018", "大型企业占出口额的多少", "说的是“中小企业”，不是“大型企业”"),
        # Not said to be what is asked.
        ("cangnan-museums-2022", "编制内人员的平均工龄", "没有说这是平均值"),
        ("cangnan-museums-2022", "云上苍博平台的下载量", "没有给出下载量"),
        ("lanjiang-education-2023", "特殊教育学校在校生中女生占比", "没有说这是女性的数字"),
        (
            "alibaba-sme-2018",
            "How much does inspection cost per order?",
            "没有说这是价格或费用",
        ),
        ("northmark-exporters-2019", "what is the rent of the Rotterdam office", "没有给出“rent”"),
        ("zenan-rural-tourism-2023", "半山咖啡一杯卖多少钱", "没有说这是单价"),
        ("alibaba-sme-2018", "这份报告一共多少页", "页数或字数"),
        ("alibaba-sme-2018", "When was Alibaba.com founded?", "没有给出成立或创办的情况"),
        ("zenan-rural-tourism-2023", "谁创办了归野", "没有给出成立或创办的情况"),
        ("alibaba-sme-2018", "CES开幕式是哪天", "没有给出仪式"),
        ("alibaba-sme-2018", "smallest credit line", "没有说这是最低值"),
        ("alibaba-sme-2018", "哪些货币可以用于跨境支付", "没有给出货币的名称"),
        ("alibaba-sme-2018", "which currency does T/T settle in", "没有给出货币的名称"),
        # A change of what is measured otherwise.
        ("alibaba-sme-2018", "免费验货让订单的交易额提升多少", "没有给出“交易额”"),
        # Beyond what is listed.
        ("alibaba-sme-2018", "第七个趋势讲了什么", "“趋势”只有6个，没有第7个"),
        ("meridia-remittances-2021", "What is the ninth risk?", "没有第9个"),
        ("qimo-web-fiction-2023", "案例八讲什么", "没有第8个"),
        ("talmere-energy-2023", "Name the fifth main risk", "只有4个，没有第5个"),
        # The other way.
        ("qinglan-transport-2022", "2022年货物吞吐量下降了多少", "不是增减幅度"),
        ("alibaba-sme-2018", "Which province is number 120?", "没有第120个"),
        ("alibaba-sme-2018", "出口排名第二百的省份", "只有15个，没有第200个"),
        ("alibaba-sme-2018", "TOP15品类里第十六名是哪个", "没有第16个"),
        ("talmere-energy-2023", "Tell me about risk nine", "没有第9个"),
        # Nothing that is near.
        ("alibaba-sme-2018", "德国的活跃买家涨幅", "没有足以回答"),
        ("alibaba-sme-2018", "GMV是什么意思", "没有足以回答"),
        ("alibaba-sme-2018", "What is GMV?", "没有足以回答"),
        # Another kind of number, another time.
        ("northmark-exporters-2019", "how many sellers were interviewed?", "是52%，不是数量"),
        ("northmark-exporters-2019", "number of sellers on Marlow", "报告给出的是52%，不是数量"),
        ("zenan-rural-tourism-2023", "乡村咖啡接待人次占比", "不是占比"),
        ("lanjiang-education-2023", "2022年的教育经费总投入", "没有2022年的"),
        ("haiqiao-overseas-warehouses-2023", "德国2021年排在第几位", "没有2021年的"),
        ("haiqiao-overseas-warehouses-2023", "2021年排名第四的目的国", "没有2021年的"),
        ("jiyi-farm-drones-2022", "where did Anhui rank in 2021?", "没有2021年的"),
        ("alibaba-sme-2018", "which province came second in exports in 2015", "没有2015年的"),
        ("alibaba-sme-2018", "2015年出口前五的省份", "没有2015年的"),
        # The whole of which it is a part.
        ("alibaba-sme-2018", "一般贸易的进口总额", "说的是“进出口”，不是“进口”"),
    ],
)
def test_what_is_missing_is_named(report: str, question: str, told: str) -> None:
    answer = answered(report, question)
    assert not answer.answerable
    assert answer.reason is not None
    assert told in answer.reason["zh"]


@pytest.mark.parametrize(
    ("report", "question"),
    [
        # Nobody is said to have done it, or to be it.
        ("qinglan-transport-2022", "谁承建了轨道1号线"),
        ("talmere-energy-2023", "Who owns GridTal?"),
        ("cangnan-museums-2022", "云上苍博平台的开发商是谁"),
        # What but names a source tells nothing of the body that made it.
        ("northmark-exporters-2019", "when was the Northmark Customs Service set up"),
        ("northmark-exporters-2019", "Who runs the Northmark Chamber of Commerce?"),
        # Another's office, another time, what is no stretch of time.
        ("cangnan-museums-2022", "苍楠博物院的副院长叫什么名字，是谁"),
        ("talmere-energy-2023", "what happened to peak demand in 2021"),
        ("halcyon-broadband-2022", "How long is the Pearl Link cable?"),
        # It only seems to list somebody.
        ("talmere-energy-2023", "who constructed the Skerrow Bank farm"),
        # Nothing is said to be the most.
        ("alibaba-sme-2018", "Which port handles the most tracked orders?"),
        ("lanjiang-education-2023", "Which city spends the most on education?"),
        # Another office, one that the report does not know.
        ("alibaba-sme-2018", "谁是WTO总干事"),
        ("alibaba-sme-2018", "阿里研究院的院长是哪位"),
        # As many are asked for as nothing lists.
        ("alibaba-sme-2018", "翻译工具支持的是哪六个语向"),
        # A share of those counted, of whom something else is asked.
        ("talmere-energy-2023", "how many households switched supplier"),
        # A cell of another row.
        ("cangnan-museums-2022", "临岚自然博物馆有多少件藏品"),
        ("cangnan-museums-2022", "茶陂市茶文化博物馆的免费开放率"),
        # A cell of another column, a table that ranks by something else.
        ("northmark-exporters-2019", "how much did medical device makers spend on research"),
        ("cangnan-museums-2022", "which museum is the oldest in the province"),
        # No place is named, nor anything dated but a name.
        ("alibaba-sme-2018", "Which city hosted the 2018 CES?"),
        ("cangnan-museums-2022", "恒砾集团的总部在哪个城市"),
        ("alibaba-sme-2018", "阿里研究院哪年成立"),
        ("alibaba-sme-2018", "In which country did Jack Ma launch the eWTP initiative?"),
        # No other place than the question names itself.
        ("alibaba-sme-2018", "In which city was the first eHub in Malaysia launched?"),
        ("alibaba-sme-2018", "马来西亚的eHub位于哪个省"),
        # A row of a table gives no reason, what is born by another's help tells no founding.
        ("alibaba-sme-2018", "越南排名为何上升"),
        ("alibaba-sme-2018", "why did Hong Kong fall in the ranking"),
        ("alibaba-sme-2018", "一达通是哪一年创立的"),
        # How old people are, how many there are of whom something else is told.
        ("alibaba-sme-2018", "一家小企业平均能撑几年"),
        ("yunchuan-running-2024", "越野跑有多少人参加"),
        # Nothing listed comes first.
        ("alibaba-sme-2018", "which country has the most buyers using Trade Assurance"),
        ("alibaba-sme-2018", "date of Xi's speech to the forum"),
        ("alibaba-sme-2018", "Which college did Ma Yun attend?"),
        # An amount, where what is told is by how much it rose.
        ("alibaba-sme-2018", "plaster imports in euros (those that rose 650%)"),
        # A further one, of which the first alone is told; a term quoted from elsewhere.
        ("alibaba-sme-2018", "where will the next eHub open"),
        ("alibaba-sme-2018", "谁提出了“世界工厂”的说法"),
        # Counted, or one of many, but not named.
        ("alibaba-sme-2018", "哪家银行接入了虚拟子账户"),
        ("alibaba-sme-2018", "那家出口奶嘴的马来西亚公司叫什么"),
        # A term that is used, or but listed, and nowhere defined.
        ("alibaba-sme-2018", "流水贷是个啥"),
        ("alibaba-sme-2018", "活跃买家是怎么界定的"),
        ("alibaba-sme-2018", "多少订单以上算活跃买家"),
    ],
)
def test_what_does_not_tell_who_or_which_is_no_answer(report: str, question: str) -> None:
    assert not answered(report, question).answerable


@pytest.mark.parametrize(
    ("report", "question", "says"),
    [
        ("northmark-exporters-2019", "who describes distance as an obstacle", "Linda Osei"),
        ("talmere-energy-2023", "who is the agency's chief executive", "Ingrid Halloran"),
        (
            "alibaba-sme-2018",
            "what translation framework is the Alibaba.com tool built upon",
            "Transformer",
        ),
        ("northmark-exporters-2019", "where will the Chamber open an office", "Rotterdam"),
        ("alibaba-sme-2018", "全球第一个eHub落户哪个国家", "马来西亚"),
        ("alibaba-sme-2018", "When was the first eHub established?", "2017年11月"),
        ("alibaba-sme-2018", "“赋能电子商务”是谁提的", "世界贸易组织"),
        ("alibaba-sme-2018", "李克强讲话是哪一天", "2015年4月3日"),
        ("alibaba-sme-2018", "中国外贸要优进优出，李克强是哪天说的", "2015年4月3日"),
        ("jiyi-farm-drones-2022", "柳湾飞防队哪年成立", "2020年3月"),
        ("zenan-rural-tourism-2023", "哪家资本领投了归野的融资", "青禾资本"),
    ],
)
def test_a_sentence_that_tells_who_or_which_is_given(report: str, question: str, says: str) -> None:
    assert says in (answered(report, question).text or "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("首家工厂建在上海，次年投产。", True),
        ("首批门店开在中国。", True),
        ("研发部门在内蒙古办公。", True),
        ("It opened at Marlow.", True),
        ("在调查中，四成用户满意。", False),
        ("疫情期间仍存在困难，正在解决。", False),
        ("展会在2017年5月举办。", False),
        ("订单在过去十年里翻番。", False),
        ("It opened in March.", False),
    ],
)
def test_a_sentence_that_says_where(text: str, told: bool) -> None:
    assert names_place(text, room("alibaba-sme-2018").reports.collection) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("大桥由南岸建工承建。", True),
        ("车站与北岸地产共同开发。", True),
        ("It was built by Norwell Ltd.", True),
        ("由于连日降雨，工期推迟。", False),
        ("游客自由活动，理由各不相同。", False),
        ("票价由3元涨到4元。", False),
        ("The bridge opens by May.", False),
    ],
)
def test_a_sentence_that_says_who(text: str, told: bool) -> None:
    assert names_person(text) is told


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        ("an average", "Some 12 per cent buy seeds.", False),
        ("an average", "Each farm buys 12 kg of seeds per year.", True),
        ("an average", "双方均已签约，合计12亿元。", False),
        ("an average", "店均营收12万元。", True),
        ("a score", "市区分布着12所学校。", False),
        ("a score", "环境一项得8分。", True),
        ("a profit", "公司利用12个仓库发货。", False),
        ("a profit", "净利为12万元。", True),
        ("a price or cost", "消费者评价12000条。", False),
        ("a price or cost", "每人收费12元。", True),
        ("revenue", "名额增至12个，额外补2个。", False),
        ("revenue", "成交额12万元。", True),
        ("a loan", "借助12个平台推广。", False),
        ("a loan", "借出12万元。", True),
        ("a price for one", "交付12%的订单。", False),
        ("a price for one", "售价12元。", True),
        ("a number sold", "营销费用12万元。", False),
        ("a number sold", "卖出12台。", True),
        ("a number of views", "看来有12个问题。", False),
        ("a number of views", "12万人看过。", True),
    ],
)
def test_words_that_say_what_a_number_is(asked: str, text: str, said: bool) -> None:
    (attribute,) = (each for each in attributes() if each.name["en"] == asked)
    assert bool(attribute.says.search(fold(text).text)) is said


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        ("donglan-eldercare-2021", "养老护理员的平均年龄", "51岁"),
        ("qinglan-transport-2022", "公交线路有多少条", "118条"),
        ("zenan-rural-tourism-2023", "一线员工平均月收入", "3860元"),
        ("lanjiang-education-2023", "女教师占比", "68.9%"),
        ("talmere-energy-2023", "average cost of an air-source installation", "€13,400"),
        ("northmark-exporters-2019", "average first order", "US$1,900"),
        ("northmark-exporters-2019", "share of online sellers using Kestrel", "18%"),
        ("yunzhen-online-health-2022", "青海用户的跨省问诊比例", "76%"),
        ("wio-small-scale-fisheries-2021", "What is the average loan of Blue Seed?", "US$2,450"),
        ("zenan-rural-tourism-2023", "贴息基金的规模是多少", "5亿元"),
        ("talmere-energy-2023", "How many heat pumps were sold?", "9,860"),
    ],
)
def test_a_number_of_the_thing_asked_for_is_given(report: str, question: str, text: str) -> None:
    assert answered(report, question).text == text


def test_a_number_of_four_digits_that_counts_is_no_year() -> None:
    asked = room("alibaba-sme-2018")
    question = Asked(asked.read("马来西亚的供应商是哪年入驻的"), asked.reports)
    (counting,) = (s for s in asked.reports.collection.statements if "1600个" in s.text)
    assert not may_tell(question, counting)


def test_the_letters_of_a_currency_name_no_country() -> None:
    asked = room("northmark-exporters-2019")
    (named,) = Asked(asked.read("America"), asked.reports).strengths
    of_money = [s for s in asked.reports.collection.statements if "US$310" in s.text]
    assert of_money
    assert not any(named.among(statement.parts) for statement in of_money)
