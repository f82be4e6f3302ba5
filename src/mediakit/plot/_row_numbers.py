"""Which numbers stand at the end of a row? In columns with headings, beyond the axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D, Transform

from mediakit.plot._frame import GREY, write_beyond
from mediakit.plot._wording import begins_right

HEADING = -1.0  # rows, above the first
ABOVE = 1.7  # of the type size, from the first row to the headings at the least
GAP = 6.0  # points before the first column


class Column(NamedTuple):
    """A heading, the number of each row, how it is written, and the points that they may take."""

    heading: str
    numbers: pd.Series
    form: str = "{:,}"
    width: float = 40.0


def write_numbers(axes: Axes, columns: Sequence[Column], lang: str, size: float) -> float:
    """Write columns of numbers on the side where the rows end; return the points they take."""
    right = begins_right(lang)
    edge = axes.get_xlim()[0 if right else 1]
    ends = list(accumulate((column.width for column in columns), initial=GAP))
    for column, gap in zip(columns, ends if right else ends[1:], strict=False):
        style: Mapping[str, Any] = {"gap": gap, "ha": "right", "fontsize": size}
        heading = column.heading
        text = write_beyond(
            axes, (edge, HEADING), heading, lang, color=GREY, in_layout=True, **style
        )
        text.xycoords = partial(_above_first, axes, size)
        for row, number in column.numbers.items():
            written = column.form.format(number)
            text = write_beyond(axes, (edge, row), written, lang, **style)
            text.set_in_layout(number == column.numbers.max())  # the widest is enough for room
    return ends[-1]


def _above_first(axes: Axes, size: float, renderer: Any) -> Transform:
    """Return where headings are: in low axes, where rows are lower than type, above their row."""
    first, heading = axes.transData.transform([(0, 0), (0, HEADING)])[:, 1]
    least = renderer.points_to_pixels(ABOVE * size)
    return axes.transData + Affine2D().translate(0, max(least - (heading - first), 0.0))
