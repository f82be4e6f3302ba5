"""Which words stand near a word, and which near each other?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._association import MEASURES, Joint, log_dice, measured
from mediakit._check import check_at_least, check_choice
from mediakit._count import once_a_family
from mediakit._normalize import each_matching_key, matching_key
from mediakit._order import ranking
from mediakit._query import Hits, hits, hits_of_any, parsed_queries
from mediakit._suggest import hint
from mediakit._tokens import Tokens
from mediakit._type_counts import Integers, type_counts
from mediakit._windows import pair_counts, windows

Window = int | tuple[int, int] | list[int]
UNITS = ("word", "lemma", "class")


def _check_tokens(tokens: Tokens, name: str) -> None:
    if tokens.unit not in UNITS:
        raise ValueError(f"`{name}` takes words or lemmas; got {tokens.unit}s.")


def _sides(window: Window) -> tuple[int, int]:
    """Return the tokens of a window before and after the node."""
    sides = tuple(window) if isinstance(window, tuple | list) else (window, window)
    right = len(sides) == 2 and all(
        isinstance(side, int | np.integer) and not isinstance(side, bool) and side >= 0
        for side in sides
    )
    if not right or not sum(sides):
        raise ValueError(
            "`window` must be a number of tokens from 1, or those before and those after the node, "
            f"such as (0, 3); got {window!r}."
        )
    return int(sides[0]), int(sides[1])


def _nodes(tokens: Tokens, node: str | Iterable[str]) -> Hits:
    """Return where the node stands; raise ValueError if it nowhere does."""
    queries = parsed_queries(node)
    found = hits_of_any(tokens, queries)
    if not len(found.positions):
        words = chain.from_iterable(queries)
        missing = [word for word in words if not len(hits(tokens, [word]).positions)]
        raise ValueError(
            f"`node` must be in the tokens; none of them matches {node}.{hint(tokens, missing)}"
        )
    return found


def _near(tokens: Tokens, nodes: Hits, before: int, after: int) -> Integers:
    """Return how often each type stands near the nodes: a token counts once for each node."""
    last = nodes.positions + nodes.lengths - 1
    around = [
        windows(nodes.positions, tokens.starts, before=before, after=0).positions,
        windows(last, tokens.starts, before=0, after=after).positions,
    ]
    return type_counts(tokens.units[np.concatenate(around)], len(tokens.unit_labels))


def collocates(
    tokens: Tokens,
    node: str | Iterable[str],
    *,
    window: Window = 5,
    min_count: int = 5,
    measure: str = "log_dice",
    span_adjusted: bool = False,
    families: bool = False,
) -> pd.DataFrame:
    """Measure which words stand near a word more often than chance would have it.

    Windows end with the article. A token in the windows of two nodes counts for both, so that two
    words are as often near each other from either side; other occurrences of the node near it are
    collocates like any word. `kwic` with the same node shows the lines.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas, also with joined phrases.
    node : str or iterable of str
        As the query of `kwic`: a word in any spelling, a lemma, a phrase, a wildcard, or several.
        The window of a phrase begins before its first and after its last word.
    window : int or pair of int
        The tokens on each side, or before and after: (0, 1) is the next word.
    min_count : int
        The fewest co-occurrences of a word that is listed.
    measure : str
        The column that sorts the table.
    span_adjusted : bool
        Expect a word as often as the tokens of all windows would have it, E = f(x) f(y) s / N with
        s tokens in a window, as AntConc, BNCweb and #LancsBox do; else E = f(x) f(y) / N.
    families : bool
        Let each wire family count once, with its earliest article.

    Returns
    -------
    DataFrame
        `token`, `count` (co-occurrences, f(x,y)), `expected` (E), `count_collocate` (f(y)),
        `log_dice`, `mi`, `mi3`, `t_score`, `z_score`, `log_likelihood` (G² over four cells,
        negative below E), `delta_p_forward` (of the collocate, given the node),
        `delta_p_backward`, `min_sensitivity`. Highest `measure` first, ties by token. In G² and ΔP,
        whose cells cannot be negative, f(x,y) is at most f(x) (of all windows, if `span_adjusted`)
        and f(y).

    Raises
    ------
    ValueError
        If the node is nowhere, the window holds no token, a measure is unknown, families are not
        marked, or `tokens` are n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["رئيس", "الحكومة", "قال"], ["قال", "رئيس", "الحكومة"]])
    >>> collocates(tokens, "رئيس", window=(0, 1), min_count=1)[["token", "count", "log_dice"]]
         token  count  log_dice
    0  الحكومة      2      14.0

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In: Corpus Linguistics. An International Handbook,
    1212-1248 (surface co-occurrence). Rychlý, P. (2008). A lexicographer-friendly association
    score. RASLAN, 6-9. Gries, S. Th. (2013). 50-something years of work on collocations.
    International Journal of Corpus Linguistics 18, 137-165. Brezina, V. (2018). Statistics in
    Corpus Linguistics, chapter 3.
    """
    _check_tokens(tokens, "collocates")
    check_choice(measure, list(MEASURES), "measure")
    check_at_least(min_count, 1, "min_count")
    before, after = _sides(window)
    tokens = once_a_family(tokens, families)
    nodes = _nodes(tokens, node)
    near = _near(tokens, nodes, before, after)
    listed = np.flatnonzero(near >= min_count)
    joint = Joint(
        near[listed].astype(float),
        float(len(nodes.positions)),
        type_counts(tokens.units, len(tokens.unit_labels))[listed].astype(float),
        float(len(tokens)),
        float(before + after) if span_adjusted else 1.0,
    )
    return _as_table(tokens.unit_labels[listed], joint, measure)


def _as_table(labels: pd.Index, joint: Joint, measure: str) -> pd.DataFrame:
    """Return the collocates, highest measure first."""
    scores = measured(joint)
    order = ranking(scores[measure], labels)
    counts = {
        "count": joint.both.astype(np.int64),
        "expected": joint.expected,
        "count_collocate": joint.second.astype(np.int64),
    }
    columns = {name: column[order] for name, column in (counts | scores).items()}
    return pd.DataFrame({"token": labels[order]} | columns)


def _most_frequent(
    tokens: Tokens, counts: Integers, top: int, leave_out: Iterable[str]
) -> npt.NDArray[np.int64]:
    """Return the codes of the most frequent types, commonest first."""
    order = ranking(counts, tokens.unit_labels)
    left = {matching_key(word) for word in leave_out}
    if left:
        keys = each_matching_key(tokens.unit_labels.tolist())
        order = order[~np.array([key in left for key in keys], dtype=bool)[order]]
    return order[:top][counts[order[:top]] > 0]


def cooccurrence(
    tokens: Tokens,
    *,
    window: int = 5,
    top: int = 200,
    leave_out: Iterable[str] = (),
    families: bool = False,
) -> pd.DataFrame:
    """Count how often the most frequent words stand near each other: the edges of a network.

    The count is that of `collocates`: how often the one is at most `window` tokens from the other
    in an article, on either side. Two tokens of one word are so near each other twice, once from
    either. That is quanteda's `fcm` of a window, by frequency.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas.
    window : int
        The greatest distance, in tokens.
    top : int
        How many of the most frequent types are looked at.
    leave_out : iterable of str
        Words in any spelling that are not among them, such as `stopwords()`; they keep their place
        in the text.
    families : bool
        Let each wire family count once, with its earliest article.

    Returns
    -------
    DataFrame
        `first`, `second` (the more frequent word first; a word may be near itself), `count`,
        `log_dice` (14 + log₂ of 2 f(x,y) / (f(x) + f(y)), f of all tokens). Most frequent pairs
        first, ties by the words.

    Raises
    ------
    ValueError
        If `window` or `top` is below 1, families are not marked, or `tokens` are n-grams.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["رئيس", "الحكومة", "قال"], ["الحكومة", "رئيس"]])
    >>> cooccurrence(tokens, window=1).head(1).values.tolist()
    [['الحكومة', 'رئيس', 2, 14.0]]
    """
    _check_tokens(tokens, "cooccurrence")
    check_at_least(window, 1, "window")
    check_at_least(top, 1, "top")
    tokens = once_a_family(tokens, families)
    counts = type_counts(tokens.units, len(tokens.unit_labels))
    chosen = _most_frequent(tokens, counts, int(top), leave_out)
    place = np.full(len(counts), -1, dtype=np.int32)
    place[chosen] = np.arange(len(chosen))
    found = pair_counts(place[tokens.units], tokens.starts, window=int(window), types=len(chosen))
    labels = tokens.unit_labels[chosen]
    first, second = labels[found.first], labels[found.second]
    near = found.counts * np.where(found.first == found.second, 2, 1)
    joint = Joint(
        near.astype(float),
        counts[chosen][found.first].astype(float),
        counts[chosen][found.second].astype(float),
        float(len(tokens)),
    )
    table = pd.DataFrame(
        {"first": first, "second": second, "count": near, "log_dice": log_dice(joint)}
    )
    return table.sort_values(
        ["count", "first", "second"], ascending=[False, True, True], ignore_index=True
    )
