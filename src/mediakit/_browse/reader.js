// The concordance reader: asks Python, shows what it answers.
// Text of articles is untrusted: it goes into text nodes, never into markup.

const UNITS = ["word", "lemma"];
const SORTS = ["after", "before", "source", "date", "random"];
const COLUMNS = ["before", "node", "after", "source", "date"];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// [["تراجع ", false], ["-5.2%", true]]: what is isolated keeps its own direction.
function nodes(runs) {
  return runs.map(([text, isolated]) => (isolated ? make("bdi", { dir: "ltr" }, text) : text));
}

function choice(options, words, chosen) {
  const select = make("select");
  for (const value of options) select.append(make("option", { value }, words[value]));
  select.value = chosen;
  return select;
}

function labelled(text, control) {
  return make("label", {}, make("span", {}, text), control);
}

function row(line, words, columns) {
  const open = make("button", { type: "button", tabindex: "-1", title: words.open });
  open.append(...nodes(line.node));
  // A name in Latin letters runs left-to-right in whatever table.
  const direction = (name) => (["source", "date"].includes(name) ? "auto" : line.direction);
  const cells = columns.map((name) =>
    make(
      "td",
      { class: name, dir: direction(name) },
      ...(name === "node" ? [open] : nodes(line[name])),
    ),
  );
  const number = (line.number + 1).toLocaleString("en");
  const head = make("th", { scope: "row", class: "number" }, number);
  return make("tr", { "data-line": line.number }, head, ...cells);
}

function table(answer, words) {
  const columns = COLUMNS.filter((name) => name in answer.lines[0]);
  const heads = ["number", ...columns].map((name) =>
    make("th", { scope: "col", class: name }, make("bdi", {}, words[`${name}_head`])),
  );
  const body = make("tbody", {}, ...answer.lines.map((line) => row(line, words, columns)));
  body.querySelector("button").tabIndex = 0;
  const caption = make("caption", { dir: words.dir }, words.keys);
  return make("table", { dir: answer.direction }, caption, make("thead", {}, make("tr", {}, ...heads)), body);
}

function text(article) {
  const parts = article.text.map(([runs, hit]) => {
    if (hit < 0) return make("span", {}, ...nodes(runs));
    return make("mark", hit === article.current ? { class: "current" } : {}, ...nodes(runs));
  });
  return make("div", { class: "text", dir: article.direction }, ...parts);
}

function address(article, words) {
  if (!article.address) return [];
  const shown = make("bdi", { dir: "ltr" }, article.address);
  if (!article.safe) return [make("p", { class: "address" }, shown)];
  const link = { href: article.address, target: "_blank", rel: "noopener noreferrer" };
  return [make("p", { class: "address" }, make("a", { ...link, title: words.link }, shown))];
}

function articleView(article, words, back) {
  const heading = make("h3", { tabindex: "-1", dir: "auto" }, ...nodes(article.headline));
  const about = article.about.map((runs) => make("li", { dir: "auto" }, ...nodes(runs)));
  const body = text(article);
  for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", words.text]])
    body.setAttribute(name, value);
  const note = article.note ? [make("p", { class: "note" }, article.note)] : [];
  const place = make("p", { class: "place" }, article.place);
  const list = make("ul", { class: "about" }, ...about);
  const view = make("article", {}, back, heading, list, place, body, ...note);
  view.append(...address(article, words));
  return { view, heading, body };
}

