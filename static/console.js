/* The console: what must outlive a swap of the pieces, and what htmx sends. Which answers are selected: grouping.js.

   Tells: document event "console:arrange", before the focus goes back after a swap. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const notice = byId("notice");
  const editor = byId("editor");
  const PRESSABLE = "button[id], a[id], input[id], summary[id]";

  const opened = new Set();
  const typed = new Map();
  const ticked = new Map();
  let focused = null;
  let pressed = null;
  let opener = "";

  const say = (words) => { notice.textContent = words || ""; };

  function keepTyped() {
    all("#tools input[id]").forEach((input) => {
      if (typed.has(input.id) && !input.value) input.value = typed.get(input.id);
    });
    all("#board input[type=radio]").forEach((radio) => {
      if (ticked.get(radio.name) === radio.value) radio.checked = true;
    });
  }

  function keepOpen() {
    all("#board details[id], #head details[id], #side details[id]").forEach((details) => { details.open = opened.has(details.id); });
  }

  /* What had the focus is gone: the answer that took its place is next. */
  function keepFocus() {
    if (!focused || document.activeElement !== document.body) return;
    const list = byId(focused.list);
    const next = list && list.querySelectorAll(".answer__select")[focused.index];
    const last = list && list.querySelector("li:last-child .answer__select");
    const again = byId(focused.id) || next || last;
    if (again) again.focus({ preventScroll: true });
  }

  /* The programme is longer than the screen: the line of now stays in sight. */
  function followProgramme() {
    const now = document.querySelector("#programme [aria-current=step]");
    if (now) now.scrollIntoView({ block: "nearest" });
  }

  function settle() {
    keepTyped();
    keepOpen();
    document.dispatchEvent(new Event("console:arrange"));
    window.grouping.show();
    keepFocus();
  }

  document.addEventListener("pieces:swapped", (event) => {
    settle();
    if (event.detail.ids.includes("programme")) followProgramme();
  });

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.matches("#board input[type=radio]")) ticked.set(input.name, input.value);
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("#tools input[id]")) typed.set(event.target.id, event.target.value);
  });

  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (!details.id || !details.isConnected) return;
    if (details.open) opened.add(details.id); else opened.delete(details.id);
  }, true);

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest(".answers > li");
    const index = item ? Array.from(item.parentNode.children).indexOf(item) : 0;
    focused = event.target.id ? { id: event.target.id, list: item ? item.parentNode.id : "", index } : null;
  });

  /* A press that began before a swap counts after it: under the pointer is another node, yet the same button. */
  document.addEventListener("pointerdown", (event) => {
    const target = event.target.closest(PRESSABLE);
    pressed = target && { id: target.id, node: target };
    if (!target) focused = null;
  }, true);

  document.addEventListener("pointerup", (event) => {
    const before = pressed;
    pressed = null;
    const now = before && event.target.closest(PRESSABLE);
    if (now && now.id === before.id && now !== before.node) now.click();
  }, true);

  /* An answer that goes elsewhere hands the focus to its neighbour, so that the next key works on the next answer. */
  function handOn(cards) {
    const item = document.activeElement.closest(".answers > li");
    if (!item || !cards.includes(item.dataset.card)) return;
    const stays = (one) => !one || !cards.includes(one.dataset.card);
    let next = item.nextElementSibling;
    while (!stays(next)) next = next.nextElementSibling;
    const box = (next || item.previousElementSibling)?.querySelector(".answer__select");
    if (box) box.focus();
  }

  document.addEventListener("cards:leaving", (event) => handOn(event.detail.cards));

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, verb } = event.detail;
    if (verb === "post" && elt.closest("#board")) handOn([elt.value]);
  });

  /* By the request itself and not by events of its button: a push may have replaced that before the answer is here. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, xhr, requestConfig, target } = event.detail;
    if (target === editor) editor.dataset.coming = "";
    // Not at the answer: a push may be quicker, and what somebody was told after that still stands.
    say("");
    xhr.addEventListener("loadend", () => answered(xhr, elt.origin || elt, requestConfig.verb, elt));
  });

  function answered(xhr, elt, verb, sender) {
    const failed = xhr.status === 0 || xhr.status >= 400;
    if (sender !== elt) sender.remove();
    delete editor.dataset.coming;
    if (sender.cards && failed) window.grouping.giveBack(sender.cards);
    const plain = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
    if (xhr.status === 0) say(notice.dataset.offline);
    else if (xhr.status >= 400) say(plain ? xhr.responseText : notice.dataset.failed);
    // Whoever goes on typing a goal keeps the form.
    if (failed || verb === "get" || elt.dataset.whileTyping !== undefined) return;
    if (editor.contains(elt)) window.grouping.none();
    if (editor.contains(elt)) closeEditor();
    // The form may have been replaced as well, with what was typed in it.
    else if (elt.matches("form")) empty(elt.isConnected ? elt : byId(elt.id) || elt);
    if (document.documentElement.dataset.live !== "on") document.dispatchEvent(new Event("pieces:catch-up"));
  }

  function empty(form) {
    Array.from(form.elements).forEach((input) => { typed.delete(input.id); ticked.delete(input.name); });
    const first = form.querySelector("input");
    if (form.contains(document.activeElement)) first.focus();
    form.reset();
  }

  function closeEditor() {
    editor.replaceChildren();
    const back = [byId(opener), document.querySelector("#board .answer__select")];
    const visible = back.find((one) => one && one.offsetParent);
    if (visible) visible.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-close]")) closeEditor();
    if (button.matches("[hx-target='#editor']")) opener = button.id;
    if (button.id === "ask-shortcuts") byId("shortcuts").showModal();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && editor.contains(event.target)) closeEditor();
  });

  settle();
  followProgramme();
})();
