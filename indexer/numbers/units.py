"""Words that numbers are printed with, as tables: magnitudes, units, currencies, qualifiers.

Data for a linguist to extend. Chinese entries are Simplified; Traditional text is folded first.
"""

from __future__ import annotations

from decimal import Decimal

from indexer.numbers.tables import words

# --- Chinese numerals -----------------------------------------------------------------

ZH_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
ZH_SMALL = {"十": 10, "百": 100, "千": 1000}
ZH_LARGE = {"万": 10**4, "亿": 10**8}

TRADITIONAL = {
    ord(t): s
    for t, s in zip(
        "萬億兩個幾餘約過達單間張點倍數戶種筆輛條隻艘項噸畝歲佔圓歐鎊韓盧臺幣國產業員進聯軍漲減"
        "長來內從將為與層買賣價額總計時鐘週頁趨勢萊紹廠範圍農專證標書訂詢盤網商語際區縣鄉鎮銀機"
        "構醫學車輛",
        "万亿两个几余约过达单间张点倍数户种笔辆条只艘项吨亩岁占圆欧镑韩卢台币国产业员进联军涨减"
        "长来内从将为与层买卖价额总计时钟周页趋势莱绍厂范围农专证标书订询盘网商语际区县乡镇银机"
        "构医学车辆",
        strict=True,
    )
}
"""Traditional forms of the characters in these tables, one for one: offsets stay."""

# --- Chinese units ----------------------------------------------------------------------

ZH_CURRENCIES = {
    "元": "CNY", "元人民币": "CNY", "人民币元": "CNY", "人民币": "CNY", "圆": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "日圆": "JPY",
    "港元": "HKD", "港币": "HKD", "新台币": "TWD", "台币": "TWD", "韩元": "KRW", "韩圆": "KRW",
    "卢布": "RUB", "卢比": "INR", "印度卢比": "INR", "加元": "CAD", "加拿大元": "CAD",
    "澳元": "AUD", "澳大利亚元": "AUD", "瑞士法郎": "CHF", "瑞郎": "CHF", "新加坡元": "SGD",
    "新元": "SGD", "泰铢": "THB", "林吉特": "MYR", "越南盾": "VND", "印尼盾": "IDR",
    "比索": "PHP", "雷亚尔": "BRL", "兰特": "ZAR", "里拉": "TRY", "新西兰元": "NZD",
    "澳门元": "MOP", "迪拉姆": "AED", "里亚尔": "SAR", "特别提款权": "XDR",
}  # fmt: skip

CURRENCY_SIGNS = {
    "人民币": "CNY", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "¥": "CNY",
    "US$": "USD", "USD": "USD", "$": "USD", "EUR": "EUR", "€": "EUR", "GBP": "GBP", "£": "GBP",
    "HK$": "HKD", "HKD": "HKD", "NT$": "TWD", "TWD": "TWD", "A$": "AUD", "AUD": "AUD",
    "C$": "CAD", "CAD": "CAD", "S$": "SGD", "SGD": "SGD", "NZ$": "NZD", "NZD": "NZD",
    "R$": "BRL", "BRL": "BRL", "₹": "INR", "Rs": "INR", "INR": "INR", "₩": "KRW", "KRW": "KRW",
    "JPY": "JPY", "CHF": "CHF", "RM": "MYR", "MYR": "MYR", "₽": "RUB", "RUB": "RUB",
    "฿": "THB", "THB": "THB", "₫": "VND", "VND": "VND",
}  # fmt: skip
"""Signs and codes that stand before an amount."""

ZH_RATIOS: dict[str, tuple[str, Decimal]] = {
    "%": ("%", Decimal(1)),
    "‰": ("%", Decimal("0.1")),
    "个百分点": ("pp", Decimal(1)),
    "百分点": ("pp", Decimal(1)),
    "个基点": ("pp", Decimal("0.01")),
    "基点": ("pp", Decimal("0.01")),
    "倍": ("x", Decimal(1)),
}
"""Suffix → unit and the factor that brings the printed number to it: shares are in percent."""

