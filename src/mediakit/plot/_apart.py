"""Texts that hide each other are moved apart, each by no more than it must."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.text import Text

Floats = npt.NDArray[np.float64]
PADDING = 4.0  # points around a text, where lines to it are seen
STEPS = 400  # at most, in which texts are moved apart
NEAR = 0.5  # pixels: a shorter push is seen by nobody, for there is padding


def move_apart(axes: Axes, words: dict[str, Text]) -> dict[str, Floats]:
    """Move words that hide each other, and return where all of them are."""
    boxes = [text.get_window_extent() for text in words.values()]
    frame, padding = axes.get_window_extent(), PADDING * axes.figure.dpi / 72
    halves = np.array([[box.width, box.height] for box in boxes]) / 2 + padding
    centres = np.array([[(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2] for box in boxes])
    low, high = frame.p0 + halves, np.maximum(frame.p1 - halves, frame.p0 + halves)
    for _ in range(STEPS):
        centres = np.clip(centres, low, high)
        push = pushes(centres, halves)
        if np.abs(push).max() < NEAR:
            break
        centres = centres + push
    moved = axes.transData.inverted().transform(np.clip(centres, low, high))
    for text, at in zip(words.values(), moved, strict=True):
        text.set_position(tuple(at))
    return dict(zip(words, moved, strict=True))


def pushes(centres: Floats, halves: Floats) -> Floats:
    """Return how far each box is to go so that pairs that overlap come apart, each by half.

    They go the shorter way, to the side or up and down.

    Examples
    --------
    >>> pushes(np.array([[0.0, 0.0], [1.0, 3.0], [9.0, 9.0]]), np.full((3, 2), 2.0)).tolist()
    [[0.0, -0.5], [0.0, 0.5], [0.0, 0.0]]
    """
    across, along = (
        np.abs(centre[:, None] - centre) < half[:, None] + half
        for centre, half in zip(centres.T, halves.T, strict=True)
    )
    first, second = np.nonzero(np.triu(across & along, k=1))
    apart = centres[second] - centres[first]
    overlap = halves[first] + halves[second] - np.abs(apart)
    shorter = np.arange(2) == (overlap[:, :1] >= overlap[:, 1:])
    # Of two in one place, the first goes down.
    push = shorter * np.where(apart < 0, -1, 1) * overlap / 2
    pushed = np.zeros_like(centres)
    np.add.at(pushed, second, push)
    np.subtract.at(pushed, first, push)
    return pushed
