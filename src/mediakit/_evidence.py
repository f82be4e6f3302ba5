"""The lines behind a row: a few places in which its word stands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mediakit._check import check_columns
from mediakit._context import kwic
from mediakit._direction import LETTER, isolate
from mediakit._tokens import Tokens

LINES = 5
SEED = 0


def _line(row: Any) -> str:
    """Return a line of a concordance: the word marked, and where it stands."""
    known = (getattr(row, "source", None), _day(getattr(row, "date", None)))
    place = " · ".join(part for part in known if isinstance(part, str) and part)
    return (
        f"<li>{isolate(str(row.before))} <mark>{isolate(str(row.node))}</mark> "
        f"{isolate(str(row.after))} <cite>{isolate(place)}</cite></li>"
    )


def _day(date: Any) -> str:
    return "" if pd.isna(date) else f"{date:%Y-%m-%d}"


def lines_of(table: pd.DataFrame, tokens: Tokens) -> list[str]:
    """Return a list of lines for each row's word, as HTML; empty for one that does not occur."""
    if not isinstance(tokens, Tokens):
        raise TypeError(f"`concordance` must be Tokens; got {type(tokens).__name__}.")
    check_columns(table, "token", name="table")
    return [_lines(str(word), tokens) for word in table["token"]]


def _lines(word: str, tokens: Tokens) -> str:
    if "*" in word or not LETTER.search(word):  # an emoji, a number: nothing that kwic looks for
        return ""
    found = kwic(tokens, word, sort="random", seed=SEED, limit=LINES)
    lines = "".join(map(_line, found.itertuples(index=False)))
    return f'<ul class="mk-lines" dir="rtl">{lines}</ul>' if lines else ""
