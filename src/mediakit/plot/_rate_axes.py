"""Rates on two logarithmic axes with one scale, and a band at the edge for words without a rate."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.axis import Axis

from mediakit.plot._frame import GREY, LIGHT
from mediakit.plot._wording import begins_right

Floats = npt.NDArray[np.float64]
SHADE = "#f1f1f1"
AIR = 0.04  # of the scale, beside the lowest and the highest rate
BAND, GAP = 0.07, 0.025  # of the scale: the band of words without a rate, and what parts it
STIR = 0.6  # of the band, in which points that would lie on each other are spread
GOLDEN = (5**0.5 - 1) / 2  # its multiples, less whole numbers, fill 0 to 1 evenly
FACTOR = 4  # between the rates on the dotted lines
MOST_TICKS = 7
STEPS = ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0))  # of a power of ten


class RateScale:
    """Where rates stand on both axes: logarithms from low to high, below them a band for 0."""

    def __init__(self, rates: Floats) -> None:
        """Make a scale that has room for all rates, two a word, and at least a power of ten."""
        logs = np.log10(rates[rates > 0])
        middle, half = (logs.min() + logs.max()) / 2, max(np.ptp(logs), 1.0) / 2
        room = 2 * half * AIR
        self.low, self.high = middle - half - room, middle + half + room
        self.span = self.high - self.low
        self.has_zero: list[bool] = (rates == 0).any(axis=0).tolist()  # on each axis

    @property
    def band(self) -> tuple[float, float]:
        """The logarithms between which words without a rate stand."""
        end = self.low - GAP * self.span
        return end - BAND * self.span, end

    @property
    def lowest(self) -> float:
        """The logarithm at which both axes begin."""
        return self.band[0] if any(self.has_zero) else self.low

    def places(self, rates: Floats) -> Floats:
        """Return where rates stand; those of 0 across the band, so that each is seen."""
        start, end = self.band
        stirred = np.arange(1, len(rates) + 1)[:, None] * GOLDEN % 1 - 0.5
        band = (start + end) / 2 + STIR * (end - start) * stirred
        with np.errstate(divide="ignore"):
            return 10 ** np.where(rates == 0, band, np.log10(rates))

    def ticks(self) -> Floats:
        """Return few round rates within the scale.

        Examples
        --------
        >>> RateScale(np.array([[0.5, 20.0], [900.0, 0.0]])).ticks().tolist()
        [1.0, 10.0, 100.0, 1000.0]
        """
        powers = np.arange(np.floor(self.low), np.ceil(self.high) + 1)
        for steps in STEPS:
            found = np.sort((10 ** powers[:, None] * steps).ravel())
            found = found[(found >= 10**self.low) & (found <= 10**self.high)]
            if len(found) >= 4:
                break
        return found[:: -(-len(found) // MOST_TICKS)]


def plain(rate: float) -> str:
    """Return a rate as it is said: 0.1, 1, 1,000.

    Examples
    --------
    >>> plain(0.00001), plain(1000.0)
    ('0.00001', '1,000')
    """
    return f"{rate:,.0f}" if rate >= 1 else np.format_float_positional(rate, 6, fractional=False)


def set_scale(axes: Axes, scale: RateScale, never: str, lang: str) -> None:
    """Mark both axes of rates, the vertical one on the side where the language begins."""
    limits = 10**scale.lowest, 10**scale.high
    axes.set(xscale="log", yscale="log", xlim=limits, ylim=limits)
    axes.minorticks_off()
    band = 10 ** scale.band[0], 10 ** scale.band[1]
    for axis, has_zero in zip((axes.xaxis, axes.yaxis), scale.has_zero, strict=True):
        _mark(axis, scale, never if has_zero else "")
    if scale.has_zero[0]:
        axes.axvspan(*band, color=SHADE, lw=0, zorder=0)
    if scale.has_zero[1]:
        axes.axhspan(*band, color=SHADE, lw=0, zorder=0)
    axes.grid(color=LIGHT, lw=0.7)
    axes.set_axisbelow(True)
    axes.spines[["left", "right", "top"]].set_visible(False)
    if begins_right(lang):
        axes.yaxis.tick_right()
        axes.yaxis.set_label_position("right")
    axes.tick_params(length=0, pad=6)


def _mark(axis: Axis, scale: RateScale, never: str) -> None:
    """Write round rates along an axis, and what the band means."""
    ticks, names = scale.ticks(), [plain(rate) for rate in scale.ticks()]
    if never:
        ticks, names = np.append(10 ** (sum(scale.band) / 2), ticks), [never, *names]
    axis.set_ticks(ticks, names)


def thin_ticks(axes: Axes) -> None:
    """Take away numbers for which there is no room beside the one before, in laid-out axes."""
    for axis, side in ((axes.xaxis, 0), (axes.yaxis, 1)):
        kept: dict[float, str] = {}
        end = -np.inf
        for tick, text in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True):
            start, stop = text.get_window_extent().get_points()[:, side]
            if start > end:
                kept[tick], end = text.get_text(), stop
        axis.set_ticks(list(kept), list(kept.values()))


def draw_guides(axes: Axes, scale: RateScale) -> None:
    """Draw the line of equal rates, and one to each side, where one is four times the other."""
    ends = 10 ** np.array([scale.low, scale.high])
    style: dict[str, Any] = {"color": GREY, "lw": 0.9, "zorder": 1, "scalex": False}
    for factor, stroke in ((1, "-"), (FACTOR, ":"), (1 / FACTOR, ":")):
        low, high = ends[0] * max(1, 1 / factor), ends[1] / max(1, factor)
        axes.plot([low, high], [low * factor, high * factor], stroke, scaley=False, **style)
