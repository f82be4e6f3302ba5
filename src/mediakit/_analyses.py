"""All analyses of all words, as arrays: word, lemma, clitics, cost."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._clitics import (
    ENCLITICS,
    FUTURE,
    LONGEST_PROCLITICS,
    NOMINAL_PREPOSITIONS,
    OF_VERBS,
    PROCLITICS,
    Proclitics,
    splits,
)
from mediakit._dictionary import PARADIGM, Dictionary, plain_words
from mediakit._stems import COSTS, UNLISTED, VERBAL, Costs, Reading, Stems

# How much less likely a lemma is before any evidence, in logarithms: listed alone, not listed.
LONELY_LEMMA, UNLISTED_LEMMA = 2.0, 4.0

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]
Bits = npt.NDArray[np.bool_]


class Analyses(NamedTuple):
    """A row for each analysis of each word; those of a word stand together.

    ::

        word        lemma     cost    slots: conjunction, preposition, article, enclitic, spelling
        0 وقال      0 وقال     8.0             -            -          -        -         -
        0 وقال      1 قال      0.0             و            -          -        -         -
    """

    word: Integers
    lemma: Integers
    cost: Floats
    slots: list[Integers]
    bare: Bits  # whether the analysis has no clitic
    lemmas: list[str]  # the spelling of each lemma
    unlikely: Floats  # how much less likely each lemma is before any evidence


class _Lemmas(NamedTuple):
    """The lemmas of readings; those whose matching keys are equal are one."""

    codes: Integers  # of each reading
    spellings: list[str]  # of each lemma, the first met
    unlikely: Floats
    verb: Bits


def _as_lemmas(names: tuple[str, ...], dictionary: Dictionary) -> _Lemmas:
    spelt, spellings = pd.factorize(np.array(names, dtype=object))
    key, keys = pd.factorize(np.array(plain_words([*spellings]), dtype=object))
    unlikely = np.full(len(keys), UNLISTED_LEMMA)
    np.minimum.at(unlikely, key, [_unlikely(lemma, dictionary) for lemma in spellings])
    verb = np.zeros(len(keys), dtype=bool)
    verb[key[[lemma in dictionary.verbs for lemma in spellings]]] = True
    first = np.unique(key, return_index=True)[1]
    return _Lemmas(key[spelt], [*spellings[first]], unlikely, verb)


def _unlikely(lemma: str, dictionary: Dictionary) -> float:
    if lemma not in dictionary.lemma_of:
        return UNLISTED_LEMMA
    return LONELY_LEMMA if dictionary.paradigm[lemma] < PARADIGM else 0.0


class _Table:
    """Splits of words and readings of stems, appended one by one."""

    def __init__(self, stems: Stems) -> None:
        self.stems, self.costs = stems, stems.costs
        self.readings: list[Reading] = []
        self.ranges: list[tuple[int, int]] = []  # of the readings of each stem
        self.extra: list[float] = []  # what all readings of each stem cost more
        self.least: list[float] = []  # the cost of the likeliest reading that clitics cannot exclude
        self.number_of: dict[tuple[str, str], int] = {}  # the stem, after the article or not
        self.splits: list[tuple[int, int, int, int]] = []  # word, proclitics, enclitic, stem

    def add(self, number: int, word: str) -> None:
        """Append the splits of a word, and the word as it is written if none is plausible."""
        least = math.inf
        for proclitics, stem, enclitic in splits(word):
            at = self._stem(stem, proclitics.article)
            self.splits.append((number, NUMBER_OF[proclitics], ENCLITIC_CODES[enclitic], at))
            if enclitic != OF_VERBS and proclitics.preposition != FUTURE:
                least = min(least, self.least[at])
        if least >= self.costs.plausible:
            whole = self._append([(word, self.costs.whole, "", 0)], 0.0)
            self.splits.append((number, 0, 0, whole))

    def _stem(self, stem: str, article: str) -> int:
        key = stem, article
        number = self.number_of.get(key)
        if number is None:
            found = self.stems.definite(stem) if article else self.stems.bare(stem)
            number = self.number_of[key] = self._append(found, self.stems.extra(stem))
        return number

    def _append(self, readings: list[Reading], extra: float) -> int:
        start = len(self.readings)
        self.readings.extend(readings)
        self.ranges.append((start, len(self.readings)))
        self.extra.append(extra)
        least = min([cost for _, cost, _, kind in readings if kind == 0], default=math.inf)
        self.least.append(least + extra)
        return len(self.ranges) - 1


NUMBER_OF = {proclitics: number for number, proclitics in enumerate(PROCLITICS.values())}
ENCLITIC_CODES = {enclitic: code for code, enclitic in enumerate(ENCLITICS)}
SPELLING_CODES = {"": 0, "alef": 1, "ya": 2, "ta": 3, "alef ya": 4, "alef ta": 5}


def _slots_of_proclitics() -> Integers:
    """Return for each string of proclitics its parts, as codes in the columns."""
    parts = [sorted({proclitics[slot] for proclitics in NUMBER_OF}) for slot in range(3)]
    return np.array(
        [[parts[slot].index(proclitics[slot]) for slot in range(3)] for proclitics in NUMBER_OF]
    )


def analyse(
    words: list[str],
    dictionary: Dictionary,
    names: Mapping[str, str],
    costs: Costs = COSTS,
) -> Analyses:
    """Return every analysis of words that are letters of the Arabic alphabet only."""
    attested = {
        word[length:]
        for word in words
        for length in range(min(LONGEST_PROCLITICS, len(word)))
        if word[:length] in PROCLITICS
    }
    table = _Table(Stems(dictionary, attested, set(words), names, costs))
    for number, word in enumerate(words):
        table.add(number, word)
    return _as_rows(table, dictionary)


class _Rows(NamedTuple):
    """A split and a reading of its stem in each row."""

    proclitics: Integers
    enclitic: Integers
    verbal: Bits  # the stem is read as an imperfect or past
    verb: Bits  # its lemma is a verb
    unlisted: Bits

    @property
    def bare(self) -> Bits:
        """Whether there is no clitic."""
        return (self.proclitics == 0) & (self.enclitic == 0)

    @property
    def possible(self) -> Bits:
        """Whether stem and clitics go together."""
        preposition = np.array([proclitics.preposition for proclitics in NUMBER_OF])
        nominal = np.isin(preposition, [*NOMINAL_PREPOSITIONS])[self.proclitics]
        future = (preposition == FUTURE)[self.proclitics]
        of_verbs = self.enclitic == ENCLITIC_CODES[OF_VERBS]
        return ~(
            (nominal & self.verbal)
            | (future & ~self.verbal & ~self.unlisted)
            | (of_verbs & ~self.verbal & ~self.verb)
            | (self.unlisted & self.bare)  # the word as it is written is there already
        )


def _as_rows(table: _Table, dictionary: Dictionary) -> Analyses:
    """Return each split with each reading of its stem, less what is impossible."""
    word, proclitics, enclitic, stem = np.array(table.splits, dtype=np.intp).T
    start, stop = np.array(table.ranges, dtype=np.intp).T
    size = (stop - start)[stem]
    split = np.repeat(np.arange(len(stem)), size)
    reading = np.arange(len(split)) + np.repeat(start[stem] - np.cumsum(size) + size, size)

    names, costs, spellings, kinds = zip(*table.readings, strict=True)
    lemmas = _as_lemmas(names, dictionary)
    lemma = lemmas.codes[reading]
    spelling = np.array([SPELLING_CODES[name] for name in spellings])[reading]
    cost = np.array(costs)[reading] + np.array(table.extra)[stem][split]
    kind = np.array(kinds)[reading]
    rows = _Rows(
        proclitics[split], enclitic[split], kind == VERBAL,
        lemmas.verb[lemma], kind == UNLISTED,
    )  # fmt: skip
    kept = rows.possible
    slots = [*_slots_of_proclitics()[rows.proclitics].T, rows.enclitic, spelling]
    return Analyses(
        word[split][kept], lemma[kept], cost[kept],
        [slot[kept] for slot in slots], rows.bare[kept], lemmas.spellings, lemmas.unlikely,
    )  # fmt: skip
