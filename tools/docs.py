"""The front door from its docstrings as pages to search, which ask the network for nothing.

python tools/docs.py [FOLDER]     by default build/docs
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pdoc

import mediakit as mk

ROOT = Path(__file__).parent.parent
MODULES = ("mediakit", "!mediakit.cli", "!mediakit._")


def write(folder: Path = ROOT / "build" / "docs") -> Path:
    """Write the pages, and return the one to open."""
    for name in mk.__all__:  # what is imported on first use is documented as the rest
        setattr(mk, name, getattr(mk, name))
    pdoc.render.configure(
        docformat="numpy", show_source=False, footer_text=f"mediakit {mk.__version__}"
    )
    with warnings.catch_warnings():
        # A type that is imported for checkers alone is shown by its name.
        warnings.filterwarnings("ignore", "Error parsing type annotation", UserWarning)
        pdoc.pdoc(*MODULES, output_directory=folder)
    return folder / "mediakit.html"


if __name__ == "__main__":
    sys.stdout.write(f"{write(*map(Path, sys.argv[1:]))}\n")
