"""What one article changes in another: words, counts and what is shown."""

from __future__ import annotations

import html
import random
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from browser import open_page
from mediakit._alignment import align
from mediakit._normalize import matching_key

BEFORE = "قال الوزير إن السد آمن.\nوعقد مؤتمرا."
AFTER = "أقر الوزير ان السدّ آمن أمس!\nوعقد مؤتمرا."


def pair(first: str, second: str, **columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"article": ["a", "b"], "text": [first, second], **columns})


def changes(first: str, second: str) -> mk._diff.Diff:
    return mk.diff(pair(first, second), "a", "b")


def rows(result: mk._diff.Diff) -> list[tuple]:
    return list(result.table.itertuples(index=False, name=None))


def plain(markup: str) -> str:
    """Return the text that is seen: without tags, style and what only screen readers say."""
    body = re.sub(r'<style>.*?</style>|<span class="mk-said">.*?</span>', "", markup, flags=re.S)
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def applied(result: mk._diff.Diff, first: list[str]) -> list[str]:
    """Return the words of the first article with the changes of the table made in them."""
    words = list(first)
    for _, before, after, place in reversed(rows(result)):
        size = len(before.split())
        assert words[place - 1 : place - 1 + size] == before.split()
        words[place - 1 : place - 1 + size] = after.split()
    return words


def test_a_word_replaced_and_one_added_are_two_rows_and_spelling_is_none() -> None:
    result = changes(BEFORE, AFTER)
    assert rows(result) == [("replaced", "قال", "أقر", 1), ("added", "", "أمس", 6)]
    assert (result.kept, result.added, result.struck) == (6 / 7, 2, 1)


def test_punctuation_tatweel_marks_and_digits_of_another_kind_are_no_change() -> None:
    result = changes("أعلنت الحكومة: ٢٥ قتيلا", "«أعلنت» الحكـــومةُ 25 قتيلا،")
    assert rows(result) == []
    assert result.kept == 1


def test_numbers_are_compared() -> None:
    assert rows(changes("قتل 4 أشخاص", "قتل 9 أشخاص")) == [("replaced", "4", "9", 2)]


def test_a_passage_that_moves_is_struck_in_one_place_and_added_in_the_other() -> None:
    result = changes("واحد اثنان ثلاثة أربعة خمسة ستة سبعة", "أربعة خمسة ستة سبعة واحد اثنان ثلاثة")
    assert rows(result) == [
        ("struck", "واحد اثنان ثلاثة", "", 1),
        ("added", "", "واحد اثنان ثلاثة", 8),
    ]


def test_words_between_longer_changes_that_are_the_same_by_chance_are_changed_too() -> None:
    result = changes("بدأ موسم الحصاد في سهل الريحان", "انتهت أعمال الصيانة في ميناء اللؤلؤ")
    assert len(result.table) == 1
    assert result.kept == 0
    short = changes("بدأ في سهل", "انتهى في ميناء")
    assert [row[0] for row in rows(short)] == ["replaced", "replaced"]


def test_headline_is_compared_with_headline_and_its_words_come_first() -> None:
    headlines = ["إضراب في الميناء", "توقف في الميناء"]
    result = mk.diff(pair("انتهى إضراب العمال", "انتهى العمال", headline=headlines), "a", "b")
    assert rows(result) == [("replaced", "إضراب", "توقف", 1), ("struck", "إضراب", "", 5)]
    assert str(result).count('class="mk-headline"') == 1


def test_paragraphs_of_the_second_article_are_kept_and_a_struck_one_stands_alone() -> None:
    three = "أعلن الوزير الخطة.\nورفضت النقابة العرض كله.\nوانتهى الاجتماع."
    shown = str(changes(three, "أعلن الوزير الخطة.\nوانتهى الاجتماع."))
    assert shown.count("<p>") == 3
    paragraphs = re.findall(r"<p>(.*?)</p>", shown)
    assert plain(paragraphs[1]) == "ورفضت النقابة العرض كله."
    assert paragraphs[1].startswith("<del>")
    assert "<del>" not in paragraphs[0] + paragraphs[2]


def test_words_struck_at_the_head_of_a_paragraph_do_not_part_it() -> None:
    shown = str(changes("مقدمة الخبر.\nوأكد معاليه نجاح الخطة.", "مقدمة الخبر.\nنجاح الخطة."))
    assert [plain(each) for each in re.findall(r"<p>(.*?)</p>", shown)] == [
        "مقدمة الخبر.",
        "وأكد معاليه نجاح الخطة.",
    ]


