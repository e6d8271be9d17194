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

  /* A page of its own in the browser's history, as after an ordinary form: "back" leads to the way in, not past it. */
  function enter() {
    history.pushState(null, "", form.dataset.then);
    location.reload();
  }

  async function send() {
    busy = true;
    say("");
    try {
      const body = new URLSearchParams(Array.from(new FormData(form)));
      const reply = await fetch(form.action, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" });
      // Anything but the way in is a page of its own, so the browser asks for it once more and shows it.
      if (reply.type === "opaqueredirect") enter();
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
