"""JupyterLab for the tests that need it in a real browser."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

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


def private_settings(folder: Path, theme: str) -> dict[str, str]:
    """Return an environment in which JupyterLab knows nothing of the user's own settings."""
    settings = folder / "settings" / "@jupyterlab"
    for name, values in {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/themes": {"theme": theme},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }.items():
        file = settings / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
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


@contextmanager
def running_lab(
    folder: Path, notebooks: Iterable[Path], *, theme: str = "JupyterLab Light"
) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab on a copy of the notebooks; give its address and folder."""
    root = folder / "notebooks"
    root.mkdir()
    for notebook in notebooks:
        shutil.copy(notebook, root)
    port = free_port()
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
        "--expose-app-in-browser", f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}",
        "--IdentityProvider.token=", "--ServerApp.password=",
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, env=private_settings(folder, theme), stdout=log, stderr=log, cwd=root
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}", root
        finally:
            server.terminate()
            server.wait(timeout=30)


def run_all(page: object, address: str, name: str) -> None:
    """Open a notebook in a page and run all its cells."""
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
