"""The quality of a corpus in numbers that can be counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

import mediakit as mk
from mediakit._habits import spelling_habits
from mediakit._quality import BROKEN_OFF, SAYS_MORE, script_problem

SENTENCE = "أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل في الأرصفة"


def articles(texts: list[str], **columns: object) -> pd.DataFrame:
    return mk.as_articles(pd.DataFrame({"text": texts, "source": "بوابة المد", **columns}))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{SENTENCE}.\n{SENTENCE}.\n{SENTENCE}", BROKEN_OFF),
        (f"{SENTENCE}.\nوقال الوزير إن القرار الذي", BROKEN_OFF),
        (f"{SENTENCE}.\nوحضر الاجتماع وزير النقل،", BROKEN_OFF),
        (f"{SENTENCE} ... المزيد", SAYS_MORE),
        (f"{SENTENCE} [...]", SAYS_MORE),
        (f"{SENTENCE}.\n{SENTENCE}.\n{SENTENCE}.", None),
        (f"{SENTENCE}.\n{SENTENCE}.\nرئيس نقابة العمال", None),
        (f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}", None),
        (f"{SENTENCE}.\n«{SENTENCE}».", None),
    ],
)
def test_truncated_articles_are_named(text: str, problem: str | None) -> None:
    found = mk.clean(articles([text]))["problem"].iloc[0]
    assert (None if pd.isna(found) else found) == problem


def test_a_source_that_never_ends_with_a_full_stop_is_not_truncated() -> None:
    texts = [f"{SENTENCE}.\n{SENTENCE}.\n{SENTENCE} {number}" for number in range(30)]
    assert mk.clean(articles(texts))["problem"].isna().all()


def test_one_article_of_many_without_a_full_stop_is_truncated() -> None:
    texts = [f"{SENTENCE}.\n{SENTENCE} {number}." for number in range(30)]
    texts[7] = f"{SENTENCE}.\n{SENTENCE} 7"
    assert mk.clean(articles(texts))["problem"].notna().to_numpy().nonzero()[0].tolist() == [7]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The port workers went on strike this morning.", "not Arabic"),
        (f"{SENTENCE}. The port workers went on strike.", "mixed scripts"),
        (f"{SENTENCE} كما ذكرت صحيفة Times.", None),
        ("کارگران بندر صبح امروز دست به اعتصاب گسترده زدند و گفتند پیش از پایان گفتگو چاره‌ای نیست",
         "not Arabic: letters of Persian or Urdu"),
        ("", None),
        ("!!! 123", None),
    ],
)  # fmt: skip
def test_other_languages_and_mixed_scripts_are_named(text: str, problem: str | None) -> None:
    assert script_problem(mk.normalize(text)) == problem


def test_a_repeated_text_names_the_earliest_article_that_has_it() -> None:
    frame = articles(
        [f"{SENTENCE}.", f"{SENTENCE}.", "خبر آخر.", f"{SENTENCE} ."],
        article=["b", "a", "c", "d"], date=["2026-01-02", "2026-01-01", None, None],
    )  # fmt: skip
    repeats = mk.clean(frame)["duplicate_of"]
    assert [None if pd.isna(name) else name for name in repeats] == ["a", None, None, None]


def test_an_earlier_article_of_the_same_source_goes_before_one_of_another() -> None:
    frame = mk.as_articles(pd.DataFrame({
        "text": [f"{SENTENCE}."] * 3, "source": ["هضبة نيوز", "بوابة المد", "بوابة المد"],
        "article": ["1", "2", "3"],
    }))  # fmt: skip
    repeats = mk.clean(frame)["duplicate_of"]
    assert [None if pd.isna(name) else name for name in repeats] == [None, "1", "2"]
    table = mk.describe(frame).set_index("source")
    assert table["duplicates"].to_dict() == {"بوابة المد": 1, "هضبة نيوز": 0}
    assert table["usable"].to_dict() == {"بوابة المد": 1, "هضبة نيوز": 1}


def test_describe_counts_each_problem_once_and_says_what_is_left() -> None:
    frame = articles(
        [f"{SENTENCE}.", f"{SENTENCE}.", "", "", f"{SENTENCE}. ... المزيد"],
        problem=[None, "read as cp1256", None, "not read: the file is empty",
                 "repaired: cp1256 read as latin-1"],
        date=["2026-01-01", None, None, None, "2026-01-05"],
    )  # fmt: skip
    row = mk.describe(frame).iloc[0]
    names = ["articles", "undated", "unreadable", "empty", "duplicates", "truncated", "repaired"]
    assert row[names].tolist() == [5, 3, 1, 1, 1, 1, 2]
    assert row["usable"] == 2


def test_the_share_that_was_cut_is_of_characters() -> None:
    text = f"{SENTENCE}.\n\nمشاركة"
    table = mk.describe(mk.clean(articles([text])))
    assert table["removed_share"].iloc[0] == pytest.approx(6 / len(text))


def test_spelling_habits_count_common_words() -> None:
    """Of أن، ان، إلى two have their hamza; of في and فى one its ya; ة stands in one of two."""
    habits = spelling_habits(["أن ان إلى", "في فى", "الحكومة، الحكومه."])
    assert habits == {"hamza": 2 / 3, "ya": 0.5, "ta_marbuta": 0.5}


def test_the_sample_spells_as_its_readme_says() -> None:
    table = mk.describe(mk.load_sample()).set_index("source")
    assert table.loc["بوابة المد", "hamza"] < 0.6
    assert table.loc["هضبة نيوز", "ya"] < 0.7
    assert table.loc["هضبة نيوز", "ta_marbuta"] < 0.7
    assert (table.loc[["منارة أرجوان", "السدرة الاقتصادية"], ["hamza", "ya"]] > 0.95).all(axis=None)
