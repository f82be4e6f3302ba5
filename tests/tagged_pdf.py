"""What a tagged PDF says, in the order of its tags, as a screen reader says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, PdfObject

HEX = rb"<([0-9A-Fa-f]+)>"
BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.S)
PAIR = re.compile(rb"\s*".join([HEX] * 2))
TRIPLE = re.compile(rb"\s*".join([HEX] * 3))
SHOWS_TEXT = (b"Tj", b"TJ")
LINE = 3.0  # units between two lines of text, at least


class Cell(NamedTuple):
    """A cell of a table: TH or TD, and what it says."""

    tag: str
    text: str


def _letters(font: DictionaryObject) -> dict[int, str]:
    """Return the text of each glyph, as the font's ToUnicode map has it."""
    letters = {}
    for kind, body in BLOCK.findall(font["/ToUnicode"].get_object().get_data()):
        if kind == b"char":
            for code, text in PAIR.findall(body):
                letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        else:
            for low, high, first in TRIPLE.findall(body):
                for step in range(int(high, 16) - int(low, 16) + 1):
                    letters[int(low, 16) + step] = chr(int(first, 16) + step)
    return letters


def _shown(operands: list[PdfObject], font: tuple[dict[int, str], int]) -> list[str]:
    """Return the text of each glyph that an operator draws."""
    letters, width = font
    parts = operands[0] if isinstance(operands[0], ArrayObject) else operands[:1]
    data = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
    codes = (data[place : place + width] for place in range(0, len(data), width))
    return [letters.get(int.from_bytes(code, "big"), "") for code in codes]


class Glyph(NamedTuple):
    """What a glyph says, on which page, and the height of its line there."""

    text: str
    page: int
    height: float


def _marked(operands: list[PdfObject], inside: list[Glyph]) -> list[Glyph]:
    """Return what marked content says: its replacement text, or its glyphs in reading order."""
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, DictionaryObject) and "/ActualText" in properties:
        return [inside[0]._replace(text=str(properties["/ActualText"]))] if inside else []
    return inside[::-1] if operands[0] == "/ReversedChars" else inside


def _page_pieces(reader: PdfReader, number: int) -> Iterator[tuple[int, list[Glyph]]]:
    """Give the number of each marked content of a page, and its glyphs."""
    page = reader.pages[number]
    fonts = {}
    for name, font in page["/Resources"].get("/Font", {}).items():
        loaded = font.get_object()
        fonts[name] = (_letters(loaded), 2 if loaded["/Subtype"] == "/Type0" else 1)
    font, height, open_marks = ({}, 1), 0.0, []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"Tm":
            height = float(operands[5])
        elif operator in (b"BDC", b"BMC"):
            open_marks.append((operands, []))
        elif operator == b"EMC":
            opening, inside = open_marks.pop()
            said = _marked(opening, inside)
            if len(opening) > 1 and "/MCID" in opening[1]:
                yield int(opening[1]["/MCID"]), said
            elif open_marks:
                open_marks[-1][1].extend(said)
        elif operator in SHOWS_TEXT and open_marks:
            open_marks[-1][1].extend(Glyph(text, number, height) for text in _shown(operands, font))


def _pieces(reader: PdfReader) -> dict[tuple[int, int], list[Glyph]]:
    """Return what is drawn in each marked content of each page."""
    found: dict[tuple[int, int], list[Glyph]] = {}
    for number, page in enumerate(reader.pages):
        for mark, glyphs in _page_pieces(reader, number):
            found.setdefault((page.indirect_reference.idnum, mark), []).extend(glyphs)
    return found


def _read(glyphs: list[Glyph]) -> str:
    """Return the text, with a space where a line ends."""
    said = [
        f" {glyph.text}" if abs(glyph.height - before.height) > LINE else glyph.text
        for before, glyph in zip([*glyphs[:1], *glyphs], glyphs, strict=False)
    ]
    return " ".join("".join(said).split())


def _children(element: DictionaryObject) -> list[PdfObject]:
    inside = element.get("/K", [])
    inside = inside.get_object() if hasattr(inside, "get_object") else inside
    return list(inside) if isinstance(inside, list) else [inside]


class TaggedPdf:
    """A PDF by its structure."""

    def __init__(self, path: Path) -> None:
        self.reader = PdfReader(path)
        self.root = self.reader.trailer["/Root"]
        self._texts = _pieces(self.reader)

    def walk(self, element: DictionaryObject | None = None) -> Iterator[DictionaryObject]:
        """Give the elements of the structure, each before what is in it."""
        start = self.root["/StructTreeRoot"] if element is None else element
        for child in _children(start):
            inner = child.get_object()
            if isinstance(inner, DictionaryObject) and "/S" in inner:
                yield inner
                yield from self.walk(inner)

    def text(self, element: DictionaryObject, *, once: bool = False) -> str:
        """Return what an element says, in the order of its parts; `once` where each page has it."""
        glyphs = list(self._glyphs(element, None))
        return _read([one for one in glyphs if not once or one.page == glyphs[0].page])

    def _glyphs(self, element: DictionaryObject, page: int | None) -> Iterator[Glyph]:
        page = element.raw_get("/Pg").idnum if "/Pg" in element else page
        for child in _children(element):
            inner = child.get_object()
            if isinstance(inner, int):
                yield from self._texts.get((page, int(inner)), [])
            elif inner.get("/Type") == "/MCR":
                place = inner.raw_get("/Pg").idnum if "/Pg" in inner else page
                yield from self._texts.get((place, int(inner["/MCID"])), [])
            elif "/S" in inner:
                yield from self._glyphs(inner, page)

    def tables(self) -> list[list[list[Cell]]]:
        """Return the cells of the rows of each table."""
        return [
            [
                [
                    Cell(str(cell["/S"])[1:], self.text(cell, once=cell["/S"] == "/TH"))
                    for cell in self.walk(row)
                    if cell["/S"] in ("/TH", "/TD")
                ]
                for row in self.walk(table)
                if row["/S"] == "/TR"
            ]
            for table in self.walk()
            if table["/S"] == "/Table"
        ]
