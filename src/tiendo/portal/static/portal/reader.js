// What a page offers with scripts: how it is read (size, contrast, colours, aloud), sharing, and
// the entry of a figure beside the figure. Without scripts every link and heading still works.
(function () {
  "use strict";
  const root = document.documentElement;

  // How it is read; kept in this browser only.
  function kept() {
    try {
      return JSON.parse(localStorage.getItem("cach-doc") || "{}");
    } catch (error) {
      return {};
    }
  }
  function keep(choices) {
    try {
      localStorage.setItem("cach-doc", JSON.stringify(choices));
    } catch (error) {
      // A browser that keeps nothing: the choice holds for this page.
    }
  }
  function pressed(choices) {
    document.querySelectorAll("button[data-set]").forEach(function (button) {
      const on = (choices[button.dataset.set] || "") === button.value;
      button.setAttribute("aria-pressed", String(on));
    });
  }
  document.querySelectorAll("[data-reading]").forEach(function (box) {
    box.hidden = false;
    pressed(kept());
    box.addEventListener("click", function (event) {
      const button = event.target.closest("button[data-set]");
      if (!button) return;
      const choices = kept();
      choices[button.dataset.set] = button.value;
      if (button.value) root.dataset[button.dataset.set] = button.value;
      else delete root.dataset[button.dataset.set];
      keep(choices);
      pressed(choices);
    });
  });
  function closeReading(event) {
    document.querySelectorAll("details.reading[open]").forEach(function (box) {
      if (event.type === "keydown") {
        if (event.key !== "Escape") return;
        box.open = false;
        box.querySelector("summary").focus();
      } else if (!box.contains(event.target)) box.open = false;
    });
  }
  document.addEventListener("keydown", closeReading);
  document.addEventListener("click", closeReading);

  // Print, share, copy the address.
  function shown(selector) {
    document.querySelectorAll(selector).forEach(function (one) {
      one.closest("li").hidden = false;
    });
  }
  function say(words) {
    const place = document.querySelector("[data-said]");
    if (place) place.textContent = words;
  }
  shown("button[data-does=print]");
  if (navigator.share) shown("button[data-does=share]");
  if (navigator.clipboard) shown("button[data-does=copy]");
  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-does]");
    if (!button) return;
    if (button.dataset.does === "print") window.print();
    if (button.dataset.does === "share")
      navigator.share({ title: document.title, url: location.href }).catch(function () {});
    if (button.dataset.does === "copy")
      navigator.clipboard.writeText(location.href.split("#")[0]).then(function () {
        say(button.dataset.done);
      });
    if (button.dataset.does === "read") readAloud();
    if (button.dataset.does === "stop") stop();
  });

  // Read aloud, where the browser has a Vietnamese voice; it never begins by itself.
  const speech = window.speechSynthesis;
  const reader = document.querySelector("button[data-does=read]");
  const stopper = document.querySelector("button[data-does=stop]");
  let left = [];
  let state = "start";
  function voice() {
    return speech.getVoices().find((one) => /^vi\b/i.test(one.lang));
  }
  function become(next) {
    state = next;
    reader.textContent = reader.dataset[next];
    stopper.closest("li").hidden = next === "start";
  }
  function passages() {
    const found = [];
    document.querySelectorAll("[data-aloud]").forEach(function (place) {
      if (place.dataset.aloud !== "inside") found.push(place);
      else
        place.querySelectorAll("p, h2, h3, li, blockquote").forEach(function (one) {
          if (!one.closest("details, figure.block, table") && !one.querySelector("p, li"))
            found.push(one);
        });
    });
    return found.map((one) => one.textContent.trim()).filter(Boolean);
  }
  function next() {
    const words = left.shift();
    if (!words) return become("start");
    const said = new SpeechSynthesisUtterance(words);
    said.voice = voice();
    said.lang = "vi-VN";
    said.onend = function () {
      if (state !== "start") next();
    };
    speech.speak(said);
  }
  function readAloud() {
    if (state === "start") {
      left = passages();
      become("pause");
      next();
    } else if (state === "pause") {
      speech.pause();
      become("resume");
    } else {
      speech.resume();
      become("pause");
    }
  }
  function stop() {
    left = [];
    become("start");
    speech.cancel();
  }
  if (speech && reader) {
    const offer = function () {
      if (voice()) reader.closest("li").hidden = false;
    };
    offer();
    if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
    window.addEventListener("pagehide", stop);
  }

  // On a narrow screen the entries are folded, so that what comes after them is near; on paper not.
  const ledger = document.querySelector(".ledger > details");
  if (ledger && matchMedia("(max-width: 40rem)").matches) {
    ledger.open = location.hash.startsWith("#so-");
    window.addEventListener("beforeprint", () => (ledger.open = true));
    window.addEventListener("hashchange", function () {
      if (location.hash.startsWith("#so-")) ledger.open = true;
    });
  }

  // The entry of a figure opens beside it; the link to the entry below stays what it was.
  const figures = document.querySelectorAll("a.so-lieu[href^='#so-']");
  if (figures.length && window.HTMLDialogElement) {
    const box = document.createElement("dialog");
    box.className = "popover";
    box.setAttribute("aria-labelledby", "so-lieu-mo");
    document.body.append(box);
    let opener = null;
    box.addEventListener("close", function () {
      if (!opener) return;
      opener.setAttribute("aria-expanded", "false");
      opener.focus();
      opener = null;
    });
    box.addEventListener("click", function (event) {
      if (event.target === box || event.target.closest("[data-close]")) box.close();
    });
    figures.forEach(function (link) {
      const entry = document.querySelector(link.getAttribute("href") + " .entry");
      if (!entry) return;
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
      link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(link, entry);
      });
    });
    function open(link, entry) {
      opener = link;
      const copy = entry.cloneNode(true);
      copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
      copy.querySelector("h3").id = "so-lieu-mo";
      const button = document.createElement("button");
      button.className = "button popover-close";
      button.dataset.close = "";
      button.textContent = document.querySelector(".ledger").dataset.close;
      box.replaceChildren(button, copy);
      link.setAttribute("aria-expanded", "true");
      box.showModal();
    }
  }
})();
