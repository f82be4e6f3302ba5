"""Who says what, and with which verb?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from mediakit._attributions import LEAST_WORDS, Found
from mediakit._check import check_columns
from mediakit._introductions import COLON_REACH, Introduction, is_unsaid, size_in_marks
from mediakit._reporting import read_sentence, triggers
from mediakit._reporting_words import cues, words
from mediakit._sentences import IN_MARKS, WORD, Folded, Sentence, fold, paragraphs, sentences
from mediakit._speakers import is_office, is_speaking, phrase, without_article
from mediakit._subjects import speaker_of

COLUMNS = ["speaker", "verb", "quote", "quoted_as", "article", "source", "date", "start", "end"]
MOST_HEAD_WORDS = 6  # of the name before the colon of a headline
# وزيرة المياه: حقوقنا ثابتة
HEADLINE = re.compile(
    r"[^\S\n]*(?:[-–—•*][^\S\n]*)?(?P<name>(?:د\.\s*)?[^:\n.،؛؟!|]{1,80}):\s*(?P<words>[^\n]+)"
)
DASHES = ("-", "–", "—")  # before an answer
BULLETS = (*DASHES, "*", "•", "س:")  # before a question
# «رفعت البلد كله»: at least three words, all in marks
ENCLOSED = re.compile(r"[«“„\"](?:[^\s«»“”\"]++\s++){2}[^«»“”\"]++[»”\"][\s.،]*")
TANWIN = re.compile("\u064b")  # جادًا


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


def _named(speaker: str, sentence: Sentence, found: Found) -> str | None:
    """Return a speaker without the ل of وفقا لمصدر and the و before a noun; no adverb: جادًا."""
    verb = sentence[found.verb].key if found.verb is not None else ""
    words_ = speaker.split(" ")
    adverbs = [k for k, word in enumerate(words_) if TANWIN.search(word)]
    if adverbs:  # جادًا, أحد السكان عارضًا تجربته
        return " ".join(words_[: adverbs[0]]) or None
    if verb.endswith(("وفقا", "طبقا")) and speaker.startswith("ل"):
        return "ال" + speaker[2:] if speaker.startswith("لل") else speaker[1:].lstrip("\u0640 ")
    first = sentence[found.speaker[0]].key if found.speaker else ""
    before = found.speaker is not None and found.verb is not None and found.speaker[0] < found.verb
    if before and first.startswith("و") and not is_office(first) and is_speaking(first[1:]):
        return speaker[1:]
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


def _announced(folded: Folded, sentence: Sentence) -> Quote | None:
    """Return an empty quote with who speaks on the next line: وقالت هدى:."""
    colon = len(sentence) - 1
    if sentence[colon].key != ":":
        return None
    for verb in range(colon - 1, max(colon - COLON_REACH, -1), -1):
        cue = cues().get(sentence[verb].key)
        if cue and cue.kind == "saying" and not cue.doubtful and not is_unsaid(sentence, verb):
            speaker = speaker_of(sentence, verb, 0, cue, Introduction(colon, colon, "colon"))
            return _quote(folded, sentence, Found((colon, colon + 1), speaker, verb, in_marks=True))
    return None


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
            announced = _announced(folded, sentence)
            last = announced or (found[-1] if found else last)
            open_ = bool(announced or (found and not all(token.closed for token in sentence)))


def _headlines(folded: Folded, names: set[str]) -> Iterator[Quote]:
    """Yield the lines "name: words", where the name is a post or of somebody who speaks below."""
    for start, end in paragraphs(folded.text):
        line = HEADLINE.match(folded.text, start, end)
        if line is None:
            continue
        answer = line["name"].strip() == "ج"
        name = None if answer else _name_of_line(folded, line, names)
        if name or answer:
            begin, stop = line.span("words")
            stop = begin + len(folded.text[begin:stop].rstrip(" \t.،"))
            yield Quote(*folded.place(begin, stop), name, None, "verb")


def _name_of_line(folded: Folded, line: re.Match[str], names: set[str]) -> str | None:
    """Return the speaker that a line begins with, without what follows a post: … بين أهله:."""
    sentence = next(sentences(folded.text, *line.span("name")), [])
    keys = WORD.findall(line["name"])
    found = phrase(sentence, 0, len(sentence)) if sentence else None
    if found is None or not 0 < len(keys) <= MOST_HEAD_WORDS:
        return None
    if len(keys) == 1 and without_article(keys[0]) in words("no names"):
        return None  # المصدر: وكالة الغد
    rest = [token.key for token in sentence[found[1] :]]
    if rest and not is_office(keys[0]):
        return None
    told = [key for key in rest if key in cues() and not cues()[key].doubtful]
    whole = ENCLOSED.fullmatch(line["words"]) is not None
    if told or not _is_name([token.key for token in sentence[: found[1]]], names, whole):
        return None
    return folded.slice(sentence[0].start, sentence[found[1] - 1].end)


def _answers(folded: Folded) -> Iterator[Quote]:
    """Yield the answers of an interview, lines with a dash behind a question: - لا أعرف."""
    asked = False
    for start, end in paragraphs(folded.text):
        line = folded.text[start:end].strip()
        question = line.startswith(BULLETS) and line.endswith(("؟", "?"))
        begin = start + folded.text[start:end].index(line) + 1
        begin += len(line[1:]) - len(line[1:].lstrip(" \t-–—"))
        stop = start + len(folded.text[start:end].rstrip(" \t.،"))
        if asked and not question and line.startswith(DASHES) and begin < stop:
            yield Quote(*folded.place(begin, stop), None, None, "verb")
        asked = question


def _is_name(keys: list[str], names: set[str], whole: bool) -> bool:
    """Return whether the words before a colon name a speaker; what follows may be all in marks."""
    if any(key in triggers() and not is_office(key) for key in keys):
        return False  # وورد في التقرير: …
    titled = keys[0] in words("titles") and len(keys) > 1
    titled |= without_article(keys[0]) in words("bodies of headlines")
    marked = whole and 1 < len(keys) <= 4 and not words("titles of works") & set(keys)
    return keys[-1] in names or is_office(keys[0]) or keys[0] == "د" or titled or marked


def quotes_of(text: str) -> list[Quote]:
    """Return the quotes of one text, in order and without overlaps."""
    folded = fold(text)
    found = list(_in_body(folded))
    names = {fold(quote.speaker).text.split()[-1] for quote in found if quote.speaker}
    found += _headlines(folded, names) if ":" in text else []
    found += _answers(folded) if "؟" in text else []
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
