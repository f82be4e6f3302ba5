"""How a table was made: the numbers, the options and the directions of its text."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._direction import ltr, rtl, strip_isolates
from mediakit._measures import MEASURES, Measure
from mediakit._methods.say import FIELD, PHRASES, PLAIN, counted, named, say
from mediakit._methods.terms import ARABIC, ENGLISH, NOUNS
from mediakit._methods.write import TEXTS
from mediakit._sample import resource

TARGET, REFERENCE = "السدرة الاقتصادية", "بوابة المد"
ARTICLES = mk.mark_reuse(mk.clean(mk.load_sample()))
TOKENS = mk.tokenize(ARTICLES)
COUNTS = mk.count(TOKENS)
UNDATED = mk.tokenize(ARTICLES.assign(date=ARTICLES["date"].where(ARTICLES.index >= 7)))
FOLDER = str(resource("sample") / TARGET)
TREND = pd.DataFrame(
    {"period": pd.period_range("2026-01", periods=12, freq="W"), "group": "all", "token": "السد"}
)

# Public functions without a text, and why.
WITHOUT_TEXT = {
    "as_articles": "brings a frame into shape",
    "lemma_table": "lists what lemmatize did",
    "lexicon_matches": "lists what lexicon found",
    "lexicon_unmatched": "lists what lexicon did not find",
    "diff": "shows two articles as one",
    "load_sample": "reads",
    "ltr": "shows",
    "measure": "is an argument of keyness",
    "methods": "writes the texts",
    "by_part": "cuts texts into parts",
    "headline_only": "counts as lexicon does",
    "normalize": "is for one string",
    "parse_date": "is for one string",
    "plot": "draws a table that has a text",
    "read_articles": "reads",
    "removals": "lists what clean did",
    "rtl": "shows",
    "save_table": "writes a file",
    "show": "shows",
    "split_voices": "splits texts as quotes finds speech in them",
    "stopwords_unmatched": "lists what without did not find",
    "Tokens": "is a class",
    "unshape": "is for one string",
    "use_arabic": "shows",
    "write_corpus": "writes files",
    "write_report": "writes a file",
    "browse": "shows the lines of kwic",
    "use_rtl": "shows nothing of its own",
}


def planned(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the library's function of that name; before there is one, its signature alone."""
    function.__module__ = "mediakit._planned"
    return getattr(mk, function.__name__, function)


@planned
def collocates(tokens, node, *, window=5, min_count=5, measure="log_dice", span_adjusted=False,
               families=False):  # fmt: skip
    raise NotImplementedError


@planned
def phrases(tokens, *, n=2, min_count=5, families=False):
    raise NotImplementedError


@planned
def cooccurrence(tokens, *, window=5, top=200, leave_out=(), families=False):
    raise NotImplementedError


@planned
def trend(tokens, terms, *, every="W", by=None, per=10_000, families=False):
    raise NotImplementedError


@planned
def change_points(trend_table, *, penalty=None):
    raise NotImplementedError


@planned
def bursts(trend_table, *, scale=2.0, gamma=1.0, levels=1):
    raise NotImplementedError


@planned
def adjusted_frequency(tokens, by="source", *, families=False):
    raise NotImplementedError


DICTIONARY = {"حكم": {"حكومة": ["حكوم*", "وزير"]}, "ماء": ["سد"]}
QUOTES = mk.quotes(ARTICLES)
SLOTS = {"السد": ["سد النسر", "سد العطش"], "حكم": {"الحكومة": "حكومة", "الدولة": "الدولة"}}
CALLS: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (mk.describe, (ARTICLES,)),
    (mk.clean, (ARTICLES,)),
    (mk.find_boilerplate, (ARTICLES,)),
    (mk.find_reuse, (ARTICLES,)),
    (mk.mark_reuse, (ARTICLES,)),
    (mk.tokenize, (ARTICLES,)),
    (mk.ngrams, (TOKENS,)),
    (mk.join_phrases, (TOKENS, ["رئيس الحكومة"])),
    (mk.lemmatize, (TOKENS,)),
    (mk.lemma_classes, ({"حكومة": 4, "والحكومة": 3, "سد": 1},)),
    (mk.stopwords, ()),
    (mk.without, (mk.frequencies(COUNTS), ["في", "من", "إلى"])),
    (mk.count, (TOKENS,)),
    (mk.document_frequency, (TOKENS, "date:W")),
    (mk.count_files, (FOLDER,)),
    (mk.spelling_variants, (TOKENS,)),
    (mk.frequencies, (COUNTS,)),
    (mk.keyness, (COUNTS, TARGET)),
    (mk.keyness_articles, (TOKENS, TARGET)),
    (mk.lockwords, (COUNTS, TARGET)),
    (mk.compare_conventions, (COUNTS, TARGET)),
    (mk.tf_idf, (TOKENS,)),
    (mk.dispersion, (TOKENS,)),
    (mk.diversity, (TOKENS,)),
    (mk.similarity, (COUNTS,)),
    (mk.shift, (COUNTS, TARGET, REFERENCE)),
    (mk.kwic, (TOKENS, "الإضراب")),
    (collocates, (TOKENS, "السد")),
    (phrases, (TOKENS,)),
    (cooccurrence, (TOKENS,)),
    (trend, (TOKENS, ["السد", "الميناء"])),
    (change_points, (TREND,)),
    (bursts, (TREND,)),
    (adjusted_frequency, (TOKENS,)),
    (mk.lexicon, (TOKENS, DICTIONARY)),
    (mk.edits, (ARTICLES,)),
    (mk.naming, (TOKENS, SLOTS)),
    (mk.modifiers, (TOKENS, "السد")),
    (mk.quotes, (ARTICLES,)),
    (mk.speakers, (QUOTES,)),
    (mk.reporting_verbs, (QUOTES,)),
]
NAMES = [function.__name__ for function, _ in CALLS]
every_call = pytest.mark.parametrize(("function", "arguments"), CALLS, ids=NAMES)

