"""What stands below an article's last paragraph, or runs on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediakit._credit_lines import NAME, credit_line
from mediakit._credits import Credit, agency_at_end
from mediakit._fused import fused_ending
from mediakit._labelled import (
    NUMBER_ALONE,
    Span,
    Text,
    is_title,
    titles_stand_out,
    under_a_button,
)  # fmt: skip
from mediakit._lines import Line, ends_a_sentence, raw_offset
from mediakit._patterns import cuts_in, ending_kind
from mediakit._recurring import LONG_ENOUGH, MARK_ENDS, Recurring, masked, tail_size

LONGEST_BLOCK = 15  # lines: a list of related articles has no more
LONGEST_TAG, MOST_TAGS, LABEL = 6, 12, 3  # words, lines, words of "الكلمات الدلالية:"


def _may_announce(text: Text, place: int) -> bool:
    """Return whether all that stands below a label may be what it announces.

    "اقرأ أيضا" stands between paragraphs too, and where these end without a full stop, nothing
    tells them from titles.
    """
    return not cuts_in(text.lines[place].shown) or titles_stand_out(text, place)


def _is_tag(line: Line) -> bool:
    return line.size <= LONGEST_TAG or "|" in line.shown or ending_kind(line.shown) is not None


def _block_start(text: Text) -> int | None:
    """Return where a block begins that goes on to the end: a label and what it announces."""
    last = text.last()
    for place in range(last, max(last - LONGEST_BLOCK, 0), -1):
        line = text.lines[place]
        kind = ending_kind(line.shown)
        if kind in ("related", "contact"):
            return place if _may_announce(text, place) else None
        if kind == "tags" and last - place <= MOST_TAGS and line.size <= LABEL:
            below = text.lines[place + 1 : last + 1]
            return place if all(map(_is_tag, below)) else None
        if not kind and not is_title(line):
            return None
    return None


def _closing_block(text: Text) -> Iterator[Span]:
    """Yield "مقالات ذات صلة" and the headlines under it, "للتواصل أرسل SMS إلى" and its numbers."""
    start = _block_start(text)
    if start is not None:
        announced = ending_kind(text.lines[start].shown)
        for place in range(start, text.last() + 1):
            yield text.take(place, ending_kind(text.lines[place].shown) or str(announced))


def closing(text: Text) -> Iterator[Span]:
    """Yield blocks and lines at the end, as long as there are any."""
    while found := [*_closing_block(text), *_closing_lines(text)]:
        yield from found


def _closing_lines(text: Text) -> Iterator[Span]:
    """Yield the lines at the end that are not the article's, from the last upwards."""
    while (place := text.last()) > 0:
        line = text.lines[place]
        kind = ending_kind(line.shown)
        credit = _signature(text, place) if kind in (None, "end") else None
        if kind and credit and credit.agency:
            kind = None  # (أ. ف. ب) is no editor's initials
        if kind or (NUMBER_ALONE.fullmatch(line.shown) and under_a_button(text, place)):
            yield text.take(place, kind or "share")
        elif credit:
            yield text.take(place, credit.kind, credit)
        elif text.known.is_tail(line) or text.known.begins_with_mark(line):
            yield text.take(place, "recurring")
        else:
            return


def _signature(text: Text, place: int) -> Credit | None:
    """Return the credit that a line at the end is: an agency, or a name below one."""
    shown, outlets = text.lines[place].shown, text.known.outlets
    above = credit_line(text.lines[place - 1].shown, outlets) if NAME.match(shown) else None
    signed = Credit(byline=shown.strip()) if above and above.agency else None
    return credit_line(shown, outlets) or signed


def _marked_ending(line: Line, known: Recurring) -> int | None:
    """Return where the source's own mark stands in the last words of a paragraph."""
    if not known.marks:
        return None
    words = list(re.finditer(r"\S+", line.shown))
    if ends_a_sentence(line.shown) or len(words) < LONG_ENOUGH:
        return None
    for word in words[1:][-tail_size(len(words)) :]:
        if word.group().strip(MARK_ENDS) in known.marks:
            return word.start()
    return None


def fused_endings(text: Text) -> Iterator[Span]:
    """Yield what runs on from the last sentence, the last piece first."""
    place = text.last()
    while place >= 0:
        line = text.lines[place]
        ending, at_end = fused_ending(line.shown), agency_at_end(line.shown)
        marked = _marked_ending(line, text.known)
        credit = None
        if ending:
            kind, position = ending
        elif at_end:
            (credit, position), kind = at_end, "agency"
        elif marked:
            kind, position = "recurring", marked
        else:
            return
        start = raw_offset(text.raw, line, position)
        yield Span(start, line.end, kind, _marker(line.shown[position:]), credit)
        text.lines[place] = Line(line.start, start, line.shown[:position].rstrip())


def _marker(ending: str) -> str:
    """Return how an ending begins: what stays the same from article to article."""
    return " ".join(masked(ending).partition(":")[0].split()[:4])
