"""Concordances, against the plainest way: every word of every article, label by label."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._characters import ODD, tables
from mediakit._excerpts import Article, places
from mediakit._normalize import _cleaned, display_text, matching_key, normalize
from mediakit._passages import _as_shown
from mediakit._query import matching_labels
from mediakit._words import words


def matches(label: str, patterns: list[str]) -> bool:
    """Return whether a label is so many words and matches them."""
    parts = [r"\S*".join(re.escape(matching_key(p)) for p in word.split("*")) for word in patterns]
    whole = re.fullmatch(" ".join(parts), matching_key(label))
    return label.count(" ") == len(patterns) - 1 and whole is not None


def plain_hits(tokens: mk.Tokens, patterns: list[str]) -> list[tuple[int, int]]:
    """Return where a query begins and ends, token by token; the longest token first."""
    forms, units = tokens.form_labels[tokens.forms], tokens.unit_labels[tokens.units]

    def end_of(at: int, word: int) -> int | None:
        if word == len(patterns):
            return at
        if at == len(tokens) or (word and tokens.breaks[at]):
            return None
        for after in range(len(patterns), word, -1):
            here = patterns[word:after]
            if matches(forms[at], here) or matches(units[at], here):
                end = end_of(at + 1, after)
                if end is not None:
                    return end
        return None

    ends = [(at, end_of(at, 0)) for at in range(len(tokens))]
    return [(at, end) for at, end in ends if end is not None]


def plain_lines(tokens: mk.Tokens, query: str, window: int) -> list[tuple[str, str, str]]:
    """Return before, node and after of each hit, by all the words of its article."""
    lines = []
    for at, end in plain_hits(tokens, normalize(query).split()):
        row = int(np.searchsorted(tokens.starts, at, side="right")) - 1
        text = display_text(tokens.articles["text"].iloc[row])
        start, stop = tokens.starts[row], tokens.starts[row + 1]
        sizes = [form.count(" ") + 1 for form in tokens.form_labels[tokens.forms[start:stop]]]
        found = words(text, keep_numbers=tokens.keep_numbers)
        bounds = np.append(0, np.cumsum(sizes)).tolist()
        first, last = max(at - start - window, 0), min(end - start + window, len(sizes))
        node = found[bounds[at - start]].start, found[bounds[end - start] - 1].end
        edges = found[bounds[first]].start, *node, found[bounds[last] - 1].end
        parts = (text[edges[part] : edges[part + 1]] for part in range(3))
        lines.append(tuple(" ".join(part.split()) for part in parts))
    return lines


PIECES = st.sampled_from(
    [
        "سد", "السد", "سدود", "ال", "الله", "لله", "قال", "وقال", "و", "ب", "ل", "بال", "وو",
        "إلى", "الى", "سَد", "ّ", "َ", "سـد", "\u0640", "\u200c", "\u200f", "\xad", "\ufeff", "\u0654",
        "\ufeed", "\ufdf2", "\ufefb", "\ufb8e", "\u06a9", " ", " ", " ", " ", "  ", "\t", "\n",
        "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\xa0", "\u3000", "\0",
        "&nbsp;", "&#1608;", "&amp;", "&amp;nbsp;", "&#32;", "&", ";", "،", ".", "-", "_", "#", "@",
        "«", "»", "(", ")", '"', "'", "/", ":", "http://", "www.", ".com", "a@b.cd", "COVID-19",
        "G", "é", "e\u0301", "5", "٢٥", "-", "%", "²", "Ⅷ", "०", "😀", "\U0001d7d8", "ٻ",
    ]
)  # fmt: skip
ORDINARY = st.sampled_from(
    ["السد", "سد", "قال", "و", "ل الله", "سد،", "«سد»", "٢٥", "(قال", "سد\n"]
)
TEXTS = st.lists(
    st.one_of(
        st.lists(PIECES, max_size=30).map("".join),
        st.lists(st.one_of(ORDINARY, ORDINARY, PIECES), max_size=20).map(" ".join),
    ),
    min_size=1,
    max_size=3,
)
QUERIES = st.sampled_from(
    ["سد", "السد", "قال", "وقال", "لله", "و", "الى", "سد*", "*د", "قال السد", "و*", "5", "#سد",
     "g", "COVID-19", "وو", "بال", "السد لله", "*", "٢٥", "سَد", "ٻ*"]
)  # fmt: skip


def tokens_of(texts: list[str], *, keep_numbers: bool = False) -> mk.Tokens:
    articles = pd.DataFrame({"article": list(map(str, range(len(texts)))), "text": texts})
    return mk.tokenize(articles, keep_numbers=keep_numbers)


def made_lines(tokens: mk.Tokens, query: str, window: int) -> list[tuple[str, str, str]]:
    """Return the lines of `kwic` in the order of the text."""
    table = mk.kwic(tokens, query, window=window, sort="source")  # no source: not sorted
    return list(table[["before", "node", "after"]].itertuples(index=False, name=None))


@settings(max_examples=300)
@given(TEXTS, QUERIES.filter(lambda query: query != "*"), st.integers(0, 9), st.booleans())
@example(["قال سـد قال، سد"], "سد", 1, False)  # the first is hidden by tatweel
@example(["سـد و سد"], "سد", 1, False)  # one is hidden, another is وسد
@example([f"و{' ' * 12}السد/ السـد"], "السد", 1, False)
@example(["ل الله سد"], "سد", 1, False)  # لله, which stands in الله too
@example(["سد ل الله"], "سد", 1, False)
@example(["وقال بعد و قال سد"], "سد", 1, False)  # the nearest وقال is another
@example(["سد و قال بعد وقال"], "سد", 1, False)
@example([f"و السد{'.' * 33} سد"], "سد", 1, False)  # cut between و and السد
@example(["قال لله. ل الله"], "قال", 2, False)
@example(["سد\u200cود سد"], "سد", 3, False)
@example(["@5 سد 5@5 سد"], "سد", 3, False)
@example(["سد &nbsp;و &nbsp; سد"], "سد", 3, False)
def test_lines_equal_those_by_all_words_of_the_article(
    texts: list[str], query: str, window: int, keep_numbers: bool
) -> None:
    tokens = tokens_of(texts, keep_numbers=keep_numbers)
    assert made_lines(tokens, query, window) == plain_lines(tokens, query, window)


@settings(max_examples=100)
@given(TEXTS, st.sampled_from(["السد", "قال السد", "سد", "قال"]), st.integers(0, 9))
def test_lines_of_joined_phrases_equal_those_by_all_words(
    texts: list[str], query: str, window: int
) -> None:
    tokens = mk.join_phrases(tokens_of(texts), ["قال السد", "سد سد", "السد لله قال"])
    assert made_lines(tokens, query, window) == plain_lines(tokens, query, window)


def test_lines_of_real_articles_equal_those_by_all_words() -> None:
    table = pd.read_parquet(shared("corpora/saudinewsnet/articles.parquet"), columns=["text"])
    texts = table["text"].iloc[::400].tolist()
    tokens = tokens_of(texts)
    frequent = tokens.vocabulary.sort_values("count", ascending=False)["token"]
    for query in [*frequent.iloc[::400].head(25), "رئيس مجلس", "*كوم*", "2015"]:
        assert made_lines(tokens, query, 8) == plain_lines(tokens, query, 8), query


def test_most_lines_are_found_without_reading_the_whole_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: Article, shown: object) -> None:
        raise AssertionError(self.raw)

    text = (
        "بدأ الإضراب، و الإضراب «الإضراب» في ٢٥ يوما؛ قـال (الإضراب) والإضرابُ الإضـراب "
        "(الإضراب). COVID-19 الإضراب"
    )
    tokens = tokens_of([text] * 3)
    expected = plain_lines(tokens, "الإضراب", 2)
    assert len(expected) == 3 * 6
    monkeypatch.setattr(Article, "_in_whole", refuse)
    assert made_lines(tokens, "الإضراب", 2) == expected
    with pytest.raises(AssertionError, match="و الإضراب"):
        mk.kwic(tokens_of([text]), "والإضراب")


def test_ordinary_lines_are_cut_without_looking_at_their_articles_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "بدأ السد، أنَّ السد قـال (السد) قا\n\nيوم\u200f ٢٥ السد بدأ «السد» COVID السد.\r\n"
        "بدا السد أو\t\xa0بدأ كتابٌ السد"
    )
    tokens = tokens_of([text, f"{text}\n{text}"])
    expected = plain_lines(tokens, "السد", 2)
    assert len(expected) == 3 * 8
    monkeypatch.delattr(Article, "line")
    assert made_lines(tokens, "السد", 2) == expected
    for odd in ("و السد", "السد 😀 قال", "السد &amp; قال", "السـد"):
        with pytest.raises(AttributeError, match="line"):
            mk.kwic(tokens_of([odd]), "*السد")


@pytest.mark.parametrize("keep_numbers", [False, True])
def test_ordinary_characters_are_shown_as_cleaning_shows_them(keep_numbers: bool) -> None:
    kinds, shown = tables(keep_numbers=keep_numbers).kind, _as_shown(keep_numbers=keep_numbers)
    ordinary = [code for code in np.flatnonzero(kinds != ODD).tolist() if display_text(chr(code))]
    assert len(ordinary) > 500
    for code in ordinary:
        assert chr(shown[code]) == (" ".join(display_text(chr(code)).split()) or " "), hex(code)


@given(st.lists(PIECES).map("".join) | st.text())
def test_what_is_not_cleaned_is_clean(text: str) -> None:
    assert _cleaned(text) == display_text(text)


@pytest.mark.parametrize("plane", [0, 1, 2, 14])
def test_no_character_is_forgotten_that_cleaning_changes(plane: int) -> None:
    surrogates = range(0xD800, 0xE000)
    for code in range(plane << 16, (plane + 1) << 16):
        if code not in surrogates:
            assert _cleaned(chr(code)) == display_text(chr(code)), hex(code)


def test_places_are_those_of_words_only() -> None:
    text = "سد السد سدود #سد و سد ًسد سد، (سد) [سد-سد] x/سد @سد سدa"
    found = {word.start for word in words(text) if word.form == "سد"}
    assert {place.at for place in places(text, "سد")} == found


LABELS = st.lists(
    st.text(st.sampled_from("اأإآٱةهىيٻ٥۵5٫.ًّ ab*\\[]^-\n\0😀"), max_size=6), unique=True
)


WORD_PATTERNS = ["ا", "أة", "*ه", "ى", "5*", "*ا*ه", "ا*b*ى*", "a", "٥", "\\", "[*]", "^-"]


@given(LABELS, st.lists(st.sampled_from(WORD_PATTERNS), min_size=1, max_size=2))
def test_labels_match_as_one_by_one(labels: list[str], patterns: list[str]) -> None:
    index = pd.Index(labels, dtype="str")
    expected = [matches(label, patterns) for label in labels]
    assert matching_labels(index, patterns).tolist() == expected
    assert matching_labels(index[1:], patterns).tolist() == expected[1:]


@pytest.mark.parametrize("query", ["\ud800", "ا\udfff", "\u064b", "ا" * 5_000])
def test_odd_queries_find_nothing_and_raise_nothing(query: str) -> None:
    assert mk.kwic(tokens_of(["قال ا"]), query).empty


def test_a_wildcard_that_fits_a_long_word_in_many_ways_is_tried_in_one() -> None:
    tokens = tokens_of(["ا" * 1_000_000 + "ب"])
    assert mk.kwic(tokens, "*ا*ا*ا*ا").empty
    assert len(mk.kwic(tokens, "*ا*ا*ا*ا*ب")) == 1


def test_several_queries_show_the_longest_of_hits_that_overlap() -> None:
    tokens = mk.Tokens.from_lists([["قال", "رئيس", "الحكومة", "إن", "الحكومة", "رئيس"]])
    lines = mk.kwic(tokens, ["رئيس", "الحكومة", "رئيس الحكومة"], sort="source", window=1)
    assert lines[["before", "node", "after"]].to_numpy().tolist() == [
        ["قال", "رئيس الحكومة", "إن"], ["إن", "الحكومة", "رئيس"], ["الحكومة", "رئيس", ""],
    ]  # fmt: skip
    for queries in (("رئيس",), {"رئيس"}, pd.Series(["رئيس", "رئيس"])):
        pd.testing.assert_frame_equal(mk.kwic(tokens, queries), mk.kwic(tokens, "رئيس"))


@given(TEXTS, st.sets(QUERIES.filter(lambda query: query != "*"), min_size=1, max_size=3))
def test_lines_of_several_words_are_those_of_each(texts: list[str], queries: set[str]) -> None:
    tokens = tokens_of(texts)
    together = mk.kwic(tokens, queries, window=2)
    apart = pd.concat([mk.kwic(tokens, query, window=2) for query in sorted(queries)])
    columns = ["article", "before", "node", "after"]
    lines = set(together[columns].itertuples(index=False))
    assert lines <= set(apart[columns].itertuples(index=False))
    if all(" " not in query for query in queries):
        assert lines == set(apart[columns].itertuples(index=False))


def test_what_is_no_query_is_named() -> None:
    tokens = tokens_of(["قال سد"])
    with pytest.raises(TypeError, match="a list of them; got a dict: take one of its entries"):
        mk.kwic(tokens, {"ماء": ["سد"]})
    with pytest.raises(TypeError, match="`query` must be a string; got int"):
        mk.kwic(tokens, 5)
    with pytest.raises(TypeError, match="`query` must be a string; got int"):
        mk.kwic(tokens, ["سد", 5])
    with pytest.raises(ValueError, match="at least one word, phrase or wildcard; got none"):
        mk.kwic(tokens, [])
    with pytest.raises(ValueError, match=r"with some letters; got '\*'"):
        mk.kwic(tokens, ["سد", "*"])
    with pytest.raises(ValueError, match="with some letters"):
        mk.kwic(tokens, "\u064b*")  # a mark alone would match every word


def test_a_random_order_is_drawn_from_all_lines_with_a_seed() -> None:
    tokens = tokens_of([f"قال سد كلمة{number} ثم سد آخر" for number in range(40)])
    columns = ["before", "node", "after", "article"]
    whole = mk.kwic(tokens, "سد")
    drawn = mk.kwic(tokens, "سد", sort="random")
    pd.testing.assert_frame_equal(drawn, mk.kwic(tokens, "سد", sort="random", seed=0))
    assert drawn["article"].tolist() != whole["article"].tolist()
    pd.testing.assert_frame_equal(
        drawn.sort_values(columns, ignore_index=True), whole.sort_values(columns, ignore_index=True)
    )
    other = mk.kwic(tokens, "سد", sort="random", seed=1)
    assert drawn["article"].tolist() != other["article"].tolist()
    few = mk.kwic(tokens, "سد", sort="random", limit=7)
    pd.testing.assert_frame_equal(few, drawn.head(7))


def test_the_link_to_the_article_is_beside_its_line() -> None:
    articles = mk.as_articles(
        pd.DataFrame({"text": ["قال سد", "سد"], "url": ["https://example.org/1", None]})
    )
    lines = mk.kwic(mk.tokenize(articles), "سد", sort="source")
    assert lines["url"].tolist()[0] == "https://example.org/1"
    assert lines["article"].tolist() == articles["article"].tolist()
    assert lines["url"].isna().tolist() == [False, True]


def test_a_wire_family_has_the_lines_of_its_earliest_article() -> None:
    articles = pd.DataFrame(
        {
            "article": ["1", "2", "3"], "text": ["سد أ سد", "سد ب", "سد ج"],
            "source": ["س", "ع", "ص"], "family": ["f", "f", None],
            "date": pd.to_datetime(["2026-02-01", "2026-01-01", "2026-03-01"]),
        }
    )  # fmt: skip
    tokens = mk.tokenize(articles)
    for sort in ("after", "date", "random"):
        lines = mk.kwic(tokens, ["سد", "لا أحد"], families=True, sort=sort)
        assert sorted(lines["article"]) == ["2", "3"]


def test_lines_are_sorted_by_the_folded_words_around_the_node() -> None:
    tokens = mk.Tokens.from_lists([["أب", "س", "إج"], ["ات", "س", "اب"], ["ب\n", "س", "آا"]])
    assert mk.kwic(tokens, "س")["after"].tolist() == ["آا", "اب", "إج"]
    assert mk.kwic(tokens, "س", sort="before")["before"].tolist() == ["أب", "ات", "ب\n"]


def test_lines_near_another_word_are_those_behind_a_collocate() -> None:
    tokens = mk.Tokens.from_lists(
        [["قال", "رئيس", "النقابة", "إن", "السد", "آمن", "قال", "رئيس", "السد"], ["السد", "رئيس"]]
    )
    lines = mk.kwic(tokens, "رئيس", near="السد", window=2)
    assert sorted(lines["before"] + "|" + lines["after"]) == ["آمن قال|السد", "السد|"]
    assert len(mk.kwic(tokens, "رئيس", near="السد", window=3)) == 3
    assert len(mk.kwic(tokens, "رئيس", near="قال رئيس", window=5)) == 0
    assert len(mk.kwic(tokens, "السد", near=["قال رئيس", "آمن"], window=2)) == 2
    assert mk.kwic(tokens, "رئيس", near="البحر").empty


@given(st.lists(st.lists(st.sampled_from("أبجد"), max_size=20), min_size=1, max_size=3),
       st.integers(1, 4))  # fmt: skip
def test_every_collocate_has_lines(texts: list[list[str]], window: int) -> None:
    tokens = mk.Tokens.from_lists(texts)
    if "أ" not in tokens.form_labels:
        return
    table = mk.collocates(tokens, "أ", window=window, min_count=1)
    for token, count in zip(table["token"], table["count"], strict=True):
        lines = mk.kwic(tokens, "أ", near=token, window=window)
        assert 0 < len(lines) <= count
    for other in set("أبجد") - set(table["token"]):
        assert mk.kwic(tokens, "أ", near=other, window=window).empty


def test_a_hit_stands_between_the_first_word_of_its_article_and_the_last() -> None:
    tokens = mk.tokenize(
        pd.DataFrame(
            {
                "article": ["1", "2", "3", "4"],
                "text": ["سد قال النهر، فاض سد", "سد", "فاض النهر. إن سدا و السد آمن", ""],
            }
        )
    )
    lines = mk.kwic(tokens, "*سد*", sort="source")  # five words, one, and six: "والسد"
    assert list(lines) == ["before", "node", "after", "article", "place"]
    assert lines["article"].tolist() == ["1", "1", "2", "3", "3"]
    np.testing.assert_allclose(lines["place"], [0, 1, 0, 3 / 5, 4 / 5])
    phrase = mk.kwic(tokens, "فاض سد", sort="source")
    assert phrase["place"].tolist() == [3 / 4]  # where its first word stands
    assert mk.kwic(tokens, "لا أحد")["place"].dtype == float


def test_tokens_without_text_lemmas_and_joined_phrases_have_places_in_tokens() -> None:
    tokens = mk.Tokens.from_lists([["قال", "،", "السد", "آمن"], ["السدود"], ["رئيس", "السد", "سد"]])
    assert mk.kwic(tokens, "السد", sort="source")["place"].tolist() == [0.5, 0.5]
    lemmas = tokens.relabel({"السدود": "سد", "السد": "سد"}, unit="lemma")
    assert mk.kwic(lemmas, "سد", sort="source")["place"].tolist() == [0.5, 0, 0.5, 1]
    joined = mk.join_phrases(tokens, ["رئيس السد"])
    assert mk.kwic(joined, "رئيس السد")["place"].tolist() == [0]
    assert mk.kwic(joined, "سد")["place"].tolist() == [1]


def test_places_stay_with_their_lines_in_every_order() -> None:
    texts = [f"{'كلمة ' * (number % 3)}سد رقم{'ا' * number} سد آخر" for number in range(9)]
    articles = pd.DataFrame({"article": list(map(str, range(9))), "text": texts})
    articles = articles.assign(
        source=list("أبجأبجأبج"), date=pd.date_range("2026-01-01", periods=9)[::-1],
        family=["f", "f", *[None] * 7],
    )  # fmt: skip
    tokens = mk.tokenize(articles)
    columns = ["article", "before", "after"]
    for options in ({}, {"families": True}, {"near": "آخر", "window": 2}):
        known = mk.kwic(tokens, "سد", sort="source", **options).set_index(columns)["place"]
        for sort in ("after", "before", "date", "random"):
            lines = mk.kwic(tokens, "سد", sort=sort, limit=8, **options)
            assert (
                lines["place"].tolist()
                == known.loc[pd.MultiIndex.from_frame(lines[columns])].tolist()
            )


@given(TEXTS, st.sampled_from(["سد", "السد", "و*", "قال السد", "*د"]))
def test_places_are_from_0_to_1_and_in_the_order_of_the_text(texts: list[str], query: str) -> None:
    tokens = tokens_of(texts)
    lines = mk.kwic(tokens, query, sort="source")
    starts = [start for start, _ in plain_hits(tokens, normalize(query).split())]
    rows = lines["article"].astype(int).to_numpy()
    most = np.maximum(tokens.sizes[rows] - 1, 1)
    np.testing.assert_allclose(lines["place"] * most + tokens.starts[rows], starts)
    assert lines["place"].between(0, 1).all()
    assert (
        lines.groupby("article")["place"].apply(lambda place: place.is_monotonic_increasing).all()
    )
