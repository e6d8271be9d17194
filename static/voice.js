/* Reads the question, its help and the options aloud in the browser's own voice, each with a mark on it; what other
   people wrote has no data-read. Only with a voice in the device itself: others send the words to their maker. Where
   there is none for the language of the page, the button stays away.

   Offers window.aloud {reading(), read(tell), stop()}; `tell` hears once "reads", "no-voice", "nothing", "tap-first" (the
   browser wants somebody to have touched the page) or "silent". */
(function () {
  "use strict";

  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const button = document.querySelector("[data-read-aloud]");
  const MARK = "data-aloud";
  let turn = null; // what is being read: {queue: [{part, words, voice}], at, tell}

  function voiceFor(language) {
    return speech.getVoices().filter(function (voice) {
      return voice.localService !== false && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language;
    })[0];
  }

  function wordsOf(part) {
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  /* Everything to read that is on the screen, in its order. */
  function all() {
    return Array.from(document.querySelectorAll("main [data-read]")).filter(function (part) {
      return part.getClientRects().length > 0 && wordsOf(part);
    });
  }

  function queue() {
    return all().map(function (part) {
      return { part: part, words: wordsOf(part), voice: voiceFor(part.closest("[lang]").lang) };
    }).filter(function (one) { return one.voice; });
  }

  /* A push may have put another element with the same words in its place. */
  function mark() {
    document.querySelectorAll("[" + MARK + "]").forEach(function (one) { one.removeAttribute(MARK); });
    const now = turn && turn.queue[turn.at];
    if (!now) return;
    if (!document.contains(now.part)) {
      now.part = all().filter(function (part) { return wordsOf(part) === now.words; })[0] || now.part;
    }
    now.part.setAttribute(MARK, "");
  }

  function offer() {
    if (!button) return;
    button.hidden = !turn && !(voiceFor(document.documentElement.lang) && queue().length);
    button.querySelector("[data-start]").hidden = Boolean(turn);
    button.querySelector("[data-stop]").hidden = !turn;
  }

  function stop() {
    turn = null;
    speech.cancel();
    mark();
    offer();
  }

  function say(mine) {
    if (mine !== turn) return;
    const now = mine.queue[mine.at];
    if (!now) return stop();
    mine.said = new SpeechSynthesisUtterance(now.words); // Chrome forgets one that nobody holds, and never ends it
    mine.said.voice = now.voice;
    mine.said.lang = now.voice.lang;
    mine.said.onstart = function () { mine.tell("reads"); };
    mine.said.onend = function () {
      mine.tell("reads");
      mine.at += 1;
      say(mine);
    };
    mine.said.onerror = function (trouble) {
      mine.tell(trouble.error === "not-allowed" ? "tap-first" : "silent");
      if (mine === turn) stop();
    };
    mark();
    speech.speak(mine.said);
  }

  function read(tell) {
    const parts = queue();
    if (!voiceFor(document.documentElement.lang)) return tell("no-voice");
    if (!parts.length) return tell("nothing");
    let told = false;
    turn = { queue: parts, at: 0, tell: function (word) {
      if (!told) tell(word);
      told = true;
    } };
    speech.cancel();
    say(turn);
    offer();
  }

  function toggle() {
    if (turn) stop();
    else read(function () {});
  }

  /* The same question goes on, whatever else changed around it. */
  function swapped() {
    const first = turn && queue()[0];
    if (turn && (!first || first.words !== turn.queue[0].words)) stop();
    else mark();
    offer();
  }

  function hide() {
    if (document.hidden && turn) stop();
  }

  if (button) button.addEventListener("click", toggle);
  document.addEventListener("pieces:swapped", swapped);
  document.addEventListener("visibilitychange", hide);
  window.addEventListener("pagehide", function () { if (turn) stop(); });
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  else speech.onvoiceschanged = offer;
  window.aloud = { reading: function () { return Boolean(turn); }, read: read, stop: stop };
  offer();
}());
