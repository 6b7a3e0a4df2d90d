/* Yinju 引据 within other sites' pages, version 1. MIT licence.

   <yinju-search>, <yinju-statistic>, <yinju-table>, <yinju-passage>, and frames as high as what
   they show. Needs nothing else. What the service says enters the page as text, never as markup.
   The words stand here, since some are said when the service is out of reach. */

const SERVICE = new URL(".", import.meta.url);

const WORDS = {
  en: {
    search: "Search",
    label: "Search the reports",
    found: (total) => `${total} ${total === 1 ? "passage" : "passages"}`,
    nothing: "No passage found",
    all: "All results",
    loading: "Loading …",
    statistic: "Statistic",
    table: "Table",
    passage: "Passage",
    footnote: "Footnote",
    footnotes: "Footnotes",
    pages: (first, last) => (first === last ? `p. ${first}` : `pp. ${first}–${last}`),
    up: "rise",
    down: "fall",
    silent: "The report names no source for this.",
    unanswered: "The report does not say",
    unofficial: "English: unofficial translation",
    changed: "The report’s text has changed since this was embedded. This is what it says now.",
    gone: "The report’s text has changed since this was embedded, and no longer says it.",
    nearest: " The record most like it now:",
    missing: "The reports have no such record.",
    busy: "Too many requests. Try again in a moment.",
    fault: (status) => `The service cannot answer now (${status}).`,
    refused: (site) => `${site} is not among the sites that may read from this service. Its operator can add it to web.cors_origins.`,
    unreachable: (place) => `${place} cannot be reached from here, or the policy of this page (connect-src) forbids it.`,
  },
  zh: {
    search: "检索",
    label: "检索报告",
    found: (total) => `共 ${total} 段`,
    nothing: "没有找到相关段落",
    all: "全部结果",
    loading: "正在载入……",
    statistic: "数据",
    table: "表格",
    passage: "段落",
    footnote: "脚注",
    footnotes: "脚注",
    pages: (first, last) => (first === last ? `第 ${first} 页` : `第 ${first}–${last} 页`),
    up: "上升",
    down: "下降",
    silent: "报告没有注明来源。",
    unanswered: "报告没有说明",
    unofficial: "英文为非官方译文",
    changed: "嵌入之后，报告的原文已有改动。以下是现在的原文。",
    gone: "嵌入之后，报告的原文已有改动，不再有这一数据。",
    nearest: "现在与它最接近的记录：",
    missing: "报告中没有这一条。",
    busy: "请求过多，请稍后再试。",
    fault: (status) => `服务暂时无法答复（${status}）。`,
    refused: (site) => `${site} 不在可以读取本服务的站点之列。管理员可将它加入 web.cors_origins。`,
    unreachable: (place) => `此处无法连接 ${place}，或本页的安全策略（connect-src）不允许。`,
  },
};

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host { all: initial; color-scheme: inherit; display: block; }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
section {
  --ink: var(--yinju-ink, light-dark(#1f2124, #e4e2dc));
  --paper: var(--yinju-paper, light-dark(#fff, #1d1f23));
  --quiet: var(--yinju-quiet, light-dark(#5d6269, #a2a5ab));
  --line: var(--yinju-line, light-dark(#c9c3b6, #484c54));
  --accent: var(--yinju-accent, light-dark(#a02c1a, #ee8a74));
  --link: var(--yinju-link, light-dark(#1d4f86, #93bdee));
  --mark: var(--yinju-mark, light-dark(#ffe58a, #6b560e));
  padding: 1em; overflow-wrap: anywhere; line-height: 1.6; font-size: var(--yinju-size, 16px);
  font-family: var(--yinju-font, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif);
  color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: var(--yinju-radius, 6px);
}
p, ol, blockquote { margin: .5em 0 0; padding: 0; }
a { color: var(--link); text-underline-offset: .2em; }
mark { background: var(--mark); color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
form { display: flex; gap: .4em; }
input, button { font: inherit; height: 2.75em; box-sizing: border-box; border: 1px solid var(--line); border-radius: 5px; }
input { flex: 1; min-width: 0; padding: 0 .7em; color: inherit; background: none; }
button { padding: 0 1em; color: var(--paper); background: var(--accent); cursor: pointer; }
ol { list-style: none; }
.hits > li { padding-bottom: .7em; margin-top: .7em; border-bottom: 1px solid var(--line); }
.quiet, .notes { color: var(--quiet); font-size: .8125em; }
.notes li { display: flex; gap: .6em; }
.beside { color: var(--quiet); font-size: .9375em; }
p.value { margin: 0; font-size: 2.25em; font-weight: 600; line-height: 1.2; }
p.value a { color: inherit; }
section > div > :first-child { margin-top: 0; }
p.long { font-size: 1.125em; line-height: 1.5; }
.direction { font-size: .4em; color: var(--accent); vertical-align: middle; }
blockquote, .notice { padding-left: .8em; border-left: 3px solid var(--accent); white-space: pre-wrap; }
.scroll { overflow-x: auto; }
svg { width: 100%; height: auto; min-width: 480px; max-width: 640px; }
svg text { fill: var(--ink); }
svg > rect { fill: none; }
table { border-collapse: collapse; width: 100%; font-size: .9375em; font-variant-numeric: tabular-nums; }
caption, th, td { text-align: start; vertical-align: top; padding: .35em .9em .35em 0; border-bottom: 1px solid var(--line); }
caption { font-weight: 600; }
sup a { padding: 0 .2em; text-decoration: none; }
[role="status"]:empty { display: none; }
`);

// --- Making nodes

/** An element; children that are null or false are left out. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.flat().filter(Boolean));
  return node;
}

const quiet = (...children) => make("p", { class: "quiet" }, ...children);
const notice = (...children) => make("p", { class: "notice" }, ...children);
const linked = (url, ...children) => make("a", { href: new URL(url, SERVICE) }, ...children);

/** A text with spans marked and nodes put in. Offsets count code points, as the service's do. */
function annotated(text, spans, points = []) {
  const characters = Array.from(text);
  const cuts = new Set([0, characters.length, ...spans.flat(), ...points.map((point) => point.offset)]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.flatMap((start, index) => {
    const here = points.filter((point) => point.offset === start).map((point) => point.node);
    const piece = characters.slice(start, places[index + 1] ?? start).join("");
    const marked = piece && spans.some(([from, to]) => from <= start && start < to);
    return [...here, marked ? make("mark", {}, piece) : piece];
  });
}

/** What one reader is shown: texts in their language where there are any, marked as such. */
class Voice {
  constructor(language) {
    this.language = language;
    this.words = WORDS[language];
  }

  say(tag, original, text, english, attributes = {}) {
    const translated = this.language === "en" && english;
    return make(tag, { ...attributes, lang: translated ? "en" : original }, translated ? english : text);
  }

  /** A passage; beside its English, which comes first, for who reads that. */
  both(tag, original, text, english) {
    const beside = this.language === "en" && english;
    const own = make(tag, beside ? { lang: original, class: "beside" } : { lang: original }, text);
    return beside ? [make(tag, { lang: "en" }, english), own] : [own];
  }

  place({ document: { title, title_en, language }, section, pages, url }) {
    const path = section.path.map((each, index) => [" › ", this.say("span", language, each, section.path_en[index])]);
    const link = linked(url, this.say("span", language, title, title_en), ...path.flat());
    return quiet(link, pages && ` ${this.words.pages(pages.from, pages.to)}`);
  }

  notes(footnotes, original) {
    const items = footnotes.map(({ number, text, text_en }) =>
      make("li", { tabindex: -1, "data-note": number }, make("b", {}, number), this.say("span", original, text, text_en)),
    );
    return items.length > 0 && make("ol", { class: "notes", "aria-label": this.words.footnotes }, items);
  }

  citation(cited, place, placeEnglish) {
    const original = cited.document.language;
    const english = cited.quote_en && annotated(cited.quote_en, placeEnglish ? [placeEnglish] : []);
    return [
      ...this.both("blockquote", original, annotated(cited.quote, place ? [place] : []), english),
      this.notes(cited.footnotes, original) ||
        (cited.source_line ? make("p", { class: "notes", lang: original }, cited.source_line) : quiet(this.words.silent)),
      this.place(cited),
      this.unofficial(english),
    ];
  }

  unofficial(english) {
    return this.language === "en" && english && quiet(this.words.unofficial);
  }

  /** What to say of a failure. A browser does not tell why a question went unanswered, but anyone
      may fetch this script: where that works, it is this site that the service does not answer. */
  async failure(error) {
    if (error.status === 404) return this.words.missing;
    if (error.status === 429) return this.words.busy;
    if (error.status) return error.status === 400 ? error.message : this.words.fault(error.status);
    const reached = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" }).catch(() => null);
    return reached ? this.words.refused(location.origin) : this.words.unreachable(SERVICE.href);
  }
}

// --- The elements

/** Shows the nodes that ``content`` gives, or tells the reader why there are none. */
class Part extends HTMLElement {
  static observedAttributes = ["id", "document", "q", "hash", "limit", "lang"];

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [STYLE];
    this.refresh();
  }

  disconnectedCallback() {
    this.asking?.abort();
  }

  attributeChangedCallback() {
    if (this.shadowRoot && this.isConnected) this.refresh();
  }

  /** Show anew, once for all attributes that change together. */
  refresh() {
    this.due ??= Promise.resolve().then(() => {
      this.due = null;
      this.show();
    });
  }

  value(name) {
    return this.getAttribute(name) ?? "";
  }

  show() {
    const spoken = this.lang || this.closest("[lang]")?.lang || navigator.language;
    this.voice = new Voice(/^zh/i.test(spoken) ? "zh" : "en");
    const { language, words } = this.voice;
    this.status = make("p", { role: "status", class: "quiet" });
    this.shown = make("div");
    const named = { lang: language, "aria-label": words[this.name] };
    this.shadowRoot.replaceChildren(make("section", named, this.before(words), this.status, this.shown));
    this.fill(() => this.content(this.voice));
  }

  /** What stands before the answer. */
  before() {
    return null;
  }

  /** Of questions asked one after the other, the last is shown. */
  async fill(content) {
    this.asking?.abort();
    const { signal } = (this.asking = new AbortController());
    this.status.textContent = this.voice.words.loading;
    let nodes = [];
    let said;
    try {
      nodes = await content();
    } catch (error) {
      said = signal.aborted || (await this.voice.failure(error));
    }
    if (signal.aborted) return;
    this.status.textContent = said ?? nodes.said ?? "";
    this.shown.replaceChildren(...nodes.filter(Boolean));
  }

  /** The service's answer to a path of the JSON interface. */
  async ask(parts, parameters = {}) {
    const address = new URL(`api/v1/${parts.map(encodeURIComponent).join("/")}`, SERVICE);
    for (const [name, value] of Object.entries(parameters)) {
      if (value) address.searchParams.set(name, value);
    }
    const response = await fetch(address, { signal: this.asking.signal });
    const answer = await response.json();
    if (response.ok) return answer;
    throw Object.assign(new Error(answer.error.message), { status: response.status, answer });
  }

  /** A notice where the text is no longer the one that was embedded. */
  pinned(hash, words) {
    return this.value("hash") && this.value("hash") !== hash && notice(words.changed);
  }
}

class Search extends Part {
  name = "label";

  before(words) {
    const input = make("input", { type: "search", maxlength: 400, autocomplete: "off", "aria-label": words.label, placeholder: words.label });
    input.value = this.value("q");
    input.addEventListener("keydown", (event) => {
      // Enter that confirms an input method's candidate; 229 is what Safari says then.
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
    });
    const form = make("form", { role: "search", "aria-label": words.label }, input, make("button", {}, words.search));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.fill(() => this.results(input.value, this.voice));
    });
    return form;
  }

  content(voice) {
    return this.results(this.value("q"), voice);
  }

  async results(q, voice) {
    if (!q.trim()) return [];
    const { words, language: lang } = voice;
    const document = this.value("document");
    const { items, total } = await this.ask(["search"], { q, lang, document, limit: this.value("limit") });
    const every = new URLSearchParams({ q, lang, ...(document && { document }) });
    const nodes = [
      make("ol", { class: "hits" }, items.map((hit) => make("li", {}, this.hit(hit, voice)))),
      total > items.length && make("p", {}, linked(`search?${every}`, words.all)),
      voice.unofficial(items.some((hit) => hit.text_en)),
    ];
    return Object.assign(nodes, { said: total ? words.found(total) : words.nothing });
  }

  hit(hit, voice) {
    const original = hit.document.language;
    const marks = hit.marks.map(({ offset, number }) => ({ offset, node: make("sup", {}, number) }));
    const english = hit.text_en && annotated(hit.text_en, hit.highlights_en);
    return [
      ...voice.both("p", original, annotated(hit.text, hit.highlights, marks), english),
      hit.kind !== "footnote" && voice.notes(hit.footnotes, original),
      voice.place(hit),
    ];
  }
}

class Statistic extends Part {
  name = "statistic";

  content(voice) {
    return this.value("q") ? this.answer(voice) : this.record(voice);
  }

  async record(voice) {
    try {
      const item = await this.ask(["statistics", this.value("document"), this.id]);
      return [this.pinned(item.citation.hash, voice.words), ...this.figure(item, voice)];
    } catch (error) {
      if (error.status !== 410) throw error;
      const { nearest } = error.answer;
      const said = notice(voice.words.gone, nearest && voice.words.nearest);
      return nearest ? [said, ...this.figure(nearest, voice)] : [said];
    }
  }

  figure(item, voice) {
    const { direction, citation, period } = item;
    const original = citation.document.language;
    const english = original === "en" ? item.text : item.text_en;
    const sign = { up: "▲", down: "▼" }[direction];
    return [
      make(
        "p",
        { class: "value" },
        linked(item.url, voice.say("span", original, item.text, english)),
        sign && make("span", { class: "direction", role: "img", "aria-label": voice.words[direction] }, ` ${sign}`),
      ),
      voice.say("p", original, item.measure, item.measure_en),
      period && make("p", { class: "quiet", lang: original }, period.text),
      ...voice.citation(citation, item.place, item.place_en),
    ];
  }

  async answer(voice) {
    const { words, language: lang } = voice;
    const q = this.value("q");
    const { answer, citations, ...asked } = await this.ask(["ask"], { q, lang, document: this.value("document") });
    if (!answer) return [make("p", { class: "value long" }, words.unanswered), make("p", { lang: asked.language }, asked.reason)];
    const size = answer.text.length > 60 ? "value long" : "value";
    return [
      this.pinned(citations[0].hash, words),
      quiet(q),
      voice.say("p", citations[0].document.language, answer.text, answer.text_en, { class: size }),
      ...citations.slice(0, 3).flatMap((cited) => voice.citation(cited)),
    ];
  }
}

class Table extends Part {
  name = "table";

  async content(voice) {
    const table = await this.ask(["documents", this.value("document"), "tables", this.id]);
    const say = (tag, text, english, attributes) => voice.say(tag, table.document.language, text, english, attributes);
    const title = say("caption", table.title, table.title_en);
    const heads = table.columns.map((column, index) => say("th", column, table.columns_en[index], { scope: "col" }));
    const rows = table.rows.map((row) => make("tr", {}, row.map((cell) => say("td", cell.text, cell.text_en))));
    const whole = make("table", {}, title, make("thead", {}, make("tr", {}, heads)), make("tbody", {}, rows));
    const wide = (node) => make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": title.textContent }, node);
    return [
      this.pinned(table.hash, voice.words),
      table.chart && wide(await this.drawn(table.chart, voice)),
      wide(whole),
      table.source_line && say("p", table.source_line, table.source_line_en, { class: "quiet" }),
      voice.place(table),
      voice.unofficial(table.title_en),
    ];
  }

  async drawn(url, { language }) {
    const answer = await fetch(new URL(`${url}&lang=${language}`, SERVICE), { signal: this.asking.signal });
    return new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  }
}

class Passage extends Part {
  name = "passage";

  async content(voice) {
    const block = await this.ask(["documents", this.value("document"), "blocks", this.id]);
    const original = block.document.language;
    const marks = block.marks.map((mark) => ({ offset: mark.offset, node: this.mark(mark, block, voice.words) }));
    return [
      this.pinned(block.hash, voice.words),
      ...voice.both("p", original, annotated(block.text, [], marks), block.text_en),
      voice.notes(block.footnotes, original),
      voice.place(block),
      voice.unofficial(block.text_en),
    ];
  }

  /** A footnote's mark leads to its text beneath; one that backs nothing, nowhere. */
  mark({ number, stray }, { url }, words) {
    if (stray) return make("sup", {}, number);
    const link = linked(`${url.split("#")[0]}#f${number}`, number);
    link.setAttribute("aria-label", `${words.footnote} ${number}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.shown.querySelector(`[data-note="${CSS.escape(number)}"]`).focus();
    });
    return make("sup", {}, link);
  }
}

const ELEMENTS = { search: Search, statistic: Statistic, table: Table, passage: Passage };
for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(`yinju-${name}`)) customElements.define(`yinju-${name}`, element);
}

// --- Frames as high as what they show

const isOurs = (node) => node.localName === "iframe" && node.src.startsWith(SERVICE.href);
// The question holds nothing, so it may go to whatever the frame shows by now.
const measure = (node) => isOurs(node) && node.contentWindow.postMessage("yinju-height?", "*");

document.querySelectorAll("iframe").forEach(measure);
document.addEventListener("load", (event) => measure(event.target), true);
addEventListener("message", ({ origin, source, data }) => {
  if (origin !== SERVICE.origin || !Number.isFinite(data?.yinjuHeight)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (isOurs(frame) && frame.contentWindow === source) {
      Object.assign(frame.style, { height: `${Math.ceil(data.yinjuHeight)}px`, border: "0" });
    }
  }
});
