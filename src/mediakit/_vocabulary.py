"""A vocabulary as it came → the words that can be analysed, each with its count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from mediakit._normalize import ANY_MARK, display_text, matching_key

# The letters of Arabic; Persian and Urdu words have others (پ چ ژ گ ٹ ڈ) and are left alone.
# The longest words with all their clitics have some 15 letters: أفاستسقيناكموها
ARABIC_WORD = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]{2,25}")
ALEF_WASLA = "ٱ"


class Vocabulary(NamedTuple):
    """The forms of a corpus and the words that they are.

    ::

        form      word      count of the word
        الحُكومة    الحكومة    7
        الحكومة    الحكومة    7
        COVID-19  COVID-19   2 (not an Arabic word)
    """

    word_of: dict[str, str]  # each form as it came → its word
    counts: dict[str, float]  # each Arabic word
    others: dict[str, float]  # everything else: numbers, Latin, hashtags, other languages


def as_vocabulary(counts: Any) -> Vocabulary:
    """Return the words of forms and their counts; the same words in any order of the forms.

    Raises
    ------
    TypeError
        If `counts` is not a mapping of strings to numbers.
    ValueError
        If a count is negative or not a number.
    """
    checked = _checked(counts)
    word_of = {form: word_form(form) for form in checked}
    words: dict[str, float] = {}
    for form in sorted(checked):
        words[word_of[form]] = words.get(word_of[form], 0) + checked[form]
    arabic = {word: words[word] for word in sorted(words) if ARABIC_WORD.fullmatch(word)}
    others = {word: words[word] for word in sorted(words) if word not in arabic}
    return Vocabulary(word_of, arabic, others)


def _checked(counts: Any) -> dict[str, float]:
    """Return the counts as a dictionary, or raise the error that says what is wrong."""
    if not isinstance(counts, Mapping | pd.Series):
        raise TypeError(
            "`vocabulary` must map each form to its count, as a dict or a Series; "
            f"got {type(counts).__name__}."
        )
    checked: dict[Any, Any] = dict(counts.items())
    for form, count in checked.items():
        if not isinstance(form, str):
            raise TypeError(
                f"`vocabulary` must have strings for forms; got {form!r}, a {type(form).__name__}."
            )
        if isinstance(count, bool) or not isinstance(count, int | float | np.number):
            raise TypeError(f"`vocabulary` must have numbers for counts; got {count!r} for: {form}")
        if not 0 <= count < math.inf:
            raise ValueError(f"`vocabulary` must have counts of 0 or more; got {count} for: {form}")
    return checked


def word_form(form: str) -> str:
    """Return a form as it is shown, without marks; letters stay as they are spelt.

    Examples
    --------
    >>> word_form("الحُكـــومة\\u200f") == word_form("الحكومة")
    True
    """
    if ARABIC_WORD.fullmatch(form):
        return form
    shown = ANY_MARK.sub("", display_text(form)).replace(ALEF_WASLA, "ا").strip()
    return shown or form


def by_spelling(counts: Mapping[str, float]) -> dict[str, str]:
    """Return for each word the commonest spelling of those with its matching key.

    Examples
    --------
    >>> by_spelling({"#حكومه": 1, "#حكومة": 2, "G20": 1})
    {'#حكومه': '#حكومة', '#حكومة': '#حكومة', 'G20': 'G20'}
    """
    return commonest(counts, {word: matching_key(word) or word for word in counts})


def commonest(
    counts: Mapping[str, float], classes: Mapping[str, str], preferred: Iterable[str] = ()
) -> dict[str, str]:
    """Return for each word the commonest word of its class, one of the preferred if there is one.

    Examples
    --------
    >>> classes = {"والسد": "سد", "السد": "سد", "سد": "سد"}
    >>> commonest({"والسد": 1, "السد": 5, "سد": 2}, classes, ["سد"])["السد"]
    'سد'
    """
    first_choice = set(preferred)
    order = sorted(counts, key=lambda word: (word not in first_choice, -counts[word], word))
    shown: dict[str, str] = {}
    for word in order:
        shown.setdefault(classes[word], word)
    return {word: shown[classes[word]] for word in counts}
