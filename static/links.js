/* Copies an address. Where the browser keeps the clipboard to itself (plain http), the old way does it. */
(() => {
  "use strict";

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch (refused) {
      field.select();
      return document.execCommand("copy");
    }
  }

  document.querySelectorAll("[data-copy]").forEach((button) => {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      const done = await copy(field);
      if (!done) field.select();
      button.textContent = done ? button.dataset.copied : words;
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  });
})();
