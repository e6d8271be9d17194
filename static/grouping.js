/* Which answers are selected on this console, and sending them somewhere.

   Gives `window.grouping`: the selected card ids, showing them again after a swap, and posting with cards.
   Tells: document event "cards:leaving" {cards}, before they are sent. */
window.grouping = (() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  const selected = new Set();
  const read = new WeakMap(); // list -> its cards, and what they were read from
  let carried = null;
  let anchor = "";

  /* The cards of a list, also those that do not stand on the page: [id, mark]. */
  function cardsOf(list) {
    if (!list) return [];
    const marks = list.dataset.all || "";
    if (!read.has(list) || read.get(list).marks !== marks) {
      read.set(list, { marks, cards: marks ? marks.split(" ").map((one) => one.split(":")) : [] });
    }
    return read.get(list).cards;
  }

  const idsOf = (list) => cardsOf(list).map(([id]) => id);
  const lists = () => all("#board ul[data-all]");
  const lineOf = (card) => document.querySelector(`#board li[data-card="${card}"]`);

  function known() {
    return new Set([...lists().flatMap(idsOf), ...all("#board .answer__select").map((box) => box.value)]);
  }

  /* What is selected is known here by card, so that a fresh board shows it again. */
  function show() {
    const here = known();
    selected.forEach((card) => { if (!here.has(card)) selected.delete(card); });
    all("#board .answer__select").forEach((box) => {
      box.checked = selected.has(box.value);
      box.closest(".answer").classList.toggle("is-selected", box.checked);
    });
    const bar = byId("selection");
    if (!bar) return;
    bar.hidden = selected.size === 0;
    byId("selection-count").textContent = String(selected.size);
    const waiting = idsOf(byId("waiting")).filter((card) => selected.has(card)).length;
    const placed = all(".group ul[data-all]").flatMap(idsOf).some((card) => selected.has(card));
    const one = selected.size === 1;
    const fits = { waiting: waiting > 0, several: selected.size > 1, one, shown: !waiting, "one shown": one && !waiting, placed };
    bar.querySelectorAll("[data-for]").forEach((button) => { button.hidden = !fits[button.dataset.for]; });
  }

  function none() {
    selected.clear();
    show();
  }

  /* From the answer that was touched last to this one, as the eye reads them. */
  function selectRange(box) {
    const boxes = all("#board .answer__select");
    const ends = [boxes.findIndex((one) => one.value === anchor), boxes.indexOf(box)].sort((a, b) => a - b);
    if (ends[0] < 0) return;
    boxes.slice(ends[0], ends[1] + 1).forEach((one) => selected.add(one.value));
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest(".answer__select");
    if (box && event.shiftKey && event.detail > 0) {
      box.checked = true;
      selectRange(box);
      show();
    }
    if (box) anchor = box.value;
    if (event.target.closest("#selection-none")) none();
  });

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches(".answer__select")) return;
    if (box.checked) selected.add(box.value); else selected.delete(box.value);
    show();
  });

  /* What may point to a person is asked about once more before the room sees it. */
  function agreed(cards, path) {
    const waiting = new Set(idsOf(byId("waiting")));
    // In the queue nothing that is stacked comes before the room yet.
    const quiet = path.endsWith("/stack") && cards.every((card) => waiting.has(card));
    const asks = !quiet && /\/(release|place|make-theme|stack)$/.test(path);
    const doubts = cards.map((card) => lineOf(card)?.querySelector(".answer__flag")?.textContent).filter((words) => words);
    const doubtful = [...new Set(doubts)].join(" ");
    return { flagged: doubtful !== "", go: !asks || !doubtful || window.confirm(`${doubtful} Toch tonen?`) };
  }

  /* From an element of its own: htmx drops what a button still has to send when a push replaces that button. */
  function post(path, values, cards, origin) {
    const { flagged, go } = agreed(cards, path);
    if (!go) return;
    document.dispatchEvent(new CustomEvent("cards:leaving", { detail: { cards } }));
    const sender = document.createElement("i");
    sender.hidden = true;
    sender.origin = origin;
    sender.cards = cards;
    byId("editor").after(sender);
    const filled = { ...values, card: cards, ...(flagged ? { flagged: "yes" } : {}) };
    cards.forEach((card) => selected.delete(card));
    show();
    window.htmx.ajax("POST", path, { source: sender, values: filled, swap: "none" });
  }

  /* Not sent after all: it is selected again. */
  function giveBack(cards) {
    cards.forEach((card) => selected.add(card));
    show();
  }

  function chosenFor(button) {
    const cards = carried || Array.from(selected);
    if (button.dataset.withCards === "some" && !cards.length) {
      byId("notice").textContent = byId("notice").dataset.choose;
      return null;
    }
    return cards;
  }

  document.addEventListener("htmx:confirm", (event) => {
    const { elt, path, verb, question } = event.detail;
    if (elt.dataset.withCards === undefined || verb !== "post") return;
    event.preventDefault();
    const cards = chosenFor(elt);
    if (!cards || (question && !window.confirm(question))) return;
    const named = elt.matches("form") ? Object.fromEntries(new FormData(elt)) : elt.name ? { [elt.name]: elt.value } : {};
    post(path, { ...named, ...JSON.parse(elt.getAttribute("hx-vals") || "{}") }, cards, elt);
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, verb, parameters } = event.detail;
    if (elt.dataset.withCards === undefined || verb !== "get") return;
    const cards = chosenFor(elt);
    if (cards) parameters.card = cards;
    else event.preventDefault();
  });

  /* Presses this button for these cards instead of for the selected ones. */
  function carry(cards, button) {
    carried = cards;
    button.click();
    carried = null;
  }

  return { selected, show, none, post, giveBack, carry, cardsOf, idsOf, lists };
})();
