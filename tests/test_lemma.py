"""Lemma classes: each step by itself, the whole on a treebank, what holds for any corpus."""

from __future__ import annotations

import importlib
import sys
import types
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._analyses import Analyses
from mediakit._clitics import splits
from mediakit._dictionary import derivation, dictionary
from mediakit._likeliest import likeliest
from mediakit._paradigms import noun_lemmas, verb_lemmas
from mediakit._protected import territories
from mediakit._stems import Stems

NEWS = """
    قال وقال قالت يقول وسيقول حكومة الحكومة وحكومته للحكومات بحكومتها وزير الوزراء للوزير بوزيرها
    مدينة المدن ومدينتهم في وفي فيها كتاب كتابه كتابة الكتب رأي رأى والرأي اجتماع الإجتماع اجتماعات
    لبنان بلبنان السودان ألبانيا سيتم تم يتم قضاة قاض القاضي إلى الى على علي عسكرية العسكريين
""".split()


def test_a_word_is_split_in_every_possible_way_and_in_no_other() -> None:
    readings = {(split.proclitics, split.stem, split.enclitic) for split in splits("فبلادهم")}
    assert readings == {
        ("", "فبلادهم", ""), ("", "فبلاد", "هم"),
        ("ف", "بلادهم", ""), ("ف", "بلاد", "هم"),
        ("فب", "لادهم", ""), ("فب", "لاد", "هم"),
    }  # fmt: skip


def test_the_article_and_an_enclitic_exclude_each_other() -> None:
    assert all(not split.enclitic for split in splits("والكتابها") if split.definite)


def test_letters_are_restored_before_an_enclitic() -> None:
    stems = {word: {split.stem for split in splits(word)} for word in ("مستواه", "أعضائه", "كتبوه")}
    assert "مستوى" in stems["مستواه"]
    assert "أعضاء" in stems["أعضائه"]
    assert "كتبوا" in stems["كتبوه"]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("اجتماعات", "اجتماع"), ("شركات", "شركة"), ("مهندسون", "مهندس"), ("لجنتين", "لجنة"),
        ("عسكرية", "عسكري"), ("كبيرة", "كبير"), ("رئيسا", "رئيس"), ("ممثلو", "ممثل"),
        ("قاضين", "قاضي"), ("دولتا", "دولة"),
    ],
)  # fmt: skip
def test_a_noun_is_traced_to_its_lemma(word: str, lemma: str) -> None:
    assert lemma in {proposed for proposed, _ in noun_lemmas(word)}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("يعملون", "عمل"), ("تعلن", "أعلن"), ("يستخدم", "استخدم"), ("يقول", "قال"), ("يبيع", "باع"),
        ("نخاف", "خاف"), ("يشير", "أشار"), ("يحتاج", "احتاج"), ("يدعو", "دعا"), ("يرمي", "رمى"),
        ("يعطي", "أعطى"), ("يبقى", "بقي"), ("يصل", "وصل"), ("يكن", "كان"), ("يؤمن", "آمن"),
        ("يؤكد", "أكد"), ("أعلنت", "أعلن"), ("دعت", "دعا"), ("أعطوا", "أعطى"), ("لقوا", "لقي"),
    ],
)  # fmt: skip
def test_a_verb_is_traced_to_its_lemma(word: str, lemma: str) -> None:
    assert lemma in {proposed for proposed, _ in verb_lemmas(word)}


def test_o_of_the_imperfect_is_never_of_form_iv() -> None:
    assert "أعاد" not in {lemma for lemma, _ in verb_lemmas("يعود")}
    assert "أعاد" in {lemma for lemma, _ in verb_lemmas("يعيد")}


def test_what_is_inflected_is_not_derived() -> None:
    assert {
        derivation(*pair) for pair in [("كتبت", "كتب"), ("وزراء", "وزير"), ("دول", "دولة")]
    } == {""}


def test_a_stem_after_the_article_is_no_verb() -> None:
    stems = Stems(dictionary(), {"يقول"}, {"يقول"}, {})
    assert "قال" in {reading[0] for reading in stems.bare("يقول")}
    assert "قال" not in {reading[0] for reading in stems.definite("يقول")}


