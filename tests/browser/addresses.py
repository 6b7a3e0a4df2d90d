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

FRAMES = {
    "framed search": f"/embed/search?q={quote('中小')}",
    "framed statistic": "/embed/statistic/trade-2018/1-p1-n1",
    "framed answer": f"/embed/answer?q={quote('全球互联网用户有多少？')}",
    "framed table": "/embed/table/trade-2018/2-t1",
    "framed passage": "/embed/passage/trade-2018/1-p1",
}
"""Parts of pages, for frames in others' pages."""