function render({ model, el }) {
  const words = model.get("words");
  const first = model.get("answer");

  const query = make("input", { type: "search", dir: "auto", autocomplete: "off", size: "24" });
  query.value = first.query;
  const unit = choice(UNITS, words, first.unit);
  const sort = choice(SORTS, words, first.sort);
  const search = make("button", { type: "submit" }, words.search);
  const form = make("form", { role: "search", "aria-label": words.reader });
  form.append(labelled(words.query, query), labelled(words.unit, unit));
  form.append(labelled(words.sort, sort), search);

  const status = make("p", { role: "status", "aria-live": "polite", class: "status" });
  const suggestion = make("button", { type: "button", class: "suggestion" });
  const lines = make("div", { class: "lines" });
  const previous = make("button", { type: "button" }, words.previous);
  const next = make("button", { type: "button" }, words.next);
  const pages = make("nav", { "aria-label": words.pages }, previous, next);
  const results = make("div", { class: "results" }, suggestion, lines, pages);
  const reading = make("div", { class: "reading" });
  const back = make("button", { type: "button", class: "back" }, words.back);
  // JupyterLab would take the keys of a button for its own shortcuts.
  const root = make("section", {
    class: "mk-browse", dir: words.dir, lang: words.dir === "rtl" ? "ar" : "en",
    "aria-label": words.reader, "data-lm-suppress-shortcuts": "true",
  });
  root.append(form, status, results, reading);
  el.append(root);

  let opener = 0; // the line whose article is read

  function ask(page = 1) {
    root.setAttribute("aria-busy", "true");
    status.textContent = words.busy;
    const asked = { query: query.value, unit: unit.value, sort: sort.value };
    model.send({ kind: "search", ...asked, page });
  }

  function open(line) {
    opener = line;
    root.setAttribute("aria-busy", "true");
    model.send({ kind: "open", line });
  }

  function buttonOf(line) {
    return lines.querySelector(`tr[data-line="${line}"] button`);
  }

  function goTo(button) {
    for (const other of lines.querySelectorAll("tbody button")) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }

  function showAnswer() {
    const answer = model.get("answer");
    const focused = document.activeElement;
    root.removeAttribute("aria-busy");
    status.textContent = answer.status;
    suggestion.hidden = !answer.suggestion;
    suggestion.textContent = words.try.replace("{suggestion}", () => answer.suggestion);
    lines.replaceChildren(...(answer.lines.length ? [table(answer, words)] : []));
    pages.hidden = answer.pages < 2;
    previous.disabled = answer.page <= 1;
    next.disabled = answer.page >= answer.pages;
    if (focused === suggestion) query.focus();
    if ([previous, next].includes(focused) && focused.disabled)
      (focused === next ? previous : next).focus();
  }

  function showArticle() {
    const article = model.get("article");
    const isOpen = "text" in article;
    root.removeAttribute("aria-busy");
    const wasOpen = results.hidden;
    form.hidden = status.hidden = results.hidden = isOpen;
    if (!isOpen) {
      reading.replaceChildren();
      const button = buttonOf(opener);
      if (wasOpen && button) goTo(button);
      return;
    }
    opener = article.line;
    const { view, heading, body } = articleView(article, words, back);
    reading.replaceChildren(view);
    heading.focus({ preventScroll: true });
    const mark = body.querySelector(".current");
    if (mark) body.scrollTop = mark.offsetTop - body.offsetTop - body.clientHeight / 3;
    root.scrollIntoView({ block: "nearest" });
  }

  function close() {
    model.set("article", {});
    model.save_changes();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  // In JupyterLab Enter does not submit the form of an output by itself.
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    ask();
  });
  for (const select of [unit, sort])
    select.addEventListener("change", () => query.value.trim() && ask());
  suggestion.addEventListener("click", () => {
    query.value = model.get("answer").suggestion;
    ask();
  });
  previous.addEventListener("click", () => ask(model.get("answer").page - 1));
  next.addEventListener("click", () => ask(model.get("answer").page + 1));
  back.addEventListener("click", close);
  lines.addEventListener("click", (event) => {
    const chosen = event.target.closest("tbody tr");
    const selecting = !event.target.closest("button") && !getSelection().isCollapsed;
    if (chosen && !selecting) open(Number(chosen.dataset.line));
  });
  lines.addEventListener("keydown", (event) => {
    const buttons = [...lines.querySelectorAll("tbody button")];
    const at = buttons.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (buttons[to]) goTo(buttons[to]);
  });
  reading.addEventListener("keydown", (event) => event.key === "Escape" && close());

  model.on("change:answer", showAnswer);
  model.on("change:article", showArticle);
  showAnswer();
  showArticle();
  return () => {
    model.off("change:answer", showAnswer);
    model.off("change:article", showArticle);
  };
}

export default { render };
