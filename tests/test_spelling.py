"""House style: the ways in which words are written, by source."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._normalize import matching_key
from mediakit._spelling import difference


def tokens_of(texts: dict[str, str]) -> mk.Tokens:
    frame = pd.DataFrame({"source": list(texts), "text": list(texts.values())})
    return mk.tokenize(mk.as_articles(frame))


@pytest.fixture
def tokens() -> mk.Tokens:
    return tokens_of(
        {
            "السدرة": "الاجتماع في المدينة. الاجتماع في حكومة. في السد. قالَ",
            "المد": "الإجتماع فى حكومه. حكومة، حكومة. قال قال",
        }
    )


def test_outlets_that_spell_otherwise_count_together_in_the_majoritys_spelling(
    tokens: mk.Tokens,
) -> None:
    counts = mk.count(tokens)
    assert counts.loc[["الاجتماع", "في", "حكومة", "قال"]].to_numpy().tolist() == [
        [2, 1], [3, 1], [1, 3], [1, 2],
    ]  # fmt: skip
    assert not {"الإجتماع", "فى", "حكومه", "قالَ"} & set(counts.index)


def test_variants_are_counted_by_hand(tokens: mk.Tokens) -> None:
    table = mk.spelling_variants(tokens)
    assert table.columns.tolist() == [
        "token", "form", "kind", "group", "count", "share", "log_likelihood",
    ]  # fmt: skip
    rows = table[["token", "form", "kind", "group", "count"]].to_numpy().tolist()
    third = 1 / 3
    assert rows == [
        ["في", "في", "majority", "السدرة", 3], ["في", "في", "majority", "المد", 0],
        ["في", "فى", "ya", "السدرة", 0], ["في", "فى", "ya", "المد", 1],
        ["الاجتماع", "الاجتماع", "majority", "السدرة", 2],
        ["الاجتماع", "الاجتماع", "majority", "المد", 0],
        ["الاجتماع", "الإجتماع", "hamza", "السدرة", 0],
        ["الاجتماع", "الإجتماع", "hamza", "المد", 1],
        ["قال", "قال", "majority", "السدرة", 0], ["قال", "قال", "majority", "المد", 2],
        ["قال", "قالَ", "marks", "السدرة", 1], ["قال", "قالَ", "marks", "المد", 0],
        ["حكومة", "حكومة", "majority", "السدرة", 1], ["حكومة", "حكومة", "majority", "المد", 2],
        ["حكومة", "حكومه", "ta_marbuta", "السدرة", 0], ["حكومة", "حكومه", "ta_marbuta", "المد", 1],
    ]  # fmt: skip
    assert table["share"].tolist()[-4:] == pytest.approx([1, 2 * third, 0, third])
    # Two sources, each with its own spelling, 3 and 1 times: 2 (4 ln 4 - 3 ln 3 - 1 ln 1).
    assert table["log_likelihood"].iloc[0] == pytest.approx(2 * (4 * math.log(4) - 3 * math.log(3)))


def test_a_word_that_a_group_does_not_use_has_no_share_there() -> None:
    table = mk.spelling_variants(tokens_of({"أ": "إلى الى", "ب": "السد"}))
    assert table["count"].tolist() == [1, 0, 1, 0]
    assert table["share"].isna().tolist() == [False, True, False, True]
    assert table["log_likelihood"].tolist() == [0, 0, 0, 0]


def test_without_groups_the_words_most_often_written_otherwise_come_first() -> None:
    tokens = tokens_of({"أ": "إلى إلى إلى إلى الى. فى في في فى في"})
    table = mk.spelling_variants(tokens, by=None)
    assert table["token"].tolist() == ["في", "في", "إلى", "إلى"]
    assert table["group"].unique().tolist() == ["all"]


def test_spellings_are_of_words_when_lemmas_are_counted(tokens: mk.Tokens) -> None:
    lemmas = tokens.relabel({"حكومة": "حكم", "قال": "حكم"}, unit="lemma")
    pd.testing.assert_frame_equal(mk.spelling_variants(lemmas), mk.spelling_variants(tokens))


def test_a_selection_shows_the_words_as_its_tokens_do(tokens: mk.Tokens) -> None:
    chosen = tokens.select(tokens.articles["source"] == "المد")
    table = mk.spelling_variants(chosen)
    assert table["form"].tolist() == ["حكومة", "حكومه"]
    assert set(table["token"]) <= set(chosen.vocabulary["token"])


def test_words_of_another_tokeniser_are_compared_too() -> None:
    table = mk.spelling_variants(mk.Tokens.from_lists([["الى", "إلى"], ["إلى"]]), by=None)
    assert table[["token", "form", "count"]].to_numpy().tolist() == [
        ["إلى", "إلى", 2], ["إلى", "الى", 1],
    ]  # fmt: skip


def test_wire_copies_count_once_on_request(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="needs the column family"):
        mk.spelling_variants(tokens, families=True)


@pytest.mark.parametrize(
    ("form", "token", "kind"),
    [
        ("الامانه", "الأمانة", "hamza + ta_marbuta"), ("مُستشفي", "مستشفى", "ya + marks"),
        ("٢٥", "25", "digits"), ("قران", "قرآن", "hamza"), ("السد", "السد", "majority"),
        ("كَتب", "كتَب", "marks"),
    ],
)  # fmt: skip
def test_differences_are_named(form: str, token: str, kind: str) -> None:
    assert difference(form, token) == kind


def test_no_variants_give_an_empty_table_with_all_columns() -> None:
    for texts in ({"أ": "السد"}, {"أ": ""}):
        table = mk.spelling_variants(tokens_of(texts))
        assert table.empty
        assert table.columns.tolist()[-1] == "log_likelihood"


WORD = st.sampled_from(["في", "فى", "إلى", "الى", "الي", "أَلَى", "حكومة", "حكومه", "السد", "قال"])


@given(st.lists(st.tuples(st.sampled_from("أبج"), st.lists(WORD)), min_size=1, max_size=6))
def test_counts_sum_to_the_words_counts(articles: list[tuple[str, list[str]]]) -> None:
    frame = pd.DataFrame(
        [(source, " ".join(text)) for source, text in articles], columns=["source", "text"]
    )
    tokens = mk.tokenize(mk.as_articles(frame))
    table = mk.spelling_variants(tokens)
    counts = mk.count(tokens)
    sums = table.pivot_table(index="token", columns="group", values="count", aggfunc="sum")
    assert (sums == counts.loc[sums.index, sums.columns]).all(axis=None)
    written = pd.Series([word for _, text in articles for word in text], dtype="str")
    varied = written.drop_duplicates().map(matching_key).value_counts()
    assert set(sums.index.map(matching_key)) == set(varied.index[varied > 1])
    assert np.all(np.diff(table["log_likelihood"]) <= 0)
    shares = table.groupby(["token", "group"])["share"].sum(min_count=1).dropna()
    assert np.allclose(shares, 1)
