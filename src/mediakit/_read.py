"""Files → articles: one file, a folder, a glob, or a list of them."""

from __future__ import annotations

import codecs
import glob
import os
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

import pandas as pd

from mediakit._articles import COLUMNS, build_articles
from mediakit._check import did_you_mean, listing
from mediakit._formats import rows_of, unpack, unpacks
from mediakit._formats.corpus import CORPUS, gathered
from mediakit._formats.part import READ_ERRORS, READABLE, Columns, Part, Rows, kind_of
from mediakit._formats.remote import is_remote, listed
from mediakit._formats.workers import read_parts
from mediakit._problems import not_read

Paths = str | Path | Iterable[str | Path]

GLOB_CHARACTERS = frozenset("*?[")


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _found(folder: Path, pattern: str | None) -> tuple[list[Path], list[Part]]:
    """Return the files of a folder in name order, and a problem for each folder not opened."""
    if pattern is not None:
        return sorted(folder.glob(pattern)), []
    closed: list[Part] = []

    def note(error: OSError) -> None:
        closed.append(Part(str(error.filename), "", problem=not_read(error.strerror or error)))

    found = [
        Path(place, name) for place, _, names in os.walk(folder, onerror=note) for name in names
    ]
    return sorted(found), closed


def _files_in_folder(folder: Path, pattern: str | None) -> list[Part]:
    """Return the readable files of a folder in name order; others are counted in a warning."""
    paths, closed = _found(folder, pattern)
    found = [file for file in paths if file.is_file() and not _is_hidden(file, folder)]
    kinds = {file: kind_of(file.name) for file in found}
    readable = [Part(str(file), kind) for file, kind in kinds.items() if kind is not None]
    others = Counter(file.suffix.lower() or file.name for file in found if kinds[file] is None)
    if readable and others:
        counted = listing(f"{kind} ({number})" for kind, number in sorted(others.items()))
        warnings.warn(f"Files of other kinds were not read: {counted}.", stacklevel=5)
    if not readable:
        raise FileNotFoundError(
            f"Nothing to read: looked for {listing(READABLE)} in {folder}"
            f"{f' with the pattern {pattern}' if pattern else ''} and found "
            f"{len(found)} other files{_reasons(closed)}."
        )
    return readable + closed


def _reasons(closed: list[Part]) -> str:
    return f" and {len(closed)} folders that could not be opened" if closed else ""


def _remote_files(place: str) -> list[Part]:
    """Return the readable files of an address; hidden ones are left out."""
    found = [name for name in listed(place) if not PurePath(name).name.startswith((".", "_"))]
    kinds = {name: kind_of(name) for name in found}
    readable = [Part(name, kind) for name, kind in kinds.items() if kind is not None]
    if not readable:
        raise FileNotFoundError(
            f"Nothing to read: looked for {listing(READABLE)} and found {len(found)} other files "
            f"in {place}"
        )
    return readable


def _files(path: str | Path, pattern: str | None) -> list[Part]:
    """Return the files that one path stands for."""
    if is_remote(str(path)):
        return _remote_files(str(path))
    place = Path(path).expanduser()
    if place.is_dir():
        return _files_in_folder(place, pattern)
    if place.is_file():
        kind = kind_of(place.name)
        if kind is None:
            raise ValueError(
                f"Cannot read {place.suffix or 'a file without a suffix'}; what can be read is "
                f"{listing(READABLE)}: {place}"
            )
        return [Part(str(place), kind)]
    if GLOB_CHARACTERS & set(str(path)):
        found = [Path(name) for name in sorted(glob.glob(str(place), recursive=True))]  # noqa: PTH207
        return [file for hit in found for file in _files(hit, pattern)] or _missing(place)
    return _missing(place)


def files_at(paths: Paths, pattern: str | None = None) -> list[Part]:
    """Return the files that paths stand for, each once."""
    places = [paths] if isinstance(paths, str | Path) else list(paths)
    if not places:
        raise ValueError("`path` must name at least one file; got an empty list.")
    found: dict[str, Part] = {}
    for place in places:
        found |= {file.path: file for file in _files(place, pattern)}
    return list(found.values())


def _missing(place: Path) -> list[Part]:
    siblings = [item.name for item in place.parent.iterdir()] if place.parent.is_dir() else []
    raise FileNotFoundError(f"There is no such file or folder: {place}"
                            f"{did_you_mean(place.name, siblings)}")  # fmt: skip


def unpacked(files: Iterable[Part]) -> Iterator[Part]:
    """Yield the files, and the members of archives in their place."""
    for file in files:
        yield from unpack(file)


def _with_progress(
    rows: Iterable[Rows], files: list[Part], progress: bool | None
) -> Iterable[Rows]:
    """Return the rows behind a progress bar: on request, or for much to read on a terminal."""
    archives = sum(unpacks(file.kind) for file in files)
    if progress is False or (progress is None and len(files) < 100 and not archives):
        return rows
    from tqdm import tqdm

    return tqdm(
        rows,
        desc="read",
        unit="file",
        total=None if archives else len(files),
        delay=0 if progress else 1,
        disable=False if progress else None,
    )


