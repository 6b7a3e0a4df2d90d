// Stepping through the matches of the query that brought the reader here.

const bar = () => document.querySelector(".reader-bar .matches");
const counter = () => bar()?.querySelector(".count[data-total]");
let at = 0;

const parts = (n) => document.querySelectorAll(`#hit-${n}, mark[data-hit="${n}"]`);

function go(n, { focus = true, scroll = true } = {}) {
  const total = Number(counter().dataset.total);
  for (const part of parts(at)) part.classList.remove("current");
  at = ((n - 1 + total) % total) + 1;
  for (const part of parts(at)) part.classList.add("current");
  const first = document.getElementById(`hit-${at}`);
  counter().textContent = counter().dataset.pattern.replace("{n}", at);
  if (scroll) first.scrollIntoView({ block: "center" });
  if (focus) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    history.replaceState(history.state, "", `#hit-${at}`);
  }
}

// The match at the address, or the first within or behind what stands there.
function arrive() {
  if (!counter()) return;
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) {
    for (const mark of document.querySelectorAll('mark[id^="hit-"]')) {
      const isAt = target === mark || target.contains(mark);
      if (isAt || target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) {
        const given = Number(mark.id.slice("hit-".length));
        go(given, { focus: isAt, scroll: isAt });
        return;
      }
    }
  }
  at = Number(counter().dataset.at);
  if (at) go(at, { focus: false, scroll: false });
}

document.addEventListener("click", (event) => {
  const step = event.target.closest?.(".reader-bar .step[rel]");
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(step.rel === "next" ? at + 1 : Math.max(at, 1) - 1);
  step.focus({ preventScroll: true });
});

// Only with the focus on a match or in the bar: single keys belong to nobody else there.
document.addEventListener("keydown", (event) => {
  const here = event.target.closest?.('mark[id^="hit-"], .reader-bar .matches');
  if (!here || !counter() || event.ctrlKey || event.metaKey || event.altKey) return;
  const enters = event.key === "Enter" && here.matches("mark");
  if (event.key === "n" || (enters && !event.shiftKey)) go(at + 1);
  else if (event.key === "p" || (enters && event.shiftKey)) go(at - 1);
  else return;
  event.preventDefault();
});

document.addEventListener("replaced", () => {
  at = 0;
  arrive();
});
addEventListener("hashchange", arrive);
// The browser goes to the address only when the page is whole.
if (document.readyState === "complete") arrive();
else addEventListener("load", () => setTimeout(arrive));
