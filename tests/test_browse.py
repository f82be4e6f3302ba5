"""The concordance reader without a browser: messages in, answers out."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_output

import mediakit as mk
from mediakit import _browse
from mediakit._browse import concordance
from mediakit._browse.article import LONGEST
from mediakit._browse.concordance import LONGEST_QUERY
from mediakit._browse.runs import LONGEST_LINE
from mediakit._browse.words import WORDS
from mediakit._direction import strip_isolates
from mediakit._normalize import display_text
from mediakit._report.cells import output
from mediakit._report.safe import parse
from mediakit._report.words import WORDS as REPORT_WORDS

WIDGET = "application/vnd.jupyter.widget-view+json"
HOSTILE = [
    "<script>window.canary=1</script>", '"><img src=x onerror="window.canary=1">',
    "javascript:window.canary=1", "</style><style>*{display:none}", "[x](javascript:alert(1))",
]  # fmt: skip


def articles(*texts: str, **columns: object) -> pd.DataFrame:
    return mk.as_articles(pd.DataFrame({"text": list(texts), "source": "المد"} | columns))


def words_of_texts(*texts: str, **columns: object) -> mk.Tokens:
    return mk.tokenize(articles(*texts, **columns))


def send(reader: object, **message: object) -> None:
    """Give the reader a message as a browser does."""
    reader._handle_custom_msg(message, [])


def search(reader: object, query: str, **options: object) -> dict:
    send(reader, kind="search", **({"query": query, "unit": "word", "sort": "after"} | options))
    return reader.answer


def read(runs: list) -> str:
    """Return the text of some runs."""
    return "".join(text for text, _ in runs)


def lines(answer: dict, *names: str) -> list[tuple[str, ...]]:
    return [tuple(read(line[name]) for name in names or ("node",)) for line in answer["lines"]]


def marked(article: dict) -> list[str]:
    """Return what is marked in an article, the current place between brackets."""
    return [
        f"[{read(runs)}]" if number == article["current"] else read(runs)
        for runs, number in article["text"]
        if number >= 0
    ]


def test_a_word_gives_its_lines_and_how_many_there_are() -> None:
    reader = mk.browse(words_of_texts("بدأ الإضراب أمس", "انتهى الاضراب. بدأ العمل"))
    assert reader.answer["status"] == "اكتب ما تبحث عنه."
    answer = search(reader, "الإضراب")
    assert answer["status"] == "الأسطر: 2 · المقالات: 2 · الصفحة 1 من 1"
    assert lines(answer, "before", "node", "after", "source") == [
        ("انتهى", "الاضراب", ". بدأ العمل", "المد"), ("بدأ", "الإضراب", "أمس", "المد"),
    ]  # fmt: skip
    assert [line["number"] for line in answer["lines"]] == [0, 1]
    assert answer["direction"] == "rtl"


@pytest.mark.parametrize("sort", ["after", "before", "source", "date", "random"])
def test_lines_stand_in_the_order_of_kwic(sort: str) -> None:
    tokens = mk.tokenize(mk.load_sample())
    answer = search(mk.browse(tokens, "الحكومة"), "الميناء", sort=sort)
    expected = mk.kwic(tokens, "الميناء", sort=sort)[["before", "node", "after"]].head(50)
    shown = expected.map(lambda text: "".join(strip_isolates(text)))
    assert lines(answer, "before", "node", "after") == list(
        shown.itertuples(index=False, name=None)
    )


def test_pages_have_50_lines_and_the_last_one_the_rest() -> None:
    reader = mk.browse(words_of_texts(*["قال قال قال"] * 40), "قال")
    assert reader.answer["status"] == "الأسطر: 120 · المقالات: 40 · الصفحة 1 من 3"
    last = search(reader, "قال", page=3)
    assert [line["number"] for line in last["lines"]] == list(range(100, 120))
    assert search(reader, "قال", page=9)["page"] == 3
    assert search(reader, "قال", page=-1)["page"] == 1


def test_any_form_finds_all_forms_of_its_lemma() -> None:
    texts = ["وصلت السفينة", "سفينة وصلت", "مع سفينة والسفينة", "بسفنها"]
    reader = mk.browse(words_of_texts(*texts))
    answer = search(reader, "والسفينة", unit="lemma")
    assert sorted(lines(answer)) == [
        ("السفينة",),
        ("بسفنها",),
        ("سفينة",),
        ("سفينة",),
        ("والسفينة",),
    ]
    assert strip_isolates(answer["status"]).endswith("صيغ: سفينة")
    assert lines(search(reader, "والسفينة")) == [("والسفينة",)]
    assert lines(search(reader, "وصلت والسفينة", unit="lemma")) == [("وصلت السفينة",)]


def test_words_are_lemmatised_once_and_only_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    lemmatize = concordance.lemmatize
    monkeypatch.setattr(
        concordance, "lemmatize", lambda tokens: calls.append(1) or lemmatize(tokens)
    )
    reader = mk.browse(words_of_texts("سفينة والسفينة"), "سفينة")
    assert calls == []
    for query in ("سفينة", "السفينة"):
        search(reader, query, unit="lemma")
    assert calls == [1]


def test_lemmas_can_be_searched_by_written_word() -> None:
    reader = mk.browse(mk.lemmatize(words_of_texts("سفينة والسفينة سفينة")), "سفينة")
    assert reader.answer["unit"] == "lemma"
    assert len(reader.answer["lines"]) == 3
    assert lines(search(reader, "سفينة")) == [("سفينة",), ("سفينة",)]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_finds_nothing_is_said_in_one_sentence(lang: str) -> None:
    reader = mk.browse(words_of_texts("قالت الحكومة"), lang=lang)
    words = WORDS[lang]
    for query in ("", " ", "*", "ـ", "الحكومة *"):
        answer = search(reader, query)
        assert (answer["status"], answer["lines"], answer["pages"]) == (words["empty"], [], 0)
    answer = search(reader, "ز*ق")
    assert strip_isolates(answer["status"]) == words["none"].format(query="ز*ق")
    assert search(reader, "\ud800")["query"] == "?"
    answer = search(reader, "س" * 1_000_000)
    assert answer["status"] == words["long"].format(most=LONGEST_QUERY, length=1_000_000)
    assert len(answer["query"]) == LONGEST_QUERY


@pytest.mark.parametrize("unit", ["word", "lemma"])
def test_a_mistyped_word_gets_a_suggestion(unit: str) -> None:
    reader = mk.browse(words_of_texts("قالت الحكومة الجديدة"))
    answer = search(reader, "الحكمة الجديدة", unit=unit)
    assert answer["suggestion"] == "الحكومة الجديدة"
    assert "هل تقصد: الحكومة الجديدة؟" in strip_isolates(answer["status"])
    assert search(reader, answer["suggestion"], unit=unit)["suggestion"] == ""


def test_the_same_answer_again_is_still_news() -> None:
    reader = mk.browse(words_of_texts("قال"))
    assert search(reader, "قال") != search(reader, "قال")


def test_a_line_opens_its_article_with_the_match_marked() -> None:
    known = {
        "headline": ["", "عنوان 2026-01-02"], "date": ["2026-01-01", "2026-01-02"],
        "url": ["", "https://example.org/a?b=1"], "author": [None, "كاتب"],
    }  # fmt: skip
    reader = mk.browse(words_of_texts("بدأ السد", "سد السد -5% أمس\n\nالسد هنا", **known), "السد")
    at = lines(reader.answer, "before").index(("سد السد -5% أمس",))
    send(reader, kind="open", line=at)
    article = reader.article
    assert marked(article) == ["السد", "[السد]"]
    assert article["text"][2] == (
        [[" ", False], ["-5%", True], [" أمس\n\n", False]], -1
    )  # fmt: skip
    assert [read(runs) for runs in article["about"]] == ["المد", "2026-01-02", "كاتب"]
    assert read(article["headline"]) == "عنوان 2026-01-02"
    assert (article["address"], article["safe"]) == ("https://example.org/a?b=1", True)
    assert article["place"] == "الموضع 2 من 2 في المقال"
    send(reader, kind="open", line=lines(reader.answer, "before").index(("بدأ",)))
    assert read(reader.article["headline"]) == "بلا عنوان"
    assert reader.article["address"] == ""
    assert [read(runs) for runs in reader.article["about"]] == ["المد", "2026-01-01"]
    search(reader, "السد")
    assert reader.article == {}


TEXTS = st.lists(
    st.lists(
        st.sampled_from(
            ["سد", "السد", "و", "سد،", "(سد)", "25", "نهر\n", "\U0001f600", "سَد", "&amp;"]
        ),
        max_size=14,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


@given(texts=TEXTS, sort=st.sampled_from(concordance.SORTS), window=st.integers(0, 2))
def test_every_line_opens_its_own_place(texts: list[str], sort: str, window: int) -> None:
    asked = {"sort": sort, "window": window}
    reader = mk.browse(
        mk.tokenize(articles(*texts, article=list("abcd")[: len(texts)])), "سد", **asked
    )
    opened = set()
    for line in reader.answer["lines"]:
        send(reader, kind="open", line=line["number"])
        parts = [(read(runs), number) for runs, number in reader.article["text"]]
        whole = "".join(text for text, _ in parts)
        at = [number for _, number in parts].index(reader.article["current"])
        before, after = (
            "".join(text for text, _ in parts[:at]),
            "".join(text for text, _ in parts[at + 1 :]),
        )
        assert whole in map(display_text, texts)
        assert parts[at][0] == read(line["node"])
        assert " ".join(before.split()).endswith(read(line["before"]))
        assert " ".join(after.split()).startswith(read(line["after"]))
        opened.add((whole, reader.article["current"]))
    # Texts that are alike open alike; all other places are opened, each once.
    places = {(display_text(text), number) for text in texts for number in range(
        len(mk.kwic(mk.tokenize(articles(text)), "سد"))
    )}  # fmt: skip
    assert opened == places


def test_articles_with_one_id_are_kept_apart() -> None:
    tokens = mk.Tokens.from_lists(
        [["بدأ", "السد"], ["انتهى", "السد"]], pd.DataFrame({"article": ["1", "1"]})
    )
    reader = mk.browse(tokens, "السد", sort="before")
    assert "المقالات: 2" in reader.answer["status"]
    assert set(reader.answer["lines"][0]) == {"number", "direction", "before", "node", "after"}
    texts = []
    for line in range(2):
        send(reader, kind="open", line=line)
        texts.append("".join(read(runs) for runs, _ in reader.article["text"]))
    assert texts == ["انتهى السد", "بدأ السد"]


def test_lines_run_as_their_sentences_do_whatever_the_word() -> None:
    texts = ["قالت BBC أمس", "شاهد BBC", "the BBC said"]
    answer = mk.browse(words_of_texts(*texts), "BBC", sort="before").answer
    assert answer["direction"] == "rtl"
    assert [line["direction"] for line in answer["lines"]] == ["ltr", "rtl", "rtl"]


def test_a_joined_phrase_is_marked_as_a_whole() -> None:
    tokens = mk.join_phrases(words_of_texts("قال الأمين العام أمس"), ["الأمين العام"])
    reader = mk.browse(tokens, "الأمين العام")
    send(reader, kind="open", line=0)
    assert marked(reader.article) == ["[الأمين العام]"]


def test_the_articles_of_the_caller_stay_as_they_are() -> None:
    tokens = words_of_texts("بدأ السد", url=["https://example.org"])
    before = tokens.articles.copy()
    reader = mk.browse(tokens, "السد")
    send(reader, kind="open", line=0)
    pd.testing.assert_frame_equal(tokens.articles, before)


def test_a_wire_family_is_shown_once() -> None:
    same = "بدأ العمل في السد الكبير صباح اليوم بعد توقف دام ثلاثة أشهر بسبب الأمطار الغزيرة"
    tokens = mk.tokenize(mk.mark_reuse(articles(same, same, date="2026-01-01")))
    assert len(mk.browse(tokens, "السد").answer["lines"]) == 2
    assert len(mk.browse(tokens, "السد", families=True).answer["lines"]) == 1
    with pytest.raises(ValueError, match="mark_reuse"):
        mk.browse(words_of_texts("السد"), families=True)


def test_a_word_of_a_million_letters_is_cut_where_it_is_shown() -> None:
    long = "س" * 1_000_000
    reader = mk.browse(words_of_texts(f"{long} السد {long}", headline=[long]), "السد")
    line = reader.answer["lines"][0]
    assert len(read(line["before"])) == len(read(line["after"])) == LONGEST_LINE + 1
    assert read(line["before"]).startswith("…س")
    send(reader, kind="open", line=0)
    assert sum(len(read(runs)) for runs, _ in reader.article["text"]) == LONGEST
    assert marked(reader.article) == ["[السد]"]
    assert "2,000,006" in reader.article["note"]
    assert len(read(reader.article["headline"])) == LONGEST_LINE + 1
    node = search(reader, "سس*")["lines"][0]["node"]
    assert len(read(node)) == LONGEST_LINE + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_and_its_address_no_link(text: str) -> None:
    tokens = words_of_texts(f"السد {text}", headline=[text], url=[text], author=[text])
    reader = mk.browse(tokens.select([True]), "السد")
    send(reader, kind="open", line=0)
    article = reader.article
    assert "".join(read(runs) for runs, _ in article["text"]) == f"السد {text}"
    assert read(article["headline"]) == article["address"] == text
    assert not article["safe"]
    root = parse(reader._repr_mimebundle_()[0]["text/html"])
    assert not root.xpath("//script | //img | //a")
    assert text in root.text_content()


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/خبر", True), ("HTTP://example.org", True),
        ("javascript:alert(1)//https://example.org", False), ("data:text/html,x", False),
        ('https://example.org/"onclick="x', False), ("https://", False), ("file:///etc", False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_links(address: str, safe: bool) -> None:
    reader = mk.browse(words_of_texts("السد", url=[address]), "السد")
    send(reader, kind="open", line=0)
    assert (reader.article["address"], reader.article["safe"]) == (address, safe)


def test_where_no_widget_runs_the_first_20_lines_are_a_table() -> None:
    reader = mk.browse(words_of_texts(*["قال السد"] * 12 + ["السد قال السد"] * 7), "السد")
    data = reader._repr_mimebundle_()[0]
    assert set(data) == {"text/plain", "text/html", WIDGET}
    assert data["text/plain"] == "Reader of Tokens: 45 words of 2 types in 19 articles"
    root = parse(data["text/html"])
    rows = root.xpath(".//tbody/tr")
    assert len(rows) == 21
    assert "6" in rows[-1].text_content()
    assert root.findtext(".//caption") == "السد · الأسطر: 26 · المقالات: 19"


@pytest.mark.parametrize(("query", "text"), [("", "JupyterLab"), ("*", "حرف واحد"), ("زق", "زق")])
def test_without_lines_there_is_a_sentence_instead_of_the_table(query: str, text: str) -> None:
    root = parse(mk.browse(words_of_texts("السد"), query)._repr_mimebundle_()[0]["text/html"])
    assert root.find(".//table") is None
    assert text in root.text_content()


def test_the_report_keeps_the_table() -> None:
    data = mk.browse(words_of_texts("بدأ السد <b>"), "السد")._repr_mimebundle_()[0]
    page = output(new_output("display_data", data), REPORT_WORDS["ar"], "وصف")
    root = parse(page)
    assert [cell.text_content() for cell in root.xpath(".//tbody/tr[1]/td")][:2] == ["بدأ", "السد"]
    assert not re.search("model_id|Reader", page)


def test_what_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = words_of_texts("السد هنا")
    with pytest.raises(TypeError, match="`tokens` must be Tokens; got DataFrame"):
        mk.browse(tokens.articles)
    with pytest.raises(ValueError, match="words or lemmas; got bigrams"):
        mk.browse(mk.ngrams(tokens))
    with pytest.raises(TypeError, match="`query` must be a string; got list"):
        mk.browse(tokens, ["السد"])
    for option in ({"unit": "stem"}, {"sort": "left"}, {"lang": "fr"}, {"window": -1}):
        with pytest.raises(ValueError, match=f"`{next(iter(option))}` must be"):
            mk.browse(tokens, **option)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "mediakit._browse.widget", raising=False)
    with pytest.raises(ImportError, match=re.escape("pip install 'mediakit[lab]'")):
        mk.browse(tokens)


def test_the_reader_speaks_of_the_same_things_in_both_languages() -> None:
    placeholders = [
        {name: sorted(re.findall(r"{(\w+)", text)) for name, text in words.items()}
        for words in WORDS.values()
    ]
    assert placeholders[0] == placeholders[1]


def test_the_script_asks_no_network_and_writes_no_markup() -> None:
    folder = Path(_browse.__file__).parent
    script = (folder / "reader.js").read_text(encoding="utf-8")
    style = (folder / "reader.css").read_text(encoding="utf-8")
    forbidden = r"HTML|document\.write|eval\(|Function\(|https?:|\bimport\b|fetch\(|url\(|@import"
    assert not re.findall(forbidden, script + style)
    used = set(re.findall(r"words\.(\w+)", script)) | {"word", "lemma"}
    assert used <= set(WORDS["ar"])
