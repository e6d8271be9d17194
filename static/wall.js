/* The projector: figures that arrive or walk, the two keys, and a screen that stays on. live.js brings the pieces. */
(() => {
  "use strict";
  const page = document.documentElement;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const WALK = { duration: 600, easing: "ease-in-out", fill: "backwards" };
  let before = new Map();

  const wall = () => document.getElementById("wall");

  function places() {
    const found = new Map();
    wall().querySelectorAll(".figure[id]").forEach((figure) => found.set(figure.id, figure.getBoundingClientRect()));
    return found;
  }

  function walk(figure, from, to) {
    const moved = [from.left - to.left, from.bottom - to.bottom];
    if (Math.abs(moved[0]) < 1 && Math.abs(moved[1]) < 1) return;
    const size = to.height ? from.height / to.height : 1;
    const start = `translate(${moved[0]}px, ${moved[1]}px) scale(${size})`;
    figure.animate([{ transform: start, transformOrigin: "0 100%" }, { transform: "none", transformOrigin: "0 100%" }], WALK);
  }

  /* Who was there walks to the new place. Who was not came out of the gathering, if there was one; else it is new. */
  function move() {
    const now = places();
    const gathered = [...before].filter(([id]) => id.startsWith("chosen-")).map(([, place]) => place);
    let turn = 0;
    now.forEach((to, id) => {
      const figure = document.getElementById(id);
      const from = before.get(id) || (id.startsWith("vote-") && gathered.length ? gathered[turn++ % gathered.length] : null);
      if (still.matches || !figure.animate) return;
      if (from) walk(figure, from, to);
      else figure.classList.add("is-new");
    });
    before = now;
  }

  function theme(dark) {
    if (dark) page.dataset.theme = "dark";
    else delete page.dataset.theme;
  }

  function remembered(value) {
    try {
      if (value !== undefined) localStorage.setItem("wall-theme", value);
      return localStorage.getItem("wall-theme");
    } catch (refused) {
      return value;
    }
  }

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === "d") {
      const dark = page.dataset.theme !== "dark";
      theme(dark);
      remembered(dark ? "dark" : "light");
    } else if (key === "f") {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (page.requestFullscreen) page.requestFullscreen().catch(() => {});
    }
  }

  /* As long as the wall is looked at the computer does not fall asleep, where the browser lets it: not on plain http
     from another computer. The test card says which of the two it is. */
  let lock = null;
  let battery = null;

  function note() {
    const awake = lock !== null && !lock.released;
    document.querySelectorAll("[data-awake]").forEach((line) => { line.hidden = (line.dataset.awake === "yes") !== awake; });
    document.querySelectorAll("[data-on-battery]").forEach((line) => { line.hidden = !battery || battery.charging; });
  }

  async function stayAwake() {
    if (document.hidden || (lock && !lock.released)) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", note);
    } catch (refused) {
      lock = null;
    }
    note();
  }

  async function watchPower() {
    try {
      battery = await navigator.getBattery();
      battery.addEventListener("chargingchange", note);
      note();
    } catch (unknown) {
      battery = null;
    }
  }

  theme(remembered() === "dark");
  before = places();
  document.addEventListener("keydown", pressed);
  document.addEventListener("pieces:swapped", move);
  document.addEventListener("pieces:swapped", note);
  document.addEventListener("visibilitychange", stayAwake);
  addEventListener("resize", () => { before = places(); });
  if (document.fonts) document.fonts.ready.then(() => { before = places(); });
  stayAwake();
  watchPower();
})();
