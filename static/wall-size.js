/* The projector: larger letters for a large room, by the keys + and -, remembered in this window. Where what must be
   read would not fit, this wall takes the largest size that does. */
(() => {
  "use strict";

  const page = document.documentElement;
  const LARGEST = 2;
  let wanted = 0;

  function remembered(value) {
    try {
      if (value !== undefined) localStorage.setItem("wall-size", value);
      return localStorage.getItem("wall-size");
    } catch (refused) {
      return value;
    }
  }

  /* How many boxes hold more than they can show; some do at the usual size too, and end in an ellipsis. */
  function overfull() {
    const wall = document.getElementById("wall");
    const boxes = [wall, ...wall.querySelectorAll("*:not(svg):not(svg *):not(.unseen)")];
    const edge = wall.getBoundingClientRect();
    return boxes.filter((box) => {
      const place = box.getBoundingClientRect();
      const outside = place.bottom > edge.bottom + 1 || place.right > edge.right + 1;
      return outside || box.scrollHeight > box.clientHeight + 2 && box.clientHeight > 0 && getComputedStyle(box).overflowY === "hidden"
        || box.matches(".wall__body") && box.scrollHeight > box.clientHeight + 2;
    }).length;
  }

  function set(size) {
    if (size) page.dataset.size = String(size);
    else delete page.dataset.size;
  }

  function fit() {
    set(0);
    if (!wanted) return;
    const usual = overfull();
    let size = wanted;
    for (set(size); size > 0 && overfull() > usual; set(size)) size -= 1;
  }

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (!step) return;
    wanted = Math.min(LARGEST, Math.max(0, wanted + step));
    remembered(String(wanted));
    fit();
  }

  wanted = Math.min(LARGEST, Math.max(0, Number(remembered()) || 0));
  document.addEventListener("keydown", pressed);
  document.addEventListener("pieces:swapped", fit);
  document.addEventListener("timer:over", fit);
  addEventListener("resize", fit);
  if (document.fonts) document.fonts.ready.then(fit);
  fit();
})();