ZH_GENERIC = {
    "个": "items", "家": "companies", "户": "households", "人": "people", "名": "people",
    "位": "people", "口": "people", "种": "kinds", "类": "kinds", "张": "items",
    "笔": "transactions",
    "项": "items", "件": "items", "套": "sets", "款": "models", "条": "items", "份": "copies",
    "只": "items", "台": "units", "部": "items", "辆": "vehicles", "艘": "ships", "架": "aircraft",
    "座": "sites", "所": "institutions", "间": "rooms", "处": "places", "篇": "articles",
    "批": "batches", "例": "cases", "起": "cases", "宗": "cases", "场": "events", "支": "items",
    "列": "trains", "班": "runs", "趟": "trips", "对": "pairs", "双": "pairs", "枚": "pieces",
    "颗": "pieces", "头": "head", "株": "plants", "棵": "trees", "本": "copies", "册": "copies",
    "幅": "pieces", "股": "shares", "层": "layers", "票": "votes", "单": "orders",
    "字": "characters",
    "次": "times", "轮": "rounds", "期": "periods", "届": "sessions", "人次": "visits",
    "艘次": "ship calls", "架次": "flights", "班次": "runs", "车次": "trips", "件次": "items",
    "户次": "visits", "箱": "containers", "标箱": "TEU", "标准箱": "TEU", "个标准箱": "TEU",
    "部分": "parts",
}  # fmt: skip
"""Measure words. A noun beside the number (``ZH_NOUNS``) says more exactly what they count."""

ZH_MEASURES = {
    "吨": "tonnes", "公吨": "tonnes", "公斤": "kilograms", "千克": "kilograms", "克": "grams",
    "斤": "jin", "毫克": "milligrams", "微克": "micrograms",
    "公里": "kilometres", "千米": "kilometres", "海里": "nautical miles", "英里": "miles",
    "米": "metres", "厘米": "centimetres", "毫米": "millimetres", "微米": "micrometres",
    "纳米": "nanometres", "英寸": "inches", "英尺": "feet",
    "平方公里": "square kilometres", "平方千米": "square kilometres", "平方米": "square metres",
    "平米": "square metres", "公顷": "hectares", "亩": "mu", "英亩": "acres",
    "立方米": "cubic metres", "立方": "cubic metres", "升": "litres", "毫升": "millilitres",
    "桶": "barrels", "加仑": "gallons", "吨标准煤": "tonnes of coal equivalent",
    "吨标煤": "tonnes of coal equivalent", "吨油当量": "tonnes of oil equivalent",
    "千瓦": "kilowatts", "兆瓦": "megawatts", "吉瓦": "gigawatts",
    "千瓦时": "kilowatt-hours", "千瓦小时": "kilowatt-hours", "度电": "kilowatt-hours",
    "兆瓦时": "megawatt-hours", "吉瓦时": "gigawatt-hours", "伏": "volts", "千伏": "kilovolts",
    "摄氏度": "degrees Celsius", "℃": "degrees Celsius", "°C": "degrees Celsius",
    "小时": "hours", "个小时": "hours", "分钟": "minutes", "秒": "seconds", "秒钟": "seconds",
    "毫秒": "milliseconds", "天": "days", "日": "days",
    "个工作日": "working days", "工作日": "working days",
    "周": "weeks", "个星期": "weeks", "星期": "weeks", "个月": "months", "岁": "years old",
    "周岁": "years old", "年": "years", "个季度": "quarters", "分": "points", "点": "points",
    "赫兹": "hertz", "兆赫": "megahertz", "字节": "bytes", "张床位": "beds",
}  # fmt: skip
"""Units that say by themselves what is measured."""