def test_the_dictionary_is_read_through_its_front_door_where_the_shortcut_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factory = "simplemma.strategies.dictionaries.dictionary_factory.DefaultDictionaryFactory"
    monkeypatch.setattr(f"{factory}.get_dictionary", lambda self, language: {"قالت": "قال"})
    known = dictionary.__wrapped__()
    assert known.lemma_of("قالت") == "قال"
    assert known.lemma_of("قلم") is None
    assert known.headwords == {"قال"}


def test_the_word_that_many_forms_share_draws_the_doubtful_one() -> None:
    """Word 2 may be of lemma 0 or 1 at the same cost; two other words are of lemma 0, one of 1."""
    nothing = [np.zeros(5, dtype=int)] * 5
    analyses = Analyses(
        np.array([0, 1, 2, 2, 3]), np.array([0, 0, 1, 0, 1]), np.zeros(5), nothing,
        ["كتاب", "كتابة"], np.zeros(2),
    )  # fmt: skip
    assert analyses.lemma[likeliest(analyses, np.ones(4))].tolist() == [0, 0, 0, 1]


def test_forms_of_a_word_are_one_class_shown_by_the_commonest_without_a_clitic() -> None:
    counts = {
        "والحكومة": 9,
        "حكومة": 2,
        "حكوماتها": 1,
        "للحكومة": 3,
        "قالوا": 1,
        "وقال": 5,
        "قال": 2,
    }
    classes = mk.lemma_classes(counts)
    assert {classes[form] for form in ("والحكومة", "حكومة", "حكوماتها", "للحكومة")} == {"حكومة"}
    assert {classes[form] for form in ("قالوا", "وقال", "قال")} == {"قال"}


def test_a_class_that_never_stands_without_a_clitic_is_shown_by_its_lemma() -> None:
    assert set(mk.lemma_classes({"الحكومة": 3, "وحكومته": 2}).values()) == {"حكومة"}


def test_house_styles_of_spelling_count_together_in_the_majoritys_spelling() -> None:
    counts = {"الاجتماع": 5, "الإجتماع": 2, "في": 9, "فى": 4, "حكومة": 6, "حكومه": 5}
    classes = mk.lemma_classes(counts)
    assert classes["الإجتماع"] == classes["الاجتماع"] == "اجتماع"
    assert classes["فى"] == "في"
    assert classes["حكومه"] == "حكومة"


def test_countries_are_never_split_and_users_add_names() -> None:
    countries = {"ألبانيا", "بلبنان", "لبنان", "كينيا", "السودان", "وبالسودان"} | territories()
    classes = mk.lemma_classes(dict.fromkeys(countries, 1))
    assert classes["ألبانيا"] == "ألبانيا"
    assert classes["بلبنان"] == "لبنان"
    assert classes["وبالسودان"] == "السودان"
    assert all(classes[name] == name for name in territories())
    free = mk.lemma_classes({"كورونا": 3, "لكورونا": 1, "ورون": 8, "كتاب": 1})
    kept = mk.lemma_classes({"كورونا": 3, "لكورونا": 1, "ورون": 8}, protect=["كورونا"])
    assert kept["لكورونا"] == kept["كورونا"] == "كورونا"
    assert free["كتاب"] == "كتاب"


def scores(method, spelling: str) -> tuple[float, ...]:
    """Return B³-F, xF and CE100 on the treebank, as its own tool scores them."""
    tools, gold_file = shared("tools/lemma_eval/score.py"), shared("gold/padt12-dev.conllu.gz")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(tools.parent))
        score, gold = importlib.import_module("score"), importlib.import_module("gold")
    words = list(score.words(gold_file, spelling))
    classes = method(dict(Counter(word["form"] for word in words)))
    tokens = [
        (word["form"], score.norm(gold.dediac(word["lemma"]))) for word in words if word["scored"]
    ]
    return score.score(tokens, classes)[2:]


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_classes_agree_with_a_treebank() -> None:
    precision_and_recall, pairs, error = scores(mk.lemma_classes, "clean")
    assert precision_and_recall >= 0.965
    assert pairs >= 0.96
    assert error <= 0.02
    assert scores(mk.lemma_classes, "harsh")[0] >= 0.945


