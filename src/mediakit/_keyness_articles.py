"""Which words does a source use more than another, given that articles repeat their words?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._cells import Floats, Observed
from mediakit._check import check_at_least
from mediakit._count import By, group_name, groups_of
from mediakit._effect_size import log_ratio
from mediakit._intervals import LEVEL, adjust
from mediakit._keyness import count_columns, observed, reference_columns
from mediakit._measures import measure, score
from mediakit._order import ranking
from mediakit._resample import EXACT, FEWEST, Units, bootstrap, interval, permutation_p, tails
from mediakit._tokens import Tokens
from mediakit._type_counts import group_counts

MIN_COUNT = 5  # occurrences in both corpora, as in `keyness`


def _sides(
    tokens: Tokens, codes: npt.NDArray[np.intp], groups: pd.Index, names: tuple[str, list[str]]
) -> npt.NDArray[np.int8]:
    """Return for each article 1 (target), 0 (reference) or -1 (neither, or no tokens)."""
    target, others = (groups.get_indexer(columns) for columns in ([names[0]], names[1]))
    side = np.full(len(codes), -1, dtype=np.int8)
    side[np.isin(codes, others)] = 0
    side[np.isin(codes, target)] = 1
    side[tokens.sizes == 0] = -1
    return side


def _units(
    tokens: Tokens, side: npt.NDArray[np.int8], types: npt.NDArray[np.intp], families: bool
) -> Units:
    """Return the units of both sides, sorted by article, so that the order of rows is no matter."""
    from scipy.sparse import csr_array

    rows = np.flatnonzero(side >= 0)
    rows = rows[np.argsort(tokens.articles["article"].to_numpy(dtype="str")[rows], kind="stable")]
    names = tokens.articles["family" if families else "article"].iloc[rows]
    names = names.where(names.notna(), tokens.articles["article"].iloc[rows])
    unit, first = pd.factorize(pd.MultiIndex.from_arrays([names.astype("str"), side[rows]]))
    number = len(first)
    wide = np.float32 if tokens.sizes[rows].sum() < EXACT else np.float64
    members = csr_array((np.ones(len(rows), wide), (unit, rows)), shape=(number, len(side)))
    counts = (members @ tokens.matrix()[:, types].astype(wide)).T.tocsr()
    in_target = np.zeros(number, dtype=bool)
    in_target[unit] = side[rows] == 1
    sizes = np.bincount(unit, weights=tokens.sizes[rows], minlength=number).astype(float)
    return Units(counts, sizes, in_target)


def check_resamples(resamples: object) -> None:
    check_at_least(resamples, 1, "resamples")
    if not isinstance(resamples, int):
        raise ValueError(f"`resamples` must be a whole number; got {resamples!r}.")


def _check_units(units: Units, names: tuple[str, list[str]]) -> None:
    labels = [group_name(names[0]), " + ".join(map(group_name, names[1]))]
    for label, side in zip(labels, (units.in_target, ~units.in_target), strict=True):
        if side.sum() < FEWEST:
            raise ValueError(
                f"`keyness_articles` needs at least {FEWEST} articles with words in the target and "
                f"in the reference, to see how they differ; got {side.sum()} in {label}"
            )


def _unseen(cells: Observed, units: Units, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the interval with the bound nearest to 0 widened where a side never has the type.

    No resample of that side holds what none of its articles does. But that none of n articles
    holds it is compatible with up to 1 - 0.025^(1/n) of all such articles holding it (Clopper &
    Pearson 1934): each is taken to hold it as often as those of the other side that do.
    """
    present = units.counts.astype(bool).astype(np.int64)
    holding = present @ np.column_stack([units.in_target, ~units.in_target]).astype(np.int64)
    number = np.array([units.in_target.sum(), (~units.in_target).sum()])
    articles = number * (1 - ((1 - LEVEL) / 2) ** (1 / number))
    with np.errstate(divide="ignore", invalid="ignore"):
        up = np.log2(2 * articles[0] * cells.reference / holding[:, 1])
        down = np.log2(2 * articles[1] * cells.target / holding[:, 0])
    high = np.where(cells.target == 0, high + np.maximum(up, 0), high)
    low = np.where(cells.reference == 0, low - np.maximum(down, 0), low)
    return low, high


