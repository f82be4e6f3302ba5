"""How strongly are two words associated that stand together so often?"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mediakit._cells import Floats, Observed
from mediakit._significance import log_likelihood_4


class Joint(NamedTuple):
    """How often a node and each collocate occur together, and how often in all.

    ::

                         near the node          elsewhere
        the collocate    both                   second - both          second  f(y)
        other tokens     near - both            …
                         near = first · span                           size    N

    With a span of 1, `near` is the frequency of the node, f(x); else the tokens that its windows
    hold, so that a collocate is expected in proportion to the room that there is for it.
    """

    both: Floats  # f(x, y)
    first: Floats | float  # f(x)
    second: Floats  # f(y)
    size: Floats | float  # N
    span: float = 1  # tokens of a window

    @property
    def near(self) -> Floats | float:
        """The tokens near the node, or the node's frequency."""
        return self.first * self.span

    @property
    def expected(self) -> Floats:
        """E, the co-occurrences to expect of two independent words."""
        return np.asarray(self.near * self.second / self.size)

    @property
    def cells(self) -> Observed:
        """The four cells; missing where the windows hold all tokens.

        A word can stand near the node more often than the node occurs, or than the word itself does
        where windows overlap. No table of four cells has that: f(x,y) is then the lesser of the
        two, so that the strongest collocates have the highest numbers, not none.
        """
        near = self.near
        both = np.minimum(self.both, np.minimum(near, self.second))
        both = np.where(near + self.second - both <= self.size, both, np.nan)
        return Observed(both, self.second - both, near, self.size - near)  # type: ignore[arg-type]


def log_dice(joint: Joint) -> Floats:
    """Return 14 + log₂ of the Dice coefficient, 2 f(x,y) / (f(x) + f(y)) (Rychlý 2008).

    One more is twice as much; it does not depend on the size of the corpus. At most 14, unless
    windows overlap and so hold the collocate more often than it occurs.
    """
    return 14 + np.log2(2 * joint.both / (joint.first + joint.second))


def mi(joint: Joint) -> Floats:
    """Return log₂(O/E), the pointwise mutual information (Church & Hanks 1990)."""
    return np.log2(joint.both / joint.expected)


def mi3(joint: Joint) -> Floats:
    """Return log₂(O³/E), which favours frequent pairs (Daille 1994)."""
    return np.log2(joint.both**3 / joint.expected)


def t_score(joint: Joint) -> Floats:
    """Return (O − E) / √O (Church et al. 1991)."""
    return (joint.both - joint.expected) / np.sqrt(joint.both)


def z_score(joint: Joint) -> Floats:
    """Return (O − E) / √E (Berry-Rogghe 1973, without the small correction of the variance)."""
    return (joint.both - joint.expected) / np.sqrt(joint.expected)


def log_likelihood(joint: Joint) -> Floats:
    """Return G² over four cells (Dunning 1993), negative where O is below E."""
    return np.sign(joint.both - joint.expected) * log_likelihood_4(joint.cells)


def delta_p_forward(joint: Joint) -> Floats:
    """Return ΔP(y|x): how much likelier the collocate is near the node than elsewhere.

    f(x,y)/f(x) − (f(y) − f(x,y)) / (N − f(x)) (Gries 2013); −1 to 1.
    """
    near, elsewhere = joint.cells.rates
    return near - elsewhere


def delta_p_backward(joint: Joint) -> Floats:
    """Return ΔP(x|y): how much likelier the node is near the collocate than near other tokens.

    f(x,y)/f(y) − (f(x) − f(x,y)) / (N − f(y)) (Gries 2013); −1 to 1.
    """
    cells = joint.cells
    return cells.target / joint.second - (joint.near - cells.target) / (joint.size - joint.second)


def min_sensitivity(joint: Joint) -> Floats:
    """Return the lesser of f(x,y)/f(x) and f(x,y)/f(y) (Pedersen & Bruce 1996)."""
    return np.minimum(joint.both / joint.near, joint.both / joint.second)


MEASURES: dict[str, Callable[[Joint], Floats]] = {
    each.__name__: each
    for each in (
        log_dice, mi, mi3, t_score, z_score, log_likelihood, delta_p_forward, delta_p_backward,
        min_sensitivity,
    )
}  # fmt: skip


def measured(joint: Joint) -> dict[str, Floats]:
    """Return all measures by name; missing or infinite where their formula is.

    Examples
    --------
    >>> found = measured(Joint(np.array([8.0]), 10, np.array([20.0]), 1000))
    >>> round(found["mi"][0], 3), round(found["log_dice"][0], 3)
    (np.float64(5.322), np.float64(13.093))
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return {name: score(joint) for name, score in MEASURES.items()}
