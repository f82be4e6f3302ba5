"""Web pages: the article without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from mediakit._encoding import decode
from mediakit._normalize import display_text, matching_key

# <meta charset="windows-1256">  <?xml … encoding='utf-8'?>  content="text/html; charset=cp1256"
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page declares its encoding


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares, if its bytes really are in it."""
    found = DECLARED.search(data[:HEAD])
    if not found:
        return None
    name = found[1].decode("ascii")
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def decode_page(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """Return a page's text: in the encoding given, else the one declared, else as it looks."""
    return decode(data, encoding or _declared(data))


def _host(url: str | None) -> str | None:
    """Return the site of an address, without www."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def _printed_date(date: str | None, markup: str) -> str | None:
    """Return the date, unless it is a 1 January that stands for "some day of the year"."""
    if date is None or not date.endswith("-01-01"):
        return date
    return date if re.search(rf"{date[:4]}[-/.]0?1[-/.]0?1(?!\d)", markup) else None


def _without_headline(text: str, headline: str | None) -> str:
    """Return the text without a first line that repeats the headline."""
    first, _, rest = text.partition("\n")
    repeats = matching_key(display_text(first)).strip() == matching_key(headline or "").strip()
    return rest.lstrip() if repeats and rest else text


def article_of(markup: str, url: str | None = None) -> dict[str, Any]:
    """Return the article of a page: text, headline, author, date, url, source.

    Parts that the page does not name are None. Never told its language: a page that declares
    another one would come back empty.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(markup, url=url, favor_precision=True, with_metadata=True)
    page = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    address = page.get("url") or url
    return {
        "text": _without_headline(page.get("text") or "", page.get("title")),
        "headline": page.get("title"),
        "author": None if "http" in (page.get("author") or "").lower() else page.get("author"),
        "date": _printed_date(page.get("date"), markup),
        "url": address,
        "source": page.get("sitename") or _host(address),
    }


def read_page(path: Path, encoding: str | None = None) -> pd.DataFrame:
    """Return the article of one saved page; without a site's name the folder is the source."""
    markup, problem = decode_page(path.read_bytes(), encoding)
    row = article_of(markup)
    source = row["source"] or path.absolute().parent.name
    return pd.DataFrame([row | {"source": source, "problem": problem}], dtype=object)
