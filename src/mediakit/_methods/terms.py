"""The terms of methods texts, in Arabic and in English: nouns that are counted, and phrases."""

from __future__ import annotations

from typing import Any, TypeAlias

ARABIC, ENGLISH = 0, 1
Said: TypeAlias = tuple[str, str]  # in Arabic, in English

# One and several, in both languages.
NOUNS: dict[str, tuple[Said, Said]] = {
    "article": (("مقال", "مقالات"), ("article", "articles")),
    "category": (("فئة", "فئات"), ("category", "categories")),
    "document": (("مستند", "مستندات"), ("document", "documents")),
    "family": (("عائلة", "عائلات"), ("family", "families")),
    "file": (("ملف", "ملفات"), ("file", "files")),
    "form": (("صيغة", "صيغ"), ("form", "forms")),
    "group": (("مجموعة", "مجموعات"), ("group", "groups")),
    "line": (("سطر", "أسطر"), ("line", "lines")),
    "proper_name": (("اسم", "أسماء"), ("name", "names")),
    "part": (("قسم", "أقسام"), ("part", "parts")),
    "pattern": (("نمط", "أنماط"), ("pattern", "patterns")),
    "period": (("فترة", "فترات"), ("period", "periods")),
    "place": (("موضع", "مواضع"), ("occurrence", "occurrences")),
    "quote": (("قول", "أقوال"), ("quote", "quotes")),
    "resample": (("عينة", "عينات"), ("resample", "resamples")),
    "row": (("صف", "صفوف"), ("row", "rows")),
    "run": (("متتالية", "متتاليات"), ("n-gram", "n-grams")),
    "series": (("سلسلة", "سلاسل"), ("series", "series")),
    "shuffle": (("تبديل", "تبديلات"), ("shuffle", "shuffles")),
    "source": (("مصدر", "مصادر"), ("source", "sources")),
    "thing": (("مدلول", "مدلولات"), ("thing", "things")),
    "time": (("مرة", "مرات"), ("time", "times")),
    "token": (("كلمة", "كلمات"), ("token", "tokens")),
    "type": (("نوع", "أنواع"), ("type", "types")),
    "version": (("نسخة", "نسخ"), ("version", "versions")),
    "word": (("كلمة", "كلمات"), ("word", "words")),
}

