"""What surrounds an article on its page, known by its wording: counters, links, notices."""

from __future__ import annotations

import functools
import re

from mediakit._lists import any_of, word_lists

BULLET = r"^[\s*•●■►▪»«|>#:.\[(\-–—_]*"
# What may stand behind a label: "اقرأ أيضا: …", "الوسوم (3)", "شاهد أيضا «…"
AFTER_LABEL = r"(?=\s*$|\s*[:：|…(«\"“\[\-–—/.0-9])"
SHORT = 25  # words; a longer line is a paragraph, whatever it begins with
TITLE = 20  # words; a longer line is no headline of another article
# Words from an article's end in which a fused ending may begin, and characters that hold them.
FUSED, FUSED_CHARACTERS = 60, 900

WORD = re.compile(r"\S+")
NUMBER = r"[0-9٠-٩.,٬KkMm+]+"
MAIL = r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
COUNTED = any_of("مشاهدة", "مشاهدات", "قراءة", "زيارة", "تعليق", "تعليقات", "مشاركة", "مشاركات")
MAILBOX = any_of("البريد الإلكتروني", "بريد إلكتروني", "إيميل", "تويتر", "فيسبوك", "t", "twitter")
ENDED, GOES_ON = any_of("انتهى", "انتهت", "إنتهى"), any_of("يتبع")
MORE = any_of("المزيد", "للمزيد", "اقرأ المزيد", "تابع القراءة")
FOLLOW = any_of(
    "تابعوا", "تابعونا", "تابع", "تابعنا", "لمتابعة", "اشتركوا", "اشترك", "للاشتراك", "انضموا",
    "انضم", "حملوا", "حمل",
)  # fmt: skip
# Whole lines of other kinds than labels and buttons.
WHOLE = (
    # 1250 مشاهدة   (3) تعليقات
    ("counter", rf"\(?{NUMBER}\)?\s*(?:{COUNTED})"),
    # // انتهى //   (يتبع)   انتهى/ م م   ###   // يتبع // 12:25 ت م
    ("end", rf"[/(#\[]+\s*(?:{ENDED}|{GOES_ON})\s*[/)#\]]*"),
    ("end", rf"(?:{ENDED})(?:\s*[/\-–]\s*\S+)*|#{{2,}}"),
    ("end", r"(?:/+\s*\w+\s*/+\s*)?[0-9٠-٩]{1,2}:[0-9٠-٩]{2}\s*ت\s?م"),
    # ...المزيد
    ("more", rf"[.…\s]*(?:{MORE})[.…\s»]*"),
    # desk@example.org   تويتر: @almadd
    ("contact", rf"(?:(?:{MAILBOX})\s*[:：]?\s*)?(?:{MAIL}|@\w+)(?:[\s,،|]+(?:{MAIL}|@\w+))*"),
    ("contact", rf"(?:{MAILBOX})\s*[:：]\s*[\w.]+"),
    # © 2026 هضبة نيوز
    ("copyright", r"(?:©|\(c\)).{0,80}"),
)


def _section(title: str) -> dict[str, str]:
    """Return the patterns of a list's sections of one title, by kind."""
    return {
        name.removeprefix(f"{title} "): any_of(*phrases)
        for name, phrases in word_lists("boilerplate").items()
        if name.startswith(f"{title} ")
    }


@functools.cache
def _beginning(title: str, after: str = "") -> re.Pattern[str]:
    """Return the pattern of lines that begin with a phrase of the lists; the kind is its group."""
    groups = "|".join(f"(?P<{kind}>{phrases})" for kind, phrases in _section(title).items())
    return re.compile(rf"{BULLET}(?:{groups}){after}", re.IGNORECASE)


