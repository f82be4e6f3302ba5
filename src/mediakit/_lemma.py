"""Forms → lemma classes, so that والحكومة and حكوماتها count as one word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from mediakit._backends import BACKENDS, Backend, by_callable, by_corpus
from mediakit._check import check_choice
from mediakit._overrides import as_overrides, warn_of_unknown, with_overrides
from mediakit._protected import protected_words
from mediakit._tokens import Tokens
from mediakit._type_counts import type_counts
from mediakit._vocabulary import ARABIC_WORD, as_vocabulary, by_spelling, word_form

CORPUS = "corpus"
Overrides: TypeAlias = Mapping[str, str] | pd.DataFrame | str | Path


def lemma_classes(
    vocabulary: Mapping[str, float] | pd.Series,
    *,
    protect: Iterable[str] = (),
    overrides: Overrides | None = None,
    backend: str | Backend = CORPUS,
) -> dict[str, str]:
    """Sort the forms of a corpus into lemma classes, and name each by its commonest bare form.

    Every form is split into proclitics, stem and enclitic in each way that is possible; stems are
    looked up in the dictionary of simplemma and, where it is silent, traced to its lemmas by their
    paradigms. Of these analyses, the one is chosen that the whole vocabulary makes most likely
    (expectation-maximisation over lemmas and clitics). So the classes belong to a corpus: fit them
    on all of it at once, never source by source. Homographs (عقد: contract, decade, he held) stay
    one class, and so do lemmas that differ in أ ا, ى ي or ة ه only.

    Parameters
    ----------
    vocabulary : mapping or Series of numbers
        The count of each form; 0 is allowed. Marks, tatweel, presentation forms and invisible
        characters make no other form. What is not an Arabic word (numbers, Latin letters, hashtags,
        Persian and Urdu words with letters of their own) is a class by itself.
    protect : iterable of str
        Names that are never analysed, besides the names of countries (of CLDR).
    overrides : mapping of str to str, DataFrame, or path
        Lemmas of forms; they always win. A DataFrame, or a .csv, .xlsx or .parquet file, has the
        columns `form` and `lemma`, as `lemma_table` gives and `save_table` saves them: so next
        month's corpus gets this month's classes.
    backend : str or callable
        "corpus" as described; "light" strips affixes where the rest is attested; "snowball" takes
        the stems of PyStemmer; "none" unites spellings only. A function is given the count of each
        Arabic word and returns the lemma of each.

    Returns
    -------
    dict of str to str
        The label of the class of each form, in the order of `vocabulary`. A label is the commonest
        form of the class without a clitic; the lemma if there is none.

    Raises
    ------
    TypeError
        If a form is not a string or a count not a number; if `protect` is a string.
    ValueError
        If a count is negative, `backend` is unknown, or `overrides` gives one form two lemmas.
    ImportError
        If `backend` is "snowball" and PyStemmer is not installed.

    Warns
    -----
    UserWarning
        If `overrides` is a saved table and many forms are not in it.

    Examples
    --------
    >>> classes = lemma_classes({"حكومة": 4, "والحكومة": 3, "حكوماتها": 1, "G20": 2})
    >>> classes["والحكومة"], classes["حكوماتها"], classes["G20"]
    ('حكومة', 'حكومة', 'G20')
    >>> lemma_classes({"كورونا": 2, "وكورونا": 1}, protect=["كورونا"])["وكورونا"]
    'كورونا'
    """
    return _classes(vocabulary, protect, overrides, backend)


def _classes(
    counts: Any, protect: Iterable[str], overrides: Overrides | None, backend: str | Backend
) -> dict[str, str]:
    if not callable(backend):
        check_choice(backend, (CORPUS, *BACKENDS), "backend")
    vocabulary, names = as_vocabulary(counts), protected_words(protect)
    given = as_overrides(overrides)
    warn_of_unknown(vocabulary, given)
    # Labels take part, so that it is known which class each of them names.
    labels = filter(ARABIC_WORD.fullmatch, map(word_form, given.label_of.values()))
    words = dict(sorted((dict.fromkeys(labels, 0.0) | vocabulary.counts).items()))
    found = _sorted_by(backend, words, names) if words else {}
    classes = with_overrides(found | by_spelling(vocabulary.others), given.label_of)
    return {form: classes[word] for form, word in vocabulary.word_of.items()}


def _sorted_by(
    backend: str | Backend, words: dict[str, float], names: frozenset[str]
) -> dict[str, str]:
    """Return for each word the label of its class."""
    if backend == CORPUS:
        return by_corpus(words, names)
    found = by_callable(words, backend) if callable(backend) else BACKENDS[backend](words)
    return found | {word: word for word in names & found.keys()}


def lemmatize(
    tokens: Tokens,
    *,
    protect: Iterable[str] = (),
    overrides: Overrides | None = None,
    backend: str | Backend = CORPUS,
) -> Tokens:
    """Count the forms of a word together: والحكومة, حكوماتها and حكومة as حكومة.

    The classes are fitted once on all the tokens, as `lemma_classes` describes; `lemma_table` shows
    them. Forms and positions stay, so that concordances still show the text.

    Parameters
    ----------
    tokens : Tokens
        Words, of all sources.
    protect, overrides, backend
        As for `lemma_classes`.

    Returns
    -------
    Tokens
        The same tokens with lemma classes for units.

    Raises
    ------
    TypeError
        If `tokens` is not Tokens; and as `lemma_classes`.
    ValueError
        If they are n-grams; and as `lemma_classes`.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["وصلت", "سفينة", "السفينة", "هنا"], ["وصل", "بسفنها"]])
    >>> lemmatize(tokens).vocabulary.set_index("token")["count"]["سفينة"]
    np.int64(3)
    """
    if not isinstance(tokens, Tokens):
        raise TypeError(f"`tokens` must be Tokens; got {type(tokens).__name__}.")
    if tokens.unit.endswith("gram"):
        raise ValueError(
            f"`tokens` must be words; got {tokens.unit}s. Call lemmatize first, then ngrams."
        )
    counts = type_counts(tokens.forms, len(tokens.form_labels)).tolist()
    vocabulary = dict(zip(tokens.form_labels.tolist(), counts, strict=True))
    return tokens.relabel(_classes(vocabulary, protect, overrides, backend), unit="lemma")


def lemma_table(tokens: Tokens) -> pd.DataFrame:
    """List the forms of each lemma: the audit trail of `lemmatize`.

    Saved with `save_table` and given as `overrides`, it gives another corpus the same classes;
    edited in between, it corrects them.

    Parameters
    ----------
    tokens : Tokens
        From `lemmatize`.

    Returns
    -------
    DataFrame
        `lemma`, `form` and the form's `count`; the most frequent lemma first, its forms by
        frequency.

    Raises
    ------
    TypeError
        If `tokens` is not Tokens.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["سفينة", "والسفينة", "سفينة", "ميناء"]])
    >>> print(lemma_table(lemmatize(tokens)).to_string(index=False))
    lemma     form  count
    سفينة    سفينة      2
    سفينة والسفينة      1
    ميناء    ميناء      1
    """
    if not isinstance(tokens, Tokens):
        raise TypeError(f"`tokens` must be Tokens; got {type(tokens).__name__}.")
    pairs = tokens.units.astype(np.int64) * len(tokens.form_labels) + tokens.forms
    found, counts = np.unique(pairs, return_counts=True)
    unit, form = np.divmod(found, max(len(tokens.form_labels), 1))
    table = pd.DataFrame(
        {
            "lemma": tokens.unit_labels.take(unit),
            "form": tokens.form_labels.take(form),
            "count": counts,
            "of_lemma": np.bincount(unit, counts, len(tokens.unit_labels))[unit],
        }
    )
    order = ["of_lemma", "lemma", "count", "form"]
    ordered = table.sort_values(order, ascending=[False, True, False, True], ignore_index=True)
    return ordered.drop(columns="of_lemma")
