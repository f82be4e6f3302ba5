"""Files → articles: one file, a folder, a glob, or a list of them."""

from __future__ import annotations

import glob
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from mediakit._articles import build_articles
from mediakit._check import did_you_mean, listing
from mediakit._formats.page import read_page
from mediakit._formats.table import read_delimited, read_json, read_parquet
from mediakit._formats.text import read_text

Paths = str | Path | Iterable[str | Path]
Columns = dict[str, str] | None

READERS: dict[str, Callable[[Path, str | None, Columns], pd.DataFrame]] = {
    ".txt": lambda path, encoding, _: read_text(path, encoding),
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".json": read_json,
    ".parquet": read_parquet,
    ".html": lambda path, encoding, _: read_page(path, encoding),
    ".htm": lambda path, encoding, _: read_page(path, encoding),
}
GLOB_CHARACTERS = frozenset("*?[")


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _files_in_folder(folder: Path, pattern: str | None) -> list[Path]:
    """Return the readable files of a folder in name order; others are counted in a warning."""
    found = [
        file for file in sorted(folder.glob(pattern or "**/*"))
        if file.is_file() and not _is_hidden(file, folder)
    ]  # fmt: skip
    readable = [file for file in found if file.suffix.lower() in READERS]
    others = Counter(file.suffix.lower() or file.name for file in found) - Counter(
        file.suffix.lower() for file in readable
    )
    if readable and others:
        kinds = listing(f"{kind} ({number})" for kind, number in sorted(others.items()))
        warnings.warn(f"Files of other kinds were not read: {kinds}.", stacklevel=4)
    if not readable:
        raise FileNotFoundError(
            f"Nothing to read: looked for {listing(READERS)} in {folder}"
            f"{f' with the pattern {pattern}' if pattern else ''} and found "
            f"{len(found)} other files."
        )
    return readable


def _files(path: str | Path, pattern: str | None) -> list[Path]:
    """Return the files that one path stands for."""
    place = Path(path).expanduser()
    if place.is_dir():
        return _files_in_folder(place, pattern)
    if place.is_file():
        if place.suffix.lower() not in READERS:
            raise ValueError(
                f"Cannot read {place.suffix or 'a file without a suffix'}; what can be read is "
                f"{listing(READERS)}: {place}"
            )
        return [place]
    if GLOB_CHARACTERS & set(str(path)):
        found = [Path(name) for name in sorted(glob.glob(str(place), recursive=True))]  # noqa: PTH207
        return [file for hit in found for file in _files(hit, pattern)] or _missing(place)
    return _missing(place)


def _missing(place: Path) -> list[Path]:
    siblings = [item.name for item in place.parent.iterdir()] if place.parent.is_dir() else []
    raise FileNotFoundError(f"There is no such file or folder: {place}"
                            f"{did_you_mean(place.name, siblings)}")  # fmt: skip


def _read_file(file: Path, encoding: str | None, columns: Columns, alone: bool) -> pd.DataFrame:
    """Return one file's rows; a file that cannot be read is a row with a problem."""
    try:
        rows = READERS[file.suffix.lower()](file, encoding, columns)
    except (OSError, ValueError, RecursionError, pd.errors.ParserError) as error:
        if alone:
            raise ValueError(f"{str(error).rstrip('.')}. The file is {file}") from error
        rows = pd.DataFrame({"problem": [f"not read: {error}"]}, dtype=object)
    rows = rows.assign(path=str(file))
    if "source" in rows:
        return rows
    return rows.assign(source=file.stem if len(rows) > 1 else file.absolute().parent.name)


def _progress(files: list[Path], progress: bool | None) -> Iterable[Path]:
    """Return the files behind a progress bar: on request, or for many of them on a terminal."""
    if progress is False or (progress is None and len(files) < 100):
        return files
    from tqdm import tqdm

    return tqdm(files, desc="read", unit="file", disable=None if progress is None else False)


def read_articles(
    path: Paths,
    *,
    source: str | None = None,
    encoding: str | None = None,
    columns: dict[str, str] | None = None,
    pattern: str | None = None,
    progress: bool | None = None,
) -> pd.DataFrame:
    """Read articles from files as they come.

    Parameters
    ----------
    path : str, Path or a list of them
        A file, a folder (searched with its sub-folders), or a glob. Read are .txt (headline on
        line 1; the parent folder is the source; an ISO date in the file's name is the date),
        .csv, .tsv, .jsonl, .json and .parquet (a row an article), and .html (a saved page: its
        article, with the site's name as the source).
    source : str, optional
        The source of all articles, whatever the files say.
    encoding : str, optional
        The encoding of all files. Without it: UTF-8, else what the bytes look like, which
        `problem` then names.
    columns : dict, optional
        Which of the file's columns is which of ours, where the names are unusual:
        ``{"text": "نص", "source": "صحيفة"}``.
    pattern : str, optional
        A glob that selects files inside a folder, such as ``"*/2026-02-*.txt"``.
    progress : bool, optional
        Show a progress bar; by default on a terminal, for a hundred files or more.

    Returns
    -------
    DataFrame
        `article` (str, unique and the same at each reading), `source` (category), `date`
        (datetime64, NaT where none was found), `headline`, `text`, `url`, `author`, `path`,
        `problem` (missing where there is none), then the file's other columns. A file or line
        that cannot be read is a row that says so in `problem`.

    Raises
    ------
    FileNotFoundError
        If there is no such path, or nothing readable in a folder.
    ValueError
        If a file named by itself cannot be read, or has no column of text.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "هضبة نيوز"
    >>> folder.mkdir()
    >>> _ = (folder / "2026-02-01.txt").write_text("عنوان الخبر\\n\\nنص الخبر.", encoding="utf-8")
    >>> read_articles(folder)[["source", "headline", "text"]].iloc[0].tolist()
    ['هضبة نيوز', 'عنوان الخبر', 'نص الخبر.']
    """
    places = [path] if isinstance(path, str | Path) else list(path)
    if not places:
        raise ValueError("`path` must name at least one file; got an empty list.")
    files = list(dict.fromkeys(file for place in places for file in _files(place, pattern)))
    rows = [
        _read_file(file, encoding, columns, alone=len(files) == 1)
        for file in _progress(files, progress)
    ]
    articles = pd.concat(rows, ignore_index=True)
    if "text" not in articles:
        raise ValueError(
            f"None of {len(files)} files could be read. The first: {articles['problem'].iloc[0]}"
        )
    if source is not None:
        articles = articles.assign(source=source)
    return build_articles(articles)
