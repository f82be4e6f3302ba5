"""The counts of chunks and words → the frame that `count` returns."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._encode import Codes, as_labels
from mediakit._keys import spelling_classes
from mediakit._lemma import lemma_classes
from mediakit._tally import Tally, totals
from mediakit._tokens import Tokens
from mediakit._totals import UNGROUPED

UNITS = ("word", "lemma")
UNKNOWN_MEMORY = 4_000_000_000  # bytes that are taken to be there where nothing says how many
SHARE = 0.5  # of the memory that is free, that a frame may take


def free_memory() -> int:
    """Return how many bytes of memory are free, for this group of processes if it has a limit."""
    found = [UNKNOWN_MEMORY]
    if hasattr(os, "sysconf") and "SC_AVPHYS_PAGES" in os.sysconf_names:
        found = [os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        lines = dict(line.split(":") for line in meminfo.read_text().splitlines())
        found = [int(lines["MemAvailable"].split()[0]) * 1024]
    limit, used = (Path("/sys/fs/cgroup", f"memory.{name}") for name in ("max", "current"))
    if limit.exists() and limit.read_text().strip().isdigit():
        found.append(int(limit.read_text()) - int(used.read_text()))
    return min(found)


def check_memory(types: int, groups: int) -> None:
    """Raise MemoryError if a frame of so many rows and columns does not fit into memory."""
    needed, free = types * groups * 8, free_memory()
    if needed > free * SHARE:
        raise MemoryError(
            f"The counts of {types:,} types in {groups:,} groups would take {needed / 1e9:,.1f} GB "
            f"of memory, and {free / 1e9:,.1f} GB are free. Take fewer groups: longer periods, "
            "fewer columns in `by`."
        )


def _sorted_groups(keys: pd.DataFrame) -> tuple[npt.NDArray[np.intp], pd.Index]:
    """Return the place of each group among the sorted ones, and these."""
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


def _in_order(counts: npt.NDArray[np.int64], labels: pd.Index) -> npt.NDArray[np.intp]:
    """Return the positions that sort rows: commonest first, ties by label's code points."""
    rank = np.empty(len(labels), dtype=np.int64)
    written = pa.array(labels, type=pa.large_string())
    rank[np.asarray(pc.sort_indices(written))] = np.arange(len(labels))
    return np.lexsort((rank, -counts))


def as_counts(words: Tally, keys: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the counts of each word or lemma in each group, as `count` does."""
    units, labels = _units(words, unit)
    places, groups = _sorted_groups(keys)
    check_memory(len(labels), len(groups))
    table = np.zeros((len(groups), len(labels)), dtype=np.int64)
    counted = words.group != UNGROUPED
    group = places[words.group[counted] - 1]
    np.add.at(table, (group, units[words.label[counted]]), words.count[counted])
    order = _in_order(table.sum(axis=0), labels)
    for row in table:
        row[:] = row[order]
    return pd.DataFrame(table.T, index=labels[order].rename("token"), columns=groups, copy=False)
