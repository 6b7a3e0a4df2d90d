"""A library of two small reports made by hand, for the tests of pages and API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache

from indexer import figures
from indexer.asking import AskRequest
from indexer.claims import Claim
from indexer.desk import Status
from indexer.errors import NotFoundError, QueryError
from indexer.explanation import Explanation, ScorePart, Segment, Wording
from indexer.figures import Figure, FigureList, FigureRequest, Resting, Retired
from indexer.model import (
    Answer,
    Bilingual,
    Block,
    BlockKind,
    Citation,
    Document,
    Facet,
    Finding,
    Footnote,
    FootnoteMark,
    Hit,
    Pages,
    Passage,
    Piece,
    Results,
    Section,
    Sentence,
    Slip,
    Span,
    Statistic,
    Suggestion,
    Suggestions,
    Table,
    TableRow,
)
from indexer.search import SearchRequest, check_known
from indexer.statistics import statistics
from indexer.suggest import SuggestRequest
from indexer.translation import EnglishText, english_blocks

HOSTILE = '<script>alert("甲")</script><img src=x onerror=alert(1)>'
REASON: Bilingual = {
    "zh": "报告没有提到“<widgets>”。",
    "en": "The report does not mention “<部件>”.",
}
"""Stands in a report's text: must never reach a page as markup."""


def block(
    section: str,
    kind: BlockKind,
    id: str,
    text: str,
    *,
    marks: tuple[FootnoteMark, ...] = (),
    slips: tuple[Slip, ...] = (),
    pages: Pages | None = None,
) -> Block:
    """A block of one sentence."""
    return Block(
        id=id,
        kind=kind,
        section=section,
        text=text,
        pieces=(Piece(0, len(text)),),
        sentences=(Sentence(f"{id}-s1", 0, len(text)),),
        marks=marks,
        slips=slips,
        pages=pages,
    )


def row(section: str, ordinal: int, *cells: str) -> tuple[Block, TableRow]:
    id = f"{section}-r{ordinal}"
    spans, start = [], 0
    for cell in cells:
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return block(section, "table-row", id, "\t".join(cells)), TableRow(id, tuple(spans))


ROWS = [row("2", 1, "1", "广东省", "—"), row("2", 2, "2", "浙江省", "↑ 1")]

CHINESE = Document(
    id="trade-2018",
    title="跨境贸易报告",
    title_en="Cross-border Trade Report",
    subtitle="新时代 新外贸",
    language="zh",
    publishers=("国际事业部", "研究院"),
    year=2018,
    date=date(2018, 1, 1),
    source="",
    rights="版权归出版者所有。",
    origin="扫描件",
    examples=("中小企业", "cross-border"),
    sections=(
        Section("0", "跨境贸易报告", None, 1, None, None),
        Section("1", "新时代：数字经济时代", "一", 1, None, Pages(1, 8)),
        Section("1.1", "贸易主体", "1.1", 2, "1", Pages(2, 3), contents_title="主体"),
        Section("2", "附表", None, 1, None, Pages(9, 9)),
    ),
    blocks=(
        block("0", "imprint", "0-i1", "国际事业部"),
        block("0", "imprint", "0-i2", "研究院"),
        block("1", "heading", "1-h1", "新时代：数字经济时代"),
        block(
            "1",
            "paragraph",
            "1-p1",
            "全球数字经济高速发展，互联网用户突破了 40 亿大关。",
            marks=(FootnoteMark("1", 6), FootnoteMark("2", 24)),
            slips=(Slip(20, 24, "40亿"),),
        ),
        block("1", "footnote", "f1", "数字经济指一个经济系统。"),
        block("1", "footnote", "f2", "We Are Social，Digital in 2018，2018年1月。"),
        block("1.1", "heading", "1.1-h1", "贸易主体"),
        block(
            "1.1",
            "paragraph",
            "1.1-p1",
            f"中小企业占出口商的78%{HOSTILE}。",
            marks=(FootnoteMark("2", 11, stray=True),),
            pages=Pages(3, 3),
        ),
        block("1.1", "list-item", "1.1-l1", "第一，高效互动；"),
        block("1.1", "list-item", "1.1-l2", "第二，全流程在线。"),
        block("1.1", "caption", "1.1-c1", "活跃买家增幅"),
        block("2", "heading", "2-h1", "附表"),
        ROWS[0][0],
        ROWS[1][0],
        block("2", "source-line", "2-s1", "数据来源：数据管家"),
    ),
    footnotes=(
        Footnote("1", "f1", "数字经济指一个经济系统。", "definition", "1", ("1-p1-s1",)),
        Footnote(
            "2",
            "f2",
            "We Are Social，Digital in 2018，2018年1月。",
            "source",
            "1",
            ("1-p1-s1",),
            organisation="We Are Social",
            title="Digital in 2018",
            date="2018-01",
            party="third-party",
            source="We Are Social, Digital in 2018",
        ),
    ),
    tables=(
        Table(
            "2-t1",
            "2017年出口省份排行榜",
            "2",
            ("排名", "省份", "变化"),
            tuple(r for _, r in ROWS),
            "数据来源：数据管家",
        ),
    ),
)

