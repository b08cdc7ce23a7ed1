// The queue by keyboard: j and k (or arrows) walk, a lets, d goes to the reason for declining.
(function () {
  "use strict";
  const items = Array.from(document.querySelectorAll("[data-item]"));
  if (!items.length) return;

  function here() {
    return items.findIndex(function (item) { return item.contains(document.activeElement); });
  }
  function go(place) {
    const item = items[Math.max(0, Math.min(items.length - 1, place))];
    item.focus();
    item.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.target.closest("input, textarea, select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = here();
    const walk = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (walk) {
      event.preventDefault();
      go(at + walk);
    } else if (at >= 0 && event.key === "a") {
      event.preventDefault();
      items[at].querySelector("[data-let]").click();
    } else if (at >= 0 && event.key === "d") {
      event.preventDefault();
      const more = items[at].querySelector("details");
      more.open = true;
      more.querySelector("input[type=text]").focus();
    }
  });
  // After a decision the next one is at hand; whoever just came begins at the top of the page.
  if (location.hash === "#tiep") go(0);
})();
