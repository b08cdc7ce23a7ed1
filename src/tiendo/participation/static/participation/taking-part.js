// Taking part with scripts: when a form is first touched, an anonymous token is fetched and the
// human check begins; what is sent is answered in its place. Without scripts the same forms work.
(function () {
  "use strict";
  const begun = new WeakMap();

  function dress(address) {
    if (document.querySelector(`link[href="${address}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    document.head.append(link);
  }

  // The proof of work; when it cannot run, what is sent goes without it and a moderator sees so.
  function prove(box, root, challenge) {
    const told = root.dataset;
    dress(told.altchaStyle);
    return import(told.altcha).then(function () {
      return new Promise(function (done) {
        const widget = document.createElement("altcha-widget");
        const said = {
          auto: "onload", challengejson: JSON.stringify(challenge), disableautofocus: "true",
          hidefooter: "true", hidelogo: "true", strings: told.words, workerurl: told.altchaWorker,
        };
        Object.keys(said).forEach(function (name) { widget.setAttribute(name, said[name]); });
        widget.addEventListener("statechange", function (event) {
          if (["verified", "error"].includes(event.detail.state)) done();
        });
        box.replaceChildren(widget);
      });
    }).catch(function () {});
  }

  // Our own answers are always 200, refusals too; anything else is a page of somebody on the way.
  function taken(answer) {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  }

  function begin(form) {
    if (begun.has(form)) return begun.get(form);
    const root = form.closest("[data-token]");
    const asked = new URLSearchParams({ viec: form.dataset.form, "doi-tuong": root.dataset.subject });
    const box = form.querySelector("[data-check]");
    const work = fetch(`${root.dataset.token}?${asked}`, { credentials: "omit" })
      .then(function (answer) { return taken(answer).json(); })
      .then(function (given) {
        form.elements.token.value = given.token;
        return box && prove(box, root, given.challenge);
      });
    begun.set(form, work);
    work.catch(function () { begun.delete(form); });
    return work;
  }

  function say(form, words) {
    form.querySelector(".tp-outcome").textContent = words;
  }

  function show(form, html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const first = holder.content.firstElementChild;
    form.replaceWith(holder.content);
    (first.querySelector("[aria-invalid=true], [data-focus]") || first).focus();
  }

  async function send(form) {
    const root = form.closest("[data-token]");
    const button = form.querySelector("button:not([type=button])");
    button.disabled = true;
    say(form, root.dataset.waits);
    try {
      await begin(form);
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)),
        headers: { "X-Piece": "1" }, credentials: "omit",
      });
      show(form, await taken(answer).text());
    } catch {
      say(form, root.dataset.failed);
      button.disabled = false;
    }
  }

  document.querySelectorAll(".taking-part[data-token]").forEach(function (root) {
    root.addEventListener("focusin", function (event) {
      const form = event.target.closest("form[data-form]");
      if (form) begin(form).catch(function () {});
    });
    root.addEventListener("submit", function (event) {
      const form = event.target.closest("form[data-form]");
      if (!form) return;
      event.preventDefault();
      send(form);
    });
  });
})();