LATIN_MEASURES = {
    "kg": "kilograms", "km": "kilometres", "km²": "square kilometres", "cm": "centimetres",
    "mm": "millimetres", "nm": "nanometres", "kW": "kilowatts", "MW": "megawatts",
    "GW": "gigawatts", "TW": "terawatts", "kWh": "kilowatt-hours", "MWh": "megawatt-hours",
    "GWh": "gigawatt-hours", "TWh": "terawatt-hours", "TEU": "TEU", "TEUs": "TEU",
    "QPS": "queries per second", "TPS": "transactions per second", "KB": "kilobytes",
    "MB": "megabytes", "GB": "gigabytes", "TB": "terabytes", "PB": "petabytes",
    "EB": "exabytes", "ZB": "zettabytes", "Mbps": "megabits per second",
    "Gbps": "gigabits per second", "Tbps": "terabits per second", "GHz": "gigahertz",
    "MHz": "megahertz", "Mt": "megatonnes", "Gt": "gigatonnes", "Mtoe": "Mtoe", "EJ": "exajoules",
    "ha": "hectares", "ppm": "parts per million", "g": "grams", "mg": "milligrams",
    "μg": "micrograms", "m²": "square metres", "m³": "cubic metres", "kt": "kilotonnes",
    "ktoe": "ktoe", "m2": "square metres", "m3": "cubic metres", "km2": "square kilometres",
}  # fmt: skip

ZH_COUNTED = {
    "firms": "家企业", "businesses": "家企业", "enterprises": "家企业", "exporters": "家出口商",
    "importers": "家进口商", "employees": "名员工", "workers": "名工人", "members": "名会员",
    "residents": "名居民", "students": "名学生", "patients": "名患者", "experts": "名专家",
    "languages": "种语言", "currencies": "种货币", "documents": "份文件", "marketplaces": "个平台",
    "platforms": "个平台", "steps": "个步骤", "things": "件事", "respondents": "名受访者",
    "countries and regions": "个国家和地区",
}  # fmt: skip
"""What English text counts → how Chinese says it: measure word and noun."""

ZH_NOUNS = {
    "企业": "companies", "公司": "companies", "商户": "merchants", "商家": "merchants",
    "供应商": "suppliers", "采购商": "buyers", "买家": "buyers", "卖家": "sellers",
    "零售商": "retailers", "客户": "customers", "用户": "users", "会员": "members",
    "消费者": "consumers", "网民": "internet users", "农民工": "migrant workers",
    "工商户": "households", "家庭": "households", "农户": "farm households",
    "居民": "residents", "人口": "people", "人员": "people", "员工": "employees",
    "职工": "employees", "学生": "students", "专家": "experts", "患者": "patients",
    "订单": "orders", "询盘": "inquiries", "商品": "products", "产品": "products",
    "证书": "certificates", "专利": "patents", "商标": "trademarks", "文章": "articles",
    "国家": "countries", "经济体": "economies", "成员国": "member states", "省": "provinces",
    "省份": "provinces", "城市": "cities", "地区": "regions", "港口": "ports", "县": "counties",
    "村": "villages", "乡镇": "townships", "语言": "languages", "语种": "languages",
    "语言方向": "language directions", "语向": "language directions", "翻译": "translations",
    "终端": "terminals", "阶段": "stages", "趋势": "trends", "特征": "features",
    "模块": "modules", "重点": "priorities", "领域": "fields", "行业": "industries",
    "品类": "categories", "项目": "projects", "银行": "banks", "机构": "institutions",
    "学校": "schools", "医院": "hospitals", "床位": "beds", "平台": "platforms",
    "店铺": "shops", "门店": "shops", "网站": "websites", "岗位": "jobs", "就业": "jobs",
    "包裹": "parcels", "快递": "parcels", "车辆": "vehicles", "汽车": "vehicles",
    "船舶": "ships", "航线": "routes", "仓库": "warehouses", "海外仓": "overseas warehouses",
    "试验区": "pilot zones", "样本": "samples", "指标": "indicators", "原则": "principles",
    "方面": "aspects", "维度": "dimensions", "能力项": "dimensions", "部分": "parts",
    "因素": "factors", "支柱": "pillars", "任务": "tasks", "工程": "projects",
    "案例": "cases", "病例": "cases", "班列": "trains", "航班": "flights", "账户": "accounts",
    "协定": "agreements", "协议": "agreements", "合同": "contracts",
    "国际组织": "international organisations", "基地": "bases",
    "园区": "parks", "农场": "farms", "工厂": "factories", "股东": "shareholders",
}  # fmt: skip
"""What is counted, as an English plural."""

