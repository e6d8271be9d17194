/* A menu of the list shuts when somebody clicks beside it. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.more[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
}());
