"""Words in a row: each run of n tokens as one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least
from mediakit._encode import Bits, Codes
from mediakit._gather import as_labels
from mediakit._tokens import Tokens

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
    units, at = _run_codes(tokens, first, n)
    words = tokens.unit_labels.to_numpy(dtype=object)
    labels = words[tokens.units[first[at]]]
    for step in range(1, n):
        labels = labels + " " + words[tokens.units[first[at] + step]]
    starts = np.searchsorted(first, tokens.starts)
    breaks = np.diff(first, prepend=-2) > 1
    breaks[starts[:-1][np.diff(starts) > 0]] = True
    unit = tokens.unit if n == 1 else NAMES.get(n, f"{n}-gram")
    names = as_labels(labels)
    return Tokens(units, units, breaks, starts, names, names, tokens.articles, unit=unit)


def run_starts(breaks: Bits, n: int) -> npt.NDArray[np.int64]:
    """Return the positions from which n tokens follow without a break between them."""
    size = max(len(breaks) - n + 1, 0)
    whole_run = np.ones(size, dtype=bool)
    for step in range(1, n):
        whole_run &= ~breaks[step : step + size]
    return np.flatnonzero(whole_run)


def _run_codes(
    tokens: Tokens, first: npt.NDArray[np.int64], n: int
) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Return a code for each run, and for each code the index of a run that has it."""
    codes = tokens.units[first].astype(np.int64)
    for step in range(1, n):
        # Numbered anew at each step, so that the keys of pairs never overflow.
        pairs = codes * len(tokens.unit_labels) + tokens.units[first + step]
        codes = pd.factorize(pairs)[0]
    _, at, units = np.unique(codes, return_index=True, return_inverse=True)
    return units.astype(np.int32), at
