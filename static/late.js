/* What was not sent before its question closed stands above the screen, whatever the phone shows now: to be sent after
   all, or let go. A form like any other, so it goes through the outbox. Once the evening is sealed it can only be read.
   Tells: document event "late:shown". */
(function () {
  "use strict";

  const TREMBLE = 40; // pixels
  const DOUBLE = 700; // milliseconds in which a second tap on the same spot is the same tap

  const root = document.getElementById("late");
  const drafts = window.drafts;
  if (!root || !drafts) return;
  const code = root.dataset.code;
  let shown = ""; // what stands there now
  let announced = []; // the ids that were told of
  let thanks = []; // what is said of those that were received
  let tap = { x: 0, y: 0 }; // where something was pressed
  let bell = 0;

  const screen = function () { return document.getElementById("activity"); };
  const over = function () { return !screen() || screen().dataset.phase === "sealed"; };

  /* The page for afterwards has no outbox: what waited there is a draft as well by now. */
  function emptyOutbox() {
    try {
      JSON.parse(localStorage.getItem("outbox-" + code) || "[]").forEach(function (entry) {
        const sent = new URLSearchParams(entry.body);
        const activity = entry.path.split("/").pop();
        const slot = entry.slot || activity;
        drafts.takeBack({ id: entry.id, activity: activity, slot: slot, sent: sent, question: entry.question });
      });
      localStorage.removeItem("outbox-" + code);
    } catch (unreadable) {
      // Then there is nothing to show.
    }
  }

  /* What was typed or chosen for a question that closed, each under the id it will always have. */
  function unsent() {
    const open = screen() && screen().dataset.stage !== "closed" ? screen().dataset.activity : "";
    const found = [];
    drafts.names().forEach(function (name) {
      const draft = drafts.read(name);
      const activity = name.replace(/[+~]$|@.*/, "");
      if (!draft || draft.known || activity === open || !drafts.said(draft.pairs).length) return;
      if (!draft.id) drafts.write(name, Object.assign(draft, { id: drafts.freshId() }));
      found.push({ name: name, path: "/" + code + "/answer/" + activity, draft: draft });
    });
    return found;
  }

  function part(form, name, words) {
    const place = form.querySelector(".late__" + name);
    if (!words) place.remove();
    else if (words !== true) place.textContent = words;
  }

  function field(name, value) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: name, value: value });
    return input;
  }

  function block(one) {
    const form = document.getElementById("late-one").content.firstElementChild.cloneNode(true);
    const pairs = one.draft.pairs;
    const text = drafts.text(pairs);
    const back = pairs.some(function (pair) { return pair[0] === "withdraw"; });
    form.dataset.slot = one.name;
    form.dataset.question = one.draft.question;
    part(form, "question", one.draft.question);
    part(form, "text", text);
    part(form, "take-back", back);
    part(form, "no-text", !text && !back);
    part(form, "ask", over() ? root.dataset.over : root.dataset.ask);
    pairs.concat([["answer_id", one.draft.id], ["late", "1"]]).forEach(function (pair) {
      form.appendChild(field(pair[0], pair[1]));
    });
    if (over()) form.querySelector(".button--late").remove();
    else form.setAttribute("hx-post", one.path);
    return form;
  }

  function thanksFor(words) {
    const line = document.createElement("p");
    line.className = "notice notice--good";
    line.textContent = words;
    return line;
  }

  /* In the page's one live region, after whatever else was said there. */
  function say(words) {
    const notice = document.getElementById("notice");
    if (!notice) return;
    const line = notice.appendChild(document.createElement("p"));
    line.className = "unseen";
    line.textContent = words;
  }

  function announce(found) {
    const fresh = found.some(function (one) { return announced.indexOf(one.draft.id) < 0; });
    announced = found.map(function (one) { return one.draft.id; });
    if (fresh) say(over() ? root.dataset.over : root.dataset.ask);
  }

  function show() {
    const found = unsent();
    const now = JSON.stringify([found, thanks, over()]);
    if (now === shown) return;
    shown = now;
    const inside = root.contains(document.activeElement);
    root.textContent = "";
    thanks.map(thanksFor).concat(found.map(block)).forEach(function (one) { root.appendChild(one); });
    root.hidden = !root.firstChild;
    if (window.htmx && !root.hidden) window.htmx.process(root);
    if (inside) moveOn();
    announce(found);
    document.dispatchEvent(new CustomEvent("late:shown"));
  }

  /* Where the focus was is gone. */
  function moveOn() {
    const next = root.querySelector("button") || screen();
    if (!next) return;
    if (next === screen()) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  /* Under a trembling finger stands something else by now. */
  function settle() {
    root.dataset.settling = "";
    clearTimeout(bell);
    bell = setTimeout(function () { delete root.dataset.settling; }, DOUBLE);
  }

  document.addEventListener("click", function (event) {
    const near = Math.abs(event.clientX - tap.x) < TREMBLE && Math.abs(event.clientY - tap.y) < TREMBLE;
    if (near && "settling" in root.dataset) {
      event.preventDefault();
      event.stopPropagation();
    } else if (root.contains(event.target)) tap = { x: event.clientX, y: event.clientY };
  }, true);

  root.addEventListener("click", function (event) {
    const button = event.target.closest("[data-let-go]");
    if (!button || "busy" in button.form.dataset) return;
    settle();
    drafts.write(button.form.dataset.slot, null);
    show();
  });

  document.addEventListener("outbox:received", function (event) {
    if (!event.detail.sent.has("late")) return;
    settle();
    const words = event.detail.said === "late" ? root.dataset.waits : root.dataset.received;
    thanks.push(words);
    show();
    say(words);
  });

  let activity = screen() && screen().dataset.activity;
  document.addEventListener("pieces:swapped", function () {
    // The next question: it was read by now.
    if (screen().dataset.activity !== activity) thanks = [];
    activity = screen().dataset.activity;
    show();
  });
  document.addEventListener("own:changed", show);
  document.addEventListener("outbox:refused", show); // it has another id by now
  if (!screen()) emptyOutbox();
  show();
}());
