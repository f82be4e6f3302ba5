"""Run notebooks and write their report, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from mediakit._check import check_at_least, check_choice
from mediakit._files import whole
from mediakit._report.page import render
from mediakit._report.parameters import check_parameters, inject
from mediakit._report.pdf import find_browser, print_pdf
from mediakit._report.run import Progress, Run, check_kernel, run_notebook
from mediakit._report.words import WORDS

# A kernel keeps a core busy; more of them than cores only wait for each other.
AT_ONCE = max(1, min(4, os.cpu_count() or 1))


def _read(paths: Iterable[str | Path]) -> dict[Path, NotebookNode]:
    """Return the notebooks of the paths."""
    notebooks = {}
    for path in map(Path, paths):
        if not path.is_file():
            raise FileNotFoundError(f"There is no such notebook: {path}")
        notebooks[path] = nbformat.read(path, as_version=4)
    if not notebooks:
        raise ValueError("`notebooks` must name at least one notebook; got none.")
    return notebooks


def _check_file(output: str | Path) -> Path:
    """Return the path of a file, which may not exist yet."""
    target = Path(output)
    if target.is_dir():
        raise IsADirectoryError(f"`output` must be a file; got the folder {target}")
    return target


def write_report(
    notebooks: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    parameters: Mapping[str, Any] | None = None,
    pdf: bool = False,
    lang: str = "ar",
    timeout: float | None = None,
    facts: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> list[Run]:
    """Run notebooks and write one self-contained HTML page of them.

    The page asks the network for nothing, runs no script but its own and carries its typeface. A
    notebook that fails is in it as far as it came, with a banner and the traceback.

    Parameters
    ----------
    notebooks : path or list of paths
        The notebooks, in the order of the report.
    output : str or Path
        The HTML file, written whole or not at all.
    parameters : mapping, optional
        Values for the names that the notebooks' cells tagged `parameters` assign.
    pdf : bool
        Write a PDF beside the HTML, printed by Chromium.
    lang : str
        "ar" or "en": the page's language and direction.
    timeout : float, optional
        The seconds that a cell may take, at least 1.
    facts : mapping, optional
        More lines for the colophon, such as `{"corpus": corpus_hash}`.
    progress : callable, optional
        Called with a notebook's name and the number of its cells run.

    Returns
    -------
    list of Run
        Each notebook's `name`, `notebook` with its outputs, and `failure`: None if it ran to its
        end.

    Raises
    ------
    ParameterError
        If no notebook has a parameter of that name.
    FileNotFoundError, IsADirectoryError
        If there is no such notebook, or `output` is a folder.
    ValueError
        If `lang` is neither, or `timeout` is below 1.
    KernelMissingError, BrowserMissingError
        If there is nothing to run or to print with.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> cells = [nbformat.v4.new_markdown_cell("# سؤال"), nbformat.v4.new_code_cell("1 + 1")]
    >>> nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "one.ipynb")
    >>> runs = write_report(folder / "one.ipynb", folder / "report.html")
    >>> runs[0].failure is None, "سؤال" in (folder / "report.html").read_text(encoding="utf-8")
    (True, True)
    """
    check_choice(lang, tuple(WORDS), "lang")
    if timeout is not None:
        check_at_least(timeout, 1, "timeout")
    target = _check_file(output)
    check_kernel()
    if pdf:
        find_browser()
    loaded = _read([notebooks] if isinstance(notebooks, str | Path) else notebooks)
    given = dict(parameters or {})
    check_parameters(loaded.values(), given)

    with whole(
        target
    ) as temporary:  # first, for a folder that nobody may write to is known at once
        runs = _run_all(loaded, given, timeout, progress)
        page = render(runs, lang=lang, parameters=given, facts=facts)
        temporary.write_text(page, encoding="utf-8")
    if pdf:
        print_pdf(target, target.with_suffix(".pdf"))
    return runs


def _run_all(
    notebooks: Mapping[Path, NotebookNode],
    parameters: Mapping[str, Any],
    timeout: float | None,
    progress: Progress | None,
) -> list[Run]:
    """Run the notebooks, as many at once as there are cores, and return them in their order."""

    def run(path: Path) -> Run:
        notebook = inject(notebooks[path], parameters)
        return run_notebook(
            path.stem, notebook, folder=Path.cwd(), timeout=timeout, progress=progress
        )

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, notebooks))
