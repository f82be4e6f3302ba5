"""Charts of two corpora and of many sources: rates against rates, what differs, who copied whom."""

from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text

import mediakit as mk
from drawn import caption, labels

WORDS = ["الإضراب", "الميناء", "السد", "النهر", "معالي"]


@pytest.fixture
def counts() -> pd.DataFrame:
    index = pd.Index(WORDS, name="token")
    return pd.DataFrame({"المد": [40, 30, 20, 10, 0], "المنارة": [0, 30, 20, 10, 40]}, index=index)


@pytest.fixture
def keywords(counts: pd.DataFrame) -> pd.DataFrame:
    return mk.keyness(counts, "المد", min_count=1)


@pytest.fixture
def marked() -> pd.DataFrame:
    """Two items that ب printed after أ, one after ج, one of the same day, one of أ alone."""
    rows = [
        ("1", "أ", "f1", True, "dated"), ("2", "ب", "f1", False, "dated"),
        ("3", "أ", "f2", True, "dated"), ("4", "ب", "f2", False, "dated"),
        ("5", "ب", "f2", False, "dated"), ("6", "ج", "f2", False, "dated"),
        ("7", "أ", "f3", True, "same day"), ("8", "ب", "f3", False, "same day"),
        ("9", "أ", "f4", True, "dated"), ("10", "أ", "f4", False, "dated"),
    ]  # fmt: skip
    names = ["article", "source", "family", "family_first", "family_order"]
    return pd.DataFrame(rows, columns=names).assign(family_size=2)


def texts_of(axes: Axes) -> dict[str, Text]:
    return {text.get_text(): text for text in labels(axes)}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_word_stands_at_its_two_rates(keywords: pd.DataFrame, lang: str) -> None:
    axes = mk.plot.scatter(keywords, names=("المد", "المنارة"), lang=lang)
    points = axes.collections[0].get_offsets()
    rates = keywords[["rate_reference", "rate_target"]].to_numpy()
    lowest = rates[rates > 0].min() / 2
    np.testing.assert_allclose(points, np.where(rates > 0, rates, lowest))
    assert axes.get_xscale() == axes.get_yscale() == "log"
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["0", "1,000"]
    assert axes.yaxis.get_ticks_position() == ("right" if lang == "ar" else "left")
    assert "المنارة" in axes.get_xlabel()
    assert "المد" in axes.get_ylabel()
    assert set(texts_of(axes)) == set(WORDS)
    assert "100" in caption(axes)  # the words of each of both corpora
    assert mk.plot.describe(axes).count("الإضراب") == 1


def test_names_of_a_scatter_hide_none_of_the_others_and_are_the_outliers() -> None:
    random = np.random.default_rng(3)
    counts = pd.DataFrame(
        random.poisson(20, (400, 2)) + 1, columns=["أ", "ب"],
        index=pd.Index([f"كلمة{number}" for number in range(400)], name="token"),
    )  # fmt: skip
    table = mk.keyness(counts, "أ")
    axes = mk.plot.scatter(table, top=30)
    axes.figure.canvas.draw()
    strongest = table.loc[table["log_likelihood"].abs().nlargest(30).index, "token"]
    assert set(texts_of(axes)) == set(strongest)
    frame = axes.figure.bbox
    for one, other in combinations([text.get_window_extent() for text in labels(axes)], 2):
        assert not one.overlaps(other)
        assert frame.x0 <= one.x0 < one.x1 <= frame.x1


def test_a_shift_goes_to_the_side_that_uses_the_word_more(counts: pd.DataFrame) -> None:
    table = mk.shift(counts, "المد", "المنارة")
    axes = mk.plot.shift(table, names=("المد", "المنارة"))
    bars = {
        place: bar.get_width() for place, bar in enumerate(axes.patches)
    }  # الإضراب and معالي: half of the divergence each
    assert bars == pytest.approx({0: 50.0, 1: -50.0})
    written = texts_of(axes)
    assert {"الإضراب", "معالي", "المد", "المنارة"} == set(written)
    axes.figure.canvas.draw()
    assert written["المد"].get_window_extent().x0 < written["المنارة"].get_window_extent().x0
    assert "0.400" in caption(axes)  # of 100 words 40 are of one corpus alone: .4 bits
    english = mk.plot.shift(table, lang="en")
    assert not english.xaxis_inverted()
    assert "0.400 bits" in caption(english)
    less = mk.plot.shift(mk.without(table, ["معالي"]))
    assert "0.400" in caption(less)
    assert "50%" in caption(less)


def test_reuse_counts_each_item_once_for_each_source_that_carried_it(marked: pd.DataFrame) -> None:
    axes = mk.plot.reuse(marked)
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["ب عن أ", "ج عن أ"]
    assert [bar.get_width() for bar in axes.patches] == [2, 1]
    assert "ن = 4" in caption(axes)
    assert "تاريخ): 1" in caption(axes)
    english = mk.plot.reuse(marked, top=1, lang="en")
    assert [tick.get_text() for tick in english.get_yticklabels()] == ["ب from أ"]
    assert caption(english).endswith("other pairs: 1")


def test_what_cannot_be_drawn_gets_one_sentence(
    keywords: pd.DataFrame, counts: pd.DataFrame, marked: pd.DataFrame
) -> None:
    shift = mk.shift(counts, "المد", "المنارة")
    for draw, table in (
        (mk.plot.scatter, keywords), (mk.plot.shift, shift), (mk.plot.reuse, marked),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="nothing to draw: `table` has no rows"):
            draw(table.head(0))
        with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
            draw(table, lang="fr")
        with pytest.raises(ValueError, match="at least 1; got 0"):
            draw(table, top=0)
        with pytest.raises(ValueError, match="`ax` must be empty"):
            draw(table, ax=draw(table))
    with pytest.raises(ValueError, match="finite numbers in rate_target"):
        mk.plot.scatter(keywords.assign(rate_target=np.inf))
    with pytest.raises(ValueError, match="no number below 0 in rate_first; 5 of 5 are"):
        mk.plot.shift(shift.assign(rate_first=-1.0))
    with pytest.raises(ValueError, match="no word of `table` differs"):
        mk.plot.shift(shift.assign(contribution=0.0))
    with pytest.raises(ValueError, match=r"mark_reuse\(articles\) adds it"):
        mk.plot.reuse(marked.drop(columns="family"))
    with pytest.raises(ValueError, match="of 1 items in more than one article, none is in two"):
        mk.plot.reuse(marked[marked["family"] == "f3"])
    with pytest.raises(ValueError, match="must hold a measure with a sign"):
        mk.plot.scatter(mk.keyness(counts, "المد", min_count=1, measure="odds_ratio"))
    plt.close("all")
