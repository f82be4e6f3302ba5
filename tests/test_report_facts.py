"""What a report says of its corpus, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

import mediakit as mk
from mediakit._articles import corpus_hash
from mediakit._report.facts import STATES, facts_of


def corpus(*rows: tuple[str, str | None, str]) -> pd.DataFrame:
    """Return articles of source, date and text."""
    table = pd.DataFrame(rows, columns=["source", "date", "text"])
    return mk.as_articles(table.assign(date=pd.to_datetime(table["date"])))


TEXT = "قال الوزير إن السد يكفي المدينة"  # six words
WHOLE = corpus(("المد", "2026-01-05", TEXT), ("المنارة", "2026-02-09", f"{TEXT} كلها"))
FAULTY = corpus(("المد", None, TEXT), ("المد", None, TEXT), ("المنارة", None, "؟؟؟"))


def test_size_and_period_are_those_of_the_articles() -> None:
    english = facts_of(WHOLE, "en")["size"]
    assert english == "2 articles, 13 words, 2 sources, from 2026-01-05 to 2026-02-09"
    arabic = facts_of(WHOLE, "ar")["size"]
    assert arabic == "2 من المقالات، 13 من الكلمات، 2 من المصادر، من 2026-01-05 إلى 2026-02-09"
    assert facts_of(FAULTY, "en")["size"] == "3 articles, 12 words, 2 sources"


def test_articles_are_counted_that_are_not_as_a_reader_expects() -> None:
    english = facts_of(FAULTY, "en")["exclusions"]
    assert "undated: 3, without words: 1, repeated word for word: 1" in english
    assert "بلا تاريخ: 3، خالٍ من الكلمات: 1، مكرر بنصه: 1" in facts_of(FAULTY, "ar")["exclusions"]


@pytest.mark.parametrize(("lang", "place"), [("ar", 0), ("en", 1)])
def test_a_sound_corpus_says_what_it_has_none_of(lang: str, place: int) -> None:
    said = facts_of(WHOLE, lang)["exclusions"]
    assert [names[place] for names in STATES.values() if names[place] not in said] == []
    assert ":" not in said
    assert "0.0%" in said


def test_the_share_that_cleaning_took_is_said() -> None:
    long = f"{TEXT} " * 20
    shared = corpus(
        ("المد", "2026-01-05", f"{long}\nشارك على فيسبوك\nاقرأ أيضا: مقال آخر"),
        ("المنارة", "2026-01-05", long),
    )
    share = mk.describe(mk.clean(shared))["removed_share"].max()
    assert share > 0
    assert f"0.0% to {share:.1%}" in facts_of(shared, "en")["exclusions"]


def test_methods_and_hash_are_those_of_the_corpus() -> None:
    facts = facts_of(WHOLE, "en")
    assert facts["methods"].startswith("The texts of 2 articles of 2 sources were cleaned")
    assert "was split into words" in facts["methods"]
    assert facts["corpus"] == corpus_hash(WHOLE)
