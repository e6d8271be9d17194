/* Reads the question aloud, on phones that have a voice for its language; without one the button stays away. */
(function () {
  "use strict";

  const button = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;

  function voiceFor(language) {
    return speech.getVoices().filter(function (voice) {
      return voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language;
    })[0];
  }

  function offer() {
    button.hidden = !voiceFor(document.body.dataset.language || document.documentElement.lang);
  }

  function visible(part) {
    return part.getClientRects().length > 0;
  }

  function stop() {
    speech.cancel();
    button.setAttribute("aria-pressed", "false");
  }

  function read() {
    const parts = Array.from(document.querySelectorAll("main [data-read]")).filter(visible);
    parts.forEach(function (part, place) {
      const words = new SpeechSynthesisUtterance(part.textContent.trim());
      const holder = part.closest("[lang]");
      const voice = voiceFor(holder.lang);
      words.lang = voice ? voice.lang : holder.lang;
      if (voice) words.voice = voice;
      if (place === parts.length - 1) words.onend = stop;
      speech.speak(words);
    });
    button.setAttribute("aria-pressed", "true");
  }

  button.addEventListener("click", function () {
    if (speech.speaking || speech.pending) stop();
    else read();
  });
  document.addEventListener("pieces:swapped", stop);
  window.addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  else speech.onvoiceschanged = offer;
  offer();
}());
