"""The lexical x-ray along the text: each hit where it stands in its article, first words first."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection

import mediakit as mk
from boxes import overlaps
from conftest import shared
from drawn import caption, labels, lines_drawn, strokes
from mediakit._direction import strip_isolates

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")


@pytest.fixture
def hits() -> pd.DataFrame:
    """Six hits in four articles of two sources: the first word, the last, and between."""
    rows = [
        ("المد", "1", 0.0), ("المد", "1", 0.2), ("المد", "2", 0.2), ("المد", "2", 1.0),
        ("المنارة", "3", 0.25), ("المنارة", "4", 0.75),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["source", "article", "place"])
    return frame.assign(node="السد", date=pd.NaT)


def medians(axes: Axes) -> np.ndarray:
    (marks,) = (each for each in axes.collections if isinstance(each, PathCollection))
    return np.asarray(marks.get_offsets())


def written(axes: Axes) -> list[str]:
    return [strip_isolates(text.get_text()) for text in labels(axes)]


def names_of_places(axes: Axes) -> list[str]:
    return [strip_isolates(tick.get_text()) for tick in axes.get_xticklabels()]


def test_each_hit_is_a_stroke_at_its_place_in_the_article(hits: pd.DataFrame) -> None:
    drawn = strokes(mk.plot.dispersion(hits, time=None))
    assert drawn[:, 1].tolist() == [0, 0, 0, 1, 1]
    np.testing.assert_allclose(drawn[:, 0], [0, 0.2, 1, 0.25, 0.75])
    assert drawn[1, 2] > drawn[0, 2] == pytest.approx(drawn[2, 2])  # two hits in one place


def test_a_text_begins_where_the_language_begins(hits: pd.DataFrame) -> None:
    arabic, english = (mk.plot.dispersion(hits, time=None, lang=lang) for lang in ("ar", "en"))
    assert arabic.xaxis_inverted()
    assert not english.xaxis_inverted()
    assert names_of_places(arabic) == ["بداية المقال", "25%", "50%", "75%", "نهايته"]
    assert names_of_places(english) == ["beginning", "25%", "50%", "75%", "end of the article"]
    for axes in (arabic, english):
        assert axes.get_xticks().tolist() == [0, 0.25, 0.5, 0.75, 1]
        low, high = sorted(axes.get_xlim())
        assert low < 0  # strokes at both ends are whole
        assert high > 1


def test_the_row_ends_with_its_share_in_the_first_quarter(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits, time=None)
    assert written(axes) == ["ورود", "4", "2", "مقالات", "2", "2", "الربع الأول", "75%", "0%"]
    english = mk.plot.dispersion(hits, time=None, lang="en")
    assert written(english)[6:] == ["first quarter", "75%", "0%"]
    np.testing.assert_allclose(medians(axes)[:, 0], [0.2, 0.5])
    for each in (axes, english):
        assert overlaps(each) == []


def test_numbers_stand_beyond_the_end_of_the_text(hits: pd.DataFrame) -> None:
    for lang in ("ar", "en"):
        axes = mk.plot.dispersion(hits, time=None, lang=lang)
        axes.figure.canvas.draw()
        frame = axes.get_window_extent()
        for box in (text.get_window_extent() for text in labels(axes)):
            assert box.x1 < frame.x0 if lang == "ar" else box.x0 > frame.x1


def test_the_chart_says_what_a_place_is(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits, time=None)
    assert axes.get_title(loc="right") == "مواضع الورود داخل المقال: السد"
    said = caption(axes).replace("\n", " · ")
    assert "ن = 6 من مرات الورود في 4 من المقالات" in said
    assert "الموضع: من أول كلمة في المقال إلى آخرها" in said
    assert "المثلث: الوسيط" in said
    assert mk.plot.describe(axes) == (
        "ن = 6 من مرات الورود في 4 من المقالات. وسيط الموضع: 22% من المقال؛ في ربعه الأول 50%. "
        "أكثر الصفوف: المد (4)، المنارة (2)."
    )
    one_row = mk.plot.dispersion(hits, time=None, top=1, lang="en")
    assert "in other rows: 2" in caption(one_row)
    assert mk.plot.describe(one_row) == (
        "N = 4 occurrences in 2 articles. Median place: 20% of the article; in its first quarter "
        "75%. Fullest rows: المد (4) · in other rows: 2."
    )


@pytest.mark.parametrize("time", ["ltr", None])
def test_an_english_title_that_names_an_arabic_term_runs_from_the_left(
    hits: pd.DataFrame, time: str | None
) -> None:
    axes = mk.plot.dispersion(hits.assign(date=pd.Timestamp("2026-01-01")), time=time, lang="en")
    (title,) = {line for line in lines_drawn(axes.figure) if "Occurrences" in line}
    assert title.startswith("\u2066")


def test_dates_are_not_needed_and_hits_without_one_are_drawn(hits: pd.DataFrame) -> None:
    dated = hits.assign(date=pd.to_datetime(["2026-01-01", *[None] * 5]))
    for table in (hits, hits.drop(columns="date"), dated, hits.assign(date="لا أدري")):
        axes = mk.plot.dispersion(table, time=None)
        assert len(strokes(axes)) == 5
        assert "بلا تاريخ" not in caption(axes)


def test_one_row_of_one_hit_and_narrow_axes_are_drawn(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits.head(1), time=None, by=None)
    assert strokes(axes)[:, :2].tolist() == [[0, 0]]
    assert written(axes) == ["ورود", "1", "مقالات", "1", "الربع الأول", "100%"]
    narrow = plt.figure(figsize=(3.6, 3)).add_subplot()
    mk.plot.dispersion(hits, time=None, ax=narrow)
    names = names_of_places(narrow)
    assert len(names) < 5
    assert (names[0], names[-1]) == ("بداية المقال", "نهايته")
    assert overlaps(narrow) == []


@pytest.mark.parametrize("time", ["ltr", None])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_headings_stand_clear_of_the_numbers_in_small_axes(
    hits: pd.DataFrame, time: str | None, lang: str
) -> None:
    small = plt.figure(figsize=(4, 2.5)).add_subplot()
    table = hits.head(1).assign(date=pd.Timestamp("2026-01-01"))
    mk.plot.dispersion(table, time=time, ax=small, lang=lang)
    assert overlaps(small) == []


def test_headings_stay_above_their_row_where_rows_are_lower_than_type(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits.head(1), time=None)
    axes.figure.set_layout_engine("none")
    axes.set_position((0.4, 0.5, 0.4, 0.02))
    axes.figure.canvas.draw()
    heading, number = (text.get_window_extent() for text in labels(axes)[:2])
    assert heading.y0 > number.y1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("أبجد"), st.integers(0, 9), st.floats(0, 1)), min_size=1,
        max_size=60,
    )
)  # fmt: skip
def test_no_hit_is_lost_and_none_leaves_the_axes(found: list[tuple[str, int, float]]) -> None:
    table = pd.DataFrame(found, columns=["source", "article", "place"]).assign(node="سد")
    axes = mk.plot.dispersion(table, time=None)
    rows = table["source"].nunique()
    texts = written(axes)
    assert sum(map(int, texts[1 : rows + 1])) == len(found)
    drawn = strokes(axes)
    assert rows <= len(drawn) <= len(found)
    assert ((drawn[:, 0] >= 0) & (drawn[:, 0] <= 1 + 1e-12)).all()
    plt.close("all")


def test_concordances_of_words_phrases_and_families_are_drawn() -> None:
    articles = mk.mark_reuse(mk.load_sample())
    tokens = mk.tokenize(articles)
    for query in ("رئيس الحكومة", ["الميناء", "ميناء"]):
        lines = mk.kwic(tokens, query, families=True)
        axes = mk.plot.dispersion(lines, time=None)
        assert f"ن = {len(lines)} من" in caption(axes)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_text_hides_another_on_real_news(lang: str) -> None:
    tokens = mk.tokenize(mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv")))
    axes = mk.plot.dispersion(mk.kwic(tokens, "السعودية"), time=None, lang=lang)
    assert overlaps(axes) == []
    assert len(axes.get_yticklabels()) == 12


def test_the_table_stays_as_it_is(hits: pd.DataFrame) -> None:
    twice = pd.concat([hits, hits])
    before = twice.copy()
    axes = mk.plot.dispersion(twice, time=None)
    pd.testing.assert_frame_equal(twice, before)
    assert "ن = 12 من" in caption(axes)


def test_places_that_are_none_get_one_sentence(hits: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"needs the column place .*as kwic\(tokens, …\) returns"):
        mk.plot.dispersion(hits.drop(columns="place"), time=None)
    with pytest.raises(ValueError, match="must have numbers in the column place; got str"):
        mk.plot.dispersion(hits.assign(place="after"), time=None)
    with pytest.raises(ValueError, match="must have numbers in the column place; got bool"):
        mk.plot.dispersion(hits.assign(place=True), time=None)
    with pytest.raises(ValueError, match="from 0 to 1 in the column place; 1 of 6 are not"):
        mk.plot.dispersion(hits.assign(place=hits["place"].where(hits.index != 2)), time=None)
    with pytest.raises(ValueError, match="from 0 to 1 in the column place; 2 of 6 are not"):
        mk.plot.dispersion(hits.assign(place=[1, 2, 3, 0, 1, 1]), time=None)
    with pytest.raises(ValueError, match="no number below 0 in place; 1 of 6"):
        mk.plot.dispersion(hits.assign(place=[-1, 0, 0, 0, 1, 1]), time=None)
    with pytest.raises(ValueError, match="nothing to draw: `table` has no rows"):
        mk.plot.dispersion(hits.head(0), time=None)
