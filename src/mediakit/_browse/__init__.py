"""A concordance to search and read in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediakit._browse.concordance import Concordance, question
from mediakit._browse.words import WORDS
from mediakit._check import check_at_least, check_choice, check_text
from mediakit._count import check_families
from mediakit._tokens import Tokens

if TYPE_CHECKING:
    from mediakit._browse.widget import Reader

__all__ = ["browse"]


def browse(
    tokens: Tokens,
    query: str = "",
    *,
    unit: str | None = None,
    sort: str = "after",
    window: int = 8,
    families: bool = False,
    lang: str = "ar",
) -> Reader:
    """Search a corpus and read the articles behind each line, in a notebook.

    Type a word, a phrase or a wildcard; choose the word as written or all its forms, and an order;
    a line opens its article, every hit marked. All lines are those of `kwic`. Where no notebook is
    running (a report, exported HTML, an editor without widgets), the first 20 lines of `query` are
    shown as a table instead.

    Parameters
    ----------
    tokens : Tokens
        Words or lemmas, also with joined phrases.
    query : str
        What is looked for at first; nothing by default.
    unit : str, optional
        "word" (as written) or "lemma" (all forms; any of them may be typed). By default, what the
        tokens are. Words are lemmatised once, when lemmas are first asked for.
    sort : str
        "after", "before", "source", "date" or "random", as for `kwic`.
    window : int
        The number of words before and after.
    families : bool
        Show one article of each wire family only.
    lang : str
        "ar" or "en": the language of the reader's own words.

    Returns
    -------
    Reader
        A widget, which notebooks display by themselves; what it shows is in `answer` and `article`.

    Raises
    ------
    TypeError
        If `tokens` is not Tokens or `query` not a string.
    ValueError
        If the tokens are n-grams, or an option is none of those above.
    ImportError
        If anywidget is not installed.

    Notes
    -----
    `jupyter nbconvert --execute` to HTML other than our own keeps widgets, which need a network:
    `--ExecutePreprocessor.store_widget_state=False` gives the table.

    Examples
    --------
    >>> tokens = Tokens.from_lists([["بدأ", "الإضراب"], ["انتهى", "الإضراب", "أمس"]])
    >>> reader = browse(tokens, "الإضراب")
    >>> reader.answer["status"]
    'الأسطر: 2 · المقالات: 2 · الصفحة 1 من 1'
    """
    if not isinstance(tokens, Tokens):
        raise TypeError(f"`tokens` must be Tokens; got {type(tokens).__name__}.")
    if tokens.unit not in ("word", "lemma", "class"):
        raise ValueError(
            f"`tokens` must be words or lemmas; got {tokens.unit}s. Search the phrase in the words."
        )
    own = "word" if tokens.unit == "word" else "lemma"
    check_text(query, "query")
    asked = question(query, own if unit is None else unit, sort)
    check_at_least(window, 0, "window")
    check_choice(lang, tuple(WORDS), "lang")
    if families:
        check_families(tokens.articles)
    try:
        from mediakit._browse.widget import Reader
    except ImportError as error:
        raise ImportError(
            "`browse` needs anywidget, which is not installed: pip install 'mediakit[lab]'"
        ) from error
    concordance = Concordance(tokens, window=window, families=families, lang=lang)
    return Reader(concordance, asked)