# Counted by hand on the page, without looking at any program's output.
BY_HAND = {
    "على": 12, "من": 12, "في": 11, "الوفاق": 8, "إلى": 7, "العسكري": 7, "حكومة": 6, "الدولة": 6,
    "المجلس": 6, "التعاون": 5, "الذي": 5,
}  # fmt: skip


def test_the_ten_most_frequent_lemmas_of_an_article_are_those_counted_by_hand() -> None:
    """The tenth place is shared by two lemmas of five occurrences, so there are eleven."""
    path = shared("corpora/messy/real_seed_boilerplate.txt")
    article = mk.as_articles(pd.DataFrame({"text": [path.read_text(encoding="utf-8")]}))
    lemmas = mk.lemmatize(mk.tokenize(article))
    table = mk.lemma_table(lemmas)
    lemma_of = table.set_index("form")["lemma"]
    counted = lemmas.vocabulary.set_index("token")["count"].nlargest(11)
    assert {lemma_of[form]: count for form, count in BY_HAND.items()} == counted.to_dict()


forms = st.one_of(
    st.sampled_from(NEWS),
    st.text("ءآأؤإئابةتحدرسشعفقكلمنهوىي", min_size=1, max_size=9),
    st.sampled_from(["BBC", "2019", "#سد_العطش", "گوگل", "ٹیلی", "كرة القدم", "", "\u064e", "،"]),
)
vocabularies = st.dictionaries(forms, st.integers(1, 10_000), max_size=40)


@given(vocabularies, st.randoms(use_true_random=False), st.integers(2, 1000))
@settings(max_examples=60)
def test_classes_depend_on_neither_the_order_nor_the_size_of_a_corpus(
    counts, random, times
) -> None:
    items = list(counts.items())
    random.shuffle(items)
    classes = mk.lemma_classes(counts)
    assert mk.lemma_classes(dict(items)) == classes
    assert mk.lemma_classes({form: count * times for form, count in items}) == classes


@given(vocabularies)
@settings(max_examples=60)
def test_every_form_has_one_class_and_every_class_one_name(counts) -> None:
    for backend in ("corpus", "light", "none"):
        classes = mk.lemma_classes(counts, backend=backend)
        assert list(classes) == list(counts)
        assert all(isinstance(label, str) for label in classes.values())


@given(vocabularies, st.dictionaries(st.sampled_from(NEWS), st.sampled_from(NEWS), max_size=8))
@settings(max_examples=60)
def test_overrides_always_win(counts, overrides) -> None:
    for backend in ("corpus", "light", "none"):
        classes = mk.lemma_classes(counts, overrides=overrides, backend=backend)
        assert list(classes) == list(counts)
        for form in overrides.keys() & classes.keys():
            assert classes[form] == overrides[form]


def test_nothing_one_form_digits_and_latin_give_themselves() -> None:
    assert mk.lemma_classes({}) == {}
    assert mk.lemma_classes({"والحكومة": 1}) == {"والحكومة": "حكومة"}
    alone = {"2019": 3, "٢٥": 1, "BBC": 2, "G20": 1, "و": 4}
    assert mk.lemma_classes(alone) == {form: form for form in alone}


def test_persian_and_urdu_words_are_left_alone() -> None:
    foreign = ["گفت", "پاکستان", "چین", "ہے", "ٹیلی", "والگوی"]
    classes = mk.lemma_classes(dict.fromkeys([*foreign, "كتاب"], 1))
    assert len({classes[word] for word in foreign}) == len(foreign)
    assert all(classes[word] != "كتاب" for word in foreign)


def test_marks_tatweel_presentation_forms_and_direction_marks_make_no_other_form() -> None:
    counts = {"الحُكُومَة": 1, "الحكـــومة": 2, "\u200fالحكومة": 3, "ﺍﻟﺤﻜﻮﻣﺔ": 1, "حكومة": 4}
    assert set(mk.lemma_classes(counts).values()) == {"حكومة"}


