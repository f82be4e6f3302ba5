"""How often does each chunk occur in each group of texts, and each word that chunks share?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._chunks import Chunks, cut, look_up
from mediakit._cut import ranges
from mediakit._encode import encode_chunks
from mediakit._joining import Ends, ends, runs_to_join
from mediakit._tally import MOST_CELLS, Tally, tally

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int64]

PIECE = 16_000_000  # bytes of text that are looked up at a time


class Known(NamedTuple):
    """The chunks that are looked for first, because they are frequent; and how they end."""

    chunks: pa.Array
    ends: Ends


class ChunkCounts(NamedTuple):
    """The counts of some texts: of known chunks, of others, and of words made of several chunks.

    ::

        text      "ذهب و قال الوزير"
        known     "الوزير"                 a table, a row a group, a column a known chunk
        rare      "ذهب "                   listed one by one, as often as they occur
        words     وقال                     of the chunks "و " and "قال "

    Of many groups the known ones are a tally too, for the table would be large.
    """

    known: Integers | Tally
    rare: Tally
    words: Tally


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
    counted = pc.value_counts(pa.chunked_array([chunks for chunks, _ in cut(texts)], pa.string()))
    several = counted.filter(pc.greater(counted.field("counts"), 1))
    order = np.argsort(-several.field("counts").to_numpy(), kind="stable")[:number]
    return several.field("values").take(pa.array(order))


def count_chunks(texts: pa.ChunkedArray, groups: Codes, known: Known) -> ChunkCounts:
    """Count the chunks of texts, each of a group.

    Examples
    --------
    >>> texts = pa.chunked_array([["ذهب و قال", "قال"]], pa.large_string())
    >>> found = count_chunks(texts, np.int32([0, 1]), as_known(pa.array(["قال"])))
    >>> found.known.tolist(), found.words.labels.to_pylist()
    ([[0], [1]], ['وقال'])
    """
    size = len(known.chunks)
    codes, missing, rare, starts = look_up(texts, known.chunks, PIECE)
    others = pa.concat_arrays([*rare.chunks, known.chunks[:0]])
    codes[missing] = size + np.arange(len(missing), dtype=np.int32)
    chunks = Chunks(codes, starts, pa.concat_arrays([known.chunks, others]))
    how = Ends(*map(np.concatenate, zip(known.ends, ends(others), strict=True)))
    positions, first = runs_to_join(chunks, how)
    group = np.repeat(groups, np.diff(starts))
    words = _joined(_runs(chunks, positions, first), group[positions[first]])
    alone = np.flatnonzero(~np.isin(missing, positions)).astype(np.int32)
    codes[missing] = codes[positions] = size
    rare_groups = group[missing[alone]]
    return ChunkCounts(
        _known(known.chunks, codes, group),
        Tally(others, alone, rare_groups, np.ones(len(alone), np.int32)),
        words,
    )


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


def _runs(chunks: Chunks, positions: Positions, starts: Positions) -> Chunks:
    """Return runs of chunks as texts."""
    used, codes = np.unique(chunks.codes[positions], return_inverse=True)
    ends = np.append(starts, len(positions))
    return Chunks(codes.astype(np.int32), ends, chunks.distinct.take(pa.array(used)))


def _joined(runs: Chunks, group: Codes) -> Tally:
    """Return the counts of the words of runs of chunks."""
    words = encode_chunks(runs)
    labels = pa.array(words.labels, pa.string())
    groups = int(group.max(initial=0)) + 1
    return tally(labels, words.forms, np.repeat(group, np.diff(words.starts)), groups)


def words_of(chunks: Tally) -> Tally:
    """Return the counts of the words of chunks, of which each is a text of its own.

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
