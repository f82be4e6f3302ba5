"""The report's own words, in Arabic and English."""

from __future__ import annotations

WORDS = {
    "ar": {
        "dir": "rtl",
        "report": "تقرير المدونة",
        "contents": "المحتويات",
        "code": "الشيفرة",
        "note": "ملاحظة",
        "failed": "لم يكتمل هذا التقرير",
        "failed_in": "توقف الدفتر {name}",
        "traceback": "تفاصيل الخطأ",
        "colophon": "كيف أُعدّ هذا التقرير",
        "made": "أُعدّ في",
        "versions": "الإصدارات",
        "parameters": "المعاملات",
        "corpus": "بصمة المدونة (SHA-256)",
        "size": "المقالات",
        "cite": "للاستشهاد",
        "chart": "رسم بياني",
        "table": "جدول",
        "skip": "إلى المحتوى",
        "cut": "قُطع هنا ما زاد من المخرجات: {number} محرفا.",
    },
    "en": {
        "dir": "ltr",
        "report": "Report on the corpus",
        "contents": "Contents",
        "code": "Code",
        "note": "Note",
        "failed": "This report is incomplete",
        "failed_in": "Notebook {name} stopped",
        "traceback": "Traceback",
        "colophon": "How this report was made",
        "made": "Made on",
        "versions": "Versions",
        "parameters": "Parameters",
        "corpus": "Corpus hash (SHA-256)",
        "size": "Articles",
        "cite": "How to cite",
        "chart": "Chart",
        "table": "Table",
        "skip": "Skip to content",
        "cut": "The output was longer; {number} characters were cut here.",
    },
}
# What a chart is called that says nothing of itself.
CHARTS = tuple(words["chart"] for words in WORDS.values())
