"""The notebooks in JupyterLab, in a real browser, as their users run them."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from browser import chromium, open_page

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
# Started and then asked about: a promise that is awaited across the page's reloads never returns.
RUN_ALL = """async () => {
    const {commands, shell} = window.jupyterapp;
    const {context, sessionContext} = shell.currentWidget;
    await context.ready;
    await sessionContext.ready;
    await sessionContext.session.kernel.info;
    window.finished = false;
    commands.execute('notebook:run-all-cells')
        .then(() => commands.execute('docmanager:save'))
        .then(() => { window.finished = true; });
}"""
START_SECONDS, RUN_SECONDS = 60, 120


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def private_settings(folder: Path) -> dict[str, str]:
    """Return an environment in which JupyterLab knows nothing of the user's own settings."""
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    whole_notebook = json.dumps({"windowingMode": "none"})
    (settings / "tracker.jupyterlab-settings").write_text(whole_notebook)
    places = {
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
    }
    return os.environ | {name: str(folder / place) for name, place in places.items()}


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Return as soon as the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise AssertionError("JupyterLab did not start")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab on a copy of the notebooks; give its address and folder."""
    folder = tmp_path_factory.mktemp("lab")
    root = folder / "notebooks"
    root.mkdir()
    for notebook in NOTEBOOKS:
        shutil.copy(notebook, root)
    port = free_port()
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
        "--expose-app-in-browser", f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}",
        "--IdentityProvider.token=", "--ServerApp.password=",
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, env=private_settings(folder), stdout=log, stderr=log, cwd=root
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}", root
        finally:
            server.terminate()
            server.wait(timeout=30)


def run_in_browser(address: str, name: str, picture: Path) -> list[bool]:
    """Run all cells of a notebook in a page; return whether each chart was drawn."""
    with open_page(viewport={"width": 1300, "height": 2400}) as page:
        page.goto(f"{address}/lab/tree/{name}?reset")
        page.wait_for_function("window.jupyterapp", timeout=START_SECONDS * 1000)
        page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=START_SECONDS * 1000)
        page.wait_for_selector(
            ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status=idle]",
            state="attached",
            timeout=START_SECONDS * 1000,
        )
        page.evaluate(RUN_ALL)
        page.wait_for_function("window.finished", timeout=RUN_SECONDS * 1000)
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
