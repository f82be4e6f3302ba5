"""Counts, frequencies, keyness: by hand, by published numbers, by another tool."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtrc

import mediakit as mk
from conftest import shared
from mediakit._cells import Observed
from mediakit._intervals import adjust, wilson
from mediakit._measures import MEASURES
from mediakit._normalize import matching_key


@pytest.fixture
def tokens() -> mk.Tokens:
    articles = pd.DataFrame(
        {
            "article": ["1", "2", "3"],
            "source": ["المد", "المد", "السدرة"],
            "date": pd.to_datetime(["2026-01-05", "2026-01-12", "2026-01-13"]),
        }
    )
    return mk.Tokens.from_lists(
        [["السد", "السد", "النهر"], ["السد", "الميناء"], ["الميناء"]], articles
    )


def two_words(a: float, b: float, c: float, d: float) -> pd.DataFrame:
    """Return counts in which a word occurs a times in c tokens and b times in d."""
    index = pd.Index(["كلمة", "البقية"], name="token")
    return pd.DataFrame({"target": [a, c - a], "reference": [b, d - b]}, index=index)


def test_count_by_source(tokens: mk.Tokens) -> None:
    counts = mk.count(tokens)
    assert counts.index.tolist() == ["السد", "الميناء", "النهر"]
    assert counts["المد"].tolist() == [3, 1, 1]
    assert counts["السدرة"].tolist() == [0, 1, 0]
    assert (counts.dtypes == "int64").all()


def test_count_by_period_by_two_columns_and_all_together(tokens: mk.Tokens) -> None:
    assert mk.count(tokens, "date:W").sum().tolist() == [3, 3]
    both = mk.count(tokens, ["source", "date:M"])
    assert both.columns.nlevels == 2
    assert both.sum().tolist() == [1, 5]
    assert mk.count(tokens, None)["all"].tolist() == [3, 2, 1]


def test_document_frequency_counts_articles(tokens: mk.Tokens) -> None:
    table = mk.document_frequency(tokens)
    assert table.loc["السد"].to_dict() == {"السدرة": 0, "المد": 2}
    assert table.loc["الميناء"].to_dict() == {"السدرة": 1, "المد": 1}


def test_articles_without_a_group_are_left_out_with_a_warning(tokens: mk.Tokens) -> None:
    undated = tokens.articles.assign(date=pd.to_datetime(["2026-01-05", None, "2026-01-13"]))
    other = mk.Tokens.from_lists([["أ"], ["ب"], ["ج"]], undated)
    with pytest.warns(UserWarning, match="1 of 3 articles have no date:M: not counted"):
        assert mk.count(other, "date:M").sum().tolist() == [2]


def test_unknown_columns_and_periods_are_named(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match=r"needs the column sources.*Did you mean source\?"):
        mk.count(tokens, "sources")
    with pytest.raises(ValueError, match="must be one of D, W, M, Q, Y; got H"):
        mk.count(tokens, "date:H")


def test_families_count_once_in_a_group(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="mark_reuse"):
        mk.count(tokens, families=True)
    marked = tokens.articles.assign(family=["f", "f", "f"])
    family = mk.Tokens.from_lists([["أ"], ["أ"], ["أ"]], marked)
    assert mk.count(family, families=True).loc["أ"].to_dict() == {"السدرة": 1, "المد": 1}
    assert mk.kwic(family, "أ", families=True)["article"].tolist() == ["1"]


GROUPS = st.lists(
    st.tuples(st.sampled_from("xyz"), st.lists(st.sampled_from("أبجد"), max_size=9)), max_size=8
)


@given(GROUPS)
def test_counts_equal_a_plain_loop(rows: list[tuple[str, list[str]]]) -> None:
    articles = pd.DataFrame(
        {"article": [str(n) for n in range(len(rows))], "source": [source for source, _ in rows]},
        dtype="str",
    )
    made = mk.Tokens.from_lists([words for _, words in rows], articles)
    counts, articles_with = mk.count(made), mk.document_frequency(made)
    for token in counts.index:
        for source in counts.columns:
            own = [words for name, words in rows if name == source]
            assert counts.loc[token, source] == sum(words.count(token) for words in own)
            assert articles_with.loc[token, source] == sum(token in words for words in own)


def test_frequencies_by_hand(tokens: mk.Tokens) -> None:
    counts = mk.count(tokens, None)
    table = mk.frequencies(counts, articles=mk.document_frequency(tokens, None))
    assert table.columns.tolist() == [
        "token", "count", "rate", "rate_low", "rate_high", "rank", "articles",
    ]  # fmt: skip
    assert table["rate"].round(2).tolist() == [5000, 3333.33, 1666.67]
    assert table["articles"].tolist() == [2, 2, 1]


def test_rate_uses_all_tokens_even_when_stop_words_are_left_out(tokens: mk.Tokens) -> None:
    table = mk.without(mk.frequencies(mk.count(tokens, None)), ["السد"])
    assert table["rate"].round(2).tolist() == [3333.33, 1666.67]


def test_articles_of_other_groups_are_refused(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match=r"`articles` needs the column المد, السدرة|السدرة, المد"):
        mk.frequencies(mk.count(tokens), articles=mk.document_frequency(tokens, None))


def test_ties_share_the_lowest_rank() -> None:
    counts = mk.count(mk.Tokens.from_lists([["أ", "أ", "ب", "ج", "د", "د"]]), None)
    assert mk.frequencies(counts)["rank"].tolist() == [1, 1, 3, 3]


def test_several_groups_come_with_their_name_first(tokens: mk.Tokens) -> None:
    table = mk.frequencies(mk.count(tokens, ["source", "date:M"]))
    assert table.columns[0] == "group"
    assert table["group"].unique().tolist() == ["السدرة · 2026-01", "المد · 2026-01"]
    assert (table["count"] > 0).all()


def test_wilson_equals_the_published_example() -> None:
    """81 of 263: 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17, table I)."""
    low, high = wilson(81, 263)
    assert (round(float(low), 4), round(float(high), 4)) == (0.2553, 0.3662)
    assert [float(bound) for bound in wilson(0, 20)] == [0, pytest.approx(0.1611, abs=5e-5)]
    assert np.isnan(wilson(0, 0)).all()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrections_equal_scipy_and_keep_order(p: list[float]) -> None:
    from scipy.stats import false_discovery_control

    values = np.array(p)
    assert np.allclose(adjust(values, "bh"), false_discovery_control(values), atol=1e-12)
    assert (adjust(values, "bonferroni") >= adjust(values, "bh") - 1e-12).all()
    assert np.array_equal(adjust(values, "none"), values)


def test_log_likelihood_equals_the_published_examples() -> None:
    """Rayson's wizard, and Brezina 2018 for "war"; four cells as recomputed for the same."""
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    two_cells = [
        case for case in cases
        if case["id"].startswith("rayson") or case["id"] == "brezina_LL_2cell"
    ]  # fmt: skip
    assert len(two_cells) == 9
    for case in two_cells:
        cell = case["input"]
        counts = two_words(cell["a"], cell["b"], cell["c"], cell["d"])
        value = mk.keyness(counts, "target").set_index("token").loc["كلمة", "log_likelihood"]
        assert abs(value) == pytest.approx(case["recomputed"][0], abs=1e-9)
        assert round(abs(value), case["decimals"]) == case["expected"]