# What a value of a fact is called; "other" is for values that the table does not know.
COMMON: dict[str, dict[Any, Said]] = {
    # what is counted, and out of how much
    "unit": {
        "word": ("كلمات جُمعت رسومها المختلفة", "words, their spellings together"),
        "given": ("كلمات كما قطّعها مقطّع آخر", "words as another tokeniser cut them"),
        "lemma": ("مداخل معجمية", "lemmas"),
        "run": ("متتاليات من {run_length:word}", "runs of {run_length:word}"),
        "other": ("أصناف من الكلمات", "classes of words"),
    },
    "size": {
        False: ("{tokens:token}", "{tokens:token}"),
        True: ("{tokens:run}", "{tokens:run}"),
    },
    "sizes": {
        False: (
            "مجموع كلماتها ومنها الكلمات الوظيفية",
            "the sums of all tokens, function words included",
        ),
        True: ("كما أُعطيت في الاستدعاء", "given in the call"),
    },
    "grouping": {
        True: ("بحسب {by:columns}", "by {by:columns}"),
        False: ("معًا دون تقسيم", "all together"),
    },
    "excluded": {
        "none": ("دون استبعاد أي مقال", "leaving out no article"),
        "lost": (
            "بعد استبعاد {lost:article} لغياب {lacking:columns:or}",
            "leaving out {lost:article} without {lacking:columns:or}",
        ),
        "families": (
            "واحتُسبت كل عائلة من المقالات المنقولة مرة واحدة{once:in_a_group} بأقدم مقالاتها "
            "(المستبعد: {repeated:article:nominative})",
            "each family of reused articles counting once{once:in_a_group}, by its earliest "
            "article (left out: {repeated:article})",
        ),
        "both": (
            "بعد استبعاد {lost:article} لغياب {lacking:columns:or}، واحتُسبت كل عائلة من المقالات "
            "المنقولة مرة واحدة{once:in_a_group} بأقدم مقالاتها (المستبعد: "
            "{repeated:article:nominative})",
            "leaving out {lost:article} without {lacking:columns:or}, each family of reused "
            "articles counting once{once:in_a_group}, by its earliest article (left out: "
            "{repeated:article})",
        ),
    },
    "in_a_group": {
        True: (" في المجموعة", " in a group"),
        False: ("", ""),
    },
    "column": {
        "agency": ("الوكالة", "agency"),
        "article": ("المقال", "article"),
        "author": ("الكاتب", "author"),
        "date": ("التاريخ", "date"),
        "family": ("العائلة", "family"),
        "source": ("المصدر", "source"),
        "speaker": ("المتحدث", "speaker"),
        "year": ("السنة", "year"),
        "D": ("اليوم", "day"),
        "W": ("الأسبوع", "week"),
        "M": ("الشهر", "month"),
        "Q": ("ربع السنة", "quarter"),
        "Y": ("السنة", "year"),
    },
    "units": {
        False: ("", ""),
        True: ("؛ ومقالات العائلة الواحدة تُسحب معًا", ", the articles of a family drawn together"),
    },
    "with_families": {
        True: (
            "، وحصة المنقول من مفتاحية النوع هي ما يزول منها في التكرارات المعطاة للعائلات (وفيها "
            "تُحتسب كل عائلة من المقالات المنقولة مرة واحدة أو لا تُحتسب)",
            ", and the syndicated share of a type’s keyness is what disappears of it with the "
            "counts given as families (in which each family of reused articles counts once or not "
            "at all)",
        ),
        False: ("", ""),
    },
    "with_articles": {
        True: (
            "، ومع كل نوع عدد المقالات التي يرد فيها",
            ", and each type comes with the number of articles that hold it",
        ),
        False: ("", ""),
    },
    # from articles to words
    "boilerplate": {
        True: (
            "، فأُخرج منها ما يحيط بالمتن مما يُعرف بلفظه أو يتكرر في أطراف مقالات المصدر (أما "
            "المصادر التي يقل عدد مقالاتها عن {min_articles}، وعددها {small}، فباللفظ وحده)، "
            "ونُقلت أسماء الكتّاب والأمكنة والوكالات إلى أعمدة",
            " of what surrounds them and is known by its wording or recurs at the edges of a "
            "source’s articles (in the {small} sources with fewer than {min_articles} articles, "
            "by its wording alone); bylines, datelines and agency credits were moved into columns",
        ),
        False: (
            "، وذلك بإصلاح المحارف وحدها دون إخراج شيء منها",
            " by mending characters alone, and nothing was cut",
        ),
    },
    "numbers": {
        True: ("والأعداد كلمات", "and numbers are words"),
        False: ("والأعداد ليست كلمات بل فواصل", "and numbers are no words, but breaks"),
    },
    "cluster": {
        True: ("على عنقود من الحواسيب", "on a cluster"),
        False: ("على حاسوب واحد", "on one computer"),
    },
    "backend": {
        "corpus": (
            "بتحليل كل صيغة إلى سوابق وجذع ولواحق واختيار أرجح تحليل بحسب المعجم كله (خوارزمية "
            "EM؛ Dempster et al. 1977) وبقاموس simplemma (Barbaresi 2021)",
            "by analysing each into proclitics, stem and enclitics and choosing the analysis that "
            "the whole vocabulary makes most likely (EM; Dempster et al. 1977), with the "
            "dictionary of simplemma (Barbaresi 2021)",
        ),
        "light": (
            "بالتجذيع الخفيف حيث ترد البقية وحدها (light10؛ Larkey et al. 2007)",
            "by light stemming where the rest is attested (light10; Larkey et al. 2007)",
        ),
        "snowball": (
            "بجذوع Snowball (مكتبة PyStemmer)",
            "by the stems of Snowball (PyStemmer)",
        ),
        "none": ("بتوحيد الرسم وحده", "by their spelling alone"),
        "callable": ("بدالة من وضع الباحث", "by a function of the researcher’s"),
    },
    "corrects": {
        True: (
            "وعُيّن المدخل باليد لعدد من الصيغ هو {corrected}",
            "The lemma was given by hand for {corrected:form}",
        ),
        False: ("ولم يُعيّن أي مدخل باليد", "No lemma was given by hand"),
    },
    "protects": {
        True: (" ومعها {protected:proper_name:nominative}", " and {protected:proper_name} besides"),
        False: ("", ""),
    },
    "changed": {
        True: (
            "وعدد ما أُضيف إليها {added} وما أُخرج منها {taken}",
            "The list was changed by adding {added:word} and taking out {taken}",
        ),
        False: ("ولم تُعدّل القائمة", "The list was not changed"),
    },
}
