"""Which words outlets strike from wire copy or add to it: by hand, by plain Python, as planted."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from planted import edit

WIRE, TIDE, BEACON = "وارج", "المد", "المنارة"
CHANGES = ["added", "struck", "kept", "families"]


def corpus(*items: dict[str, str], order: str | None = "dated") -> pd.DataFrame:
    """Return articles of families: of each item the versions by outlet, the first one first."""
    versions = [
        (f"{item}-{hour}", source, text, f"{item}-0", pd.Timestamp(2026, 2, 1, hour))
        for item, each in enumerate(items)
        for hour, (source, text) in enumerate(each.items())
    ]
    frame = pd.DataFrame(versions, columns=["article", "source", "text", "family", "date"])
    return frame if order is None else frame.assign(family_order=order)


def row(table: pd.DataFrame, group: str, token: str) -> dict:
    """Return the row of a word, which must be the only one."""
    found = table[(table["group"] == group) & (table["token"] == token)]
    assert len(found) == 1
    return found.iloc[0].to_dict()


def counted(table: pd.DataFrame) -> dict[tuple[str, str], tuple[int, ...]]:
    numbers = table[["group", "token", "added", "struck", "kept"]]
    return {(group, token): tuple(rest) for group, token, *rest in numbers.itertuples(index=False)}


STRIKE = {WIRE: "أعلن العمال الإضراب", BEACON: "أعلن العمال التوقف"}
SAME = {WIRE: "أعلن العمال الإضراب", BEACON: "أعلن العمال الإضراب"}


def test_a_word_struck_in_three_of_four_families_that_have_it() -> None:
    other = {WIRE: "ارتفع النهر", BEACON: "ارتفع النهر"}
    table = mk.edits(corpus(STRIKE, STRIKE, STRIKE, SAME, other))
    struck = row(table, BEACON, "الإضراب")
    assert [struck[name] for name in CHANGES] == [0, 3, 1, 4]
    assert (struck["change"], struck["rate"]) == ("struck", 0.75)
    # Wilson 1927 for 3 of 4
    assert round(struck["rate_low"], 4) == 0.3006
    assert round(struck["rate_high"], 4) == 0.9544
    assert struck["p"] == 0.25  # 3 throws of one side: 2 / 2**3
    added = row(table, BEACON, "التوقف")
    assert [added[name] for name in CHANGES] == [3, 0, 0, 5]
    assert (added["change"], added["rate"]) == ("added", 0.6)
    assert set(table["group"]) == {BEACON}  # the first is not judged
    assert len(table) == 2


def test_columns_order_and_correction() -> None:
    five = {WIRE: "قال إن العمال أضربوا", BEACON: "قال إن العمال غابوا"}
    two = {WIRE: "قال إن السد جاهز", BEACON: "قال إن المشروع جاهز"}
    table = mk.edits(corpus(*[five] * 5, *[two] * 2))
    assert table.columns.tolist() == [
        "group", "token", "change", "added", "struck", "kept", "families", "rate", "rate_low",
        "rate_high", "p", "p_adjusted",
    ]  # fmt: skip
    assert table["token"].tolist() == ["أضربوا", "غابوا", "السد", "المشروع"]
    assert table["p"].tolist() == [0.0625, 0.0625, 0.5, 0.5]
    assert table["p_adjusted"].tolist() == [0.125, 0.125, 0.5, 0.5]  # Benjamini & Hochberg
    bare = mk.edits(corpus(*[five] * 5, *[two] * 2), correction="none")
    assert bare["p_adjusted"].tolist() == bare["p"].tolist()
    assert mk.edits(corpus(*[five] * 5, *[two] * 2), min_count=3)["token"].tolist() == [
        "أضربوا",
        "غابوا",
    ]


def test_where_the_first_is_not_known_all_others_must_have_what_one_struck() -> None:
    item = {WIRE: "أعلن العمال الإضراب أمس", TIDE: "أعلن العمال الإضراب", BEACON: "أعلن العمال"}
    for order in ("same day", "undated", None):
        found = counted(mk.edits(corpus(item, item, order=order)))
        # أمس: one of the two others has it, so neither of these struck it
        assert found == {(BEACON, "الإضراب"): (0, 2, 0), (WIRE, "أمس"): (2, 0, 0)}


def test_of_two_versions_only_what_one_strikes_the_other_adds() -> None:
    found = counted(mk.edits(corpus(STRIKE, STRIKE, order="same day")))
    assert found == {
        (BEACON, "الإضراب"): (0, 2, 0),
        (BEACON, "التوقف"): (2, 0, 0),
        (WIRE, "الإضراب"): (2, 0, 0),
        (WIRE, "التوقف"): (0, 2, 0),
    }


def test_a_named_reference_is_the_original_wherever_it_stands() -> None:
    late = {BEACON: "أعلن العمال التوقف", WIRE: "أعلن العمال الإضراب"}
    without = {BEACON: "ارتفع النهر", TIDE: "انخفض النهر"}
    table = mk.edits(corpus(late, STRIKE, without), reference=WIRE)
    assert row(table, BEACON, "الإضراب")["struck"] == 2
    assert row(table, BEACON, "التوقف")["families"] == 2  # none without the agency's version
    assert set(table["group"]) == {BEACON}


def test_words_that_move_and_other_spellings_are_no_change() -> None:
    item = {WIRE: "إلى الميناء عاد العمال", BEACON: "عاد العمّال الى الميناء"}
    assert mk.edits(corpus(item, item)).empty


def test_a_word_that_stands_less_often_is_struck_and_one_more_often_is_added() -> None:
    item = {WIRE: "قال الوزير وقد قال", BEACON: "الوزير قال وقد ذكر الوزير"}
    found = counted(mk.edits(corpus(item, item)))
    assert found[BEACON, "قال"] == (0, 2, 0)
    assert found[BEACON, "الوزير"] == (2, 0, 2)


def test_of_lemmas_a_change_between_forms_of_one_is_none() -> None:
    item = {WIRE: "قال الوزير", BEACON: "يقول الوزير"}
    articles = corpus(item, item)
    tokens = mk.tokenize(articles).relabel({"قال": "قول", "يقول": "قول"}, unit="lemma")
    assert mk.edits(articles, tokens).empty
    assert len(mk.edits(articles)) == 2


def test_of_several_versions_of_one_outlet_the_earliest_counts() -> None:
    articles = corpus(STRIKE, STRIKE)
    later = articles[articles["source"] == BEACON].assign(
        text="أعلن العمال الإضراب", date=pd.Timestamp(2026, 3, 1)
    )
    later = later.assign(article="later-" + later["article"])
    assert counted(mk.edits(pd.concat([later, articles]))) == counted(mk.edits(articles))


def test_only_the_articles_of_the_tokens_count_in_any_order() -> None:
    articles = corpus(STRIKE, STRIKE, STRIKE, SAME)
    table = mk.edits(articles)
    turned = mk.edits(articles, mk.tokenize(articles.iloc[::-1]))
    pd.testing.assert_frame_equal(turned, table)
    some = mk.edits(articles, mk.tokenize(articles.iloc[:4]))
    assert row(some, BEACON, "الإضراب")["families"] == 2


def test_tokens_of_another_tokeniser_need_no_text() -> None:
    articles = corpus(STRIKE, STRIKE)
    tokens = mk.Tokens.from_lists(articles["text"].str.split(), articles)
    table = mk.edits(articles.drop(columns="text"), tokens)
    assert counted(table) == counted(mk.edits(articles))


def test_two_thousand_identical_texts_change_nothing_and_one_other_is_found() -> None:
    sources = [f"منبر {number}" for number in range(2000)]
    text = "أعلن العمال الإضراب في الميناء"
    items = [dict.fromkeys(sources, text) | {BEACON: "أعلن العمال التوقف في الميناء"}] * 2
    assert mk.edits(corpus(dict.fromkeys(sources[:4], text))).empty
    items = [{source: item[source] for source in (*sources[:20], BEACON)} for item in items]
    found = counted(mk.edits(corpus(*items, order="same day")))
    assert found == {(BEACON, "الإضراب"): (0, 2, 0), (BEACON, "التوقف"): (2, 0, 0)}
    whole = pd.DataFrame(
        {"article": [str(number) for number in range(2000)], "source": sources, "text": text}
    ).assign(family="0", date=pd.NaT)
    with pytest.warns(UserWarning, match="No article has a date"):
        assert mk.edits(whole).empty


def test_a_round_up_of_ten_items_adds_nothing_to_any_of_them() -> None:
    rng = np.random.default_rng(0)
    stock = [first + other + last for first in "بتثجح" for other in "خدذرز" for last in "سشصض"]
    items = [" ".join(rng.choice(stock, 60)) for _ in range(10)]
    frame = pd.DataFrame({"text": [*items, *items, " ".join(items)]}).assign(
        source=[WIRE] * 10 + [BEACON] * 10 + [TIDE], date="2026-02-01"
    )
    articles = mk.mark_reuse(mk.as_articles(frame))
    assert articles["family"].notna().sum() == 20
    assert mk.edits(articles, min_count=1).empty


def test_hostile_text_is_a_word_like_others() -> None:
    item = {WIRE: "<script>alert(1)</script> قال", BEACON: "\u202e قال <b>"}
    assert "script" in set(mk.edits(corpus(item, item))["token"])


ITEMS = [
    ({}, r"needs the column family, which articles = mark_reuse\(articles\) adds"),
    ({"family": "0", "source": WIRE}, "two outlets apart; there is one only: وارج"),
    ({"family": "0", "source": ""}, "two outlets apart; there is one only"),
]


@pytest.mark.parametrize(("columns", "said"), ITEMS)
def test_what_is_missing_is_said_in_one_sentence(columns: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        mk.edits(corpus(STRIKE).drop(columns="family").assign(**columns))


def test_wrong_arguments_are_refused() -> None:
    articles = corpus(STRIKE, STRIKE)
    with pytest.raises(ValueError, match=f"`reference` must be one of .*; got {WIRE}ة. Did you"):
        mk.edits(articles, reference=WIRE + "ة")
    with pytest.raises(TypeError, match="`tokens` must be Tokens; got list"):
        mk.edits(articles, ["قال"])
    with pytest.raises(ValueError, match="`tokens` must be of the articles; 2 of 4 are not"):
        mk.edits(articles.iloc[:2], mk.tokenize(articles))
    with pytest.raises(ValueError, match="`min_count` must be at least 1"):
        mk.edits(articles, min_count=0)
    with pytest.raises(ValueError, match="`correction` must be one of bh"):
        mk.edits(articles, correction="holm")
    with pytest.raises(ValueError, match=r"needs the column sourc.* Did you mean source"):
        mk.edits(articles, by="sourc")
    with pytest.raises(ValueError, match="one article of each id"):
        mk.edits(pd.concat([articles, articles]))


def test_no_dates_and_no_common_item_are_warned_of_and_leave_a_table() -> None:
    articles = corpus(STRIKE, STRIKE, order="undated")
    with pytest.warns(UserWarning, match="No article has a date, so no family's first is known"):
        table = mk.edits(articles.assign(date=pd.NaT))
    assert counted(table) == counted(mk.edits(articles))
    alone = corpus({WIRE: "قال"}, {BEACON: "قال"})
    with pytest.warns(UserWarning, match="No wire family has versions of two outlets"):
        empty = mk.edits(alone)
    assert empty.empty
    assert empty.dtypes.astype(str).tolist() == table.dtypes.astype(str).tolist()


def test_articles_without_an_outlet_are_warned_of_at_the_call() -> None:
    articles = corpus(STRIKE, STRIKE)
    sources = articles["source"].where(articles.index > 0)
    with pytest.warns(UserWarning, match="1 of 4 articles have no source") as warned:
        mk.edits(articles.assign(source=sources), min_count=1)
    assert warned[0].filename == __file__


def test_articles_are_not_changed() -> None:
    articles = corpus(STRIKE, STRIKE)
    copy = articles.copy(deep=True)
    mk.edits(articles)
    pd.testing.assert_frame_equal(articles, copy)


def by_hand(articles: pd.DataFrame) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return added, struck and kept in how many families, in plain Python."""
    found: dict[tuple[str, str], list[int]] = {}
    for _, family in articles.groupby("family"):
        bags = {row.source: Counter(row.text.split()) for row in family.itertuples()}
        sources, dated = list(bags), family["family_order"].iloc[0] == "dated"
        for source in sources[1:] if dated else sources:
            rest = sources[:1] if dated else [each for each in sources if each != source]
            for word in {word for bag in bags.values() for word in bag} if rest else ():
                others = [bags[each][word] for each in rest]
                own = bags[source][word]
                changes = (own > max(others), own < min(others), 0 < min(others) <= own)
                numbers = found.setdefault((source, word), [0, 0, 0])
                found[source, word] = [sum(two) for two in zip(numbers, changes, strict=True)]
    return {key: tuple(numbers) for key, numbers in found.items() if numbers[0] + numbers[1]}