def test_four_cells_equal_dunning_1993() -> None:
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    case = next(case for case in cases if case["id"] == "dunning_LL_4cell")
    cell = case["input"]
    counts = two_words(
        cell["o11"], cell["o12"], cell["o11"] + cell["o21"], cell["o12"] + cell["o22"]
    )
    table = mk.keyness(counts, "target", measure="log_likelihood_4").set_index("token")
    assert table.loc["كلمة", "log_likelihood_4"] == pytest.approx(case["recomputed"][0], abs=1e-9)


def test_log_ratio_equals_the_reference_implementation() -> None:
    """400 rows by A. Hardie and S. Evert; a word counts f and f2 - f in f1 and N - f1 tokens."""
    rows = pd.read_csv(shared("golden/log_ratio_hardie_evert.tsv"), sep="\t")
    for row in rows.itertuples():
        counts = two_words(row.f, row.f2 - row.f, row.f1, row.N - row.f1)
        table = mk.keyness(counts, "target", measure="log_ratio", min_count=0).set_index("token")
        assert table.loc["كلمة", "log_ratio"] == pytest.approx(row.lr, abs=1e-9)


def quanteda(name: str) -> pd.DataFrame:
    path = shared(f"golden/quanteda/{name}")
    return pd.read_csv(path, sep="\t", keep_default_na=False, quoting=3)


