"""How does each source spell the words that are written in several ways?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._count import By, count, group_name
from mediakit._encode import Codes
from mediakit._keys import spelling_classes
from mediakit._normalize import ANY_MARK
from mediakit._tokens import Tokens
from mediakit._type_counts import type_counts

# What two spellings of one letter differ in.
DIFFERENCES = {**dict.fromkeys("اأإآٱ", "hamza"), **dict.fromkeys("يى", "ya"),
               **dict.fromkeys("ةه", "ta_marbuta")}  # fmt: skip
KINDS = ("hamza", "ya", "ta_marbuta", "marks", "digits")
SAME = "majority"
Counts = npt.NDArray[np.int64]


def difference(form: str, token: str) -> str:
    """Return what two spellings of one word differ in, in the terms of `KINDS`.

    Examples
    --------
    >>> difference("فى", "في"), difference("الامانه", "الأمانة"), difference("في", "في")
    ('ya', 'hamza + ta_marbuta', 'majority')
    """
    letters = zip(ANY_MARK.sub("", form), ANY_MARK.sub("", token), strict=False)
    found = {DIFFERENCES.get(one, "digits") for one, other in letters if one != other}
    if ANY_MARK.findall(form) != ANY_MARK.findall(token) or (form != token and not found):
        found.add("marks")
    return " + ".join(kind for kind in KINDS if kind in found) or SAME


def _spellings(tokens: Tokens) -> tuple[Codes, npt.NDArray[np.object_]]:
    """Return for each form the code of its word, and each word as `tokens` shows it."""
    totals = type_counts(tokens.forms, len(tokens.form_labels))
    word, majority = spelling_classes(tokens.form_labels, totals)
    if tokens.unit != "word":
        return word, majority.to_numpy(dtype=object)
    unit_of_form = np.zeros(len(tokens.form_labels), dtype=np.int32)
    unit_of_form[tokens.forms] = tokens.units
    shown = tokens.unit_labels.take(unit_of_form[tokens.form_labels.get_indexer(majority)])
    return word, shown.to_numpy(dtype=object)


def _per_word(word: Codes, counts: Counts) -> Counts:
    """Return for each form the counts of its whole word."""
    sums = np.zeros((int(word.max(initial=-1)) + 1, counts.shape[1]), dtype=np.int64)
    np.add.at(sums, word, counts)
    return sums[word]


def _log_likelihood(word: Codes, counts: Counts) -> npt.NDArray[np.float64]:
    """Return for each form G² of its word's table, forms × groups."""
    from scipy.special import xlogy

    of_word = _per_word(word, counts)
    total = of_word.sum(axis=1, keepdims=True)
    expected = counts.sum(axis=1, keepdims=True) * of_word / np.maximum(total, 1)
    terms = 2 * (xlogy(counts, counts) - xlogy(counts, expected)).sum(axis=1)
    sums = np.bincount(word, weights=terms)[word]
    return np.maximum(sums.round(9), 0)


def spelling_variants(tokens: Tokens, by: By = "source", *, families: bool = False) -> pd.DataFrame:
    """List the words that are written in several ways, with how each source writes them.

    `tokenize` counts spellings of a word together; here they are apart: house style as a finding.
    Tatweel and Persian letters typed for Arabic ones are gone before words are counted. Words that
    differ in nothing else (أن and إن, على and علي) are one word here too.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas; spellings are of the written words.
    by, families
        As for `count`.

    Returns
    -------
    DataFrame
        `token` (the word, as it is shown), `form` (as it is written), `kind` (what the form differs
        from the token in: hamza, ya, ta_marbuta, marks, digits, several joined by +; "majority"
        for the token itself), `group`, `count`, `share` (of the word's occurrences in the group;
        missing if there is none), `log_likelihood` (G² of the word's forms by groups: how surely
        the groups differ). A row for each form and group, zeros kept; the words in which
        groups differ most come first, then those most often written otherwise.

    Raises
    ------
    ValueError
        As `count` does.

    Examples
    --------
    >>> from mediakit import as_articles, tokenize
    >>> articles = as_articles(
    ...     pd.DataFrame({"source": ["المد", "السدرة"], "text": ["في السد، في النهر", "فى السد"]})
    ... )
    >>> spelling_variants(tokenize(articles)).drop(columns="log_likelihood")
      token form      kind   group  count  share
    0    في   في  majority  السدرة      0    0.0
    1    في   في  majority    المد      2    1.0
    2    في   فى        ya  السدرة      1    1.0
    3    في   فى        ya    المد      0    0.0

    References
    ----------
    Dunning, T. (1993), Computational Linguistics 19(1), 61-74, for G².
    """
    written = replace(tokens, units=tokens.forms, unit_labels=tokens.form_labels)
    table = count(written, by, families=families).reindex(tokens.form_labels)
    word, shown = _spellings(tokens)
    counts = table.to_numpy()
    occurs = counts.sum(axis=1) > 0
    varied = occurs & (np.bincount(word[occurs], minlength=len(shown))[word] > 1)
    forms = pd.DataFrame({"form": tokens.form_labels[varied], "word": word[varied]})
    forms.insert(0, "token", pd.Series(shown[forms["word"]], dtype="str"))
    order = _order(forms, counts[varied])
    names = [group_name(group) for group in table.columns]
    return _tidy(forms.iloc[order], counts[varied][order], names)


def _order(forms: pd.DataFrame, counts: Counts) -> npt.NDArray[np.intp]:
    """Return the order of the forms: where groups differ most, then most variation, first."""
    word, total = forms["word"].to_numpy(), counts.sum(axis=1)
    of_word = np.bincount(word, weights=total)
    most = np.zeros_like(of_word)
    np.maximum.at(most, word, total)
    return np.lexsort(
        (
            forms["form"].rank(method="dense"), -total, forms["token"].rank(method="dense"),
            most[word] - of_word[word], -_log_likelihood(word, counts),
        )
    )  # fmt: skip


def _tidy(forms: pd.DataFrame, counts: Counts, groups: list[str]) -> pd.DataFrame:
    """Return a row for each form and group."""
    word = forms["word"].to_numpy()
    of_word = _per_word(word, counts).astype(float)
    of_word[of_word == 0] = np.nan
    kinds = [
        difference(form, token) for token, form in zip(forms["token"], forms["form"], strict=True)
    ]
    table = forms[["token", "form"]].assign(
        kind=pd.Series(kinds, index=forms.index, dtype="str"),
        log_likelihood=_log_likelihood(word, counts),
    )
    table = table.loc[table.index.repeat(len(groups))].reset_index(drop=True)
    table.insert(3, "group", pd.Series(groups * len(forms), dtype="str"))
    table.insert(4, "count", counts.ravel())
    table.insert(5, "share", (counts / of_word).ravel())
    return table
