"""How often does each string occur in each group? A table that other tables are added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mediakit._sums import counted, summed

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
LONGEST = 127  # bytes of a string; longer ones are in one bin
MOST_CELLS = 4_000_000  # of a dense table of counts, which is faster while it is small


class Tally(NamedTuple):
    """The counts above zero of strings in groups, a row each.

    ::

        labels   "قال " "الوزير، "       distinct
        label    0    0    1             codes into `labels`
        group    0    2    2             codes of the groups
        count    5    1    3
    """

    labels: pa.Array
    label: Codes
    group: Codes
    counts: Integers


def empty_tally() -> Tally:
    """Return the counts of nothing.

    Examples
    --------
    >>> len(empty_tally().counts)
    0
    """
    nothing = np.zeros(0, dtype=np.int32)
    return Tally(pa.array([], pa.string()), nothing, nothing, np.zeros(0, dtype=np.int64))


def tallied(keys: Integers, cells: int) -> tuple[Integers, Integers]:
    """Return the distinct keys below `cells` in order, and how often each occurs.

    Examples
    --------
    >>> tallied(np.array([4, 1, 4]), 5)
    (array([1, 4]), array([1, 2]))
    """
    if cells <= MOST_CELLS:
        table = np.bincount(keys, minlength=cells)
        distinct = np.flatnonzero(table)
        return distinct, table[distinct]
    return counted(keys)


def tally(labels: pa.Array, label: npt.NDArray[Any], group: npt.NDArray[Any], groups: int) -> Tally:
    """Return the counts of occurrences; those of the label after the last do not count.

    Examples
    --------
    >>> labels = pa.array(["قال", "وصل"])
    >>> found = tally(labels, np.array([0, 1, 1, 2]), np.array([0, 1, 1, 1]), 2)
    >>> found.label.tolist(), found.group.tolist(), found.counts.tolist()
    ([0, 1], [0, 1], [1, 2])
    """
    width = len(labels) + 1
    distinct, count = tallied(group.astype(np.int64) * width + label, width * groups)
    in_group, of_label = np.divmod(distinct, width)
    kept = of_label < len(labels)
    return Tally(
        labels, of_label[kept].astype(np.int32), in_group[kept].astype(np.int32), count[kept]
    )


def joined(tallies: Sequence[Tally]) -> Tally:
    """Return tallies one after the other; a label may be there several times.

    Examples
    --------
    >>> one = tally(pa.array(["قال"]), np.array([0]), np.array([0]), 1)
    >>> joined([one, one]).label.tolist()
    [0, 1]
    """
    parts = [empty_tally(), *tallies]
    first = np.cumsum([0] + [len(part.labels) for part in parts[:-1]], dtype=np.int32)
    return Tally(
        pa.concat_arrays([part.labels for part in parts]),
        np.concatenate([part.label + at for part, at in zip(parts, first, strict=True)]),
        np.concatenate([part.group for part in parts]),
        np.concatenate([part.counts for part in parts]),
    )


def added(tallies: Sequence[Tally]) -> Tally:
    """Return the sum of tallies of the same groups, each label and each row once.

    Examples
    --------
    >>> first = tally(pa.array(["قال", "وصل"]), np.array([0, 1]), np.array([0, 0]), 1)
    >>> second = tally(pa.array(["وصل"]), np.array([0]), np.array([0]), 1)
    >>> added([first, second]).counts.tolist()
    [1, 2]
    """
    labels, label, group, count = joined(tallies)
    encoded = labels.dictionary_encode()
    bits = len(encoded.dictionary).bit_length()
    keys = group.astype(np.int64)
    keys <<= bits
    keys |= encoded.indices.to_numpy()[label]
    keys, sums = summed(keys, count)
    of_label = (keys & ((1 << bits) - 1)).astype(np.int32)
    return Tally(encoded.dictionary, of_label, (keys >> bits).astype(np.int32), sums)


def occurring(tally: Tally) -> Tally:
    """Return the counts without labels that have none.

    Examples
    --------
    >>> found = tally(pa.array(["قال", "في"]), np.array([1]), np.array([0]), 1)
    >>> occurring(found).labels.to_pylist()
    ['في']
    """
    used = np.zeros(len(tally.labels), dtype=bool)
    used[tally.label] = True
    place = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return tally._replace(labels=tally.labels.filter(pa.array(used)), label=place[tally.label])


def listed(labels: pa.Array, group: Codes) -> list[tuple[int, Tally]]:
    """Return occurrences of strings in groups, a row each, bin by bin.

    Examples
    --------
    >>> found = listed(pa.array(["قال", "في", "قال"]), np.int32([0, 1, 1]))
    >>> [(part.labels.to_pylist(), part.group.tolist()) for _, part in found]
    [(['في'], [1]), (['قال', 'قال'], [0, 1])]
    """
    bins = _bins(labels)
    order = np.argsort(bins, kind="stable").astype(np.int32)
    labels, group = labels.take(pa.array(order)), group[order]
    rows = np.arange(len(order), dtype=np.int32)
    once = np.broadcast_to(np.int64(1), len(order))
    return [
        (number, Tally(labels[at:end], rows[: end - at], group[at:end], once[at:end]))
        for number, at, end in _runs(bins)
    ]


def _bins(labels: pa.Array) -> npt.NDArray[np.uint8]:
    """Return a bin for each string, the same for equal ones: its length, and a bit of a letter."""
    _, offsets, data = labels.buffers()
    bounds = np.frombuffer(offsets, np.int32)[labels.offset : labels.offset + len(labels) + 1]
    text = np.frombuffer(data or b"\0", np.uint8)
    # The second byte is that which tells Arabic letters apart.
    second = text[np.clip(bounds[1:] - 1, 0, bounds[:-1] + 1)]
    sizes = np.minimum(np.diff(bounds), LONGEST).astype(np.uint8)
    return sizes << np.uint8(1) | (second & np.uint8(1))


def _runs(bins: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int, int]]:
    """Yield each bin, and where what is in it begins and ends once it is sorted."""
    ends = np.cumsum(np.bincount(bins, minlength=1))
    for number in np.flatnonzero(np.diff(ends, prepend=0)).tolist():
        yield number, int(ends[number - 1]) if number else 0, int(ends[number])


def binned(tally: Tally) -> Iterator[tuple[int, Tally]]:
    """Yield the counts of the strings in each bin: strings of two bins are never equal.

    So they can be added bin by bin, which takes a third of the time and of the memory, because
    the tables are small and stay in the processor's cache.

    Examples
    --------
    >>> found = tally(pa.array(["قال", "في", "حال"]), np.array([0, 1, 2]), np.zeros(3, int), 1)
    >>> [part.labels.to_pylist() for _, part in binned(found)]
    [['في'], ['قال'], ['حال']]
    """
    bins = _bins(tally.labels)
    order = np.argsort(bins, kind="stable").astype(np.int32)
    labels = tally.labels.take(pa.array(order))
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    row_bins = bins[tally.label]
    rows = np.argsort(row_bins, kind="stable").astype(np.int32)
    row_ends = np.cumsum(np.bincount(row_bins, minlength=256))
    for number, start, end in _runs(bins):
        here = rows[row_ends[number - 1] if number else 0 : row_ends[number]]
        label = place[tally.label[here]] - np.int32(start)
        yield number, Tally(labels[start:end], label, tally.group[here], tally.counts[here])


def totals(tally: Tally) -> Integers:
    """Return how often each label occurs in all groups.

    Examples
    --------
    >>> totals(Tally(pa.array(["قال", "وصل"]), *np.int32([[0, 1, 0], [0, 0, 1], [5, 2, 1]])))
    array([6, 2])
    """
    found = np.zeros(len(tally.labels), dtype=np.int64)
    np.add.at(found, tally.label, tally.counts)
    return found


def commonest(tallies: Sequence[Tally], number: int) -> pa.Array:
    """Return the labels that occur most often, the commonest first; no two tallies share one.

    Examples
    --------
    >>> commonest([Tally(pa.array(["قال", "وصل"]), *np.int32([[0, 1], [0, 0], [1, 2]]))], 1)[0]
    <pyarrow.StringScalar: 'وصل'>
    """
    found = [(part.labels, totals(part)) for part in tallies]
    counts = np.concatenate([counts for _, counts in found])
    least = np.partition(counts, -number)[-number] if len(counts) > number else 0
    kept = [labels.filter(pa.array(counts >= least)) for labels, counts in found]
    order = np.argsort(-np.concatenate([c[c >= least] for _, c in found]), kind="stable")
    return pa.concat_arrays(kept).take(pa.array(order[:number]))
