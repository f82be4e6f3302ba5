"""The chart of who carried whose copy: every number counted by hand."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

import mediakit as mk
from drawn import caption, labels
from mediakit.plot._copies import copies_of

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")


def articles_of(*families: tuple[str, str], alone: str = "") -> pd.DataFrame:
    """Return articles: of each family the order and its sources, the first first; others alone."""
    rows = [
        {"source": source, "family": f"{number}", "family_first": not place, "family_order": order}
        for number, (order, sources) in enumerate(families)
        for place, source in enumerate(sources)
    ]
    rows += [{"source": source, "family_first": True} for source in alone]
    columns = ["source", "family", "family_first", "family_order"]
    table = pd.DataFrame(rows, columns=columns).astype({"family": "str", "family_order": "str"})
    return table.assign(family_first=table["family_first"].astype(bool))


# أ has a text first that ب and ج carry, and another that ب carries; ب and ج share one of a day.
EXAMPLE = articles_of(
    ("dated", "أبج"), ("dated", "أب"), ("same day", "بج"), ("dated", "بب"), alone="أأجج"
)


def cells(axes: Axes) -> dict[tuple[int, int], list[str]]:
    """Return what is written in each cell of the square: row, column."""
    number = len(axes.get_yticks())
    found: dict[tuple[int, int], list[str]] = {}
    for text in labels(axes):
        column, row = text.get_position()
        if 0 < column < number and -0.5 < row < number and text.get_ha() == "center":
            found.setdefault((round(row), int(column)), []).append(text.get_text())
    return found


def shares(axes: Axes) -> list[str]:
    return [text.get_text() for text in labels(axes) if text.get_text().endswith("%")]


def test_a_cell_counts_the_texts_that_the_column_had_first_and_the_row_after() -> None:
    axes = mk.plot.reuse(EXAMPLE)
    assert [name.get_text() for name in axes.get_yticklabels()] == ["أ", "ج", "ب"]
    assert cells(axes) == {(2, 0): ["2"], (1, 0): ["1"], (1, 2): ["(1)"], (2, 1): ["(1)"]}


def test_a_family_without_a_known_first_has_no_direction_whatever_the_table_calls_first() -> None:
    for order in ("same day", "undated"):
        found = copies_of(articles_of((order, "أبج")), top=12)
        assert found.known.to_numpy().sum() == 0
        assert found.unknown.to_numpy().tolist() == [[0, 1, 1], [1, 0, 1], [1, 1, 0]]
        assert found.undecided == 1


def test_a_family_whose_first_article_is_not_in_the_table_has_no_direction() -> None:
    later = EXAMPLE[~((EXAMPLE["source"] == "أ") & (EXAMPLE["family"] == "0"))]
    found = copies_of(later, top=12)
    assert found.known.loc["ب", "أ"] == 1
    assert found.unknown.loc["ب", "ج"] == 2


def test_a_source_that_carries_a_text_twice_counts_once_in_the_square_twice_in_its_share() -> None:
    found = copies_of(articles_of(("dated", "أبب"), alone="بب"), top=12)
    assert found.known.loc["ب", "أ"] == 1
    assert found.shares.loc["ب"].tolist() == [0.5, 0.5]
    assert found.shares.loc["أ"].tolist() == [0.0, 0.0]


def test_a_source_that_repeats_its_own_copies_nobody() -> None:
    found = copies_of(articles_of(("dated", "أأب"), ("dated", "بب"), alone="أ"), top=12)
    assert found.shares.loc["أ"].tolist() == [0.0, 0.0]
    assert found.shares["known"]["ب"] == pytest.approx(1 / 3)
    assert found.within == 1
    assert found.known.loc["أ", "أ"] == 0


def test_shares_go_from_the_known_copies_to_the_possible() -> None:
    assert shares(mk.plot.reuse(EXAMPLE)) == ["0%", "25–50%", "40–60%"]


def test_sources_come_from_the_most_copied_to_those_that_copy_most() -> None:
    table = articles_of(("dated", "جأ"), ("dated", "جب"), ("dated", "بأ"))
    assert copies_of(table, top=12).known.index.tolist() == ["ج", "ب", "أ"]
    shuffled = table.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(copies_of(shuffled, 12).known, copies_of(table, 12).known)


def test_top_keeps_the_sources_that_share_most_texts_and_the_caption_says_so() -> None:
    axes = mk.plot.reuse(EXAMPLE, top=2)
    assert [name.get_text() for name in axes.get_yticklabels()] == ["أ", "ب"]
    assert "يظهر 2 من 3 من المصادر" in caption(axes)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", ["ن = 13 من المقالات، 3 من النصوص", "(1 نصا: اليوم نفسه", "غير محسوبة: 1"]),
        ("en", ["N = 13 articles, 3 texts in more", "(1 texts: the same day", "not counted: 1"]),
    ],
)
def test_the_caption_counts_articles_texts_and_what_is_not_known(
    lang: str, said: list[str]
) -> None:
    written = " ".join(caption(mk.plot.reuse(EXAMPLE, lang=lang)).split())
    assert [part for part in said if part not in written] == []


def test_where_every_first_is_known_the_caption_speaks_of_no_brackets() -> None:
    written = caption(mk.plot.reuse(articles_of(("dated", "أب"))))
    assert "قوسين" not in written
    assert "الممكن" not in written


def test_the_description_names_the_most_carried_and_the_highest_shares() -> None:
    said = mk.plot.describe(mk.plot.reuse(EXAMPLE))
    assert said.startswith("أكثر النقل: ب عن أ (2)، ج عن أ (1). أعلى نسبة منقول: ب (40–60%)، ج")
    english = mk.plot.describe(mk.plot.reuse(EXAMPLE, lang="en"))
    assert english.startswith("Most carried: ب from أ (2), ج from أ (1). Highest shares")


def test_columns_run_from_the_side_of_the_names() -> None:
    arabic, english = mk.plot.reuse(EXAMPLE), mk.plot.reuse(EXAMPLE, lang="en")
    assert arabic.xaxis_inverted()
    assert arabic.yaxis.get_ticks_position() == "right"
    assert not english.xaxis_inverted()
    assert english.yaxis.get_ticks_position() == "left"


def test_columns_are_named_where_the_names_fit_and_numbered_like_the_rows_where_not() -> None:
    named = EXAMPLE.replace({"أ": "بوابة المد", "ب": "هضبة نيوز", "ج": "السدرة الاقتصادية"})
    written = [text.get_text() for text in labels(mk.plot.reuse(named))]
    assert "بوابة\nالمد" in written
    assert "3" not in written
    long = EXAMPLE.replace({"أ": "صحيفة" * 9})
    numbers = [text.get_text() for text in labels(mk.plot.reuse(long)) if text.get_text() == "3"]
    assert numbers == ["3", "3"]  # above the column, beside the row


SOURCES = st.text("أبجده", min_size=2, max_size=6)
FAMILIES = st.lists(st.tuples(st.sampled_from(["dated", "same day", "undated"]), SOURCES))


@given(FAMILIES.filter(lambda families: any(len(set(names)) > 1 for _, names in families)))
def test_the_numbers_add_up_to_those_of_the_families(families: list[tuple[str, str]]) -> None:
    found = copies_of(articles_of(*families), top=12)
    dated = [set(names) for order, names in families if order == "dated"]
    others = [set(names) for order, names in families if order != "dated"]
    assert found.known.to_numpy().sum() == sum(len(names) - 1 for names in dated)
    unknown = found.unknown.to_numpy()
    assert unknown.sum() == sum(len(names) * (len(names) - 1) for names in others)
    assert (unknown == unknown.T).all()
    assert np.diag(found.known).sum() == 0
    assert found.shares["known"].le(found.shares["possible"]).all()
    assert found.shares["possible"].le(1).all()


def test_articles_of_mark_reuse_are_needed_and_never_changed() -> None:
    articles = mk.load_sample()
    with pytest.raises(ValueError, match=r"column family: articles = mark_reuse\(articles\) befo"):
        mk.plot.reuse(articles)
    marked = mk.mark_reuse(articles)
    before = marked.copy()
    mk.plot.reuse(marked)
    pd.testing.assert_frame_equal(marked, before)


def test_bad_tables_get_one_sentence() -> None:
    with pytest.raises(TypeError, match="`articles` must be a pandas DataFrame; got int"):
        mk.plot.reuse(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing to draw: `articles` has no rows"):
        mk.plot.reuse(EXAMPLE.head(0))
    with pytest.raises(ValueError, match="nothing to draw: of 4 articles, no two of different"):
        mk.plot.reuse(articles_of(("dated", "أأ"), alone="بج"))
    with pytest.raises(ValueError, match="`top` must be at least 2; got 1"):
        mk.plot.reuse(EXAMPLE, top=1)
    with pytest.raises(ValueError, match="one first article in each family; 4 families have more"):
        mk.plot.reuse(pd.concat([EXAMPLE, EXAMPLE]))
    nameless = EXAMPLE.assign(source=EXAMPLE["source"].where(EXAMPLE.index != 0))
    with pytest.raises(ValueError, match="`articles` must have a value in the column source in"):
        mk.plot.reuse(nameless)
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        mk.plot.reuse(EXAMPLE, lang="fr")
