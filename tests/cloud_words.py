"""Draw a cloud of each word, in a process of its own: cloud_words.py WORDS.json PICTURES.npz."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from PIL import Image, features

import mediakit as mk
from mediakit.plot._frame import CAPTION

SIZE = (3, 2)  # inches


def picture(word: str) -> np.ndarray:
    """Return a cloud of one word as it is shown, without its title and caption: 255 is paper."""
    table = pd.DataFrame({"token": [word], "count": [1], "rate": [1.0]})
    axes = mk.plot.cloud(table, ax=plt.figure(figsize=SIZE).add_subplot())
    for side in ("left", "center", "right"):
        axes.set_title("", loc=side)
    for text in axes.texts:
        text.set_visible(text.get_gid() != CAPTION)
    buffer = io.BytesIO()
    axes.figure.savefig(buffer, format="png", dpi=300)
    plt.close(axes.figure)
    return np.asarray(Image.open(buffer).convert("L"))


def main(words: str, out: str) -> None:
    mpl.use("agg")
    mpl.rcParams["text.hinting"] = "no_hinting"  # as in the pictures of labels
    pictures = [picture(word) for word in json.loads(Path(words).read_text(encoding="utf-8"))]
    np.savez_compressed(out, fribidi=features.check("fribidi"), pictures=pictures)


if __name__ == "__main__":
    main(*sys.argv[1:])
