"""Where does a word stand, and between which others?"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_at_least, check_choice, check_text
from mediakit._count import first_of_families
from mediakit._normalize import display_text, matching_key, normalize
from mediakit._tokens import Tokens
from mediakit._words import words

Positions = npt.NDArray[np.int64]
SORTS = ("after", "before", "source", "date")
CARRIED = ("article", "source", "date", "headline", "family")
NGRAM_ERROR = "`kwic` searches words or lemmas; got {unit}s. Search the phrase in the words."


def _matching(labels: pd.Index, patterns: list[str]) -> npt.NDArray[np.bool_]:
    """Return which labels are so many words and match them; * stands for any letters of a word."""
    words = (
        r"\S*".join(re.escape(matching_key(part)) for part in pattern.split("*"))
        for pattern in patterns
    )
    regex, spaces = re.compile(" ".join(words)), len(patterns) - 1
    return np.fromiter(
        (
            label.count(" ") == spaces and bool(regex.fullmatch(matching_key(label)))
            for label in labels
        ),
        dtype=bool,
    )


def _most_words(tokens: Tokens) -> int:
    """Return the number of words in the longest token: more than one where phrases are joined."""
    labels = (tokens.form_labels, tokens.unit_labels)
    return 1 + max(max((label.count(" ") for label in each), default=0) for each in labels)


def _hits(tokens: Tokens, patterns: list[str]) -> tuple[Positions, Positions]:
    """Return where the query begins and in how many tokens; a phrase never crosses a break."""
    goes_on = np.append(~tokens.breaks[1:], False)[: len(tokens)]
    most, end = _most_words(tokens), len(patterns)
    # For each word of the query: the tokens in which it and the rest of the query stand, or -1.
    lengths = {end: np.zeros(len(tokens) + 1, dtype=np.int16)}
    for first in reversed(range(end)):
        lengths[first] = np.full(len(tokens) + 1, -1, dtype=np.int16)
        for after in range(first + 1, min(first + most, end) + 1):
            here = patterns[first:after]
            found = _matching(tokens.unit_labels, here)[tokens.units]
            found |= _matching(tokens.form_labels, here)[tokens.forms]
            found &= (lengths[after][1:] >= 0) & (goes_on if after < end else True)
            lengths[first][:-1][found] = lengths[after][1:][found] + 1
    hits = np.flatnonzero(lengths[0][:-1] > 0)
    return hits, lengths[0][hits].astype(np.int64)


def _lines_from_text(
    tokens: Tokens, row: int, hits: Positions, lengths: Positions, window: int
) -> list[tuple[str, str, str]]:
    """Return before, node, after of the hits in one article, cut from its text."""
    text = display_text(tokens.articles[tokens.text_column].iloc[row])
    found = words(text, keep_numbers=tokens.keep_numbers)
    start, end = tokens.starts[row], tokens.starts[row + 1]
    # A joined phrase is several words of the text.
    sizes = [label.count(" ") + 1 for label in tokens.form_labels[tokens.forms[start:end]]]
    ends = np.cumsum(sizes).tolist()
    spans = [
        (found[last - size].start, found[last - 1].end)
        for last, size in zip(ends, sizes, strict=True)
    ]
    lines = []
    for hit, length in zip((hits - start).tolist(), lengths.tolist(), strict=True):
        (first, _), (_, last) = spans[hit], spans[hit + length - 1]
        before = text[spans[max(hit - window, 0)][0] : first]
        after = text[last : spans[min(hit + length - 1 + window, len(spans) - 1)][1]]
        lines.append((before, text[first:last], after))
    return [tuple(" ".join(part.split()) for part in line) for line in lines]  # type: ignore[misc]


def _lines_from_forms(
    tokens: Tokens, row: int, hits: Positions, lengths: Positions, window: int
) -> list[tuple[str, str, str]]:
    """Return before, node, after of the hits in one article, its words joined by spaces."""
    start, end = tokens.starts[row], tokens.starts[row + 1]

    def joined(first: int, last: int) -> str:
        return " ".join(tokens.form_labels[tokens.forms[max(first, start) : min(last, end)]])

    return [
        (
            joined(hit - window, hit),
            joined(hit, hit + length),
            joined(hit + length, hit + length + window),
        )
        for hit, length in zip(hits.tolist(), lengths.tolist(), strict=True)
    ]


def _sort_keys(lines: pd.DataFrame) -> dict[str, Callable[[], pd.Series]]:
    """Return for each order the values to sort the concordance by."""
    return {
        "after": lambda: lines["after"].map(matching_key),
        "before": lambda: lines["before"].map(lambda text: matching_key(text).split()[::-1]),
        "source": lambda: lines["source"].astype("str"),
        "date": lambda: lines["date"],
    }


def _sorted(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    keys = _sort_keys(lines)[sort]()
    order = keys.reset_index(drop=True).sort_values(kind="stable").index
    return lines.iloc[order].reset_index(drop=True)


def _parsed(query: str) -> list[str]:
    """Return the words of a query as patterns."""
    check_text(query, "query")
    patterns = normalize(query).split()
    if not patterns or not all(pattern.strip("*") for pattern in patterns):
        raise ValueError(
            f"`query` must be a word, a phrase or a wildcard with some letters; got {query!r}."
        )
    return patterns


def kwic(
    tokens: Tokens,
    query: str,
    *,
    window: int = 8,
    sort: str = "after",
    limit: int | None = None,
    families: bool = False,
) -> pd.DataFrame:
    """Show every occurrence of a word in its context (a concordance).

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas, also with joined phrases.
    query : str
        A word or lemma in any spelling, a phrase ("رئيس الحكومة"), or a wildcard ("حكوم*"). A word
        inside a joined phrase is no hit of its own: it is not counted as one either.
    window : int
        The number of words shown before and after; the context stays inside the article.
    sort : str
        "after" and "before" (by the words next to the node), "source" or "date".
    limit : int, optional
        The greatest number of lines, taken after sorting.
    families : bool
        Show one article of each wire family only.

    Returns
    -------
    DataFrame
        `before`, `node`, `after` (the text as it stands in the article; for tokens without text,
        words joined by spaces), `article`, `source`, `date`, `headline`, `family`, as far as the
        articles have them.

    Raises
    ------
    ValueError
        If the query is empty, or `tokens` are n-grams.

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
    hits, lengths = _hits(tokens, _parsed(query))
    rows = np.searchsorted(tokens.starts, hits, side="right") - 1
    if families:
        group = np.zeros(len(tokens.articles), dtype=np.intp)
        kept = first_of_families(tokens.articles, group)[rows]
        hits, lengths, rows = hits[kept], lengths[kept], rows[kept]
    lines = _with_articles(tokens, _lines(tokens, hits, rows, lengths, window), rows)
    ordered = _sorted(lines, sort) if sort in lines or sort in ("after", "before") else lines
    return ordered if limit is None else ordered.head(limit)


def _lines(
    tokens: Tokens, hits: Positions, rows: Positions, lengths: Positions, window: int
) -> list[tuple[str, str, str]]:
    """Return before, node, after of each hit; each article is read once."""
    cut = _lines_from_forms if tokens.text_column is None else _lines_from_text
    lines: list[tuple[str, str, str]] = []
    for row in np.unique(rows).tolist():
        here = rows == row
        lines += cut(tokens, row, hits[here], lengths[here], window)
    return lines


def _with_articles(
    tokens: Tokens, lines: list[tuple[str, str, str]], rows: Positions
) -> pd.DataFrame:
    """Return the concordance with what is known of each line's article."""
    known = [name for name in CARRIED if name in tokens.articles.columns]
    text = pd.DataFrame(lines, columns=["before", "node", "after"]).astype("str")
    about = tokens.articles[known].iloc[rows].reset_index(drop=True)
    return pd.concat([text, about], axis=1)
