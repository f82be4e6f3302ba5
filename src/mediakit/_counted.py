"""The counts of chunks and words → the frame that `count` returns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._count import ALL, By, counts_frame, names_of
from mediakit._encode import Codes, as_labels
from mediakit._keys import spelling_classes
from mediakit._lemma import lemma_classes
from mediakit._memory import free_memory, give_back
from mediakit._tally import Tally, totals
from mediakit._tokens import Tokens
from mediakit._totals import UNGROUPED

UNITS = ("word", "lemma")
SHARE = 0.5  # of the memory that is free, that a frame may take


def fits(types: int, groups: int) -> bool:
    """Return whether a frame of so many rows and columns fits into the memory that is free."""
    return types * groups * 8 <= free_memory() * SHARE


def check_memory(types: int, groups: int) -> None:
    """Raise MemoryError if a frame of so many rows and columns does not fit into memory."""
    if not fits(types, groups):
        raise MemoryError(
            f"The counts of {types:,} types in {groups:,} groups would take "
            f"{types * groups * 8 / 1e9:,.1f} GB of memory, more than half of the "
            f"{free_memory() / 1e9:,.1f} GB that are free. Take fewer groups: longer periods, or "
            "fewer columns in `by`."
        )


def _sorted_groups(keys: pd.DataFrame, by: By) -> tuple[npt.NDArray[np.intp], pd.Index]:
    """Return the place of each group among the sorted ones, and these.

    Values of several files may be text in one and numbers in another; then all are text.
    """
    if not names_of(by):
        return np.zeros(1, dtype=np.intp), pd.Index([ALL], dtype="str")
    mixed = {
        name: "str"
        for name in keys
        if keys[name].dtype == object and keys[name].map(lambda key: isinstance(key, str)).any()
    }
    names = list(keys.columns)
    groups = keys.astype(mixed).groupby(names if len(names) > 1 else names[0], sort=True)
    return groups.ngroup().to_numpy(dtype=np.intp), groups.size().index


def _units(words: Tally, unit: str) -> tuple[Codes, pd.Index]:
    """Return for each form the code of its word or lemma, and the labels of these."""
    counts, labels = totals(words), as_labels(words.labels)
    units, names = spelling_classes(labels, counts)
    if unit == "word":
        return units, names
    classes = lemma_classes(dict(zip(labels.tolist(), counts.tolist(), strict=True)))
    forms = Tokens(
        np.arange(len(labels), dtype=np.int32), units, np.zeros(len(labels), dtype=bool),
        np.array([0, len(labels)]), labels, names, pd.DataFrame(index=[0]),
    ).relabel(classes, unit=unit)  # fmt: skip
    return forms.units, forms.unit_labels


def as_counts(words: Tally, keys: pd.DataFrame, by: By, unit: str) -> pd.DataFrame:
    """Return the counts of each word or lemma in each group, as `count` does."""
    units, labels = _units(words, unit)
    give_back()
    places, groups = _sorted_groups(keys, by)
    check_memory(len(labels), len(groups))
    table = np.zeros((len(groups), len(labels)), dtype=np.int64)
    counted = words.group != UNGROUPED
    group = places[words.group[counted] - 1]
    np.add.at(table, (group, units[words.label[counted]]), words.counts[counted])
    return counts_frame(table, labels, groups)
