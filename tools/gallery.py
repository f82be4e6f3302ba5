"""Draw docs/gallery anew: each chart of the notebook 04_charts, and the call that made it.

python tools/gallery.py
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from pathlib import Path

import label_pairs
import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "04_charts.ipynb"
FOLDER = ROOT / "docs" / "gallery"
CHART = re.compile(r"mk\.plot\.(\w+)\(")
PICTURE = re.compile(r'alt="(?P<alt>[^"]*)" src="data:image/png;base64,(?P<data>[^"]+)"')
HEAD = """# Gallery

Every chart on the sample corpus, with the call that made it, from the notebook
[04_charts](../../notebooks/04_charts.ipynb). `make gallery` draws this page anew, and
[labels.html](labels.html): labels drawn by the library beside the same drawn by Chromium.
"""


def charts(notebook: nbformat.NotebookNode) -> Iterator[tuple[str, str, str, bytes]]:
    """Give the name, the code, the description and the picture of each chart of a notebook."""
    for cell in notebook.cells:
        named = CHART.search(cell.source) if cell.cell_type == "code" else None
        for output in cell.outputs if named else ():
            for found in PICTURE.finditer(output.get("data", {}).get("text/html", "")):
                alternative = html.unescape(found["alt"])
                yield named[1], cell.source, alternative, base64.b64decode(found["data"])


def draw(folder: Path = FOLDER) -> list[Path]:
    """Run the notebook on the sample, write its pictures and the page, and return their paths."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    folder.mkdir(parents=True, exist_ok=True)
    parts, paths = [HEAD], []
    seen: dict[str, int] = {}
    for name, code, alternative, picture in charts(notebook):
        seen[name] = seen.get(name, 0) + 1
        file = f"{name}.png" if seen[name] == 1 else f"{name}_{seen[name]}.png"
        paths.append(folder / file)
        paths[-1].write_bytes(picture)
        text = alternative.replace("\n", " ").replace("]", "\\]")
        parts.append(f"## {name}\n\n```python\n{code.rstrip(';')}\n```\n\n![{text}]({file})\n")
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")
    return [*paths, folder / "README.md"]


if __name__ == "__main__":
    draw()
    label_pairs.write_page()
