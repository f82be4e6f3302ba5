"""What a report says of its corpus: its size, what was left out, how it became words, its hash."""

from __future__ import annotations

import pandas as pd

from mediakit._articles import corpus_hash
from mediakit._clean import clean
from mediakit._describe import describe
from mediakit._methods.write import methods
from mediakit._tokens import tokenize

# Columns of `describe`, and what the articles are that they count.
STATES = {
    "undated": ("بلا تاريخ", "undated"),
    "crawl_dated": ("مؤرخ بيوم جمعه لا نشره", "dated by the crawl"),
    "unreadable": ("غير مقروء", "unreadable"),
    "empty": ("خالٍ من الكلمات", "without words"),
    "duplicates": ("مكرر بنصه", "repeated word for word"),
    "truncated": ("مبتور", "truncated"),
    "not_arabic": ("بغير العربية", "not in Arabic"),
}
TEXTS = {
    "ar": {
        "size": "{articles:,} من المقالات، {words:,} من الكلمات، {sources:,} من المصادر",
        "period": "، من {first:%Y-%m-%d} إلى {last:%Y-%m-%d}",
        "states": "لم يُستبعد أي مقال. منها {states}. ",
        "sound": "لم يُستبعد أي مقال، وليس منها مقال {states}. ",
        "cut": "أخرج التنظيف بقايا صفحات بين {low:.1%} و{high:.1%} من نصوص كل مصدر، وكلها مسجلة.",
        "comma": "، ",
        "or": " أو ",
    },
    "en": {
        "size": "{articles:,} articles, {words:,} words, {sources:,} sources",
        "period": ", from {first:%Y-%m-%d} to {last:%Y-%m-%d}",
        "states": "No article was left out. Of them, {states}. ",
        "sound": "No article was left out, and none is {states}. ",
        "cut": "Cleaning took page furniture, {low:.1%} to {high:.1%} of the text of each source, "
        "all of it on record.",
        "comma": ", ",
        "or": " or ",
    },
}


def facts_of(articles: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return lines for the end of a report, in its language.

    Examples
    --------
    >>> from mediakit._sample import load_sample
    >>> facts_of(load_sample(), "en")["size"]
    '102 articles, 14,714 words, 4 sources, from 2026-01-06 to 2026-03-27'
    """
    cleaned = clean(articles)
    table, texts = describe(cleaned), TEXTS[lang]
    size = texts["size"].format(
        articles=len(articles), words=int(table["words"].sum()), sources=len(table)
    )
    first, last = table["first"].min(), table["last"].max()
    period = "" if pd.isna(first) else texts["period"].format(first=first, last=last)
    written = methods(clean, articles), methods(tokenize, cleaned)
    return {
        "size": size + period,
        "exclusions": _exclusions(table, lang),
        "methods": " ".join(each.arabic if lang == "ar" else each.english for each in written),
        "corpus": corpus_hash(articles),
    }


def _exclusions(table: pd.DataFrame, lang: str) -> str:
    """Return how many articles are not as a reader would expect, and how much cleaning took."""
    texts, language = TEXTS[lang], list(TEXTS).index(lang)
    numbers = table[list(STATES)].sum()
    found = [f"{STATES[name][language]}: {count:,}" for name, count in numbers.items() if count]
    if found:
        said = texts["states"].format(states=texts["comma"].join(found))
    else:
        names = [names[language] for names in STATES.values()]
        listed = texts["comma"].join(names[:-1]) + texts["or"] + names[-1]
        said = texts["sound"].format(states=listed)
    shares = table["removed_share"].fillna(0)
    return said + texts["cut"].format(low=shares.min(), high=shares.max())
