"""The notebooks in JupyterLab, in a real browser, as their users run them."""

from __future__ import annotations

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


def run_in_browser(address: str, name: str, picture: Path) -> list[bool]:
    """Run all cells of a notebook in a page; return whether each chart was drawn."""
    with open_page(viewport={"width": 1300, "height": 2400}) as page:
        run_all(page, address, name)
        drawn = page.eval_on_selector_all(
            ".jp-NotebookPanel .jp-OutputArea img",
            "images => images.map(image => image.complete && image.naturalWidth > 100)",
        )
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
