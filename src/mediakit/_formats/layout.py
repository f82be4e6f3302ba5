"""Where on a page the article's headline, lead, printed date and last line are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from mediakit._dates import parse_date
from mediakit._normalize import display_text, matching_key

BLOCKS = (
    "h1", "h2", "h3", "h4", "h5", "p", "div", "span", "strong", "b", "td", "time", "font", "li",
)  # fmt: skip
TITLE_END = re.compile(r"\s+[-–—|:»·]+\s")  # between a headline and the name of the site
LEAD = 40  # letters of a page's description by which its lead is known
LONGEST_BLOCK = 5_000  # characters of an element that are looked at
LONGEST_DATE = 80  # characters of an element that holds a date and little else
# class="post-date"  class="publishTime"  id="time"
DATE_NAME = re.compile(r"date|time|publish|posted", re.IGNORECASE)
# How trafilatura shows a cell of a table, which on old pages is the layout: | النص |
CELL_EDGE = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$", re.MULTILINE)
COMMENT = "تعليق"
# A heading below which readers write:  التعليقات (3)  أضف تعليقا
COMMENTS = re.compile(
    r"\W*(?:(?:ال)?تعليقات(?: القراء| الزوار)?[\W\d]*|[أا](?:ضف|ترك|كتب) تعليق\w*\W*)"
)


def key(text: str | None) -> str:
    """Return the text as it is compared: letters folded, on one line."""
    return " ".join(matching_key(display_text(text or "")).split())


def without_headline(text: str, headline: str | None) -> tuple[str, str | None]:
    """Return the text without a first line that repeats the headline, and the headline.

    Where the page's title goes on with the site's name, the line is the headline: خبر | المد.
    """
    first, _, rest = text.partition("\n")
    line, title = key(first), key(headline)
    goes_on = title.startswith(line) and line and TITLE_END.match(title[len(line) :])
    if not rest or not (line == title or goes_on):
        return text, headline
    return rest.lstrip(), first.strip() if goes_on else headline


def _text(element: Any) -> str:
    """Return an element's text on one line, of long ones the beginning."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST_BLOCK:
            break
    return " ".join("".join(pieces).split())


def _below(tree: Any, headline: str | None) -> Iterator[Any]:
    """Yield the elements with a text of their own below the one that is the headline."""
    wanted, found = key(headline), False
    for element in tree.iter(*BLOCKS):
        if found and (element.text or "").strip():
            yield element
        elif not found and (element.tag == "h1" or (element.text or "").strip()):
            found = bool(wanted) and key(_text(element)) == wanted


def lead_of(tree: Any, headline: str | None, text: str, description: str | None) -> str | None:
    """Return the paragraph between headline and body that the page's description begins with."""
    start = key((description or "").rstrip(" .…"))
    first_line = key(text.partition("\n")[0])
    if len(start) < LEAD or not first_line or start[:LEAD] in key(text):
        return None
    for element in _below(tree, headline):
        line = key(_text(element))
        if line.startswith(first_line[:LEAD]):
            return None
        if line.startswith(start):
            return _text(element)
    return None


def _is_date_place(element: Any) -> bool:
    names = (element.get("class"), element.get("id"), element.get("itemprop"))
    return element.tag == "time" or bool(DATE_NAME.search(" ".join(filter(None, names))))


def printed_date(tree: Any, headline: str | None, text: str) -> str | None:
    """Return the first date printed as one between the headline and the article's last line.

    Above the headline pages print the day they are shown, below the article those of others.
    """
    last_line = key(text.rpartition("\n")[2])
    for element in _below(tree, headline):
        line = _text(element)
        if last_line and key(line).endswith(last_line):
            return None
        if len(line) <= LONGEST_DATE and _is_date_place(element):
            date = parse_date(line)
            if not pd.isna(date):
                return str(date.date())
    return None


def without_comments(tree: Any, headline: str | None, text: str) -> str:
    """Return the text up to what readers wrote below it."""
    if not any(COMMENT in line for line in tree.itertext()):
        return text
    lines = text.split("\n")
    keys = [key(line) for line in lines]
    below_heading = False
    for element in _below(tree, headline):
        line = _text(element)
        below_heading = below_heading or bool(COMMENTS.fullmatch(line))
        if below_heading and key(line) in keys[:1]:  # the heading was a link above the article
            below_heading = False
        if below_heading and key(line) in keys:
            return "\n".join(lines[: keys.index(key(line))]).rstrip()
    return text
