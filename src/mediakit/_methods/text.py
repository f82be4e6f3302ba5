"""What a methods text is made of: facts, and two sentences in each language."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mediakit._methods.facts import Call, Facts


class Text(NamedTuple):
    """How the table of one function is made.

    The facts add to the arguments of the call; `say` fills them into the sentences, which have no
    full stop: the second ends with the version.
    """

    facts: Callable[[Call], Facts]
    arabic: tuple[str, str]
    english: tuple[str, str]
