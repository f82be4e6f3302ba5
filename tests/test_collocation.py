"""Collocates, phrases and co-occurrence: by hand, by published numbers, by other tools."""

from __future__ import annotations

import json
import math
from collections import Counter
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._association import MEASURES, Joint, measured
from mediakit._headers import header
from mediakit._phrases import blaheta_johnson

TEXT = ["قال", "رئيس", "الحكومة", "إن", "رئيس", "الحكومة", "زار", "السد"]


def tokens_of(*texts: list[str]) -> mk.Tokens:
    return mk.Tokens.from_lists(texts)


def near(table: pd.DataFrame) -> dict[str, int]:
    return dict(zip(table["token"], table["count"], strict=True))


def test_collocates_by_hand() -> None:
    table = mk.collocates(tokens_of(TEXT), "رئيس", window=2, min_count=1)
    assert table.columns.tolist() == ["token", "count", "expected", "count_collocate", *MEASURES]
    # around 1: قال | الحكومة إن; around 4: الحكومة إن | الحكومة زار
    assert near(table) == {"الحكومة": 3, "إن": 2, "قال": 1, "زار": 1}
    row = table.set_index("token").loc["إن"]
    assert row["count_collocate"] == 1
    assert row["expected"] == 2 * 1 / 8
    assert row["log_dice"] == pytest.approx(14 + math.log2(4 / 3))
    assert row["mi"] == pytest.approx(math.log2(2 / 0.25))
    assert row["mi3"] == pytest.approx(math.log2(8 / 0.25))
    assert row["t_score"] == pytest.approx((2 - 0.25) / math.sqrt(2))
    assert row["z_score"] == pytest.approx((2 - 0.25) / math.sqrt(0.25))
    assert row["min_sensitivity"] == 1
    # it is near both nodes, and occurs once: no table of four cells has that, it counts once there
    assert row[["delta_p_forward", "delta_p_backward"]].tolist() == [1 / 2, 1 - 1 / 7]
    row = table.set_index("token").loc["قال"]
    assert row["delta_p_forward"] == pytest.approx(1 / 2 - 0)
    assert row["delta_p_backward"] == pytest.approx(1 - 1 / 7)
    cells = [(1, 0.25), (1, 1.75), (6, 5.25)]
    expected = 2 * sum(seen * math.log(seen / expected) for seen, expected in cells)
    assert row["log_likelihood"] == pytest.approx(expected)


def test_the_span_scales_what_is_expected() -> None:
    tokens = tokens_of(TEXT)
    plain = mk.collocates(tokens, "رئيس", window=(1, 2), min_count=1).set_index("token")
    scaled = mk.collocates(tokens, "رئيس", window=(1, 2), min_count=1, span_adjusted=True)
    scaled = scaled.set_index("token").loc[plain.index]
    np.testing.assert_allclose(scaled["expected"], 3 * plain["expected"])
    np.testing.assert_allclose(scaled["mi"], plain["mi"] - math.log2(3))
    np.testing.assert_allclose(scaled["log_dice"], plain["log_dice"])


def test_the_window_of_a_phrase_begins_and_ends_with_it() -> None:
    tokens = tokens_of(TEXT)
    assert near(mk.collocates(tokens, "رئيس الحكومة", window=1, min_count=1)) == {
        "إن": 2, "قال": 1, "زار": 1,
    }  # fmt: skip
    assert near(mk.collocates(tokens, "رئيس الحكومة", window=(0, 1), min_count=1)) == {
        "إن": 1, "زار": 1,
    }  # fmt: skip
    assert near(mk.collocates(tokens, ["رئيس", "السد"], window=[1, 0], min_count=1)) == {
        "قال": 1, "إن": 1, "زار": 1,
    }  # fmt: skip


def test_windows_end_with_the_article_and_the_node_is_a_collocate_of_itself() -> None:
    tokens = tokens_of(["السد", "النهر", "السد"], ["البحر"])
    assert near(mk.collocates(tokens, "السد", window=5, min_count=1)) == {"السد": 2, "النهر": 2}


def test_every_spelling_and_wildcard_is_a_node() -> None:
    tokens = tokens_of(TEXT)
    assert near(mk.collocates(tokens, "الحكومه", window=1, min_count=2)) == {"رئيس": 2}
    assert near(mk.collocates(tokens, "الحك*", window=1, min_count=2)) == {"رئيس": 2}


def test_the_columns_have_names_for_readers() -> None:
    table = mk.collocates(tokens_of(TEXT), "رئيس", min_count=1)
    assert [name for name in table.columns if header(name) == name] == []


