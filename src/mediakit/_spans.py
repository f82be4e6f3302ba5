"""Which parts of one article are not its text? Labelled spans of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediakit._credit_lines import (
    LONGEST_CREDIT,
    credit_line,
    head_byline,
    is_place,
    name_above_date,
)  # fmt: skip
from mediakit._credits import Credit, credit_before
from mediakit._foot import LONGEST_BLOCK, closing, fused_endings
from mediakit._labelled import (
    NUMBER_ALONE,
    Span,
    Text,
    is_title,
    titles_stand_out,
    under_a_button,
)  # fmt: skip
from mediakit._lines import Line, ends_a_sentence, raw_offset
from mediakit._lists import key_of
from mediakit._patterns import closing_of, is_label, line_kind
from mediakit._recurring import Recurring, masked

# Of these a line is one wherever it stands; the others are ordinary words in a text's middle.
ANYWHERE = frozenset(
    {"related", "link", "follow", "copyright", "end", "more", "advert", "caption", "navigation",
     "notice", "newsletter"}
)  # fmt: skip
HEAD = 10  # lines at most above the first paragraph
FEWEST_IN_TITLE, MOST_TITLES = 5, 6  # words and lines of what a label in the middle announces
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"\s*[«\"“”‘(…]")
VERSES, VERSE = 3, 10  # a text of more lines, all so short, is a poem; it begins with no headline


def _headline(text: Text) -> Iterator[Span]:
    """Yield the first line where it repeats the headline."""
    first = text.lines[0].shown if len(text.lines) > 1 else ""
    if not first or not text.headline or len(first) > 2 * len(text.headline):
        return
    key = key_of(text.headline)
    verses = len(text.lines) > VERSES and all(line.size <= VERSE for line in text.lines)
    if key and not verses and key_of(first) == key:
        yield text.take(0, "headline")


def _enclosed(text: Text) -> Iterator[Span]:
    """Yield what stands between "تخطى الأكثر قراءة وواصل القراءة" and "الأكثر قراءة نهاية"."""
    for place, line in enumerate(text.lines):
        if closing := closing_of(line.shown):
            block = range(place, min(place + LONGEST_BLOCK, text.last()))
            ends = [other for other in block if closing.match(text.lines[other].shown)]
            within = range(place, ends[0] + 1) if ends else ()
            yield from (text.take(other, "related") for other in within if text.own[other])


def _announced(text: Text, place: int) -> Iterator[int]:
    """Yield the lines that a label in the middle announces: one title, more if they stand out."""
    several = titles_stand_out(text, place)
    below = range(place + 1, min(place + 1 + MOST_TITLES, text.last()))
    for number, other in enumerate(below):
        line = text.lines[other]
        title = is_title(line) and (number == 0 or not ends_a_sentence(line.shown))
        if not title or (number and not (several and line.size >= FEWEST_IN_TITLE)):
            return
        if number and line.shown.rstrip()[-1] in ":：":
            return
        yield other


def _lines_within(text: Text) -> Iterator[Span]:
    """Yield the lines in the middle that cannot be text: "اقرأ أيضا: …", links, notices."""
    for place, line in enumerate(text.lines):
        kind = line_kind(line.shown) if text.own[place] else None
        if kind in ANYWHERE:
            yield text.take(place, str(kind))
            if kind == "related" and is_label(line.shown):
                yield from (text.take(o, kind) for o in _announced(text, place) if text.own[o])


def _credit_of(text: Text, place: int) -> Credit | None:
    """Return the credit that a line at the head is."""
    shown = text.lines[place].shown
    if text.lines[place].size > LONGEST_CREDIT:
        return None
    if text.author and key_of(shown) == key_of(text.author):
        return Credit(byline=shown.strip())
    if credit := credit_line(shown, text.known.outlets):
        return credit
    if shown.rstrip().endswith(":") and QUOTED.match(text.lines[place + 1].shown):
        return None  # كتب محمود درويش: and his verse
    if text.headline and key_of(shown) != key_of(text.headline):
        below = text.lines[place + 1].shown
        placed = Credit(dateline=shown.strip()) if is_place(shown) else None
        return placed or _not_in(below, head_byline(shown) or name_above_date(shown, below))
    return _not_in(text.lines[place + 1].shown, head_byline(shown, place_too=False))


def _not_in(paragraph: str, credit: Credit | None) -> Credit | None:
    """Return the credit unless the text tells of its person: then the line is a picture's."""
    names = credit.byline.split() if credit else []
    return None if names and names[-1] in WORD.findall(paragraph) else credit


def _head_lines(text: Text) -> Iterator[Span]:
    """Yield the bylines, dates and buttons that are lines of their own at the head."""
    for place in range(min(HEAD, text.last())):
        line = text.lines[place]
        kind = line_kind(line.shown) if text.own[place] else "taken"
        if kind == "taken" or kind in ANYWHERE:
            continue
        credit = None if kind else _credit_of(text, place)
        below = place > 0 and not text.own[place - 1]
        counts = NUMBER_ALONE.fullmatch(line.shown) and (below or under_a_button(text, place))
        if kind or counts:
            yield text.take(place, kind or "share")
        elif credit:
            yield text.take(place, credit.kind, credit)
        else:
            return


def _credit_before(text: Text) -> Iterator[Span]:
    """Yield the credit with which the first paragraph begins."""
    first = next((place for place, own in enumerate(text.own) if own), None)
    found = None if first is None else credit_before(text.lines[first].shown, text.known.outlets)
    if first is not None and found:
        (credit, position), line = found, text.lines[first]
        end = raw_offset(text.raw, line, position)
        yield Span(line.start, end, credit.kind, masked(line.shown[:position]), credit)
        text.lines[first] = Line(end, line.end, line.shown[position:])


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
        *_headline(text), *closing(text), *_enclosed(text), *_head_lines(text),
        *_lines_within(text), *_credit_before(text), *fused_endings(text), *closing(text),
    ]  # fmt: skip
    return sorted(span for span in found if span.end > span.start)
