/* The console: the clock of the evening, a timer that closes, the note of the question of now, and the card of care. */
(() => {
  "use strict";

  const OFTEN = 20000;
  const REST = 900; // milliseconds without a key before a note is saved
  const byId = (id) => document.getElementById(id);
  const place = byId("running-clock");
  const note = byId("note");
  const said = byId("note-state");
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" };

  function post(url, fields) {
    return fetch(url, { method: "POST", headers, body: new URLSearchParams(fields), credentials: "same-origin" });
  }

  /* How far behind. No live piece: time passes by itself. */
  async function lookAtClock() {
    if (document.hidden) return;
    try {
      const reply = await fetch(place.dataset.url, { credentials: "same-origin" });
      const html = reply.ok ? (await reply.text()).trim() : "";
      if (!reply.ok || html === place.dataset.shown || place.querySelector("details[open]")) return;
      place.dataset.shown = html;
      place.innerHTML = html;
      window.htmx.process(place);
    } catch (offline) {
      // It says what it said; the page tells by itself that there is no network.
    }
  }

  /* The server decides by its own clock whether the time is over, so it is asked until the question is closed. */
  function closeByTimer() {
    const timer = byId("timer");
    if (timer && timer.dataset.closes !== undefined && timer.dataset.past !== undefined) post(place.dataset.over, {}).catch(() => {});
  }

  /* The note: `was` is what stood there when writing began, so that nobody writes over another. */
  let activity = "";
  let was = "";
  let resting = 0;
  let saving = Promise.resolve();

  const state = () => byId("room-now");
  const kept = () => state().querySelector("template").content.textContent;
  const dirty = () => note.value.trim() !== was.trim();

  function say(words) {
    said.textContent = words;
  }

  function save() {
    clearTimeout(resting);
    if (!activity || !dirty()) return;
    const sent = { activity, text: note.value, was };
    saving = saving.then(() => send(sent));
  }

  async function send(sent) {
    if (sent.activity === activity) sent.was = was;
    try {
      const reply = await post(note.dataset.url, sent);
      if (sent.activity !== activity) return;
      if (reply.ok) {
        was = sent.text;
        say(dirty() ? said.dataset.typing : said.dataset.saved);
      } else {
        refused(reply.status, await reply.text());
      }
    } catch (offline) {
      say(said.dataset.typing);
      resting = setTimeout(save, 5 * REST);
    }
  }

  /* What was typed stays. After somebody has read what stands there now, saving again takes its place. */
  function refused(status, sentence) {
    say(sentence);
    if (status !== 409) return;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button button--link";
    again.id = "note-again";
    again.textContent = said.dataset.again;
    again.addEventListener("click", () => { was = kept(); save(); });
    said.append(" ", again);
  }

  function follow() {
    const now = state();
    byId("parking-form").hidden = !now || !("running" in now.dataset);
    byId("notebook").hidden = !now || !now.dataset.activity;
    if (!now) return;
    if (now.dataset.activity !== activity) {
      save();
      activity = now.dataset.activity;
      was = kept();
      note.value = was;
      byId("note-about").textContent = now.dataset.title;
      say("");
    } else if (!dirty()) {
      was = kept();
      if (document.activeElement !== note || note.value.trim() !== was.trim()) note.value = was;
    }
  }

  note.addEventListener("input", () => {
    say(said.dataset.typing);
    clearTimeout(resting);
    resting = setTimeout(save, REST);
  });
  note.addEventListener("blur", save);
  addEventListener("pagehide", save);

  document.addEventListener("click", (event) => {
    if (event.target.closest("#ask-care")) byId("care").showModal();
    const way = event.target.closest("[data-focus]");
    if (way) byId(way.dataset.focus).focus();
  });

  /* A menu shuts after a press in it or beside it; with Escape: escape.js. */
  const menus = () => Array.from(document.querySelectorAll(".menu[open]"));
  document.addEventListener("click", (event) => {
    menus().forEach((menu) => { menu.open = menu.contains(event.target) && !event.target.closest(".menu__list button"); });
  });

  document.addEventListener("pieces:swapped", () => { follow(); lookAtClock(); });
  document.addEventListener("visibilitychange", lookAtClock);
  setInterval(lookAtClock, OFTEN);
  setInterval(closeByTimer, 1000);
  follow();
  lookAtClock();
})();
