/* Tells the page around this frame how high the frame's content is: when that page asks, if it is
 * of this site or of one that may frame this page, and again whenever the height changes. */

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const framers = document.body.dataset.framers.split(" ").filter(Boolean);
// As in the policy, * stands for any names before a domain, or for any port.
const patterns = framers.map((site) => new RegExp(`^${site.split("*").map(escaped).join("[^/]+")}$`));
const mayKnow = (origin) => origin === location.origin || patterns.some((pattern) => pattern.test(origin));

let around = null;

function tell() {
  const yinjuHeight = document.documentElement.getBoundingClientRect().height;
  if (around) parent.postMessage({ yinjuHeight }, around);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data !== "yinju-height?" || !mayKnow(origin)) return;
  around = origin;
  tell();
});
new ResizeObserver(tell).observe(document.documentElement);
