"""Which words mark one article, or one group, among many?"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._check import check_choice, check_positive
from mediakit._count import By, group_name, groups_of
from mediakit._order import ranking
from mediakit._tokens import Tokens

Floats = npt.NDArray[np.float64]
AUGMENTED = 0.5  # the least weight of a type that occurs (Salton & Buckley 1988)


class Occurring(NamedTuple):
    """The counts of the types that occur in each document, one after the other."""

    times: Floats  # the counts
    document: npt.NDArray[np.int64]  # of each
    tokens: Floats  # of each document
    types: Floats
    largest: Floats
    base: float

    def log(self, values: Floats) -> Floats:
        """Return the logarithm to the base."""
        return np.log(values) / np.log(self.base)

    def by_document(self, values: Floats) -> Floats:
        """Return a document's value for each of its counts."""
        return values[self.document]


def _log_average(all_: Occurring) -> Floats:
    average = all_.by_document(all_.tokens / np.maximum(all_.types, 1))
    return (1 + all_.log(all_.times)) / (1 + all_.log(average))


TERM: dict[str, Callable[[Occurring], Floats]] = {
    "count": lambda all_: all_.times,
    "prop": lambda all_: all_.times / all_.by_document(all_.tokens),
    "propmax": lambda all_: all_.times / all_.by_document(all_.largest),
    "logcount": lambda all_: 1 + all_.log(all_.times),
    "boolean": lambda all_: np.ones(len(all_.times)),
    "augmented": lambda all_: (
        AUGMENTED + (1 - AUGMENTED) * all_.times / all_.by_document(all_.largest)
    ),
    "logave": _log_average,
}
# Of the documents that hold a type, and of all documents:
DOCUMENT: dict[str, Callable[[Floats, int], Floats]] = {
    "count": lambda holding, _: holding,
    "inverse": lambda holding, number: np.log(number / holding),
    "inversemax": lambda holding, _: np.log(holding.max(initial=1) / holding),
    "inverseprob": lambda holding, number: np.log(np.maximum((number - holding) / holding, 1)),
    "unary": lambda holding, _: np.ones(len(holding)),
}
LOGARITHMS = ("inverse", "inversemax", "inverseprob")


def _occurring(tokens: Tokens, codes: npt.NDArray[np.intp], groups: int, base: float) -> tuple[
    Occurring, npt.NDArray[np.int64]
]:  # fmt: skip
    """Return the counts of each document, and the type of each."""
    from scipy.sparse import csr_array

    rows = np.flatnonzero(codes >= 0)
    members = csr_array(
        (np.ones(len(rows), np.int64), (codes[rows], rows)), shape=(groups, len(codes))
    )
    table = (members @ tokens.matrix()).tocsr()
    types = np.diff(table.indptr)
    document = np.repeat(np.arange(groups), types)
    count = table.data.astype(float)
    largest = np.zeros(groups)
    np.maximum.at(largest, document, count)
    size = np.bincount(document, weights=count, minlength=groups).astype(float)
    return Occurring(count, document, size, types.astype(float), largest, base), table.indices


def check_weights(scheme_tf: str, scheme_df: str, base: float) -> None:
    """Raise ValueError unless there are such schemes and such a logarithm."""
    check_choice(scheme_tf, tuple(TERM), "scheme_tf")
    check_choice(scheme_df, tuple(DOCUMENT), "scheme_df")
    check_positive(base, "base")
    if base <= 1:
        raise ValueError(f"`base` must be above 1; got {base}.")


def tf_idf(
    tokens: Tokens,
    by: By = "article",
    *,
    scheme_tf: str = "count",
    scheme_df: str = "inverse",
    base: float = 10,
    families: bool = False,
) -> pd.DataFrame:
    """Weigh each word of each article by how few articles have it.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams.
    by : str or list of str
        What the documents are, as for `count`: the articles, or groups of them.
    scheme_tf : str
        The weight of a count f in a document, named as in quanteda: "count" (f), "prop" (f over
        the tokens of the document), "propmax" (f over its largest count), "logcount" (1 + log f),
        "boolean" (1), "augmented" (0.5 + 0.5 f over its largest count) or "logave" (1 + log f over
        1 + log of its mean count).
    scheme_df : str
        The weight of a type that n of N documents hold: "inverse" (log N/n), "inversemax"
        (log of the largest n over n), "inverseprob" (log (N - n)/n, at least 0), "count" (n) or
        "unary" (1).
    base : float
        Of the logarithms.
    families : bool
        Let each wire family count once in a group, with its earliest article.

    Returns
    -------
    DataFrame
        `group` (the document), `token`, `count`, `document_frequency` (the documents that hold
        the type), `tf_idf`: a row for each type of each document, documents in order, highest
        weight first, ties by token.

    Raises
    ------
    ValueError
        If a scheme or column is unknown, or `base` is not above 1.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["السد", "السد", "النهر"], ["النهر", "الميناء"]])
    >>> tf_idf(tokens).round(3)
      group    token  count  document_frequency  tf_idf
    0     1     السد      2                   1   0.602
    1     1    النهر      1                   2   0.000
    2     2  الميناء      1                   1   0.301
    3     2    النهر      1                   2   0.000

    References
    ----------
    Manning, C. D., Raghavan, P. & Schütze, H. (2008). Introduction to Information Retrieval,
    chapter 6. Salton, G. & Buckley, C. (1988), Information Processing & Management 24, 513-523.
    """
    check_weights(scheme_tf, scheme_df, base)
    codes, groups = groups_of(tokens, by, families)
    counts, types = _occurring(tokens, codes, len(groups), base)
    holding = np.bincount(types, minlength=len(tokens.unit_labels))[types].astype(float)
    rarity = DOCUMENT[scheme_df](holding, len(groups))
    if scheme_df in LOGARITHMS:
        rarity = rarity / np.log(base)
    return _as_table(tokens, groups, counts, types, holding, TERM[scheme_tf](counts) * rarity)


def _as_table(
    tokens: Tokens, groups: pd.Index, counts: Occurring, types: npt.NDArray[np.int64],
    holding: Floats, weights: Floats,
) -> pd.DataFrame:  # fmt: skip
    labels = tokens.unit_labels.take(types)
    order = ranking(weights, labels)
    order = order[np.argsort(counts.document[order], kind="stable")]
    names = pd.Index([group_name(group) for group in groups], dtype="str")
    return pd.DataFrame(
        {
            "group": names.take(counts.document[order]),
            "token": labels.take(order).astype("str"),
            "count": counts.times[order].astype("int64"),
            "document_frequency": holding[order].astype("int64"),
            "tf_idf": weights[order],
        }
    )
