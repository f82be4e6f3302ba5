"""The same work with each library: clean, split into words, make the matrix articles × types.

The shared definition of a word is one that every peer can express: a run of Arabic letters after
cleaning. Cleaning folds presentation forms, deletes marks, tatweel and invisible characters, and
unites the letters that spellings differ in. Each peer does it in the fastest way found for it:

- Python (scikit-learn, gensim, NLTK): one regular expression for what is rare, `str.replace` for
  the five frequent letters; `str.translate` takes four times as long.
- scikit-learn once more with `normalize`, which also resolves entities and puts marks in order: the
  whole of our cleaning, as a user would write it.
- polars: one Aho-Corasick pass (`replace_many`); and once more as a chain of expressions, as
  most would write it.
- DuckDB, pyarrow: a class of characters is one RE2 replacement; the 700 presentation forms are
  replaced only in the texts that have any.

Not among the dependencies of the project: pip install polars duckdb scikit-learn gensim nltk
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from mediakit._normalize import (
    INVISIBLE,
    LETTERS,
    MARKS,
    PRESENTATION_FORMS,
    TATWEEL,
    TYPED_FOR_ARABIC,
)


def unfolded(form: str) -> str:
    """Return the letters that a presentation form stands for, without marks."""
    plain = unicodedata.normalize("NFKC", form)
    plain = plain.lstrip(" ") if unicodedata.combining(plain[-1]) else plain
    return re.sub(f"[{MARKS}{TATWEEL}]", "", plain)


ALEFS = dict.fromkeys("أإآٱ", "ا")
LETTER_PAIRS = {**ALEFS, "ة": "ه"}
TYPED = {chr(typed): chr(meant) for typed, meant in TYPED_FOR_ARABIC.items()}
FORMS = {chr(code): unfolded(chr(code)) for code in PRESENTATION_FORMS}
FORMS = {form: letters for form, letters in FORMS.items() if form != letters}
LINE_ENDS = "\r\x0b\x0c\x85"  # control characters that end a line: they part words
DELETED = "".join({*map(chr, INVISIBLE), TATWEEL} - set(LINE_ENDS))
ALL_MARKS = "".join(chr(code) for code in range(0x600, 0x700) if re.match(f"[{MARKS}]", chr(code)))
COMMON_LIGATURES = "\ufef5\ufef6\ufef7\ufef8\ufef9\ufefa\ufefb\ufefc\ufdf2"  # ﻻ  ﷲ
WORD = f"[{LETTERS}]+"
FINAL = f"ى([^{LETTERS}]|$)"  # RE2 has no lookahead; no letter can follow twice

RARE = {**FORMS, **TYPED, **dict.fromkeys(DELETED + ALL_MARKS, "")}
RARE_PATTERN = re.compile(f"[{re.escape(''.join(RARE))}]")
FINAL_PATTERN = re.compile(f"ى(?![{LETTERS}])")
WORD_PATTERN = re.compile(WORD)


class Matrix(NamedTuple):
    """Articles × types, and the types in the order of the columns."""

    cells: sparse.csr_matrix
    labels: list[str]


def cleaned(text: str) -> str:
    """Return a text by the shared rules: the reference, and what the Python peers run."""
    text = RARE_PATTERN.sub(lambda match: RARE[match.group()], text)
    for letter, meant in LETTER_PAIRS.items():
        text = text.replace(letter, meant)
    return FINAL_PATTERN.sub("ي", text)


def character_class(characters: Iterable[str]) -> str:
    """Return the regular expression of any one of some characters."""
    return f"[{re.escape(''.join(characters))}]"


def quoted(text: str) -> str:
    """Return a text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def from_pairs(rows: np.ndarray, codes: np.ndarray, number: int, labels: list[str]) -> Matrix:
    """Return the matrix of one code for each token."""
    ones = np.ones(len(rows), dtype=np.int32)
    return Matrix(
        sparse.coo_matrix((ones, (rows, codes)), shape=(number, len(labels))).tocsr(), labels
    )


