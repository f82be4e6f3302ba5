"""A notebook of one's own to start from, with the path of the corpus filled in."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from mediakit._check import check_choice
from mediakit._read import files_at
from mediakit._report.parameters import with_default
from mediakit._sample import resource

STARTER = "starter"
SUFFIX = ".ipynb"
NOT_IN_NAMES = '<>:"/\\|?*'  # of files, on one system or another
LONGEST_NAME = 200  # bytes; file systems take 255
# **النتيجة** في العينة 102 من المقالات …
FINDING = re.compile(r"^(\*\*النتيجة\*\*) .*$", re.MULTILINE)
TO_BE_WRITTEN = "تُكتب بعد النظر في الجداول والرسوم."


def starters() -> dict[str, Path]:
    """Return the notebooks that one can start from, by their names."""
    return {path.stem: path for path in sorted(resource("notebooks").glob(f"*{SUFFIX}"))}


def _file_name(name: str) -> str:
    """Return the file's name for the name of a notebook, with or without the suffix."""
    stem = name.removesuffix(SUFFIX)
    fits = stem.isprintable() and 0 < len(stem.encode()) <= LONGEST_NAME
    if not fits or set(stem) & set(NOT_IN_NAMES) or stem[0] in ".- " or stem[-1] in ". ":
        raise ValueError(
            "The name of a notebook must be that of a file, such as port_study, without a folder "
            f"or any of {' '.join(NOT_IN_NAMES)}; got {name!r}."
        )
    return stem + SUFFIX


def _about(notebook: NotebookNode, corpus: str) -> NotebookNode:
    """Return a copy that reads a corpus, and whose finding is yet to be written."""
    copy = with_default(notebook, "corpus", corpus)
    first = copy.cells[0]
    first.source = FINDING.sub(rf"\1 {TO_BE_WRITTEN}", first.source, count=1)
    return copy


def new_notebook(
    name: str, corpus: Path | None = None, *, starter: str = STARTER, folder: Path | None = None
) -> Path:
    """Copy a notebook to start from; nothing is ever overwritten.

    Parameters
    ----------
    name : str
        The name of the new notebook, with or without .ipynb.
    corpus : Path, optional
        A file or folder of articles, which the notebook will read instead of the sample. It is
        written as it is given: a relative path is relative to the notebook.
    starter : str
        The notebook to copy, one of `starters`.
    folder : Path, optional
        The folder of the new notebook; by default the current one.

    Returns
    -------
    Path
        The new file.

    Raises
    ------
    ValueError
        If `name` cannot be that of a file, `starter` is unknown, or `corpus` is a file of a kind
        that cannot be read.
    FileNotFoundError
        If there is nothing to read at `corpus`.
    FileExistsError
        If there is such a file.

    Examples
    --------
    >>> import tempfile
    >>> new_notebook("دراسة الميناء", folder=Path(tempfile.mkdtemp())).name
    'دراسة الميناء.ipynb'
    """
    path = (folder or Path()) / _file_name(name)
    known = starters()
    starter = starter.removesuffix(SUFFIX)
    check_choice(starter, list(known), "--from")
    notebook = nbformat.read(known[starter], as_version=4)
    if corpus is not None:
        files_at(corpus)
        notebook = _about(notebook, corpus.as_posix())
    _write_new(path, nbformat.writes(notebook))
    return path


def _write_new(path: Path, text: str) -> None:
    """Write a file that was not there before."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise FileExistsError(
            f"Nothing is overwritten: choose another name, for there is already {path}"
        ) from None
