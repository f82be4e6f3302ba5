"""Which words can a written word be, once what is written onto it is taken off?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediakit._clitics import ENCLITICS, PROCLITICS, SHORTEST_STEM, Split, splits
from mediakit._dictionary import ARTICLE, Dictionary, dictionary, has_article
from mediakit._normalize import matching_key
from mediakit._protected import territories
from mediakit._stems import LOOKS_SPLIT
from mediakit._vocabulary import ARABIC_WORD, word_form

PROCLITIC, ENCLITIC = 1, 2  # bits of what is taken off
# In keys, where ة is ه: proclitics, and enclitics with the letters that change before them.
ANY_PROCLITIC = "(?:[وف]?(?:[بك]?ال|لل|[بكلس])?)"
ANY_ENCLITIC = f"(?:{'|'.join(filter(None, ENCLITICS))})?"
CHANGED = "[تائؤى]?"  # حكومته، مستواه، أعضائه، أعضاؤه، كتبوه


class Reading(NamedTuple):
    """A word that a written word can be: its matching key, and what was taken off."""

    key: str
    off: int


class _Known(NamedTuple):
    """A split, how many clitics it has, and the lemma of its stem where the dictionary has it."""

    split: Split
    clitics: int
    lemma: str | None


def readings(form: str) -> set[Reading]:
    """Return the words that a form can be with less written onto it than it has.

    A reading is sound unless the dictionary of lemmas knows the form, or what is left of it with
    fewer clitics taken off, as another word: ولد is no و + لد, and وطنه is وطن + ه. ال in front is
    the article unless the dictionary knows better (التزم, الله). The names of countries are words.

    Examples
    --------
    >>> sorted(reading.key for reading in readings("والحكومة"))
    ['الحكومه', 'حكومه']
    >>> sorted(reading.key for reading in readings("للغة")), readings("ولد")
    (['اللغه', 'لغه'], set())
    """
    word = word_form(form)
    if not ARABIC_WORD.fullmatch(word):
        return set()
    every = [_known(split) for split in splits(word)]
    found: set[Reading] = set()
    for known in every:
        if known.clitics and _is_sound(known, every):
            found.update(_as_readings(known.split))
    return found


def _lemma_of(word: str) -> str | None:
    return word if word in territories() else dictionary().lemma_of(word)


def _known(split: Split) -> _Known:
    number = sum(map(bool, PROCLITICS[split.proclitics])) + bool(split.enclitic)
    return _Known(split, number, _lemma_of(split.stem))


def _as_readings(split: Split) -> Iterator[Reading]:
    """Yield the stem and, where the article was taken off with another proclitic, both."""
    off = PROCLITIC * bool(split.proclitics) + ENCLITIC * bool(split.enclitic)
    yield Reading(matching_key(split.stem), off)
    if split.definite and split.proclitics != ARTICLE:
        yield Reading(matching_key(ARTICLE + split.stem), off)


def _is_sound(known: _Known, every: list[_Known]) -> bool:
    """Whether a reading is not against what the dictionary knows of the word."""
    if known.split.definite:
        better = known.lemma is None and any(
            other.split.definite and other.lemma is not None for other in every
        )  # of the two words that للغة could be, غة is none
        return not better and _has_article(known.split.stem)
    own = {matching_key(known.split.stem), matching_key(known.lemma or known.split.stem)}
    most = known.clitics if known.lemma is None else known.clitics - 1
    return not any(
        other.lemma is not None
        and other.clitics <= most
        and matching_key(other.lemma) not in own
        and not _only_looks_whole(other, known, dictionary())
        for other in every
    )


def _has_article(stem: str) -> bool:
    """Whether ال before a stem is the article: not in التزم, nor in الله, which is listed so."""
    whole = ARTICLE + stem
    lemma = _lemma_of(whole)
    if lemma == whole:
        return len(stem) > SHORTEST_STEM
    return lemma is None or has_article(lemma)


def _only_looks_whole(other: _Known, known: _Known, words: Dictionary) -> bool:
    """Whether a word is listed as one only because it is often written so: بسبب, بالفعل."""
    word = other.split.stem
    return (
        other.clitics == 0
        and other.lemma == word
        and word not in words.headwords
        and word not in territories()
        and known.lemma in words.headwords
        and bool(LOOKS_SPLIT.match(word))
    )


def may_read(keys: Iterable[list[str]]) -> str:
    """Return a pattern, for Arrow, of the keys of all forms that may be read as one of some words.

    Parameters
    ----------
    keys : iterable of lists of str
        Each word as the parts of its matching key between the *.

    Examples
    --------
    >>> pattern = re.compile(may_read([["حكومه"]]))
    >>> [bool(pattern.search(key)) for key in ["والحكومه", "حكومتهم", "حكومات"]]
    [True, True, False]
    """
    stems: set[str] = set()
    for parts in keys:
        stems.add(_changing(parts))
        if parts[0].startswith(ARTICLE):  # للحكومه is ل and الحكومه
            stems.add(_changing([parts[0][len(ARTICLE) :], *parts[1:]]))
    return f"^{ANY_PROCLITIC}(?:{'|'.join(sorted(stems))}){ANY_ENCLITIC}$"


def _changing(parts: list[str]) -> str:
    """Return a pattern of a word whose last letter may change before an enclitic."""
    *before, last = parts
    written = [re.escape(last)]
    if last:
        written.append(re.escape(last[:-1]) + CHANGED)
    return ".*".join([*map(re.escape, before), f"(?:{'|'.join(written)})"])
