"""Every measure of keyness: by hand, by published numbers, by other tools, and its rules."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import mediakit as mk
from conftest import shared
from mediakit._cells import Observed
from mediakit._intervals import clopper_pearson
from mediakit._measures import MEASURES


def two_words(a: float, b: float, c: float, d: float) -> pd.DataFrame:
    """Return counts in which a word occurs a times in c tokens and b times in d."""
    index = pd.Index(["كلمة", "البقية"], name="token")
    return pd.DataFrame({"target": [a, c - a], "reference": [b, d - b]}, index=index)


def value(cells: tuple[float, float, float, float], name: str, **parameters: object) -> float:
    """Return the measure of a word that occurs a times in c tokens and b times in d."""
    chosen = mk.measure(name, **parameters)
    table = mk.keyness(two_words(*cells), "target", measure=chosen, min_count=0)
    return float(table.set_index("token").loc["كلمة", name])


def published(name: str) -> dict:
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    return next(case for case in cases if case["id"] == name)


def four_cells(case: dict) -> tuple[float, float, float, float]:
    cell = case["input"]
    return cell["o11"], cell["o12"], cell["o11"] + cell["o21"], cell["o12"] + cell["o22"]


# The word occurs 30 times in 100 tokens of the target and 5 times in 200 of the reference.
BY_HAND = {
    "log_ratio": math.log2(0.3 / 0.025),
    "percent_diff": 1100,
    "simple_maths": 300_001 / 25_001,
    "odds_ratio": (30 / 70) / (5 / 195),
    "difference_coefficient": 0.275 / 0.325,
    # expected 35/3, 70/3, 265/3, 530/3: every cell is 55/3 away from it
    "chi_squared": (55 / 3) ** 2 * (3 / 35 + 3 / 70 + 3 / 265 + 3 / 530),
    "chi_squared_yates": (55 / 3 - 0.5) ** 2 * (3 / 35 + 3 / 70 + 3 / 265 + 3 / 530),
    "log_likelihood": 2 * (30 * math.log(30 / (35 / 3)) + 5 * math.log(5 / (70 / 3))),
    "bic": 2 * (30 * math.log(30 / (35 / 3)) + 5 * math.log(5 / (70 / 3))) - math.log(300),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_measures_by_hand(name: str) -> None:
    assert value((30, 5, 100, 200), name) == pytest.approx(BY_HAND[name], rel=1e-12)


def test_a_cell_of_zero_by_hand() -> None:
    """10 of 100 against 0 of 100: half an occurrence, or infinity where that is asked for."""
    cells = (10, 0, 100, 100)
    assert value(cells, "log_ratio") == pytest.approx(math.log2(20))
    assert value(cells, "percent_diff") == pytest.approx(1900)
    assert value(cells, "percent_diff", zero="infinite") == math.inf
    assert value(cells, "odds_ratio") == pytest.approx((10 / 90) / (0.5 / 100))
    assert value(cells, "odds_ratio", zero="infinite") == math.inf
    assert value(cells, "difference_coefficient") == 1
    assert value((0, 10, 100, 100), "percent_diff") == -100
    assert value(cells, "simple_maths", k=100) == pytest.approx(100_100 / 100)


def test_bic_is_zero_where_nothing_speaks_for_a_difference() -> None:
    """11 and 10 of 1,000 each: G² = 0.05, ln N = 7.6."""
    assert value((11, 10, 1000, 1000), "bic") == 0
    assert value((5, 300, 1000, 1000), "bic") < 0


def test_chi_squared_and_percent_diff_equal_the_published_examples() -> None:
    dunning = published("dunning_chi2")
    assert round(value(four_cells(dunning), "chi_squared")) == dunning["expected"]
    pedersen = published("pedersen_chi2_yates")
    yates = value(four_cells(pedersen), "chi_squared_yates")
    assert abs(yates) == pytest.approx(pedersen["expected"], abs=1e-12)
    gabrielatos = published("pct_diff")
    cell = gabrielatos["input"]
    difference = value((cell["a"], cell["b"], cell["c"], cell["d"]), "percent_diff")
    assert round(difference, 1) == gabrielatos["expected"]
    assert difference == pytest.approx(gabrielatos["recomputed"][0], rel=1e-12)


def test_expected_counts_equal_the_published_example() -> None:
    case = published("brezina_E")
    cell = case["input"]
    cells = Observed(np.array([cell["a"]]), np.array([cell["b"]]), cell["c"], cell["d"])
    found = [float(expected[0]) for expected in cells.expected[:2]]
    assert found == pytest.approx(case["recomputed"], abs=1e-9)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(41, 90), st.integers(41, 90))
def test_four_cells_equal_scipy(a: int, b: int, c: int, d: int) -> None:
    table = [[a, b], [c - a, d - b]]
    for name, correct, power in [
        ("chi_squared", False, "pearson"), ("chi_squared_yates", True, "pearson"),
        ("log_likelihood_4", False, "log-likelihood"),
    ]:  # fmt: skip
        theirs = stats.chi2_contingency(table, correction=correct, lambda_=power)
        ours = mk.keyness(two_words(a, b, c, d), "target", measure=name, min_count=0)
        row = ours.set_index("token").loc["كلمة"]
        assert abs(row[name]) == pytest.approx(theirs.statistic, rel=1e-8, abs=1e-9)
        assert row["p"] == pytest.approx(theirs.pvalue, rel=1e-5, abs=1e-9)
    yates = value((a, b, c, d), "log_likelihood_4", correction="yates")
    theirs = stats.chi2_contingency(table, correction=True, lambda_="log-likelihood")
    assert abs(yates) == pytest.approx(theirs.statistic, rel=1e-8, abs=1e-9)


def test_both_intervals_of_the_log_ratio_equal_the_reference_implementation() -> None:
    """A. Hardie's at 99 % and S. Evert's at 95 %, both over the 599 types of their table."""
    rows = pd.read_csv(shared("golden/log_ratio_hardie_evert.tsv"), sep="\t")
    index = pd.Index(rows["lemma"], name="token")
    counts = pd.DataFrame({"target": rows["f"], "reference": rows["f2"] - rows["f"]})
    counts = counts.set_index(index)
    sizes = {"target": rows["f1"].iloc[0], "reference": (rows["N"] - rows["f1"]).iloc[0]}
    for name, level, column in [
        ("log_ratio_conservative", 0.99, "clr"),
        ("log_ratio_lrc", 0.95, "lrc"),
        ("log_ratio_lrc", 0.90, "lrc.positive"),  # one-sided at 5 %, not clipped
    ]:
        chosen = mk.measure(name, level=level, types=599)
        table = mk.keyness(counts, "target", measure=chosen, min_count=0, sizes=sizes)
        ours = table.set_index("token")[name].reindex(rows["lemma"]).to_numpy()
        compared = rows[column] > 0 if column == "lrc.positive" else rows[column].notna()
        assert compared.sum() > 330
        assert np.abs(ours - rows[column])[compared].max() < 1e-9


def test_clopper_pearson_equals_scipy_and_the_published_example() -> None:
    """81 of 263: 0.2527 to 0.3676 (Newcombe 1998, Statistics in Medicine 17, table I)."""
    low, high = clopper_pearson(81, 263)
    assert (round(float(low), 4), round(float(high), 4)) == (0.2527, 0.3676)
    for k, n in [(0, 9), (9, 9), (1, 400), (399, 400)]:
        theirs = stats.binomtest(k, n).proportion_ci(method="exact")
        assert [float(bound) for bound in clopper_pearson(k, n)] == pytest.approx(list(theirs))


MONROE = {
    "uniform_0.01": {"prior": 0.01},
    "uniform_0.5": {"prior": "uniform", "alpha0": 3.5},
    "informative_pooled_a0_10": {"alpha0": 10},
    "informative_pooled_counts": {"prior": "pooled", "alpha0": 603},  # all their tokens
}


@pytest.mark.parametrize("prior", MONROE)
def test_log_odds_with_a_dirichlet_prior_equal_the_formula_of_the_paper(prior: str) -> None:
    golden = json.loads(shared("golden/monroe.json").read_text(encoding="utf-8"))
    index = pd.Index(golden["terms"], name="token")
    counts = pd.DataFrame({"y1": golden["y1"], "y2": golden["y2"]}, index=index)
    assert counts.to_numpy().sum() == 603
    chosen = mk.measure("log_odds_dirichlet", **MONROE[prior])
    table = mk.keyness(counts, "y1", measure=chosen, min_count=0).set_index("token")
    ours = table["log_odds_dirichlet"].reindex(index).to_numpy()
    assert ours == pytest.approx(golden[prior]["z"], abs=1e-12)
    p = table["p"].reindex(index).to_numpy()
    assert p == pytest.approx(2 * stats.norm.sf(np.abs(ours)), rel=1e-12)


QUANTEDA = {
    "chi2_default": ("chi_squared", "quanteda"), "chi2_yates": ("chi_squared", "quanteda"),
    "chi2_none": ("chi_squared", "none"), "chi2_williams": ("chi_squared", "williams"),
    "lr_default": ("log_likelihood_4", "quanteda"), "lr_yates": ("log_likelihood_4", "quanteda"),
    "lr_none": ("log_likelihood_4", "none"), "lr_williams": ("log_likelihood_4", "williams"),
}  # fmt: skip


def small_corpus(golden: dict) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the counts of an example, and the sizes of its corpora."""
    if "feature" not in golden:
        index = pd.Index(["war"], name="token")
        counts = pd.DataFrame({"target": [golden["a"]], "reference": [golden["b"]]}, index=index)
        return counts, {"target": golden["c"], "reference": golden["d"]}
    index = pd.Index(golden["feature"], name="token")
    counts = pd.DataFrame(
        {"target": golden["n_target"], "reference": golden["n_reference"]}, index=index
    )
    return counts, counts.sum().to_dict()


