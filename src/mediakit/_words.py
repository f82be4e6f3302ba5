"""One text → its words: the plain tokeniser that every faster path must equal."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit._normalize import LETTERS, MARKS

_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
# Superscripts, fractions, circled numbers: ² ½ ① are neither letters nor digits here.
_OTHER_NUMBERS = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2189\u2460-\u249b\u3220-\u32b0"
# A letter of any script but the Arabic one, with its accents.
_OTHER = rf"(?:[^\W\d_{LETTERS}{MARKS}{_OTHER_NUMBERS}\u0640][\u0300-\u036f]*)"
_ADDRESS_CHARACTER = r"[^\s،؛؟«»“”\"<>()]"

TOKEN = re.compile(
    rf"""
      (?P<address>
          (?:https?://|www\.){_ADDRESS_CHARACTER}+(?<![.,:;!?'’\-])  # https://example.org/1
        | [A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+      # desk@example.org
        | (?<!\w)@[A-Za-z0-9_]+                                      # @almadd
      )
    | (?P<hashtag> [#＃][\w{MARKS}]*[^\W\d_][\w{MARKS}]*)            # #سد_العطش
    | (?P<arabic> [{LETTERS}][{LETTERS}{MARKS}]*)                    # مُحمَّد
    | (?P<other> [{_DIGIT}]*{_OTHER}(?:[.\-'’&]?(?:{_OTHER}|[0-9]))*)  # COVID-19 G20 5G AT&T
    | (?P<number> (?<![\w\-])[+\-\u2212]?[{_DIGIT}]+(?:[.,:/\-\u066b\u066c][{_DIGIT}]+)*[%\u066a]?
        | [{_DIGIT}]+(?:[.,:/\-\u066b\u066c][{_DIGIT}]+)*[%\u066a]?)  # ١٬٢٣٤٫٥  2019-11-27  -5.2%
    """,
    re.VERBOSE,
)
# What may stand between two words without separating them: spaces, and marks without a letter.
BREAK = re.compile(f"[^ \t{MARKS}]")
MOST_JOINED = 3  # lone letters in a row before a word; what is more is a list or an ornament
LONE_PROCLITICS = frozenset("وبل")  # و قال  ب الله  ل لبنان


class Word(NamedTuple):
    """One word of a text: how it is written, where it stands, what stands before it."""

    form: str
    start: int
    end: int
    kind: str  # the name of the group in TOKEN
    after_break: bool  # punctuation, a paragraph's end or a dropped number stands before it


class Separated(NamedTuple):
    """The words of a piece of text, and whether a break stands after the last of them."""

    words: list[Word]
    breaks_after: bool


def attach(proclitic: str, word: str) -> str:
    """Return a word with a proclitic written onto it; the alef of ال falls after ل.

    Examples
    --------
    >>> attach("و", "قال"), attach("ل", "الحكومة"), attach("ل", "الله"), attach("ل", "لبنان")
    ('وقال', 'للحكومة', 'لله', 'للبنان')
    """
    if proclitic != "ل" or not word.startswith("ال"):
        return proclitic + word
    return "ل" + word[1:] if not word.startswith("الل") else "ل" + word[2:]


def _join_lone_proclitics(words: list[Word]) -> list[Word]:
    """Return the words with a lone و ب ل written onto the next Arabic word: up to MOST_JOINED."""
    joined: list[Word] = []
    distance = 0  # to the word that the proclitics before it are written onto
    for word in reversed(words):
        following = joined[-1] if joined else None
        distance = distance + 1 if following and _goes_with(word, following) else 0
        if following and 0 < distance <= MOST_JOINED:
            form = attach(word.form, following.form)
            joined[-1] = word._replace(form=form, end=following.end, kind="arabic")
        else:
            joined.append(word)
    return joined[::-1]


def _goes_with(word: Word, following: Word) -> bool:
    """Return whether a word is a lone proclitic of the next one."""
    return (
        word.form in LONE_PROCLITICS
        and following.kind == "arabic"
        and not following.after_break
        and following.start > word.end
    )


def _without_numbers(words: list[Word], breaks_after: bool) -> Separated:
    """Return the words less the numbers; where one stood is a break."""
    kept, dropped = [], False
    for word in words:
        if word.kind == "number":
            dropped = True
            continue
        kept.append(word._replace(after_break=True) if dropped else word)
        dropped = False
    return Separated(kept, breaks_after or dropped)


def separate(text: str) -> Separated:
    """Return the words of a display text as they stand: numbers too, no proclitic joined.

    Examples
    --------
    >>> found = separate("«قال و صل،")
    >>> [(word.form, word.after_break) for word in found.words], found.breaks_after
    ([('قال', True), ('و', False), ('صل', False)], True)
    """
    found: list[Word] = []
    previous = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        after_break = BREAK.search(text, previous, start) is not None
        found.append(Word(match.group(), start, end, str(match.lastgroup), after_break))
        previous = end
    return Separated(found, BREAK.search(text, previous) is not None)


def chunk_words(chunk: str, *, keep_numbers: bool = False) -> Separated:
    """Return the words of a piece of a text between two white spaces, before any are joined.

    The words of a text are those of its chunks one after the other, then joined: no other rule
    looks across white space.
    """
    found = separate(chunk)
    return found if keep_numbers else _without_numbers(*found)


def words(text: str, *, keep_numbers: bool = False) -> list[Word]:
    """Return the words of a display text in reading order.

    Recognised in this order: address (URL, e-mail, handle), hashtag, word, number. An Arabic word
    is letters of the Arabic script with their marks; digits and Latin letters next to it are
    words of their own; a hyphen splits Arabic words and joins Latin ones.

    Examples
    --------
    >>> [word.form for word in words("قال مُحمَّد: و٢٥ شخصا، و صل د.أحمد #سد_العطش COVID-19")]
    ['قال', 'مُحمَّد', 'و', 'شخصا', 'وصل', 'د', 'أحمد', '#سد_العطش', 'COVID-19']
    """
    found = _join_lone_proclitics(separate(text).words)
    kept = found if keep_numbers else _without_numbers(found, False).words
    return [word._replace(after_break=True) for word in kept[:1]] + kept[1:]
