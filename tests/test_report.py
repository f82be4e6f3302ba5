"""Reports: one page, no network, no script but its own, and what a failed notebook leaves."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from lxml import html as lxml_html
from typer.testing import CliRunner

import mediakit as mk
from browser import open_page
from mediakit import _sample
from mediakit._report.page import TEMPLATE
from mediakit._report.parameters import ParameterError
from mediakit._report.words import CHARTS
from mediakit._report.write import write_report
from mediakit.cli import app

HOSTILE = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">نص"
TABLE = (
    "<table border='1' class='dataframe'><thead><tr><th></th><th>قيمة</th></tr></thead><tbody>"
    "<tr><th>0</th><td>-12.5</td></tr><tr><th>1</th><td>+3%</td></tr><tr><th>2</th>"
    "<td>10–20</td></tr><tr><th>3</th><td>2019-11-27</td></tr></tbody></table>"
)
CONTEXT = {"before": ["وقال الوزير إن"], "node": ["السد"], "after": ["يفتح"], "x": ["a/" * 300]}
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD"
    "hgGAWjR9awAAAABJRU5ErkJggg=="
)


def notebook(folder: Path, name: str, *cells: str) -> Path:
    """Write a notebook; a cell that starts with # is Markdown, the first code cell parameters."""
    made = []
    for source in cells:
        markdown = source.startswith("# ")
        new = nbformat.v4.new_markdown_cell if markdown else nbformat.v4.new_code_cell
        made.append(new(source))
    code = [cell for cell in made if cell.cell_type == "code"]
    code[0].metadata["tags"] = ["parameters"]
    path = folder / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=made), path)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return notebook(
        tmp_path,
        "good",
        "# سؤال البحث\n\nنص عربي 5.\n\nAn English line.\n\n$$x^2$$\n\nثمنه $5، تراجع -5.2%",
        "corpus = ''\ntop = 3",
        f"from IPython.display import HTML, display\ndisplay(HTML({HOSTILE!r}))",
        f"display(HTML({TABLE!r}))",
        f"display(HTML('<figure><img src=\"{PIXEL}\"></figure>'))",
        "import sys\nprint('top', top)\nprint('تنبيه', file=sys.stderr)",
        f"import mediakit as mk, pandas as pd\nmk.show(pd.DataFrame({CONTEXT!r}))",
    )


def page(path: Path) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(path.read_text(encoding="utf-8"))