@pytest.mark.parametrize("corpus", ["kbench", "kletters", "war"])
@pytest.mark.parametrize("case", QUANTEDA)
def test_quanteda_with_all_its_corrections(corpus: str, case: str) -> None:
    """Its "yates" is its default; its G² adds 1e-9 inside the logarithm, 2 N 1e-9 in all.

    Its X² is multiplied with Williams's q, by which its G² is divided (as Williams does, and ours).
    """
    golden = json.loads(shared("golden/quanteda_small.json").read_text(encoding="utf-8"))[corpus]
    counts, sizes = small_corpus(golden)
    name, correction = QUANTEDA[case]

    def of(correction: str) -> np.ndarray:
        chosen = mk.measure(name, correction=correction)
        table = mk.keyness(counts, "target", measure=chosen, min_count=0, sizes=sizes)
        return table.set_index("token")[name].reindex(counts.index).to_numpy()

    ours, theirs = of(correction), np.atleast_1d(golden[case])
    if case == "chi2_williams":
        ours = ours * (of("none") / ours) ** 2
    allowance = 2 * sum(sizes.values()) * 1e-9 if case.startswith("lr") else 0
    expected = np.abs(theirs) - allowance
    assert np.abs(ours) == pytest.approx(expected, rel=1e-8, abs=max(1e-12, allowance / 4))
    assert (np.sign(ours) == np.sign(theirs)).all()


