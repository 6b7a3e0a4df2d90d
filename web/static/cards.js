// Cards over numbers and footnote marks: what stands behind them, without leaving the text.
// They open on hover, focus and touch, may be pointed at themselves, and close on Escape.

const OPEN_AFTER = 150; // milliseconds a pointer rests on a link
const CLOSE_AFTER = 300; // milliseconds in which it may reach the card
const GAP = 6; // CSS pixels between link and card

const card = document.getElementById("card");
const fetched = new Map();
let shownFor = null;
let timer = 0;
let pointer = "mouse";

const linkOf = (target) => target.closest?.(".report-text a.figure, .report-text .note-mark a");
const isOpen = () => card.matches(":popover-open");

async function contentOf(link) {
  if (link.matches(".note-mark a")) return note(link);
  const address = new URL(link.href);
  address.pathname += "/card";
  if (!fetched.has(address.href)) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    fetched.set(address.href, await answer.text());
  }
  const template = document.createElement("template");
  template.innerHTML = fetched.get(address.href);
  return template.content;
}

function note(link) {
  const text = document.getElementById(link.hash.slice(1)).querySelector(".body").cloneNode(true);
  for (const each of text.querySelectorAll("[id]")) each.removeAttribute("id");
  const title = document.createElement("p");
  title.className = "measure";
  title.textContent = link.getAttribute("aria-label");
  const all = document.createDocumentFragment();
  all.append(title, text);
  return all;
}

// A note in the margin beside its mark needs no card.
function inSight(link) {
  if (!link.matches(".note-mark a")) return null;
  const aside = document.getElementById(link.hash.slice(1));
  const place = aside.getBoundingClientRect();
  const beside = place.height > 1 && place.left > link.getBoundingClientRect().right;
  return beside && place.bottom > 0 && place.top < innerHeight ? aside : null;
}

async function show(link) {
  if (shownFor === link) return;
  hide();
  shownFor = link;
  const aside = inSight(link);
  if (aside) {
    aside.classList.add("pointed-at");
    return;
  }
  let content;
  try {
    content = await contentOf(link);
  } catch {
    shownFor = null; // The link itself still leads there.
    return;
  }
  if (shownFor !== link) return;
  card.replaceChildren(content);
  card.showPopover();
  place(link);
  link.setAttribute("aria-describedby", card.id);
}

function hide() {
  clearTimeout(timer);
  document.querySelector(".footnote.pointed-at")?.classList.remove("pointed-at");
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  if (isOpen()) card.hidePopover();
}

function place(link) {
  const [at] = link.getClientRects();
  const { offsetWidth: width, offsetHeight: height } = card;
  const view = document.documentElement.clientWidth;
  const left = Math.max(GAP, Math.min(at.left, view - width - GAP));
  const below = at.bottom + GAP;
  const fitsBelow = below + height < innerHeight || at.top - GAP - height < 0;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(fitsBelow ? below : at.top - GAP - height) + scrollY}px`;
}

function later(milliseconds, act) {
  clearTimeout(timer);
  timer = setTimeout(act, milliseconds);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkOf(event.target);
  if (link) later(OPEN_AFTER, () => show(link));
  else if (card.contains(event.target)) clearTimeout(timer);
  else if (shownFor && !shownFor.matches(":focus-visible")) later(CLOSE_AFTER, hide);
  else clearTimeout(timer);
});

document.addEventListener("focusin", (event) => {
  const link = linkOf(event.target);
  if (link?.matches(":focus-visible")) show(link);
  else if (!card.contains(event.target)) hide();
});

document.addEventListener("focusout", (event) => {
  if (event.target === shownFor && !card.contains(event.relatedTarget)) hide();
});

document.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (isOpen() && !card.contains(event.target) && !linkOf(event.target)) hide();
});

// The first touch shows the card, whose own link, or a second touch, leads on.
document.addEventListener("click", (event) => {
  const link = linkOf(event.target);
  if (!link || pointer !== "touch" || event.detail === 0) return;
  if (shownFor === link && isOpen()) return;
  event.preventDefault();
  shownFor = null;
  show(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shownFor) hide();
});

document.addEventListener("replaced", hide);
