"""Words in a row: each run of n tokens as one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._check import check_at_least
from mediakit._encode import Bits, Codes
from mediakit._tokens import Tokens

Positions = npt.NDArray[np.int64]
NAMES = {2: "bigram", 3: "trigram"}


def ngrams(tokens: Tokens, n: int = 2) -> Tokens:
    """Join each run of n tokens that no break interrupts.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas.
    n : int
        The length of a run, at least 1.

    Returns
    -------
    Tokens
        A token for each run, labelled by its words with a space between.

    Raises
    ------
    ValueError
        If `n` is below 1.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["رئيس", "مجلس", "الوزراء", "،", "رئيس", "مجلس"]])
    >>> ngrams(tokens).vocabulary.set_index("token")["count"].to_dict()
    {'رئيس مجلس': 2, 'مجلس الوزراء': 1}
    """
    check_at_least(n, 1, "n")
    first = run_starts(tokens.breaks, n)
    units, at = run_codes(tokens, first, n)
    names = run_labels(tokens, first[at], n)
    starts = np.searchsorted(first, tokens.starts)
    breaks = np.diff(first, prepend=-2) > 1
    breaks[starts[:-1][np.diff(starts) > 0]] = True
    unit = tokens.unit if n == 1 else NAMES.get(n, f"{n}-gram")
    return Tokens(units, units, breaks, starts, names, names, tokens.articles, unit=unit)


def run_starts(breaks: Bits, n: int) -> Positions:
    """Return the positions from which n tokens follow without a break between them."""
    size = max(len(breaks) - n + 1, 0)
    whole_run = np.ones(size, dtype=bool)
    for step in range(1, n):
        whole_run &= ~breaks[step : step + size]
    return np.flatnonzero(whole_run)


def run_codes(tokens: Tokens, first: Positions, n: int) -> tuple[Codes, Positions]:
    """Return a code for each run, and for each code the index of the first run that has it."""
    types = len(tokens.unit_labels)
    if n == 1:
        return distinct_pairs(np.zeros(len(first), np.int32), tokens.units[first], (1, types))
    codes, number = tokens.units[first], types
    for step in range(1, n):
        codes, at = distinct_pairs(codes, tokens.units[first + step], (number, types))
        number = len(at)
    return codes, at


def distinct_pairs(
    first: Codes, second: Codes, numbers: tuple[int, int]
) -> tuple[Codes, Positions]:
    """Return pairs of codes numbered in the order in which they first stand, and where that is.

    Pair and position are sorted as one number: in half the time of a hash table of the pairs.

    Parameters
    ----------
    first, second : int32 array
        The codes.
    numbers : tuple of int
        How many there may be of each.

    Examples
    --------
    >>> distinct_pairs(np.int32([1, 0, 1]), np.int32([0, 2, 0]), (2, 3))
    (array([0, 1, 0], dtype=int32), array([0, 1]))
    """
    bits = np.uint64(len(first).bit_length())
    if (numbers[0] * numbers[1]).bit_length() + int(bits) > 64:
        codes = pd.factorize(first.astype(np.int64) * numbers[1] + second)[0].astype(np.int32)
        return codes, np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1) > 0)
    keys = first.astype(np.uint64) * np.uint64(numbers[1])
    keys += second.view(np.uint32)
    keys = keys << bits | np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    places = (keys & ((np.uint64(1) << bits) - np.uint64(1))).view(np.int64)
    keys >>= bits
    new = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    at = places[new]
    order = np.argsort(at)
    renumbered = np.empty(len(at), dtype=np.int32)
    renumbered[order] = np.arange(len(at), dtype=np.int32)
    codes = np.empty(len(first), dtype=np.int32)
    codes[places] = renumbered[np.cumsum(new, dtype=np.int32) - 1]
    return codes, at[order]


def run_labels(tokens: Tokens, starts: Positions, n: int) -> pd.Index:
    """Return the labels of n words from each position on, with a space between."""
    words = pa.array(tokens.unit_labels, type=pa.large_string())
    runs = (words.take(pa.array(tokens.units[starts + step])) for step in range(n))
    space = pa.scalar(" ", pa.large_string())
    return pd.Index(pd.array(pc.binary_join_element_wise(*runs, space), dtype="str"))
