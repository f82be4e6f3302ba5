"""Words of a cloud are right whether or not Pillow finds fribidi, which orders their letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

import mediakit as mk
from glyphs import LABELS
from mutants import backwards, draw_as, turned_twice, unshaped

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from label_pairs import Ink, cropped, draw

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
PROGRAM = Path(__file__).parent / "cloud_words.py"
RIGHT, WRONG = 0.95, 0.65
# Words, lemma classes and phrases, as tables of frequencies have them.
WORDS = [
    "الحكومة", "مستشفى الأطفال", "مُحمَّد", "السَّلامُ والأَمنُ", "لأول مرة بلا لاجئين", "كـــتاب مفتوح",
    "گفت‌وگو پژوهش چاپ", "BBC عربي", "CNN بالعربية", "NATO (الناتو)", "كوفيد COVID-19 في مصر",
    "تراجع -5.2%", "في 2019-11-27", "عام ٢٠٢٦", "وسم #السد_الكبير", "ماذا حدث؟",
]  # fmt: skip


def _start(words: Path, out: Path, libraries: Path | None) -> subprocess.Popen:
    """Start drawing a cloud of each word; libraries are looked for in the folder first."""
    environment = os.environ | ({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})
    return subprocess.Popen([sys.executable, str(PROGRAM), str(words), str(out)], env=environment)


@pytest.fixture(scope="module")
def clouds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Return what is drawn with fribidi and without it: where it is found, it is an empty file."""
    folder = tmp_path_factory.mktemp("clouds")
    (folder / "libfribidi.so.0").touch()
    words = folder / "words.json"
    words.write_text(json.dumps(WORDS), encoding="utf-8")
    started = {
        name: _start(words, folder / f"{name}.npz", libraries)
        for name, libraries in {"present": None, "absent": folder}.items()
    }
    assert [process.wait() for process in started.values()] == [0, 0]
    return {name: dict(np.load(folder / f"{name}.npz")) for name in started}


def fitted(ink: Ink) -> np.ndarray:
    """Return a picture brought to one size, as one row of numbers."""
    image = Image.fromarray(ink.clip(0, 255).astype(np.uint8)).resize((480, 120))
    return np.asarray(image, dtype=float).ravel()


def likeness(word: str, ink: Ink) -> float:
    """Return how alike a picture is to a label of the weight that it is more alike to."""
    labels = [cropped(draw(word, weight)) for weight in ("normal", "bold")]
    return max(float(np.corrcoef(fitted(ink), fitted(label))[0, 1]) for label in labels)


def words_of(cloud: dict) -> dict[str, Ink]:
    """Return each word as its cloud shows it, cropped to its ink."""
    pictures = map(Image.fromarray, cloud["pictures"])
    return {word: cropped(picture) for word, picture in zip(WORDS, pictures, strict=True)}


def test_fribidi_is_there_or_not(clouds: dict[str, dict]) -> None:
    assert clouds["present"]["fribidi"], "this machine has no libfribidi0 to compare with"
    assert not clouds["absent"]["fribidi"]


@pytest.mark.parametrize("fribidi", ["present", "absent"])
def test_words_of_clouds_look_as_labels_do(fribidi: str, clouds: dict[str, dict]) -> None:
    """The glyphs of labels are those of HarfBuzz: `test_glyphs.py`."""
    mk.use_arabic()
    shown = words_of(clouds[fribidi])
    alike = {word: likeness(word, ink) for word, ink in shown.items()}
    assert {word: round(value, 3) for word, value in alike.items() if value < RIGHT} == {}
    for word, ink in shown.items():  # a picture stretched to fit would be another word
        shapes = [cropped(draw(word, weight)).shape for weight in ("normal", "bold")]
        own = ink.shape[1] / ink.shape[0]
        assert min(abs(own / (width / height) - 1) for height, width in shapes) <= 0.05


@pytest.mark.parametrize("mutant", [backwards, turned_twice, unshaped])
def test_wrong_words_look_like_no_label(
    mutant: Callable[[str], str], clouds: dict[str, dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_as(mutant, monkeypatch)
    shown = words_of(clouds["present"])
    alike = [likeness(word, ink) for word, ink in shown.items()]
    assert max(alike) < WRONG


def test_the_words_of_clouds_are_labels() -> None:
    assert set(WORDS) <= set(LABELS)
