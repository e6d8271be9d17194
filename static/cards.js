/* Card by card: turns the one long form of statements into one card at a time, each choice sent at once.
   Works on any form with [data-cards]; what only the long form needs is [data-plain], what only this needs [data-by-card].
   The value of [data-cards] says how the fields of the cards begin: "now" for now-<option>, "value" when it is left out. */
(function () {
  "use strict";

  if (!document.documentElement.dataset.live) return;
  let current = ""; // the option on the card we look at
  let looking = false; // somebody went back to change something

  const byId = function (id) { return document.getElementById(id); };

  function box() {
    return byId("answer") && byId("answer").querySelector("[data-cards]");
  }

  function cards() {
    return Array.from(box().querySelectorAll("[data-option]"));
  }

  function given(option) {
    const own = Array.from(byId("own").querySelectorAll("[data-field]"));
    const prefix = (box().dataset.cards || "value") + "-";
    const mine = own.filter(function (one) { return one.dataset.field === prefix + option; })[0];
    return mine ? mine.dataset.value : "";
  }

  /* The first card from `start` on, and round again, that has no answer yet; -1 when all have. */
  function open(start) {
    const all = cards();
    for (let step = 0; step < all.length; step += 1) {
      const at = (start + step) % all.length;
      if (!given(all[at].dataset.option)) return at;
    }
    return -1;
  }

  function position() {
    return cards().findIndex(function (card) { return card.dataset.option === current; });
  }

  function show(at) {
    const form = byId("answer");
    const all = cards();
    current = all[at].dataset.option;
    all.forEach(function (card, place) { card.hidden = place !== at; });
    const about = form.elements.namedItem("about");
    about.value = current;
    about.disabled = false;
    const place = byId("activity").querySelector("[data-place]");
    place.textContent = place.dataset.place.replace("{n}", String(at + 1)).replace("{total}", String(all.length));
    const mine = given(current);
    form.querySelectorAll("button[name]").forEach(function (button) {
      const means = button.name === "value" ? button.value : button.name;
      button.setAttribute("aria-pressed", String(means === mine));
    });
    form.querySelector("[data-card=back]").hidden = at === 0;
    form.querySelector("[data-card=on]").hidden = at === all.length - 1 || !mine;
    finish(false);
  }

  function finish(done) {
    byId("answer").hidden = done;
    byId("activity").querySelector("[data-place]").hidden = done;
    byId("activity").querySelector("[data-cards-done]").hidden = !done;
  }

  function turnInto() {
    const form = byId("answer");
    form.querySelectorAll("[data-plain]").forEach(function (part) {
      part.hidden = true;
      part.querySelectorAll("input").forEach(function (field) { field.disabled = true; });
    });
    byId("activity").querySelectorAll("[data-by-card]").forEach(function (part) { part.hidden = false; });
  }

  function draw() {
    if (!box() || !cards().length) return;
    turnInto();
    const at = position();
    if (at >= 0 && (looking || !given(current))) return show(at);
    const next = open(Math.max(0, at));
    if (next >= 0) return show(next);
    finish(true);
  }

  function speak() {
    const place = byId("activity").querySelector("[data-place]").textContent;
    const words = byId("answer").hidden
      ? byId("activity").querySelector("[data-cards-done] h2").textContent
      : place + ". " + cards()[position()].querySelector("legend").textContent;
    document.dispatchEvent(new CustomEvent("phone:announce", { detail: { words: words } }));
  }

  function turn(event) {
    const button = event.target.closest("[data-card]");
    if (!button || !box()) return;
    const way = button.dataset.card;
    looking = true;
    show(way === "again" ? 0 : position() + (way === "on" ? 1 : -1));
    speak();
  }

  document.addEventListener("pieces:swapped", draw);
  document.addEventListener("own:changed", draw);
  document.addEventListener("click", turn);
  document.addEventListener("outbox:received", function (event) {
    if (!box() || event.detail.path !== byId("answer").getAttribute("hx-post")) return;
    const at = position();
    const last = at === cards().length - 1;
    // After a change one goes on to the next card, answered or not; otherwise to the next open one.
    if (looking && !last) show(at + 1);
    else {
      looking = false;
      draw();
    }
    speak();
  });
  draw();
}());
