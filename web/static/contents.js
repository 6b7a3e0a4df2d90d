// The contents follow the reader: the section at the top of the screen is marked, and named in the bar.

const contents = document.getElementById("contents");

function sectionAtTop() {
  const line = document.querySelector(".reader-bar").getBoundingClientRect().bottom + 32;
  let here = null;
  for (const section of document.querySelectorAll(".report-text section")) {
    if (section.getBoundingClientRect().top > line) break;
    here = section;
  }
  return here;
}

function mark() {
  const section = sectionAtTop();
  const link = section && contents.querySelector(`a[href="#${CSS.escape(section.id)}"]`);
  const before = contents.querySelector("a[aria-current]");
  if (link === before) return;
  before?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  const here = document.querySelector(".reader-bar .here");
  here.replaceChildren(...[...(link?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  if (link) keepInSight(link);
}

function keepInSight(link) {
  const box = contents.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (place.top < box.top || place.bottom > box.bottom) {
    contents.scrollTop += place.top - box.top - box.height / 2;
  }
}

let waiting = false;

function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
  });
}

addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon);
document.addEventListener("replaced", soon);
contents.addEventListener("click", (event) => {
  if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});
contents.addEventListener("toggle", () => {
  const current = contents.querySelector("a[aria-current]");
  if (current) keepInSight(current);
});
mark();
