"""Where does a word stand: in the headline, the lead or the body? And what do headlines add?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit._check import check_columns, check_frame
from mediakit._count import By, group_name, groups_of
from mediakit._gather import as_labels
from mediakit._intervals import wilson
from mediakit._lexicon import check_tokens
from mediakit._order import in_groups
from mediakit._structure import lead_of
from mediakit._tokens import Tokens

PARTS = ("headline", "lead", "body")


def by_part(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the headline, the lead and the body of each article as texts of their own.

    Parameters
    ----------
    articles : DataFrame
        Articles, best cleaned; they are not changed.

    Returns
    -------
    DataFrame
        A row for each part that has words, with the columns of the article, its `text` that of the
        part, and `part`: "headline", "lead" (the first of several paragraphs, unless it is very
        short) or "body" (the rest). All further steps take it as articles: parts are compared by
        `count(tokens, by=["source", "part"])`, then `keyness`.

    Raises
    ------
    ValueError
        If there is no column `text` or `headline`.

    Examples
    --------
    >>> from mediakit import as_articles, count, tokenize
    >>> text = "أعلنت نقابة عمال الميناء اليوم إضرابا مفتوحا عن العمل.\\nوقالت الوزارة إنها تأسف."
    >>> articles = as_articles(pd.DataFrame({"headline": ["إضراب في الميناء"], "text": [text]}))
    >>> parts = by_part(articles)
    >>> parts["part"].tolist(), parts["text"].str.split().str.len().tolist()
    (['headline', 'lead', 'body'], [3, 9, 4])
    >>> count(tokenize(parts), by="part").loc["الميناء"].to_dict()
    {'body': 0, 'headline': 1, 'lead': 1}
    """
    check_frame(articles, "articles")
    check_columns(articles, "text", "headline", name="articles")
    texts = articles["text"].fillna("").astype("str")
    lead = texts.map(lead_of).fillna("").astype("str")
    rest = [
        text.lstrip()[len(first) :] if first else text
        for text, first in zip(texts, lead, strict=True)
    ]
    columns = {"headline": articles["headline"].fillna("").astype("str"), "lead": lead}
    columns["body"] = pd.Series(rest, index=articles.index, dtype="str")
    parts = [articles.assign(text=columns[part].str.strip(), part=part) for part in PARTS]
    place = np.tile(np.arange(len(articles)), len(PARTS))
    whole = pd.concat(parts, ignore_index=True).assign(_place=place)
    whole = whole[whole["text"] != ""].sort_values("_place", kind="stable", ignore_index=True)
    return whole.drop(columns="_place").astype({"part": "str"})


def headline_only(tokens: Tokens, by: By = "source", *, families: bool = False) -> pd.DataFrame:
    """Return the words that headlines have and the texts below them do not.

    Parameters
    ----------
    tokens : Tokens
        Words, or better lemmas, for headlines are in other forms (يضربون of أضرب), of what
        `by_part` returns.
    by : str, list of str or None
        As for `count`.
    families : bool
        Let each wire family count once in a group, with its earliest article.

    Returns
    -------
    DataFrame
        `group`, `token`, `count` (headlines that have it), `unsaid` (of these, how many have a text
        in which it never stands), `share` (unsaid / count), `share_low`, `share_high` (Wilson,
        95 %). Only words that some headline has alone, those of most headlines first; groups in the
        order of `count`. A headline without a text is left out.

    Raises
    ------
    TypeError, ValueError
        If the tokens are not those of `by_part`; as `count` does.

    Examples
    --------
    >>> from mediakit import as_articles, tokenize
    >>> frame = pd.DataFrame({"headline": ["كارثة في الوادي"], "text": ["غمرت السيول الوادي أمس."]})
    >>> articles = as_articles(frame.assign(source="المد"))
    >>> headline_only(tokenize(by_part(articles)))[["group", "token", "count", "unsaid"]]
      group  token  count  unsaid
    0    المد     في      1       1
    1    المد  كارثة      1       1
    """
    check_tokens(tokens)
    articles = tokens.articles
    if "part" not in articles.columns or not articles["part"].isin(PARTS).all():
        raise ValueError("`tokens` must be those of parts: tokenize(by_part(articles)).")
    codes, groups = groups_of(tokens, by, families)
    uses = _uses(tokens, articles)
    heads = uses[uses["is_head"] & uses["has_text"]]
    heads = heads.assign(group=codes[heads["row"]])
    heads = heads[heads["group"] >= 0]
    table = heads.groupby(["group", "unit"], as_index=False).agg(
        count=("row", "size"), unsaid=("alone", "sum")
    )
    table = table[table["unsaid"] > 0]
    return _as_table(table, tokens.unit_labels, as_labels(map(group_name, groups)))


def _uses(tokens: Tokens, articles: pd.DataFrame) -> pd.DataFrame:
    """Return each word of each part once, with whether it is a headline's and in no text of it."""
    number = pd.factorize(articles["article"])[0]
    is_head = articles["part"].eq("headline").to_numpy()
    row = np.repeat(np.arange(len(articles)), tokens.sizes)
    uses = pd.DataFrame({"row": row, "unit": tokens.units}).drop_duplicates(ignore_index=True)
    uses = uses.assign(article=number[uses["row"]], is_head=is_head[uses["row"]])
    texts = uses.loc[~uses["is_head"], ["article", "unit"]].drop_duplicates().assign(alone=False)
    uses = uses.merge(texts, on=["article", "unit"], how="left")
    has_text = np.isin(number, number[~is_head])
    return uses.assign(alone=uses["alone"].isna() & uses["is_head"], has_text=has_text[uses["row"]])


def _as_table(table: pd.DataFrame, labels: pd.Index, groups: pd.Index) -> pd.DataFrame:
    """Return the rows with names and shares, in order."""
    low, high = wilson(table["unsaid"], table["count"])  # an article has one headline
    shown = pd.DataFrame(
        {
            "group": groups[table["group"]], "token": labels[table["unit"]],
            "count": table["count"].to_numpy(), "unsaid": table["unsaid"].to_numpy(),
            "share": (table["unsaid"] / table["count"]).to_numpy(), "share_low": low,
            "share_high": high,
        }
    )  # fmt: skip
    order = {"unsaid": False, "count": False, "token": True}
    return in_groups(shown, table["group"].to_numpy(), order)
