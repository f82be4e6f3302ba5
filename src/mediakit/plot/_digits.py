"""Which digits does a text of a chart take? ١٢٣ everywhere but in what is Latin."""

from __future__ import annotations

import re

from mediakit._direction import WEB_ADDRESS, runs_from_the_right

DIGITS = ("latn", "arab")
ARABIC_INDIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
SEPARATORS = str.maketrans(",.", "٬٫")
_LETTER = "[A-Za-z\u00c0-\u024f]"
LATIN = re.compile(_LETTER)
# 5G   COVID-19   Python 3.11   n=20   9.5mm: Latin words and what is tied to them
_TIED = (
    rf"[0-9.,]*{_LETTER}[A-Za-z\u00c0-\u024f0-9]*(?:[ \-–_./:'’+&=<>][A-Za-z\u00c0-\u024f0-9]+)*%?"
)
# 1,234.5   1,234   0.5: but not 1.5.2026 and not 1,2,3
_PARTED = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![.,]?[0-9])"
PARTS = re.compile(rf"(?P<latin>{WEB_ADDRESS.pattern}|{_TIED})|(?P<parted>{_PARTED})|[0-9%]")
# What matplotlib writes on logarithmic and scientific axes: $\mathdefault{10^{-2}}$
FORMULA = re.compile(r"\$(?:\\times)?\\mathdefault\{.*\}\$", re.DOTALL)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# 1e6   +2.5e−7, and both together beside an axis: 1e−5+1e3
SCIENTIFIC = re.compile(r"([+\-\u2212]?)([0-9]+(?:\.[0-9]+)?)e([+\-\u2212]?[0-9]+)")


def _swap(match: re.Match[str]) -> str:
    """Return a number with other digits; what is Latin as it is."""
    if match["latin"]:
        return match.group()
    swapped = match.group().translate(ARABIC_INDIC)
    return swapped.translate(SEPARATORS) if match["parted"] else swapped


def arabic_digits(text: str) -> str:
    """Return the text with Arabic-Indic digits and separators, but for what is Latin in it.

    Examples
    --------
    >>> arabic_digits("1,234.5 أو 20%")
    '١٬٢٣٤٫٥ أو ٢٠٪'
    >>> arabic_digits("عاد COVID-19 في 2021"), arabic_digits("Python 3.11")
    ('عاد COVID-19 في ٢٠٢١', 'Python 3.11')
    """
    if LATIN.search(text) and not runs_from_the_right(text):
        return text
    return PARTS.sub(_swap, text)


def _swap_number(match: re.Match[str]) -> str:
    return match.group().translate(ARABIC_INDIC).translate(SEPARATORS)


def _power(match: re.Match[str]) -> str:
    sign, factor, exponent = match.groups()
    times = "" if factor == "1" else rf"{factor}\times"
    return f"{sign}{times}10^{{{exponent}}}"


def formula(text: str, digits: str) -> str | None:
    r"""Return what matplotlib wrote on an axis as a formula to be drawn as one; else None.

    Examples
    --------
    >>> formula(r"$\mathdefault{10^{-2}}$", "arab")
    '$\\mathdefault{١٠^{-٢}}$'
    >>> formula("1e6", "arab"), formula("1e6", "latn"), formula("5 $ أو 6 $", "arab")
    ('$\\mathdefault{١٠^{٦}}$', None, None)
    """
    if FORMULA.fullmatch(text):
        return NUMBER.sub(_swap_number, text) if digits == "arab" else text
    if digits == "arab" and SCIENTIFIC.sub("", text) == "" != text:
        return formula(rf"$\mathdefault{{{SCIENTIFIC.sub(_power, text)}}}$", digits)
    return None
