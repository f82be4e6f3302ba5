"""The reader as a widget: messages of a browser in, answers out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from mediakit._browse.concordance import Concordance, Question, question
from mediakit._browse.static import static_table

HERE = Path(__file__).parent


class Reader(anywidget.AnyWidget):
    """A concordance to search and read; made by `browse`.

    The browser sends {"kind": "search", "query", "unit", "sort", "page"} or {"kind": "open",
    "line"}; what it shows is in `answer` and `article`.
    """

    _esm = HERE / "reader.js"
    _css = HERE / "reader.css"
    words = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    article = traitlets.Dict().tag(sync=True)

    def __init__(self, concordance: Concordance, asked: Question) -> None:
        self._concordance, self._question, self._answered = concordance, asked, 0
        super().__init__(words=dict(concordance.words), answer=self._first())
        self.on_msg(Reader._receive)

    def _first(self) -> dict[str, Any]:
        """Return the answer to the first question; an empty one is no mistake yet."""
        answer = self._concordance.answer(self._question)
        empty = not self._question.query
        return answer | ({"status": self._concordance.words["start"]} if empty else {})

    def _receive(self, message: Mapping[str, Any], _buffers: Any = None) -> None:
        """Answer a message of the browser."""
        if message["kind"] == "open":
            self.article = self._concordance.open(self._question, int(message["line"]))
            return
        query, unit, sort = (str(message[name]) for name in ("query", "unit", "sort"))
        self._question = question(query, unit, sort, int(message.get("page", 1)))
        self._answered += 1  # for the same answer again is news too
        self.article = {}
        self.answer = self._concordance.answer(self._question) | {"answered": self._answered}

    def __repr__(self) -> str:
        """Return what is looked for in what."""
        return f"Reader of {self._concordance.tokens!r}"

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the widget and, for what shows no widgets, a table."""
        widget, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**widget, "text/html": static_table(self._concordance, self._question)}, metadata
