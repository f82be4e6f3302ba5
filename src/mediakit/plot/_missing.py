"""Which characters of a text has no typeface? They would be drawn as boxes."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from mediakit._check import listing
from mediakit._direction import strip_isolates

LAST_RESORT = "Last Resort"  # matplotlib's own family of boxes
INKLESS = ("Cc", "Cf", "Zs", "Zl", "Zp")  # controls, joiners and isolates, spaces
LIGATURES = range(0xFDF0, 0xFDFC)  # whole words: ﷺ
# Variation selectors and other marks without ink: ❤\ufe0f
IGNORABLE = frozenset(
    [0x34F, *range(0x180B, 0x180F), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)


@functools.cache
def _characters(file: str) -> frozenset[str]:
    """Return the characters that a font file has glyphs for."""
    return frozenset(map(chr, font_manager.get_font(file).get_charmap()))


@functools.lru_cache(64)
def _covered(families: tuple[str, ...], weight: Any, style: Any, _: int) -> frozenset[str]:
    """Return the characters that some family has; the last argument is how many are installed."""
    covered: frozenset[str] = frozenset()
    for family in families:
        wanted = FontProperties(family=family, weight=weight, style=style)
        try:
            file = font_manager.findfont(wanted, fallback_to_default=False)
        except ValueError:
            continue
        covered |= _characters(str(file))
    return covered or _characters(str(font_manager.findfont(FontProperties())))


def _needs_glyph(character: str) -> bool:
    return unicodedata.category(character) not in INKLESS and ord(character) not in IGNORABLE


def missing(text: str, properties: FontProperties) -> list[str]:
    """Return the characters that no family of a text has, in their order, each once."""
    covered = _covered(
        tuple(properties.get_family()), properties.get_weight(), properties.get_style(),
        len(font_manager.fontManager.ttflist),
    )  # fmt: skip
    unknown = {character for character in set(text) - covered if _needs_glyph(character)}
    return [character for character in dict.fromkeys(text) if character in unknown]


def spelled(text: str, properties: FontProperties) -> str:
    """Return the text with ﷺ and the like in letters where no family has them.

    Examples
    --------
    >>> spelled("النبي ﷺ", FontProperties(family="DejaVu Sans"))
    'النبي صلى الله عليه وسلم'
    """
    for character in missing(text, properties):
        if ord(character) in LIGATURES:
            text = text.replace(character, unicodedata.normalize("NFKC", character))
    return text


def _named(character: str) -> str:
    """Return a character with its code and its name: 😀 (U+1F600 GRINNING FACE)."""
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed')})"


def _family_with(characters: Collection[str], properties: FontProperties) -> str | None:
    """Return an installed family that has the characters in the weight and style of a text."""
    for family in sorted({font.name for font in font_manager.fontManager.ttflist}):
        wanted = properties.copy()
        wanted.set_family(family)
        file = str(font_manager.findfont(wanted))
        boxes = LAST_RESORT in family or not font_manager.get_font(file).scalable
        if not boxes and _characters(file) >= {*characters}:
            return str(family)
    return None


def check_drawn(
    text: str, properties: FontProperties, place: Callable[[], str] = lambda: "a label"
) -> None:
    """Raise ValueError if some character of a text would be drawn as a box."""
    boxes = missing(text, properties)
    if not boxes:
        return
    families, other = properties.get_family(), _family_with(boxes, properties)
    fix = "draw them with" if other else "install a family that has them and name it, as"
    raise ValueError(
        f"{listing(families)} have no glyph for {listing(map(_named, boxes))} in {place()}; {fix} "
        f'mk.use_arabic(font=["{families[0]}", "{other or "Noto Emoji"}"]). The text: '
        f"{strip_isolates(text)}"
    )
