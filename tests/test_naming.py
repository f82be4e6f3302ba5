"""Rival names and the words beside a noun: counted by hand, planted, and with honest intervals."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._clustered import Clusters, share_of
from mediakit._intervals import wilson

SLOTS = {"الميناء": ["ميناء النسر", "ميناء العطش", "الميناء"]}
OUTLETS = ["المد", "المد", "السدرة"]
TEXTS = [
    "خلف ميناء العطش ملء الميناء",
    "بميناء العطش . الميناء ملء",
    "وميناء النسر وميناء النسر والميناء",
]


def tokens_of(texts: list[str], **columns: list) -> mk.Tokens:
    articles = pd.DataFrame({"article": [str(number) for number in range(len(texts))], **columns})
    return mk.Tokens.from_lists([text.split() for text in texts], articles)


@pytest.fixture
def tokens() -> mk.Tokens:
    return tokens_of(TEXTS, source=OUTLETS)


def counted(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    return table.set_index(["group", "name"])["count"].to_dict()


def test_the_longest_name_is_the_one_that_was_chosen(tokens: mk.Tokens) -> None:
    table = mk.naming(tokens, SLOTS)
    assert counted(table) == {
        ("المد", "ميناء العطش"): 2, ("المد", "الميناء"): 2, ("المد", "ميناء النسر"): 0,
        ("السدرة", "ميناء النسر"): 2, ("السدرة", "الميناء"): 1, ("السدرة", "ميناء العطش"): 0,
    }  # fmt: skip
    assert table.groupby("group")["total"].first().to_dict() == {"المد": 4, "السدرة": 3}
    assert table.groupby("group")["share"].sum().round(9).eq(1).all()
    assert table.loc[table["name"] == "ميناء العطش", "articles"].tolist() == [0, 2]


def test_without_clitics_only_whole_words_count(tokens: mk.Tokens) -> None:
    with pytest.warns(UserWarning, match="1 of 3 names never occur.*ميناء النسر"):
        bare = mk.naming(tokens, SLOTS, by=None, clitics=False)
    assert bare.set_index("name")["count"].to_dict() == {
        "ميناء العطش": 1,
        "ميناء النسر": 0,
        "الميناء": 2,
    }


def test_one_name_may_have_several_wordings(tokens: mk.Tokens) -> None:
    slots = {"الميناء": {"محايد": ["ميناء النسر", "الميناء"], "ناقد": "ميناء العطش"}}
    table = mk.naming(tokens, slots).set_index(["group", "name"])["count"]
    assert table.to_dict() == {
        ("السدرة", "محايد"): 3, ("السدرة", "ناقد"): 0, ("المد", "محايد"): 2, ("المد", "ناقد"): 2,
    }  # fmt: skip


def test_lemmas_and_families_and_periods_count_too() -> None:
    columns = {
        "source": ["المد", "المد", "المد"],
        "date": list(pd.to_datetime(["2026-01-01", "2026-01-02", "2026-02-03"])),
        "family": ["f", "f", None],
    }
    tokens = tokens_of(["أعلن الإضراب", "أعلن الإضراب", "انتهت الإضرابات والتوقف"], **columns)
    slots = {"الإضراب": ["إضراب", "توقف"]}
    lemmas = mk.naming(mk.lemmatize(tokens), slots).set_index("name")["count"]
    assert lemmas.to_dict() == {"إضراب": 3, "توقف": 1}
    once = mk.naming(mk.lemmatize(tokens), slots, families=True).set_index("name")["count"]
    assert once.to_dict() == {"إضراب": 2, "توقف": 1}
    months = mk.naming(tokens, slots, by=["source", "date:M"])
    used = months[months["count"] > 0]
    assert used[["group", "name", "count"]].to_numpy().tolist() == [
        ["المد · 2026-01", "إضراب", 2], ["المد · 2026-02", "توقف", 1],
    ]  # fmt: skip


def test_what_was_planted_in_the_sample_is_found_within_its_interval() -> None:
    """Of each outlet's own articles, as data/sample/README.md says."""
    articles = mk.mark_reuse(mk.clean(mk.load_sample()))
    tokens = mk.tokenize(articles)
    own = tokens.select(tokens.articles["family"].isna().to_numpy())
    names = ["سد النسر", "سد العطش", "السد السندياني", "مشروع السد", "السد"]
    table = mk.naming(own, {"السد": names})
    best = table.drop_duplicates("group").set_index("group")
    assert best.loc["بوابة المد", "name"] == "سد العطش"
    assert best.loc["منارة أرجوان", "name"] == "سد النسر"
    assert best.loc["هضبة نيوز", "name"] == "السد"
    planted = {
        "منارة أرجوان": ["سد النسر"], "بوابة المد": ["سد العطش"], "هضبة نيوز": ["السد"],
        "السدرة الاقتصادية": ["السد السندياني", "مشروع السد"],
    }  # fmt: skip
    for outlet, own_names in planted.items():
        rows = table[(table["group"] == outlet) & table["name"].isin([*own_names, "السد"])]
        assert rows["count"].sum() == rows["total"].iloc[0], outlet
    # The wire keeps the neutral name everywhere.
    wire = tokens.select(tokens.articles["family"].notna().to_numpy())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        carried = mk.naming(wire, {"السد": names[:3]}, by=None).set_index("name")
    assert carried.loc["سد النسر", "share"] == 1
    assert carried.loc["سد النسر", "share_low"] < 1


