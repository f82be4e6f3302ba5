"""What runs on from an article's last sentence, known by its wording."""

from __future__ import annotations

import functools
import re

from mediakit._lists import any_of
from mediakit._patterns import ENDED, GOES_ON, MAIL, MORE, NO_BA, section

# Words from an article's end in which a fused ending may begin, and characters that hold them.
FUSED, FUSED_CHARACTERS = 60, 900
WORD = re.compile(r"\S+")
BEHIND = r"(?<=[.!؟?…»\"”)])\s*"  # a sentence's end


def _after_a_sentence() -> tuple[tuple[str, str], ...]:
    """Return what can follow the end of the last sentence, each with its kind."""
    label, opening, ending = map(section, ("label", "opening", "ending"))
    button, press = section("button")["share"], any_of("اضغط هنا", "انقر هنا")
    aim = any_of("للمزيد", "لمزيد", "للاشتراك", "لمشاهدة", "لقراءة", "لمتابعة", "لمعرفة")
    follow = rf"(?:{any_of('تابعنا', 'تابعونا')})\s+(?:على|عبر)\s[^.!؟?]*$"
    return (
        ("contact", rf"{MAIL}\s*$"),
        ("tags", rf"(?:{label['tags']})(?:\s*[:：]|\s)[^.!؟?]*$"),
        ("related", rf"(?:{label['related']}|{label['comments']}|{label['link']})\s*[:：].*$"),
        ("related", rf"(?:{ending['related']}){NO_BA}.*$"),
        ("follow", rf"(?:{opening['follow']}).*$"),
        ("follow", follow),
        # للمزيد من الأخبار اضغط هنا   اضغط هنا لمعرفة النتيجة
        ("link", rf"(?:{aim})\b[^.!؟?\n]{{0,60}}(?:{press})[\s.]*$"),
        ("link", rf"(?:{press})(?:\sل[^.!؟?]*)?$"),
        # شارك الخبر: فيسبوك تويتر واتساب
        ("share", rf"(?:(?:{button})[\s:|،,/·•]+){{2,}}(?:{button})[\s.]*$"),
        ("share", r"total\s+[0-9,.]+\s*.*$"),
        ("copyright", rf"[^.]{{0,30}}(?:{any_of('الحقوق محفوظة')}).*$"),
        # انتهى/ م م   /انتهى9
        ("end", rf"/?\s*(?:{ENDED})\s*(?:/\s*|[0-9]+\s*/?\s*)\w{{0,3}}\s*$"),
        ("end", rf"/\s?(?:{ENDED})[0-9/\s]*$"),
    )


@functools.cache
def _fused_patterns() -> tuple[re.Pattern[str], ...]:
    """Return what can run on from the last sentence; the kind and a number are the group."""
    link = any_of("الخبر", "المقال", "الموضوع", "التقرير", "المصدر", "المادة")
    word = r"(?:[.،\s]|(?<=[\u0621-\u064a\d\"”»)]))\s*"
    send = any_of("أرسل رسالة", "أرسل", "ارسل")
    after = "|".join(
        f"(?P<{kind}_{n}>{pattern})" for n, (kind, pattern) in enumerate(_after_a_sentence())
    )
    anywhere = (
        # … إلى الأرصفة رابط الخبر بصحيفة المد: عودة العمال
        ("link", rf"{word}{any_of('رابط')}\s+(?:{link})\s+\S*[^:\n]{{0,40}}:.*$"),
        ("contact", rf"{any_of('للتواصل')}\s+(?:{any_of('مع الكاتب')}\s+)?(?:{send})\b.*$"),
        ("related", rf"\s+{any_of('مقالات أخرى للكاتب')}.*$"),
        ("end", rf"\s*(?://|\()\s*(?:{ENDED}|{GOES_ON})\s*(?://|\))\s*.*$"),
        ("more", rf"\s*(?:\.{{2,}}|…)\s*(?:{MORE})[.…\s]*$"),
    )
    patterns = [f"{BEHIND}(?:{after})", *(f"(?P<{kind}>{text})" for kind, text in anywhere)]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


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
    for pattern in _fused_patterns():
        if found := pattern.search(paragraph, first - 1):
            kind = str(found.lastgroup).partition("_")[0]
            hits.append((found.start() + (found.group()[:1] in ".،"), kind))
    return min(hits)[::-1] if hits else None