def _as_frames(rows: Iterable[Rows]) -> Iterator[pd.DataFrame]:
    """Yield the rows as frames: those of single articles together, tables as they are."""
    single: list[dict[str, Any]] = []
    for some in rows:
        if isinstance(some, list):
            single += some
            continue
        if single:
            yield pd.DataFrame(single, dtype=object)
            single = []
        yield some
    if single:
        yield pd.DataFrame(single, dtype=object)


def _check_encoding(encoding: str | None) -> None:
    """Raise ValueError if Python does not know the encoding."""
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError:
        raise ValueError(
            f"`encoding` must be one that Python knows, such as utf-8 or cp1256; got {encoding}."
        ) from None


def _read_alone(part: Part, encoding: str | None, columns: Columns) -> Rows:
    """Return the rows of a file named by itself; if it cannot be read, say why."""
    try:
        return rows_of(part, encoding, columns)
    except READ_ERRORS as error:
        reason = str(error).rstrip(".") or type(error).__name__
        end = "" if reason.endswith("?") else "."
        raise ValueError(
            f"{reason[:1].upper()}{reason[1:]}{end} The file is {part.path}"
        ) from error


def _read(
    files: list[Part], encoding: str | None, columns: Columns, progress: bool | None
) -> pd.DataFrame:
    """Return what is in the files, unless nothing in them can be read."""
    if len(files) == 1 and not unpacks(files[0].kind):
        rows: Iterable[Rows] = [_read_alone(files[0], encoding, columns)]
    else:
        rows = read_parts(unpacked(files), encoding, columns)
    frames = list(_as_frames(_with_progress(rows, files, progress)))
    if not frames:
        raise ValueError(f"There is nothing to read in {files[0].path}")
    articles = pd.concat(frames, ignore_index=True)
    if "text" not in articles:
        problem, place = articles[["problem", "path"]].iloc[0]
        raise ValueError(f"Nothing could be read. The first problem: {problem}. It is in {place}")
    return articles


def _are_built(articles: pd.DataFrame) -> bool:
    """Return whether articles that were written need nothing more: all columns, unique ids."""
    ids = articles.get("article", pd.Series([None]))
    return {*COLUMNS} <= {*articles} and ids.notna().all() and ids.is_unique


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
        A file, a folder (searched with its sub-folders), or a glob; a list or a folder may mix
        formats. What becomes of each, and the limits, is in docs/formats.md:

        .txt : line 1 is the headline where more follows; an ISO date in the file's name is the
            date; the folder is the source.
        .csv, .tsv, .json, .jsonl, .parquet, .xlsx : a row or object is an article. JSON may have
            them under any key; of an Excel file every sheet with a column of text is read. The
            source is a column, else the sheet's or the file's name. Of Parquet files in folders
            such as ``source=المد/year=2026``, the folders give the columns that the files lack;
            what `write_corpus` wrote comes back as it was, in the same order.
        .html : a saved page is an article; the source is the site's name, else its host, else the
            folder.
        .warc, .warc.gz : the HTML pages that a crawler was given; the source as of a page. A date
            that the page does not give is the crawl time, and `problem` says so.
        .xml, .rss, .atom : the entries of a feed; its title is the source.
        .zip, .gz : whatever is inside; folders in the archive count as folders.
    source : str, optional
        The source of all articles, whatever the files say.
    encoding : str, optional
        The encoding of all files. Without it: UTF-8, else what a page or feed declares, else
        what the bytes look like, which `problem` then names.
    columns : dict, optional
        Which of the file's columns is which of ours, where the names are unusual:
        ``{"text": "نص", "source": "صحيفة"}``.
    pattern : str, optional
        A glob that selects files inside a folder, such as ``"*/2026-02-*.txt"``.
    progress : bool, optional
        Show a progress bar; by default on a terminal, for archives and for a hundred files or
        more.

    Returns
    -------
    DataFrame
        `article` (str, unique and the same at each reading), `source` (category), `date`
        (datetime64, NaT where none was found), `headline`, `text`, `url`, `author`, `path`,
        `problem` (missing where there is none), then the file's other columns. A file, a member
        of an archive or a line that cannot be read is a row that says so in `problem`.

    Raises
    ------
    FileNotFoundError
        If there is no such path, or nothing readable in a folder.
    ValueError
        If a file named by itself cannot be read or has no column of text, if nothing else could
        be read, or if Python does not know the `encoding`.

    Notes
    -----
    From the hundredth page on, pages are extracted in as many processes as there are processors
    (15 to 80 ms a page; below that, and for all other files, one process is as fast). The rows
    and their order are the same; where no process can be started, all is read in one.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp()) / "هضبة نيوز"
    >>> folder.mkdir()
    >>> _ = (folder / "2026-02-01.txt").write_text("عنوان الخبر\\n\\nنص الخبر.", encoding="utf-8")
    >>> read_articles(folder)[["source", "headline", "text"]].iloc[0].tolist()
    ['هضبة نيوز', 'عنوان الخبر', 'نص الخبر.']
    """
    _check_encoding(encoding)
    files = gathered(files_at(path, pattern))
    articles = _read(files, encoding, columns, progress)
    if source is not None:
        articles = articles.assign(source=pd.Categorical([source]).repeat(len(articles)))
    whole = [file.kind for file in files] == [CORPUS] and not columns
    return articles if whole and _are_built(articles) else build_articles(articles)
