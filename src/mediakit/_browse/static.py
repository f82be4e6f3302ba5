"""The first lines of a question as a table, for pages in which no widget runs."""

from __future__ import annotations

from mediakit._browse.concordance import Concordance, Question
from mediakit._direction import isolate
from mediakit._show import show

ROWS = 20
COLUMNS = ("before", "node", "after", "source", "date", "headline")


def static_table(concordance: Concordance, asked: Question) -> str:
    """Return the first lines as HTML, or the sentence that says why there are none."""
    words = concordance.words
    note = f'<p dir="{words["dir"]}" style="text-align:start">{{}}</p>'
    if not asked.query:
        return note.format(isolate(words["static"]))
    answer = concordance.answer(asked)
    if not answer["lines"]:
        return note.format(isolate(answer["status"]))
    found = concordance.found(asked)
    caption = words["caption"].format(
        query=asked.query, hits=len(found.lines), articles=found.articles
    )
    shown = found.lines[[name for name in COLUMNS if name in found.lines]]
    return str(show(shown, title=caption, rows=ROWS, lang=concordance.lang)) + note.format(
        isolate(words["static"])
    )
