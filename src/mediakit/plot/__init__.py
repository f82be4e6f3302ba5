"""One chart a table, right-to-left and right: each takes a table and `ax`, and returns the Axes."""

from mediakit.plot._arabic import use_arabic
from mediakit.plot._bars import frequencies
from mediakit.plot._cloud import cloud
from mediakit.plot._collocates import collocates
from mediakit.plot._diverging import keyness
from mediakit.plot._figure import describe
from mediakit.plot._network import network
from mediakit.plot._reuse import reuse
from mediakit.plot._timeline import timeline
from mediakit.plot._trend import trend

__all__ = [
    "cloud", "collocates", "describe", "frequencies", "keyness", "network", "reuse", "timeline",
    "trend", "use_arabic",
]  # fmt: skip
