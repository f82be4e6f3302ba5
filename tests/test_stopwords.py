"""Function words: what is generated, the named lists, and what they reach in a treebank."""

from __future__ import annotations

import importlib.util

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import ROOT, shared
from mediakit._lists import word_lists
from mediakit._normalize import matching_key, normalize
from mediakit._stopwords import EXTRA_LISTS


def key(word: str) -> str:
    return matching_key(normalize(word))


@pytest.mark.parametrize(
    "word",
    [
        "في", "والتي", "بأنه", "لكنه", "وعلى", "إليه", "فيها", "للذين", "ولهذا", "فبهذه", "بعضهم",
        "لكلهم", "إنني", "سيكون", "وليكن", "كليهما", "بنحو", "بلا", "فحيث", "سواها", "لديّ", "مَن",
    ],
)  # fmt: skip
def test_function_words_are_generated_with_their_clitics(word: str) -> None:
    assert key(word) in mk.stopwords()


@pytest.mark.parametrize(
    "word",
    [
        "عام", "وقال", "الماضي", "حكومة", "وزير", "فهم", "فقد", "داخلي", "خارجي", "نفسي", "كلية",
        "واحدة", "ولاية", "ولي", "مقابلة", "عقبة", "عبرة", "وآلية", "فلان", "آل", "الأم", "أثر",
    ],
)  # fmt: skip
def test_content_words_that_look_like_function_words_stay(word: str) -> None:
    assert key(word) not in mk.stopwords()


def test_words_are_added_and_kept_in_any_spelling() -> None:
    assert "جديد" in mk.stopwords(extra=["جديدٌ"])
    assert "في" not in mk.stopwords(keep=["فى"])
    assert mk.stopwords(extra=["جديد"], keep=["جديد"]) == mk.stopwords()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reporting", ["قال", "وقالت", "فأكد", "مشيرا"]),
        ("calendar", ["أمس", "الخميس", "وشباط", "للعام", "بأوت", "الماضي", "رمضان", "شتنبر"]),
        ("site", ["نيوز", "لصحيفة", "اقرأ", "إقرأ", "المزيد"]),
    ],
)
def test_named_lists_are_added_and_taken_out_by_name(name: str, words: list[str]) -> None:
    keys = {key(word) for word in words}
    assert not keys & mk.stopwords()
    with_list = mk.stopwords(extra=[name, "السد"])
    assert keys | {"السد"} <= with_list
    assert name not in with_list
    assert not keys & mk.stopwords(extra=[name], keep=[name])


def test_verbs_take_no_preposition() -> None:
    assert "بقال" not in mk.stopwords(extra=EXTRA_LISTS)  # a grocer


def test_every_list_of_the_file_is_used_and_every_word_is_there_once() -> None:
    lists = word_lists("stopwords")
    stopped = mk.stopwords(extra=EXTRA_LISTS)
    for name, words in lists.items():
        assert len(words) == len(set(words)), name
        assert (not {key(word) for word in words} - stopped) == (name != "content"), name


@pytest.mark.parametrize("name", ["extra", "keep"])
def test_a_misspelt_name_of_a_list_is_told(name: str) -> None:
    with pytest.raises(ValueError, match=r"got reportng. Did you mean reporting\?"):
        mk.stopwords(**{name: ["reportng"]})
    with pytest.raises(ValueError, match=r"Did you mean calendar\?"):
        mk.stopwords(**{name: ["Calendar"]})
    mk.stopwords(**{name: ["CNN", "السد"]})


def test_one_string_or_no_string_is_refused() -> None:
    with pytest.raises(TypeError, match="several words"):
        mk.stopwords(extra="reporting")
    with pytest.raises(TypeError, match="`keep` must be a string; got int"):
        mk.stopwords(keep=[5])


def test_entries_that_never_matched_are_listed_in_the_users_spelling() -> None:
    counts = pd.DataFrame(
        {"المد": [3, 1, 0], "السدرة": [0, 1, 0]},
        index=pd.Index(["إلى", "السد", "النهر"], name="token"),
    )
    words = ["السدود", "الى", "إلي", "النهر"]
    assert mk.stopwords_unmatched(counts, words)["entry"].tolist() == ["السدود", "النهر"]
    table = mk.frequencies(counts[["المد"]])
    assert mk.stopwords_unmatched(table, words)["entry"].tolist() == ["السدود", "النهر"]
    assert mk.stopwords_unmatched(table, []).empty


def test_entries_are_asked_of_counts_or_tables_only() -> None:
    with pytest.raises(ValueError, match="the index or a column token; got the columns count"):
        mk.stopwords_unmatched(pd.DataFrame({"count": [1]}), ["إلى"])
    with pytest.raises(TypeError, match="several words"):
        mk.stopwords_unmatched(pd.DataFrame({"token": ["إلى"]}), "إلى")


@given(st.lists(st.sampled_from(["الى", "إلى", "السد", "سد", "النهر", "قال"])), st.data())
def test_unmatched_entries_are_those_that_without_would_not_remove(
    words: list[str], data: st.DataObject
) -> None:
    present = data.draw(st.lists(st.sampled_from(["إلى", "السد", "وقال"]), unique=True))
    table = pd.DataFrame({"token": pd.Series(present, dtype="str")})
    unmatched = mk.stopwords_unmatched(table, words)["entry"]
    assert len(mk.without(table, unmatched)) == len(table)
    matched = {key(word) for word in words} - {key(word) for word in unmatched}
    assert len(mk.without(table, words)) == len(table) - len(matched)


# The loader leaves its file to be closed by the interpreter.
@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_list_reaches_function_words_and_spares_content_in_a_treebank() -> None:
    spec = importlib.util.spec_from_file_location("measured", ROOT / "benchmarks" / "stopwords.py")
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    words = benchmark.read_gold(
        shared("gold/padt12-dev.conllu.gz"), shared("tools/lemma_eval/gold.py")
    )
    document = words["document"] % 2
    measured = [
        benchmark.shares(half) for half in (words, words[document == 0], words[document == 1])
    ]
    for shares in measured:
        assert shares["function"] >= 0.97
        assert shares["content"] <= 0.035
    told = (ROOT / "benchmarks" / "stopwords.md").read_text(encoding="utf-8")
    for name in ("function", "content"):
        whole, even, odd = (f"{shares[name] * 100:.2f} %" for shares in measured)
        assert f"{whole} | {even} / {odd} |" in told
