/* The toolbar button "Số liệu" of the rich text editor: choose a value, or say what a number is. */
(function () {
  "use strict";
  const React = window.React;
  const { EditorState, Modifier } = window.DraftJS;
  const TYPE = "SO-LIEU";
  const DIALOG = "/toa-soan/so-lieu/hop-thoai/";
  const VALUES = "/toa-soan/so-lieu/";

  // The page that is written, or the one a new page comes under; none for the words of a song.
  function page() {
    const found = window.location.pathname.match(/\/pages\/(?:add\/\w+\/\w+\/)?(\d+)\//);
    return found ? found[1] : "";
  }

  function selected(editorState) {
    const selection = editorState.getSelection();
    if (selection.isCollapsed() || selection.getStartKey() !== selection.getEndKey()) {
      return "";
    }
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    return block.getText().slice(selection.getStartOffset(), selection.getEndOffset());
  }

  /* The editor with a figure in place of what is selected; a space keeps it from the next word. */
  function inserted(editorState, kept, words) {
    const selection = editorState.getSelection();
    const mutability = kept.kind === "datum" ? "IMMUTABLE" : "MUTABLE";
    let content = editorState.getCurrentContent().createEntity(TYPE, mutability, kept);
    const key = content.getLastCreatedEntityKey();
    content = Modifier.replaceText(content, selection, words, null, key);
    const after = content.getSelectionAfter();
    const next = EditorState.push(editorState, content, "insert-characters");
    return EditorState.forceSelection(next, after);
  }

  class Choosing {
    constructor(editorState, entity, take, close) {
      this.words = selected(editorState);
      this.entity = entity;
      this.take = take;
      this.close = close;
      this.asked = 0;
    }

    async open() {
      const answer = await fetch(`${DIALOG}?trang=${page()}`);
      this.dialog = document.createElement("dialog");
      this.dialog.className = "figure-chooser";
      this.dialog.innerHTML = await answer.text();
      document.body.append(this.dialog);
      this.dialog.addEventListener("close", () => this.leave());
      this.dialog.addEventListener("keydown", (event) => this.enter(event));
      this.dialog.addEventListener("change", () => this.turn());
      this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
      for (const button of this.dialog.querySelectorAll("[data-take]")) {
        button.addEventListener("click", () => this.mark(button.dataset.take));
      }
      for (const name of ["[data-find]", "[data-period]"]) {
        this.dialog.querySelector(name).addEventListener("input", () => this.soon());
      }
      this.begin();
    }

    begin() {
      const line = this.dialog.querySelector("[data-selected]");
      if (this.words) {
        line.hidden = false;
        line.querySelector("q").textContent = this.words;
      }
      const kept = this.entity ? this.entity.getData() : {};
      if (kept.kind && kept.kind !== "datum") {
        this.dialog.querySelector(`[name=kind][value="${kept.kind}"]`).checked = true;
      }
      this.dialog.querySelector("[data-source]").value = kept.source || "";
      this.turn();
      this.dialog.showModal();
      this.dialog.querySelector("[data-find]").focus();
      this.find();
    }

    /* Enter takes the first value that is shown, or marks. */
    enter(event) {
      if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      const first = this.dialog.querySelector("[data-values] button");
      if (this.kind() !== "datum") this.mark(this.kind());
      else if (first) first.click();
    }

    kind() {
      return this.dialog.querySelector("[name=kind]:checked").value;
    }

    turn() {
      for (const section of this.dialog.querySelectorAll("section[data-kind]")) {
        section.hidden = section.dataset.kind !== this.kind();
      }
    }

    /* What is shown no longer answers what is typed: Enter shall not take it. */
    soon() {
      this.asked += 1;
      this.dialog.querySelector("[data-values]").replaceChildren();
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.find(), 250);
    }

    async find() {
      this.asked += 1;
      const turn = this.asked;
      const asked = new URLSearchParams({
        trang: page(),
        q: this.dialog.querySelector("[data-find]").value,
        ky: this.dialog.querySelector("[data-period]").value,
      });
      const status = this.dialog.querySelector("[data-status]");
      try {
        const answer = await fetch(`${VALUES}?${asked}`);
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        if (turn === this.asked) this.show(found, status);
      } catch (fault) {
        if (turn === this.asked) status.textContent = status.dataset.failed;
      }
    }

    show(found, status) {
      const list = this.dialog.querySelector("[data-values]");
      list.replaceChildren(...found.values.map((one) => this.row(one, list.dataset)));
      if (found.unknown_period) status.textContent = status.dataset.unknown;
      else if (!found.values.length) status.textContent = status.dataset.none;
      else status.textContent = found.left_out ? status.dataset.more : "";
    }

    row(one, words) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      const printed = document.createElement("strong");
      printed.textContent = one.printed;
      const about = [one.name, one.part, one.period];
      if (one.version) about.push(`${words.version} ${one.version}`);
      if (one.invented) about.push(words.invented);
      button.append(printed, ` ${about.join(" · ")}`);
      button.addEventListener("click", () => {
        this.done = [{ kind: "datum", reference: one.reference }, one.printed];
        this.dialog.close();
      });
      item.append(button);
      return item;
    }

    mark(kind) {
      const source = this.dialog.querySelector("[data-source]").value.trim();
      this.dialog.querySelector("[data-needs-words]").hidden = Boolean(this.words);
      this.dialog.querySelector("[data-needs-source]").hidden = kind !== "source" || source !== "";
      if (!this.words || (kind === "source" && !source)) return;
      this.done = [kind === "source" ? { kind, source } : { kind }, this.words];
      this.dialog.close();
    }

    leave() {
      this.dialog.remove();
      if (this.done) this.take(...this.done);
      else this.close();
    }
  }

  class FigureSource extends React.Component {
    componentDidMount() {
      const { editorState, entity, onComplete, onClose } = this.props;
      const take = (kept, words) => onComplete(inserted(editorState, kept, words));
      new Choosing(editorState, entity, take, onClose).open();
    }

    render() {
      return null;
    }
  }

  function Figure(props) {
    const kept = props.contentState.getEntity(props.entityKey).getData();
    const [, code, period, , version] = (kept.reference || "").split("|");
    const about = kept.source || (code ? `${code} · ${period} · ${version}` : "—");
    return React.createElement(
      "span",
      { className: `figure figure-${kept.kind || "datum"}`, title: about },
      props.children,
    );
  }

  window.draftail.registerPlugin(
    { type: TYPE, source: FigureSource, decorator: Figure },
    "entityTypes",
  );
})();
