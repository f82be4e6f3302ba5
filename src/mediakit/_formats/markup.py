"""Fragments of HTML → text, a line a block: what feeds carry."""

from __future__ import annotations

import re

# <p>  &nbsp;  &#1575;
HTML = re.compile(r"<[A-Za-z!/][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+\d*);")
BLANKS = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")
# Elements before and after which a line ends.
BLOCKS = frozenset(
    "p div br li ul ol tr table blockquote h1 h2 h3 h4 h5 h6 section article hr pre figure dt dd"
    " figcaption header footer".split()
)
NO_TEXT = frozenset("script style head template noscript iframe svg".split())


def _pieces(markup: str) -> list[str]:
    """Return the pieces of text in their order, with line ends where blocks begin and end."""
    from lxml import etree, html

    tree = html.fragment_fromstring(markup, create_parent="div")
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_element = isinstance(element.tag, str)
        if is_element and element.tag in BLOCKS:
            pieces.append("\n")
        if event == "start" and is_element and element.tag not in NO_TEXT:
            pieces.append(BLANKS.sub(" ", (element.text or "").replace("\n", " ")))
        elif event == "end":
            pieces.append(BLANKS.sub(" ", (element.tail or "").replace("\n", " ")))
    return pieces


def text_of(markup: str | None) -> str:
    """Return the text of a fragment of HTML, a line a paragraph; plain text as it is.

    Examples
    --------
    >>> text_of("<p>بدأ <b>الإضراب</b>.</p><p>وقال الوزير&nbsp;…</p>").split("\\n")
    ['بدأ الإضراب.', 'وقال الوزير …']
    >>> text_of("3 < 5")
    '3 < 5'
    """
    if not markup or not HTML.search(markup):
        return (markup or "").strip()
    text = "".join(_pieces(markup.replace("\0", "")))
    return LINES.sub("\n", BLANKS.sub(" ", text)).strip()
