"""The hook in matplotlib's text drawing: each line gets its direction and digits as it is drawn."""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
from matplotlib.text import Text

from mediakit._direction import embedded, rtl, runs_from_the_right, strip_isolates
from mediakit._unshape import is_reshaped, restored
from mediakit.plot._digits import arabic_digits, formula
from mediakit.plot._missing import check_drawn, spelled
from mediakit.plot._place import place_of
from mediakit.plot._proof import draws_arabic

HOOK = "_preprocess_math"  # called for each line before it is measured and drawn
EMBEDS = "embeds_arabic"  # an attribute of texts that run from the left
OLDEST = (3, 11)
UNFIT = (
    "This matplotlib ({version}) does not draw Arabic right: {why}. The fix: "
    "pip install --upgrade 'matplotlib>=3.11'."
)
TOO_OLD = "it draws letters apart or in reverse"
NO_HOOK = "the place where texts get their direction is gone"
NOT_PROVEN = "a trial word came out apart or in reverse"
RESHAPED_WARNING = (
    "The text of {place} was reshaped before it came to the chart, and is drawn as it was probably "
    "written. Pass it without arabic-reshaper and get_display, or as mk.unshape(text): {text}"
)
BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # tabs and the like, drawn as boxes


def run_left_to_right(text: Text) -> None:
    """Let a text run from the left even where it names Arabic words: a sentence in English."""
    setattr(text, EMBEDS, True)


def _directed(text: str, digits: str, embeds: bool) -> str:
    """Return one line as it is handed to the layout: digits chosen, direction isolated."""
    line = BREAKS.sub(" ", strip_isolates(text))
    if digits == "arab":
        line = arabic_digits(line)
    if not runs_from_the_right(line):
        return line
    return embedded(line) if embeds else rtl(line)


def _as_written(text: str, artist: Text, warned: set[str]) -> str:
    """Return a text that came reshaped as it was written, with a warning, once a text."""
    if not is_reshaped(text):
        return text
    if text not in warned:
        warned.add(text)
        message = RESHAPED_WARNING.format(place=place_of(artist), text=text)
        warnings.warn(message, stacklevel=3)
    return restored(text)


def _hooked(original: Callable[..., Any], digits: str, strict: bool) -> Callable[..., Any]:
    """Return the method that gives each line its direction after the original has seen it."""
    warned: set[str] = set()

    @functools.wraps(original)
    def preprocess(self: Text, line: str) -> tuple[str, Any]:
        text, mathematics = original(self, line)
        if mathematics:
            return text, mathematics
        power = formula(text, digits)
        if power is not None:
            return power, True
        written = _as_written(text, self, warned)
        directed = _directed(written, digits, getattr(self, EMBEDS, False))
        drawn = spelled(directed, self.get_fontproperties())
        if strict and self.get_figure() is not None:
            check_drawn(drawn, self.get_fontproperties(), lambda: place_of(self))
        return drawn, False

    preprocess.__dict__["digits"] = digits
    return preprocess


@functools.cache
def _warn_unfit(why: str, version: str) -> None:
    """Warn that charts need another matplotlib; once, not once a label."""
    warnings.warn(UNFIT.format(why=why, version=version), stacklevel=4)


@functools.cache
def _is_proven(original: Callable[..., Any]) -> bool:
    """Return whether a trial drawing was right when this method was first hooked."""
    return draws_arabic()


def _unhook() -> None:
    current = getattr(Text, HOOK, None)
    if current is not None:
        setattr(Text, HOOK, getattr(current, "__wrapped__", current))


def _install(digits: str, strict: bool) -> str:
    """Install the hook, or return why it cannot be."""
    _unhook()
    version = tuple(int(part) for part in re.findall(r"\d+", mpl.__version__)[:2])
    if version < OLDEST:
        return TOO_OLD
    original = getattr(Text, HOOK, None)
    if original is None:
        return NO_HOOK
    setattr(Text, HOOK, _hooked(original, digits, strict))
    if _is_proven(original):
        return ""
    _unhook()
    return NOT_PROVEN


def install_hook(digits: str = "latn", *, strict: bool = False) -> bool:
    """Install the hook and return whether it works; where it does not, name the fix.

    `strict` is for `use_arabic`: the texts of all charts are held to have glyphs, not ours alone.
    """
    if strict:
        _warn_unfit.cache_clear()
    why = _install(digits, strict)
    if why:
        _warn_unfit(why, mpl.__version__)
    return not why


def is_hooked() -> bool:
    """Return whether the hook is at work in matplotlib's text drawing."""
    return hasattr(getattr(Text, HOOK, None), "__wrapped__")


def current_digits() -> str:
    """Return "latn" or "arab": what `use_arabic` set, for texts beside the chart."""
    return str(getattr(getattr(Text, HOOK, None), "digits", "latn"))
