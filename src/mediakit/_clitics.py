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
OF_VERBS = "ني"  # the n keeps the verb's vowel: يعطيني
SHORTEST_STEM = 2  # يد، دم، حق


class Proclitics(NamedTuple):
    """What is written onto the beginning of a word; empty where it has none."""

    conjunction: str = ""
    preposition: str = ""  # or the future particle
    article: str = ""


class Split(NamedTuple):
    """One way to read a written word."""

    proclitics: Proclitics
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
LONGEST_PROCLITICS = max(map(len, PROCLITICS))
# Letters that change before an enclitic: حكومته، مستواه، أعضائه، أعضاؤه، كتبوه، تعطيه
BEFORE_ENCLITIC = {"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء", "ي": "ى", "و": "وا"}


def _stems(rest: str) -> Iterator[tuple[str, str]]:
    """Yield the stems and enclitics of what follows the proclitics, letters restored."""
    yield rest, ""
    for length in range(1, min(3, len(rest) - SHORTEST_STEM) + 1):
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
    >>> [(*split.proclitics, split.stem, split.enclitic) for split in splits("وحكومته")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('', '', '', 'وحكومته', ''), ('', '', '', 'وحكومت', 'ه'), ('', '', '', 'وحكومة', 'ه'),
     ('و', '', '', 'حكومته', ''), ('و', '', '', 'حكومت', 'ه'), ('و', '', '', 'حكومة', 'ه')]
    >>> [split.stem for split in splits("للغة") if split.proclitics.article]
    ['غة', 'لغة']
    """
    for length in range(min(LONGEST_PROCLITICS, len(word) - SHORTEST_STEM) + 1):
        written = word[:length]
        if written not in PROCLITICS:
            continue
        proclitics, rest = PROCLITICS[written], word[length:]
        if proclitics.preposition == FUTURE and rest[0] not in IMPERFECT_PREFIXES:
            continue
        if proclitics.article:
            yield Split(proclitics, rest, "")
            if written.endswith("لل"):
                yield Split(proclitics, "ل" + rest, "")
        elif rest.startswith("ال"):
            yield Split(proclitics, rest, "")
        else:
            yield from (Split(proclitics, *stem) for stem in _stems(rest))
