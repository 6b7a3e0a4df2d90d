/**
 * The search box of every page: a key away, completing what is typed, showing what would be found.
 * On the results page the results themselves follow the typing; elsewhere the first few stand in
 * the list below the box. All words come from the page's templates.
 */

import { combobox } from "./combobox.js";
import { isComposing } from "./composing.js";
import { forget, recent, remember } from "./recent.js";
import { liveResults } from "./results.js";
import { fetchPage } from "./takeover.js";

const PAUSE = 120; // ms without a key before anything is asked for
const COMPLETIONS = 6;
const PASSAGES = 4;
const BEFORE_MATCH = 16; // characters of a passage shown before its first match

const form = document.querySelector("form.search");
const input = form.elements.q;
const template = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

const panel = template("search-panel");
form.append(panel);
const listbox = panel.querySelector('[role="listbox"]');
const clear = panel.querySelector(".clear");
const box = combobox(input, panel, listbox, choose);

const live = document.createElement("p");
live.className = "hidden";
live.setAttribute("aria-live", "polite");
document.body.append(live);

const isResultsPage = () => document.body.classList.contains("results-page");
const show = isResultsPage() ? liveResults(form, announce) : null;

let timer = 0;
let request = null;
let typed = false; // whether the entry of the history on top came of typing

function announce(text) {
  if (live.textContent !== text) live.textContent = text;
}

/** The address of the search that the form would send. */
function address(query, more = {}) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("q", query);
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  return `${new URL(form.action).pathname}?${fields}`;
}

// --- What is listed -------------------------------------------------------------------------

function group(name, options) {
  const found = template(`${name}-group`);
  found.append(...options);
  return found;
}

function recentGroup() {
  return group("recent", recent().map((query) => queryOption("recent-option", query)));
}

function queryOption(name, query) {
  const option = template(name);
  option.dataset.query = query;
  option.querySelector(".text").textContent = query;
  return option;
}

function completionOption(item) {
  const inEnglish = item.language === "en" && item.text_en;
  const [first, second] = inEnglish ? [item.text_en, item.text] : [item.text, item.text_en];
  const option = queryOption("completion-option", first);
  option.querySelector(".text").lang = inEnglish ? "en" : item.language;
  if (second) {
    option.querySelector(".pair").textContent = second;
    option.querySelector(".pair").lang = inEnglish ? "zh" : "en";
  } else {
    option.querySelector(".pair").remove();
  }
  const kind = option.querySelector(`.kind [data-kind="${item.kind}"]`);
  option.querySelector(".kind").replaceChildren(...(kind ? [kind] : []));
  return option;
}

function passageOption(hit) {
  const option = template("passage-option");
  const link = hit.querySelector("h2 a");
  option.dataset.address = link.getAttribute("href");
  option.querySelector(".path").append(...link.cloneNode(true).childNodes);
  option.querySelector(".excerpt").append(excerpt(hit.querySelector(".text")));
  return option;
}

function answerOption(said) {
  const option = template("answer-option");
  option.dataset.query = input.value.trim();
  option.querySelector(".text").append(...said.cloneNode(true).childNodes);
  return option;
}

/** A passage's text from shortly before its first match. */
function excerpt(text) {
  const shown = document.createElement("span");
  shown.lang = text.lang;
  for (const part of text.matches("dl") ? text.querySelectorAll("dd") : [text]) {
    if (shown.hasChildNodes()) shown.append(" · ");
    shown.append(...part.cloneNode(true).childNodes);
  }
  shown.querySelectorAll("sup").forEach((mark) => mark.remove());
  const match = shown.querySelector("mark");
  const before = document.createRange();
  before.setStart(shown, 0);
  if (match) before.setEndBefore(match);
  const lead = before.toString();
  if (lead.length > BEFORE_MATCH * 2) {
    before.deleteContents();
    // A word that the cut falls into goes whole.
    shown.prepend(`…${lead.slice(-BEFORE_MATCH).replace(/^[A-Za-z'-]+/, "")}`);
  }
  return shown;
}

// --- Typing ---------------------------------------------------------------------------------

function follow() {
  clearTimeout(timer);
  request?.abort();
  const query = input.value.trim();
  if (!query) {
    list([recentGroup()]);
    return;
  }
  timer = setTimeout(look, PAUSE, query);
}

/** Ask for completions, and for what would be found; either is shown as it comes. */
async function look(query) {
  request = new AbortController();
  const { signal } = request;
  const groups = { completions: null, passages: null };
  const update = (name, found) => {
    groups[name] = found;
    if (!signal.aborted) list(Object.values(groups).flat().filter(Boolean));
  };
  const quietly = (error) => {
    if (error.name !== "AbortError") update("completions", []);
  };
  if (show) {
    show(address(query), typed ? "replace" : "push");
    typed = true;
  } else {
    fetchPage(address(query, { limit: PASSAGES }), signal)
      .then((page) => {
        const said = page.querySelector(".answer .said");
        const hits = [...page.querySelectorAll(".hit")].slice(0, PASSAGES);
        update("passages", [
          group("answer", said ? [answerOption(said)] : []),
          group("passages", hits.map(passageOption)),
        ]);
        announce(page.querySelector(".count")?.textContent ?? "");
      })
      .catch(quietly);
  }
  const asked = new URLSearchParams({ q: query, limit: COMPLETIONS });
  try {
    const response = await fetch(`${form.dataset.suggest}?${asked}`, { signal });
    const { items } = await response.json();
    update("completions", [group("completions", items.map(completionOption))]);
  } catch (error) {
    quietly(error);
  }
}

function list(groups) {
  if (document.activeElement !== input) return;
  clear.hidden = !groups.some((each) => each.matches(".recent"));
  box.list(groups);
}

function choose(option) {
  box.close();
  if (option.dataset.address) {
    remember(input.value);
    location.assign(option.dataset.address);
    return;
  }
  input.value = option.dataset.query;
  form.requestSubmit();
}

input.addEventListener("input", (event) => {
  if (!event.isComposing) follow();
});
input.addEventListener("compositionend", follow);
input.addEventListener("click", () => {
  if (!box.isOpen()) follow();
});
input.addEventListener("keydown", (event) => {
  // The Enter that confirms a candidate is the input method's, not the form's.
  if (isComposing(event) && event.key === "Enter") event.preventDefault();
  else if (event.key === "ArrowDown" && !box.isOpen()) follow();
});
input.addEventListener("change", () => {
  typed = false;
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".hits a")) remember(input.value);
});

form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  request?.abort();
  box.close();
  remember(input.value);
  if (!show) return;
  event.preventDefault();
  show(address(input.value), typed ? "replace" : "push");
  typed = false;
});

clear.addEventListener("click", () => {
  forget();
  box.list([]);
  input.focus();
});

// --- Keys that lead here --------------------------------------------------------------------

const TYPES = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (isComposing(event) || event.altKey || event.shiftKey) return;
  const command = event.metaKey || event.ctrlKey;
  const called = command
    ? event.key.toLowerCase() === "k"
    : event.key === "/" && !event.target.closest(TYPES);
  if (!called) return;
  event.preventDefault();
  input.focus();
  input.select();
});

const hint = form.querySelector(".shortcuts");
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
hint.querySelectorAll(isMac ? ".other" : ".mac").forEach((key) => key.remove());
hint.hidden = false;
