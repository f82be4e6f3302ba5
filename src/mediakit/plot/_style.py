"""The colours, strokes and settings of charts."""

from __future__ import annotations

from typing import Any

from cycler import cycler

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
    "figure.autolayout": True,  # no text lies outside the figure
    "figure.dpi": 100,
    "savefig.dpi": 200,
}
