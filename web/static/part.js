/* Parts of a page taken from its own addresses instead of the whole page.
 *
 * A link with data-replaces="id" puts the element with that id, as the linked page has it, in
 * place of the one here; a form with data-replaces does so as its fields change. Focus stays.
 * Without this script both load the page. */

import { isShown, turnTo } from "./takeover.js";

const WAIT = 250; // ms without typing before a form's answer is asked for

function show(address, entry, id) {
  const part = document.getElementById(id);
  turnTo(address, entry, part, (page) => {
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    part.replaceChildren(...page.getElementById(id).childNodes);
    if (focused) (document.getElementById(focused) ?? part.querySelector("a"))?.focus();
    part.dispatchEvent(new CustomEvent("replaced", { bubbles: true }));
  });
}

function addressOf(form) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) address.searchParams.append(name, value);
  }
  return address.href;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-replaces]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, "push", link.dataset.replaces);
});

for (const form of document.querySelectorAll("form[data-replaces]")) {
  let waiting;
  let composing = false;
  const apply = () => show(addressOf(form), "replace", form.dataset.replaces);
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
  if (!isShown()) location.reload();
});
