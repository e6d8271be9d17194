/* Nobody loses their place. After a swap the focus is on the same control, the caret where it was; where that control is
   gone, on the heading of the part it stood in. A dialog gives it back to the button that opened it, also to a new one in
   its place. The last of a page's scripts: the others fill in first. */
(function () {
  "use strict";

  const WRITES = "textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=submit])";
  const MOMENTS = ["pieces:swapped", "own:changed", "late:shown", "htmx:afterSwap", "htmx:afterRequest"];
  const openers = new Map(); // dialog -> what had the focus when it opened
  let held = null; // what has the focus, or had it until it was taken away
  let caret = null;
  let swapping = false; // pieces: only after the last of them everything is filled in

  const byId = function (id) { return document.getElementById(id); };
  const seen = function (one) { return one.checkVisibility ? one.checkVisibility() : one.getClientRects().length > 0; };
  const usable = function (one) { return Boolean(one) && seen(one) && !one.disabled; };
  const nowhere = function () { return !document.activeElement || document.activeElement === document.body; };

  /* How a control without an id is known again: by its name, and by its value or words. */
  function signs(one) {
    const written = one.matches(WRITES);
    return {
      kind: [one.tagName, one.name, one.getAttribute("href")].join(),
      value: written ? "" : one.value,
      words: written ? "" : one.getAttribute("aria-label") || one.textContent.trim(),
    };
  }

  function describe(one) {
    const places = []; // the ids of what it stands in, from the inside out
    for (let at = one.parentElement; at; at = at.parentElement) if (at.id) places.push(at.id);
    return Object.assign({ one: one, id: one.id, tag: one.tagName, places: places }, signs(one));
  }

  function sameAs(before) {
    if (before.id) return byId(before.id);
    const place = before.places.map(byId).filter(Boolean)[0] || document.body;
    const like = Array.from(place.querySelectorAll(before.tag)).filter(function (one) {
      return signs(one).kind === before.kind;
    });
    const exact = like.filter(function (one) { return signs(one).value === before.value; });
    const named = like.filter(function (one) { return before.words && signs(one).words === before.words; });
    return exact.filter(function (one) { return named.indexOf(one) >= 0; })[0] || named[0] || (before.words ? null : exact[0]);
  }

  function heading(before) {
    const places = before.places.map(byId).concat(document.querySelector("main")).filter(Boolean);
    const found = places.map(function (place) {
      return Array.from(place.querySelectorAll("h1, h2, h3, legend")).filter(seen)[0];
    });
    return found.filter(Boolean)[0] || places.filter(seen)[0];
  }

  function put(one, tabbable) {
    if (!tabbable && !one.hasAttribute("tabindex")) one.tabIndex = -1;
    one.focus({ preventScroll: true });
  }

  function restore(event) {
    if (event.type === "pieces:swapped") swapping = false;
    if (swapping) return;
    const lost = held && (nowhere() || !usable(document.activeElement)) && !(usable(held.one) && nowhere());
    if (lost) {
      const same = sameAs(held);
      const next = usable(same) ? same : heading(held);
      if (next) put(next, next === same);
    }
    const now = document.activeElement;
    if (caret && now.matches(WRITES) && signs(now).kind === caret.kind && now.value.length >= caret.end) {
      now.setSelectionRange(caret.start, caret.end);
    }
    caret = null;
  }

  /* Before the first of several swaps: after it there is another field, with the caret somewhere else. */
  function hold(event) {
    swapping = event.type === "pieces:swapping";
    const now = document.activeElement;
    if (caret || !now || !now.matches(WRITES) || typeof now.selectionStart !== "number") return;
    caret = { kind: signs(now).kind, start: now.selectionStart, end: now.selectionEnd };
  }

  document.addEventListener("focusin", function (event) {
    const dialog = event.target.closest("dialog");
    if (dialog && held && !dialog.contains(held.one)) openers.set(dialog, held);
    held = describe(event.target);
  });
  document.addEventListener("focusout", function (event) {
    // Somebody who clicks beside everything wants the focus nowhere; what is taken away gives it back.
    setTimeout(function () {
      if (held && held.one === event.target && nowhere() && usable(event.target)) held = null;
    }, 0);
  });
  document.addEventListener("close", function (event) {
    const opener = openers.get(event.target);
    if (!opener) return;
    held = opener;
    if (nowhere() || !seen(document.activeElement)) restore(event);
  }, true);
  document.addEventListener("pieces:swapping", hold);
  document.addEventListener("htmx:beforeSwap", hold);
  MOMENTS.forEach(function (moment) { document.addEventListener(moment, restore); });
}());
