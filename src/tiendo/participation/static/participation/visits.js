// Counts one look at a page, two seconds after somebody sees it, and shows the counts. No cookie.
(function () {
  "use strict";
  const line = document.querySelector("[data-visits]");
  if (!line) return;

  function show(counts) {
    line.querySelectorAll("[data-count]").forEach(function (place) {
      place.textContent = counts[place.dataset.count];
    });
    line.querySelector("[data-counts]").hidden = false;
  }
  function tell() {
    fetch(line.dataset.beacon, {
      method: "POST", body: new URLSearchParams({ "don-vi": line.dataset.visits }),
      credentials: "omit", keepalive: true,
    }).then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (counts) { if (counts) show(counts); })
      .catch(function () {});
  }
  function seen() {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", seen);
    setTimeout(tell, 2000);
  }
  document.addEventListener("visibilitychange", seen);
  seen();
})();