@pytest.mark.parametrize(
    ("file", "column", "name", "correction"),
    [
        ("chi2_none", "chi2", "chi_squared", "none"),
        ("chi2_default", "chi2", "chi_squared", "quanteda"),
        ("lr_none", "G2", "log_likelihood_4", "none"),
        ("lr_default", "G2", "log_likelihood_4", "quanteda"),
    ],
)
def test_keyness_of_real_articles_equals_quanteda(
    file: str, column: str, name: str, correction: str
) -> None:
    """quanteda took words below 5 out first, so its corpora are smaller; its G² adds 1e-9."""
    read = {"sep": "\t", "keep_default_na": False, "quoting": 3}
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), **read)
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    counts = mk.count(mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles))
    counts = counts[counts.sum(axis=1) >= 5]
    ours = mk.keyness(counts, "alriyadh", measure=mk.measure(name, correction=correction))
    theirs = pd.read_csv(shared(f"golden/quanteda/keyness_{file}.tsv"), **read)
    theirs = theirs.set_index("feature").reindex(ours["token"])
    allowance = 2 * counts.to_numpy().sum() * 1e-9 if column == "G2" else 0
    assert len(ours) == 1896
    expected = theirs[column].abs().to_numpy() - allowance
    assert ours[name].abs().to_numpy() == pytest.approx(expected, rel=1e-6, abs=1e-7)
    certain = expected > 1e-6
    assert (np.sign(ours[name]).to_numpy() == np.sign(theirs[column]).to_numpy())[certain].all()
    if column == "chi2":  # the p of G² near 1 moves with the 1e-9
        assert ours["p"].to_numpy() == pytest.approx(theirs["p"].to_numpy(), rel=1e-6, abs=1e-14)


