/* "Geef door aan iemand anders" waits until the server has everything, and asks first when something typed is not sent:
   once the phone is passed on, nobody can find it back. */
(() => {
  "use strict";

  const code = document.body.dataset.code;

  function onItsWay() {
    try {
      return JSON.parse(localStorage.getItem(`outbox-${code}`) || "[]").length > 0;
    } catch (unreadable) {
      return false;
    }
  }

  function unsent() {
    return window.drafts.names().some((name) => {
      const draft = window.drafts.read(name);
      return draft && !draft.known && window.drafts.text(draft.pairs);
    });
  }

  document.addEventListener("submit", (event) => {
    const words = event.target.dataset;
    if (!("passOn" in words)) return;
    if (!onItsWay() && (!unsent() || window.confirm(words.unsent))) return;
    event.preventDefault();
    if (!onItsWay()) return;
    const notice = document.getElementById("notice");
    notice.textContent = words.waiting;
    notice.scrollIntoView({ block: "nearest" });
  });
})();
