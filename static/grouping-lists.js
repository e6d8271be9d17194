/* The lists of answers, of which the server sends the first few. This console asks for others and puts them in the
   order and under the filter that whoever sits here chose. */
(() => {
  "use strict";

  const { cardsOf, lists } = window.grouping;
  const FILTERED = ["waiting", "loose"];
  const AT_ONCE = 30;

  const kept = new Map(); // card -> its line and the mark it was drawn with
  const shown = new Map(); // list -> the cards on the page, in order
  const later = new Map(); // list -> cards that had their turn
  const opened = new Set();
  const asked = new Set();
  const raw = new WeakSet(); // fetched lines that htmx has not seen
  const view = { only: null, order: [] };
  let asking = false;

  const cardIn = (line) => line.dataset.card;
  const most = (list) => (opened.has(list.id) ? Infinity : Number(list.dataset.most));
  const isLong = (list) => cardsOf(list).length > Number(list.dataset.most);

  function keep(list, lines) {
    const marks = new Map(cardsOf(list));
    lines.forEach((line) => kept.set(cardIn(line), { mark: marks.get(cardIn(line)), line }));
  }

  /* In another order only where somebody asked for it. Under a pointer on its way to "Tonen" nothing may move: what
     comes in goes last. */
  function ordered(list, cards) {
    const turn = later.get(list.id) || new Set();
    const before = new Map((shown.get(list.id) || []).map((card, place) => [card, place]));
    const alike = new Map(list.id === "loose" ? view.order.map((card, place) => [card, place]) : []);
    const place = (map, card) => (map.has(card) ? map.get(card) : Infinity);
    const rank = (one, other, map) => (place(map, one) === place(map, other) ? 0 : place(map, one) - place(map, other));
    return cards
      .filter((card) => !view.only || !FILTERED.includes(list.id) || view.only.has(card))
      .sort((one, other) => turn.has(one) - turn.has(other)
        || rank(one, other, alike) || ("stays" in list.dataset ? rank(one, other, before) : 0));
  }

  function arrangeOne(list) {
    const marks = new Map(cardsOf(list));
    const fresh = new Map(Array.from(list.children).map((line) => [cardIn(line), line]));
    const row = ordered(list, Array.from(marks.keys()));
    const wanted = row.slice(0, most(list));
    const lineOf = (card) => fresh.get(card) || (kept.get(card)?.mark === marks.get(card) ? kept.get(card).line : null);
    const lines = wanted.map(lineOf).filter((line) => line);
    keep(list, Array.from(list.children).filter((line) => !lines.includes(line)));
    if (lines.length !== list.children.length || lines.some((line, place) => line !== list.children[place])) {
      list.replaceChildren(...lines);
    }
    lines.filter((line) => raw.delete(line)).forEach((line) => window.htmx.process(line));
    shown.set(list.id, wanted);
    sayRest(list, row.length - wanted.length);
    return wanted.filter((card) => !lineOf(card)).map((card) => `${card}:${marks.get(card)}`);
  }

  function sayRest(list, number) {
    const rest = document.getElementById(`rest-${list.id}`);
    if (!rest) return;
    const open = rest.querySelector("[data-open]");
    if (open) {
      open.dataset.more = open.dataset.more || open.textContent;
      open.textContent = opened.has(list.id) ? open.dataset.less : open.dataset.more;
    } else {
      rest.hidden = number === 0;
      rest.querySelector("b").textContent = String(number);
    }
  }

  function arrange() {
    const all = lists();
    const missing = all.flatMap(arrangeOne);
    const standing = new Set(all.flatMap((list) => cardsOf(list).map(([card]) => card)));
    kept.forEach((one, card) => { if (!standing.has(card)) kept.delete(card); });
    const wanted = missing.filter((one) => !asked.has(one)).slice(0, AT_ONCE);
    if (wanted.length && !asking) ask(wanted);
  }

  async function ask(wanted) {
    asking = true;
    const at = document.querySelector("[data-grouping]").dataset.grouping;
    const marks = new Map(wanted.map((one) => one.split(":")));
    try {
      const reply = await fetch(`${at}/cards?${wanted.map((one) => `card=${one.split(":")[0]}`).join("&")}`);
      const holder = document.createElement("template");
      holder.innerHTML = reply.ok ? await reply.text() : "";
      wanted.forEach((one) => asked.add(one));
      Array.from(holder.content.children).forEach((line) => {
        raw.add(line);
        kept.set(cardIn(line), { mark: marks.get(cardIn(line)), line });
      });
    } catch (offline) {
      // The next push asks again.
    } finally {
      asking = false;
    }
    asked.forEach((one) => { if (kept.has(one.split(":")[0])) asked.delete(one); });
    document.dispatchEvent(new Event("console:arrange"));
    window.grouping.show();
  }

  /* Lines that the next board may not bring are taken out before htmx undoes them. */
  document.addEventListener("pieces:swapping", (event) => {
    if (event.detail.id !== "board") return;
    lists().filter((list) => isLong(list) || view.only || view.order.length).forEach((list) => {
      const lines = Array.from(list.children);
      keep(list, lines);
      lines.forEach((line) => line.remove());
    });
  });

  document.addEventListener("click", (event) => {
    const other = event.target.closest("[data-other]");
    const open = event.target.closest("[data-open]");
    if (other) turnOver(other.dataset.other);
    if (open) opened[opened.has(open.dataset.open) ? "delete" : "add"](open.dataset.open);
    if (other || open) settle();
  });

  /* What stands there had its turn; when all had theirs, it begins again. */
  function turnOver(name) {
    const turn = later.get(name) || new Set();
    (shown.get(name) || []).forEach((card) => turn.add(card));
    const all = cardsOf(document.getElementById(name));
    later.set(name, all.every(([card]) => turn.has(card)) ? new Set() : turn);
    shown.delete(name);
  }

  function settle() {
    arrange();
    window.grouping.show();
  }

  /* Only these cards (a Set, or null for all), and the loose ones in this order. */
  window.grouping.look = (only, order) => {
    view.only = only;
    view.order = order;
    settle();
  };

  document.addEventListener("console:arrange", arrange);
  arrange();
})();