@pytest.fixture(scope="module")
def newspapers() -> mk.Tokens:
    table = quanteda("tokens.tsv").rename(columns={"id": "article"})
    return mk.Tokens.from_lists(table["tokens"].str.split(" "), table[["article", "source"]])


def test_frequencies_equal_quanteda_exactly(newspapers: mk.Tokens) -> None:
    ours = mk.frequencies(mk.count(newspapers), articles=mk.document_frequency(newspapers))
    theirs = quanteda("frequency.tsv")
    columns = {"feature": "token", "frequency": "count", "docfreq": "articles"}
    theirs = theirs.rename(columns=columns).sort_values(["group", "token"], ignore_index=True)
    ours = ours.sort_values(["group", "token"], ignore_index=True)
    assert len(ours) == 22_278
    for name in ("group", "token", "count", "rank", "articles"):
        assert ours[name].tolist() == theirs[name].tolist()


def test_keyness_equals_quanteda(newspapers: mk.Tokens) -> None:
    """quanteda took words below 5 out first, so its corpora are smaller; and it adds 1e-9."""
    counts = mk.count(newspapers)
    counts = counts[counts.sum(axis=1) >= 5]
    ours = mk.keyness(counts, "alriyadh", measure="log_likelihood_4", correction="none")
    theirs = quanteda("keyness_lr_none.tsv")
    allowance = 2 * counts.to_numpy().sum() * 1e-9
    assert ours["token"].tolist() == theirs["feature"].tolist()
    assert ours["count_target"].tolist() == theirs["n_target"].tolist()
    assert ours["count_reference"].tolist() == theirs["n_reference"].tolist()
    values = ours["log_likelihood_4"].abs() + allowance
    assert (values - theirs["G2"].abs()).abs().max() < 1e-7
    assert (np.sign(ours["log_likelihood_4"]) == np.sign(theirs["G2"])).all()
    assert (ours["p"] - theirs["p"]).abs().max() < 0.01  # p near 1 moves with the 1e-9


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("sort", ["source", "after", "before"])
def test_concordance_lines_equal_quanteda(newspapers: mk.Tokens, number: int, sort: str) -> None:
    """The lines and their order; quanteda's are as they stand in the corpus, so sorted here."""
    theirs = quanteda(f"kwic_{number}.tsv")
    place = pd.Index(newspapers.articles["article"]).get_indexer(theirs["docname"])
    theirs = theirs.iloc[np.lexsort((theirs["from"], place))]
    lines = theirs[["docname", "pre", "keyword", "post"]].to_numpy().tolist()
    if sort == "source":
        lines.sort(key=lambda line: line[0].partition("-")[0])
    elif sort == "after":
        lines.sort(key=lambda line: matching_key(line[3]))
    elif sort == "before":
        lines.sort(key=lambda line: matching_key(line[1]).split()[::-1])
    ours = mk.kwic(newspapers, theirs["pattern"].iloc[0], window=5, sort=sort)
    assert ours[["article", "before", "node", "after"]].to_numpy().tolist() == lines


