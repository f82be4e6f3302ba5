"""Texts → integer codes and vocabularies, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._normalize import ANY_MARK, display_text, matching_key
from mediakit._words import words

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]


class Encoded(NamedTuple):
    """The words of many texts as codes.

    ::

        text 0: "قال الوزير، قال"      text 1: "وصل"
        forms    0     1      0           2        codes into `labels`, a word each
        breaks   1     0      1           1        punctuation or the text's start before it
        starts   0                        3   4    where each text begins, and the end
    """

    forms: Codes
    breaks: Bits
    starts: npt.NDArray[np.int64]
    labels: list[str]


def encode(texts: Iterable[str], *, keep_numbers: bool = False) -> Encoded:
    """Return the codes of the words of each text, cleaned for display first."""
    codes: dict[str, int] = {}
    forms, breaks, starts = [], [], [0]
    for text in texts:
        found = words(display_text(text), keep_numbers=keep_numbers)
        forms.extend([codes.setdefault(word.form, len(codes)) for word in found])
        breaks.extend([word.after_break for word in found])
        starts.append(len(forms))
    return _packed(forms, breaks, starts, list(codes))


def encode_lists(lists: Iterable[Iterable[str]]) -> Encoded:
    """Return the codes of texts that somebody else tokenised; punctuation tokens become breaks."""
    codes: dict[str, int] = {}
    forms: list[int] = []
    breaks: list[bool] = []
    starts = [0]
    for tokens in lists:
        broken = True
        for token in tokens:
            if not any(character.isalnum() for character in token):
                broken = True
                continue
            forms.append(codes.setdefault(token, len(codes)))
            breaks.append(broken)
            broken = False
        starts.append(len(forms))
    return _packed(forms, breaks, starts, list(codes))


def _packed(forms: list[int], breaks: list[bool], starts: list[int], labels: list[str]) -> Encoded:
    return Encoded(
        np.array(forms, dtype=np.int32),
        np.array(breaks, dtype=bool),
        np.array(starts, dtype=np.int64),
        labels,
    )


def spelling_classes(labels: list[str], counts: npt.NDArray[np.int64]) -> tuple[Codes, list[str]]:
    """Return for each form the code of its word, and each word's commonest spelling.

    Forms are spellings of one word if their matching keys are equal. Of equally frequent
    spellings the one with fewest marks is shown, then the first in code point order.

    Examples
    --------
    >>> spelling_classes(["الى", "إلى", "قال"], np.array([1, 2, 5]))
    (array([0, 0, 1], dtype=int32), ['إلى', 'قال'])
    """
    keys = [matching_key(label) for label in labels]
    # A form of marks and signs alone may fold to nothing; it stays what it is.
    units, uniques = pd.factorize(
        np.array([key or label for key, label in zip(keys, labels, strict=True)], dtype=object)
    )
    best: dict[int, tuple[int, int, str]] = {}
    for unit, label, count in zip(units.tolist(), labels, counts.tolist(), strict=True):
        candidate = (-count, len(ANY_MARK.findall(label)), label)
        best[unit] = min(best.get(unit, candidate), candidate)
    return units.astype(np.int32), [best[unit][2] for unit in range(len(uniques))]


def as_labels(labels: Iterable[str]) -> pd.Index:
    """Return labels as an index of pandas strings."""
    return pd.Index(list(labels), dtype="str")


def compact(codes: Codes, labels: pd.Index) -> tuple[Codes, pd.Index]:
    """Return the codes renumbered without gaps, and the labels that are used."""
    used = np.zeros(len(labels), dtype=bool)
    used[codes] = True
    if used.all():
        return codes, labels
    renumbered = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return renumbered[codes], labels[used]
