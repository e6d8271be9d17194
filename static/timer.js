/* The timer: a ring that shrinks on the wall, figures on the console. Silent; at the end it only says so.

   Fills every [data-timer] (when it is over, ISO 8601; data-seconds is how long it takes): .ring__left, .timer__left in
   whole minutes, .timer__over at the end, [data-clock] with minutes and seconds; sets data-past. Tells: document event "timer:over". */
(function () {
  "use strict";

  const OFTEN = 250;
  let ahead = 0; // how far this computer's clock is ahead of the server's
  let asked = false;
  let told = "";

  function minutes(line, left) {
    const number = Math.ceil(left / 60000);
    if (left < 30000) return line.dataset.less;
    return number === 1 ? line.dataset.one : line.dataset.many.replace("{}", number);
  }

  function clock(left) {
    const seconds = Math.ceil(left / 1000);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function write(line, words) {
    if (line.textContent !== words) line.textContent = words;
  }

  function show(timer) {
    const left = Math.max(0, Date.parse(timer.dataset.timer) - (Date.now() - ahead));
    const over = left === 0;
    const ring = timer.querySelector(".ring");
    const words = timer.querySelector(".timer__left");
    const figures = timer.querySelector("[data-clock]");
    const wall = timer.closest(".wall");
    if (ring) {
      const share = Math.min(1, left / (1000 * Number(timer.dataset.seconds)));
      ring.querySelector(".ring__left").setAttribute("stroke-dashoffset", (100 * (1 - share)).toFixed(2));
      ring.toggleAttribute("hidden", over);
    }
    if (words) {
      words.hidden = over;
      if (!over) write(words, minutes(words, left));
    }
    if (figures) write(figures, over ? figures.dataset.over : clock(left));
    timer.querySelectorAll(".timer__over").forEach(function (line) { line.hidden = !over; });
    timer.toggleAttribute("data-past", over);
    if (wall) wall.classList.toggle("wall--time-over", over);
    if (over && told !== timer.dataset.timer) {
      told = timer.dataset.timer;
      document.dispatchEvent(new CustomEvent("timer:over"));
    }
  }

  function tick() {
    document.querySelectorAll("[data-timer]").forEach(show);
  }

  /* The server's clock is in the head of any reply, to the second: half a second is what we miss on average. */
  function compare() {
    if (asked || !document.querySelector("[data-timer]")) return;
    asked = true;
    fetch("/healthz", { cache: "no-store" }).then(function (reply) {
      const there = Date.parse(reply.headers.get("Date"));
      const off = Date.now() - there - 500;
      if (there && Math.abs(off) > 1000) ahead = off;
      tick();
    }).catch(function () { asked = false; });
  }

  function arrive() {
    tick();
    compare();
  }

  document.addEventListener("pieces:swapped", arrive);
  setInterval(tick, OFTEN);
  arrive();
}());