NUMBER = re.compile(r"(?<![A-Za-z\d.,])\d+(?:[,.]\d+)*")


def numbers_of(text: str) -> set[str]:
    """Return the numbers of a text but for 1 and 2, which Arabic may say without a digit."""
    return set(NUMBER.findall(strip_isolates(text))) - {"1", "2"}


def sentences_of(text: str) -> list[str]:
    return re.split(r"(?<!al)\. ", text)


def test_every_public_function_has_a_text_or_a_reason_for_none() -> None:
    public = {name for name in mk.__all__ if name not in WITHOUT_TEXT}
    assert public - TEXTS.keys() == set()
    assert TEXTS.keys() & WITHOUT_TEXT.keys() == set()
    assert sorted(NAMES) == sorted(TEXTS)


@every_call
def test_a_text_has_two_sentences_in_each_language_and_names_the_version(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    text = mk.methods(function, *arguments)
    for one in text:
        assert len(sentences_of(one)) == 2
        assert one.endswith(f" (mediakit {mk.__version__}).")
        assert "{" not in one
        assert "  " not in one
        assert not re.search(r"\s[،؛,;.]|[،,]\s*[،,]", one)
    assert str(text) == f"{text.arabic}\n{text.english}"


@every_call
def test_both_languages_say_the_same_numbers_and_cite_the_same_works(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    text = mk.methods(function, *arguments)
    assert numbers_of(text.arabic) == numbers_of(text.english)
    works = [set(re.findall(r"\b(?:1[89]|20)\d\d\b", strip_isolates(one))) for one in text]
    assert works[0] == works[1]


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_use_the_same_facts(name: str) -> None:
    fields = [
        {field["fact"] for field in FIELD.finditer(" ".join(sentences))}
        for sentences in TEXTS[name][1:]
    ]
    assert fields[0] == fields[1]


def test_both_languages_of_a_phrase_use_the_same_facts() -> None:
    for table in PHRASES.values():
        for phrase in table.values():
            arabic, english = ({field["fact"] for field in FIELD.finditer(one)} for one in phrase)
            assert arabic == english, phrase


def test_a_word_after_the_colon_of_a_field_means_one_thing() -> None:
    assert not NOUNS.keys() & PHRASES.keys()
    assert not NOUNS.keys() & PLAIN.keys()
    assert not PHRASES.keys() & PLAIN.keys()


@every_call
def test_no_number_or_name_of_an_arabic_text_is_turned_round_on_screen(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """A run of digits or Latin letters stands on a right-to-left line as it stands in the text."""
    arabic = mk.methods(function, *arguments).arabic
    shown = strip_isolates(get_display(arabic, base_dir="R"))
    plain = strip_isolates(arabic)
    runs = re.findall(r"[A-Za-z0-9][^\u0600-\u06ff«»؛،()]*[A-Za-z0-9%²]", plain)
    assert runs
    for run in runs:
        assert run in shown, run


def check_brackets(arabic: str) -> None:
    """Fail if a bracket stands before the Latin words that it follows, on a right-to-left line."""
    shown = strip_isolates(get_display(arabic, base_dir="R"))
    words = r"((?:[A-Za-z][A-Za-z0-9²-]* )+)\("
    for word in re.findall(words, strip_isolates(arabic)):
        assert f"( {word.strip()}" in shown  # python-bidi leaves brackets unmirrored
        assert f"{word}(" not in shown


@every_call
def test_a_bracket_after_a_latin_word_follows_it_from_right_to_left(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """Else the bracket, Latin too, would stand on the wrong side: الاختبارات V (Dunn 1961)."""
    check_brackets(mk.methods(function, *arguments).arabic)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_bracket_after_the_name_of_a_measure_follows_it(measure: str) -> None:
    check_brackets(mk.methods(mk.keyness, COUNTS, TARGET, measure=measure).arabic)


@every_call
def test_the_html_is_free_of_isolates_and_has_a_direction_for_each_language(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    markup = mk.methods(function, *arguments)._repr_html_()
    assert markup == strip_isolates(markup)
    assert markup.startswith('<p dir="rtl" lang="ar">')
    assert '<p dir="ltr" lang="en">' in markup
    assert markup.count("<bdi") == markup.count("</bdi>")


# The numbers of the sample, as plain pandas gives them.
def frame_of(tokens: mk.Tokens) -> pd.DataFrame:
    """Return a row for each token, with what is known of its article."""
    frame = tokens.to_frame()
    return frame.merge(ARTICLES[["article", "source", "date", "family"]], on="article")


FRAME = frame_of(TOKENS)
SIZE, TYPES = len(FRAME), FRAME["token"].nunique()
FREQUENT = int((FRAME["token"].value_counts() >= 5).sum())
SOURCES = FRAME["source"].value_counts()


def test_keyness_says_the_sizes_and_v_of_plain_pandas() -> None:
    text = mk.methods(mk.keyness, COUNTS, TARGET)
    assert f"«{TARGET}» ({SOURCES[TARGET]:,} كلمة)" in text.arabic
    assert f"“{rtl(TARGET)}” ({SOURCES[TARGET]:,} tokens)" in text.english
    assert f"({SIZE - SOURCES[TARGET]:,} tokens)" in text.english
    assert f"N = {SIZE:,} tokens of which V = {FREQUENT} types occur at least 5 times" in (
        text.english
    )
    assert (
        f"حجمها {SIZE:,} كلمة (N)، وعدد أنواعها التي وردت 5 مرات على الأقل هو {FREQUENT} (V)"
        in (text.arabic)
    )


def test_keyness_of_two_groups_says_the_numbers_of_these_two() -> None:
    two = FRAME[FRAME["source"].isin([TARGET, REFERENCE])]
    types = int((two["token"].value_counts() >= 9).sum())
    text = mk.methods(mk.keyness, COUNTS, TARGET, reference=REFERENCE, min_count=9)
    assert f"N = {len(two):,} tokens of which V = {types} types occur at least 9 times" in (
        text.english
    )
    assert f"إزاء «{REFERENCE}» ({SOURCES[REFERENCE]:,} كلمات)" in text.arabic


def test_keyness_by_article_says_the_articles_of_each_side() -> None:
    articles = ARTICLES["source"].value_counts()
    text = mk.methods(mk.keyness_articles, TOKENS, TARGET, resamples=123, seed=42_000)
    assert f"{SOURCES[TARGET]:,} tokens in {articles[TARGET]} articles" in text.english
    assert f"in {len(ARTICLES) - articles[TARGET]} articles" in text.english
    assert f"V = {FREQUENT} types" in text.english
    assert "123 resamples" in text.english
    assert "seed 42000" in text.english
    assert "البذرة 42000" in text.arabic


def test_families_are_counted_once_and_the_text_says_how_many_articles_that_leaves_out() -> None:
    copies = ARTICLES.duplicated(["source", "family"]) & ARTICLES["family"].notna()
    kept = FRAME[~FRAME["article"].isin(ARTICLES.loc[copies, "article"])]
    doubled = pd.concat([ARTICLES, ARTICLES.assign(article=ARTICLES["article"] + "+")])
    text = mk.methods(mk.count, mk.tokenize(mk.mark_reuse(doubled)), families=True)
    assert f"N = {len(kept):,} tokens" in text.english
    assert f"(left out: {len(ARTICLES)} articles)" in text.english
    assert f"(المستبعد: {len(ARTICLES)} مقال)" in text.arabic


def test_articles_left_out_of_a_comparison_are_those_of_its_groups() -> None:
    doubled = pd.concat([ARTICLES, ARTICLES.assign(article=ARTICLES["article"] + "+")])
    tokens = mk.tokenize(mk.mark_reuse(doubled))
    sides = {"reference": REFERENCE, "families": True, "resamples": 10}
    text = mk.methods(mk.keyness_articles, tokens, TARGET, **sides)
    number = int(ARTICLES["source"].isin([TARGET, REFERENCE]).sum())
    assert f"(left out: {number} articles)" in text.english
    assert f"(المستبعد: {counted(number, 'article', ARABIC, 'nominative')})" in text.arabic


def test_articles_without_a_group_are_said_and_not_warned_of() -> None:
    dated = FRAME[FRAME["article"].isin(ARTICLES["article"].iloc[7:])]
    text = mk.methods(mk.count, UNDATED, "date:W")  # a warning would be an error here
    assert "leaving out 7 articles without date" in text.english
    assert "بعد استبعاد 7 مقالات لغياب التاريخ" in text.arabic
    assert f"N = {len(dated):,} tokens and V = {dated['token'].nunique():,} types" in text.english
    assert f"in {len(ARTICLES) - 7} articles" in text.english
    with pytest.warns(UserWarning, match="7 of 102 articles have no date:W"):
        mk.count(UNDATED, "date:W")


def test_dispersion_says_its_parts_and_v() -> None:
    weeks = FRAME["date"].dt.to_period("W").nunique()
    text = mk.methods(mk.dispersion, TOKENS, by="date:W", min_count=3)
    least = int((FRAME["token"].value_counts() >= 3).sum())
    assert f"by week, {weeks} parts" in text.english
    assert f"V = {least:,} that occur at least 3 times" in text.english
    assert f"وعددها {least:,} (V)" in text.arabic


def test_other_texts_say_the_numbers_of_plain_pandas() -> None:
    groups = FRAME["source"].nunique()
    pair = FRAME[FRAME["source"].isin([TARGET, REFERENCE])]
    expected = {
        mk.frequencies: ((COUNTS,), [SIZE, TYPES, groups]),
        mk.similarity: ((COUNTS,), [SIZE, TYPES, groups]),
        mk.shift: ((COUNTS, TARGET, REFERENCE), [pair["token"].nunique(), SOURCES[TARGET]]),
        mk.diversity: ((TOKENS,), [SIZE, TYPES, groups, len(ARTICLES), 500, 42, 0.72]),
        mk.tf_idf: ((TOKENS, "source"), [SIZE, TYPES, groups, 10]),
        mk.lockwords: ((COUNTS, TARGET), [SIZE, FREQUENT, SOURCES[TARGET]]),
        mk.compare_conventions: ((COUNTS, TARGET), [SIZE, FREQUENT]),
        mk.kwic: ((TOKENS, "السد"), [int((FRAME["token"] == "السد").sum()), SIZE, 8]),
        mk.lemmatize: ((TOKENS,), [SIZE, len(TOKENS.form_labels)]),
        mk.ngrams: ((TOKENS, 3), [len(mk.ngrams(TOKENS, 3)), SIZE]),
        mk.clean: ((ARTICLES,), [len(ARTICLES), ARTICLES["source"].nunique()]),
        mk.describe: ((ARTICLES,), [len(ARTICLES), ARTICLES["source"].nunique()]),
        mk.stopwords: ((), [len(mk.stopwords())]),
        mk.lexicon: ((TOKENS, DICTIONARY), [SIZE, groups, len(ARTICLES), 3, 10_000]),
        mk.modifiers: ((TOKENS, "السد"), [SIZE, groups, len(ARTICLES)]),
        mk.quotes: ((ARTICLES,), [len(QUOTES), QUOTES["speaker"].count(), len(ARTICLES)]),
        mk.speakers: (
            (QUOTES,), [len(QUOTES), QUOTES["speaker"].count(), QUOTES["article"].nunique(), groups]
        ),
        mk.reporting_verbs: ((QUOTES,), [len(QUOTES), QUOTES["verb"].count(), groups]),
    }  # fmt: skip
    for function, (arguments, numbers) in expected.items():
        text = mk.methods(function, *arguments)
        for number in numbers:
            for one in text:
                assert f"{number:,}" in numbers_of(one), (function.__name__, number)


def test_names_and_neighbours_are_counted_by_hand() -> None:
    texts = [["أزمة", "السد", "الجديد"], ["والسد", "الجديد", "،", "سد", "النسر"]]
    articles = pd.DataFrame({"article": ["1", "2"], "source": ["المد", "السدرة"]})
    tokens = mk.Tokens.from_lists(texts, articles)
    text = mk.methods(mk.naming, tokens, {"السد": ["السد الجديد", "سد النسر"]})
    assert "3 occurrences of 2 names that are rivals for 1 thing " in text.english
    assert "للدلالة على مدلول واحد في 3 مواضع" in text.arabic
    slots = {"السد": (name for name in ["السد الجديد", "سد النسر"])}
    assert mk.methods(mk.naming, tokens, slots) == text
    text = mk.methods(mk.modifiers, tokens, iter(["السد", "سد"]), min_count=2)
    assert f"“{rtl('السد')}” and “{rtl('سد')}” (3 occurrences)" in text.english
    assert "at least 2 times there are V = 1," in text.english


def test_quotes_that_do_not_count_are_said() -> None:
    copies = pd.concat([ARTICLES, ARTICLES.assign(article=ARTICLES["article"] + "+")])
    twice = mk.quotes(mk.mark_reuse(copies))
    text = mk.methods(mk.speakers, twice, families=True)
    assert f"N = {len(QUOTES)} quotes in {QUOTES['article'].nunique()} articles" in text.english
    assert f"(left out: {len(QUOTES)} quotes)" in text.english
    text = mk.methods(mk.reporting_verbs, QUOTES, ["source", "speaker"])
    unnamed = int(QUOTES["speaker"].isna().sum())
    assert f"leaving out {unnamed} quotes without source or speaker" in text.english
    assert f"بعد استبعاد {counted(unnamed, 'quote', ARABIC)} لغياب المصدر أو المتحدث" in text.arabic


def test_the_text_of_quotes_says_what_the_rules_find_of_labels_not_seen() -> None:
    lines = (Path(__file__).parents[1] / "benchmarks" / "quotes.md").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("| fourth | all |"))
    labels, _, precision, recall, right, _ = map(float, line.split("|")[3:9])
    for function, table in ((mk.quotes, ARTICLES), (mk.speakers, QUOTES)):
        text = mk.methods(function, table).english
        assert f"with {labels:.0f} quotes that were labelled by hand" in text
        assert f"{precision:.0%} of the finds are quotes, {recall:.0%} of the quotes" in text
        assert f"{right:.0%} of the finds are quotes with the right speaker" in text


def test_words_that_left_a_table_are_counted() -> None:
    table = mk.frequencies(COUNTS)
    left = len(mk.without(table, mk.stopwords()))
    text = mk.methods(mk.without, table, mk.stopwords())
    assert f"lost {len(table) - left:,} of its {len(table):,} rows" in text.english
    assert f"العدّ {len(table) - left:,} من {len(table):,}" in text.arabic


def test_files_are_counted_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a file was read")

    folder = resource("sample") / REFERENCE
    monkeypatch.setattr("mediakit._stream.batches", refuse)
    number = len(list(folder.glob("*.txt")))
    assert f"of {number} files" in mk.methods(mk.count_files, folder).english


# An option, and what it changes in both languages.
OPTIONS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any], str, str]] = [
    (mk.keyness, (COUNTS, TARGET), {"correction": "bonferroni"}, "Dunn 1961", "Dunn 1961"),
    (mk.keyness, (COUNTS, TARGET), {"correction": "none"}, "غير مصححة لعدد", "not corrected for"),
    (mk.keyness, (COUNTS, TARGET), {"measure": "bic"}, "ولا اختبار دلالة", "no test of signif"),
    (mk.keyness, (COUNTS, TARGET), {"sizes": COUNTS.sum() * 2}, "كما أُعطيت", "given in the call"),
    (mk.keyness, (COUNTS, TARGET), {"families": COUNTS}, "وحصة المنقول", "syndicated share"),
    (mk.keyness, (COUNTS, TARGET), {"min_count": 2}, "وردت مرتين على", "at least 2 times"),
    (
        mk.keyness, (COUNTS, TARGET), {"measure": mk.measure("simple_maths", k=100)},
        "k = 100 (Kilgarriff 2009)", "k = 100 (simple maths; Kilgarriff 2009)",
    ),
    (
        mk.keyness, (COUNTS, TARGET), {"measure": mk.measure("chi_squared", correction="quanteda")},
        "كما في quanteda", "as in quanteda",
    ),
    (
        mk.keyness, (COUNTS, TARGET), {"measure": mk.measure("log_odds_dirichlet", prior=0.25)},
        "نصيب كل نوع 0.25", "0.25 a type",
    ),
    (
        mk.keyness, (COUNTS, TARGET), {"measure": mk.measure("log_ratio_lrc", level=0.99, types=7)},
        f"{ltr('99%')}، مصححًا لعدد من الاختبارات هو 7", "at 99%, corrected for 7 tests",
    ),
    (mk.keyness_articles, (TOKENS, TARGET), {"resamples": 20}, "20 عينة", "20 resamples"),
    (mk.keyness_articles, (TOKENS, TARGET), {"families": True}, "عائلة", "famil"),
    (mk.lockwords, (COUNTS, TARGET), {"within": 0.5}, "أكثر من 0.5", "within 0.5 of 0"),
    (mk.frequencies, (COUNTS,), {"per": 1_000_000}, "لكل 1,000,000 كلمة", "per 1,000,000 tokens"),
    (mk.frequencies, (COUNTS,), {"articles": COUNTS}, "عدد المقالات", "number of articles"),
    (mk.tf_idf, (TOKENS,), {"scheme_df": "unary"}, "1 في كل حال", "1 for each type"),
    (mk.tf_idf, (TOKENS,), {"base": 2}, "للأساس 2", "to the base 2"),
    (mk.dispersion, (TOKENS,), {"by": ["source", "date:M"]}, "بحسب المصدر والشهر", "by source and"),
    (mk.dispersion, (TOKENS,), {"by": None}, "معًا دون تقسيم", "all together"),
    (mk.diversity, (TOKENS,), {"window": 100}, "من 100 كلمة", "of 100 tokens"),
    (mk.similarity, (COUNTS,), {"measure": "jensen_shannon"}, "جنسن وشانون", "Jensen–Shannon"),
    (mk.kwic, (TOKENS, "السد"), {"sort": "date", "limit": 3}, "3 أسطر", "at most 3 lines"),
    (mk.kwic, (TOKENS, "السد"), {"families": True}, "عائلة", "family"),
    (mk.dispersion, (TOKENS,), {"families": True}, "مرة واحدة بأقدم", "counting once, by"),
    (mk.diversity, (TOKENS,), {"families": True}, "مرة واحدة في المجموعة", "once in a group, by"),
    (collocates, (TOKENS, "السد"), {"families": True}, "مرة واحدة بأقدم", "counting once, by"),
    (phrases, (TOKENS,), {"families": True}, "مرة واحدة بأقدم", "counting once, by"),
    (cooccurrence, (TOKENS,), {"families": True}, "مرة واحدة بأقدم", "counting once, by"),
    (trend, (TOKENS, "السد"), {"families": True}, "مرة واحدة بأقدم", "counting once, by"),
    (mk.ngrams, (TOKENS,), {"n": 4}, "من 4 كلمات", "of 4 words"),
    (mk.tokenize, (ARTICLES,), {"text": "headline"}, "headline", "“headline”"),
    (mk.tokenize, (ARTICLES,), {"keep_numbers": True}, "والأعداد كلمات", "numbers are words"),
    (mk.lemmatize, (TOKENS,), {"backend": "light"}, "light10", "light10"),
    (mk.lemmatize, (TOKENS,), {"backend": dict}, "بدالة", "by a function"),
    (mk.lemmatize, (TOKENS,), {"protect": ["كورونا"]}, "ومعها اسم واحد", "and 1 name besides"),
    (mk.lemmatize, (TOKENS,), {"overrides": {"سدود": "سد"}}, "هو 1،", "for 1 form"),
    (mk.clean, (ARTICLES,), {"boilerplate": False}, "دون إخراج شيء", "nothing was cut"),
    (mk.clean, (ARTICLES,), {"min_articles": 20}, "عن 20", "fewer than 20"),
    (mk.find_reuse, (ARTICLES,), {"shingle": 5}, "من 5 كلمات", "of 5 words"),
    (mk.mark_reuse, (ARTICLES,), {"containment": 0.95}, "0.95", "0.95"),
    (mk.stopwords, (), {"extra": ["زعم", "أردف"]}, "أُضيف إليها 2", "adding 2 words"),
    (collocates, (TOKENS, "السد"), {"window": 3}, "من 3 كلمات قبلها", "3 words before"),
    (collocates, (TOKENS, "السد"), {"span_adjusted": True}, "المتوقع مضروب", "count multiplied"),
    (trend, (TOKENS, ["السد"]), {"every": "M", "by": "source"}, "والمصدر", "month and source"),
    (change_points, (TREND,), {"penalty": 12.5}, "هي 12.5", "is 12.5"),
    (bursts, (TREND,), {"levels": 3}, "الأساس 3", "with 3 above"),
    (bursts, (TREND,), {"scale": 1.5, "gamma": 2}, "2 ln n", "costing 2 ln n"),
    (adjusted_frequency, (TOKENS,), {"by": "date:M"}, "بحسب الشهر", "by month"),
    (mk.kwic, (TOKENS, "السد"), {"sort": "random", "seed": 7}, "بالبذرة 7", "with seed 7"),
    (mk.kwic, (TOKENS, ["السد", "سد"]), {"window": 3}, "«السد» و«سد»", f"and “{rtl('سد')}”"),
    (mk.lexicon, (TOKENS, DICTIONARY), {"per": 1000}, "لكل 1,000 كلمة", "per 1,000 tokens"),
    (mk.lexicon, (TOKENS, DICTIONARY), {"clitics": False}, "ولا تُعدّ الكلمة مع", "does not count"),
    (mk.naming, (TOKENS, SLOTS), {"clitics": False}, "ولا تُعدّ الكلمة مع", "does not count"),
    (mk.naming, (TOKENS, SLOTS), {"families": True}, "مرة واحدة في المجموعة", "once in a group"),
    (mk.modifiers, (TOKENS, "السد"), {"clitics": False}, "ولا يُعدّ الاسم", "does not count"),
    (mk.modifiers, (TOKENS, "السد"), {"min_count": 3}, "3 مرات على", "at least 3 times"),
    (mk.speakers, (QUOTES,), {"min_count": 3}, "3 أقوال على الأقل", "at least 3 quotes"),
    (mk.speakers, (QUOTES,), {"by": None}, "معًا دون تقسيم", "all together"),
    (mk.speakers, (QUOTES,), {"families": True}, "بأقدم مقالاتها التي", "article with quotes"),
    (
        mk.speakers, (QUOTES,), {"groups": {"حكم": ["وزير"], "عمال": ["عامل", "نقابة"]}},
        "بقاموس من فئتين و3 أنماط", "dictionary of 2 categories and 3 patterns",
    ),
    (mk.reporting_verbs, (QUOTES,), {"each": True}, "بصيغة ماضيه", "each by its perfect (V ="),
    (mk.reporting_verbs, (QUOTES,), {"by": "date:M"}, "بحسب الشهر", "by month"),
]  # fmt: skip


@pytest.mark.parametrize(("function", "arguments", "options", "arabic", "english"), OPTIONS)
def test_an_option_changes_the_text_in_both_languages(
    function: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any],
    arabic: str, english: str,
) -> None:  # fmt: skip
    plain, changed = mk.methods(function, *arguments), mk.methods(function, *arguments, **options)
    assert changed.arabic != plain.arabic
    assert changed.english != plain.english
    assert strip_isolates(arabic) in strip_isolates(changed.arabic)
    assert english in changed.english


