"""Joined phrases: what is joined, how it is shown, and that the text is still there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._normalize import matching_key


def tokens_of(*texts: str) -> mk.Tokens:
    sources = [f"المصدر {number}" for number in range(len(texts))]
    return mk.tokenize(mk.as_articles(pd.DataFrame({"source": sources, "text": list(texts)})))


def read(tokens: mk.Tokens) -> list[str]:
    return tokens.to_frame()["token"].tolist()


@pytest.fixture
def tokens() -> mk.Tokens:
    return tokens_of(
        "أعلن مجلس الأمم المتحدة أمس: الامم المتحدة قلقة.",
        "الأمم. المتحدة لكرة القدم، ومجلس الأمم المتحدة",
    )


def test_a_phrase_counts_as_one_and_never_crosses_a_break(tokens: mk.Tokens) -> None:
    joined = mk.join_phrases(tokens, ["الأمم المتحدة"])
    assert read(joined) == [
        "أعلن", "مجلس", "الأمم المتحدة", "أمس", "الأمم المتحدة", "قلقة",
        "الأمم", "المتحدة", "لكرة", "القدم", "ومجلس", "الأمم المتحدة",
    ]  # fmt: skip
    assert mk.count(joined, by=None).loc["الأمم المتحدة", "all"] == 3
    assert joined.form_labels[joined.forms][4] == "الامم المتحدة"
    assert joined.breaks.tolist() == [
        True, False, False, False, True, False, True, True, False, False, True, False,
    ]  # fmt: skip
    assert joined.starts.tolist() == [0, 6, 12]
    assert joined.articles is tokens.articles
    assert joined.unit == "word"
    assert len(tokens) == 15


def test_the_longest_phrase_is_joined_first_and_equal_ones_from_the_beginning() -> None:
    tokens = tokens_of("رئيس مجلس الأمن الدولي", "رئيس مجلس الأمن", "لا لا لا")
    joined = mk.join_phrases(
        tokens, ["رئيس مجلس", "مجلس الأمن", "مجلس الأمن الدولي", "لا لا", "لا نعم"]
    )
    assert read(joined) == [
        "رئيس", "مجلس الأمن الدولي", "رئيس مجلس", "الأمن", "لا لا", "لا",
    ]  # fmt: skip


def test_a_phrase_is_shown_as_it_is_written_most_often() -> None:
    tokens = tokens_of("الامم المتحدة. الأمم المتحده. الامم المتحدة. والأمم")
    joined = mk.join_phrases(tokens, ["الأُمم المتحدة"])
    assert joined.vocabulary.set_index("token")["count"].to_dict() == {
        "والأمم": 1, "الامم المتحدة": 3,
    }  # fmt: skip
    tie = tokens_of("الاُمم المتحدة. الامم المتحدة")
    assert mk.join_phrases(tie, ["الأمم المتحدة"]).unit_labels.tolist() == ["الامم المتحدة"]


def test_a_phrase_of_lemmas_is_shown_by_its_words(tokens: mk.Tokens) -> None:
    lemmas = tokens.relabel({"الأمم": "أمة", "المتحدة": "متحد", "ومجلس": "مجلس"}, unit="lemma")
    joined = mk.join_phrases(lemmas, ["امة متحد"])
    counts = mk.count(joined, by=None)["all"]
    assert counts["الأمم المتحدة"] == 3
    assert counts["أمة"] == counts["متحد"] == 1
    assert joined.unit == "lemma"


@pytest.mark.parametrize("column", ["phrase", "token"])
def test_phrases_come_from_tables(tokens: mk.Tokens, column: str) -> None:
    frequent = mk.frequencies(mk.count(mk.ngrams(tokens), by=None)).head(1)
    assert frequent["token"].tolist() == ["الأمم المتحدة"]
    table = frequent.rename(columns={"token": column})
    assert read(mk.join_phrases(tokens, table)) == read(mk.join_phrases(tokens, ["الأمم المتحدة"]))


def test_joining_nothing_changes_nothing(tokens: mk.Tokens) -> None:
    for phrases in ([], ["سد النهضة"], ["الأمم متحدة جدا"]):
        joined = mk.join_phrases(tokens, phrases)
        assert read(joined) == read(tokens)
        assert np.array_equal(joined.breaks, tokens.breaks)
    assert len(mk.join_phrases(tokens_of(""), ["الأمم المتحدة"])) == 0


def test_joining_twice_joins_what_is_left(tokens: mk.Tokens) -> None:
    once = mk.join_phrases(tokens, ["الأمم المتحدة"])
    twice = mk.join_phrases(once, ["الأمم المتحدة", "لكرة القدم"])
    assert read(twice)[6:9] == ["الأمم", "المتحدة", "لكرة القدم"]
    assert len(twice) == len(once) - 1


def test_concordances_of_phrases_show_the_text_of_the_article(tokens: mk.Tokens) -> None:
    joined = mk.join_phrases(tokens, ["الأمم المتحدة"])
    lines = mk.kwic(joined, "الامم المتحدة", window=1, sort="source")
    assert lines[["before", "node", "after"]].to_numpy().tolist() == [
        ["مجلس", "الأمم المتحدة", "أمس"],
        ["أمس:", "الامم المتحدة", "قلقة"],
        ["ومجلس", "الأمم المتحدة", ""],
    ]
    assert len(mk.kwic(joined, "مجلس الأمم المتحدة")) == 1
    assert len(mk.kwic(joined, "*مجلس ال* المتحد*")) == 2
    assert mk.kwic(joined, "قلقة", window=1)["before"].tolist() == ["الامم المتحدة"]
    assert mk.kwic(joined, "القدم", window=2)["after"].tolist() == ["، ومجلس الأمم المتحدة"]


def test_words_inside_a_phrase_are_no_hits_of_their_own(tokens: mk.Tokens) -> None:
    joined = mk.join_phrases(tokens, ["الأمم المتحدة"])
    assert len(mk.kwic(tokens, "المتحدة")) == 4
    assert len(mk.kwic(joined, "المتحدة")) == 1 == mk.count(joined, by=None).loc["المتحدة", "all"]
    assert len(mk.kwic(joined, "ال*")) == 3  # الأمم, المتحدة and القدم, each alone


def test_words_around_a_lone_proclitic_keep_their_places() -> None:
    joined = mk.join_phrases(tokens_of("قال و الأمم المتحدة قلقة"), ["والأمم المتحدة"])
    assert mk.kwic(joined, "قلقة")["before"].tolist() == ["قال و الأمم المتحدة"]


def test_joined_tokens_are_saved_and_loaded(tokens: mk.Tokens, tmp_path: Path) -> None:
    joined = mk.join_phrases(tokens, ["الأمم المتحدة"])
    joined.save(tmp_path / "saved")
    loaded = mk.Tokens.load(tmp_path / "saved")
    pd.testing.assert_frame_equal(
        mk.kwic(loaded, "الأمم المتحدة"), mk.kwic(joined, "الأمم المتحدة")
    )


def test_what_is_no_phrase_is_refused(tokens: mk.Tokens) -> None:
    with pytest.raises(TypeError, match="several phrases"):
        mk.join_phrases(tokens, "الأمم المتحدة")
    with pytest.raises(ValueError, match="at least two words; got 'الأمم'"):
        mk.join_phrases(tokens, ["الأمم"])
    with pytest.raises(TypeError, match="must be a string; got float"):
        mk.join_phrases(tokens, pd.DataFrame({"phrase": ["الأمم المتحدة", float("nan")]}))
    with pytest.raises(ValueError, match="needs the column phrase; its columns are words"):
        mk.join_phrases(tokens, pd.DataFrame({"words": ["الأمم المتحدة"]}))
    with pytest.raises(ValueError, match="joins words or lemmas; got bigrams"):
        mk.join_phrases(mk.ngrams(tokens), ["الأمم المتحدة"])


WORDS = ["سد", "نهر", "إلى", "الى", "."]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=4)
PHRASE = st.lists(st.sampled_from(["سد", "نهر", "الى"]), min_size=2, max_size=4).map(" ".join)
PHRASES = st.lists(PHRASE, max_size=5)


def plainly_joined(tokens: mk.Tokens, phrases: list[str]) -> list[str]:
    """Join in plain Python: the longest first, from the beginning; forms, breaks before them."""
    forms = [[form] for form in tokens.form_labels[tokens.forms]]
    breaks = tokens.breaks.tolist()
    wanted = {tuple(matching_key(word) for word in phrase.split()) for phrase in phrases}
    for length in sorted({len(words) for words in wanted}, reverse=True):
        place = 0
        while place + length <= len(forms):
            run = forms[place : place + length]
            keys = tuple(matching_key(" ".join(form)) for form in run)
            if keys in wanted and not any(breaks[place + 1 : place + length]):
                forms[place : place + length] = [sum(run, [])]  # noqa: RUF017
                breaks[place + 1 : place + length] = []
            place += 1
    marks = ["|" if broken else "" for broken in breaks]
    return [mark + " ".join(form) for mark, form in zip(marks, forms, strict=True)]


def with_breaks(tokens: mk.Tokens) -> list[str]:
    marks = np.where(tokens.breaks, "|", "").astype(object)
    return (marks + tokens.form_labels.to_numpy(dtype=object)[tokens.forms]).tolist()


@given(TEXTS, PHRASES)
def test_joining_equals_plain_python(texts: list[list[str]], phrases: list[str]) -> None:
    tokens = tokens_of(*(" ".join(text) for text in texts))
    joined = mk.join_phrases(tokens, phrases)
    assert with_breaks(joined) == plainly_joined(tokens, phrases)
    words = joined.form_labels.str.count(" ").to_numpy()[joined.forms]
    assert len(tokens) - len(joined) == words.sum()
    assert joined.starts[-1] == len(joined)


@given(TEXTS, PHRASES, st.data())
def test_articles_are_selected_before_or_after_joining_alike(
    texts: list[list[str]], phrases: list[str], data: st.DataObject
) -> None:
    tokens = tokens_of(*(" ".join(text) for text in texts))
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts))))
    after = mk.join_phrases(tokens, phrases).select(mask)
    before = mk.join_phrases(tokens.select(mask), phrases)
    assert with_breaks(after) == with_breaks(before)
    assert after.starts.tolist() == before.starts.tolist()
    # How a unit is shown depends on all articles that were joined; what it is does not.
    assert list(map(matching_key, read(after))) == list(map(matching_key, read(before)))
    assert len(after.unit_labels) == len(before.unit_labels)
