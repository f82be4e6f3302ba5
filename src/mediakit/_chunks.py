"""Texts → the distinct chunks between white space, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._arrow import string_bytes
from mediakit._gather import POOL, STEP, coded, where

Codes = npt.NDArray[np.int32]
Positions = npt.NDArray[np.int64]

PIECE = 4_000_000  # bytes of text that are cut at a time
# Bytes of text from which the frequent chunks are learnt: at least, of so many, at most.
SAMPLE, SHARE, MOST = 2_500_000, 50, 12_000_000


class Chunks(NamedTuple):
    """The chunks of many texts as codes; a chunk keeps the white space that ends it.

    ::

        texts     "قال الوزير، قال "     ""    "وصل"
        codes      0    1       0              2       codes into `distinct`
        starts     0                     3     3      4    where each text begins, and the end
        distinct   "قال " "الوزير، " "وصل"
    """

    codes: Codes
    starts: Positions
    distinct: pa.Array


def as_text_array(texts: pd.Series) -> pa.ChunkedArray:
    """Return a column of texts as Arrow strings; a pandas string column is not copied.

    Missing texts are empty.
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    array = array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])
    return array.fill_null("") if array.null_count else array


def pieces(bounds: Positions, size: int) -> Iterator[tuple[int, int]]:
    """Yield the first text of each piece and that after its last: about so much, one at least.

    Examples
    --------
    >>> list(pieces(np.array([0, 3, 3, 4, 9]), 4))
    [(0, 3), (3, 4)]
    """
    first = 0
    while first < len(bounds) - 1:
        last = int(np.searchsorted(bounds, bounds[first] + size, side="right")) - 1
        last = max(last, first + 1)
        yield first, last
        first = last


def _chunk_ends(data: npt.NDArray[np.uint8], ends: Positions) -> Codes:
    """Return where the chunks of some texts end: after white space, and where a text does."""
    found = [np.zeros(1, dtype=np.int32)]
    last_bytes = ends - 1
    for start in range(0, len(data), STEP):
        here = data[start : start + STEP]
        # Tab, line feed, vertical tab, form feed and carriage return are 9 to 13.
        is_last = (here - np.uint8(9) <= 4) | (here == 32)
        own = np.searchsorted(last_bytes, [start, start + STEP])
        is_last[last_bytes[own[0] : own[1]] - start] = True
        found.append(where(is_last) + np.int32(start + 1))
    return np.concatenate(found)


def cut(texts: pa.ChunkedArray, size: int = PIECE) -> Iterator[tuple[pa.StringArray, Positions]]:
    """Yield the texts piece by piece: its chunks, and the number of chunks in each text.

    The chunks are views: an array of new offsets over the bytes of the texts.
    """
    for data, bounds in map(string_bytes, texts.chunks):
        for first, last in pieces(bounds, size):
            here = data[bounds[first] : bounds[last]]
            ends = bounds[first + 1 : last + 1] - bounds[first]
            offsets = _chunk_ends(here, ends[ends > 0])
            chunks = pa.StringArray.from_buffers(
                len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(here)
            )
            yield chunks, np.diff(np.searchsorted(offsets, ends), prepend=0)


def repeated_chunks(texts: pa.ChunkedArray) -> pa.StructArray:
    """Return the chunks that occur twice or more as `values`, and how often as `counts`.

    Examples
    --------
    >>> repeated_chunks(pa.chunked_array([["قال ثم قال "]], pa.large_string())).to_pylist()
    [{'values': 'قال ', 'counts': 2}]
    """
    chunks = pa.chunked_array([chunks for chunks, _ in cut(texts)], pa.string())
    counted = pc.value_counts(chunks, memory_pool=POOL)
    return counted.filter(pc.greater(counted.field("counts"), 1))


def frequent_chunks(texts: pa.ChunkedArray) -> pa.Array:
    """Return the chunks that occur twice or more in texts taken evenly from all of them."""
    size = sum(int(string_bytes(array)[1][-1]) for array in texts.chunks)
    step = max(size // min(max(SAMPLE, size // SHARE), MOST), 1)
    sample = texts
    if step > 1:
        sample = pa.chunked_array(
            [array.take(pa.array(np.arange(0, len(array), step))) for array in texts.chunks]
        )
    return repeated_chunks(sample).field("values")


class LookedUp(NamedTuple):
    """The chunks of texts as codes of those that are known, and the others.

    ::

        codes     0   1   ?   0   ?       codes of known chunks; what is at `missing` means nothing
        missing           2       4       where the others stand
        rare              "الوزير، " "وصل"
        starts    0           3       5   where each text begins, and the end
    """

    codes: Codes
    missing: Positions
    rare: pa.ChunkedArray
    starts: Positions


def _most_chunks(data: npt.NDArray[np.uint8]) -> int:
    """Return a number of chunks that is not exceeded, less the number of texts."""
    steps = range(0, len(data), STEP)
    return sum(int(np.count_nonzero(data[at : at + STEP] <= 32)) for at in steps)


def look_up(texts: pa.ChunkedArray, known: pa.Array, piece: int = PIECE) -> LookedUp:
    """Return the chunks of the texts, looked up among some known ones.

    The table of the known ones is made for each piece: the more of them, the larger a piece pays.
    """
    most = len(texts) + sum(_most_chunks(string_bytes(array)[0]) for array in texts.chunks)
    codes, size = np.empty(most, dtype=np.int32), 0
    missing, rare, numbers = [np.zeros(0, np.int64)], [], [np.zeros(1, np.int64)]
    for chunks, per_text in cut(texts, piece):
        found = pc.index_in(chunks, value_set=known, memory_pool=POOL)
        unknown = found.is_null()
        here = codes[size : size + len(chunks)]
        here[:] = np.frombuffer(found.buffers()[1], np.int32)[: len(chunks)]
        missing.append(where(unknown.to_numpy(zero_copy_only=False)) + np.int64(size))
        rare.append(pc.filter(chunks, unknown, memory_pool=POOL))
        numbers.append(per_text)
        size += len(chunks)
    starts = np.cumsum(np.concatenate(numbers))
    rest = pa.chunked_array(rare, pa.string())
    return LookedUp(codes[:size], np.concatenate(missing), rest, starts)


def chunked(texts: pa.ChunkedArray) -> Chunks:
    """Return the chunks of the texts as codes.

    Five chunks of six are among the frequent ones: they are looked up in a small table, which is
    fast; only the others go through the large table of all that was ever seen.
    """
    frequent = frequent_chunks(texts)
    codes, missing, rare, starts = look_up(texts, frequent)
    others = coded(rare.chunks)
    codes[missing] = others.codes + np.int32(len(frequent))
    distinct = pa.concat_arrays([frequent, others.distinct], memory_pool=POOL)
    return Chunks(codes, starts, distinct)
