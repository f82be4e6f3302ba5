"""Dispersion: by hand, by published numbers, by another tool."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared

EVEN_IS_ONE = ["juilland_d", "carroll_d2", "rosengren_s"]
EVEN_IS_ZERO = ["dp", "dp_norm", "kld"]
OTHER = "سواه"


def parts(words: dict[str, list[int]], sizes: list[int]) -> mk.Tokens:
    """Return tokens in which each word occurs so often in parts of these sizes."""
    lists = []
    for number, size in enumerate(sizes):
        own = [word for word, counts in words.items() for _ in range(counts[number])]
        lists.append(own + [OTHER] * (size - len(own)))
    return mk.Tokens.from_lists(lists)


def measured(tokens: mk.Tokens, **options: object) -> pd.DataFrame:
    return mk.dispersion(tokens, **{"min_count": 1} | options).set_index("token")


@pytest.fixture
def tokens() -> mk.Tokens:
    articles = pd.DataFrame(
        {
            "article": ["1", "2", "3"],
            "source": ["المد", "المد", "السدرة"],
            "date": pd.to_datetime(["2026-01-05", "2026-01-12", None]),
        }
    )
    return mk.Tokens.from_lists([["السد", "السد"], ["السد", "النهر"], ["النهر"] * 4], articles)


def test_dispersion_by_hand(tokens: mk.Tokens) -> None:
    table = mk.dispersion(tokens, min_count=1)
    assert table.columns.tolist() == [
        "token", "count", "articles", "range", "juilland_d", "carroll_d2", "rosengren_s",
        "dp", "dp_norm", "kld", "arf",
    ]  # fmt: skip
    river, dam = (table.iloc[row] for row in (0, 1))
    assert [river["token"], river["count"], river["articles"], river["range"]] == ["النهر", 5, 2, 2]
    assert [dam["token"], dam["count"], dam["articles"], dam["range"]] == ["السد", 3, 2, 2]
    # s = ¼, ¼, ½; the dam: v = 2, 1, 0, rates 1, ½, 0
    assert dam["dp"] == pytest.approx((2 / 3 - 1 / 4 + 1 / 3 - 1 / 4 + 1 / 2) / 2)
    assert dam["dp_norm"] == pytest.approx(1 / 2 / (1 - 1 / 4))
    assert dam["rosengren_s"] == pytest.approx((2**0.5 / 2 + 1 / 2) ** 2 / 3)
    assert dam["kld"] == pytest.approx(2 / 3 * np.log2(8 / 3) + 1 / 3 * np.log2(4 / 3))
    assert dam["juilland_d"] == pytest.approx(1 - (1 / 6) ** 0.5 / 0.5 / 2**0.5)
    assert dam["carroll_d2"] == pytest.approx(
        (2 / 3 * np.log2(3 / 2) + 1 / 3 * np.log2(3)) / np.log2(3)
    )
    # the dam stands at 0, 1, 2 of 8: distances 6, 1, 1, and v = 8 / 3
    assert dam["arf"] == pytest.approx((8 / 3 + 1 + 1) / (8 / 3))


def test_parts_can_be_sources_or_periods(tokens: mk.Tokens) -> None:
    by_source = measured(tokens, by="source")
    assert by_source.loc["السد", ["articles", "range"]].tolist() == [2, 1]
    assert by_source.loc["السد", "dp"] == pytest.approx(1 / 2)
    with pytest.warns(UserWarning, match="1 of 3 articles have no date:W"):
        by_week = measured(tokens, by="date:W")
    assert by_week["count"].to_dict() == {"السد": 3, "النهر": 1}
    assert by_week.loc["النهر", "arf"] == pytest.approx(1)
    assert by_week.loc["السد", "dp"] == pytest.approx(1 / 6)


def test_one_part_leaves_what_divides_by_zero_missing(tokens: mk.Tokens) -> None:
    row = measured(tokens, by=None).loc["السد"]
    assert row[["juilland_d", "carroll_d2", "dp_norm"]].isna().all()
    assert row[["range", "rosengren_s", "dp", "kld"]].tolist() == pytest.approx([1, 1, 0, 0])


def test_parts_without_tokens_change_nothing() -> None:
    lists = [["السد", "النهر"], ["النهر"] * 3]
    without_empty = mk.dispersion(mk.Tokens.from_lists(lists), min_count=1)
    with_empty = mk.dispersion(mk.Tokens.from_lists([[], *lists, []]), min_count=1)
    pd.testing.assert_frame_equal(with_empty, without_empty)


def test_nothing_is_left_where_no_type_is_frequent_enough(tokens: mk.Tokens) -> None:
    assert len(mk.dispersion(tokens, min_count=6)) == 0
    nothing = mk.dispersion(mk.Tokens.from_lists([[], []]))
    assert len(nothing) == 0
    assert nothing.columns.tolist() == mk.dispersion(tokens).columns.tolist()


def test_bad_input_is_named(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="`min_count` must be at least 0; got -1"):
        mk.dispersion(tokens, min_count=-1)
    with pytest.raises(ValueError, match=r"needs the column sources.*Did you mean source\?"):
        mk.dispersion(tokens, by="sources")
    with pytest.raises(ValueError, match="must be one of D, W, M, Q, Y; got H"):
        mk.dispersion(tokens, by="date:H")


def published(name: str) -> dict:
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    return next(case for case in cases if case["id"] == name)


# Gries (2020): fifty letters in five parts of 9, 10, 10, 10, 11; in Gries (2008), five of 10
LETTERS = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
LETTERS_2008 = "bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa"


@pytest.mark.parametrize(
    ("case", "column"),
    [
        ("gries5_JuillandD_biqx", "juilland_d"),
        ("gries5_RosengrenS_biqx", "rosengren_s"),
        ("gries5_DP_biqx", "dp"),
        ("gries5_DPnorm_biqx", "dp_norm"),
        ("gries5_KLD_biqx", "kld"),
    ],
)
def test_the_letters_of_gries_have_his_numbers(case: str, column: str) -> None:
    expected = published(case)
    found = measured(mk.Tokens.from_lists(map(list, LETTERS))).loc[list("biqx"), column]
    assert found.round(expected["decimals"]).tolist() == expected["expected"]


def test_the_letter_a_of_gries() -> None:
    row = measured(mk.Tokens.from_lists(map(list, LETTERS))).loc["a"]
    expected = published("gries5_a_D_D2_S_DP_DPnorm")
    names = ["juilland_d", "carroll_d2", "rosengren_s", "dp", "dp_norm"]
    assert row[names].astype(float).round(6).tolist() == expected["expected"]


def test_the_reduced_frequency_of_the_letter_a_is_that_of_gries() -> None:
    row = measured(mk.Tokens.from_lists([list(LETTERS_2008)])).loc["a"]
    assert row["count"] == 15
    assert round(row["arf"], 1) == 10.8  # p. 410


def test_equal_parts_have_the_numbers_of_carroll_and_gries() -> None:
    carroll = published("juilland_D")
    found = measured(parts({"كلمة": carroll["input"]}, [9] * 5)).loc["كلمة", "juilland_d"]
    assert round(found, 4) == carroll["expected"]
    rosengren = published("rosengren_S_equal")
    found = measured(parts({"كلمة": rosengren["input"]}, [9] * 5)).loc["كلمة", "rosengren_s"]
    assert round(found, 3) == rosengren["expected"]


def test_lynes_allemand() -> None:
    case = published("lyne_allemand_D_D2_S_DPgries_DPnormLG")
    row = measured(parts({"كلمة": case["input"]["sub"]}, case["input"]["size"])).loc["كلمة"]
    names = ["juilland_d", "carroll_d2", "rosengren_s", "dp", "dp_norm"]
    assert row[names].to_numpy(dtype=float) == pytest.approx(case["recomputed"], abs=1e-9)


def test_words_in_the_genres_of_brown_as_another_tool_measures_them() -> None:
    counts = pd.read_csv(shared("golden/dispersion_biber150_counts.csv"), index_col=0)
    values = shared("golden/dispersion_biber150_values.csv")
    expected = pd.read_csv(values, index_col=0, skipinitialspace=True)
    sizes = counts.loc["word_count"]
    words = counts.drop(index="word_count")
    # The other tool's file holds 80 of the 150 words, and measures those that occur.
    expected = expected[expected["freq"] > 0]
    counted = dict(zip(words.index, words.to_numpy().tolist(), strict=True))
    found = measured(parts(counted, sizes)).loc[expected.index]
    assert len(found) == 77
    found["relative_range"] = found["range"] / len(sizes)
    for ours, theirs in [
        ("count", "freq"), ("relative_range", "Rrel"), ("juilland_d", "D"), ("carroll_d2", "D2"),
        ("rosengren_s", "S"),
        ("dp", "DP_gries2008_grdir"), ("dp_norm", "DPnorm_LG2012_grdir"),
    ]:  # fmt: skip
        np.testing.assert_allclose(found[ours], expected[theirs], rtol=0, atol=1e-9)
    # tlda turns the divergence round and into the unit interval: 1 / (1 + KLD)
    np.testing.assert_allclose(1 / (1 + found["kld"]), expected["DKL"], rtol=0, atol=1e-9)


TEXTS = st.lists(st.lists(st.sampled_from("أبجد"), min_size=1, max_size=9), min_size=2, max_size=7)


@given(TEXTS)
def test_measures_stay_in_their_bounds(lists: list[list[str]]) -> None:
    table = mk.dispersion(mk.Tokens.from_lists(lists), min_count=1)
    for name in [*EVEN_IS_ONE, "dp", "dp_norm"]:
        assert table[name].between(-1e-9, 1 + 1e-9).all(), name
    assert (table["kld"] >= -1e-9).all()
    assert (table["arf"].between(1 - 1e-9, table["count"] + 1e-9)).all()
    assert (table["range"] <= table["count"]).all()


@given(TEXTS, st.randoms())
def test_the_order_of_articles_changes_only_the_reduced_frequency(
    lists: list[list[str]], random: object
) -> None:
    shuffled = list(lists)
    random.shuffle(shuffled)
    found = [measured(mk.Tokens.from_lists(order)) for order in (lists, shuffled)]
    pd.testing.assert_frame_equal(found[0].drop(columns="arf"), found[1].drop(columns="arf"))


@given(TEXTS)
def test_the_reduced_frequency_is_the_same_from_any_article_on(lists: list[list[str]]) -> None:
    turned = lists[1:] + lists[:1]
    found = [measured(mk.Tokens.from_lists(order))["arf"] for order in (lists, turned)]
    pd.testing.assert_series_equal(found[0], found[1])


@given(st.lists(st.integers(1, 5), min_size=2, max_size=6))
def test_an_even_word_is_even_in_parts_of_any_size(sizes: list[int]) -> None:
    tokens = parts({"كلمة": sizes}, [3 * size for size in sizes])
    row = measured(tokens).loc["كلمة"]
    assert row[EVEN_IS_ONE].to_numpy(dtype=float) == pytest.approx(1)
    assert row[EVEN_IS_ZERO].to_numpy(dtype=float) == pytest.approx(0, abs=1e-9)
