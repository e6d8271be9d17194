/* The list of a programme: dragging beside the buttons, and words for who does not see what moved. */
(() => {
  "use strict";

  const plan = () => document.getElementById("plan");
  let carried = null;

  function mark(item, where) {
    plan().querySelectorAll(".plan__item--before, .plan__item--behind").forEach((one) => {
      one.classList.remove("plan__item--before", "plan__item--behind");
    });
    if (item) item.classList.add(`plan__item--${where}`);
  }

  function ready() {
    document.documentElement.classList.add("can-drag");
    plan().querySelectorAll("[data-activity]").forEach((item) => { item.draggable = true; });
  }

  /* In the lower half of an item what is carried comes behind it, in the upper half before it. */
  function place(event) {
    const item = event.target.closest && event.target.closest(".plan__item");
    if (!carried || !item || item === carried) return null;
    const box = item.getBoundingClientRect();
    return { item, where: event.clientY > box.top + box.height / 2 ? "behind" : "before" };
  }

  function behind(found) {
    if (found.where === "behind") return found.item.id;
    const items = Array.from(plan().querySelectorAll(".plan__item")).filter((one) => one !== carried);
    const before = items[items.indexOf(found.item) - 1];
    return before ? before.id : "";
  }

  document.addEventListener("dragstart", (event) => {
    const item = event.target.closest && event.target.closest("[data-activity]");
    if (!item) return;
    carried = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.id);
    item.classList.add("plan__item--carried");
  });

  document.addEventListener("dragover", (event) => {
    const found = place(event);
    if (found) event.preventDefault();
    if (carried) mark(found && found.item, found && found.where);
  });

  document.addEventListener("drop", (event) => {
    const found = place(event);
    if (!found) return;
    event.preventDefault();
    const form = carried.querySelector("form");
    window.htmx.ajax("POST", form.getAttribute("action"), {
      target: "#plan", select: "#plan", swap: "outerHTML", values: { after: behind(found) },
    });
  });

  document.addEventListener("dragend", () => {
    if (carried) carried.classList.remove("plan__item--carried");
    carried = null;
    mark(null);
  });

  document.addEventListener("htmx:afterSettle", () => {
    ready();
    document.getElementById("said").textContent = plan().dataset.said;
  });

  ready();
})();
