"""The wheel: what a plain pip install gives."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
# What a package is imported as, where that is not its name.
IMPORT_NAMES = {
    "python-bidi": "bidi",
    "fonttools": "fontTools",
    "pyyaml": "yaml",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it as pip does, into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    wheel = next(folder.glob("*.whl"))
    target = folder / "site"
    subprocess.run(
        [*pip, "install", "--no-deps", "--target", str(target), str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    return target


def run(installed: Path, code: str, folder: Path) -> str:
    """Run code with the installed package, away from the repository."""
    program = f"import sys; sys.path.insert(0, {str(installed)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_holds_sample_notebooks_fonts_and_template(
    installed: Path, tmp_path: Path
) -> None:
    code = (
        "import mediakit as mk; from mediakit._sample import resource\n"
        "assert 'site' in mk.__file__\n"
        "print(len(mk.load_sample()), len(list(resource('notebooks').glob('*.ipynb'))))"
    )
    assert run(installed, code, tmp_path) == "102 10"
    names = [str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()]
    for name in (
        "mediakit/plot/fonts/Vazirmatn-Regular.ttf",
        "mediakit/plot/fonts/OFL.txt",
        "mediakit/_browse/reader.css",
        "mediakit/_browse/reader.js",
        "mediakit/_report/template/report.css",
        "mediakit/py.typed",
        "mediakit/sample/README.md",
    ):
        assert name in names


def test_every_core_dependency_can_be_imported(installed: Path, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[>=<\[]", entry)[0] for entry in project["dependencies"]]
    modules = [IMPORT_NAMES.get(name, name) for name in names]
    assert run(installed, f"import {', '.join(modules)}; print('all')", tmp_path) == "all"


def test_the_report_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = (
        "import os; os.environ['PYTHONPATH'] = sys.path[0]\n"
        "from mediakit.cli import app\n"
        "app(['report', '--out', 'report.html'], standalone_mode=False)"
    )
    run(installed, code, tmp_path)
    assert "بوابة المد" in (tmp_path / "report.html").read_text(encoding="utf-8")
