"""The agency whose copy a wire family is: credits at the edges and in sentences, one name each."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from conftest import shared
from mediakit._agency_credits import at_the_edges, names_in, told
from mediakit._family_agencies import _are_initials
from mediakit._lists import key_of, word_lists
from mediakit._places import agency_names

ITEM = (
    "أغلقت السلطات ميناء مرسى اللؤلؤ فجر اليوم بعد أن ضربت العاصفة أرصفته وأغرقت قاطرتين وقاربا "
    "للصيد، فيما قال مدير الميناء إن العمل سيعود خلال يومين إذا هدأت الرياح"
)


def family(*texts: str, **columns: list) -> pd.Series:
    """Return what one family of articles with these texts gets, an article a day."""
    days = pd.date_range("2026-01-04", periods=len(texts))
    frame = pd.DataFrame({"text": list(texts), "date": days, **columns})
    frame["source"] = columns.get("source", [f"صحيفة {number}" for number in range(len(texts))])
    marked = mk.mark_reuse(mk.as_articles(frame.assign(article=[f"{n}" for n in frame.index])))
    assert marked["family_size"].eq(len(texts)).all()
    assert len(set(marked["family_agency"].fillna(""))) == 1
    return marked["family_agency"].iloc[0]


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "رويترز"), ("وكالة رويترز", "رويترز"), ("وكالة رويترز للأنباء", "رويترز"),
        ("أ. ف. ب", "أ ف ب"), ("ا.ف.ب", "أ ف ب"), ("وكالة فرانس برس", "أ ف ب"), ("AFP", "أ ف ب"),
        ("د.ب.أ", "د ب أ"), ("وكالة الأنباء الألمانية", "د ب أ"), ("(واس)", "واس"),
        ("وكالة الأنباء السعودية", "واس"), ("الاناضول", "الأناضول"), ("سانا", "سانا"),
        ("وكالة الأنباء الليبية", "وال"), ("بترا", "بترا"), ("وكالة أنباء الإمارات", "وام"),
        ("كونا", "كونا"), ("قنا", "قنا"), ("وكالة شينخوا", "شينخوا"), ("أسوشيتد برس", "أ ب"),
        ("سبوتنيك", "سبوتنيك"), ("الوكالات", "وكالات"), ("{نيويورك تايمز}", "نيويورك تايمز"),
        ("خدمة «واشنطن بوست»", "واشنطن بوست"), ("وارج", "وارج"),
    ],
)  # fmt: skip
def test_an_agency_has_one_name_however_it_is_written(name: str, agency: str) -> None:
    assert names_in(name) == [agency]


def test_no_name_is_that_of_two_agencies() -> None:
    for agency, names in word_lists("agencies").items():
        for name in (agency, *names):
            assert agency_names()[key_of(name)] == agency, name


def test_several_agencies_of_a_credit_are_told_apart() -> None:
    assert names_in("رويترز – أ ف ب") == ["رويترز", "أ ف ب"]
    assert names_in("واس; وكالة الأنباء السعودية + د. ب. أ") == ["واس", "د ب أ"]
    assert names_in("") == []


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"بيروت (رويترز) - {ITEM}", ["رويترز"]),
        (f"{ITEM}. (أ ف ب)", ["أ ف ب"]),
        (f"{ITEM}\nالمصدر: وكالات", ["وكالات"]),
        (f"واس – الرياض:\n{ITEM}\nانتهى.", ["واس"]),
        (ITEM, []),
        ("", []),
    ],
)
def test_a_credit_at_the_head_or_the_foot(text: str, agencies: list[str]) -> None:
    assert at_the_edges(text, "المد") == agencies


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("وقال مصدر أمني لوكالة فرانس برس إن الطريق مغلق", ["أ ف ب"]),
        ("وأضاف الوزير في تصريح ل«واس» أن العمل مستمر", ["واس"]),
        ("وأكد في بيانه لوكالة الأنباء السعودية (واس) أن المجلس اطلع", ["واس"]),
        ("وقال أحد السكان للأناضول إن البيوت غرقت", ["الأناضول"]),
        ("ولم يتسن لرويترز التحقق من صحة التقرير", ["رويترز"]),
        ("وبحسب رويترز فقد ارتفعت الأسعار", []),
        ("ونقلت وكالة الأناضول عن الوزير قوله", []),
        ("ووفقا لوكالة رويترز فقد هبطت الأسعار", []),
        ("قال لرويترز إن السد آمن، وقال آخر لوكالة فرانس برس إنه ليس آمنا", []),
        ("تعود ملكية الفندق لوالده", []),
        ("وقال مسؤول لـ«رويترز» إن الميناء أغلق", ["رويترز"]),
        ("وأوضحت الوزيرة لـرويترز أن السد آمن", ["رويترز"]),
        ("وقال مدير مكتب الوزير لرويترز إن الزيارة ألغيت", ["رويترز"]),
        ("وأظهر مسح لرويترز أن الإنتاج هبط", []),
        ("وجاء في تقرير خاص لوكالة فرانس برس أن الطريق مغلق", []),
        ("وبحسب استطلاع للرأي لرويترز فإن الأسعار سترتفع", []),
        ("وأظهرت صورة لرويترز السفينة غارقة", []),
        ("ونشرت الصحيفة خبرا لوكالة الأناضول", []),
        ("وفي خبر لوكالة الأناضول أن السد آمن", []),
        ("وقال مراسل لرويترز إن المطر غزير", []),
        ("وقال في تصريح صحافي لوكالة الأنباء السعودية إن العمل مستمر", ["واس"]),
        ("احترق المقر الرئيسي لرويترز", []),
        ("للأناضول تاريخ طويل. وقال الوزير إن السد آمن", []),
        ("وفي حديث للأناضول، أوضح الوزير أن السد آمن", ["الأناضول"]),
    ],
)
def test_an_agency_that_is_told_something_and_one_that_is_quoted(
    text: str, agencies: list[str]
) -> None:
    assert told(text) == agencies


def test_a_copy_without_a_credit_has_the_agency_of_its_family() -> None:
    assert family(f"بيروت (رويترز) - {ITEM}.", ITEM, f"{ITEM} اليوم") == "رويترز"
    assert pd.isna(family(ITEM, f"{ITEM} اليوم"))


def test_the_agency_credited_most_often_wins_then_that_of_the_earliest() -> None:
    credited = {"agency": ["د ب أ", "رويترز", "وكالة رويترز", None]}
    assert family(ITEM, f"{ITEM} أمس", f"{ITEM} غدا", f"{ITEM} قريبا", **credited) == "رويترز"
    assert family(ITEM, f"{ITEM} أمس", agency=["د ب أ", "رويترز"]) == "د ب أ"


def test_a_credit_is_surer_than_a_sentence_and_a_name_than_agencies() -> None:
    sentence = f"{ITEM}. وقال شاهد لوكالة فرانس برس إن الموج علا الأرصفة"
    more = [f"{sentence} {word}" for word in ("أمس", "غدا")]
    assert family(sentence, *more, agency=[None, None, "رويترز"]) == "رويترز"
    assert family(sentence, *more, agency=["وكالات", "وكالات", None]) == "أ ف ب"
    assert family(ITEM, f"{ITEM} أمس", agency=["الوكالات", None]) == "وكالات"


def test_an_unknown_agency_goes_by_its_initials() -> None:
    both = {"agency": ["وارج", "وكالة أرجوان للأنباء", "وكالة ارجوان للانباء"]}
    assert family(ITEM, f"{ITEM} أمس", f"{ITEM} غدا", **both) == "وارج"
    said = f"{ITEM}. وذكرت وكالة سندان المستقلة (وسم) أن العمل سيعود"
    both = {"agency": ["وكالة سندان المستقلة", None]}
    assert family(said, f"{said} أمس", **both) == "وكالة سندان المستقلة"
    both = {"agency": ["وكالة سندان المستقلة", "وسم"]}
    assert family(said, f"{said} أمس", **both) == "وسم"


@pytest.mark.parametrize(
    ("initials", "name", "are"),
    [
        ("وارج", "وكالة أرجوان للأنباء", True),
        ("و أ س", "وكالة الأنباء السندانية", True),
        ("وسن", "وكالة سندان", True),
        ("وصفا", "وكالة صفا", False),
        ("وكا", "وكالة سندان", False),
        ("وند", "وكالة سندان", False),
        ("و", "وكالة سندان", False),
        ("سندان", "سندان نيوز", False),
    ],
)
def test_initials_are_the_beginnings_of_words(initials: str, name: str, are: bool) -> None:
    assert _are_initials(key_of(initials), key_of(name)) == are
    credited = {"agency": [name, initials]}
    if not are and len(initials) > 1:
        assert family(ITEM, f"{ITEM} أمس", **credited) == names_in(name)[0]


def test_every_copy_in_the_sample_is_the_fictional_agencys() -> None:
    for articles in (mk.load_sample(), mk.clean(mk.load_sample())):
        marked = mk.mark_reuse(articles)
        assert set(marked.loc[marked["family"].notna(), "family_agency"]) == {"وارج"}
        assert marked.loc[marked["family"].isna(), "family_agency"].isna().all()


def test_no_dates_one_source_and_an_index_that_repeats_itself() -> None:
    texts = [f"بيروت (رويترز) - {ITEM}.", ITEM, "نص آخر لا يشبه ما قبله في شيء من ألفاظه"]
    frame = pd.DataFrame({"text": texts}, index=[7, 7, 7])
    marked = mk.mark_reuse(mk.as_articles(frame))
    assert marked["family_agency"].fillna("").tolist() == ["رويترز", "رويترز", ""]


def test_two_thousand_copies_of_one_text_have_one_agency() -> None:
    texts = [f"بيروت (رويترز) - {ITEM}."] + [ITEM] * 1999
    frame = pd.DataFrame({"text": texts, "article": [f"{number:04}" for number in range(2000)]})
    marked = mk.mark_reuse(mk.as_articles(frame))
    assert marked["family_agency"].eq("رويترز").all()


@given(st.text(alphabet="لوكالة رويترز«»()–-.:\n واس", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert len(told(text)) <= 1
    assert all(names_in(text))
    assert all(at_the_edges(text, "المد"))


def test_real_articles_get_the_agencies_that_they_were_told() -> None:
    frame = pd.read_parquet(shared("corpora/saudinewsnet/articles.parquet"), columns=["text"])
    texts = frame["text"].dropna()
    texts = texts[texts.str.contains("لوكالة فرانس برس", regex=False)]
    assert len(texts) > 20
    assert texts.map(told).map(lambda names: names in ([], ["أ ف ب"])).all()
