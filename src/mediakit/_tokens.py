"""The words of a corpus in reading order: the one class, and what makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_columns
from mediakit._classes import classify
from mediakit._encode import Bits, Codes, compact, encode, encode_lists
from mediakit._gather import taken
from mediakit._keys import spelling_classes
from mediakit._token_files import read_tokens, write_tokens
from mediakit._type_counts import article_counts, type_counts

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False, repr=False)
class Tokens:
    """The tokens of a corpus as integer codes in reading order; immutable.

    Made by `tokenize`, `ngrams` or `Tokens.from_lists`; counted by `count`.

    Attributes
    ----------
    forms, units : int32 arrays, shape (tokens,)
        The written word and what is counted, as codes into `form_labels` and `unit_labels`.
    breaks : bool array, shape (tokens,)
        Whether punctuation, a paragraph's or an article's start stands before the token.
    starts : int64 array, shape (articles + 1,)
        Where the tokens of each article begin; the last is the number of tokens.
    form_labels, unit_labels : Index of str
        The two vocabularies.
    articles : DataFrame
        The articles that the tokens come from, a row each, all columns.
    unit : str
        What a unit is: "word", "lemma", "bigram" …
    text_column : str or None
        The column of `articles` that was tokenised; None if there is no text.
    keep_numbers : bool
        Whether numbers are tokens.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["أعلنت", "النقابة", "،", "الإضراب"], ["بدأ", "الإضراب"]])
    >>> tokens
    Tokens: 5 words of 4 types in 2 articles
    >>> tokens.vocabulary.set_index("token")["count"].to_dict()
    {'أعلنت': 1, 'النقابة': 1, 'الإضراب': 2, 'بدأ': 1}
    """

    forms: Codes
    units: Codes
    breaks: Bits
    starts: npt.NDArray[np.int64]
    form_labels: pd.Index
    unit_labels: pd.Index
    articles: pd.DataFrame
    unit: str = "word"
    text_column: str | None = None
    keep_numbers: bool = field(default=False)

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in (self.forms, self.units, self.breaks, self.starts):
            array.setflags(write=False)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.units)

    def __repr__(self) -> str:
        """Return a one-line summary."""
        return (
            f"Tokens: {len(self):,} {self.unit}s of {len(self.unit_labels):,} types "
            f"in {len(self.articles):,} articles"
        )

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """The number of tokens of each article."""
        return np.diff(self.starts)

    @property
    def article_of(self) -> npt.NDArray[np.int64]:
        """The row in `articles` that each token belongs to."""
        return np.repeat(np.arange(len(self.articles)), self.sizes)

    @property
    def vocabulary(self) -> pd.DataFrame:
        """The types: `token` and its `count`; row k is the unit with code k."""
        counts = type_counts(self.units, len(self.unit_labels))
        return pd.DataFrame({"token": self.unit_labels, "count": counts})

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy frame: `article`, `position` (from 0, in the article), `token`."""
        positions = np.arange(len(self)) - np.repeat(self.starts[:-1], self.sizes)
        return pd.DataFrame(
            {
                "article": self.articles["article"].to_numpy()[self.article_of],
                "position": positions,
                "token": self.unit_labels.take(self.units),
            }
        ).astype({"article": "str"})

    def matrix(self) -> csr_array:
        """Return how often each type stands in each article: a sparse matrix (SciPy CSR, int32).

        Rows are as in `articles`, columns as in `unit_labels` and `vocabulary`.

        Examples
        --------
        >>> tokens = Tokens.from_lists([["السد", "النهر", "السد"], ["النهر"]])
        >>> tokens.matrix().toarray()
        array([[2, 1],
               [0, 1]], dtype=int32)
        """
        return article_counts(self.units, self.starts, len(self.unit_labels))

    def select(self, mask: Any) -> Tokens:
        """Return the tokens of some articles.

        Parameters
        ----------
        mask : bool Series or array
            For each row of `articles`, whether it stays.

        Raises
        ------
        ValueError
            If the mask is not one truth value for each article.
        """
        keep = np.asarray(mask)
        if keep.dtype != bool or keep.shape != (len(self.articles),):
            raise ValueError(
                f"`mask` must be {len(self.articles)} truth values, one for each article; "
                f"got {keep.dtype} of shape {keep.shape}."
            )
        kept = np.repeat(keep, self.sizes)
        forms, form_labels = compact(self.forms[kept], self.form_labels)
        units, unit_labels = compact(self.units[kept], self.unit_labels)
        return replace(
            self, forms=forms, units=units, form_labels=form_labels, unit_labels=unit_labels,
            breaks=self.breaks[kept], starts=np.concatenate([[0], np.cumsum(self.sizes[keep])]),
            articles=self.articles[keep].reset_index(drop=True),
        )  # fmt: skip

    def relabel(self, classes: Mapping[str, str], *, unit: str = "class") -> Tokens:
        """Return tokens whose units are classes of words; forms stay.

        Parameters
        ----------
        classes : mapping of str to str
            A word's form, or its spelling in `vocabulary`, to the label of its class. Words that
            are not there keep their own.
        unit : str
            What a unit then is, such as "lemma".
        """
        own = np.full(len(self.form_labels), -1, dtype=np.int32)
        own[self.forms] = self.units
        class_of_form, labels = classify(self.form_labels, self.unit_labels, own, classes)
        return replace(self, units=class_of_form[self.forms], unit_labels=labels, unit=unit)

    @classmethod
    def from_lists(
        cls, lists: Iterable[Iterable[str]], articles: pd.DataFrame | None = None
    ) -> Tokens:
        """Make tokens of any tokeniser's output; words are taken exactly as they are.

        Parameters
        ----------
        lists : iterable of lists of str
            The tokens of each article. Tokens without a letter or digit become breaks.
        articles : DataFrame, optional
            A row for each list. Without it, the articles are numbered from 1.

        Raises
        ------
        ValueError
            If `articles` has not as many rows as there are lists.
        """
        encoded = encode_lists(lists)
        number = len(encoded.starts) - 1
        if articles is None:
            articles = pd.DataFrame({"article": pd.Series(range(1, number + 1)).astype("str")})
        check_columns(articles, "article", name="articles")
        if len(articles) != number:
            raise ValueError(
                f"`articles` must have {number} rows, one a list; got {len(articles)}."
            )
        return cls(
            encoded.forms, encoded.forms, encoded.breaks, encoded.starts, encoded.labels,
            encoded.labels, articles.reset_index(drop=True),
        )  # fmt: skip

    def save(self, path: str | Path, *, text: bool = True) -> None:
        """Write the tokens to a folder of Arrow files, which `load` opens in no time.

        Parameters
        ----------
        path : str or Path
            The folder; what a previous `save` left there is replaced at the end, not before.
        text : bool
            Keep the articles' text, so that concordances show it.
        """
        write_tokens(path, vars(self), text=text)

    @classmethod
    def load(cls, path: str | Path) -> Tokens:
        """Open what `save` wrote, whatever its size: only what is used is read from the disk.

        The folder must stay while the tokens are in use. `save` may replace it meanwhile (not on
        Windows, which refuses); nobody may write over its files.

        Raises
        ------
        FileNotFoundError
            If the folder does not hold saved tokens.
        ValueError
            If its files are damaged.
        """
        return cls(**read_tokens(path))


