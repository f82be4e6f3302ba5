"""Dictionaries: by hand, against plain Python, and what is wrong with them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._categories import categories
from mediakit._intervals import wilson
from mediakit._normalize import matching_key
from mediakit._overlaps import longest_first


def corpus(texts: dict[str, list[str]]) -> mk.Tokens:
    """Return the tokens of sources, each with its articles."""
    rows = [(source, text) for source, articles in texts.items() for text in articles]
    return mk.tokenize(mk.as_articles(pd.DataFrame(rows, columns=["source", "text"])))


def counts(tokens: mk.Tokens, groups: object, **options: object) -> dict[str, int]:
    """Return the count of each entry in all articles together."""
    table = mk.lexicon(tokens, groups, **{"by": None} | options)
    return dict(zip(table["entry"], table["count"].tolist(), strict=True))


@pytest.fixture
def tokens() -> mk.Tokens:
    return corpus(
        {
            "المد": [
                "قال رئيس الحكومة إن والحكومة باقية. وللحكومة رئيس، الحكومة",
                "لرئيس حكومتنا ولد، وولد آخر",
            ],
            "السدرة": ["اقتراع المرشحين في برلمان البلاد، وبرلماننا", "لا شيء هنا"],
        }
    )


def test_a_dictionary_by_hand(tokens: mk.Tokens) -> None:
    groups = {"حكم": ["حكومة", "رئيس الحكومة"], "برلمان": ["برلمان", "مرشح*"]}
    table = mk.lexicon(tokens, groups, per=100)
    assert table.columns.tolist() == ["group", "entry", "count", "rate", "rate_low", "rate_high"]
    assert table["group"].tolist() == ["السدرة", "السدرة", "المد", "المد"]
    assert table["entry"].tolist() == ["برلمان", "حكم", "حكم", "برلمان"]
    # المد: رئيس الحكومة, والحكومة, وللحكومة, الحكومة after a break, حكومتنا; السدرة: المرشحين, two
    assert table["count"].tolist() == [3, 0, 5, 0]
    sizes = mk.count(tokens).sum()
    rates = [300 / sizes["السدرة"], 0, 500 / sizes["المد"], 0]
    assert table["rate"].tolist() == pytest.approx(rates)
    low, high = wilson(5, sizes["المد"])
    assert table.loc[2, ["rate_low", "rate_high"]].tolist() == [low * 100, high * 100]
    assert isinstance(table.index, pd.RangeIndex)


def test_clitics_can_be_left_on(tokens: mk.Tokens) -> None:
    assert counts(tokens, {"حكم": ["حكومة"]}) == {"حكم": 5}
    assert counts(tokens, {"حكم": ["حكومة"]}, clitics=False) == {"حكم": 0}
    assert counts(tokens, {"حكم": ["الحكومة"]}) == {"حكم": 4}
    assert counts(tokens, {"حكم": ["الحكومة"]}, clitics=False) == {"حكم": 2}


def test_letters_of_the_word_are_no_clitics(tokens: mk.Tokens) -> None:
    assert counts(tokens, {"لد": ["لد", "لد*"], "ولد": ["ولد"]}) == {"لد": 0, "ولد": 2}


def test_a_phrase_has_clitics_before_and_after_only(tokens: mk.Tokens) -> None:
    other = corpus(
        {"أ": ["لرئيس حكومة", "رئيس حكومتنا", "ورئيس حكومتهم", "رئيس والحكومة", "رئيسه حكومة"]}
    )
    assert counts(other, {"حكم": ["رئيس حكومة"]}) == {"حكم": 3}
    assert counts(other, {"حكم": ["رئيس حكومة"]}, clitics=False) == {"حكم": 0}
    assert counts(tokens, {"حكم": ["رئيس الحكومة"]}) == {"حكم": 1}  # the other has a comma in it


def test_wildcards_meet_what_is_left_of_a_form() -> None:
    other = corpus({"أ": ["حكومي والحكومات بحكومته للحكوميين تحكم"]})
    assert counts(other, {"حكم": ["حكوم*"]}) == {"حكم": 4}
    assert counts(other, {"حكم": ["حكوم*"]}, clitics=False) == {"حكم": 1}
    assert counts(other, {"حكم": ["*حكوم*"]}, clitics=False) == {"حكم": 4}


def test_overlaps_count_once_in_a_category_the_longest_first() -> None:
    """The example of quanteda's tokens_lookup with nested_scope = "key"."""
    other = mk.Tokens.from_lists(
        [["The", "New", "York", "Times", "is", "a", "New", "York", "paper"]]
    )
    groups = {"paper": ["New York Times"], "city": ["New York"]}
    assert counts(other, groups) == {"paper": 1, "city": 2}
    assert counts(other, {"both": ["New York Times", "New York", "York"]}) == {"both": 2}


