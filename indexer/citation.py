"""Writes citations of a report, of a place in it, and of what its footnotes name.

For: text to paste into a paper. Every style is written from one CSL-JSON item (the schema of
citationstyles.org), so that the styles say the same. APA and Chicago are set by citeproc-py with
the two style files in ``csl/``; GB/T 7714 by a few lines here: 等 or et al. by the source's
language needs extensions to CSL that citeproc-py has not.

A footnote that names a source is cited as a secondary citation: the source as far as the note
states it, then the report it was read in (转引自, as cited in). Not for: routes, meta tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from importlib import resources
from typing import Any, Literal, get_args

from indexer.errors import NotFoundError
from indexer.model import Block, Document, Footnote, Language, Pages

Style = Literal["gbt7714", "gbt7714-2015", "apa", "chicago", "bibtex", "ris", "csl-json"]
STYLES: tuple[Style, ...] = get_args(Style)
"""``gbt7714`` is the edition of 2025."""

Item = dict[str, Any]
"""One CSL-JSON item."""


def cite(
    document: Document,
    place: str | None,
    style: Style,
    language: Language,
    *,
    accessed: date | None = None,
    url: str | None = None,
) -> str:
    """A citation of the report (``place`` None) or of a place in it.

    ``place``: the id of a section, block, sentence, statistic or table (``1.2``, ``1.2-p4``,
    ``1.2-p4-s2``, ``1.2-p4-n1``, ``4.1-t1``), or of a footnote's block (``f11``). ``language`` is
    the reader's: English adds the title's translation, and chooses "as cited in" over 转引自.
    ``url`` is where the place is read, ``accessed`` the day it was. Raises NotFoundError for an
    unknown place.
    """
    title = document.title if style in _MARKS else _title(document, language)
    report = _report_item(document, title, place, accessed, url)
    note = _source_note(document, place)
    source = _source_item(document, note) if note else None
    if style in _EXPORTS:
        plain = report | {"title": document.title}
        return _EXPORTS[style](_secondary(source, plain, language) if source else report)

    def written(item: Item) -> str:
        return _gbt7714(item, style) if style in _MARKS else _by_csl(item, style)

    return (
        _secondary_text(written(source), written(report), language) if source else written(report)
    )


# --- The item -----------------------------------------------------------------------------


def _title(document: Document, language: Language) -> str:
    """The title, with its English in brackets for a reader of English."""
    if language == document.language or not document.title_en:
        return document.title
    return f"{document.title} [{document.title_en}]"


def _report_item(
    document: Document, title: str, place: str | None, accessed: date | None, url: str | None
) -> Item:
    item: Item = {
        "id": document.id if place is None else f"{document.id}:{place}",
        "type": "report",
        "title": title,
        "author": [{"literal": name} for name in document.publishers],
        "publisher": "; ".join(document.publishers),
        "issued": {"date-parts": [[document.year]]},
        "language": document.language,
    }
    pages = None if place is None else _pages(document, place)
    if pages:
        same = pages.first == pages.last
        item["page"] = str(pages.first) if same else f"{pages.first}-{pages.last}"
    if url:
        item["URL"] = url
        if accessed:
            item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    return item


def _source_item(document: Document, note: Footnote) -> Item:
    item: Item = {
        "id": f"{document.id}-{note.block}-source",
        "type": _TYPES[_code(note.title or "")],
        "title": note.title or note.organisation,
        "language": "zh" if _HAN.search(note.text) else "en",
    }
    if note.organisation and note.title:
        item["author"] = [{"literal": note.organisation}]
    if note.date:
        item["issued"] = {"date-parts": [[int(part) for part in note.date.split("-")]]}
    return item


def _secondary(source: Item, report: Item, language: Language) -> Item:
    """The source with the report it was read in as a note, for programs that import one item."""
    carried = {key: report[key] for key in ("URL", "accessed") if key in report}
    return source | carried | {"note": _CITED_IN[language] + _gbt7714(report, "gbt7714-2015")}


def _secondary_text(source: str, report: str, language: Language) -> str:
    """来源. 转引自：报告. — Source, as cited in report."""
    if language == "zh":
        return f"{source} {_CITED_IN[language]}{report}"
    return f"{source.removesuffix('.')}, {_CITED_IN[language]}{report}"


_CITED_IN: dict[Language, str] = {"zh": "转引自：", "en": "as cited in "}
_STATEMENT = re.compile(r"-[sn]\d+$")


def _pages(document: Document, place: str) -> Pages | None:
    """The printed pages of a place: its own where known, else its section's."""
    sections = {section.id: section for section in document.sections}
    if place in sections:
        return sections[place].pages
    tables = {table.id: table.section for table in document.tables}
    if place in tables:
        return sections[tables[place]].pages
    block = _block(document, place)
    return block.pages or sections[block.section].pages


def _block(document: Document, place: str) -> Block:
    wanted = {place, _STATEMENT.sub("", place)}
    for block in document.blocks:
        if block.id in wanted:
            return block
    raise NotFoundError(
        f"The report {document.id} has no place {place!r}.",
        hint="Give the id of a section, block, statistic, table or footnote.",
    )


def _source_note(document: Document, place: str | None) -> Footnote | None:
    """The footnote at ``place``, where it names a source."""
    for note in document.footnotes:
        if place == note.block and note.kind == "source" and note.source:
            return note
    return None