TEXT = st.lists(st.sampled_from(["قال", "سد", "نهر", "عمال"]), min_size=1, max_size=6).map(" ".join)
ITEM = st.dictionaries(st.sampled_from([WIRE, TIDE, BEACON, "السدرة"]), TEXT, min_size=1)


@given(st.lists(st.tuples(ITEM, st.sampled_from(["dated", "same day"])), min_size=1, max_size=5))
def test_the_counts_are_those_of_plain_python(drawn: list[tuple[dict[str, str], str]]) -> None:
    articles = corpus(*(item for item, _ in drawn))
    orders = {f"{number}-0": order for number, (_, order) in enumerate(drawn)}
    articles = articles.assign(family_order=articles["family"].map(orders))
    if articles["source"].nunique() < 2 or articles["family"].value_counts().max() < 2:
        return
    table = mk.edits(articles, min_count=1)
    assert counted(table) == by_hand(articles)
    assert (table["rate_low"] <= table["rate"]).all()
    assert (table["rate"] <= table["rate_high"]).all()
    assert (table[["added", "struck"]].max(axis=1) <= table["families"]).all()


def planted(items: int, seed: int) -> pd.DataFrame:
    """Return wire items and two outlets' versions: one strikes الإضراب in 8 of 10, قال in 6."""
    rng = np.random.default_rng(seed)
    stock = [first + other + last for first in "بتثجحخ" for other in "دذرزسش" for last in "صضطظعغ"]
    frames = []
    for item in range(items):
        words = [*rng.choice(stock, 60), "الإضراب", *rng.choice(stock, 30), "قال", "الناطق"]
        versions = {}
        for source in (WIRE, BEACON, TIDE):
            rate = 0 if source == WIRE else 0.05
            versions[source] = " ".join(edit(words, rate, stock=stock, rng=rng, longest=2))
        if rng.random() < 0.8:
            versions[BEACON] = versions[BEACON].replace("الإضراب", "التوقف")
        if rng.random() < 0.6:
            versions[TIDE] = versions[TIDE].replace("قال", "أقر")
        frames += [
            {"source": source, "text": text, "date": pd.Timestamp(2026, 1, 1 + item % 28, hour)}
            for hour, (source, text) in enumerate(versions.items())
        ]
    return mk.mark_reuse(mk.as_articles(pd.DataFrame(frames)))


