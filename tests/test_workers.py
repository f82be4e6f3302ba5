"""Pages in several processes: the same rows in the same order, and no harm where it cannot be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mediakit as mk
from mediakit._formats import workers
from mediakit._formats.part import Part
from test_pages import PAGE


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """Return pages and texts in turn, and a page that is bad; three are enough to be many."""
    monkeypatch.setattr(workers, "PAYS_FROM", 3)
    found = []
    for number in range(12):
        page = PAGE.format(date="2026-02-01").replace("فجر اليوم", f"يوم {number}")
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
        (tmp_path / f"{number}.txt").write_text(f"عنوان\n\nنص {number}", encoding="utf-8")
        found += [Part(str(tmp_path / f"{number}{kind}"), kind) for kind in (".html", ".txt")]
    (tmp_path / "bad.html").write_bytes(b"\xff\xd8\xff\xe0")
    return [*found, Part(str(tmp_path / "bad.html"), ".html")]


def test_rows_are_the_same_and_in_order_with_any_number_of_processes(parts: list[Part]) -> None:
    one = list(workers.read_parts(parts, processes=1))
    two = list(workers.read_parts(parts, processes=2))
    assert one == two
    assert [rows[0]["path"] for rows in two] == [part.path for part in parts]
    assert two[-1][0]["problem"] == "not read: the file is a JPEG image, not text"


def test_without_processes_the_rows_are_read_here(parts: list[Part], monkeypatch) -> None:
    one = list(workers.read_parts(parts, processes=1))

    def no_process(*arguments: object, **options: object) -> None:
        raise PermissionError("no processes here")

    monkeypatch.setattr(workers.subprocess, "Popen", no_process)
    assert list(workers.read_parts(parts, processes=2)) == one


@pytest.mark.parametrize("program", ["", "raise SystemExit", "import time; time.sleep(0)"])
def test_processes_that_die_are_replaced_by_reading_here(
    parts: list[Part], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    one = list(workers.read_parts(parts, processes=1))
    monkeypatch.setattr(workers, "PROGRAM", program)
    assert list(workers.read_parts(parts, processes=2)) == one


def test_no_process_is_left_when_reading_ends_early(parts: list[Part]) -> None:
    started = []
    real = workers.Worker.__init__

    def noting(self: workers.Worker, *arguments: object) -> None:
        real(self, *arguments)
        started.append(self.process)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers.Worker, "__init__", noting)
        rows = workers.read_parts(parts, processes=2)
        for _ in range(8):
            next(rows)
        rows.close()
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


SCRIPT = """
import sys
print("top of the script", flush=True)
import mediakit as mk
from mediakit._formats import workers
workers.PAYS_FROM, workers.processors = 3, lambda: 2
start = workers._start
def noting(*arguments):
    started = start(*arguments)
    print(*[worker.process.pid for worker in started], flush=True)
    return started
workers._start = noting
workers.PROGRAM = sys.argv[2] or workers.PROGRAM
print(len(mk.read_articles(sys.argv[1], pattern="*.html")), flush=True)
"""


def run_script(folder: Path, program: str = "") -> subprocess.Popen:
    script = folder / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(folder), program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_script_without_a_main_guard_is_run_once(parts: list[Part], tmp_path: Path) -> None:
    output, errors = run_script(tmp_path).communicate(timeout=120)
    lines = output.split("\n")
    assert [lines[0], *lines[2:]] == ["top of the script", "13", ""]
    assert len(lines[1].split()) == 2
    assert errors == ""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_the_reading_and_its_processes(parts: list[Part], tmp_path: Path) -> None:
    process = run_script(tmp_path, "import time; time.sleep(600)")
    assert process.stdout.readline() == "top of the script\n"
    started = [int(pid) for pid in process.stdout.readline().split()]
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "KeyboardInterrupt" in errors
    assert process.returncode != 0
    assert len(started) == 2
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_many_pages_of_a_folder_are_articles_in_order(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAYS_FROM", 2)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    for number in range(9):
        page = PAGE.format(date=f"2026-02-{number + 1:02}")
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    articles = mk.read_articles(tmp_path)
    assert articles["date"].dt.day.tolist() == list(range(1, 10))
