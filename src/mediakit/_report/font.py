"""The report's typeface: only the letters that it shows, inside the page."""

from __future__ import annotations

import base64
import importlib.util
import io
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "plot" / "fonts"
WEIGHTS = {400: "Vazirmatn-Regular.ttf", 700: "Vazirmatn-Bold.ttf"}
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "٠١٢٣٤٥٦٧٨٩–—…«»"


def _subset(file: Path, text: str) -> tuple[bytes, str]:
    """Return the font with the letters of the text only, all their joined forms, and its format."""
    from fontTools import subset

    options = subset.Options(layout_features=["*"], notdef_outline=True)
    options.flavor = "woff2" if importlib.util.find_spec("brotli") else "woff"
    buffer = io.BytesIO()
    with subset.load_font(str(file), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    return buffer.getvalue(), options.flavor


def font_faces(text: str) -> str:
    """Return the CSS that carries the typeface for a text."""
    rules = []
    for weight, name in WEIGHTS.items():
        data, flavor = _subset(FOLDER / name, text + ALWAYS)
        encoded = base64.b64encode(data).decode()
        rules.append(
            f"@font-face{{font-family:Vazirmatn;font-weight:{weight};"
            f"src:url(data:font/{flavor};base64,{encoded}) format('{flavor}')}}"
        )
    return "".join(rules)
