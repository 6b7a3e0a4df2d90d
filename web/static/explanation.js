/**
 * How a hit was found, shown in its place: the page that the link in the disclosure leads to is
 * fetched when the disclosure is first opened.
 */

import { fetchPage } from "./takeover.js";

async function fill(details) {
  const link = details.querySelector("a");
  const page = await fetchPage(link.getAttribute("href"));
  link.closest("p").replaceWith(page.querySelector(".explanation"));
}

// A disclosure's event does not bubble.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.open || !target.matches(".how:not([data-filled])")) return;
    target.dataset.filled = "";
    // The link is still there to follow where the page cannot be fetched.
    fill(target).catch(() => delete target.dataset.filled);
  },
  true,
);
