"""Similarity and shift: by hand, by other tools, by rules."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

import mediakit as mk
from conftest import shared
from mediakit._similarity import NAMES, cluster_order

DISTANCES = {"jensen_shannon", "euclidean", "manhattan", "canberra"}
ONE_WORD = ["كلمة", "سد", "نهر", "بحر", "تل", "واد"]


def counts_of(groups: dict[str, list[int]]) -> pd.DataFrame:
    length = max(map(len, groups.values()))
    return pd.DataFrame(groups, index=pd.Index(ONE_WORD[:length], name="token"))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("cosine", (2 * 1 + 1 * 3) / 5**0.5 / 10**0.5),
        ("jaccard", 1),
        ("dice", 1),
        ("correlation", -1),
        ("euclidean", 5**0.5),
        ("manhattan", 3),
        ("canberra", 1 / 3 + 2 / 4),
    ],
)
def test_two_words_by_hand(measure: str, expected: float) -> None:
    counts = counts_of({"المد": [2, 1], "السدرة": [1, 3]})
    assert mk.similarity(counts, measure=measure).loc["المد", "السدرة"] == pytest.approx(expected)


def test_types_in_common_by_hand() -> None:
    counts = counts_of({"المد": [9, 1, 1, 0], "السدرة": [0, 2, 0, 5]})
    assert mk.similarity(counts, measure="jaccard").loc["المد", "السدرة"] == 1 / 4
    assert mk.similarity(counts, measure="dice").loc["المد", "السدرة"] == 2 / 5


def test_no_word_in_common_is_one_bit() -> None:
    counts = counts_of({"المد": [9, 0], "السدرة": [0, 2]})
    assert mk.similarity(counts, measure="jensen_shannon").loc["المد", "السدرة"] == 1
    assert mk.similarity(counts, measure="rank_biased_overlap").loc["المد", "السدرة"] == 0


def test_rank_biased_overlap_by_hand() -> None:
    # كلمة سد نهر against سد كلمة نهر: agreement 0, 1, 1 at depths 1, 2, 3
    counts = counts_of({"المد": [3, 2, 1], "السدرة": [2, 3, 1]})
    expected = 0.1 * (0.9 + 0.9**2) + 0.9**3
    found = mk.similarity(counts, measure="rank_biased_overlap")
    assert found.loc["المد", "السدرة"] == pytest.approx(expected)
    # the list of one word is extrapolated: agreement 1 at both depths
    uneven = counts_of({"المد": [3, 2], "السدرة": [2, 0]})
    assert mk.similarity(uneven, measure="rank_biased_overlap").to_numpy() == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([19, 4, 10, 11, 24, 2, 23], [2, 14, 4, 20, 19, 7, 11], 0.4046740714285714),
        ([10, 23, 17, 9, 18], [10, 22, 1, 24, 4, 19, 23, 16, 7], 0.3828454155357143),
        (
            [2, 6, 15],
            [11, 9, 20, 4, 12, 0, 23, 21, 8, 1, 7, 16, 5, 22, 2, 24, 14, 6, 17, 18],
            0.020843431843408027,
        ),
    ],
)
def test_rankings_overlap_as_the_package_rbo_says(
    first: list[int], second: list[int], expected: float
) -> None:
    # rbo 0.1.3: RankingSimilarity(first, second).rbo_ext(p=0.9)
    counts = pd.DataFrame(0, index=pd.Index([f"كلمة{k}" for k in range(25)], name="token"),
                          columns=["first", "second"])  # fmt: skip
    for group, ranking in (("first", first), ("second", second)):
        for rank, item in enumerate(ranking):
            counts.loc[f"كلمة{item}", group] = 100 - rank
    found = mk.similarity(counts, measure="rank_biased_overlap").loc["first", "second"]
    assert found == pytest.approx(expected, abs=1e-12)


def quanteda_counts() -> pd.DataFrame:
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), sep="\t")
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    return mk.count(mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles))


@pytest.mark.parametrize(
    ("measure", "file"),
    [
        ("cosine", "simil_cosine"),
        ("jaccard", "simil_jaccard"),
        ("dice", "simil_dice"),
        ("correlation", "simil_correlation"),
        ("euclidean", "dist_euclidean"),
        ("manhattan", "dist_manhattan"),
        ("canberra", "dist_canberra"),
    ],
)
def test_three_newspapers_are_as_alike_as_quanteda_says(measure: str, file: str) -> None:
    expected = pd.read_csv(shared(f"golden/quanteda/{file}.tsv"), sep="\t", index_col=0)
    found = mk.similarity(quanteda_counts(), measure=measure)
    assert found.columns.tolist() == found.index.tolist() == expected.columns.tolist()
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def toy() -> tuple[pd.DataFrame, dict]:
    golden = json.loads(shared("golden/shift.json").read_text(encoding="utf-8"))
    counts = pd.DataFrame({"t1": golden["t1"], "t2": golden["t2"]}).fillna(0).astype("int64")
    return counts.rename_axis("token"), golden


def test_the_divergence_is_that_of_scipy_and_numpy() -> None:
    counts, golden = toy()
    found = mk.similarity(counts, measure="jensen_shannon").loc["t1", "t2"]
    assert found == pytest.approx(golden["scipy_jensenshannon_base2_squared"], abs=1e-12)
    assert found == pytest.approx(golden["jsd_bits_independent_numpy"], abs=1e-12)


def test_the_shift_is_that_of_shifterator() -> None:
    counts, golden = toy()
    table = mk.shift(counts, "t1", "t2")
    assert table.columns.tolist() == [
        "token", "rate_first", "rate_second", "contribution", "share",
    ]  # fmt: skip
    assert table["token"].tolist() == ["الجيش", "الوفاق", "حفتر", "حكومة", "في", "طرابلس"]
    # shifterator prints the scores as shares of the divergence
    expected = pd.Series(golden["jsd_type2shift_score_unnormalized"])
    found = table.set_index("token")
    np.testing.assert_allclose(found["share"], expected[found.index], rtol=0, atol=1e-9)
    assert found["contribution"].sum() == pytest.approx(golden["jsd_diff"], abs=1e-9)
    assert found.loc["حكومة", "rate_first"] == pytest.approx(12 / 124 * 10_000)


def test_shift_leaves_out_what_neither_group_has() -> None:
    counts = counts_of({"المد": [1, 0, 0], "السدرة": [1, 2, 0], "المنارة": [0, 0, 9]})
    assert mk.shift(counts, "المد", "السدرة")["token"].tolist() == ["سد", "كلمة"]


def test_groups_of_the_same_rates_have_no_shares() -> None:
    table = mk.shift(counts_of({"المد": [1, 2], "السدرة": [2, 4]}), "المد", "السدرة")
    assert table["contribution"].tolist() == [0, 0]
    assert table["share"].isna().all()


def test_a_group_without_tokens_is_missing_for_itself_only() -> None:
    counts = counts_of({"المد": [1, 2], "السدرة": [0, 0], "المنارة": [2, 1]})
    for measure in ("cosine", "correlation", "jensen_shannon", "rank_biased_overlap"):
        found = mk.similarity(counts, measure=measure)
        assert found.loc["السدرة"].isna().all(), measure
        assert found.loc[["المد", "المنارة"], ["المد", "المنارة"]].notna().all(axis=None), measure


def test_bad_input_is_named() -> None:
    counts = counts_of({"المد": [1, 2], "السدرة": [0, 0]})
    with pytest.raises(ValueError, match=r"`measure` must be one of cosine.*Did you mean cosine\?"):
        mk.similarity(counts, measure="cosin")
    with pytest.raises(ValueError, match="`second` must be another group than `first`; got المد"):
        mk.shift(counts, "المد", "المد")
    with pytest.raises(ValueError, match=r"`first` must be one of .*Did you mean المد\?"):
        mk.shift(counts, "المدد", "المد")
    with pytest.raises(ValueError, match="`second` must be a group with tokens; got السدرة"):
        mk.shift(counts, "المد", "السدرة")
    for wrong in (0.5, np.nan, -1.0):
        with pytest.raises(ValueError, match="`counts` must be whole numbers"):
            mk.similarity(counts.assign(المد=[wrong, 1]))
        with pytest.raises(ValueError, match="`counts` must be whole numbers"):
            mk.shift(counts.assign(المد=[wrong, 1]), "المد", "السدرة")


def test_nothing_to_compare_gives_tables_all_the_same() -> None:
    counts = counts_of({"المد": [1, 2], "السدرة": [3, 0]})
    assert mk.similarity(counts[["المد"]]).to_numpy().tolist() == [[1]]
    nothing = mk.similarity(counts.iloc[:0])
    assert nothing.shape == (2, 2)
    assert nothing.isna().all(axis=None)


def test_the_clusters_stand_together() -> None:
    counts = counts_of(
        {"أ": [9, 1, 0, 1], "ب": [0, 1, 9, 8], "ج": [8, 2, 1, 1], "د": [1, 1, 8, 9], "ه": [0] * 4}
    )
    for measure in ("cosine", "jensen_shannon"):
        order = cluster_order(mk.similarity(counts.drop(columns="ه"), measure=measure))
        names = "".join("أبجد"[place] for place in order)
        assert {frozenset(names[:2]), frozenset(names[2:])} == {frozenset("أج"), frozenset("بد")}
    assert sorted(cluster_order(mk.similarity(counts))) == [0, 1, 2, 3, 4]
    assert cluster_order(mk.similarity(counts[["أ", "ب"]])) == [0, 1]
    assert sorted(cluster_order(mk.similarity(counts * 0))) == [0, 1, 2, 3, 4]


COUNTS = st.integers(2, 6).flatmap(
    lambda types: st.lists(
        st.lists(st.integers(0, 9), min_size=types, max_size=types).filter(any),
        min_size=2,
        max_size=4,
    )
)


@pytest.mark.parametrize("measure", NAMES)
@given(rows=COUNTS)
def test_every_measure_is_symmetric_and_knows_the_same_group(
    measure: str, rows: list[list[int]]
) -> None:
    counts = counts_of({str(number): row for number, row in enumerate(rows)})
    found = mk.similarity(counts, measure=measure).to_numpy()
    np.testing.assert_array_equal(found, found.T)
    same = np.diag(found)[~np.isnan(np.diag(found))]  # r is missing where all counts are equal
    np.testing.assert_allclose(same, 0 if measure in DISTANCES else 1, atol=1e-12)
    if measure not in {"euclidean", "manhattan", "canberra"}:
        assert (np.abs(found[~np.isnan(found)]) <= 1 + 1e-12).all()


@given(COUNTS, st.integers(2, 5))
def test_a_larger_corpus_of_the_same_rates_is_the_same(rows: list[list[int]], times: int) -> None:
    counts = counts_of({str(number): row for number, row in enumerate(rows)})
    larger = counts.assign(**{"0": counts["0"] * times})
    for measure in ("cosine", "jaccard", "dice", "jensen_shannon", "rank_biased_overlap"):
        before, after = (mk.similarity(table, measure=measure) for table in (counts, larger))
        np.testing.assert_allclose(after, before, atol=1e-12)


@given(COUNTS)
def test_contributions_sum_to_the_divergence(rows: list[list[int]]) -> None:
    counts = counts_of({str(number): row for number, row in enumerate(rows)})
    table = mk.shift(counts, "0", "1")
    expected = jensenshannon(rows[0], rows[1], base=2) ** 2
    assert table["contribution"].sum() == pytest.approx(expected, abs=1e-12)
    square = mk.similarity(counts, measure="jensen_shannon")
    assert table["contribution"].sum() == pytest.approx(square.loc["0", "1"], abs=1e-12)
    assert (table["contribution"] >= -1e-15).all()
    if table["share"].notna().any():
        assert table["share"].sum() == pytest.approx(1)
    turned = mk.shift(counts, "1", "0").set_index("token")["contribution"]
    assert table["contribution"].tolist() == turned[table["token"]].tolist()
