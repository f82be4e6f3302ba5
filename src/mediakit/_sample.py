"""The sample corpus and the notebooks, wherever the package is installed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediakit._read import read_articles

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parent.parent
# A wheel carries them inside the package; an editable install leaves them in the repository.
PLACES = {
    "sample": (PACKAGE / "sample", REPOSITORY / "data" / "sample"),
    "notebooks": (PACKAGE / "notebooks", REPOSITORY / "notebooks"),
}


def resource(name: str) -> Path:
    """Return the folder of the sample corpus ("sample") or of the notebooks ("notebooks")."""
    for place in PLACES[name]:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"This installation of mediakit has no folder of {name}.")


def load_sample() -> pd.DataFrame:
    """Read the sample corpus: four fictional Arabic outlets over twelve weeks of 2026.

    Returns
    -------
    DataFrame
        Articles, as `read_articles` returns them.

    Examples
    --------
    >>> articles = load_sample()
    >>> articles["source"].nunique()
    4
    """
    return read_articles(resource("sample"), pattern="*/*.txt", progress=False)
