"""How alike are labels as matplotlib draws them and the same labels in a browser?"""

from __future__ import annotations

import base64
import html
import io
import sys
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
from fontTools import subset
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

import mediakit as mk
from mediakit.plot._fonts import FOLDER

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import open_page
from glyphs import FILES, LABELS, RTL_LETTER, SIGN

PAGE = Path(__file__).parent.parent / "docs" / "gallery" / "labels.html"
SIZE, SHARPNESS = 20, 4  # pixels of the letters on the page, and of a picture for each of those
ALIKE = 0.95
FARTHEST = 3  # pixels by which one picture may be moved to lie on the other
FAINT = 24  # of 255: what is lighter is no ink
FONT, FALLBACK = FOLDER / "Vazirmatn-Regular.ttf", FILES["DejaVuSans"]
STYLE = """
@font-face { font-family: "label font"; src: url(data:font/ttf;base64,FONT); }
@font-face { font-family: "fallback font"; src: url(data:font/ttf;base64,FALLBACK); }
body { font-family: sans-serif; margin: 2em; background: #fff; color: #000; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #ddd; padding: 6px 24px; text-align: right; }
th { font-weight: normal; color: #555; }
.label { font: SIZEpx/2 "label font", "fallback font"; white-space: pre; }
img { display: block; margin-left: auto; }
"""
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Labels</title>
<style>{style}</style>
<h1>Labels: matplotlib and the browser</h1>
<p>{summary}</p>
<table><thead><tr><th>matplotlib</th><th>browser</th><th>correlation</th></tr></thead><tbody>
"""
SUMMARY = (
    "Left: what matplotlib draws after <code>use_arabic()</code>. Middle: the same text in your "
    "browser, in the same font. Right: the normalised correlation of matplotlib's ink with "
    "Chromium's; the lowest of {number} is {lowest:.3f}."
)
ROW = '<tr><td><img src="data:image/png;base64,{picture}" alt="" width="{width}"></td>{cell}'
CELL = '<td dir="{direction}" class="label"><span>{text}</span></td>'
Ink = np.ndarray  # a picture: 0 for paper, 255 for full ink


class Pair(NamedTuple):
    """A label as matplotlib and as the browser draw it, each cropped to its ink."""

    text: str
    drawn: Ink
    shown: Ink

    @property
    def likeness(self) -> float:
        """How alike the two are: 1 where they are the same."""
        return likeness(self.drawn, self.shown)


def cropped(picture: Image.Image) -> Ink:
    """Return a picture's ink, without the paper around it."""
    ink = 255 - np.asarray(picture.convert("L"), dtype=np.int16)
    rows, columns = (np.flatnonzero((ink > FAINT).any(axis=axis)) for axis in (1, 0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(float)


def likeness(one: Ink, other: Ink) -> float:
    """Return the highest correlation of two pictures that may be moved by a few pixels.

    Examples
    --------
    >>> bar = np.pad(np.ones((9, 1)), ((0, 0), (0, 9)))
    >>> round(likeness(bar, bar), 3), likeness(bar, bar.T) < 0.5
    (1.0, True)
    """
    height, width = np.maximum(one.shape, other.shape) + 2 * FARTHEST
    moves = [(down, along) for down in range(2 * FARTHEST + 1) for along in range(2 * FARTHEST + 1)]
    still = _placed(one, (FARTHEST, FARTHEST), (height, width))
    moved = (_placed(other, move, (height, width)) for move in moves)
    return max(float(np.corrcoef(still, each)[0, 1]) for each in moved)


def _placed(ink: Ink, at: tuple[int, int], shape: tuple[int, int]) -> Ink:
    """Return a picture somewhere on a larger sheet, as one row of numbers."""
    sheet = np.zeros(shape)
    sheet[at[0] : at[0] + ink.shape[0], at[1] : at[1] + ink.shape[1]] = ink
    return sheet.ravel()


def draw(text: str, weight: str = "normal") -> Image.Image:
    """Return a label as matplotlib draws it, for whatever hook is at work."""
    figure = Figure(dpi=72)
    canvas = FigureCanvasAgg(figure)
    written = figure.text(0, 0, text, fontsize=SIZE * SHARPNESS, fontweight=weight)
    with mpl.rc_context({"text.hinting": "no_hinting"}):  # as in the browser
        box = written.get_window_extent(canvas.get_renderer()).padded(4)
        figure.set_size_inches(box.width / 72, box.height / 72)
        written.set_position((4 / box.width, -box.y0 / box.height))
        canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("L")


def markup(text: str) -> str:
    """Return a label as a cell of a page: signed numbers, ranges and addresses in isolates."""
    runs = [
        f'<bdi dir="ltr">{html.escape(run)}</bdi>'
        if SIGN.fullmatch(run) or "://" in run
        else html.escape(run)
        for run in LABELS[text]
    ]
    from_the_right = RTL_LETTER.search(text) is not None
    written = "".join(runs[::-1] if from_the_right else runs)
    return CELL.format(direction="rtl" if from_the_right else "ltr", text=written)


def _style() -> str:
    """Return the style sheet, with the shipped font and some letters of the fallback."""
    font = subset.load_font(FALLBACK, subset.Options())
    letters = subset.Subsetter()
    letters.populate(text="".join(LABELS))
    letters.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    style = STYLE.replace("FONT", base64.b64encode(FONT.read_bytes()).decode())
    style = style.replace("FALLBACK", base64.b64encode(buffer.getvalue()).decode())
    return style.replace("SIZE", str(SIZE))


def show(labels: list[str]) -> list[Image.Image]:
    """Return labels as Chromium shows them: one page, one picture of it, cut into cells."""
    cells = "".join(f"<tr>{markup(text)}" for text in labels)
    page_size = {"width": 1000, "height": 800}
    with open_page(offline=True, viewport=page_size, device_scale_factor=SHARPNESS) as page:
        page.set_content(f"<style>{_style()} td {{ border: 0 }}</style><table>{cells}</table>")
        page.evaluate("document.fonts.ready")
        places = page.evaluate(
            "[...document.querySelectorAll('.label')].map(cell => {"
            "const box = cell.getBoundingClientRect();"
            "return [box.left, box.top, box.right, box.bottom]})"
        )
        whole = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    return [whole.crop([round(SHARPNESS * edge) for edge in place]) for place in places]


def pairs(labels: list[str]) -> list[Pair]:
    """Return each label as matplotlib draws it and as Chromium shows it."""
    return [
        Pair(text, cropped(draw(text)), cropped(picture))
        for text, picture in zip(labels, show(labels), strict=True)
    ]


def _row(pair: Pair) -> str:
    """Return a row of the page."""
    buffer = io.BytesIO()
    Image.fromarray((255 - pair.drawn).astype(np.uint8)).quantize(16).save(buffer, "png")
    picture = base64.b64encode(buffer.getvalue()).decode()
    row = ROW.format(
        picture=picture, width=round(pair.drawn.shape[1] / SHARPNESS), cell=markup(pair.text)
    )
    return f"{row}<td>{pair.likeness:.3f}</td></tr>\n"


def as_page(drawn: list[Pair]) -> str:
    """Return a page with all pairs side by side, whole in itself."""
    lowest = min(pair.likeness for pair in drawn)
    summary = SUMMARY.format(number=len(drawn), lowest=lowest)
    rows = "".join(map(_row, drawn))
    return f"{HEAD.format(style=_style(), summary=summary)}{rows}</tbody></table></html>\n"


def write_page(path: Path = PAGE) -> None:
    """Write all labels side by side, for a person to scroll."""
    with mpl.rc_context():
        mk.use_arabic()
        drawn = pairs(list(LABELS))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_page(drawn), encoding="utf-8")


if __name__ == "__main__":
    write_page()
