// Another language of the text in place of this one, without losing the place.

import { fetchPage, takeFrame } from "./takeover.js";

const BLOCKS = ".report-text .passage :is(h2, h3, h4, h5, h6, div, li, tr)[id]";
const SHOWN = [".report-text", ".reader-bar", ".contents"];

// The first block that begins on the screen below the bar, else the one that fills it; and where.
function placeOnScreen() {
  const line = document.querySelector(".reader-bar").getBoundingClientRect().bottom;
  const places = [...document.querySelectorAll(BLOCKS)].map((block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return { id: block.id, top, bottom };
  });
  const seen = places.filter((place) => place.bottom > line && place.top < innerHeight);
  return seen.find((place) => place.top > line - 1) ?? seen[0];
}

async function show(link) {
  const page = await fetchPage(link.href);
  const place = placeOnScreen();
  for (const part of SHOWN) {
    const old = document.querySelector(part);
    if (part === ".contents") old.replaceChildren(...page.querySelector(part).childNodes);
    else old.replaceWith(page.querySelector(part));
  }
  history.replaceState(history.state, "", link.href);
  takeFrame(page);
  const block = place && document.getElementById(place.id);
  if (block) scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
  document.querySelector(`.views [data-view="${link.dataset.view}"]`).focus({ preventScroll: true });
  document.querySelector(".report-text").dispatchEvent(new Event("replaced", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".views a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link).catch(() => location.assign(link.href));
});
