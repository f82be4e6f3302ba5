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
from mediakit._gather import taken, where
from mediakit._joining import Ends, ends, runs_to_join
from mediakit._tally import Tally, tally

Codes = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int64]


class Known(NamedTuple):
    """The chunks that are looked for first, because they are frequent; and how they end."""

    chunks: pa.Array
    ends: Ends


class ChunkCounts(NamedTuple):
    """The counts of some texts: of known chunks, of others, and of words made of several chunks.

    The other chunks are listed one by one, as often as they occur.

    ::

        text      "ذهب و قال الوزير"
        chunks    "ذهب " "الوزير"          counted as they are, cut into words when all is read
        words     وقال                     of the chunks "و " and "قال "
    """

    known: Tally
    rare: Tally
    words: Tally


def as_known(chunks: pa.Array) -> Known:
    """Return frequent chunks as those to be known."""
    return Known(chunks, ends(chunks))


def commonest_chunks(texts: pa.LargeStringArray, number: int) -> pa.Array:
    """Return the chunks that occur most often, the commonest first, none that occurs once.

    Examples
    --------
    >>> commonest_chunks(pa.array(["قال ثم قال ثم قال ثم قال"], pa.large_string()), 1).to_pylist()
    ['قال ']
    """
    counted = pc.value_counts(pa.chunked_array([chunks for chunks, _ in cut(texts)], pa.string()))
    several = counted.filter(pc.greater(counted.field("counts"), 1))
    order = np.argsort(-several.field("counts").to_numpy(), kind="stable")[:number]
    return several.field("values").take(pa.array(order))


def count_chunks(texts: pa.LargeStringArray, groups: Codes, number: int, known: Known) -> ChunkCounts:
    """Count the chunks of texts, each of one of a `number` of groups.

    Examples
    --------
    >>> texts = pa.array(["ذهب و قال", "قال"], pa.large_string())
    >>> found = count_chunks(texts, np.int32([0, 1]), 2, as_known(pa.array(["قال"])))
    >>> [part.labels.take(pa.array(part.label)).to_pylist() for part in found]
    [['قال'], ['ذهب '], ['وقال']]
    """
    size = len(known.chunks)
    found, rare, starts = look_up(texts, known.chunks)
    others = rare.combine_chunks()
    codes = np.concatenate([np.zeros(0, np.int32), *(part.fill_null(size) for part in found)])
    at = where(codes == size)
    chunks = Chunks(codes.copy(), starts, pa.concat_arrays([known.chunks, others]))
    chunks.codes[at] += np.arange(len(at), dtype=np.int32)
    how = Ends(*map(np.concatenate, zip(known.ends, ends(others), strict=True)))
    positions, first = runs_to_join(chunks, how)
    group = np.repeat(groups, np.diff(starts))
    codes[positions] = size
    alone = np.flatnonzero(~np.isin(at, positions))
    return ChunkCounts(
        tally(known.chunks, codes, group, number),
        Tally(others, alone.astype(np.int32), group[at[alone]], np.ones(len(alone), np.int64)),
        _joined(_runs(chunks, positions, first), group[positions[first]], number),
    )


def _runs(chunks: Chunks, positions: Positions, starts: Positions) -> Chunks:
    """Return runs of chunks as texts."""
    used, codes = np.unique(chunks.codes[positions], return_inverse=True)
    ends = np.append(starts, len(positions))
    return Chunks(codes.astype(np.int32), ends, chunks.distinct.take(pa.array(used)))


def _joined(runs: Chunks, group: Integers, number: int) -> Tally:
    """Return the counts of the words of runs of chunks."""
    words = encode_chunks(runs)
    labels = pa.array(words.labels, pa.string())
    return tally(labels, words.forms, np.repeat(group, np.diff(words.starts)), number)


def words_of(chunks: Tally) -> Tally:
    """Return the counts of the words of chunks, of which each is a text of its own.

    Examples
    --------
    >>> chunks = Tally(pa.array(["د.أحمد، ", "أحمد"]), *np.int32([[0, 1], [0, 0], [5, 2]]))
    >>> found = words_of(chunks)
    >>> found.labels.take(pa.array(found.label)).to_pylist(), found.count.tolist()
    (['د', 'أحمد', 'أحمد'], [5, 5, 2])
    """
    size = len(chunks.labels)
    words = encode_chunks(Chunks(np.arange(size, dtype=np.int32), np.arange(size + 1), chunks.labels))
    sizes = np.diff(words.starts)[chunks.label]
    label = words.forms[ranges(words.starts[chunks.label], sizes)]
    return Tally(
        pa.array(words.labels, pa.string()),
        label, np.repeat(chunks.group, sizes), np.repeat(chunks.count, sizes),
    )  # fmt: skip
