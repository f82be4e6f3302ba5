"""Where does a word stand, and between which others?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediakit._check import check_at_least, check_choice
from mediakit._count import first_of_families
from mediakit._encode import Codes, as_labels, compact
from mediakit._excerpts import Article, Line, Shown
from mediakit._gather import ranges
from mediakit._normalize import each_matching_key
from mediakit._query import Hits, hits_of_any, most_spaces, parsed_queries
from mediakit._tokens import Tokens

Positions = npt.NDArray[np.int64]
SORTS = ("after", "before", "source", "date", "random")
CARRIED = ("article", "source", "date", "headline", "family", "url")
NGRAM_ERROR = "`kwic` searches words or lemmas; got {unit}s. Search the phrase in the words."


class _Words(NamedTuple):
    """The words of some articles as codes: a joined phrase is several.

    ::

        tokens      قال   الأمم المتحدة   أن        of one article
        codes       0     1     2        3          into `labels`
        begin       0     1              3     4    where the words of each token begin, and the end
        articles    0                          4    and those of each article
    """

    codes: Codes
    labels: pd.Index
    begin: Positions
    articles: Positions


def _words(tokens: Tokens, articles: Positions) -> _Words:
    """Return the words of articles, one after the other."""
    sizes = tokens.sizes[articles]
    codes = tokens.forms[ranges(tokens.starts[articles], sizes)]
    bounds = np.append(0, np.cumsum(sizes))
    if not most_spaces(tokens.form_labels):
        return _Words(codes, tokens.form_labels, np.arange(len(codes) + 1), bounds)
    codes, labels = compact(codes, tokens.form_labels)
    number = np.asarray(pc.count_substring(pa.array(labels), " ")).astype(np.int64) + 1
    begin = np.append(0, np.cumsum(number[codes]))
    places = ranges((np.cumsum(number) - number)[codes], number[codes])
    each, words = pd.factorize(np.array(" ".join(labels.tolist()).split(" "), dtype=object))
    return _Words(each[places].astype(np.int32), as_labels(words), begin, begin[bounds])


def _occurrences(words: _Words, nodes: Positions) -> tuple[Positions, Positions]:
    """Return how many words of its article have each node's form: before the node, and in all."""
    sought = np.zeros(len(words.labels), dtype=bool)
    sought[words.codes[nodes]] = True
    places = np.flatnonzero(sought[words.codes])
    article = np.searchsorted(words.articles, places, side="right")
    keys = article * len(words.labels) + words.codes[places]
    order = np.argsort(keys, kind="stable")
    first, end = (
        np.searchsorted(keys[order], keys[order], side=side) for side in ("left", "right")
    )
    before, number = np.empty((2, len(keys)), dtype=np.int64)
    before[order], number[order] = np.arange(len(keys)) - first, end - first
    at = np.searchsorted(places, nodes)
    return before[at], number[at]


def _shown(tokens: Tokens, found: Hits, rows: Positions, window: int) -> Iterator[Shown]:
    """Yield which words are shown of each hit's article."""
    articles, article = np.unique(rows, return_inverse=True)
    words = _words(tokens, articles)
    starts, ends = tokens.starts[rows], tokens.starts[rows + 1]
    bounds = (
        np.maximum(found.positions - window, starts),
        found.positions,
        found.positions + found.lengths,
        np.minimum(found.positions + found.lengths + window, ends),
    )
    # From positions in the corpus to tokens of these articles, to their words.
    moved = np.append(0, np.cumsum(tokens.sizes[articles]))[article] - starts
    places = np.stack([words.begin[positions + moved] for positions in bounds], axis=1)
    numbers = places - words.articles[article][:, None]
    first, last = places[:, 0], places[:, 3]
    which, distinct = pd.factorize(words.codes[ranges(first, last - first)])
    forms = words.labels[distinct].to_numpy(dtype=object)[which].tolist()
    lengths = np.stack([last - first, *_occurrences(words, places[:, 1])], axis=1).tolist()
    used = 0
    for shown, (length, number, of_article) in zip(numbers.tolist(), lengths, strict=True):
        first_word, node, end, last_word = shown
        here = forms[used : used + length]
        yield Shown(first_word, node, end, last_word, here, number, of_article)
        used += length


def _lines_from_text(tokens: Tokens, found: Hits, rows: Positions, window: int) -> list[Line]:
    """Return before, node, after of the hits, cut from the texts of their articles."""
    articles = np.unique(rows)
    texts = tokens.articles[tokens.text_column].iloc[articles].tolist()
    by_row = {
        row: Article(text, keep_numbers=tokens.keep_numbers)
        for row, text in zip(articles.tolist(), texts, strict=True)
    }
    shown = _shown(tokens, found, rows, window)
    return [by_row[row].line(words) for row, words in zip(rows.tolist(), shown, strict=True)]


def _lines_from_forms(tokens: Tokens, found: Hits, rows: Positions, window: int) -> list[Line]:
    """Return before, node, after of the hits, words joined by spaces."""
    starts, ends = tokens.starts[rows], tokens.starts[rows + 1]
    stops = found.positions + found.lengths
    bounds = zip(
        np.maximum(found.positions - window, starts).tolist(),
        found.positions.tolist(),
        stops.tolist(),
        np.minimum(stops + window, ends).tolist(),
        strict=True,
    )

    def joined(first: int, last: int) -> str:
        return " ".join(tokens.form_labels[tokens.forms[first:last]])

    return [
        (joined(first, node), joined(node, stop), joined(stop, last))
        for first, node, stop, last in bounds
    ]


