"""Every label looks as it does in a browser, and a page shows all of them side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

import mediakit as mk
from glyphs import LABELS
from mutants import ARABIC, MUTANTS, backwards, draw_as

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
import label_pairs
from label_pairs import ALIKE, Ink, Pair, likeness

mpl.use("agg")
pytestmark = pytest.mark.usefixtures("clean_matplotlib")
LIMIT = 1_000_000  # bytes of the page


@pytest.fixture(scope="module")
def shown() -> dict[str, Ink]:
    """Return each label as Chromium shows it."""
    pictures = label_pairs.show(list(LABELS))
    return {text: label_pairs.cropped(each) for text, each in zip(LABELS, pictures, strict=True)}


def drawn(labels: list[str]) -> dict[str, Ink]:
    """Return each label as matplotlib draws it with the hook that is at work."""
    return {text: label_pairs.cropped(label_pairs.draw(text)) for text in labels}


@pytest.mark.browser
def test_each_label_has_the_ink_of_the_browser(shown: dict[str, Ink]) -> None:
    mk.use_arabic()
    alike = {text: likeness(ink, shown[text]) for text, ink in drawn(list(LABELS)).items()}
    assert len(alike) >= 60
    assert {text: round(value, 3) for text, value in alike.items() if value < ALIKE} == {}


@pytest.mark.browser
@pytest.mark.parametrize("mutant", MUTANTS)
def test_wrong_labels_have_other_ink(
    mutant: Callable[[str], str], shown: dict[str, Ink], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_as(mutant, monkeypatch)
    found = drawn(MUTANTS[mutant])
    values = np.array([likeness(ink, shown[text]) for text, ink in found.items()])
    assert values.max() < ALIKE
    assert np.median(values) < 0.8
    if mutant is backwards:
        assert len(values) == len(ARABIC)
        assert values.max() < 0.8


@pytest.mark.browser
def test_a_page_shows_all_pairs_and_needs_nothing_else(shown: dict[str, Ink]) -> None:
    mk.use_arabic()
    found = drawn(list(LABELS))
    page = label_pairs.as_page([Pair(text, found[text], shown[text]) for text in LABELS])
    assert page.count("<img ") == page.count('class="label"') == len(LABELS)
    assert "url(http" not in page
    assert 'src="http' not in page
    assert len(page.encode()) < LIMIT


def test_likeness_is_that_of_the_best_place() -> None:
    bar = np.zeros((12, 9))
    bar[:, 2:4] = 255
    moved = np.roll(bar, 1, axis=1)
    assert likeness(bar, bar) == pytest.approx(1)
    assert likeness(bar, moved) == pytest.approx(1)
    assert likeness(bar, bar.T) < 0.5
    assert likeness(bar, bar) == likeness(bar * 0.5, bar)


def test_paper_around_a_label_is_cut_off() -> None:
    mk.use_arabic()
    ink = label_pairs.cropped(label_pairs.draw("BBC عربي"))
    for edge in (ink[0], ink[-1], ink[:, 0], ink[:, -1]):
        assert edge.max() > label_pairs.FAINT


def test_numbers_with_a_sign_are_isolated_in_the_page_too() -> None:
    assert '<bdi dir="ltr">-5.2%</bdi>' in label_pairs.markup("تراجع -5.2%")
    assert 'dir="rtl"' in label_pairs.markup("BBC عربي")
    assert "<bdi" not in label_pairs.markup("BBC عربي")
    assert "AT&amp;T" in label_pairs.markup("شركة AT&T الأمريكية")
