"""The sample corpus holds what its README promises."""

from __future__ import annotations

import pandas as pd
import pytest

import mediakit as mk
from mediakit._sample import resource


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return mk.load_sample()


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return the three-word runs of a text, spellings folded."""
    words = mk.normalize(text, digits=True, marks=True, letters=True).split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_four_outlets_of_at_least_25_dated_articles(articles: pd.DataFrame) -> None:
    sizes = articles["source"].value_counts()
    assert len(sizes) == 4
    assert sizes.min() >= 25
    assert articles["problem"].isna().all()
    assert articles["date"].min() >= pd.Timestamp("2026-01-04")
    assert articles["date"].max() <= pd.Timestamp("2026-03-28")
    assert (
        articles.groupby("source", observed=True)["date"]
        .agg(lambda dates: dates.dt.to_period("W").nunique())
        .min()
        >= 10
    )


def test_articles_have_the_length_of_news(articles: pd.DataFrame) -> None:
    lengths = mk.tokenize(articles, keep_numbers=True).sizes
    assert lengths.min() >= 120
    assert lengths.max() <= 350


def test_no_two_articles_are_the_same(articles: pd.DataFrame) -> None:
    assert articles["headline"].ne("").all()
    assert not articles.duplicated("text").any()


def test_at_least_15_agency_items_are_in_several_outlets(articles: pd.DataFrame) -> None:
    credited = articles[articles["text"].str.contains("وارج|وكالة أرجوان للأنباء", regex=True)]
    runs = credited["text"].map(shingles)
    pairs = set()
    for first in credited.index:
        for second in credited.index:
            shorter = min(len(runs[first]), len(runs[second]))
            same = len(runs[first] & runs[second]) / shorter
            other_source = articles.loc[first, "source"] != articles.loc[second, "source"]
            if first < second and other_source and same > 0.4:
                pairs.add(first)
    assert len(pairs) >= 15


def test_outlets_differ_as_the_readme_says(articles: pd.DataFrame) -> None:
    table = mk.keyness(mk.count(mk.tokenize(articles)), "بوابة المد", reference="منارة أرجوان")
    over = set(table[table["p_adjusted"] < 0.05].query("log_likelihood > 0")["token"])
    assert {"العمال", "الإضراب"} & over


def test_the_sample_says_how_it_was_made() -> None:
    readme = (resource("sample") / "README.md").read_text(encoding="utf-8")
    assert "CC0" in readme
    assert "fiction" in readme