ENGLISH = Document(
    id="wider-markets",
    title="Small Firms, Wider Markets",
    language="en",
    publishers=("Northmark Chamber",),
    year=2019,
    date=date(2019, 3, 1),
    source="",
    sections=(Section("1", "Exports", "1", 1, None, None),),
    blocks=(
        block("1", "heading", "1-h1", "Exports"),
        block("1", "paragraph", "1-p1", "Small firms exported 12% more than in 2018."),
    ),
    footnotes=(),
    tables=(),
)

found = cache(statistics)
"""Of one of the reports above."""
USERS = next(each for each in found(CHINESE) if each.block == "1-p1")

TRANSLATION = {
    "跨境贸易报告": "Cross-border Trade Report",
    "新时代：数字经济时代": "A new era: the digital economy",
    "附表": "Tables",
    "广东省": "Guangdong",
    "第二，全流程在线。": "Second, all of it online.",
}


TERMS = (
    Suggestion("中小企业", "small and medium-sized enterprises", "term", "zh"),
    Suggestion("中小企业", "small and medium-sized enterprises", "term", "en"),
    Suggestion("We Are Social", None, "source", "en"),
)

RETIRED = (Retired("0123456789", "互联网用户突破了 30 亿大关。", "30 亿"),)
"""Once in the Chinese report."""


