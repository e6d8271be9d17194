/* What the phone adds to the piece that everybody gets: what was typed and not sent yet, and one's own answers.
   Without this file the forms work all the same. Tells: document events "form:filled", "own:changed". */
(function () {
  "use strict";

  if (!document.documentElement.dataset.live) return;
  const page = document.body.dataset;
  const SPREAD = 700; // milliseconds, so that a room does not ask for its own answers in one breath
  const ASIDE = ["answer_id", "about", "round"]; // fields that are no part of what somebody typed

  const byId = function (id) { return document.getElementById(id); };
  const drafts = window.drafts;
  let turn = 0; // one's own answers as fetched before the last one was sent are old news
  let looking = ""; // the goal that somebody looks at, where each has an answer of its own

  const activity = function () { return byId("activity").dataset; };
  const round = function () { return byId("activity").querySelector("[data-round]"); };
  const form = function () { return byId("answer"); };
  /* Where each goal or role has one answer of its own, what was chosen for it is kept and shown apart. */
  const apart = function () { return form().querySelector("[data-apart]"); };
  const chosen = function () { return form().querySelector("input[data-about], [data-about] input:checked"); };
  const subject = function () { return chosen() ? chosen().value : ""; };

  /* The question, and what the answer is about. */
  function asked() {
    const card = chosen() && chosen().closest("label");
    const about = card ? card.querySelector(".choice__text bdi") : byId("activity").querySelector(".about");
    return [byId("question"), about].filter(Boolean).map(function (one) { return one.textContent.trim(); }).join(" · ");
  }

  /* Under which name the draft of this form is kept. */
  function slot() {
    return activity().activity + (apart() && subject() ? "@" + subject() : "");
  }

  /* Whether it is chosen first what the one answer is about, or whom it speaks for: that holds before there are words. */
  const first = "fieldset[data-about], input[name=side]";
  const placed = function () { return !apart() && Boolean(form().querySelector(first)); };

  function typed() {
    return Array.from(new FormData(form())).filter(function (pair) {
      const field = form().elements.namedItem(pair[0]);
      return pair[0] !== "answer_id" && !(field.tagName === "SELECT" && field.selectedIndex === 0);
    });
  }

  function keepDraft() {
    const draft = { question: asked(), pairs: typed() };
    const replaces = form().elements.namedItem("replaces");
    const editing = replaces && !replaces.disabled;
    draft.known = editing ? same(draft, replaces.value) : said(draft.pairs) === said(ownChoices());
    drafts.write(slot(), draft.known && !editing && !placed() ? null : draft);
  }

  function said(pairs) {
    return JSON.stringify(drafts.said(pairs).sort());
  }

  /* Whether an answer that is being changed still has the words that the server has. */
  function same(draft, id) {
    const old = byId("own").querySelector('[data-change="' + id + '"]');
    return Boolean(old) && old.dataset.text === drafts.text(draft.pairs);
  }

  /* What was being written when somebody went to change an earlier answer. */
  const aside = {
    name: function () { return activity().activity + "+"; },
    keep: function () {
      const draft = { question: asked(), pairs: typed() };
      drafts.write(this.name(), drafts.text(draft.pairs) ? draft : null);
    },
    text: function () {
      const draft = this.take();
      return draft ? drafts.text(draft.pairs) : "";
    },
    take: function () {
      const draft = drafts.read(this.name());
      drafts.write(this.name(), null);
      return draft;
    },
  };

  function ownChoices() {
    const mine = Array.from(byId("own").querySelectorAll("[data-field]")).filter(function (one) {
      return one.dataset.about === undefined || one.dataset.about === subject();
    });
    return mine.map(function (one) { return [one.dataset.field, one.dataset.value]; });
  }

  /* Chooses what the answer is about. */
  function pick(about) {
    const field = form().querySelector('fieldset[data-about] input[value="' + about + '"]');
    if (!field) return;
    field.disabled = false;
    field.checked = true;
  }

  function fill(pairs) {
    const text = form().elements.namedItem("text");
    if (apart() && text) text.value = "";
    else pairs.forEach(function (pair) { if (pair[0] === "about") pick(pair[1]); });
    for (const field of form().elements) {
      if (!field.name || field.type === "submit" || ASIDE.indexOf(field.name) >= 0) continue;
      const values = pairs.filter(function (pair) { return pair[0] === field.name; });
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.some(function (pair) { return pair[1] === field.value; });
      } else if (values.length) {
        field.value = values[0][1];
      }
      if (field.name === "replaces") field.disabled = !field.value;
    }
  }

  /* After sending. "Weet ik niet" and "Sla over" say nothing about a text that was being written. */
  function clear(passed) {
    const text = form().elements.namedItem("text");
    const written = text && passed ? text.value : "";
    if (apart() && written) return; // it belongs to the goal that is chosen
    form().reset();
    if (form().elements.namedItem("replaces")) change("", written || aside.text());
    else if (text) text.value = written;
  }

  /* The writing field holds an answer that was sent before, to be sent again in other words; "" is a new one. */
  function change(id, text) {
    const replaces = form().elements.namedItem("replaces");
    replaces.value = id;
    replaces.disabled = !id;
    form().elements.namedItem("text").value = text;
  }

  function refresh() {
    if (!form()) return;
    form().dataset.slot = slot();
    form().dataset.question = asked();
    const left = byId("own").querySelector("[data-left]");
    const replaces = form().elements.namedItem("replaces");
    if (replaces) {
      form().hidden = Boolean(left) && left.dataset.left === "0" && replaces.disabled;
      form().querySelector("[data-keep]").hidden = replaces.disabled;
    }
    document.dispatchEvent(new CustomEvent("form:filled"));
  }

  /* What belongs in the form: what was typed and not sent. Passing on the question is no part of it. */
  function unsent() {
    if (apart() && !subject()) pick(waiting() || looking);
    const name = slot();
    if (!drafts.read(name)) drafts.write(name, aside.take());
    const kept = drafts.read(name);
    return kept && !drafts.passes(kept.pairs) ? kept.pairs : null;
  }

  /* A goal for which something was chosen and not sent. */
  function waiting() {
    const start = activity().activity + "@";
    const name = drafts.names().filter(function (one) {
      const draft = one.indexOf(start) === 0 && drafts.read(one);
      return draft && !draft.known && drafts.said(draft.pairs).length;
    })[0];
    return name ? name.slice(start.length) : "";
  }

  function restore() {
    if (form()) fill(unsent() || ownChoices());
    refresh();
    document.dispatchEvent(new CustomEvent("own:changed"));
  }

  async function fetchOwn() {
    turn += 1;
    const mine = turn;
    try {
      const reply = await fetch("/" + page.code + "/own", { credentials: "same-origin", redirect: "manual" });
      const html = reply.ok ? await reply.text() : "";
      if (mine !== turn) return;
      if (html) window.htmx.swap("#own", html, { swapStyle: "outerHTML" });
    } catch (offline) {
      // The outbox gives an answer an id by itself when it has none from here.
    }
    restore();
  }

  function announce(words) {
    const line = document.createElement("p");
    line.className = "unseen";
    line.textContent = words;
    byId("notice").textContent = "";
    byId("notice").appendChild(line);
  }

  function moment() {
    return Object.assign({ round: round() ? round().dataset.round : "" }, activity());
  }

  let before = moment();

  function swapped(event) {
    if (event.detail.ids.indexOf("activity") < 0) return;
    const now = moment();
    if (page.joined === undefined && now.phase === "running") return location.reload();
    const moved = now.activity !== before.activity || now.stage !== before.stage || now.round !== before.round;
    before = now;
    if (moved) {
      looking = "";
      byId("own").textContent = "";
      byId("notice").textContent = "";
      window.scrollTo(0, 0);
    }
    if (form()) {
      fill(unsent() || []);
      refresh();
      if (moved) open();
    } else {
      restore();
    }
    // Only the server knows of which phone everything goes.
    if (form() || now.marked) setTimeout(fetchOwn, Math.random() * SPREAD);
  }

  function open() {
    announce(byId("words").dataset.opened);
    if (navigator.vibrate) navigator.vibrate(200);
  }

  document.addEventListener("pieces:swapped", swapped);
  document.addEventListener("outbox:refused", function (event) {
    const refused = event.detail;
    const here = form() && refused.activity === activity().activity;
    const gone = refused.status === 404 && refused.sent.has("replaces");
    if (refused.late) drafts.takeBack(refused);
    if (gone && here) {
      // The answer it would replace is gone; the words stay, to be sent as a new one.
      change("", form().elements.namedItem("text").value);
      keepDraft();
    } else if (gone) drafts.asNew(refused.slot);
    if (form()) refresh();
    if (refused.sent.has("late")) byId("notice").scrollIntoView({ block: "nearest" });
    else if (refused.late || !form()) byId("notice").textContent = ""; // the screen says by now that it is closed
  });
  document.addEventListener("phone:announce", function (event) { announce(event.detail.words); });

  document.addEventListener("outbox:received", function (event) {
    turn += 1;
    looking = "";
    const received = event.detail;
    const passed = drafts.passes(Array.from(received.sent));
    const here = form() && received.activity === activity().activity;
    if (drafts.settle(received, here) && here) {
      clear(passed);
      const text = form().elements.namedItem("text");
      if (text && text.value) keepDraft();
    }
    restore();
    if (!received.sent.has("late")) byId("own").scrollIntoView({ block: "nearest" });
  });

  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (!form() || event.target.form !== form()) return;
      if (event.target.name === "about" && apart()) {
        looking = subject();
        fill(unsent() || ownChoices());
      } else keepDraft();
      refresh();
    });
  });

  document.addEventListener("click", function (event) {
    const summary = event.target.closest("[data-change], [data-keep]");
    if (!summary || !form() || "busy" in form().dataset) return;
    event.preventDefault();
    const text = form().elements.namedItem("text");
    if (summary.dataset.change && form().elements.namedItem("replaces").disabled) aside.keep();
    change(summary.dataset.change || "", summary.dataset.change ? summary.dataset.text : aside.text());
    if (summary.dataset.about) pick(summary.dataset.about);
    const side = form().elements.namedItem("side");
    if (side) side.checked = Boolean(summary.dataset.side);
    keepDraft();
    refresh();
    if (!form().hidden) text.focus();
  });

  /* This page was still there when the second evening began: everybody joins anew. */
  const evening = activity().evening;
  document.addEventListener("pieces:swapped", function () {
    if (activity().evening !== evening) setTimeout(function () { location.reload(); }, Math.random() * SPREAD);
  });

  // The page may have been made a moment before its pieces changed.
  if (form() && byId("own").dataset.activity !== activity().activity) fetchOwn();
  else restore();
}());
