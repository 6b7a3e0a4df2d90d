"""The pages: what they show, how they link, what they let a browser do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, ENGLISH, HandmadeLibrary

from indexer.asking import AskRequest
from indexer.config import Config, WebConfig
from web import create_app

ADDRESSES = [
    "/",
    "/search",
    "/search?q=中",
    "/search?q=&kind=footnote",
    "/explain/trade-2018/1-p1?q=中",
    "/read/trade-2018",
    "/about",
    "/statistics",
    "/statistics?unit=users&min=&sort=-value",
    "/statistics/trade-2018/1-p1-n1",
    "/sources",
    "/checks",
    "/tables/trade-2018/2-t1",
    "/no-such-page",
]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


class Page(HTMLParser):
    """The ids of a page and the addresses it links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.scripts: list[str | None] = []
        """Where they come from; None for what stands in the page."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # Linked data is a script element that no browser runs.
        self.tags.append("data" if given.get("type") == "application/ld+json" else tag)
        self.scripts += [given.get("src")] if self.tags[-1] == "script" else []
        self.ids += [given["id"] or ""] if "id" in given else []
        # Read by other sites, so absolute: see test_embed.
        if given.get("type") != "application/json+oembed":
            named = [given[k] or "" for k in ("href", "src", "action") if k in given]
            self.links += [link.removeprefix("http://localhost") for link in named]
        assert not {k for k in given if k.startswith("on") or k == "style"}


def test_home_offers_the_reports_own_examples(client: FlaskClient) -> None:
    page = client.get("/").text
    assert ">中小企业</a>" in page
    assert 'href="/search?q=cross-border" lang="en"' in page
    assert 'href="/read/trade-2018"' in page


def test_results_show_marks_place_and_footnotes(client: FlaskClient) -> None:
    page = client.get("/search?q=数字经济高速").text
    assert "全球<mark>数字经济" in page
    assert (
        'href="/read/trade-2018?q=%E6%95%B0%E5%AD%97%E7%BB%8F%E6%B5%8E%E9%AB%98%E9%80%9F#1-p1"'
        in page
    )
    assert "第 1–8 页" in page
    assert 'href="/read/trade-2018#f1" role="doc-noteref"' in page
    assert "We Are Social，Digital in 2018" in page
    assert '<span class="slip">40 亿</span>' in page
    assert '原文作“<span lang="zh">40 亿</span>”' in page


def test_a_question_gets_an_answer_card(client: FlaskClient) -> None:
    page = client.get("/search?q=互联网用户有多少？").text
    card = page[page.index('<section class="answer card"') : page.index("</section>")]
    assert '<p class="said"><span lang="zh">40 亿</span></p>' in card
    assert "<mark>40 亿</mark>大关" in card
    assert 'href="/read/trade-2018#1-p1"' in card
    assert "第 1–8 页" in card
    assert "We Are Social，Digital in 2018" in card


def test_the_card_speaks_english_to_who_reads_english(client: FlaskClient) -> None:
    page = client.get("/search?q=互联网用户有多少？&lang=en").text
    assert '<span lang="en">4 billion</span>' in page
    assert '<span class="printed-as" lang="zh">40 亿</span>' in page


def test_an_english_report_s_value_is_shown_as_printed() -> None:
    library = HandmadeLibrary()
    answer = library.ask(AskRequest("互联网用户有多少？"))
    english = replace(
        answer,
        text="4 billion users",
        text_en="4 billion",
        citations=(
            replace(
                answer.citations[0],
                document=ENGLISH.id,
                section=ENGLISH.sections[0].id,
                footnotes=(),
            ),
        ),
        statistics=(),
    )
    library.answer_beside = lambda _: english  # type: ignore[method-assign]
    page = create_app(Config(), library).test_client().get("/search?q=users?&lang=en").text
    assert '<span lang="en">4 billion users</span>' in page
    assert "printed-as" not in page


def test_a_refusal_gives_its_reason_and_the_nearest_passages(client: FlaskClient) -> None:
    page = client.get("/search?q=How many widgets？").text
    assert "报告没有说明" in page
    assert '报告没有提到“<span lang="en">&lt;widgets&gt;</span>”。' in page
    page = client.get("/search?q=How many widgets？&lang=en").text
    assert 'The report does not mention “<span lang="zh">&lt;部件&gt;</span>”.' in page
    assert '<section class="answer card"' not in client.get("/search?q=数字经济").text


def test_a_claim_is_shown_with_its_evidence(client: FlaskClient) -> None:
    page = client.get("/verify?text=全球互联网用户突破了40亿。").text
    assert '<mark class="confirmed">40亿</mark>' in page
    assert "相符" in page
    assert "<mark>40 亿</mark>大关" in page
    assert 'href="/read/trade-2018#1-p1"' in page


@pytest.mark.parametrize(
    ("text", "lang", "note"),
    [
        ("广东省排名第三。", "zh", "没有核对：第三。"),
        ("广东省排名第三。", "en", "Not checked: 第三."),
        ("plain words", "zh", "这段文字里没有数字。"),
        ("plain words", "en", "There is no number in this text."),
    ],
)
def test_what_is_not_compared_is_named(
    client: FlaskClient, text: str, lang: str, note: str
) -> None:
    assert note in client.get(f"/verify?text={text}&lang={lang}").text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_claim_to_begin_with(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/verify?lang={lang}").text
    example = re.search(rf'href="([^"]+)" lang="{lang}">', page.partition('class="examples"')[2])
    assert example
    assert re.search(r'<mark class="\S+">', client.get(unescape(example[1])).text)


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [("zh", "中小企业", "cross-border"), ("en", "cross-border", "中小企业")],
)
def test_examples_begin_with_the_reader_s_language(
    client: FlaskClient, lang: str, first: str, last: str
) -> None:
    shown = client.get(f"/?lang={lang}").text.partition('class="examples"')[2]
    assert shown.index(f">{first}<") < shown.index(f">{last}<")


@pytest.mark.parametrize(
    ("lang", "reason"),
    [
        ("zh", '报告没有提到“<span lang="en">&lt;widgets&gt;</span>”。'),
        ("en", 'The report does not mention “<span lang="zh">&lt;部件&gt;</span>”.'),
    ],
)
def test_a_claim_s_reason_is_in_the_page_s_language(
    client: FlaskClient, lang: str, reason: str
) -> None:
    for text in ("7 of 9", "9 之 7"):
        assert reason in client.get(f"/verify?text={text}&lang={lang}").text


def test_a_footnote_found_shows_the_statement_it_backs(client: FlaskClient) -> None:
    page = client.get("/search?q=经济系统").text
    assert "引用此注之处：" in page
    assert "互联网用户突破了 40 亿大关。</span></a>" in page


def test_facets_add_and_remove_their_value(client: FlaskClient) -> None:
    page = client.get("/search?q=数").text
    assert 'href="/search?q=%E6%95%B0&amp;kind=footnote"' in page
    page = client.get("/search?q=数&kind=footnote").text
    assert 'href="/search?q=%E6%95%B0" aria-current="true">' in page


def test_sections_are_offered_level_by_level(client: FlaskClient) -> None:
    sections = "section=trade-2018/"
    page = client.get("/search?q=&kind=paragraph").text
    assert f'kind=paragraph&amp;{sections}1"' in page
    assert f"{sections}1.1" not in page
    page = client.get("/search?q=&section=trade-2018/1").text
    assert f'href="/search?{sections}1.1"' in page, "the section takes its chapter's place"
    assert 'href="/search" aria-current="true">' in page


def test_nothing_found_suggests_and_explains(client: FlaskClient) -> None:
    page = client.get("/search?q=zzz").text
    assert 'href="/search?q=%E4%B8%AD%E5%B0%8F%E4%BC%81%E4%B8%9A"' in page
    assert "检索方法" in page


def test_closest_passages_stand_in_for_none(client: FlaskClient) -> None:
    page = client.get("/search?q=zzz").text
    assert "最接近的是" in page
    assert "<mark>中小企业</mark>" in page
    page = client.get("/search?q=数字经济高速&kind=heading").text
    assert "不筛选则有 1 段" in page
    assert "<mark>数字经济" in page


def test_completions_are_near_where_spelling_knows_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = HandmadeLibrary()
    search = library.search
    monkeypatch.setattr(library, "search", lambda r: replace(search(r), suggestion=None))
    page = create_app(Config(), library).test_client().get("/search?q=small and").text
    assert 'href="/search?q=%E4%B8%AD%E5%B0%8F%E4%BC%81%E4%B8%9A" lang="zh">中小企业</a>：' in page
    assert "<mark>中小企业</mark>" in page


def test_filters_are_shown_removed_and_sent_on(client: FlaskClient) -> None:
    page = client.get("/search?q=数&kind=footnote&section=trade-2018/1").text
    assert '<input type="hidden" name="kind" value="footnote">' in page
    assert '<input type="hidden" name="section" value="trade-2018/1">' in page
    chosen = page[page.index('<ul class="chips chosen"') :]
    assert 'href="/search?q=%E6%95%B0&amp;section=trade-2018/1"' in chosen
    assert 'href="/search?q=%E6%95%B0"' in chosen


@pytest.mark.parametrize(
    ("view", "shown"),
    [("", ["zh", "en"]), ("&view=zh", ["zh"]), ("&view=en", ["en"]), ("&view=x", ["zh", "en"])],
    ids=["both", "Chinese", "English", "unknown"],
)
def test_a_hit_is_shown_in_the_languages_asked_for(
    client: FlaskClient, view: str, shown: list[str]
) -> None:
    page = client.get(f"/search?q=全流程{view}").text
    assert re.findall(r'<p class="text[^"]*" lang="(\w+)"', page) == shown


def test_a_table_row_is_shown_under_its_heads(client: FlaskClient) -> None:
    page = client.get("/search?q=广东").text
    assert '<dt><span lang="zh">省份</span></dt><dd><mark>广东</mark>省</dd>' in page


def test_statistics_of_a_hit_lead_to_their_pages() -> None:
    client = create_app(Config(), HandmadeLibrary()).test_client()
    page = client.get("/search?q=数字经济高速").text
    chip = re.search(r'<a class="chip" href="(/statistics/trade-2018/\w+)"><b>.*?</b>', page)
    assert chip
    assert "40 亿" in chip[0]


def test_a_hit_tells_how_it_was_found(client: FlaskClient) -> None:
    page = client.get("/search?q=数字经济高速").text
    link = re.search(r'<details class="how">.*?href="(.*?)"', page)
    assert link
    assert link[1].startswith("/explain/trade-2018/1-p1?q=")
    page = client.get(link[1]).text
    assert '<span class="segment" lang="zh">数字经济高速</span>' in page
    assert "× 0.30" in page
    assert "1.50" in page
    assert '<details class="how">' not in client.get("/search?q=").text
    assert client.get("/explain/trade-2018/no-such-block?q=x").status_code == 404


@pytest.mark.parametrize("address", ["/", "/search?q=中", "/statistics", "/verify"])
def test_every_form_keeps_the_readers_choices(client: FlaskClient, address: str) -> None:
    mark = "&" if "?" in address else "?"
    page = client.get(f"{address}{mark}lang=en&script=hant&view=en").text
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        for name, value in (("lang", "en"), ("script", "hant"), ("view", "en")):
            assert f'<input type="hidden" name="{name}" value="{value}">' in form


def test_results_are_paged(client: FlaskClient) -> None:
    first = client.get("/search?q=&kind=footnote&kind=paragraph&limit=2").text
    assert 'rel="next" href="/search?' in first
    assert "offset=2" in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in client.get("/search?q=&limit=2&offset=2").text


def test_reader_gives_every_block_an_address(client: FlaskClient) -> None:
    page = Page(client.get("/read/trade-2018").text)
    library = HandmadeLibrary()
    document = library.document("trade-2018")
    assert {b.id for b in document.blocks} <= set(page.ids)
    assert {s.id for s in document.sections} <= set(page.ids)
    assert {t.id for t in document.tables} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_reader_links_footnotes_both_ways(client: FlaskClient) -> None:
    html = client.get("/read/trade-2018").text
    page = Page(html)
    assert '<a id="1-p1-m1" href="#f1" role="doc-noteref"' in html
    assert '<a href="#1-p1-m1" role="doc-backlink"' in html
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids


def test_reader_shows_pages_errata_and_stray_marks(client: FlaskClient) -> None:
    page = client.get("/read/trade-2018").text
    assert "第 1–8 页" in page
    assert '<span class="slip">40 亿</span>' in page
    assert '原文作“<span lang="zh">40 亿</span>”' in page
    assert '<sup class="stray"' in page
    assert "目录作：" in page


def test_english_reader_sees_translations_marked_as_such(client: FlaskClient) -> None:
    page = client.get("/read/trade-2018?lang=en").text
    assert re.search(
        '<p lang="en">Second, all of it online.<a [^>]*></a></p><p lang="zh" class="beside">第二，',
        page,
    )
    assert '<div lang="en">Guangdong</div><div lang="zh" class="beside">广东省</div>' in page
    assert "unofficial translation" in page


class Links:
    """What the links of a service's pages lead to, each followed once."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.status = cache(lambda target: client.get(target, buffered=True).status_code)


