"""What does the outlet say itself, and what does it let others say?"""

from __future__ import annotations

import pandas as pd

from mediakit._check import check_columns
from mediakit._quotes import quotes_of

GAP = "…"  # where a quote was: a break, so that no phrase is counted across it


def split_voices(articles: pd.DataFrame, *, text: str = "text") -> pd.DataFrame:
    """Split each text into the outlet's own voice and the speech that it quotes or reports.

    What counts as speech is what `quotes` finds. Who speaks, the reporting verb and the quotation
    marks stay in the outlet's voice. `tokenize(articles, text="voice")` then counts one of them.

    Parameters
    ----------
    articles : DataFrame
        Articles, before or after `clean`.
    text : str
        The column that is split.

    Returns
    -------
    DataFrame
        The articles with two more columns: `voice`, the text with … in place of each quote, and
        `quoted`, the quotes, a line each. Both are empty where the text is missing.

    Raises
    ------
    TypeError, ValueError
        If `articles` is no DataFrame or lacks the column `text`.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> text = "أكد الوزير أن السد آمن. وارتفع النهر، وقالت هدى: «الماء في بيوتنا»."
    >>> split = split_voices(as_articles(pd.DataFrame({"text": [text], "source": "المد"})))
    >>> split["voice"][0]
    'أكد الوزير أن …. وارتفع النهر، وقالت هدى: «…».'
    >>> split["quoted"][0].split("\\n")
    ['السد آمن', 'الماء في بيوتنا']
    """
    check_columns(articles, text, name="articles")
    missing = articles[text].isna()
    texts = ["" if gone else str(one) for one, gone in zip(articles[text], missing, strict=True)]
    voices, quoted = zip(*map(_split, texts), strict=True) if texts else ((), ())
    return articles.assign(
        voice=pd.Series(voices, articles.index, dtype="str"),
        quoted=pd.Series(quoted, articles.index, dtype="str"),
    )


def _split(text: str) -> tuple[str, str]:
    """Return a text without its quotes, and the quotes."""
    places = [(quote.start, quote.end) for quote in quotes_of(text)]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(text)]
    own = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return GAP.join(own), "\n".join(text[start:end] for start, end in places)
