/* What the answers have in common, for this console only: words to filter by, what looks double, "lijkt op", search. */
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const { idsOf, look, post } = window.grouping;
  const PAUSE = 500;
  const BETWEEN = 2000; // reading hundreds of answers is work for the server
  const WORDS = 8;

  const refused = new Set();
  let told = { words: [], duplicates: [], texts: {}, order: [], found: [] };
  let word = "";
  let search = "";
  let like = "";
  let read = "";
  let last = 0;
  let planned = 0;

  const standing = () => [...idsOf(byId("waiting")), ...idsOf(byId("loose"))];

  function element(tag, more, ...inside) {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside);
    return made;
  }

  /* As it reads: what was typed, the words that come back, what is found, and one pair that looks double. */
  function draw() {
    if (!byId("reading")) return;
    const held = new Set(standing());
    drawWords(told.words.map(([one, ids]) => [one, ids.filter((id) => held.has(id)).length]));
    drawFound(held);
    drawDouble(held);
    document.querySelectorAll("[data-like]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.like === like));
    });
  }

  function drawWords(words) {
    const row = byId("reading-words");
    const several = words.filter(([one, number]) => number > 1 || one === word).slice(0, WORDS);
    const now = JSON.stringify([several, word]);
    if (row.dataset.now === now) return;
    const focused = row.contains(document.activeElement) && document.activeElement.dataset.word;
    row.dataset.now = now;
    row.replaceChildren(...several.map(([one, number]) => {
      const button = element("button", { type: "button", className: "filter" }, one, " ", element("b", {}, String(number)));
      button.dataset.word = one;
      button.setAttribute("aria-pressed", String(one === word));
      return button;
    }));
    const again = focused && Array.from(row.children).find((button) => button.dataset.word === focused);
    if (again) again.focus();
  }

  function drawFound(held) {
    const only = filter();
    const theme = like && document.querySelector(`[data-like="${like}"]`);
    const name = theme ? byId(`group-name-${like}`).textContent : "";
    const found = only ? Array.from(only).filter((id) => held.has(id)).length : 0;
    const words = only ? `${found} van ${held.size} met ‘${word || search}’. ` : "";
    byId("reading-found").textContent = words + (name ? `Bovenaan bij Los: wat lijkt op ‘${name}’.` : "");
  }

  function drawDouble(held) {
    const place = byId("reading-double");
    const group = told.duplicates.map((ids) => ids.filter((id) => held.has(id)))
      .find((ids) => ids.length > 1 && !refused.has(ids.join()));
    const now = group ? group.join() : "";
    if (place.dataset.now === now) return;
    place.dataset.now = now;
    if (!group) { place.replaceChildren(); return; }
    const said = group.slice(0, 3).map((id) => `‘${told.texts[id]}’`).join(" en ");
    const yes = element("button", { type: "button", className: "button button--link", id: "double-yes" }, "ja, stapel ze");
    const no = element("button", { type: "button", className: "button button--link", id: "double-no" }, "nee");
    yes.addEventListener("click", () => post(place.dataset.stack, {}, group, yes));
    no.addEventListener("click", () => { refused.add(now); draw(); });
    place.replaceChildren(element("span", {}, "Lijken dubbel: ", element("bdi", {}, said), " "), yes, no);
  }

  function filter() {
    if (word) return new Set((told.words.find(([one]) => one === word) || [word, []])[1]);
    return search ? new Set(told.found) : null;
  }

  function apply() {
    look(filter(), like ? told.order : []);
    draw();
  }

  async function ask() {
    clearTimeout(planned);
    planned = 0;
    const bar = byId("reading");
    if (!bar) return;
    last = Date.now();
    const wanted = key();
    const query = new URLSearchParams({ theme: like, search });
    try {
      const reply = await fetch(`${bar.dataset.reading}/reading.json?${query}`);
      if (!reply.ok || wanted !== key()) return;
      told = await reply.json();
      read = wanted;
      apply();
    } catch (offline) {
      // The next push asks again.
    }
  }

  /* What an answer of the server is an answer to. */
  const key = () => [byId("reading")?.dataset.reading, standing().sort().join(" "), like, search].join("|");

  function askSoon(pause) {
    if (key() === read || planned) return;
    planned = setTimeout(ask, Math.max(pause, last + BETWEEN - Date.now()));
  }

  /* What somebody asks for does not wait for its turn. */
  function askNow() {
    clearTimeout(planned);
    planned = setTimeout(ask, 0);
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-word]");
    const door = event.target.closest("[data-like]");
    if (chip) {
      word = word === chip.dataset.word ? "" : chip.dataset.word;
      search = byId("search").value = "";
      apply();
    }
    if (door) {
      like = like === door.dataset.like ? "" : door.dataset.like;
      if (like) askNow(); else apply();
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.id !== "search") return;
    search = event.target.value.trim();
    word = "";
    if (search) askNow(); else apply();
  });

  function settle() {
    if (!byId("reading")) return;
    if (like && !document.querySelector(`[data-like="${like}"]`)) { like = ""; look(filter(), []); }
    draw();
    askSoon(PAUSE);
  }

  document.addEventListener("pieces:swapped", settle);
  settle();
})();
