// The entry sheet with scripts: keys down the column, pasting a column, and nothing lost on leaving.
(function () {
  "use strict";
  const sheet = document.getElementById("so-lieu");
  const form = document.getElementById("bieu");
  if (!sheet || !form) return;
  let changed = false;

  function column(input) {
    return Array.from(sheet.querySelectorAll('input[data-column="' + input.dataset.column + '"]'));
  }
  function move(input, step) {
    const cells = column(input);
    const next = cells[cells.indexOf(input) + step];
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  }
  sheet.addEventListener("keydown", function (event) {
    const input = event.target;
    if (!input.dataset || input.dataset.column === undefined) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.isComposing) return;
    event.preventDefault();
    move(input, step);
  });

  // Tab goes down the column too, both parts of a ratio in turn, then to the top of the next; from
  // the very last cell, and from every other field, it goes on as the browser has it.
  function order() {
    const cells = Array.from(sheet.querySelectorAll("input[data-column]"));
    return cells.sort(function (one, other) {
      return parseInt(one.dataset.column, 10) - parseInt(other.dataset.column, 10);
    });
  }
  sheet.addEventListener("keydown", function (event) {
    const input = event.target;
    if (event.key !== "Tab" || !input.dataset || input.dataset.column === undefined) return;
    const cells = order();
    const next = cells[cells.indexOf(input) + (event.shiftKey ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });

  sheet.addEventListener("paste", function (event) {
    const input = event.target;
    if (!input.dataset || input.dataset.column === undefined) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!text.includes("\n") && !text.includes("\t")) return;
    event.preventDefault();
    const cells = column(input);
    const start = cells.indexOf(input);
    text.split("\n").forEach(function (row, number) {
      const cell = cells[start + number];
      if (!cell) return;
      cell.value = row.split("\t")[0].trim();
      cell.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  sheet.addEventListener("input", function () { changed = true; });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful) changed = false;
  });
  form.addEventListener("submit", function () { changed = false; });
  window.addEventListener("pagehide", function () {
    if (changed) navigator.sendBeacon(sheet.dataset.leave + "dong/", new FormData(form));
  });
})();