def from_lists(lists: pa.ListArray) -> Matrix:
    """Return the matrix of Arrow lists of words; empty words are dropped."""
    words = lists.flatten().dictionary_encode()
    rows, codes = pc.list_parent_indices(lists).to_numpy(), words.indices.to_numpy()
    labels = words.dictionary.to_pylist()
    if "" not in labels:
        return from_pairs(rows, codes, len(lists), labels)
    empty = labels.index("")
    kept = codes != empty
    codes = codes[kept] - (codes[kept] > empty)
    return from_pairs(rows[kept], codes, len(lists), labels[:empty] + labels[empty + 1 :])


def mediakit(articles: pd.DataFrame) -> Matrix:
    """Run ours; its words are more than runs of letters: hashtags, addresses, Latin words."""
    import mediakit as mk

    tokens = mk.tokenize(articles)
    return Matrix(tokens.matrix(), tokens.unit_labels.tolist())


def scikit_learn(articles: pd.DataFrame) -> Matrix:
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(preprocessor=cleaned, token_pattern=WORD)
    cells = vectorizer.fit_transform(articles["text"])
    return Matrix(cells, vectorizer.get_feature_names_out().tolist())


def scikit_learn_normalize(articles: pd.DataFrame) -> Matrix:
    """Run what a user of ours would write: all that our words are cleaned of, by our function."""
    from sklearn.feature_extraction.text import CountVectorizer

    import mediakit as mk

    def same_cleaning(text: str) -> str:
        return mk.normalize(text, digits=True, marks=True, letters=True)

    vectorizer = CountVectorizer(preprocessor=same_cleaning, token_pattern=WORD)
    cells = vectorizer.fit_transform(articles["text"])
    return Matrix(cells, vectorizer.get_feature_names_out().tolist())


def polars(articles: pd.DataFrame) -> Matrix:
    import polars as pl

    # One pass: what a rare character stands for is folded in the same table.
    table = {**RARE, **LETTER_PAIRS}
    table = {key: "".join(LETTER_PAIRS.get(each, each) for each in table[key]) for key in table}
    return polars_words(articles, pl.col("text").str.replace_many(table))


def polars_chain(articles: pd.DataFrame) -> Matrix:
    import polars as pl

    text = pl.col("text")
    has_forms = text.str.contains(character_class(FORMS))
    text = pl.when(has_forms).then(text.str.replace_many(FORMS)).otherwise(text)
    text = text.str.replace_all(f"{character_class(DELETED + ALL_MARKS)}+", "")
    for typed, meant in TYPED.items():
        text = text.str.replace_all(typed, meant, literal=True)
    text = text.str.replace_all("[أإآٱ]", "ا").str.replace_all("ة", "ه", literal=True)
    return polars_words(articles, text)


def polars_words(articles: pd.DataFrame, cleaned_text: Any) -> Matrix:
    """Return the matrix of the words of a cleaned text, by polars."""
    import polars as pl

    text = pl.col("text")
    words = (
        pl.DataFrame({"text": pl.Series(pl.from_arrow(arrow_text(articles)))})
        .with_row_index("row")
        .lazy()
        .with_columns(cleaned_text.str.replace_all(FINAL, "ي${1}").alias("text"))
        .select("row", text.str.extract_all(WORD))
        .explode("text")
        .drop_nulls()
        .with_columns(text.cast(pl.Categorical))
        .collect(engine="streaming")
    )
    types = words["text"].unique()
    column = np.zeros(types.to_physical().max() + 1, dtype=np.int32)
    column[types.to_physical().to_numpy()] = np.arange(len(types))
    codes = column[words["text"].to_physical().to_numpy()]
    return from_pairs(words["row"].to_numpy(), codes, len(articles), types.to_list())


def arrow_text(articles: pd.DataFrame) -> pa.LargeStringArray:
    """Return the texts as one Arrow array over the column's own buffer."""
    column = pa.array(articles["text"], pa.large_string())
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def duckdb(articles: pd.DataFrame) -> Matrix:
    import duckdb as database

    connection = database.connect()
    connection.execute("SET threads = 1")
    connection.register("texts", pa.table({"text": arrow_text(articles)}))
    words = f"regexp_extract_all({sql_cleaned()}, {quoted(WORD)})"
    lists = connection.sql(f"SELECT {words} AS words FROM texts").to_arrow_table()["words"]
    return from_lists(lists.combine_chunks())


