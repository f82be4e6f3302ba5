"""Pictures of a report take less room, and not one pixel of them changes."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from mediakit._report.pictures import PNG, WEBP, lighten_images
from mediakit._report.safe import parse


def png(mode: str, shape: tuple[int, ...], kind: type = np.uint8) -> str:
    """Return a picture of steps, in base64."""
    steps = np.arange(np.prod(shape)).reshape(shape) // 40 % 256
    buffer = io.BytesIO()
    Image.fromarray(steps.astype(kind)).convert(mode).save(buffer, "png", compress_level=1)
    return base64.b64encode(buffer.getvalue()).decode()


def lightened(source: str) -> str:
    root = parse(f'<img alt="x" src="{source}">')
    lighten_images(root)
    return str(root.find("img").get("src"))


def pixels(source: str) -> np.ndarray:
    data = base64.b64decode(source.partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))


@pytest.mark.parametrize(
    ("mode", "shape"),
    [("RGB", (90, 80, 3)), ("RGBA", (90, 80, 4)), ("L", (90, 80)), ("P", (90, 80))],
)
def test_a_picture_is_lighter_and_the_same(mode: str, shape: tuple[int, ...]) -> None:
    before = PNG + png(mode, shape)
    after = lightened(before)
    assert after.startswith(WEBP)
    assert len(after) < len(before)
    np.testing.assert_array_equal(pixels(after), pixels(before))


def test_what_would_lose_something_or_is_no_picture_stays_as_it_is() -> None:
    deep = PNG + png("I;16", (90, 80), np.uint16)
    for source in (deep, f"{PNG}AAAA", f"{PNG}%", "data:image/jpeg;base64,AAAA"):
        assert lightened(source) == source
