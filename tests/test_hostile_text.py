"""What an article says is shown as text, wherever it is shown: nothing runs, nothing is fetched."""

from __future__ import annotations

import csv
import html
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune

import mediakit as mk
from browser import open_page
from sample_report import small_report

pytestmark = pytest.mark.browser

ELSEWHERE = "http://192.0.2.1/"  # an address that belongs to nobody (RFC 5737)
RUNS_AT_ONCE = [
    "<script>window.canary=1</script>",
    '"><img src=x onerror="window.canary=1">',
    "'><svg onload=alert(1)>",
    f"</style><style>body{{background:url({ELSEWHERE}a)}}",
    f'<p style="width:expression(alert(1));background:url({ELSEWHERE}b)">',
]
RUNS_ON_A_CLICK = ['<a href="javascript:window.canary=1">سد</a>']
MARKDOWN = ["[x](javascript:window.canary=1)", f"![]({ELSEWHERE}c.png)"]
INERT_ALONE = ["javascript:window.canary=1"]  # an address, until somebody makes a link of it
HOSTILE = [*RUNS_AT_ONCE, *RUNS_ON_A_CLICK, *MARKDOWN, *INERT_ALONE]
ENDLESS = "س" * 1_000_000
FORMULAS = ["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "سد\r=1", "سد\n=1"]
TEXT = ".mk-table tbody td"


def foreign(url: str) -> list[str]:
    return ["request"] if url.startswith(ELSEWHERE) else []


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with open_page() as opened:
        yield opened.context.browser


@pytest.fixture
def page(browser: object) -> Iterator[object]:
    """A page that keeps what it was asked for and what dialogs it opened."""
    opened = browser.new_page(viewport={"width": 1000, "height": 800})
    opened.alarms = []
    opened.on("dialog", lambda dialog: (opened.alarms.append("dialog"), dialog.dismiss()))
    opened.on("request", lambda request: opened.alarms.extend(foreign(request.url)))
    yield opened
    opened.close()


def bare(markup: object) -> str:
    """Return a page without any policy, in which whatever can run, runs."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{markup}</body></html>"


def alarms(page: object) -> list[str]:
    """Click every link of the page; return what went off."""
    page.evaluate("document.querySelectorAll('a:not(.skip)').forEach(link => link.click())")
    page.wait_for_timeout(200)
    fired = ["script"] if page.evaluate("window.canary !== undefined") else []
    return [*fired, *page.alarms]


@pytest.mark.parametrize("hostile", [*RUNS_AT_ONCE, *RUNS_ON_A_CLICK])
def test_the_canary_sings_where_text_is_not_escaped(page: object, hostile: str) -> None:
    page.set_content(bare(hostile))
    assert alarms(page) != []


@pytest.mark.parametrize("hostile", MARKDOWN)
def test_the_canary_sings_where_text_is_taken_for_markdown(page: object, hostile: str) -> None:
    made = markdown2html_mistune(hostile)
    if "javascript" in hostile:  # which the renderer itself may have made harmless
        made = '<p><a href="javascript:window.canary=1">x</a></p>'
    page.set_content(bare(made))
    assert alarms(page) != []


def articles(*texts: str) -> pd.DataFrame:
    """Return an article for each text, which is its headline, source and address as well."""
    frame = pd.DataFrame({"text": [f"بدأ السد {text}" for text in texts], "headline": texts})
    return mk.as_articles(frame.assign(source=texts, url=texts, date="2026-01-02"))


def test_show_shows_it_as_text_in_a_page_without_a_policy(page: object) -> None:
    columns = ["text", "headline", "source", "url"]
    shown = mk.show(articles(*HOSTILE)[columns], title=HOSTILE[0])
    page.set_content(bare(shown))
    found = page.locator(TEXT).all_text_contents()
    expected = [[f"بدأ السد {text}", text, text, text] for text in HOSTILE]
    assert found == [cell for row in expected for cell in row]
    assert page.locator("caption").text_content() == HOSTILE[0]
    named = pd.DataFrame([[1.0] * len(HOSTILE)], columns=HOSTILE)
    assert alarms(page) == []
    page.set_content(bare(mk.show(named)))
    assert page.locator("thead th").all_text_contents() == HOSTILE
    assert alarms(page) == []


def test_a_word_opens_its_lines_as_text(page: object) -> None:
    tokens = mk.tokenize(articles(*HOSTILE))
    page.set_content(bare(mk.show(pd.DataFrame({"token": ["السد"]}), concordance=tokens)))
    page.locator("summary").click()
    assert "السد" in page.locator(".mk-lines").inner_text()
    assert alarms(page) == []


def test_the_reader_shows_it_as_text_where_no_widget_runs(page: object) -> None:
    reader = mk.browse(mk.tokenize(articles(*HOSTILE)), "السد")
    page.set_content(bare(reader._repr_mimebundle_()[0]["text/html"]))
    cells = page.locator(TEXT).all_text_contents()
    assert set(HOSTILE) <= set(cells)
    assert alarms(page) == []
    asked = mk.browse(mk.tokenize(articles(HOSTILE[0])), HOSTILE[1])
    page.set_content(bare(asked._repr_mimebundle_()[0]["text/html"]))
    assert alarms(page) == []


def without_policy(path: Path) -> Path:
    """Take the policy out of a report, so that only its markup keeps it safe."""
    text = path.read_text(encoding="utf-8")
    policy = '<meta http-equiv="Content-Security-Policy"'
    assert text.count(policy) == 1
    path.write_text(text.replace(policy, "<meta name=none"), encoding="utf-8")
    return path


def test_a_report_shows_it_as_text_even_without_its_policy(page: object, tmp_path: Path) -> None:
    table = mk.show(articles(*HOSTILE)[["text", "headline", "source", "url"]])
    reader = mk.browse(mk.tokenize(articles(*HOSTILE)), "السد")
    outputs = [
        table._repr_mimebundle_(),
        reader._repr_mimebundle_()[0],
        {"text/html": articles(*HOSTILE)[["headline"]].to_html()},
        {"text/plain": " ".join(HOSTILE)},
    ]
    path = small_report(tmp_path, "# سؤال", *outputs, printed="\n".join(HOSTILE))
    page.goto(without_policy(path).as_uri())
    cells = page.locator(TEXT).all_text_contents()
    assert set(HOSTILE) <= set(cells)
    assert page.locator("pre.text").first.text_content() == " ".join(HOSTILE)
    assert alarms(page) == []


def test_a_report_disarms_what_a_cell_shows_as_html_or_markdown(
    page: object, tmp_path: Path
) -> None:
    kinds = ("text/html", "text/markdown")
    outputs = [{kind: text} for kind in kinds for text in HOSTILE]
    prose = "\n\n".join(["# سؤال", *HOSTILE])
    page.goto(without_policy(small_report(tmp_path, prose, *outputs)).as_uri())
    assert alarms(page) == []


def test_a_word_of_a_megabyte_stays_in_its_cell(page: object, tmp_path: Path) -> None:
    frame = articles(ENDLESS)[["text", "headline", "source", "url"]]
    tokens = mk.tokenize(articles(ENDLESS))
    page.set_content(bare(mk.show(frame)))
    assert all(len(text) < 500 for text in page.locator(TEXT).all_text_contents())
    outputs = [
        mk.show(frame)._repr_mimebundle_(),
        mk.browse(tokens, "السد")._repr_mimebundle_()[0],
        {"text/plain": ENDLESS},
    ]
    path = small_report(tmp_path, "# سؤال", *outputs, printed=ENDLESS)
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 1000
    assert path.stat().st_size < 1_500_000


def test_saved_tables_hold_it_as_text_and_no_formula(tmp_path: Path) -> None:
    texts = [*HOSTILE, *FORMULAS, *(f"{formula}|<script>" for formula in FORMULAS)]
    mk.save_table(pd.DataFrame({"headline": texts, "=1": texts}), tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        names, *rows = csv.reader(file)
    assert names == ["headline", "'=1"]
    ends = [text.replace("\r", "\n") for text in texts]  # else a spreadsheet begins a row there
    assert [row[0][row[0][1:] in ends :] for row in rows] == ends  # an apostrophe before some
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_escaping_is_what_keeps_the_canary_still(page: object) -> None:
    page.set_content(bare("".join(html.escape(text) for text in HOSTILE)))
    assert alarms(page) == []
