/* For browsers too old for the live version, so this is written as they read it: forms are sent by the browser itself, and
   a page that only waits looks again. */
(function () {
  if (document.documentElement.hasAttribute("data-live")) return;
  document.body.setAttribute("hx-disable", ""); // htmx may run where live.js does not, and would send them its own way
  if (document.getElementById("answer")) return;
  window.setTimeout(function () { window.location.reload(); }, 10000);
}());
