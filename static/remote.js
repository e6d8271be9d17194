/* The remote: one answer at a time, a curtain against lookers-on, and no press that counts twice or lands elsewhere.
   live.js brings the piece and htmx sends; this decides which press may. */
(() => {
  "use strict";

  const AGAIN = 600; // a second tap this soon is the same tap, whatever stands under the thumb by then
  const IDLE = 60000; // untouched for so long, the phone lies on a table
  const LOST = 2000; // a hiccup of the network is not worth words

  const body = document.body;
  const byId = (id) => document.getElementById(id);
  const notice = byId("notice");
  const ahead = Date.parse(body.dataset.now) - Date.now();

  const places = new Map();
  let reading = "";
  let sheet = false;
  let asked = null;
  let promised = "";
  let resting = 0;
  let pressed = null;
  let idle = 0;
  let lost = 0;

  const say = (words) => { notice.textContent = words || ""; };

  /* No press counts for a moment: a second tap is the same tap, and what came under the thumb was not seen yet. */
  function rest() {
    body.dataset.resting = "";
    clearTimeout(resting);
    resting = setTimeout(() => { delete body.dataset.resting; }, AGAIN);
  }

  /* The curtain */
  function draw(shut) {
    body.dataset.curtain = shut ? "shut" : "open";
    showCurtain();
    clearTimeout(idle);
    if (!shut) idle = setTimeout(() => draw(true), IDLE);
  }

  function showCurtain() {
    const shut = body.dataset.curtain === "shut";
    const button = byId("curtain");
    if (!button) return;
    button.textContent = shut ? button.dataset.lift : button.dataset.drop;
    document.querySelectorAll(".review__card > *").forEach((words) => words.setAttribute("aria-hidden", String(shut)));
  }

  document.addEventListener("visibilitychange", () => { if (document.hidden) draw(true); });
  window.addEventListener("pagehide", () => draw(true));
  document.addEventListener("pointerdown", () => { if (body.dataset.curtain === "open") draw(false); }, true);

  /* New answers come in at any place of the list: what is being read stays, and the rest keeps its order. */
  function place() {
    const list = document.querySelector(".review");
    if (!list) return;
    const items = Array.from(list.children);
    items.forEach((item) => { if (!places.has(item.dataset.review)) places.set(item.dataset.review, places.size); });
    items.sort((one, other) => places.get(one.dataset.review) - places.get(other.dataset.review));
    const now = items.find((item) => item.dataset.review === reading) || items[0];
    const id = now ? now.dataset.review : "";
    if (id !== reading) rest();
    reading = id;
    items.forEach((item) => { item.hidden = item !== now; });
    list.dataset.placed = "";
  }

  function showSheet() {
    const list = byId("on-wall");
    const review = byId("review");
    const button = byId("hide-now");
    sheet = sheet && Boolean(list);
    if (!list || !button) return;
    list.hidden = !sheet;
    review.hidden = sheet;
    button.setAttribute("aria-expanded", String(sheet));
  }

  /* What asks twice: flagged answers, and the end of the evening. */
  function ask(button) {
    asked = button && { id: button.id, value: button.value };
    showAsked();
  }

  function showAsked() {
    document.querySelectorAll("[data-twice]").forEach((button) => {
      const words = button.querySelector("[data-words]");
      const mine = asked !== null && asked.id === button.id && asked.value === button.value;
      if (!button.dataset.once) button.dataset.once = words.textContent;
      words.textContent = mine ? button.dataset.twice : button.dataset.once;
      button.classList.toggle("is-asked", mine);
    });
  }

  /* The minutes that are left, by the server's clock. */
  function tick() {
    const now = Date.now() + ahead;
    document.querySelectorAll("[data-ends]").forEach((one) => {
      const left = Math.round((Date.parse(one.dataset.ends) - now) / 1000);
      one.hidden = left <= 0;
      one.querySelector("[data-left]").textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    });
  }

  /* Volgende does something else by now, because of somebody at the console or of this phone. */
  function lookNext() {
    const value = byId("next") ? byId("next").value : "";
    if (value !== promised) rest();
    promised = value;
  }

  function settle() {
    place();
    lookNext();
    showSheet();
    showAsked();
    showCurtain();
    tick();
  }

  document.addEventListener("pieces:swapped", settle);
  setInterval(tick, 1000);

  /* Whether this press may count. `false` stops it before htmx hears of it. */
  function counts(button) {
    if (body.dataset.resting !== undefined) return false;
    rest();
    if (button.dataset.reads !== undefined && body.dataset.curtain === "shut") {
      draw(false);
      return false;
    }
    const mine = asked !== null && asked.id === button.id && asked.value === button.value;
    ask(button.dataset.twice && !mine ? button : null);
    return asked === null;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[hx-post]");
    if (!button || counts(button)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest(".review__card")) draw(false);
    if (event.target.closest("#curtain")) draw(body.dataset.curtain === "open");
    if (event.target.closest("#hide-now")) {
      sheet = !sheet;
      rest();
      showSheet();
    }
  });

  /* A press that began before a swap counts after it: under the thumb is another node, yet the same button. */
  document.addEventListener("pointerdown", (event) => {
    const target = event.target.closest("button[id]");
    pressed = target && { id: target.id, value: target.value, node: target };
  }, true);

  document.addEventListener("pointerup", (event) => {
    const before = pressed;
    pressed = null;
    const now = before && event.target.closest("button[id]");
    if (now && now.id === before.id && now.value === before.value && now !== before.node) now.click();
  }, true);

  /* By the request itself and not by events of its button: a push may have replaced that before the answer is here. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const xhr = event.detail.xhr;
    // Not at the answer: a push may be quicker, and what was said after that still stands.
    say("");
    xhr.addEventListener("loadend", () => answered(xhr));
  });

  function answered(xhr) {
    const plain = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
    if (xhr.status === 0) say(notice.dataset.offline);
    else if (xhr.status === 409 && xhr.responseText === "Al gedaan.") say(notice.dataset.already);
    else if (xhr.status >= 400) say(plain ? xhr.responseText : notice.dataset.failed);
    if (xhr.status === 403 || document.documentElement.dataset.live !== "on") {
      document.dispatchEvent(new Event("pieces:catch-up"));
    }
  }

  /* live.js tells how it is connected; only what lasts is said. */
  function connected() {
    const off = document.documentElement.dataset.live === "off";
    clearTimeout(lost);
    if (off) lost = setTimeout(() => say(notice.dataset.lost), LOST);
    else if (notice.textContent === notice.dataset.lost) say("");
  }

  new MutationObserver(connected).observe(document.documentElement, { attributeFilter: ["data-live"] });

  settle();
  connected();
})();
