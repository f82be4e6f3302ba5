"""Web archives: the pages that were fetched, one record in memory at a time."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from mediakit._formats.archive import Budget
from mediakit._formats.page import MOST_BYTES
from mediakit._formats.part import Part
from mediakit._problems import not_read

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
RECORD_END = b"\r\n\r\n"  # after each record, so also at the end of a whole file
GZIP = b"\x1f\x8b"


class _Unpacked(io.RawIOBase):
    """The bytes of a web archive, unpacked; where it is cut or damaged they end with a note."""

    def __init__(self, file: BinaryIO) -> None:
        packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        self.stream: Any = gzip.GzipFile(fileobj=file) if packed else file
        self.tail, self.position = b"", 0
        self.problem: str | None = None

    def readable(self) -> bool:
        """Return True, as every stream that is read does."""
        return True

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self.position

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end or where the archive is damaged."""
        if self.problem:
            return b""
        try:
            data: bytes = self.stream.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.problem = f"the archive is cut or damaged: {error}"
            return b""
        self.position += len(data)
        self.tail = (self.tail + data[-len(RECORD_END) :])[-len(RECORD_END) :]
        if not data and self.position and self.tail != RECORD_END:
            self.problem = "the archive is cut: its last record has no end"
        return data


def _is_page(record: Any) -> bool:
    """Return whether a record is a page that a server gave: HTML, with a status of success."""
    headers, kind = record.http_headers, record.http_content_type or ""
    is_html = kind.partition(";")[0].strip().lower() in PAGE_TYPES
    return is_html and headers is not None and 200 <= (headers.status_code or 0) < 300


def _page(record: Any, path: str) -> Part:
    """Return the page of a record with what the record says of it."""
    date = record.record_date
    facts = {
        "url": (record.headers.get("WARC-Target-URI") or "").strip("<>") or None,
        "crawled": date.date().isoformat() if date else None,
        "charset": (record.http_charset or "").strip("\"' ") or None,
        "note": "cut by the crawler" if record.headers.get("WARC-Truncated") else None,
    }
    try:
        return Part(path, ".html", data=record.reader.read(MOST_BYTES + 1), facts=facts)
    except (OSError, ValueError) as error:
        return Part(path, ".html", data=b"", facts=facts, problem=not_read(error))


def warc_pages(part: Part, budget: Budget | None = None) -> Iterator[Part]:
    """Yield the pages of a web archive; where it is cut or damaged, a problem ends them."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages, responses, problem = 0, 0, None
    with part.open() as file:
        stream = _Unpacked(file)
        records = ArchiveIterator(stream, WarcRecordType.response, auto_decode="all")
        try:
            for record in records:
                responses += 1
                if _is_page(record):
                    pages += 1
                    yield _page(record, part.path)
        except OSError as error:
            problem = f"the archive is damaged after {responses} responses: {error}"
    if problem or stream.problem:
        yield Part(part.path, "", data=b"", problem=not_read(stream.problem or problem))
    elif not pages:
        raise ValueError(f"no web page among the {responses} responses in the archive")