def test_a_thing_that_is_never_named_has_no_share(tokens: mk.Tokens) -> None:
    with pytest.warns(UserWarning, match="2 of 2 names never occur"):
        table = mk.naming(tokens, {"المطار": ["المطار", "المهبط"]})
    assert table["total"].eq(0).all()
    assert table[["share", "share_low", "share_high"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("slots", "error", "said"),
    [
        ({}, TypeError, "must map each thing to its names"),
        (["الميناء"], TypeError, "must map each thing to its names"),
        ({"الميناء": "ميناء"}, TypeError, "got 'ميناء' for الميناء"),
        ({"الميناء": ["ميناء"]}, ValueError, "to choose from; got 1 for الميناء"),
        ({"الميناء": []}, ValueError, "got 0 for الميناء"),
        (
            {"الميناء": {"أ": [], "ب": ["ميناء"]}},
            ValueError,
            "each name a wording; none for أ of الميناء",
        ),
        ({"الميناء": ["الإضراب", "الاضراب"]}, ValueError, "one name twice for الميناء"),
        ({"الميناء": ["ميناء", "*"]}, ValueError, "with some letters; got"),
        ({"الميناء": ["ميناء", 3]}, TypeError, "`slots`"),
    ],
)
def test_slots_that_are_none_get_one_sentence(
    tokens: mk.Tokens, slots: object, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        mk.naming(tokens, slots)


def test_words_beside_a_noun_stop_at_punctuation_and_articles(tokens: mk.Tokens) -> None:
    table = mk.modifiers(tokens, ["ميناء", "الميناء"])
    rows = table[["group", "place", "token", "count", "total", "articles"]].to_numpy().tolist()
    assert rows == [
        ["السدرة", "after", "النسر", 2, 3, 1], ["السدرة", "before", "النسر", 2, 3, 1],
        ["المد", "after", "العطش", 2, 4, 2], ["المد", "after", "ملء", 1, 4, 1],
        ["المد", "before", "خلف", 1, 4, 1], ["المد", "before", "ملء", 1, 4, 1],
    ]  # fmt: skip


def test_intervals_of_shares_hold_what_they_claim() -> None:
    """1,000 made-up corpora in which articles keep to a name: 95 % of intervals hold the share."""
    random, share = np.random.default_rng(7), 0.3
    held = plain = 0
    for _ in range(1000):
        own = random.beta(0.6, 1.4, 40)  # each article's own inclination, 0.3 on average
        sizes = random.poisson(4, 40)
        uses = random.binomial(sizes, own)
        low, high = interval(uses, sizes)
        held += low <= share <= high
        low, high = wilson(uses.sum(), sizes.sum())
        plain += low <= share <= high
    assert held >= 925
    assert plain < 850  # what an interval claims that takes every word for a choice of its own


def interval(uses: np.ndarray, sizes: np.ndarray) -> tuple[float, float]:
    named = sizes > 0
    y, m = uses[named].astype(float), sizes[named].astype(float)
    sums = (y.sum(), y @ y, y @ m, m.sum(), m @ m, len(m))
    _, low, high = share_of(Clusters(*(np.array([value]) for value in sums)))
    return float(low[0]), float(high[0])


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12))
def test_an_interval_holds_its_share_and_is_no_narrower_than_wilsons(pairs: list) -> None:
    uses = np.array([min(pair) for pair in pairs])
    sizes = np.array([max(pair) for pair in pairs])
    if not sizes.sum():
        return
    low, high = interval(uses, sizes)
    plain_low, plain_high = wilson(uses.sum(), sizes.sum())
    share = uses.sum() / sizes.sum()
    assert 0 <= low <= share <= high <= 1
    assert low <= plain_low + 1e-9
    assert high >= plain_high - 1e-9
