"""An article on its way: its lines, which of them are its own, and the labels of the others."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit._credits import Credit
from mediakit._lines import Line, ends_a_sentence
from mediakit._patterns import TITLE, line_kind
from mediakit._recurring import Recurring, masked

NUMBER_ALONE = re.compile(r"\s*[0-9\u0660-\u0669.,]+[KkMm+]?\s*")
COUNTED = ("share", "counter", "comments")  # under which a number alone may stand
PARAGRAPH = 8  # words at least
SENTENCES = 0.5  # of the paragraphs above: more end as sentences do, so that titles stand out


class Span(NamedTuple):
    """A part of a raw text that is not the article's: where it is, what it is, how it begins."""

    start: int
    end: int
    kind: str
    marker: str
    credit: Credit | None = None


class Text(NamedTuple):
    """An article on its way: its raw text, its lines, and which of them are still its own."""

    raw: str
    lines: list[Line]
    own: list[bool]
    headline: str
    author: str
    known: Recurring

    def last(self) -> int:
        """Return the place of the last line that is still the article's own, or -1."""
        return next((place for place in reversed(range(len(self.own))) if self.own[place]), -1)

    def take(self, place: int, kind: str, credit: Credit | None = None) -> Span:
        """Label a whole line."""
        self.own[place] = False
        line = self.lines[place]
        return Span(line.start, line.end, kind, masked(line.shown), credit)


def is_title(line: Line) -> bool:
    """Return whether a line may be the headline of another article."""
    return line.size <= TITLE and not re.search(r"(?<!\.)[.،؛]\s*$", line.shown)


def under_a_button(text: Text, place: int) -> bool:
    """Return whether a number alone counts shares: the line before or after says so."""
    around = [place - 1, place + 1]
    return any(
        0 <= other < len(text.lines) and line_kind(text.lines[other].shown) in COUNTED
        for other in around
    )


def titles_stand_out(text: Text, place: int) -> bool:
    """Return whether the paragraphs above a line end as sentences do, as titles do not."""
    above = [line for line in text.lines[:place] if line.size >= PARAGRAPH]
    closed = sum(ends_a_sentence(line.shown) for line in above)
    return bool(above) and closed >= SENTENCES * len(above)