def test_what_is_shown_runs_from_the_right_and_says_what_colours_say() -> None:
    result = changes(BEFORE, AFTER)
    shown = result._repr_html_()
    assert shown == str(result)
    assert '<div class="mk-diff" role="group" dir="rtl" lang="ar"' in shown
    assert '<del><span class="mk-said">[محذوف: </span>قال<span class="mk-said"> انتهى]' in shown
    assert '<ins><span class="mk-said">[مضاف: </span>أقر<span class="mk-said"> انتهى]' in shown
    assert "بقي من كلمات الأصل: " in shown
    assert "line-through" in shown
    assert "underline" in shown


def test_the_legend_speaks_english_on_request_and_the_text_runs_from_the_right() -> None:
    shown = str(mk.diff(pair(BEFORE, AFTER), "a", "b", lang="en"))
    assert "[struck: " in shown
    assert '<div dir="rtl" lang="ar">' in shown
    assert "محذوف" not in shown


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202e & </ins></section> \u2067قال"
)


def test_hostile_text_is_escaped_in_every_part() -> None:
    frame = pd.DataFrame(
        {
            "article": ["<b>1</b>", "2"],
            "source": ["<script>", "المد"],
            "headline": [HOSTILE, "عنوان"],
            "text": [f"{HOSTILE} نص", f"نص {HOSTILE} <i>آخر</i>"],
        }
    )
    for ids in (("<b>1</b>", "2"), ("2", "<b>1</b>")):
        shown = str(mk.diff(frame, *ids))
        tags = {tag.split()[0] for tag in re.findall(r"<([^<>]*)>", shown)}
        allowed = {"style", "p", "br", "ins", "del", "span", "div", "bdi"}
        assert tags <= allowed | {f"/{tag}" for tag in allowed}
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
        assert shown.count("<ins>") == shown.count("</ins>")


@pytest.mark.browser
def test_a_browser_shows_it_from_the_right_struck_and_underlined_and_runs_nothing() -> None:
    from axe_playwright_python.sync_playwright import Axe

    shown = changes(BEFORE, f"{AFTER} {HOSTILE}")
    dialogs = []
    with open_page() as page:
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.set_content(f'<html lang="ar"><title>x</title><main><h1>x</h1>{shown}</main></html>')

        def line(tag: str) -> str:
            return page.locator(f"p:not(.mk-legend) {tag}").first.evaluate(
                "each => getComputedStyle(each).textDecorationLine"
            )

        assert (line("del"), line("ins")) == ("line-through", "underline")
        kept, added = (
            page.locator(f"p:not(.mk-legend) {tag}").first.bounding_box()["x"]
            for tag in ("del", "ins")
        )
        assert kept > added  # what was struck is read first, on the right
        assert "[مضاف: أقر" in page.locator("p:not(.mk-legend) ins").first.aria_snapshot()
        assert Axe().run(page).response["violations"] == []
    assert dialogs == []


def test_an_article_that_holds_another_keeps_all_its_words() -> None:
    rng = random.Random(0)
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    stock = ["".join(rng.choices(letters, k=3)) for _ in range(400)]
    items = [" ".join(rng.choices(stock, k=300)) for _ in range(10)]
    frame = pair(items[6], "\n".join(items))
    result = mk.diff(frame, "a", "b")
    assert (result.kept, result.struck, result.added) == (1, 0, 2700)
    assert len(result.table) == 2
    back = mk.diff(frame, "b", "a")
    assert (back.kept, back.struck, back.added) == (0.1, 2700, 0)


def test_two_long_articles_with_little_in_common_and_one_word_repeated_are_compared() -> None:
    rng = random.Random(1)
    stock = [f"كلمة{letter}{other}" for letter in "ابتثجح" for other in "خدذرزس"]
    result = changes(" ".join(rng.choices(stock, k=3000)), " ".join(rng.choices(stock, k=3000)))
    assert 0 < result.kept < 1
    same = changes("نعم " * 2000, "نعم " * 1500)
    assert (same.struck, same.added, len(same.table)) == (500, 0, 1)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("wire-12", "wire-2", "`first` must be an id of the column article; got wire-12. Did you"),
        ("wire-1", "none", "`second` must be an id of the column article; got none."),
        ("wire-1", "wire-1", "`first` and `second` must be two articles; both are wire-1."),
        ("wire-1", "empty", "`second` must have a text; there are no words in empty."),
        ("twice", "wire-1", "`articles` must have one article of each id; 2 have the id twice."),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(
    first: str, second: str, said: str
) -> None:
    ids = ["wire-1", "wire-2", "empty", "twice", "twice"]
    frame = pd.DataFrame({"article": ids, "text": ["نص", "نص آخر", " — ", "نص", "نص"]})
    with pytest.raises(ValueError, match=re.escape(said)):
        mk.diff(frame, first, second)


