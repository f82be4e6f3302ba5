"""The documentation pages: every public name, found by searching, without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import mediakit as mk
from browser import open_page
from conftest import ROOT


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, str(ROOT / "tools" / "docs.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return Path(done.stdout.strip())


def test_every_public_name_is_there_with_its_docstring(page: Path) -> None:
    markup = page.read_text(encoding="utf-8")
    charts = (page.parent / "mediakit" / "plot.html").read_text(encoding="utf-8")
    doors = {"mediakit": (markup, mk), "plot": (charts, mk.plot)}
    for text, module in doors.values():
        names = [name for name in module.__all__ if name != "plot"]
        assert [name for name in names if f'<section id="{name}">' not in text] == []
        first = [getattr(module, name).__doc__.strip().partition("\n")[0] for name in names]
        plain = re.sub(r"<[^>]+>", "", text).replace("&#39;", "'").replace("&#x27;", "'")
        assert [line for line in first if line.rstrip(".").replace("`", "") not in plain] == []
    assert "mediakit/plot.html" in markup


@pytest.mark.browser
def test_names_are_found_by_searching_without_a_network(page: Path) -> None:
    requests: list[str] = []
    with open_page() as browser:
        browser.on("request", lambda request: requests.append(request.url))
        browser.goto(page.as_uri())
        browser.fill("input[type=search]", "lockwords")
        browser.wait_for_selector("main h2:has-text('search results'), main section.search-result")
        assert "mediakit.lockwords" in browser.inner_text("main")
    assert [address for address in requests if not address.startswith("file:")] == []
