/* "Ongedaan maken" is offered as long as the server would do it, by the server's clock. On the console and the remote. */
(function () {
  "use strict";

  const OFFERED = 15000;
  const ahead = Date.parse(document.body.dataset.now) - Date.now();
  let ending = 0;

  function end() {
    const undo = document.getElementById("undo");
    clearTimeout(ending);
    if (!undo) return;
    const left = Date.parse(undo.dataset.undoAt) + OFFERED - Date.now() - ahead;
    undo.hidden = left <= 0;
    if (left > 0) ending = setTimeout(end, left);
  }

  document.addEventListener("pieces:swapped", end);
  end();
}());
