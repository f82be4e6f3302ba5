"""What could the counts have been, had other articles been written or labelled otherwise?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from mediakit._cells import Floats, Observed
from mediakit._effect_size import log_ratio
from mediakit._intervals import LEVEL
from mediakit._significance import log_likelihood

if TYPE_CHECKING:
    from scipy.sparse import csr_array

AT_A_TIME = 32  # Resamples whose weights stay in the processor's cache.
EXACT = 2**23  # Half the whole numbers that 32-bit floats hold exactly.
FEWEST = 2  # units a side: with one, nothing varies
TIE = 1e-9  # Statistics that differ by rounding alone are equal.


class Units(NamedTuple):
    """What is resampled: articles, or wire families of a side; none without tokens."""

    counts: csr_array  # types × units
    sizes: Floats  # the tokens of each unit
    in_target: npt.NDArray[np.bool_]


def _shares(resamples: int) -> Iterator[int]:
    """Return so many resamples at a time."""
    for first in range(0, resamples, AT_A_TIME):
        yield min(AT_A_TIME, resamples - first)


def _drawn(units: int, number: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return how often each unit is drawn, with replacement, in a number of resamples."""
    drawn = rng.integers(0, units, (number, units)) + units * np.arange(number)[:, np.newaxis]
    return np.bincount(drawn.ravel(), minlength=number * units).reshape(number, units).T


def bootstrap(units: Units, resamples: int, rng: np.random.Generator) -> Floats:
    """Return the log ratio of each type in each resample of the units of both sides.

    Each side is resampled on its own, to as many units as it has (Efron 1979).
    """
    sides = [
        (units.counts[:, np.flatnonzero(side)], units.sizes[side])
        for side in (units.in_target, ~units.in_target)
    ]
    found = np.empty((units.counts.shape[0], resamples), dtype=np.float32)
    done = 0
    for number in _shares(resamples):
        parts: list[Floats] = []
        for counts, sizes in sides:
            weights = _drawn(len(sizes), number, rng)
            parts += [counts @ weights.astype(counts.dtype), sizes @ weights]
        cells = Observed(parts[0], parts[2], parts[1], parts[3])  # type: ignore[arg-type]
        found[:, done : done + number] = log_ratio(cells)
        done += number
    return found


def tails(units: Units, level: float = LEVEL) -> Floats:
    """Return the share of each type's resamples beyond either bound of its interval.

    The plain percentiles are too near where few articles hold a type. The expanded percentile
    interval (Hesterberg 2015) replaces the normal quantile by √((f + 1) / f) t_f. A type's
    articles are as many as equal ones would be, m = (Σx)² / Σx² of each side (Kish 1965), and
    those of both sides give f = (1/m₁ + 1/m₂)² / (m₁⁻² / (m₁ - 1) + m₂⁻² / (m₂ - 1)) (Welch 1947).
    """
    from scipy.special import ndtr, stdtrit

    sides = np.column_stack([units.in_target, ~units.in_target]).astype(float)
    squares = units.counts.power(2) @ sides
    with np.errstate(invalid="ignore", divide="ignore"):
        equal = np.nan_to_num((units.counts @ sides) ** 2 / squares)
    share = 1 / np.maximum(equal, FEWEST)
    freedom = share.sum(axis=1) ** 2 / (share**2 / (1 / share - 1)).sum(axis=1)
    wider = np.sqrt((freedom + 1) / freedom) * stdtrit(freedom, (1 - level) / 2)
    return np.asarray(ndtr(wider))


def interval(values: Floats, tail: Floats) -> tuple[Floats, Floats]:
    """Return the bounds of each row beyond which a share `tail` of it lies (Efron 1979).

    Examples
    --------
    >>> low, high = interval(np.array([[4.0, 0, 1, 3, 2]]), np.array([0.125]))
    >>> low.tolist(), high.tolist()
    ([0.5], [3.5])
    """
    ordered = np.sort(values, axis=1)
    rows, last = np.arange(len(ordered)), ordered.shape[1] - 1
    place = tail * last
    before = place.astype(np.int64)
    part = place - before
    after = np.minimum(before + 1, last)
    low = ordered[rows, before] * (1 - part) + ordered[rows, after] * part
    high = ordered[rows, last - before] * (1 - part) + ordered[rows, last - after] * part
    return low, high


def permutation_p(
    units: Units, cells: Observed, resamples: int, rng: np.random.Generator
) -> Floats:
    """Return the share of relabellings whose G² is at least as large as what was observed.

    Which units are the target's is shuffled; the observed labelling counts as one, so that p is
    never 0: (1 + exceeding) / (1 + resamples) (Phipson & Smyth 2010).
    """
    least = log_likelihood(cells) * (1 - TIE) - TIE
    total, size = (cells.target + cells.reference)[:, np.newaxis], units.sizes.sum()
    exceeding = np.zeros(len(least), dtype=np.int64)
    for number in _shares(resamples):
        labels = np.repeat(units.in_target[np.newaxis], number, axis=0)
        shuffled = rng.permuted(labels, axis=1).T
        target = (units.counts @ shuffled.astype(units.counts.dtype)).astype(float)
        target_size = units.sizes @ shuffled
        drawn = Observed(target, total - target, target_size, size - target_size)
        exceeding += (log_likelihood(drawn) >= least[:, np.newaxis]).sum(axis=1)
    return (1 + exceeding) / (1 + resamples)
