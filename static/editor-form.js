/* The form of one activity: more rows without asking the server, and nothing typed is lost by leaving the page. */
(() => {
  "use strict";

  const MOST = 60;
  const form = document.getElementById("sheet");
  let changed = Boolean(document.querySelector(".prepare__notice"));

  form.addEventListener("click", (event) => {
    const more = event.target.closest("button[name=more]");
    if (!more) return;
    const rows = Array.from(more.parentElement.querySelectorAll(".row"));
    if (rows.length >= MOST) return;
    event.preventDefault();
    const last = rows[rows.length - 1];
    const fresh = last.cloneNode(true);
    fresh.querySelectorAll("[name]").forEach((field) => {
      field.name = field.name.replace(/-\d+-/, `-${rows.length + 1}-`);
      field.setAttribute("aria-label", (field.getAttribute("aria-label") || "").replace(/\d+/, String(rows.length + 1)));
      if (field.matches("select")) field.selectedIndex = 0; else field.value = "";
    });
    last.after(fresh);
    fresh.querySelector("input:not([type=hidden])").focus();
  });

  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
})();
