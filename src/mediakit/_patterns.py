"""What surrounds an article on its page, known by its wording: counters, links, notices."""

from __future__ import annotations

import functools
import re

from mediakit._lists import any_of, spelling_of, word_lists

BULLET = r"^[\s*•●■►▪»«|>#:.\[(\-–—_←→]*"
# What may stand behind a label: "اقرأ أيضا: …", "الوسوم (3)", "شاهد أيضا «…"
AFTER_LABEL = r"(?=\s*$|\s*[:：|…(«\"“\[\-–—/.0-9])"
NO_BA = r"(?!\s+ب)"  # مواد ذات صلة بالأسلحة
SHORT = 25  # words; a longer line is a paragraph, whatever it begins with
TITLE = 20  # words; a longer line is no headline of another article
NOTICE = 60  # words; what begins as notices of sites do may be a paragraph
REMEMBERED = 1024  # lines: each is asked for several times while its article is at work
CALL, CAPTION = 14, 8  # words of "تابع أحدث الأخبار عبر …" and of "مصدر الصورة، …" at most

LIST_OPENS = re.compile(r"list of \d+ items?")
SKIPS = re.compile(rf"^\s*{any_of('تخطى')}\s(?P<name>.{{2,40}}?)\s{any_of('وواصل القراءة')}\s*$")
BETWEEN = any_of(
    "اقرأ", "اقرأوا", "اقرؤوا", "تقرأ", "للمزيد", "طالع", "شاهد", "انظر", "قد", "ربما", "تابع",
    "استمع",
)  # fmt: skip
CUTS_IN = re.compile(rf"{BULLET}(?:{BETWEEN})")
# م.ل/ ر.ح   ع ط/ أ م   =====ن.م   -مل-: who wrote and who edited
INITIALS = re.compile(
    r"^[\s=_\-–—/(*]*(?:[\u0621-\u064a]{1,2}\s?[./،,]\s*){1,6}[\u0621-\u064a]{0,2}[\s.)/\-=]*$"
    r"|^[\s=_\-–—/(*]*(?:[\u0621-\u064a]\s*[./،,\s]\s*){1,6}[\u0621-\u064a][\s.)/\-=]*$"
    r"|^\s*-\s?[\u0621-\u064a]{1,3}\s?-\s*$"
)
INITIALS_LENGTH = 24
NUMBER = r"[0-9٠-٩.,٬KkMm+]+"
MAIL = r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
CLOCK = r"[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9٠-٩]{2})?"
SENTENCE = re.compile(r"(?<!\.)[.!؟]\s*$")  # not "…" and "..", with which links end
COUNTED = any_of("مشاهدة", "مشاهدات", "قراءة", "زيارة", "تعليق", "تعليقات", "مشاركة", "مشاركات")
MAILBOX = any_of("البريد الإلكتروني", "بريد إلكتروني", "إيميل", "تويتر", "فيسبوك", "t", "twitter")
ENDED, GOES_ON = any_of("انتهى", "انتهت", "إنتهى", "نهاية الخبر"), any_of("يتبع", "النهاية")
PERIOD = any_of(
    "ثانية", "ثوان", "دقيقة", "دقيقتين", "دقائق", "ساعة", "ساعتين", "ساعات", "يوم", "يومين", "أيام",
)  # fmt: skip
PICTURE = any_of("مصدر الصورة", "صدر الصورة")
MORE = any_of("المزيد", "للمزيد", "اقرأ المزيد", "تابع القراءة")
# Asked of readers: تابعوا; and what is read as "he followed" too, unless it goes on as requests do
FOLLOW = any_of("تابعوا", "تابعونا", "تابعنا", "لمتابعة", "اشتركوا", "للاشتراك", "انضموا", "حملوا")
CALL_WORD = any_of("تابع", "اشترك", "انضم", "حمل", "للمزيد", "لمزيد", "لمتابعة", "لتصلك", "لتصلكم")
PRESS = any_of(
    "اضغط", "انقر", "إضغط", "اضغطوا", "هنا", "الرابط", "google play", "app store", "اشترك الآن"
)
OURS = any_of(
    "قناتنا", "بقناتنا", "قنواتنا", "حسابنا", "حساباتنا", "صفحتنا", "صفحاتنا", "تطبيقنا", "نشرتنا",
    "موقعنا", "مجموعتنا",
)  # fmt: skip
SITE = any_of(
    "إذن", "مسبق", "مسبقة", "خطي", "خطية", "الموقع", "المحتوى", "المادة", "المواد", "المنشور",
    "المنشورة", "المصدر",
)  # fmt: skip
# Whole lines of other kinds than labels and buttons.
WHOLE = (
    # 1250 مشاهدة   (3) تعليقات
    ("counter", rf"\(?{NUMBER}\)?\s*(?:{COUNTED})"),
    # // انتهى //   (يتبع)   انتهى/ م م   ###   // يتبع // 12:25 ت م
    ("end", rf"[/(#\[]+\s*(?:{ENDED}|{GOES_ON})\s*[0-9]*\s*[/)#\]]*"),
    ("end", rf"(?:{ENDED})\s*[0-9]*(?:\s*[/\-–]\s*\S+)*|#{{2,}}|[=_]{{3,}}"),
    ("end", r"(?:/+\s*\w+\s*/+\s*)?[0-9٠-٩]{1,2}:[0-9٠-٩]{2}\s*ت\s?م"),
    # 01:25 م   قبل 5 ساعات   دقيقتان للقراءة   3 دقائق قراءة
    ("counter", rf"{CLOCK}\s*(?:[صم]|{any_of('صباحا', 'مساء')}|[ap]m|gmt)?"),
    ("counter", rf"(?:{any_of('قبل', 'منذ')})\s+(?:{NUMBER}\s*)?(?:{PERIOD})"),
    (
        "counter",
        rf"(?:{NUMBER}\s*)?(?:{PERIOD}|{any_of('دقيقتان')})\s+(?:{any_of('للقراءة', 'قراءة')})",
    ),
    ("counter", rf"{NUMBER}\s*(?:{any_of('دقائق', 'دقيقة')}|min read)"),
    ("advert", any_of("إعلان", "إعلانات", "مادة إعلانية", "مساحة إعلانية", "محتوى إعلاني")),
    ("advert", r"advertisements?|sponsored|adchoices"),
    # الرئيسية » أخبار » محليات   تخطى الأكثر قراءة وواصل القراءة
    ("navigation", rf"(?:{any_of('الرئيسية', 'الصفحة الرئيسية')}|home)\s*[»›>/|\\←].{{0,80}}"),
    ("navigation", rf"{any_of('تخطى')}\s.{{2,40}}\s{any_of('وواصل القراءة')}"),
    ("related", r"list of \d+ items?.*|list \d+ of \d+|end of list"),
    ("navigation", r"(?:role|reporting from),.*"),
    ("comments", r"\d+ de \d+ commentaires?.*"),
    ("tags", r"(?:#\w+[\s,،|]*)+"),
    # مصدر الصورة، Getty Images   التعليق على الصورة، الميناء ليلا
    ("caption", rf"{any_of('التعليق على الصورة')}[,،].*"),
    ("caption", rf"(?:{PICTURE})\s*[,،:]\s*(?!.*\.\s*$)\S+(?:\s+\S+){{0,{CAPTION}}}"),
    # المصدر: (and under it who)
    ("link", rf"{any_of('المصدر')}\s*:|{any_of('هذا المحتوى من')}"),
    ("link", rf"ل\w+\s[^.]*(?:{any_of('اضغط هنا', 'انقر هنا')})"),
    # بنا 1424 جمت 12/03/2025
    ("end", rf"\w+\s[0-9]{{4}}\s(?:{any_of('جمت')}|gmt)\s.*"),
    # تابعوا هضبة نيوز على
    ("follow", rf"(?:{any_of('تابعوا', 'تابعونا', 'تابع')})(?:\s\S+){{1,4}}\s(?:على|عبر)\s*:?"),
    # ...المزيد
    ("more", rf"[.…\s]*(?:{MORE})[.…\s»]*"),
    # desk@example.org   تويتر: @almadd
    ("contact", rf"(?:(?:{MAILBOX})\s*[:：]?\s*)?(?:{MAIL}|@\w+)(?:[\s,،|]+(?:{MAIL}|@\w+))*"),
    ("contact", rf"(?:{MAILBOX})\s*[:：]\s*[\w.]+|\[?email\s?protected\]?"),
    # © 2026 هضبة نيوز
    ("copyright", r"(?:©|\(c\)).{0,80}"),
)


