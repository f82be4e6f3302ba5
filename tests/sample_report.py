"""Reports for tests: of all notebooks, and of a few outputs that no kernel made."""

from __future__ import annotations

from pathlib import Path

import nbformat

import mediakit as mk
from mediakit._report.page import render
from mediakit._report.run import Run
from mediakit._sample import resource


def make_report(folder: Path, *, corpus: Path | None = None, pdf: bool = False) -> Path:
    """Write the report of every notebook; fail where one of them fails."""
    notebooks = sorted(resource("notebooks").glob("[0-9]*.ipynb"))
    parameters = {} if corpus is None else {"corpus": str(corpus)}
    out = folder / "report.html"
    runs = mk.write_report(notebooks, out, parameters=parameters, pdf=pdf)
    assert [run.failure for run in runs if run.failure] == []
    return out


def small_report(folder: Path, prose: str, *outputs: dict[str, str], printed: str = "") -> Path:
    """Write the report of a notebook: Markdown, and a cell with outputs by their type."""
    new = nbformat.v4
    made = [new.new_output("display_data", data=data) for data in outputs]
    if printed:
        made.append(new.new_output("stream", text=printed))
    cells = [new.new_markdown_cell(prose), new.new_code_cell("...", outputs=made)]
    page = render([Run("small", new.new_notebook(cells=cells), failure=None)])
    out = folder / "small.html"
    out.write_text(page, encoding="utf-8")
    return out
