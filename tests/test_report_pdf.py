"""The report as a PDF: tagged, titled, numbered, its tables whole and in reading order."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from lxml import html as lxml_html

import mediakit as mk
from browser import chromium
from mediakit._report.pdf import print_pdf, to_print
from tagged_pdf import TaggedPdf

# A table of what a PDF turns round, and one that is wider than a page.
CELLS = [
    "عقد بقيمة 620 مليون دينار", "بين 12 و20٪ وفق الوزارة", "فاز 3-1 في 2019-11-27 أمس",
    "BBC عربي", "CNN بالعربية و RT", "تراجع -12.5", "ما بين 10–20 ألفا",
    "عام ٢٠٢٦، ثم ٢٠٢٧", "قناة (BBC) اليوم", "التشتت φ", "إصدار Python 3.11 صدر",
]  # fmt: skip
WIDE = {f"عمود رقم {number}": [number * 1000.5] for number in range(1, 22)}
SENTENCE = "نحو 620 مليونا من BBC عربي، في 6 يناير و7 فبراير 2026، بين 2019-11-27 واليوم."
CODE = f"""import pandas as pd
import mediakit as mk
cells = pd.DataFrame({{"text": {CELLS!r} * 4, "count": [-12.5, 3] * 22}})
display(mk.show(cells, rows=100, title="نصوص فيها 3 اتجاهات"))
mk.show(pd.DataFrame({WIDE!r}), title="أعرض من صفحة")"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with its PDF beside it."""
    chromium()
    folder = tmp_path_factory.mktemp("pdf")
    cells = [
        nbformat.v4.new_markdown_cell(f"# سؤال في 3 أجزاء\n\n{SENTENCE}"),
        nbformat.v4.new_code_cell(CODE),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "one.ipynb")
    (run,) = mk.write_report(folder / "one.ipynb", folder / "report.html", pdf=True)
    assert run.failure is None
    return folder / "report.html"


@pytest.fixture(scope="module")
def printed(page: Path) -> TaggedPdf:
    return TaggedPdf(page.with_suffix(".pdf"))


def tables_of(page: Path) -> list[list[list[str]]]:
    """Return the text of the cells of each table of a page."""
    root = lxml_html.document_fromstring(page.read_text(encoding="utf-8"))
    return [
        [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
        for table in root.iter("table")
    ]


@pytest.mark.browser
def test_a_pdf_is_tagged_titled_and_in_a_language(printed: TaggedPdf) -> None:
    assert printed.root["/MarkInfo"]["/Marked"]
    assert printed.root["/Lang"] == "ar"
    assert printed.reader.metadata.title == "سؤال في 3 أجزاء"
    assert printed.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Outlines" in printed.root
    tags = {str(element["/S"]) for element in printed.walk()}
    assert {"/Document", "/H1", "/P", "/Table", "/TR", "/TH", "/TD", "/Caption"} <= tags


@pytest.mark.browser
def test_each_page_says_its_number_and_how_many_there_are(printed: TaggedPdf) -> None:
    texts = [page.extract_text() for page in printed.reader.pages]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text


@pytest.mark.browser
def test_tables_and_sentences_are_read_in_logical_order(page: Path, printed: TaggedPdf) -> None:
    expected = tables_of(page)
    assert [cell[0] for cell in expected[0][1:12]] == CELLS
    assert [[[cell.text for cell in row] for row in table] for table in printed.tables()] == (
        expected
    )
    heads = [cell.tag for table in printed.tables() for cell in table[0]]
    assert set(heads) == {"TH"}
    paragraphs = [printed.text(part) for part in printed.walk() if part["/S"] == "/P"]
    assert SENTENCE in paragraphs


@pytest.mark.browser
def test_runs_without_elements_of_their_own_would_be_read_out_of_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediakit._report.pdf.to_print", lambda markup: markup)
    print_pdf(page, tmp_path / "as_it_is.pdf")
    found = TaggedPdf(tmp_path / "as_it_is.pdf").tables()
    assert found[0][1][0].text != CELLS[0]  # so the test above can fail


@pytest.mark.browser
def test_a_table_wider_than_a_page_gets_a_turned_one(page: Path, printed: TaggedPdf) -> None:
    turned = [sheet for sheet in printed.reader.pages if sheet.mediabox.width > 800]
    assert len(turned) == 1
    assert len(printed.tables()[1][0]) == len(tables_of(page)[1][0]) == len(WIDE)


def test_what_is_printed_says_the_same_as_the_page(page: Path) -> None:
    markup = page.read_text(encoding="utf-8")
    root = lxml_html.document_fromstring(markup)
    for script in list(root.iter("script")):
        script.drop_tree()
    copy = lxml_html.document_fromstring(to_print(markup))
    assert copy.text_content() == root.text_content()
    assert not list(copy.iter("script"))
