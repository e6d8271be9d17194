/* What somebody typed or chose and the server does not have: kept on the phone per question until it is sent or let go,
   so that a reload, a call or another question loses nothing. The scripts of a page share it as `window.drafts`.

   A draft is {question: its words, pairs: [[field, value], …], id: the answer id it is sent under, if any,
   known: whether the server has these very words}. It is kept under the activity, and "@" with the goal or role where each
   has an answer of its own; an answer that waits while an earlier one is changed under the activity and "+", taking one
   back under the activity and "~". */
(function () {
  "use strict";

  const place = document.getElementById("late");
  if (!place) return;
  const PREFIX = "draft-" + place.dataset.code + "-";
  const NO_ANSWER = ["about", "round", "replaces", "side", "warn"]; // what only says of an answer where it belongs
  const held = new Map(); // for a phone without room: what is typed lives in the page only

  function read(name) {
    try {
      const kept = JSON.parse(held.get(name) || localStorage.getItem(PREFIX + name) || "null");
      return kept && Array.isArray(kept.pairs) ? kept : null;
    } catch (unreadable) {
      return null;
    }
  }

  function write(name, draft) {
    held.delete(name);
    try {
      if (draft) localStorage.setItem(PREFIX + name, JSON.stringify(draft));
      else localStorage.removeItem(PREFIX + name);
    } catch (full) {
      if (draft) held.set(name, JSON.stringify(draft));
    }
  }

  function names() {
    let keys = [];
    try {
      keys = Object.keys(localStorage).filter(function (key) { return key.indexOf(PREFIX) === 0; });
    } catch (closed) {
      // What is held in the page is all there is.
    }
    const kept = keys.map(function (key) { return key.slice(PREFIX.length); });
    return Array.from(new Set(kept.concat(Array.from(held.keys())))).sort();
  }

  /* What somebody said; nothing when all was taken out again. */
  function said(pairs) {
    return pairs.filter(function (pair) { return NO_ANSWER.indexOf(pair[0]) < 0 && pair[1].trim(); });
  }

  /* What somebody wrote, each text on a line of its own. */
  function text(pairs) {
    const written = said(pairs).filter(function (pair) { return /^text(-|$)/.test(pair[0]); });
    return written.map(function (pair) { return pair[1]; }).join("\n");
  }

  /* Whether it is "Weet ik niet" or "Sla over". */
  function passes(pairs) {
    return pairs.some(function (pair) { return pair[0] === "unsure" || pair[0] === "skip"; });
  }

  /* An answer that came too late is not sent, so a draft again. Who was writing and passed keeps what was written. */
  function takeBack(refused) {
    const pairs = Array.from(refused.sent).filter(function (pair) { return ["answer_id", "late"].indexOf(pair[0]) < 0; });
    const name = refused.sent.has("withdraw") ? refused.activity + "~" : refused.slot;
    const kept = read(name);
    if (kept && text(kept.pairs) && !text(pairs)) return;
    write(name, { question: refused.question, pairs: pairs, id: refused.id });
  }

  /* The answer that the draft would replace is gone. */
  function asNew(name) {
    const kept = read(name);
    if (!kept) return;
    kept.pairs = kept.pairs.filter(function (pair) { return pair[0] !== "replaces"; });
    write(name, kept);
  }

  /* Forgets what the server has now; whether that was the draft of the question itself. `here`: its form is shown, and
     keeps by itself what was being written by somebody who passed. */
  function settle(received, here) {
    const name = received.slot;
    const sent = received.sent;
    const kept = read(name);
    let gone = [name];
    if (sent.has("late")) gone = names().filter(function (one) { return read(one).id === received.id; });
    else if (sent.has("withdraw")) gone = [name + "~"];
    else if (passes(Array.from(sent)) && !here && kept && text(kept.pairs)) gone = [];
    gone.forEach(function (one) { write(one, null); });
    return gone.indexOf(name) >= 0;
  }

  function freshId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, function (one) { return one.toString(16).padStart(2, "0"); }).join("");
  }

  window.drafts = {
    freshId: freshId,
    read: read,
    write: write,
    names: names,
    said: said,
    text: text,
    passes: passes,
    takeBack: takeBack,
    asNew: asNew,
    settle: settle,
  };
}());
