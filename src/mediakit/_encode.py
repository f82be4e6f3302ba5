"""Texts → integer codes and vocabularies, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._chunks import Chunks, as_text_array, chunked
from mediakit._cut import ChunkWords, cut_chunks, ranges
from mediakit._gather import kept, taken, where
from mediakit._normalize import LETTERS
from mediakit._words import LONE_PROCLITICS, attach

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]
BLOCK = 500_000  # chunks that are replaced by their words at a time: they stay in the cache


class Encoded(NamedTuple):
    """The words of many texts as codes.

    ::

        text 0: "قال الوزير، قال"      text 1: "وصل"
        forms    0     1      0           2        codes into `labels`, a word each
        breaks   1     0      1           1        punctuation or the text's start before it
        starts   0                        3   4    where each text begins, and the end
    """

    forms: Codes
    breaks: Bits
    starts: npt.NDArray[np.int64]
    labels: pd.Index


def encode(texts: pd.Series, *, keep_numbers: bool = False) -> Encoded:
    """Return the codes of the words of each text, cleaned for display first.

    The chunks between white space are cut first, and only the distinct ones are cleaned::

        text       "قال الوزير، قال …"
        chunks      "قال "  "الوزير، "  "قال "  …       `_chunks`: codes 0 1 0 …
        words       قال   |  الوزير |                    `_cut`: of each distinct chunk, once
        forms       0        1          0                here: the words in the place of the chunks
    """
    chunks = chunked(as_text_array(texts))
    words = cut_chunks(chunks.distinct, keep_numbers=keep_numbers)
    coded = words.words.dictionary_encode()
    spread = _spread(chunks, words, coded.indices.to_numpy())
    return _join_lone_proclitics(*spread, coded.dictionary)


def _spread(
    chunks: Chunks, words: ChunkWords, word_codes: Codes
) -> tuple[Codes, Bits, npt.NDArray[np.int64]]:
    """Return forms, breaks and starts: every chunk replaced by its words."""
    marked = (word_codes << 1) | words.breaks  # a form, and whether a break stands before it
    first = np.append(marked, np.int32(0))[words.first]
    starts = np.zeros(len(chunks.starts), np.int64)
    tokens, size = [np.zeros(0, np.int32)], 0
    broken: list[Positions] = [starts]
    for block in range(0, len(chunks.codes), BLOCK):
        codes = chunks.codes[block : block + BLOCK]
        number = taken(words.number, codes)
        ends = np.cumsum(number, dtype=np.int32)
        here = np.repeat(taken(first, codes), number)
        several = where(number > 1)
        at = ranges(ends[several] - number[several], number[several])
        here[at] = marked[ranges(words.first[codes[several]], number[several])]
        own = slice(*np.searchsorted(chunks.starts, [block + 1, block + len(codes) + 1]))
        starts[own] = ends[chunks.starts[own] - block - 1] + size
        broken.append(ends[where(taken(words.breaks_after, codes))] + size)
        tokens.append(here)
        size += len(here)
    joined = np.concatenate(tokens)
    breaks = np.append(joined & 1, 0).astype(bool)
    breaks[np.concatenate(broken)] = True
    return joined >> 1, breaks[:-1], starts


def _join_lone_proclitics(
    forms: Codes, breaks: Bits, starts: npt.NDArray[np.int64], labels: pa.Array
) -> Encoded:
    """Return the tokens with each lone و ب ل written onto the next Arabic word.

    ::

        forms      و    ب    الله   قال
        distance   2    1                   to the word that it is written onto
        joined               وبالله  قال     the nearest first: بالله, then وبالله
    """
    lone = pc.index_in(pa.array(sorted(LONE_PROCLITICS)), value_set=labels).drop_null()
    is_lone = np.zeros(len(forms), dtype=bool)
    for code in lone.to_numpy():
        is_lone |= forms == code
    places = where(is_lone[:-1] & ~breaks[1:])
    places = places[_are_arabic(forms[places + 1], labels)]
    distance = _distance_to_end(places)
    for step in range(1, distance.max(initial=0) + 1):
        here = places[distance == step]
        target = here + step
        forms[target], labels = _attached(forms[here], forms[target], labels)
        breaks[target] = breaks[here]
    stays = np.ones(len(forms), dtype=bool)
    stays[places] = False
    used, names = compact(kept(forms, stays), as_labels(labels))
    return Encoded(used, kept(breaks, stays), starts - np.searchsorted(places, starts), names)


def _are_arabic(forms: Codes, labels: pa.Array) -> Bits:
    """Return which forms are words of the Arabic script."""
    distinct, which = np.unique(forms, return_inverse=True)
    names = labels.take(pa.array(distinct))
    arabic = pc.match_substring_regex(names, f"^[{LETTERS}]").to_numpy(zero_copy_only=False)
    return arabic[which]


def _distance_to_end(places: Positions) -> Positions:
    """Return how far each place is from the end of its run of successive places.

    Examples
    --------
    >>> _distance_to_end(np.array([3, 4, 9]))
    array([2, 1, 1])
    """
    last = np.flatnonzero(np.diff(places, append=-1) != 1)
    run = np.searchsorted(last, np.arange(len(places)))
    return places[last][run] + 1 - places


def _attached(proclitics: Codes, followers: Codes, labels: pa.Array) -> tuple[Codes, pa.Array]:
    """Return the codes of proclitics written onto words, and the labels with the new ones."""
    pairs, which = np.unique(
        proclitics.astype(np.int64) * len(labels) + followers, return_inverse=True
    )
    before, after = (labels.take(pa.array(codes)) for codes in np.divmod(pairs, len(labels)))
    joined = pa.array(map(attach, before.to_pylist(), after.to_pylist()), labels.type)
    distinct = joined.dictionary_encode()
    known = pc.index_in(labels, value_set=distinct.dictionary)
    codes = np.full(len(distinct.dictionary), -1, dtype=np.int32)
    found = np.flatnonzero(known.is_valid())
    codes[known.take(pa.array(found)).to_numpy()] = found
    new = codes < 0
    codes[new] = len(labels) + np.arange(new.sum())
    labels = pa.concat_arrays([labels, distinct.dictionary.filter(pa.array(new))])
    return codes[distinct.indices.to_numpy()][which], labels


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
    )


def as_labels(labels: Iterable[str]) -> pd.Index:
    """Return labels as an index of pandas strings."""
    if isinstance(labels, pa.Array):
        return pd.Index(pd.array(labels.cast(pa.large_string()), dtype="str"))
    return pd.Index(list(labels), dtype="str")


def compact(codes: Codes, labels: pd.Index) -> tuple[Codes, pd.Index]:
    """Return the codes renumbered without gaps, and the labels that are used."""
    used = np.bincount(codes, minlength=len(labels)) > 0
    if used.all():
        return codes, labels
    renumbered = np.cumsum(used, dtype=np.int32) - 1
    return taken(renumbered.astype(np.int32), codes), labels[used]
