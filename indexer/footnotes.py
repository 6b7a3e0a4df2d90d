"""Tells what each footnote is: a term's definition, or a source, named or not, and whose.

For: the second half of "where does this number come from": organisation, title, date and party
of each note, and one source for all notes that name the same. Not for: which statement a note
backs (``statistics``), or how the source is cited in turn (``citation``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer import references
from indexer.model import Document, Footnote, FootnoteKind, SourceParty, Table
from indexer.references import HAN, Reference


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What a footnote's text states. The fields are those of ``model.Footnote``."""

    kind: FootnoteKind
    organisation: str | None = None
    title: str | None = None
    date: str | None = None
    party: SourceParty = "unnamed"
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source with all footnotes and tables that name it."""

    name: str
    """The named source in one line; the note's own words where it names none."""
    organisation: str | None
    title: str | None
    party: SourceParty
    footnotes: tuple[str, ...]
    """Numbers, in the order of the report."""
    tables: tuple[str, ...] = ()
    """Ids of the tables whose source line names it."""


def described(document: Document) -> Document:
    """The document with what each of its footnotes states."""
    names = document.publishers + document.publisher_aliases
    read: list[Footnote] = []
    for footnote in document.footnotes:
        read.append(_described(footnote, names, read))
    return replace(document, footnotes=tuple(read))


def describe(text: str, publishers: Sequence[str] = ()) -> NoteReading:
    """Read one footnote's text, or a table's source line. Never raises.

    ``publishers``: every name that the report's publishers go by.
    """
    if _explains(text):
        return NoteReading(kind="definition")
    reference = references.read(text)
    source = " ".join(part for part in (reference.organisation, reference.title) if part)
    return NoteReading(
        kind="source",
        organisation=reference.organisation,
        title=reference.title,
        date=reference.date,
        party=_party(reference, publishers),
        source=source or None,
    )


def group(
    footnotes: Iterable[Footnote], tables: Iterable[Table] = (), publishers: Sequence[str] = ()
) -> tuple[Source, ...]:
    """Gather footnotes and tables that name the same organisation and title, as they appear.

    Case, width and punctuation do not part them, nor do their dates. Definitions are left out.
    ``publishers`` as for ``describe``: it tells whose the tables' figures are.
    """
    groups: dict[str, Source] = {}
    for footnote in footnotes:
        if footnote.kind == "source":
            found = _source(groups, footnote, footnote.text)
            groups[_folded(found.name)] = replace(
                found, footnotes=(*found.footnotes, footnote.number)
            )
    for table in tables:
        if table.source_line:
            found = _source(groups, describe(table.source_line, publishers), table.source_line)
            groups[_folded(found.name)] = replace(found, tables=(*found.tables, table.id))
    return tuple(groups.values())


def _source(groups: Mapping[str, Source], read: NoteReading | Footnote, text: str) -> Source:
    """The source already gathered under this name, or a new one."""
    name = read.source or text
    new = Source(name, read.organisation, read.title, read.party, footnotes=())
    return groups.get(_folded(name), new)


_SAME = re.compile(r"^(?:同上|同前|ibid|idem)", re.IGNORECASE)
_SAME_AS = re.compile(
    r"^(?:[同见][前上]?注释?|(?:see|supra) note)\s*[\[［(（]?(?P<number>\d+)", re.IGNORECASE
)


def _described(
    footnote: Footnote, publishers: Sequence[str], before: Sequence[Footnote]
) -> Footnote:
    read: NoteReading | Footnote = describe(footnote.text, publishers)
    same_as = _SAME_AS.match(footnote.text)
    if same_as:
        read = next((note for note in before if note.number == same_as["number"]), read)
    elif before and _SAME.match(footnote.text):
        read = before[-1]
    return replace(
        footnote,
        kind=read.kind,
        organisation=read.organisation,
        title=read.title,
        date=read.date,
        party=read.party,
        source=read.source,
    )


# --- Definitions and remarks ------------------------------------------------------------

