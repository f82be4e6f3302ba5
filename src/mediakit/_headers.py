"""What the columns of the library's tables are called for readers."""

from __future__ import annotations

HEADERS = {
    "action": "ما صُنع به", "added": "أُضيفت", "change": "التغيير",
    "after": "بعد", "agency": "الوكالة", "arf": "التكرار المخفَّض ARF",
    "article": "المقال", "articles": "المقالات", "author": "الكاتب", "before": "قبل", "bic": "BIC",
    "byline": "سطر الكاتب", "carroll_d2": "كارول D2", "cttr": "CTTR", "chi_squared": "كاي تربيع",
    "chi_squared_yates": "كاي تربيع (ييتس)",
    "containment": "الاحتواء", "contribution": "الإسهام", "copied": "المنسوخ",
    "cosine": "جيب التمام", "count": "العدد", "count_collocate": "عدد المصاحبة",
    "count_reference": "العدد في المرجع", "count_target": "العدد في الهدف",
    "delta_p_backward": "ΔP للكلمة", "delta_p_forward": "ΔP للمصاحبة",
    "crawl_dated": "مؤرخة بالجمع", "date": "التاريخ", "dateline": "سطر التاريخ",
    "difference_coefficient": "معامل الفرق", "dispersion": "التشتت φ",
    "document_frequency": "المستندات",
    "dp": "DP",
    "dp_norm": "DP المعيّر", "duplicate_of": "يكرر", "duplicates": "مكررة", "empty": "فارغة",
    "end": "إلى", "entropy": "الإنتروبيا (بت)", "entry": "المدخل",
    "exchanged": "المبدل",
    "expected": "المتوقع", "families": "العائلات", "family": "العائلة",
    "family_agency": "وكالة العائلة", "family_formula": "حصة الصيغ في العائلة",
    "family_kind": "نوع العائلة",
    "family_first": "الأول في العائلة", "family_order": "ترتيب العائلة",
    "family_size": "حجم العائلة", "first": "من", "form": "الصيغة", "group": "المجموعة",
    "hdd": "HD-D", "herdan_c": "هردان C",
    "hamza": "الهمزة", "headline": "العنوان", "index": "الصف", "juilland_d": "جويلاند D",
    "kld": "تباعد KLD",
    "kept": "بقيت", "kind": "النوع", "lambda": "λ", "last": "إلى", "last_before": "آخر فترة قبله",
    "lead": "المقدمة", "lemma": "المدخل المعجمي", "level": "المستوى",
    "line": "السطر",
    "log_dice": "لوغاريتم دايس", "log_likelihood": "الأرجحية G²",
    "log_likelihood_4": "الأرجحية G² (أربع خلايا)",
    "log_odds_dirichlet": "لوغاريتم الأرجحية z (ديريشليه)", "log_ratio": "لوغاريتم النسبة",
    "log_likelihood_wizard": "الأرجحية G² (الأداة)", "log_ratio_limit": "أبعد حد للفترة",
    "log_ratio_conservative": "لوغاريتم النسبة المتحفظ", "log_ratio_lrc": "لوغاريتم النسبة LRC",
    "maas": "ماس a", "mattr": "MATTR", "mtld": "MTLD", "root_ttr": "غيرو R",
    "simpson_d": "سمبسون D", "yule_k": "يول K",
    "mi3": "المعلومات المتبادلة MI3", "min_sensitivity": "أدنى الحساسيتين",
    "median_words": "وسيط الكلمات", "mi": "المعلومات المتبادلة", "name": "الاسم", "node": "الكلمة",
    "not_arabic": "غير عربية", "other": "الآخر", "p": "p", "p_adjusted": "p المصححة",
    "odds_ratio": "نسبة الأرجحية", "path": "الملف", "pattern": "النمط", "penalty": "الجزاء",
    "percent_diff": "فرق المعدلين %",
    "period": "الفترة", "place": "الموضع", "phrase": "العبارة", "problem": "المشكلة",
    "problems": "فيها مشكلة", "quote": "الاقتباس", "quoted_as": "كيف اقتُبس", "range": "المدى",
    "quanteda": "كاي تربيع (quanteda)", "rank": "الرتبة", "rank_change": "تغيّر الرتبة",
    "rank_log_likelihood_wizard": "الرتبة (الأداة)", "rank_quanteda": "الرتبة (quanteda)",
    "rank_sketch_engine": "الرتبة (Sketch Engine)", "rate": "المعدل", "rate_after": "المعدل بعد",
    "rate_before": "المعدل قبل",
    "rate_first": "المعدل الأول",
    "rate_reference": "المعدل في المرجع", "rate_second": "المعدل الثاني",
    "rate_target": "المعدل في الهدف", "raw_text": "النص الخام", "removed": "المُخرج",
    "removed_share": "حصة المُخرج", "repaired": "أُصلح ترميزها", "same_source": "المصدر نفسه",
    "rosengren_s": "روزنغرين S",
    "second": "الثانية", "share": "الحصة",
    "sketch_engine": "نسبة المعدلين (Sketch Engine)",
    "simple_maths": "نسبة المعدلين (simple maths)", "similarity": "التشابه",
    "doubt": "أفعال الشك", "fact": "أفعال الإثبات", "quoted_share": "حصة الكلام المنقول",
    "part": "الجزء", "quoted": "كلام غيره", "voice": "كلامه",
    "slot": "الشيء", "stance": "موقف الفعل", "total": "المجموع",
    "source": "المصدر", "speaker": "المتكلم",
    "start": "من", "stock": "المتكرر في المشترك", "struck": "حُذفت",
    "subheads": "العناوين الفرعية", "suggestion": "لعله", "syndicated_share": "حصة المنقول",
    "t_score": "t",
    "ta_marbuta": "التاء المربوطة",
    "text": "النص", "tf_idf": "tf-idf", "token": "الكلمة", "tokens": "مجموع الكلمات",
    "truncated": "مبتورة",
    "ttr": "الأنواع إلى الكلمات", "types": "الأنواع", "undated": "بلا تاريخ",
    "unreadable": "لم تُقرأ", "url": "الرابط", "usable": "الصالحة للبحث", "verb": "الفعل",
    "weight": "الوزن",
    "words": "الكلمات", "ya": "الياء", "year": "السنة", "z_score": "z",
}  # fmt: skip
# The values of the columns in NAMED_VALUES; several are joined by +.
VALUES = {
    "related": "مقالات أخرى", "share": "أزرار المشاركة", "tags": "وسوم", "link": "رابط",
    "contact": "تواصل", "follow": "متابعة", "copyright": "حقوق", "comments": "تعليقات",
    "counter": "عدّاد", "newsletter": "نشرة", "more": "المزيد", "end": "علامة الختام",
    "headline": "العنوان مكررا", "byline": "الكاتب", "dateline": "المكان والتاريخ",
    "agency": "الوكالة", "advert": "إعلان", "caption": "تعليق صورة", "navigation": "تنقل",
    "notice": "تنبيه", "recurring": "سطر يتكرر", "removed": "أُخرج", "moved": "نُقل إلى عمود",
    "kept": "بقي", "majority": "الغالبة", "hamza": "الهمزة", "ya": "الياء",
    "ta_marbuta": "التاء المربوطة", "marks": "الحركات", "digits": "الأرقام",
    "added": "مضاف", "struck": "محذوف", "replaced": "مبدل", "both": "كلاهما",
    "copy": "نسخة", "formula": "صيغة متكررة", "after": "بعده", "before": "قبله",
    "fact": "إثبات", "doubt": "شك", "neither": "لا هذا ولا ذاك",
}  # fmt: skip
NAMED_VALUES = ("kind", "family_kind", "action", "change", "stance", "place")
INTERVAL_IN_ENGLISH = "{}, 95% interval"
INTERVAL_OF = "فترة ثقة {}"  # the confidence interval of a statistic
ONCE, ONCE_IN_ENGLISH = "{} (العائلة مرة)", "{}, families once"  # log_likelihood_families


