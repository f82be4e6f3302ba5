"""Headline, lead and body: cut as they are, and the words that headlines have alone."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk

LEAD = "أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل."
SECOND = "وقالت الوزارة إنها تأسف."


def articles_of(*rows: tuple[str | None, str | None, str]) -> pd.DataFrame:
    return mk.as_articles(pd.DataFrame(rows, columns=["headline", "text", "source"]))


def test_parts_are_the_headline_the_first_paragraph_and_the_rest() -> None:
    articles = articles_of(
        ("إضراب", f"{LEAD}\n\n{SECOND}\n{SECOND}", "المد"),  # whole
        (None, LEAD, "المد"),  # one paragraph: no lead
        ("عنوان بلا نص", None, "المنارة"),
        ("قصير", f"مقدمة.\n{SECOND}", "المنارة"),  # too short for a lead
    )
    parts = mk.by_part(articles)
    found = parts[["part", "text", "source"]].to_numpy().tolist()
    assert found == [
        ["headline", "إضراب", "المد"], ["lead", LEAD, "المد"],
        ["body", f"{SECOND}\n{SECOND}", "المد"], ["body", LEAD, "المد"],
        ["headline", "عنوان بلا نص", "المنارة"], ["headline", "قصير", "المنارة"],
        ["body", f"مقدمة.\n{SECOND}", "المنارة"],
    ]  # fmt: skip
    assert parts.loc[2, "article"] == articles.loc[0, "article"]
    assert "part" not in articles.columns


@given(st.lists(st.text(alphabet="سد نهر.\n \u00a0", max_size=60), min_size=1, max_size=4))
def test_no_word_of_a_text_is_lost_or_doubled(texts: list[str]) -> None:
    articles = articles_of(*((None, text, "أ") for text in texts))
    parts = mk.by_part(articles)
    for article, text in zip(articles["article"], articles["text"].fillna(""), strict=True):
        own = parts[parts["article"] == article]
        assert " ".join(own["text"]).split() == text.split()


def test_parts_are_compared_as_any_groups_are() -> None:
    parts = mk.by_part(mk.clean(mk.load_sample()))
    counts = mk.count(mk.tokenize(parts), by="part")
    assert counts.columns.tolist() == ["body", "headline", "lead"]
    whole = mk.count(mk.tokenize(mk.clean(mk.load_sample())), by=None)["all"].sum()
    assert counts[["body", "lead"]].to_numpy().sum() == whole
    keywords = mk.keyness(counts, "headline", reference="body")
    assert {"مرسى", "اللؤلؤ"} <= set(keywords["token"].head(10))


def test_words_that_headlines_have_alone_are_counted_by_hand() -> None:
    articles = articles_of(
        ("كارثة السيول", "غمرت السيول الوادي.", "المد"),
        ("كارثة أخرى", "وقالت إنها كارثة.", "المد"),
        ("كارثة بلا نص", None, "المد"),
        ("السيول", "غمرت السيول الوادي.", "المنارة"),
    )
    table = mk.headline_only(mk.tokenize(mk.by_part(articles)))
    assert table[["group", "token", "count", "unsaid"]].to_numpy().tolist() == [
        ["المد", "كارثة", 2, 1], ["المد", "أخرى", 1, 1],
    ]  # fmt: skip
    row = table.iloc[0]
    assert row["share"] == 0.5
    assert row["share_low"] < 0.5 < row["share_high"]


def test_a_family_counts_once_in_a_group() -> None:
    rows = [("كارثة", "غمرت السيول الوادي.", "المد")] * 3
    articles = articles_of(*rows).assign(family="f", date=pd.Timestamp("2026-01-05"))
    tokens = mk.tokenize(mk.by_part(articles))
    assert mk.headline_only(tokens)["unsaid"].tolist() == [3]
    assert mk.headline_only(tokens, families=True)["unsaid"].tolist() == [1]


def test_the_disaster_stands_in_headlines_alone() -> None:
    """In the sample one outlet calls the flood a disaster: its headlines more than its texts."""
    tokens = mk.lemmatize(mk.tokenize(mk.by_part(mk.clean(mk.load_sample()))))
    table = mk.without(mk.headline_only(tokens), mk.stopwords())
    outlet = table[table["group"] == "بوابة المد"].set_index("token")
    assert outlet.loc["كارثة", ["count", "unsaid"]].tolist() == [2, 2]


def test_wrong_use_gets_one_sentence() -> None:
    articles = articles_of(("إضراب", LEAD, "المد"))
    with pytest.raises(ValueError, match=r"needs the column headline"):
        mk.by_part(articles.drop(columns="headline"))
    with pytest.raises(TypeError, match="`articles` must be a pandas DataFrame; got int"):
        mk.by_part(3)
    with pytest.raises(ValueError, match=r"must be those of parts: tokenize\(by_part"):
        mk.headline_only(mk.tokenize(articles))
    with pytest.raises(TypeError, match="`tokens` must be Tokens; got DataFrame"):
        mk.headline_only(articles)
    empty = mk.headline_only(mk.tokenize(mk.by_part(articles_of((None, LEAD, "المد")))))
    assert empty.empty
    assert list(empty)[:4] == ["group", "token", "count", "unsaid"]