def test_a_category_counts_what_is_in_any_of_those_inside_it_once(tokens: mk.Tokens) -> None:
    groups = {
        "سياسة": {"حكم": ["حكومة", "رئيس"], "رئاسة": ["رئيس الحكومة", "رئيس حكومة"]},
        "برلمان": ["برلمان", {"انتخاب": ["اقتراع", "المرشحين"]}],
    }
    assert counts(tokens, groups) == {
        # رئيس الحكومة and لرئيس حكومتنا are one each; والحكومة, وللحكومة, رئيس, الحكومة
        "سياسة": 6, "سياسة.حكم": 8, "سياسة.رئاسة": 2, "برلمان": 4, "برلمان.انتخاب": 2,
    }  # fmt: skip


def test_lemmas_match_as_lemmas() -> None:
    lemmas = mk.lemmatize(corpus({"أ": ["وصلت سفينة سفينة والسفينة وسفنها ميناء", "سفن"]}))
    count = mk.count(lemmas, by=None).loc["سفينة", "all"]
    assert count == 5
    assert counts(lemmas, {"بحر": ["سفينة"]}, clitics=False) == {"بحر": count}
    assert counts(lemmas, {"بحر": ["سفن"]}, clitics=False) == {"بحر": 1}  # a form too


def test_joined_phrases_are_phrases_still() -> None:
    other = corpus({"أ": ["قالت الأمم المتحدة إن الأمم لا تتحد والأمم المتحدة"]})
    joined = mk.join_phrases(other, ["الأمم المتحدة"])
    for groups, expected in (({"أ": ["الأمم المتحدة"]}, 2), ({"أ": ["قالت الأمم المتحدة إن"]}, 1)):
        assert counts(other, groups) == counts(joined, groups) == {"أ": expected}
    assert counts(joined, {"أ": ["الأمم"]}) == {"أ": 2}  # الأمم, and والأمم, which is not joined


def test_one_token_may_count_for_several_categories(tokens: mk.Tokens) -> None:
    assert counts(tokens, {"أ": ["رئيس"], "ب": ["رئيس", "برلمان"]}) == {"أ": 3, "ب": 5}


def test_groups_without_tokens_have_no_rate() -> None:
    other = mk.Tokens.from_lists(
        [["سد"], []], pd.DataFrame({"article": ["1", "2"], "source": ["أ", "ب"]})
    )
    table = mk.lexicon(other, {"ماء": ["سد"]})
    assert table["count"].tolist() == [1, 0]
    assert table.loc[1, ["rate", "rate_low", "rate_high"]].isna().all()


def test_a_corpus_without_articles_has_no_rows_or_only_zeros() -> None:
    empty = mk.Tokens.from_lists([], pd.DataFrame({"article": [], "source": []}, dtype="str"))
    assert mk.lexicon(empty, {"ماء": ["سد", "ال*"]}).empty
    assert counts(empty, {"ماء": ["سد حكومة", "ال*"]}) == {"ماء": 0}
    assert len(mk.lexicon_unmatched(empty, {"ماء": ["سدود"]})) == 1


def test_families_count_once() -> None:
    articles = pd.DataFrame(
        {
            "article": ["1", "2", "3"], "source": ["أ", "أ", "ب"], "family": ["f", "f", "f"],
            "date": pd.to_datetime(["2026-01-02", "2026-01-01", "2026-01-03"]),
        }
    )  # fmt: skip
    wire = mk.Tokens.from_lists([["سد", "سد"], ["سد"], ["سد"]], articles)
    assert mk.lexicon(wire, {"ماء": ["سد"]})["count"].tolist() == [3, 1]
    assert mk.lexicon(wire, {"ماء": ["سد"]}, families=True)["count"].tolist() == [1, 1]


