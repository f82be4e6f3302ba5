"""The lexical x-ray: each hit in its row and at its time, counted where it is not drawn."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes

import mediakit as mk
from boxes import overlaps
from conftest import shared
from drawn import caption, labels, strokes
from mediakit._direction import strip_isolates

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
ODD = ["س" * 200, "$س$ و $x$", "سطر\nثان", "سد 😀", "صحيفة Press עיתון", "\u202eسد"]


def concordance(rows: list[tuple[str, str, str | None]]) -> pd.DataFrame:
    """Return a concordance of hits: source, article, date."""
    frame = pd.DataFrame(rows, columns=["source", "article", "date"])
    return frame.assign(
        before="", node="السد", after="", date=pd.to_datetime(frame["date"]), headline=""
    )


@pytest.fixture
def hits() -> pd.DataFrame:
    """Five hits in four articles of two sources, in January and March."""
    return concordance(
        [
            ("المد", "1", "2026-01-10"), ("المد", "1", "2026-01-10"), ("المد", "2", "2026-03-31"),
            ("المنارة", "3", "2026-01-01"), ("المنارة", "4", None),
        ]
    )  # fmt: skip


def rows_of(axes: Axes) -> list[str]:
    return [strip_isolates(tick.get_text()) for tick in axes.get_yticklabels()]


def test_each_hit_is_a_stroke_in_its_row_at_its_time(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits)
    assert rows_of(axes) == ["المد", "المنارة"]  # most hits first, on top
    assert axes.yaxis_inverted()
    drawn = strokes(axes)
    noon = np.array([9.5 / 31 - 0.5, 2 + 30.5 / 31 - 0.5, 0.5 / 31 - 0.5])
    np.testing.assert_allclose(drawn[:, 0], noon)  # months from the middle of January
    assert drawn[:, 1].tolist() == [0, 0, 1]
    assert drawn[0, 2] > drawn[1, 2]  # two hits of one day are longer
    assert drawn[1, 2] == pytest.approx(drawn[2, 2])
    assert axes.get_xlim() == (-0.5, 2.5)


def test_the_row_ends_with_its_hits_and_articles(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits)
    texts = [strip_isolates(text.get_text()) for text in labels(axes)]
    assert texts == ["ورود", "3", "1", "مقالات", "2", "1"]
    axes.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in labels(axes)]
    assert max(box.x1 for box in boxes) < axes.get_window_extent().x0
    english = mk.plot.dispersion(hits, lang="en")
    english.figure.canvas.draw()
    assert labels(english)[0].get_text() == "hits"
    assert min(box.get_window_extent().x0 for box in labels(english)) > (
        english.get_window_extent().x1
    )


def test_what_is_not_drawn_is_counted(hits: pd.DataFrame) -> None:
    axes = mk.plot.dispersion(hits)
    assert "ن = 4 من مرات الورود في 3 من المقالات" in caption(axes).replace("\n", " · ")
    assert "بلا تاريخ: 1" in caption(axes)
    one_row = mk.plot.dispersion(hits, top=1, lang="en")
    assert rows_of(one_row) == ["المد"]
    assert "in other rows: 1" in caption(one_row)
    assert "N = 3 occurrences in 2 articles" in caption(one_row)


def test_the_x_ray_says_what_it_shows(hits: pd.DataFrame) -> None:
    said = mk.plot.describe(mk.plot.dispersion(hits))
    assert said == (
        "ن = 4 من مرات الورود في 3 من المقالات، من 2026-01-01 إلى 2026-03-31. أكثر الفترات: يناير "
        "2026 (3). أكثر الصفوف: المد (3)، المنارة (1) · بلا تاريخ: 1."
    )
    levant = mk.plot.describe(mk.plot.dispersion(hits, months="levant"))
    assert "كانون الثاني 2026 (3)" in levant
    assert mk.plot.describe(mk.plot.dispersion(hits, lang="en")) == (
        "N = 4 occurrences in 3 articles, from 2026-01-01 to 2026-03-31. Fullest period: Jan 2026 "
        "(3). Fullest rows: المد (3), المنارة (1) · without a date: 1."
    )


@pytest.mark.parametrize(
    ("last", "first_name", "periods"),
    [
        ("2026-01-03", "1 يناير\n2026", 3),
        ("2026-04-01", "يناير\n2026", 4),
        ("2036-01-01", "2026", 11),
    ],
)
def test_time_is_in_days_months_or_years(last: str, first_name: str, periods: int) -> None:
    axes = mk.plot.dispersion(concordance([("أ", "1", "2026-01-01"), ("أ", "2", last)]))
    assert strip_isolates(axes.get_xticklabels()[0].get_text()) == first_name
    assert axes.get_xlim() == (-0.5, periods - 0.5)
    ticks = axes.get_xticks()
    assert ticks.min() >= 0
    assert ticks.max() <= periods - 1


def test_hours_are_kept_where_dates_have_them() -> None:
    rows = [("أ", "1", "2026-01-01 06:00"), ("أ", "2", "2026-01-01 18:00")]
    drawn = strokes(mk.plot.dispersion(concordance(rows)))
    np.testing.assert_allclose(drawn[:, 0], [-0.25, 0.25])
    aware = concordance(rows)
    aware["date"] = aware["date"].dt.tz_localize("Asia/Riyadh")
    np.testing.assert_allclose(strokes(mk.plot.dispersion(aware))[:, 0], [-0.25, 0.25])


def test_without_dates_articles_stand_in_the_order_of_the_table(hits: pd.DataFrame) -> None:
    for undated in (hits.assign(date=pd.NaT), hits.drop(columns="date")):
        axes = mk.plot.dispersion(undated)
        drawn = strokes(axes)
        assert drawn[:, :2].tolist() == [[0, 0], [1, 0], [2, 1], [3, 1]]
        names = [tick.get_text() for tick in axes.get_xticklabels()]
        assert names == ["1", "2", "3", "4"]
        assert "رقم المقال" in axes.get_xlabel()
        assert "بلا تاريخ" not in caption(axes)
    tokens = mk.Tokens.from_lists([["السد"], ["نهر"], ["السد"]])
    axes = mk.plot.dispersion(mk.kwic(tokens, "السد"), by=None)
    assert rows_of(axes) == ["الكل"]
    assert len(strokes(axes)) == 2


def test_time_may_run_from_the_right(hits: pd.DataFrame) -> None:
    ltr, rtl = mk.plot.dispersion(hits), mk.plot.dispersion(hits, time="rtl")
    assert not ltr.xaxis_inverted()
    assert rtl.xaxis_inverted()
    np.testing.assert_allclose(strokes(rtl)[:, 0], strokes(ltr)[:, 0])
    assert overlaps(rtl) == []


def test_rows_may_be_of_another_column_and_the_title_names_one_term(hits: pd.DataFrame) -> None:
    asked = hits.assign(query=["السد", "النهر", "السد", "النهر", "السد"])
    axes = mk.plot.dispersion(asked, by="query")
    assert rows_of(axes) == ["السد", "النهر"]
    assert axes.get_title(loc="right") == "مواضع الورود عبر الزمن"
    assert axes.get_ylim() == (1.5, -1.3)
    one = mk.plot.dispersion(hits)
    assert one.get_title(loc="right") == "مواضع الورود عبر الزمن: السد"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("أبجد"), st.integers(0, 9), st.integers(0, 3000)), min_size=1,
        max_size=60,
    )
)  # fmt: skip
def test_no_hit_is_lost_and_none_leaves_the_axes(found: list[tuple[str, int, int]]) -> None:
    dates = pd.Timestamp("2020-01-01") + pd.to_timedelta([day for *_, day in found], unit="D")
    table = concordance([(source, str(article), None) for source, article, _ in found])
    axes = mk.plot.dispersion(table.assign(date=dates))
    texts = [text.get_text() for text in labels(axes)]
    rows = len(set(table["source"]))
    assert sum(map(int, texts[1 : rows + 1])) == len(found)
    drawn = strokes(axes)
    assert rows <= len(drawn) <= len(found)
    low, high = axes.get_xlim()
    assert ((drawn[:, 0] > low) & (drawn[:, 0] < high)).all()
    assert (drawn[:, 2] < 1).all()
    plt.close("all")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_text_hides_another_on_the_sample(lang: str) -> None:
    tokens = mk.tokenize(mk.load_sample())
    assert overlaps(mk.plot.dispersion(mk.kwic(tokens, "ميناء*"), lang=lang)) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_text_hides_another_on_real_news(lang: str) -> None:
    tokens = mk.tokenize(mk.read_articles(shared("corpora/saudinewsnet/sample_780.csv")))
    axes = mk.plot.dispersion(mk.kwic(tokens, "السعودية"), lang=lang)
    assert overlaps(axes) == []
    assert len(rows_of(axes)) == 12


def test_fifty_thousand_hits_are_few_strokes() -> None:
    random = np.random.default_rng(0)
    days = pd.to_timedelta(random.integers(0, 3000, 50_000), unit="D")
    table = pd.DataFrame(
        {
            "source": random.choice(list("أبجدهو"), 50_000), "node": "السد",
            "article": random.integers(0, 5000, 50_000).astype(str),
            "date": pd.Timestamp("2018-01-01") + days,
        }
    )  # fmt: skip
    axes = mk.plot.dispersion(table)
    assert len(strokes(axes)) < 2500
    assert "ن = 50,000" in caption(axes)
    assert overlaps(axes) == []


def test_odd_names_are_harmless() -> None:
    table = concordance([(name, str(place), "2026-01-01") for place, name in enumerate(ODD)])
    axes = mk.plot.dispersion(table, title="سعر $5 و $6")
    assert overlaps(axes) == []
    assert len(rows_of(axes)) == len(ODD)
    assert max(map(len, rows_of(axes))) <= 48


def test_the_table_and_its_repeated_index_stay_as_they_are(hits: pd.DataFrame) -> None:
    twice = pd.concat([hits, hits])
    before = twice.copy()
    axes = mk.plot.dispersion(twice)
    pd.testing.assert_frame_equal(twice, before)
    assert "ن = 8 من" in caption(axes)


def test_one_hit_and_the_axes_given_are_drawn(hits: pd.DataFrame) -> None:
    axes = plt.figure().add_subplot()
    assert mk.plot.dispersion(hits.head(1), ax=axes) is axes
    assert strokes(axes)[:, :2].tolist() == [[0, 0]]
    assert "كل خط: ورود واحد" in caption(axes)
    assert overlaps(axes) == []
    with pytest.raises(ValueError, match="`ax` must be empty"):
        mk.plot.dispersion(hits, ax=axes)


def test_concordances_that_cannot_be_drawn_get_one_sentence(hits: pd.DataFrame) -> None:
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        mk.plot.dispersion(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing to draw: `table` has no rows"):
        mk.plot.dispersion(hits.head(0))
    with pytest.raises(ValueError, match="needs the column article"):
        mk.plot.dispersion(hits.drop(columns="article"))
    with pytest.raises(ValueError, match=r"needs the column sourc.*Did you mean source"):
        mk.plot.dispersion(hits, by="sourc")
    with pytest.raises(ValueError, match="in the column source in each row; 1 of 5 have none"):
        mk.plot.dispersion(hits.assign(source=hits["source"].where(hits.index != 2)))
    with pytest.raises(ValueError, match="must have datetime64 in the column date; got str"):
        mk.plot.dispersion(hits.assign(date=hits["date"].astype("str")))
    with pytest.raises(ValueError, match="`top` must be at least 1; got 0"):
        mk.plot.dispersion(hits, top=0)
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        mk.plot.dispersion(hits, lang="fr")
    with pytest.raises(ValueError, match="`time` must be one of ltr, rtl, None; got up"):
        mk.plot.dispersion(hits, time="up")
    with pytest.raises(ValueError, match="`months` must be one of gulf"):
        mk.plot.dispersion(hits, months="mars")
