"""Concordances and saved tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from mediakit._files import whole


@pytest.fixture
def tokens() -> mk.Tokens:
    return mk.tokenize(
        mk.as_articles(
            pd.DataFrame(
                {
                    "source": ["ب", "أ"],
                    "date": ["2026-02-01", "2026-01-01"],
                    "text": [
                        "قال رئيس الحكومة، أمس: «إن الحكـــومة باقية».\n\nوأضاف رئيس الوفد",
                        "حكومتنا باقية. رئيس. الحكومة",
                    ],
                }
            )
        )
    )


def test_lines_show_the_text_as_it_stands_in_the_article(tokens: mk.Tokens) -> None:
    lines = mk.kwic(tokens, "الحكومه", window=2, sort="date")
    assert lines[["before", "node", "after"]].to_numpy().tolist() == [
        ["باقية. رئيس.", "الحكومة", ""],
        ["قال رئيس", "الحكومة", "، أمس: «إن"],
        ["أمس: «إن", "الحكومة", "باقية». وأضاف"],
    ]
    assert lines["source"].tolist() == ["أ", "ب", "ب"]


def test_a_phrase_never_crosses_a_break(tokens: mk.Tokens) -> None:
    assert len(mk.kwic(tokens, "رئيس الحكومة")) == 1


def test_wildcards_stand_for_any_letters(tokens: mk.Tokens) -> None:
    assert mk.kwic(tokens, "*حكوم*", sort="source")["node"].tolist()[0] == "حكومتنا"
    assert len(mk.kwic(tokens, "حكوم*")) == 1
    assert len(mk.kwic(tokens, "رئيس ال*")) == 2


def test_contexts_stay_in_their_article(tokens: mk.Tokens) -> None:
    last = mk.kwic(tokens, "الوفد").iloc[0]
    assert last["after"] == ""
    assert "حكومتنا" not in last["before"]


def test_lines_are_sorted_and_limited(tokens: mk.Tokens) -> None:
    assert mk.kwic(tokens, "رئيس", sort="after", window=1)["after"].tolist() == [
        ". الحكومة", "الحكومة", "الوفد",
    ]  # fmt: skip
    assert len(mk.kwic(tokens, "رئيس", limit=1)) == 1
    with pytest.raises(ValueError, match="must be one of after, before, source, date, random"):
        mk.kwic(tokens, "رئيس", sort="length")


@pytest.mark.parametrize("query", ["", "  ", "*", "* ال"])
def test_a_query_needs_letters(tokens: mk.Tokens, query: str) -> None:
    with pytest.raises(ValueError, match="a word, a phrase or a wildcard"):
        mk.kwic(tokens, query)


def test_brackets_and_dollars_in_a_query_are_no_patterns(tokens: mk.Tokens) -> None:
    assert mk.kwic(tokens, "[ح]$").empty


def test_ngrams_are_not_searched(tokens: mk.Tokens) -> None:
    with pytest.raises(ValueError, match="searches words or lemmas; got bigrams"):
        mk.kwic(mk.ngrams(tokens), "رئيس")


TABLE = pd.DataFrame({"token": ["الميناء", "=1+1", "-نص"], "count": [3, 1, -1]})


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_saved_tables_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"table{suffix}"
    mk.save_table(TABLE, path)
    readers = {".csv": pd.read_csv, ".xlsx": pd.read_excel, ".parquet": pd.read_parquet}
    back = readers[suffix](path)
    assert back["count"].tolist() == [3, 1, -1]
    defused = ["الميناء", "'=1+1", "'-نص"]
    assert back["token"].tolist() == (TABLE["token"].tolist() if suffix == ".parquet" else defused)


def test_csv_opens_in_excel_and_keeps_the_tokens_of_counts(tmp_path: Path) -> None:
    counts = mk.count(mk.Tokens.from_lists([["السد"]]), None)
    mk.save_table(counts, tmp_path / "counts.csv")
    assert (
        tmp_path / "counts.csv"
    ).read_bytes() == b"\xef\xbb\xbf" + "token,all\nالسد,1\n".encode()


def test_tex_escapes_what_tex_would_run(tmp_path: Path) -> None:
    mk.save_table(pd.DataFrame({"token": ["50% & $x_1$"]}), tmp_path / "table.tex")
    assert r"50\% \& \$x\_1\$" in (tmp_path / "table.tex").read_text(encoding="utf-8")


def test_an_unknown_suffix_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"must end in one of \.csv, .*; got \.doc"):
        mk.save_table(TABLE, tmp_path / "table.doc")


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("before")
    with pytest.raises(KeyboardInterrupt), whole(target) as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_worksheet_cannot_hold_is_replaced_with_a_warning(tmp_path: Path) -> None:
    table = pd.DataFrame({"token": ["خبر\x0bعاجل", "خ" * 40_000], "count": [1, 2]})
    with pytest.warns(UserWarning, match="in 1 cells and 1 were cut at 32,767"):
        mk.save_table(table, tmp_path / "table.xlsx")
    back = pd.read_excel(tmp_path / "table.xlsx")
    assert back["token"].iloc[0] == "خبر\ufffdعاجل"
    mk.save_table(table, tmp_path / "table.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "table.parquet"), table)
