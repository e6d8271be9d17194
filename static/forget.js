/* On the page that says goodbye: what the outbox and the drafts of this evening left on the phone goes too. */
(function () {
  "use strict";

  const code = document.body.dataset.forget;
  [window.localStorage, window.sessionStorage].forEach(function (storage) {
    Object.keys(storage).forEach(function (key) {
      if (key.split("-")[1] === code) storage.removeItem(key);
    });
  });
}());
