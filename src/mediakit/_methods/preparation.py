"""What the arguments of each step from articles to counts say."""

from __future__ import annotations

from typing import Any

from mediakit._backends import BACKENDS
from mediakit._check import check_at_least, check_choice, check_columns
from mediakit._clean import NEEDED as CLEANED
from mediakit._counted import UNITS
from mediakit._describe import NEEDED as DESCRIBED
from mediakit._families import HALF, MOST
from mediakit._formulas import EXCHANGED, EXCHANGED_ALONE, STOCK_SHARE
from mediakit._join import join_phrases as joined_phrases
from mediakit._lemma import CORPUS
from mediakit._methods.facts import Call, Facts, of_grouping, of_tokens
from mediakit._ngrams import run_starts
from mediakit._overrides import as_overrides
from mediakit._protected import protected_words
from mediakit._read import files_at
from mediakit._reuse import CAPTION, SHINGLE, check_arguments
from mediakit._stopwords import stopwords as stopword_list
from mediakit._stream import LOCAL
from mediakit._tables import without as table_without
from mediakit._tokens import Tokens
from mediakit._vocabulary import as_vocabulary


def _of_articles(call: Call) -> Facts:
    sources = call.articles["source"]
    return {"articles": len(sources), "sources": sources.nunique()}


def _small_sources(call: Call) -> int:
    """Return how many sources have fewer articles than statistics take."""
    return int((call.articles["source"].value_counts() < call.min_articles).sum())


def describe(call: Call) -> Facts:
    """Return the size of the corpus."""
    check_columns(call.articles, *DESCRIBED, name="articles")
    return _of_articles(call)


def clean(call: Call) -> Facts:
    """Return the size of the corpus, and the sources that are too small for statistics."""
    check_columns(call.articles, *CLEANED, name="articles")
    check_at_least(call.min_articles, 1, "min_articles")
    small = {"small": _small_sources(call), "boilerplate": bool(call.boilerplate)}
    return _of_articles(call) | small


def find_boilerplate(call: Call) -> Facts:
    """Return the size of the corpus, and the sources that are too small for statistics."""
    check_columns(call.articles, "source", "headline", "text", name="articles")
    check_at_least(call.min_share, 0, "min_share")
    check_at_least(call.min_articles, 1, "min_articles")
    return _of_articles(call) | {"small": _small_sources(call)}


def reuse(call: Call) -> Facts:
    """Return the size of the corpus, and what else decides on a copy than the thresholds."""
    check_arguments(call.articles, call.threshold, call.containment)
    shingle = getattr(call, "shingle", SHINGLE)
    check_at_least(shingle, 1, "shingle")
    facts = _of_articles(call)
    limits = {
        "stock": STOCK_SHARE,
        "exchanged": EXCHANGED_ALONE if facts["sources"] < 2 else EXCHANGED,
    }
    sizes = {"shingle": shingle, "caption": CAPTION, "half": HALF, "most": MOST}
    return facts | limits | sizes


def tokenize(call: Call) -> Facts:
    """Return the number of articles, and the column that is split."""
    check_columns(call.articles, "article", call.text, name="articles")
    return {"articles": len(call.articles), "keep_numbers": bool(call.keep_numbers)}


def ngrams(call: Call) -> Facts:
    """Return the size of the corpus, and how many runs there are."""
    check_at_least(call.n, 1, "n")
    return of_tokens(call.tokens) | {"found": len(run_starts(call.tokens.breaks, call.n))}


def join_phrases(call: Call) -> Facts:
    """Return the size of the corpus before and after."""
    joined = joined_phrases(call.tokens, call.table)
    return of_tokens(call.tokens) | {"units": len(joined)}


def _of_lemmas(call: Call) -> Facts:
    backend = "callable" if callable(call.backend) else call.backend
    if backend != "callable":
        check_choice(backend, (CORPUS, *BACKENDS), "backend")
    protected = len(protected_words(call.protect) - protected_words(()))
    corrected = len(as_overrides(call.overrides).label_of)
    given = {"protects": protected > 0, "corrects": corrected > 0, "backend": backend}
    return given | {"protected": protected, "corrected": corrected}


def lemmatize(call: Call) -> Facts:
    """Return the size of the corpus, and what the user gave."""
    if not isinstance(call.tokens, Tokens):
        raise TypeError(f"`tokens` must be Tokens; got {type(call.tokens).__name__}.")
    if call.tokens.unit.endswith("gram"):
        raise ValueError(
            f"`tokens` must be words; got {call.tokens.unit}s. Call lemmatize first, then ngrams."
        )
    return of_tokens(call.tokens) | {"forms": len(call.tokens.form_labels)} | _of_lemmas(call)


def lemma_classes(call: Call) -> Facts:
    """Return the size of the vocabulary, and what the user gave."""
    facts = _of_lemmas(call)
    return facts | {"forms": len(as_vocabulary(call.vocabulary).word_of)}


def stopwords(call: Call) -> Facts:
    """Return the length of the list, and by how much it was changed."""
    extra, keep = _reusable(call.extra), _reusable(call.keep)
    words, plain = stopword_list(extra=extra, keep=keep), stopword_list()
    added, taken = len(words - plain), len(plain - words)
    return {"words": len(words), "added": added, "taken": taken, "changed": added + taken > 0}


def _reusable(words: Any) -> Any:
    """Return several words as a list, which can be read twice; a string is an error elsewhere."""
    return words if isinstance(words, str) else list(words)


def without(call: Call) -> Facts:
    """Return the rows of the table, how many leave it, and the length of the list."""
    words = _reusable(call.words)
    left = len(table_without(call.table, words))
    rows = len(call.table)
    return {"rows": rows, "removed": rows - left, "words": len(set(words))}


def count_files(call: Call) -> Facts:
    """Return how many files there are, without reading one."""
    check_choice(call.unit, UNITS, "unit")
    if isinstance(call.engine, str):
        check_choice(call.engine, (LOCAL,), "engine")
    files = {"files": len(files_at(call.path)), "cluster": not isinstance(call.engine, str)}
    return of_grouping(call.by) | files
