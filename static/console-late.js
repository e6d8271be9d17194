/* The console: a late answer that is settled hands the focus to the next one, so that the keyboard stays in the list. */
(() => {
  "use strict";

  document.addEventListener("htmx:configRequest", (event) => {
    const button = event.target;
    const item = button.closest(".late-in .answers > li");
    if (event.detail.verb !== "post" || !item || document.activeElement !== button) return;
    const next = item.nextElementSibling || item.previousElementSibling;
    if (next) next.querySelector(`button[id^="${button.id.split("-")[0]}-"]`).focus();
  });
})();
