/* The projector: figures that arrive or walk, and the two keys. live.js brings the pieces. */
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

  theme(remembered() === "dark");
  before = places();
  document.addEventListener("keydown", pressed);
  document.addEventListener("pieces:swapped", move);
  addEventListener("resize", () => { before = places(); });
  if (document.fonts) document.fonts.ready.then(() => { before = places(); });
})();