def test_a_measure_sorts_the_table() -> None:
    table = mk.collocates(tokens_of(TEXT), "رئيس", min_count=1, measure="t_score")
    assert table["t_score"].is_monotonic_decreasing
    ties = table[table["t_score"] == table["t_score"].iloc[-1]]["token"].tolist()
    assert ties == sorted(ties)


@pytest.mark.parametrize("window", [0, -1, (0, 0), (1, -1), (1, 2, 3), 1.5, True, "5", None])
def test_a_window_without_tokens_is_refused(window: object) -> None:
    with pytest.raises(ValueError, match="`window` must be a number of tokens from 1"):
        mk.collocates(tokens_of(TEXT), "رئيس", window=window)  # type: ignore[arg-type]


def test_a_node_that_is_nowhere_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match=r"matches السكومة. Did you mean الحكومة\?$"):
        mk.collocates(tokens_of(TEXT), "السكومة")
    with pytest.raises(ValueError, match=r"matches رئيس السكومة. Did you mean الحكومة\?$"):
        mk.collocates(tokens_of(TEXT), "رئيس السكومة")
    with pytest.raises(ValueError, match=r"matches الحكومة رئيس.$"):
        mk.collocates(tokens_of(TEXT), "الحكومة رئيس")
    with pytest.raises(
        ValueError, match=r"`node` must be in the tokens; none of them matches بحر.$"
    ):
        mk.collocates(tokens_of(TEXT), "بحر")


def test_wrong_arguments_are_refused() -> None:
    tokens = tokens_of(TEXT)
    with pytest.raises(ValueError, match=r"must be one of log_dice.*Did you mean t_score\?"):
        mk.collocates(tokens, "رئيس", measure="t_scor")
    with pytest.raises(ValueError, match="`min_count` must be at least 1"):
        mk.collocates(tokens, "رئيس", min_count=0)
    with pytest.raises(ValueError, match="`n` must be one of 2, 3, 4; got 5"):
        mk.phrases(tokens, n=5)
    for function in (lambda given: mk.collocates(given, "رئيس"), mk.phrases, mk.cooccurrence):
        with pytest.raises(ValueError, match="takes words or lemmas; got bigrams"):
            function(mk.ngrams(tokens))


def published(name: str) -> dict:
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    return next(case for case in cases if case["id"] == name)


def joint(cell: dict) -> Joint:
    """Return the counts of four cells, or of a pair and its words."""
    if "o11" in cell:
        one, two, three, four = (cell.get(key, 0) for key in ("o11", "o12", "o21", "o22"))
        cell = {"f": one, "f1": one + two, "f2": one + three, "N": one + two + three + four}
    return Joint(np.array([float(cell["f"])]), cell["f1"], np.array([cell["f2"]]), cell.get("N", 1))


def test_measures_equal_the_published_examples() -> None:
    for case, name in (("manning_t", "t_score"), ("min_sensitivity", "min_sensitivity")):
        found = MEASURES[name](joint(published(case)["input"]))[0]
        assert found == pytest.approx(published(case)["recomputed"][0], rel=1e-9)
        assert round(found, published(case)["decimals"]) == published(case)["expected"]
    dice = published("dice_smadja")
    found = 2 ** (MEASURES["log_dice"](joint(dice["input"]))[0] - 14)
    assert found == pytest.approx(dice["recomputed"][0], rel=1e-9)
    forward, backward = published("delta_p")["recomputed"]
    pair = joint(published("delta_p")["input"])
    assert MEASURES["delta_p_forward"](pair)[0] == pytest.approx(forward, rel=1e-9)
    assert MEASURES["delta_p_backward"](pair)[0] == pytest.approx(backward, rel=1e-9)


def test_log_likelihood_is_the_mutual_information_of_the_table_that_dunning_prints() -> None:
    case = published("mi_dunning98_ln")
    found = MEASURES["log_likelihood"](joint(case["input"]))[0] / (2 * 9 * math.log(2))
    assert found == pytest.approx(case["recomputed"][0], rel=1e-9)


COUNTS = st.integers(1, 30)


@given(COUNTS, COUNTS, st.integers(0, 900), st.sampled_from([1, 4]))
def test_more_co_occurrences_never_lower_a_measure(
    first: int, second: int, others: int, span: int
) -> None:
    size = first * span + second + others
    both = np.arange(1.0, 2 * max(first, second) + 2)
    found = measured(Joint(both, first, np.full(len(both), float(second)), size, span))
    for name, values in found.items():
        steps = np.diff(np.concatenate([[-np.inf], values]))
        assert (steps > -1e-9).all(), name
        assert not np.isnan(values).any(), name


