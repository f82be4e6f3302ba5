"""Which parts of one article are not its text? Labelled spans of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediakit._credits import Credit, agency_at_end, credit_before, credit_line, head_byline
from mediakit._lines import Line, ends_a_sentence, raw_offset
from mediakit._lists import key_of
from mediakit._patterns import TITLE, ending_kind, fused_ending, line_kind
from mediakit._recurring import LONG_ENOUGH, MARK_ENDS, Recurring, masked, tail_size

NUMBER_ALONE = re.compile(r"\s*[0-9\u0660-\u0669.,]+[KkMm+]?\s*")
# Of these a line is one wherever it stands; the others are ordinary words in a text's middle.
ANYWHERE = frozenset({"related", "link", "follow", "copyright", "end", "more"})
HEAD = 3  # lines in which credits stand
VERSES, VERSE = 3, 10  # a text of more lines, all so short, is a poem; it begins with no headline
LONGEST_BLOCK = 15  # lines: a list of related articles has no more


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
        return max((place for place, own in enumerate(self.own) if own), default=-1)

    def take(self, place: int, kind: str, credit: Credit | None = None) -> Span:
        """Label a whole line."""
        self.own[place] = False
        line = self.lines[place]
        return Span(line.start, line.end, kind, masked(line.shown), credit)


def _is_title(line: Line) -> bool:
    return line.size <= TITLE and not re.search(r"(?<!\.)[.،؛]\s*$", line.shown)


def _block_start(text: Text) -> int | None:
    """Return where a block begins that goes on to the end: a label and what it announces."""
    last = text.last()
    for place in range(last, max(last - LONGEST_BLOCK, 0), -1):
        if line_kind(text.lines[place].shown) in ("related", "contact"):
            return place
        if not _is_title(text.lines[place]):
            return None
    return None


def _headline(text: Text) -> Iterator[Span]:
    """Yield the first line where it repeats the headline."""
    first = text.lines[0].shown if len(text.lines) > 1 else ""
    if not first or not text.headline or len(first) > 2 * len(text.headline):
        return
    key = key_of(text.headline)
    verses = len(text.lines) > VERSES and all(line.size <= VERSE for line in text.lines)
    if key and not verses and key_of(first) == key:
        yield text.take(0, "headline")


def _closing_block(text: Text) -> Iterator[Span]:
    """Yield "مقالات ذات صلة" and the headlines under it, "للتواصل أرسل SMS إلى" and its numbers."""
    start = _block_start(text)
    if start is not None:
        announced = line_kind(text.lines[start].shown)
        for place in range(start, text.last() + 1):
            yield text.take(place, line_kind(text.lines[place].shown) or str(announced))


def _closing_lines(text: Text) -> Iterator[Span]:
    """Yield the lines at the end that are not the article's, from the last upwards."""
    while (place := text.last()) > 0:
        line = text.lines[place]
        kind = ending_kind(line.shown)
        credit = None if kind else credit_line(line.shown, text.known.outlets)
        if kind or (NUMBER_ALONE.fullmatch(line.shown) and _under_a_button(text, place)):
            yield text.take(place, kind or "share")
        elif credit:
            yield text.take(place, credit.kind, credit)
        elif text.known.is_tail(line) or text.known.begins_with_mark(line):
            yield text.take(place, "recurring")
        else:
            return


def _under_a_button(text: Text, place: int) -> bool:
    """Return whether a number alone counts shares: the line before or after says so."""
    around = [place - 1, place + 1]
    return any(
        0 <= other < len(text.lines) and line_kind(text.lines[other].shown) in ("share", "counter")
        for other in around
    )


def _lines_within(text: Text) -> Iterator[Span]:
    """Yield the lines in the middle that cannot be text: "اقرأ أيضا: …", links, notices."""
    for place, line in enumerate(text.lines):
        if not text.own[place]:
            continue
        kind = line_kind(line.shown)
        buttons = kind in ("share", "counter") and place < HEAD and _under_a_button(text, place)
        if kind not in ANYWHERE and not buttons:
            continue
        alone = re.search(r"[:：]?\s*$", line.shown) and line.size <= 3
        yield text.take(place, str(kind))
        below = place + 1
        if kind == "related" and alone and below < text.last() and _is_title(text.lines[below]):
            yield text.take(below, "related")


def _credit_of(text: Text, line: Line) -> Credit | None:
    """Return the credit that a line at the head is."""
    if text.author and key_of(line.shown) == key_of(text.author):
        return Credit(byline=line.shown.strip())
    return credit_line(line.shown, text.known.outlets) or head_byline(line.shown)


def _credit_lines(text: Text) -> Iterator[Span]:
    """Yield the bylines and datelines that are lines of their own at the head."""
    for place in range(min(HEAD, text.last())):
        if text.own[place]:
            credit = _credit_of(text, text.lines[place])
            if not credit:
                return
            yield text.take(place, credit.kind, credit)


def _credit_before(text: Text) -> Iterator[Span]:
    """Yield the credit with which the first paragraph begins."""
    first = next((place for place, own in enumerate(text.own) if own), None)
    found = None if first is None else credit_before(text.lines[first].shown, text.known.outlets)
    if first is not None and found:
        (credit, position), line = found, text.lines[first]
        end = raw_offset(text.raw, line, position)
        yield Span(line.start, end, credit.kind, masked(line.shown[:position]), credit)
        text.lines[first] = Line(end, line.end, line.shown[position:])


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


def _fused_endings(text: Text) -> Iterator[Span]:
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


def spans_of(
    raw: str, lines: list[Line], known: Recurring, *, headline: str = "", author: str = ""
) -> list[Span]:
    """Return the parts of a raw text that are not the article's, in order, without overlaps.

    Examples
    --------
    >>> from mediakit._lines import lines_of
    >>> raw = "كتب: رنا السيفي\\nعاد العمال إلى الأرصفة.\\nمشاركة"
    >>> [(span.kind, span.start, span.end) for span in spans_of(raw, lines_of(raw), Recurring())]
    [('byline', 0, 15), ('share', 40, 46)]
    """
    text = Text(raw, list(lines), [True] * len(lines), headline, author, known)
    found = [
        *_headline(text), *_closing_block(text), *_closing_lines(text), *_credit_lines(text),
        *_credit_before(text), *_lines_within(text), *_fused_endings(text), *_closing_lines(text),
    ]  # fmt: skip
    return sorted(span for span in found if span.end > span.start)
