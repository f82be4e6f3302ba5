"""Which patterns of a dictionary match which forms, and which match none?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._categories import Category, categories
from mediakit._count import once_a_family
from mediakit._lexicon import Groups, check_tokens
from mediakit._lookup import find_all
from mediakit._query import Hits
from mediakit._suggest import suggestions
from mediakit._tokens import Tokens


def lexicon_matches(
    tokens: Tokens, groups: Groups, *, clitics: bool = True, families: bool = False
) -> pd.DataFrame:
    """List the forms that each pattern of a dictionary matches: the audit trail of `lexicon`.

    Parameters
    ----------
    tokens, groups, clitics
        As for `lexicon`.
    families : bool
        Let each wire family count once, with its earliest article, as `lexicon` does with `by`
        None.

    Returns
    -------
    DataFrame
        `entry` (the category that the pattern stands in), `pattern`, `form` (as it is written; of a
        phrase, its words), `count` (matches, also those inside a longer match of the same entry).
        In the order of the dictionary, the most frequent form of a pattern first.

    Raises
    ------
    TypeError, ValueError, FileNotFoundError
        As `lexicon` does.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["أعلنت", "الحكومة", "وحكومتهم", "والحكومة", "الحكومة"]])
    >>> lexicon_matches(tokens, {"حكم": ["حكومة"]})
      entry pattern      form  count
    0   حكم   حكومة   الحكومة      2
    1   حكم   حكومة  والحكومة      1
    2   حكم   حكومة  وحكومتهم      1
    """
    check_tokens(tokens)
    tokens = once_a_family(tokens, families)
    entries, found = _found(tokens, groups, clitics)
    forms = {pattern: _forms(tokens, hits) for pattern, hits in found.items()}
    rows = [
        (entry.name, each, form, number)
        for entry in entries
        for each in entry.own
        for form, number in forms[each]
    ]
    table = pd.DataFrame(rows, columns=["entry", "pattern", "form", "count"])
    return table.astype({"entry": "str", "pattern": "str", "form": "str", "count": "int64"})


def _found(tokens: Tokens, groups: Groups, clitics: bool) -> tuple[list[Category], dict[str, Hits]]:
    """Return the entries of a dictionary, and where each of their own patterns stands."""
    check_tokens(tokens)
    entries = categories(groups)
    patterns = {each for entry in entries for each in entry.own}
    return entries, find_all(tokens, patterns, clitics=clitics)


def _forms(tokens: Tokens, found: Hits) -> list[tuple[str, int]]:
    """Return the forms of some hits and how often each occurs, the most frequent first."""
    counts: dict[str, int] = {}
    for length in np.unique(found.lengths).tolist():
        starts = found.positions[found.lengths == length]
        codes = tokens.forms[starts[:, None] + np.arange(length)]
        rows, numbers = np.unique(codes, axis=0, return_counts=True)
        for row, number in zip(rows, numbers.tolist(), strict=True):
            form = " ".join(tokens.form_labels[row])
            counts[form] = counts.get(form, 0) + number
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def lexicon_unmatched(tokens: Tokens, groups: Groups, *, clitics: bool = True) -> pd.DataFrame:
    """List the patterns of a dictionary that never occur: misspelt, or not in this corpus.

    Parameters
    ----------
    tokens, groups, clitics
        As for `lexicon`.

    Returns
    -------
    DataFrame
        `entry` (the category that the pattern stands in), `pattern`, in the order of the
        dictionary, and `suggestion`: for a word of four letters or more, the commonest word of the
        corpus that is one letter more, less, other or exchanged; missing if there is none.

    Raises
    ------
    TypeError, ValueError, FileNotFoundError
        As `lexicon` does.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["أعلنت", "الحكومة", "إضرابا"]])
    >>> lexicon_unmatched(tokens, {"حكم": ["حكومة", "برلمان"], "عمل": ["اضرلبا"]})
      entry pattern suggestion
    0   حكم  برلمان        NaN
    1   عمل  اضرلبا     إضرابا
    """
    entries, found = _found(tokens, groups, clitics)
    missing = [
        (entry.name, each) for entry in entries for each in entry.own if not len(found[each][0])
    ]
    table = pd.DataFrame(missing, columns=["entry", "pattern"], dtype="str")
    near = pd.Series(suggestions(tokens, table["pattern"]), index=table.index, dtype="str")
    return table.assign(suggestion=near)
