"""RSS and Atom feeds: an entry an article, the feed's title its source."""

from __future__ import annotations

import io
import re
from email.utils import parsedate
from typing import Any

from mediakit._formats.markup import text_of
from mediakit._formats.part import Columns, Part, Rows
from mediakit._problems import not_read

MOST_BYTES = 50_000_000  # of one feed; a year of a newspaper's full texts has less
DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # <?xml version="1.0" encoding="windows-1256"?>
CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\W*$", re.IGNORECASE)  # </rss>
DATES = ("published", "updated", "created")
ISO = re.compile(r"\s*\d{4}-\d{2}-\d{2}")  # 2026-02-01T10:00:00+03:00
OFFSET = re.compile(r"(?<=\d)\s*(?:Z|[+-]\d{2}:?\d{2})$")  # +03:00 after a time
DATE = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}"


def _content(entry: Any) -> str:
    """Return the text of an entry: its whole content where it is given, else the summary."""
    contents = [text_of(content.get("value")) for content in entry.get("content", [])]
    return max([*contents, ""], key=len) or text_of(entry.get("summary"))


def _date(entry: Any) -> str | None:
    """Return when an entry was published by the publisher's own clock, as ISO where it can be."""
    name = next((name for name in DATES if entry.get(name)), None)
    if name is None:
        return None
    if ISO.match(entry[name]):
        return OFFSET.sub("", entry[name])
    parsed = parsedate(entry[name]) or entry.get(f"{name}_parsed")
    return DATE.format(*parsed) if parsed else str(entry[name])


def _row(entry: Any, source: str, note: str | None) -> dict[str, Any]:
    link = entry.get("link") or ""
    return {
        "article": entry.get("id"),
        "source": text_of(entry.get("source", {}).get("title")) or source,
        "date": _date(entry),
        "headline": text_of(entry.get("title")),
        "text": _content(entry),
        "url": link if link.startswith("http") else None,
        "author": entry.get("author"),
        "problem": note,
    }


def _parsed(text: str) -> Any:
    """Return what feedparser makes of a text, which it is never to take for an address."""
    import feedparser

    stream = io.BytesIO(DECLARATION.sub("", text).encode("utf-8", errors="replace"))
    return feedparser.parse(
        stream,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,  # only text is kept
    )


def read_feed(part: Part, encoding: str | None = None, columns: Columns = None) -> Rows:
    """Return the entries of a feed; one that is not well-formed is read as far as it goes."""
    data = part.read(MOST_BYTES)
    declared = DECLARED.search(data[:1000])
    text, note = part.text(encoding, (declared[1].decode(),) if declared else ())
    feed = _parsed(text)
    if not feed.entries:
        kind = "a feed without entries" if feed.get("version") else "not a feed (RSS, Atom)"
        raise ValueError(f"{kind}, so there is no article in the file")
    source = text_of(feed.feed.get("title")) or part.folder
    rows = [_row(entry, source, note) for entry in feed.entries]
    if not CLOSED.search(text):
        rows.append({"source": source, "problem": not_read("the feed is cut before its end")})
    return rows