@pytest.mark.parametrize("name", [each for each in PHRASES["measure"] if each != "other"])
def test_every_keyness_measure_is_named_with_its_source(name: str) -> None:
    text = mk.methods(mk.keyness, COUNTS, TARGET, measure=name)
    for one in text:
        before = one.partition(" (N)" if one == text.arabic else " N = ")[0]
        assert re.search(r"\b(?:19|20)\d\d\b", before)
    assert set(PHRASES["measure"]) - {"other"} == set(MEASURES)


def test_a_measure_of_the_users_own_is_named() -> None:
    own = Measure("فرق", lambda cells: cells.target - cells.reference)
    text = mk.methods(mk.keyness, COUNTS, TARGET, measure=own)
    assert "بمقياس «فرق»" in text.arabic
    assert f"by the measure “{rtl('فرق')}”" in text.english


# What a call refuses, its text refuses likewise.
WRONG: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    (mk.keyness, (COUNTS,), {}),
    (mk.keyness, (COUNTS, TARGET), {"minimum": 5}),
    (mk.keyness, (COUNTS, TARGET, REFERENCE), {}),
    (mk.keyness, (COUNTS, "السدرة"), {}),
    (mk.keyness, (COUNTS, TARGET), {"reference": TARGET}),
    (mk.keyness, (COUNTS, TARGET), {"measure": "log_likelihod"}),
    (mk.keyness, (COUNTS, TARGET), {"correction": "holm"}),
    (mk.keyness, (COUNTS, TARGET), {"min_count": -1}),
    (mk.keyness, (COUNTS, TARGET), {"families": COUNTS * 2}),
    (mk.keyness, (COUNTS, TARGET), {"families": COUNTS, "measure": "bic"}),
    (mk.keyness, (COUNTS + 0.5, TARGET), {}),
    (mk.keyness, (COUNTS.assign(**{TARGET: 0}), TARGET), {}),
    (mk.keyness, (TOKENS, TARGET), {}),
    (mk.keyness_articles, (TOKENS, TARGET), {"resamples": 0}),
    (mk.keyness_articles, (TOKENS, TARGET), {"resamples": 9.5}),
    (mk.keyness_articles, (TOKENS, "السدرة"), {}),
    (mk.keyness_articles, (TOKENS, ARTICLES["article"].iloc[0]), {"by": "article"}),
    (mk.lockwords, (COUNTS, TARGET), {"within": 0}),
    (mk.compare_conventions, (COUNTS, "المد"), {}),
    (mk.frequencies, (COUNTS,), {"per": 0}),
    (mk.frequencies, (COUNTS,), {"sizes": {TARGET: 1}}),
    (mk.frequencies, (COUNTS,), {"articles": COUNTS[[TARGET]]}),
    (mk.tf_idf, (TOKENS,), {"scheme_tf": "log"}),
    (mk.tf_idf, (TOKENS,), {"base": 1}),
    (mk.dispersion, (TOKENS,), {"min_count": -1}),
    (mk.dispersion, (TOKENS,), {"by": "date:H"}),
    (mk.diversity, (TOKENS,), {"window": 0}),
    (mk.diversity, (TOKENS,), {"window": 2.5}),
    (mk.similarity, (COUNTS,), {"measure": "cosin"}),
    (mk.shift, (COUNTS, TARGET, TARGET), {}),
    (mk.shift, (COUNTS, TARGET, "المد"), {}),
    (mk.count, (TOKENS, "section"), {}),
    (mk.count, (mk.tokenize(mk.load_sample()),), {"families": True}),
    (mk.kwic, (TOKENS, "*"), {}),
    (mk.kwic, (TOKENS, "السد"), {"sort": "later"}),
    (mk.kwic, (TOKENS, "السد"), {"limit": -1}),
    (mk.lexicon, (TOKENS, {"حكم": []}), {}),
    (mk.lexicon, (TOKENS, {"حكم": ["*"]}), {}),
    (mk.lexicon, (TOKENS, DICTIONARY), {"per": 0}),
    (mk.lexicon, (mk.ngrams(TOKENS), DICTIONARY), {}),
    (mk.ngrams, (TOKENS, 0), {}),
    (mk.join_phrases, (TOKENS, ["الحكومة"]), {}),
    (mk.tokenize, (ARTICLES,), {"text": "body"}),
    (mk.clean, (ARTICLES.drop(columns="date"),), {}),
    (mk.clean, (ARTICLES,), {"min_articles": 0}),
    (mk.describe, ([],), {}),
    (mk.find_boilerplate, (ARTICLES,), {"min_share": -1}),
    (mk.find_reuse, (ARTICLES,), {"shingle": 0}),
    (mk.mark_reuse, (ARTICLES,), {"threshold": 2}),
    (mk.edits, (ARTICLES.drop(columns="family"),), {}),
    (mk.edits, (ARTICLES,), {"reference": "المد"}),
    (mk.edits, (ARTICLES,), {"correction": "holm"}),
    (mk.naming, (TOKENS, {}), {}),
    (mk.naming, (mk.ngrams(TOKENS), {}), {}),
    (mk.naming, (TOKENS, {"السد": ["سد النسر"]}), {}),
    (mk.naming, (TOKENS, SLOTS, "section"), {}),
    (mk.modifiers, (TOKENS, []), {}),
    (mk.modifiers, (TOKENS, "قرنبيط"), {}),
    (mk.modifiers, (TOKENS, "السد"), {"min_count": 0}),
    (mk.quotes, (ARTICLES,), {"text": "body"}),
    (mk.speakers, (ARTICLES,), {}),
    (mk.speakers, (QUOTES,), {"by": "section"}),
    (mk.speakers, (QUOTES,), {"min_count": 0}),
    (mk.speakers, (QUOTES,), {"groups": {"حكم": []}}),
    (mk.speakers, (QUOTES.drop(columns="family"),), {"families": True}),
    (mk.reporting_verbs, (QUOTES.drop(columns="verb"),), {}),
    (mk.reporting_verbs, (QUOTES,), {"by": "date:H"}),
    (mk.lemmatize, (ARTICLES,), {}),
    (mk.lemmatize, (mk.ngrams(TOKENS),), {}),
    (mk.lemmatize, (TOKENS,), {"backend": "lite"}),
    (mk.lemma_classes, ({"حكومة": -1},), {}),
    (mk.lemma_classes, ({"حكومة": 1},), {"protect": "كورونا"}),
    (mk.stopwords, (), {"extra": "زعم"}),
    (mk.stopwords, (), {"keep": ["calender"]}),
    (mk.without, (COUNTS, ["في"]), {}),
    (mk.without, (mk.frequencies(COUNTS), "في"), {}),
    (mk.count_files, ("no such folder",), {}),
    (mk.count_files, (FOLDER,), {"unit": "stem"}),
    (mk.count_files, (FOLDER,), {"engine": "spark"}),
]