def test_nothing_is_left_to_compare_with_where_windows_hold_all_tokens() -> None:
    found = measured(Joint(np.array([3.0]), 4, np.array([3.0]), 10, 5))
    missing = ["log_likelihood", "delta_p_forward", "delta_p_backward"]
    assert [name for name, values in found.items() if np.isnan(values).any()] == missing


# UCS has the logarithms of mutual information to the base 10, and Dice as it is.
UCS = {
    "am.Dice": lambda found: 2 ** (found["log_dice"] - 14),
    "am.MI": lambda found: found["mi"] * math.log10(2),
    "am.MI3": lambda found: found["mi3"] * math.log10(2),
    "am.MS": lambda found: found["min_sensitivity"],
    "am.t.score": lambda found: found["t_score"],
    "am.z.score": lambda found: found["z_score"],
    "am.log.likelihood": lambda found: found["log_likelihood"],
}


UCS_LEFT_OUT = {
    "am.Fisher.pv": "Tests of independence: the library ranks by G² and gives no p of collocates.",
    "am.Poisson.pv": "As Fisher.",
    "am.Poisson.Stirling": "An approximation to the p of Poisson.",
    "am.chi.squared": "Of the tests on four cells the library has G², better for small counts.",
    "am.chi.squared.corr": "As chi squared.",
    "am.simple.ll": "G² of one cell; the library has that of all four.",
    "am.Jaccard": "Orders pairs as Dice does.",
    "am.MI2": "Between MI and MI3.",
    "am.gmean": "Orders pairs as MI2 does.",
    "am.average.MI": "Proportional to G² but for its sign.",
    "am.local.MI": "As G², which also counts the other cells.",
    "am.odds.ratio": "Infinite or undefined where a cell is empty; ΔP is there.",
    "am.odds.ratio.disc": "As the odds ratio.",
    "am.relative.risk": "As the odds ratio.",
    "am.z.score.corr": "z of Yates; the plain z is there.",
    "am.frequency": "The count itself.",
    "am.random": "Random numbers, for comparison.",
}


def test_each_measure_of_ucs_is_tested_or_left_out_for_a_reason() -> None:
    path = shared("golden/collocation_ucs_100.ds")
    columns = pd.read_csv(path, sep="\t", comment="#", quoting=3, nrows=0).columns
    measures = [name for name in columns if name.startswith("am.")]
    assert sorted(measures) == sorted([*UCS, *UCS_LEFT_OUT])


@pytest.mark.parametrize("name", UCS)
def test_measures_equal_the_ucs_toolkit(name: str) -> None:
    path = shared("golden/collocation_ucs_100.ds")
    pairs = pd.read_csv(path, sep="\t", comment="#", quoting=3)
    assert len(pairs) > 90
    counts = [pairs[column].to_numpy(dtype=float) for column in ("f", "f1", "f2", "N")]
    found = UCS[name](measured(Joint(*counts)))
    np.testing.assert_allclose(found, pairs[name], rtol=1e-9, atol=1e-10)


def newspapers() -> mk.Tokens:
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), sep="\t")
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    tokens = mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles)
    assert tokens.breaks.sum() == len(articles)
    return tokens


@pytest.mark.parametrize("n", [2, 3])
def test_phrases_equal_quanteda(n: int) -> None:
    path = shared(f"golden/quanteda/collocations_{n}.tsv")
    theirs = pd.read_csv(path, sep="\t", keep_default_na=False).set_index("collocation")
    ours = mk.phrases(newspapers(), n=n, min_count=int(theirs["count"].min()))
    assert sorted(theirs.index) == sorted(ours["phrase"])
    ours = ours.set_index("phrase").loc[theirs.index]
    assert ours["count"].tolist() == theirs["count"].tolist()
    np.testing.assert_allclose(ours[["lambda", "z"]], theirs[["lambda", "z"]], rtol=1e-6)


def test_lambda_equals_the_example_that_quanteda_publishes() -> None:
    case = published("quanteda_lambda_z_goodice")
    sentence = "I like good ice cream".split()
    table = mk.phrases(tokens_of(sentence, ["Me", "too", "!", *sentence]), min_count=2)
    assert table["phrase"].tolist() == ["I like", "good ice", "ice cream", "like good"]
    for name, expected in zip(("lambda", "z"), case["recomputed"], strict=True):
        np.testing.assert_allclose(table[name], expected, rtol=1e-9)


