"""Which chunks may have a lone و ب ل to be written onto the first word of the next one?"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._arrow import string_bytes
from mediakit._characters import BREAK, LETTER, tables
from mediakit._chunks import Chunks
from mediakit._cut import cut_chunks
from mediakit._gather import taken, where
from mediakit._words import LONE_PROCLITICS

Bits = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.int64]


class Ends(NamedTuple):
    """How chunks end.

    ::

        chunk     "قال "   "و "   "(و "   "و، "   "\\u00a0 "
        opens     no       yes    yes     no      no          a lone و ب ل, nothing after it
        blank     no       no     no      no      yes         neither a word nor a break
    """

    opens: Bits
    blank: Bits


@functools.cache
def _plain_ends() -> Bits:
    """Return for the last two bytes of a chunk whether it plainly ends with a word or a sign.

    Plain are letters that are not و ب ل, punctuation, and ASCII but ";", with which entities end.
    """
    lead, last = np.divmod(np.arange(0x10000), 0x100)
    kind, display, _ = tables(keep_numbers=False)
    letter = _two_bytes(lead, last)
    lone = np.isin(display[letter], [ord(proclitic) for proclitic in LONE_PROCLITICS])
    signs = (last > ord(" ")) & (last < 0x7F) & (last != ord(";"))
    return signs | (kind[letter] == BREAK) | ((kind[letter] == LETTER) & ~lone)


def _two_bytes(lead: Positions, last: Positions) -> Positions:
    """Return the code points of characters of two bytes of UTF-8; 0 for what is none."""
    return np.where((lead >= 0xC0) & (lead < 0xE0), (lead & 0x1F) << 6 | (last & 0x3F), 0)


def _may_open(chunks: pa.StringArray) -> Positions:
    """Return the chunks that may end openly: not those that plainly end with a word."""
    text, bounds = string_bytes(chunks)
    ends = bounds[1:] - (text[bounds[1:] - 1] <= ord(" "))
    pairs = text[np.maximum(ends - 2, 0)].astype(np.int32) << 8 | text[np.maximum(ends - 1, 0)]
    rest = np.flatnonzero(~_plain_ends()[pairs] | (ends - bounds[:-1] < 2))
    before = ends[rest] - 4
    # Two letters, of which the last is و ب or ل, are no lone one.
    earlier, last = (
        _two_bytes(
            *(text[np.maximum(before + at, 0)].astype(np.int64) for at in (place, place + 1))
        )
        for place in (0, 2)
    )
    kind = tables(keep_numbers=False).kind
    two = (kind[earlier] == LETTER) & (kind[last] == LETTER) & (before >= bounds[:-1][rest])
    return rest[~two]


def ends(chunks: pa.StringArray) -> Ends:
    """Return how chunks end; only the few are cut that do not plainly end with a word.

    Examples
    --------
    >>> found = ends(pa.array(["قال ", "و ", "(و ", "و، ", "\\u00a0 ", "&#1608; "]))
    >>> found.opens.tolist(), found.blank.tolist()
    ([False, True, True, False, False, True], [False, False, False, False, True, False])
    """
    found = Ends(np.zeros(len(chunks), dtype=bool), np.zeros(len(chunks), dtype=bool))
    looked_at = _may_open(chunks)
    words = cut_chunks(chunks.take(pa.array(looked_at)))
    lone = pc.is_in(words.words, value_set=pa.array(sorted(LONE_PROCLITICS)))
    is_lone = np.append(lone.to_numpy(zero_copy_only=False), False)
    last = np.where(words.number > 0, words.first + words.number - 1, len(is_lone) - 1)
    found.opens[looked_at] = is_lone[last] & ~words.breaks_after
    found.blank[looked_at] = (words.number == 0) & ~words.breaks_after
    return found


def runs_to_join(chunks: Chunks, how: Ends) -> tuple[Positions, Positions]:
    """Return the positions of chunks that must be read together, and where each run starts.

    ::

        chunks      "ذهب " "و " "قال " "الوزير"        run 1 2: وقال
                      0     1     2       3
    """
    here = where(taken(how.opens, chunks.codes)).astype(np.int64)
    found = [here]
    while len(here):
        here = here[here + 1 < len(chunks.codes)] + 1
        here = here[~_begin_texts(here, chunks.starts)]
        found.append(here)
        here = here[how.blank[chunks.codes[here]]]
    positions = np.unique(np.concatenate(found))
    begins = (np.diff(positions, prepend=-2) > 1) | _begin_texts(positions, chunks.starts)
    return positions, np.flatnonzero(begins)


def _begin_texts(positions: Positions, starts: Positions) -> Bits:
    """Return whether a text starts at each position."""
    return starts[np.searchsorted(starts, positions)] == positions