def test_periods_and_several_columns_are_groups(tokens: mk.Tokens) -> None:
    dated = mk.Tokens.from_lists(
        [["سد"], ["سد"]],
        pd.DataFrame(
            {"article": ["1", "2"], "date": pd.to_datetime(["2026-01-05", "2026-02-01"]), "x": "أ"}
        ),
    )
    table = mk.lexicon(dated, {"ماء": ["سد"]}, by=["x", "date:M"])
    assert table["group"].tolist() == ["أ · 2026-01", "أ · 2026-02"]


def test_entries_come_by_frequency_then_by_name(tokens: mk.Tokens) -> None:
    groups = {"ج": ["ولد"], "ت": ["رئيس"], "ب": ["غائب"], "أ": ["برلمان"]}
    assert mk.lexicon(tokens, groups, by=None)["entry"].tolist() == ["ت", "أ", "ج", "ب"]


def test_an_entry_can_be_any_list(tokens: mk.Tokens) -> None:
    for patterns in (("حكومة",), {"حكومة"}, frozenset({"حكومة"}), pd.Series(["حكومة"])):
        assert counts(tokens, {"حكم": patterns}) == {"حكم": 5}
    assert counts(tokens, {"وظيفية": mk.stopwords()}, clitics=False)["وظيفية"] > 3


# What matches, and what never does


def test_every_form_that_a_pattern_matches_is_listed(tokens: mk.Tokens) -> None:
    groups = {"سياسة": [{"حكم": ["حكومة", "رئيس حكومة"]}, "ولد"], "آخر": ["وزير"]}
    table = mk.lexicon_matches(tokens, groups)
    assert table.to_numpy().tolist() == [
        ["سياسة", "ولد", "ولد", 1], ["سياسة", "ولد", "وولد", 1],
        ["سياسة.حكم", "حكومة", "الحكومة", 2], ["سياسة.حكم", "حكومة", "حكومتنا", 1],
        ["سياسة.حكم", "حكومة", "والحكومة", 1], ["سياسة.حكم", "حكومة", "وللحكومة", 1],
        ["سياسة.حكم", "رئيس حكومة", "لرئيس حكومتنا", 1],
    ]  # fmt: skip
    assert mk.lexicon_matches(tokens, {"آخر": ["وزير"]}).dtypes["count"] == "int64"


def test_patterns_that_never_match_are_listed_with_what_may_be_meant(tokens: mk.Tokens) -> None:
    groups = {"سياسة": [{"حكم": ["حكومة", "الحكوومة", "وزير*"]}, "برلمنا", "سلطة"], "آخر": ["ولد"]}
    table = mk.lexicon_unmatched(tokens, groups)
    assert table.columns.tolist() == ["entry", "pattern", "suggestion"]
    assert table["entry"].tolist() == ["سياسة", "سياسة", "سياسة.حكم", "سياسة.حكم"]
    assert table["pattern"].tolist() == ["برلمنا", "سلطة", "الحكوومة", "وزير*"]
    assert table["suggestion"].fillna("").tolist() == ["برلمان", "", "الحكومة", ""]
    left_on = mk.lexicon_unmatched(tokens, {"حكم": ["حكومة", "للحكومة"]}, clitics=False)
    assert left_on["pattern"].tolist() == ["حكومة", "للحكومة"]


def test_what_only_a_longer_match_holds_has_matched(tokens: mk.Tokens) -> None:
    groups = {"حكم": ["قال", "قال رئيس"]}
    assert mk.lexicon_unmatched(tokens, groups).empty
    assert counts(tokens, groups) == {"حكم": 1}


# Files


YAML = """
سياسة:
  حكم: [حكومة, "*رئيس"]
  برلمان:
    - برلمان
    - مجلس النواب
رياضة: ["هدف"]
"""