def keyness_articles(
    tokens: Tokens,
    target: str,
    *,
    by: By = "source",
    reference: str | list[str] | None = None,
    resamples: int = 1000,
    seed: int = 0,
    families: bool = False,
) -> pd.DataFrame:
    """Compare how often two corpora use each word, with the article as the unit.

    A word that an article has once it often has again: tokens are not independent, and tests that
    take them to be, as those of `keyness`, are far too sure. Here whole articles are resampled for
    the interval, and reshuffled between target and reference for p.

    Parameters
    ----------
    tokens : Tokens
        Words, lemmas or n-grams.
    target : str
        The group whose words are looked for.
    by : str or list of str
        What groups the articles, as for `count`.
    reference : str or list of str, optional
        The groups to compare with; all others by default.
    resamples : int
        How many resamples and how many shuffles. p is never below 1 / (resamples + 1): more are
        needed where few of very many types differ.
    seed : int
        The same seed gives the same table, in whatever order the articles are.
    families : bool
        Let each wire family count once in a group, with its earliest article, and resample the
        family as one in the target and in the reference.

    Returns
    -------
    DataFrame
        The columns of `keyness`, V being the types that occur 5 times in both: `log_likelihood`;
        `p` of the permutation test of G² over the articles, `p_adjusted` by Benjamini-Hochberg
        over the V types; `log_ratio` with `log_ratio_low` and `log_ratio_high`, the percentile
        interval of the bootstrap (95 % for each type, not corrected for V), expanded where few
        articles hold the type. Where one side never has it, the bound nearest to 0 allows for
        articles not seen. Highest first.

    Raises
    ------
    ValueError
        If a group is unknown, has fewer than 2 articles with words, or families are not marked.

    Notes
    -----
    Articles without words are left out. The bootstrap of a word that few articles hold is rough:
    look at the articles behind it with `kwic`.

    Examples
    --------
    >>> lists = [["الإضراب", "مستمر"], ["الإضراب", "الميناء"], ["الإضراب"], ["الميناء"]] * 3
    >>> articles = pd.DataFrame({"article": [f"{n:02}" for n in range(12)]})
    >>> articles["source"] = ["المد", "المد", "المنارة", "المنارة"] * 3
    >>> tokens = Tokens.from_lists(lists, articles)
    >>> table = keyness_articles(tokens, "المد", resamples=200)
    >>> table[["token", "count_target", "count_reference", "log_ratio"]].round(2)
         token  count_target  count_reference  log_ratio
    0  الإضراب             6                3        0.0
    1  الميناء             3                3       -1.0

    References
    ----------
    Lijffijt, J. et al. (2016). Significance testing of word frequencies in corpora. Digital
    Scholarship in the Humanities 31, 374-397. Efron, B. (1979), Annals of Statistics 7, 1-26.
    Hesterberg, T. C. (2015), The American Statistician 69, 371-386. Kish, L. (1965). Survey
    Sampling. Wiley. Welch, B. L. (1947), Biometrika 34, 28-35. Phipson, B. & Smyth, G. K. (2010),
    Statistical Applications in Genetics and Molecular Biology 9, 39.
    """
    check_resamples(resamples)
    grouped = groups_of(tokens, by, families)
    labels, cells, units = compared(tokens, target, reference, grouped, families=families)
    return _as_table(labels, cells, units, resamples, seed)


def compared(
    tokens: Tokens,
    target: str,
    reference: str | list[str] | None,
    grouped: tuple[npt.NDArray[np.intp], pd.Index],
    *,
    families: bool,
) -> tuple[pd.Index, Observed, Units]:
    """Return the types that are compared, their cells, and the units of both sides."""
    codes, groups = grouped
    shape = (len(groups), len(tokens.unit_labels))
    table = group_counts(tokens.units, tokens.starts, codes, shape=shape)
    counts = pd.DataFrame(table.T, index=tokens.unit_labels.rename("token"), columns=groups)
    labels, cells = observed(counts, target, reference, min_count=MIN_COUNT, sizes=None)
    names = target, reference_columns(counts, target, reference)
    types = tokens.unit_labels.get_indexer(labels)
    units = _units(tokens, _sides(tokens, codes, groups, names), types, families)
    _check_units(units, names)
    return labels, cells, units


def _as_table(
    labels: pd.Index, cells: Observed, units: Units, resamples: int, seed: int
) -> pd.DataFrame:
    for_interval, for_p = np.random.default_rng(seed).spawn(2)
    low, high = interval(bootstrap(units, resamples, for_interval), tails(units))
    low, high = _unseen(cells, units, low, high)
    p = permutation_p(units, cells, resamples, for_p)
    values = score(cells, measure("log_likelihood"))
    columns = count_columns(cells) | {
        "log_likelihood": values,
        "p": p,
        "p_adjusted": adjust(p, "bh"),
        "log_ratio": log_ratio(cells),
        "log_ratio_low": low,
        "log_ratio_high": high,
    }
    order = ranking(values, labels)
    rows = {name: column[order] for name, column in columns.items()}
    return pd.DataFrame({"token": labels[order]} | rows)
