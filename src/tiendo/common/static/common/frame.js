// The frame with scripts: "?" opens the keys over the page, "/" the finder, and a menu closes when
// one leaves it.
(function () {
  "use strict";
  const dialog = document.getElementById("keys");

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }
  function open(event) {
    if (!dialog || !dialog.showModal) return;
    event.preventDefault();
    dialog.hidden = false;
    if (!dialog.open) dialog.showModal();
  }
  function find(event) {
    const finder = document.querySelector("[data-key='/']");
    if (!finder) return;
    event.preventDefault();
    const field = document.getElementById("q");
    if (field && location.pathname === new URL(finder.href).pathname) field.focus();
    else location.assign(finder.href);
  }
  // Whoever came for the finder types at once; whoever came otherwise begins at the page's top.
  if (location.hash === "#q" && document.getElementById("q")) document.getElementById("q").focus();
  document.querySelectorAll("[data-opens=keys]").forEach(function (opener) {
    opener.addEventListener("click", open);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.drop[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") open(event);
    if (event.key === "/") find(event);
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.drop[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
})();