def sql_replaced(text: str, pairs: dict[str, str]) -> str:
    """Return the SQL expression that replaces letters one after another."""
    for letter, meant in pairs.items():
        text = f"replace({text}, {quoted(letter)}, {quoted(meant)})"
    return text


def sql_where(pairs: dict[str, str], folded: str) -> str:
    """Return the SQL expression that folds a text only where one of the letters is in it."""
    found = f"regexp_matches(text, {quoted(character_class(pairs))})"
    return f"CASE WHEN {found} THEN {folded} ELSE text END"


def sql_cleaned() -> str:
    """Return the SQL expression that cleans the column text, from the inside out."""
    single = {form: letter for form, letter in FORMS.items() if len(letter) == 1}
    ligatures = {form: letters for form, letters in FORMS.items() if form not in single}
    common = {form: ligatures.pop(form) for form in COMMON_LIGATURES}
    text = sql_where(ligatures, sql_replaced("text", ligatures))
    text = f"translate({text}, {quoted(''.join(single))}, {quoted(''.join(single.values()))})"
    text = sql_where(FORMS, sql_replaced(text, common))
    deleted = quoted(f"{character_class(DELETED + ALL_MARKS)}+")
    text = f"regexp_replace({sql_replaced(text, TYPED)}, {deleted}, '', 'g')"
    return f"regexp_replace({sql_replaced(text, LETTER_PAIRS)}, {quoted(FINAL)}, 'ي\\1', 'g')"


def pyarrow(articles: pd.DataFrame) -> Matrix:
    text = arrow_text(articles)
    has_forms = pc.match_substring_regex(text, character_class(FORMS))
    folded = [cleaned(each) for each in text.filter(has_forms).to_pylist()]  # few texts
    text = pc.replace_with_mask(text, has_forms, pa.array(folded, pa.large_string()))
    text = pc.replace_substring_regex(text, f"{character_class(DELETED + ALL_MARKS)}+", "")
    for typed, meant in TYPED.items():
        text = pc.replace_substring(text, typed, meant)
    text = pc.replace_substring_regex(text, "[أإآٱ]", "ا")
    text = pc.replace_substring(text, "ة", "ه")
    text = pc.replace_substring_regex(text, FINAL, "ي\\1")
    lists = pc.split_pattern_regex(text, f"[^{LETTERS}]+")
    return from_lists(lists)


def gensim(articles: pd.DataFrame) -> Matrix:
    from gensim.corpora import Dictionary
    from gensim.matutils import corpus2csc

    types = Dictionary(prune_at=None)
    bags = [
        types.doc2bow(WORD_PATTERN.findall(cleaned(text)), allow_update=True)
        for text in articles["text"]
    ]
    cells = corpus2csc(
        bags, num_terms=len(types), num_docs=len(bags), num_nnz=types.num_nnz, dtype=np.int64
    )
    return Matrix(cells.T.tocsr(), [types[code] for code in range(len(types))])


def nltk(articles: pd.DataFrame) -> Matrix:
    from nltk import FreqDist
    from nltk.tokenize import RegexpTokenizer

    tokenizer = RegexpTokenizer(WORD)
    codes: dict[str, int] = {}
    columns, counts, starts = [], [], [0]
    for text in articles["text"]:
        frequencies = FreqDist(tokenizer.tokenize(cleaned(text)))
        columns.extend([codes.setdefault(word, len(codes)) for word, _ in frequencies.items()])
        counts.extend([count for _, count in frequencies.items()])
        starts.append(len(columns))
    shape = (len(articles), len(codes))
    return Matrix(sparse.csr_matrix((counts, columns, starts), shape=shape), list(codes))


Work = Callable[[pd.DataFrame], Matrix]
PEERS: dict[str, Work] = {
    "mediakit": mediakit,
    "polars": polars,
    "polars-chain": polars_chain,
    "duckdb": duckdb,
    "pyarrow": pyarrow,
    "scikit-learn": scikit_learn,
    "scikit-learn-normalize": scikit_learn_normalize,
    "gensim": gensim,
    "nltk": nltk,
}
SHARED = [
    "polars",
    "polars-chain",
    "duckdb",
    "pyarrow",
    "scikit-learn",
    "gensim",
    "nltk",
]  # the shared cleaning
SLOW = ["gensim", "nltk"]  # a large corpus is given to them once
