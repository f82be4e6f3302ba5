"""Names of several words as single units: الأمم المتحدة counts as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_columns, check_text
from mediakit._encode import Codes, compact
from mediakit._gather import as_labels
from mediakit._ngrams import run_starts
from mediakit._normalize import ANY_MARK, matching_key, normalize
from mediakit._overlaps import apart
from mediakit._tokens import Tokens

Positions = npt.NDArray[np.int64]
COLUMNS = ("phrase", "token")


class Found(NamedTuple):
    """The occurrences of phrases of one length: where they begin, and which phrase each is."""

    length: int
    starts: Positions
    phrases: Positions

    @property
    def places(self) -> Positions:
        """The positions of the words, shape (occurrences, length)."""
        return self.starts[:, None] + np.arange(self.length)


def join_phrases(tokens: Tokens, table: pd.DataFrame | Iterable[str]) -> Tokens:
    """Join the words of names and other phrases, so that each counts as one.

    The longest phrases are joined first, those of one length from the text's beginning on; no
    phrase crosses a break, and a word is in one phrase at most. Words are matched in any spelling.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas; phrases are then of words or of lemmas.
    table : DataFrame or iterable of str
        The phrases, words with spaces between: a table with a column `phrase` or `token`, such as
        frequencies of `ngrams`, or a list.

    Returns
    -------
    Tokens
        Fewer tokens. A phrase is shown as it is written most often; its forms keep the words with
        a space between. `kwic` finds it and still shows the text of the article.

    Raises
    ------
    TypeError
        If `table` is a string, or holds something else than strings.
    ValueError
        If the table has neither column, a phrase has fewer than two words, or `tokens` are n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["أعلنت", "الأمم", "المتحدة", "أن", "الأمم", "تتحد"]])
    >>> join_phrases(tokens, ["الامم المتحدة"]).to_frame()["token"].tolist()
    ['أعلنت', 'الأمم المتحدة', 'أن', 'الأمم', 'تتحد']
    """
    if tokens.unit.endswith("gram"):
        raise ValueError(f"`join_phrases` joins words or lemmas; got {tokens.unit}s.")
    phrases = _phrases(table)
    keys, names = pd.factorize(np.array(list(map(matching_key, tokens.unit_labels)), dtype=object))
    found = _find(tokens, keys[tokens.units], _codes(phrases, pd.Index(names, dtype="str")))
    return _joined(tokens, found)


def _phrases(table: pd.DataFrame | Iterable[str]) -> list[tuple[str, ...]]:
    """Return the distinct phrases as matching keys of their words, the longest first."""
    if isinstance(table, str):
        raise TypeError(f"`table` must be several phrases, such as a list; got a string: {table}")
    if isinstance(table, pd.DataFrame):
        column = next((name for name in COLUMNS if name in table.columns), COLUMNS[0])
        check_columns(table, column, name="table")
        table = table[column]
    phrases: dict[tuple[str, ...], None] = {}
    for phrase in table:
        check_text(phrase, "table")
        words = tuple(map(matching_key, normalize(phrase).split()))
        if len(words) < 2:
            raise ValueError(f"A phrase must have at least two words; got {phrase!r}.")
        phrases[words] = None
    return sorted(phrases, key=len, reverse=True)


def _codes(phrases: list[tuple[str, ...]], keys: pd.Index) -> list[Positions]:
    """Return the phrases as codes of keys, an array (phrases, words) for each length."""
    lengths = sorted({len(phrase) for phrase in phrases}, reverse=True)
    tables = (
        np.stack([keys.get_indexer(words) for words in phrases if len(words) == length])
        for length in lengths
    )
    return [table[(table >= 0).all(axis=1)].astype(np.int64) for table in tables]


def _find(tokens: Tokens, keys: Positions, tables: list[Positions]) -> list[Found]:
    """Return the occurrences to join, for each length of phrases: none overlap."""
    taken = np.zeros(len(tokens), dtype=bool)
    found = []
    for phrases in tables:
        length = phrases.shape[1]
        starts, which = _occurrences(keys, phrases, run_starts(tokens.breaks, length))
        free = ~taken[starts[:, None] + np.arange(length)].any(axis=1)
        starts, which = starts[free], which[free]
        stays = apart(starts, length)
        found.append(Found(length, starts[stays], which[stays]))
        taken[found[-1].places] = True
    return found


def _occurrences(
    keys: Positions, phrases: Positions, starts: Positions
) -> tuple[Positions, Positions]:
    """Return where phrases begin and which they are, growing both by a word at a time."""
    base = int(max(keys.max(initial=0), phrases.max(initial=0))) + 1
    prefix = np.zeros(len(phrases), dtype=np.int64)
    read = np.zeros(len(starts), dtype=np.int64)
    for step in range(phrases.shape[1] if len(phrases) else 0):
        known, prefix = np.unique(prefix * base + phrases[:, step], return_inverse=True)
        here = read * base + keys[starts + step]
        at = np.searchsorted(known, here).clip(max=len(known) - 1)
        goes_on = known[at] == here
        starts, read = starts[goes_on], at[goes_on]
    if not len(phrases):
        return starts[:0], read[:0]
    return starts, np.argsort(prefix)[read]


def _joined(tokens: Tokens, found: list[Found]) -> Tokens:
    """Return the tokens with the occurrences as one token each."""
    stays = np.ones(len(tokens), dtype=bool)
    forms, units = tokens.forms.copy(), tokens.units.copy()
    form_labels, unit_labels = [tokens.form_labels], [tokens.unit_labels]
    for phrases in found:
        labels, codes = _written(tokens, phrases)
        forms[phrases.starts] = codes + sum(map(len, form_labels))
        shown, which = _shown(phrases, labels, codes)
        units[phrases.starts] = which + sum(map(len, unit_labels))
        form_labels.append(labels)
        unit_labels.append(shown)
        stays[phrases.places[:, 1:]] = False
    forms, form_index = _distinct(forms[stays], form_labels)
    units, unit_index = _distinct(units[stays], unit_labels)
    return replace(
        tokens, forms=forms, units=units, form_labels=form_index, unit_labels=unit_index,
        breaks=tokens.breaks[stays], starts=np.append(0, np.cumsum(stays))[tokens.starts],
    )  # fmt: skip


def _written(tokens: Tokens, found: Found) -> tuple[pd.Index, Codes]:
    """Return the distinct ways in which phrases are written, and a code for each occurrence."""
    rows, codes = np.unique(tokens.forms[found.places], axis=0, return_inverse=True)
    words = tokens.form_labels.to_numpy(dtype=object)[rows]
    return as_labels(" ".join(row) for row in words), codes.ravel().astype(np.int32)


def _shown(found: Found, labels: pd.Index, codes: Codes) -> tuple[pd.Index, Codes]:
    """Return each phrase as it is written most often, and a code for each occurrence.

    Of equally frequent ones that with fewest marks, then the first in code point order, as
    spellings of a word are shown.
    """
    table = pd.DataFrame({"phrase": found.phrases, "form": labels.take(codes)})
    counted = table.value_counts().reset_index()
    counted["marks"] = counted["form"].str.count(ANY_MARK.pattern)
    best = counted.sort_values(["count", "marks", "form"], ascending=[False, True, True])
    best = best.drop_duplicates("phrase")
    which = pd.Index(best["phrase"]).get_indexer(found.phrases)
    return as_labels(best["form"]), which.astype(np.int32)


def _distinct(codes: Codes, labels: list[pd.Index]) -> tuple[Codes, pd.Index]:
    """Return codes and labels, each label once and used."""
    numbers, names = pd.factorize(np.concatenate([each.to_numpy(dtype=object) for each in labels]))
    return compact(numbers.astype(np.int32)[codes], as_labels(names))
