"""Plain text: the headline on line 1, the outlet in the folder's name, the date in the file's."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from mediakit._encoding import decode

# 2026-02-01-03.txt   2026-02-01.txt   مقال 2026-02-01.txt
DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def read_text(path: Path, encoding: str | None = None) -> pd.DataFrame:
    """Return one article: line 1 is the headline where a body follows, else the text."""
    text, problem = decode(path.read_bytes(), encoding)
    first, _, rest = text.strip().partition("\n")
    headline, body = (first.strip(), rest.strip()) if rest.strip() else (None, first.strip())
    date = DATE_IN_NAME.search(path.stem)
    row = {
        "source": path.absolute().parent.name,
        "date": date.group(1) if date else None,
        "headline": headline,
        "text": body,
        "problem": problem,
    }
    return pd.DataFrame([row], dtype=object)
