"""How each label reads, and what matplotlib draws of it, glyph by glyph."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
import uharfbuzz
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediakit.plot._fonts import FOLDER

# Labels, cut by hand where their direction turns: the pieces between the strokes stand from right
# to left, each in its own direction. A stroke is in none of them.
MARKED = [
    # words: joined, vocalised, lam-alef, tatweel, letters of Persian, a hidden non-joiner
    "الحكومة", "مستشفى الأطفال", "مُحمَّد", "السَّلامُ والأَمنُ", "لأول مرة بلا لاجئين", "كـــتاب مفتوح",
    "الدَّولِيُّ الأَوَّلُ", "گفت‌وگو پژوهش چاپ", "می\u200cخواهم", "د. سعد وم. أحمد",
    # numbers with a sign, a percent sign, an order
    "تراجع |-5.2%", "زيادة |+12%| سنويا", "نسبة |50%", "ارتفاع ب|5%", "±3| نقاط", "قيمة |<0.001",
    "هبوط |\u22123.1%| أمس", "بين |10–20| ألفا", "سنوات |2019–2021", "فوز |3-1| خارج الأرض",
    "في |2019-11-27", "يوم |27/11/2019| صباحا", "الساعة |12:30", "من |09:00| إلى |17:30",
    "بث |24/7", "طائرة |737-800", "حرارة |25°| مئوية",
    # plain numbers and money
    "عام |2026| وما بعده", "1|. الحكومة", "100,000.50| دولار", "سعر |3.5$| للطن",
    "نحو |$20| للبرميل", "من |$5| إلى |$9", "€15| مليون", "تمويل |£3.2| مليار",
    "عام |٢٠٢٦", "عدد |١٬٢٣٤٫٥| طنا", "يوم |٢٧/١١/٢٠١٩", "بين |١٠|–|٢٠| ألفا",
    "نسبة |٥٠|٪",
    # Latin among Arabic, Arabic after Latin
    "BBC| عربي", "CNN| بالعربية", "من |BBC| إلى |CNN| ثم |RT", "The| السد |Times",
    "قناة |G20", "كوفيد |COVID-19| في مصر", "5G| شبكة", "صاروخ |S-400", "شركة |AT&T| الأمريكية",
    "انبعاثات |CO2", "إصدار |iOS 17.2", "Python 3.11| لغة", "رابط |https://example.org/a-b/2| مفيد",
    "موقع |https://example.org/", "بريد |info@example.org", "وسم #السد_الكبير",
    # brackets and quotes, mirrored; commas, question marks, slashes, ellipses
    "الناتو (|NATO|) اليوم", "BBC| عربي (|50%|)", "NATO| (الناتو)", "BBC (2024)| عربي",
    "مصر [تحديث] {عاجل}", "قال: «نعم» ثم صمت", "صحيفة «|The Times|» اليوم", "قناة “|BBC|” اليوم",
    "السد، النهر؛ البحر", "ماذا حدث؟", "هل شاهدت |BBC|؟ نعم!", "و/أو", "السد/النهر",
    "وقال… ثم", "عربي… |BBC", "BBC|… عربي",
    # Hebrew
    "هآرتس (|הארץ|)", "שלום| عربي", "صحيفة |הארץ| |24",
]  # fmt: skip
# Text without a letter of the Arabic script is one run from the left.
LATIN = ["COVID-19", "-5.2%", "2019-11-27", "10–20", "$5 $9", "BBC (50%)", "https://example.org/"]
OVERRIDE = "\u202e"  # turns what follows it; no reader may be shown that

LABELS = {
    **{marked.replace("|", ""): marked.split("|")[::-1] for marked in MARKED},
    **{text: [text] for text in LATIN},
    f"خبر {OVERRIDE}BBC عاجل": [" عاجل", "BBC", "خبر "],
    f"نسبة {OVERRIDE}12.5% فقط": [" فقط", "12.5%", "نسبة "],
    f"BBC{OVERRIDE} News": ["BBC News"],
}

# What charts say of themselves, where it is more than Arabic words and plain numbers.
CHART_TEXTS = {
    marked.replace("|", ""): marked.split("|")[::-1]
    for marked in [
        "نسبة الأرجحية اللوغاريتمية |G²", "فترة ثقة |95%| (ويلسون)",
        "المظلل: الربع الأول (|25%| لو تساوى التوزيع)", "الكلمات المرسومة |100%| منه",
        "رابط |https://example.org/a-b/2| م…",
        "كوفيد |COVID-19| في م…", "رابط |https://example.or…", "صحيفة «|The Times|» ال…",
    ]
} | {"المنارة from المد": ["المنارة", " from ", "المد"]}  # fmt: skip

RTL_LETTER = re.compile("[\u0590-\u065f\u066e-\u06d5\u06fa-\u08ff]")
LTR = re.compile("[A-Za-z0-9\u0660-\u0669]")
SAFE_NUMBER = re.compile(r"([0-9]+(?:[.,:/][0-9]+)*)")  # in any direction the same: 1,234.5
# -5.2%   10–20   $9: a right-to-left line would turn it round; but not S-400
SIGN = re.compile("(?=.*[0-9])[^A-Za-z]*[-+<%$£€±°–\u2212][^A-Za-z]*")
# In a sentence that runs from the left each stretch of Arabic words stands for itself.
ARABIC_WORDS = re.compile("([\u0620-\u06d3]+(?: [\u0620-\u06d3]+)*)")
FILES = {
    "Vazirmatn-Regular": FOLDER / "Vazirmatn-Regular.ttf",
    "Vazirmatn-Bold": FOLDER / "Vazirmatn-Bold.ttf",
    "DejaVuSans": Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans.ttf",
    "DejaVuSans-Bold": Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans-Bold.ttf",
}
WEIGHTS = {False: ("Vazirmatn-Regular", "DejaVuSans"), True: ("Vazirmatn-Bold", "DejaVuSans-Bold")}
BOLD = 600
GLYPH = re.compile(r"#(.+)-([0-9a-f]+)")  # #Vazirmatn-Regular-12a
SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
Glyph = tuple[str, int]


class Line(NamedTuple):
    """One line of a text, as it was set, as it was drawn and as it should have been."""

    text: str
    drawn: list[Glyph]
    expected: list[Glyph]


def reading(line: str) -> list[str]:
    """Return the runs of a line as they stand from left to right.

    Of a label its hand-written runs, also in a part of the line, as in "المعدل: سد · المد"; of a
    chart's own words the numbers among them, or what is Arabic in an English sentence. Anything
    else must be written down in `CHART_TEXTS`.
    """
    written = LABELS | CHART_TEXTS
    if line in written:
        return written[line]
    if not RTL_LETTER.search(line):
        return [line]
    if re.match("[A-Za-z]", line):
        return [piece for piece in ARABIC_WORDS.split(line) if piece]
    for between in (" · ", ": "):
        first, found, last = line.partition(between)
        if found:
            return [*reading(last), found, *reading(first)]
    pieces = [piece for piece in SAFE_NUMBER.split(line) if piece]
    for piece in pieces:
        assert SAFE_NUMBER.fullmatch(piece) or not re.search(r"[A-Za-z%$#@&/<>]", piece), (
            f"cut this text where its direction turns, in CHART_TEXTS: {line}"
        )
    return pieces[::-1]


@functools.cache
def font_of(name: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(FILES[name].read_bytes()))


@functools.cache
def has_ink(glyph: Glyph) -> bool:
    """Return whether a glyph shows anything; spaces and isolates do not."""
    extents = font_of(glyph[0]).get_glyph_extents(glyph[1])
    return extents is not None and extents.width != 0


def _pieces(run: str, names: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Cut a run where one font ends and its fallback begins: the font's name and the piece."""
    piece, current = "", names[0]
    for letter in run:
        name = names[0] if font_of(names[0]).get_nominal_glyph(ord(letter)) else names[1]
        if name != current and piece:
            yield current, piece
            piece = ""
        current, piece = name, piece + letter
    yield current, piece