def test_a_word_of_five_thousand_letters_is_left_alone() -> None:
    long = "و" * 5_000
    assert mk.lemma_classes({long: 1, "كتاب": 2}) == {long: long, "كتاب": "كتاب"}


@pytest.mark.parametrize(
    ("vocabulary", "error", "message"),
    [
        ({None: 1}, TypeError, "got None"),
        ({3: 1}, TypeError, "got 3, a int"),
        ({"كتاب": "many"}, TypeError, "numbers for counts; got 'many'"),
        ({"كتاب": None}, TypeError, "numbers for counts; got None"),
        ({"كتاب": -1}, ValueError, "0 or more; got -1"),
        ({"كتاب": float("nan")}, ValueError, "0 or more; got nan"),
        (["كتاب"], TypeError, "got list"),
    ],
)
def test_a_wrong_vocabulary_is_named(vocabulary, error, message) -> None:
    with pytest.raises(error, match=message):
        mk.lemma_classes(vocabulary)


def test_a_form_that_does_not_occur_has_a_class_and_no_influence() -> None:
    counts = {"كتاب": 3, "والكتاب": 1}
    assert mk.lemma_classes(counts | {"كتابين": 0}) == mk.lemma_classes(counts) | {"كتابين": "كتاب"}
    assert mk.lemma_classes({"كتاب": 0}) == {"كتاب": "كتاب"}
    assert mk.lemma_classes(pd.Series(counts)) == mk.lemma_classes(counts)


def test_protect_must_be_several_names() -> None:
    with pytest.raises(TypeError, match="several names"):
        mk.lemma_classes({"كتاب": 1}, protect="كورونا")


@pytest.fixture
def tokens() -> mk.Tokens:
    texts = ["قالت الحكومة إن السفن وصلت.", "وقال الوزير: سفينة وصلت، وحكومته فى الميناء"]
    return mk.tokenize(mk.as_articles(pd.DataFrame({"text": texts})))


def test_lemmatize_changes_units_and_nothing_else(tokens: mk.Tokens) -> None:
    lemmas = mk.lemmatize(tokens)
    assert lemmas.unit == "lemma"
    assert lemmas.forms.tolist() == tokens.forms.tolist()
    assert lemmas.form_labels.equals(tokens.form_labels)
    assert lemmas.articles.equals(tokens.articles)
    counts = lemmas.vocabulary.set_index("token")["count"]
    assert counts[["سفينة", "حكومة"]].tolist() == [2, 2]
    assert counts.sum() == len(tokens)


def test_lemma_table_lists_every_form_with_its_count(tokens: mk.Tokens) -> None:
    lemmas = mk.lemmatize(tokens)
    table = mk.lemma_table(lemmas)
    assert list(table.columns) == ["lemma", "form", "count"]
    assert table["count"].sum() == len(tokens)
    assert table["form"].is_unique
    of_lemma = table.groupby("lemma")["count"].sum()
    assert of_lemma.to_dict() == lemmas.vocabulary.set_index("token")["count"].to_dict()
    assert of_lemma[table["lemma"]].is_monotonic_decreasing


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_saved_classes_come_back_for_another_corpus(
    tokens: mk.Tokens, tmp_path: Path, suffix: str
) -> None:
    table = mk.lemma_table(mk.lemmatize(tokens))
    mk.save_table(table, tmp_path / f"classes{suffix}")
    again = mk.lemmatize(tokens, overrides=tmp_path / f"classes{suffix}")
    assert mk.lemma_table(again).equals(table)
    # A new form joins the class that the saved label names.
    more = mk.Tokens.from_lists([[*tokens.form_labels, "بسفينتها"]] + [["الحكومة"]] * 30)
    assert (
        dict(mk.lemma_table(mk.lemmatize(more, overrides=table)).set_index("form")["lemma"])[
            "بسفينتها"
        ]
        == "سفينة"
    )


