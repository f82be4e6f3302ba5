"""How can a written word be split into proclitics, stem and enclitic?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
FUTURE = "س"  # before an imperfect: سيكون
NOMINAL_PREPOSITIONS = frozenset("بك")  # ل also stands before a verb: ليكون
IMPERFECT_PREFIXES = "يتنأ"
ENCLITICS = ("", "ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم", "ي", "ني")
ENCLITIC_LENGTHS = range(1, max(map(len, ENCLITICS)) + 1)
OF_VERBS = "ني"  # the n keeps the verb's vowel: يعطيني
SHORTEST_STEM = 2  # يد، دم، حق


class Proclitics(NamedTuple):
    """What is written onto the beginning of a word; empty where it has none."""

    conjunction: str = ""
    preposition: str = ""  # or the future particle
    article: str = ""


class Split(NamedTuple):
    """One way to read a written word."""

    proclitics: str  # as they are written: a key of PROCLITICS
    definite: bool  # whether the last of them is the article
    stem: str
    enclitic: str


def _all_proclitics() -> dict[str, Proclitics]:
    """Return each string of proclitics, as it is written, and its parts."""
    written = {}
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            article = "لل" if preposition == "ل" else preposition + "ال"
            written[conjunction + preposition] = Proclitics(conjunction, preposition)
            written[conjunction + article] = Proclitics(conjunction, preposition, "ال")
        written[conjunction + FUTURE] = Proclitics(conjunction, FUTURE)
    return written


PROCLITICS = _all_proclitics()
PROCLITIC_LENGTHS = range(max(map(len, PROCLITICS)) + 1)
FIRST_LETTERS = frozenset(written[0] for written in PROCLITICS if written)
# Letters that change before an enclitic: حكومته، مستواه، أعضائه، أعضاؤه، كتبوه، تعطيه
BEFORE_ENCLITIC = {"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء", "ي": "ى", "و": "وا"}


def _stems(rest: str) -> Iterator[tuple[str, str]]:
    """Yield the stems and enclitics of what follows the proclitics, letters restored."""
    yield rest, ""
    for length in ENCLITIC_LENGTHS[: len(rest) - SHORTEST_STEM]:
        enclitic = rest[-length:]
        if enclitic in ENCLITICS:
            stem = rest[:-length]
            yield stem, enclitic
            if stem[-1] in BEFORE_ENCLITIC:
                yield stem[:-1] + BEFORE_ENCLITIC[stem[-1]], enclitic


def splits(word: str) -> Iterator[Split]:
    """Yield every way to read a word as proclitics, stem and enclitic.

    The article and an enclitic exclude each other; س stands before an imperfect only; of three ل
    one is not written (ل + ال + لغة = للغة).

    Examples
    --------
    >>> [(split.proclitics, split.stem, split.enclitic) for split in splits("وحكومته")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('', 'وحكومته', ''), ('', 'وحكومت', 'ه'), ('', 'وحكومة', 'ه'),
     ('و', 'حكومته', ''), ('و', 'حكومت', 'ه'), ('و', 'حكومة', 'ه')]
    >>> [split.stem for split in splits("للغة") if split.definite]
    ['غة', 'لغة']
    """
    longest = len(word) - SHORTEST_STEM if word[0] in FIRST_LETTERS else 0
    for length in PROCLITIC_LENGTHS[: longest + 1]:
        written = word[:length]
        if written not in PROCLITICS:
            continue
        parts, rest = PROCLITICS[written], word[length:]
        if parts.preposition == FUTURE and rest[0] not in IMPERFECT_PREFIXES:
            continue
        if parts.article:
            yield Split(written, True, rest, "")
            if written.endswith("لل"):
                yield Split(written, True, "ل" + rest, "")
        elif rest.startswith("ال"):
            yield Split(written, False, rest, "")
        else:
            for stem, enclitic in _stems(rest):
                yield Split(written, False, stem, enclitic)
