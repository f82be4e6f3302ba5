"""One cell of a notebook → safe HTML."""

from __future__ import annotations

import html
import re

from nbconvert.filters.ansi import strip_ansi
from nbconvert.filters.markdown import markdown2html
from nbformat import NotebookNode

from mediakit._direction import has_arabic
from mediakit._report.mathematics import to_mathml
from mediakit._report.safe import make_safe, mend_tables, parse, serialise, undescribed_images

LONGEST_OUTPUT = 100_000  # characters of plain text; a page with more cannot be read
PROGRESS_BAR = re.compile(r"^.*\d+%\|.*$\n?|^.*\r", re.MULTILINE)  # 45%|████▌     | 45/100
IMAGES = ("image/png", "image/jpeg")


def _safe(markup: str, description: str) -> str:
    """Return HTML of unknown origin as HTML that can be shown."""
    root = parse(markup)
    make_safe(root)
    mend_tables(root)
    for image in undescribed_images(root):
        image.set("alt", description)
    return serialise(root)


def markdown(source: str, description: str) -> str:
    """Return a Markdown cell as HTML; headings get their ids later."""
    root = parse(str(markdown2html(to_mathml(source))))
    for block in root.iter("p", "li", "h1", "h2", "h3", "h4", "td", "th"):
        if not has_arabic(block.text_content()):
            block.set("dir", "ltr")  # a sentence in English, with its full stop at its end
    return _safe(serialise(root), description).replace("\u00b6", "")


def code(source: str, words: dict[str, str]) -> str:
    """Return code, folded away."""
    return (
        f'<details class="code"><summary>{words["code"]}</summary>'
        f'<pre dir="ltr" tabindex="0"><code>{html.escape(source)}</code></pre></details>'
    )


def _preformatted(text: str, words: dict[str, str], name: str = "text") -> str:
    """Return plain text as it was printed, cut where it is endless."""
    plain = PROGRESS_BAR.sub("", strip_ansi(text)).rstrip("\n")
    if not plain.strip():
        return ""
    cut = len(plain) - LONGEST_OUTPUT
    shown = html.escape(plain[:LONGEST_OUTPUT])
    note = f'<p class="note">{words["cut"].format(number=cut)}</p>' if cut > 0 else ""
    return f'<pre class="{name}" dir="auto" tabindex="0">{shown}</pre>{note}'


def _error(output: NotebookNode, words: dict[str, str]) -> str:
    traceback = strip_ansi("\n".join(output.traceback))
    return (
        f'<details class="error" open><summary>{words["traceback"]}: '
        f'<bdi dir="ltr">{html.escape(output.ename)}</bdi></summary>'
        f'<pre dir="ltr" tabindex="0">{html.escape(traceback)}</pre></details>'
    )


def _figure(data: NotebookNode, kind: str, description: str) -> str:
    return (
        f'<figure><img alt="{html.escape(description, quote=True)}" '
        f'src="data:{kind};base64,{data[kind].strip()}"></figure>'
    )


def output(node: NotebookNode, words: dict[str, str], description: str) -> str:
    """Return one output: the richest form of it that a page without scripts can show."""
    if node.output_type == "stream":
        return _preformatted(node.text, words, "note" if node.name == "stderr" else "text")
    if node.output_type == "error":
        return _error(node, words)
    data = node.get("data", {})
    if "text/html" in data:
        return _safe(data["text/html"], description)
    for kind in IMAGES:
        if kind in data:
            return _figure(data, kind, description)
    if "text/markdown" in data:
        return markdown(data["text/markdown"], description)
    return _preformatted(data.get("text/plain", ""), words)


def cell(node: NotebookNode, words: dict[str, str], heading: str) -> str:
    """Return a cell as HTML: its text, or its code and what that gave."""
    description = heading or words["chart"]
    if node.cell_type == "markdown":
        return markdown(node.source, description)
    if node.cell_type != "code" or not node.source.strip():
        return ""
    outputs = "".join(output(item, words, description) for item in node.outputs)
    return f'<div class="cell">{code(node.source, words)}{outputs}</div>'
