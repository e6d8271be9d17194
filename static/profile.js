/* The lines of the profile: how long each is, and that it is not saved yet. Nothing typed is lost by leaving the page. */
(() => {
  "use strict";

  const changed = new Set();

  function count(field) {
    const place = document.getElementById(field.id.replace(/-text$/, "-count"));
    const longest = Number(field.dataset.longest);
    const length = Array.from(field.value.trim()).length;
    place.textContent = place.dataset.count.replace("{n}", String(length));
    place.classList.toggle("line__count--over", length > longest);
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("textarea[data-longest]")) return;
    count(field);
    changed.add(field.form.id);
    field.form.querySelector(".line__said").textContent = "Nog niet bewaard";
  });

  /* A screen reader hears a form that is new less surely than words that change on a page that stays. */
  function speak(form) {
    const words = form.querySelector("[role=alert]") || form.querySelector(".line__said");
    document.getElementById("said").textContent = words.textContent.trim();
  }

  /* What is typed while a line is on its way stays. */
  let meanwhile = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    const field = event.detail.target.querySelector("textarea[data-longest]");
    const sent = field && event.detail.requestConfig.parameters.text;
    meanwhile = field && field.value !== sent ? field.value : "";
  });

  /* A fresh form knows by itself whether it was saved. Whoever takes words over goes on writing in them. */
  document.addEventListener("htmx:afterSwap", (event) => {
    const form = document.getElementById(event.detail.elt.id);
    if (!form || !form.matches(".line")) return;
    speak(form);
    const field = form.querySelector("textarea");
    if (!field) return;
    const saved = form.querySelector(".line__saved");
    if (saved) changed.delete(form.id); else changed.add(form.id);
    if (meanwhile) {
      field.value = meanwhile;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    count(field);
    const button = event.detail.requestConfig.triggeringEvent.submitter;
    if (button && button.name === "take") field.focus({ preventScroll: true });
  });

  function failed(words) {
    return (event) => {
      const said = event.detail.elt.querySelector(".line__said");
      if (!said) return;
      said.textContent = words;
      speak(said.closest(".line"));
    };
  }

  document.addEventListener("htmx:sendError", failed("Geen verbinding. Probeer het zo nog een keer."));
  document.addEventListener("htmx:responseError", failed("Dat lukte niet. Je woorden staan er nog."));

  window.addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    if (!window.htmx) changed.delete(event.target.id);
  });
})();
