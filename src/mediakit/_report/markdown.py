"""Markdown → HTML, with formulas as MathML and attached pictures inside the page."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath, MathInlineParser

from mediakit._report.mathematics import is_formula, to_mathml

ATTACHMENT = "attachment:"
IMAGES = ("image/jpeg", "image/png")  # the last that there is, is shown
# The dollars of a formula touch it: $x^2$; those of "$5 و $10" do not.
TOUCHING = r"(?<![$\\\w])\$(?P<math_inline_tex>[^\s$](?:[^$\n]*?[^\s\\$])?)\$(?![\w$])"


class InlineParser(MathInlineParser):
    """Finds formulas, and leaves prices alone."""

    SPECIFICATION = {**MathInlineParser.SPECIFICATION, "inline_math_tex": TOUCHING}  # noqa: RUF012


class Renderer(IPythonRenderer):
    """Writes what nbconvert leaves to scripts: formulas, attachments, code."""

    def inline_math(self, body: str) -> str:
        """Return $…$ as MathML where it is a formula."""
        return to_mathml(body) if is_formula(body) else html.escape(f"${body}$", quote=False)

    def block_math(self, body: str) -> str:
        """Return $$…$$ as MathML on a line of its own."""
        return to_mathml(body, block=True)

    def latex_environment(self, name: str, body: str) -> str:
        r"""Return \begin{…}…\end{…} as MathML on a line of its own."""
        return to_mathml(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def block_code(self, code: str, info: str | None = None) -> str:
        """Return a block of code, left-to-right."""
        return f'<pre dir="ltr" tabindex="0"><code>{html.escape(code)}</code></pre>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return a picture; one that is attached to the cell becomes part of the page."""
        name = url.removeprefix(ATTACHMENT)
        forms = self.attachments.get(name, {}) if name != url else {}
        for kind in (kind for kind in IMAGES if kind in forms):
            name = f"data:{kind};base64,{''.join(forms[kind])}"
        return str(super().image(text, name, title))


def markdown_to_html(source: str, attachments: Mapping[str, Any] | None = None) -> str:
    """Return Markdown as HTML; `attachments` are those of the notebook's cell.

    Examples
    --------
    >>> markdown_to_html("ثمنه $5 و **أكثر** من $10").strip()
    '<p>ثمنه $5 و <strong>أكثر</strong> من $10</p>'
    """
    renderer = Renderer(
        escape=False, exclude_anchor_links=True, attachments=dict(attachments or {})
    )
    return str(MarkdownWithMath(renderer=renderer, inline=InlineParser()).render(source))
