"""Citations as a reader pastes them, and files that other programs read back."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from indexer.citation import STYLES, cite
from indexer.errors import NotFoundError
from indexer.footnotes import described
from indexer.model import (
    Block,
    Document,
    Footnote,
    Language,
    Pages,
    Section,
    Table,
)

URL = "https://example.org/read/eldercare#1.2-p1"
ACCESSED = date(2026, 7, 1)


def block(place: str, section: str, pages: Pages | None = None) -> Block:
    kind = "footnote" if place.startswith("f") else "paragraph"
    return Block(place, kind, section, "", (), (), pages=pages)


def report(
    title: str = "东澜市养老服务发展报告",
    publishers: tuple[str, ...] = ("东澜市民政局", "东澜养老服务研究中心"),
    language: Language = "zh",
    title_en: str | None = "Elderly Care Services in Donglan",
) -> Document:
    notes = {
        "1": "世界卫生组织，《关于老龄化与健康的全球报告》，2016年9月。",
        "2": "老龄化率指60周岁及以上人口的比重。",
        "3": 'R. Mehta, "Late Payment & Small Exporters", Journal of Trade, 2017.',
        "4": "根据公开资料整理",
        "5": "国家统计局",
    }
    return described(
        Document(
            id="eldercare",
            title=title,
            language=language,
            publishers=publishers,
            year=2021,
            date=date(2021, 1, 1),
            source="",
            sections=(
                Section("1", "形势", None, 1, None, None),
                Section("1.2", "规模", "1.2", 2, "1", Pages(3, 5)),
            ),
            blocks=(
                block("1-p1", "1"),
                block("1.2-p1", "1.2"),
                block("1.2-p2", "1.2", Pages(4, 4)),
                *(block(f"f{number}", "1.2") for number in notes),
            ),
            footnotes=tuple(
                Footnote(number, f"f{number}", text, "source", "1.2", ())
                for number, text in notes.items()
            ),
            tables=(Table("1.2-t1", "表1", "1.2", (), (), None),),
            title_en=title_en,
        )
    )


def pasted(place: str | None, style: str, language: Language, url: str | None = URL) -> str:
    return cite(report(), place, style, language, accessed=ACCESSED, url=url)  # type: ignore[arg-type]


WHO = "世界卫生组织. 关于老龄化与健康的全球报告[R]. 2016-09"
AUTHORS = "东澜市民政局，东澜养老服务研究中心"
AUTHORS_2015 = "东澜市民政局, 东澜养老服务研究中心"
AUTHORS_APA = "东澜市民政局, & 东澜养老服务研究中心"
AUTHORS_CHICAGO = "东澜市民政局, and 东澜养老服务研究中心"
TITLE = "东澜市养老服务发展报告"
TITLE_BOTH = f"{TITLE} [Elderly Care Services in Donglan]"

PASTED = [
    # place, style, reader's language, citation
    (None, "gbt7714", "zh", f"{AUTHORS}. {TITLE}[R/OL]. 2021[2026-07-01]. {URL}."),
    ("1.2-p1", "gbt7714", "zh", f"{AUTHORS}. {TITLE}[R/OL]. 2021：3-5[2026-07-01]. {URL}."),
    ("1.2-p2", "gbt7714", "zh", f"{AUTHORS}. {TITLE}[R/OL]. 2021：4[2026-07-01]. {URL}."),
    ("1-p1", "gbt7714", "zh", f"{AUTHORS}. {TITLE}[R/OL]. 2021[2026-07-01]. {URL}."),
    (
        "1.2-p1",
        "gbt7714-2015",
        "zh",
        f"{AUTHORS_2015}. {TITLE}[R/OL]. 2021: 3-5[2026-07-01]. {URL}.",
    ),
    (
        "f1",
        "gbt7714",
        "zh",
        f"{WHO}. 转引自：{AUTHORS}. {TITLE}[R/OL]. 2021：3-5[2026-07-01]. {URL}.",
    ),
    (
        "f1",
        "gbt7714",
        "en",
        f"{WHO}, as cited in {AUTHORS}. {TITLE}[R/OL]. 2021：3-5[2026-07-01]. {URL}.",
    ),
    ("1.2-p1", "apa", "zh", f"{AUTHORS_APA}. (2021). {TITLE} (pp. 3–5). {URL}"),
    ("1.2-p1", "apa", "en", f"{AUTHORS_APA}. (2021). {TITLE_BOTH} (pp. 3–5). {URL}"),
    (
        "f1",
        "apa",
        "en",
        "世界卫生组织. (2016). 关于老龄化与健康的全球报告, as cited in "
        f"{AUTHORS_APA}. (2021). {TITLE_BOTH} (pp. 3–5). {URL}",
    ),
    (None, "chicago", "zh", f"{AUTHORS_CHICAGO}. 2021. {TITLE}. {URL}."),
    (None, "chicago", "en", f"{AUTHORS_CHICAGO}. 2021. {TITLE_BOTH}. {URL}."),
]


@pytest.mark.parametrize(
    ("place", "style", "language", "citation"),
    PASTED,
    ids=[f"{place}-{style}-{language}" for place, style, language, _ in PASTED],
)
def test_citations_to_paste(
    place: str | None, style: str, language: Language, citation: str
) -> None:
    assert pasted(place, style, language) == citation


def test_without_an_address_it_is_no_online_resource() -> None:
    assert pasted(None, "gbt7714", "zh", url=None) == f"{AUTHORS}. {TITLE}[R]. 2021."


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("甲局", "乙局", "丙局"), "甲局，乙局，丙局"),
        (("甲局", "乙局", "丙局", "丁局"), "甲局，乙局，丙局，等"),
        (("A Ltd", "B Ltd", "C Ltd", "D Ltd"), "A Ltd，B Ltd，C Ltd，et al"),
        (("Acme Inc.",), "Acme Inc"),
    ],
)
def test_names_after_the_third_by_their_language(names: tuple[str, ...], shown: str) -> None:
    for language in ("zh", "en"):
        written = cite(report(publishers=names), None, "gbt7714", language)
        assert written == f"{shown}. {TITLE}[R]. 2021."


@pytest.mark.parametrize(
    ("place", "like"),
    [
        ("1.2-p1-s2", "1.2-p1"),
        ("1.2-p1-n3", "1.2-p1"),
        ("1.2-t1", "1.2"),
        ("f2", "1.2"),
        ("f4", "1.2"),
    ],
    ids=["sentence", "statistic", "table", "definition", "unnamed source"],
)
def test_places_are_cited_as_what_holds_them(place: str, like: str) -> None:
    assert pasted(place, "gbt7714", "zh") == pasted(like, "gbt7714", "zh")


def test_an_organisation_alone_stands_as_title() -> None:
    assert pasted("f5", "gbt7714", "zh", url=None).startswith("国家统计局[Z]. 转引自：")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("place", ["9", "1.2-p9", "f9", "", "1.2-p1-x1"])
def test_unknown_places(style: str, place: str) -> None:
    with pytest.raises(NotFoundError, match="no place"):
        pasted(place, style, "zh")


# --- Read back by other programs --------------------------------------------------------


def test_bibtex_is_read_back() -> None:
    library = bibtexparser.parse_string(pasted("1.2-p1", "bibtex", "zh"))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("techreport", "eldercare:1.2-p1")
    assert fields == {
        "title": f"{{{TITLE}}}",
        "author": "{东澜市民政局} and {东澜养老服务研究中心}",
        "institution": "东澜市民政局; 东澜养老服务研究中心",
        "year": "2021",
        "pages": "3--5",
        "url": URL,
        "urldate": "2026-07-01",
        "langid": "chinese",
    }


def test_bibtex_of_a_footnotes_source() -> None:
    written = pasted("f3", "bibtex", "en")
    (entry,) = bibtexparser.parse_string(written).entries
    fields = {field.key: field.value for field in entry.fields}
    assert fields["author"] == "{R. Mehta}"
    assert fields["title"] == r"{Late Payment \& Small Exporters}"
    assert fields["note"].startswith("as cited in 东澜市民政局, 东澜养老服务研究中心. ")
    (entry,) = bibtexparser.parse_string(pasted("f1", "bibtex", "zh")).entries
    assert (entry["year"], entry["month"]) == ("2016", "sep")


def test_ris_is_read_back() -> None:
    (entry,) = rispy.loads(pasted("1.2-p1", "ris", "zh"))
    assert entry == {
        "type_of_reference": "RPRT",
        "authors": ["东澜市民政局", "东澜养老服务研究中心"],
        "title": TITLE,
        "year": "2021",
        "publisher": "东澜市民政局; 东澜养老服务研究中心",
        "start_page": "3",
        "end_page": "5",
        "urls": [URL],
        "access_date": "2026/07/01",
        "language": "zh",
        "id": "eldercare:1.2-p1",
    }


def test_ris_of_a_footnotes_source() -> None:
    (entry,) = rispy.loads(pasted("f1", "ris", "zh"))
    assert entry["authors"] == ["世界卫生组织"]
    assert (entry["year"], entry["date"]) == ("2016", "2016/09")
    assert entry["notes"][0].startswith("转引自：东澜市民政局")


@pytest.mark.parametrize("place", [None, "1.2-p1", "f1", "f5"])
def test_csl_json_has_the_schemas_shape(place: str | None) -> None:
    (item,) = json.loads(pasted(place, "csl-json", "en"))
    assert set(item) <= {
        "id", "type", "title", "author", "publisher", "issued", "accessed", "URL", "page",
        "language", "note",
    }  # fmt: skip
    assert item["type"] in {"report", "dataset", "document"}
    assert all(set(name) == {"literal"} for name in item.get("author", []))
    for field in ("issued", "accessed"):
        for parts in item.get(field, {"date-parts": []})["date-parts"]:
            assert parts
            assert all(isinstance(part, int) for part in parts)


HOSTILE = r"A & B {C} 50% #1 _x_ $5 ~ ^ \ <b> “q”"


def test_special_characters_survive_every_style() -> None:
    document = report(title=HOSTILE, publishers=(HOSTILE,), language="en", title_en=None)
    for style in ("gbt7714", "gbt7714-2015", "apa", "chicago"):
        assert HOSTILE in cite(document, None, style, "en")  # type: ignore[arg-type]
    (ris,) = rispy.loads(cite(document, None, "ris", "en"))
    assert (ris["title"], ris["authors"]) == (HOSTILE, [HOSTILE])
    assert json.loads(cite(document, None, "csl-json", "en"))[0]["title"] == HOSTILE
    library = bibtexparser.parse_string(cite(document, None, "bibtex", "en"))
    assert not library.failed_blocks
    assert library.entries[0]["title"] == (
        r"{A \& B \{C\} 50\% \#1 \_x\_ \$5 \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{} <b> “q”}"
    )


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1)


@given(title=LINE, publisher=LINE)
def test_any_title_is_read_back(title: str, publisher: str) -> None:
    document = report(title=title, publishers=(publisher,), title_en=None)
    (ris,) = rispy.loads(cite(document, None, "ris", "zh"))
    assert ris["title"] == title
    (item,) = json.loads(cite(document, None, "csl-json", "zh"))
    assert item["author"] == [{"literal": publisher}]
    library = bibtexparser.parse_string(cite(document, None, "bibtex", "zh"))
    assert not library.failed_blocks
    assert len(library.entries) == 1


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, indexer.citation; sys.exit('citeproc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