ZH_UNIT_TRAPS = {
    "家": "具庭乡长电禽", "个": "人性体别股", "位": "于置数移", "名": "牌称字誉义单录胜额片校列",
    "条": "件例约款", "种": "植子族", "次": "要序日数", "分": "之别布析辨会行店公为成",
    "点": "击开评", "期": "间望货", "项": "目链", "对": "于应比外", "单": "位元产独",
    "元": "素旦件器月宵老首", "层": "次面级", "口": "岸号", "场": "景所地", "部": "分门委件署队长",
    "股": "份市票东权", "套": "餐利", "支": "持付出撑部", "本": "地土报次来国科",
    "架": "构", "间": "接隔断谍", "所": "有以谓属", "头": "部", "双": "边方向", "起": "来步草",
    "处": "理于置", "列": "入出为", "人": "民均口类才工为物格情机", "类": "似别", "台": "湾阶",
    "件": "套", "箱": "包", "轮": "胎船岸车驱毂摩电", "升": "级至到为幅", "米": "其", "克": "服里",
    "年": "均代级轻", "日": "均前报本常期元", "天": "猫然下空津际", "周": "期围边",
    "亩": "产", "大": "于约量小型幅多", "斤": "斤", "例": "如外",
    "批": "发准", "册": "子", "票": "据", "字": "母样号节典体段", "笔": "者记", "桶": "装",
}  # fmt: skip
"""Characters that turn a unit's first character into another word: 5家具 has no 家."""

ZH_QUALIFIERS_BEFORE = words(
    """
    近 将近 接近 逼近 几乎 约 大约 约为 约占 大概 超过 超 超出 突破 高达 多达 逾 破 过 不到
    不足 低于 高于 少于 多于 大于 小于 不低于 不少于 不超过 不高于 至少 最多 最高 最低 最少
    最高达 最高达到 最高可达 最高可以获得 仅 仅有 仅为 仅占 只有 只占
    """
)
ZH_QUALIFIER_TRAPS = {"约": "[预节签条合契公制特违履缔简]", "过": "[^已早均将率量额数比重]"}
"""What before a qualifier makes another word of it: 预约占13.1%, 搬迁过2次, 活不过18个月."""
ZH_QUALIFIERS_AFTER = ("以上", "以下", "左右", "上下", "以内", "之内", "有余", "之多", "不等")
ZH_HALF_TRAPS = "年天月夜路途导成径球岛生小数截价个"
"""近半 is a half, 近半年 is not."""
ZH_EVERYDAY = frozenset("分点米克年日度期对头起处层级双")
"""Units that after a single Chinese digit mostly are something else (两点, 三分)."""

# --- English ------------------------------------------------------------------------------

