/* What a form shows while somebody fills it in: an order of its own on each phone, how many may still be chosen, how many
   characters are left, what it is about before the rest, and the part that belongs to one choice. All of it read from the
   form's own data attributes. */
(function () {
  "use strict";

  if (!document.documentElement.dataset.live) return;
  const piece = function () { return document.getElementById("activity"); };
  const form = function () { return document.getElementById("answer"); };

  function limit() {
    const box = form().querySelector("[data-most]");
    if (!box || "busy" in form().dataset) return;
    const most = Number(box.dataset.most);
    const boxes = Array.from(box.querySelectorAll("input[type=checkbox]"));
    const numbers = Array.from(box.querySelectorAll("select"));
    const sum = numbers.reduce(function (all, one) { return all + Number(one.value); }, 0);
    const left = Math.max(0, most - sum - boxes.filter(function (one) { return one.checked; }).length);
    boxes.forEach(function (one) { one.disabled = !left && !one.checked; });
    numbers.forEach(function (one) {
      Array.from(one.options).forEach(function (number) {
        number.disabled = Number(number.value) > Number(one.value) + left;
      });
    });
    const still = piece().querySelector("[data-still]");
    if (!still.dataset.all) still.dataset.all = still.textContent;
    still.textContent = left === most ? still.dataset.all : still.dataset.still.split("|")[left];
  }

  function count() {
    const text = form().querySelector("[data-counter]");
    const place = form().querySelector("[data-count]");
    if (!text || !place) return;
    const left = text.maxLength - text.value.length;
    const words = left === 1 ? text.dataset.counterOne : text.dataset.counter;
    place.textContent = left <= text.maxLength / 2 ? words.replace("{n}", String(left)) : "";
  }

  /* Each phone its own order, the same one every time this phone shows it. */
  function shuffle() {
    let seed = "";
    try {
      seed = sessionStorage.getItem("order-" + document.body.dataset.code) || String(Math.random());
      sessionStorage.setItem("order-" + document.body.dataset.code, seed);
    } catch (closed) {
      return;
    }
    piece().querySelectorAll("[data-shuffle]").forEach(function (box) {
      const options = Array.from(box.querySelectorAll("[data-option]"));
      const place = new Map(options.map(function (one) { return [one, scatter(seed + one.dataset.option)]; }));
      options.sort(function (one, other) { return place.get(one) - place.get(other); });
      options.forEach(function (one) { box.appendChild(one); });
    });
  }

  /* FNV-1a, and a last stir so that names that differ in one letter end up far apart. */
  function scatter(words) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  function parts() {
    form().querySelectorAll("[data-with]").forEach(function (part) {
      const asked = part.closest("[data-option]") || form();
      part.hidden = !asked.querySelector("input[value=" + part.dataset.with + "]").checked;
    });
  }

  /* Goals or roles on which somebody passed in this page: one's own answers say nothing of that. */
  const passed = new Set();

  /* What the answer is about comes first. What has an answer says so, and what takes no more can only be changed. */
  function subjects() {
    const box = form().querySelector("fieldset[data-about]");
    if (!box || "busy" in form().dataset) return;
    const replaces = form().elements.namedItem("replaces");
    const changing = Boolean(replaces) && !replaces.disabled;
    box.querySelectorAll("[data-subject]").forEach(function (one) {
      const field = one.querySelector("input");
      const done = document.querySelector('#own [data-done="' + field.value + '"]');
      field.disabled = Boolean(done) && "full" in done.dataset && !(changing && field.checked);
      if (field.disabled) field.checked = false;
      sayOf(one, done ? done.dataset.words : passed.has(field.value) ? document.getElementById("words").dataset.received : "");
    });
    const chosen = box.querySelector("input:checked");
    form().querySelector("[data-after-about]").hidden = !chosen;
    if (chosen) ask("");
  }

  function sayOf(card, words) {
    let line = card.querySelector(".subject__done");
    if (!line) {
      line = card.querySelector(".choice__text").appendChild(document.createElement("span"));
      line.className = "subject__done";
    }
    line.textContent = words;
  }

  /* A sentence above the first choice; "" takes it away. */
  function ask(words) {
    const box = form().querySelector("fieldset[data-about]");
    let line = box.querySelector(".notice");
    if (!line) {
      line = document.createElement("p");
      line.className = "notice notice--stop";
      line.setAttribute("role", "alert");
      box.insertBefore(line, box.querySelector("[data-subject]"));
    }
    line.textContent = words;
    line.hidden = !words;
  }

  /* Without internet the server's word may come much later, when the question is closed. */
  function firstThingsFirst(event) {
    const box = event.target === form() && form().querySelector("fieldset[data-about]");
    const passes = !event.submitter || event.submitter.name === "unsure" || event.submitter.name === "skip";
    if (!box || passes || box.querySelector("input:checked")) return;
    if (!box.querySelector("input:enabled")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(box.dataset.first);
    box.querySelector("input:enabled").focus();
    box.scrollIntoView({ block: "nearest" });
  }

  /* On a small phone what comes next is below the screen. */
  function bring(event) {
    const rest = event.target.name === "about" && form() && form().querySelector("[data-after-about]");
    if (rest && event.target.form === form()) rest.scrollIntoView({ block: "nearest" });
  }

  function remember(event) {
    const sent = event.detail.sent;
    if (sent.has("unsure") || sent.has("skip")) passed.add(sent.get("about"));
    else passed.delete(sent.get("about"));
    show();
  }

  function show() {
    if (!form()) return;
    limit();
    count();
    subjects();
    parts();
  }

  document.addEventListener("pieces:swapped", shuffle);
  document.addEventListener("form:filled", show);
  document.addEventListener("outbox:received", remember);
  document.addEventListener("change", bring);
  document.addEventListener("submit", firstThingsFirst, true);
  shuffle();
  show();
}());
