"""How much of a word's keyness disappears when wire families count once."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._measures import MEASURES
from mediakit._syndicated import NOT_ZERO

WORDS = pd.Index(["الإضراب", "الميناء", "السد"], name="token")
COUNTS = pd.DataFrame({"المد": [40, 60, 0], "المنارة": [10, 80, 10]}, index=WORDS)
ONCE = pd.DataFrame({"المد": [10, 40, 0], "المنارة": [10, 80, 10]}, index=WORDS)
SHARES = [name for name in MEASURES if name not in NOT_ZERO]


def test_the_share_is_that_counted_by_hand() -> None:
    # 40 % against 10 % is a log ratio of 2; once, 20 % against 10 % is 1: half is wire copy.
    table = mk.keyness(COUNTS, "المد", measure="log_ratio", families=ONCE).set_index("token")
    assert table.loc["الإضراب", ["log_ratio_families", "syndicated_share"]].tolist() == [1, 0.5]
    # 60 % against 80 % is under-use, 80 % against 80 % is none: all of it was wire copy
    assert table.loc["الميناء", "syndicated_share"] == 1
    assert table.columns[-2:].tolist() == ["log_ratio_families", "syndicated_share"]


def test_the_measure_with_families_is_that_of_their_counts() -> None:
    table = mk.keyness(COUNTS, "المد", families=ONCE).set_index("token")
    alone = mk.keyness(ONCE, "المد").set_index("token")["log_likelihood"]
    assert table["log_likelihood_families"].to_dict() == pytest.approx(alone.to_dict())
    plain = mk.keyness(COUNTS, "المد").set_index("token")
    pd.testing.assert_frame_equal(table[plain.columns], plain)


def test_a_sign_that_changes_is_above_1_and_what_grows_below_0_and_nothing_is_missing() -> None:
    counts = pd.DataFrame({"المد": [30, 20, 50], "المنارة": [20, 10, 70]}, index=WORDS)
    once = pd.DataFrame({"المد": [2, 20, 28], "المنارة": [20, 10, 70]}, index=WORDS)
    share = mk.keyness(counts, "المد", families=once).set_index("token")["syndicated_share"]
    assert share["الإضراب"] > 1
    assert share["الميناء"] < 0
    equal = pd.DataFrame({"المد": [5, 5], "المنارة": [5, 5]}, index=WORDS[:2])
    assert mk.keyness(equal, "المد", families=equal)["syndicated_share"].isna().all()


def test_a_word_of_one_item_in_three_copies() -> None:
    articles = pd.DataFrame(
        {"article": list("12345"), "source": ["المد"] * 4 + ["المنارة"], "date": pd.NaT}
    ).assign(family=["1", "1", "1", None, None])
    texts = [["إضراب", "سد"]] * 3 + [["سد", "نهر"], ["سد", "نهر", "سد", "بحر"]]
    tokens = mk.Tokens.from_lists(texts, articles)
    once = mk.count(tokens, families=True)
    table = mk.keyness(mk.count(tokens), "المد", families=once, min_count=1).set_index("token")
    # of إضراب 3 of 8 tokens; once 1 of 4; the reference has half an occurrence of 4
    assert table.loc["إضراب", "log_ratio"] == math.log2((3 / 8) / (0.5 / 4))
    share = mk.keyness(
        mk.count(tokens), "المد", measure="log_ratio", families=once, min_count=1
    ).set_index("token")["syndicated_share"]
    assert share["إضراب"] == pytest.approx(1 - 1 / math.log2(3))


def test_counts_of_what_is_in_no_family_show_what_is_the_outlets_own() -> None:
    articles = pd.DataFrame({"article": list("123"), "source": ["المد", "المد", "المنارة"]})
    articles = articles.assign(family=["f", None, None])
    texts = [["إضراب"], ["سد"], ["نهر", "سد"]]
    tokens = mk.Tokens.from_lists(texts, articles)
    own = mk.count(tokens.select(tokens.articles["family"].isna()))
    table = mk.keyness(mk.count(tokens), "المد", families=own, min_count=1).set_index("token")
    assert table.loc["إضراب", "syndicated_share"] == 1


def of_items(*rows: tuple[str, str | None, list[str]]) -> mk.Tokens:
    """Return tokens of articles of (source, family, words)."""
    articles = pd.DataFrame({"article": [f"{number}" for number in range(len(rows))]})
    articles = articles.assign(source=[row[0] for row in rows], family=[row[1] for row in rows])
    return mk.Tokens.from_lists([row[2] for row in rows], articles)


def own_of(tokens: mk.Tokens) -> pd.DataFrame:
    """Return the counts of what is in no family."""
    return mk.count(tokens.select(tokens.articles["family"].isna()))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", SHARES)
def test_a_word_that_copies_alone_have_is_all_wire_copy_by_every_measure(name: str) -> None:
    index = pd.Index(["إضراب", "سائر"], name="token")
    once = pd.DataFrame({"المد": [0, 980], "المنارة": [0, 4000]}, index=index)
    for elsewhere in (0, 10):
        counts = pd.DataFrame({"المد": [200, 980], "المنارة": [elsewhere, 5000]}, index=index)
        table = mk.keyness(counts, "المد", measure=name, families=once).set_index("token")
        assert table.loc["إضراب", [f"{name}_families", "syndicated_share"]].tolist() == [0, 1]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", SHARES)
def test_a_group_of_wire_copy_only_has_nothing_left(name: str) -> None:
    rows = [("المد", None, ["سد", "نهر"]), ("السدرة", None, ["سد", "سد"])]
    one = of_items(*rows, ("المنارة", "f", ["سد", "إضراب"]))
    own = own_of(one)
    assert own.columns.tolist() == ["السدرة", "المد"]
    counts, options = mk.count(one), {"measure": name, "min_count": 1}
    empty = own.assign(المنارة=0)
    for target, reference, missing in (
        ("المد", None, False), ("المنارة", None, True), ("المد", "المنارة", True),
    ):  # fmt: skip
        chosen = options | {"reference": reference}
        table = mk.keyness(counts, target, families=own, **chosen)
        assert table[f"{name}_families"].isna().eq(missing).all()
        pd.testing.assert_frame_equal(table, mk.keyness(counts, target, families=empty, **chosen))
    wire = of_items(*[(source, "f", words) for source, _, words in rows])
    table = mk.keyness(mk.count(wire), "المد", families=own_of(wire), **options)
    assert table[[f"{name}_families", "syndicated_share"]].isna().all(axis=None)


def test_groups_of_several_columns_and_of_weeks_may_be_missing_too() -> None:
    articles = pd.DataFrame({"article": list("123"), "source": ["المد", "المنارة", "السدرة"]})
    dates = pd.to_datetime(["2026-01-04", "2026-01-14", "2026-01-24"])
    articles = articles.assign(date=dates, family=[None, "f", None])
    tokens = mk.Tokens.from_lists([["سد"]] * 3, articles)
    own = tokens.select(tokens.articles["family"].isna())
    for by in ("date:W", ["source", "date:W"]):
        counts = mk.count(tokens, by)
        families = mk.count(own, by)
        assert families.shape[1] == 2
        table = mk.keyness(counts, counts.columns[0], families=families, min_count=1)
        assert table["log_likelihood_families"].tolist() == [0]


def test_a_truth_value_is_no_table() -> None:
    message = r"`families` takes a table, count\(tokens, by, families=True\); got bool"
    with pytest.raises(TypeError, match=message):
        mk.keyness(COUNTS, "المد", families=True)
    with pytest.raises(ValueError, match="`families` must be whole numbers"):
        mk.keyness(COUNTS, "المد", families=ONCE / 3)


NUMBERS = st.lists(st.tuples(*[st.integers(0, 50)] * 2), min_size=1, max_size=8)


@given(NUMBERS, st.sampled_from(SHARES))
def test_without_families_no_keyness_is_syndicated(rows: list, name: str) -> None:
    index = pd.Index([f"و{number}" for number in range(len(rows))], name="token")
    counts = pd.DataFrame(rows, columns=["المد", "المنارة"], index=index, dtype="int64") + 1
    table = mk.keyness(counts, "المد", measure=name, families=counts, min_count=0)
    share = table["syndicated_share"]
    assert share[table[name].ne(0)].eq(0).all()
    assert share[table[name].eq(0)].isna().all()


@pytest.mark.parametrize(
    ("families", "options", "message"),
    [
        (ONCE.rename(columns={"المد": "السدرة"}), {}, "got the groups السدرة, المنارة"),
        (ONCE.rename({"السد": "السدود"}), {}, "1 types are not there, first السدود"),
        (COUNTS * 2, {}, "3 types have more, first الإضراب"),
        (ONCE.reset_index(), {}, "what count"),
        (ONCE, {"measure": "bic"}, "0 where nothing differs.*; got bic"),
        (ONCE, {"sizes": {"المد": 900, "المنارة": 900}}, "whose sums are the sizes"),
    ],
)
def test_counts_of_another_corpus_are_refused(
    families: pd.DataFrame, options: dict, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        mk.keyness(COUNTS, "المد", families=families, **options)


def test_types_that_copies_alone_have_may_be_missing() -> None:
    once = ONCE.drop("السد")
    table = mk.keyness(COUNTS, "المد", families=once).set_index("token")
    assert table.loc["السد", "log_likelihood_families"] == 0
    assert table.loc["السد", "syndicated_share"] == 1