def section(title: str) -> dict[str, str]:
    """Return the patterns of a list's sections of one title, by kind."""
    return {
        name.removeprefix(f"{title} "): any_of(*phrases)
        for name, phrases in word_lists("boilerplate").items()
        if name.startswith(f"{title} ")
    }


@functools.cache
def _beginning(title: str, after: str = "") -> re.Pattern[str]:
    """Return the pattern of lines that begin with a phrase of the lists; the kind is its group."""
    groups = "|".join(f"(?P<{kind}>{phrases})" for kind, phrases in section(title).items())
    return re.compile(rf"{BULLET}(?:{groups}){after}", re.IGNORECASE)


@functools.cache
def _whole_line() -> re.Pattern[str]:
    """Return the pattern of whole lines; the kind and a number are its group."""
    button = section("button")["share"]
    counted = rf"(?:{NUMBER}\s*)?(?:{button})(?:\s*[:(]?\s*{NUMBER}\)?|\s*:)?"
    several = rf"(?:(?:{button})[\s|,،/·•]+)+(?:{button})"
    kinds = (("share", counted), ("share", several), *WHOLE)
    groups = "|".join(f"(?P<{kind}_{n}>{pattern})" for n, (kind, pattern) in enumerate(kinds))
    return re.compile(rf"^[\s*•|\-–—]*(?:{groups})[\s.|*»]*$", re.IGNORECASE)