def shape(run: str, bold: bool = False) -> list[Glyph]:
    """Return the glyphs that HarfBuzz gives a run of one direction, from left to right."""
    to_the_right = LTR.search(run) is not None
    assert not (to_the_right and RTL_LETTER.search(run)), f"two directions in one run: {run}"
    glyphs = []
    pieces = list(_pieces(run, WEIGHTS[bold]))
    for name, piece in pieces if to_the_right else pieces[::-1]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(piece)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if to_the_right else "rtl"
        uharfbuzz.shape(font_of(name), buffer)
        glyphs += [(name, info.codepoint) for info in buffer.glyph_infos]
    return glyphs


@functools.cache
def expected(line: str, bold: bool = False) -> list[Glyph]:
    """Return the visible glyphs of a line as a reader should see them, from left to right."""
    glyphs = [glyph for run in reading(line) for glyph in shape(run, bold)]
    return [glyph for glyph in glyphs if has_ink(glyph)]


def _drawn_lines(group: ET.Element) -> list[list[Glyph]]:
    """Return the visible glyphs of each line in the group of a text."""
    lines = []
    for inner in group.iter(f"{SVG}g"):
        uses = [GLYPH.fullmatch(use.attrib[LINK]) for use in inner.findall(f"{SVG}use")]
        glyphs = [(use[1], int(use[2], 16)) for use in uses if use]
        if glyphs:
            lines.append([glyph for glyph in glyphs if has_ink(glyph)])
    return lines


def _is_bold(text: Text) -> bool:
    weight = text.get_fontweight()
    return weight == "bold" or (isinstance(weight, int) and weight >= BOLD)


def drawn(figure: Figure) -> list[Line]:
    """Return each line of each text that matplotlib draws of a figure, in whatever position."""
    texts: dict[str, Text] = {}
    draw = Text.draw

    def named(self: Text, renderer: object) -> None:
        self.set_gid(f"drawn-{len(texts)}")
        texts[self.get_gid()] = self
        draw(self, renderer)

    buffer = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch, mpl.rc_context({"svg.fonttype": "path"}):
        patch.setattr(Text, "draw", named)
        figure.set_layout_engine("none")  # which takes time; where texts stand is another question
        figure.savefig(buffer, format="svg")
    groups = {group.get("id"): group for group in ET.fromstring(buffer.getvalue()).iter(f"{SVG}g")}
    return [
        line
        for name, text in texts.items()
        if name in groups
        for line in _lines(text, groups[name])
    ]


def _lines(text: Text, group: ET.Element) -> list[Line]:
    written = [line for line in text.get_text().split("\n") if line.strip()]
    glyphs = _drawn_lines(group)
    assert len(glyphs) == len(written), f"{len(glyphs)} of {len(written)} lines drawn: {written}"
    return [
        Line(line, found, expected(line, _is_bold(text)))
        for line, found in zip(written, glyphs, strict=True)
    ]


def wrong(lines: list[Line]) -> set[str]:
    """Return the lines that are not drawn as they read."""
    return {line.text for line in lines if line.drawn != line.expected}
