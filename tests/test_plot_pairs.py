"""Charts of two corpora and of many sources: rates against rates, what differs, who copied whom."""

from __future__ import annotations

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
    plt.close("all")
