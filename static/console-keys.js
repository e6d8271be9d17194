/* The console's keyboard. Every key presses a button that is on the page too: <button data-key="p"> is pressed by p. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const cards = () => all("#board .answer__select").filter(visible);
  const doors = () => all("#board [data-theme-door]").filter(visible);
  const shortcuts = byId("shortcuts");
  const editor = byId("editor");

  function visible(element) {
    return element.getClientRects().length > 0;
  }

  function press(button) {
    if (!button || button.disabled || button.getAttribute("aria-disabled") === "true" || !visible(button)) return false;
    button.click();
    return true;
  }

  function focus(element) {
    if (!element) return false;
    element.focus();
    return true;
  }

  const focusedCard = () => cards().find((box) => box === document.activeElement);

  /* From answer to answer, or from theme to theme; with Shift everything passed is selected. */
  function step(by, event) {
    const line = document.activeElement.closest("#board .answer--selectable");
    const from = line ? line.querySelector(".answer__select") : document.activeElement;
    const row = [cards(), doors()].find((one) => one.includes(from));
    if (!row) return by > 0 && focus(cards()[0]);
    const next = row[row.indexOf(from) + by];
    if (!next) return false;
    if (event.shiftKey && from.matches(".answer__select")) [from, next].forEach((box) => { if (!box.checked) box.click(); });
    return focus(next);
  }

  /* What a key does, it does to the selected answers; when there are none, to the one with the focus. */
  function withCards(act) {
    const card = focusedCard();
    if (card && !cards().some((box) => box.checked)) card.click();
    return act();
  }

  function move(number) {
    const target = document.querySelector(`[data-theme-key="${number}"]`);
    return Boolean(target) && withCards(() => press(target));
  }

  function release() {
    const card = focusedCard();
    if (!card) return false;
    const several = all("#waiting .answer__select:checked").length > 1 && card.checked;
    return press(byId(several ? "selection-release" : `release-${card.value}`));
  }

  function mark() {
    const card = focusedCard();
    if (card) card.click();
    return Boolean(card);
  }

  /* The theme with the focus, or else the first one: of its buttons the one that begins with this. */
  function ofTheme(start) {
    const theme = document.activeElement.closest(".group") || document.querySelector(".group");
    return Boolean(theme) && press(theme.querySelector(`button[id^="${start}"]`));
  }

  /* Other answers of the list with the focus, or of the first list that has more. */
  function others() {
    const list = document.activeElement.closest(".answers");
    return press(list && byId(`other-${list.id}`)) || all("[data-other]").some(press);
  }

  const KEYS = {
    ArrowRight: () => press(byId("next")),
    ArrowDown: (event) => step(1, event),
    ArrowUp: (event) => step(-1, event),
    Enter: release,
    PageDown: others,
    b: () => press(byId("black")),
    e: () => withCards(() => press(byId("selection-rewrite"))),
    r: () => withCards(() => press(byId("selection-translate"))),
    g: () => ofTheme("goal-"),
    v: () => withCards(() => press(byId("selection-hide-now"))),
    h: () => withCards(() => press(byId("selection-hide"))),
    l: () => ofTheme("like-"),
    m: () => ofTheme("merge-"),
    n: () => focus(byId("new-theme-name")),
    s: () => press(byId("selection-stack")),
    t: () => focus(doors()[0]),
    x: mark,
    "/": () => focus(byId("search")) || focus(cards()[0]),
    "?": () => { shortcuts.showModal(); return true; },
  };

  /* The button that says it is pressed by this key, wherever it stands. */
  function named(key) {
    return all("[data-key]").some((button) => button.dataset.key.toLowerCase() === key.toLowerCase() && press(button));
  }

  /* In a small form a digit presses the button with that number; all other keys are the form's own. */
  function inEditor(key) {
    return /^[1-9]$/.test(key) && press(editor.querySelector(`[data-number="${key}"]`));
  }

  /* Never while somebody types, reads a dialog or waits for the small form that the next key is meant for, and never
     with Ctrl, Alt or Cmd: those keys are the browser's. */
  function busy(event) {
    const target = event.target;
    const held = event.repeat && !event.key.startsWith("Arrow");
    const typing = target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const elsewhere = typing || document.querySelector("dialog[open]") || "coming" in editor.dataset;
    return event.ctrlKey || event.altKey || event.metaKey || held || elsewhere;
  }

  document.addEventListener("keydown", (event) => {
    if (busy(event) || (event.repeat && event.key === "ArrowRight")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (editor.contains(event.target)) {
      if (inEditor(key)) event.preventDefault();
      return;
    }
    const act = /^[0-9]$/.test(key) ? () => move(key) : KEYS[key];
    if ((act && act(event)) || (!event.repeat && named(key))) event.preventDefault();
  });

  /* Whoever looks for answers types, and goes on with the answers found. */
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "search" || !["Enter", "ArrowDown", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") {
      event.target.value = "";
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!focus(cards()[0])) event.target.blur();
  });
})();
