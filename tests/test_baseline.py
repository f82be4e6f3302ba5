"""Charts look as they did when somebody looked: few, small, and compared box by box."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image

from baseline_charts import FOLDER, PICTURES, picture
from mediakit.plot._arabic import dress

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
BOX = 3  # pixels: what another FreeType does at the edges of letters is lost in their mean
TOLERANCE = 20  # levels of 255: the same letters differ by 1 or 2, a mirrored short word by 40


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much the mean grey of some box differs, at most; all if the sizes do."""
    if one.size != other.size:
        return 255.0
    first, second = (np.asarray(image.reduce(BOX), dtype=float) for image in (one, other))
    return float(np.abs(first - second).max())


def kept(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("L")


@pytest.mark.parametrize("name", PICTURES)
def test_a_chart_looks_as_it_did(name: str) -> None:
    """If it should look otherwise: python tests/baseline_charts.py, and look at what changed."""
    assert difference(picture(PICTURES[name]()), kept(name)) <= TOLERANCE


def test_pictures_are_few_and_small() -> None:
    files = list(FOLDER.iterdir())
    assert {file.stem for file in files} == {*PICTURES}
    assert len(files) <= 8
    assert max(file.stat().st_size for file in files) <= 30_000


def _rename(place: int, name: str) -> Callable[[Axes], None]:
    def mutate(axes: Axes) -> None:
        names = [tick.get_text() for tick in axes.get_yticklabels()]
        axes.set_yticklabels([*names[:place], name, *names[place + 1 :]])
        dress(axes)

    return mutate


MUTANTS: dict[str, Callable[[Axes], object]] = {
    "a mirrored word": _rename(0, "دسلا"),
    "a phrase in the wrong base direction": _rename(2, "عربي BBC"),
    "two names swapped": _rename(3, "السد"),
    "a bar that is 3 % shorter": lambda axes: axes.patches[1].set_width(
        axes.patches[1].get_width() * 0.97
    ),
    "a bar that is lower": lambda axes: axes.patches[1].set_y(axes.patches[1].get_y() + 0.1),
    "bars from the left": lambda axes: axes.invert_xaxis(),
    "a title on the left": lambda axes: axes.set_title(axes.get_title(loc="right"), loc="left"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_what_is_wrong_in_one_place_is_seen(mutant: str) -> None:
    axes = PICTURES["frequencies_ar"]()
    MUTANTS[mutant](axes)
    assert difference(picture(axes), kept("frequencies_ar")) > 1.5 * TOLERANCE


@pytest.mark.parametrize("name", PICTURES)
def test_letters_with_slightly_other_edges_are_the_same(name: str) -> None:
    """What is neither paper nor ink is up to a twelfth darker, as with another rasteriser."""
    levels = np.arange(256)
    darker = levels - np.round(80 * (levels / 255) * (1 - levels / 255))
    edged = kept(name).point(darker.astype(int).tolist())
    assert 0 < difference(edged, kept(name)) <= TOLERANCE