EN_NUMERALS = {
    word: value
    for value, word in enumerate(
        words(
            """
            zero one two three four five six seven eight nine ten eleven twelve thirteen
            fourteen fifteen sixteen seventeen eighteen nineteen
            """
        )
    )
} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "a hundred": 100, "a thousand": 1000, "a million": 10**6,
    "a billion": 10**9, "half a million": 500_000, "half a billion": 500_000_000, "a dozen": 12,
}  # fmt: skip
EN_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
EN_VAGUE = {
    "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
}  # fmt: skip
EN_CURRENCIES = {
    "US dollars": "USD", "U.S. dollars": "USD", "dollars": "USD", "dollar": "USD", "USD": "USD",
    "yuan": "CNY", "renminbi": "CNY", "RMB": "CNY", "CNY": "CNY", "euros": "EUR", "euro": "EUR",
    "EUR": "EUR", "pounds": "GBP", "pounds sterling": "GBP", "GBP": "GBP", "yen": "JPY",
    "JPY": "JPY", "rupees": "INR", "won": "KRW", "rubles": "RUB", "roubles": "RUB",
    "Hong Kong dollars": "HKD", "Australian dollars": "AUD", "Canadian dollars": "CAD",
    "Singapore dollars": "SGD", "Swiss francs": "CHF", "ringgit": "MYR", "baht": "THB",
    "pesos": "MXN", "reais": "BRL", "rand": "ZAR", "RMB yuan": "CNY",
}  # fmt: skip
EN_RATIOS: dict[str, tuple[str, Decimal]] = {
    "%": ("%", Decimal(1)), "percent": ("%", Decimal(1)), "per cent": ("%", Decimal(1)),
    "pct": ("%", Decimal(1)), "per mille": ("%", Decimal("0.1")),
    "percentage points": ("pp", Decimal(1)), "percentage point": ("pp", Decimal(1)),
    "percentage-point": ("pp", Decimal(1)), "percent points": ("pp", Decimal(1)),
    "pp": ("pp", Decimal(1)), "ppt": ("pp", Decimal(1)), "ppts": ("pp", Decimal(1)),
    "basis points": ("pp", Decimal("0.01")), "basis point": ("pp", Decimal("0.01")),
    "bps": ("pp", Decimal("0.01")), "times": ("x", Decimal(1)),
}  # fmt: skip
EN_MEASURES = {
    "tonnes": "tonnes", "tons": "tonnes", "metric tons": "tonnes", "tonne": "tonnes",
    "metric tonnes": "tonnes", "kilograms": "kilograms", "kilogrammes": "kilograms",
    "kilos": "kilograms", "grams": "grams", "kilometres": "kilometres",
    "kilometers": "kilometres", "nautical miles": "nautical miles", "miles": "miles",
    "metres": "metres", "meters": "metres",
    "square kilometres": "square kilometres", "square kilometers": "square kilometres",
    "square metres": "square metres", "square meters": "square metres", "hectares": "hectares",
    "acres": "acres", "barrels": "barrels", "cubic metres": "cubic metres",
    "cubic meters": "cubic metres", "litres": "litres", "liters": "litres",
    "hours": "hours", "hour": "hours", "minutes": "minutes", "seconds": "seconds",
    "days": "days", "day": "days", "weeks": "weeks", "months": "months", "years old": "years old",
    "years of age": "years old", "years": "years", "degrees Celsius": "degrees Celsius",
    "°C": "degrees Celsius", "points": "points",
}  # fmt: skip
EN_QUALIFIERS = (
    "about", "around", "approximately", "roughly", "nearly", "almost", "some", "over",
    "more than", "above", "exceeding", "exceeds", "exceeded", "at least", "up to", "at most",
    "no more than", "not more than", "fewer than", "less than", "under", "below", "close to",
    "only", "just", "just over", "just under", "as many as", "as much as", "as high as",
    "an estimated", "estimated", "upwards of", "well over", "slightly more than", "circa",
    "greater than", "higher than", "lower than", "no less than", "not less than", "merely",
)  # fmt: skip
EN_FESTIVAL = words("shopping mid-year festival sale sales promotion event campaign")
"""What a shopping festival that is named by its date is followed by (the 618 festival)."""
EN_QUALIFIERS_AFTER = ("or more", "or less", "or so", "or higher", "or above", "and above", "plus")
EN_IRREGULAR_PLURALS = frozenset(
    ["people", "children", "women", "men", "aircraft", "countries", "staff", "personnel"]
)
EN_MOVED = words(
    """
    rose risen rise rises rising grew grown grow grows growing increased increase increases
    increasing climbed climb climbs climbing jumped surged soared gained expanded spread widened
    swelled improved lifted raised extended lengthened doubled tripled quadrupled up fell fallen
    fall falls falling dropped drop drops dropping declined decline declines decreased decrease
    decreases shrank shrunk shrink shrinks slipped slid sank cut cuts cutting reduced reduce reduces
    reducing lowered narrowed shortened contracted halved down changed moved went gone brought
    growth reduction
    """
)
"""What leads from an old value to a new one: rose from 68 to 347."""
EN_NO_PLURALS = frozenset(
    words(
        """
    thirds quarters fourths fifths sixths eighths tenths halves times
    is was has as this its us less plus across various thus versus business process access
    analysis basis focus status previous series news economics does
    overseas towards besides perhaps always sometimes nowadays
    """
    )
)
EN_STOPS = words(
    """
    of in and to from by at on for with that which who is are was were has have had will would
    the a an or as than but per between during since until while when where its their this
    these those into over under about after before through against more less we they it he she
    be been may can could should must not also only
    """
)
"""Words that no counted noun phrase runs across."""
EN_SENTENCE_OPENERS = words(
    "all both some another and but or so then now today yesterday overall here there if though"
    " although because yet still even out among across within whereas each every our"
)
"""Words that, with the above, have a capital for opening a sentence, not for being a name."""

