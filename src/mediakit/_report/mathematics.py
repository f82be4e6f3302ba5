"""Formulas in Markdown → MathML, which browsers draw without help."""

from __future__ import annotations

import re

# $$…$$, or $…$ whose dollars touch the formula; "$5 and $10" is a price twice
FORMULA = re.compile(
    r"\$\$(?P<block>.+?)\$\$"
    r"|(?<![\\\w$])\$(?P<inline>[^\s$](?:[^$\n]*?[^\s\\$])?)\$(?![\w$])",
    re.DOTALL,
)
MATHEMATICAL = re.compile(r"[\\^_=+<>{}]|^[A-Za-z]$")


def to_mathml(markdown: str) -> str:
    """Return Markdown with its formulas as MathML; what is no formula stays.

    Examples
    --------
    >>> to_mathml("$x$ و $5 و $10")[:5], to_mathml("من $5 إلى $10")
    ('<math', 'من $5 إلى $10')
    """

    def convert(match: re.Match[str]) -> str:
        from latex2mathml.converter import convert as convert_latex

        formula = match["block"] or match["inline"]
        if not match["block"] and not MATHEMATICAL.search(formula):
            return match.group()
        display = "block" if match["block"] else "inline"
        return str(convert_latex(formula, display=display)).replace("\n", "")

    return FORMULA.sub(convert, markdown)