def numbers_of(cells: dict[str, int], n: int) -> dict[tuple[int, ...], np.ndarray]:
    """Return how many runs agree at some places, of how many agree there and nowhere else."""
    only = {
        tuple(place for place, bit in enumerate(bits) if bit == "1"): number
        for bits, number in cells.items()
    }
    return {
        places: np.array([sum(v for k, v in only.items() if set(places) <= set(k))])
        for places in sorted(only, key=len)
    }


@pytest.mark.parametrize(
    "name", ["colloc_GF", "colloc_capital", "colloc_ab", "colloc_bd", "colloc_abc3"]
)
def test_lambda_equals_the_model_that_quanteda_checks_itself_by(name: str) -> None:
    golden = json.loads(shared("golden/quanteda_small.json").read_text(encoding="utf-8"))
    stat = golden[name]["stat"]
    cells = {key: int(value) for key, value in stat.items() if set(key) <= {"0", "1"}}
    found = [values[0] for values in blaheta_johnson(numbers_of(cells, stat["length"]))]
    assert found == pytest.approx([stat["lambda"], stat["z.lambda"]], rel=1e-6)  # fitted by glm
    if name != "colloc_GF":  # its runs cross the places of punctuation, which ours do not
        table = mk.phrases(tokens_of(golden[name]["tokens"]), n=stat["length"], min_count=1)
        row = table.set_index("phrase").loc[" ".join(golden[name]["cand"])]
        assert row[["lambda", "z"]].tolist() == pytest.approx(found, rel=1e-9)


def test_lambda_equals_the_published_cells() -> None:
    case = published("quanteda_GF")
    cells = {"11": 1, "10": 3, "01": 0, "00": 13}
    found = [round(float(values[0]), 6) for values in blaheta_johnson(numbers_of(cells, 2))]
    assert found == case["expected"]


def test_lambda_of_two_words_is_their_log_odds_ratio() -> None:
    row = mk.phrases(tokens_of(TEXT), min_count=2).iloc[0]
    # runs: 2 of both words, none of one only, 5 of neither
    assert row["phrase"] == "رئيس الحكومة"
    assert row["lambda"] == pytest.approx(math.log(2.5 * 5.5 / (0.5 * 0.5)))
    assert row["z"] == pytest.approx(row["lambda"] / math.sqrt(1 / 2.5 + 1 / 5.5 + 2 / 0.5))


@given(st.integers(0, 500), st.integers(0, 9), st.sampled_from([2, 3, 4]))
def test_lambda_is_zero_where_words_stand_in_a_row_as_often_as_their_parts_would_have_it(
    number: int, excess: int, n: int
) -> None:
    ways = ["".join(bits) for bits in product("01", repeat=n)]
    even = numbers_of(dict.fromkeys(ways, number), n)
    assert [values[0] for values in blaheta_johnson(even)] == pytest.approx([0, 0], abs=1e-9)
    stronger = numbers_of(dict.fromkeys(ways, number) | {"1" * n: number + excess}, n)
    found = [values[0] for values in blaheta_johnson(stronger)]
    assert found[0] == pytest.approx(math.log((number + excess + 0.5) / (number + 0.5)), abs=1e-9)
    assert (found[1] > 1e-9) == (excess > 0)


def test_phrases_do_not_cross_breaks() -> None:
    broken = tokens_of(["رئيس", "الحكومة", "،", "رئيس", "الحكومة"], ["رئيس"], ["الحكومة"])
    table = mk.phrases(broken, min_count=1)
    assert table[["phrase", "count"]].to_numpy().tolist() == [["رئيس الحكومة", 2]]
    assert mk.phrases(broken, n=3, min_count=1).empty


def test_cooccurrence_equals_quanteda() -> None:
    path = shared("golden/quanteda/fcm_window5_top500.tsv")
    theirs = pd.read_csv(path, sep="\t", keep_default_na=False)
    tokens = newspapers()
    ours = mk.cooccurrence(tokens, window=5, top=len(tokens.vocabulary))
    pairs = map(frozenset, zip(ours["first"], ours["second"], strict=True))
    counts = dict(zip(pairs, ours["count"], strict=True))
    for row in theirs.itertuples():
        assert counts[frozenset((row.a, row.b))] == row.n
    assert ours["count"].head(len(theirs)).tolist() == theirs["n"].tolist()  # no other is as often


