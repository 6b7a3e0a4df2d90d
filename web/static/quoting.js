// What is taken from a report takes its section, page and address along: what is copied, and what
// is embedded elsewhere, for which a link beside the copy button leads to its code.

const SHORTEST = 16; // characters: a word or a number is copied by itself

const said = document.getElementById("copied");

const address = (id) => new URL(`#${id}`, location.origin + location.pathname).href;

// Title and year, section, printed pages, address.
function source(block) {
  const section = block.closest("section");
  const title = document.querySelector(".reader h1").textContent.trim();
  const year = document.querySelector(".reader .year").textContent;
  const heading = section.querySelector("h2, h3, h4, h5, h6");
  const pages = pagesOf(block, section)?.textContent;
  const own = (heading.querySelector("[lang]") ?? heading).textContent.trim();
  const place = [`${title} (${year})`, own, pages].filter(Boolean).join(" · ");
  return `${place}\n${address(heading.contains(block) ? section.id : block.id)}`;
}

// The last pages told before the block's end, in its own section.
function pagesOf(block, section) {
  const told = [...section.querySelectorAll(".printed")];
  const passage = block.closest(".passage") ?? section;
  return told.findLast(
    (each) =>
      passage.contains(each) ||
      each.compareDocumentPosition(passage) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

function blockAt(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const at = element?.closest("[id]:not(mark, a)");
  return at?.closest("section") ? at : null;
}

// The passage selected, or the block whose button was pressed.
let pressed = null;

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const text = selection.toString().trim();
  const block = pressed ?? (text.length < SHORTEST ? null : passageIn(selection));
  if (!text || !block) return;
  event.clipboardData.setData("text/plain", `${text}\n\n${source(block)}`);
  event.preventDefault();
});

function passageIn(selection) {
  const range = selection.getRangeAt(0);
  const report = document.querySelector(".report-text");
  return report.contains(range.commonAncestorContainer) ? blockAt(range.startContainer) : null;
}

// By way of a selection: navigator.clipboard is not there on an intranet without https.
function copyWhole(block) {
  pressed = block;
  getSelection().selectAllChildren(block);
  const copied = document.execCommand("copy");
  pressed = null;
  return copied;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button.copy");
  if (!button || !copyWhole(button.parentElement.closest("[id]"))) return;
  said.textContent = button.dataset.done;
  button.classList.add("done");
  setTimeout(() => {
    button.classList.remove("done");
    said.textContent = "";
  }, 2000);
});

function addTools() {
  const { content } = document.getElementById("passage-tools");
  for (const link of document.querySelectorAll(".report-text .address")) {
    const tools = content.cloneNode(true);
    const passage = link.parentElement.closest("[id]");
    const embed = tools.querySelector(".embed");
    // A heading that is printed in the contents alone is no passage.
    if (passage.matches("section")) embed.remove();
    else embed.search += `&passage=${encodeURIComponent(passage.id)}`;
    link.after(tools);
  }
}

document.addEventListener("replaced", addTools);
addTools();
