/* The paper page: Enter is the next card, Shift Enter goes on with this one. What is typed stays in its field until the
   server has it. For counts: − and + on every number, and the sum beside what is counted together. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const trouble = byId("trouble");
  const form = byId("card-form");
  let changed = false; // whether something stands there that the server does not have

  function say(words) {
    trouble.textContent = words;
    trouble.hidden = !words;
  }

  function freshId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => one.toString(16).padStart(2, "0")).join("");
  }

  function start() {
    const field = form.querySelector("textarea, input:not([type=hidden])");
    if (field) field.focus();
  }

  /* The next card, or the next thing on the same one. What it is about stays: cards come in piles. */
  function next() {
    const card = byId("entered").dataset.card;
    form.elements.namedItem("entry").value = freshId();
    form.elements.namedItem("card").value = card;
    form.querySelector("[data-same-card]").hidden = !card;
    form.querySelector("[data-new-card]").hidden = Boolean(card);
    form.querySelectorAll("textarea").forEach((field) => { field.value = ""; });
    form.querySelectorAll(".paper__view input:checked").forEach((field) => { field.checked = false; });
    changed = false;
    say("");
    start();
  }

  /* While it is on its way nothing is typed into it: two answers under one id would lose the second. */
  function hold(held) {
    form.querySelectorAll("textarea").forEach((field) => { field.readOnly = held; });
  }

  if (form) {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !event.target.matches("textarea")) return;
      event.preventDefault();
      // By a click: htmx sends along the name of the button that was clicked last.
      const button = form.querySelector(event.shiftKey ? "button[name=more]" : "button");
      if (button) button.click();
    });
    form.addEventListener("htmx:beforeRequest", () => hold(true));
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== form) return;
      hold(false);
      if (event.detail.successful) next();
      else say(event.detail.xhr.status ? event.detail.xhr.responseText : trouble.dataset.offline);
    });
    form.addEventListener("input", () => { changed = true; });
    start();
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    const from = event.detail.elt;
    if (from === form || event.detail.successful || !event.detail.xhr) return;
    if (!event.detail.xhr.status) say(trouble.dataset.offline);
    else if (!from.matches(".tally")) say(event.detail.xhr.responseText);
  });

  /* Who was taken away, or typed, may change how many people there are. */
  document.addEventListener("htmx:afterSwap", () => {
    const entered = byId("entered");
    const here = byId("without-phone");
    if (!entered || !here) return;
    const number = Number(entered.dataset.withoutPhone);
    here.elements.namedItem("was").value = String(number);
    here.querySelector("[data-told]").textContent = String(number);
    here.querySelectorAll("button").forEach((button, place) => { button.value = String(number + (place ? 1 : -1)); });
    here.querySelector("button").disabled = !number;
  });

  const field = (name) => byId("tally").elements.namedItem(name);
  const number = (input) => Math.max(0, parseInt(input.value, 10) || 0);

  /* So many people there must have been at least for these numbers; the facilitator may type more. */
  function atLeast() {
    const passed = number(field("unsure")) + number(field("skip"));
    const groups = Array.from(byId("tally").querySelectorAll("[data-most]")).map((group) => {
      const numbers = Array.from(group.querySelectorAll("input")).map(number);
      const sum = numbers.reduce((all, one) => all + one, 0);
      const together = Math.ceil(sum / Number(group.dataset.most));
      return "stack" in group.dataset ? together : Math.max(together, ...numbers);
    });
    return Math.max(0, ...groups) + passed;
  }

  function sums() {
    if (!byId("tally")) return;
    const people = number(field("people")) - number(field("unsure")) - number(field("skip"));
    byId("tally").querySelectorAll("[data-most]").forEach((group) => {
      const sum = Array.from(group.querySelectorAll("input")).reduce((all, input) => all + number(input), 0);
      group.querySelector("[data-sum]").textContent = `${sum} van ${Math.max(0, people) * Number(group.dataset.most)}`;
    });
  }

  function counted() {
    if (number(field("people")) < atLeast()) field("people").value = String(atLeast());
    const saved = document.querySelector(".paper__saved");
    if (saved) {
      saved.textContent = "Nog niet bewaard";
      saved.classList.add("paper__saved--not");
    }
    changed = true;
    sums();
  }

  function ready() {
    document.querySelectorAll("[data-step]").forEach((button) => { button.hidden = false; });
    sums();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const input = button.parentElement.querySelector("input");
    input.value = String(Math.max(0, number(input) + Number(button.dataset.step)));
    counted();
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest(".tally") && event.target.name !== "how") counted();
  });
  document.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || !event.target.matches(".tally .stepper__number")) return;
    event.preventDefault();
    event.target.value = String(Math.max(0, number(event.target) + by));
    counted();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.elt.id !== "tally") return;
    changed = event.detail.xhr.status >= 400;
    ready();
  });
  ready();

  /* Escape goes back; who is typing asks twice. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && byId("back")) byId("back").click();
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  document.addEventListener("submit", () => { if (!window.htmx) changed = false; });
})();
