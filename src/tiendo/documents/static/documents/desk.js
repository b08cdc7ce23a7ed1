// The desk with scripts: a figure lights its words and the other way round; arrows walk.
(function () {
  "use strict";
  const findings = Array.from(document.querySelectorAll(".finding"));
  const rows = Array.from(document.querySelectorAll("tbody[data-figure]"));
  const spots = Array.from(document.querySelectorAll(".spot"));
  let held = null;

  function light(figures, findingNumbers) {
    document.querySelectorAll(".lit").forEach(function (one) { one.classList.remove("lit"); });
    rows.forEach(function (row) {
      if (figures.includes(row.dataset.figure)) row.classList.add("lit");
    });
    spots.forEach(function (spot) {
      const its = (spot.dataset.findings || "").split(" ");
      if (figures.includes(spot.dataset.figure) ||
          findingNumbers.some(function (n) { return its.includes(n); })) spot.classList.add("lit");
    });
    findings.forEach(function (one) {
      if (!findingNumbers.includes(one.dataset.finding)) return;
      one.classList.add("lit");
      const its = (one.dataset.figures || "").split(" ");
      rows.forEach(function (row) {
        if (its.includes(row.dataset.figure)) row.classList.add("lit");
      });
    });
  }
  function of(element) {
    const spot = element.closest(".spot");
    if (spot) {
      return [spot.dataset.figure ? [spot.dataset.figure] : [],
        (spot.dataset.findings || "").split(" ").filter(Boolean)];
    }
    const row = element.closest("tbody[data-figure]");
    if (row) return [[row.dataset.figure], []];
    const finding = element.closest(".finding, .margin a");
    if (finding) return [[], [finding.dataset.finding]];
    return null;
  }
  function show() { if (held) light(held[0], held[1]); else light([], []); }

  document.querySelectorAll(".desk").forEach(function (desk) {
    desk.addEventListener("pointerover", function (event) {
      const what = of(event.target);
      if (what) light(what[0], what[1]); else show();
    });
    desk.addEventListener("pointerleave", show);
    desk.addEventListener("focusin", function (event) {
      const what = of(event.target);
      if (what) { held = what; show(); }
    });
    desk.addEventListener("click", function (event) {
      const what = of(event.target);
      if (what) { held = what; show(); }
    });
  });

  function step(list, here, by) {
    const at = list.findIndex(function (one) { return one.contains(document.activeElement); });
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    return list[next];
  }
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, dialog, summary")) return;
    if (event.key === "Escape") { held = null; show(); return; }
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const walked = event.key === "ArrowDown" || event.key === "ArrowUp" ? findings : rows;
    if (!walked.length) return;
    event.preventDefault();
    const next = step(walked, document.activeElement, by);
    if (!next.hasAttribute("tabindex")) next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    const spot = spots.find(function (one) {
      return next.dataset.finding
        ? (one.dataset.findings || "").split(" ").includes(next.dataset.finding)
        : one.dataset.figure === next.dataset.figure;
    });
    if (spot) spot.scrollIntoView({ block: "center" });
  });
})();
