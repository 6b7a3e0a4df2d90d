/**
 * Other pages of the site, fetched as they are, whose parts take the place of this page's. The
 * address always says what is shown, so that it can be sent on, and works without a script.
 */

const KEPT = 20;

/** Address → page, of those fetched last. */
const pages = new Map();

let request = null;
let shown = location.pathname + location.search;

/** Fetch a page. Rejects where `signal` aborts or the server refuses. */
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

/** Whether the address is still that of the page shown. */
export function isShown() {
  return location.pathname + location.search === shown;
}

/**
 * Show the page at an address: as a new entry of the history ("push"), in place of this one
 * ("replace"), or as the entry that the reader has come back to ("stay"). `take` is given the page
 * and puts its parts in place; `busy` is the element that waits. A later call ends an earlier one.
 * What cannot be fetched or taken is loaded whole.
 */
export async function turnTo(address, entry, busy, take) {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  busy.setAttribute("aria-busy", "true");
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
    document.title = page.title;
    takeFrame(page);
    take(page);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    if (request.signal === signal) busy.removeAttribute("aria-busy");
  }
}

/** What leads to other pages, and what the search box sends on, as another page has it. */
export function takeFrame(page) {
  const places = "header.site > :not(form), link[hreflang]";
  const fresh = page.querySelectorAll(places);
  document.querySelectorAll(places).forEach((each, n) => each.replaceWith(fresh[n]));
  const hidden = (within) => [...within.querySelectorAll('form.search > input[type="hidden"]')];
  hidden(document).forEach((each) => each.remove());
  document.querySelector("form.search").prepend(...hidden(page));
}
