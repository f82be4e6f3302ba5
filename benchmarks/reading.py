"""How long do 1,000 pages take, in one process and in several? python benchmarks/reading.py FOLDER.

The pages of the folder are repeated until there are a thousand; the rows must not differ.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from mediakit._formats.part import Part
from mediakit._formats.workers import processors, read_parts

PAGES = 1_000


def main(folder: str) -> None:
    pages = itertools.cycle(sorted(Path(folder).rglob("*.html")))
    parts = [Part(str(page), ".html") for page in itertools.islice(pages, PAGES)]
    results = []
    for processes in dict.fromkeys((1, 2, processors())):
        start = time.perf_counter()
        results.append(list(read_parts(parts, processes=processes)))
        print(f"{processes} processes: {time.perf_counter() - start:.1f} s")
    print("the same rows:", all(rows == results[0] for rows in results))


if __name__ == "__main__":
    main(sys.argv[1])
