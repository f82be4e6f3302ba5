"""Charts of collocates and of networks: what they draw, in whatever order, and what they refuse."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

import mediakit as mk
from drawn import labels
from mediakit._direction import strip_isolates
from mediakit.plot import _figure
from mediakit.plot._collocates import MEASURES, TEXTS

mpl.use("agg")
TEXT = "قال رئيس الحكومة إن رئيس الحكومة زار السد وقال رئيس النقابة إن السد قديم".split()


pytestmark = pytest.mark.usefixtures("clean_matplotlib")


def axes_of(size: tuple[float, float] = (6.4, 4.8)) -> Axes:
    return plt.figure(figsize=size).add_subplot()


@pytest.fixture
def near() -> pd.DataFrame:
    return mk.collocates(mk.Tokens.from_lists([TEXT]), "رئيس", window=2, min_count=1)


@pytest.fixture
def links() -> pd.DataFrame:
    return mk.cooccurrence(mk.Tokens.from_lists([TEXT]), window=3)


def words_on(axes: Axes) -> list[str]:
    return [strip_isolates(tick.get_text()) for tick in axes.get_yticklabels()]


def test_collocates_are_mirrored_with_the_strongest_on_top(near: pd.DataFrame) -> None:
    mk.use_arabic()
    axes = axes_of()
    assert mk.plot.collocates(near, ax=axes, top=3) is axes
    assert words_on(axes) == near["token"].head(3).tolist()
    assert [bar.get_width() for bar in axes.patches] == near["log_dice"].head(3).tolist()
    assert [text.get_text() for text in labels(axes)] == near["count"].head(3).astype(str).tolist()
    assert axes.xaxis_inverted()
    assert axes.yaxis_inverted()
    assert axes.yaxis.get_ticks_position() == "right"
    axes.figure.canvas.draw()


@pytest.mark.parametrize("measure", MEASURES)
def test_bars_show_the_measure_that_sorts_the_table(measure: str) -> None:
    tokens = mk.Tokens.from_lists([TEXT] * 3)
    table = mk.collocates(tokens, "رئيس", window=2, min_count=1, measure=measure)
    axes = mk.plot.collocates(table, measure=measure, ax=axes_of())
    of_itself = mk.plot.collocates(mk.without(table, ["إن"]), ax=axes_of())
    drawn = table.dropna(subset=[measure])
    assert [bar.get_width() for bar in axes.patches] == drawn[measure].tolist()
    assert words_on(axes) == drawn["token"].tolist()
    assert words_on(of_itself) == [word for word in words_on(axes) if word != "إن"]
    assert TEXTS["ar"][measure] in strip_isolates(axes.get_xlabel())


def test_a_table_in_another_order_is_drawn_by_log_dice(near: pd.DataFrame) -> None:
    shuffled = near.sample(frac=1, random_state=3)
    assert words_on(mk.plot.collocates(shuffled, ax=axes_of())) == near["token"].tolist()


def test_bars_below_zero_go_to_the_right_and_missing_ones_are_not_drawn() -> None:
    table = pd.DataFrame({"token": ["سد", "نهر", "بحر"], "count": [1000, 1, 1]})
    axes = mk.plot.collocates(table.assign(mi=[np.nan, 2.0, -1.0]), ax=axes_of())
    assert words_on(axes) == ["نهر", "بحر"]
    high, low = axes.get_xlim()
    assert low < -1
    assert high > 2
    below = mk.plot.collocates(table.assign(mi=[-1.0, -1.5, -2.0]), ax=axes_of())
    high, low = below.get_xlim()
    assert low < -2
    assert high > 0
    assert labels(below)[0].get_text() == "1,000"


def test_the_chart_of_collocates_says_what_it_shows(near: pd.DataFrame) -> None:
    mk.use_arabic()
    axes = mk.plot.collocates(near, ax=axes_of(), title="<b>")
    markup = _figure.figure_html(axes.figure)
    assert f"أقوى الكلمات مصاحبة (لوغاريتم دايس): {near['token'][0]} (" in markup
    assert "&lt;b&gt;" in markup


def test_bad_tables_of_collocates_get_one_sentence(near: pd.DataFrame) -> None:
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        mk.plot.collocates(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs the column token"):
        mk.plot.collocates(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match="needs the column log_dice"):
        mk.plot.collocates(near[["token", "count"]])
    with pytest.raises(ValueError, match=r"`measure` must be one of log_dice.*mean t_score\?"):
        mk.plot.collocates(near, measure="t_scor")
    with pytest.raises(ValueError, match="`top` must be at least 1; got 0"):
        mk.plot.collocates(near, top=0)
    for empty in (near.head(0), near.assign(mi=np.nan)):
        with pytest.raises(ValueError, match="nothing to draw"):
            mk.plot.collocates(empty, measure="mi")


def places(axes: Axes) -> dict[str, tuple[float, float]]:
    return {strip_isolates(text.get_text()): text.get_position() for text in labels(axes)}


def lines_of(axes: Axes) -> LineCollection:
    *_, lines = (each for each in axes.collections if isinstance(each, LineCollection))
    return lines


def test_a_network_links_the_strongest_pairs_from_word_to_word(links: pd.DataFrame) -> None:
    mk.use_arabic()
    axes = axes_of()
    assert mk.plot.network(links, ax=axes, top=6) is axes
    others = links[links["first"] != links["second"]]
    assert len(others) < len(links)  # a word near itself is no link
    sixth = others["log_dice"].nlargest(6).iloc[-1]
    at, lines = places(axes), lines_of(axes)
    assert len(lines.get_segments()) == 6
    ends = {tuple(np.round(end, 9)) for line in lines.get_segments() for end in line}
    assert ends == {tuple(np.round(place, 9)) for place in at.values()}
    by_place = {tuple(np.round(place, 9)): word for word, place in at.items()}
    strength = {
        frozenset(pair): value
        for *pair, value in others[["first", "second", "log_dice"]].itertuples(index=False)
    }
    drawn = [
        strength[frozenset(by_place[tuple(np.round(end, 9))] for end in line)]
        for line in lines.get_segments()
    ]
    assert min(drawn) == sixth
    order = np.argsort(-np.array(drawn), kind="stable")
    assert (np.diff(np.array(lines.get_linewidths())[order]) <= 0).all()
    axes.figure.canvas.draw()


def test_a_network_by_counts_has_the_most_frequent_pairs(links: pd.DataFrame) -> None:
    others = links[links["first"] != links["second"]]
    axes = mk.plot.network(links, strength="count", top=1, ax=axes_of())
    best = others[others["count"] == others["count"].max()]
    pairs = best[["first", "second"]].to_numpy().tolist()
    assert set(places(axes)) in [set(pair) for pair in pairs]


def test_a_network_is_the_same_whatever_the_order_of_the_rows(links: pd.DataFrame) -> None:
    expected = places(mk.plot.network(links, ax=axes_of()))
    turned = links.rename(columns={"first": "second", "second": "first"})
    for same in (links, links.sample(frac=1, random_state=1), turned.iloc[::-1]):
        found = places(mk.plot.network(same, ax=axes_of()))
        assert list(found) == list(expected)
        np.testing.assert_array_equal(list(found.values()), list(expected.values()))
    other = places(mk.plot.network(links, ax=axes_of(), seed=1))
    assert set(other) == set(expected)
    assert other != expected


@pytest.mark.parametrize("seed", range(5))
def test_no_word_of_a_network_hides_another_or_leaves_the_axes(seed: int) -> None:
    mk.use_arabic()
    random = np.random.default_rng(seed)
    words = np.array([f"كلمة{number}" * (1 + number % 3) for number in range(45)])
    table = pd.DataFrame(
        {
            "first": words[random.integers(0, 45, 70)], "second": words[random.integers(0, 45, 70)],
            "count": random.integers(1, 9, 70), "log_dice": random.normal(9, 2, 70),
        }
    )  # fmt: skip
    axes = mk.plot.network(table, ax=axes_of((10, 7)), top=70)
    axes.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in labels(axes)]
    assert len(boxes) > 30
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    frame = axes.get_window_extent()
    for box in boxes:
        assert frame.x0 <= box.x0 < box.x1 <= frame.x1
        assert frame.y0 <= box.y0 < box.y1 <= frame.y1


def test_links_of_close_words_are_seen_between_them() -> None:
    words = [f"كلمة {number}" for number in range(40)]
    table = pd.DataFrame({"first": words[::2], "second": words[1::2], "count": 1, "log_dice": 9.0})
    axes = mk.plot.network(table, ax=axes_of((8, 6)))
    axes.figure.canvas.draw()
    boxes = {strip_isolates(text.get_text()): text.get_window_extent() for text in labels(axes)}
    gap = 2 * 4 * axes.figure.dpi / 72 - 1  # 4 points around each word
    for first, second in zip(words[::2], words[1::2], strict=True):
        one, other = boxes[first], boxes[second]
        across = max(one.x0 - other.x1, other.x0 - one.x1)
        along = max(one.y0 - other.y1, other.y0 - one.y1)
        assert max(across, along) >= gap


def test_infinite_numbers_and_missing_words_get_one_sentence(
    near: pd.DataFrame, links: pd.DataFrame
) -> None:
    for draw, table in ((mk.plot.collocates, near), (mk.plot.network, links)):
        infinite = table.assign(log_dice=table["log_dice"].where(table.index != 0, np.inf))
        expected = f"finite numbers in log_dice to be drawn; 1 of {len(table)} are infinite"
        with pytest.raises(ValueError, match=expected):
            draw(infinite)
    for draw, table, column in (
        (mk.plot.collocates, near, "token"),
        (mk.plot.network, links, "first"),
        (mk.plot.network, links, "second"),
    ):
        with pytest.raises(ValueError, match=f"in the column {column} in each row; 1 of"):
            draw(table.assign(**{column: table[column].where(table.index != 0)}))
    with pytest.raises(ValueError, match="needs the column count"):
        mk.plot.network(links.drop(columns="count"))


def test_words_may_be_categories(links: pd.DataFrame) -> None:
    categories = links.astype({"first": "category", "second": "category"})
    assert words_on(mk.plot.network(categories, ax=axes_of())) == words_on(
        mk.plot.network(links, ax=axes_of())
    )


def test_more_words_than_the_axes_have_room_for_are_drawn_all_the_same() -> None:
    words = [f"كلمة طويلة جدا {number}" for number in range(40)]
    table = pd.DataFrame({"first": words[:-1], "second": words[1:], "count": 1, "log_dice": 9.0})
    axes = mk.plot.network(table, ax=axes_of((2, 2)))
    axes.figure.canvas.draw()
    assert len(labels(axes)) == 40


def test_a_network_is_right_without_use_arabic(links: pd.DataFrame) -> None:
    axes = mk.plot.network(links, ax=axes_of(), title="BBC عربي")
    assert axes.get_title(loc="right") == "BBC عربي"
    assert all(text.get_text() == strip_isolates(text.get_text()) for text in labels(axes))
    assert labels(axes)[0].get_fontfamily()[0] == "Vazirmatn"


def test_dollars_and_brackets_in_words_are_harmless(links: pd.DataFrame) -> None:
    odd = links.replace({"رئيس": "$س$", "السد": "[ح]"})
    axes = mk.plot.network(odd, ax=axes_of(), title="سعر $5 و $6 [1]")
    axes.figure.canvas.draw()
    assert {"$س$", "[ح]"} <= set(places(axes))


def test_the_network_says_what_it_shows(links: pd.DataFrame) -> None:
    axes = mk.plot.network(links, ax=axes_of(), top=4)
    words = len(places(axes))
    assert axes.get_label().startswith(f"{words} كلمة و4 رابطا. أقوى الروابط (لوغاريتم دايس): ")


def test_bad_networks_get_one_sentence(links: pd.DataFrame) -> None:
    with pytest.raises(TypeError, match="`table` must be a pandas DataFrame; got int"):
        mk.plot.network(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs the column first"):
        mk.plot.network(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match=r"`strength` must be one of log_dice, count; got mi"):
        mk.plot.network(links, strength="mi")
    with pytest.raises(ValueError, match="`top` must be at least 1; got 0"):
        mk.plot.network(links, top=0)
    with pytest.raises(ValueError, match="`seed` must be at least 0; got -1"):
        mk.plot.network(links, seed=-1)
    for nothing in (links.head(0), links.assign(second=links["first"])):
        with pytest.raises(ValueError, match="nothing to draw"):
            mk.plot.network(nothing)


def test_the_charts_change_no_table(near: pd.DataFrame, links: pd.DataFrame) -> None:
    before = near.copy(), links.copy()
    mk.plot.collocates(near, ax=axes_of())
    mk.plot.network(links, ax=axes_of())
    pd.testing.assert_frame_equal(near, before[0])
    pd.testing.assert_frame_equal(links, before[1])


def test_networkx_is_loaded_only_to_lay_out() -> None:
    code = "import sys, mediakit.plot; assert 'networkx' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
