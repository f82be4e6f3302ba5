"""Words → classes of words, by each of the methods that a user can name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np
import numpy.typing as npt

from mediakit._analyses import analyse
from mediakit._check import listing
from mediakit._dictionary import ARTICLE, dictionary, plain_words
from mediakit._likeliest import ROUNDS, likeliest
from mediakit._protected import lemmas_of_names
from mediakit._stems import COSTS, Costs
from mediakit._vocabulary import by_spelling, commonest

Counts = Mapping[str, float]
Backend = Callable[[dict[str, float]], Mapping[str, str]]

# What light stemming strips (Larkey, Ballesteros & Connell 2007, "light10"); with lone و and ب ل ك,
# which are safe here because the rest must be attested.
LIGHT_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
LIGHT_ENDINGS = ("ها", "هم", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST_REST = 3  # of two letters, chance makes many


def by_corpus(
    counts: Counts, names: Collection[str], *, costs: Costs = COSTS, rounds: int = ROUNDS
) -> dict[str, str]:
    """Return for each word its class: by dictionary, paradigms and the whole vocabulary."""
    words = list(counts)
    analyses = analyse(words, dictionary(), lemmas_of_names(names, dictionary()), costs)
    best = likeliest(analyses, evidence_of(counts), rounds=rounds)
    lemmas = [analyses.lemmas[code] for code in analyses.lemma[best].tolist()]
    lemma_of = dict(zip(words, lemmas, strict=True))
    alone = [words[at] for at in np.flatnonzero(analyses.bare[best]).tolist()]
    labels = commonest(counts, lemma_of, alone)
    # A lemma that never stands alone is shown as the dictionary has it, unless that is a word of
    # another class.
    kept = {lemma_of[word] for word in alone} | counts.keys()
    return {
        word: label if lemma_of[word] in kept else lemma_of[word] for word, label in labels.items()
    }


def evidence_of(counts: Counts) -> npt.NDArray[np.float64]:
    """Return what each word counts in the fit: 1 for the rarest, and more by its logarithm.

    Relative to the rarest, so that a corpus and its double have the same classes; a word that does
    not occur counts nothing.
    """
    number = np.array(list(counts.values()), dtype=float)
    occurs = number > 0
    if not occurs.any():
        return np.zeros(len(number))
    least = number[occurs].min()
    return np.where(occurs, 1 + np.log(np.maximum(number, least) / least), 0.0)


def by_light_stem(counts: Counts) -> dict[str, str]:
    """Return for each word its class: affixes are stripped where the rest is attested."""
    keys = dict(zip(counts, plain_words([*counts]), strict=True))
    attested = set(keys.values())
    stems = {word: _light_stem(key, attested) for word, key in keys.items()}
    return commonest(counts, stems, [word for word in counts if stems[word] == keys[word]])


def _light_stem(key: str, attested: Collection[str]) -> str:
    """Return what is left of a matching key.

    Examples
    --------
    >>> _light_stem("والحكومات", {"حكومه"}), _light_stem("والده", {"والده"})
    ('حكومه', 'والده')
    """
    for proclitic in LIGHT_PROCLITICS:
        rest = key.removeprefix(proclitic)
        stem = _without_ending(rest, attested) if rest != key else ""
        if stem:
            return stem
    return _without_ending(key, attested) or key


def _without_ending(key: str, attested: Collection[str]) -> str:
    """Return the attested word that is left of a key without its ending, else itself or ""."""
    for ending in LIGHT_ENDINGS:
        rest = key.removesuffix(ending)
        for stem in (rest, rest + "ه", rest.removesuffix("ت") + "ه"):
            if rest != key != stem and len(rest) >= SHORTEST_REST and stem in attested:
                return stem
    return key if key in attested and len(key) >= SHORTEST_REST else ""


def by_snowball(counts: Counts) -> dict[str, str]:
    """Return for each word its class: the stems of PyStemmer.

    Raises
    ------
    ImportError
        If PyStemmer is not installed.
    """
    try:
        from Stemmer import Stemmer
    except ImportError as error:
        raise ImportError(
            'backend="snowball" needs PyStemmer, which is not installed: pip install PyStemmer'
        ) from error
    words = list(counts)
    stems = dict(zip(words, Stemmer("arabic").stemWords(words), strict=True))
    return commonest(counts, stems, [word for word in words if not word.startswith(ARTICLE)])


def by_callable(counts: Counts, backend: Backend) -> dict[str, str]:
    """Return for each word the lemma that a user's function gives.

    Raises
    ------
    TypeError, ValueError
        If it does not return a string for each word.
    """
    given = backend(dict(counts))
    if not isinstance(given, Mapping):
        raise TypeError(
            f"`backend` must return a dict of each word's lemma; it gave {type(given).__name__}."
        )
    missing = [word for word in counts if not isinstance(given.get(word), str)]
    if missing:
        raise ValueError(
            f"`backend` must return a lemma for each of the {len(counts):,} words; "
            f"{len(missing):,} have none, such as: {listing(missing[:3])}"
        )
    return {word: given[word] for word in counts}


BACKENDS: dict[str, Callable[[Counts], dict[str, str]]] = {
    "light": by_light_stem,
    "snowball": by_snowball,
    "none": by_spelling,
}
