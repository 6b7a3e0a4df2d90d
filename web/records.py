"""From the library's values to the answers of the HTTP interface, which the pages show too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from flask import url_for
from flask_babel import lazy_gettext

from indexer import model
from indexer.errors import NotFoundError
from web import models
from web.library import Library
from web.names import english_source


def read_url(document: str, anchor: str | None = None) -> str:
    return url_for("pages.read", document=document, _anchor=anchor)


def text_hash(text: str) -> str:
    """By which whoever quotes a text can tell that it has changed since: the first 16 hexadecimal
    digits of the SHA-256 of its UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pages(pages: model.Pages | None) -> models.PageRange | None:
    return models.PageRange(first=pages.first, last=pages.last) if pages else None


def document_reference(document: model.Document) -> models.DocumentReference:
    return models.DocumentReference(
        id=document.id,
        title=document.title,
        title_en=document.title_en,
        language=document.language,
        publisher=("、" if document.language == "zh" else ", ").join(document.publishers),
        year=document.year,
    )


def document(library: Library, document: model.Document) -> models.Document:
    return models.Document(
        **document_reference(document).model_dump(),
        subtitle=document.subtitle,
        abbreviation=document.abbreviation,
        publishers=list(document.publishers),
        date=document.date,
        sections=len(document.sections),
        footnotes=len(document.footnotes),
        tables=len(document.tables),
        translated=any(library.english(document.id, s.title) for s in document.sections),
        rights=document.rights,
        origin=document.origin,
        url=read_url(document.id),
    )


# --- Sections ---------------------------------------------------------------------------


def find_section(document: model.Document, id: str) -> model.Section:
    for section in document.sections:
        if section.id == id:
            return section
    raise NotFoundError(f"No section {id} in {document.id}")


def section_path(document: model.Document, section: model.Section) -> list[model.Section]:
    """From the chapter down to the section itself."""
    path = [section]
    while path[0].parent is not None:
        path.insert(0, find_section(document, path[0].parent))
    return path


def section_reference(
    library: Library, document: model.Document, id: str
) -> models.SectionReference:
    section = find_section(document, id)
    path = section_path(document, section)
    return models.SectionReference(
        id=section.id,
        number=section.number,
        title=section.title,
        title_en=library.english(document.id, section.title),
        path=[s.title for s in path],
        path_en=[library.english(document.id, s.title) for s in path],
    )


def section_tree(
    library: Library, document: model.Document, parent: str | None = None
) -> list[models.Section]:
    """The sections under ``parent`` (None: those of the first level), each with its children."""
    return [
        models.Section(
            id=section.id,
            number=section.number,
            title=section.title,
            title_en=library.english(document.id, section.title),
            contents_title=section.contents_title,
            level=section.level,
            pages=pages(section.pages),
            url=read_url(document.id, section.id),
            children=section_tree(library, document, section.id),
        )
        for section in document.sections
        if section.parent == parent
    ]


# --- Blocks and passages ------------------------------------------------------------------


def find_block(document: model.Document, id: str) -> model.Block:
    for block in document.blocks:
        if block.id == id:
            return block
    raise NotFoundError(
        f"No block {id} in {document.id}",
        hint="Block ids come with search hits and look like 1.2-p4.",
    )


def passage(library: Library, document: model.Document, id: str) -> models.Passage:
    block = find_block(document, id)
    indexed = library.passage(document.id, id)
    return models.Passage(
        id=block.id,
        kind=block.kind,
        document=document_reference(document),
        section=section_reference(library, document, block.section),
        pages=pages(indexed.pages),
        text=block.text,
        text_en=indexed.text_en,
        hash=text_hash(block.text),
        marks=[models.Mark(number=m.number, offset=m.offset, stray=m.stray) for m in block.marks],
        footnotes=footnote_references(library, document, indexed.footnotes),
        statistics=list(indexed.statistics),
        slips=[slip(block, s) for s in block.slips],
        url=read_url(document.id, block.id),
    )


def slip(block: model.Block, slip: model.Slip) -> models.Slip:
    return models.Slip(
        start=slip.start,
        end=slip.end,
        printed=block.text[slip.start : slip.end],
        read=slip.read,
        note=slip.note,
    )


def block(library: Library, document: model.Document, id: str) -> models.Block:
    found = find_block(document, id)
    return models.Block(
        **dict(passage(library, document, id)),
        sentences=[
            models.Sentence(
                id=s.id,
                start=s.start,
                end=s.end,
                text=found.text[s.start : s.end],
                text_en=library.english(document.id, found.text[s.start : s.end]),
            )
            for s in found.sentences
        ],
    )


def hit(library: Library, hit: model.Hit) -> models.Hit:
    document = library.document(hit.passage.document)
    return models.Hit(
        **dict(passage(library, document, hit.passage.id)),
        highlights=[(s.start, s.end) for s in hit.highlights],
        highlights_en=[(s.start, s.end) for s in hit.highlights_en],
        statements=statements(library, document, hit.shown_with),
        score=hit.score,
    )


# --- Footnotes ------------------------------------------------------------------------------


