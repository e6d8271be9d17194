/* For browsers too old for the live version, so this is written as they read it: a page that only waits looks again. */
(function () {
  if (document.documentElement.hasAttribute("data-live") || document.getElementById("answer")) return;
  window.setTimeout(function () { window.location.reload(); }, 10000);
}());