def test_a_dictionary_is_read_from_yaml(tokens: mk.Tokens, tmp_path: Path) -> None:
    groups = {
        "سياسة": {"حكم": ["حكومة", "*رئيس"], "برلمان": ["برلمان", "مجلس النواب"]}, "رياضة": ["هدف"]
    }  # fmt: skip
    path = tmp_path / "groups.yml"
    for encoding in ("utf-8", "utf-8-sig", "cp1256", "utf-16"):
        path.write_text(YAML, encoding=encoding)
        for given_as in (path, str(path)):
            assert counts(tokens, given_as) == counts(tokens, groups)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("- حكومة", TypeError, "must map names to lists of patterns, .* YAML .*; got list"),
        ("", TypeError, "must map names to lists of patterns, .*; got NoneType"),
        ("حكم: حكومة", TypeError, "a list of patterns; got one str for: حكم"),
        ("حكم: [2030]", TypeError, r"\(in YAML, quoted\); got 2030 in: حكم"),
        ("no: [حكومة]", TypeError, r"strings for names \(in YAML, quoted\); got False"),
        ("حكم: [*رئيس]", ValueError, "groups.yml is none: .*begins with . wants quotation marks"),
        ("حكم: [حكومة", ValueError, "must be the path of a YAML file; groups.yml is none"),
        ("أ: [س]\nب: [س]\nأ: [ع]", ValueError, "a name stands twice: أ"),
        ("أ: &a\n  ب: *a", ValueError, "nothing inside itself; too deep is: أ.ب.ب"),
        ("أ: !!python/object/apply:os.getcwd []", ValueError, "could not determine a constructor"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    tokens: mk.Tokens, tmp_path: Path, text: str, error: type[Exception], message: str
) -> None:
    path = tmp_path / "groups.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=message):
        mk.lexicon(tokens, path)


def test_a_file_that_is_not_there_is_named(tokens: mk.Tokens) -> None:
    with pytest.raises(FileNotFoundError, match="there is no file حكومة"):
        mk.lexicon(tokens, "حكومة")


# Bad input


INSIDE_ITSELF: dict[str, object] = {"أ": ["سد"]}
INSIDE_ITSELF["ب"] = INSIDE_ITSELF


@pytest.mark.parametrize(
    ("groups", "error", "message"),
    [
        ({}, ValueError, "at least one entry; got an empty mapping"),
        ({"حكم": []}, ValueError, "each entry a pattern; none for: حكم"),
        ({"حكم": {}}, ValueError, "each entry a pattern; none for: حكم"),
        ({"حكم": {"وزارة": []}}, ValueError, "each entry a pattern; none for: حكم.وزارة"),
        ({"حكم": [""]}, ValueError, "matches every word; got '' in: حكم"),
        ({"حكم": ["  "]}, ValueError, "patterns with some letters"),
        ({"حكم": ["حكومة", "*"]}, ValueError, r"matches every word; got '\*' in: حكم"),
        ({"حكم": ["رئيس *"]}, ValueError, "patterns with some letters"),
        ({"حكم": ["\u064b*"]}, ValueError, "patterns with some letters"),
        ({"حكم": ["\u064b"]}, ValueError, "patterns with some letters"),
        ({"حكم": "حكومة"}, TypeError, "a list of patterns; got one str for: حكم"),
        ({"حكم": None}, TypeError, "a list of patterns; got one NoneType for: حكم"),
        ({"حكم": 5}, TypeError, "a list of patterns; got one int for: حكم"),
        ({"حكم": [5]}, TypeError, "strings for patterns .*; got 5 in: حكم"),
        ({"حكم": [["حكومة"]]}, TypeError, "strings for patterns"),
        ({5: ["حكومة"]}, TypeError, "strings for names .*; got 5"),
        ({"حكم": {None: ["حكومة"]}}, TypeError, "got None in: حكم"),
        ({" ": ["حكومة"]}, ValueError, "names with some letters; got ' '"),
        ({"أ.ب": ["س"], "أ": {"ب": ["ع"]}}, ValueError, "a name of its own; twice: أ.ب"),
        (["حكومة"], TypeError, "must map names to lists of patterns, .*; got list"),
        (None, TypeError, "must map names to lists of patterns, .*; got NoneType"),
        (INSIDE_ITSELF, ValueError, "at most 10 deep, and nothing inside itself"),
    ],
)
def test_what_is_wrong_with_a_dictionary_is_one_sentence(
    tokens: mk.Tokens, groups: object, error: type[Exception], message: str
) -> None:
    for function in (mk.lexicon, mk.lexicon_matches, mk.lexicon_unmatched):
        with pytest.raises(error, match=message) as caught:
            function(tokens, groups)
        assert "\n" not in str(caught.value)