def test_a_report_is_one_page_with_a_title_contents_and_colophon(
    good: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    runs = write_report(good, out, parameters={"top": "7"}, facts={"corpus": "abc123"})
    assert [run.failure for run in runs] == [None]
    root = page(out)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.findtext(".//title") == "سؤال البحث"
    assert [h.text_content() for h in root.iter("h1")] == ["سؤال البحث"]
    text = root.text_content()
    assert "top 7" in text
    assert "abc123" in text
    assert f"mediakit {mk.__version__}" in text
    assert {element.tag for element in root.iter("header", "main", "footer")} == {
        "header", "main", "footer",
    }  # fmt: skip
    assert [p.get("lang") for p in root.xpath("//main//p")][:2] == ["ar", "en"]
    assert root.xpath("//main//p//bdi/text()") == ["$5", "-5.2%"]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [image.get("alt") for image in root.iter("img")] == ["سؤال البحث", "سؤال البحث"]


def assert_only_its_own_script(root: lxml_html.HtmlElement) -> None:
    """Check that the page has one script, ours, and that a browser would run no other."""
    (script,) = root.iter("script")
    assert script.text == (TEMPLATE / "report.js").read_text(encoding="utf-8")
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules


def test_nothing_in_a_report_can_run_or_ask_the_network(good: Path, tmp_path: Path) -> None:
    write_report(good, tmp_path / "report.html")
    markup = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in markup
    root = page(tmp_path / "report.html")
    assert_only_its_own_script(root)
    assert root.xpath("//@*[starts-with(name(), 'on')]") == []
    addresses = re.findall(r'(?:src|href)="([^"]*)"', markup)
    assert all(address.startswith(("data:", "#")) for address in addresses)


def test_tables_of_pandas_get_directions_and_heads(good: Path, tmp_path: Path) -> None:
    write_report(good, tmp_path / "report.html")
    markup = (tmp_path / "report.html").read_text(encoding="utf-8")
    for number in ("-12.5", "+3%", "10–20", "2019-11-27"):
        assert f'<bdi dir="ltr">{number}</bdi>' in markup
    root = page(tmp_path / "report.html")
    assert all(head.get("scope") for head in root.iter("th"))
    assert all(head.text_content().strip() for head in root.iter("th"))
    assert [table.getparent().get("class") for table in root.iter("table")] == [
        "scroll",
        "mk-scroll",
    ]
    assert root.xpath("//table/parent::div/@aria-label") == ["جدول", "جدول"]


def test_several_notebooks_share_one_contents_list(good: Path, tmp_path: Path) -> None:
    other = notebook(tmp_path, "other", "# تراجع -5.2%", "corpus = ''")
    write_report([good, other], tmp_path / "report.html", lang="en")
    root = page(tmp_path / "report.html")
    assert root.get("dir") == "ltr"
    links = root.xpath("//nav//a")
    assert [link.text_content() for link in links] == ["سؤال البحث", "تراجع -5.2%"]
    assert links[1].findtext("bdi") == "-5.2%"
    targets = {link.lstrip("#") for link in root.xpath("//nav//a/@href")}
    assert targets <= set(root.xpath("//@id"))


def test_a_cell_that_raises_leaves_a_page_with_banner_and_traceback(
    good: Path, tmp_path: Path
) -> None:
    bad = notebook(tmp_path, "bad", "# خطأ", "print('before')", "1 / 0", "print('after')")
    runs = write_report([bad, good], tmp_path / "report.html")
    assert runs[0].failure == "ZeroDivisionError: division by zero"
    assert runs[1].failure is None
    root = page(tmp_path / "report.html")
    assert "division by zero" in root.xpath("//*[@role='alert']")[0].text_content()
    text = root.text_content()
    assert "Traceback" in text
    assert "before" in text
    assert "top 3" in text


def test_a_slow_cell_and_a_dead_kernel_leave_a_page_too(tmp_path: Path) -> None:
    slow = notebook(tmp_path, "slow", "import time", "time.sleep(60)")
    dead = notebook(tmp_path, "dead", "import os", "os._exit(1)")
    runs = write_report([slow, dead], tmp_path / "report.html", timeout=2)
    assert "longer than 2 seconds" in runs[0].failure
    assert "kernel died" in runs[1].failure
    assert len(page(tmp_path / "report.html").xpath("//*[@role='alert']")) == 2


def test_an_unknown_parameter_is_named_before_anything_runs(good: Path, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"there are corpus, top\.|corpus, top"):
        write_report(good, tmp_path / "report.html", parameters={"tops": 1})
    assert not (tmp_path / "report.html").exists()


def test_an_interruption_leaves_the_report_that_was_there(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.html"
    out.write_text("before")

    def interrupt(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("mediakit._report.write.render", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_report(good, out)
    assert out.read_text() == "before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["good.ipynb", "report.html"]


def run_cli(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, and a package whose notebook prints its parameter."""
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    notebook(notebooks, "01_one", "# سؤال", "corpus = ''", "print(bool(corpus))")
    monkeypatch.setattr(_sample, "resource", lambda name: notebooks)
    articles = tmp_path / "مقالات" / "المد"
    articles.mkdir(parents=True)
    (articles / "2026-02-01.txt").write_text("عنوان\nنص المقال الأول", encoding="utf-8")
    return articles.parent


def test_the_report_command_writes_a_page_with_the_corpus_hash(
    corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    code, output = run_cli("report", str(corpus), "--out", str(out))
    assert (code, "report.html" in output) == (0, True)
    text = page(out).text_content()
    assert "True" in text
    assert re.search(r"[0-9a-f]{64}", text)


def test_wrong_use_ends_with_2_and_one_sentence(corpus: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "report.html")
    for arguments, sentence in (
        (["report", str(tmp_path / "nothing"), "--out", out], "no such file or folder"),
        (["report", str(tmp_path / "notebooks"), "--out", out], "Nothing to read"),
        (["report", str(corpus), "-p", "corpu=x", "--out", out], "Did you mean corpus?"),
        (["report", str(corpus), "-p", "x", "--out", out], "name=value"),
        (["report", str(corpus), "--out", str(corpus)], "`output` must be a file; got the folder"),
        (["report", str(corpus), "--timeout", "0", "--out", out], "--timeout"),
        (["count", str(corpus), "--by", "sources", "--out", out], "Did you mean source?"),
        (["count", str(corpus), "--out", str(tmp_path / "x.doc")], "must end in one of"),
    ):
        code, output = run_cli(*arguments)
        assert code == 2, output
        assert sentence in output
        assert "Traceback" not in output
    assert not Path(out).exists()


def test_the_columns_of_a_table_without_text_are_named(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "no_text.csv").write_text("title,رقم\nخبر,1\n", encoding="utf-8")
    for command in ("report", "describe", "clean", "count"):
        out = [] if command == "describe" else ["--out", str(tmp_path / "out.csv")]
        code, output = run_cli(command, str(tmp_path / "no_text.csv"), *out)
        assert code == 2
        assert "no column of text" in output
        assert "title, رقم" in output
        assert not (tmp_path / "out.csv").exists()


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, output = run_cli("describe", str(tmp_path / "empty"))
    assert (code, ".txt, .csv" in output) == (2, True)


def test_the_api_refuses_what_it_cannot_write_or_wait_for(good: Path, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="must be a file; got the folder"):
        write_report(good, tmp_path)
    with pytest.raises(ValueError, match="`timeout` must be at least 1; got 0"):
        write_report(good, tmp_path / "report.html", timeout=0)
    with pytest.raises(ValueError, match="`lang` must be one of ar, en; got fr"):
        write_report(good, tmp_path / "report.html", lang="fr")
    with pytest.raises(FileNotFoundError, match="no such notebook"):
        write_report(tmp_path / "nothing.ipynb", tmp_path / "report.html")
    assert [file.name for file in tmp_path.iterdir()] == ["good.ipynb"]


def test_a_failing_notebook_ends_with_1_and_a_page(corpus: Path, tmp_path: Path) -> None:
    notebook(tmp_path / "notebooks", "02_bad", "# خطأ", "corpus = ''", "1 / 0")
    out = tmp_path / "report.html"
    code, output = run_cli("report", str(corpus), "--out", str(out))
    assert code == 1
    assert "02_bad: ZeroDivisionError" in output
    assert out.exists()


BARE = (  # no description, the one that says nothing, a picture that matplotlib alone made
    f"from IPython.display import HTML, Image, display\ndisplay(HTML(\"<img src='{PIXEL}'>\"))",
    f"display(HTML(\"<img alt='{CHARTS[0]}' src='{PIXEL}'>\"))",
    f"import base64\ndata = base64.b64decode({PIXEL.partition(',')[2]!r})\ndisplay(Image(data))",
)
DESCRIBED = "display(Image(data, alt='ارتفاع الأسعار'))"


def test_strict_counts_the_figures_that_nobody_described(corpus: Path, tmp_path: Path) -> None:
    notebook(tmp_path / "notebooks", "02_figure", "# رسم", "corpus = ''", *BARE, DESCRIBED)
    out = tmp_path / "report.html"
    arguments = ["report", str(corpus), "--out", str(out)]
    assert run_cli(*arguments)[0] == 0
    code, output = run_cli(*arguments, "--strict")
    assert code == 1
    assert "figures without a description: 3" in output
    described = [image.get("alt") for image in page(out).iter("img")]
    assert described == ["رسم", CHARTS[0], "رسم", "ارتفاع الأسعار"]


def test_strict_is_content_where_every_figure_is_described(corpus: Path, tmp_path: Path) -> None:
    chart = (
        "import matplotlib.pyplot as plt\nimport mediakit as mk\nmk.use_arabic()",
        "plt.figure().add_subplot(title='المقالات في كل شهر');",
    )
    notebook(tmp_path / "notebooks", "02_figure", "# رسم", "corpus = ''", *chart)
    code, output = run_cli(
        "report", str(corpus), "--out", str(tmp_path / "report.html"), "--strict"
    )
    assert code == 0, output


def test_a_missing_kernel_or_browser_ends_with_3_and_the_command(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["report", str(corpus), "--out", str(tmp_path / "report.html")]
    with monkeypatch.context() as patch:
        patch.setattr("shutil.which", lambda name: None)
        code, output = run_cli(*arguments, "--pdf")
        assert (code, "apt-get install chromium" in output) == (3, True)
    monkeypatch.setitem(sys.modules, "ipykernel", None)
    code, output = run_cli(*arguments)
    assert (code, "pip install ipykernel" in output) == (3, True)


def test_describe_clean_and_count_from_a_shell(corpus: Path, tmp_path: Path) -> None:
    code, output = run_cli("describe", str(corpus))
    assert (code, "المد" in output) == (0, True)
    assert run_cli("clean", str(corpus), "--out", str(tmp_path / "articles.parquet"))[0] == 0
    assert "raw_text" in mk.read_articles(tmp_path / "articles.parquet")
    assert run_cli("count", str(corpus), "--out", str(tmp_path / "counts.csv"))[0] == 0
    assert "المقال" in (tmp_path / "counts.csv").read_text(encoding="utf-8")
    assert run_cli("--version") == (0, f"mediakit {mk.__version__}\n")


def test_the_exporter_is_known_to_nbconvert(good: Path) -> None:
    command = [sys.executable, "-m", "nbconvert", "--to", "mediakit", str(good)]
    subprocess.run(command, check=True, capture_output=True)
    assert page(good.with_suffix(".html")).get("dir") == "rtl"


SOURCES = ("صحيفة $5 و$6 (أ) [ب] 😀", "المد <b>")
ARTICLE = "عنوان $x$ (قوس) 😀 <script>document.title = 'run'</script>\nثمنه $5 {words}"


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    """Two sources with dollars, brackets, emoji and tags in names, headlines and texts; one in
    cp1256 with one article; an empty text; one of punctuation only.
    """
    root = tmp_path / "awkward"
    for number, source in enumerate(SOURCES):
        (root / source).mkdir(parents=True)
        for day in range(1, 7):
            words = "السد " * (day + 5 * number) + "النهر " * 6 + "وقال الوزير إن الماء يكفي"
            file = root / source / f"2026-01-0{day}.txt"
            file.write_text(ARTICLE.replace("{words}", words), encoding="utf-8")
    (root / "قديمة").mkdir()
    (root / "قديمة" / "2026-01-01.txt").write_bytes(
        "عنوان الخبر\nوقال الوزير إن السد يفتح وإن الماء يكفي المدينة كلها".encode("cp1256")
    )
    (root / SOURCES[0] / "2026-02-01.txt").write_bytes(b"")
    (root / SOURCES[0] / "2026-02-02.txt").write_text("؟؟؟\n!!! ،،، «» --- ...", encoding="utf-8")
    return root


@pytest.mark.slow
def test_awkward_articles_get_a_whole_report(awkward: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    code, output = run_cli("report", str(awkward), "--out", str(out), "--strict")
    assert (code, output) == (0, output), output
    root = page(out)
    assert_only_its_own_script(root)
    cells = {cell.text_content() for cell in root.iter("td")}
    assert {*SOURCES, "قديمة"} <= cells
    assert any("cp1256" in cell for cell in cells)


@pytest.mark.slow
def test_one_article_of_ten_megabytes_is_counted(tmp_path: Path) -> None:
    sentence = "قال الوزير إن السد يفتح في الشهر القادم. "
    (tmp_path / "المد").mkdir()
    text = sentence * (10_000_000 // len(sentence.encode()) + 1)
    (tmp_path / "المد" / "2026-01-01.txt").write_text(f"عنوان\n{text}", encoding="utf-8")
    assert run_cli("count", str(tmp_path), "--out", str(tmp_path / "counts.csv"))[0] == 0
    counts = (tmp_path / "counts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert f"السد,{text.count('السد')}" in counts


MINUS_IS_LEFT = """() => {
    const cell = [...document.querySelectorAll('bdi')].find(e => e.textContent === '-12.5');
    const box = place => {
        const range = document.createRange();
        range.setStart(cell.firstChild, place); range.setEnd(cell.firstChild, place + 1);
        return range.getBoundingClientRect();
    };
    return box(0).right <= box(1).left + 1;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 400])
def test_a_report_opens_without_a_network(good: Path, tmp_path: Path, width: int) -> None:
    out = tmp_path / "report.html"
    write_report(good, out)
    with open_page(offline=True, viewport={"width": width, "height": 900}) as tab:
        asked, said = [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(out.as_uri())
        assert [url for url in asked if not url.startswith("data:")] == [out.as_uri()]
        assert said == []
        assert tab.title() == "سؤال البحث"
        assert tab.evaluate(MINUS_IS_LEFT)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate("document.fonts.check('16px Vazirmatn')")
        before = "getComputedStyle(document.querySelector('td.before')).textAlign"
        assert tab.evaluate(before) == "left"  # a context ends at its node


@pytest.mark.browser
def test_a_report_prints_as_a_tagged_pdf(good: Path, tmp_path: Path) -> None:
    from browser import chromium

    chromium()
    write_report(good, tmp_path / "report.html", pdf=True)
    data = (tmp_path / "report.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/StructTreeRoot" in data
