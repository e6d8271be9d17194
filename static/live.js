/* Keeps the pieces of a page as the server has them: by socket when there is one, by asking when there is none.

   Reads <body data-live data-audience data-code data-token data-language data-seq data-pieces-url>.
   Tells: <html data-live="on"> connected and up to date, "polling" without a socket, "off" no network;
          document events "pieces:swapping" {id}, then "pieces:swapped" {ids}; "live:on"; "live:aloud" {tell}.
   Takes: document event "pieces:catch-up". */
(function () {
  "use strict";

  const POLL = 5000;
  const SPREAD = 1500; // after a restart a whole room comes back at once
  const PATIENCE = 15000;

  const root = document.documentElement;
  const page = document.body.dataset;
  const NEEDS = ["fetch", "WebSocket", "Promise", "AbortController", "URLSearchParams", "Map", "Set", "htmx"];
  const young = NEEDS.every(function (one) { return one in window; }) && "toggleAttribute" in Element.prototype;
  if (page.piecesUrl === undefined || !young) return;

  const shown = new Map(); // piece id -> the bytes it was last given
  let seq = Number(page.seq) || 0;
  let socket = null;
  let greeted = false;
  let catching = false;
  let again = false;
  let planned = 0;

  function tell(name, detail) {
    document.dispatchEvent(new CustomEvent(name, { detail: detail }));
  }

  function report(state) {
    const before = root.dataset.live;
    root.dataset.live = state;
    if (state === "on" && before !== "on") tell("live:on");
  }

  /* The id of a piece's root; "" when the page has no such element or shows these very bytes. */
  function changed(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const piece = holder.content.firstElementChild;
    const id = piece ? piece.id : "";
    return id && document.getElementById(id) && shown.get(id) !== html ? id : "";
  }

  function swap(id, html) {
    shown.set(id, html);
    tell("pieces:swapping", { id: id });
    window.htmx.swap("#" + id, html, { swapStyle: "outerHTML" });
    window.htmx.process(document.getElementById(id));
  }

  function show(message) {
    if (message.seq < seq) return;
    seq = message.seq;
    const ids = [];
    for (const html of message.pieces) {
      const id = changed(html);
      if (!id) continue;
      swap(id, html);
      ids.push(id);
    }
    if (ids.length) tell("pieces:swapped", { ids: ids });
  }

  async function ask() {
    const patience = new AbortController();
    const bell = setTimeout(function () { patience.abort(); }, PATIENCE);
    try {
      const reply = await fetch(page.piecesUrl + "?since=" + seq, {
        credentials: "same-origin", redirect: "manual", cache: "no-store", signal: patience.signal,
      });
      if (reply.type === "opaqueredirect") {
        // What stood here has moved: the evening is sealed, or the link is another one.
        location.reload();
      } else if (reply.status === 200) {
        show(await reply.json());
      } else if (reply.status !== 204) {
        throw new Error(String(reply.status));
      }
    } finally {
      clearTimeout(bell);
    }
  }

  /* Asks for what changed; whoever calls during a request gets one more after it, never two at a time. */
  async function catchUp() {
    clearTimeout(planned);
    planned = 0;
    if (catching) {
      again = true;
      return;
    }
    catching = true;
    try {
      do {
        again = false;
        await ask();
      } while (again);
      report(greeted ? "on" : "polling");
    } catch (trouble) {
      report("off");
    } finally {
      catching = false;
    }
  }

  function catchUpSoon() {
    if (!planned) planned = setTimeout(catchUp, Math.random() * SPREAD);
  }

  function wake() {
    if (!document.hidden) catchUp();
  }

  function greet(hello) {
    greeted = true;
    if (hello.seq > seq) catchUpSoon();
    else report("on");
  }

  function receive(message) {
    if (message.prev > seq) catchUp();
    else show(message);
  }

  function lose(reason) {
    greeted = false;
    report("off");
    catchUpSoon();
    // Only then the client does not try again by itself.
    if (reason === "io server disconnect") setTimeout(function () { socket.connect(); }, POLL * (0.5 + Math.random()));
  }

  function connect() {
    socket = window.io({
      transports: ["websocket"],
      query: { code: page.code || "", lang: page.language || "" },
      auth: { token: page.token || "" },
      reconnectionDelayMax: 2 * POLL,
    });
    socket.on("hello", greet);
    socket.on("pieces", receive);
    socket.on("aloud", function (answer) { tell("live:aloud", { tell: answer }); });
    socket.on("disconnect", lose);
  }

  report("off");
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("pieces:catch-up", catchUp);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", function (event) { if (event.persisted) wake(); });
  setInterval(function () { if (root.dataset.live !== "on" && !planned) wake(); }, POLL);
  if (window.io) connect();
}());