REMARKS = frozenset("仅 仅有 仅为 仅占 只有 只占 only just merely".split())
"""Qualifiers that say what is thought of a number, not that there is more or less of it."""
QUALIFIER_PAIRS: tuple[tuple[str, str, bool], ...] = (
    ("约", "about", False), ("大约", "approximately", False), ("近", "nearly", False),
    ("将近", "almost", False), ("接近", "close to", False), ("几乎", "almost", False),
    ("约为", "about", False), ("约占", "about", False), ("大概", "roughly", False),
    ("超过", "more than", False), ("超", "over", False), ("超出", "over", False),
    ("逾", "over", False), ("突破", "more than", False), ("破", "more than", False),
    ("上", "upwards of", False), ("过", "over", False), ("多", "more than", False),
    ("余", "more than", False), ("大于", "greater than", False), ("高于", "above", False),
    ("多于", "more than", False), ("高达", "as high as", False), ("多达", "as many as", False),
    ("不到", "less than", False), ("不足", "less than", False), ("低于", "below", False),
    ("少于", "fewer than", False), ("小于", "less than", False), ("至少", "at least", False),
    ("不低于", "no less than", False), ("不少于", "no less than", False),
    ("不超过", "no more than", False), ("不高于", "no more than", False),
    ("最高", "up to", False), ("最多", "at most", False), ("最高达到", "up to", False),
    ("最高达", "up to", False), ("最高可达", "up to", False), ("最高可以获得", "up to", False),
    ("仅", "only", False), ("仅有", "only", False), ("仅为", "only", False),
    ("仅占", "only", False), ("只有", "only", False), ("只占", "only", False),
    ("以上", "or more", True), ("及以上", "or more", True), ("+", "or more", True),
    ("以下", "or less", True),
    ("左右", "or so", True), ("上下", "or so", True), ("以内", "or less", True),
    ("之内", "or less", True), ("有余", "or more", True), ("以上", "or higher", True),
    ("以上", "or above", True), ("以上", "and above", True), ("逼近", "close to", False),
    ("最低", "at least", False), ("最少", "at least", False), ("约", "around", False),
    ("约", "some", False), ("约", "circa", False), ("估计", "an estimated", False),
    ("估计", "estimated", False), ("超过", "exceeding", False), ("超过", "exceeds", False),
    ("超过", "exceeded", False), ("超过", "well over", False), ("略高于", "just over", False),
    ("略高于", "slightly more than", False), ("略低于", "just under", False),
    ("不到", "under", False), ("高于", "higher than", False), ("低于", "lower than", False),
    ("不超过", "not more than", False), ("不低于", "not less than", False),
    ("多达", "as much as", False), ("仅", "just", False), ("仅", "merely", False),
)  # fmt: skip
"""Chinese qualifier, English qualifier, whether they stand after the number. Of several pairs with
one word the first is its translation."""
