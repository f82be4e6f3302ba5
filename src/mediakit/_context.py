"""Where does a word stand, and between which others?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from mediakit._check import check_at_least, check_choice
from mediakit._chunks import as_text_array
from mediakit._count import first_of_families
from mediakit._excerpts import Article, Line
from mediakit._gather import as_labels
from mediakit._normalize import each_matching_key
from mediakit._passages import cut_lines
from mediakit._query import Hits, hits_of_any, parsed_queries
from mediakit._shown_words import ShownWords, shown_words
from mediakit._tokens import Tokens
from mediakit._word_places import Texts, as_texts, find_words

Positions = npt.NDArray[np.int64]
BY_TEXT = ("after", "before")
SORTS = (*BY_TEXT, "source", "date", "random")
PARTS = ["before", "node", "after"]
CARRIED = ("article", "source", "date", "headline", "family", "url")
NGRAM_ERROR = "`kwic` searches words or lemmas; got {unit}s. Search the phrase in the words."


def _lines_from_text(tokens: Tokens, found: Hits, rows: Positions, window: int) -> pd.DataFrame:
    """Return before, node, after of the hits, cut from the texts of their articles.

    The ordinary ones are cut all at once, the odd ones one by one.
    """
    shown = shown_words(tokens, found, rows, window)
    texts = as_texts(as_text_array(tokens.articles[tokens.text_column].iloc[np.unique(rows)]))
    places = find_words(texts, shown.nodes, shown.labels)
    certain = np.flatnonzero(places >= 0)
    which, *ordinary = cut_lines(
        texts, shown.nodes.text[certain], places[certain],
        shown.contexts._replace(bounds=shown.contexts.bounds[certain]),
        keep_numbers=tokens.keep_numbers,
    )  # fmt: skip
    others = np.setdiff1d(np.arange(len(rows)), certain[which])
    odd = zip(*_one_by_one(texts, shown, others, keep_numbers=tokens.keep_numbers), strict=True)
    pairs = zip(ordinary, list(odd) or [()] * len(PARTS), strict=True)
    order = pa.array(np.argsort(np.append(certain[which], others)))
    columns = (pa.concat_arrays([most, pa.array(few, pa.string())]) for most, few in pairs)
    return pd.DataFrame(
        {name: as_labels(each.take(order)) for name, each in zip(PARTS, columns, strict=True)}
    )


def _one_by_one(
    texts: Texts, shown: ShownWords, which: Positions, *, keep_numbers: bool
) -> Iterator[Line]:
    """Yield lines, each cut from its whole text."""
    articles: dict[int, Article] = {}
    for text, words in zip(shown.nodes.text[which].tolist(), shown.each(which), strict=True):
        if text not in articles:
            raw = texts.raw[texts.starts[text] : texts.ends[text]].decode()
            articles[text] = Article(raw, keep_numbers=keep_numbers)
        yield articles[text].line(words)


def _lines_from_forms(tokens: Tokens, found: Hits, rows: Positions, window: int) -> pd.DataFrame:
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

    lines = [
        (joined(first, node), joined(node, stop), joined(stop, last))
        for first, node, stop, last in bounds
    ]
    return pd.DataFrame(lines, columns=PARTS).astype("str")


def _order_by_text(lines: pd.DataFrame, sort: str) -> Positions:
    """Return the lines sorted by the folded words next to the node."""
    keys = pd.Series(each_matching_key(lines[sort].tolist()), dtype="str")
    if sort == "before":
        keys = keys.map(lambda key: key.split()[::-1])
    return _order(keys)


def _order_by_article(tokens: Tokens, rows: Positions, sort: str, seed: int) -> Positions:
    """Return hits in an order that needs no text; as they stand if there is nothing to sort by."""
    if sort == "random":
        return np.random.default_rng(seed).permutation(len(rows))
    if sort not in tokens.articles:
        return np.arange(len(rows))
    values = tokens.articles[sort].iloc[rows]
    return _order(values.astype("str") if sort == "source" else values)


def _order(values: pd.Series) -> Positions:
    """Return the places of values in ascending order."""
    return values.reset_index(drop=True).sort_values(kind="stable").index.to_numpy()


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
        to the article), as far as the articles have them, and `place`: where in its article the
        hit begins, from 0, the first token, to 1, the last (position / (tokens − 1); 0 in an
        article of one token).

    Raises
    ------
    TypeError
        If the query is neither a string nor several.
    ValueError
        If the query is empty or matches every word, or `tokens` are n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["قال", "رئيس", "الحكومة", "أمس"], ["رئيس", "الحكومه"]])
    >>> lines = kwic(tokens, "رئيس الحكومة")
    >>> lines[["before", "node", "after"]].values.tolist()
    [['', 'رئيس الحكومه', ''], ['قال', 'رئيس الحكومة', 'أمس']]
    >>> lines["place"].round(2).tolist()
    [0.0, 0.33]
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
    if sort not in BY_TEXT:
        order = _order_by_article(tokens, rows, sort, seed)
        found, rows = _taken(found, rows, order[:limit])
    cut = _lines_from_forms if tokens.text_column is None else _lines_from_text
    lines = cut(tokens, found, rows, window)
    if sort in BY_TEXT:
        order = _order_by_text(lines, sort)[:limit]
        lines = lines.iloc[order].reset_index(drop=True)
        found, rows = _taken(found, rows, order)
    return _with_articles(tokens, lines, rows).assign(place=_places(tokens, found, rows))


def _found(tokens: Tokens, query: str | Iterable[str], families: bool) -> tuple[Hits, Positions]:
    """Return the hits of one or several queries, and the rows of their articles."""
    found = hits_of_any(tokens, parsed_queries(query))
    rows = np.searchsorted(tokens.starts, found.positions, side="right") - 1
    if not families:
        return found, rows
    kept = first_of_families(tokens.articles)[rows]
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


def _with_articles(tokens: Tokens, text: pd.DataFrame, rows: Positions) -> pd.DataFrame:
    """Return the concordance with what is known of each line's article."""
    known = [name for name in CARRIED if name in tokens.articles.columns]
    about = tokens.articles[known].iloc[rows].reset_index(drop=True)
    return pd.concat([text, about], axis=1)


def _places(tokens: Tokens, found: Hits, rows: Positions) -> npt.NDArray[np.float64]:
    """Return where each hit begins between the first token of its article, 0, and the last, 1."""
    starts, ends = tokens.starts[rows], tokens.starts[rows + 1]
    return (found.positions - starts) / np.maximum(ends - starts - 1, 1)
