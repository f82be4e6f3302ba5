"""Which stretches of a paragraph stand in quotation marks?"""

from __future__ import annotations

import re
from typing import NamedTuple

# « » ‹ › “ ” „ ‟ ‘ ’ ‚ " ″ ＂ '' 《 》, and ' at the edge of a word
MARK = re.compile("''|[«»‹›“”„‟\"″＂《》‘’‚']")
OPENING = frozenset("«‹“„‟《‘‚")
CLOSING = frozenset("»›”》’")
SINGLE = frozenset("'‘’‚‹›")  # weak: an apostrophe looks the same
# What is written onto a word in marks: و«الوفاق», بـ«الوفاق»
PREFIX = re.compile(r"(?:^|[\s(\[])[وفبلك]{1,3}\u0640?$")


class Span(NamedTuple):
    """A stretch in marks: from its first mark to past its last, and what is within."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def _side(text: str, found: re.Match[str]) -> int:
    """Return 1 where a mark can only open, -1 where it can only close, else 0: by its spaces."""
    before = text[max(found.start() - 5, 0) : found.start()]
    after = text[found.end() : found.end() + 1]
    opens = not before or before[-1] in " \t([:،,;؛-–—" or bool(PREFIX.search(before))
    closes = not after or not (after.isalnum() or after in OPENING or after in "\"'([")
    if opens == closes:
        return 0
    return 1 if opens else -1


def _role(text: str, found: re.Match[str], is_open: bool) -> int:
    """Return whether a mark opens (1), closes (-1) or is no mark of speech (0)."""
    mark, side = found.group(), _side(text, found)
    if mark in SINGLE and not side:
        return 0  # O'Neill
    if mark in OPENING and mark not in "“‘":
        return -1 if side < 0 and is_open else 1
    if mark in CLOSING:
        return 1 if side > 0 and not is_open else -1
    return side or (-1 if is_open else 1)


def spans_in_marks(text: str) -> list[Span]:
    """Return the outermost stretches in marks of one paragraph, in order.

    A mark of any style closes one of any other, as careless typing has it; marks within marks
    belong to the outer stretch. What is never closed goes to the end of the paragraph.

    Examples
    --------
    >>> [text[span.inner_start : span.inner_end] for text in ["قال: «كلا \\"أبدا\\"» ثم “مضى"]
    ...  for span in spans_in_marks(text)]
    ['كلا "أبدا"', 'مضى']
    """
    spans: list[Span] = []
    stack: list[re.Match[str]] = []
    for found in MARK.finditer(text):
        role = _role(text, found, bool(stack))
        if role > 0:
            stack.append(found)
        elif role < 0 and stack:
            opened = stack.pop()
            if not stack:
                spans.append(
                    Span(opened.start(), found.end(), opened.end(), found.start(), closed=True)
                )
    if stack:
        end = len(text.rstrip())
        start = stack[0]
        spans.append(Span(start.start(), end, min(start.end(), end), end, closed=False))
    return spans
