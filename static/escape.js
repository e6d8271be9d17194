/* Escape shuts a fold that lies over the page, and gives the focus back to what opened it. A fold that is part of the page
   stays as it is; a dialog the browser shuts by itself. */
(function () {
  "use strict";

  function over(fold) {
    const inside = fold.lastElementChild;
    return inside.tagName !== "SUMMARY" && /absolute|fixed/.test(getComputedStyle(inside).position);
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    const fold = Array.from(document.querySelectorAll("details[open]")).filter(over).pop();
    if (!fold) return;
    const now = document.activeElement;
    fold.open = false;
    if (now === document.body || fold.contains(now)) fold.querySelector("summary").focus();
    event.stopPropagation();
  }, true);
}());
