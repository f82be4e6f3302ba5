"""Names of points: none on another, none outside, the same each time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.plot._free_places import PADDING, Crowd, crossing, free_places, overlapping

FRAME = np.array([0.0, 0.0, 300.0, 200.0])
EAST = np.array([1.0, 0.0])


def placed(at: np.ndarray, sizes: np.ndarray, points: np.ndarray | None = None) -> np.ndarray:
    others = at if points is None else points
    return free_places(at, sizes, np.tile(EAST, (len(at), 1)), others, FRAME)


@given(st.integers(0, 60), st.integers(0, 10_000), st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_name_hides_another_or_a_named_point_or_leaves_the_frame(
    number: int, seed: int, heaped: bool
) -> None:
    random = np.random.default_rng(seed)
    at = random.uniform(0, 200, (number, 2)) * ([0.05, 0.05] if heaped else [1.5, 1.0])
    sizes = np.stack([random.uniform(5, 90, number), np.full(number, 11.0)], axis=1)
    middles = placed(at, sizes)
    np.testing.assert_array_equal(placed(at, sizes), middles)
    found = ~np.isnan(middles).any(axis=1)
    boxes = np.concatenate([middles - sizes / 2, middles + sizes / 2], axis=1)[found]
    assert not np.triu(overlapping(boxes, boxes), 1).any()
    assert not overlapping(boxes, np.concatenate([at, at], axis=1)).any()
    assert (boxes[:, :2] >= FRAME[:2]).all()
    assert (boxes[:, 2:] <= FRAME[2:]).all()
    assert found.all() or number > 1 or (sizes > FRAME[2:]).any()


def test_a_name_alone_stands_beside_its_point_outwards() -> None:
    (middle,) = placed(np.array([[150.0, 100.0]]), np.array([[40.0, 10.0]]))
    assert middle == pytest.approx([150 + 20 + PADDING[0] + 2, 100])


def test_a_name_at_the_edge_turns_inwards() -> None:
    (middle,) = placed(np.array([[298.0, 100.0]]), np.array([[40.0, 10.0]]))
    assert middle[0] < 298


def test_a_name_goes_where_it_hides_no_points() -> None:
    crowd = np.array([[x, y] for x in range(152, 300, 2) for y in range(0, 200, 2)], dtype=float)
    (middle,) = placed(np.array([[150.0, 100.0]]), np.array([[40.0, 10.0]]), crowd)
    assert middle[0] < 130


def test_the_most_important_name_is_placed_first_and_one_without_room_is_left_out() -> None:
    at = np.array([[150.0, 100.0], [150.0, 100.0]])
    middles = placed(at, np.array([[280.0, 80.0], [290.0, 110.0]]))
    assert not np.isnan(middles[0]).any()
    assert np.isnan(middles[1]).all()
    assert np.isnan(placed(at[:1], np.array([[400.0, 10.0]]))).all()


def test_points_in_a_box_are_counted() -> None:
    crowd = Crowd(np.array([[10.0, 10.0], [11.0, 10.5], [50.0, 10.0]]), FRAME)
    boxes = np.array([[8.0, 8, 12, 12], [40.0, 0, 60, 60], [0.0, 0, 300, 200], [100.0, 0, 120, 9]])
    assert crowd.within(boxes).tolist() == [2, 1, 3, 0]
    assert Crowd(np.array([[-5.0, 500.0]]), FRAME).within(boxes).tolist() == [0, 0, 0, 0]


def test_lines_that_share_an_end_do_not_cross() -> None:
    lines = np.array([[0.0, 0, 4, 4], [0.0, 0, 4, 0], [0.0, 2, 4, 2]])
    assert crossing(lines, lines).tolist() == [
        [False, False, True], [False, False, False], [True, False, False],
    ]  # fmt: skip
