"""Where does each box go, so that all are near the middle and none lies on another?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
STEP = 2.0  # between the places that are tried, in the unit of the boxes
SPREAD = 0.2  # of the room in which a box looks for the place nearest to a random point


def pack(boxes: Floats, room: Floats, seed: int) -> Floats:
    """Return where the middle of each box goes, (0, 0) being the middle of the room.

    Each box, in the order given, goes where it is nearest to a random point of its own around the
    middle: the first ones near it, the small ones into the gaps between them.

    Parameters
    ----------
    boxes : array of shape (n, 2)
        The width and height of each.
    room : array of shape (2,)
        The width and height in which they must lie.
    seed : int
        The same seed gives the same places.

    Returns
    -------
    array of shape (n, 2)
        NaN for a box that has no place.

    Examples
    --------
    >>> pack(np.array([[9.0, 4.0], [9.0, 4.0], [99.0, 4.0]]), np.array([10.0, 12.0]), 0).tolist()
    [[0.0, 0.0], [0.0, -4.0], [nan, nan]]
    """
    random = np.random.default_rng(seed)
    columns, rows = (np.arange(-(side // STEP), side // STEP + 1) * STEP for side in room / 2)
    points = random.uniform(-0.5, 0.5, (len(boxes), 2)) * SPREAD
    centres = np.full(boxes.shape, np.nan)
    for number, box in enumerate(boxes):
        x, y = columns / room[0] - points[number, 0], rows / room[1] - points[number, 1]
        distance = y[:, None] ** 2 + x**2
        distance[:, np.abs(columns) > (room[0] - box[0]) / 2] = np.inf
        distance[np.abs(rows) > (room[1] - box[1]) / 2] = np.inf
        _forbid(distance, box, boxes[:number], centres[:number], np.array([columns[0], rows[0]]))
        row, column = np.unravel_index(np.argmin(distance), distance.shape)
        if np.isfinite(distance[row, column]):
            centres[number] = columns[column], rows[row]
    return centres


def _forbid(distance: Floats, box: Floats, others: Floats, centres: Floats, start: Floats) -> None:
    """Make the places infinitely far at which a box would lie on one of the others."""
    placed = np.isfinite(centres[:, 0])
    middle, half = centres[placed] - start, (others[placed] + box) / 2
    first = np.maximum(np.floor((middle - half) / STEP).astype(int) + 1, 0)
    last = np.ceil((middle + half) / STEP).astype(int)
    for left, top, right, bottom in np.hstack([first, last]).tolist():
        distance[top:bottom, left:right] = np.inf
