"""A page → a tagged PDF, printed by Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from mediakit._direction import ARABIC, HEBREW
from mediakit._files import whole

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)  # fmt: skip
SECONDS = 180
_RIGHT = f"{ARABIC.pattern[1:-1]}{HEBREW.pattern[1:-1]}"
_LEFT = rf"[^\W\d_{_RIGHT}]"  # a letter of any other script: B, é, φ
# What runs from the left within Arabic: BBC (50%), Python 3.11, 620, 1,234.5, ١٢
LEFT_RUN = re.compile(rf"{_LEFT}(?:[^{_RIGHT}]*(?:{_LEFT}|\d))?|\d+(?:[.,:/\u066b\u066c]\d+)*")
# The room that a table has on an A4 page, and on one that is turned; its type, and the smallest.
PAGE_POINTS, TURNED_POINTS = 504, 750
TABLE_POINTS, READABLE_POINTS = 8.5, 6.5
LETTER_EMS, PADDING_EMS = 0.56, 0.95
RUNNING_TEXT = "//body//text()[not(ancestor::style or ancestor::pre or ancestor::math)]"


class BrowserMissingError(RuntimeError):
    """There is no browser to print with."""


def find_browser() -> str:
    """Return the path of a Chromium.

    Raises
    ------
    BrowserMissingError
        If there is none, with the command that installs one.
    """
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise BrowserMissingError(
        "A PDF is printed by Chromium, and there is none. Install it: sudo apt-get install chromium"
    )


def _mark_runs(text: Any) -> None:
    """Give each part of a text node that runs from the left an element of its own."""
    element = text.getparent()
    holder = element if text.is_text else element.getparent()
    place = 0 if text.is_text else holder.index(element) + 1
    found = list(LEFT_RUN.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    before = text[: found[0].start()]
    if text.is_text:
        element.text = before
    else:
        element.tail = before
    for step, (match, end) in enumerate(zip(found, ends, strict=True)):
        span = lxml_html.Element("span")
        span.text, span.tail = match.group(), text[match.end() : end]
        holder.insert(place + step, span)


def _width(cell: Any) -> int:
    """Return the letters of the longest part of a cell that keeps its line."""
    text = " ".join(cell.text_content().split())
    breaks = cell.tag == "th" or "long" in cell.get("class", "")
    return max(map(len, text.split() or [""])) if breaks else len(text)


def _fit(table: Any) -> None:
    """Give a table type as small as it needs to fit its page, and a turned page if that is tiny."""
    rows = [[_width(cell) for cell in row if not cell.get("colspan")] for row in table.iter("tr")]
    columns = zip_longest(*rows, fillvalue=0)
    ems = sum(max(column) * LETTER_EMS + PADDING_EMS for column in columns)
    size = PAGE_POINTS / max(ems, 1)
    if size < READABLE_POINTS:
        table.set("class", f"{table.get('class', '')} wide".strip())
        size = TURNED_POINTS / ems
    if size < TABLE_POINTS:
        table.set("style", f"font-size:{size:.1f}pt")


def to_print(markup: str) -> str:
    """Return a page as it is printed: without its script, each run of text an element.

    Chromium writes the parts of a line from left to right, but its tags in the order of the page's
    elements; so what reads a PDF by its tags reads Arabic with numbers and Latin names in order.

    Examples
    --------
    >>> to_print("<p>نحو 620 مليونا").splitlines()[-1]
    '<html><body><p>نحو <span>620</span> مليونا</p></body></html>'
    """
    root = lxml_html.document_fromstring(markup)
    for script in list(root.iter("script")):
        script.drop_tree()
    etree.strip_attributes(root, "data-csv")
    for table in root.iter("table"):
        _fit(table)
    for text in root.xpath(RUNNING_TEXT):
        if re.search(f"[{_RIGHT}]", text) and LEFT_RUN.search(text):
            _mark_runs(text)
    return str(lxml_html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))


def print_pdf(page: Path, output: Path) -> None:
    """Print an HTML file as a PDF: A4, tagged, titled, with an outline."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder, whole(output) as temporary:
        copy = Path(folder) / "page.html"
        copy.write_text(to_print(page.read_text(encoding="utf-8")), encoding="utf-8")
        subprocess.run(
            [
                browser, *OPTIONS, f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={temporary.absolute()}", copy.as_uri(),
            ],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
