// Another language of the text in place of this one, without losing the place.

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
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = placeOnScreen();
  for (const part of SHOWN) {
    const old = document.querySelector(part);
    if (part === ".contents") old.replaceChildren(...page.querySelector(part).childNodes);
    else old.replaceWith(page.querySelector(part));
  }
  history.replaceState(history.state, "", link.href);
  keepLinks(page);
  const block = place && document.getElementById(place.id);
  if (block) scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
  document.querySelector(`.views [data-view="${link.dataset.view}"]`).focus({ preventScroll: true });
  document.querySelector(".report-text").dispatchEvent(new Event("replaced", { bubbles: true }));
}

// The other pages' languages are offered of this one as it is now.
function keepLinks(page) {
  const links = (of) => of.querySelectorAll("header.site > :not(form) a, link[hreflang]");
  const now = links(page);
  links(document).forEach((link, n) => link.setAttribute("href", now[n].getAttribute("href")));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".views a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link).catch(() => location.assign(link.href));
});
