"""The report of all notebooks in a browser: no network, no mouse, no script, any width."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

import mediakit as mk
from browser import open_page
from conftest import shared
from mediakit._report.words import CHARTS
from sample_report import make_report, small_report

pytestmark = pytest.mark.browser

MOST_BYTES = 1_500_000
WIDTHS = (390, 1024, 1600)
ALL_FINDINGS = {"resultTypes": ["violations", "incomplete"]}
# What is read without looking: the text of the page, not that of its tools
TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
ROWS = "document.querySelectorAll('main tbody tr').length"
COLUMN = """([caption, column]) => {
    const table = [...document.querySelectorAll('table')]
        .find(one => one.caption?.textContent.startsWith(caption));
    return [...table.tBodies[0].rows].filter(row => !row.hidden && !row.querySelector('.mk-more'))
        .map(row => row.cells[column].textContent.trim());
}"""
# Each stop of the Tab key, until it leaves the page; and whether it can be seen to be there
STOPPED = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const number = window.stops.indexOf(at);
    return [number, at.tagName, style.outlineStyle !== 'none' && style.outlineWidth !== '0px'];
}"""
REACHABLE = """() => {
    const shown = element => element.checkVisibility();
    const wanted = 'a[href], button, input, summary, pre, .scroll, .mk-scroll';
    window.stops = [...document.querySelectorAll(wanted)].filter(shown);
    const scrolling = [...document.querySelectorAll('body *')].filter(element => shown(element)
        && element.scrollWidth > element.clientWidth + 1
        && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
    window.stops.push(...scrolling.filter(element => !window.stops.includes(element)));
    return window.stops.length;
}"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_report(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with open_page() as page:
        yield page.context.browser


@pytest.fixture(scope="module")
def opened(browser: object) -> object:
    """A page without a network."""
    return browser.new_page(offline=True, viewport={"width": 1280, "height": 900})


def watched(tab: object, path: Path) -> object:
    """Open a file in a page; keep its requests and complaints."""
    tab.asked, tab.said = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.on("console", lambda message: tab.said.append(message.text))
    tab.goto(path.as_uri())
    return tab


@pytest.fixture
def tab(opened: object, report: Path) -> object:
    """The report as it opens, with what it asked for and what went wrong."""
    opened.emulate_media(color_scheme="light")
    return watched(opened, report)


def assert_alone_and_silent(tab: object, path: Path) -> None:
    assert {url for url in tab.asked if not url.startswith("data:")} == {path.as_uri()}
    assert tab.said == []


def findings(tab: object, scheme: str) -> list[str]:
    """Return what axe finds wrong, and where it cannot tell how a colour contrasts."""
    tab.emulate_media(color_scheme=scheme)
    found = Axe().run(tab, options=ALL_FINDINGS).response
    unsure = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']}: {node['target']}"
        for rule in [*found["violations"], *unsure]
        for node in rule["nodes"]
    ]


def bare_figures(tab: object) -> list[str]:
    alternatives = tab.eval_on_selector_all("img", "all => all.map(image => image.alt.trim())")
    assert alternatives
    return [text for text in alternatives if text in ("", *CHARTS)]


def test_the_report_is_one_light_page_that_asks_for_nothing(tab: object, report: Path) -> None:
    assert report.stat().st_size <= MOST_BYTES
    tab.wait_for_load_state("networkidle")
    assert_alone_and_silent(tab, report)
    assert bare_figures(tab) == []
    assert tab.locator("img[data-undescribed]").count() == 0
    assert tab.eval_on_selector_all("img", "all => all.every(image => image.naturalWidth > 100)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_is_sure_of_every_colour(tab: object, scheme: str) -> None:
    assert findings(tab, scheme) == []


def test_axe_would_find_a_colour_that_is_too_faint(tab: object) -> None:
    tab.add_style_tag(content="main p{color:#999}")
    found = Axe().run(tab, context="main p", options=ALL_FINDINGS).response
    assert "color-contrast" in [rule["id"] for rule in found["violations"]]


@pytest.mark.slow
def test_the_report_of_another_corpus_is_as_good(browser: object, tmp_path: Path) -> None:
    path = make_report(tmp_path, corpus=shared("corpora/saudinewsnet/sample_780.csv"))
    page = watched(browser.new_page(offline=True, viewport={"width": 390, "height": 900}), path)
    assert_alone_and_silent(page, path)
    assert bare_figures(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert findings(page, "dark") == findings(page, "light") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_itself_never_scrolls_sideways(tab: object, tmp_path: Path, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.evaluate("scrollTo({left: -1000, behavior: 'instant'})")
        assert tab.evaluate("scrollX") == 0
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        tab.screenshot(path=tmp_path / f"{width}_{scheme}.png")
    tab.set_viewport_size({"width": 1280, "height": 900})


TABLE = pd.DataFrame(
    {
        "word": ["نهر", "الإضراب", "سد", "أمل", "باب", "ميناء", "=1+1", None, "@غير ظاهر"],
        "size": [30.0, -1.5, 1200.0, None, 4.0, 100.0, 3.0, 0.5, 7.0],
    }
)
CAPTION = "كلمات"


@pytest.fixture
def small(browser: object, tmp_path: Path) -> Iterator[object]:
    """A report of one table of nine rows, eight of them shown."""
    shown = mk.show(TABLE, title=CAPTION, rows=8)
    path = small_report(tmp_path, "# سؤال\n\n## جزء", shown._repr_mimebundle_())
    page = watched(browser.new_page(offline=True), path)
    yield page
    assert_alone_and_silent(page, path)
    page.close()


def column(page: object, place: int) -> list[str]:
    return list(page.evaluate(COLUMN, [CAPTION, place]))


def sort_button(page: object, place: int) -> object:
    return page.locator("thead th").nth(place).get_by_role("button")


def sorted_as(page: object) -> list[str | None]:
    heads = page.locator("thead th")
    return [heads.nth(place).get_attribute("aria-sort") for place in range(2)]


def test_numbers_sort_by_value_and_what_is_missing_stands_last(small: object) -> None:
    rising = ["-1.5", "0.5", "3.0", "4.0", "30.0", "100.0", "1,200.0"]
    sort_button(small, 1).click()
    assert (column(small, 1), sorted_as(small)) == ([*rising[::-1], "–"], [None, "descending"])
    sort_button(small, 1).click()
    assert (column(small, 1), sorted_as(small)) == ([*rising, "–"], [None, "ascending"])
    assert small.locator("tbody tr").last.text_content() == "صفوف أخرى: 1"


def test_words_sort_as_a_dictionary_does(small: object) -> None:
    rising = ["=1+1", "الإضراب", "أمل", "باب", "سد", "ميناء", "نهر"]
    sort_button(small, 1).click()
    sort_button(small, 0).click()
    assert (column(small, 0), sorted_as(small)) == ([*rising, "–"], ["ascending", None])
    sort_button(small, 0).click()
    assert (column(small, 0), sorted_as(small)) == ([*rising[::-1], "–"], ["descending", None])


def test_a_word_without_its_hamza_finds_the_row_and_the_page_says_how_many(small: object) -> None:
    box, status = small.get_by_role("searchbox"), small.get_by_role("status")
    for wanted, found in (("الاضراب", ["الإضراب"]), ("ا", ["الإضراب", "أمل", "باب", "ميناء"])):
        box.fill(wanted)
        assert column(small, 0) == found
        assert status.text_content() == f"صفوف: {len(found)}"
    box.fill("١٬٢٠٠".replace("٬", ","))
    assert column(small, 0) == ["سد"]
    box.fill("")
    assert len(column(small, 0)) == 8
    assert status.text_content() == ""


def assert_whole_csv(data: bytes) -> None:
    """Check a saved table: marked as UTF-8, every row, no formula."""
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["word", "size"]
    assert [row[0] for row in rows[1:]] == [
        "نهر", "الإضراب", "سد", "أمل", "باب", "ميناء", "'=1+1", "", "'@غير ظاهر",
    ]  # fmt: skip


def test_keys_alone_sort_filter_save_and_fold(small: object) -> None:
    keys = small.keyboard
    sort_button(small, 1).focus()
    keys.press("Enter")
    assert sorted_as(small) == [None, "descending"]
    keys.press("Space")
    assert sorted_as(small) == [None, "ascending"]
    small.get_by_role("searchbox").focus()
    keys.type("سد")
    assert column(small, 0) == ["سد"]
    keys.press("Tab")
    with small.expect_download() as waiting:
        keys.press("Enter")
    assert waiting.value.suggested_filename == f"{CAPTION}.csv"
    assert_whole_csv(Path(waiting.value.path()).read_bytes())
    summary = small.locator("details.code summary")
    summary.focus()
    keys.press("Space")
    assert small.locator("details.code pre").is_visible()
    small.locator("nav a").last.focus()
    keys.press("Enter")
    assert small.url.endswith(small.locator("nav a").last.get_attribute("href"))


def test_the_tab_key_reaches_everything_and_shows_where_it_is(tab: object) -> None:
    number = tab.evaluate(REACHABLE)
    assert number > 300
    seen, unseen = set(), []
    for _ in range(number + 1):
        tab.keyboard.press("Tab")
        stop, name, outlined = tab.evaluate(STOPPED)
        seen.add(stop)
        if not outlined and name != "BODY":
            unseen.append(name)
    assert seen >= set(range(number))
    assert unseen == []


def test_the_contents_list_follows_the_reading(tab: object) -> None:
    links = tab.locator("nav a")
    for place in (0, 5, links.count() - 1):
        target = links.nth(place).get_attribute("href").removeprefix("#")
        tab.evaluate(f"document.getElementById('{target}').scrollIntoView({{behavior: 'instant'}})")
        here = f"nav a[aria-current=location][href='#{target}']"
        tab.wait_for_selector(here, state="attached", timeout=5_000)
        assert tab.locator("nav a[aria-current]").count() == 1


def test_the_page_reads_the_same_without_scripts(
    browser: object, tab: object, report: Path
) -> None:
    tab.evaluate("document.querySelectorAll('.mk-tools').forEach(tools => tools.remove())")
    plain = browser.new_page(offline=True, java_script_enabled=False)
    plain.goto(report.as_uri())
    assert plain.locator(".mk-tools").count() == 0
    assert plain.evaluate(TEXT) == tab.evaluate(TEXT)
    assert plain.evaluate(ROWS) == tab.evaluate(ROWS) > 100
    plain.close()