_TERM = r"[^，,。：:；;《》]{1,40}"
_PUBLICATION = "报告|研究|调研|公报|数据|年鉴"
_DEFINES = re.compile(
    "|".join(
        [
            # 数字经济指…, 跨境电子商务是指…; but not 指出, 指数, 指标 …
            rf"^{_TERM}[，,]?(?:是指|系指|特指|泛指|均指|指的是|指(?![出数标南导引向令定]))",
            # 信用保障服务，是…, 超级信用证是…, 小微企业即…
            rf"^{_TERM}[，,]?(?:是(?!否)|即(?!将|使|时)|又称|亦称|简称|全称)",
            # 普惠性幼儿园包括…, 清洁能源由…组成
            rf"^{_TERM}(?:包括|涵盖|由[^，。；]{{2,40}}(?:组成|构成))(?!.*《)",
            # B2B：指…
            r"^[^：:]{1,40}(?:[：:]|——)\s*(?:是?指|即|是)",
            r"^所谓",
            # A small firm refers to …, DAU stands for …
            r"^[^,:;]{1,80}?\b(?:refers? to|means?|(?:is|are) defined as|denotes?|stands? for)\s",
            r"^[^,:;]{1,60}? (?:covers?|comprises?|consists? of) [a-z]",
            # Cottages are understood here as …, A stock is considered depleted when …
            r"^[^,:;]{1,80}? (?:is|are) (?:here )?(?:defined|understood|taken|considered|regarded"
            r"|counted|deemed|classed|classified|treated|measured|calculated|said)\b",
            # A small firm is a business …, Active buyers are buyers who …
            r"^[^,:;]{1,60}? (?:is|are) (?:an?|the|any|all|those|one of) [a-z]",
            r"^[^,:;]{1,60}? (?:is|are) \w+ (?:who|that|which)\s",
            # Exporter: a firm that …, Trade credit insurance: cover that …
            r"^[^,:;\d]{1,60}: (?:an?|any|the) [a-z][^\d]*$",
            r"^[A-Z][\w-]*(?: [a-z][\w-]*)+: [a-z][^\d]*$",
            # DAU：日活跃用户数, 环比：与上期相比, SME = small and medium-sized enterprise
            rf"^[A-Z][A-Za-z0-9]{{1,7}}[：:](?!.*(?:{_PUBLICATION}))[{HAN}][^，。]*。?$",
            r"^[^：:]{1,20}[：:](?:与|按|将|一[种个段])",
            r"^[^=：:，,/]{1,40}=",
        ]
    )
)
_REMARKS = re.compile(
    "|".join(
        [
            # 本报告所称…, 该数据不含…, 仅统计…
            r"^(?:本(?:报告|文|章|节|表|图|书)|该|此处?|这里|文中|以上|以下|除|如无|若无)",
            r"^(?:含|仅|不计|未计|均|包括)",
            r"不含|不包括|不包含|口径|下同|四舍五入|汇率|按[^，。]{1,20}(?:折算|换算)",
            r"^数据(?:截至|截止|均|为)|为(?:预测|预计|估计|初步)[值数]",
            r"^(?:This|These|Here|Unless|Excludes|Excluding|Includes|Including)\b",
            r"^(?:The |All )?(?:[Ff]igures?|[Aa]mounts?|[Vv]alues?|[Tt]otals?|[Dd]ata) "
            r"(?:are|is|refers?|excludes?|includes?|covers?|may|do|does)\b",
        ]
    )
)
_ELSEWHERE = re.compile(
    r"^(?:详?见|参见|see) ?"
    r"(?:附[录表图件]|[表图]\d|第[\d一二三四五六七八九十]+[章节页部]|本报告|[前上下]文"
    r"|(?:annex|appendix|table|figure|section|chapter|above|below)\b)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^(?P<short>[A-Z]{2,8})\s*[:：]\s*(?P<long>[A-Za-z][A-Za-z -]+)\.?$")


def _explains(text: str) -> bool:
    """Is this a definition or a remark on the text, rather than a source?"""
    note = references.unlabelled(text)
    if _ELSEWHERE.match(note):
        return True
    if references.is_pointer(note):
        return False
    if _REMARKS.search(note) or _spells_out(note):
        return True
    return _DEFINES.search(note) is not None and not references.ends_with_date(note)


def _spells_out(note: str) -> bool:
    """GMV: gross merchandise volume."""
    match = _ACRONYM.match(note)
    if match is None:
        return False
    words = re.split(r"[ -]", match["long"])
    return "".join(word[:1] for word in words).upper() == match["short"]


# --- Whose the figure is ----------------------------------------------------------------


def _party(reference: Reference, publishers: Sequence[str]) -> SourceParty:
    named = reference.organisation or reference.title
    if reference.own or (named and any(_is_same(named, name) for name in publishers)):
        return "publisher"
    return "third-party" if named else "unnamed"


def _is_same(name: str, publisher: str) -> bool:
    """Is one the other, a part of it (阿里巴巴 of 阿里巴巴集团), or its initials?"""
    ours, theirs = _folded(name), _folded(publisher)
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return (
        _holds(ours, theirs)
        or _holds(theirs, ours)
        or (len(initials) >= 3 and initials in name.split())
    )


def _holds(longer: str, shorter: str) -> bool:
    """Does ``shorter`` stand in ``longer``: Latin as whole words, Chinese from 3 characters on?"""
    if re.search(rf"[{HAN}]", shorter):
        return len(shorter) >= 3 and shorter in longer
    if not shorter:
        return False
    return re.search(rf"(?<![a-z0-9]){re.escape(shorter)}(?![a-z0-9])", longer) is not None


def _folded(text: str) -> str:
    """Case, width and punctuation aside."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w.]+", " ", folded).split())
