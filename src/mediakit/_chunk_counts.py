"""How often does each chunk occur in each group of texts?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._chunks import Chunks, look_up, repeated_chunks
from mediakit._encode import encode_chunks
from mediakit._gather import ranges
from mediakit._joining import Ends, ends, runs_to_join
from mediakit._tally import MOST_CELLS, Tally, listed, tally

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int64]

PIECE = 16_000_000  # bytes of text that are looked up at a time


class Known(NamedTuple):
    """The chunks that are looked for first, because they are frequent; and how they end."""

    chunks: pa.Array
    ends: Ends


class ChunkCounts(NamedTuple):
    """The counts of some texts: of known chunks, and of all others.

    ::

        text      "ذهب و قال الوزير"
        known     "الوزير"                 a table, a row a group, a column a known chunk
        rare      "ذهب " "و قال "          in bins, listed as often as they occur

    Chunks that make a word together are one. Of many groups the known chunks are a tally too, for
    the table would be large.
    """

    known: Integers | Tally
    rare: list[tuple[int, Tally]]


def as_known(chunks: pa.Array) -> Known:
    """Return frequent chunks as those to be known."""
    return Known(chunks, ends(chunks))


def commonest_chunks(texts: pa.ChunkedArray, number: int) -> pa.Array:
    """Return the chunks that occur most often, the commonest first, none that occurs once.

    Examples
    --------
    >>> texts = pa.chunked_array([["قال ثم قال ثم قال ثم قال"]], pa.large_string())
    >>> commonest_chunks(texts, 1).to_pylist()
    ['قال ']
    """
    several = repeated_chunks(texts)
    order = np.argsort(-several.field("counts").to_numpy(), kind="stable")[:number]
    return several.field("values").take(pa.array(order))


def count_chunks(texts: pa.ChunkedArray, groups: Codes, known: Known) -> ChunkCounts:
    """Count the chunks of texts, each of a group.

    Examples
    --------
    >>> texts = pa.chunked_array([["ذهب و قال", "قال"]], pa.large_string())
    >>> found = count_chunks(texts, np.int32([0, 1]), as_known(pa.array(["قال"])))
    >>> found.known.tolist(), [part.labels.to_pylist() for _, part in found.rare]
    ([[0], [1]], [['ذهب '], ['و قال']])
    """
    size = len(known.chunks)
    codes, missing, rare, starts = look_up(texts, known.chunks, PIECE)
    others = pa.concat_arrays([*rare.chunks, known.chunks[:0]])
    codes[missing] = size + np.arange(len(missing), dtype=np.int32)
    chunks = Chunks(codes, starts, pa.concat_arrays([known.chunks, others]))
    how = Ends(*map(np.concatenate, zip(known.ends, ends(others), strict=True)))
    positions, first = runs_to_join(chunks, how)
    runs = _joined(chunks, positions, first)
    group = np.repeat(groups, np.diff(starts))
    alone = _others(missing, positions)
    codes[missing] = codes[positions] = size
    rest = pa.concat_arrays([others.take(pa.array(alone)), runs])
    rest_groups = np.concatenate([group[missing[alone]], group[positions[first]]])
    return ChunkCounts(_known(known.chunks, codes, group), listed(rest, rest_groups))


def _others(places: Positions, sorted_positions: Positions) -> Positions:
    """Return which places are not among the positions."""
    at = np.searchsorted(sorted_positions, places)
    found = np.append(sorted_positions, -1)[at] == places
    return np.flatnonzero(~found)


def _joined(chunks: Chunks, positions: Positions, first: Positions) -> pa.StringArray:
    """Return runs of chunks, each as one string."""
    each = chunks.distinct.take(pa.array(chunks.codes[positions]))
    offsets = np.append(first, len(positions)).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), each), "")


def _known(chunks: pa.Array, codes: Codes, group: Codes) -> Integers | Tally:
    """Return the counts of known chunks; the code after the last is that of others.

    The groups are overwritten.
    """
    groups, width = int(group.max(initial=0)) + 1, len(chunks) + 1
    if groups * width > MOST_CELLS:
        return tally(chunks, codes, group, groups)
    keys = group
    keys *= np.int32(width)
    keys += codes
    return np.bincount(keys, minlength=groups * width).reshape(groups, width)[:, :-1]


def words_of(chunks: Tally) -> Tally:
    """Return the counts of the words of chunks, of which each is cut as a text of its own.

    Examples
    --------
    >>> chunks = Tally(pa.array(["د.أحمد، ", "أحمد"]), *np.int32([[0, 1], [0, 0], [5, 2]]))
    >>> found = words_of(chunks)
    >>> found.labels.take(pa.array(found.label)).to_pylist(), found.counts.tolist()
    (['د', 'أحمد', 'أحمد'], [5, 5, 2])
    """
    size = len(chunks.labels)
    words = encode_chunks(
        Chunks(np.arange(size, dtype=np.int32), np.arange(size + 1), chunks.labels)
    )
    sizes = np.diff(words.starts)[chunks.label]
    label = words.forms[ranges(words.starts[chunks.label], sizes)]
    return Tally(
        pa.array(words.labels, pa.string()),
        label, np.repeat(chunks.group, sizes), np.repeat(chunks.counts, sizes),
    )  # fmt: skip
