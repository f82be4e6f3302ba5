"""Text that was reshaped for a program without Arabic becomes logical text again."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
import warnings
from collections.abc import Iterator

from mediakit._check import check_text
from mediakit._direction import ARABIC

# ﺣﻜﻮﻣﺔ, what arabic-reshaper makes; not ﴾ ﴿, ﷺ, ﷼, which people type, and not ﷲ alone
RESHAPED = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")
HIJRI = re.compile(r"(?<![^\W\d_])\ufeeb(?![^\W\d_])")  # the sign of 1447ﻫ, which people type
JOINS_NEXT, JOINS_PREVIOUS = ("<initial>", "<medial>"), ("<final>", "<medial>")
JOINS_ANY = "\u0640\u200d"  # tatweel, zero-width joiner
OPENS_WORDS, ENDS_WORDS = "آأإ", "ةىء"
WORD = re.compile(r"[^\W\d_][^\W\d_\u064b-\u065f\u0670]*")
BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}
# Bidirectional classes in one letter each: strong left and right, digits, what stands with digits
CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "D", "AN": "A", "CS": "S", "ES": "P", "ET": "E"}
# In visual order: a Latin run with its numbers, a number, or one character
AFTER_ARABIC = re.compile(r"L(?:[^RA]*[LD])?(?:(?<=D)E+)?|D(?:S?D)*|A(?:S?A)*|.")
BEFORE_ARABIC = re.compile(r"L(?:[^RA]*[LD])?(?:(?<=D)E+)?|E*D(?:[SP]?D)*E*|A(?:S?A)*|.")
FROM_RIGHT = re.compile(r"R(?:[^L]*R)?")
AMBIGUOUS = (
    "Whether this text was reversed cannot be told from its letters, for none of them joins; it "
    "was taken as reversed: {text}"
)


@functools.cache
def _forms() -> dict[str, tuple[str, str]]:
    """Return the presentation forms: the letters of each, and how it joins."""
    forms = {}
    for code in (*range(0xFB50, 0xFDFA), *range(0xFE70, 0xFEFD)):
        joins, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        written = "".join(chr(int(letter, 16)) for letter in letters)
        if written and joins.startswith("<"):
            forms[chr(code)] = (written.lstrip(" \u0640") or written, joins)
    return forms


def is_reshaped(text: str) -> bool:
    """Return whether most Arabic letters of a text are presentation forms.

    Examples
    --------
    >>> is_reshaped("ﺳﺪ"), is_reshaped("سد"), is_reshaped("قال ﷺ ﴿اقرأ﴾")
    (True, False, False)
    """
    shaped = len(RESHAPED.findall(HIJRI.sub("", text)))
    return shaped > 0 and 2 * shaped >= len(ARABIC.findall(text))


def unshape(text: str) -> str:
    """Restore the text as it is written from presentation forms, reversed or not.

    For text that went through arabic-reshaper and get_display, or came so from a PDF. Text without
    presentation forms is returned unchanged, so the function is idempotent.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text in logical order: letters instead of forms, ligatures taken apart, each line
        turned round if it was reversed, with numbers, Latin words and brackets the right way.

    Warns
    -----
    UserWarning
        If no letter joins another (ﺩﺍﺭ), so that nothing tells whether the text was reversed; it
        is then taken as reversed.

    Raises
    ------
    TypeError
        If `text` is not a string.

    Notes
    -----
    Reversing loses what stood first in the order of reading, so of several texts that look the
    same the likelier is returned: the line is taken as right-to-left (BBC at its left end was
    written last) unless Latin stands at both ends, and a number beside a Latin word is taken as
    written after it (Python 3). Vowel signs that the reshaper deleted and joiners that get_display
    deleted do not come back, and a sign between lam and alef comes back after the alef.

    Examples
    --------
    >>> unshape("ﺔﻣﻮﻜﺤﻟﺍ")
    'الحكومة'
    >>> unshape("(%50) 2026 ﻡﺎﻋ")
    'عام 2026 (50%)'
    """
    check_text(text, "text")
    order = _order(text)
    if order == 0 and restored(text) != _letters(text):
        warnings.warn(AMBIGUOUS.format(text=text), stacklevel=2)
    return restored(text)


def restored(text: str) -> str:
    """Return the text as it is written, without a warning where its order cannot be told."""
    if not any(character in _forms() for character in text):
        return text
    if _order(text) > 0:
        return _letters(text)
    return "\n".join(_letters(_turned(line)) for line in text.split("\n"))


def _letters(text: str) -> str:
    """Return the text with letters instead of presentation forms."""
    forms = _forms()
    return "".join(forms[character][0] if character in forms else character for character in text)


def _order(text: str) -> int:
    """Return 1 for a text in logical order, -1 for one in visual order, 0 where none can tell."""
    if not is_reshaped(text):
        return 1
    broken = _broken_joins(text[::-1]) - _broken_joins(text)
    evidence = broken or sum(_hint(word) for word in WORD.findall(text))
    return (evidence > 0) - (evidence < 0)


def _joins(text: str) -> Iterator[tuple[bool, bool]]:
    """Yield whether each letter joins the one before and the one after; marks are passed over."""
    forms = _forms()
    for character in text:
        if character in JOINS_ANY:
            continue
        if not unicodedata.combining(character):
            joins = forms[character][1] if character in forms else ""
            yield joins in JOINS_PREVIOUS, joins in JOINS_NEXT


def _broken_joins(text: str) -> int:
    """Return how often a form that should join the next letter does not, or the other way round."""
    joins = [(False, False), *_joins(text), (False, False)]
    return sum(after != before for (_, after), (before, _) in itertools.pairwise(joins))


def _hint(word: str) -> int:
    """Return 1 if a word begins and ends as words do, -1 if its reverse does."""
    letters = _letters(word)
    forwards = (letters[0] in OPENS_WORDS) + (letters[-1] in ENDS_WORDS)
    backwards = (letters[-1] in OPENS_WORDS) + (letters[0] in ENDS_WORDS)
    return forwards - backwards


def _classes(line: str) -> str:
    """Return the bidirectional class of each character, in one letter; marks as their letters."""
    classes = ""
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM":
            classes += "L" if classes.endswith("L") else "R"
        else:
            classes += CLASSES.get(kind, "N")
    return classes


def _turned(line: str) -> str:
    """Return a line in logical order that stands in visual order."""
    classes = _classes(line)
    strong = classes.replace("D", "").translate(str.maketrans("", "", "ASPEN"))
    if not (strong.startswith("L") and strong.endswith("L")):
        return _turned_right(line, classes)
    pieces, end = [], 0
    for run in FROM_RIGHT.finditer(classes):
        pieces += [
            line[end : run.start()],
            _turned_right(line[run.start() : run.end()], run.group()),
        ]
        end = run.end()
    return "".join(pieces) + line[end:]


def _turned_right(line: str, classes: str) -> str:
    """Return a right-to-left line in logical order, brackets mirrored where they were."""
    first = classes.rfind("R") + 1
    spans = [found.span() for found in AFTER_ARABIC.finditer(classes, 0, first)]
    spans += [found.span() for found in BEFORE_ARABIC.finditer(classes, first)]
    pieces = [line[start:end] for start, end in reversed(spans)]
    mirrored = [piece if "L" in _classes(piece) else _mirrored(piece) for piece in pieces]
    return min("".join(mirrored), "".join(pieces), key=_open_brackets)


def _mirrored(piece: str) -> str:
    from bidi.mirror import MIRRORED

    return "".join(MIRRORED.get(character, character) for character in piece)


def _open_brackets(line: str) -> int:
    """Return how many brackets are not closed or not opened."""
    waiting: list[str] = []
    wrong = 0
    for character in line:
        if character in BRACKETS:
            waiting.append(BRACKETS[character])
        elif character in BRACKETS.values():
            wrong += not waiting or waiting.pop() != character
    return wrong + len(waiting)
