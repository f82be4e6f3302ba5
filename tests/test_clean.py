"""What is not an article's text leaves it, can be listed, and can be put back."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._lines import lines_of, without
from mediakit._normalize import display_text
from mediakit._recurring import Recurring
from mediakit._spans import spans_of

LEAD = "بدأ عمال الميناء إضرابا مفتوحا فجر اليوم بعد انتهاء المهلة التي منحتها نقابتهم للوزارة."
BODY = "وقال رئيس النقابة إن الوزارة لم ترسل ورقة واحدة طوال أسبوعين."
# Pieces of real articles' edges, to be put together in any order.
PIECES = [
    LEAD, BODY, "كتب: رنا السيفي", "الصفوان (وارج) - ", "Total", "0", "مشاركة", "مقالات ذات صلة",
    "\n", "\r\n", " ", "\xa0", "&nbsp;", "\u200f", "// انتهى //", "(رويترز)", "اقرأ أيضا: الميناء",
    "رابط الخبر بصحيفة المد: عودة العمال", "الحكـــومة", "سمات الميناء", "a@b.example",
    "للتواصل أرسل sms إلى 88548",
]  # fmt: skip


def cleaned(text: str, headline: str = "", source: str = "بوابة المد") -> pd.Series:
    frame = pd.DataFrame({"text": [text], "headline": [headline], "source": [source]})
    return mk.clean(mk.as_articles(frame)).iloc[0]


def lines(text: str) -> list[str]:
    return [line for line in cleaned(text)["text"].split("\n") if line]


def kinds(text: str, headline: str = "") -> list[str]:
    return mk.removals(mk.clean(mk.as_articles(pd.DataFrame(
        {"text": [text], "headline": [headline], "source": ["بوابة المد"]}
    ))))["kind"].tolist()  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("Total\n0\nمشاركة", ["share", "share", "share"]),
        ("12 مشاركة\nشارك على فيسبوك", ["share", "share"]),
        ("مقالات ذات صلة\nكم يساوي متر الماء؟\nحين غنى المضربون", ["related"] * 3),
        ("إقرأ ايضاً: عودة العمال", ["related"]),
        ("شاهد أيضا «عودة العمال»", ["related"]),
        ("الكلمات المفتاحية: الميناء، الإضراب", ["tags"]),
        ("الوسوم: الميناء", ["tags"]),
        ("تابعوا بوابة المد على منصات التواصل الاجتماعي", ["follow"]),
        ("تابعونا على تويتر", ["follow"]),
        ("جميع الحقوق محفوظة © بوابة المد", ["copyright"]),
        ("// انتهى //\n12:25 ت م", ["end", "end"]),
        ("...المزيد", ["more"]),
        ("desk@almadd.example", ["contact"]),
        ("للتواصل مع الكاتب ارسل رسالة SMS\nتبدأ بالرمز (19)\n88591 - Stc", ["contact"] * 3),
        ("1250 مشاهدة", ["counter"]),
        ("التعليقات (3)", ["comments"]),
        ("المصدر: وكالة أرجوان للأنباء", ["agency"]),
        ("(رويترز)", ["agency"]),
        ("مراسل بوابة المد – عين الحجل", ["byline"]),
        ("(تصوير: رنا السيفي)", ["byline"]),
        ("شارك هذا الموضوع:\nفيس بوك\nX\nمعجب بهذه:\nإعجاب تحميل...", ["share"] * 5),
        ("انقر للمشاركة على تويتر (فتح في نافذة جديدة)", ["share"]),
        ("شارك الخبر على وسائل التواصل الاجتماعي:", ["share"]),
        ("أضف تعليقك\nالاسم\nالبريد الالكتروني\nالتعليق", ["comments"] + ["share"] * 3),
        ("تعليقات الزوار\n12", ["comments", "share"]),
        ("هذا الموقع يستخدم Akismet للحد من التعليقات المزعجة.", ["comments"]),
        ("كلمات دلالية\nالميناء\nإضراب العمال", ["tags"] * 3),
        ("دلالات\nالميناء\nإضراب العمال", ["tags"] * 3),
        ("#الميناء #إضراب_العمال", ["tags"]),
        ("ترشيحات:\nعودة العمال إلى الأرصفة", ["related"] * 2),
        ("المقال السابق\nعودة العمال\nالمقال التالي\nصيف المرفأ", ["related"] * 4),
        ("للتداول والاستثمار في البورصة اضغط هنا", ["link"]),
        ("تابعوا بوابة المد على", ["follow"]),
        ("تابع أحدث الأخبار عبر google news", ["follow"]),
        ("حمل تطبيق بوابة المد وتابع الأخبار أينما كنت", ["follow"]),
        ("النشرة الإلكترونية الخاصة ببوابة المد", ["newsletter"]),
        ("يرجى التحقق من البريد الإلكتروني", ["newsletter"]),
        ("الآراء الواردة في هذا المقال لا تعبر عن رأي الصحيفة.", ["notice"]),
        ("Advertisement", ["advert"]),
        ("(النهاية)\nف ن / م ع", ["end"] * 2),
        ("/نهاية الخبر/", ["end"]),
        ("-مل-", ["end"]),
        ("=========== ر.ع", ["end"]),
        ("(أ. ف. ب)", ["agency"]),
        ("--(بترا)\nع ط/ أ م", ["agency", "end"]),
        ("ع.ش/ص.ش (د ب أ، أ ف ب)", ["agency"]),
        ("/العمانية/\nخالد بن سليم", ["agency", "byline"]),
        ("* كاتبة وأكاديمية من الأردن", ["byline"]),
        ("(إعداد رنا السيفي للنشرة العربية - تحرير سلمى نجم)", ["byline"]),
    ],
)
def test_lines_around_the_text_leave_it(ending: str, expected: list[str]) -> None:
    text = f"{LEAD}\n{BODY}\n\n{ending}"
    assert cleaned(text)["text"] == f"{LEAD}\n{BODY}"
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        (" رابط الخبر بصحيفة المد: عودة العمال إلى الأرصفة", "link"),
        ("رابط الخبر بصحيفة المد: عودة العمال إلى الأرصفة", "link"),
        (" سمات الميناء الإضراب نقابة العمال", "tags"),
        (" الكلمات المفتاحية: الميناء، الإضراب", "tags"),
        (" اقرأ أيضا: عودة العمال", "related"),
        (" مقالات أخرى للكاتبحين غنى المضربونكم يساوي متر الماء؟", "related"),
        (" // انتهى //", "end"),
        (" (رويترز)", "agency"),
        (" desk@almadd.example", "contact"),
        (" للتواصل أرسل sms إلى 88548 تبدأ بالرمز 12", "contact"),
        (" ... المزيد", "more"),
        (" شارك هذا الموضوع: فيسبوك تويتر واتساب", "share"),
        (" اضغط هنا لمعرفة النتيجة", "link"),
        (" للمزيد من الأخبار اضغط هنا", "link"),
        (" تابعنا على جوجل نيوز", "follow"),
        (" المصدر: وكالات", "agency"),
        (" انتهى 29/ م", "end"),
        (" /انتهى9", "end"),
    ],
)
def test_what_is_fused_to_the_last_sentence_is_cut_from_it(ending: str, kind: str) -> None:
    assert cleaned(f"{LEAD}\n{BODY}{ending}")["text"] == f"{LEAD}\n{BODY}"
    assert kinds(f"{LEAD}\n{BODY}{ending}") == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "اقرأ الوزير كلمته أمام البرلمان ثم خرج.",
        "سمات المرحلة المقبلة كثيرة وصعبة.",
        "وشارك في الاجتماع وزير النقل.",
        "تابعوا المباراة حتى نهايتها.",
        "للمزيد من الحذر أغلقت الأرصفة كلها.",
        "انتهى الإضراب بعد 19 يوما.",
        "آخر الأخبار الواردة من الميناء تفيد بعودة العمال.",
        "يمنع نقل البضائع من الميناء بقرار من الوزارة.",
        "قالت وكالة الفضاء (ناسا): إنها مددت العقد.",
        "التعليقات على القرار لم تتأخر.",
        "وأضاف البيان أن باب الترشح مفتوح على الموقع www.port.example",
        "إعداد جيل متعلم يقود المستقبل",
        "وحمل العمال لافتات على صدورهم.",
        "رابط المحبة بين الأهالي قوي.",
        "تابع الملايين خطاب الرئيس على منصات التواصل الاجتماعي.",
        "تابعوا المباراة على يوتيوب من بيوتهم.",
        "اشترك أكثر من ألف شاب في قناة تعليمية على يوتيوب.",
        "انضم المغني إلى حملة على تويتر تطالب بوقف الحرب.",
        "انضم إلى قناة المساء المذيع سالم عواد بعد عشرين عاما.",
        "حمل تطبيق الوزارة أكثر من مليون مواطن في شهر واحد.",
        "للاشتراك في خدمة الإنترنت يدفع المواطن عشرة دنانير.",
        "اضغط هنا وهناك حتى تعب، ثم استسلم للنوم.",
        "شارك الخبر على صفحته آلاف المتابعين.",
        "يمنع إعادة نشر صور الضحايا بقرار من النيابة.",
        "آخر الأخبار «السارة» جاءت من الشمال.",
        "التعليقات «المسيئة» أثارت غضب الجمهور.",
        "مواد ذات صلة بالأسلحة عثر عليها المفتشون.",
        "ترشيحات: ثلاثة أفلام عربية في السباق.",
        "دلالات القرار كثيرة.",
        "علامات: الجفاف والحرارة والعطش.",
        "إعلان النتائج تأخر يومين.",
        "مصدر الصورة، وفق الشرطة، هاتف أحد المارة.",
        "قبل ثلاث ساعات من الموعد أغلقت الأبواب.",
        "الرئيسية في نظره هي مسألة الأجور.",
        "تخطى المنتخب الدور الأول وواصل التدريب.",
        "هذا الموقع يستخدم لتخزين القمح منذ ثلاثين عاما.",
        "هذا المقال لا يعكس بالضرورة إلا حيرة صاحبه.",
        "نستخدم ملفات كثيرة في عملنا اليومي.",
        "النشرة البريدية التي تصدرها الجامعة توقفت منذ عام.",
        "نشرت صحيفة المدى عام 2019 تحقيقا عن المرفأ.",
        "التاريخ 11 سبتمبر 2001 لن ينساه أحد.",
        "كاتب وصحفي من الأردن كان بين الضحايا.",
        "المصدر: لن نقبل بهذه الشروط.",
        "النهاية كانت مفتوحة على كل الاحتمالات.",
    ],
)
def test_sentences_that_look_alike_stay(sentence: str) -> None:
    for text in (
        f"{LEAD}\n{sentence}\n{BODY}",
        f"{LEAD}\n{BODY}\n{sentence}",
        f"{LEAD} {sentence}",
    ):
        assert cleaned(text)["text"] == text


@pytest.mark.parametrize(
    ("head", "byline", "dateline", "agency"),
    [
        ("كتب: رنا السيفي\n", "رنا السيفي", None, None),
        ("بقلم/ رنا السيفي\n", "رنا السيفي", None, None),
        ("كتبت رنا السيفي\n", "رنا السيفي", None, None),
        ("كتبت- رنا السيفي:\n", "رنا السيفي", None, None),
        ("كتبت رنا السيفي - تصوير سلمى نجم\n", "رنا السيفي - تصوير سلمى نجم", None, None),
        ("تحرير من طرف رنا السيفي\n", "رنا السيفي", None, None),
        ("د. رنا السيفي\n", "د. رنا السيفي", None, None),
        ("بوابة المد – رنا السيفي\n", "بوابة المد – رنا السيفي", None, None),
        ("رنا السيفي- بوابة المد: ", "رنا السيفي – بوابة المد", None, None),
        ("المد (نواكشوط) – ", "المد", "نواكشوط", None),
        ("بوابة المد من لندن: ", "بوابة المد", "لندن", None),
        ("بكين 12 مارس 2025 (شينخوا) ", None, "بكين 12 مارس 2025", "شينخوا"),
        ("الكويت - 12 - 3 (كونا) -- ", None, "الكويت 12 - 3", "كونا"),
        ("مسقط في 12 مارس /العُمانية/ ", None, "مسقط في 12 مارس", "العُمانية"),
        ("رام الله 12-3-2025 وفا- ", None, "رام الله 12-3-2025", "وفا"),
        ("رام الله - معا - ", None, "رام الله", "معا"),
        ("بغداد / نينا / ", None, "بغداد", "نينا"),
        ("القاهرة – سبوتنيك. ", None, "القاهرة", "سبوتنيك"),
        ("شفق نيوز/ ", None, None, "شفق نيوز"),
        ("الخرطوم / رنا السيفي / الأناضول\n", "رنا السيفي", "الخرطوم", "الأناضول"),
        ("نواكشوط, 12/03/2025\n", None, "نواكشوط 12/03/2025", None),
        ("نشر في: 12/03/2025 - 14:20\n", None, "نشر في: 12/03/2025 - 14:20", None),
        ("القاهرة – قال شيخ الصيادين: ", None, "القاهرة", None),
        ("الصفوان (وارج) - ", None, "الصفوان", "وارج"),
        ("الصفوان – (وارج): ", None, "الصفوان", "وارج"),
        ("بيروت – رويترز: ", None, "بيروت", "رويترز"),
        ("القاهرة – ", None, "القاهرة", None),
        ("أ ف ب - ", None, None, "أ ف ب"),
        ("لندن: «رويترز»\n", None, "لندن", "رويترز"),
        ("رنا السيفي- بوابة المد- الرياض: ", "رنا السيفي – بوابة المد", "الرياض", None),
        ("بوابة المد – متابعات\n", "بوابة المد – متابعات", None, None),
        ("الأربعاء 25 نوفمبر 2026\n", None, "الأربعاء 25 نوفمبر 2026", None),
        (
            "الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n",
            None, "الرياض 25 شوال 1436 ه الموافق 10 أغسطس 2015 م", "واس",
        ),
    ],
)  # fmt: skip
def test_credits_move_into_columns(
    head: str, byline: str | None, dateline: str | None, agency: str | None
) -> None:
    row = cleaned(f"{head}{LEAD}\n{BODY}")
    said_in_the_text = "قال شيخ الصيادين: " if "شيخ" in head else ""
    assert row["text"] == f"{said_in_the_text}{LEAD}\n{BODY}"
    said = [None if pd.isna(row[name]) else row[name] for name in ("byline", "dateline", "agency")]
    assert said == [byline, dateline, agency]


def test_a_missing_date_is_read_from_the_dateline() -> None:
    row = cleaned(f"الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n{LEAD}\n{BODY}")
    assert row["date"] == pd.Timestamp(2015, 8, 10)


def test_the_date_of_publication_is_read_before_that_of_the_last_change() -> None:
    head = "نشر في: 12/03/2025 - 14:20\nآخر تحديث: 13/03/2025 - 15:02"
    assert cleaned(f"{head}\n{LEAD}\n{BODY}")["date"] == pd.Timestamp(2025, 3, 12, 14, 20)


def test_what_stands_above_the_first_paragraph_leaves_it_line_by_line() -> None:
    head = [
        "الرئيسية » أخبار » محليات", "مصدر الصورة، Getty Images", "دقيقتان للقراءة", "رنا السيفي",
        "الأحد 16 مارس 2025", "نسخ الرابط", "01:25 م",
    ]  # fmt: skip
    row = cleaned("\n".join([*head, LEAD, BODY]), headline="إضراب الميناء")
    assert (row["text"], row["byline"]) == (f"{LEAD}\n{BODY}", "رنا السيفي")
    assert row["lead"] == LEAD


def test_a_place_and_a_name_are_a_byline_where_the_headline_is_known() -> None:
    for head in ("بيروت: رنا السيفي", "رنا السيفي (بيروت)"):
        row = cleaned(f"{head}\n{LEAD}\n{BODY}", headline="إضراب الميناء")
        assert (row["byline"], row["dateline"]) == ("رنا السيفي", "بيروت")
        assert cleaned(f"{head}\n{LEAD}\n{BODY}")["text"].startswith(head)


def test_blocks_in_the_middle_leave_the_paragraphs_around_them() -> None:
    skipped = "تخطى الأكثر قراءة وواصل القراءة\nالأكثر قراءة\nعودة العمال\nالأكثر قراءة نهاية"
    listed = "list of 2 items\nعودة العمال\nصيف المرفأ\nend of list"
    titles = "اقرأ أيضا\nعودة العمال إلى أرصفة الميناء\nصيف طويل على رصيف المرفأ القديم"
    for block in (skipped, listed, titles, "مادة إعلانية", "اقرأ المزيد\nعودة العمال"):
        assert lines(f"{LEAD}\n{block}\n{BODY}\n{LEAD}") == [LEAD, BODY, LEAD]


def test_where_paragraphs_end_without_a_full_stop_only_one_title_is_cut() -> None:
    """Else all that follows "اقرأ أيضا" would be taken for titles, down to the last line."""
    first, second = (
        "اشتكى أهالي القرية من تراكم القمامة أمام المدرسة",
        "وينتظر الأهالي حلا قبل الصيف",
    )
    text = f"{first}\n{second}\nاقرأ أيضا\nعودة العمال\n{second}\n{first}"
    assert lines(text) == [first, second, second, first]


def test_the_name_of_a_person_that_the_text_tells_of_is_a_picture_s_and_no_byline() -> None:
    text = f"د. سالم عواد\nأعلن الدكتور سالم عواد، رئيس النقابة، بدء الإضراب.\n{BODY}"
    assert cleaned(text)["text"] == text


def test_initials_sign_an_article_where_the_headline_is_known() -> None:
    for name in ("ق. م", "ع. بوشارب"):
        row = cleaned(f"{name}\n{LEAD}\n{BODY}", headline="إضراب الميناء")
        assert (row["text"], row["byline"]) == (f"{LEAD}\n{BODY}", name)


def test_a_quotation_under_its_author_is_no_article_under_its_byline() -> None:
    text = f"كتب محمود درويش:\n«على هذه الأرض»\n{LEAD}"
    assert cleaned(text)["text"] == text
    assert cleaned(f"كتب محمود درويش:\n{LEAD}\n{BODY}")["byline"] == "محمود درويش"


def test_places_between_dashes_in_a_sentence_are_no_datelines() -> None:
    for sentence in (
        "مصر - التي استضافت القمة - دعت إلى ضبط النفس.",
        "تونس، التي تستضيف القمة، أغلقت مطارها.",
        "بيروت 4 آب: ذاكرة الانفجار لا تزال حية.",
        "القاهرة/ الإسكندرية طريق صحراوي طويل.",
    ):
        assert cleaned(f"{sentence}\n{LEAD}")["text"] == f"{sentence}\n{LEAD}"


def test_the_headline_that_the_body_repeats_leaves_it() -> None:
    row = cleaned(f"بدء الاضراب فى الميناء\n{LEAD}\n{BODY}", headline="بدء الإضراب في الميناء")
    assert row["text"] == f"{LEAD}\n{BODY}"


def test_the_first_verse_of_a_poem_is_no_headline_though_it_names_the_poem() -> None:
    poem = "يا نهر يا ماء الحياة\nإليك نشتاق\nفي كل عام\nوفي المساء"
    assert cleaned(poem, headline="يا نهر يا ماء الحياة")["text"] == poem


def test_lead_and_subheads_are_recognised_and_stay() -> None:
    row = cleaned(f"{LEAD}\n{BODY}\n\nكيف بدأ الإضراب ؟\n{LEAD}")
    assert row["lead"] == LEAD
    assert row["subheads"] == "كيف بدأ الإضراب ؟"
    assert "كيف بدأ الإضراب ؟" in row["text"]


def test_the_scraped_article_is_taken_apart_rightly() -> None:
    row = mk.clean(mk.read_articles(shared("corpora/messy/real_seed_boilerplate.txt"))).iloc[0]
    assert row["headline"].startswith("الوفاق توافق على طلب دعم")
    assert row["lead"].startswith("وافق مجلس الوزراء بحكومة الوفاق بالإجماع")
    assert row["subheads"].split("\n") == [
        "كيف حدث ذلك ؟", "خطوات سابقة ..", "أحداث في صالح الوفاق",
    ]  # fmt: skip
    assert row["text"].endswith("من بينها مصر واليونان.")
    assert "“فائز السراج”" in row["text"]
    assert [piece["kind"] for piece in json.loads(row["removed"])] == ["share"] * 3 + ["related"]


def test_what_recurs_in_one_source_is_learned_and_what_it_writes_is_not() -> None:
    """Of 120 articles all end with a line of no known wording; a formula ends 30 of them."""
    closing = "إذاعة المد على الموجة 97.5"
    formula = "وقد أعد مرسوم ملكي بذلك."
    texts = [
        f"{LEAD}\nوبلغ عدد السفن {number} سفينة في اليوم {number}.\n"
        + (f"{formula}\n" if number % 4 == 0 else "") + closing
        for number in range(120)
    ]  # fmt: skip
    articles = mk.as_articles(pd.DataFrame({"text": texts, "source": "بوابة المد"}))
    result = mk.clean(articles)
    assert not result["text"].str.contains("الموجة").any()
    assert result["text"].str.contains(formula, regex=False).sum() == 30
    table = mk.find_boilerplate(articles).set_index("line")
    assert table.loc["إذاعة المد على الموجة 0.0", ["articles", "share", "action"]].tolist() == [
        120, 1.0, "removed",
    ]  # fmt: skip
    assert table.loc[formula, "action"] == "kept"
    few = mk.clean(articles.head(99))
    assert few["text"].str.contains("الموجة").all()


def test_a_mark_of_one_source_is_cut_also_where_no_full_stop_stands_before_it() -> None:
    words = LEAD.strip(".").split()
    bodies = [" ".join(words[n % 14 :] + words[: n % 14]) for n in range(100)]
    texts = [f"{BODY} {body} مواضيعنا {body.split()[0]} المد" for body in bodies]
    articles = mk.as_articles(pd.DataFrame({"text": texts, "source": "بوابة المد"}))
    assert mk.clean(articles)["text"].tolist() == [f"{BODY} {body}" for body in bodies]


def test_short_articles_that_end_alike_are_not_cut() -> None:
    """In a brief every word is near the end, so that none marks an addition."""
    texts = [f"سعر صرف الدينار اليوم أمام العملات {number}" for number in range(120)]
    articles = mk.as_articles(pd.DataFrame({"text": texts, "source": "بوابة المد"}))
    assert mk.clean(articles)["text"].tolist() == texts


def test_the_author_s_name_on_the_first_line_is_a_byline() -> None:
    frame = pd.DataFrame({"text": [f"رنا السيفى\n{LEAD}"], "author": ["رنا السيفي"]})
    row = mk.clean(mk.as_articles(frame)).iloc[0]
    assert (row["text"], row["byline"]) == (LEAD, "رنا السيفى")


def test_cleaning_can_be_undone_and_done_again() -> None:
    text = f"كتب: رنا السيفي\n{LEAD}\nمشاركة"
    articles = mk.as_articles(pd.DataFrame({"text": [text]}))
    once = mk.clean(articles)
    pd.testing.assert_frame_equal(mk.clean(once), once)
    back = mk.clean(once, boilerplate=False)
    assert back["text"].iloc[0] == text
    assert back[["removed", "byline"]].isna().all(axis=None)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12))
def test_what_was_cut_and_what_was_kept_make_up_the_raw_text(pieces: list[str]) -> None:
    raw = "".join(pieces)
    spans = spans_of(raw, lines_of(raw), Recurring())
    ends = [0, *(span.end for span in spans)]
    assert all(span.start >= end for span, end in zip(spans, ends, strict=False))
    rebuilt, last = "", 0
    for start, end, *_ in spans:
        rebuilt += raw[last:start] + raw[start:end]
        last = end
    assert rebuilt + raw[last:] == raw
    kept = without(raw, [(span.start, span.end) for span in spans])
    assert len(kept) + sum(span.end - span.start for span in spans) == len(raw)


@given(st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=6), max_size=4))
def test_clean_loses_no_article_and_never_changes_raw_text(texts: list[list[str]]) -> None:
    frame = pd.DataFrame({"text": ["".join(pieces) for pieces in texts]}, dtype="str")
    articles = mk.as_articles(frame)
    before = articles.copy()
    result = mk.clean(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert result["article"].tolist() == articles["article"].tolist()
    assert result["raw_text"].tolist() == articles["text"].tolist()
    for raw, text, removed in zip(
        result["raw_text"], result["text"], result["removed"], strict=True
    ):
        if pd.isna(removed):
            assert text == display_text(raw)
            continue
        cut = json.loads(removed)
        assert [raw[piece["start"] : piece["end"]] for piece in cut] == [p["text"] for p in cut]
        kept = display_text(without(raw, [(piece["start"], piece["end"]) for piece in cut]))
        assert text.split() == kept.split()


def test_frames_that_were_filtered_or_put_together_keep_their_index() -> None:
    articles = mk.load_sample()
    twice = pd.concat([articles.tail(3), articles.tail(3)])
    assert mk.clean(twice).index.tolist() == twice.index.tolist()
    assert mk.clean(twice)["duplicate_of"].notna().sum() == 3
    assert mk.describe(mk.clean(twice))["articles"].sum() == 6
    nothing = mk.clean(articles.head(0))
    assert len(nothing) == 0
    assert len(mk.removals(nothing)) == len(mk.find_boilerplate(articles.head(0))) == 0


def test_clean_says_which_column_is_missing() -> None:
    with pytest.raises(ValueError, match="`articles` needs the column article"):
        mk.clean(pd.DataFrame({"text": ["خبر"]}))
    with pytest.raises(ValueError, match="needs the column removed"):
        mk.removals(mk.as_articles(pd.DataFrame({"text": ["خبر"]})))