def tokenize(articles: pd.DataFrame, *, text: str = "text", keep_numbers: bool = False) -> Tokens:
    """Split articles into words, in reading order.

    Spellings of one word (إلى and الى, حكومة and حكومه, with and without marks) are counted
    together and shown as they are written most often; each written form is kept beside.
    Two words that differ in nothing else, such as على and علي, are counted together too.

    Parameters
    ----------
    articles : DataFrame
        Articles; it is not changed.
    text : str
        The column to split: "text", "headline" or any other column of strings.
    keep_numbers : bool
        Count numbers as words. By default they are left out, and a break stands in their place.

    Returns
    -------
    Tokens
        The tokens, with `articles` whole.

    Raises
    ------
    TypeError
        If `articles` is not a DataFrame.
    ValueError
        If it has no such column.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> articles = as_articles(pd.DataFrame({"text": ["قالت الحكومة إن السد آمن، الحكومه قالت"]}))
    >>> tokenize(articles).vocabulary["token"].tolist()
    ['قالت', 'الحكومة', 'إن', 'السد', 'آمن']
    """
    check_columns(articles, "article", text, name="articles")
    encoded = encode(articles[text], keep_numbers=keep_numbers)
    unit_of_form, unit_labels = spelling_classes(encoded.labels, encoded.counts)
    return Tokens(
        encoded.forms, taken(unit_of_form, encoded.forms), encoded.breaks, encoded.starts,
        encoded.labels, unit_labels, articles.reset_index(drop=True), text_column=text,
        keep_numbers=keep_numbers,
    )  # fmt: skip
