"""Notebooks that were run → one page: contents, chapters, colophon."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from lxml.html import HtmlElement

from mediakit._direction import isolate
from mediakit._report.cells import cell
from mediakit._report.font import font_faces
from mediakit._report.run import Run
from mediakit._report.safe import parse, serialise
from mediakit._report.words import WORDS

TEMPLATE = Path(__file__).parent / "template"
SCRIPT_WORDS = ("sort", "filter", "found", "save", "table")
CITATION = (
    "The mediakit developers ({year}). mediakit: Arabic media analysis with defensible numbers and "
    "right-to-left-correct charts (version {version}) [Computer software]."
)
VERSIONS = ("mediakit", "pandas", "numpy", "scipy", "matplotlib", "nbconvert")


@dataclass(frozen=True)
class Heading:
    """A line of the contents list."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A notebook as HTML."""

    anchor: str
    markup: str
    failure: str | None
    name: str
    headings: list[Heading] = field(default_factory=list)


def _last_heading(markup: str, before: str) -> str:
    """Return the text of the last heading in the markup, else what came before."""
    found = parse(markup).xpath(".//h1 | .//h2 | .//h3")
    return found[-1].text_content().strip() if found else before


def _name_headings(root: HtmlElement, anchor: str, deeper: int) -> list[Heading]:
    """Give ids to headings, all of them `deeper` levels down, and return them."""
    headings = []
    for number, element in enumerate(list(root.iter("h1", "h2", "h3", "h4"))):
        level = min(int(element.tag[1]) + deeper, 6)
        element.tag = f"h{level}"
        element.set("id", f"{anchor}-{number}")
        headings.append(Heading(level, element.text_content().strip(), f"{anchor}-{number}"))
    return headings


def _chapter(
    run: Run, number: int, words: dict[str, str], deeper: int, styles: set[str]
) -> Chapter:
    """Return a notebook as HTML, without the styles that earlier ones brought, which are noted."""
    parts, heading = [], ""
    for node in run.notebook.cells:
        markup = cell(node, words, heading)
        if node.cell_type == "markdown":
            heading = _last_heading(markup, heading)
        parts.append(markup)
    anchor = f"chapter-{number}"
    root = parse("\n".join(parts))
    headings = _name_headings(root, anchor, deeper)
    keep_styles_once(root, styles)
    return Chapter(anchor, serialise(root), run.failure, run.name, headings)


def keep_styles_once(root: HtmlElement, seen: set[str]) -> None:
    """Take out the styles that the page has already, and note those that are new."""
    for style in list(root.iter("style")):
        text = style.text or ""
        if text in seen:
            style.drop_tree()
        seen.add(text)


def _versions() -> dict[str, str]:
    """Return the versions that a reader needs to get the same numbers."""
    import platform
    from importlib.metadata import version

    return {"Python": platform.python_version(), **{name: version(name) for name in VERSIONS}}


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATE)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["isolate"] = isolate
    return environment.get_template("report.html.j2")


def render(
    runs: Sequence[Run],
    *,
    lang: str = "ar",
    title: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    facts: Mapping[str, str] | None = None,
) -> str:
    """Return the page of some notebooks that were run.

    Parameters
    ----------
    runs : list of Run
        The notebooks with their outputs.
    lang : str
        "ar" or "en": the language and direction of the page and of its own words.
    title : str, optional
        The title; by default the first heading of a single notebook, else a general one.
    parameters : mapping, optional
        What the notebooks were run with, for the colophon.
    facts : mapping, optional
        More lines for the colophon, such as the corpus hash.
    """
    words = WORDS[lang]
    several = len(runs) > 1 or title is not None
    styles: set[str] = set()
    chapters = [
        _chapter(run, n, words, int(several), styles) for n, run in enumerate(runs, start=1)
    ]
    headings = [heading for chapter in chapters for heading in chapter.headings]
    first = headings[0].text if headings else words["report"]
    page = {
        **_colophon(parameters, facts),
        **_script(words),
        "lang": lang,
        "words": words,
        "title": title or (words["report"] if several else first),
        "own_title": several or not headings,
        "chapters": chapters,
        "headings": [heading for heading in headings if heading.level <= 2 + several],
        "failures": [chapter for chapter in chapters if chapter.failure],
        "css": (TEMPLATE / "report.css").read_text(encoding="utf-8"),
    }
    letters = set(html.unescape(_template().render(**page, fonts="")))
    return _template().render(**page, fonts=font_faces("".join(sorted(letters))))


def _script(words: Mapping[str, str]) -> dict[str, str]:
    """Return the page's one script, the hash by which alone a browser runs it, and its words."""
    script = (TEMPLATE / "report.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    said = {name: words[name] for name in SCRIPT_WORDS}
    return {
        "script": script,
        "script_hash": f"sha256-{digest}",
        "script_words": json.dumps(said, ensure_ascii=False),
    }


def _colophon(
    parameters: Mapping[str, Any] | None, facts: Mapping[str, str] | None
) -> dict[str, Any]:
    """Return what a reader needs to know of how the page was made."""
    now, versions = datetime.now(), _versions()
    return {
        "made": f"{now:%Y-%m-%d %H:%M}",
        "versions": versions,
        "citation": CITATION.format(year=now.year, version=versions["mediakit"]),
        "parameters": dict(parameters or {}),
        "facts": dict(facts or {}),
    }
