/**
 * The results page without loading it anew: another search is fetched as the page it is, and what
 * differs is taken over. The address always says what is shown, so that it can be sent on, and the
 * way back leads to the same hits at the same place.
 */

const KEPT = 20;

/** Address → page, of the searches shown last. */
const pages = new Map();

/** Fetch the page of a search. Rejects where `signal` aborts or the server refuses. */
export async function fetchPage(address, signal) {
  const known = pages.get(address);
  if (known) return parsed(known);
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const html = await response.text();
  pages.set(address, html);
  if (pages.size > KEPT) pages.delete(pages.keys().next().value);
  return parsed(html);
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

/** Take over the results of a search box's form on its own results page. */
export function liveResults(form, announce) {
  const input = form.elements.q;
  let shown = location.pathname + location.search;
  let request = null;

  /**
   * Show the search at an address: as a new entry of the history ("push"), in place of this one
   * ("replace"), or as the entry that the reader has come back to ("stay").
   */
  async function show(address, entry, { scroll = 0, focus = null } = {}) {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    document.querySelector("main").setAttribute("aria-busy", "true");
    try {
      const page = await fetchPage(address, signal);
      if (signal.aborted) return;
      if (entry === "push") {
        history.replaceState({ scroll: scrollY }, "");
        history.pushState({ scroll: 0 }, "", address);
      } else if (entry === "replace") {
        history.replaceState({ scroll: 0 }, "", address);
      }
      shown = location.pathname + location.search;
      take(page);
      if (focus) {
        const place = document.querySelector(focus) ?? document.querySelector(".results");
        place?.focus({ preventScroll: true });
      }
      if (scroll !== null) scrollTo({ top: scroll, behavior: "instant" });
      announce(document.querySelector(".count")?.textContent ?? "");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function take(page) {
    document.title = page.title;
    document.body.className = page.body.className;
    for (const part of ["main", "header nav", "header .tongues"]) {
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
    const hidden = (within) => [...within.querySelectorAll('.search > input[type="hidden"]')];
    hidden(document).forEach((each) => each.remove());
    form.prepend(...hidden(page));
  }

  addEventListener("popstate", (event) => {
    const address = location.pathname + location.search;
    if (address === shown) return;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(address, "stay", { scroll: event.state?.scroll ?? 0 });
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
