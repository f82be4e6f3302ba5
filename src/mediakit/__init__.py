"""Arabic media analysis: articles in, defensible numbers and right-to-left-correct charts out.

files → articles → Tokens → counts → tables → charts → report. Articles, counts and tables are
pandas DataFrames; `Tokens` is the one class.
"""

from __future__ import annotations

import importlib
from typing import Any

from mediakit._adjusted import adjusted_frequency
from mediakit._articles import as_articles
from mediakit._boilerplate import find_boilerplate
from mediakit._bursts import bursts
from mediakit._change_points import change_points
from mediakit._clean import clean, removals
from mediakit._collocation import collocates, cooccurrence
from mediakit._context import kwic
from mediakit._conventions import compare_conventions
from mediakit._corpus import write_corpus
from mediakit._count import count, document_frequency
from mediakit._dates import parse_date
from mediakit._describe import describe
from mediakit._diff import diff
from mediakit._direction import ltr, rtl
from mediakit._dispersion import dispersion
from mediakit._diversity import diversity
from mediakit._edits import edits
from mediakit._families import mark_reuse
from mediakit._frequency import frequencies
from mediakit._headlines import by_part, headline_only
from mediakit._join import join_phrases
from mediakit._keyness import keyness
from mediakit._keyness_articles import keyness_articles
from mediakit._lemma import lemma_classes, lemma_table, lemmatize
from mediakit._lexicon import lexicon
from mediakit._lexicon_audit import lexicon_matches, lexicon_unmatched
from mediakit._lockwords import lockwords
from mediakit._measures import measure
from mediakit._methods.write import methods
from mediakit._modifiers import modifiers
from mediakit._naming import naming
from mediakit._ngrams import ngrams
from mediakit._normalize import normalize
from mediakit._notebook import use_rtl
from mediakit._phrases import phrases
from mediakit._quotes import quotes
from mediakit._read import read_articles
from mediakit._reporting_verbs import reporting_verbs
from mediakit._reuse import find_reuse
from mediakit._sample import load_sample
from mediakit._save import save_table
from mediakit._shift import shift
from mediakit._similarity import similarity
from mediakit._speaking import speakers
from mediakit._spelling import spelling_variants
from mediakit._stopwords import stopwords
from mediakit._stream import count_files
from mediakit._tables import stopwords_unmatched, without
from mediakit._tf_idf import tf_idf
from mediakit._tokens import Tokens, tokenize
from mediakit._trend import trend
from mediakit._unshape import unshape
from mediakit._voices import split_voices

__version__ = "0.1.0"

# Loaded on first use: they bring matplotlib, nbconvert and widgets, which take seconds.
_LATER = {
    "browse": "mediakit._browse",
    "plot": "mediakit.plot",
    "show": "mediakit._show",
    "use_arabic": "mediakit.plot",
    "write_report": "mediakit._report",
}

__all__ = [  # noqa: RUF022 - sorted without regard to case
    "adjusted_frequency",
    "as_articles",
    "browse",
    "bursts",
    "by_part",
    "change_points",
    "clean",
    "collocates",
    "compare_conventions",
    "cooccurrence",
    "count",
    "count_files",
    "describe",
    "diff",
    "dispersion",
    "diversity",
    "document_frequency",
    "edits",
    "find_boilerplate",
    "find_reuse",
    "frequencies",
    "headline_only",
    "join_phrases",
    "keyness",
    "keyness_articles",
    "kwic",
    "lemma_classes",
    "lemma_table",
    "lemmatize",
    "lexicon",
    "lexicon_matches",
    "lexicon_unmatched",
    "load_sample",
    "lockwords",
    "ltr",
    "mark_reuse",
    "measure",
    "methods",
    "modifiers",
    "naming",
    "ngrams",
    "normalize",
    "parse_date",
    "phrases",
    "plot",
    "quotes",
    "read_articles",
    "removals",
    "reporting_verbs",
    "rtl",
    "save_table",
    "shift",
    "show",
    "similarity",
    "speakers",
    "spelling_variants",
    "split_voices",
    "stopwords",
    "stopwords_unmatched",
    "tf_idf",
    "tokenize",
    "Tokens",
    "trend",
    "unshape",
    "use_arabic",
    "use_rtl",
    "without",
    "write_corpus",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'mediakit' has no attribute {name!r}")
    module = importlib.import_module(_LATER[name])
    return module if name == "plot" else getattr(module, name)


def __dir__() -> list[str]:
    return __all__
