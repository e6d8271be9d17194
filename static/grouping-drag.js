/* Dragging answers onto a theme with a mouse or a pen. Never needed: "hierheen" and the keys do the same. */
(() => {
  "use strict";

  const { selected, carry } = window.grouping;
  const FAR = 6; // a hand that clicks moves a little

  let start = null; // where the button went down, and on which card
  let cards = [];
  let ghost = null;

  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]");
  const button = (place) => document.getElementById(place.dataset.drop ? `to-${place.dataset.drop}` : "selection-loose");

  function mark(place) {
    document.querySelectorAll("[data-drop].is-target").forEach((one) => { if (one !== place) one.classList.remove("is-target"); });
    if (place) place.classList.add("is-target");
  }

  function lift(event) {
    const line = document.querySelector(`#board li[data-card="${start.card}"]`);
    if (!line) return;
    cards = selected.has(start.card) ? Array.from(selected) : [start.card];
    ghost = document.createElement("div");
    ghost.className = "answer ghost";
    ghost.textContent = cards.length > 1 ? `${cards.length} antwoorden` : line.querySelector(".answer__text").textContent;
    document.body.append(ghost);
    document.body.classList.add("is-dragging");
    window.getSelection().removeAllRanges();
    move(event);
  }

  function move(event) {
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`;
    mark(under(event));
  }

  function letGo() {
    start = null;
    cards = [];
    if (ghost) ghost.remove();
    ghost = null;
    mark(null);
    document.body.classList.remove("is-dragging");
  }

  document.addEventListener("pointerdown", (event) => {
    const line = event.target.closest("#board .answer--selectable");
    const away = event.pointerType === "touch" || event.button !== 0 || event.target.closest("button, a, summary");
    start = line && !away ? { card: line.dataset.card, x: event.clientX, y: event.clientY } : null;
  });

  document.addEventListener("pointermove", (event) => {
    if (!start) return;
    if (ghost) move(event);
    else if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > FAR) lift(event);
  });

  document.addEventListener("pointerup", (event) => {
    if (!ghost) { start = null; return; }
    const place = under(event);
    const chosen = cards;
    letGo();
    // The click that ends a drag selects nothing.
    const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => {
      document.removeEventListener("click", swallow, { capture: true });
      const door = place && button(place);
      if (door) carry(chosen, door);
    }, 0);
  });

  document.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && ghost) letGo(); });
})();