def test_a_saved_table_that_knows_few_of_the_forms_warns_with_counts(tokens: mk.Tokens) -> None:
    table = mk.lemma_table(mk.lemmatize(tokens))
    other = mk.Tokens.from_lists([["الحكومة", "مباراة", "لاعب", "ملعب"]])
    with pytest.warns(UserWarning, match="3 of 4 words, 75% of the text"):
        mk.lemmatize(other, overrides=table)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mk.lemmatize(tokens, overrides=table)
        mk.lemmatize(other, overrides={"الحكومة": "حكومة"})


def test_an_override_names_the_class_of_its_label() -> None:
    counts = {"كتاب": 2, "كتب": 9, "الكتب": 4, "بكتابه": 1}
    classes = mk.lemma_classes(counts, overrides={"بكتابه": "كتاب"})
    assert classes["بكتابه"] == classes["كتاب"] == "كتاب"


@pytest.mark.parametrize(
    ("overrides", "error", "message"),
    [
        ({"كتاب": 3}, TypeError, "must be a string"),
        ({"كتاب": ""}, ValueError, "lemma for each form"),
        ({"كتاب": "كتاب", "كِتاب": "كتب"}, ValueError, "one lemma for a form"),
        (pd.DataFrame({"form": ["كتاب"]}), ValueError, "needs the column lemma"),
        (7, TypeError, "got int"),
        ("classes.docx", ValueError, "one of .csv, .parquet, .xlsx; got .docx"),
    ],
)
def test_wrong_overrides_are_named(overrides, error, message) -> None:
    with pytest.raises(error, match=message):
        mk.lemma_classes({"كتاب": 1}, overrides=overrides)


def test_ngrams_and_other_things_cannot_be_lemmatized(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="got bigrams"):
        mk.lemmatize(mk.ngrams(tokens))
    with pytest.raises(TypeError, match="must be Tokens; got list"):
        mk.lemmatize(["كتاب"])
    with pytest.raises(TypeError, match="must be Tokens; got list"):
        mk.lemma_table(["كتاب"])


def test_light_strips_only_where_the_rest_is_attested() -> None:
    counts = {"والحكومة": 3, "حكومة": 2, "حكوماتها": 1, "والده": 4}
    classes = mk.lemma_classes(counts, backend="light")
    assert classes["والحكومة"] == "حكومة"
    assert classes["والده"] == "والده"


def test_none_unites_spellings_only() -> None:
    counts = {"حكومه": 1, "حكومة": 2, "الحكومة": 3}
    classes = mk.lemma_classes(counts, backend="none")
    assert classes == {"حكومه": "حكومة", "حكومة": "حكومة", "الحكومة": "الحكومة"}


def test_snowball_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "Stemmer", None)
    with pytest.raises(ImportError, match="pip install PyStemmer"):
        mk.lemma_classes({"كتاب": 1}, backend="snowball")


def test_snowball_classes_are_the_stems_shown_by_their_commonest_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class FirstLetters:
        def __init__(self, language: str) -> None:
            assert language == "arabic"

        def stemWords(self, words: list[str]) -> list[str]:  # noqa: N802
            return [word.removeprefix("ال")[:3] for word in words]

    monkeypatch.setitem(sys.modules, "Stemmer", types.SimpleNamespace(Stemmer=FirstLetters))
    classes = mk.lemma_classes({"الكتاب": 5, "كتاب": 2, "كتابة": 1, "BBC": 1}, backend="snowball")
    assert classes == {"الكتاب": "كتاب", "كتاب": "كتاب", "كتابة": "كتاب", "BBC": "BBC"}


def test_a_users_function_gives_the_lemmas() -> None:
    classes = mk.lemma_classes(
        {"كُتب": 2, "قلم": 1, "G20": 1}, backend=lambda words: {w: w[0] for w in words}
    )
    assert classes == {"كُتب": "ك", "قلم": "ق", "G20": "G20"}
    with pytest.raises(ValueError, match="1 have none"):
        mk.lemma_classes({"كتب": 2, "قلم": 1}, backend=lambda words: {"كتب": "كتاب"})
    with pytest.raises(TypeError, match="it gave list"):
        mk.lemma_classes({"كتب": 2}, backend=list)
    with pytest.raises(ValueError, match="Did you mean snowball"):
        mk.lemma_classes({"كتب": 2}, backend="snowbal")