@functools.cache
def _asks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "تابعوا … على تويتر", of what tells too, of where to press."""
    platform = section("platform")["follow"]
    called = rf"{BULLET}(?:{CALL_WORD}|{section('calling')['follow']})\s.*(?:{platform}|{PRESS})"
    return (
        re.compile(rf"{BULLET}(?:{FOLLOW})\s.*(?:{platform})", re.IGNORECASE),
        re.compile(called, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{PRESS}|{OURS})(?!\w)", re.IGNORECASE),
    )


def _asks_to_follow(line: str) -> bool:
    """Return whether a line asks to follow: "تابع الملايين الخطاب على يوتيوب." does not.

    A sentence is one that says where to press or whose channel it is.
    """
    asks, calls, press = _asks()
    asked, called = asks.match(line), calls.match(line)
    if not (asked or called):
        return False
    pressed = press.search(line) is not None
    closed = SENTENCE.search(line) is not None
    return bool(asked and not closed) or (pressed and (bool(asked) or len(line.split()) <= CALL))


def _label_kind(line: str, *titles: str) -> str | None:
    """Return the kind of a line that begins with a label and ends there, or names what follows."""
    for title in titles:
        found = _beginning(title, AFTER_LABEL).match(line)
        ends = r"\s*[:：]?\s*$" if title == "foot" else r"\s*(?:$|[:：|…–—-])"
        sure = found and re.match(ends, line[found.end() :])
        if found and (sure or not SENTENCE.search(line)):
            return found.lastgroup
    return None


def _opening_kind(line: str) -> str | None:
    """Return the kind of a line that begins as notices and requests do."""
    if found := _beginning("notice").match(line):
        return found.lastgroup
    if len(line.split()) > SHORT:
        return None
    if found := _beginning("opening").match(line):
        return found.lastgroup
    found = _beginning("forbidding").match(line)
    return found.lastgroup if found and re.search(rf"(?<!\w)(?:{SITE})(?!\w)", line) else None


@functools.lru_cache(maxsize=REMEMBERED)
def line_kind(line: str) -> str | None:
    """Return the kind of boilerplate that a whole line is, or None for text.

    Examples
    --------
    >>> line_kind("اقرأ أيضاً: أزمة الميناء"), line_kind("مشاركة"), line_kind("// انتهى //")
    ('related', 'share', 'end')
    >>> line_kind("اقرأ الوزير كلمته أمام البرلمان.") is None
    True
    """
    size = len(line.split())
    if size > NOTICE:
        return None
    if opening := _opening_kind(line):
        return opening
    if size > SHORT:
        return None
    kind = _label_kind(line, "label")
    if not kind and (found := _whole_line().match(line)):
        kind = str(found.lastgroup).partition("_")[0]
    if not kind and _asks_to_follow(line):
        return "follow"
    return kind or ("copyright" if "محفوظة" in line and "©" in line else None)


def is_label(line: str) -> bool:
    """Return whether a line is a label and no more: what it announces stands below it."""
    return _beginning("label", r"\s*[:：]?\s*$").match(line) is not None


def cuts_in(line: str) -> bool:
    """Return whether a line is a label that stands between paragraphs: اقرأ أيضا, شاهد أيضا."""
    return CUTS_IN.match(line) is not None


def closing_of(line: str) -> re.Pattern[str] | None:
    """Return the pattern of the line that closes the block which a line opens, if it opens one.

    Examples
    --------
    >>> bool(closing_of("تخطى الأكثر قراءة وواصل القراءة").match("الأكثر قراءة نهاية"))
    True
    """
    if line.startswith("list of ") and LIST_OPENS.match(line):
        return re.compile("end of list")
    skipped = SKIPS.match(line)
    if not skipped and not is_label(line):
        return None
    name = spelling_of(skipped["name"] if skipped else line.strip(" :"))
    end = any_of("نهاية")
    return re.compile(rf"^\s*(?:{name}\s+{end}|{end}\s+{name})\s*$")


@functools.lru_cache(maxsize=REMEMBERED)
def ending_kind(line: str) -> str | None:
    """Return the kind of boilerplate that an article's last line is, or None for text.

    Examples
    --------
    >>> ending_kind("سمات الميناء إضراب العمال"), ending_kind("سمات الميناء لا تتغير.")
    ('tags', None)
    >>> ending_kind("ع ط/ أ م"), ending_kind("تابع أحدث الأخبار عبر تويتر")
    ('end', 'follow')
    """
    found = _beginning("ending", NO_BA).match(line)
    if found and (found.lastgroup == "related" or not SENTENCE.search(line)):
        return found.lastgroup
    if len(line) <= INITIALS_LENGTH and INITIALS.match(line):
        return "end"
    if len(line.split()) <= CALL and not SENTENCE.search(line):
        if found := _beginning("calling").match(line):
            return found.lastgroup
        if _asks()[1].match(line):
            return "follow"
    return _label_kind(line, "foot") or line_kind(line)
