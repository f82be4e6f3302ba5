"""One file to read, on disk or in an archive, and what its container knows of it."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, BinaryIO
from zipfile import BadZipFile

import pandas as pd

from mediakit._encoding import decode
from mediakit._formats.remote import is_remote, opened, size_of
from mediakit._formats.signature import check_is_text, check_reads_as_text

Columns = Mapping[str, str] | None
Rows = pd.DataFrame | list[dict[str, Any]]  # tables come as a frame, single articles as dicts

# What a file may be, by how its name ends.
SUFFIXES = (
    ".txt", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".html", ".htm",
    ".xhtml", ".xml", ".rss", ".atom", ".warc", ".warc.gz", ".zip",
)  # fmt: skip
# One word of each, for messages.
READABLE = ".txt .csv .tsv .json .jsonl .parquet .xlsx .html .xml .rss .warc .zip".split()
# What reading foreign bytes may raise: the file cannot be opened, is not what its name says, is
# cut short, or is nested too deep. Anything else is a mistake of ours.
READ_ERRORS = (
    OSError, ValueError, LookupError, SyntaxError, RecursionError, EOFError, NotImplementedError,
    OverflowError, zlib.error, struct.error, BadZipFile,
)  # fmt: skip


def kind_of(name: str) -> str | None:
    """Return the kind of a file by its name: the longest suffix of ours, also before ".gz".

    Examples
    --------
    >>> kind_of("crawl.WARC.gz"), kind_of("corpus.csv.gz"), kind_of("photo.jpg")
    ('.warc.gz', '.csv.gz', None)
    """
    lower = name.lower()
    found = [suffix for suffix in SUFFIXES if lower.endswith(suffix)]
    if not found and lower.endswith(".gz"):
        inner = kind_of(lower.removesuffix(".gz"))
        return None if inner in (None, ".zip") or inner.endswith(".gz") else f"{inner}.gz"
    return max(found, key=len, default=None)


@dataclass(frozen=True)
class Part:
    """A file on disk, or a member of an archive with its bytes."""

    path: str  # as users see it: archive.zip/بوابة المد/1.txt
    kind: str
    data: bytes | None = None
    facts: Mapping[str, str | None] = field(default_factory=dict)  # url, date, charset, …
    problem: str | None = None  # why there is nothing to read
    members: tuple[str, ...] = ()  # the files of a corpus, which are read together

    @property
    def stem(self) -> str:
        """The file's name without its kind."""
        name = re.sub(r"\.gz$", "", PurePath(self.path).name, flags=re.IGNORECASE)
        kind = self.kind.removesuffix(".gz")
        return name[: -len(kind)] if kind and name.lower().endswith(kind) else name

    @property
    def folder(self) -> str:
        """The name of the folder, or of the archive, that the file lies in."""
        return Path(self.path).absolute().parent.name.removesuffix(".zip")

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        if self.data is not None:
            return len(self.data)
        return size_of(self.path) if is_remote(self.path) else Path(self.path).stat().st_size

    def open(self) -> BinaryIO:
        """Return the bytes as a stream."""
        if self.data is not None:
            return io.BytesIO(self.data)
        return opened(self.path) if is_remote(self.path) else Path(self.path).open("rb")

    def read(self, most: int | None = None) -> bytes:
        """Return the bytes; more of them than `most` are an error, before they are read."""
        if most is not None and self.size > most:
            raise ValueError(
                f"too large: {self.size / 1e6:,.0f} MB, and at most {most / 1e6:,.0f} MB of a "
                f"{self.kind} file are read"
            )
        if self.data is not None:
            return self.data
        with self.open() as stream:
            return stream.read()

    def text(
        self, encoding: str | None = None, declared: tuple[str, ...] = (), most: int | None = None
    ) -> tuple[str, str | None]:
        """Return the text and a note on its encoding; what is no text is an error."""
        data = self.read(most)
        check_is_text(data)
        text, note = decode(data, encoding, declared=declared)
        check_reads_as_text(text)
        return text, note
