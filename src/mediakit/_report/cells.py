"""One cell of a notebook → safe HTML."""

from __future__ import annotations

import base64
import gzip
import html
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement
from nbconvert.filters.ansi import strip_ansi
from nbformat import NotebookNode

from mediakit._report.markdown import markdown_to_html
from mediakit._report.pictures import lighten_images
from mediakit._report.safe import (
    describe_images,
    direct,
    isolate_numbers,
    make_safe,
    mend_tables,
    parse,
    serialise,
)

Words = Mapping[str, str]  # the report's own words in the language of the page
LONGEST_OUTPUT = 100_000  # characters of text; a page with more cannot be read
LARGEST_MARKUP = 1_000_000  # characters of HTML, pictures apart
MOST_ROWS = 500  # of a table in larger HTML
# A browser takes seconds to break a word of a hundred thousand letters; so it is told where it may.
PART_OF_A_WORD = re.compile(r"\S{200}(?=\S)")
PROGRESS_BAR = re.compile(r"^.*\d+%\|.*$\n?|^.*\r", re.MULTILINE)  # 45%|████▌     | 45/100
IMAGES = ("image/png", "image/jpeg")
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd")  # of one language each


def _safe(root: HtmlElement, words: Words, description: str) -> str:
    """Return HTML of unknown origin as HTML that can be shown and read in order."""
    make_safe(root)
    mend_tables(root, words["table"])
    isolate_numbers(root)
    describe_images(root, description)
    lighten_images(root)
    return serialise(root)


def markdown(
    source: str,
    words: Words,
    description: str,
    attachments: Mapping[str, Any] | None = None,
) -> str:
    """Return a Markdown cell as HTML; headings get their ids later."""
    root = parse(markdown_to_html(source, attachments))
    for block in root.iter(*BLOCKS):
        direct(block)
    return _safe(root, words, description)


def code(source: str, words: Words) -> str:
    """Return code, folded away."""
    return (
        f'<details class="code"><summary>{words["code"]}</summary>'
        f'<pre dir="ltr" tabindex="0"><code>{html.escape(source)}</code></pre></details>'
    )


def _parts(text: str) -> list[str]:
    """Cut a text within words that are no words, so long are they."""
    places = [0, *(match.end() for match in PART_OF_A_WORD.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def _preformatted(text: str, words: Words, name: str = "text") -> str:
    """Return plain text as it was printed, cut where it is endless."""
    plain = PROGRESS_BAR.sub("", strip_ansi(text)).rstrip("\n")
    if not plain.strip():
        return ""
    cut = len(plain) - LONGEST_OUTPUT
    shown = "<wbr>".join(map(html.escape, _parts(plain[:LONGEST_OUTPUT])))
    note = f'<p class="note">{words["cut"].format(number=cut)}</p>' if cut > 0 else ""
    return f'<pre class="{name}" dir="auto" tabindex="0">{shown}</pre>{note}'


def _error(output: NotebookNode, words: Words) -> str:
    traceback = strip_ansi("\n".join(output.traceback))
    return (
        f'<details class="error" open><summary>{words["traceback"]}: '
        f'<bdi dir="ltr">{html.escape(output.ename)}</bdi></summary>'
        f'<pre dir="ltr" tabindex="0">{html.escape(traceback)}</pre></details>'
    )


def _figure(node: NotebookNode, kind: str) -> str:
    """Return a picture, with the description that `Image(alt=…)` keeps in its metadata."""
    known = node.get("metadata", {})
    alternative = known.get(kind, {}).get("alt") or known.get("alt") or ""
    return (
        f'<figure><img alt="{html.escape(str(alternative))}" '
        f'src="data:{kind};base64,{"".join(node.data[kind].split())}"></figure>'
    )


def _keep_csv(root: HtmlElement, csv: str) -> None:
    """Keep a table's CSV with it, packed, for the page's button that saves it."""
    table = root.find(".//table")
    if csv and table is not None:
        packed = gzip.compress(csv.encode("utf-8"), mtime=0)
        table.set("data-csv", base64.b64encode(packed).decode())


def _size(root: HtmlElement) -> int:
    """Return how long HTML is without the pictures in it."""
    return len(serialise(root)) - sum(len(image.get("src", "")) for image in root.iter("img"))


def _cut_markup(root: HtmlElement, words: Words, description: str) -> str:
    """Return HTML that is too large with the first rows of its tables, else as text that is cut."""
    left_out = 0
    for table in root.iter("table"):
        rows = table.xpath(".//tr")[MOST_ROWS:]
        left_out += len(rows)
        for row in rows:
            row.drop_tree()
    if _size(root) > LARGEST_MARKUP:
        return _preformatted(root.text_content(), words)
    note = f'<p class="note">{words["cut_rows"].format(number=left_out)}</p>'
    return _safe(root, words, description) + note


def _markup(markup: str, csv: str, words: Words, description: str) -> str:
    """Return an output that is HTML, cut where it is too large, and a table's CSV with it."""
    root = parse(markup)
    if _size(root) > LARGEST_MARKUP:
        return _cut_markup(root, words, description)
    _keep_csv(root, csv)
    return _safe(root, words, description)


def output(node: NotebookNode, words: Words, description: str) -> str:
    """Return one output: the richest form of it that a page without scripts can show."""
    if node.output_type == "stream":
        return _preformatted(node.text, words, "note" if node.name == "stderr" else "text")
    if node.output_type == "error":
        return _error(node, words)
    data = node.get("data", {})
    if "text/html" in data:
        return _markup(data["text/html"], data.get("text/csv", ""), words, description)
    for kind in IMAGES:
        if kind in data:
            return _safe(parse(_figure(node, kind)), words, description)
    if "text/markdown" in data:
        return markdown(data["text/markdown"], words, description)
    return _preformatted(data.get("text/plain", ""), words)


def cell(node: NotebookNode, words: Words, heading: str) -> str:
    """Return a cell as HTML: its text, or its code and what that gave."""
    description = heading or words["chart"]
    if node.cell_type == "markdown":
        return markdown(node.source, words, description, node.get("attachments"))
    if node.cell_type != "code" or not node.source.strip():
        return ""
    outputs = "".join(output(item, words, description) for item in node.outputs)
    return f'<div class="cell">{code(node.source, words)}{outputs}</div>'