def test_concordances_of_several_words_are_those_of_each(newspapers: mk.Tokens) -> None:
    theirs = pd.concat([quanteda(f"kwic_{number}.tsv") for number in (1, 2, 3)])
    ours = mk.kwic(newspapers, theirs["pattern"].unique().tolist(), window=5, sort="source")
    in_order = theirs.sort_values(["docname", "from"])[["docname", "pre", "keyword", "post"]]
    assert (
        ours[["article", "before", "node", "after"]].to_numpy().tolist()
        == in_order.to_numpy().tolist()
    )


def test_bigrams_equal_quanteda(newspapers: mk.Tokens) -> None:
    ours = mk.frequencies(mk.count(mk.ngrams(newspapers), None)).set_index("token")["count"]
    theirs = quanteda("bigrams_top500.tsv")
    assert ours[theirs["feature"].str.replace("_", " ")].tolist() == theirs["frequency"].tolist()


def test_the_interval_of_the_log_ratio_by_hand() -> None:
    """a=30 of 100, b=5 of 100, V=2: sd(ln RR) = sqrt(1/30+1/5-2/100), z at 0.025/2."""
    table = mk.keyness(two_words(30, 5, 100, 100), "target").set_index("token")
    sd = math.sqrt(1 / 30 + 1 / 5 - 2 / 100)
    z = 2.241402727604947  # the normal quantile at 1 - 0.05 / 4
    assert table.loc["كلمة", "log_ratio"] == pytest.approx(math.log2(6), abs=1e-12)
    half = z * sd / math.log(2)
    assert table.loc["كلمة", "log_ratio_low"] == pytest.approx(math.log2(6) - half, abs=1e-9)
    assert table.loc["كلمة", "log_ratio_high"] == pytest.approx(math.log2(6) + half, abs=1e-9)


def test_keyness_is_negative_where_the_target_under_uses() -> None:
    table = mk.keyness(two_words(5, 30, 100, 100), "target")
    assert table["token"].tolist() == ["البقية", "كلمة"]
    assert table.loc[1, "log_likelihood"] < 0 < table.loc[0, "log_likelihood"]


def test_p_is_never_rounded_to_zero_and_missing_without_a_test() -> None:
    strong = mk.keyness(two_words(400, 0, 10_000, 10_000), "target")
    assert 0 < strong["p"].min() < 1e-100
    ratio = mk.keyness(two_words(30, 5, 100, 100), "target", measure="log_ratio")
    assert ratio["p"].isna().all()
    assert ratio["p_adjusted"].isna().all()


def test_min_count_applies_to_the_sum_and_sizes_stay_whole() -> None:
    index = pd.Index(["أ", "ب", "ج"], name="token")
    counts = pd.DataFrame({"x": [3, 1, 96], "y": [2, 1, 97]}, index=index)
    table = mk.keyness(counts, "x", min_count=5)
    assert sorted(table["token"]) == ["أ", "ج"]
    assert table.set_index("token").loc["أ", "rate_target"] == 300


def test_sizes_stand_in_for_missing_types() -> None:
    whole = two_words(30, 5, 100, 100)
    part = whole.loc[["كلمة"]]
    sizes = {"target": 100, "reference": 100}
    given_sizes = mk.keyness(part, "target", sizes=sizes)
    assert given_sizes.loc[0, "log_likelihood"] == pytest.approx(
        mk.keyness(whole, "target").set_index("token").loc["كلمة", "log_likelihood"]
    )
    with pytest.raises(ValueError, match="missing: reference"):
        mk.keyness(part, "target", sizes={"target": 100})
    with pytest.raises(ValueError, match="below the sum of the counts for target"):
        mk.frequencies(part, sizes={"target": 10, "reference": 100})


