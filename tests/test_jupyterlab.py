"""The notebooks in JupyterLab, in a real browser, as their users run them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from browser import chromium, open_page
from lab import run_all, running_lab

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab on a copy of the notebooks; give its address and folder."""
    with running_lab(tmp_path_factory.mktemp("lab"), NOTEBOOKS) as started:
        yield started


# How far the text of an element, or what is in it, is from its right and left edge, in pixels.
GAPS = """() => {
    const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
    const gaps = (inner, outer) => [outer.right - inner.right, inner.left - outer.left];
    const ofText = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const prose = element.cloneNode(true);
        prose.querySelectorAll('code').forEach((code) => code.remove());  // it is isolated
        const text = prose.textContent.trim();
        const box = element.getBoundingClientRect();
        return [text, ...gaps(range.getBoundingClientRect(), box)];
    };
    const ofPart = (element) => {
        const output = element.closest('.jp-OutputArea-output');
        const style = getComputedStyle(output);
        const box = output.getBoundingClientRect();
        const inner = {left: box.left, right: box.right - parseFloat(style.paddingRight)};
        return gaps(element.getBoundingClientRect(), inner);
    };
    const all = (selector) => [...panel.querySelectorAll(selector)];
    const heads = (table) => {
        const cells = [...table.querySelectorAll('thead tr:first-child > *')];
        return cells.map((cell) => cell.getBoundingClientRect().left);
    };
    return {
        prose: all('.jp-RenderedMarkdown :is(p, li, h1, h2)').map(ofText),
        parts: all('.jp-OutputArea-output figure img, .jp-OutputArea-output table').map(ofPart),
        heads: all('.jp-OutputArea-output table').map(heads),
        code: all('.cm-content').map((code) => getComputedStyle(code).direction),
        printed: all('.jp-RenderedText pre').map((text) => getComputedStyle(text).direction),
    };
}"""
LATIN_FIRST = re.compile(r"[^\u0600-\u06ff]*?[A-Za-z]")


def assert_all_but_code_runs_from_the_right(gaps: dict) -> None:
    """Check on which side texts, tables and charts begin; an English paragraph, on the left."""
    assert len(gaps["prose"]) > 3
    for text, right, left in gaps["prose"]:
        assert (left if LATIN_FIRST.match(text) else right) < 4, text
    assert gaps["parts"]
    assert max(right for right, _ in gaps["parts"]) < 12
    for heads in gaps["heads"]:
        assert heads == sorted(heads, reverse=True)
    assert {*gaps["code"], *gaps["printed"]} == {"ltr"}


def run_in_browser(address: str, name: str, picture: Path) -> list[bool]:
    """Run all cells of a notebook in a page; return whether each chart was drawn."""
    with open_page(viewport={"width": 1300, "height": 2400}) as page:
        run_all(page, address, name)
        drawn = page.eval_on_selector_all(
            ".jp-NotebookPanel .jp-OutputArea img",
            "images => images.map(image => image.complete && image.naturalWidth > 100)",
        )
        assert_all_but_code_runs_from_the_right(page.evaluate(GAPS))
        page.screenshot(path=picture)
    return drawn


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_the_end_in_jupyterlab(
    lab: tuple[str, Path], notebook: Path, tmp_path: Path
) -> None:
    chromium()
    address, root = lab
    drawn = run_in_browser(address, notebook.name, tmp_path / f"{notebook.stem}.png")
    saved = nbformat.read(root / notebook.name, as_version=4)
    code = [cell for cell in saved.cells if cell.cell_type == "code"]
    errors = [output for cell in code for output in cell.outputs if output.output_type == "error"]
    assert errors == []
    assert all(cell.execution_count for cell in code)
    pictures = [output for cell in code for output in cell.outputs if "image/" in str(output)]
    assert bool(drawn) == bool(pictures)
    assert all(drawn)
