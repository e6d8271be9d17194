/* The server asked whether somebody is named; nothing was sent. "Stuur toch" sends it as it stands; whoever changes the
   text is asked anew. */
(function () {
  "use strict";

  function ask(wanted) {
    document.querySelectorAll("#answer [name=warn]").forEach(function (one) { one.disabled = !wanted; });
  }

  document.addEventListener("click", function (event) {
    const form = document.getElementById("answer");
    if (!event.target.closest("[data-send-anyway]") || !form) return;
    ask(false);
    form.querySelector("[type=submit]").click();
  });
  document.addEventListener("input", function () { ask(true); });
  document.addEventListener("outbox:received", function () { ask(true); });
  document.addEventListener("outbox:refused", function () {
    const button = document.querySelector("[data-send-anyway]");
    ask(true);
    if (button) button.scrollIntoView({ block: "center" });
  });
}());
