/* What the phone adds to the piece that everybody gets: what was typed and not sent yet, and one's own answers.
   Without this file the forms work all the same. Tells: document events "form:filled", "own:changed". */
(function () {
  "use strict";

  if (!document.documentElement.dataset.live) return;
  const page = document.body.dataset;
  const SPREAD = 700; // milliseconds, so that a room does not ask for its own answers in one breath
  const ASIDE = ["answer_id", "about", "round"]; // fields that are no part of what somebody typed

  const byId = function (id) { return document.getElementById(id); };
  let aside = ""; // what was being written when somebody went to change an earlier answer

  let turn = 0; // one's own answers as fetched before the last one was sent are old news
  let caret = null; // where somebody was typing when the piece was replaced

  const activity = function () { return byId("activity").dataset; };
  const round = function () { return byId("activity").querySelector("[data-round]"); };
  const form = function () { return byId("answer"); };

  /* Typed and not sent: kept per question, so that a reload, a call or another question loses nothing. */
  const drafts = {
    key: function (name) { return "draft-" + page.code + "-" + name; },
    read: function (name) {
      try {
        return JSON.parse(localStorage.getItem(this.key(name)) || "null");
      } catch (unreadable) {
        return null;
      }
    },
    write: function (name, pairs) {
      try {
        if (pairs) localStorage.setItem(this.key(name), JSON.stringify(pairs));
        else localStorage.removeItem(this.key(name));
      } catch (full) {
        // Then what is typed lives in the page only.
      }
    },
  };

  function typed() {
    return Array.from(new FormData(form())).filter(function (pair) { return ASIDE.indexOf(pair[0]) < 0; });
  }

  function ownChoices() {
    return Array.from(byId("own").querySelectorAll("[data-field]"), function (one) {
      return [one.dataset.field, one.dataset.value];
    });
  }

  function fill(pairs) {
    for (const field of form().elements) {
      if (!field.name || field.type === "submit" || ASIDE.indexOf(field.name) >= 0) continue;
      const values = pairs.filter(function (pair) { return pair[0] === field.name; });
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.some(function (pair) { return pair[1] === field.value; });
      } else if (values.length) {
        field.value = values[0][1];
        if (field === document.activeElement && caret !== null) field.setSelectionRange(caret, caret);
      }
      if (field.name === "replaces") field.disabled = !field.value;
    }
  }

  /* After sending. "Weet ik niet" and "Sla over" say nothing about a text that was being written. */
  function clear(passed) {
    const text = form().elements.namedItem("text");
    const written = text && passed ? text.value : "";
    form().reset();
    if (form().elements.namedItem("replaces")) change("", written || aside);
    else if (text) text.value = written;
    aside = "";
  }

  /* The writing field holds an answer that was sent before, to be sent again in other words; "" is a new one. */
  function change(id, text) {
    const replaces = form().elements.namedItem("replaces");
    replaces.value = id;
    replaces.disabled = !id;
    form().elements.namedItem("text").value = text;
  }

  function keepDraft() {
    drafts.write(activity().activity, typed());
  }

  function refresh() {
    if (!form()) return;
    const left = byId("own").querySelector("[data-left]");
    const replaces = form().elements.namedItem("replaces");
    if (replaces) {
      form().hidden = Boolean(left) && left.dataset.left === "0" && replaces.disabled;
      form().querySelector("[data-keep]").hidden = replaces.disabled;
    }
    document.dispatchEvent(new CustomEvent("form:filled"));
  }

  /* What was typed when the question closed: it stands here, and comes back into the form when the question does. */
  function showUnsent() {
    const name = byId("activity").dataset.activity;
    const text = (drafts.read(name) || []).filter(function (pair) { return pair[0] === "text" && pair[1].trim(); })[0];
    if (form() || !name || !text) return;
    const line = document.createElement("p");
    line.className = "sent__answer sent__answer--refused";
    [["sent__text", text[1]], ["sent__state", byId("words").dataset.unsent]].forEach(function (part) {
      const span = line.appendChild(document.createElement("span"));
      span.className = part[0];
      span.dir = "auto";
      span.textContent = part[1];
    });
    byId("own").appendChild(line);
  }

  function restore() {
    if (form()) fill(drafts.read(activity().activity) || ownChoices());
    caret = null;
    refresh();
    showUnsent();
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
      byId("own").textContent = "";
      byId("notice").textContent = "";
      window.scrollTo(0, 0);
    }
    if (form()) {
      fill(drafts.read(now.activity) || []);
      refresh();
      setTimeout(fetchOwn, Math.random() * SPREAD);
      if (moved) open();
    } else {
      restore();
    }
  }

  function open() {
    announce(byId("words").dataset.opened);
    if (navigator.vibrate) navigator.vibrate(200);
  }

  document.addEventListener("pieces:swapping", function () {
    const typing = document.activeElement;
    caret = typing && typing.tagName === "TEXTAREA" ? typing.selectionStart : null;
  });
  document.addEventListener("pieces:swapped", swapped);
  document.addEventListener("outbox:refused", function (event) {
    const replaces = form() && form().elements.namedItem("replaces");
    if (replaces && event.detail.status === 404) {
      // The answer it would replace is gone; the words stay, to be sent as a new one.
      change("", form().elements.namedItem("text").value);
      keepDraft();
    }
    if (form()) refresh();
    else byId("notice").textContent = ""; // the piece says by now that the question is closed
  });
  document.addEventListener("phone:announce", function (event) { announce(event.detail.words); });

  document.addEventListener("outbox:received", function (event) {
    turn += 1;
    const sent = new URLSearchParams(event.detail.body);
    const name = event.detail.path.split("/").pop();
    if (!sent.has("withdraw")) {
      drafts.write(name, null);
      if (form() && name === activity().activity) {
        clear(sent.has("unsure") || sent.has("skip"));
        const text = form().elements.namedItem("text");
        if (text && text.value) keepDraft();
      }
    }
    restore();
    byId("own").scrollIntoView({ block: "nearest" });
  });

  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (!form() || event.target.form !== form()) return;
      keepDraft();
      refresh();
    });
  });

  document.addEventListener("click", function (event) {
    const summary = event.target.closest("[data-change], [data-keep]");
    if (!summary || !form() || "busy" in form().dataset) return;
    event.preventDefault();
    const text = form().elements.namedItem("text");
    if (summary.dataset.change && form().elements.namedItem("replaces").disabled) aside = text.value;
    change(summary.dataset.change || "", summary.dataset.change ? summary.dataset.text : aside);
    keepDraft();
    refresh();
    if (!form().hidden) text.focus();
  });

  // The page may have been made a moment before its pieces changed.
  if (form() && byId("own").dataset.activity !== activity().activity) fetchOwn();
  else restore();
}());
