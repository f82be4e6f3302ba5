"""The concordance reader in JupyterLab, in a real browser: mouse, keys, hostile articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

import mediakit as mk
from browser import chromium, open_page
from lab import run_all, running_lab

pytestmark = pytest.mark.browser

PREPARE = """
import pandas as pd
import mediakit as mk

attack = '"><img src=x onerror="window.canary=1"><script>window.canary=1</script>'
link = "javascript:window.canary=1"
articles = mk.as_articles(
    pd.DataFrame(
        {
            "text": [f"بدأ السد {attack} {link}", "الميناء " + "س" * 1_000_000] + ["قال قال"] * 40,
            "headline": attack,
            "source": attack,
            "url": [link] + ["https://example.org/a"] * 41,
            "date": "2026-01-02",
        }
    )
)
sample = mk.tokenize(mk.clean(mk.load_sample()))
"""
CELLS = {
    "sample.ipynb": "mk.browse(sample, 'السد')",
    "english.ipynb": "mk.browse(sample, 'السد', lang='en')",
    "hostile.ipynb": "mk.browse(mk.tokenize(articles), 'السد')",
}
CANARY = "window.canary === undefined"
FOCUSED = "document.activeElement.closest('tr')?.dataset.line ?? document.activeElement.tagName"
READER = ".mk-browse"


def notebook(cell: str) -> nbformat.NotebookNode:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source) for source in (PREPARE, cell)]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"])
def lab(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab in a theme on the notebooks above; give its address and folder."""
    chromium()
    folder = tmp_path_factory.mktemp("reader")
    for name, cell in CELLS.items():
        nbformat.write(notebook(cell), folder / name)
    paths = [folder / name for name in CELLS]
    with running_lab(folder, paths, theme=request.param) as started:
        yield started


@pytest.fixture
def page(lab: tuple[str, Path]) -> Iterator[object]:
    """Give a page that records what goes wrong in it and what it asks of other machines."""
    with open_page(viewport={"width": 1300, "height": 1100}) as opened:
        opened.set_default_timeout(30_000)
        opened.wrong = []
        opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
        opened.on("dialog", lambda dialog: opened.wrong.append(dialog.message))
        opened.on(
            "request",
            lambda request: (
                opened.wrong.append(request.url)
                if not request.url.startswith((lab[0], "data:", "blob:"))
                else None
            ),
        )
        yield opened
        assert opened.wrong == []


def start(page: object, lab: tuple[str, Path], name: str) -> object:
    """Run a notebook; return its reader."""
    run_all(page, lab[0], name)
    page.wait_for_selector(f"{READER} tbody tr")
    return page.locator(READER)


def search(page: object, query: str) -> None:
    """Type a query and press Enter; return when it is answered."""
    box = page.locator(f"{READER} input")
    box.fill(query)
    page.evaluate("document.querySelector('.mk-browse .status').textContent = ''")
    box.press("Enter")
    answered(page)


def answered(page: object) -> None:
    page.wait_for_function(
        "document.querySelector('.mk-browse:not([aria-busy]) .status')?.textContent"
    )


def status(page: object) -> str:
    return str(page.locator(f"{READER} [role=status]").text_content())


def test_type_a_word_choose_click_a_line_and_come_back(
    lab: tuple[str, Path], page: object, tmp_path: Path
) -> None:
    reader = start(page, lab, "sample.ipynb")
    assert status(page) == "الأسطر: 14 · المقالات: 10 · الصفحة 1 من 1"
    page.screenshot(path=tmp_path / "lines.png")
    search(page, "الحكومة")
    assert "الصفحة 1 من 2" in status(page)
    reader.get_by_role("button", name="الصفحة التالية").click()
    page.wait_for_selector("tr[data-line='50']")
    assert "الصفحة 2 من 2" in status(page)
    assert page.evaluate("document.activeElement.textContent") == "الصفحة السابقة"
    page.locator("tr[data-line='51'] td.after").click()
    page.wait_for_selector(f"{READER} article")
    assert page.locator("mark.current").text_content() == "الحكومة"
    page.screenshot(path=tmp_path / "article.png")
    reader.get_by_role("button", name="عودة إلى الأسطر").click()
    page.wait_for_selector("tr[data-line='51']")
    assert page.evaluate(FOCUSED) == "51"
    reader.get_by_label("المطلوب").select_option("lemma")
    page.wait_for_function(
        "document.querySelector('.mk-browse .status').textContent.includes('57')"
    )
    reader.get_by_label("الترتيب").select_option("date")
    page.wait_for_function(
        "document.querySelector('.mk-browse td.date').textContent.startsWith('2026-01')"
    )
    search(page, "الاضرااب")
    assert page.locator(f"{READER} tbody tr").count() == 0
    reader.get_by_role("button", name="ابحث عن: الإضراب").click()
    page.wait_for_selector(f"{READER} tbody tr")
    search(page, "*")
    assert status(page) == "اكتب كلمة أو عبارة أو نمطا فيه حرف واحد على الأقل."


