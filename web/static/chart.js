/* Charts say a mark's value where the pointer or the keyboard is: arrow keys go from mark to mark,
 * Enter and a click open its record. Every value stands in the chart and in its table anyway. */

function enhance(figure) {
  const readout = document.createElement("p");
  readout.className = "readout";
  readout.setAttribute("role", "status");
  readout.hidden = true;
  figure.append(readout);

  for (const drawing of figure.querySelectorAll("svg")) {
    const frame = document.createElement("div");
    frame.className = `frame ${drawing.getAttribute("class")}`;
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", figure.dataset.help);
    drawing.replaceWith(frame);
    frame.append(drawing);
    listen(figure, frame, readout);
  }
}

function listen(figure, frame, readout) {
  const marks = [...frame.querySelectorAll(".mark")];
  const words = marks.map((mark) => {
    const title = mark.querySelector("title");
    title.remove(); // else the browser would show it too
    return title.textContent;
  });
  let current = -1;

  const leave = () => {
    marks[current]?.classList.remove("current");
    readout.hidden = true;
    current = -1;
  };
  const go = (place) => {
    leave();
    current = place;
    const mark = marks[place];
    mark.classList.add("current");
    readout.textContent = words[place];
    readout.hidden = false;
    const frameBox = figure.getBoundingClientRect();
    const value = mark.querySelector(".value").getBoundingClientRect();
    const room = frameBox.width - readout.offsetWidth;
    readout.style.left = `${Math.min(Math.max(value.right - frameBox.left + 12, 0), room)}px`;
    readout.style.top = `${mark.getBoundingClientRect().bottom - frameBox.top}px`;
  };
  const open = (place) => {
    const key = marks[place]?.dataset.key;
    if (!key) return;
    const address = new URL(figure.dataset.records, location.href);
    address.pathname = address.pathname.replace(/[^/]*$/, key);
    location.assign(address);
  };

  frame.addEventListener("pointermove", (event) => {
    const place = marks.indexOf(event.target.closest(".mark"));
    if (place < 0) leave();
    else if (place !== current) go(place);
  });
  frame.addEventListener("pointerleave", leave);
  frame.addEventListener("click", (event) => open(marks.indexOf(event.target.closest(".mark"))));
  frame.addEventListener("blur", leave);
  frame.addEventListener("keydown", (event) => {
    const last = marks.length - 1;
    const steps = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last };
    if (event.key in steps) go(Math.min(Math.max(steps[event.key], 0), last));
    else if (event.key === "Enter") open(current);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
}

const charts = (within) => within.querySelectorAll("figure.chart");
charts(document).forEach(enhance);
document.addEventListener("replaced", (event) => charts(event.target).forEach(enhance));
