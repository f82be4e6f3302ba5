"""Wrong ways to draw a label, through the same hook as the right one."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from matplotlib.text import Text

import mediakit as mk
from glyphs import LABELS, OVERRIDE, RTL_LETTER, SIGN
from mediakit._direction import strip_isolates
from mediakit.plot._arabic import HOOK

LETTER = "[\u0620-\u064a\u0671-\u06d3]"
BETWEEN_LETTERS = re.compile(rf"(?<={LETTER})(?=[\u064b-\u065f]*{LETTER})")


def unshaped(line: str) -> str:
    """Each letter alone, as old versions draw them, though in the right order."""
    return mk.rtl(BETWEEN_LETTERS.sub("\u200c", line))


def backwards(line: str) -> str:
    return mk.rtl(line[::-1])


def turned_twice(line: str) -> str:
    """The recipe of every tutorial, which was right up to matplotlib 3.10."""
    return str(get_display(reshape(line)))


def without_isolates(line: str) -> str:
    """The base direction is then that of the first letter."""
    return line


def from_the_left(line: str) -> str:
    return mk.ltr(line)


def numbers_left_alone(line: str) -> str:
    """The right base direction, which turns signs and ranges round."""
    return f"\u2067{line}\u2069"


ARABIC = [text for text in LABELS if RTL_LETTER.search(text) and OVERRIDE not in text]
JOINED = [text for text in ARABIC if re.search("[بتحسعفقكلمني][\u064b-\u065f]*[ا-ي]", text)]
LATIN_FIRST = [text for text in ARABIC if re.match("[A-Za-z]", text)]
WITH_LATIN = [text for text in ARABIC if re.search("[A-Za-z]", text)]
AFTER_ARABIC = [  # a number with a sign or an order: at the start of a line it would keep it
    text for text in ARABIC
    if any(SIGN.fullmatch(run) for run in LABELS[text][:-1])
]  # fmt: skip
MUTANTS = {  # and the labels that each must spoil
    unshaped: JOINED,
    backwards: ARABIC,
    turned_twice: ARABIC,
    without_isolates: [*LATIN_FIRST, *AFTER_ARABIC],
    from_the_left: [*WITH_LATIN, *AFTER_ARABIC],
    numbers_left_alone: AFTER_ARABIC,
}
# Every mutant spoils each of these.
TELLING = ["تراجع -5.2%", "زيادة +12% سنويا", "بين 10–20 ألفا", "في 2019-11-27", "BBC عربي (50%)"]


def draw_as(mutant: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let matplotlib's layout get Arabic lines as a mutant makes them, whatever draws them."""
    mk.use_arabic()
    hook = getattr(Text, HOOK)

    @functools.wraps(hook)
    def mutated(self: Text, line: str) -> tuple[str, object]:
        text, mathematics = hook(self, line)
        logical = strip_isolates(text)
        return (mutant(logical) if RTL_LETTER.search(logical) else text), mathematics

    monkeypatch.setattr(Text, HOOK, mutated)
