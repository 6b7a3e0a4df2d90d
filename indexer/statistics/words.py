"""Words around numbers, as tables for a linguist to extend."""

from __future__ import annotations

from indexer.numbers.tables import words

EN_ADJUNCTS = words(
    """
    up down compared versus against well below above at to or plus including takes taking costing
    worth with
    """
)
"""What opens a clause that goes on about the clause before it (an increase of 4.8%)."""

ZH_UP = words(
    """
    增长 提升 增加 提高 上升 上涨 扩大 增多 攀升 上调 增幅 增速 增长率 涨幅 升幅 增 升 涨 高出
    """
)
ZH_DOWN = words(
    """
    下降 减少 降低 下跌 下滑 缩减 缩短 萎缩 回落 下调 下挫 减幅 降幅 跌幅 跌 降 减 收窄
    """
)
ZH_RATES = words("增幅 增速 增长率 涨幅 升幅 减幅 降幅 跌幅")
"""Nouns of change: what follows them after 为 or 达 is the change itself."""

EN_UP = words(
    """
    rose rise rises risen rising grew grow grows grown growing growth increase increased increases
    increasing up gain gained gains climbed climb higher above more jumped surged expanded
    doubled tripled quadrupled doubling tripling
    """
)
EN_DOWN = words(
    """
    fell fall falls fallen falling drop dropped drops dropping decline declined declines declining
    decrease decreased decreases decreasing down lower below fewer less shrank shrunk reduced
    reduction cut contracted halved halving
    """
)

EN_CHANGE_NOUNS = words("growth increase rise gain fall decrease decline drop reduction")
EN_CHANGE_VERBS = {
    "grow": "growth", "increase": "increase", "rise": "rise", "climb": "rise", "gain": "gain",
    "fall": "fall", "decrease": "decrease", "decline": "decline", "drop": "drop",
    "double": "growth", "triple": "growth", "expand": "growth", "shrink": "decline",
    "shorten": "fall", "lengthen": "rise",
}  # fmt: skip
"""Verb of a change → its noun."""
EN_SHARING = words("account make represent constitute comprise contribute form")
"""Verbs whose object is a share of something."""
EN_LEVELS = words(
    """
    reach amount stand total average exceed come range run equal worth cost number hit pass
    """
)
"""Verbs whose object is how much their subject is."""
EN_HAVING = words("have has had hold own include contain")
EN_PEOPLE = words(
    """
    adult buyer child citizen consumer customer elderly employee executive man manager member
    millennial passenger patient people person resident respondent seller shopper student those
    traveller user visitor woman worker
    """
)
"""Who, not that."""
EN_VERBS = words(
    """
    accept account achieve add adopt agree allow amount announce appear arrive attend attract
    average become begin believe belong borrow bring build buy carry choose cite climb collect
    combine come compete complete comprise concentrate connect consider consist constitute
    contain continue contribute convert cost cover create decide decline decrease deliver depend
    develop double draw drop earn employ enable enjoy enter equal exceed expand expect export
    express extend fail fall feel find form gain gather give go grant grow handle happen have
    hire hold import improve include increase invest join keep know lack launch lead learn lend
    live lose make manage mean meet need obtain occur offer open operate own pass pay perform
    place prefer present provide publish put qualify quote range rank reach read receive
    recognise record reduce register release rely remain represent require respond rise run say see
    seek sell send serve shorten show shrink sign source spend stand state stay supply support
    survey take tell think total train translate travel treat triple try understand use value
    visit vote wait want watch win work write
    """
)
"""Verbs that a clause may be cut at, in any of their forms but -ing."""
EN_NOUNS_TOO = words(
    """
    account average cost costs cover decline decrease decreases double drop drops export exports
    fall falls form forms gain gains import imports increase increases lead leads live need
    needs offer offers open place places present put quote quotes range ranges rank ranks read
    reads record records register release releases rise rises run runs show shows sign signs sources
    spend state states stay supplies supply support survey surveys total totals train travel use
    uses value values visit visits vote votes wait watch win work works
    """
)
"""Forms of these verbs that are more often nouns or adjectives."""
EN_ADVERBS = words(
    "now still also already just again even only then not long ever never actively been"
)
"""May stand before a verb or inside it."""

ZH_LEADS = words(
    """
    其中 同时 而且 而 但是 但 并且 并 虽然 目前 说明 以及 包括 比如 例如 则 也 还 尤其是 如今 现在
    依然 预计 据估计 这意味着 此外 另外 因此 即使 截至 截止 截止到 截至到 根据 能够 甚至 现在已经有
    已经 一共 累计 提供 推出 在 据 将 共 和 把 从 由 以 为 有 仅有 除了
    """
)
"""What a clause may open with without being part of what is measured."""

ZH_LEAD_TRAPS = {
    "在": "线校岗建职读", "以": "色太外上下内及后前来", "共": "享同和", "有": "限色机关效",
    "据": "说此", "将": "来军", "和": "田平谐", "从": "业事而", "由": "于", "为": "了",
    "并": "购网行", "而": "言", "则": "", "还": "款", "但": "", "也": "门", "把": "握",
}  # fmt: skip
"""Characters that make another word of such an opening: 在线 does not open with 在."""

ZH_RELATIONS = words("占 高于 低于 高出 高 低 多 少 不足 相当于")
"""A clause that opens so goes on about the subject before it (占全国外贸总值的56.4%)."""

ZH_LINKS = words(
    """
    达 达到 为 是 有 占到 可达 已 已经 就 则 将 至 到 共 一共 共有 也 都 又 总计 累计 合计 分别
    分别为 仅仅 实现 拥有 就高达 平均为 从原来 已从原来 包括 优化至 仍 仍有 均 多 需 应 在
    以外
    """
)
"""What stands between the words for a measure and its number."""

ZH_LINK_TRAPS = {
    "在": "存现所潜内外", "需": "内必急军", "应": "供响效反适感对",
    "均": "人平户年月日单", "多": "大许众", "仍": "", "有": "所国私拥公持", "为": "行作认成",
    "到": "达", "至": "甚", "都": "首成", "又": "", "将": "",
}  # fmt: skip
"""Characters before such a link that make another word of it: 存在 does not end in 在."""

ZH_ATTRIBUTES = words(
    """
    出口额 进口额 进出口额 交易额 销售额 营业额 营业收入 总收入 净利润 总产值 总投资 投资额 全长
    总长 总长度 客运量 货运量 吞吐量 产量 销量 总资产 市值 市场份额 日均 月均 年均 人均
    """
)
"""Words that say nothing alone: they are the topic's (一达通 … 出口额)."""
ZH_OF_ONE_BEFORE = words("日均 总长 总投资")
"""Those that, where there is no topic, are of what the number before measures."""
ZH_NEW = words("新设立的 新成立的 新建的 新增的")
"""What says that things are new, and not whose the measure is."""

ZH_VERBS = words(
    """
    是 为 有 将 都 也 并 获得 可以 参与 享受 被 提供 发生 建立 入驻 实现 贷款 内 以外 以上 之间 覆盖
    进行 得分 表示 认为 大关
    """
)
"""Where a counted noun phrase ends at the latest."""
