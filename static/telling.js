/* One polite voice for a page: what changes in any [data-told] is said in #told. Each keeps its words where they are seen;
   its value is a name that stays when that part of the page is replaced. */
(() => {
  "use strict";

  const told = document.getElementById("told");
  const before = new Map();
  const wordsOf = (one) => (one.hidden ? "" : one.textContent.replace(/\s+/g, " ").trim());

  /* What is new, in the order of the page. What is no longer there may be said again. */
  function look() {
    const now = new Map(Array.from(document.querySelectorAll("[data-told]"), (one) => [one.dataset.told, wordsOf(one)]));
    const fresh = Array.from(now).filter(([name, words]) => words && before.has(name) && before.get(name) !== words);
    before.clear();
    now.forEach((words, name) => before.set(name, words));
    return fresh.map(([, words]) => words);
  }

  function tell() {
    const fresh = look();
    if (!fresh.length) return;
    // A new element: the same words are heard a second time.
    const line = document.createElement("span");
    line.textContent = fresh.join(" ");
    told.replaceChildren(line);
  }

  look();
  new MutationObserver(tell).observe(document.body, {
    attributeFilter: ["hidden"], characterData: true, childList: true, subtree: true,
  });
})();
