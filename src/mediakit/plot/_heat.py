"""Which colour and which number has a cell of a heat map?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import LinearSegmentedColormap, Normalize

from mediakit.plot._arabic import PALETTE, dress
from mediakit.plot._canvas import TYPE_SIZE, type_size
from mediakit.plot._frame import write_beyond
from mediakit.plot._wording import begins_right

Floats = npt.NDArray[np.float64]
# One hue from pale to dark, told apart by readers who do not see red or green.
RAMP = LinearSegmentedColormap.from_list("alike", ["#e6f0f7", "#5aa5d1", PALETTE[0], "#002b45"])
MOST_NUMBERS = 24  # groups; the numbers of more are too many to be read
SMALLEST_NUMBER, LARGEST_NUMBER = 6.0, 9.0  # points
FULL, AIR = 0.84, 1.15  # of a cell's width that a number may fill; rows for a row of numbers
BAR_ROWS, BAR_HEIGHT = 2.2, 0.7  # rows below the cells for the bar of colours, and of the bar
BAR_WIDTH = 0.3  # of the axes
BAR_CELLS = 100
GAP = 5.0  # points from the bar to its numbers


def draw_cells(axes: Axes, values: Floats, distances: bool) -> QuadMesh:
    """Draw the pairs below the diagonal, darker the more alike; those without a value blank."""
    number = len(values)
    pairs = np.where(np.tri(number, k=-1, dtype=bool), values, np.nan)[1:, :-1]
    low, high = np.nanmin(pairs), np.nanmax(pairs)
    margin = 0.0 if high > low else 0.5
    return axes.pcolormesh(
        np.arange(number), np.arange(number) + 0.5, np.ma.masked_invalid(pairs),
        cmap=RAMP.reversed() if distances else RAMP, norm=Normalize(low - margin, high + margin),
        edgecolors="white", linewidth=1.0 if number <= MOST_NUMBERS else 0.2,
    )  # fmt: skip


def luminance(colours: Floats) -> Floats:
    """Return the relative luminance of colours (WCAG 2.2), 0 for black, 1 for white."""
    red_green_blue = colours[..., :3]
    linear = np.where(
        red_green_blue <= 0.04045, red_green_blue / 12.92, ((red_green_blue + 0.055) / 1.055) ** 2.4
    )
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def numbers_written(values: Floats) -> list[str]:
    """Return numbers with as many places as tell them apart.

    Examples
    --------
    >>> numbers_written(np.array([0.5, -0.25])), numbers_written(np.array([1234.5, 2.0]))
    (['0.50', '−0.25'], ['1,234', '2'])
    """
    largest, spread = float(np.abs(values).max()), float(np.ptp(values))
    places = 2 if largest < 10 else 1 if largest < 100 else 0
    places = 3 if 0 < spread < 0.05 else places
    return [f"{value:,.{places}f}".replace("-", "\u2212") for value in values.tolist()]


def _values(cells: QuadMesh) -> Floats:
    """Return the values of the cells, missing where a cell is blank."""
    return np.ma.filled(np.ma.asarray(cells.get_array(), dtype=np.float64), np.nan)


def write_numbers(axes: Axes, cells: QuadMesh, scale: float) -> bool:
    """Write the values into the cells and return True, or return False where they do not fit."""
    pairs = _values(cells)
    if len(pairs) >= MOST_NUMBERS:
        return False
    rows, columns = np.nonzero(~np.isnan(pairs))
    numbers = numbers_written(pairs[rows, columns])
    trial = axes.annotate(max(numbers, key=len), (0, 0), fontsize=TYPE_SIZE)
    dress(axes, [trial])
    width = trial.get_window_extent().width * 72 / axes.figure.dpi
    trial.remove()
    size = min(
        FULL * scale / width * TYPE_SIZE, type_size(axes, AIR * len(pairs) + AIR), LARGEST_NUMBER
    )
    if size < SMALLEST_NUMBER:
        return False
    paper = luminance(np.asarray(cells.to_rgba(pairs[rows, columns])))
    for row, column, text, light in zip(
        rows.tolist(), columns.tolist(), numbers, paper, strict=True
    ):
        colour = "black" if (light + 0.05) ** 2 > 1.05 * 0.05 else "white"  # the greater contrast
        axes.text(
            column + 0.5, row + 1, text, fontsize=size, color=colour, ha="center",
            va="center_baseline", gid="value",
        )  # fmt: skip
    return True


def draw_bar(axes: Axes, cells: QuadMesh, lang: str) -> None:
    """Draw a bar of the colours below the cells, its lowest and highest value at its ends."""
    pairs = _values(cells)
    low, high = float(np.nanmin(pairs)), float(np.nanmax(pairs))
    bottom, top = axes.get_ylim()
    axes.set_ylim(bottom + BAR_ROWS, top)
    width = BAR_WIDTH * float(np.ptp(axes.get_xlim()))
    middle = bottom + BAR_ROWS - BAR_HEIGHT
    axes.pcolormesh(
        np.linspace(0, width, BAR_CELLS + 1), middle + BAR_HEIGHT * np.array([-0.5, 0.5]),
        np.linspace(low, high, BAR_CELLS)[None, :], cmap=cells.get_cmap(), vmin=low, vmax=high,
        edgecolors="face", linewidth=0.2,
    )  # fmt: skip
    size = min(type_size(axes, abs(bottom - top)), LARGEST_NUMBER)
    lowest, highest = numbers_written(np.array([low, high]))
    write_beyond(axes, (width, middle), highest, lang, fontsize=size)
    before = "left" if begins_right(lang) else "right"
    write_beyond(axes, (0.0, middle), lowest, lang, gap=-GAP, ha=before, fontsize=size)
