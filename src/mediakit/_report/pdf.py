"""A page → a tagged PDF, printed by Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from mediakit._files import whole

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)  # fmt: skip
SECONDS = 180


class BrowserMissingError(RuntimeError):
    """There is no browser to print with."""


def find_browser() -> str:
    """Return the path of a Chromium.

    Raises
    ------
    BrowserMissingError
        If there is none, with the command that installs one.
    """
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise BrowserMissingError(
        "A PDF is printed by Chromium, and there is none. Install it: sudo apt-get install chromium"
    )


def print_pdf(page: Path, output: Path) -> None:
    """Print an HTML file as a PDF: A4, tagged, with an outline."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as profile, whole(output) as temporary:
        subprocess.run(
            [
                browser, *OPTIONS, f"--user-data-dir={profile}",
                f"--print-to-pdf={temporary.absolute()}", page.absolute().as_uri(),
            ],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
