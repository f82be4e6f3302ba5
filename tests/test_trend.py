"""Rates over time: by hand, with gaps, and rules that hold for any corpus."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk

COLUMNS = [
    "period", "group", "token", "count", "tokens", "articles", "rate", "rate_low", "rate_high",
]  # fmt: skip
NUMBERS = ["count", "tokens", "articles", "rate", "rate_low", "rate_high"]


def dated(
    lists: list[list[str]], dates: list[str | None], sources: list[str] | None = None
) -> mk.Tokens:
    """Return the tokens of articles of these dates and sources."""
    articles = pd.DataFrame({"article": map(str, range(len(dates))), "date": pd.to_datetime(dates)})
    return mk.Tokens.from_lists(lists, articles.assign(source=sources or "المد"))


@pytest.fixture
def tokens() -> mk.Tokens:
    """Three weeks, the second without articles; السدرة has none in the first."""
    return dated(
        [["بدأ", "الإضراب"], ["الإضراب", "مستمر"], ["انتهت", "الأزمة"], ["الاضراب"], []],
        ["2026-01-05", "2026-01-11", "2026-01-20", "2026-01-21", "2026-01-22"],
        ["المد", "المد", "المد", "السدرة", "النهار"],
    )


def test_a_trend_by_hand(tokens: mk.Tokens) -> None:
    table = mk.trend(tokens, "الإضراب", per=100)
    assert table.columns.tolist() == COLUMNS
    assert table["period"].astype(str).tolist() == [
        "2026-01-05/2026-01-11", "2026-01-12/2026-01-18", "2026-01-19/2026-01-25",
    ]  # fmt: skip
    assert table["tokens"].tolist() == [4, 0, 3]
    assert table["articles"].tolist() == [2, 0, 3]
    assert table["count"].iloc[[0, 2]].tolist() == [2, 1]  # الاضراب is another spelling
    assert table["rate"].iloc[0] == 50
    assert table["rate"].iloc[2] == pytest.approx(100 / 3)
    assert (table["token"] == "الإضراب").all()
    assert (table["group"] == "all").all()


def test_a_period_without_articles_is_missing_and_one_without_hits_is_zero(
    tokens: mk.Tokens,
) -> None:
    table = mk.trend(tokens, "مستمر")
    assert table.loc[1, ["count", "rate", "rate_low", "rate_high"]].isna().all()
    assert table.loc[2, ["count", "rate", "rate_low"]].tolist() == [0, 0, 0]
    assert table.loc[2, "rate_high"] > 0


def test_groups_share_the_periods_and_miss_their_own(tokens: mk.Tokens) -> None:
    table = mk.trend(tokens, "الإضراب", by="source").set_index(["group", "period"])
    assert table.index.get_level_values(0).unique().tolist() == ["السدرة", "المد", "النهار"]
    assert len(table) == 9
    assert table.loc["السدرة", "rate"].isna().tolist() == [True, True, False]
    assert table.loc["السدرة", "rate"].iloc[2] == 10_000
    assert table.loc["المد", "count"].tolist()[::2] == [2, 0]


def test_a_group_whose_articles_have_no_word_has_a_count_but_no_rate(tokens: mk.Tokens) -> None:
    table = mk.trend(tokens, "الإضراب", by="source")
    row = table[table["group"] == "النهار"].iloc[2]
    assert row[["count", "tokens", "articles"]].tolist() == [0, 0, 1]
    assert row[["rate", "rate_low", "rate_high"]].isna().all()


def test_several_columns_make_a_group(tokens: mk.Tokens) -> None:
    table = mk.trend(tokens, "الإضراب", by=["source", "article"], every="Y")
    assert table["group"].iloc[0] == "السدرة · 3"
    assert len(table) == 5


@pytest.mark.parametrize(
    ("every", "periods"),
    [("D", 18), ("W", 3), ("M", 1), ("Q", 1), ("Y", 1)],
)
def test_periods_are_those_of_count(tokens: mk.Tokens, every: str, periods: int) -> None:
    table = mk.trend(tokens, "الإضراب", every=every).set_index("period")["count"]
    assert len(table) == periods
    counted = mk.count(tokens, by=f"date:{every}").loc[["الإضراب", "الاضراب"]].sum()
    assert table.dropna().to_dict() == counted.to_dict()


def test_terms_are_words_phrases_wildcards_and_each_has_rows_in_its_order() -> None:
    lists = [["قال", "رئيس", "الحكومة"], ["حكومة", "رئيس", "الحكومه"]]
    tokens = dated(lists, ["2026-01-05", "2026-01-06"])
    terms = ["رئيس الحكومة", "*حكومة", "قَال"]
    table = mk.trend(tokens, terms, every="M")
    assert table["token"].tolist() == terms
    assert table["count"].tolist() == [2, 3, 1]


def test_lemmas_and_ngrams_have_trends_too() -> None:
    tokens = dated([["قال", "رئيس", "الحكومة"], ["رئيس", "حكومة"]], ["2026-01-05", "2026-01-06"])
    pairs = mk.trend(mk.ngrams(tokens), "رئيس الحكومة", every="M").iloc[0]
    assert pairs[["count", "tokens"]].tolist() == [1, 3]
    lemmas = tokens.relabel({"الحكومة": "حكومة"}, unit="lemma")
    assert mk.trend(lemmas, "حكومة", every="M")["count"].tolist() == [2]


def test_terms_of_a_name_are_counted_together_each_token_once() -> None:
    lists = [["قال", "رئيس", "الحكومة", "إن", "الحكومة", "تدرس"]]
    tokens = dated(lists, ["2026-01-05"])

    def counted(*terms: str) -> float:
        return mk.trend(tokens, {"الاسم": terms}, every="M")["count"].iloc[0]

    assert counted("الحكومة", "الحكوم*") == 2
    assert counted("رئيس الحكومة", "الحكومة") == 2  # the phrase, and the word outside of it
    assert counted("رئيس الحكومة", "الحكومة إن", "قال رئيس الحكومة") == 1
    assert counted("رئيس", "الحكومة") == 3
    table = mk.trend(tokens, {"الاسم": "الحكومة", "الفعل": ["قال", "تدرس"]}, every="M")
    assert table[["token", "count"]].to_numpy().tolist() == [["الاسم", 2], ["الفعل", 2]]


def test_undated_articles_are_left_out_with_a_warning() -> None:
    tokens = dated([["السد"], ["السد", "السد"], ["النهر"]], ["2026-01-05", None, "2026-01-06"])
    with pytest.warns(UserWarning, match="1 of 3 articles have no date:W") as caught:
        table = mk.trend(tokens, "السد")
    assert caught[0].filename == __file__
    assert table[["count", "tokens", "articles"]].to_numpy().tolist() == [[1, 2, 2]]


def test_without_any_date_there_are_no_rows() -> None:
    tokens = dated([["السد"]], [None])
    with pytest.warns(UserWarning, match="1 of 1 articles have no date:W"):
        table = mk.trend(tokens, "السد", by="source")
    assert table.columns.tolist() == COLUMNS
    assert len(table) == 0
    assert mk.change_points(table).empty
    assert mk.bursts(table).empty


def test_a_term_that_never_occurs_has_zeros_and_a_warning(tokens: mk.Tokens) -> None:
    message = re.escape(
        "1 of 2 terms never occur and have zeros. Did you mean الإضراب? Not found: الإضرابا"
    )
    with pytest.warns(UserWarning, match=message) as caught:
        table = mk.trend(tokens, ["بدأ", "الإضرابا"])
    assert caught[0].filename == __file__
    absent = table[table["token"] == "الإضرابا"]
    assert absent["count"].tolist()[::2] == [0, 0]
    assert absent["rate"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize("every", ["H", "2W", "W-SUN", "week", "", None])
def test_an_unknown_period_is_one_clear_error(tokens: mk.Tokens, every: str) -> None:
    with pytest.raises(ValueError, match=r"`every` must be one of D, W, M, Q, Y; got"):
        mk.trend(tokens, "الإضراب", every=every)


def test_bad_input_is_named(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="`terms` must be one term or more; got none"):
        mk.trend(tokens, [])
    with pytest.raises(ValueError, match="`terms` must be one term or more; got none for الاسم"):
        mk.trend(tokens, {"الاسم": []})
    for empty in ("", "  ", "*"):
        with pytest.raises(ValueError, match="`terms` must be a word, a phrase or a wildcard"):
            mk.trend(tokens, ["السد", empty])
    for wrong in (3, [["السد"]], [None]):
        with pytest.raises(TypeError, match="`terms` must be a string; got"):
            mk.trend(tokens, wrong)
    with pytest.raises(ValueError, match="`per` must be above 0; got 0"):
        mk.trend(tokens, "السد", per=0)
    with pytest.raises(ValueError, match=r"needs the column sources.*Did you mean source\?"):
        mk.trend(tokens, "السد", by="sources")
    with pytest.raises(ValueError, match="`by` must be other groups than the periods"):
        mk.trend(tokens, "السد", by="date:W")
    with pytest.raises(ValueError, match="needs the column date"):
        mk.trend(mk.Tokens.from_lists([["السد"]]), "السد")
    texts = pd.DataFrame({"article": ["1"], "date": ["2026-01-05"]})
    with pytest.raises(ValueError, match="must have dates in the column date; got str"):
        mk.trend(mk.Tokens.from_lists([["السد"]], texts), "السد")


ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["السد", "النهر", "رئيس", "الحكومة"]), max_size=6),
        st.none() | st.dates(pd.Timestamp("2025-11-20").date(), pd.Timestamp("2026-02-20").date()),
        st.sampled_from(["المد", "السدرة", "النهار"]),
    ),
    min_size=1,
    max_size=8,
)
TERMS = {"السد": ["السد"], "رئيس الحكومة": ["رئيس الحكومة", "الحكومة"]}


def trend_of(articles: list[tuple], terms: object = TERMS, **options: object) -> pd.DataFrame:
    lists, dates, sources = (list(part) for part in zip(*articles, strict=True))
    tokens = dated(lists, dates, sources)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return mk.trend(tokens, terms, **{"by": "source"} | options)


@given(ARTICLES, st.randoms(), st.sampled_from("DWMQY"))
def test_the_order_of_articles_changes_nothing(
    articles: list[tuple], random: object, every: str
) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(trend_of(articles, every=every), trend_of(shuffled, every=every))


@given(ARTICLES, st.sampled_from("DWMQY"), st.sampled_from([None, "source"]))
def test_counts_and_tokens_of_all_periods_are_those_of_the_dated_articles(
    articles: list[tuple], every: str, by: str | None
) -> None:
    table = trend_of(articles, "السد", every=every, by=by)
    lists = [words for words, date, _ in articles if date is not None]
    assert table["count"].sum() == sum(words.count("السد") for words in lists)
    assert table["tokens"].sum() == sum(map(len, lists))
    assert table["articles"].sum() == len(lists)
    assert (table["count"].isna() == (table["articles"] == 0)).all()
    assert (table["rate"].isna() == (table["tokens"] == 0)).all()


@given(ARTICLES, st.floats(0.5, 1e6))
def test_rates_scale_with_per_and_lie_in_their_interval(articles: list[tuple], per: float) -> None:
    one, many = trend_of(articles, per=1), trend_of(articles, per=per)
    rates = ["rate", "rate_low", "rate_high"]
    np.testing.assert_allclose(one[rates] * per, many[rates])
    known = one.dropna()
    assert (known["rate_low"] <= known["rate"]).all()
    assert (known["rate"] <= known["rate_high"]).all()
    np.testing.assert_allclose(known["rate"] * known["tokens"], known["count"])


@given(ARTICLES)
def test_groups_add_up_to_all_articles(articles: list[tuple]) -> None:
    groups = trend_of(articles).groupby(["token", "period"])[["count", "tokens", "articles"]].sum()
    whole = trend_of(articles, by=None).set_index(["token", "period"])
    for name in groups:
        both = groups[name].sort_index(), whole[name].fillna(0).sort_index()
        assert both[0].tolist() == both[1].tolist()


@given(ARTICLES)
def test_every_period_from_the_first_to_the_last_has_a_row(articles: list[tuple]) -> None:
    for _, rows in trend_of(articles, every="D").groupby(["token", "group"]):
        steps = np.diff(rows["period"].map(lambda period: period.ordinal))
        assert (steps == 1).all()
