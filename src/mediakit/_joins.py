"""A lone و ب ل, written onto the next word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._gather import STEP, kept, taken, where
from mediakit._type_counts import type_counts
from mediakit._words import LONE_PROCLITICS, MOST_JOINED, attach

Codes = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]


class Joins:
    """Lone و ب ل, each written onto the next Arabic word; their pairs are forms of their own.

    ::

        forms      و    ب    الله   قال
        distance   2    1                   to the word that it is written onto
        joined               وبالله  قال     the nearest first: بالله, then وبالله
    """

    def __init__(self, labels: pa.Array, word_codes: Codes, arabic: Bits) -> None:
        """Begin with no pairs."""
        self.labels = labels
        self.arabic = np.zeros(len(labels), dtype=bool)
        self.arabic[word_codes] = arabic
        proclitics = pa.array(sorted(LONE_PROCLITICS))
        self.lone = pc.index_in(proclitics, value_set=labels).drop_null().to_pylist()
        self.pairs: dict[tuple[int, int], int] = {}  # proclitic, word → its code, after the labels'

    def joined(
        self, forms: Codes, breaks: Bits, bounds: Positions
    ) -> tuple[Codes, Bits, npt.NDArray[np.int64]]:
        """Return forms and breaks with the lone proclitics joined, and the size of each text."""
        is_lone = np.zeros(len(forms), dtype=bool)
        for code in self.lone:
            is_lone |= forms == code
        places = where(is_lone[:-1] & ~breaks[1:])
        places = places[self.arabic[forms[places + 1]]]
        forms, distance = forms.copy(), _distance_to_end(places)
        places, distance = places[distance <= MOST_JOINED], distance[distance <= MOST_JOINED]
        for step in range(1, distance.max(initial=0) + 1):
            here = places[distance == step]
            forms[here + step] = self._codes(forms[here], forms[here + step])
            breaks[here + step] = breaks[here]
        stays = np.ones(len(forms), dtype=bool)
        stays[places] = False
        sizes = np.diff(bounds - np.searchsorted(places, bounds)).astype(np.int64)
        return kept(forms, stays), kept(breaks, stays), sizes

    def _codes(self, proclitics: Codes, words: Codes) -> Codes:
        """Return the codes of pairs, new ones for pairs not seen before."""
        shift = len(self.labels) + len(self.pairs) + len(words)
        distinct, which = np.unique(proclitics * np.int64(shift) + words, return_inverse=True)
        pairs = zip(*(codes.tolist() for codes in np.divmod(distinct, shift)), strict=True)
        size = len(self.labels)
        codes = [self.pairs.setdefault(pair, size + len(self.pairs)) for pair in pairs]
        return np.array(codes, dtype=np.int32)[which]

    def named(self, parts: Sequence[Codes]) -> tuple[Codes, pa.Array, npt.NDArray[np.int64]]:
        """Return all forms as codes of the labels that occur, these labels, and their counts."""
        own, labels = self._with_pairs()
        forms = np.concatenate(parts)
        occurring = type_counts(forms, len(own))
        counts = np.bincount(own, weights=occurring, minlength=len(labels)).astype(np.int64)
        used = counts > 0
        code = (np.cumsum(used, dtype=np.int32) - np.int32(1))[own]
        for first in range(0, len(forms), STEP):  # in their place: they are the largest array
            forms[first : first + STEP] = taken(code, forms[first : first + STEP])
        return forms, labels.filter(pa.array(used)), counts[used]

    def _with_pairs(self) -> tuple[Codes, pa.Array]:
        """Return for each code that of its label, and the labels with those of the pairs."""
        size = len(self.labels)
        words = sorted({code for pair in self.pairs for code in pair if code < size})
        label = dict(
            zip(words, self.labels.take(pa.array(words, pa.int32())).to_pylist(), strict=True)
        )
        for (proclitic, word), code in self.pairs.items():
            label[code] = attach(label[proclitic], label[word])
        joined = pa.array([label[code] for code in self.pairs.values()], self.labels.type)
        distinct = joined.dictionary_encode()
        known = pc.index_in(self.labels, value_set=distinct.dictionary)
        found = where(known.is_valid().to_numpy(zero_copy_only=False))
        codes = np.full(len(distinct.dictionary), -1, dtype=np.int32)
        codes[known.take(pa.array(found)).to_numpy()] = found
        new = codes < 0
        codes[new] = size + np.arange(np.count_nonzero(new))
        labels = pa.concat_arrays([self.labels, distinct.dictionary.filter(pa.array(new))])
        own = np.append(np.arange(size, dtype=np.int32), codes[distinct.indices.to_numpy()])
        return own, labels


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