def test_cooccurrence_by_hand() -> None:
    table = mk.cooccurrence(tokens_of(["السد", "النهر", "السد", "البحر"]), window=2)
    assert table[["first", "second", "count"]].to_numpy().tolist() == [
        ["السد", "السد", 2], ["السد", "النهر", 2], ["البحر", "النهر", 1], ["السد", "البحر", 1],
    ]  # fmt: skip
    assert table["log_dice"].iloc[1] == pytest.approx(14 + math.log2(4 / 3))
    left = mk.cooccurrence(tokens_of(["السد", "النهر", "السد", "البحر"]), leave_out=["سد", "السّد"])
    assert left[["first", "second", "count"]].to_numpy().tolist() == [["البحر", "النهر", 1]]
    assert len(mk.cooccurrence(tokens_of(["السد", "النهر", "السد"]), top=1)) == 1


TEXTS = st.lists(st.lists(st.sampled_from("أبجدهز،"), max_size=30), min_size=1, max_size=5)


@given(TEXTS, st.integers(0, 3), st.integers(1, 3))
def test_collocates_equal_a_count_word_by_word(
    texts: list[list[str]], before: int, after: int
) -> None:
    tokens = mk.Tokens.from_lists(texts)
    if "أ" not in tokens.form_labels:
        return
    expected: Counter[str] = Counter()
    for text in [[word for word in text if word.isalnum()] for text in texts]:
        for at, word in enumerate(text):
            if word == "أ":
                expected.update(text[max(at - before, 0) : at] + text[at + 1 : at + 1 + after])
    found = mk.collocates(tokens, "أ", window=(before, after), min_count=1)
    assert near(found) == dict(expected)
    assert found["count"].sum() == sum(expected.values())


@given(TEXTS, st.integers(1, 4))
def test_two_words_are_as_often_near_each_other_from_either_side(
    texts: list[list[str]], window: int
) -> None:
    tokens = mk.Tokens.from_lists(texts)
    if not {"أ", "ب"} <= set(tokens.form_labels):
        return
    tables = {
        node: mk.collocates(tokens, node, window=window, min_count=1).set_index("token")
        for node in ("أ", "ب")
    }
    if "ب" not in tables["أ"].index:
        assert "أ" not in tables["ب"].index
        return
    one, other = tables["أ"].loc["ب"], tables["ب"].loc["أ"]
    same = ["count", "expected", "log_dice", "mi", "mi3", "t_score", "z_score", "log_likelihood"]
    np.testing.assert_allclose(one[same].astype(float), other[same].astype(float))
    for forward, backward in ((one, other), (other, one)):
        np.testing.assert_allclose(forward["delta_p_forward"], backward["delta_p_backward"])


def edges(table: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Return pairs and their counts; which of two equally frequent words is first is no matter."""
    rows = table[["first", "second", "count"]].to_numpy().tolist()
    return sorted((*sorted(pair), count) for *pair, count in rows)


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(texts: list[list[str]], random: Any) -> None:
    tokens = mk.Tokens.from_lists(texts)
    random.shuffle(texts)
    shuffled = mk.Tokens.from_lists(texts)
    for n in (2, 3, 4):
        pd.testing.assert_frame_equal(
            mk.phrases(tokens, n=n, min_count=1), mk.phrases(shuffled, n=n, min_count=1)
        )
    assert edges(mk.cooccurrence(tokens)) == edges(mk.cooccurrence(shuffled))
    for word in sorted(tokens.form_labels)[:1]:
        pd.testing.assert_frame_equal(
            mk.collocates(tokens, word, min_count=1), mk.collocates(shuffled, word, min_count=1)
        )


@given(TEXTS)
def test_edges_count_each_pair_of_tokens_within_the_window(texts: list[list[str]]) -> None:
    tokens = mk.Tokens.from_lists(texts)
    sizes = tokens.sizes
    expected = sum(max(int(size) - distance, 0) for size in sizes for distance in (1, 2, 3))
    table = mk.cooccurrence(tokens, window=3)
    of_a_word = table["first"] == table["second"]
    assert table["count"].sum() - table.loc[of_a_word, "count"].sum() / 2 == expected
    for word in set(table["first"]):
        around = near(mk.collocates(tokens, word, window=3, min_count=1))
        own = table[(table["first"] == word) | (table["second"] == word)]
        others = own["second"].where(own["first"] == word, own["first"])
        assert dict(zip(others, own["count"], strict=True)) == around
