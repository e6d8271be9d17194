/* A file that takes a moment to make: says so meanwhile, and in a sentence when it fails. Without this the links work
   as links. */
(() => {
  "use strict";

  const said = document.getElementById("download-said");
  const bar = document.getElementById("download-bar");
  const A_MOMENT = 300; // quicker than that there is nothing to say

  function say(words, busy) {
    said.textContent = words;
    bar.hidden = !busy;
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const nameIn = (reply) => /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition") || "")?.[1] || "verslag";

  async function fetchAndSave(link) {
    const bell = setTimeout(() => say(`${link.dataset.download} wordt gemaakt…`, true), A_MOMENT);
    link.setAttribute("aria-disabled", "true");
    try {
      const reply = await fetch(link.href, { credentials: "same-origin" });
      if (!reply.ok) throw new Error(String(reply.status));
      const name = nameIn(reply);
      save(await reply.blob(), name);
      clearTimeout(bell);
      say(`Klaar: ${name}`, false);
    } catch (trouble) {
      clearTimeout(bell);
      say(`${link.dataset.download} maken lukte niet. Probeer het nog een keer.`, false);
    } finally {
      link.removeAttribute("aria-disabled");
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-download]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!link.hasAttribute("aria-disabled")) fetchAndSave(link);
  });
})();
