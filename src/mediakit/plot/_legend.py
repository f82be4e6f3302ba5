"""Legends that are read from the right: the swatch before the name."""

from __future__ import annotations

import functools
from typing import Any

from matplotlib.legend import Legend

from mediakit._direction import runs_from_the_right
from mediakit.plot._hook import is_hooked

REPLACED = "replaced"  # the attribute that keeps matplotlib's own function


def mirror_legends() -> None:
    """Let legends with Arabic names have their swatches on the right, unless they say otherwise.

    matplotlib has no setting for it, so the defaults of two arguments are changed as a legend is
    made; while the hook of `use_arabic` is not at work, nothing is.
    """
    original = getattr(Legend.__init__, REPLACED, Legend.__init__)

    @functools.wraps(original)
    def make(self: Legend, parent: Any, handles: Any, labels: Any, **options: Any) -> None:
        if is_hooked() and any(runs_from_the_right(str(label)) for label in labels):
            options = {"markerfirst": False, "alignment": "right"} | options
        original(self, parent, handles, labels, **options)

    make.__dict__[REPLACED] = original
    Legend.__init__ = make  # type: ignore[method-assign]
