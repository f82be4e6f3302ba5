"""All analyses of all words, as arrays: word, lemma, clitics, cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._clitics import (
    ENCLITICS,
    FUTURE,
    NOMINAL_PREPOSITIONS,
    OF_VERBS,
    PROCLITIC_LENGTHS,
    PROCLITICS,
    splits,
)
from mediakit._dictionary import Dictionary, plain_words
from mediakit._gather import ranges
from mediakit._stems import COSTS, READING_SIZE, UNLISTED, VERBAL, Costs, Stems

# How much less likely a lemma is before any evidence, in logarithms: listed alone, not listed.
LONELY_LEMMA, UNLISTED_LEMMA = 2.0, 4.0
PROCLITIC_CODES = {written: code for code, written in enumerate(PROCLITICS)}
ENCLITIC_CODES = {enclitic: code for code, enclitic in enumerate(ENCLITICS)}
SPELLING_CODES = {"": 0, "alef": 1, "ya": 2, "ta": 3, "alef ya": 4, "alef ta": 5}

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]
Bits = npt.NDArray[np.bool_]


class Analyses(NamedTuple):
    """A row for each analysis of each word; those of a word stand together.

    ::

        word      lemma     cost   conjunction preposition article enclitic spelling
        0 وقال    0 قال     0.0        و            -         -       -        -
        1 قال     0 قال     0.0        -            -         -       -        -
        1 قال     1 قيل     2.5        -            -         -       -        -
    """

    word: Integers
    lemma: Integers
    cost: Floats
    slots: list[Integers]  # a column of codes each; 0 is nothing
    lemmas: list[str]  # the spelling of each lemma
    unlikely: Floats  # how much less likely each lemma is before any evidence

    @property
    def bare(self) -> Bits:
        """Whether the analysis has no clitic."""
        conjunction, preposition, article, enclitic, _ = self.slots
        return (conjunction == 0) & (preposition == 0) & (article == 0) & (enclitic == 0)


def analyse(
    words: list[str], dictionary: Dictionary, names: Mapping[str, str], costs: Costs = COSTS
) -> Analyses:
    """Return every analysis of words, which are at least two Arabic letters each.

    Parameters
    ----------
    words : list of str
        Each once.
    dictionary : Dictionary
        What is known of words.
    names : mapping of str to str
        Words that are never analysed, and the lemma of each.
    costs : Costs
        How far-fetched each step is.
    """
    attested = {
        word[length:]
        for word in words
        for length in PROCLITIC_LENGTHS[: len(word)]
        if word[:length] in PROCLITICS
    }
    found = _Splits(Stems(dictionary, attested, set(words), names, costs))
    for number, word in enumerate(words):
        found.add(number, word)
    lemmas = _as_lemmas(found.readings[::READING_SIZE], words, dictionary)
    rows = _rows(found, lemmas).possible()
    rows = rows.with_whole_words(lemmas.of_words, costs)
    slots = [*_slots_of_proclitics()[rows.proclitics].T, rows.enclitic, rows.spelling]
    return Analyses(rows.word, rows.lemma, rows.cost, slots, lemmas.spellings, lemmas.unlikely)


class _Splits:
    """The splits of words and the readings of their stems, appended word by word."""

    def __init__(self, stems: Stems) -> None:
        self.stems = stems
        self.rows: list[int] = []  # word, proclitics, enclitic, stem; and again
        self.readings: list[Any] = []  # what a Reading holds, one after the other
        self.ends = [0]  # where the readings of each stem end
        self.extra: list[float] = []  # what all readings of each stem cost more
        self.bare: dict[str, int] = {}  # the number of each stem without the article,
        self.definite: dict[str, int] = {}  # and with it

    def add(self, number: int, word: str) -> None:
        """Append the splits of a word.

        Flat lists instead of tuples in lists spare the garbage collector a fifth of the time.
        """
        for proclitics, definite, stem, enclitic in splits(word):
            numbers = self.definite if definite else self.bare
            if stem not in numbers:
                numbers[stem] = len(self.extra)
                for reading in self.stems.definite(stem) if definite else self.stems.bare(stem):
                    self.readings += reading
                self.ends.append(len(self.readings) // READING_SIZE)
                self.extra.append(self.stems.extra(stem))
            self.rows += (
                number, PROCLITIC_CODES[proclitics], ENCLITIC_CODES[enclitic], numbers[stem]
            )  # fmt: skip


class _Lemmas(NamedTuple):
    """Lemmas; a headword of the dictionary is one, and all spellings of any other word.

    So رأي and رأى, على and علي are kept apart, and حكومه is not apart from حكومة.
    """

    of_readings: Integers
    of_words: Integers  # each word as its own lemma
    spellings: list[str]  # of each lemma, the first met
    unlikely: Floats
    verb: Bits


def _as_lemmas(readings: list[str], words: list[str], dictionary: Dictionary) -> _Lemmas:
    """Return the codes of the lemmas of readings and words, and what is known of each lemma."""
    spelt, spellings = pd.factorize(np.array(readings + words, dtype=object))
    plain = plain_words([*spellings])
    kept = [_is_apart(lemma, dictionary) for lemma in spellings]
    key, keys = pd.factorize(np.where(kept, spellings, np.array(plain, dtype=object)))
    unlikely = np.full(len(keys), UNLISTED_LEMMA)
    np.minimum.at(unlikely, key, [_unlikely(lemma, dictionary) for lemma in spellings])
    verb = np.zeros(len(keys), dtype=bool)
    verb[key[[lemma in dictionary.verbs for lemma in spellings]]] = True
    first = np.unique(key, return_index=True)[1]
    codes = key[spelt]
    return _Lemmas(
        codes[: len(readings)], codes[len(readings) :], [*spellings[first]], unlikely, verb
    )


def _is_apart(lemma: str, dictionary: Dictionary) -> bool:
    """Whether a lemma is not another spelling of one that has the same matching key."""
    return lemma in dictionary.headwords


def _unlikely(lemma: str, dictionary: Dictionary) -> float:
    if lemma in dictionary.headwords:
        return 0.0
    return UNLISTED_LEMMA if dictionary.lemma_of(lemma) is None else LONELY_LEMMA


class _Rows(NamedTuple):
    """A split and a reading of its stem in each row."""

    word: Integers
    lemma: Integers
    cost: Floats
    proclitics: Integers
    enclitic: Integers
    spelling: Integers
    verbal: Bits  # the stem is read as an imperfect or past
    verb: Bits  # its lemma is a verb
    unlisted: Bits

    def possible(self) -> _Rows:
        """Return the rows in which stem and clitics go together."""
        preposition = np.array([parts.preposition for parts in PROCLITICS.values()])
        nominal = np.isin(preposition, [*NOMINAL_PREPOSITIONS])[self.proclitics]
        future = (preposition == FUTURE)[self.proclitics]
        of_verbs = self.enclitic == ENCLITIC_CODES[OF_VERBS]
        bare = (self.proclitics == 0) & (self.enclitic == 0)
        return self._take(
            ~(nominal & self.verbal)
            & ~(future & ~self.verbal & ~self.unlisted)
            & ~(of_verbs & ~self.verbal & ~self.verb)
            & ~(bare & self.unlisted)  # that is the word as it is written
        )

    def with_whole_words(self, own: Integers, costs: Costs) -> _Rows:
        """Return the rows, and one for each word as it is written that has no plausible reading."""
        least = np.full(len(own), np.inf)
        np.minimum.at(least, self.word, self.cost)
        word = np.flatnonzero(least >= costs.plausible)
        nothing = np.zeros_like(word)
        whole = np.full(len(word), costs.whole)
        added = (word, own[word], whole, *[nothing] * 3, *[nothing.astype(bool)] * 3)
        both = _Rows(*(np.concatenate(columns) for columns in zip(self, added, strict=True)))
        return both._take(np.argsort(both.word, kind="stable"))

    def _take(self, rows: npt.NDArray[np.generic]) -> _Rows:
        return _Rows(*(column[rows] for column in self))


def _rows(found: _Splits, lemmas: _Lemmas) -> _Rows:
    """Return each split with each reading of its stem."""
    word, proclitics, enclitic, stem = np.array(found.rows, dtype=np.intp).reshape(-1, 4).T
    ends = np.array(found.ends)
    size = np.diff(ends)[stem]
    split = np.repeat(np.arange(len(stem)), size)
    reading = ranges(ends[stem], size)
    costs, spellings, kinds = (found.readings[at::READING_SIZE] for at in (1, 2, 3))
    cost = np.array(costs)[reading] + np.array(found.extra)[stem][split]
    lemma, kind = lemmas.of_readings[reading], np.array(kinds)[reading]
    spelling = np.array([SPELLING_CODES[name] for name in spellings])[reading]
    return _Rows(
        word[split], lemma, cost, proclitics[split], enclitic[split], spelling,
        kind == VERBAL, lemmas.verb[lemma], kind == UNLISTED,
    )  # fmt: skip


def _slots_of_proclitics() -> Integers:
    """Return for each string of proclitics its parts, as codes in the columns; 0 is nothing."""
    every = [*PROCLITICS.values()]
    parts = [sorted({proclitics[slot] for proclitics in every}) for slot in range(3)]
    return np.array(
        [[parts[slot].index(proclitics[slot]) for slot in range(3)] for proclitics in every]
    )