def test_a_missing_text_and_a_missing_headline_are_empty() -> None:
    frame = pair("نص أول", "نص ثان", headline=["عنوان", None])
    assert rows(mk.diff(frame, "a", "b"))[0] == ("struck", "عنوان", "", 1)
    with pytest.raises(ValueError, match="there are no words in b"):
        mk.diff(frame.assign(text=["نص", None]), "a", "b")
    with pytest.raises(ValueError, match="needs the column text"):
        mk.diff(frame.drop(columns="text"), "a", "b")


def test_articles_are_not_changed() -> None:
    frame = pair(BEFORE, AFTER)
    copy = frame.copy(deep=True)
    mk.diff(frame, "a", "b")
    pd.testing.assert_frame_equal(frame, copy)


def test_the_sample_shows_what_one_outlet_makes_of_the_said_of_the_agency() -> None:
    articles = mk.clean(mk.load_sample())
    item = articles[articles["path"].str.contains("2026-01-1[23]-01") & articles["agency"].notna()]
    ids = item.set_index("source")["article"]
    table = mk.diff(articles, ids["السدرة الاقتصادية"], ids["بوابة المد"]).table
    assert ("وقالت", "وأقرت") in {*zip(table["before"], table["after"], strict=True)}


WORDS = st.lists(
    st.sampled_from(["قال", "في", "السد", "إن", "ان", "9", "أمس,", "\n", "و"]), max_size=25
)
TEXTS = WORDS.map(" ".join).map(lambda text: f"بدأ {text}")


@given(TEXTS)
def test_a_text_changes_nothing_in_itself(text: str) -> None:
    result = changes(text, text)
    assert rows(result) == []
    assert (result.kept, result.added, result.struck) == (1, 0, 0)
    assert "<ins><span" not in str(result)


@given(TEXTS, TEXTS)
def test_what_one_strikes_the_other_adds(first: str, second: str) -> None:
    there, back = changes(first, second), changes(second, first)
    assert there.table["before"].tolist() == back.table["after"].tolist()
    assert there.table["after"].tolist() == back.table["before"].tolist()
    assert (there.added, there.struck) == (back.struck, back.added)


@given(TEXTS, TEXTS)
def test_the_table_makes_the_second_of_the_first(first: str, second: str) -> None:
    words = [
        [word.form for word in mk._words.words(mk._normalize.display_text(text), keep_numbers=True)]
        for text in (first, second)
    ]
    made = applied(changes(first, second), words[0])
    assert [*map(matching_key, made)] == [*map(matching_key, words[1])]


@given(TEXTS, TEXTS)
def test_without_what_is_struck_the_second_text_is_shown_whole(first: str, second: str) -> None:
    shown = str(changes(first, second)).partition('<div dir="rtl"')[2].partition(">")[2]
    left = plain(re.sub(r"<del>.*?</del>", "", shown).replace("</p>", " "))
    assert "".join(left.split()) == "".join(second.split())


KEYS = st.lists(st.sampled_from("ابتث"), max_size=30)


@given(KEYS, KEYS)
def test_runs_cover_both_lists_and_what_is_kept_is_equal(
    first: list[str], second: list[str]
) -> None:
    ends = (0, 0)
    for run in align(first, second):
        assert (run.first, run.second) == ends
        ends = (run.first_end, run.second_end)
        same = first[run.first : run.first_end] == second[run.second : run.second_end]
        assert same if run.is_kept else not same or run.longest > 0
    assert ends == (len(first), len(second))


def longest(first: list[str], second: list[str]) -> int:
    """Return the length of the longest common subsequence, as the textbook computes it."""
    row = [0] * (len(second) + 1)
    for word in first:
        left = 0
        for place, other in enumerate(second):
            left, row[place + 1] = (
                row[place + 1],
                left + 1 if word == other else max(row[place + 1], row[place]),
            )
    return row[-1]


@given(KEYS, KEYS)
def test_as_many_words_are_found_in_common_as_the_textbook_finds(
    first: list[str], second: list[str]
) -> None:
    pairs = mk._alignment._pairs(first, second)
    assert len(pairs) == longest(first, second)
    assert all(first[place] == second[other] for place, other in pairs)
    assert pairs == sorted(set(pairs))
    blocks = mk._alignment._united(mk._alignment._blocks(pairs), first, second)
    assert sum(block.size for block in blocks) == len(pairs)
    assert len(blocks) <= len(mk._alignment._blocks(pairs))