def test_what_is_wrong_beside_it_is_said_too(tokens: mk.Tokens) -> None:
    groups = {"حكم": ["حكومة"]}
    with pytest.raises(ValueError, match="`per` must be above 0; got 0"):
        mk.lexicon(tokens, groups, per=0)
    with pytest.raises(ValueError, match="needs the column outlet"):
        mk.lexicon(tokens, groups, by="outlet")
    with pytest.raises(ValueError, match="words or lemmas; got bigrams"):
        mk.lexicon(mk.ngrams(tokens), groups)
    with pytest.raises(TypeError, match="`tokens` must be Tokens; got DataFrame"):
        mk.lexicon_unmatched(mk.count(tokens), groups)


@pytest.mark.parametrize("pattern", ["[ح]$", "(حكومة", "\\", "ح+", "ال.*", "\ud800", "س\ud800*"])
def test_odd_patterns_find_nothing_and_raise_nothing(tokens: mk.Tokens, pattern: str) -> None:
    assert counts(tokens, {"أ": [pattern]}) == {"أ": 0}
    assert len(mk.lexicon_unmatched(tokens, {"أ": [pattern]})) == 1


# Rules that hold for all input


WORDS = st.sampled_from(["سد", "السد", "والسد", "سدود", "حكومة", "الحكومه", "ولد", "قال", "،"])
LISTS = st.lists(st.lists(WORDS, max_size=12), max_size=5)
PATTERNS = st.one_of(
    st.sampled_from(["سد", "السد", "سد*", "*د", "حكومة", "ولد", "لد", "قال", "قا*"]),
    st.lists(st.sampled_from(["سد", "السد", "قال", "و*", "سد*"]), min_size=2, max_size=4).map(
        " ".join
    ),
)
ENTRIES = st.dictionaries(
    st.sampled_from("أبجده"), st.lists(PATTERNS, min_size=1, max_size=5), min_size=1
)


def made(lists: list[list[str]]) -> mk.Tokens:
    articles = pd.DataFrame(
        {
            "article": [str(number) for number in range(len(lists))],
            "source": ["xy"[number % 2] for number in range(len(lists))],
        },
        dtype="str",
    )
    return mk.Tokens.from_lists(lists, articles)


def plain_count(lists: list[list[str]], patterns: list[str]) -> int:
    """Count as said: every match, the longest first, then from the beginning; no token twice."""
    regexes = [
        [re.compile(re.escape(matching_key(word)).replace(r"\*", ".*")) for word in each.split()]
        for each in patterns
    ]
    number = 0
    for words in lists:
        taken = [False] * len(words)
        for length in range(max(map(len, regexes)), 0, -1):
            for at in range(len(words) - length + 1):
                here = list(map(matching_key, words[at : at + length]))
                matches = any(
                    len(each) == length
                    and all(regex.fullmatch(w) for regex, w in zip(each, here, strict=True))
                    for each in regexes
                )
                if matches and not any(taken[at : at + length]):
                    taken[at : at + length] = [True] * length
                    number += 1
    return number


@settings(max_examples=300)
@given(LISTS, ENTRIES)
@example([["سد", "سد", "سد"]], {"أ": ["سد سد"]})
@example([["سد", "السد", "قال", "السد"]], {"أ": ["سد السد", "السد قال السد"]})
@example([["سد", "،", "سد"]], {"أ": ["سد سد", "سد"]})
def test_counts_equal_plain_python(lists: list[list[str]], groups: dict[str, list[str]]) -> None:
    expected = {name: plain_count(lists, patterns) for name, patterns in groups.items()}
    assert counts(made(lists), groups, clitics=False) == expected


@given(LISTS, ENTRIES, st.booleans(), st.randoms())
def test_the_order_of_articles_entries_and_patterns_changes_nothing(
    lists: list[list[str]], groups: dict[str, list[str]], clitics: bool, chance
) -> None:
    tokens = made(lists)
    table = mk.lexicon(tokens, groups, clitics=clitics)
    order = chance.sample(range(len(lists)), len(lists))
    other = mk.Tokens.from_lists(
        [lists[number] for number in order], tokens.articles.iloc[order].reset_index(drop=True)
    )
    names = chance.sample([*groups], len(groups))
    shuffled = {name: chance.sample(groups[name], len(groups[name])) for name in names}
    pd.testing.assert_frame_equal(mk.lexicon(other, shuffled, clitics=clitics), table)


