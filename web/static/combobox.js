/**
 * A text field with a list of options below it, by the combobox pattern of the ARIA Authoring
 * Practices: the focus stays in the field, the arrows move through the list, Enter takes the
 * option, Escape closes the list.
 */

import { isComposing } from "./composing.js";

/**
 * Make a combobox of `input` and `listbox`, which stands in `panel`. `choose` is called with the
 * option that the reader takes. Gives what opens and closes it.
 */
export function combobox(input, panel, listbox, choose) {
  let active = null;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", listbox.id);
  close();

  function options() {
    return [...listbox.querySelectorAll('[role="option"]')];
  }

  function open() {
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(null);
  }

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /** Show `groups`, elements with options in them, in place of what is listed; nothing closes. */
  function list(groups) {
    const shown = groups.filter((group) => group.querySelector('[role="option"]'));
    activate(null);
    listbox.replaceChildren(...shown);
    options().forEach((option, place) => {
      option.id = `${listbox.id}-${place}`;
      option.setAttribute("aria-selected", "false");
    });
    if (shown.length) open();
    else close();
  }

  function move(step) {
    const all = options();
    if (!all.length) return;
    if (panel.hidden) open();
    // One place stands for the field itself, between the last option and the first.
    const places = all.length + 1;
    const next = (all.indexOf(active) + 1 + step + places) % places;
    activate(next ? all[next - 1] : null);
  }

  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active) {
      choose(active);
    } else if (event.key === "Escape" && !panel.hidden) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  // The focus stays in the field while the pointer takes an option.
  listbox.addEventListener("pointerdown", (event) => event.preventDefault());
  listbox.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
  input.form.addEventListener("focusout", (event) => {
    if (!input.form.contains(event.relatedTarget)) close();
  });

  return { list, close, isOpen: () => !panel.hidden };
}