@functools.cache
def _whole_lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of whole lines, each with its kind."""
    button = _section("button")["share"]
    counted = rf"(?:{NUMBER}\s*)?(?:{button})(?:\s*[:(]?\s*{NUMBER}\)?)?"
    several = rf"(?:(?:{button})[\s|,،/·•]+)+(?:{button})"
    return tuple(
        (kind, re.compile(rf"^[\s*•|\-–—]*(?:{pattern})[\s.|*»]*$", re.IGNORECASE))
        for kind, pattern in (("share", counted), ("share", several), *WHOLE)
    )


@functools.cache
def _follow() -> re.Pattern[str]:
    """Return the pattern of "تابعوا منارة أرجوان على منصات التواصل الاجتماعي"."""
    platform = _section("platform")["follow"]
    return re.compile(rf"{BULLET}(?:{FOLLOW})\s.*(?:{platform})", re.IGNORECASE)


def line_kind(line: str) -> str | None:
    """Return the kind of boilerplate that a whole line is, or None for text.

    Examples
    --------
    >>> line_kind("اقرأ أيضاً: أزمة الميناء"), line_kind("مشاركة"), line_kind("// انتهى //")
    ('related', 'share', 'end')
    >>> line_kind("اقرأ الوزير كلمته أمام البرلمان.") is None
    True
    """
    if len(line.split()) > SHORT:
        return None
    found = _beginning("label", AFTER_LABEL).match(line) or _beginning("opening").match(line)
    if found:
        return found.lastgroup
    for kind, pattern in _whole_lines():
        if pattern.match(line):
            return kind
    if _follow().match(line):
        return "follow"
    return "copyright" if "محفوظة" in line and "©" in line else None


def ending_kind(line: str) -> str | None:
    """Return the kind of boilerplate that an article's last line is, or None for text.

    Examples
    --------
    >>> ending_kind("سمات الميناء إضراب العمال"), ending_kind("سمات الميناء لا تتغير.")
    ('tags', None)
    """
    found = _beginning("ending").match(line)
    if found and (found.lastgroup == "related" or not re.search(r"[.!؟]\s*$", line)):
        return found.lastgroup
    return line_kind(line)


@functools.cache
def _fused_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what can run on from the last sentence, each with its kind."""
    behind = r"(?<=[.!؟?…»\"”)])\s*"
    label, opening, ending = map(_section, ("label", "opening", "ending"))
    link = any_of("الخبر", "المقال", "الموضوع", "التقرير", "المصدر", "المادة")
    word = r"(?:[.،\s]|(?<=[\u0621-\u064a\d\"”»)]))\s*"
    send = any_of("أرسل رسالة", "أرسل", "ارسل")
    patterns = (
        # … إلى الأرصفة رابط الخبر بصحيفة المد: عودة العمال
        ("link", rf"{word}{any_of('رابط')}\s+(?:{link})\s+\S*[^:\n]{{0,40}}:.*$"),
        ("contact", rf"{any_of('للتواصل')}\s+(?:{any_of('مع الكاتب')}\s+)?(?:{send})\b.*$"),
        ("contact", rf"{behind}{MAIL}\s*$"),
        ("tags", rf"{behind}(?:{label['tags']})(?:\s*[:：]|\s)[^.!؟?]*$"),
        (
            "related",
            rf"{behind}(?:{label['related']}|{label['comments']}|{label['link']})\s*[:：].*$",
        ),
        ("related", rf"{behind}(?:{ending['related']}).*$"),
        ("related", rf"\s+{any_of('مقالات أخرى للكاتب')}.*$"),
        ("follow", rf"{behind}(?:{opening['follow']}).*$"),
        ("share", rf"{behind}total\s+[0-9,.]+\s*.*$"),
        ("copyright", rf"{behind}[^.]{{0,30}}(?:{any_of('الحقوق محفوظة')}).*$"),
        ("end", rf"\s*(?://|\()\s*(?:{ENDED}|{GOES_ON})\s*(?://|\))\s*.*$"),
        ("more", rf"\s*(?:\.{{2,}}|…)\s*(?:{MORE})[.…\s]*$"),
    )
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in patterns)


def fused_ending(paragraph: str) -> tuple[str, int] | None:
    """Return the kind of what is fused to the end of a paragraph, and where it begins.

    Examples
    --------
    >>> text = "وعاد العمال إلى الأرصفة. رابط الخبر بصحيفة المد: عودة العمال"
    >>> kind, start = fused_ending(text)
    >>> kind, text[:start].strip()
    ('link', 'وعاد العمال إلى الأرصفة.')
    """
    whole = len(paragraph) <= FUSED_CHARACTERS
    words = list(WORD.finditer(paragraph, 0 if whole else len(paragraph) - FUSED_CHARACTERS))
    if len(words) < 2:
        return None
    first = words[max(1, len(words) - FUSED)].start()
    hits = []
    for kind, pattern in _fused_patterns():
        if found := pattern.search(paragraph, first - 1):
            hits.append((found.start() + (found.group()[:1] in ".،"), kind))
    return min(hits)[::-1] if hits else None