@given(LISTS, st.sampled_from(["سد", "السد", "حكومة", "ولد", "سدود", "لد"]))
def test_an_entry_of_one_word_counts_as_count_does(lists: list[list[str]], word: str) -> None:
    tokens = made(lists)
    by_key = mk.count(tokens).groupby(matching_key).sum()
    table = mk.lexicon(tokens, {"أ": [word]}, clitics=False).set_index("group")["count"]
    for source in table.index:
        assert table[source] == by_key[source].get(matching_key(word), 0)
    with_clitics = mk.lexicon(tokens, {"أ": [word]}).set_index("group")["count"]
    assert (with_clitics >= table).all()


@given(LISTS, st.booleans())
def test_disjoint_categories_sum_to_their_parent(lists: list[list[str]], clitics: bool) -> None:
    groups = {"كل": {"ماء": ["سد", "سدود"], "حكم": ["حكومة"], "قول": ["قال", "ولد"]}}
    table = mk.lexicon(made(lists), groups, clitics=clitics)
    whole = table[table["entry"] == "كل"].set_index("group")["count"]
    parts = table[table["entry"] != "كل"].groupby("group")["count"].sum()
    assert whole.to_dict() == parts.to_dict()


@given(LISTS, ENTRIES)
def test_patterns_are_unmatched_or_counted_alone(
    lists: list[list[str]], groups: dict[str, list[str]]
) -> None:
    tokens = made(lists)
    unmatched = mk.lexicon_unmatched(tokens, groups)
    listed = set(zip(unmatched["entry"], unmatched["pattern"], strict=True))
    for name, patterns in groups.items():
        for pattern in patterns:
            assert ((name, pattern) in listed) == (counts(tokens, {"x": [pattern]})["x"] == 0)
    matches = mk.lexicon_matches(tokens, groups)
    assert not listed & set(zip(matches["entry"], matches["pattern"], strict=True))
    for (_, pattern), forms in matches.groupby(["entry", "pattern"]):
        if " " not in pattern:
            assert forms["count"].sum() == counts(tokens, {"x": [pattern]})["x"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=25))
def test_stretches_that_stay_do_not_overlap_and_those_that_go_do(
    stretches: list[tuple[int, int]],
) -> None:
    starts, lengths = (np.array(each, dtype=np.int64) for each in zip(*stretches, strict=True)) if (
        stretches
    ) else (np.zeros(0, np.int64), np.zeros(0, np.int64))  # fmt: skip
    kept = list(zip(*(part.tolist() for part in longest_first(starts, lengths)), strict=True))
    assert set(kept) <= set(stretches)
    assert all(one + length <= other for (one, length), (other, _) in pairwise(kept))
    for start, length in stretches:
        overlapping = [
            size for first, size in kept if first < start + length and start < first + size
        ]
        assert overlapping
        assert max(overlapping) >= length


def test_counts_on_real_articles_equal_those_of_kwic_and_count() -> None:
    table = pd.read_csv(
        shared("golden/quanteda/tokens.tsv"), sep="\t", keep_default_na=False, quoting=3
    ).rename(columns={"id": "article"})
    newspapers = mk.Tokens.from_lists(table["tokens"].str.split(" "), table[["article", "source"]])
    patterns = ["هذا", "العام", "وزارة*", "في هذا", "مجلس الوزراء", "*السعودي*", "خادم الحرمين*"]
    for pattern in patterns:
        lines = mk.kwic(newspapers, pattern)["source"].value_counts()
        ours = mk.lexicon(newspapers, {"x": [pattern]}, clitics=False).set_index("group")["count"]
        assert ours[ours > 0].to_dict() == lines.to_dict()
    together = mk.lexicon(newspapers, {"x": patterns}, by=None, clitics=False)["count"].tolist()
    assert together == [len(mk.kwic(newspapers, patterns))]


def test_categories_keep_the_order_of_the_dictionary() -> None:
    groups = {"أ": ["س", {"ب": {"ج": ["ع"]}}, "ف", "س"], "د": ["ص"]}
    assert [(each.name, each.own, each.every) for each in categories(groups)] == [
        ("أ", ["س", "ف"], ["س", "ف", "ع"]), ("أ.ب", [], ["ع"]), ("أ.ب.ج", ["ع"], ["ع"]),
        ("د", ["ص"], ["ص"]),
    ]  # fmt: skip
