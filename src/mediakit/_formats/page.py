"""Web pages: the article without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import contextlib
import functools
import json
import logging
import re
from typing import Any
from urllib.parse import urlsplit

from mediakit._encoding import decode
from mediakit._formats.layout import (
    CELL_EDGE,
    lead_of,
    printed_date,
    without_comments,
    without_headline,
)
from mediakit._formats.markup import text_of
from mediakit._formats.part import Columns, Part, Rows
from mediakit._formats.signature import check_is_text, check_reads_as_text
from mediakit._problems import CRAWLED, join_notes

# <meta charset="windows-1256">  <?xml … encoding='utf-8'?>  content="text/html; charset=cp1256"
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE
)
OWN_REPORT = b'<meta name="generator" content="mediakit'
HEAD = 4096  # bytes in which a page declares its encoding
MOST_BYTES = 50_000_000  # of a page with the images written into it
MOST_MARKUP = 5_000_000  # characters without them; some that are longer take minutes
IMAGE = re.compile(r"data:[\w/+.;=-]*;base64,[A-Za-z0-9+/=\s%]*")  # data:image/png;base64,iVBOR…
# Elements that only lay a page out; a page nested too deep for a parser is read without them.
LAYOUT = re.compile(
    r"</?(?:div|span|font|center|b|i|u|em|strong|big|small|table|tbody|tr|td|section|ul|ol|li|dl"
    r"|dd|dt|blockquote|a)(?:\s[^>]*)?>",
    re.IGNORECASE,
)
TOO_DEEP = "nested too deep, so read without its layout"
BODY = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')  # "articleBody": "أعلنت …"
SHORT = 250  # characters; a page with fewer may have its text in the data for search engines


def decode_page(
    data: bytes, encoding: str | None = None, charset: str | None = None
) -> tuple[str, str | None]:
    """Return a page's text: in the encoding given, that of the server, of the page, or detected."""
    found = DECLARED.search(data[:HEAD])
    declared = [charset, found[1].decode("ascii") if found else None]
    return decode(data, encoding, declared=[name for name in declared if name])


@functools.cache
def _hush() -> None:
    """Give trafilatura's logs a place to go: without one, Python prints them."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _tree(markup: str) -> tuple[Any, bool]:
    """Return the page as a tree, None if empty, and whether it is too deep for the parser."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(markup.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())


def _meta(tree: Any, *names: str) -> str | None:
    """Return what a page's head says under the first of the names that it has."""
    for name in names:
        for content in tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name):
            if content.strip():
                return str(content).strip()
    return None


def _host(url: str | None) -> str | None:
    """Return the site of an address, without www."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # http://[
        return None
    return host.removeprefix("www.") if host else None


def _site(tree: Any, found: str | None, url: str | None) -> str | None:
    """Return who publishes the page: the name it gives itself, else its host; no handles."""
    handle = (_meta(tree, "twitter:site", "twitter:creator") or "").lstrip("@").lower()
    named = found if found and found.lower() != handle and not found.startswith("http") else None
    return _meta(tree, "og:site_name") or named or _host(url)


def _is_printed(date: str, markup: str) -> bool:
    """Return whether a 1 January stands in the page, and not for "some day of the year"."""
    return bool(re.search(rf"{date[:4]}[-/.]0?1[-/.]0?1(?!\d)", markup))


def _stated_date(found: str | None, markup: str, text: str) -> str | None:
    """Return the date that the page states of itself, not one that its text only mentions."""
    if not found or (found.endswith("-01-01") and not _is_printed(found, markup)):
        return None
    return None if found in text and markup.count(found) <= text.count(found) else found


def _headline(title: str | None, site: str | None) -> str | None:
    """Return the title without the name of the site at its end: خبر - بوابة المد."""
    if not title or not site:
        return title
    return re.sub(rf"\s*[-–—|:»]+\s*{re.escape(site)}\s*$", "", title) or title


def _extracted(markup: str, url: str | None) -> dict[str, Any]:
    """Return what trafilatura finds in a page by its strict rules; the wider ones take in menus.

    Never told its language: a page that declares another one would come back empty.
    """
    from trafilatura import bare_extraction

    _hush()
    found = bare_extraction(
        markup,
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return found if isinstance(found, dict) else found.as_dict() if found is not None else {}


def _body_in_data(tree: Any) -> str:
    """Return the text that a page carries as data for search engines: scripts draw it."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for body in BODY.findall(str(script)):
            with contextlib.suppress(ValueError):
                return text_of(json.loads(body, strict=False))
    return ""


def _text_and_headline(page: dict[str, Any], tree: Any, site: str | None) -> tuple[str, str | None]:
    """Return the article's text with its lead and without what is not its own; its headline."""
    plain = CELL_EDGE.sub("", page.get("text") or "").strip()
    text, headline = without_headline(plain, _headline(page.get("title"), site))
    text = without_comments(tree, headline, text)
    if len(text) < SHORT:
        text = max(text, _body_in_data(tree), key=len)
    description = _meta(tree, "og:description", "description", "twitter:description")
    lead = lead_of(tree, headline, text, description)
    return f"{lead}\n{text}" if lead else text, headline


def article_of(markup: str, url: str | None = None) -> dict[str, Any]:
    """Return the article of a page: text, headline, author, date, url, source, problem.

    Parts that the page does not name are None.
    """
    tree, too_deep = _tree(markup)
    if too_deep:
        markup = LAYOUT.sub(" ", markup)
        tree, _ = _tree(markup)
    if tree is None:
        return {"text": "", "problem": None}
    page = _extracted(markup, url)
    address = url or page.get("url")
    site = _site(tree, page.get("sitename"), address)
    text, headline = _text_and_headline(page, tree, site)
    date = _stated_date(page.get("date"), markup, text)
    return {
        "text": text,
        "headline": headline,
        "author": None if "http" in (page.get("author") or "").lower() else page.get("author"),
        "date": date or printed_date(tree, headline, text),
        "url": address,
        "source": site,
        "problem": TOO_DEEP if too_deep else None,
    }


def read_page(part: Part, encoding: str | None = None, columns: Columns = None) -> Rows:
    """Return the article of one page; without a site's name the folder is the source.

    Of a page from a web archive the address is known; its crawl time stands in for a date that
    the page does not give.
    """
    data = part.read(MOST_BYTES)
    if OWN_REPORT in data[:HEAD]:
        raise ValueError("a report that mediakit wrote, not an article")
    check_is_text(data)
    markup, note = decode_page(data, encoding, part.facts.get("charset"))
    check_reads_as_text(markup)
    markup = IMAGE.sub("", markup)
    if len(markup) > MOST_MARKUP:
        raise ValueError(
            f"too large: {len(markup):,} characters of markup, and at most {MOST_MARKUP:,} are read"
        )
    row = article_of(markup, part.facts.get("url"))
    crawled = part.facts.get("crawled") if not row.get("date") else None
    notes = join_notes(note, part.facts.get("note"), row["problem"], CRAWLED if crawled else None)
    date = row.get("date") or crawled
    return [row | {"source": row.get("source") or part.folder, "date": date, "problem": notes}]
