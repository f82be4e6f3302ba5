"""Tokens: codes, breaks, selection, n-grams, files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._ngrams import distinct_pairs


@pytest.fixture
def articles() -> pd.DataFrame:
    return mk.as_articles(
        pd.DataFrame(
            {
                "source": ["المد", "المد", "السدرة"],
                "date": ["2026-01-05", "2026-01-12", None],
                "headline": ["إضراب", "نهاية الإضراب", "السوق"],
                "text": ["بدأ الاضراب، أمس", "انتهى الإضراب. انتهى الإضراب", "تراجع السوق"],
            }
        )
    )


def test_spellings_of_a_word_count_together_and_show_the_commonest(articles: pd.DataFrame) -> None:
    tokens = mk.tokenize(articles)
    counts = tokens.vocabulary.set_index("token")["count"].to_dict()
    assert counts == {"بدأ": 1, "الإضراب": 3, "أمس": 1, "انتهى": 2, "تراجع": 1, "السوق": 1}
    assert "الاضراب" in tokens.form_labels


def test_tokens_are_in_reading_order_with_breaks_and_pointers(articles: pd.DataFrame) -> None:
    tokens = mk.tokenize(articles)
    assert tokens.form_labels[tokens.forms].tolist()[:3] == ["بدأ", "الاضراب", "أمس"]
    assert tokens.breaks.tolist() == [True, False, True, True, False, True, False, True, False]
    assert tokens.starts.tolist() == [0, 3, 7, 9]
    frame = tokens.to_frame()
    assert frame.columns.tolist() == ["article", "position", "token"]
    assert frame["position"].tolist() == [0, 1, 2, 0, 1, 2, 3, 0, 1]


def test_headlines_can_be_tokenised(articles: pd.DataFrame) -> None:
    assert len(mk.tokenize(articles, text="headline")) == 4


def test_tokens_cannot_be_changed(articles: pd.DataFrame) -> None:
    tokens = mk.tokenize(articles)
    with pytest.raises(ValueError, match="read-only"):
        tokens.units[0] = 1
    with pytest.raises(AttributeError):
        tokens.unit = "lemma"


def test_tokenize_leaves_the_articles_as_they_are(articles: pd.DataFrame) -> None:
    before = articles.copy(deep=True)
    mk.tokenize(articles)
    pd.testing.assert_frame_equal(articles, before)


def test_select_keeps_some_articles_and_only_their_types(articles: pd.DataFrame) -> None:
    tokens = mk.tokenize(articles)
    chosen = tokens.select(tokens.articles["source"] == "السدرة")
    assert repr(chosen) == "Tokens: 2 words of 2 types in 1 articles"
    assert chosen.vocabulary["token"].tolist() == ["تراجع", "السوق"]
    whole = tokens.select(np.ones(3, dtype=bool))
    assert whole.vocabulary.equals(tokens.vocabulary)


def test_a_mask_of_another_length_is_refused(articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="3 truth values, one for each article"):
        mk.tokenize(articles).select([True, False])


def test_save_and_load_give_the_same_tokens(articles: pd.DataFrame, tmp_path: Path) -> None:
    tokens = mk.tokenize(articles)
    tokens.save(tmp_path / "saved")
    tokens.save(tmp_path / "saved")  # again, over the first
    loaded = mk.Tokens.load(tmp_path / "saved")
    for name in ("forms", "units", "breaks", "starts"):
        assert np.array_equal(getattr(loaded, name), getattr(tokens, name))
    assert loaded.unit_labels.equals(tokens.unit_labels)
    pd.testing.assert_frame_equal(loaded.articles, tokens.articles)
    pd.testing.assert_frame_equal(mk.kwic(loaded, "الإضراب"), mk.kwic(tokens, "الإضراب"))
    assert [file.name for file in tmp_path.iterdir()] == ["saved"]


def test_tokens_saved_without_text_join_words(articles: pd.DataFrame, tmp_path: Path) -> None:
    mk.tokenize(articles).save(tmp_path / "saved", text=False)
    loaded = mk.Tokens.load(tmp_path / "saved")
    assert "text" not in loaded.articles
    assert mk.kwic(loaded, "بدأ")["after"].tolist() == ["الاضراب أمس"]


def test_save_never_replaces_what_it_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("لا تمحني", encoding="utf-8")
    with pytest.raises(FileExistsError, match="holds no saved tokens"):
        mk.Tokens.from_lists([["أ"]]).save(tmp_path)
    with pytest.raises(FileNotFoundError, match="no saved tokens"):
        mk.Tokens.load(tmp_path)


def test_from_lists_takes_words_as_they_are_and_punctuation_as_breaks() -> None:
    tokens = mk.Tokens.from_lists([["الى", "إلى", "،", "الى"], [], ["!"]])
    assert tokens.vocabulary["count"].tolist() == [2, 1]
    assert tokens.breaks.tolist() == [True, False, True]
    assert tokens.articles["article"].tolist() == ["1", "2", "3"]
    with pytest.raises(ValueError, match="must have 1 rows"):
        mk.Tokens.from_lists([["أ"]], pd.DataFrame({"article": ["1", "2"]}))


def test_relabel_counts_classes_of_words(articles: pd.DataFrame) -> None:
    tokens = mk.tokenize(articles).relabel({"بدأ": "حدث", "انتهى": "حدث"}, unit="lemma")
    assert tokens.unit == "lemma"
    assert tokens.vocabulary.set_index("token")["count"]["حدث"] == 3
    assert mk.kwic(tokens, "انتهى").shape[0] == 2


def test_ngrams_never_cross_a_break(articles: pd.DataFrame) -> None:
    bigrams = mk.ngrams(mk.tokenize(articles))
    assert bigrams.unit == "bigram"
    counts = bigrams.vocabulary.set_index("token")["count"].to_dict()
    assert counts == {"بدأ الإضراب": 1, "انتهى الإضراب": 2, "تراجع السوق": 1}
    assert len(mk.ngrams(mk.tokenize(articles), 5)) == 0
    with pytest.raises(ValueError, match="`n` must be at least 1; got 0"):
        mk.ngrams(mk.tokenize(articles), 0)


LISTS = st.lists(st.lists(st.sampled_from(["أ", "ب", "ج", "،"]), max_size=12), max_size=6)


def runs(lists: list[list[str]], n: int) -> list[str]:
    """Return the n-grams of lists by the plainest loop."""
    found = []
    for tokens in lists:
        for start in range(len(tokens) - n + 1):
            run = tokens[start : start + n]
            if "،" not in run:
                found.append(" ".join(run))
    return found


@given(LISTS, st.integers(1, 4))
def test_ngrams_equal_a_plain_loop(lists: list[list[str]], n: int) -> None:
    made = mk.ngrams(mk.Tokens.from_lists(lists), n)
    assert made.unit_labels[made.units].tolist() == runs(lists, n)
    assert len(made.starts) == len(lists) + 1


@given(LISTS)
def test_trigrams_of_words_are_bigrams_that_overlap(lists: list[list[str]]) -> None:
    bigrams = mk.ngrams(mk.Tokens.from_lists(lists), 2)
    assert (~bigrams.breaks).sum() == len(mk.ngrams(mk.Tokens.from_lists(lists), 3))


@given(
    LISTS,
    st.dictionaries(st.sampled_from("أبج"), st.sampled_from(["أ", "صنف"])),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_relabelling_and_selecting_equal_plain_loops(
    lists: list[list[str]], classes: dict[str, str], chosen: list[bool]
) -> None:
    tokens = mk.Tokens.from_lists(lists)
    mask = np.array(chosen[: len(lists)], dtype=bool)
    for made in (tokens.relabel(classes).select(mask), tokens.select(mask).relabel(classes)):
        words = [word for row, words in enumerate(lists) if mask[row] for word in words]
        words = [word for word in words if word != "،"]
        labels = [classes.get(word, word) for word in words]
        assert made.form_labels[made.forms].tolist() == words
        assert made.unit_labels[made.units].tolist() == labels
        assert sorted(made.unit_labels) == sorted(set(labels))
        assert made.forms.dtype == made.units.dtype == np.int32


PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)))


@given(PAIRS, st.sampled_from([6, 2**31 - 1]))
def test_pairs_are_numbered_as_they_first_stand(pairs: list[tuple[int, int]], number: int) -> None:
    first, second = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    codes, at = distinct_pairs(first, second, (number, number))
    seen = list(dict.fromkeys(pairs))
    assert codes.tolist() == [seen.index(pair) for pair in pairs]
    assert at.tolist() == [pairs.index(pair) for pair in seen]
    assert codes.dtype == np.int32


@given(LISTS, st.integers(1, 4))
def test_ngrams_count_as_counter_does(lists: list[list[str]], n: int) -> None:
    table = mk.ngrams(mk.Tokens.from_lists(lists), n).vocabulary
    expected = Counter(runs(lists, n))
    assert list(zip(table["token"], table["count"], strict=True)) == list(expected.items())


def test_odd_texts_are_no_trouble() -> None:
    texts = ["", "!!! ... ؟", "😀 $[x] {y} 😀", "كلمة " * 100_000]
    tokens = mk.tokenize(mk.as_articles(pd.DataFrame({"text": texts})))
    assert tokens.sizes.tolist() == [0, 0, 2, 100_000]
    empty = mk.tokenize(mk.as_articles(pd.DataFrame({"text": ["", "!"]})))
    assert mk.count(empty).shape == (0, 1)
    assert mk.frequencies(mk.count(empty)).empty
    assert mk.kwic(empty, "كلمة").empty
    assert len(mk.ngrams(empty)) == 0
