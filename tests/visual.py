"""In which order a browser shows the letters of an element, from left to right."""

from __future__ import annotations

import unicodedata

# Letters on one line, by the left edge of each; a range of one letter has one box.
VISUAL_ORDER = """element => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const letters = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let place = 0; place < node.length; place += 1) {
            const range = document.createRange();
            range.setStart(node, place);
            range.setEnd(node, place + 1);
            const [box] = range.getClientRects();
            if (box && box.width > 0) letters.push([box.left, node.data[place]]);
        }
    }
    return letters.sort((one, other) => one[0] - other[0]).map(letter => letter[1]).join('');
}"""


def runs_from_right(run: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("AL", "R") for letter in run)


def expected_order(marked: str) -> str:
    """Return the letters from left to right of a text whose parts, between strokes, stand from
    right to left, each in the direction of its letters.
    """
    parts = marked.split("|")[::-1]
    return "".join(part[::-1] if runs_from_right(part) else part for part in parts)


def same_letters(shown: str) -> str:
    """Return the letters without the spaces, whose boxes may be empty where a line ends."""
    return "".join(shown.split())
