"""Distinct chunks → their words: the ordinary ones all at once, the odd ones one by one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mediakit._characters import (
    BREAK,
    DELETED,
    LAST,
    LETTER,
    MARK,
    ODD,
    Tables,
    as_characters,
    as_strings,
    tables,
)
from mediakit._normalize import display_text
from mediakit._words import chunk_words

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
BLOCK = 50_000  # chunks that are looked at together


class ChunkWords(NamedTuple):
    """The words of each chunk, not yet joined to those of its neighbours.

    ::

        chunk          0 "«قال"   1 "- "   2 "د.أحمد، "
        number         1          0        2               how many words it has
        first          0          -        1               where they are, in words and breaks
        breaks_after   no         yes      yes             punctuation after the last of them
        words          قال                 د    أحمد
        breaks         yes                 no   yes        punctuation before it in its chunk
    """

    words: pa.Array
    breaks: Bits
    first: Codes
    number: Codes
    breaks_after: Bits


def cut_chunks(chunks: pa.StringArray, *, keep_numbers: bool = False) -> ChunkWords:
    """Return the words of chunks, as `chunk_words` finds them in the display text of each."""
    of_characters = tables(keep_numbers=keep_numbers)
    blocks = [
        _with_odd(chunks[start : start + BLOCK], of_characters, keep_numbers)
        for start in range(0, len(chunks), BLOCK)
    ]
    if not blocks:
        nothing = np.zeros(0, dtype=np.int32)
        bits = np.zeros(0, dtype=bool)
        return ChunkWords(pa.array([], pa.string()), bits, nothing, nothing, bits)
    sizes = np.cumsum([0] + [len(block.words) for block in blocks], dtype=np.int32)
    return ChunkWords(
        pa.concat_arrays([block.words for block in blocks]),
        np.concatenate([block.breaks for block in blocks]),
        np.concatenate([b.first + size for b, size in zip(blocks, sizes[:-1], strict=True)]),
        np.concatenate([block.number for block in blocks]),
        np.concatenate([block.breaks_after for block in blocks]),
    )


def _with_odd(chunks: pa.StringArray, of_characters: Tables, keep_numbers: bool) -> ChunkWords:
    """Return the words of chunks; those of the odd ones, by the reference, stand last."""
    found, odd = _ordinary(chunks, of_characters)
    separated = [
        chunk_words(display_text(chunk), keep_numbers=keep_numbers)
        for chunk in chunks.take(pa.array(odd)).to_pylist()
    ]
    words = [word for each in separated for word in each.words]
    number, breaks_after, first = found.number, found.breaks_after, found.first
    number[odd] = [len(each.words) for each in separated]
    breaks_after[odd] = [each.breaks_after for each in separated]
    first[odd] = len(found.words) + np.cumsum(number[odd]) - number[odd]
    return ChunkWords(
        pa.concat_arrays([found.words, pa.array([word.form for word in words], pa.string())]),
        np.append(found.breaks, np.array([word.after_break for word in words], dtype=bool)),
        first, number, breaks_after,
    )  # fmt: skip


def _cleaned(
    chunks: pa.StringArray, of_characters: Tables
) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Return the characters less the deleted ones, what each is, and where the chunks begin."""
    code_points, starts = as_characters(chunks)
    characters = np.minimum(code_points, LAST).astype(np.uint16)
    kinds = of_characters.kind[characters]
    kept = kinds != DELETED
    if not kept.all():
        starts = np.concatenate([[0], np.cumsum(kept)])[starts]
        characters, kinds = characters[kept], kinds[kept]
    return characters, kinds, starts


def _ordinary(chunks: pa.StringArray, of_characters: Tables) -> tuple[ChunkWords, Codes]:
    """Return the words of the ordinary chunks, none of the odd ones, and which are odd."""
    characters, kinds, starts = _cleaned(chunks, of_characters)
    in_word = (kinds == LETTER) | (kinds == MARK)
    opens = np.zeros(len(kinds) + 1, dtype=bool)
    opens[starts] = True
    goes_on = np.append(False, in_word)[:-1] & ~opens[:-1]
    odd = _odd_chunks(of_characters.order[characters], kinds, goes_on, starts)
    is_odd = np.zeros(len(chunks) + 1, dtype=bool)
    is_odd[odd] = True
    word_starts = np.flatnonzero(in_word & ~goes_on)
    word_ends = np.flatnonzero(in_word & ~np.append(goes_on[1:] & in_word[1:], False)) + 1
    chunk_of = np.searchsorted(starts, word_starts, side="right") - 1
    if len(odd):
        ordinary = ~is_odd[chunk_of]
        in_word &= ~np.repeat(is_odd[:-1], np.diff(starts))
        word_starts, word_ends = word_starts[ordinary], word_ends[ordinary]
        chunk_of = chunk_of[ordinary]
    number = np.bincount(chunk_of, minlength=len(chunks)).astype(np.int32)
    first = np.cumsum(number, dtype=np.int32) - number
    words = as_strings(of_characters.display[characters[in_word]], word_ends - word_starts)
    # A break stands before a word if one stands between it and the word or chunk's start before.
    before = np.concatenate([[0], np.cumsum(kinds == BREAK)])
    seen = np.append(before[starts[:-1]], 0)
    previous = np.append(0, before[word_ends][:-1]) if len(word_ends) else before[:0]
    is_first = np.diff(chunk_of, prepend=-1) > 0
    breaks = before[word_starts] > np.where(is_first, seen[chunk_of], previous)
    last = seen[:-1].copy()
    last[chunk_of] = before[word_ends]
    return ChunkWords(words, breaks, first, number, before[starts[1:]] > last), odd


def _odd_chunks(
    order: npt.NDArray[np.uint8],
    kinds: npt.NDArray[np.uint8],
    goes_on: Bits,
    starts: npt.NDArray[np.int64],
) -> Codes:
    """Return the chunks with an odd character, a mark on nothing, or marks in another order."""
    odd = (kinds == ODD) | ((kinds == MARK) & ~goes_on)
    odd[1:] |= (order[:-1] > order[1:]) & (order[1:] > 0)
    chunk_of = np.searchsorted(starts, np.flatnonzero(odd), side="right") - 1
    return np.unique(chunk_of).astype(np.int32)
