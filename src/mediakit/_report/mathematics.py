"""A formula in LaTeX → MathML, which browsers draw without help."""

from __future__ import annotations

import html
import re

from latex2mathml import exceptions

# x^2, \frac{1}{2}, a = b, or a single letter; "5 إلى 10" between two dollars is a price
MATHEMATICAL = re.compile(r"[\\^_=+<>{}|]|^\s*[A-Za-z]\s*$")
# The library's own errors, and what it lets through where a formula stops in the middle.
UNREADABLE: tuple[type[BaseException], ...] = (
    *(error for error in vars(exceptions).values() if isinstance(error, type)),
    IndexError, KeyError, ValueError, StopIteration, RecursionError,
)  # fmt: skip


def is_formula(text: str) -> bool:
    """Return whether the text between two dollars is mathematics.

    Examples
    --------
    >>> is_formula("x^2"), is_formula("5 إلى 10")
    (True, False)
    """
    return MATHEMATICAL.search(text) is not None


def to_mathml(latex: str, *, block: bool = False) -> str:
    """Return a formula as MathML; one that cannot be read is shown as it was written.

    Examples
    --------
    >>> to_mathml("x")[:5], to_mathml("x^a^b")
    ('<math', '<code dir="ltr">x^a^b</code>')
    """
    from latex2mathml.converter import convert

    try:
        markup = convert(latex.strip(), display="block" if block else "inline")
    except UNREADABLE:
        return f'<code dir="ltr">{html.escape(latex)}</code>'
    return str(markup).replace("\n", "")
