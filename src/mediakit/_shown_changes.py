"""Two texts as one in right-to-left HTML: words added, words struck, and those that stay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mediakit._alignment import Run
from mediakit._direction import isolate
from mediakit._paragraphs import Piece

KEPT, STRUCK, ADDED = "kept", "del", "ins"
# Lines and brackets say the same as colours: for paper, and for who does not see these colours.
# What only a screen reader says stands in the text: few of them say that something is struck.
STYLE = (
    "<style>.mk-diff{line-height:1.9;max-width:46em}.mk-diff[dir=rtl]{direction:rtl;"
    "text-align:right;margin-left:auto}.mk-diff p{margin:.5em 0;text-align:start}"
    ".mk-diff .mk-headline{font-weight:bold;font-size:1.1em}"
    ".mk-diff ins{text-decoration:underline;text-decoration-thickness:2px;"
    "text-underline-offset:.3em;background:#0072b226;font-weight:bold}"
    ".mk-diff del{text-decoration:line-through;background:#d55e0026}"
    ".mk-diff .mk-legend{font-size:.9em;border-bottom:1px solid #8886;padding-bottom:.3em}"
    ".mk-diff .mk-said{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap;user-select:none}</style>"
)
WORDS = {
    "ar": {
        "label": "ما غيّره مقال في آخر",
        "from": "الأصل",
        "to": "النسخة",
        "stays": "بقي من كلمات الأصل",
        STRUCK: "محذوف",
        ADDED: "مضاف",
        "end": "انتهى",
    },
    "en": {
        "label": "what one article changes in another",
        "from": "original",
        "to": "version",
        "stays": "words of the original that stay",
        STRUCK: "struck",
        ADDED: "added",
        "end": "end",
    },
}
LANGUAGES = tuple(WORDS)


class Part(NamedTuple):
    """The same part of two articles, headline or text, and how they go together."""

    first: list[Piece]
    second: list[Piece]
    runs: list[Run]


class Shown(NamedTuple):
    """A word that is shown, and whether a paragraph begins with it."""

    kind: str
    piece: Piece
    opens: bool


def _changed(part: Part, run: Run) -> Iterator[Shown]:
    """Yield struck words, then those in their place, which go on in the same paragraph."""
    struck = part.first[run.first : run.first_end]
    added = part.second[run.second : run.second_end]
    yield from (Shown(STRUCK, piece, piece.opens) for piece in struck)
    goes_on = bool(struck) and struck[0].opens and not any(piece.opens for piece in struck[1:])
    for place, piece in enumerate(added):
        yield Shown(ADDED, piece, piece.opens and not (goes_on and place == 0))


def _words(part: Part) -> Iterator[Shown]:
    """Yield the words of both texts in reading order.

    A word that opens a paragraph only because those before it were struck does not open one here.
    """
    struck_before = False
    for run in part.runs:
        if not run.is_kept:
            yield from _changed(part, run)
            struck_before = run.first_end > run.first
            continue
        for step, place in enumerate(range(run.second, run.second_end)):
            piece = part.second[place]
            only_here = struck_before and step == 0 and not part.first[run.first].opens
            yield Shown(KEPT, piece, piece.opens and not only_here)
        struck_before = False


def _joined(words: list[Shown]) -> str:
    """Return words of one kind as HTML, a space between them where the text has one."""
    text = "".join(word.piece.shown + ("" if word.piece.glued else " ") for word in words)
    return isolate(text.strip())


def _marked(kind: str, words: list[Shown], lang: str) -> str:
    if kind == KEPT:
        return _joined(words)
    said = WORDS[lang]
    return (
        f'<{kind}><span class="mk-said">[{said[kind]}: </span>{_joined(words)}'
        f'<span class="mk-said"> {said["end"]}]</span></{kind}>'
    )


def _paragraphs(part: Part, lang: str, *, headline: bool) -> Iterator[str]:
    """Yield the paragraphs of one part of the articles."""
    name = ' class="mk-headline"' if headline else ""
    paragraphs: list[list[Shown]] = []
    for word in _words(part):
        if word.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(word)
    for words in paragraphs:
        runs = groupby(words, key=lambda word: word.kind)
        yield f"<p{name}>{' '.join(_marked(kind, list(run), lang) for kind, run in runs)}</p>"


def _legend(names: list[str], numbers: tuple[float, int, int], lang: str) -> str:
    """Return which articles these are, how much stays, and how changes look."""
    said, (kept, added, struck) = WORDS[lang], numbers
    articles = " ← ".join(
        f"{said[role]}: <bdi>{isolate(name)}</bdi>"
        for role, name in zip(("from", "to"), names, strict=True)
    )
    if lang == "en":
        articles = articles.replace(" ← ", " → ")
    percent = isolate(f"{kept:.0%}" if kept in (0, 1) else f"{kept:.1%}")
    return (
        f'<p class="mk-legend">{articles}<br>{said["stays"]}: {percent} · '
        f"<ins>{said[ADDED]}: {added:,}</ins> · <del>{said[STRUCK]}: {struck:,}</del></p>"
    )


def markup(parts: list[Part], names: list[str], numbers: tuple[float, int, int], lang: str) -> str:
    """Return headline and text as HTML; everything in it is escaped.

    The text runs from the right whatever the language of the legend.
    """
    direction = "rtl" if lang == "ar" else "ltr"
    body = "".join(
        paragraph
        for part, headline in zip(parts, (True, False), strict=True)
        for paragraph in _paragraphs(part, lang, headline=headline)
    )
    return (
        f'{STYLE}<div class="mk-diff" role="group" dir="{direction}" lang="{lang}" '
        f'aria-label="{WORDS[lang]["label"]}">{_legend(names, numbers, lang)}'
        f'<div dir="rtl" lang="ar">{body}</div></div>'
    )
