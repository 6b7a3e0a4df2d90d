"""Searches of the first report in both languages, both scripts and any spelling, as readers type
them: each finds the passage it is after among the first three."""

from dataclasses import replace

import cedict
import pytest
from corpora import Indexed

from indexer.desk import Desk
from indexer.library import Library
from indexer.model import Results
from indexer.search import SearchRequest

FIRST = "alibaba-sme-2018"


@pytest.fixture(scope="module")
def library(indexed: Indexed) -> Desk:
    return Library(indexed(FIRST))


def find(library: Desk, query: str) -> Results:
    return library.search(SearchRequest(query))


def first_three(library: Desk, query: str) -> list[str]:
    return [hit.passage.id for hit in find(library, query).hits[:3]]


@pytest.mark.parametrize(
    ("query", "block"),
    [
        ("Belt and Road active buyers", "1.2-p4"),
        ("active buyers along the Belt and Road", "1.2-c1"),
        ("Trade Assurance", "f18"),
        ("credit limit granted to suppliers", "2.3.1-p1"),
        ("Super Letter of Credit clients", "2.3.1-p2"),
        ("letter of credit", "f19"),
        ("OneTouch exports 2016", "1.1-p3"),
        ("small and medium-sized enterprises", "1.1-p1"),
        ("SMEs financing difficulties", "1.1-p2"),
        ("SMEs share of exporters", "1.1-p2"),
        ("self-employed businesses in China", "1.1-p1"),
        ("women entrepreneurs", "1.1-p1"),
        ("tax refund", "1.1-p3"),
        ("loan", "2.3.1-p2"),
        ("internet users worldwide", "1-p1"),
        ("internet companies market value top 10", "1-p1"),
        ("fragmented purchasing", "3.2-h1"),
        ("logistics costs", "2.2-p6"),
        ("online logistics services", "2.2-p6"),
        ("paperless customs clearance", "1.3-p9"),
        ("growth of emerging markets", "1.2-p1"),
        ("global trade landscape", "1.2-h1"),
        ("top buyer countries", "3.1-c1"),
        ("suppliers by country", "2.4-c1"),
        ("artificial intelligence", "2.1-p1"),
        ("real-time speech translation", "2.1.1-p1"),
        ("factory audit video", "2.1.2-h1"),
        ("free inspection service", "2.2-p3"),
        ("Sourcing Festival orders", "2.2-p3"),
        ("live streaming", "2.1.3-p1"),
        ("big data", "2.3.2-p2"),
        ("trust between buyers and sellers", "2.3-p1"),
        ("Malaysia eHub", "1.3-p7"),
        ("eWTP initiative Jack Ma", "1.3-p6"),
        ("millennials", "3.3-p2"),
        ("wireless buyers PC", "3.3-p3"),
        ("DAU", "3.3-p3"),
        ("branding of Chinese manufacturing", "3.6-h1"),
        ("HS code categories", "4.2-h1"),
        ("India buyers", "4.5-r2"),
        ("Belt and Road 沿线国家 active buyers", "1.2-p4"),
        ("一达通 export volume", "1.1-p3"),
        ("印度 buyers growth rate", "4.5-r2"),
        ("新兴市场 growth 2017", "1.2-p1"),
        ("跨境支付 security", "2.4-p3"),
        ("采購 碎片化 trend", "3.2-h1"),
        ("信保", "2.3.1-c1"),
        ("采购碎片化", "3.2-h1"),
        ("沿線國家 買家", "1.2-c1"),
        ("小微企業 貸款", "1.1-p1"),
    ],
)
def test_a_search_finds_what_it_is_after(library: Desk, query: str, block: str) -> None:
    assert block in first_three(library, query)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour cost advantage", "labor cost advantage"),
        ("enquiry growth", "inquiry growth"),
        ("globalisation", "Globalization"),
        ("digitalisation of trade", "digitalization of trade"),
        ("enterprise", "enterprises"),
        ("country", "countries"),
        ("women", "woman"),
        ("grew", "grow"),
        ("sold", "sell"),
        ("ＳＭＥｓ", "SMEs"),
        ("trade assurance", "TRADE ASSURANCE"),
        ("e-commerce", "e‑commerce"),
        ("數字經濟", "数字经济"),
        ("２０１７年", "2017年"),
    ],
)
def test_spellings_of_one_thing_find_the_same(library: Desk, one: str, other: str) -> None:
    assert first_three(library, one)
    assert first_three(library, one) == first_three(library, other)


