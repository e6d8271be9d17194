/* The console: the dialog in which a phone is paired as a remote. What stands in it is asked for only while it is open. */
(() => {
  "use strict";

  const dialog = document.getElementById("remote-dialog");
  const inside = document.getElementById("remotes");

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#pair-remote")) return;
    dialog.showModal();
    window.htmx.ajax("POST", dialog.dataset.codeUrl, { source: inside, target: inside, swap: "innerHTML" });
  });

  dialog.addEventListener("close", () => inside.replaceChildren());
})();
