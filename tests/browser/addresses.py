"""Where every page of the handmade library is, for what must hold of each."""

from __future__ import annotations

from urllib.parse import quote

PAGES = {
    "home": "/",
    "help": "/search",
    "results": f"/search?q={quote('中小')}",
    "all passages": "/search?q=&sort=order",
    "explanation": f"/explain/trade-2018/1.1-p1?q={quote('中小')}",
    "nothing": "/search?q=nothing-has-this",
    "long query": "/search?q=" + "w" * 400,
    "report": "/read/trade-2018",
    "report in Chinese": "/read/trade-2018?view=zh",
    "report in English": "/read/trade-2018?view=en",
    "report side by side": "/read/trade-2018?view=both",
    "report with matches": f"/read/trade-2018?q={quote('中小')}",
    "English report": "/read/wider-markets",
    "statistics": "/statistics",
    "statistic": "/statistics/trade-2018/1-p1-n1",
    "statistic of a table": "/statistics/trade-2018/2-r2-n2",
    "sources": "/sources",
    "source": "/sources/trade-2018/f2",
    "table": "/tables/trade-2018/2-t1",
    "checks": "/checks",
    "claim": f"/verify?text={quote('全球互联网用户突破了40亿。')}",
    "about": "/about",
    "embedding": "/embed",
    "for programmers": "/docs",
    "not found": "/no-such-page",
}

REPORT = "alibaba-sme-2018"
READ = f"/read/{REPORT}"

REPORT_PAGES = {
    "report in Chinese": f"{READ}?view=zh",
    "report side by side": f"{READ}?view=both",
    "results": f"/search?q={quote('活跃买家')}",
    "answer": f"/search?q={quote('2016年一达通的出口额是多少')}",
    "statistics": "/statistics",
    "statistic of a table": f"/statistics/{REPORT}/4.1-r3-n2",
    "sources": "/sources",
    "source": f"/sources/{REPORT}/f11",
    "table": f"/tables/{REPORT}/4.2-t1",
    "checks": "/checks",
    "claim": f"/verify?text={quote('2016年一达通出口额达到235亿美元。')}",
}
"""Pages of the first report, as it is read."""

FRAMES = {
    "framed search": f"/embed/search?q={quote('中小')}",
    "framed statistic": "/embed/statistic/trade-2018/1-p1-n1",
    "framed answer": f"/embed/answer?q={quote('全球互联网用户有多少？')}",
    "framed table": "/embed/table/trade-2018/2-t1",
    "framed passage": "/embed/passage/trade-2018/1-p1",
}
"""Parts of pages, for frames in others' pages."""