def _keys(texts: pd.Series) -> pd.Series:
    """Return the matching key of each text."""
    return pd.Series(each_matching_key(texts.tolist()), dtype="str")


def _sort_keys(lines: pd.DataFrame) -> dict[str, Callable[[], pd.Series]]:
    """Return for each order the values to sort the concordance by."""
    return {
        "after": lambda: _keys(lines["after"]),
        "before": lambda: _keys(lines["before"]).map(lambda key: key.split()[::-1]),
        "source": lambda: lines["source"].astype("str"),
        "date": lambda: lines["date"],
    }


def _sorted(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Return the lines in an order that they have the values for, else as they stand."""
    if sort not in lines and sort not in ("after", "before"):
        return lines
    keys = _sort_keys(lines)[sort]()
    order = keys.reset_index(drop=True).sort_values(kind="stable").index
    return lines.iloc[order].reset_index(drop=True)


def kwic(
    tokens: Tokens,
    query: str | Iterable[str],
    *,
    window: int = 8,
    sort: str = "after",
    limit: int | None = None,
    families: bool = False,
    near: str | Iterable[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Show every occurrence of a word, or of any of several, in its context (a concordance).

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas, also with joined phrases.
    query : str or iterable of str
        A word or lemma in any spelling, a phrase ("رئيس الحكومة"), or a wildcard ("حكوم*"); or
        several of them, such as an entry of a dictionary: of hits that overlap, the longest is
        shown. A word inside a joined phrase is no hit of its own: it is not counted as one either.
    window : int
        The number of words shown before and after; the context stays inside the article.
    sort : str
        "after" and "before" (by the words next to the node), "source", "date", or "random".
    limit : int, optional
        The greatest number of lines, taken after sorting; of a random order, a sample.
    families : bool
        Show one article of each wire family only.
    near : str or iterable of str, optional
        Show only the lines that have this in their window too: the lines behind a row of
        `collocates`.
    seed : int
        The same seed gives the same random order; a greater `limit` goes on with it.

    Returns
    -------
    DataFrame
        `before`, `node`, `after` (the text as it stands in the article; for tokens without text,
        words joined by spaces), `article`, `source`, `date`, `headline`, `family`, `url` (the link
        to the article), as far as the articles have them.

    Raises
    ------
    TypeError
        If the query is neither a string nor several.
    ValueError
        If the query is empty or matches every word, or `tokens` are n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["قال", "رئيس", "الحكومة", "أمس"], ["رئيس", "الحكومه"]])
    >>> kwic(tokens, "رئيس الحكومة")[["before", "node", "after"]].values.tolist()
    [['', 'رئيس الحكومه', ''], ['قال', 'رئيس الحكومة', 'أمس']]
    """
    check_choice(sort, SORTS, "sort")
    check_at_least(window, 0, "window")
    if limit is not None:
        check_at_least(limit, 0, "limit")
    if tokens.unit not in ("word", "lemma", "class"):
        raise ValueError(NGRAM_ERROR.format(unit=tokens.unit))
    found, rows = _found(tokens, query, families)
    if near is not None:
        found, rows = _taken(found, rows, _having_near(tokens, found, rows, near, window))
    if sort == "random":
        drawn = np.random.default_rng(seed).permutation(len(rows))[:limit]
        found, rows = _taken(found, rows, drawn)
    cut = _lines_from_forms if tokens.text_column is None else _lines_from_text
    lines = _with_articles(tokens, cut(tokens, found, rows, window) if len(rows) else [], rows)
    ordered = _sorted(lines, sort)
    return ordered if limit is None else ordered.head(limit)


def _found(tokens: Tokens, query: str | Iterable[str], families: bool) -> tuple[Hits, Positions]:
    """Return the hits of one or several queries, and the rows of their articles."""
    found = hits_of_any(tokens, parsed_queries(query))
    rows = np.searchsorted(tokens.starts, found.positions, side="right") - 1
    if not families:
        return found, rows
    group = np.zeros(len(tokens.articles), dtype=np.intp)
    kept = first_of_families(tokens.articles, group)[rows]
    return _taken(found, rows, np.flatnonzero(kept))


def _having_near(
    tokens: Tokens, found: Hits, rows: Positions, near: str | Iterable[str], window: int
) -> Positions:
    """Return which hits have another query's hit in the window before or after them."""
    other = hits_of_any(tokens, parsed_queries(near))
    starts, ends = other.positions, np.sort(other.positions + other.lengths)
    first, last = found.positions, found.positions + found.lengths
    begin = np.maximum(first - window, tokens.starts[rows])
    stop = np.minimum(last + window, tokens.starts[rows + 1])
    before = np.searchsorted(ends, first, side="right") > np.searchsorted(starts, begin)
    after = np.searchsorted(ends, stop, side="right") > np.searchsorted(starts, last)
    return np.flatnonzero(before | after)


def _taken(found: Hits, rows: Positions, which: Positions) -> tuple[Hits, Positions]:
    """Return some hits and the rows of their articles."""
    return Hits(*(part[which] for part in found)), rows[which]


def _with_articles(tokens: Tokens, lines: list[Line], rows: Positions) -> pd.DataFrame:
    """Return the concordance with what is known of each line's article."""
    known = [name for name in CARRIED if name in tokens.articles.columns]
    text = pd.DataFrame(lines, columns=["before", "node", "after"]).astype("str")
    about = tokens.articles[known].iloc[rows].reset_index(drop=True)
    return pd.concat([text, about], axis=1)