class HandmadeLibrary:
    """Finds by plain substring; everything else as the real one."""

    def __init__(
        self,
        documents: Iterable[Document] = (CHINESE, ENGLISH),
        groups: Mapping[str, str] | None = None,
    ) -> None:
        """``groups``: document id → the one group that may see it."""
        self._documents = {d.id: d for d in documents}
        self._groups = groups or {}
        self.is_ready = True

    def seen_by(self, groups: frozenset[str]) -> HandmadeLibrary:
        seen = [d for d in self.documents() if self._groups.get(d.id) in (None, *groups)]
        return self if len(seen) == len(self._documents) else HandmadeLibrary(seen)

    def state(self) -> str:
        return " ".join(self._documents)

    def steady(self) -> AbstractContextManager[None]:
        return nullcontext()

    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())

    def document(self, id: str) -> Document:
        if id not in self._documents:
            raise NotFoundError(f"No report {id}")
        return self._documents[id]

    def english(self, document: str, text: str) -> str | None:
        return TRANSLATION.get(text) if document == CHINESE.id else None

    def english_texts(self, document: str) -> Mapping[str, EnglishText]:
        found = self.document(document)
        return english_blocks(found, TRANSLATION if found is CHINESE else {})

    def statistics(self, document: str) -> tuple[Statistic, ...]:
        return found(self.document(document))

    def figures(self, request: FigureRequest) -> FigureList:
        figures.check(request, self._documents)
        every = [each for id_ in self._documents for each in self._figures(id_)]
        matching = {
            (each.statistic.document, each.statistic.id): rank
            for rank, each in enumerate(every)
            if request.query in each.citation.quote
        }
        found = figures.selected(every, request, matching)
        return FigureList(len(found), found[request.offset : request.offset + request.limit])

    def figure(self, document: str, name: str) -> Figure:
        return figures.find(self._figures(document), name, document, RETIRED)

    def same_value(self, figure: Figure) -> tuple[Figure, ...]:
        return figures.same_value(figure, self._figures(figure.statistic.document))

    def of_like_measure(self, figure: Figure) -> tuple[Figure, ...]:
        return figures.of_like_measure(figure, self._figures(figure.statistic.document))

    def sources(self, document: str) -> tuple[Resting, ...]:
        return figures.resting(self.document(document), self._figures(document))

    def findings(self, document: str) -> tuple[Finding, ...]:
        first, *_ = self.statistics(document)
        return (Finding("parts", (first.id,), f"1 + 1 ≠ {HOSTILE}", holds=False),)

    def _figures(self, document: str) -> tuple[Figure, ...]:
        return figures.of(self.document(document), self.statistics(document), TRANSLATION)

    def has_dictionary(self) -> bool:
        return self.is_ready

    def ready(self) -> bool:
        return self.is_ready

    def status(self) -> Status:
        return Status("2024-01-01T00:00:00+00:00", len(self._documents), 9, True, (), None)

    def passage(self, document: str, block: str) -> Passage:
        for passage in self._passages():
            if (passage.document, passage.id) == (document, block):
                return passage
        raise NotFoundError(f"No block {block} in {document}")

    def search(self, request: SearchRequest) -> Results:
        if "\ud800" in request.query:
            raise QueryError("Not Unicode.", parameter="q")
        found = [p for p in self._passages() if request.query in p.text and self._meets(p, request)]
        kinds = Counter(p.kind for p in found)
        sections = Counter(f"{p.document}/{id}" for p in found for id in self._path(p))
        page = found[request.offset : request.offset + request.limit]
        return Results(
            query=request.query,
            total=len(found),
            hits=tuple(self._hit(p, request.query) for p in page),
            facets={
                "kind": tuple(Facet(k, k, n) for k, n in kinds.most_common()),
                "section": tuple(Facet(s, s, n) for s, n in sorted(sections.items())),
            },
            suggestion="中小企业" if not found else None,
        )

    def explain(self, query: str, document: str, block: str) -> Explanation:
        self.passage(document, block)
        part = ScorePart("characters", (query,), 0.3, 1.5)
        wording = Wording(query, (HOSTILE,), from_dictionary=True)
        segment = Segment(query, query, ignored=False)
        return Explanation(query, (segment,), (wording,), (part,), 1.5, is_ranked_by_meaning=True)

    def suggest(self, request: SuggestRequest) -> Suggestions:
        """Knows two terms by their beginnings."""
        check_known("document", request.documents, self._documents)
        found = [each for each in TERMS if each.typed.startswith(request.query)]
        page = found[request.offset : request.offset + request.limit]
        return Suggestions(len(found), tuple(page))

    def throughout(self, query: str, document: str) -> tuple[Hit, ...]:
        found = [p for p in self._passages() if p.document == document and query in p.text]
        return tuple(self._hit(p, query) for p in found if query)

    def ask(self, request: AskRequest) -> Answer:
        """Knows how many internet users there are, and nothing else."""
        if not request.question.strip():
            raise QueryError("there is no question", parameter="q")
        known = "互联网用户" in request.question
        block = next(b for b in CHINESE.blocks if b.id == USERS.block)
        return Answer(
            query=request.question,
            language="zh" if known else "en",
            answerable=known,
            confidence=0.9,
            reason=None if known else REASON,
            kind="statistic" if known else None,
            text=USERS.text if known else None,
            text_en="4 billion" if known else None,
            items=None,
            items_en=None,
            statistics=(USERS.id,) if known else (),
            citations=(
                Citation(
                    document=CHINESE.id,
                    section=block.section,
                    pages=Pages(1, 8),
                    block=block.id,
                    kind=block.kind,
                    quote=block.text,
                    quote_en=None,
                    footnotes=("2",),
                ),
            )
            if known
            else (),
            passages=self.search(SearchRequest("互联网用户")).hits,
        )

    def answer_beside(self, request: SearchRequest) -> Answer | None:
        return self.ask(AskRequest(request.query)) if request.query.endswith("？") else None

    def verify(self, text: str, *_: object) -> tuple[Claim, ...]:
        """Confirms 40亿, and knows of no other number."""
        if not text.strip():
            raise QueryError("there is no text", parameter="text")
        answer = self.ask(AskRequest("互联网用户"))
        place = text.find("40亿")
        if place < 0:
            return (Claim(Span(0, 1), text[:1], "not-found", REASON, None, None),)
        span = Span(place, place + 3)
        return (Claim(span, "40亿", "confirmed", None, USERS, answer.citations[0]),)

    def _path(self, passage: Passage) -> list[str]:
        """The section's id and those above it."""
        sections = {s.id: s for s in self.document(passage.document).sections}
        path = [passage.section]
        while (parent := sections[path[0]].parent) is not None:
            path.insert(0, parent)
        return path

    def _hit(self, passage: Passage, query: str) -> Hit:
        start = passage.text.find(query)
        highlights = (Span(start, start + len(query)),) if query else ()
        footnotes = self.document(passage.document).footnotes
        shown = next((f.marked_in for f in footnotes if f.block == passage.id), ())
        return Hit(passage, 1.0, highlights, (), shown)

    def _passages(self) -> list[Passage]:
        return [
            Passage(
                document=d.id,
                id=b.id,
                kind=b.kind,
                order=order,
                section=b.section,
                section_path=(),
                pages=b.pages or pages[b.section],
                text=b.text,
                text_en=TRANSLATION.get(b.text) if d is CHINESE else None,
                context="",
                footnotes=tuple(dict.fromkeys(m.number for m in b.marks if not m.stray)),
                sources=(),
                years=(),
                units=(),
                statistics=tuple(s.id for s in numbers if s.block == b.id),
            )
            for d in self.documents()
            for numbers in [statistics(d)]
            for pages in [{s.id: s.pages for s in d.sections}]
            for order, b in enumerate(d.blocks)
        ]

    def _meets(self, passage: Passage, request: SearchRequest) -> bool:
        sections = {f"{passage.document}/{id}" for id in self._path(passage)}
        sections.add(passage.section)
        return (
            (not request.kinds or passage.kind in request.kinds)
            and (not request.sections or not sections.isdisjoint(request.sections))
            and (not request.documents or passage.document in request.documents)
        )