def value_name(value: str) -> str:
    """Return a value of the columns in NAMED_VALUES in Arabic.

    Examples
    --------
    >>> value_name("link"), value_name("hamza + ya"), value_name("my kind")
    ('رابط', 'الهمزة + الياء', 'my kind')
    """
    return " + ".join(VALUES.get(part, part) for part in value.split(" + "))


def header(name: str, lang: str = "ar") -> str:
    """Return a column's head; a column that the library does not know keeps its name.

    Examples
    --------
    >>> header("token"), header("rate_interval"), header("my_column")
    ('الكلمة', 'فترة ثقة المعدل', 'my_column')
    >>> header("bic_families"), header("bic_families", "en")
    ('BIC (العائلة مرة)', 'bic, families once')
    >>> header("rate_interval", "en"), header("log_ratio", "en")
    ('rate, 95% interval', 'log ratio')
    """
    whole = name.removesuffix("_families")
    if whole != name and whole in HEADERS:
        return (ONCE_IN_ENGLISH if lang == "en" else ONCE).format(header(whole, lang))
    base = name.removesuffix("_interval")
    if lang == "en":
        shown = base.replace("_", " ") if base in HEADERS else base
        return shown if base == name else INTERVAL_IN_ENGLISH.format(shown)
    shown = HEADERS.get(base, base)
    return shown if base == name else INTERVAL_OF.format(shown)
