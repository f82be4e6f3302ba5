"""`mediakit new`: a notebook of one's own, which reads the given corpus and overwrites nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from typer.testing import CliRunner

from conftest import ROOT
from mediakit._report.parameters import ParameterError, defaults, with_default
from mediakit._starter import TO_BE_WRITTEN, starters
from mediakit.cli import app

FINDING = "**النتيجة**"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with two articles of one outlet in مقالات."""
    outlet = tmp_path / "مقالات" / "صحيفة النهر"
    outlet.mkdir(parents=True)
    for day in (1, 2):
        text = "وصول السفينة\nوصلت السفينة إلى الميناء ثم غادرت السفينة الميناء."
        (outlet / f"2026-02-0{day}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_new(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["new", *arguments])
    return result.exit_code, " ".join(result.output.split())


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def finding(notebook: NotebookNode) -> str:
    return next(line for line in notebook.cells[0].source.split("\n") if line.startswith(FINDING))


def run(path: Path) -> str:
    """Run a notebook where it stands, as JupyterLab does; return what it printed and showed."""
    notebook = read(path)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    return "\n".join(out.get("text", "") + out.get("data", {}).get("text/html", "")
                     for out in outputs)  # fmt: skip


def test_without_a_path_the_starter_runs_on_the_sample(here: Path) -> None:
    assert run_new("دراسة الميناء") == (0, "دراسة الميناء.ipynb")
    copied = (here / "دراسة الميناء.ipynb").read_bytes()
    assert copied == (ROOT / "notebooks" / "starter.ipynb").read_bytes()
    assert "'articles': 102" in run(here / "دراسة الميناء.ipynb")


def test_the_corpus_that_is_given_is_the_one_read(here: Path) -> None:
    assert run_new("study", "مقالات") == (0, "study.ipynb")
    said = run(here / "study.ipynb")
    assert "'articles': 2, 'words': 16, 'السفينة': 4, 'الميناء': 4" in said
    assert "صحيفة النهر" in said
    assert "بوابة المد" not in said


def test_a_study_moves_with_its_folder_for_a_relative_path_stays_relative(here: Path) -> None:
    run_new("study", "مقالات")
    moved = here / "elsewhere"
    moved.mkdir()
    for name in ("study.ipynb", "مقالات"):
        shutil.move(here / name, moved / name)
    assert "'articles': 2" in run(moved / "study.ipynb")


@pytest.mark.parametrize("name", sorted(starters()))
def test_every_notebook_can_be_started_from_and_leaves_the_finding_to_be_written(
    name: str, here: Path
) -> None:
    corpus = here / 'it\'s "mine" \u200f\\'
    (here / "مقالات").rename(corpus)
    assert run_new("study", str(corpus), "--from", name) == (0, "study.ipynb")
    copy, original = read(here / "study.ipynb"), read(starters()[name])
    changed = defaults(copy)
    assert changed.pop("corpus") == corpus.as_posix()
    assert changed == {key: value for key, value in defaults(original).items() if key != "corpus"}
    assert finding(copy) == f"{FINDING} {TO_BE_WRITTEN}"
    assert finding(original) != finding(copy)
    assert [cell.source for cell in copy.cells[2:]] == [cell.source for cell in original.cells[2:]]
    assert "# " in copy.cells[1].source  # the comment beside the path stays


def test_the_suffix_of_a_name_may_be_written(here: Path) -> None:
    assert run_new("study.ipynb", "--from", "03_sources.ipynb") == (0, "study.ipynb")
    assert (here / "study.ipynb").read_bytes() == starters()["03_sources"].read_bytes()


def test_nothing_is_overwritten(here: Path) -> None:
    (here / "study.ipynb").write_text("my work")
    (here / "link.ipynb").symlink_to(here / "nowhere")
    for name in ("study", "link"):
        code, output = run_new(name, "مقالات")
        assert code == 2
        assert output.endswith(f"there is already {name}.ipynb")
    assert (here / "study.ipynb").read_text() == "my work"
    assert not (here / "nowhere").exists()


@pytest.mark.parametrize(
    "name",
    ["", ".ipynb", ".hidden", "a/b", "../a", "a\\b", "a:b", "a?", "a\nb", "a\u200fb", "a.", "a ",
     " a", "\udc80", "ش" * 101],
)  # fmt: skip
def test_a_name_that_is_no_file_name_is_refused_in_a_sentence(name: str, here: Path) -> None:
    before = sorted(here.rglob("*"))
    code, output = run_new(name)
    assert code == 2
    assert "The name of a notebook must be that of a file" in output
    assert output.count("mediakit:") == 1
    assert sorted(here.rglob("*")) == before


def test_wrong_paths_and_starters_end_with_2_and_write_nothing(here: Path) -> None:
    (here / "empty").mkdir()
    (here / "film.mp4").write_bytes(b"")
    for arguments, sentence in (
        (["study", "مقالا"], "There is no such file or folder: مقالا Did you mean مقالات?"),
        (["study", "empty"], "Nothing to read"),
        (["study", "film.mp4"], "Cannot read .mp4"),
        (["study", "--from", "03_source"], "Did you mean 03_sources?"),
        (["study", "--from", "../secret"], "`--from` must be one of 01_corpus, "),
    ):
        code, output = run_new(*arguments)
        assert code == 2, output
        assert sentence in output.replace(". Did", " Did")
        assert "Traceback" not in output
    assert not list(here.glob("*.ipynb"))


def test_a_notebook_without_the_parameter_is_named() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 1")])
    with pytest.raises(ParameterError, match="has no parameter corpus"):
        with_default(notebook, "corpus", "a")


def test_the_starter_is_small_and_shows_a_table_a_chart_and_its_methods() -> None:
    code = [cell.source for cell in read(starters()["starter"]).cells if cell.cell_type == "code"]
    assert len(code) <= 9
    for call in ("mk.describe(", "mk.without(", "mk.plot.", "mk.methods("):
        assert sum(call in source for source in code) == 1
