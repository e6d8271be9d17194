/* Putting options in order, on any form with [data-order]: a tap gives the next number or takes it back, buttons move an
   option up and down, and a number that is chosen from its list pushes the others on. What is sent are the lists. */
(function () {
  "use strict";

  if (!document.documentElement.dataset.live || window.inOrder) return;
  window.inOrder = true;

  const box = function () { return document.querySelector("#answer [data-order]"); };
  const all = function () { return Array.from(box().querySelectorAll("[data-option]")); };
  const list = function (one) { return one.querySelector("select"); };
  const place = function (one) { return Number(list(one).value); };

  /* What has a number, number 1 first. */
  function placed() {
    return all().filter(place).sort(function (one, other) { return place(one) - place(other); });
  }

  function draw() {
    if (!box()) return;
    const order = placed();
    const rest = all().filter(function (one) { return !place(one); });
    order.concat(rest).forEach(function (one, at) {
      const moves = one.lastElementChild;
      one.classList.toggle("in-order--placed", place(one) > 0);
      moves.hidden = !place(one);
      moves.firstElementChild.disabled = !at;
      moves.lastElementChild.disabled = at === order.length - 1;
      if (all()[at] !== one) box().insertBefore(one, all()[at]);
    });
  }

  /* Numbers from 1 on in this order, none for the rest. The form hears of it as if somebody had typed it, and is drawn. */
  function number(order, moved, focus) {
    const most = list(moved).length - 1;
    all().forEach(function (one) {
      const at = order.indexOf(one);
      list(one).value = at < 0 || at >= most ? "" : String(at + 1);
    });
    list(moved).dispatchEvent(new Event("input", { bubbles: true }));
    if (focus) (focus.disabled ? focus.parentNode.querySelector(":enabled") : focus).focus({ preventScroll: true });
    const words = box().dataset.order.replace("{n}", list(moved).value || "–");
    document.dispatchEvent(new CustomEvent("phone:announce", { detail: { words: words } }));
  }

  document.addEventListener("click", function (event) {
    const one = event.target.closest(".in-order");
    if (!one || !box() || event.target === list(one)) return;
    event.preventDefault();
    if (list(one).disabled) return; // on its way
    const way = event.target.dataset.way;
    const order = placed();
    const at = order.indexOf(one);
    if (at >= 0) order.splice(at, 1);
    if (way || at < 0) order.splice(way ? at + Number(way) : order.length, 0, one);
    number(order, one, way && event.target);
  });

  document.addEventListener("change", function (event) {
    const one = event.target.closest(".in-order");
    if (!one || !box()) return;
    const to = place(one);
    const order = placed().filter(function (other) { return other !== one; });
    if (to) order.splice(to - 1, 0, one);
    number(order, one, event.target);
  });

  document.addEventListener("form:filled", draw);
  document.addEventListener("pieces:swapped", draw);
  draw();
}());
