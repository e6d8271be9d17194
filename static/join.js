/* Taking part on bad Wi-Fi: what does not arrive gets a sentence here instead of the browser's own page, and the button
   stays. A second try is the same person: the phone has its cookie already. */
(function () {
  "use strict";

  const form = document.getElementById("join");
  const notice = document.getElementById("unreachable");
  if (!form || !window.fetch || !window.URLSearchParams || !window.FormData) return;
  let busy = false;

  function say(words) {
    notice.textContent = words;
    notice.hidden = !words;
  }

  async function send() {
    busy = true;
    say("");
    try {
      const body = new URLSearchParams(Array.from(new FormData(form)));
      const reply = await fetch(form.action, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" });
      // Anything but the way in is a page of its own, so the browser asks for it once more and shows it.
      if (reply.type === "opaqueredirect") location.assign(form.dataset.then);
      else form.submit();
    } catch (unreachable) {
      say(notice.dataset.words);
    } finally {
      busy = false;
    }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!busy) send();
  });
}());
