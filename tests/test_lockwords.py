"""Words that two corpora use alike, and the same words under three tools' rules."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared


def counts_of(**words: tuple[int, int]) -> pd.DataFrame:
    index = pd.Index(list(words), name="token")
    return pd.DataFrame(list(words.values()), index=index, columns=["الهدف", "المرجع"])


COUNTS = counts_of(السد=(400, 400), النهر=(2, 3), الإضراب=(300, 100), البقية=(9298, 9497))


def test_a_frequent_word_of_equal_rate_is_a_lockword_and_a_rare_one_is_not() -> None:
    table = mk.lockwords(COUNTS, "الهدف")
    assert table["token"].tolist() == ["البقية", "السد"]
    assert table.loc[1, "log_ratio"] == 0


def test_the_limit_of_a_lockword_by_hand() -> None:
    """400 of 10,000 twice, V = 4: z at 0.05 / 8 times sqrt(2/400 - 2/10000), in bits."""
    limit = 2.497705474412 * math.sqrt(2 / 400 - 2 / 10_000) / math.log(2)
    row = mk.lockwords(COUNTS, "الهدف").set_index("token").loc["السد"]
    assert row["log_ratio_limit"] == pytest.approx(limit, abs=1e-9)
    assert row["log_ratio_high"] == pytest.approx(limit, abs=1e-9)
    assert row["log_ratio_low"] == pytest.approx(-limit, abs=1e-9)


def test_lockwords_within_a_wider_range_are_more() -> None:
    assert "الإضراب" in set(mk.lockwords(COUNTS, "الهدف", within=3)["token"])
    assert len(mk.lockwords(COUNTS, "الهدف", within=0.01)) == 0
    with pytest.raises(ValueError, match="`within` must be above 0; got 0"):
        mk.lockwords(COUNTS, "الهدف", within=0)
    with pytest.raises(ValueError, match="`target` must be one of"):
        mk.lockwords(COUNTS, "الهدق")


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=12))
def test_lockwords_do_not_depend_on_which_corpus_is_the_target(
    pairs: list[tuple[int, int]],
) -> None:
    index = pd.Index([f"كلمة{n}" for n in range(len(pairs))], name="token")
    counts = pd.DataFrame(pairs, columns=["x", "y"], index=index) + 1
    there, back = mk.lockwords(counts, "x"), mk.lockwords(counts, "y")
    assert set(there["token"]) == set(back["token"])
    assert there["log_ratio_limit"].is_monotonic_increasing
    assert (there["log_ratio_limit"] <= 1).all()
    keys = mk.keyness(counts, "x").set_index("token").loc[there["token"]]
    assert np.allclose(keys["log_ratio_high"], there["log_ratio_high"])


def test_conventions_by_hand() -> None:
    """A word of 6 against 0 is first for Sketch Engine only, which compares rates alone."""
    counts = counts_of(الإضراب=(30, 5), النقابة=(6, 0), البقية=(964, 995))
    table = mk.compare_conventions(counts, "الهدف").set_index("token")
    assert table["rank_sketch_engine"].to_dict() == {"النقابة": 1, "الإضراب": 2, "البقية": 3}
    assert table["rank_quanteda"].to_dict() == {"النقابة": 2, "الإضراب": 1, "البقية": 3}
    assert table["rank_change"].to_dict() == {"النقابة": 1, "الإضراب": 1, "البقية": 0}
    assert table.loc["النقابة", "sketch_engine"] == pytest.approx(6001)
    # expected 3, 3, 997, 997: below 5, so that 3 - 0.5 counts
    assert table.loc["النقابة", "quanteda"] == pytest.approx(2.5**2 * (2 / 3 + 2 / 997))
    wizard = mk.keyness(counts, "الهدف").set_index("token")["log_likelihood"]
    assert np.allclose(table["log_likelihood_wizard"], wizard[table.index])


def test_the_ranks_of_quanteda_are_those_of_quanteda() -> None:
    read = {"sep": "\t", "keep_default_na": False, "quoting": 3}
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), **read)
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    counts = mk.count(mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles))
    counts = counts[counts.sum(axis=1) >= 5]
    ours = mk.compare_conventions(counts, "alriyadh").set_index("token")
    theirs = pd.read_csv(shared("golden/quanteda/keyness_chi2_default.tsv"), **read)
    rounded = theirs.set_index("feature")["chi2"].round(9)
    ranks = rounded.rank(method="min", ascending=False)
    top = ranks.index[ranks <= 300]
    assert (ours.loc[top, "rank_quanteda"] - ranks[top]).abs().max() <= 1  # ties of rounding


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=12))
def test_every_tool_ranks_the_same_words(pairs: list[tuple[int, int]]) -> None:
    index = pd.Index([f"كلمة{n}" for n in range(len(pairs))], name="token")
    counts = pd.DataFrame(pairs, columns=["x", "y"], index=index) + 1
    table = mk.compare_conventions(counts, "x", min_count=1)
    ranks = table[["rank_quanteda", "rank_log_likelihood_wizard", "rank_sketch_engine"]]
    assert (ranks.min() == 1).all()
    assert (table["rank_change"] == ranks.max(axis=1) - ranks.min(axis=1)).all()
    assert ranks.min(axis=1).is_monotonic_increasing
