"""Lexical diversity: by hand, by published numbers, by other tools."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared


def measured(*texts: list[str], window: int = 500) -> pd.DataFrame:
    return mk.diversity(mk.Tokens.from_lists(texts), by="article", window=window)


def test_six_words_by_hand() -> None:
    # N = 6, V = 4: one type three times, three types once
    row = measured(["في", "السد", "في", "النهر", "في", "البحر"], window=3).iloc[0]
    assert row.index.tolist() == [
        "group", "tokens", "types", "ttr", "root_ttr", "cttr", "herdan_c", "maas", "yule_k",
        "simpson_d", "mattr", "mtld", "hdd", "entropy",
    ]  # fmt: skip
    assert row[["group", "tokens", "types"]].tolist() == ["1", 6, 4]
    assert row["ttr"] == pytest.approx(4 / 6)
    assert row["root_ttr"] == pytest.approx(4 / 6**0.5)
    assert row["cttr"] == pytest.approx(4 / 12**0.5)
    assert row["herdan_c"] == pytest.approx(math.log(4) / math.log(6))
    assert row["maas"] == pytest.approx(math.log10(6 / 4) ** 0.5 / math.log10(6))
    assert row["yule_k"] == pytest.approx(10_000 * (9 + 3 - 6) / 36)
    assert row["simpson_d"] == pytest.approx(3 * 2 / (6 * 5))
    # windows: في السد في, السد في النهر, في النهر في, النهر في البحر
    assert row["mattr"] == pytest.approx((2 + 3 + 2 + 3) / 3 / 4)
    # forwards: one stretch of three (2 / 3), then three words that do not recur, a fraction of 0;
    # backwards, the ratio comes down to .72 with the last word (4 / 6)
    assert row["mtld"] == pytest.approx((6 / 1 + 6 / 1) / 2)
    assert math.isnan(row["hdd"])
    # three types of a sixth, one of a half
    assert row["entropy"] == pytest.approx(3 / 6 * math.log2(6) + 1 / 2)


def test_an_unfinished_stretch_counts_as_a_fraction() -> None:
    # either way 3 / 4 at the end: a fraction of (1 − .75) / (1 − .72)
    row = measured(["في", "السد", "النهر", "في"]).iloc[0]
    assert row["mtld"] == pytest.approx(4 / (0.25 / 0.28))


def test_a_ratio_of_exactly_72_hundredths_ends_a_stretch() -> None:
    # 18 types in 25 tokens; without it, the text would be one stretch and a fraction
    words = [f"كلمة{number}" for number in range(18)]
    forwards = words + words[:7]
    assert measured(forwards, forwards[::-1])["mtld"].tolist() == pytest.approx([25, 25])


def test_hdd_by_hand() -> None:
    # 43 tokens, 42 drawn: a type of one token is missed in 1 of 43 draws, one of two never
    words = [f"كلمة{number}" for number in range(41)] + ["السد", "السد"]
    assert measured(words)["hdd"].iloc[0] == pytest.approx((41 * 42 / 43 + 1) / 42)
    assert measured(words[1:])["hdd"].iloc[0] == pytest.approx(41 / 42)


def test_a_short_text_is_missing_for_itself_only() -> None:
    long = [f"كلمة{number % 20}" for number in range(60)]
    together = measured(long, long[:30], [], window=40)
    assert together["mattr"].notna().tolist() == [True, False, False]
    assert together["hdd"].notna().tolist() == [True, False, False]
    pd.testing.assert_frame_equal(together.iloc[:1], measured(long, window=40))


def test_a_text_without_tokens_is_missing_and_one_token_has_no_ratio_of_logarithms() -> None:
    nothing, one = (row for _, row in measured([], ["السد"], window=1).iterrows())
    assert nothing[["tokens", "types"]].tolist() == [0, 0]
    assert nothing.drop(["group", "tokens", "types"]).isna().all()
    assert one[["ttr", "root_ttr", "mattr", "yule_k"]].tolist() == [1, 1, 1, 0]
    assert one[["herdan_c", "maas", "simpson_d", "mtld", "hdd"]].isna().all()


def test_mtld_is_missing_where_no_word_recurs() -> None:
    assert measured(["السد", "النهر", "البحر"])["mtld"].isna().all()


def test_a_group_is_read_as_one_text() -> None:
    articles = pd.DataFrame(
        {
            "article": ["1", "2", "3"],
            "source": ["المد", "السدرة", "المد"],
            "date": pd.to_datetime(["2026-01-05", "2026-01-12", None]),
        }
    )
    lists = [["السد", "النهر"], ["البحر", "البحر"], ["السد", "السد"]]
    tokens = mk.Tokens.from_lists(lists, articles)
    by_source = mk.diversity(tokens, window=3)
    assert by_source["group"].tolist() == ["السدرة", "المد"]
    assert by_source["types"].tolist() == [1, 2]
    assert by_source["mattr"].iloc[1] == pytest.approx((2 + 2) / 3 / 2)
    assert mk.diversity(tokens, by=None)["tokens"].tolist() == [6]
    with pytest.warns(UserWarning, match="1 of 3 articles have no date:W"):
        assert mk.diversity(tokens, by="date:W")["tokens"].tolist() == [2, 2]
    with pytest.warns(UserWarning, match="1 of 3 articles"):
        both = mk.diversity(tokens, by=["source", "date:M"])
    assert both["group"].tolist() == ["السدرة · 2026-01", "المد · 2026-01"]


def test_bad_input_is_named() -> None:
    tokens = mk.Tokens.from_lists([["السد"]])
    for window in (0, -5, math.nan, "5"):
        with pytest.raises(ValueError, match="`window` must be at least 1"):
            mk.diversity(tokens, by="article", window=window)
    with pytest.raises(ValueError, match=r"must be a whole number of tokens; got 2\.5"):
        mk.diversity(tokens, by="article", window=2.5)
    with pytest.raises(ValueError, match="needs the column source"):
        mk.diversity(tokens)
    assert len(mk.diversity(mk.Tokens.from_lists([]), by="article")) == 0


def published(name: str) -> dict:
    cases = json.loads(shared("golden/published.json").read_text(encoding="utf-8"))
    return next(case for case in cases if case["id"] == name)


def test_the_example_of_lexicalrichness() -> None:
    case = published("lexrich_TTR_R_CTTR_C_S_U_Maas_K_I_Vm_D")
    row = measured(case["input"]).iloc[0]
    ttr, root, corrected, herdan, _, _, maas, yule, _, _, simpson = case["expected"]
    names = ["ttr", "root_ttr", "cttr", "herdan_c", "yule_k", "simpson_d"]
    expected = [ttr, root, corrected, herdan, yule, simpson]
    assert row[names].astype(float).round(6).tolist() == expected
    # it prints a² in natural logarithms
    assert row["maas"] ** 2 / math.log(10) == pytest.approx(maas, abs=5e-7)


@pytest.mark.parametrize("window", [2, 3, 4])
def test_the_moving_windows_of_quanteda(window: int) -> None:
    case = published("quanteda_MATTR_2_3_4")
    found = measured(case["input"], window=window)["mattr"].iloc[0]
    assert found == pytest.approx(case["expected"][window - 2], abs=1e-12)


NAMES = {"ttr": "TTR", "root_ttr": "R", "cttr": "CTTR", "herdan_c": "C", "maas": "Maas",
         "yule_k": "K", "simpson_d": "D"}  # fmt: skip


def test_two_letters_as_quanteda_measures_them() -> None:
    golden = json.loads(shared("golden/quanteda_small.json").read_text(encoding="utf-8"))
    found = measured(list("أبأبأبأب"), list("أبأب"))
    for ours, theirs in NAMES.items():
        np.testing.assert_allclose(found[ours], golden["lexdiv_ab"][theirs], rtol=1e-12)


def newspapers() -> mk.Tokens:
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), sep="\t")
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    return mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles)


def test_240_articles_as_quanteda_measures_them() -> None:
    tokens = newspapers()
    expected = pd.read_csv(shared("golden/quanteda/lexdiv.tsv"), sep="\t", index_col=0)
    # quanteda shrinks the window of all texts to the shortest one
    shortest = int(tokens.sizes.min())
    found = mk.diversity(tokens, by="article", window=shortest).set_index("group")
    found = found.loc[expected.index]
    for ours, theirs in (NAMES | {"mattr": "MATTR"}).items():
        np.testing.assert_allclose(found[ours], expected[theirs], rtol=1e-9)


def test_240_articles_have_the_entropy_that_quanteda_finds() -> None:
    expected = pd.read_csv(shared("golden/quanteda/entropy.tsv"), sep="\t", index_col="document.1")
    found = mk.diversity(newspapers(), by="article").set_index("group")["entropy"]
    np.testing.assert_allclose(found[expected.index], expected["entropy"], rtol=1e-9)


def test_three_newspapers_as_lexicalrichness_measures_them() -> None:
    found = mk.diversity(newspapers()).set_index("group")
    # LexicalRichness 0.5.1: mtld(threshold=0.72), hdd(draws=42)
    expected = {
        "aawsat": (349.016500838296, 0.9498701810434667),
        "alriyadh": (575.9808049870151, 0.9611856875740725),
        "okaz": (367.9489581543836, 0.9570688822820581),
    }
    for source, values in expected.items():
        assert found.loc[source, ["mtld", "hdd"]].tolist() == pytest.approx(values, rel=1e-9)


def test_300_words_as_lexicalrichness_measures_them() -> None:
    words = [f"كلمة{(k * k + k // 7) % 97}" for k in range(300)]
    row = measured(words, window=50).iloc[0]
    expected = [67.24936500821755, 0.8190630448322695, 0.7960159362549805, 99.77777777777776]
    assert row[["mtld", "hdd", "mattr", "yule_k"]].tolist() == pytest.approx(expected, rel=1e-12)


TEXTS = st.lists(st.lists(st.sampled_from("أبجدهوزحطي"), max_size=60), min_size=1, max_size=5)


def length_of_stretches(words: list[str]) -> float:
    """Return MTLD in one direction, word by word."""
    stretches, seen, length = 0.0, set(), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length <= 0.72:
            stretches, seen, length = stretches + 1, set(), 0
    if length:
        stretches += (1 - len(seen) / length) / (1 - 0.72)
    return len(words) / stretches if stretches else math.nan


@given(TEXTS, st.integers(1, 12))
def test_windows_and_stretches_equal_a_plain_loop(texts: list[list[str]], window: int) -> None:
    found = measured(*texts, window=window)
    for words, row in zip(texts, found.itertuples(), strict=True):
        ratios = [
            len(set(words[start : start + window])) / window
            for start in range(len(words) - window + 1)
        ]
        mean = np.mean(ratios) if ratios else math.nan
        assert row.mattr == pytest.approx(mean, nan_ok=True)
        both = (length_of_stretches(words) + length_of_stretches(words[::-1])) / 2
        assert row.mtld == pytest.approx(both, nan_ok=True)


def test_stretches_longer_than_one_step_equal_a_plain_loop() -> None:
    words = [f"كلمة{k if k % 3 else (k // 3) % 40}" for k in range(2000)]
    expected = (length_of_stretches(words) + length_of_stretches(words[::-1])) / 2
    assert expected > 200
    assert measured(words)["mtld"].iloc[0] == pytest.approx(expected)


@given(TEXTS, st.randoms())
def test_the_order_of_words_changes_only_what_reads_them(
    texts: list[list[str]], random: object
) -> None:
    shuffled = [random.sample(words, len(words)) for words in texts]
    before, after = (
        measured(*lists).drop(columns=["mattr", "mtld"]) for lists in (texts, shuffled)
    )
    pd.testing.assert_frame_equal(after, before)


@given(TEXTS)
def test_reading_backwards_changes_nothing(texts: list[list[str]]) -> None:
    backwards = measured(*[words[::-1] for words in texts], window=5)
    pd.testing.assert_frame_equal(backwards, measured(*texts, window=5))


@given(TEXTS)
def test_a_text_does_not_change_its_neighbours(texts: list[list[str]]) -> None:
    together = measured(*texts, window=5).drop(columns="group")
    alone = [measured(words, window=5).drop(columns="group") for words in texts]
    pd.testing.assert_frame_equal(together, pd.concat(alone, ignore_index=True))