def find_footnote(document: model.Document, number: str) -> model.Footnote:
    for footnote in document.footnotes:
        if footnote.number == number:
            return footnote
    raise NotFoundError(f"No footnote {number} in {document.id}")


def footnote_references(
    library: Library, document: model.Document, numbers: Iterable[str]
) -> list[models.FootnoteReference]:
    return [
        models.FootnoteReference(
            number=footnote.number,
            text=footnote.text,
            text_en=library.english(document.id, footnote.text),
            source=footnote.source,
        )
        for footnote in (find_footnote(document, number) for number in numbers)
    ]


def statements(
    library: Library, document: model.Document, sentences: Iterable[str]
) -> list[models.Statement]:
    """The sentences with these ids."""
    found = []
    for id in sentences:
        block = find_block(document, id.rpartition("-s")[0])
        sentence = next(s for s in block.sentences if s.id == id)
        text = block.text[sentence.start : sentence.end]
        found.append(
            models.Statement(
                id=id,
                block=block.id,
                text=text,
                text_en=library.english(document.id, text),
                section=section_reference(library, document, block.section),
                url=read_url(document.id, block.id),
            )
        )
    return found


def footnote(
    library: Library, document: model.Document, footnote: model.Footnote
) -> models.Footnote:
    reference, *_ = footnote_references(library, document, [footnote.number])
    return models.Footnote(
        **dict(reference),
        block=footnote.block,
        kind=footnote.kind,
        section=section_reference(library, document, footnote.section),
        organisation=footnote.organisation,
        title=footnote.title,
        date=footnote.date,
        party=footnote.party,
        statements=statements(library, document, footnote.marked_in),
        url=read_url(document.id, footnote.block),
    )


# --- Tables ---------------------------------------------------------------------------------


def find_table(document: model.Document, id: str) -> model.Table:
    for table in document.tables:
        if table.id == id:
            return table
    raise NotFoundError(f"No table {id} in {document.id}")


def table_summary(
    library: Library, document: model.Document, table: model.Table
) -> models.TableSummary:
    return models.TableSummary(
        id=table.id,
        document=document_reference(document),
        title=table.title,
        title_en=library.english(document.id, table.title),
        section=section_reference(library, document, table.section),
        columns=list(table.columns),
        columns_en=[library.english(document.id, c) for c in table.columns],
        row_count=len(table.rows),
        source_line=table.source_line,
        source_line_en=library.english(document.id, table.source_line)
        if table.source_line
        else None,
        url=read_url(document.id, table.id),
    )


def table(library: Library, document: model.Document, table: model.Table) -> models.Table:
    found: dict[str, list[model.Statistic]] = {row.block: [] for row in table.rows}
    for statistic in library.statistics(document.id):
        if statistic.block in found:
            found[statistic.block].append(statistic)
    lines = (find_block(document, row.block).text for row in table.rows)
    printed = (table.title, "\t".join(table.columns), *lines, table.source_line or "")
    return models.Table(
        **dict(table_summary(library, document, table)),
        hash=text_hash("\n".join(printed)),
        rows=[
            [
                cell(library, document, find_block(document, row.block), span, found[row.block])
                for span in row.cells
            ]
            for row in table.rows
        ],
    )


def cell(
    library: Library,
    document: model.Document,
    block: model.Block,
    span: model.Span,
    statistics: Iterable[model.Statistic],
) -> models.Cell:
    text = block.text[span.start : span.end]
    return models.Cell(
        text=text,
        text_en=library.english(document.id, text),
        statistic=next((s.id for s in statistics if span.start <= s.start < span.end), None),
    )


# --- Search ---------------------------------------------------------------------------------


KIND_LABELS = {
    "heading": lazy_gettext("Heading"),
    "paragraph": lazy_gettext("Paragraph"),
    "list-item": lazy_gettext("List item"),
    "caption": lazy_gettext("Caption"),
    "table-row": lazy_gettext("Table row"),
    "footnote": lazy_gettext("Footnote"),
    "source-line": lazy_gettext("Source line"),
    "imprint": lazy_gettext("Imprint"),
}


def kind_label(kind: str) -> str:
    """A passage kind in the interface's language."""
    return str(KIND_LABELS[kind])


def search(
    library: Library, results: model.Results, language: model.Language
) -> models.SearchAnswer:
    """``language`` is that of the facets' labels."""
    return models.SearchAnswer(
        query=results.query,
        total=results.total,
        items=[hit(library, h) for h in results.hits],
        facets={
            name: [
                models.FacetValue(
                    value=facet.value,
                    label=facet_label(library, name, facet, language),
                    count=facet.count,
                )
                for facet in values
            ]
            for name, values in results.facets.items()
        },
        suggestion=results.suggestion,
        relaxed=results.relaxed,
    )


def facet_label(library: Library, name: str, facet: model.Facet, language: model.Language) -> str:
    if name == "kind":
        return kind_label(facet.value)
    if language == "en" and name == "source":
        return english_source(library, facet.value) or facet.label
    if language == "en" and name == "document":
        return library.document(facet.value).title_en or facet.label
    if language == "en" and name == "section":
        document, _, section = facet.value.partition("/")
        title = find_section(library.document(document), section).title
        return library.english(document, title) or facet.label
    return facet.label
