"""Who says what, and with which verb?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from mediakit._attributions import LEAST_WORDS, Found
from mediakit._check import check_columns
from mediakit._introductions import size_in_marks
from mediakit._reporting import read_sentence, triggers
from mediakit._reporting_words import cues
from mediakit._sentences import IN_MARKS, WORD, Folded, Sentence, fold, paragraphs, sentences
from mediakit._speakers import is_office

COLUMNS = ["speaker", "verb", "quote", "quoted_as", "article", "source", "date", "start", "end"]
MOST_HEAD_WORDS = 6  # of the name before the colon of a headline
# وزيرة المياه: حقوقنا ثابتة
HEADLINE = re.compile(r"[^\S\n]*(?P<name>[^:\n.،؛؟!|]{2,80}):\s*(?P<words>[^\n]+)")


class Quote(NamedTuple):
    """A quote as it stands in a text: places of the original, and the words themselves."""

    start: int
    end: int
    speaker: str | None
    verb: str | None
    quoted_as: str


def _quote(folded: Folded, sentence: Sentence, found: Found) -> Quote:
    """Return what was found in a sentence as it stands in the text."""
    first, last = sentence[found.words[0]], sentence[found.words[1] - 1]
    start, end = first.start, last.end
    if found.in_marks:
        start, end = first.inner_start, first.inner_end
    written = folded.text[start:end]
    start += len(written) - len(written.lstrip())
    end -= len(written) - len(written.rstrip())
    speaker = verb = None
    if found.speaker is not None:
        words_ = sentence[found.speaker[0]].start, sentence[found.speaker[1] - 1].end
        speaker = _named(folded.slice(*words_), sentence, found)
    if found.verb is not None:
        verb = folded.slice(sentence[found.verb].start, sentence[found.verb].end)
    return Quote(
        *folded.place(start, max(end, start)), speaker, verb, "marks" if found.in_marks else "verb"
    )


def _named(speaker: str, sentence: Sentence, found: Found) -> str:
    """Return a speaker without the ل of وفقا لمصدر."""
    verb = sentence[found.verb].key if found.verb is not None else ""
    if verb.endswith(("وفقا", "طبقا")) and speaker.startswith("ل"):
        return "ال" + speaker[2:] if speaker.startswith("لل") else speaker[1:].lstrip("\u0640 ")
    return speaker


def _is_promising(text: str) -> bool:
    """Return whether a paragraph may hold a quote at all."""
    return ":" in text or not triggers().isdisjoint(WORD.findall(text))


def _continued(folded: Folded, sentence: Sentence, last: Quote | None) -> Quote | None:
    """Return a sentence that goes on in marks where the one before it stopped, same speaker."""
    if last is None or last.quoted_as != "marks" or sentence[0].key != IN_MARKS:
        return None
    if size_in_marks(folded, sentence[0]) <= LEAST_WORDS:
        return None
    follows = [token.key for token in sentence[1:]]
    if any(key in cues() for key in follows):
        return None
    found = _quote(folded, sentence, Found((0, 1), None, None, in_marks=True))
    return found._replace(speaker=last.speaker, verb=last.verb)


def _in_body(folded: Folded) -> Iterator[Quote]:
    """Yield the quotes of all paragraphs, without those of lines "name: words"."""
    last: Quote | None = None
    open_ = False
    for start, end in paragraphs(folded.text):
        if not open_:
            last = None
        if last is None and not _is_promising(folded.text[start:end]):
            continue
        open_ = False
        for sentence in sentences(folded.text, start, end):
            going_on = _continued(folded, sentence, last)
            found = [going_on] if going_on else [
                _quote(folded, sentence, each) for each in read_sentence(folded, sentence)
            ]  # fmt: skip
            yield from found
            last = found[-1] if found else last
            open_ = bool(found) and not all(token.closed for token in sentence)


def _headlines(folded: Folded, names: set[str]) -> Iterator[Quote]:
    """Yield the lines "name: words", where the name is a post or of somebody who speaks below."""
    for start, end in paragraphs(folded.text):
        line = HEADLINE.match(folded.text, start, end)
        if line is None:
            continue
        keys = WORD.findall(line["name"])
        if not 0 < len(keys) <= MOST_HEAD_WORDS or not keys:
            continue
        answer = keys == ["ج"]
        if not answer and not _is_name(keys, names):
            continue
        begin, stop = line.span("words")
        stop = begin + len(folded.text[begin:stop].rstrip(" \t.،"))
        name = None if answer else folded.slice(line.start("name"), line.end("name")).strip()
        yield Quote(*folded.place(begin, stop), name, None, "verb")


def _is_name(keys: list[str], names: set[str]) -> bool:
    """Return whether the words before a colon name a speaker."""
    if any(key in triggers() and not is_office(key) for key in keys):
        return False  # وورد في التقرير: …
    return keys[-1] in names or is_office(keys[0])


def quotes_of(text: str) -> list[Quote]:
    """Return the quotes of one text, in order and without overlaps."""
    folded = fold(text)
    found = list(_in_body(folded))
    names = {fold(quote.speaker).text.split()[-1] for quote in found if quote.speaker}
    found += _headlines(folded, names) if ":" in text else []
    ordered: list[Quote] = []
    for quote in sorted(found):
        if quote.end > quote.start and (not ordered or quote.start >= ordered[-1].end):
            ordered.append(quote)
    return ordered


def quotes(articles: pd.DataFrame, *, text: str = "text") -> pd.DataFrame:
    """Find the quoted and reported speech of articles, with its speaker and reporting verb.

    Speech is what stands in quotation marks of any style beside a reporting word or a colon,
    and the clause after one (قال … إن, مضيفا أن, بحسب …). Names, titles and single words in marks
    are no speech. A quote within a quote belongs to the outer one. The words are in
    `lists/reporting.txt`; what is found of hand-labelled quotes is in `benchmarks/quotes.md`.

    Parameters
    ----------
    articles : DataFrame
        Articles, before or after `clean`. A column `source` or `date` may be absent.
    text : str
        The column that is read.

    Returns
    -------
    DataFrame
        A row a quote, in reading order: `speaker` (the name with its titles, as written; missing
        where it is a pronoun or nobody is named: never guessed), `verb` (as written: وقال, مضيفا,
        وبحسب; missing where there is none), `quote`, `quoted_as` ("marks": the words themselves;
        "verb": a clause that reports them), `article`, `source`, `date`, `start`, `end` (where the
        quote stands in the text: `text[start:end]`, in characters), `family` after `mark_reuse`.

    Raises
    ------
    TypeError, ValueError
        If `articles` is no DataFrame or lacks the column `article` or `text`.

    Examples
    --------
    >>> from mediakit import as_articles
    >>> text = "أكد الوزير سالم أن السد آمن، مضيفا: «لا خطر اليوم». وتصدر جريدة «الغد» صباحا."
    >>> table = quotes(as_articles(pd.DataFrame({"text": [text], "source": "المد"})))
    >>> table[["speaker", "verb", "quote", "quoted_as"]].values.tolist()
    [['الوزير سالم', 'أكد', 'السد آمن', 'verb'], [nan, 'مضيفا', 'لا خطر اليوم', 'marks']]
    """
    check_columns(articles, "article", text, name="articles")
    texts = ["" if missing else str(one) for one, missing in _with_gaps(articles[text])]
    found = [(row, quote) for row, one in enumerate(texts) for quote in quotes_of(one)]
    rows = [row for row, _ in found]
    table = pd.DataFrame([quote for _, quote in found], columns=list(Quote._fields))
    table["quote"] = [texts[row][quote.start : quote.end] for row, quote in found]
    strings = ["speaker", "verb", "quote", "quoted_as"]
    table = table.astype(dict.fromkeys(strings, "str") | {"start": "int64", "end": "int64"})
    carried = [column for column in ("family",) if column in articles]
    for column in ("article", "source", "date", *carried):
        table[column] = _values(articles, column).iloc[rows].reset_index(drop=True)
    return table[[*COLUMNS, *carried]]


def _with_gaps(texts: pd.Series) -> Iterator[tuple[object, bool]]:
    """Yield each text and whether it is missing."""
    return zip(texts, texts.isna(), strict=True)


def _values(articles: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of the articles; all missing where they have none."""
    if column in articles:
        return articles[column]
    kind = "datetime64[ns]" if column == "date" else "str"
    return pd.Series(None, index=articles.index, dtype=kind)
