"""The text around a word of an article, as it stands there."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from mediakit._normalize import LETTERS, MARKS, display_text
from mediakit._words import LONE_PROCLITICS, Word, words

Line = tuple[str, str, str]  # before, node, after

LETTER = re.compile(f"[{LETTERS}]")
PLAIN = re.compile(f"[{LETTERS}{MARKS} ]*")  # words of Arabic letters and marks, and spaces
# What may stand between two words: no letter, and nothing that belongs to a word or begins one.
GAP = re.compile(f"(?:(?![@#\uff03_{MARKS}])\\W)+")
GAP_OR_NUMBER = re.compile(f"(?:(?![@#\uff03_{MARKS}])[\\W\\d])+")
# White space at which a text can be cut: its parts are cleaned as they are in the whole.
BLANKS = " \t"
LINE_ENDS = "\n\r\x0b\x0c"
CUTS = BLANKS + LINE_ENDS
OPENING = '«(["“'  # between white space and a word
PUNCTUATION = '.,،؛:؟!)]»”"'  # after a word
CLOSING = CUTS + PUNCTUATION
BREAKS = LINE_ENDS + PUNCTUATION
BEFORE = 8  # characters before a word that hold another one
SLACK = (30, 300)  # characters beside its words in which a context is sought, first and then


class Shown(NamedTuple):
    """What is shown of an article, by the numbers of its words.

    ::

        أكد   قال   رئيس  الحكومة   قال   إن        first = 1, node = 2, end = 4, last = 6
        0     1     2     3         4     5        forms = [قال, رئيس, الحكومة, قال, إن]
    """

    first: int
    node: int
    end: int
    last: int
    forms: list[str]
    occurrence: int  # how many words before the node have the form of its first word
    occurrences: int  # how many words of the article have it


class Place(NamedTuple):
    """Where a word begins in a raw text, and a cut before it; nothing between them is cleaned."""

    at: int
    cut: int


class Part(NamedTuple):
    """A part of an article as display text, cut at white space, and where the node begins."""

    text: str
    node: int


class Article:
    """An article's text, from which lines are cut.

    Cleaning all of it takes longer than cleaning what is near a word, and finding all its words
    longer still: each is done only where the way before it left a line uncertain.
    """

    def __init__(self, raw: str, *, keep_numbers: bool, is_clean: bool = False) -> None:
        self.raw, self.keep_numbers, self.is_clean = raw, keep_numbers, is_clean
        self._places: dict[str, list[Place]] = {}

    def line(self, shown: Shown) -> Line:
        """Return before, node and after."""
        found = self._near(shown) or self._cleaned._near(shown) or self._in_whole(shown)
        before, node, after = found
        return " ".join(before.split()), " ".join(node.split()), " ".join(after.split())

    def _clean(self, text: str) -> str:
        return text if self.is_clean else display_text(text)

    @functools.cached_property
    def _cleaned(self) -> Article:
        return Article(display_text(self.raw), keep_numbers=self.keep_numbers, is_clean=True)

    def _in_whole(self, shown: Shown) -> Line:
        """Return the line by the words of the whole text."""
        return _cut(self._cleaned.raw, self._words, *shown[:4])

    @functools.cached_property
    def _words(self) -> list[Word]:
        return words(self._cleaned.raw, keep_numbers=self.keep_numbers)

    def _near(self, shown: Shown) -> Line | None:
        """Return the line by the text near the node, None if it is not certain."""
        place = self._place(shown)
        if place is None:
            return None
        node = shown.node - shown.first
        before, after = " ".join(shown.forms[:node]), " ".join(shown.forms[node:])
        for slack in SLACK:
            part = self._part(place, len(before) + slack, len(after) + slack)
            line = self._by_forms(part, shown) or self._in_part(part, shown)
            if line:
                return line
        return None

    def _place(self, shown: Shown) -> Place | None:
        """Return where the node begins in the raw text, None if that is not certain.

        If a form is found as a word as often as the article has it, there is no other word of
        this form, however it is written, and the first one is the first, and so on.
        """
        form = shown.forms[shown.node - shown.first]
        if form not in self._places:
            self._places[form] = places(self.raw, form)
        found = self._places[form]
        return found[shown.occurrence] if len(found) == shown.occurrences else None

    def _part(self, place: Place, before: int, after: int) -> Part:
        """Return the text around a place, so many characters or more before it and after it."""
        raw, at = self.raw, place.at
        start = raw.rfind(" ", 0, at - before) + 1 if at > before else 0
        end = raw.find(" ", at + after)
        end = len(raw) if end < 0 else end
        text = self._clean(raw[start:end])
        node = at - start
        if text != raw[start:end]:
            node = len(self._clean(raw[start : place.cut])) + at - place.cut
        return Part(text, node)

    def _by_forms(self, part: Part, shown: Shown) -> Line | None:
        """Return the line by looking for one form after the other, None if that is not certain.

        No letter stands between a word and the next. So the first place of the next form is its
        word, if only a gap is between; a word that was joined of two is not found so.
        """
        text, numbers = part.text, self.keep_numbers
        node, after = shown.node - shown.first, shown.end - shown.first
        start = _before(text, part.node, shown.forms[:node], numbers)
        end = part.node + len(shown.forms[node])
        if after > node + 1:
            end = _after(text, end, shown.forms[node + 1 : after], numbers)
        last = _after(text, end, shown.forms[after:], numbers)
        if start < 0 or end < 0 or last < 0:
            return None
        return text[start : part.node], text[part.node : end], text[end:last]

    def _in_part(self, part: Part, shown: Shown) -> Line | None:
        """Return the line by the words of a part.

        A word at its edge may be joined to one outside; but then it has another form.
        """
        found = words(part.text, keep_numbers=self.keep_numbers)
        starts = [word.start for word in found]
        if part.node not in starts:
            return None
        shift = starts.index(part.node) - shown.node
        first, node, end, last = (number + shift for number in shown[:4])
        if first < 0 or [word.form for word in found[first:last]] != shown.forms:
            return None
        return _cut(part.text, found, first, node, end, last)


def _cut(text: str, found: list[Word], first: int, node: int, end: int, last: int) -> Line:
    """Return before, node and after, by the words of a text."""
    start, stop = found[node].start, found[end - 1].end
    return text[found[first].start : start], text[start:stop], text[stop : found[last - 1].end]


@functools.lru_cache(maxsize=10_000)
def is_gap(between: str, keep_numbers: bool) -> bool:
    """Return whether a piece of display text is no part of a word, and not empty.

    Examples
    --------
    >>> is_gap("، (", False), is_gap(" 25 ", False), is_gap(" 25 ", True), is_gap("ن ", False)
    (True, True, False, False)
    """
    return (GAP if keep_numbers else GAP_OR_NUMBER).fullmatch(between) is not None


def _after(text: str, end: int, forms: list[str], keep_numbers: bool) -> int:
    """Return where the last of the forms ends that follow a place as words, -1 if they do not."""
    joined = " ".join(["", *forms])
    if text.startswith(joined, end):
        return end + len(joined)
    for form in forms:
        at = text.find(form, end)
        if at < 0 or not is_gap(text[end:at], keep_numbers):
            return -1
        end = at + len(form)
    return end


def _before(text: str, start: int, forms: list[str], keep_numbers: bool) -> int:
    """Return where the first of the forms begins that precede a place as words, or -1."""
    joined = " ".join([*forms, ""])
    if text.endswith(joined, 0, start):
        start -= len(joined)
    else:
        for form in forms[::-1]:
            at = text.rfind(form, 0, start)
            end = at + len(form)
            if at < 0 or not is_gap(text[end:start], keep_numbers):
                return -1
            start = at
    return start if start == 0 or is_gap(text[start - 1], keep_numbers) else -1


def places(raw: str, form: str) -> list[Place]:
    """Return where a form is for certain a word of a text, in order.

    Examples
    --------
    >>> [place.at for place in places("السد، و السد #السد والسد/ (السد", "السد")]
    [0, 27]
    """
    found: list[Place] = []
    if form in LONE_PROCLITICS:
        return found
    is_plain = PLAIN.fullmatch(form) is not None
    at = raw.find(form)
    while at >= 0:
        end = at + len(form)
        if is_plain and raw[end : end + 1] in CLOSING and _begins_word(raw, at):
            found.append(Place(at, at if raw[at - 1 : at] in CUTS else at - 1))
        elif not (is_plain and _goes_on(raw, at, end)) and (place := _by_words(raw, at, form)):
            found.append(place)
        at = raw.find(form, at + 1)
    return found


def _goes_on(raw: str, at: int, end: int) -> bool:
    """Return whether a word of Arabic letters has more of them before or after it."""
    return LETTER.match(raw, end) is not None or (at > 0 and LETTER.match(raw, at - 1) is not None)


def _begins_word(raw: str, at: int) -> bool:
    """Return whether a word begins at a place for certain, and no lone و ب ل before joins it."""
    last, last_but_one = raw[at - 1 : at], raw[at - 2 : at - 1] if at > 1 else ""
    if last and last in OPENING:
        return last_but_one in CUTS
    if last not in BLANKS or not last_but_one:
        return last in CUTS
    if last_but_one in LONE_PROCLITICS:
        return at > 2 and LETTER.match(raw, at - 3) is not None
    return last_but_one in BREAKS or LETTER.match(last_but_one) is not None


def _by_words(raw: str, at: int, form: str) -> Place | None:
    """Return the place of a form if it is among the words around it."""
    start = raw.rfind(" ", 0, at - BEFORE) + 1 if at > BEFORE else 0
    end = raw.find(" ", at + len(form))
    part = raw[start : len(raw) if end < 0 else end]
    if display_text(part) != part:
        return None
    # The first word may be joined to one before this part.
    found = words(part, keep_numbers=True)[0 if start == 0 else 1 :]
    is_word = any(word.start == at - start and word.form == form for word in found)
    return Place(at, max(raw.rfind(" ", start, at) + 1, start)) if is_word else None
