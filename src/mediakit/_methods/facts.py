"""What a call's own arguments say of the corpus and the comparison: the numbers of a text."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from mediakit._cells import Observed
from mediakit._count import By, group_codes, group_name, groups_of, names_of
from mediakit._intervals import LEVEL
from mediakit._keyness import observed, reference_columns
from mediakit._ngrams import NAMES
from mediakit._tables import group_sizes
from mediakit._tokens import Tokens
from mediakit._type_counts import Integers, type_counts

# The arguments of a call by name, defaults too.
Call: TypeAlias = SimpleNamespace
Facts: TypeAlias = dict[str, Any]


def several(given: Any) -> list[Any]:
    """Return one name, or the names of several, as a list."""
    return [given] if isinstance(given, str) or not hasattr(given, "__iter__") else list(given)


def run_length(tokens: Tokens) -> int:
    """Return the words that make a unit: 1, but for n-grams."""
    lengths = {name: length for length, name in NAMES.items()}
    first = tokens.unit.partition("-gram")
    return lengths.get(tokens.unit, int(first[0]) if first[1] else 1)


def of_unit(tokens: Tokens) -> Facts:
    """Return what is counted: words, lemmas, classes or n-grams."""
    length = run_length(tokens)
    unit = "run" if length > 1 else tokens.unit
    if unit == "word" and tokens.text_column is None:
        unit = "given"
    return {"unit": unit, "runs": length > 1, "run_length": length}


def of_grouping(by: By) -> Facts:
    """Return what articles are grouped by, and what those without a group lack."""
    names = names_of(by)
    lacking = [name.partition(":")[0] for name in names]
    return {"by": names, "grouped": bool(names), "lacking": list(dict.fromkeys(lacking))}


def _excluded(lost: int, families: bool) -> str:
    """Return why articles are left out: a key of the phrases "excluded"."""
    if lost:
        return "both" if families else "lost"
    return "families" if families else "none"


def used_articles(tokens: Tokens, by: By, families: bool, within: By = ()) -> npt.NDArray[np.bool_]:
    """Return which articles count: those with a group, and of a wire family the first."""
    return groups_of(tokens, by, families, within=within)[0] >= 0


def counts_of(tokens: Tokens, articles: npt.NDArray[np.bool_]) -> Integers:
    """Return how often each type occurs in some articles."""
    return type_counts(tokens.units[np.repeat(articles, tokens.sizes)], len(tokens.unit_labels))


def of_tokens(tokens: Tokens, by: By = None, *, families: bool = False, within: By = ()) -> Facts:
    """Return the size of what is counted, in how many groups, and what is left out."""
    used = used_articles(tokens, by, families, within)
    codes, groups = group_codes(tokens.articles, by)
    counts = counts_of(tokens, used)
    lost = int((codes < 0).sum())
    return {
        **of_unit(tokens),
        **of_grouping(by),
        "tokens": int(counts.sum()),
        "types": int((counts > 0).sum()),
        "articles": int(used.sum()),
        "groups": len(groups),
        "lost": lost,
        "repeated": int(((codes >= 0) & ~used).sum()),
        "excluded": _excluded(lost, families),
        "once": bool(names_of(by if within == () else within)),
    }


def tokens_of_call(call: Call) -> Facts:
    """Return the facts of a call with `tokens` and, perhaps, `by` and `families`."""
    families = bool(getattr(call, "families", False))
    return of_tokens(call.tokens, getattr(call, "by", None), families=families)


def of_counts(counts: pd.DataFrame, sizes: Any = None) -> Facts:
    """Return the size of counts, and where it is from."""
    return {
        "tokens": group_sizes(counts, sizes).sum(),
        "types": int((counts.sum(axis=1) > 0).sum()),
        "groups": counts.shape[1],
        "sized": sizes is not None,
        "level": LEVEL,
    }


def of_cells(cells: Observed, target: Any, reference: list[Any]) -> Facts:
    """Return the two sides of a comparison, and V."""
    return {
        "target": group_name(target),
        "reference": [group_name(group) for group in reference],
        "target_tokens": cells.target_size,
        "reference_tokens": cells.reference_size,
        "tokens": cells.size,
        "types": cells.types,
        "level": LEVEL,
    }


def comparison(call: Call) -> Facts:
    """Return the facts of a call that compares columns of counts."""
    least = {"min_count": call.min_count, "sizes": call.sizes}
    _, cells = observed(call.counts, call.target, call.reference, **least)
    reference = reference_columns(call.counts, call.target, call.reference)
    facts = of_cells(cells, call.target, reference)
    return facts | {"min_count": max(call.min_count, 1), "sized": call.sizes is not None}
