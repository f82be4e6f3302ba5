"""The lines of a raw text, and where in it a piece of its display text stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from mediakit._normalize import ENTITY, display_text

LINE_BREAK = re.compile("\r\n?|[\n\u0085\u2028\u2029\x0b\x0c]")
SENTENCE_END = re.compile(r"[.!؟?…»\"”)\]]\s*$")


class Line(NamedTuple):
    """A line with text in it: where it stands in the raw text, and what it shows.

    ::

        raw    "الخبـــر الأول\\r\\nالثاني"
        line 0: start 0, end 14, shown "الخبر الأول"
        line 1: start 16, end 22, shown "الثاني"
    """

    start: int
    end: int
    shown: str

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.shown.split())


def lines_of(raw: str) -> list[Line]:
    """Return the lines of a raw text that show something.

    Examples
    --------
    >>> lines_of("خبـر\\r\\n\\r\\nثان")
    [Line(start=0, end=4, shown='خبر'), Line(start=8, end=11, shown='ثان')]
    """
    lines, start = [], 0
    for found in LINE_BREAK.finditer(raw):
        lines.append((start, found.start()))
        start = found.end()
    lines.append((start, len(raw)))
    shown = [Line(start, end, display_text(raw[start:end])) for start, end in lines]
    return [line for line in shown if line.shown.strip()]


def raw_offset(raw: str, line: Line, position: int) -> int:
    """Return where in the raw text the character at a position of the shown line stands.

    Examples
    --------
    >>> raw = "قال&nbsp;الوزيـــر أمس"
    >>> line = lines_of(raw)[0]
    >>> raw[raw_offset(raw, line, line.shown.index("أمس")):]
    'أمس'
    """
    written = raw[line.start : line.end]
    if written == line.shown:
        return line.start + position
    length = bisect_left(
        range(len(written) + 1), position, key=lambda size: len(display_text(written[:size]))
    )
    for entity in ENTITY.finditer(written):  # half of &nbsp; is longer than the whole
        if entity.start() < length < entity.end():
            before = len(display_text(written[: entity.start()]))
            length = entity.start() if before >= position else entity.end()
    return line.start + length


def without(raw: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the raw text without some spans, which are in order and do not overlap.

    Examples
    --------
    >>> without("نص الخبر. رابط الخبر", [(9, 20)])
    'نص الخبر.'
    """
    kept, last = [], 0
    for start, end in spans:
        kept.append(raw[last:start])
        last = end
    return "".join([*kept, raw[last:]])


def ends_a_sentence(text: str) -> bool:
    """Return whether a text ends as sentences do.

    Examples
    --------
    >>> ends_a_sentence("قال الوزير."), ends_a_sentence("قال الوزير")
    (True, False)
    """
    return SENTENCE_END.search(text) is not None
