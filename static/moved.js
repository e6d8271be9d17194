/* The session got another code. Whoever is in it goes along: what was typed moves to the new address, and the server
   knows this phone by the cookie of the old one. */
(function () {
  "use strict";

  const page = document.body.dataset;

  /* Keys of what is kept on this phone have the code in them, and so have the addresses of what waits to be sent. */
  function carry(storage, from, to) {
    Object.keys(storage).forEach(function (key) {
      const parts = key.split("-");
      if (parts[1] !== from) return;
      parts[1] = to;
      const kept = storage.getItem(key).split("/" + from + "/").join("/" + to + "/");
      storage.setItem(parts.join("-"), kept);
      storage.removeItem(key);
    });
  }

  function follow() {
    const code = document.getElementById("activity").dataset.code;
    if (!code || code === page.code || page.joined === undefined) return;
    try {
      [localStorage, sessionStorage].forEach(function (storage) { carry(storage, page.code, code); });
    } catch (refused) {
      // A phone that keeps nothing has nothing to carry.
    }
    location.replace("/" + page.code);
  }

  document.addEventListener("pieces:swapped", follow);
}());
