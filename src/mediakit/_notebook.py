"""A notebook from right to left: its prose, tables and charts, never its code."""

from __future__ import annotations

import sys

# The page of a notebook that has this mark, and no other: direction is each notebook's own choice.
MARK = "mk-rtl"
PANEL = f".jp-NotebookPanel:has(.{MARK})"
PROSE = f"{PANEL} .jp-RenderedMarkdown"
OUTPUT = f"{PANEL} .jp-OutputArea-output.jp-RenderedHTMLCommon"
# A paragraph of English within an Arabic notebook still runs, and begins, on the left.
RULES = f"""
{PROSE},{OUTPUT}{{direction:rtl;text-align:right}}
{PROSE} :is(p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd){{unicode-bidi:plaintext;text-align:start}}
{PROSE} :is(ul,ol){{padding-right:2em;padding-left:0;text-align:right}}
{PROSE} blockquote{{border-left:0;border-right:5px solid var(--jp-border-color1,#ccc)}}
:is({PROSE},{OUTPUT}) table{{direction:rtl;margin-right:0;margin-left:auto}}
{OUTPUT} table:not(.mk-table) :is(td,th){{unicode-bidi:plaintext;text-align:right}}
{OUTPUT} figure{{margin-right:0;margin-left:auto}}
:is({PROSE},{OUTPUT}) :is(pre,code,.katex,mjx-container){{direction:ltr;unicode-bidi:isolate}}
:is({PROSE},{OUTPUT}) pre{{text-align:left}}
"""


def in_notebook() -> bool:
    """Return whether the code runs in a kernel, whose outputs a page shows."""
    if "IPython" not in sys.modules:
        return False
    from IPython.core.getipython import get_ipython

    return hasattr(get_ipython(), "kernel")


def use_rtl() -> None:
    """Let this notebook run from right to left in JupyterLab: prose, tables and charts, not code.

    JupyterLab has no setting for it. The call shows a style that holds for the notebook in which
    it is run, and for as long as its output stands there; code, printed text and other notebooks
    stay as they are, and a paragraph of English runs from the left. `use_arabic` calls it.

    Returns
    -------
    None
        The style is the output of the cell; outside of a notebook nothing happens.

    Examples
    --------
    >>> use_rtl()  # سطر واحد في أول الدفتر
    """
    if not in_notebook():
        return
    from IPython.display import HTML, display

    display(HTML(f'<style>{RULES}</style><span class="{MARK}"></span>'))
