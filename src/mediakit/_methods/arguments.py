"""What the arguments of each statistic say, computed as the statistic does it."""

from __future__ import annotations

import inspect

import numpy as np
import pandas as pd

from mediakit._check import check_at_least, check_choice, check_columns, check_positive
from mediakit._count import group_codes, group_name, groups_of
from mediakit._dispersion import larger_parts
from mediakit._diversity import MTLD_RATIO, SAMPLE, check_window
from mediakit._effect_size import PRIOR_TOKENS, UNIFORM
from mediakit._intervals import CORRECTIONS
from mediakit._keyness import reference_columns
from mediakit._keyness_articles import MIN_COUNT, check_resamples, compared
from mediakit._measures import Measure, as_measure
from mediakit._methods.facts import (
    Call,
    Facts,
    comparison,
    counts_of,
    of_cells,
    of_counts,
    of_tokens,
    tokens_of_call,
)
from mediakit._shift import shift as shift_table
from mediakit._similarity import DEPTH, PERSISTENCE
from mediakit._similarity import NAMES as SIMILARITIES
from mediakit._syndicated import check_once
from mediakit._tables import check_counts
from mediakit._tf_idf import LOGARITHMS, check_weights


def frequencies(call: Call) -> Facts:
    """Return the size of the counts, checked as `frequencies` does."""
    check_counts(call.counts)
    check_positive(call.per, "per")
    if call.articles is not None:
        check_counts(call.articles)
        check_columns(call.articles, *call.counts.columns, name="articles")
    adjusted = getattr(call, "adjusted", None)
    given = {"with_articles": call.articles is not None, "with_adjusted": adjusted is not None}
    return of_counts(call.counts, call.sizes) | given


def _parameters(measure: Measure) -> Facts:
    """Return the parameters of a measure under names that differ from those of `keyness`."""
    known = inspect.signature(measure.score).parameters.values()
    values = {each.name: each.default for each in known if each.kind == each.KEYWORD_ONLY}
    renamed = {"correction": "continuity", "level": "measure_level", "types": "tests"}
    named = {renamed.get(name, name): value for name, value in values.items()}
    return named | (_prior(**values) if "prior" in values else {})


def _prior(prior: str | float, alpha0: float | None) -> Facts:
    if prior == "pooled":
        return {"alpha0": PRIOR_TOKENS if alpha0 is None else alpha0}
    if prior == "uniform" and alpha0 is not None:
        return {}
    return {"prior": "small", "alpha": UNIFORM if prior == "uniform" else prior}


def keyness(call: Call) -> Facts:
    """Return the two sides, V, the measure and its parameters."""
    measure = as_measure(call.measure)
    check_choice(call.correction, CORRECTIONS, "correction")
    chosen = {"measure": measure.name, "p": measure.test} | _parameters(measure)
    facts = comparison(call)
    if call.families is not None:
        check_once(call.families, call.counts, measure, call.sizes)
    return facts | chosen | {"with_families": call.families is not None}


def keyness_articles(call: Call) -> Facts:
    """Return the two sides with their articles, of which a family is one."""
    check_resamples(call.resamples)
    grouped = groups_of(call.tokens, call.by, call.families)
    sides = (call.tokens, call.target, call.reference)
    _, cells, units = compared(*sides, grouped, families=call.families)
    groups = pd.DataFrame(columns=grouped[1])
    reference = reference_columns(groups, call.target, call.reference)
    own, _ = group_codes(call.tokens.articles, call.by)
    compared_groups = grouped[1].get_indexer([call.target, *reference])
    repeated = np.isin(own, compared_groups) & (grouped[0] < 0)
    return {
        **tokens_of_call(call),
        **of_cells(cells, call.target, reference),
        "target_units": int(units.in_target.sum()),
        "reference_units": int((~units.in_target).sum()),
        "min_count": MIN_COUNT,
        "repeated": int(repeated.sum()),
    }


def lockwords(call: Call) -> Facts:
    """Return the two sides and V."""
    check_positive(call.within, "within")
    return comparison(call)


def tf_idf(call: Call) -> Facts:
    """Return the size of the corpus, and whether a weight has logarithms."""
    check_weights(call.scheme_tf, call.scheme_df, call.base)
    logarithms = "log" in call.scheme_tf or call.scheme_df in LOGARITHMS
    return tokens_of_call(call) | {"logarithms": logarithms}


def dispersion(call: Call) -> Facts:
    """Return the parts that have tokens, and the types that pass the minimum count."""
    check_at_least(call.min_count, 0, "min_count")
    within, least = larger_parts(call.by), max(call.min_count, 1)
    facts = of_tokens(call.tokens, call.by, families=call.families, within=within)
    codes, groups = groups_of(call.tokens, call.by, call.families, within=within)
    sizes = np.bincount(codes[codes >= 0], call.tokens.sizes[codes >= 0], minlength=len(groups))
    counts = counts_of(call.tokens, codes >= 0)
    passing = {"types": int((counts >= least).sum()), "min_count": least}
    return facts | passing | {"parts": int((sizes > 0).sum())}


def diversity(call: Call) -> Facts:
    """Return the size of the corpus, and the constants of the measures."""
    check_window(call.window)
    return tokens_of_call(call) | {"threshold": MTLD_RATIO, "sample": SAMPLE}


def similarity(call: Call) -> Facts:
    """Return the size of the counts, and the constants of the measures."""
    check_counts(call.counts)
    check_choice(call.measure, SIMILARITIES, "measure")
    return of_counts(call.counts) | {"persistence": PERSISTENCE, "depth": DEPTH}


def shift(call: Call) -> Facts:
    """Return the sizes of the two groups, and the types that either has."""
    table = shift_table(call.counts, call.first, call.second)
    sizes = call.counts.sum()
    return {
        "types": len(table),
        "first": group_name(call.first),
        "second": group_name(call.second),
        "first_tokens": int(sizes[call.first]),
        "second_tokens": int(sizes[call.second]),
    }
