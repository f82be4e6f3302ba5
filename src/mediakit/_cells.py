"""What is counted of each type in two corpora."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# Hardie (2014): a word that is missing in one corpus counts half an occurrence there.
HALF = 0.5


class Observed(NamedTuple):
    """The occurrences of each type in the two corpora, and the tokens of both.

    ::

                        target                     reference
        the type        target                     reference
        other tokens    target_size - target       reference_size - reference
    """

    target: Floats
    reference: Floats
    target_size: float
    reference_size: float
    types: int = 1  # V, the types that pass the minimum count: so many tests are made
    vocabulary: int = 1  # the types that occur in either corpus

    @property
    def size(self) -> float:
        """N, the tokens of both corpora."""
        return self.target_size + self.reference_size

    @property
    def shared_rate(self) -> Floats:
        """The rate of each type if both corpora used it alike."""
        return (self.target + self.reference) / self.size

    @property
    def rates(self) -> tuple[Floats, Floats]:
        """The rate of each type in the target and in the reference."""
        return self.target / self.target_size, self.reference / self.reference_size

    @property
    def four(self) -> tuple[Floats, Floats, Floats, Floats]:
        """All four cells: the type, then all other tokens; the target, then the reference."""
        return (
            self.target, self.reference,
            self.target_size - self.target, self.reference_size - self.reference,
        )  # fmt: skip

    @property
    def expected(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The four cells if both corpora used the type alike."""
        own, rest = self.shared_rate, 1 - self.shared_rate
        return (
            self.target_size * own, self.reference_size * own,
            self.target_size * rest, self.reference_size * rest,
        )  # fmt: skip


def half_if_zero(counts: Floats) -> Floats:
    """Return the counts with 0.5 for 0; others as they are (Hardie 2014)."""
    return np.where(counts == 0, HALF, counts)


def times_log_ratio(observed: Floats, expected: Floats) -> Floats:
    """Return observed · ln(observed / expected), 0 where nothing was observed."""
    from scipy.special import xlogy

    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(observed > 0, observed / expected, 1.0)
    return np.asarray(xlogy(observed, ratio))
