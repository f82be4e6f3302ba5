"""Numbers, dates and Latin names stand the right way round in tables and prose, in a browser."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from browser import open_page
from sample_report import small_report
from visual import VISUAL_ORDER, expected_order, same_letters

pytestmark = pytest.mark.browser

# Cut by hand where the direction turns; the parts stand from right to left.
MARKED = [
    "-12.5", "+3%", "10–20", "2019-11-27 10:30", "<0.001",
    "انتهى في |2019-11-27| مساء", "تراجع |-12.5| ثم |+3%", "ما بين |10–20| ألفا",
    "BBC| عربي", "CNN| بالعربية", "BBC| عربي (|50%|)", "من |BBC| إلى |CNN",
    "عقد بقيمة |620| مليون دينار",
]  # fmt: skip
TEXTS = [marked.replace("|", "") for marked in MARKED]
SHOWN = [same_letters(expected_order(marked)) for marked in MARKED]


@pytest.fixture(scope="module")
def page() -> Iterator[object]:
    with open_page(offline=True, viewport={"width": 1280, "height": 900}) as opened:
        yield opened


def orders(page: object, selector: str) -> list[str]:
    """Return the letters of each element from left to right."""
    found = page.locator(selector)
    return [same_letters(found.nth(place).evaluate(VISUAL_ORDER)) for place in range(found.count())]


def test_tables_in_a_bare_page_keep_every_order(page: object, tmp_path: Path) -> None:
    table = mk.show(pd.DataFrame({"text": TEXTS}))
    page.set_content(f"<!DOCTYPE html><html dir=rtl><body>{table}</body></html>")
    assert orders(page, "tbody td") == SHOWN
    alone = mk.show(pd.DataFrame({"text": TEXTS[:5]}))
    page.set_content(f"<!DOCTYPE html><html dir=rtl><body>{alone}</body></html>")
    assert orders(page, "tbody td") == SHOWN[:5]
    typed = pd.DataFrame({"size": [-12.5], "date": [pd.Timestamp("2019-11-27 10:30")]})
    typed = typed.assign(rate_low=[10.0], rate_high=[20.0])
    page.set_content(f"<!DOCTYPE html><html dir=rtl><body>{mk.show(typed)}</body></html>")
    assert orders(page, "tbody td") == ["-12.5", "2019-11-2710:30", "10–20"]


def test_prose_heads_and_tables_of_a_report_keep_every_order(page: object, tmp_path: Path) -> None:
    escaped = [text.replace("<", "&lt;") for text in TEXTS]
    prose = "\n\n".join(["# سؤال", *escaped, *(f"## {text}" for text in escaped)])
    frame = pd.DataFrame({"text": TEXTS})
    outputs = [mk.show(frame)._repr_mimebundle_(), {"text/html": frame.to_html(index=False)}]
    page.goto(small_report(tmp_path, prose, *outputs).as_uri())
    assert orders(page, "main p") == SHOWN
    assert orders(page, "main h2") == SHOWN
    assert orders(page, "nav a")[1:] == SHOWN
    assert orders(page, ".mk-table tbody td") == SHOWN
    assert orders(page, ".scroll tbody td") == SHOWN


def test_the_same_texts_left_alone_are_turned_round(page: object) -> None:
    cells = "".join(f"<p>{html.escape(text)}</p>" for text in TEXTS)
    page.set_content(f"<!DOCTYPE html><html dir=rtl><body>{cells}</body></html>")
    turned = [
        text
        for text, shown, right in zip(TEXTS, orders(page, "p"), SHOWN, strict=True)
        if shown != right
    ]
    assert turned == [
        "-12.5", "+3%", "10–20", "2019-11-27 10:30", "<0.001", "انتهى في 2019-11-27 مساء",
        "تراجع -12.5 ثم +3%", "ما بين 10–20 ألفا", "BBC عربي (50%)",
    ]  # fmt: skip
    page.set_content("<!DOCTYPE html><html dir=ltr><body><p>BBC عربي</p></body></html>")
    assert orders(page, "p") != [SHOWN[TEXTS.index("BBC عربي")]]
