"""Paragraphs → sentences of words, punctuation and stretches in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediakit._normalize import INVISIBLE, MARKS, TATWEEL
from mediakit._quote_marks import spans_in_marks

IN_MARKS = "«»"  # the key of a token that is a whole stretch in marks
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
UNSEEN = "".join(chr(code) for code in INVISIBLE if chr(code) not in LINE_ENDS)
# Vowels, tatweel and invisible characters: nothing that a word is told by.
DELETED = re.compile(f"[{MARKS}{TATWEEL}{re.escape(UNSEEN)}]+")
PARAGRAPH = re.compile(f"[^{LINE_ENDS}]+")
FOLDED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
# The name علي, where the text has على for the preposition; not علي أن, which is that misspelt
ALI = re.compile(r"\bعلي\b(?!\s+(?:[أا]ن|ما|حد|هامش|الرغم|ذلك|سؤال)\b)")
MISSPELT = re.compile(r"\b(?:الي|إلي|حتي)\b")  # a text that writes ي for ى
# Words that look like verbs once ي and ى are one: the noun رأي, and يدعى "is called"
NO_VERB = re.compile(r"\b[وف]?(?:رأي|راي|[يت]دعى)\b")
UNDOTTED = "\u066e"
ALI_FOLDED = "عل" + UNDOTTED  # no preposition
# A word or number (2.25, 6–8), dots, a line end, or any one sign.
TOKEN = re.compile(r"[^\W_]+(?:[.,٫٬/:–-]\d+)*|\.{2,}|[^\w\s]")
WORD = re.compile(r"[^\W_]+")
GLUED = re.compile(r"(?:(?<=\b\w)|(?<=\b\w\w))\.(?=\w{1,2}\b)")  # بي.بي.سي
ENDS = frozenset(".؟?!…")
MOST_TOKENS = 4_000  # of one sentence: what is longer is no sentence, and is cut


class Token(NamedTuple):
    """A word, a sign, or a stretch in marks: its folded key and its place in the folded text."""

    key: str
    start: int
    end: int
    inner_start: int = 0
    inner_end: int = 0
    closed: bool = True


Sentence = list[Token]


class Folded(NamedTuple):
    """A text with one spelling of each letter, and where its characters stand in the original."""

    text: str
    places: list[int] | None
    original: str

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the original, with the vowels behind its last letter."""
        if self.places is None:
            return start, end
        first, last = self.places[start], self.places[max(start, end)]
        while last > first and self.original[last - 1] in UNSEEN:
            last -= 1
        return first, last

    def slice(self, start: int, end: int) -> str:
        """Return a stretch of the folded text as the original has it."""
        start, end = self.place(start, end)
        return self.original[start:end]


def fold(text: str) -> Folded:
    """Return a text folded for matching.

    Examples
    --------
    >>> folded = fold("صرّح أنّه")
    >>> folded.text, folded.slice(0, 3)
    ('صرح انه', 'صرّح')
    """
    folded = text
    places: list[int] | None = None
    if DELETED.search(text):
        kept = [part.span() for part in DELETED.finditer(text)]
        places, position = [], 0
        for start, end in kept:
            places.extend(range(position, start))
            position = end
        places.extend(range(position, len(text) + 1))
        folded = DELETED.sub("", text)
    if "على" in folded or not MISSPELT.search(folded):
        folded = ALI.sub(ALI_FOLDED, folded)
        folded = NO_VERB.sub(lambda found: found.group()[:-1] + UNDOTTED, folded)
    for letter, plain in FOLDED.items():
        folded = folded.replace(letter, plain)
    return Folded(folded, places, text)


def plain_words(text: str) -> list[str]:
    """Return the words of a text as they are written, but for vowels and invisible characters.

    Examples
    --------
    >>> plain_words("«صرّح» الوزير، أمس")
    ['صرح', 'الوزير', 'أمس']
    """
    return WORD.findall(DELETED.sub("", text))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines of a text that are not blank."""
    for found in PARAGRAPH.finditer(text):
        if not found.group().isspace():
            yield found.span()


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a paragraph, each stretch in marks as one."""
    position = start
    for span in spans_in_marks(text[start:end]):
        yield from _plain(text, position, start + span.start)
        first, last, inner_first, inner_last = (start + place for place in span[:4])
        yield Token(IN_MARKS, first, last, inner_first, inner_last, span.closed)
        position = start + span.end
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in TOKEN.finditer(text, start, end):
        yield Token(found.group(), found.start(), found.end())


def _is_end(sentence: Sentence) -> bool:
    """Return whether a last token like a full stop ends: not after د. but after 1436 هـ."""
    last, *before = reversed(sentence[-3:])
    letter = bool(before) and len(before[0].key) == 1 and before[0].key.isalpha()
    year = len(before) > 1 and before[1].key[-1].isdecimal()
    return last.key != "." or not letter or year


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, each with the sign at its end.

    Examples
    --------
    >>> text = "قال د. سالم: «نعم. لا». ثم مضى"
    >>> [[token.key for token in sentence] for sentence in sentences(text, 0, len(text))]
    [['قال', 'د', '.', 'سالم', ':', '«»', '.'], ['ثم', 'مضى']]
    """
    sentence: Sentence = []
    for token in _tokens(text, start, end):
        sentence.append(token)
        sign = token.key[0] in ENDS and not GLUED.match(text, token.start)
        if (sign and _is_end(sentence)) or len(sentence) >= MOST_TOKENS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def is_stop(sentence: Sentence, k: int) -> bool:
    """Return whether a token ends its sentence: not the dot of د. within it."""
    key = sentence[k].key
    return key[0] in ENDS and (key != "." or k + 1 == len(sentence))
