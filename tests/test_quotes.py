"""Quotes: each kind by hand, what is no speech, broken marks, and rules that hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit._normalize import INVISIBLE
from mediakit._quote_marks import spans_in_marks
from mediakit._reporting_words import cues


def found(text: str) -> list[tuple[str | None, str | None, str, str]]:
    """Return speaker, verb, quote and quoted_as of each quote of a text."""
    table = mk.quotes(pd.DataFrame({"article": ["1"], "text": [text]}))
    columns = table[["speaker", "verb", "quote", "quoted_as"]].astype(object)
    return list(columns.where(columns.notna(), None).itertuples(index=False, name=None))


ONE_QUOTE = {
    "a clause after the verb and its speaker": (
        "قال وزير المياه سالم الندي إن النهر بخير.",
        ("وزير المياه سالم الندي", "قال", "النهر بخير", "verb"),
    ),
    "marks after a colon": (
        "وأضاف سالم: «لن نغلق باب الحوار».",
        ("سالم", "وأضاف", "لن نغلق باب الحوار", "marks"),
    ),
    "the verb after the marks": (
        '"لم أسمع شيئا طوال الليل"، قالت أم يوسف.',
        ("أم يوسف", "قالت", "لم أسمع شيئا طوال الليل", "marks"),
    ),
    "a pronoun in the verb: nobody is named": (
        "وأوضح أن الجولة المقبلة قريبة.",
        (None, "وأوضح", "الجولة المقبلة قريبة", "verb"),
    ),
    "a pronoun is the subject: nobody is named": (
        "وقال هو إن النهر بخير.",
        (None, "وقال", "النهر بخير", "verb"),
    ),
    "a pronoun on the particle is left out": (
        "وقالت سلمى إنها باتت بلا عمل.",
        ("سلمى", "وقالت", "باتت بلا عمل", "verb"),
    ),
    "hamza left out, as on many pages": (
        "واكد النقيب ان السوق هادئة اليوم",
        ("النقيب", "واكد", "السوق هادئة اليوم", "verb"),
    ),
    "vowels on the words": (
        "أكّد مدير التربية أنّ المدارس ستُفتح غدًا.",
        ("مدير التربية", "أكّد", "المدارس ستُفتح غدًا", "verb"),
    ),
    "a preposition before the particle": (
        "وشددت الوزيرة على أن الماء يكفي الجميع.",
        ("الوزيرة", "وشددت", "الماء يكفي الجميع", "verb"),
    ),
    "the place of the speech is not of the speaker": (
        "قال الطبيب رامي العلي في مؤتمر صحفي إن الدواء متوفر.",
        ("الطبيب رامي العلي", "قال", "الدواء متوفر", "verb"),
    ),
    "the apposition after the name is left out": (
        "قال سمير النجار، عضو المجلس البلدي، إن الطريق مغلق.",
        ("سمير النجار", "قال", "الطريق مغلق", "verb"),
    ),
    "the name after the post stays, across a comma": (
        "قال الرئيس التنفيذي للشركة، شادي الأفقي، إن العقد جاهز.",
        ("الرئيس التنفيذي للشركة، شادي الأفقي", "قال", "العقد جاهز", "verb"),
    ),
    "whom they accuse is not the speaker": (
        "واتهم المضربون الإدارة بأنها أرسلت تهديدات ليلا.",
        ("المضربون", "واتهم", "أرسلت تهديدات ليلا", "verb"),
    ),
    "who passes it on is not the speaker": (
        "نقلت صحيفة الغد عن مصدر مطلع قوله إن المحادثات فشلت.",
        ("مصدر مطلع", "نقلت", "المحادثات فشلت", "verb"),
    ),
    "the antecedent of a relative speaks": (
        "استمع إلى شرح من المدير سامر الوادي، الذي أوضح أن العمل بدأ فعلا.",
        ("المدير سامر الوادي", "أوضح", "العمل بدأ فعلا", "verb"),
    ),
    "the speaker before the verb": (
        "لكن الوزير قال إن الخطة لم تتغير.",
        ("الوزير", "قال", "الخطة لم تتغير", "verb"),
    ),
    "a source before its words": (
        "وبحسب الوزارة، يعمل في الميناء ألفا عامل.",
        ("الوزارة", "وبحسب", "يعمل في الميناء ألفا عامل", "verb"),
    ),
    "a source behind its words, without the preposition": (
        "سيغلق المطار أسبوعين للصيانة، وفقا لمصدر ملاحي.",
        ("مصدر ملاحي", "وفقا", "سيغلق المطار أسبوعين للصيانة", "verb"),
    ),
    "words of somebody in passing": (
        "الشركة لا تملك خطة للتسريح، على حد قول مديرها إياس الورد.",
        ("مديرها إياس الورد", "قول", "الشركة لا تملك خطة للتسريح", "verb"),
    ),
    "a question that is told": (
        "وسأل النائب عما إذا كان الجسر آمنا.",
        ("النائب", "وسأل", "كان الجسر آمنا", "verb"),
    ),
    "whom one asks is left out": (
        "وسأل الصحفي الوزير عما إذا كان الجسر آمنا.",
        ("الصحفي", "وسأل", "كان الجسر آمنا", "verb"),
    ),
    "whom one asks by his name": (
        "سألت المذيعة الوزيرة هالة الصفواني: «متى يعود الماء؟»",
        ("المذيعة", "سألت", "متى يعود الماء؟", "marks"),
    ),
    "a post that describes a post": (
        "وسأل الطبيب المقيم عما إذا كان الدواء متوفرا.",
        ("الطبيب المقيم", "وسأل", "كان الدواء متوفرا", "verb"),
    ),
    "a title before a post": (
        "وسأل السيد الوزير عما إذا كان الجسر آمنا.",
        ("السيد الوزير", "وسأل", "كان الجسر آمنا", "verb"),
    ),
    "two posts that do not ask": (
        "وأكد القائد الرئيس أن الجسر آمن.",
        ("القائد الرئيس", "وأكد", "الجسر آمن", "verb"),
    ),
    "marks that hold all of the clause": (
        "فقالت الإدارة إنها «تذكير باللوائح».",
        ("الإدارة", "فقالت", "تذكير باللوائح", "marks"),
    ),
    "marks within a clause": (
        "قال سالم إن العقد «يضاعف طاقة الميناء» فورا.",
        ("سالم", "قال", "العقد «يضاعف طاقة الميناء» فورا", "verb"),
    ),
    "marks within the name of the speaker": (
        "قال رئيس حزب «الوفاق» إن الجلسة تأجلت.",
        ("رئيس حزب «الوفاق»", "قال", "الجلسة تأجلت", "verb"),
    ),
    "a quote within a quote": (
        "وقال سالم: «قال لنا القاضي: “أمامكم شهر”، ومضى».",
        ("سالم", "وقال", "قال لنا القاضي: “أمامكم شهر”، ومضى", "marks"),
    ),
    "one style opens, another closes": (
        'وقالت هدى: “الماء عاد إلى الحي" ثم ضحكت.',
        ("هدى", "وقالت", "الماء عاد إلى الحي", "marks"),
    ),
    "a headline with a post": (
        "وزيرة المياه: حقوقنا ثابتة",
        ("وزيرة المياه", None, "حقوقنا ثابتة", "verb"),
    ),
    "a hearer behind the name is left out": (
        "وقالت هدى للطلاب إن المكتبة مفتوحة ليلا.",
        ("هدى", "وقالت", "المكتبة مفتوحة ليلا", "verb"),
    ),
    "a hearer alone is not the speaker": (
        "وقال للسكان إن الجسر سيفتح الأحد.",
        (None, "وقال", "الجسر سيفتح الأحد", "verb"),
    ),
    "a father who is told is not the speaker": (
        "وقال لوالده إن الطريق طويل.",
        (None, "وقال", "الطريق طويل", "verb"),
    ),
    "an outlet that is told": (
        "وأفاد فالون لهيئة الإذاعة بأن الطائرات عادت.",
        ("فالون", "وأفاد", "الطائرات عادت", "verb"),
    ),
    "the speaker behind the hearer": (
        "وقال للصحفيين رئيس البلدية كمال الطويل إن الجسر مغلق.",
        ("رئيس البلدية كمال الطويل", "وقال", "الجسر مغلق", "verb"),
    ),
    "the post behind a name without a comma is left out": (
        "قال سمير النجار عضو المجلس البلدي إن الطريق مغلق.",
        ("سمير النجار", "قال", "الطريق مغلق", "verb"),
    ),
    "the post before a name stays": (
        "قال ولي العهد الأمير نبيل إن الطريق مغلق.",
        ("ولي العهد الأمير نبيل", "قال", "الطريق مغلق", "verb"),
    ),
    "the object behind a full name is left out": (
        "ووصف المدرب فراس الكيلاني التحكيم السيئ بأنه عقبة أمام الفريق.",
        ("المدرب فراس الكيلاني", "ووصف", "عقبة أمام الفريق", "verb"),
    ),
    "the object behind a body is left out": (
        "واتهمت الشركة النقابة بأنها عطلت العمل أسبوعا.",
        ("الشركة", "واتهمت", "عطلت العمل أسبوعا", "verb"),
    ),
    "whom they address is left out": (
        "وناشدت المديرة أهل الحي أن يتبرعوا بالكتب.",
        ("المديرة", "وناشدت", "يتبرعوا بالكتب", "verb"),
    ),
    "how it is said is no speaker": (
        "وأضاف مازحا أن السمك أذكى من الصياد.",
        (None, "وأضاف", "السمك أذكى من الصياد", "verb"),
    ),
    "an adverb with tanwin is no speaker": (
        "وكرّر هامسًا أن الباب مقفل من الخارج.",
        (None, "وكرّر", "الباب مقفل من الخارج", "verb"),
    ),
    "a time is no speaker": (
        "وأعلنت الأسبوع الماضي أن الرحلات ستعود قريبا.",
        (None, "وأعلنت", "الرحلات ستعود قريبا", "verb"),
    ),
    "a name that is also a time": (
        "قال ناصر صباح العدواني إن المزاد تأجل.",
        ("ناصر صباح العدواني", "قال", "المزاد تأجل", "verb"),
    ),
    "the place of a body": (
        "وأعلنت الشرطة في ولاية الشرق أن المشتبه به سلم نفسه.",
        ("الشرطة في ولاية الشرق", "وأعلنت", "المشتبه به سلم نفسه", "verb"),
    ),
    "the place of a post before its name": (
        "وأكدت المدرسة في المعهد البحري سلوى الحداد أن الرحلة علمية.",
        ("المدرسة في المعهد البحري سلوى الحداد", "وأكدت", "الرحلة علمية", "verb"),
    ),
    "a common noun with its origin": (
        "وروى صيادون من جزيرة النخل أن الموج حمل القارب.",
        ("صيادون من جزيرة النخل", "وروى", "الموج حمل القارب", "verb"),
    ),
    "a share of people": (
        "وقال 40 في المئة من السكان إنهم يفضلون القطار.",
        ("40 في المئة من السكان", "وقال", "يفضلون القطار", "verb"),
    ),
    "a dot of a title ends nothing": (
        "وأوضح د. لؤي القاسم أن اللقاح متوفر مجانا.",
        ("د. لؤي القاسم", "وأوضح", "اللقاح متوفر مجانا", "verb"),
    ),
    "a year before the sign of its calendar ends a sentence": (
        "قال سالم إن المسجد بني سنة 1436 هـ. وعاد الناس إلى بيوتهم.",
        ("سالم", "قال", "المسجد بني سنة 1436 هـ", "verb"),
    ),
    "a speaker between كان and قد": (
        "وكان مدير الميناء قد صرح أمس بأن الرصيف جاهز.",
        ("مدير الميناء", "صرح", "الرصيف جاهز", "verb"),
    ),
    "a speaker before a verb and its occasion": (
        "مدرب الفريق قال في المؤتمر الصحفي إنه يتحمل الخسارة.",
        ("مدرب الفريق", "قال", "يتحمل الخسارة", "verb"),
    ),
    "a speaker before what two commas enclose": (
        "لكن أم خالد، التي تبيع الخبز، قالت إن الطحين نفد.",
        ("أم خالد", "قالت", "الطحين نفد", "verb"),
    ),
    "a topic and its answer": (
        "أما الحارس فرد ضاحكا: «لم أر الكرة أصلا».",
        ("الحارس", "فرد", "لم أر الكرة أصلا", "marks"),
    ),
    "a pronoun of respect behind a participle": (
        "مؤكدا معاليه أن الماء يكفي المدينة.",
        ("معاليه", "مؤكدا", "الماء يكفي المدينة", "verb"),
    ),
    "قائلا has the subject of its verb": (
        "ورد عليه المدير زياد عبر منصته قائلا: «الأرقام منشورة منذ عام».",
        ("المدير زياد", "قائلا", "الأرقام منشورة منذ عام", "marks"),
    ),
    "a source that an outlet names": (
        "أفادت الوكالة، نقلا عن بيان للجمارك، بأن الشحنة مزورة.",
        ("بيان للجمارك", "أفادت", "الشحنة مزورة", "verb"),
    ),
    "the source of a doubtful verb before a colon": (
        "وعلق النائب سامي الأحمد لدى خروجه: «سمعنا كلاما بلا أرقام».",
        ("النائب سامي الأحمد", "وعلق", "سمعنا كلاما بلا أرقام", "marks"),
    ),
    "marks behind بالقول": (
        "ومضى الحسيني بالقول «لن نعود إلى الوراء خطوة».",
        ("الحسيني", "ومضى", "لن نعود إلى الوراء خطوة", "marks"),
    ),
    "a family name that is also a post": (
        "وقال الباحث نادر الخطيب للإذاعة إن العجز يكبر.",
        ("الباحث نادر الخطيب", "وقال", "العجز يكبر", "verb"),
    ),
    "a father's name that is also a post": (
        "وأكد الأمير فهد بن مساعد أن الملعب جاهز.",
        ("الأمير فهد بن مساعد", "وأكد", "الملعب جاهز", "verb"),
    ),
    "his own words are no speaker": (
        "واختتم حديثه بالقول: «الأرض لا تباع أبدا».",
        (None, "واختتم", "الأرض لا تباع أبدا", "marks"),
    ),
    "the particle behind a source": (
        "وبحسب شهود عيان، فإن النار بدأت في السوق القديم.",
        ("شهود عيان", "وبحسب", "النار بدأت في السوق القديم", "verb"),
    ),
    "who refuses to be named": (
        "ونقلت القناة عن مصدر أمني رفض كشف هويته أن القوات انسحبت.",
        ("مصدر أمني", "ونقلت", "القوات انسحبت", "verb"),
    ),
    "a post on a page": (
        "ونشر اللاعب هيثم العلي على صفحته: «سأعود أقوى من قبل».",
        ("اللاعب هيثم العلي", "ونشر", "سأعود أقوى من قبل", "marks"),
    ),
    "a name that ends like a preposition": (
        "وقال الحارس أبو علي إن الباب كان مفتوحا على الدوام.",
        ("الحارس أبو علي", "وقال", "الباب كان مفتوحا على الدوام", "verb"),
    ),
    "what somebody said before the words": (
        "وحسب ما قاله المدير، فإن المشروع متوقف منذ عام.",
        ("المدير", "قاله", "المشروع متوقف منذ عام", "verb"),
    ),
    "a headline with a body": (
        "الدفاع المدني: لا إصابات في الحريق",
        ("الدفاع المدني", None, "لا إصابات في الحريق", "verb"),
    ),
    "a headline with where it was said": (
        "وزير الري بين المزارعين: الماء حق للجميع",
        ("وزير الري", None, "الماء حق للجميع", "verb"),
    ),
    "a line with a name and marks": (
        "- العداءة ليلى الزين: «ركضت من أجل أمي».",
        ("العداءة ليلى الزين", None, "«ركضت من أجل أمي»", "verb"),
    ),
    "a short answer of an interview": (
        "س: متى تعود؟\nج: لا أعرف بعد.",
        (None, None, "لا أعرف بعد", "verb"),
    ),
    "an answer behind a dash": (
        "- لماذا غبت كل هذه السنين؟\n- كنت أكتب وأمزق الورق.",
        (None, None, "كنت أكتب وأمزق الورق", "verb"),
    ),
}


@pytest.mark.parametrize(("text", "quote"), ONE_QUOTE.values(), ids=ONE_QUOTE.keys())
def test_one_quote_is_found_with_its_speaker_and_verb(
    text: str, quote: tuple[str | None, str | None, str, str]
) -> None:
    assert found(text) == [quote]


NO_QUOTE = {
    "names in marks": 'وتصدر الجبهة جريدة «الغد» ونشرة “رفاق” وتقدم فرقة "الأمل المسرحية" عرضا.',
    "not said": "لم يقل الوزير إن السد آمن.",
    "not said yet": "وسيعلن المجلس غدا أن المناقصة ملغاة.",
    "supposed": "ولو قال المدير إن الصندوق فارغ لما صدقه أحد.",
    "expected by the outlet": "ويتوقع أن تبلغ الديون مليونا. ومن المتوقع أن تنظر المحكمة غدا.",
    "after, before, without": "أعلن الوزير الخطة بعد أن اجتمع بالخبراء.",
    "a contract": "ينص العقد على أن الأرض ملك للدولة.",
    "a rule": "رتبت الكتب وفق نظام جديد، وقسمت بحسب الموضوع.",
    "an inscription": "ورفعوا لافتة كتب عليها: «لا للبيع ولا للإيجار أبدا».",
    "between": "الفرق بين الحزبين كبير.",
    "a headline without a speaker": "سوق العقار في العاصمة: الإيجارات تسبق الرواتب",
    "a figure of speech": "وبينت الأيام أن الجسر متين، ويقول المثل: «من جد وجد وسار على الدرب».",
    "a signboard that says it": "كانت اللافتة عند المدخل تقول: «أهلا بكم في مدينة السلام».",
    "scripture": "وقال عز وجل: «وجعلنا من الماء كل شيء حي».",
    "what might be said": "وقد يعلن المجلس أن المشاورات انتهت.",
    "a clause of another word": "وطالب محمود بمحاسبة المسؤول، خاصة أن السد قديم. ولا شك أنه يعلم.",
    "if there is any": "ودعت الكلية الطلاب إلى إحضار الشهادات إن وجدت.",
    "is called": "وفي القرية رجل يدعى سالم، إنه أكبر سكانها.",
    "a noun that looks like a verb": "وكتب نادي الشاطئ تاريخا. نادي البحر كاد أن يهبط.",
    "a verb of wide meaning": "يعتبر الملح سلعة من السلع القديمة، ويكفي أن يذكر.",
    "the source of a page": "المصدر: وكالة الغد للأنباء",
}


@pytest.mark.parametrize("text", NO_QUOTE.values(), ids=NO_QUOTE.keys())
def test_what_is_no_speech_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_quote_and_is_none_of_it(end: str) -> None:
    text = f"قال سالم إن السد آمن{end}وقالت هدى إن البيت بعيد{end}"
    assert found(text) == [
        ("سالم", "قال", "السد آمن", "verb"),
        ("هدى", "وقالت", "البيت بعيد", "verb"),
    ]


def test_invisible_characters_behind_words_do_not_come_with_them() -> None:
    clause = "قال\u200f الوزير\u200f\u200e إن السد\u200f آمن\u200f."
    assert found(f"{clause} وأضاف\u202c: «\u200fلا خطر اليوم\u200f».") == [
        ("الوزير", "قال", "السد\u200f آمن", "verb"),
        (None, "وأضاف", "لا خطر اليوم", "marks"),
    ]
    assert found("الوزير\u200f: لا خطر اليوم\u200f")[0][::2] == ("الوزير", "لا خطر اليوم")


def test_vowels_and_tatweel_behind_words_stay() -> None:
    text = "قالَ\u200f سالمٌ\u0640\u200f إن السدَّ آمنٌ\u200f."
    assert found(text) == [("سالمٌ\u0640", "قالَ", "السدَّ آمنٌ", "verb")]


def test_a_new_reporting_word_ends_a_clause_and_begins_a_quote() -> None:
    text = "قال سالم إن الموسم جيد، مضيفا أن الأسعار ثابتة، وأوضحت هدى أن السوق مفتوحة."
    assert found(text) == [
        ("سالم", "قال", "الموسم جيد", "verb"),
        (None, "مضيفا", "الأسعار ثابتة", "verb"),
        ("هدى", "وأوضحت", "السوق مفتوحة", "verb"),
    ]


def test_a_clause_and_the_words_after_its_colon_are_two_quotes_of_one_speaker() -> None:
    text = "وقالت سوسن إنها تدفع نصف دخلها: «أعمل نصف الشهر لصاحب البيت»."
    assert found(text) == [
        ("سوسن", "وقالت", "تدفع نصف دخلها", "verb"),
        ("سوسن", "وقالت", "أعمل نصف الشهر لصاحب البيت", "marks"),
    ]


def test_the_second_half_of_a_quote_has_the_speaker_of_the_first() -> None:
    text = '"لم أضرب في حياتي"، قال حسان الشبكي. "لكن ابني يعمل معي بعقد موسمي".'
    assert [(speaker, quote) for speaker, _, quote, _ in found(text)] == [
        ("حسان الشبكي", "لم أضرب في حياتي"),
        ("حسان الشبكي", "لكن ابني يعمل معي بعقد موسمي"),
    ]


def test_a_clause_ends_where_another_speaks() -> None:
    text = "المحتجون قالوا إن الساحة لهم، وعمدة البلدة سمير الوادي وعد بأن يزورهم غدا."
    assert found(text) == [
        ("المحتجون", "قالوا", "الساحة لهم", "verb"),
        ("عمدة البلدة سمير الوادي", "وعد", "يزورهم غدا", "verb"),
    ]


@pytest.mark.parametrize(
    "rest",
    ["فيما أبدى المجلس تخوفه من الغلاء", "مقدما اعتذاره للركاب", "ردا على سؤال", "إذ قال: «نعم»"],
)
def test_a_clause_ends_where_the_outlet_speaks_again(rest: str) -> None:
    assert found(f"قال سالم إن الخط سيعود، {rest}.")[0][2] == "الخط سيعود"


def test_a_clause_ends_before_a_verb_and_its_speaker() -> None:
    text = "وبينما نفت الشركة أنها خفضت الأجور، قال العمال إن الرواتب ناقصة."
    assert [(speaker, quote) for speaker, _, quote, _ in found(text)] == [
        ("الشركة", "خفضت الأجور"),
        ("العمال", "الرواتب ناقصة"),
    ]


def test_words_go_on_behind_what_the_speaker_does() -> None:
    text = "«لا نريد صدقة»، يقول أبو محمود وهو يشير إلى الحقل، «نريد الماء فقط»."
    assert [(speaker, quote) for speaker, _, quote, _ in found(text)] == [
        ("أبو محمود", "لا نريد صدقة"),
        ("أبو محمود", "نريد الماء فقط"),
    ]


def test_a_clause_goes_on_with_a_verb_that_reports_nothing() -> None:
    quote = "المصنع توقف، وبدأ العمال يغادرون، وعاد الهدوء"
    assert found(f"قال سالم إن {quote}.") == [("سالم", "قال", quote, "verb")]


def test_words_on_the_line_after_a_colon_have_its_speaker() -> None:
    text = "وقالت ليلى السعدي:\n«ورثنا خزينة فارغة وديونا.\n«ولن نترك مثلها لأحد»."
    assert found(text) == [
        ("ليلى السعدي", "وقالت", "ورثنا خزينة فارغة وديونا.", "marks"),
        ("ليلى السعدي", "وقالت", "ولن نترك مثلها لأحد", "marks"),
    ]


def test_dots_within_an_abbreviation_end_no_sentence() -> None:
    text = "وقال سالم لوكالة (د.ب.أ) إن الموسم جيد."
    assert found(text) == [("سالم", "وقال", "الموسم جيد", "verb")]


def test_marks_that_never_close_end_with_the_paragraph() -> None:
    text = "قال نعمان: «دفعت ثمن العداد مرتين\nوقالت جارته: «الفاتورة قبل الكهرباء»."
    assert [quote for _, _, quote, _ in found(text)] == [
        "دفعت ثمن العداد مرتين",
        "الفاتورة قبل الكهرباء",
    ]


def test_paragraphs_that_each_open_with_a_mark_have_one_speaker() -> None:
    text = "وقال سالم: «بدأنا العمل في الربيع.\n«ثم جاء السيل وأخذ كل شيء».\nوعاد الناس."
    assert found(text) == [
        ("سالم", "وقال", "بدأنا العمل في الربيع.", "marks"),
        ("سالم", "وقال", "ثم جاء السيل وأخذ كل شيء", "marks"),
    ]


def test_a_quote_of_3000_words_is_found_whole() -> None:
    words = " ".join(["كلمة"] * 3_000)
    assert found(f"وقال سالم: «{words}».") == [("سالم", "وقال", words, "marks")]
    assert found(f"وقال سالم إن {words}.") == [("سالم", "وقال", words, "verb")]


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("«رفعت البلد كله»", 1),
        ("«رفعت البلد»", 0),
        ("«رفعت البلد  »", 0),
        ("«رفعت البلد كله» وغادر", 0),
    ],
)
def test_a_line_with_a_name_needs_three_words_all_in_marks(said: str, quotes: int) -> None:
    assert len(found(f"ليلى الزين: {said}")) == quotes


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "«" * 5_000, "»" * 5_000, "\"'" * 2_000, "كلمة" * 250_000, "وقال " * 20_000,
     "قائلا كلمة " * 2_000, "، والوزير قال إن " * 2_000, "- س؟\n" * 2_000,
     "الوزير: «" + "كلمة " * 20_000, "قال سالم: «" + "كلمة " * 20_000 + "» وغادر.",
     "يقول سالم، في البيت " * 5_000, "يقول، " * 2_000,
     "وقال إن " * 3_000, "، بحسب الوزير" * 2_000, "قال: " * 2_000, "«قال " * 2_000],
)  # fmt: skip
def test_hostile_text_does_no_harm(text: str) -> None:
    check_places(text)


def check_places(text: str) -> None:
    """Check that every quote is what stands at its place, in order and apart."""
    table = mk.quotes(pd.DataFrame({"article": ["1"], "text": [text]}))
    places = list(zip(table["start"], table["end"], strict=True))
    assert [text[start:end] for start, end in places] == table["quote"].tolist()
    assert all(start < end for start, end in places)
    hidden = "".join(map(chr, INVISIBLE))
    for column in ("speaker", "verb", "quote"):
        assert table[column].dropna().str.strip(hidden).equals(table[column].dropna())
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert set(table["quoted_as"]) <= {"marks", "verb"}


PIECES = st.sampled_from(
    ["قال", "وأكّد", "الوزير", "سالم", "إن", "أنه", "بحسب", "على حد قول", "كما", "ما", "«", "»", '"',
     "“", "”", "'", ":", "،", ".", "؟", "\n", " ", " ", "مضيفا", "نقلت", "عن", "الذي", "هل", "ألا",
     "\u0640", "\u064e", "\u200f", "د.", "(", ")", "2.5", "\r\n", "\r", "\xad", "وقالت", "ل",
     "وفقا", "الله", "ج", "قد", "جاء", "قائلا", "وصف", "للناس", "فيما", "؟\n- ", "وزير",
     "والوزير", "جادًا"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
@example("قالَ: «ت\u064e»")
@example("«\u200f»")
def test_every_quote_is_what_stands_at_its_place(text: str) -> None:
    check_places(text)


@settings(deadline=None)
@given(st.text(alphabet="اب «»“”„\"'‘’،.", max_size=60))
def test_stretches_in_marks_are_in_order_and_apart(text: str) -> None:
    spans = spans_in_marks(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.start <= span.inner_start <= span.inner_end <= span.end for span in spans)


def test_verbs_are_known_in_all_their_forms() -> None:
    forms = "قالت قالوا يقولون وتقول فقال نفت ونفوا ينفون دعت يدعون مضيفا مؤكدة قائلين رأت يرى"
    keys = [mk.normalize(form, letters=True) for form in forms.split()]
    assert [key for key in keys if key not in cues()] == []


def test_articles_without_source_and_date_have_them_missing() -> None:
    table = mk.quotes(pd.DataFrame({"article": ["1"], "text": ["قال سالم إن الماء عاد."]}))
    assert table["source"].isna().all()
    assert table["date"].isna().all()
    assert len(table) == 1


def test_source_and_date_come_from_the_article_and_the_frame_stays_as_it_was() -> None:
    articles = mk.as_articles(
        pd.DataFrame(
            {
                "text": ["قال سالم إن الماء عاد.", "لا شيء", "وقالت هدى إن الخبز عاد."],
                "source": ["المد", "المد", "الغد"],
                "date": ["2025-01-01", "2025-01-02", "2025-01-03"],
            }
        ),
        date="date",
    ).set_index(pd.Index([7, 7, 7]))
    before = articles.copy()
    table = mk.quotes(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert table["source"].tolist() == ["المد", "الغد"]
    assert table["date"].dt.day.tolist() == [1, 3]
    assert table["article"].tolist() == articles["article"].iloc[[0, 2]].tolist()


def test_no_articles_and_missing_texts_give_an_empty_table_with_its_columns() -> None:
    table = mk.quotes(pd.DataFrame({"article": ["1", "2"], "text": [None, float("nan")]}))
    assert len(table) == 0
    assert {"speaker", "verb", "quote", "quoted_as", "start", "end"} <= set(table.columns)
    assert len(mk.quotes(pd.DataFrame({"article": [], "text": []}))) == 0


def test_headlines_can_be_read_instead_of_texts() -> None:
    articles = pd.DataFrame({"article": ["1"], "headline": ["الوزير: لا خطر اليوم"], "text": [""]})
    assert mk.quotes(articles, text="headline")["quote"].tolist() == ["لا خطر اليوم"]


def test_a_frame_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the column text"):
        mk.quotes(pd.DataFrame({"article": ["1"]}))
    with pytest.raises(TypeError, match="must be a pandas DataFrame"):
        mk.quotes(["نص"])


def test_voices_are_split_at_the_quotes() -> None:
    text = "أكد الوزير أن السد آمن. وارتفع النهر، وقالت هدى: «الماء في بيوتنا»."
    articles = pd.DataFrame({"article": ["1", "2", "3"], "text": [text, None, "لا كلام هنا"]})
    before = articles.copy()
    split = mk.split_voices(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert split["voice"].tolist() == [
        "أكد الوزير أن …. وارتفع النهر، وقالت هدى: «…».", "", "لا كلام هنا",
    ]  # fmt: skip
    assert split["quoted"].tolist() == ["السد آمن\nالماء في بيوتنا", "", ""]
    assert len(mk.split_voices(articles.iloc[:0])) == 0


def test_each_voice_can_be_counted() -> None:
    text = "قال سالم إن السد آمن. السد بعيد، والسد جديد."
    articles = mk.as_articles(pd.DataFrame({"text": [text], "source": ["المد"]}))
    split = mk.split_voices(articles)
    own = mk.count(mk.tokenize(split, text="voice"), by=None)
    quoted = mk.count(mk.tokenize(split, text="quoted"), by=None)
    assert own.loc["السد"].sum() == 1
    assert quoted.loc["السد"].sum() == 1
    assert "آمن" not in own.index


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_character_is_lost_between_the_voices(text: str) -> None:
    split = mk.split_voices(pd.DataFrame({"article": ["1"], "text": [text]})).iloc[0]
    quotes = mk.quotes(pd.DataFrame({"article": ["1"], "text": [text]}))
    kept = len(split["voice"]) - len(quotes) + sum(quotes["quote"].str.len())
    assert kept == len(text)
