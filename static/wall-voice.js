/* The projector reads aloud for the whole room, by its own key L or because the console asks. Nothing of it shows on the
   wall but the mark; what it could not do is told to who asked. */
(() => {
  "use strict";

  function toggle(tell) {
    if (!window.aloud) tell("no-voice");
    else if (window.aloud.reading()) {
      window.aloud.stop();
      tell("stopped");
    } else window.aloud.read(tell);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key.toLowerCase() === "l") toggle(() => {});
  });
  document.addEventListener("live:aloud", (event) => toggle(event.detail.tell));
})();
