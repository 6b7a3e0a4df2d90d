/* Buttons with data-copies="id" copy the text of that element; data-done is said when it is done.
 * They are hidden until this script is there to serve them. */

for (const button of document.querySelectorAll("button[data-copies]")) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(copied.textContent);
    } catch {
      // No right to the clipboard, as over plain HTTP: the text is selected instead.
      getSelection().selectAllChildren(copied);
      return;
    }
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
