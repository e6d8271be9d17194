/* An answer lives on the phone until the server has it. What is sent goes to the outbox first, under the id it will
   always have, so that sending it ten times is one answer; it leaves when the server took or finally refused it.

   Tells: document events "outbox:received" {id, path, activity, slot, sent, said} and "outbox:refused" {id, path, activity,
   slot, sent, question, status, late}: `slot` is where its draft is kept, `sent` are the fields, `said` what the server did
   with it, `late` whether it can still be sent as an answer that came too late. Takes: "late:shown". */
(function () {
  "use strict";

  const PAUSES = [1, 2, 4, 8, 16, 30]; // seconds, then every half minute
  const PATIENCE = 15000;
  const HASTE = 400; // what takes less needs no words
  const DOUBLE = 700; // milliseconds in which a second tap on the same button is the same tap

  if (!document.documentElement.dataset.live) return;
  const KEY = "outbox-" + document.body.dataset.code;
  const words = document.getElementById("words").dataset;

  let waiting = read();
  let sending = false;
  let tries = 0;
  let timer = 0;
  let tapped = { button: null, fields: null, at: 0 }; // the last answer, and when its receipt came

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch (unreadable) {
      return [];
    }
  }

  function save() {
    try {
      if (waiting.length) localStorage.setItem(KEY, JSON.stringify(waiting));
      else localStorage.removeItem(KEY);
    } catch (full) {
      // A phone without room for it still has it in this page.
    }
    mark();
  }

  /* `name` with what it is about; others listen on the document. */
  function tell(name, detail) {
    document.dispatchEvent(new CustomEvent(name, { detail: detail }));
  }

  function say(sentence, kind) {
    const line = document.createElement("p");
    line.className = kind;
    line.textContent = sentence;
    const notice = document.getElementById("notice");
    notice.textContent = "";
    if (sentence) notice.appendChild(line);
  }

  function holds(path) {
    return waiting.some(function (entry) { return entry.path === path; });
  }

  /* A form whose answer is on its way does not change: two answers under one id would lose the second. */
  function mark() {
    document.querySelectorAll("form[hx-post]").forEach(function (form) {
      const busy = holds(form.getAttribute("hx-post"));
      form.toggleAttribute("data-busy", busy);
      for (const field of form.elements) {
        if (field.type === "checkbox" || field.type === "radio" || field.tagName === "SELECT") {
          if (busy && !field.disabled) field.dataset.held = "";
          if ("held" in field.dataset) field.disabled = busy;
          if (!busy) delete field.dataset.held;
        } else if (field.tagName === "TEXTAREA") field.readOnly = busy;
        else if (field.type === "submit") field.setAttribute("aria-disabled", String(busy));
      }
    });
  }

  function keep(path, form, element) {
    const id = form.get("answer_id") || window.drafts.freshId();
    form.set("answer_id", id);
    const body = new URLSearchParams(Array.from(form)).toString();
    waiting.push({ id: id, path: path, question: questionOf(element), slot: element.dataset.slot, body: body });
    save();
  }

  function about(entry, more) {
    const sent = new URLSearchParams(entry.body);
    const activity = entry.path.split("/").pop();
    const slot = entry.slot || activity;
    return Object.assign({ id: entry.id, path: entry.path, activity: activity, slot: slot, sent: sent }, more);
  }

  function refused(entry, status, late) {
    tell("outbox:refused", about(entry, { question: entry.question, status: status, late: late }));
  }

  function questionOf(form) {
    return form.dataset.question || document.getElementById("question").textContent;
  }

  async function post(entry) {
    const patience = new AbortController();
    const bell = setTimeout(function () { patience.abort(); }, PATIENCE);
    try {
      const reply = await fetch(entry.path, {
        method: "POST", body: entry.body, credentials: "same-origin", redirect: "manual", signal: patience.signal,
        headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", "HX-Request": "true" },
      });
      return {
        ok: reply.ok, status: reply.status, html: await reply.text(),
        target: reply.headers.get("HX-Retarget"), late: reply.headers.has("X-Late"),
      };
    } finally {
      clearTimeout(bell);
    }
  }

  /* Whether the server itself took or refused it for good. The login page of a guest network says 200 as well. */
  function final(reply) {
    if (reply.ok) return reply.html.indexOf('id="own"') >= 0;
    return reply.target === "#notice" && reply.status < 500 && reply.status !== 429;
  }

  /* The server has decided: a page that cannot show it begins anew, or it would keep the next answer here. */
  function draw(place, html, style) {
    try {
      window.htmx.swap(place, html, { swapStyle: style });
    } catch (trouble) {
      location.reload();
    }
  }

  function settle(entry, reply) {
    if (reply.ok) {
      const inside = document.getElementById("own").contains(document.activeElement);
      tapped.at = performance.now();
      say(words.received, "unseen");
      draw("#own", reply.html, "outerHTML");
      if (inside) document.getElementById("own").focus();
      mark();
      tell("outbox:received", about(entry, { said: document.getElementById("own").dataset.said }));
    } else {
      draw("#notice", reply.html, "innerHTML");
      refused(entry, reply.status, reply.late);
      if (reply.status === 409) tell("pieces:catch-up");
    }
  }

  /* A trembling finger taps twice; on a quick network the receipt came between, and the second tap sends an empty form. */
  function again(button, fields) {
    return Boolean(button) && button === tapped.button && performance.now() - tapped.at < DOUBLE && says(fields, tapped.fields);
  }

  /* Whether these fields say nothing new: the same as those, or the same without the text that has gone by now. */
  function says(fields, those) {
    const same = function (one) { return one[0] === "answer_id" || those.getAll(one[0]).indexOf(one[1]) >= 0; };
    return Array.from(fields).every(function (one) { return same(one) || (one[0] === "text" && !one[1]); });
  }

  /* Once the evening is sealed nobody takes an answer any more; it stays on the phone, to be read. */
  function sealed() {
    if (sending || document.getElementById("activity").dataset.phase !== "sealed") return;
    waiting.splice(0).forEach(function (entry) { refused(entry, 409, true); });
    save();
  }

  async function flush() {
    sealed();
    if (sending || !waiting.length) return;
    clearTimeout(timer);
    sending = true;
    // On a second try "Wacht op internet" stays where it is.
    const bell = tries ? 0 : setTimeout(function () { say(words.sending, "hint"); }, HASTE);
    while (waiting.length) {
      const entry = waiting[0];
      const reply = await post(entry).catch(function () { return null; });
      clearTimeout(bell);
      if (!reply || !final(reply)) {
        later(reply);
        break;
      }
      tries = 0;
      waiting = waiting.filter(function (one) { return one.id !== entry.id; });
      save();
      settle(entry, reply);
    }
    sending = false;
    sealed();
  }

  function later(reply) {
    // One answer that the server chokes on must not hold up the others.
    if (reply && reply.status === 500) waiting.push(waiting.shift());
    // That is a promise: it goes as it is, without a question that comes when nobody looks any more.
    waiting.forEach(function (one) { one.body = one.body.replace(/(^|&)warn=1(?=&|$)/g, ""); });
    save();
    say(words.waiting, "notice notice--warn");
    if (reply) tell("pieces:catch-up"); // the evening may be over, or somewhere else
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] * 1000;
    tries += 1;
    timer = setTimeout(flush, pause * (0.7 + 0.6 * Math.random()));
  }

  function wake() {
    if (!document.hidden) flush();
  }

  document.body.addEventListener("htmx:configRequest", function (event) {
    const asked = event.detail;
    if (asked.verb !== "post" || asked.path.indexOf("/answer/") < 0 || asked.errors.length) return;
    event.preventDefault();
    const button = asked.triggeringEvent ? asked.triggeringEvent.submitter : null;
    if (again(button, asked.formData)) return;
    tapped = { button: button, fields: asked.formData, at: tapped.at };
    if (!holds(asked.path)) keep(asked.path, asked.formData, event.detail.elt);
    flush();
  });

  // Whoever typed something in between taps anew.
  document.addEventListener("input", function () { tapped.button = null; });
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("live:on", flush);
  document.addEventListener("pieces:swapped", function () {
    sealed();
    mark();
  });
  document.addEventListener("late:shown", mark);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", wake);
  mark();
  flush();
}());
