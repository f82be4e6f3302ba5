"""Which written forms are spellings of one word, and which of them is shown?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._characters import LAST, LETTER, MARK, as_characters, as_strings, folded, tables
from mediakit._encode import Codes
from mediakit._gather import as_labels, coded, kept, taken, where
from mediakit._normalize import ANY_MARK, matching_key

BLOCK = 100_000  # labels that are folded together
ALEF_MAKSURA, YA = 0x0649, 0x064A


class Keys(NamedTuple):
    """The matching keys of forms as codes, and how many marks each form has."""

    units: Codes
    marks: npt.NDArray[np.int64]


def _folded(labels: pa.Array) -> tuple[pa.Array, npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the keys and numbers of marks of ordinary labels, and which labels these are.

    Ordinary are those of Arabic letters, marks and ASCII.
    """
    code_points, starts = as_characters(labels)
    characters = np.minimum(code_points, LAST).astype(np.uint16)
    kinds = taken(tables(keep_numbers=False).kind, characters)
    is_mark, is_letter = kinds == MARK, kinds == LETTER
    others = where(~is_letter & ~is_mark & (characters > 0x7F))
    ordinary = np.ones(len(labels), dtype=bool)
    ordinary[np.searchsorted(starts, others, side="right") - 1] = False
    marks = np.append(0, np.cumsum(is_mark, dtype=np.int32))[starts]
    letters = taken(folded(), kept(characters, ~is_mark)).copy()
    goes_on = np.append(kept(is_letter, ~is_mark), False)  # a letter, not the first of its label
    goes_on[starts - marks] = False
    maksura = where(letters == ALEF_MAKSURA)
    letters[maksura[~goes_on[maksura + 1]]] = YA
    lengths = np.diff(starts - marks)
    ordinary &= lengths > 0
    return as_strings(letters, lengths).filter(pa.array(ordinary)), np.diff(marks), ordinary


def matching_keys(labels: pa.Array) -> Keys:
    """Return the matching key of each label as a code, equal where `matching_key` is equal."""
    found = [_folded(labels[at : at + BLOCK]) for at in range(0, max(len(labels), 1), BLOCK)]
    keys = [part for part, _, _ in found]
    number = np.concatenate([part for _, part, _ in found])
    is_arabic = np.concatenate([part for _, _, part in found])
    others = labels.filter(pa.array(~is_arabic)).to_pylist()
    # A form of marks and signs alone may fold to nothing; it stays what it is.
    keys.append(pa.array([matching_key(label) or label for label in others], pa.string()))
    codes, _ = coded(keys)
    units = np.empty(len(labels), dtype=np.int32)
    units[is_arabic], units[~is_arabic] = np.split(codes, [len(labels) - len(others)])
    number[~is_arabic] = [len(ANY_MARK.findall(label)) for label in others]
    return Keys(units, number)


def spelling_classes(labels: pd.Index, counts: npt.NDArray[np.int64]) -> tuple[Codes, pd.Index]:
    """Return for each form the code of its word, and each word's commonest spelling.

    Forms are spellings of one word if their matching keys are equal. Of equally frequent
    spellings the one with fewest marks is shown, then the first in code point order.

    Examples
    --------
    >>> units, words = spelling_classes(pd.Index(["الى", "إلى", "قال"]), np.array([1, 2, 5]))
    >>> units.tolist(), words.tolist()
    ([0, 0, 1], ['إلى', 'قال'])
    """
    array = pa.array(labels)
    array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    units, marks = matching_keys(array)
    shown = np.empty(units.max(initial=-1) + 1, dtype=np.int64)
    shown[units] = np.arange(len(units))
    several = np.flatnonzero(np.bincount(units)[units] > 1) if len(units) else units
    order = several[np.lexsort((marks[several], -counts[several], units[several]))]
    leads = order[np.diff(units[order], prepend=-1) > 0]
    shown[units[leads]] = leads
    best = shown[units[order]]
    tied = order[(counts[order] == counts[best]) & (marks[order] == marks[best])]
    _first_in_code_points(shown, units, tied, array)
    return units, as_labels(array.take(pa.array(shown)))


def _first_in_code_points(
    shown: npt.NDArray[np.int64], units: Codes, tied: npt.NDArray[np.int64], labels: pa.Array
) -> None:
    """Let the first in code point order be shown of the forms of a unit that are tied."""
    tied = tied[np.bincount(units[tied], minlength=len(shown))[units[tied]] > 1]
    by_label = tied[pc.array_sort_indices(labels.take(pa.array(tied))).to_numpy()]
    shown[units[by_label[::-1]]] = by_label[::-1]