@pytest.fixture(scope="module")
def links(client: FlaskClient) -> Links:
    return Links(client)


@pytest.fixture(scope="module")
def prefixed() -> Links:
    """Under a prefix."""
    app = create_app(Config(web=WebConfig(base_path="/a/b")), HandmadeLibrary())
    return Links(app.test_client())


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_leads_somewhere(links: Links, address: str) -> None:
    for link in Page(links.client.get(address).text).links:
        target = link.partition("#")[0]
        if target:
            assert target.startswith("/"), f"{link} leaves the site"
            assert links.status(target) == 200, link


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("stripped", [True, False], ids=["proxy strips", "proxy keeps"])
def test_pages_work_under_a_prefix(prefixed: Links, address: str, stripped: bool) -> None:
    page = prefixed.client.get(address if stripped else "/a/b" + address)
    for link in Page(page.text).links:
        assert link.startswith(("/a/b/", "#")), link
        target = link.partition("#")[0]
        if target:
            assert prefixed.status(target) == 200, link


def test_prefix_itself_is_the_start_page(prefixed: Links) -> None:
    assert prefixed.client.get("/a/b", follow_redirects=True).status_code == 200


def test_mounted_by_the_server(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=中", environ_overrides={"SCRIPT_NAME": "/mounted"}).text)
    assert {link.split("/")[1] for link in page.links if link.startswith("/")} == {"mounted"}


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/v1/documents", "/static/-/style.css"])
def test_headers_keep_the_browser_in_bounds(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Permissions-Policy" in headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_have_files_for_scripts_and_one_heading(client: FlaskClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert all(source and source.startswith("/static/") for source in page.scripts)
    assert "style" not in page.tags
    assert page.tags.count("h1") == 1


def test_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/read/trade-2018").headers["ETag"]
    again = client.get("/read/trade-2018", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/read/trade-2018?lang=en", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_static_files_are_kept_by_their_digest(client: FlaskClient) -> None:
    page = client.get("/").text
    folder = re.search(r'href="(/static/[0-9a-f]{10})/style\.css"', page)
    assert folder is not None
    for name in ("style.css", "search.js", "combobox.js"):
        kept = client.get(f"{folder[1]}/{name}", buffered=True)
        assert "immutable" in kept.headers["Cache-Control"], "what a module asks for likewise"
    of_another_release = client.get("/static/0123456789/style.css", buffered=True)
    assert (of_another_release.status_code, of_another_release.headers["Cache-Control"]) == (
        200,
        "no-cache",
    )
    assert client.get(f"{folder[1]}/none.css").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/no-such-page", 404, "没有这一页"),
        ("/read/no-such-report", 404, "没有这一页"),
        ("/search?offset=x", 400, "offset"),
        ("/search?limit=51", 400, "limit"),
        ("/search?kind=poem", 400, "kind"),
        ("/search?q=" + "a" * 401, 400, "400 个字符"),
    ],
)
def test_errors_are_pages(client: FlaskClient, address: str, status: int, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert says in answer.text


def test_fault_of_ours_is_an_honest_page() -> None:
    library = HandmadeLibrary()
    library.search = None  # type: ignore[assignment]
    client = create_app(Config(), library).test_client()
    answer = client.get("/search?q=x")
    assert answer.status_code == 500
    assert "出错了" in answer.text
    assert "NoneType" not in answer.text


@pytest.mark.parametrize(
    ("has_dictionary", "says"),
    [(True, "through a dictionary"), (False, "Until the dictionary has been built")],
)
def test_chinese_search_tells_of_reports_in_english(
    monkeypatch: pytest.MonkeyPatch, has_dictionary: bool, says: str
) -> None:
    library = HandmadeLibrary()
    monkeypatch.setattr(library, "has_dictionary", lambda: has_dictionary)
    client = create_app(Config(), library).test_client()
    page = client.get("/search?q=经济&lang=en").text
    assert "No Chinese translation exists of" in page
    assert says in page
    for other in ("/search?q=2017&lang=en", "/search?q=经济&lang=en&document=trade-2018"):
        assert "No Chinese translation" not in client.get(other).text


@pytest.mark.parametrize(
    ("has_dictionary", "says"),
    [(True, "through a dictionary"), (False, "Until the dictionary has been built")],
)
def test_english_search_tells_of_reports_without_translation(
    monkeypatch: pytest.MonkeyPatch, has_dictionary: bool, says: str
) -> None:
    library = HandmadeLibrary(
        [CHINESE, replace(CHINESE, id="untranslated", title="另一报告", title_en=None)]
    )
    monkeypatch.setattr(library, "has_dictionary", lambda: has_dictionary)
    client = create_app(Config(), library).test_client()
    page = client.get("/search?q=economy&lang=en").text
    assert "No English translation exists of" in page
    assert says in page
    assert '<a href="/read/untranslated?lang=en"><span lang="zh">另一报告</span></a>' in page
    assert '<a href="/read/trade-2018?lang=en" lang="zh">' not in page.partition("notice")[2]
    for other in ("/search?q=经济&lang=en", "/search?q=economy&lang=en&document=trade-2018"):
        assert "No English translation" not in client.get(other).text
    assert "There is no English translation" in client.get("/read/untranslated?lang=en").text
