/**
 * The results page without loading it anew: another search is fetched as the page it is, and what
 * differs is taken over. The way back leads to the same hits at the same place.
 */

import { isShown, turnTo } from "./takeover.js";

/** Take over the results of a search box's form on its own results page. */
export function liveResults(form, announce) {
  const input = form.elements.q;

  /** Show the search at an address; `entry` as `turnTo` has it. */
  function show(address, entry, { scroll = 0, focus = null } = {}) {
    const main = document.querySelector("main");
    return turnTo(address, entry, main, (page) => {
      document.body.className = page.body.className;
      main.replaceWith(page.querySelector("main"));
      if (focus) {
        const place = document.querySelector(focus) ?? document.querySelector(".results");
        place?.focus({ preventScroll: true });
      }
      if (scroll !== null) scrollTo({ top: scroll, behavior: "instant" });
      announce(document.querySelector(".count")?.textContent ?? "");
    });
  }

  addEventListener("popstate", (event) => {
    if (isShown()) return;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(location.pathname + location.search, "stay", { scroll: event.state?.scroll ?? 0 });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const address = new URL(link.href);
    if (address.pathname !== location.pathname || address.origin !== location.origin) {
      history.replaceState({ scroll: scrollY }, "");
      return;
    }
    if (address.hash) return;
    event.preventDefault();
    input.value = address.searchParams.get("q") ?? "";
    const key = link.dataset.key;
    show(address.pathname + address.search, "push", {
      scroll: link.closest("[data-stay]") ? null : 0,
      focus: key ? `[data-key="${CSS.escape(key)}"]` : ".results",
    });
  });

  return show;
}
