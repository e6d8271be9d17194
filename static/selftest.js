/* The page for setting up: it looks every two seconds how far the steps are, plays the tones, and asks the browser
   about sleep and power. What it cannot do here stays hidden. */
(() => {
  "use strict";

  const PAUSE = 2000;
  const PATIENCE = 20000; // then a phone should have come
  const TONES = [523.25, 659.25]; // hertz: two soft notes, going up
  const LENGTH = 1.1; // seconds, of one note

  const byId = (id) => document.getElementById(id);
  const page = document.body.dataset;
  const notice = byId("notice");
  const heard = byId("heard");
  const voice = byId("voice");
  let phone = false;
  let looking = 0;

  function say(line, words) {
    if (line.textContent !== words) line.textContent = words;
  }

  function step(id, done, words) {
    say(byId(`${id}-state`), words);
    byId(id).classList.toggle("is-done", done);
    const all = document.querySelectorAll(".selftest__step:not(.is-done)").length === 0;
    say(byId("ready"), all ? page.ready : "");
  }

  function showCard(shown, possible) {
    const button = byId("card-button");
    byId("card").hidden = !possible;
    button.value = shown ? "no" : "yes";
    button.setAttribute("aria-pressed", String(shown));
    say(button, shown ? button.dataset.off : button.dataset.on);
  }

  function tidyAdvice() {
    byId("advice").hidden = !document.querySelector("#advice li:not([hidden])");
  }

  function seePhone(seen) {
    phone = seen;
    if (seen) byId("no-phone").open = false;
    document.querySelectorAll("[data-until-phone]").forEach((one) => { one.hidden = seen; });
    tidyAdvice();
  }

  function show(now) {
    Object.entries(now.steps).forEach(([id, one]) => step(id, one.done, one.words));
    showCard(now.card, now.card_possible);
    byId("begun").hidden = !now.begun;
    seePhone(now.steps.phone.done);
  }

  async function look() {
    clearTimeout(looking);
    try {
      const reply = await fetch(page.stateUrl, { credentials: "same-origin", cache: "no-store" });
      if (reply.ok) show(await reply.json());
      say(notice, reply.ok ? "" : page.failed);
    } catch (offline) {
      say(notice, page.offline);
    }
    clearTimeout(looking);
    looking = setTimeout(look, PAUSE);
  }

  /* Sound */
  let sound = null;

  function note(pitch, start) {
    const wave = sound.createOscillator();
    const volume = sound.createGain();
    wave.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.4, start + 0.06);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
    wave.connect(volume).connect(sound.destination);
    wave.start(start);
    wave.stop(start + LENGTH);
    return wave;
  }

  async function play() {
    try {
      sound = sound || new (window.AudioContext || window.webkitAudioContext)();
      await sound.resume();
      const start = sound.currentTime + 0.05;
      const last = TONES.map((pitch, place) => note(pitch, start + place * LENGTH * 0.6)).pop();
      say(voice, voice.dataset.tone);
      last.onended = () => say(voice, voice.dataset.toned);
    } catch (mute) {
      say(voice, voice.dataset.mute);
    }
  }

  function dutch() {
    const all = window.speechSynthesis && window.SpeechSynthesisUtterance ? window.speechSynthesis.getVoices() : [];
    return all.find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === "nl");
  }

  function read() {
    const found = dutch();
    say(voice, found ? voice.dataset.reading : voice.dataset.none);
    if (!found) return;
    const words = new SpeechSynthesisUtterance(voice.dataset.sentence);
    words.lang = found.lang;
    words.voice = found;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
  }

  const KEY = `heard-${page.session}`;

  function remember(value) {
    try {
      if (value !== undefined) sessionStorage.setItem(KEY, value);
      return sessionStorage.getItem(KEY) === "yes";
    } catch (closed) {
      return value === "yes";
    }
  }

  function hear() {
    remember(heard.checked ? "yes" : "no");
    step("sound", heard.checked, heard.checked ? heard.dataset.yes : heard.dataset.no);
  }

  /* Sleep and power */
  const wall = new URL(byId("open-wall").href);

  /* Only a page over https, or from this very computer, may keep a screen on. */
  function wallKeepsAwake() {
    const near = /^(localhost|127\.[\d.]+|\[::1\])$/.test(wall.hostname);
    return (wall.protocol === "https:" || near) && "wakeLock" in navigator;
  }

  async function watchPower() {
    if (!navigator.getBattery) return;
    try {
      const battery = await navigator.getBattery();
      const tell = () => {
        byId("advice-power").hidden = battery.charging;
        tidyAdvice();
      };
      battery.addEventListener("chargingchange", tell);
      tell();
    } catch (refused) {
      // Then it stays unsaid.
    }
  }

  /* A window of its own can be dragged to the projector; a tab cannot. */
  byId("open-wall").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (window.open(wall.href, "groot-scherm", "popup,width=1280,height=720")) event.preventDefault();
  });

  byId("tone").addEventListener("click", play);
  byId("read").addEventListener("click", read);
  heard.addEventListener("change", hear);
  byId("card").addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = event.detail;
    look().then(() => { if (xhr.status >= 400) say(notice, xhr.responseText || page.failed); });
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });

  setTimeout(() => {
    if (phone) return;
    byId("no-phone").open = true;
    say(byId("phone-late"), byId("phone-late").dataset.words);
  }, PATIENCE);

  document.querySelectorAll("[data-scripted]").forEach((one) => { one.hidden = false; });
  heard.checked = remember();
  if (heard.checked) hear();
  byId("advice-sleep").hidden = wallKeepsAwake();
  if (window.speechSynthesis) window.speechSynthesis.getVoices(); // some browsers fetch them only now
  watchPower();
  tidyAdvice();
  look();
})();
