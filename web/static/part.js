/* Parts of a page taken from its own addresses instead of the whole page.
 *
 * A link with data-replaces="id" puts the element with that id, as the linked page has it, in
 * place of the one here; a form with data-replaces does so as its fields change. The address
 * goes along, focus stays. Without this script both load the page. */

const WAIT = 250; // ms without typing before a form's answer is asked for
let asking = null;
let shown = location.pathname + location.search;

async function show(address, id, remember) {
  asking?.abort();
  asking = new AbortController();
  const part = document.getElementById(id);
  part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (!fresh) {
      location.assign(address);
      return;
    }
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    part.replaceChildren(...document.adoptNode(fresh).childNodes);
    if (focused) (document.getElementById(focused) ?? part.querySelector("a"))?.focus();
    remember.call(history, null, "", address);
    shown = location.pathname + location.search;
    document.title = page.title;
    part.dispatchEvent(new CustomEvent("replaced", { bubbles: true }));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    part.removeAttribute("aria-busy");
  }
}

function addressOf(form) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) address.searchParams.append(name, value);
  }
  return address;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-replaces]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, link.dataset.replaces, history.pushState);
});

for (const form of document.querySelectorAll("form[data-replaces]")) {
  let waiting;
  let composing = false;
  const apply = () => show(addressOf(form), form.dataset.replaces, history.replaceState);
  form.addEventListener("compositionstart", () => (composing = true));
  form.addEventListener("compositionend", () => {
    composing = false;
    form.dispatchEvent(new Event("input"));
  });
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!composing) waiting = setTimeout(apply, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (!composing) apply();
  });
}

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});
