"""Pictures and styles of a report in fewer bytes, and with the same look."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from lxml.html import HtmlElement
from PIL import Image

from mediakit._report.light import PNG, WEBP, keep_styles_once, pack_pictures
from mediakit._report.safe import parse, serialise

WIDTH, HEIGHT = 120, 80


def png_of(pixels: np.ndarray, mode: str) -> str:
    buffer = io.BytesIO()
    Image.fromarray(pixels, mode).save(buffer, "png")
    return PNG + base64.b64encode(buffer.getvalue()).decode()


def pixels_of(address: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))))


def picture(address: str, **attributes: str) -> HtmlElement:
    root = parse("<p><img alt='وصف'></p>")
    (image,) = root.iter("img")
    image.set("src", address)
    for name, value in attributes.items():
        image.set(name, value)
    return root


@pytest.mark.parametrize(("mode", "channels"), [("RGB", 3), ("RGBA", 4)])
def test_a_picture_keeps_every_pixel_in_fewer_bytes(mode: str, channels: int) -> None:
    random = np.random.default_rng(0)
    pixels = random.integers(0, 4, (HEIGHT, WIDTH, channels), np.uint8).repeat(2, axis=0) * 60
    before = png_of(pixels, mode)
    root = picture(before, width="60")
    pack_pictures(root)
    (image,) = root.iter("img")
    after = image.get("src")
    assert after.startswith(WEBP)
    assert len(after) < len(before)
    assert (pixels_of(after) == pixels).all()
    assert (image.get("alt"), image.get("width")) == ("وصف", "60")


@pytest.mark.parametrize(
    "address",
    ["data:image/jpeg;base64,AAAA", PNG + "AAAA", PNG + "!", PNG, "", "data:image/webp;base64,AA"],
)
def test_what_is_no_png_stays_as_it_is(address: str) -> None:
    root = picture(address)
    pack_pictures(root)
    assert [image.get("src") for image in root.iter("img")] == [address]


def test_a_style_stands_once_and_what_follows_it_stays() -> None:
    seen: set[str] = set()
    first = parse("<style>a{color:red}</style>نص <style>b{color:red}</style>")
    second = parse("<div><style>a{color:red}</style>نص آخر<style>c{color:red}</style></div>")
    keep_styles_once(first, seen)
    keep_styles_once(second, seen)
    assert serialise(first) == "<style>a{color:red}</style>نص <style>b{color:red}</style>"
    assert serialise(second) == "<div>نص آخر<style>c{color:red}</style></div>"