def test_keys_alone_reach_everything(lab: tuple[str, Path], page: object) -> None:
    start(page, lab, "sample.ipynb")
    page.locator(f"{READER} input").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("الحكومة")
    page.keyboard.press("Enter")
    page.wait_for_selector("tr[data-line='49']")
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert stops == ["SELECT", "SELECT", "BUTTON", "0", "BUTTON"]
    page.keyboard.press("Shift+Tab")
    for key, line in {"ArrowDown": "1", "End": "49", "ArrowUp": "48", "Home": "0"}.items():
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == line
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{READER} article")
    assert page.evaluate(FOCUSED) == "H3"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "text"
    page.keyboard.press("Escape")
    page.wait_for_selector("tr[data-line='1']")
    assert page.evaluate(FOCUSED) == "1"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("tr[data-line='50']")
    # JupyterLab took none of the keys for itself: both cells are there, once.
    assert page.locator(".jp-NotebookPanel .jp-CodeCell").count() == 2


@pytest.mark.parametrize(("name", "direction"), [("sample.ipynb", "rtl"), ("english.ipynb", "ltr")])
def test_lines_read_from_the_right_and_headings_in_their_language(
    lab: tuple[str, Path], page: object, name: str, direction: str
) -> None:
    reader = start(page, lab, name)
    assert reader.get_attribute("dir") == direction
    cells = page.locator(f"{READER} tbody tr").nth(3).locator("td")
    boxes = [cells.nth(place).bounding_box()["x"] for place in range(3)]
    assert boxes == sorted(boxes, reverse=True)
    heads = page.locator(f"{READER} thead th")
    assert {heads.nth(place).get_attribute("scope") for place in range(6)} == {"col"}
    assert page.locator(f"{READER} tbody th[scope=row]").count() == 14
    # Nothing is wider than its box, and no Arabic word is broken.
    assert page.evaluate("""() => [...document.querySelectorAll('.mk-browse td.node button')]
        .every(button => button.getClientRects().length === 1
                         && button.scrollWidth <= button.clientWidth)""")
    assert page.evaluate("""() => { const box = document.querySelector('.mk-browse .lines');
        return box.scrollWidth <= box.clientWidth; }""")


def test_axe_finds_nothing_in_lines_article_and_sentence(
    lab: tuple[str, Path], page: object
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    start(page, lab, "sample.ipynb")

    def found() -> list[str]:
        result = axe.run(page, context=READER).response
        unsure = [item for item in result["incomplete"] if item["id"] == "color-contrast"]
        return [item["id"] for item in [*result["violations"], *unsure]]

    assert found() == []
    page.locator(f"{READER} tbody tr").first.click()
    page.wait_for_selector(f"{READER} article")
    assert found() == []
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{READER} tbody tr")
    search(page, "الاضرااب")
    assert found() == []


def test_hostile_articles_are_text(lab: tuple[str, Path], page: object, tmp_path: Path) -> None:
    start(page, lab, "hostile.ipynb")
    attack = '"><img src=x onerror="window.canary=1"><script>window.canary=1</script>'
    page.screenshot(path=tmp_path / "hostile.png")
    assert page.locator(f"{READER} td.source").text_content() == attack
    page.locator(f"{READER} tbody tr").click()
    page.wait_for_selector(f"{READER} article")
    assert page.locator(f"{READER} h3").text_content() == attack
    text = page.locator(f"{READER} .text").text_content()
    assert text == f"بدأ السد {attack} javascript:window.canary=1"
    assert page.locator(f"{READER} .address").text_content() == "javascript:window.canary=1"
    assert page.locator(f"{READER} :is(a, img, script)").count() == 0
    page.screenshot(path=tmp_path / "hostile_article.png")
    page.keyboard.press("Escape")
    search(page, "<img src=x onerror=window.canary=1>")
    assert "<img" in status(page)
    search(page, "الميناء")
    page.locator(f"{READER} tbody tr").click()
    page.wait_for_selector(f"{READER} article")
    assert page.evaluate("""() => { const box = document.querySelector('.mk-browse');
        return box.scrollWidth <= box.clientWidth; }""")
    assert page.locator(f"{READER} a").get_attribute("href") == "https://example.org/a"
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{READER} tbody tr")
    search(page, "س" * 1_000)
    assert "1,000" in status(page)
    assert page.evaluate(CANARY)


def test_exported_pages_and_the_report_show_the_table(
    lab: tuple[str, Path], page: object, tmp_path: Path
) -> None:
    start(page, lab, "hostile.ipynb")
    saved = nbformat.read(lab[1] / "hostile.ipynb", as_version=4)
    exported, report = tmp_path / "exported.html", tmp_path / "report.html"
    exported.write_text(HTMLExporter().from_notebook_node(saved)[0], encoding="utf-8")
    nbformat.write(notebook(CELLS["hostile.ipynb"]), tmp_path / "hostile.ipynb")
    mk.write_report(tmp_path / "hostile.ipynb", report)
    for file in (exported, report):
        shown = page.context.browser.new_page(offline=True)
        shown.goto(file.as_uri())
        cells = shown.locator(".mk-table tbody tr td")
        assert [cells.nth(place).text_content() for place in range(2)] == ["بدأ", "السد"]
        assert cells.nth(0).is_visible()
        assert shown.locator(".mk-table img").count() == 0
        assert shown.evaluate(CANARY)
        shown.screenshot(path=tmp_path / f"{file.stem}.png")
