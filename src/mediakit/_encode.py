"""Texts → integer codes and vocabularies, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._chunks import Chunks, as_text_array, chunked, pieces
from mediakit._cut import ChunkWords, cut_chunks
from mediakit._gather import as_labels, coded, ranges, taken, where
from mediakit._joins import Joins

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]
BLOCK = 300_000  # chunks that are replaced by their words at a time: they stay in the cache


class Encoded(NamedTuple):
    """The words of many texts as codes.

    ::

        text 0: "قال الوزير، قال"      text 1: "وصل"
        forms    0     1      0           2        codes into `labels`, a word each
        breaks   1     0      1           1        punctuation or the text's start before it
        starts   0                        3   4    where each text begins, and the end
        counts   2     1                  1        how often each label occurs
    """

    forms: Codes
    breaks: Bits
    starts: npt.NDArray[np.int64]
    labels: pd.Index
    counts: npt.NDArray[np.int64]


def encode(texts: pd.Series, *, keep_numbers: bool = False) -> Encoded:
    """Return the codes of the words of each text, cleaned for display first.

    The chunks between white space are cut first, and only the distinct ones are cleaned::

        text       "قال الوزير، قال …"
        chunks      "قال "  "الوزير، "  "قال "  …        `_chunks`: codes 0 1 0 …
        words       قال   |  الوزير |                     `_cut`: of each distinct chunk, once
        forms       0        1          0                 here: the words in the place of the chunks
    """
    return encode_chunks(chunked(as_text_array(texts)), keep_numbers=keep_numbers)


def encode_chunks(chunks: Chunks, *, keep_numbers: bool = False) -> Encoded:
    """Return the codes of the words of texts that are cut into chunks."""
    words = cut_chunks(chunks.distinct, keep_numbers=keep_numbers)
    word_codes, labels = coded([words.words])
    joins = Joins(labels, word_codes, words.arabic)
    nothing = np.zeros(0, np.int32)
    found = [(nothing, nothing.astype(bool), np.zeros(1, np.int64))]
    found.extend(joins.joined(*block) for block in _blocks(chunks, words, word_codes))
    forms, breaks, sizes = zip(*found, strict=True)
    del chunks, found  # their memory is used for what follows
    codes, names, counts = joins.named(forms)
    starts = np.cumsum(np.concatenate(sizes))
    return Encoded(codes, np.concatenate(breaks), starts, as_labels(names), counts)


def _blocks(
    chunks: Chunks, words: ChunkWords, word_codes: Codes
) -> Iterator[tuple[Codes, Bits, Positions]]:
    """Yield the forms and breaks of some texts after others, as `_spread` does."""
    for first, last in pieces(chunks.starts, BLOCK):
        bounds = chunks.starts[first : last + 1]
        here = chunks.codes[bounds[0] : bounds[-1]]
        yield _spread(here, bounds - bounds[0], words, word_codes)


def _spread(
    codes: Codes, bounds: Positions, words: ChunkWords, word_codes: Codes
) -> tuple[Codes, Bits, Positions]:
    """Return the forms and breaks of some texts, and where each begins and ends in them."""
    number = taken(words.number, codes)
    ends = np.append(np.int32(0), np.cumsum(number, dtype=np.int32))
    word = np.repeat(taken(words.first, codes), number)
    several = where(number > 1)
    at = ranges(ends[several], number[several])
    word[at] += ranges(np.zeros(len(several), np.int32), number[several]).astype(np.int32)
    breaks = np.append(taken(words.breaks, word), False)
    breaks[ends[where(taken(words.breaks_after, codes)) + 1]] = True
    breaks[ends[bounds]] = True
    return taken(word_codes, word), breaks[:-1], ends[bounds]


def encode_lists(lists: Iterable[Iterable[str]]) -> Encoded:
    """Return the codes of texts that somebody else tokenised; punctuation tokens become breaks."""
    codes: dict[str, int] = {}
    forms: list[int] = []
    breaks: list[bool] = []
    starts = [0]
    for tokens in lists:
        broken = True
        for token in tokens:
            if not any(character.isalnum() for character in token):
                broken = True
                continue
            forms.append(codes.setdefault(token, len(codes)))
            breaks.append(broken)
            broken = False
        starts.append(len(forms))
    return Encoded(
        np.array(forms, dtype=np.int32),
        np.array(breaks, dtype=bool),
        np.array(starts, dtype=np.int64),
        as_labels(codes),
        np.bincount(np.array(forms, dtype=np.int32), minlength=len(codes)),
    )


def compact(codes: Codes, labels: pd.Index) -> tuple[Codes, pd.Index]:
    """Return the codes renumbered without gaps, and the labels that are used."""
    used = np.zeros(len(labels), dtype=bool)
    used[codes] = True
    if used.all():
        return codes, labels
    renumbered = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return taken(renumbered, codes), labels[used]
