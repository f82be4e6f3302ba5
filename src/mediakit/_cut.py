"""Distinct chunks → their words: the ordinary ones all at once, the odd ones one by one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mediakit._characters import (
    BREAK,
    JOINER,
    LATIN,
    LETTER,
    MARK,
    ODD,
    Tables,
    as_strings,
    clean_characters,
    number_before,
    tables,
)
from mediakit._gather import kept, ranges, taken, where
from mediakit._normalize import display_text
from mediakit._words import chunk_words

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]
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
        arabic         yes                 yes  yes        of letters of the Arabic script
    """

    words: pa.Array
    breaks: Bits
    arabic: Bits
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
        return ChunkWords(pa.array([], pa.string()), bits, bits, nothing, nothing, bits)
    sizes = np.cumsum([0] + [len(block.words) for block in blocks], dtype=np.int32)
    return ChunkWords(
        pa.concat_arrays([block.words for block in blocks]),
        np.concatenate([block.breaks for block in blocks]),
        np.concatenate([block.arabic for block in blocks]),
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
        np.append(found.arabic, np.array([word.kind == "arabic" for word in words], dtype=bool)),
        first, number, breaks_after,
    )  # fmt: skip


def _ordinary(chunks: pa.StringArray, of: Tables) -> tuple[ChunkWords, Positions]:
    """Return the words of the ordinary chunks, none of the odd ones, and which are odd."""
    characters, starts = clean_characters(chunks, of)
    kinds = taken(of.kind, characters)
    opens = np.zeros(len(kinds) + 1, dtype=bool)
    opens[starts] = True
    in_word = (kinds >= LETTER) & (kinds <= LATIN)
    goes_on = np.append(False, in_word)[:-1] & ~opens[:-1]  # the character before is in a word
    characters = with_marks_in_order(characters, opens, of)
    odd = _odd_chunks(taken(of.order, characters), kinds, goes_on, starts)
    in_word[ranges(starts[odd], np.diff(starts)[odd])] = False
    starts_word = in_word & ~goes_on
    word_starts = where(starts_word)
    word_ends = where(in_word & ~np.append((in_word & goes_on)[1:], False)) + 1
    letters = taken(of.display, kept(characters, in_word))
    words_before = number_before(starts_word)[starts]
    found = ChunkWords(
        as_strings(letters, word_ends - word_starts),
        np.zeros(len(word_starts), dtype=bool),
        kinds[word_starts] == LETTER,
        words_before[:-1],
        np.diff(words_before),
        np.zeros(len(chunks), dtype=bool),
    )
    return _with_breaks(found, kinds, starts, word_starts, word_ends), odd


def _out_of_order(order: npt.NDArray[np.uint8]) -> Bits:
    """Return which marks stand after one that Unicode puts behind them: a fatha after a shadda."""
    return np.append(False, (order[:-1] > order[1:]) & (order[1:] > 0))[: len(order)]


def with_marks_in_order(
    characters: npt.NDArray[np.uint16], opens: Bits, of: Tables
) -> npt.NDArray[np.uint16]:
    """Return the characters with pairs of marks in the order of Unicode; longer runs stay."""
    second = where(_out_of_order(taken(of.order, characters)) & ~opens[:-1])
    second = second[np.diff(second, prepend=-2) > 1]
    characters = characters.copy()
    characters[second], characters[second - 1] = characters[second - 1], characters[second]
    return characters


def _odd_chunks(
    order: npt.NDArray[np.uint8], kinds: npt.NDArray[np.uint8], goes_on: Bits, starts: Positions
) -> Positions:
    """Return the chunks with an odd character, a mark on nothing, or marks out of order.

    Odd are also those with Latin letters and others, or what may join them: the marks and joiners
    of Latin words, numbers in them, and addresses are left to the plain tokeniser.
    """
    odd = (kinds == ODD) | ((kinds == MARK) & ~goes_on) | _out_of_order(order)
    latin = _chunks_of(where(kinds == LATIN), starts)
    others = number_before((kinds == LETTER) | (kinds == MARK) | (kinds == JOINER))
    mixed = latin[others[starts[latin]] < others[starts[latin + 1]]]
    return np.union1d(_chunks_of(where(odd), starts), mixed)


def _chunks_of(places: Positions, starts: Positions) -> Positions:
    """Return the chunks that hold the characters at some places."""
    return np.unique(np.searchsorted(starts, places, side="right") - 1)


def _with_breaks(
    found: ChunkWords,
    kinds: npt.NDArray[np.uint8],
    starts: Positions,
    word_starts: Codes,
    word_ends: Codes,
) -> ChunkWords:
    """Return the words with the breaks between them, from one's end to the next one's start."""
    breaks_before = number_before(kinds >= BREAK)
    some = found.number > 0
    since = np.append(0, word_ends[:-1])[: len(word_ends)]
    since[found.first[some]] = starts[:-1][some]
    until = starts[:-1].copy()
    until[some] = word_ends[(found.first + found.number - 1)[some]]
    return found._replace(
        breaks=breaks_before[word_starts] > breaks_before[since],
        breaks_after=breaks_before[starts[1:]] > breaks_before[until],
    )
