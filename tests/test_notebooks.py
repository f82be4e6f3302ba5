"""The notebooks keep their habits and run to the end."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LABELS = ("**السؤال**", "**البيانات**", "**المنهج**", "**النتيجة**")

MAP = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
# | السؤال | question | [03_sources](03_sources.ipynb) | `keyness`, `plot.keyness` |
ROW = re.compile(r"^\| (.+?) \| (.+?) \| \[(\w+)\]\((\w+)\.ipynb\) \| (.+?) \|$", re.MULTILINE)

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_the_notebooks_are_all_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "01_corpus", "02_frequencies", "03_sources", "04_charts", "05_words",
        "06_context", "07_time", "08_large_corpora", "09_wire_voice_naming", "starter",
    ]  # fmt: skip


@every_notebook
def test_a_notebook_keeps_the_habits(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    first = notebook.cells[0].source
    assert first.startswith("# ")
    assert all(label in first for label in LABELS)
    assert first.isascii() is False
    assert "*" in first.splitlines()[-1]
    assert first.splitlines()[-1].strip("*").isascii()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) <= 20
    assert "parameters" in code[0].metadata.tags
    assert "assert" in code[-1].source
    assert notebook.metadata.kernelspec.name == "python3"


@every_notebook
def test_a_notebook_is_stored_without_outputs_and_without_long_functions(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert cell.outputs == []
        assert cell.execution_count is None
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 5


@every_notebook
def test_a_notebook_runs_on_the_sample_and_its_finding_holds(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert any("text/html" in out.get("data", {}) for out in outputs)
    assert not [out for out in outputs if out.get("name") == "stderr"]


@every_notebook
def test_a_notebook_is_on_the_map_with_functions_that_it_calls(path: Path) -> None:
    rows = [row for row in ROW.findall(MAP) if row[3] == path.stem]
    assert rows
    notebook = nbformat.read(path, as_version=4)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    for question, english, name, _, functions in rows:
        assert name == path.stem
        assert english.isascii()
        assert english.endswith("?")
        assert re.search(r"[\u0621-\u064a]", question)
        assert question.endswith("؟")
        named = re.findall(r"`([\w.]+)`", functions)
        assert named
        assert [name for name in named if not re.search(rf"\bmk\.{name}\b", code)] == []


def test_every_row_of_the_map_is_read() -> None:
    lines = [line for line in MAP.splitlines() if line.startswith("| ") and "ipynb" in line]
    assert len(lines) == len(ROW.findall(MAP)) > len(NOTEBOOKS)
    assert {row[3] for row in ROW.findall(MAP)} == {path.stem for path in NOTEBOOKS}
