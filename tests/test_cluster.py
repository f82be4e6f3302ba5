"""Counting on a Dask cluster: the same integers, whatever happens to a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit import _cluster

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # of what Dask and its servers warn


@pytest.fixture(scope="module")
def client() -> Iterator[object]:
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        yield client


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return 20 files of the sample's articles, of several kinds."""
    folder = tmp_path_factory.mktemp("corpus")
    sample = mk.load_sample()[["source", "date", "text"]]
    sample = sample.assign(source=sample["source"].astype("str"))
    for number in range(16):
        part = pd.concat([sample] * 3).sample(frac=0.5, random_state=number)
        part.to_parquet(folder / f"{number:02}.parquet", row_group_size=40)
    sample.to_csv(folder / "16.csv", index=False)
    for number in range(17, 20):
        text = "\n".join(sample["text"].sample(3, random_state=number))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cluster, "PIECE", 100_000)


@pytest.mark.slow
@pytest.mark.usefixtures("small_pieces")
def test_a_cluster_counts_the_same(client: object, folder: Path) -> None:
    by = ["source", "date:M"]
    assert_frame_equal(mk.count_files(folder, by, engine=client), mk.count_files(folder, by))


@pytest.mark.slow
@pytest.mark.usefixtures("small_pieces")
def test_a_worker_that_is_killed_in_the_middle_changes_no_count(folder: Path) -> None:
    found: dict[str, pd.DataFrame] = {}
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
        counting = threading.Thread(
            target=lambda: found.update(counts=mk.count_files(folder, engine=client))
        )
        counting.start()
        while not all(client.has_what().values()):  # until each has counted something
            time.sleep(0.01)
        victim = next(iter(pids.values()))
        assert counting.is_alive()
        os.kill(victim, signal.SIGKILL)
        counting.join(timeout=60)
        assert client.run(os.getpid) != pids
    assert_frame_equal(found["counts"], mk.count_files(folder))


@pytest.mark.slow
def test_a_worker_without_mediakit_is_named(client: object, folder: Path) -> None:
    def hide() -> None:
        sys.modules["mediakit"] = None  # type: ignore[assignment] - as where it is not installed

    def show() -> None:
        del sys.modules["mediakit"]

    worker = next(iter(client.scheduler_info()["workers"]))  # type: ignore[attr-defined]
    client.run(hide, workers=[worker])  # type: ignore[attr-defined]
    try:
        with pytest.raises(
            ImportError, match=rf"needs mediakit {mk.__version__}.*{worker} \(none\)"
        ):
            mk.count_files(folder, engine=client)
    finally:
        client.run(show, workers=[worker])  # type: ignore[attr-defined]


@pytest.mark.slow
def test_an_error_on_a_worker_names_the_file(client: object, folder: Path) -> None:
    with pytest.raises(ValueError, match=r"no column desk.*\.parquet"):
        mk.count_files(folder, "desk", engine=client)


def test_without_dask_the_sentence_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ImportError, match=r"needs dask: pip install \"mediakit\[scale\]\""):
        mk.count_files(folder, engine=object())


def test_pieces_hold_every_row_group_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mediakit._formats.row_groups import open_parquet
    from mediakit._read import files_at

    monkeypatch.setattr(_cluster, "PIECE", 20_000)
    files = files_at(folder)
    found = list(_cluster.pieces(files))
    divided = [(piece.files[0].path, group) for piece in found for group in piece.groups or ()]
    whole = [part.path for piece in found if piece.groups is None for part in piece.files]
    assert len(divided) == len(set(divided))
    assert sorted({path for path, _ in divided} | {*whole}) == sorted(part.path for part in files)
    for part in files:
        groups = [group for path, group in divided if path == part.path]
        if groups:
            with open_parquet(part) as file:
                assert groups == list(range(file.num_row_groups))


INTERRUPTED = """
import sys, mediakit as mk
from distributed import Client, LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        with Client(cluster) as client:
            print(*client.run(__import__("os").getpid).values(), flush=True)
            mk.save_table(mk.count_files(sys.argv[1:-1], engine=client), sys.argv[-1])
"""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_an_interrupted_cluster_leaves_no_file_and_no_worker(folder: Path, tmp_path: Path) -> None:
    script, out = tmp_path / "count.py", tmp_path / "out" / "counts.parquet"
    out.parent.mkdir()
    script.write_text(INTERRUPTED, encoding="utf-8")
    files = [str(folder)]
    process = subprocess.Popen(
        [sys.executable, str(script), *files, str(out)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    workers = [int(pid) for pid in process.stdout.readline().split()]
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "KeyboardInterrupt" in said
    assert list(out.parent.iterdir()) == []
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in workers if is_running(pid)] == []