def test_what_is_planted_comes_first_with_intervals_that_cover_it() -> None:
    articles = planted(60, seed=1)
    assert articles["family"].nunique() == 60
    table = mk.edits(articles)
    sure = table[table["p_adjusted"] < 0.05]
    assert {*zip(sure["group"], sure["token"], sure["change"], strict=True)} == {
        (BEACON, "الإضراب", "struck"),
        (BEACON, "التوقف", "added"),
        (TIDE, "قال", "struck"),
        (TIDE, "أقر", "added"),
    }
    for group, token, rate in [(BEACON, "الإضراب", 0.8), (TIDE, "أقر", 0.6)]:
        found = row(table, group, token)
        assert found["rate_low"] <= rate <= found["rate_high"]


OUTLETS = ("منارة أرجوان", "بوابة المد")


def sample_items() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sample with its families, and the raw texts of the planted items by outlet."""
    articles = mk.mark_reuse(mk.clean(mk.load_sample()))
    planted_in = pd.read_csv(mk._sample.resource("sample") / "wire.csv")
    path = articles["path"].str.split("/").str[-2:].str.join("/")
    texts = pd.Series(articles["text"].to_numpy(), index=path)
    planted_in["text"] = texts[planted_in["file"]].to_numpy()
    planted_in["source"] = planted_in["file"].str.partition("/")[0]
    return articles, planted_in.set_index(["item", "source"])["text"].unstack()  # noqa: PD010


def test_the_sample_shows_the_outlet_that_leaves_the_strike_out_of_wire_copy() -> None:
    articles, items = sample_items()
    beacon, _ = OUTLETS
    of_others = items.drop(columns=beacon)[items[beacon].notna()]
    has = of_others.apply(lambda text: text.str.contains("إضراب", na=True)).all(axis=1)
    struck = ~items[beacon][has[has].index].str.contains("إضراب")
    assert struck.all()  # as the README of the sample says
    table = mk.edits(articles, mk.lemmatize(mk.tokenize(articles)))
    found = row(table, beacon, "إضراب")
    assert (found["struck"], found["families"], found["added"]) == (len(struck), len(struck), 0)
    assert found["rate_low"] < 1 == found["rate_high"]
    assert found["rate_low"] > 0.3
    others = table[(table["token"] == "إضراب") & (table["group"] != beacon)]
    assert (others["change"] != "struck").all()


def test_the_sample_shows_the_outlet_that_turns_said_into_admitted() -> None:
    articles, items = sample_items()
    _, tide = OUTLETS
    own = items[items[tide].notna()]
    admits = own.apply(lambda text: text.str.contains(r"\bو?[أا]قرت?\b", regex=True, na=False))
    alone = admits[tide] & ~admits.drop(columns=tide).any(axis=1)
    assert (len(own), alone.sum()) == (10, 5)
    words = mk.tokenize(articles)
    lemmas = mk.lemmatize(words, overrides=dict.fromkeys(["أقرت", "وأقرت", "واقرت", "واقر"], "أقر"))
    table = mk.edits(articles, lemmas)
    found = row(table, tide, "أقر")
    # in two items it was the first, which is not judged
    assert [found[name] for name in CHANGES] == [5, 0, 0, 8]
    assert found["rate_low"] < found["rate"] == 5 / 8 < found["rate_high"]
    assert found["p"] == 0.0625  # 5 throws of one side: 2 / 2**5
    assert row(table, tide, "قال")["struck"] == 3
    others = table[(table["token"] == "أقر") & (table["added"] > 0)]
    assert others["group"].tolist() == [tide]
