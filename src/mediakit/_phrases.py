"""Which words stand in a row more often than chance would have it?"""

from __future__ import annotations

from itertools import chain, combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least, check_choice
from mediakit._count import once_a_family
from mediakit._ngrams import run_codes, run_labels, run_starts
from mediakit._order import ranking
from mediakit._tokens import Tokens

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Places: TypeAlias = tuple[int, ...]
SIZES = (2, 3, 4)
HALF = 0.5  # is added to each count, so that none is 0


def _subsets(n: int) -> list[Places]:
    """Return all sets of places in a run, smaller ones first: (), (0,), (1,), (0, 1)."""
    return list(chain.from_iterable(combinations(range(n), size) for size in range(n + 1)))


def _numbered(
    runs: tuple[Integers, Integers], phrases: tuple[Integers, Integers], types: int
) -> tuple[Integers, Integers]:
    """Return runs and phrases numbered by what they have at some places and at one more.

    Runs that no phrase agrees with have a number that no phrase has.
    """
    known, of_phrases = np.unique(phrases[0] * types + phrases[1], return_inverse=True)
    keys = runs[0] * types + runs[1]
    of_runs = np.searchsorted(known, keys)
    of_runs[known[np.minimum(of_runs, len(known) - 1)] != keys] = len(known)
    return of_runs, of_phrases


def agreeing(runs: list[Integers], phrases: list[Integers], types: int) -> dict[Places, Integers]:
    """Return for each set of places how many runs have the words of each phrase there.

    Parameters
    ----------
    runs, phrases : list of int64 array
        The codes of the first words, of the second, and so on. Each phrase is a run.
    types : int
        The number of types.

    Examples
    --------
    >>> runs = [np.array([0, 0, 1]), np.array([1, 2, 1])]
    >>> found = agreeing(runs, [np.array([0]), np.array([1])], 3)
    >>> {places: number.tolist() for places, number in found.items()}
    {(): [3], (0,): [2], (1,): [2], (0, 1): [1]}
    """
    numbers: dict[Places, Integers] = {}
    codes: dict[Places, tuple[Integers, Integers]] = {}
    for places in _subsets(len(runs)):
        if not places:
            numbers[places] = np.full(len(phrases[0]), len(runs[0]))
            continue
        *before, last = places
        here = runs[last], phrases[last]
        if before:
            of_runs, of_phrases = codes[tuple(before)]
            here = _numbered((of_runs, here[0]), (of_phrases, here[1]), types)
        codes[places] = here
        numbers[places] = np.bincount(here[0], minlength=int(here[1].max(initial=-1)) + 1)[here[1]]
    return numbers


def blaheta_johnson(numbers: dict[Places, Integers]) -> tuple[Floats, Floats]:
    """Return λ and z of phrases (Blaheta & Johnson 2001), as quanteda computes them.

    ::

        λ = Σ (−1)ⁿ⁻ᵇ ln(nᵢ + ½)        z = λ / √Σ 1 / (nᵢ + ½)

    over the 2ⁿ ways i in which a run agrees with the phrase in b of its n words and in no other; nᵢ
    is the number of such runs. Of two words λ is the log odds ratio of one following the other.

    Parameters
    ----------
    numbers : dict
        For each set of places how many runs agree there, wherever else they do.

    Examples
    --------
    >>> nine, two = np.array([9]), np.array([2])
    >>> numbers = {(): nine, (0,): two, (1,): two, (0, 1): two}
    >>> [round(float(value[0]), 6) for value in blaheta_johnson(numbers)]
    [4.317488, 2.027787]
    """
    n = max(map(len, numbers))
    strength, variance = np.zeros(len(numbers[()])), np.zeros(len(numbers[()]))
    for places in numbers:
        wider = [each for each in numbers if set(places) <= set(each)]
        only = sum((-1) ** (len(each) - len(places)) * numbers[each] for each in wider)
        strength += (-1) ** (n - len(places)) * np.log(only + HALF)
        variance += 1 / (only + HALF)
    return strength, strength / np.sqrt(variance)


def phrases(
    tokens: Tokens, *, n: int = 2, min_count: int = 5, families: bool = False
) -> pd.DataFrame:
    """Measure which words stand in a row more often than their parts would have it.

    Runs that a break interrupts, or the end of an article, are none; nor are they counted among all
    runs. What λ and z are is said at `blaheta_johnson`.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas.
    n : int
        The words of a phrase: 2, 3 or 4.
    min_count : int
        The fewest occurrences of a phrase that is listed.
    families : bool
        Let each wire family count once, with its earliest article.

    Returns
    -------
    DataFrame
        `phrase` (words with a space between), `count`, `lambda`, `z`. λ is how strongly the words
        hold together, beyond what holds its parts together; z how sure it is. Highest z first, ties
        by phrase.

    Raises
    ------
    ValueError
        If `n` is not 2, 3 or 4, `min_count` is below 1, families are not marked, or `tokens` are
        n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["رئيس", "الحكومة", "قال", "،", "رئيس", "الحكومة"]])
    >>> phrases(tokens, min_count=2)[["phrase", "count"]].values.tolist()
    [['رئيس الحكومة', 2]]

    References
    ----------
    Blaheta, D. & Johnson, M. (2001). Unsupervised learning of multi-word verbs. Proceedings of the
    ACL/EACL Workshop on the Computational Extraction, Analysis and Exploitation of Collocations,
    54-60.
    """
    check_choice(n, SIZES, "n")
    check_at_least(min_count, 1, "min_count")
    if tokens.unit.endswith("gram"):
        raise ValueError(f"`phrases` takes words or lemmas; got {tokens.unit}s.")
    tokens = once_a_family(tokens, families)
    first = run_starts(tokens.breaks, n)
    codes, at = run_codes(tokens, first, n)
    counts = np.bincount(codes, minlength=len(at))
    listed = at[counts >= min_count]
    runs = [tokens.units[first + step].astype(np.int64) for step in range(n)]
    found = agreeing(runs, [run[listed] for run in runs], len(tokens.unit_labels))
    strength, z = blaheta_johnson(found)
    labels = run_labels(tokens, first[listed], n)
    order = ranking(z, labels)
    table = pd.DataFrame({"phrase": labels, "count": counts[counts >= min_count]})
    return table.assign(**{"lambda": strength, "z": z}).iloc[order].reset_index(drop=True)
