// Tables that sort, filter and save; a contents list that follows the reading. The page reads the
// same without it.
(function () {
  "use strict";
  const words = JSON.parse(document.body.dataset.words);
  const lang = document.documentElement.lang;
  const collator = new Intl.Collator([lang, "ar"], {numeric: true});
  const LEAST_ROWS = 6; // shorter tables are read at a glance

  // The same letters however they are written: no marks, one alef, one ya, Western digits.
  function key(text) {
    return text
      .normalize("NFKC")
      .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه")
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .toLowerCase();
  }

  // -1,234.5   <0.001   10–20 (by its first number)   2019-11-27 (as text)
  function number(text) {
    const found = /^[<>≈~]?\s*([-\u2212+]?[\d,]*\.?\d+(?:e[-+]?\d+)?)(?![\d]*-\d)/i.exec(text.trim());
    return found ? Number(found[1].replace(/,/g, "").replace("\u2212", "-")) : NaN;
  }

  function cellText(row, column) {
    const cell = row.cells[column];
    return cell ? cell.textContent.trim() : "";
  }

  function compare(first, second) {
    const numbers = [number(first), number(second)];
    if (numbers.every((value) => !Number.isNaN(value))) return numbers[0] - numbers[1];
    return collator.compare(first, second);
  }

  const missing = (text) => text === "" || text === "\u2013" || text === "NaN";

  // The largest number is wanted first, and the first word.
  function holdsNumbers(table, column) {
    const texts = [...table.tBodies[0].rows].map((row) => cellText(row, column));
    const found = texts.find((text) => !missing(text));
    return found !== undefined && !Number.isNaN(number(found));
  }

  // What is missing stands last, whichever way the column is sorted.
  function sortRows(table, column, falling) {
    const body = table.tBodies[0];
    const fixed = [...body.rows].filter((row) => row.querySelector(".mk-more"));
    const rows = [...body.rows].filter((row) => !fixed.includes(row));
    rows.sort((one, other) => {
      const [first, second] = [cellText(one, column), cellText(other, column)];
      if (missing(first) || missing(second)) return missing(first) - missing(second);
      return falling ? compare(second, first) : compare(first, second);
    });
    body.append(...rows, ...fixed);
  }

  function addSorting(table) {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    heads.forEach((head, column) => {
      if (head.tagName !== "TH" || head.colSpan > 1) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "mk-sort";
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const falling = before ? before === "ascending" : holdsNumbers(table, column);
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        sortRows(table, column, falling);
      });
    });
  }

  function addFilter(table, tools, name) {
    const rows = [...table.tBodies[0].rows].filter((row) => !row.querySelector(".mk-more"));
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    input.type = "search";
    input.setAttribute("aria-label", `${words.filter}: ${name}`);
    input.placeholder = words.filter;
    count.setAttribute("role", "status");
    label.append(input);
    tools.append(label, count);
    input.addEventListener("input", () => {
      const wanted = key(input.value.trim());
      let shown = 0;
      rows.forEach((row) => {
        row.hidden = wanted !== "" && !key(row.textContent).includes(wanted);
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = wanted === "" ? "" : words.found.replace("{number}", shown);
    });
  }

  // A cell that a spreadsheet would run as a formula begins with an apostrophe instead.
  function field(text) {
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function shownRows(table) {
    const rows = [...table.rows].filter((row) => !row.querySelector(".mk-more"));
    return rows
      .map((row) => [...row.cells].map((cell) => field(cell.textContent.trim())).join(","))
      .join("\r\n");
  }

  async function wholeTable(table) {
    if (!table.dataset.csv || !window.DecompressionStream) return shownRows(table);
    const bytes = Uint8Array.from(atob(table.dataset.csv), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function addSaving(table, tools, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "CSV";
    button.setAttribute("aria-label", `${words.save}: ${name}`);
    tools.append(button);
    button.addEventListener("click", async () => {
      const text = `\ufeff${await wholeTable(table)}`; // with this mark, Excel reads it as UTF-8
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], {type: "text/csv;charset=utf-8"}));
      link.download = `${name.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 80)}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }

  document.querySelectorAll("main table").forEach((table, place) => {
    if (!table.tHead || !table.tHead.rows.length || !table.tBodies.length) return;
    if (table.parentElement.closest("table")) return;
    const name = table.caption ? table.caption.textContent.trim() : `${words.table} ${place + 1}`;
    const tools = document.createElement("div");
    tools.className = "mk-tools";
    if (table.tBodies[0].rows.length >= LEAST_ROWS) addFilter(table, tools, name);
    addSaving(table, tools, name);
    addSorting(table);
    (table.closest(".mk-scroll, .scroll") || table).before(tools);
  });

  const links = new Map(
    [...document.querySelectorAll("nav a")].map((link) => [link.getAttribute("href").slice(1), link])
  );
  const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  // What is read stands in the upper third; on the last screen, which cannot go up, ever lower.
  function readingLine() {
    const end = document.documentElement.scrollHeight - innerHeight;
    const room = Math.min(end, innerHeight);
    const left = room > 0 ? Math.min(end - scrollY, room) / room : 1;
    return innerHeight * (1 - left * 2 / 3);
  }

  function follow() {
    const line = readingLine();
    const passed = heads.filter((head) => head.getBoundingClientRect().top < line);
    const here = links.get((passed.pop() || heads[0]).id);
    links.forEach((link) => {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const nav = here.closest("nav");
    if (getComputedStyle(nav).position !== "fixed") return;
    const middle = here.offsetTop - nav.clientHeight / 2;
    if (Math.abs(nav.scrollTop - middle) > nav.clientHeight / 3) nav.scrollTop = middle;
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || !heads.length) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, {passive: true});
  if (heads.length) follow();
})();
