/* What a form shows while somebody fills it in: an order of its own on each phone, how many may still be chosen, how many
   characters are left, and the part that belongs to one choice. All of it read from the form's own data attributes. */
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

  function show() {
    if (!form()) return;
    limit();
    count();
    parts();
  }

  document.addEventListener("pieces:swapped", shuffle);
  document.addEventListener("form:filled", show);
  shuffle();
  show();
}());
