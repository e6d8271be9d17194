/* A break: the minutes that are left, on wall and phone. Silent, and nothing happens by itself at the end.

   Fills every [data-countdown] (when it is over, ISO 8601): [data-left] with the number, [data-unit] with its word, of
   which the plural forms of the language are data-zero, -one, -two, -few, -many and -other, as far as it has them. */
(function () {
  "use strict";

  const MINUTE = 60000;
  const OFTEN = 5000;
  const ABOUT = 3000; // the server's clock is known to the second only: ten minutes must not begin as eleven
  let ahead = 0; // how far this device's clock is ahead of the server's
  let asked = false;

  /* A browser that does not know the rules of a language says the form that fits most numbers. */
  function unit(one, left) {
    const rules = window.Intl && Intl.PluralRules ? new Intl.PluralRules(one.closest("[lang]").lang) : null;
    return one.dataset[rules ? rules.select(left) : "other"] || one.dataset.other;
  }

  function show(one) {
    const left = Math.ceil((Date.parse(one.dataset.countdown) - (Date.now() - ahead) - ABOUT) / MINUTE);
    one.hidden = !(left > 0);
    one.querySelector("[data-left]").textContent = left;
    one.querySelector("[data-unit]").textContent = unit(one, left);
  }

  function tick() {
    document.querySelectorAll("[data-countdown]").forEach(show);
  }

  /* Old phones may have a wrong clock. The server's is in the head of any reply, to the second. */
  function compare() {
    if (asked || !window.fetch || !document.querySelector("[data-countdown]")) return;
    asked = true;
    fetch("/healthz", { cache: "no-store" }).then(function (reply) {
      const there = Date.parse(reply.headers.get("Date"));
      if (there) ahead = Date.now() - there;
      tick();
    }).catch(function () {});
  }

  function arrive() {
    tick();
    compare();
  }

  document.addEventListener("pieces:swapped", arrive);
  setInterval(tick, OFTEN);
  arrive();
}());
