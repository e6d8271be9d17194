/* The console's keyboard. Every key presses a button that is on the page too. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const cards = () => Array.from(document.querySelectorAll("#board .answer__select"));
  const shortcuts = byId("shortcuts");
  const editor = byId("editor");

  function press(id) {
    const button = byId(id);
    if (!button || button.disabled) return false;
    button.click();
    return true;
  }

  function focus(element) {
    if (!element) return false;
    element.focus();
    return true;
  }

  const focusedCard = () => cards().find((box) => box === document.activeElement);

  function step(by) {
    const boxes = cards();
    const here = boxes.indexOf(document.activeElement);
    return here >= 0 && focus(boxes[here + by]);
  }

  /* What a key does, it does to the selected answers; when there are none, to the one with the focus. */
  function withCards(act) {
    const card = focusedCard();
    if (card && !cards().some((box) => box.checked)) card.click();
    return act();
  }

  function move(number) {
    const target = document.querySelector(`[data-theme-key="${number}"]`);
    return Boolean(target) && withCards(() => { target.click(); return true; });
  }

  function release() {
    const card = focusedCard();
    return Boolean(card) && press(`release-${card.value}`);
  }

  function mark() {
    const card = focusedCard();
    if (card) card.click();
    return Boolean(card);
  }

  const KEYS = {
    ArrowRight: () => press("next"),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: release,
    b: () => press("black"),
    h: () => withCards(() => press("selection-hide")),
    n: () => focus(byId("new-theme-name")),
    x: mark,
    "/": () => focus(cards()[0]),
    "?": () => { shortcuts.showModal(); return true; },
  };

  /* Never while somebody types or has a form open, and never with Ctrl, Alt or Cmd: those keys are the browser's. */
  function busy(event) {
    const target = event.target;
    const held = event.repeat && !event.key.startsWith("Arrow");
    const typing = target.matches("input:not([type=checkbox]), textarea, select") || editor.contains(target);
    return event.ctrlKey || event.altKey || event.metaKey || held || typing || shortcuts.open;
  }

  document.addEventListener("keydown", (event) => {
    if (busy(event) || (event.repeat && event.key === "ArrowRight")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = /^[0-9]$/.test(key) ? () => move(key) : KEYS[key];
    if (act && act()) event.preventDefault();
  });
})();