PAIRS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20)
ANTISYMMETRIC = [
    "log_likelihood", "log_likelihood_4", "chi_squared", "chi_squared_yates", "log_ratio",
    "log_ratio_conservative", "log_ratio_lrc", "difference_coefficient", "bic",
    "log_odds_dirichlet",
]  # fmt: skip


def as_counts(pairs: list[tuple[int, int]]) -> pd.DataFrame:
    index = pd.Index([f"كلمة{n}" for n in range(len(pairs))], name="token")
    return pd.DataFrame(pairs, columns=["x", "y"], index=index) + 1


@pytest.mark.parametrize("name", ANTISYMMETRIC)
@settings(max_examples=20)
@given(pairs=PAIRS)
def test_swapping_target_and_reference_flips_the_sign(
    name: str, pairs: list[tuple[int, int]]
) -> None:
    counts = as_counts(pairs)
    there = mk.keyness(counts, "x", measure=name).set_index("token")[name]
    back = mk.keyness(counts, "y", measure=name).set_index("token")[name]
    assert np.allclose(there, -back.reindex(there.index), atol=1e-6)


@pytest.mark.parametrize("name", ["simple_maths", "odds_ratio"])
@settings(max_examples=20)
@given(pairs=PAIRS)
def test_swapping_target_and_reference_inverts_a_ratio(
    name: str, pairs: list[tuple[int, int]]
) -> None:
    counts = as_counts(pairs)
    there = mk.keyness(counts, "x", measure=name).set_index("token")[name]
    back = mk.keyness(counts, "y", measure=name).set_index("token")[name]
    assert np.allclose(there, 1 / back.reindex(there.index), rtol=1e-9)


