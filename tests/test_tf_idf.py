"""Words weighed by how few documents have them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared

# السد is there 4 times and النهر once in the first document; N = 3, the mean count is 2.5.
LISTS = [["السد"] * 4 + ["النهر"], ["النهر", "الميناء"], ["الميناء"]]
TERM = {
    "count": 4, "prop": 4 / 5, "propmax": 1, "boolean": 1, "augmented": 1,
    "logcount": 1 + math.log10(4), "logave": (1 + math.log10(4)) / (1 + math.log10(2.5)),
}  # fmt: skip
DOCUMENT = {
    "inverse": math.log10(3), "inversemax": math.log10(2), "inverseprob": math.log10(2),
    "count": 1, "unary": 1,
}  # fmt: skip


@pytest.mark.parametrize("scheme_tf", TERM)
@pytest.mark.parametrize("scheme_df", DOCUMENT)
def test_every_scheme_by_hand(scheme_tf: str, scheme_df: str) -> None:
    table = mk.tf_idf(mk.Tokens.from_lists(LISTS), scheme_tf=scheme_tf, scheme_df=scheme_df)
    row = table[(table["group"] == "1") & (table["token"] == "السد")].iloc[0]
    assert row["tf_idf"] == pytest.approx(TERM[scheme_tf] * DOCUMENT[scheme_df], rel=1e-12)


def test_a_rarer_word_of_the_same_document_by_hand() -> None:
    table = mk.tf_idf(mk.Tokens.from_lists(LISTS), scheme_tf="augmented", base=2)
    assert table["token"].tolist() == ["السد", "النهر", "الميناء", "النهر", "الميناء"]
    assert table["document_frequency"].tolist() == [1, 2, 2, 2, 2]
    assert table.loc[1, "tf_idf"] == pytest.approx((0.5 + 0.5 / 4) * math.log2(3 / 2))


@pytest.mark.parametrize(
    ("scheme", "file"), [("count", "tfidf_top200.tsv"), ("prop", "tfidf_prop_top200.tsv")]
)
def test_sums_over_real_articles_equal_quanteda(scheme: str, file: str) -> None:
    read = {"sep": "\t", "keep_default_na": False, "quoting": 3}
    rows = pd.read_csv(shared("golden/quanteda/tokens.tsv"), **read)
    articles = pd.DataFrame({"article": rows["id"], "source": rows["source"]})
    tokens = mk.Tokens.from_lists(rows["tokens"].str.split(" "), articles)
    sums = mk.tf_idf(tokens, scheme_tf=scheme).groupby("token")["tf_idf"].sum()
    theirs = pd.read_csv(shared(f"golden/quanteda/{file}"), **read).set_index("feature")["tfidf"]
    assert len(theirs) == 200
    assert sums[theirs.index].to_numpy() == pytest.approx(theirs.to_numpy(), rel=1e-9)
    assert sums.nlargest(200).to_numpy() == pytest.approx(theirs.to_numpy(), rel=1e-9)


WORDS = st.lists(st.lists(st.sampled_from("أبجد"), max_size=9), min_size=1, max_size=8)


@settings(max_examples=50)
@given(WORDS, st.sampled_from(list(TERM)), st.sampled_from(list(DOCUMENT)))
def test_weights_are_never_negative_or_missing_and_counts_are_those_of_count(
    lists: list[list[str]], scheme_tf: str, scheme_df: str
) -> None:
    tokens = mk.Tokens.from_lists(lists)
    table = mk.tf_idf(tokens, scheme_tf=scheme_tf, scheme_df=scheme_df)
    assert (table["tf_idf"] >= 0).all()
    assert np.isfinite(table["tf_idf"]).all()
    assert table["count"].sum() == len(tokens)
    whole = table.groupby("token")["count"].sum()
    counts = mk.count(tokens, None)["all"]
    assert whole.reindex(counts.index).tolist() == counts.tolist()
    holding = mk.document_frequency(tokens, None)["all"]
    given_ = table.drop_duplicates("token").set_index("token")["document_frequency"]
    assert given_.reindex(holding.index).tolist() == holding.tolist()


def test_groups_of_articles_are_documents_too() -> None:
    articles = pd.DataFrame({"article": ["1", "2", "3"], "source": ["المد", "المد", "السدرة"]})
    table = mk.tf_idf(mk.Tokens.from_lists(LISTS, articles), "source").set_index(["group", "token"])
    assert table.loc[("المد", "النهر"), "count"] == 2
    assert table.loc[("المد", "النهر"), "tf_idf"] == pytest.approx(2 * math.log10(2))
    assert table.loc[("السدرة", "الميناء"), "tf_idf"] == 0


def test_unknown_schemes_are_named() -> None:
    tokens = mk.Tokens.from_lists(LISTS)
    with pytest.raises(ValueError, match=r"`scheme_tf` must be one of .*Did you mean prop\?"):
        mk.tf_idf(tokens, scheme_tf="props")
    with pytest.raises(ValueError, match=r"`scheme_df` must be one of .*Did you mean inverse\?"):
        mk.tf_idf(tokens, scheme_df="invers")
    with pytest.raises(ValueError, match="`base` must be above 1; got 1"):
        mk.tf_idf(tokens, base=1)
    with pytest.raises(ValueError, match="mark_reuse"):
        mk.tf_idf(tokens, families=True)
    assert mk.tf_idf(mk.Tokens.from_lists([[]])).empty
