"""Arabic in every chart: fonts and direction, for matplotlib and all that draws with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from mediakit._check import check_choice
from mediakit._direction import rtl, runs_from_the_right
from mediakit._notebook import in_notebook, use_rtl
from mediakit.plot._digits import DIGITS, arabic_digits
from mediakit.plot._fonts import current_families, families
from mediakit.plot._hook import HOOK, current_digits, install_hook, is_hooked
from mediakit.plot._legend import mirror_legends
from mediakit.plot._missing import check_drawn, spelled
from mediakit.plot._style import LINES, PALETTE, STYLE

__all__ = [
    "HOOK", "LINES", "PALETTE", "arabic_digits", "current_digits", "dress", "is_hooked", "label",
    "use_arabic",
]  # fmt: skip


def use_arabic(*, font: str | Sequence[str] | None = None, digits: str = "latn") -> None:
    """Make every matplotlib chart right for Arabic: fonts, direction, numbers.

    From here on titles, ticks, legends, annotations and tables of all charts (matplotlib, pandas,
    seaborn) are drawn right-to-left where they hold Arabic. Texts stay logical: `get_text()` gives
    back what was set. A character that no typeface has is an error as the chart is drawn, not a
    box. In Jupyter, charts become figures with a description, and the notebook runs from the right
    (`use_rtl`).

    Parameters
    ----------
    font : str or sequence of str, optional
        The name of an installed family, or several: the first draws what it can, the others what
        it lacks, as emoji. Without it: the shipped Vazirmatn.
    digits : str
        "latn" for 123, "arab" for ١٢٣ with their separators, everywhere but in Latin words
        (COVID-19).

    Raises
    ------
    ValueError
        If a family is not installed, or `digits` is neither.

    Warns
    -----
    UserWarning
        If this matplotlib cannot draw Arabic; the warning names the fix.

    Examples
    --------
    >>> use_arabic()
    >>> import matplotlib.pyplot as plt
    >>> axes = plt.figure().add_subplot(title="تراجع -5.2%")
    >>> axes.get_title(loc="right")
    'تراجع -5.2%'
    >>> plt.close("all"), plt.rcdefaults()
    (None, None)
    """
    check_choice(digits, DIGITS, "digits")
    style: Any = {"font.family": families(font), **STYLE}
    mpl.rcParams.update(style)
    # Two $ in a label would start a formula; without the hook, so would no power of ten be one.
    mpl.rcParams["text.parse_math"] = not install_hook(digits, strict=True)
    mirror_legends()
    if in_notebook():
        from mediakit.plot._figure import show_figures_as_html

        show_figures_as_html()
        use_rtl()


def label(text: object) -> str:
    """Return a text for an artist of ours: as it is, or with isolates where no hook can be had.

    Raises
    ------
    ValueError
        If no typeface of the chart has some of its characters.
    """
    written = str(text)
    typeface = FontProperties(family=current_families())
    drawn = spelled(written, typeface)
    check_drawn(drawn, typeface)
    if is_hooked() or install_hook():
        return written
    return rtl(drawn) if runs_from_the_right(drawn) else drawn


def dress(axes: Axes, texts: Iterable[Text] = ()) -> None:
    """Give the texts of a chart an Arabic typeface and take mathematics from them."""
    chosen = current_families()
    legend = axes.get_legend()
    named = [*axes.findobj(Text), *texts, *(legend.findobj(Text) if legend else [])]
    powers = [] if is_hooked() else _powers(axes)  # the hook draws 10² itself
    for text in named:
        text.set_fontfamily(chosen)
        text.set_parse_math(text in powers)


def _powers(axes: Axes) -> list[Text]:
    """Return the labels that matplotlib writes as formulas: those of logarithmic axes."""
    axis = [axis for axis in (axes.xaxis, axes.yaxis) if axis.get_scale() != "linear"]
    return [text for each in axis for text in each.get_ticklabels(which="both")]