def test_a_target_that_is_not_a_source_is_named() -> None:
    counts = two_words(30, 5, 100, 100)
    with pytest.raises(ValueError, match=r"`target` must be one of .*Did you mean target\?"):
        mk.keyness(counts, "targets")
    with pytest.raises(ValueError, match="`reference` must be one of"):
        mk.keyness(counts, "target", reference="other")
    with pytest.raises(ValueError, match="other than the target"):
        mk.keyness(counts[["target"]], "target")
    with pytest.raises(ValueError, match=r"`measure` must be one of .*log_ratio, .*; got ratio"):
        mk.keyness(counts, "target", measure="ratio")
    with pytest.raises(ValueError, match="no tokens to compare in reference"):
        mk.keyness(counts.assign(reference=0), "target")
    with pytest.raises(ValueError, match="must be what count"):
        mk.keyness(counts.reset_index(), "target")


def test_reference_can_be_chosen() -> None:
    index = pd.Index(["أ", "ب"], name="token")
    counts = pd.DataFrame({"x": [9, 1], "y": [1, 9], "z": [5, 5]}, index=index)
    table = mk.keyness(counts, "x", reference=["y"], min_count=1).set_index("token")
    assert table.loc["أ", "count_reference"] == 1


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40),
    st.sampled_from(["log_likelihood", "log_likelihood_4", "log_ratio"]),
    st.sampled_from(["bh", "bonferroni", "none"]),
    st.randoms(),
)
def test_types_that_share_their_counts_are_computed_once_and_listed_each(
    pairs: list[tuple[int, int]], measure: str, correction: str, chance
) -> None:
    labels = [f"كلمة{number}" for number in range(len(pairs))]
    chance.shuffle(labels)
    counts = pd.DataFrame(pairs, index=pd.Index(labels, name="token"), columns=["أ", "ب"])
    counts += pd.DataFrame({"أ": 1, "ب": 2}, index=counts.index[:1]).reindex_like(counts).fillna(0)
    table = mk.keyness(counts, "أ", measure=measure, correction=correction, min_count=1)
    passing = counts[counts.sum(axis=1) > 0]
    cells = Observed(*passing.to_numpy().T, *counts.sum())
    expected = MEASURES[measure].score(cells)
    under_used = passing["أ"] / cells.target_size < passing["ب"] / cells.reference_size
    if not MEASURES[measure].signed:
        expected = np.where(under_used, -expected, expected)
    plain = pd.DataFrame({"token": passing.index, measure: expected}).astype({"token": "str"})
    plain = plain.sort_values([measure, "token"], ascending=[False, True], ignore_index=True)
    pd.testing.assert_frame_equal(table[["token", measure]], plain, check_exact=True)
    p = np.full(len(plain), np.nan) if measure == "log_ratio" else chdtrc(1, abs(plain[measure]))
    assert table["p"].to_numpy() == pytest.approx(p, rel=1e-12, nan_ok=True)
    adjusted = adjust(table["p"].to_numpy(), correction)
    assert table["p_adjusted"].to_numpy() == pytest.approx(adjusted, rel=1e-15, nan_ok=True)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20))
def test_swapping_target_and_reference_flips_every_sign(pairs: list[tuple[int, int]]) -> None:
    index = pd.Index([f"كلمة{n}" for n in range(len(pairs))], name="token")
    counts = pd.DataFrame(pairs, columns=["x", "y"], index=index) + 1
    for measure in ("log_likelihood", "log_likelihood_4", "log_ratio"):
        there = mk.keyness(counts, "x", measure=measure).set_index("token")[measure]
        back = mk.keyness(counts, "y", measure=measure).set_index("token")[measure]
        assert np.allclose(there, -back.reindex(there.index), atol=1e-9)


def test_without_refuses_counts_and_strings(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="not out of counts"):
        mk.without(mk.count(tokens), ["السد"])
    with pytest.raises(TypeError, match="several words"):
        mk.without(mk.frequencies(mk.count(tokens, None)), "السد")


def test_without_matches_any_spelling_and_leaves_the_table_alone() -> None:
    table = pd.DataFrame({"token": ["إلى", "فى", "حكومة"]})
    before = table.copy()
    assert mk.without(table, ["الي", "في"])["token"].tolist() == ["حكومة"]
    pd.testing.assert_frame_equal(table, before)
    assert mk.without(table.head(0), ["في"]).columns.tolist() == ["token"]
