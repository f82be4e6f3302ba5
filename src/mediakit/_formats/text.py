"""Plain text: the headline on line 1, the outlet in the folder's name, the date in the file's."""

from __future__ import annotations

import re

from mediakit._formats.part import Columns, Part, Rows
from mediakit._problems import join_notes

# 2026-02-01-03.txt   2026-02-01.txt   مقال 2026-02-01.txt
DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
# <DOC> <!DOCTYPE html> <html> <?xml: a page, a feed or SGML under the name of .txt
MARKUP = re.compile(r"<(?:\?xml|!doctype|html|doc|rss|feed)\b", re.IGNORECASE)


def read_text(part: Part, encoding: str | None = None, columns: Columns = None) -> Rows:
    """Return one article: line 1 is the headline where a body follows, else the text."""
    text, note = part.text(encoding)
    stripped = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    first, _, rest = stripped.partition("\n")
    headline, body = (first.strip(), rest.strip()) if rest.strip() else (None, first.strip())
    date = DATE_IN_NAME.search(part.stem)
    row = {
        "source": part.folder,
        "date": date.group(1) if date else None,
        "headline": headline,
        "text": body,
        "problem": join_notes(note, "markup in the text" if MARKUP.match(stripped) else None),
    }
    return [row]
