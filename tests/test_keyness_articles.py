"""Keyness with the article as the unit: counts, intervals, p values, coverage, calibration."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

import mediakit as mk
from mediakit._cells import Observed
from mediakit._effect_size import log_ratio
from mediakit._resample import Units, bootstrap, interval, permutation_p, tails


def tokens_of(lists: list[list[str]], sources: list[str], **columns: list) -> mk.Tokens:
    articles = pd.DataFrame(
        {"article": [f"{n:05}" for n in range(len(lists))], "source": sources} | columns
    )
    return mk.Tokens.from_lists(lists, articles)


def some_tokens(seed: int = 0, articles: int = 60) -> mk.Tokens:
    """Return articles of two sources that draw 40 words by the same Zipfian rates."""
    rng = np.random.default_rng(seed)
    words = [f"كلمة{n}" for n in range(40)]
    rates = 1 / np.arange(1, 41)
    lists = [
        rng.choice(words, rng.integers(20, 60), p=rates / rates.sum()).tolist()
        for _ in range(articles)
    ]
    return tokens_of(lists, ["المد", "السدرة"] * (articles // 2))


def test_the_columns_and_counts_are_those_of_keyness() -> None:
    tokens = some_tokens()
    ours = mk.keyness_articles(tokens, "المد", resamples=50)
    theirs = mk.keyness(mk.count(tokens), "المد")
    assert ours.columns.tolist() == theirs.columns.tolist()
    same = ["token", "count_target", "count_reference", "rate_target", "rate_reference",
            "log_likelihood", "log_ratio"]  # fmt: skip
    pd.testing.assert_frame_equal(ours[same], theirs[same])


def test_the_same_seed_gives_the_same_table_and_another_does_not() -> None:
    tokens = some_tokens()
    first = mk.keyness_articles(tokens, "المد", resamples=50, seed=3)
    pd.testing.assert_frame_equal(first, mk.keyness_articles(tokens, "المد", resamples=50, seed=3))
    other = mk.keyness_articles(tokens, "المد", resamples=50, seed=4)
    assert not first["log_ratio_low"].equals(other["log_ratio_low"])


@settings(max_examples=10)
@given(st.randoms())
def test_the_order_of_the_articles_does_not_matter(chance) -> None:
    tokens = some_tokens(articles=20)
    frame = tokens.to_frame().groupby("article")["token"].agg(list)
    order = list(range(20))
    chance.shuffle(order)
    articles = tokens.articles.iloc[order].reset_index(drop=True)
    shuffled = mk.Tokens.from_lists(frame[articles["article"]].tolist(), articles)
    pd.testing.assert_frame_equal(
        mk.keyness_articles(tokens, "المد", resamples=40),
        mk.keyness_articles(shuffled, "المد", resamples=40),
    )


def test_the_interval_holds_the_log_ratio_and_swaps_with_the_sides() -> None:
    tokens = some_tokens()
    there = mk.keyness_articles(tokens, "المد", resamples=999).set_index("token")
    back = mk.keyness_articles(tokens, "السدرة", resamples=999).set_index("token").loc[there.index]
    assert (there["log_ratio_low"] <= there["log_ratio"]).all()
    assert (there["log_ratio"] <= there["log_ratio_high"]).all()
    assert np.allclose(there["log_likelihood"], -back["log_likelihood"])
    width = there["log_ratio_high"] - there["log_ratio_low"]
    assert ((there["log_ratio_low"] + back["log_ratio_high"]).abs() < 0.25 * width + 0.1).all()
    assert (there["p"] - back["p"]).abs().max() < 0.08


def small_units() -> tuple[Units, Observed]:
    """Return four articles of 10 tokens, two a side: a word is there 4, 2 and 1, 1 times."""
    units = Units(
        csr_array(np.array([[4.0, 2, 1, 1]], dtype=np.float32)),
        np.full(4, 10.0), np.array([True, True, False, False]),
    )  # fmt: skip
    return units, Observed(np.array([6.0]), np.array([2.0]), 20.0, 20.0)


def test_p_by_hand() -> None:
    """Of the 6 ways to choose two of four articles, 2 are as uneven as 6 against 2."""
    units, cells = small_units()
    p = permutation_p(units, cells, 30_000, np.random.default_rng(0))
    assert p[0] == pytest.approx(2 / 6, abs=0.01)
    assert permutation_p(units, cells, 1, np.random.default_rng(0))[0] >= 1 / 2


def test_the_bootstrap_by_hand() -> None:
    """The target has 8, 6 or 4 occurrences with probability 1/4, 1/2, 1/4; the reference 2."""
    units, _ = small_units()
    values = bootstrap(units, 20_000, np.random.default_rng(0))[0]
    found, times = np.unique(values.round(4), return_counts=True)
    assert found.tolist() == pytest.approx([1, np.log2(3), 2], abs=1e-4)
    assert times / 20_000 == pytest.approx([0.25, 0.5, 0.25], abs=0.015)


def test_the_tails_by_hand() -> None:
    """Equal counts in 5 articles a side: m = 5 each, f = 8, so √(9/8) · t₈ = 2.4459: 0.722 %."""
    units = Units(
        csr_array(np.ones((1, 10), dtype=np.float32)), np.full(10, 9.0), np.arange(10) < 5
    )
    assert tails(units)[0] == pytest.approx(0.00722, abs=1e-5)
    many = Units(
        csr_array(np.ones((1, 4000), dtype=np.float32)), np.full(4000, 9.0), np.arange(4000) < 2000
    )
    assert tails(many)[0] == pytest.approx(0.025, abs=1e-4)


@given(
    st.lists(st.lists(st.floats(-9, 9), min_size=7, max_size=7), min_size=1, max_size=5),
    st.floats(0.0, 0.5),
)
def test_intervals_equal_the_quantiles_of_numpy(rows: list[list[float]], tail: float) -> None:
    values = np.array(rows)
    low, high = interval(values, np.full(len(rows), tail))
    assert low == pytest.approx(np.quantile(values, tail, axis=1), abs=1e-9)
    assert high == pytest.approx(np.quantile(values, 1 - tail, axis=1), abs=1e-9)


def clustered(
    rng: np.random.Generator, draws: int, ratio: float, mean: float, shape: float
) -> Units:
    """Return draws of a word that clusters in articles: 200 a side, a Poisson of a gamma."""
    sizes = rng.integers(100, 500, 400).astype(float)
    in_target = np.arange(400) < 200
    expected = mean / 300 * sizes * np.where(in_target, ratio, 1)
    counts = rng.poisson(rng.gamma(shape, 1 / shape, (draws, 400)) * expected)
    return Units(csr_array(counts.astype(np.float32)), sizes, in_target)


@pytest.mark.parametrize(
    ("ratio", "mean", "shape"), [(2, 1, 0.5), (4, 0.3, 0.2), (1, 1, 0.1), (0.5, 0.5, 0.5)]
)
def test_intervals_cover_a_planted_log_ratio_as_often_as_they_say(
    ratio: float, mean: float, shape: float
) -> None:
    rng = np.random.default_rng(11)
    units = clustered(rng, 2000, ratio, mean, shape)
    low, high = interval(bootstrap(units, 1000, rng), tails(units))
    covered = ((low <= np.log2(ratio)) & (np.log2(ratio) <= high)).mean()
    assert 0.93 < covered < 0.97


def test_p_is_calibrated_where_words_cluster_and_that_of_tokens_is_not() -> None:
    """2,000 words that do not differ: 5 % have p < .05 by article, far more by token."""
    rng = np.random.default_rng(5)
    units = clustered(rng, 2000, 1, 0.5, 0.3)
    sides = np.column_stack([units.in_target, ~units.in_target]).astype(float)
    a, b = (units.counts.astype(float) @ sides).T
    c, d = units.sizes @ sides
    cells = Observed(a, b, c, d)
    p = permutation_p(units, cells, 999, rng)
    assert 0.04 < (p < 0.05).mean() < 0.06
    index = pd.Index([f"كلمة{n}" for n in range(2000)], name="token")
    counts = pd.DataFrame({"x": a, "y": b}, index=index)
    sizes = {"x": a.sum() + c, "y": b.sum() + d}
    by_token = mk.keyness(counts, "x", sizes=sizes)
    assert (by_token["p"] < 0.05).mean() > 0.2


def test_a_word_that_one_side_never_has_is_not_surer_than_it_can_be() -> None:
    """5 articles of 10 have it, of the other 10 none: up to 1 - 0.025^(1/10) of all may."""
    lists = [["الإضراب", "السد"] * (n < 5) + ["النهر"] * 10 for n in range(20)]
    tokens = tokens_of(lists, ["المد"] * 10 + ["السدرة"] * 10)
    table = mk.keyness_articles(tokens, "المد", resamples=400).set_index("token")
    back = mk.keyness_articles(tokens, "السدرة", resamples=400).set_index("token")
    assert table.loc["الإضراب", "log_ratio_low"] < np.log2(5 / 110 / (3.08 / 100)) + 0.01
    assert back.loc["الإضراب", "log_ratio_high"] > -np.log2(5 / 110 / (3.08 / 100)) - 0.01


def test_families_are_one_unit() -> None:
    """Two groups of the reference carry the same item: resampled as one, counted in each."""
    lists = [["السد", "النهر"]] * 4 + [["الإضراب", "السد"]] * 4
    sources = ["المد", "المد", "المد", "المد", "أ", "أ", "ب", "ب"]
    tokens = tokens_of(
        lists, sources, family=[None, None, None, None, "f", "f", "f", None],
        date=pd.to_datetime(["2026-01-01"] * 8).tolist(),
    )  # fmt: skip
    ours = mk.keyness_articles(tokens, "المد", families=True, resamples=50).set_index("token")
    counts = mk.count(tokens, families=True)
    assert ours.loc["السد", "count_reference"] == counts.loc["السد", ["أ", "ب"]].sum() == 3
    unmarked = tokens_of(lists, sources)
    with pytest.raises(ValueError, match="mark_reuse"):
        mk.keyness_articles(unmarked, "المد", families=True)


def test_bad_input_is_named() -> None:
    lists = [["السد"] * 6, ["السد"] * 6, ["النهر"] * 6, []]
    tokens = tokens_of(lists, ["المد", "المد", "السدرة", "السدرة"])
    with pytest.raises(ValueError, match=r"at least 2 articles with words .* got 1 in السدرة"):
        mk.keyness_articles(tokens, "المد")
    with pytest.raises(ValueError, match=r"`target` must be one of"):
        mk.keyness_articles(tokens, "المدد")
    with pytest.raises(ValueError, match="other than the target"):
        mk.keyness_articles(tokens, "المد", reference="المد")
    with pytest.raises(ValueError, match="needs the column sources"):
        mk.keyness_articles(tokens, "المد", by="sources")
    with pytest.raises(ValueError, match="`resamples` must be at least 1; got 0"):
        mk.keyness_articles(tokens, "المد", resamples=0)
    with pytest.raises(ValueError, match=r"`resamples` must be a whole number; got 9\.5"):
        mk.keyness_articles(tokens, "المد", resamples=9.5)


def test_a_vocabulary_that_no_word_reaches_gives_an_empty_table() -> None:
    tokens = tokens_of([["أ"], ["ب"], ["ج"], ["د"]], ["x", "x", "y", "y"])
    assert mk.keyness_articles(tokens, "x").empty


def test_the_log_ratio_of_many_resamples_at_a_time_is_that_of_each() -> None:
    a, b = np.array([[3.0, 0], [7, 5]]), np.array([[1.0, 2], [0, 5]])
    c, d = np.array([50.0, 60]), np.array([70.0, 80])
    together = log_ratio(Observed(a, b, c, d))  # type: ignore[arg-type]
    for row, column in itertools.product(range(2), range(2)):
        cell = Observed(a[row, [column]], b[row, [column]], c[column], d[column])
        assert together[row, column] == log_ratio(cell)[0]