# --- Kinds of source -----------------------------------------------------------------------

_REPORT = "报告|调研|调查|研究|公报|展望|report|survey|outlook|review|study|research"
_DATA = "数据|统计|台账|data|statistics|indicators"
_CODES = [
    (re.compile(_REPORT, re.IGNORECASE), "R"),
    (re.compile(_DATA, re.IGNORECASE), "DB"),
]
"""GB/T 7714 codes by words of the title, the first that fits; a note rarely says more."""
_TYPES = {"R": "report", "DB": "dataset", "Z": "document"}
_CODE_OF_TYPE = {csl: code for code, csl in _TYPES.items()}
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _code(title: str) -> str:
    return next((code for pattern, code in _CODES if pattern.search(title)), "Z")


# --- Styles for people ----------------------------------------------------------------------

_MARKS: dict[str, tuple[str, str]] = {"gbt7714": ("，", "："), "gbt7714-2015": (", ", ": ")}
"""By edition of GB/T 7714: what stands between names, and before pages."""
_NAMES_SHOWN = 3


def _gbt7714(item: Item, edition: str) -> str:
    """GB/T 7714—2025 or 2015, numeric. Punctuation: the edition of 2025 has full-width ， and ：.

    The day of access stays in both, since the address is of a page that is kept up.
    """
    comma, colon = _MARKS[edition]
    names = [name["literal"] for name in item.get("author", [])]
    if len(names) > _NAMES_SHOWN:
        names = [*names[:_NAMES_SHOWN], "等" if _HAN.search(names[0]) else "et al."]
    carrier = "/OL" if "URL" in item else ""
    when = _iso(item["issued"]) if "issued" in item else ""
    pages = colon + item["page"] if "page" in item else ""
    accessed = f"[{_iso(item['accessed'])}]" if "accessed" in item else ""
    parts = [
        comma.join(names).removesuffix("."),
        f"{item['title']}[{_CODE_OF_TYPE[item['type']]}{carrier}]",
        when + pages + accessed,
        item.get("URL", ""),
    ]
    return ". ".join(part for part in parts if part) + "."


def _iso(value: Mapping[str, list[list[int]]]) -> str:
    return "-".join(f"{part:02}" for part in value["date-parts"][0])


_CSL_FILES = {"apa": "apa.csl", "chicago": "chicago-author-date.csl"}


def _by_csl(item: Item, style: str) -> str:
    """APA (7th edition) or Chicago (18th, author-date), as plain text; both are English styles."""
    # Imported here: lxml and the style files take time that a search must not wait for.
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    # A publisher that is the author too is named once in these styles.
    shown = {key: value for key, value in item.items() if key != "publisher"}
    with resources.files("indexer").joinpath("csl", _CSL_FILES[style]).open("rb") as file:
        csl = CitationStylesStyle(file, locale="en-US", validate=False)
    bibliography = CitationStylesBibliography(csl, CiteProcJSON([shown]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


# --- Styles for programs --------------------------------------------------------------------

_BIBTEX_TYPES = {"report": "techreport", "dataset": "misc", "document": "misc"}
_BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: "\\" + character for character in "&%$#_{}"},
    }
)
_ADDRESS_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _bibtex(item: Item) -> str:
    issued = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    names = " and ".join(
        "{" + _bibtex_text(name["literal"]) + "}" for name in item.get("author", [])
    )
    fields = {
        "title": "{" + _bibtex_text(item["title"]) + "}",
        "author": names,
        "institution": _bibtex_text(item.get("publisher", "")),
        "year": str(issued[0]) if issued else "",
        "pages": item.get("page", "").replace("-", "--"),
        "url": item.get("URL", "").translate(_ADDRESS_ESCAPES),
        "urldate": _iso(item["accessed"]) if "accessed" in item else "",
        "langid": {"zh": "chinese", "en": "english"}[item["language"]],
        "note": _bibtex_text(item.get("note", "")),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if issued[1:]:
        lines.append(f"  month = {_MONTHS[issued[1] - 1]}")
    return f"@{_BIBTEX_TYPES[item['type']]}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_text(text: str) -> str:
    return text.translate(_BIBTEX_ESCAPES)


_RIS_TYPES = {"report": "RPRT", "dataset": "DATA", "document": "GEN"}


def _ris(item: Item) -> str:
    """RIS: a tag and a value a line, each line ended by CR LF."""
    issued = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    first, _, last = item.get("page", "").partition("-")
    fields = [
        ("TY", _RIS_TYPES[item["type"]]),
        *(("AU", name["literal"]) for name in item.get("author", [])),
        ("TI", item["title"]),
        ("PY", str(issued[0]) if issued else ""),
        ("DA", "/".join(f"{part:02}" for part in issued) if issued[1:] else ""),
        ("PB", item.get("publisher", "")),
        ("SP", first),
        ("EP", last),
        ("UR", item.get("URL", "")),
        ("Y2", _iso(item["accessed"]).replace("-", "/") if "accessed" in item else ""),
        ("LA", item["language"]),
        ("N1", item.get("note", "")),
        ("ID", item["id"]),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl_json(item: Item) -> str:
    return json.dumps([item], ensure_ascii=False, indent=2)


_EXPORTS: dict[str, Callable[[Item], str]] = {"bibtex": _bibtex, "ris": _ris, "csl-json": _csl_json}
