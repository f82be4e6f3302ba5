"""The recipes of the documentation run, and each gives what a count by hand gives."""

from __future__ import annotations

import contextlib
import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pypdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from matplotlib import font_manager

import mediakit as mk
from conftest import ROOT

PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
LONGEST_BLOCK = 13
OUTLETS = ["بوابة المد", "منارة أرجوان", "هضبة نيوز"]
UNDATED = "انهار جسر العرعار ثم انهار جسر الوادي."
# What an outlet's page has around its article.
AROUND = ("الرئيسية", "الرياضة والملاعب", "تعليق القارئ الساخر", "جميع الحقوق محفوظة")
LETTER = r"[\w\u064b-\u0652]"


def block(heading: str, language: str = "python") -> str:
    """Return the one block of a recipe that is in a language."""
    (code,) = re.findall(rf"```{language}\n(.*?)```", RECIPES[heading], re.DOTALL)
    return code


def whole_words(pattern: str, texts: pd.Series) -> int:
    """Count a pattern in texts where it is not a part of a longer word."""
    return int(texts.str.count(rf"(?<!{LETTER})(?:{pattern})(?!{LETTER})").sum())


def as_page(article: Any) -> str:
    """Return an article as its outlet's site might show it."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n") if line)
    home, sports, comment, rights = AROUND
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{article.headline}'
        f'</title><meta property="og:site_name" content="{article.source}">'
        f'<meta property="article:published_time" content="{article.date.date()}T08:00:00Z">'
        f"</head><body><nav><a href='/'>{home}</a><a href='/s'>{sports}</a></nav>"
        f"<article><h1>{article.headline}</h1>{paragraphs}</article>"
        f'<div class="comments"><p>{comment}</p></div><footer>{rights}</footer></body></html>'
    )


def kinds_of_fonts(path: str) -> set[str]:
    """Return the kinds of the typefaces that a PDF carries."""
    pages = pypdf.PdfReader(path).pages
    return {
        str(font.get_object()["/Subtype"])
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }


def write_font(path: Path, family: str) -> None:
    """Write the shipped typeface under another family's name."""
    font = TTFont(ROOT / "src/mediakit/plot/fonts/Vazirmatn-Regular.ttf")
    for number in (1, 4, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
        font["name"].setName(family, number, 1, 0, 0)
    font.save(path)


def write_tables(folder: Path, articles: pd.DataFrame) -> None:
    """Write a CSV with names of its own, and what the page shows of YAML and CSV files."""
    named = {"text": "نص الخبر", "source": "الجريدة", "date": "يوم النشر", "headline": "العنوان"}
    table = articles[[*named]].rename(columns=named)
    table["يوم النشر"] = table["يوم النشر"].dt.strftime("%d/%m/%Y")
    table["القسم"] = ["محلي", "اقتصاد", "محلي"] * (len(table) // 3) + ["محلي"] * (len(table) % 3)
    table.to_csv(folder / "my_table.csv", index=False)
    for name, heading, language in (
        ("my_dictionary.yml", "How do I count the words of my own dictionary?", "yaml"),
        ("my_lemmas.csv", "How do I use my own list of lemmas?", "csv"),
    ):
        (folder / name).write_text(block(heading, language), encoding="utf-8")


@pytest.fixture(scope="module")
def raw() -> pd.DataFrame:
    """The sample without one outlet, and two more: one has no date, one a name with و."""
    sample = mk.load_sample()
    added = pd.DataFrame(
        {
            "source": ["هضبة نيوز", "بوابة المد"],
            "date": [pd.NaT, pd.Timestamp("2026-02-10")],
            "headline": ["بلا تاريخ", "لقاء"],
            "text": [UNDATED, "التقى الوزير والشطي، ثم رئيس النقابة مرزوق الشطي وحده."],
        }
    )
    kept = sample.loc[sample["source"].isin(OUTLETS), list(added)].astype({"source": "str"})
    return mk.as_articles(pd.concat([kept, added], ignore_index=True))


@pytest.fixture(scope="module")
def articles(raw: pd.DataFrame) -> pd.DataFrame:
    """The same, cleaned: what is counted by hand."""
    return mk.clean(raw)


@pytest.fixture(scope="module")
def folder(
    raw: pd.DataFrame, articles: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with all that the recipes name."""
    made = tmp_path_factory.mktemp("recipes")
    mk.write_corpus(raw, made / "my_articles")
    write_tables(made, raw)
    write_font(made / "MyFont.ttf", "My Font")
    (made / "my_pages").mkdir()
    for number, article in enumerate(articles.head(6).itertuples()):
        (made / "my_pages" / f"{number}.html").write_text(as_page(article), encoding="utf-8")
    (made / "my_pages" / "broken.html").write_bytes(b"\x00\x01\x02" * 500)
    for year, part in (("2025", raw.iloc[::2]), ("2026", raw.iloc[1::2])):
        (made / "raw" / year).mkdir(parents=True)
        part[["source", "date", "headline", "text"]].to_csv(made / "raw" / year / "all.csv")
    return made


def csv_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    read = names["articles"]
    assert read["headline"].tolist() == articles["headline"].tolist()
    assert read["source"].tolist() == articles["source"].tolist()
    assert read["date"].equals(articles["date"])
    words = names["counts"].sum()
    assert list(words.index) == ["اقتصاد", "محلي"]
    assert words.sum() == len(mk.tokenize(articles))
    economy = articles.iloc[1::3]
    assert names["counts"].loc["الحكومة", "اقتصاد"] == whole_words("الحكوم[ةه]", economy["text"])


def pages_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    read = names["articles"].set_index("headline")
    assert len(read) == 7
    good = read[read["problem"].isna()]
    for article in articles.head(6).itertuples():
        page = good.loc[article.headline]
        assert (page["source"], page["date"].date()) == (article.source, article.date.date())
        assert mk.normalize(page["text"]).split() == mk.normalize(article.text).split()
    assert not read["text"].str.contains("|".join(AROUND)).any()
    assert [Path(path).name for path in read["path"].drop(good.index)] == ["broken.html"]
    assert len(mk.read_articles("my_corpus")) == 7


def outlets_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    content = names["content"].set_index("token")
    for column, source in (("count_target", OUTLETS[0]), ("count_reference", OUTLETS[1])):
        own = articles[articles["source"] == source]
        assert content.loc["الميناء", column] == whole_words("الميناء", own["text"])
        assert content.loc["العمال", column] == whole_words("العمال", own["text"])
        sizes = content[column] / content[column.replace("count", "rate")] * 10_000
        assert sizes.dropna().round().unique().tolist() == [len(mk.tokenize(own))]
    assert "في" not in content.index
    drawn = {text.get_text() for text in plt.gcf().axes[0].texts}
    assert {*content.index[:12], *content.index[-12:]} <= drawn


def place_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    parts = names["parts"]
    assert parts.loc["الميناء", "headline"] == whole_words("الميناء", articles["headline"]) > 0
    assert parts.loc["الميناء", ["lead", "body"]].sum() == whole_words("الميناء", articles["text"])
    row = names["keywords"].set_index("token").loc["العرعار"]
    assert row["count_target"] == whole_words("العرعار", articles["headline"])
    hits = names["hits"]
    assert len(hits) == whole_words("(?:ال)?ميناء", articles["text"])
    words = mk.tokenize(articles).to_frame()
    words["place"] = words["position"] / (words.groupby("article")["position"].transform("max"))
    expected = words.loc[words["token"].isin(["الميناء", "ميناء"]), "place"]
    assert sorted(hits["place"]) == pytest.approx(sorted(expected))
    drawn = [text.get_text() for text in plt.gcf().axes[0].texts]
    rows = hits["source"].nunique()
    assert sum(map(int, drawn[1 : rows + 1])) == len(hits)


def speech_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    verbs = names["verbs"].set_index(["verb", "group"])["count"]
    for source in OUTLETS:
        own = articles.loc[articles["source"] == source, "text"]
        written = whole_words("[وف]?زعمت?", own)  # once in passing: كما زعم المتحدث
        assert written - 1 <= verbs.get(("زعم", source), 0) <= written
    assert verbs.loc["زعم"].sum() > 5
    kinds = names["by_kind"].dropna(subset="entry")
    workers = kinds[kinds["entry"] == "workers"].set_index("group")["count"]
    assert workers.idxmax() == "بوابة المد"
    shares = kinds.groupby("group")["share"].sum()
    assert shares.loc[list(OUTLETS)].tolist() == pytest.approx([1.0] * len(OUTLETS))


def naming_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    own = articles[mk.mark_reuse(articles)["family"].isna()]
    choices = names["choices"].set_index(["group", "name"])["count"]
    for (source, name), number in choices.items():
        way = rf"[وفبل]*{name}"
        assert number == whole_words(way, own.loc[own["source"] == source, "text"])
    assert choices.sum() == 8
    beside = names["beside"].set_index(["group", "place", "token"])["count"]
    assert beside["بوابة المد", "after", "العطش"] == choices["بوابة المد", "سد العطش"] > 0


def date_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    day = pd.Timestamp("2026-02-27")
    after, before = (articles[dated] for dated in (articles["date"] >= day, articles["date"] < day))
    assert len(after) + len(before) == len(articles) - 1
    row = names["keywords"].set_index("token").loc["جسر"]
    assert row["count_target"] == whole_words("جسر", after["text"]) > 5
    assert row["count_reference"] == whole_words("جسر", before["text"]) == 0
    assert names["counts"].sum().to_dict() == {
        "بعد": len(mk.tokenize(after)),
        "قبل": len(mk.tokenize(before)),
    }


def name_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    way = r"رئيس النقاب[ةه](?: مرزوق الشطي)?|(?:مرزوق )?و?الشطي"
    table = names["table"].set_index(names["table"]["period"].dt.start_time)
    for week, of_week in articles.groupby(articles["date"].dt.to_period("W").dt.start_time):
        assert table.loc[week, "count"] == whole_words(way, of_week["text"])
    dated = articles.dropna(subset="date")
    assert table["count"].sum() == whole_words(way, dated["text"]) == 12
    assert table["tokens"].sum() == len(mk.tokenize(dated))
    assert len(plt.gcf().axes[0].lines) >= 1


def dictionary_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    table = names["table"].set_index(["entry", "group"])["count"]
    way = r"[وبلف]?(?:ال|ل)?(?:[إا]ضرابا?|[إا]ضرابهم|مضرب\w*|مظاهر[ةه])"
    for source in OUTLETS:
        own = articles.loc[articles["source"] == source, "text"]
        assert table["احتجاج", source] == whole_words(way, own)
    assert names["found"]["count"].sum() >= table.sum()
    assert names["missing"][["entry", "pattern"]].to_numpy().tolist() == [["احتجاج", "اعتصام"]]


def lemmas_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    listed = pd.read_csv("my_lemmas.csv").set_index("form")["lemma"]
    table = names["table"].set_index("form")
    assert listed.to_dict() == table["lemma"].reindex(listed.index).to_dict()
    strikers = whole_words("المضربون|المضربين|مضربون", articles["text"])
    plain = mk.lemma_table(mk.lemmatize(mk.tokenize(articles)))
    without_list = plain.loc[plain["lemma"] == "إضراب", "count"].sum()
    counts = mk.count(names["lemmas"], by=None)["all"]
    assert counts["إضراب"] == without_list + strikers > without_list
    again = mk.lemmatize(mk.tokenize(articles), overrides="all_lemmas.csv")
    pd.testing.assert_series_equal(mk.count(again, by=None)["all"], counts)


def font_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    title = plt.gca().title
    assert title.get_fontname() == "My Font"
    for text in [title, *plt.gca().get_xticklabels()]:
        assert Path(font_manager.findfont(text.get_fontproperties())).name == "MyFont.ttf"
    assert font_manager.get_font("MyFont.ttf").family_name == "My Font"
    plt.savefig("font.png")


def paper_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    content = names["content"]
    assert kinds_of_fonts("figure_1.pdf") == {"/Type3"}
    plt.rcParams["pdf.fonttype"] = 42
    names["chart"].figure.savefig("figure_2.pdf")
    assert kinds_of_fonts("figure_2.pdf") == {"/Type0"}
    drawing = etree.parse("figure_1.svg")
    assert drawing.xpath("//*[@id='caption']")
    assert not drawing.xpath("//*[local-name()='text']")  # curves: no typeface is needed
    description, arabic, english = output.strip().split("\n")
    assert all(word in description for word in content["token"].head(2))
    assert "Rayson" in arabic
    assert f"{names['counts'][OUTLETS[0]].sum():,} tokens" in english
    saved = pd.read_excel("table_1.xlsx")
    assert saved["token"].tolist() == content["token"].tolist()
    assert saved["count_target"].tolist() == content["count_target"].tolist()
    with zipfile.ZipFile("table_1.xlsx") as book:
        assert b'rightToLeft="1"' in book.read("xl/worksheets/sheet1.xml")


def large_recipe(names: dict, output: str, articles: pd.DataFrame) -> None:
    in_memory = mk.count(mk.tokenize(articles))
    pd.testing.assert_frame_equal(
        names["counts"].sort_index()[OUTLETS], in_memory.sort_index()[OUTLETS], check_names=False
    )
    assert pd.read_parquet("counts.parquet").equals(names["counts"])
    workers = names["keywords"].set_index("token").loc["العمال", "count_target"]
    assert workers == in_memory.loc["العمال", OUTLETS[0]]


Check = Callable[[dict, str, pd.DataFrame], None]
CHECKS: dict[str, Check] = dict(
    zip(
        RECIPES,
        (
            csv_recipe, pages_recipe, outlets_recipe, place_recipe, speech_recipe,
            naming_recipe, date_recipe, name_recipe,
            dictionary_recipe, lemmas_recipe, font_recipe, paper_recipe, large_recipe,
        ),
        strict=True,
    )
)  # fmt: skip


@pytest.fixture
def known_fonts() -> Any:
    """Forget the typefaces that a recipe made known."""
    yield
    known = font_manager.fontManager.ttflist
    known[:] = [font for font in known if font.name != "My Font"]


@pytest.mark.filterwarnings("ignore:1 of .* articles have no date")
@pytest.mark.usefixtures("clean_matplotlib", "known_fonts")
@pytest.mark.parametrize("heading", RECIPES)
def test_a_recipe_gives_what_a_count_by_hand_gives(
    heading: str, folder: Path, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    said = io.StringIO()
    names: dict = {}
    with contextlib.redirect_stdout(said):
        exec(block(heading), names)
    CHECKS[heading](names, said.getvalue(), articles)


def test_there_are_thirteen_questions_with_a_short_block_each() -> None:
    assert len(RECIPES) == 13
    for heading in RECIPES:
        code = block(heading)
        assert heading.endswith("?")
        assert "import mediakit as mk\n" in code
        assert len(code.splitlines()) <= LONGEST_BLOCK


def test_the_readme_links_to_the_recipes_and_the_pages_they_link_to_are_there() -> None:
    assert "(docs/recipes.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert (ROOT / "docs" / target).is_file()


def test_the_functions_and_options_that_the_page_names_are_there() -> None:
    for name in re.findall(r"\bmk\.(\w+)", PAGE):
        assert hasattr(mk, name), name