@pytest.mark.parametrize(("function", "arguments", "options"), WRONG)
def test_wrong_arguments_raise_what_the_call_raises(
    function: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]
) -> None:
    with pytest.raises((TypeError, ValueError, OSError)) as called:
        function(*arguments, **options)
    with pytest.raises(type(called.value)) as described:
        mk.methods(function, *arguments, **options)
    assert str(described.value) == str(called.value)


def keyness(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table: a function of the user's that has the name of one of ours."""
    return table


@pytest.mark.parametrize(
    ("function", "named"),
    [
        (mk.plot.keyness, "mediakit.plot._diverging.keyness"),
        (mk.show, "mediakit._show.show"),
        (keyness, "test_methods.keyness"),
        ("keyness", "str.keyness. Did you mean keyness?"),
        (None, "NoneType.None"),
    ],
)
def test_a_function_without_a_text_is_refused_with_the_names_of_those_that_have_one(
    function: Any, named: str
) -> None:
    with pytest.raises(ValueError, match="must be a function of mediakit that has a methods") as at:
        mk.methods(function, COUNTS, TARGET)
    assert named in str(at.value)
    assert all(name in str(at.value) for name in TEXTS)


def test_the_arguments_are_not_changed() -> None:
    counts, articles = COUNTS.copy(), ARTICLES.copy()
    mk.methods(mk.keyness, counts, TARGET)
    mk.methods(mk.clean, articles)
    pd.testing.assert_frame_equal(counts, COUNTS)
    pd.testing.assert_frame_equal(articles, ARTICLES)


HOSTILE = "\u202e<script>alert(1)</script> المد\u2069 \n & 24\u2067"


def test_the_name_of_a_group_cannot_run_or_reorder_what_stands_around_it() -> None:
    counts = COUNTS.rename(columns={TARGET: HOSTILE, REFERENCE: "BBC+"})
    text = mk.methods(mk.keyness, counts, HOSTILE, reference="BBC+")
    assert "<script>" not in text._repr_html_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; المد &amp; 24" in text._repr_html_()
    for one in text:
        assert not re.search("[\u202a-\u202e\n]", one)
        depth = np.cumsum([(letter in "\u2066\u2067") - (letter == "\u2069") for letter in one])
        assert depth.min() == 0
        assert depth[-1] == 0
    assert f"«{ltr('BBC+')}»" in text.arabic
    assert "“BBC+”" in text.english


@given(st.text(max_size=30), st.sampled_from([ARABIC, ENGLISH]))
def test_any_name_leaves_isolates_balanced(name: str, language: int) -> None:
    shown = named(name, language)
    assert shown[0] + shown[-1] == ("«»", "“”")[language]
    depth = np.cumsum([(letter in "\u2066\u2067") - (letter == "\u2069") for letter in shown])
    assert depth.min() >= 0
    assert depth[-1] == 0


# Written by hand, as grammar has it: after a number, by its last two digits.
BY_HAND = {
    "article": {
        0: "0 مقال", 1: "مقال واحد", 2: "مقالان", 3: "3 مقالات", 10: "10 مقالات", 11: "11 مقالًا",
        12: "12 مقالًا", 20: "20 مقالًا", 99: "99 مقالًا", 100: "100 مقال", 101: "101 مقال",
        102: "102 مقال", 103: "103 مقالات", 111: "111 مقالًا", 200: "200 مقال",
        1000: "1,000 مقال", 12345: "12,345 مقالًا", 1_000_000: "1,000,000 مقال",
    },
    "token": {
        1: "كلمة واحدة", 2: "كلمتان", 5: "5 كلمات", 11: "11 كلمة", 100: "100 كلمة",
        3908: "3,908 كلمات",
    },
    "type": {1: "نوع واحد", 2: "نوعان", 4: "4 أنواع", 40: "40 نوعًا", 400: "400 نوع"},
    "group": {1: "مجموعة واحدة", 2: "مجموعتان", 3: "3 مجموعات", 12: "12 مجموعة"},
    "source": {1: "مصدر واحد", 2: "مصدران", 3: "3 مصادر", 15: "15 مصدرًا", 101: "101 مصدر"},
}  # fmt: skip


def test_arabic_nouns_agree_with_their_numbers_as_written_by_hand() -> None:
    for noun, forms in BY_HAND.items():
        for number, form in forms.items():
            assert counted(number, noun, ARABIC, "nominative") == form
    assert counted(2, "article", ARABIC) == "مقالين"
    assert counted(2, "token", ARABIC) == "كلمتين"
    assert counted(np.int64(1), "token", ENGLISH) == "1 token"
    assert counted(0, "type", ENGLISH) == "0 types"


@given(st.integers(3, 10**9), st.sampled_from(sorted(NOUNS)))
def test_from_three_on_the_last_two_digits_choose_the_noun_and_the_number_stands_first(
    number: int, noun: str
) -> None:
    shown, _, said = counted(number, noun, ARABIC).partition(" ")
    assert shown == f"{number:,}"
    assert said == counted(number + 100, noun, ARABIC).partition(" ")[2]
    singular, plural = NOUNS[noun][ARABIC]
    if 3 <= number % 100 <= 10:
        assert said == plural
    elif number % 100 < 3 or singular.endswith("ة"):
        assert said == singular
    else:
        assert said == f"{singular}\u064b\u0627"


@given(st.sampled_from(sorted(NOUNS)))
def test_one_and_two_are_said_without_a_digit(noun: str) -> None:
    one = counted(1, noun, ARABIC)
    singular = NOUNS[noun][ARABIC][0]
    feminine = singular.endswith("ة")
    assert one == f"{singular} {'واحدة' if feminine else 'واحد'}"
    genitive, nominative = counted(2, noun, ARABIC), counted(2, noun, ARABIC, "nominative")
    assert genitive.removesuffix("ين") == nominative.removesuffix("ان")
    assert not re.search(r"\d", one + genitive + nominative)


def test_a_template_with_an_unknown_fact_fails() -> None:
    with pytest.raises(KeyError):
        say("{articles:article}", {}, ARABIC)


def test_every_fact_of_a_text_is_an_argument_or_computed() -> None:
    """No table of phrases stands unused, and every way to say a fact exists."""
    used = {
        field["how"]
        for text in TEXTS.values()
        for sentence in (*text.arabic, *text.english)
        for field in FIELD.finditer(sentence)
    } | {
        field["how"]
        for table in PHRASES.values()
        for phrase in table.values()
        for one in phrase
        for field in FIELD.finditer(one)
    }
    assert used - {None} <= NOUNS.keys() | PHRASES.keys() | PLAIN.keys()
    assert PHRASES.keys() <= used


def test_the_signature_tells_the_defaults() -> None:
    assert inspect.signature(mk.keyness).parameters["min_count"].default == 5
    text = mk.methods(mk.keyness, COUNTS, TARGET)
    assert text == mk.methods(
        mk.keyness, counts=COUNTS, target=TARGET, min_count=5, correction="bh", sizes=None
    )
