"""What does one article change in another?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pandas as pd

from mediakit._alignment import Run, align
from mediakit._check import check_choice, check_columns, did_you_mean
from mediakit._paragraphs import Piece, paragraphs_of
from mediakit._shown_changes import LANGUAGES, Part, markup

KINDS = {(True, False): "struck", (False, True): "added", (True, True): "replaced"}


@dataclass(frozen=True)
class Diff:
    """What one article changes in another; notebooks display it by itself, right-to-left.

    Attributes
    ----------
    table : DataFrame
        A row a change: see `diff`.
    kept : float
        The share of the words of the first article that the second has too, in their order.
    added, struck : int
        The number of words.
    """

    table: pd.DataFrame = field(repr=False, compare=False)
    kept: float
    added: int
    struck: int
    markup: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.markup

    def __str__(self) -> str:
        """Return the HTML."""
        return self.markup


def _row(articles: pd.DataFrame, article: Any, name: str) -> pd.Series:
    """Return the row of an article."""
    ids = articles["article"]
    rows = articles[ids == article]
    if not len(rows):
        raise ValueError(
            f"`{name}` must be an id of the column article; got {article}."
            f"{did_you_mean(article, ids.dropna().unique())}"
        )
    if len(rows) > 1:
        raise ValueError(
            f"`articles` must have one article of each id; {len(rows)} have the id {article}."
        )
    return rows.iloc[0]


def _texts(row: pd.Series, name: str) -> tuple[list[Piece], list[Piece]]:
    """Return the words of the headline and of the text."""
    headline, text = (
        paragraphs_of(value) if isinstance(value := row.get(column), str) else []
        for column in ("headline", "text")
    )
    if not text:
        raise ValueError(f"`{name}` must have a text; there are no words in {row['article']}.")
    return headline, text


def _changes(part: Part, run: Run, words: int) -> dict[str, Any]:
    """Return one row of the table."""
    before = [piece.form for piece in part.first[run.first : run.first_end]]
    after = [piece.form for piece in part.second[run.second : run.second_end]]
    return {
        "kind": KINDS[bool(before), bool(after)],
        "before": " ".join(before),
        "after": " ".join(after),
        "place": words + run.first + 1,
    }


def _table(parts: list[Part]) -> pd.DataFrame:
    words = [0, len(parts[0].first)]
    rows = [
        _changes(part, run, number)
        for part, number in zip(parts, words, strict=True)
        for run in part.runs
        if not run.is_kept
    ]
    types = {"kind": "str", "before": "str", "after": "str", "place": "int64"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def diff(articles: pd.DataFrame, first: str, second: str, *, lang: str = "ar") -> Diff:
    """Show what one article changes in another, such as an outlet in the item of an agency.

    Words are compared, not letters: spellings of one word (إلى and الى, with and without marks) and
    punctuation are no change. Headline is compared with headline, text with text. What is kept is
    the longest sequence of words that both have; one or two words that stand between longer
    changes by chance are taken for changed. A passage that was moved is struck in one place and
    added in the other.

    Parameters
    ----------
    articles : DataFrame
        Articles; they are not changed.
    first, second : str
        The ids (column `article`) of the original and of the changed article.
    lang : str
        The language of the legend: "ar" or "en".

    Returns
    -------
    Diff
        Displays itself in Jupyter: the second article with the words that it adds, and the struck
        ones in their places. `.table` has a row a change: `kind` ("added", "struck", "replaced"),
        `before`, `after` (the words, numbers too, as they are written), `place` (the number, from
        1, of the word of the first article, headline and text, where it happens: added words stand
        before it). `.kept` is the share of the first article's words that stay, `.added` and
        `.struck` are numbers of words.

    Raises
    ------
    ValueError
        If an id is unknown, both are the same, or an article has no words.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"article": ["1", "2"], "text": ["قال الوزير إن السد آمن.", "أقر الوزير ان السد آمن"]}
    ... )
    >>> changes = diff(articles, "1", "2")
    >>> changes.table.to_dict("records"), changes.kept
    ([{'kind': 'replaced', 'before': 'قال', 'after': 'أقر', 'place': 1}], 0.8)

    References
    ----------
    Hyyrö, H. (2004). Bit-parallel LCS-length computation revisited. Proceedings of the 15th
    Australasian Workshop on Combinatorial Algorithms, 16-27.
    """
    check_columns(articles, "article", "text", name="articles")
    check_choice(lang, LANGUAGES, "lang")
    rows = [_row(articles, first, "first"), _row(articles, second, "second")]
    if first == second:
        raise ValueError(f"`first` and `second` must be two articles; both are {first}.")
    texts = zip(_texts(rows[0], "first"), _texts(rows[1], "second"), strict=True)
    parts = [
        Part(old, new, align([piece.key for piece in old], [piece.key for piece in new]))
        for old, new in texts
    ]
    runs = list(chain.from_iterable(part.runs for part in parts))
    kept = sum(run.first_end - run.first for run in runs if run.is_kept)
    struck = sum(run.first_end - run.first for run in runs if not run.is_kept)
    added = sum(run.second_end - run.second for run in runs if not run.is_kept)
    share = kept / (kept + struck)
    names = [" · ".join(map(str, _known(row))) for row in rows]
    return Diff(
        _table(parts), share, added, struck, markup(parts, names, (share, added, struck), lang)
    )


def _known(row: pd.Series) -> list[Any]:
    """Return what tells an article from others: its outlet, where known, and its id."""
    source = row.get("source")
    return [*([source] if isinstance(source, str) and source else []), row["article"]]
