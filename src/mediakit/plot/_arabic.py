"""Arabic in every chart: fonts and direction, for matplotlib and all that draws with it."""

from __future__ import annotations

import functools
import re
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.text import Text

from mediakit._check import check_choice
from mediakit._direction import has_arabic, rtl
from mediakit.plot._fonts import current_families, families

HOOK = "_preprocess_math"  # called for each line before it is measured and drawn
OLD_MATPLOTLIB = (
    "This matplotlib ({version}) draws Arabic letters apart or in reverse. The fix: "
    "pip install --upgrade 'matplotlib>=3.11'."
)
RESHAPED = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]")  # ﻣﺮﺣﺒﺎ, what arabic-reshaper makes
RESHAPED_WARNING = (
    "This text was reshaped before it came to the chart; matplotlib shapes Arabic itself and will "
    "draw it reversed. Pass it as it is written, without arabic-reshaper and get_display: {text}"
)
DIGITS = ("latn", "arab")
ARABIC_INDIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
SEPARATORS = re.compile(r"(?<=[٠-٩])[.,](?=[٠-٩])")  # ١,٢٣٤.٥ becomes ١٬٢٣٤٫٥
# Okabe and Ito's colours, told apart by readers who do not see red or green.
PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"]
LINES = ["-", "--", ":"]  # the eighth line repeats the first colour, but not its stroke
STYLE: dict[str, Any] = {
    "axes.prop_cycle": cycler(linestyle=LINES) * cycler(color=PALETTE),
    "axes.titlelocation": "right",
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "figure.dpi": 100,
    "text.parse_math": False,  # two $ in a label would start a formula
}


def arabic_digits(text: str) -> str:
    """Return the text with Arabic-Indic digits and separators.

    Examples
    --------
    >>> arabic_digits("1,234.5 أو 20%")
    '١٬٢٣٤٫٥ أو ٢٠٪'
    """
    swapped = text.translate(ARABIC_INDIC)
    return SEPARATORS.sub(lambda found: {".": "٫", ",": "٬"}[found.group()], swapped)


def _directed(text: str, digits: str) -> str:
    """Return one line as it is handed to the layout: digits chosen, direction isolated."""
    if digits == "arab":
        text = arabic_digits(text)
    if RESHAPED.search(text):
        warnings.warn(RESHAPED_WARNING.format(text=text), stacklevel=2)
        return text
    return rtl(text) if has_arabic(text) else text


def _hooked(original: Callable[..., Any], digits: str) -> Callable[..., Any]:
    """Return the method that gives each line its direction after the original has seen it."""

    @functools.wraps(original)
    def preprocess(self: Text, line: str) -> tuple[str, Any]:
        text, mathematics = original(self, line)
        return (text if mathematics else _directed(text, digits)), mathematics

    return preprocess


def _install_hook(digits: str) -> None:
    """Install the hook in matplotlib's text drawing; where it cannot be, name the fix."""
    current = getattr(Text, HOOK, None)
    version = tuple(int(part) for part in re.findall(r"\d+", mpl.__version__)[:2])
    if current is None or version < (3, 11):
        warnings.warn(OLD_MATPLOTLIB.format(version=mpl.__version__), stacklevel=3)
        return
    setattr(Text, HOOK, _hooked(getattr(current, "__wrapped__", current), digits))


def is_hooked() -> bool:
    """Return whether `use_arabic` is at work in matplotlib's text drawing."""
    return hasattr(getattr(Text, HOOK, None), "__wrapped__")


def use_arabic(*, font: str | None = None, digits: str = "latn") -> None:
    """Make every matplotlib chart right for Arabic: fonts, direction, numbers.

    From here on titles, ticks, legends, annotations and tables of all charts (matplotlib, pandas,
    seaborn) are drawn right-to-left where they hold Arabic. Texts stay logical: `get_text()` gives
    back what was set. In Jupyter, charts become figures with a description.

    Parameters
    ----------
    font : str, optional
        The name of an installed family. Without it: the shipped Vazirmatn.
    digits : str
        "latn" for 123, "arab" for ١٢٣, everywhere in the chart.

    Raises
    ------
    ValueError
        If the family is not installed, or `digits` is neither.

    Examples
    --------
    >>> use_arabic()
    >>> import matplotlib.pyplot as plt
    >>> axes = plt.figure().add_subplot(title="تراجع -5.2%")
    >>> axes.get_title(loc="right")
    'تراجع -5.2%'
    >>> plt.close("all")
    """
    check_choice(digits, DIGITS, "digits")
    style: Any = {"font.family": families(font), **STYLE}
    mpl.rcParams.update(style)
    _install_hook(digits)
    if "IPython" in sys.modules:
        from mediakit.plot._figure import show_figures_as_html

        show_figures_as_html()


def label(text: object) -> str:
    """Return a text for an artist of ours: as it is, or with isolates where no hook can be had."""
    written = str(text)
    if not has_arabic(written):
        return written
    if not is_hooked():
        _install_hook("latn")
    return written if is_hooked() else rtl(written)


def dress(axes: Axes, texts: Iterable[Text] = ()) -> None:
    """Give the texts of a chart an Arabic typeface and take mathematics from them."""
    chosen = current_families()
    legend = axes.get_legend()
    named = [*axes.findobj(Text), *texts, *(legend.findobj(Text) if legend else [])]
    for text in named:
        text.set_fontfamily(chosen)
        text.set_parse_math(False)