@pytest.mark.parametrize(
    ("query", "block", "chinese", "english"),
    [
        ("Trade Assurance", "f18", "信用保障", "Trade Assurance"),
        ("信用保障", "f18", "信用保障", "Trade Assurance"),
        ("信用保障 suppliers", "2.3.1-p1", "信用保障", "suppliers"),
    ],
)
def test_both_languages_are_marked(
    library: Desk, query: str, block: str, chinese: str, english: str
) -> None:
    hit = next(hit for hit in find(library, query).hits if hit.passage.id == block)
    marked = [hit.passage.text[start:end] for start, end in hit.highlights]
    marked_en = [(hit.passage.text_en or "")[start:end] for start, end in hit.highlights_en]
    assert any(chinese in each for each in marked)
    assert any(english in each for each in marked_en)


def test_no_single_character_is_marked_for_an_english_word(library: Desk) -> None:
    for query in ("cross-border e-commerce", "world trade", "customs clearance"):
        for hit in find(library, query).hits:
            assert all(end - start > 1 for start, end in hit.highlights), (query, hit.passage.id)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("crossborder logitsics", "logistics"),
        ("Trade Asurance", "assurance"),
        ("Malasia", "malaysia"),
        ("信用保璋", "信用保障"),
        ("新用宝账", "信用保障"),
        ("悟流", "物流"),
    ],
)
def test_a_slip_is_noticed(library: Desk, typed: str, meant: str) -> None:
    assert meant in (find(library, typed).suggestion or "")


# --- Without a translation ----------------------------------------------------------------

UNTRANSLATED = "donglan-eldercare-2021"
IN_ENGLISH = "northmark-exporters-2019"


@pytest.fixture(scope="module")
def mixed(indexed: Indexed) -> Desk:
    """The first report beside others that nobody has translated, one in English, with the
    dictionary."""
    return Library(replace(indexed(), dictionary=cedict.folder()))


@pytest.mark.parametrize(
    ("query", "report", "said"),
    [
        ("elderly population", UNTRANSLATED, "老年人口"),
        ("nursing homes", UNTRANSLATED, "养老"),
        ("Trade Assurance", FIRST, "信用保障"),
        ("vendor", FIRST, "供应商"),
    ],
)
def test_english_finds_reports_without_translation(
    mixed: Desk, query: str, report: str, said: str
) -> None:
    hits = find(mixed, query).hits[:3]
    assert any(h.passage.document == report and said in h.passage.text for h in hits)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("家具", "furniture"),
        ("医疗设备", "medical devices"),
        ("工资", "wages"),
        ("市場 調查", "survey"),
        ("海关", "customs"),
    ],
)
def test_chinese_finds_reports_in_english(mixed: Desk, query: str, said: str) -> None:
    hits = mixed.search(SearchRequest(query, documents=(IN_ENGLISH,), limit=3)).hits
    assert any(said in hit.passage.text.lower() and hit.highlights for hit in hits)


def test_chinese_finds_chinese_first(mixed: Desk) -> None:
    assert find(mixed, "中小企业 出口").hits[0].passage.document == FIRST


def test_a_word_of_the_dictionary_is_no_slip(mixed: Desk) -> None:
    assert find(mixed, "internet penetration").suggestion is None
    assert "logistics" in (find(mixed, "logitsics").suggestion or "")
