"""The typefaces of charts: the shipped one, or one of the user's."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

from mediakit._check import check_choice

FAMILY = "Vazirmatn"  # SIL Open Font License; beside this file
FALLBACK = "DejaVu Sans"  # comes with matplotlib; letters that the Arabic family lacks
FOLDER = Path(__file__).parent / "fonts"


@functools.cache
def register() -> str:
    """Make the shipped family known to matplotlib, once; return its name."""
    for file in sorted(FOLDER.glob("*.ttf")):
        font_manager.fontManager.addfont(file)
    return FAMILY


def families(font: str | Sequence[str] | None = None) -> list[str]:
    """Return the families to draw with: an Arabic one, those for what it lacks, the fallback.

    Raises
    ------
    ValueError
        If such a family is not installed.

    Examples
    --------
    >>> families(), families(["Vazirmatn", "DejaVu Serif"])
    (['Vazirmatn', 'DejaVu Sans'], ['Vazirmatn', 'DejaVu Serif', 'DejaVu Sans'])
    """
    shipped = register()
    several = isinstance(font, Sequence) and not isinstance(font, str)
    named = list(font or [shipped]) if several or font is None else [font]
    installed = sorted(set(font_manager.get_font_names()))
    for family in named:
        check_choice(family, installed, "font")
    return [*named, FALLBACK]


def current_families() -> list[str]:
    """Return the families that `use_arabic` set, else the shipped one."""
    chosen = list(mpl.rcParams["font.family"])
    return chosen if FALLBACK in chosen[1:] else families()


def file_of(family: str) -> str:
    """Return the font file of a family, for programs that want a path."""
    return str(font_manager.findfont(family, fallback_to_default=False))