@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=20)
@given(pairs=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_every_measure_has_a_value_and_its_sign_for_all_counts(
    name: str, pairs: list[tuple[int, int]]
) -> None:
    counts = as_counts(pairs).sub(1)
    counts.loc["أخرى"] = [1, 2]
    table = mk.keyness(counts, "x", measure=name, min_count=0)
    assert table[name].notna().all()
    assert table[name].is_monotonic_decreasing
    under_used = table["rate_target"] < table["rate_reference"]
    neutral = 1 if name in ("simple_maths", "odds_ratio") else 0
    if not name.startswith("log_ratio") and name not in ("percent_diff", "odds_ratio"):
        assert (table.loc[under_used, name] <= neutral + 1e-9).all()
    if MEASURES[name].test is None:
        assert table[["p", "p_adjusted"]].isna().all(axis=None)
    else:
        assert table["p_adjusted"].between(0, 1).all()


@settings(max_examples=25)
@given(PAIRS, st.integers(2, 50))
def test_tests_grow_with_the_corpus_and_effect_sizes_do_not(
    pairs: list[tuple[int, int]], times: int
) -> None:
    counts = as_counts(pairs)
    for name, power in [
        ("log_likelihood", times), ("log_likelihood_4", times), ("chi_squared", times),
        ("log_ratio", 1), ("percent_diff", 1), ("odds_ratio", 1), ("difference_coefficient", 1),
    ]:  # fmt: skip
        if name == "odds_ratio" and len(pairs) == 1:
            continue  # no other tokens: half a token stands for them
        small = mk.keyness(counts, "x", measure=name).set_index("token")[name]
        large = mk.keyness(counts * times, "x", measure=name).set_index("token")[name]
        assert np.allclose(large.reindex(small.index), small * power, rtol=1e-6, atol=1e-6)


@given(PAIRS)
def test_conservative_log_ratios_lie_between_zero_and_the_log_ratio(
    pairs: list[tuple[int, int]],
) -> None:
    counts = as_counts(pairs)
    ratio = mk.keyness(counts, "x", measure="log_ratio").set_index("token")["log_ratio"]
    for name in ("log_ratio_conservative", "log_ratio_lrc"):
        shrunk = mk.keyness(counts, "x", measure=name).set_index("token")[name][ratio.index]
        assert (shrunk.abs() <= ratio.abs() + 1e-9).all()
        assert (shrunk * ratio >= 0).all()


def test_the_exact_interval_misses_as_seldom_as_it_says() -> None:
    """A planted log ratio of 1, 4,000 draws: Clopper-Pearson never misses more than 5 %."""
    rng = np.random.default_rng(7)
    a, b = rng.poisson(40, 4000).astype(float), rng.poisson(20, 4000).astype(float)
    low, high = clopper_pearson(a, a + b)
    covered = (low <= 2 / 3) & (high >= 2 / 3)
    assert 0.945 < covered.mean() < 0.985


def test_measures_are_asked_for_by_name_and_parameter() -> None:
    assert mk.measure("log_likelihood").name == "log_likelihood"
    for wrong, message in [
        (("simple_math", {}), r"must be one of .*Did you mean simple_maths\?"),
        (("simple_maths", {"K": 1}), "has the parameters k; got K"),
        (("log_ratio", {"k": 1}), "has the parameters none; got k"),
        (("simple_maths", {"k": 0}), "`k` must be above 0; got 0"),
        (("chi_squared", {"correction": "yate"}), r"Did you mean yates\?"),
        (("log_ratio_lrc", {"level": 95}), "`level` must be below 1; got 95"),
        (("log_ratio_lrc", {"types": 0}), "`types` must be at least 1; got 0"),
        (("percent_diff", {"zero": "inf"}), "`zero` must be one of half, infinite; got inf"),
        (("log_odds_dirichlet", {"prior": "pool"}), r"Did you mean pooled\?"),
        (("log_odds_dirichlet", {"prior": -1}), "`prior` must be above 0; got -1"),
        (("log_odds_dirichlet", {"alpha0": math.nan}), "`alpha0` must be above 0; got nan"),
    ]:
        name, parameters = wrong
        with pytest.raises(ValueError, match=message):
            mk.measure(name, **parameters)


@pytest.mark.parametrize("wrong", [0.5, -1, math.nan, math.inf])
def test_counts_that_are_not_whole_numbers_are_named(wrong: float) -> None:
    counts = two_words(3, 5, 10, 10).astype(float)
    assert len(mk.keyness(counts, "target")) == 2
    counts.iloc[0, 0] = wrong
    with pytest.raises(ValueError, match=r"must be whole numbers, 0 or more; got .*كلمة in target"):
        mk.keyness(counts, "target")


@pytest.mark.parametrize("name", MEASURES)
def test_a_vocabulary_that_no_word_reaches_gives_an_empty_table(name: str) -> None:
    table = mk.keyness(two_words(3, 5, 10, 10), "target", measure=name, min_count=100)
    assert len(table) == 0
    assert table.columns[5] == name
    assert table["count_target"].dtype == "int64"
