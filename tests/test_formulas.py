"""Articles that share a formula only are told from copies of one item."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk

TELEGRAM = (
    "بعث جلالة الملك سعد بن مروان اليوم برقية تهنئة إلى {who} بمناسبة {day}. وأعرب جلالته باسمه "
    "وباسم شعب مملكة أرجوان وحكومتها عن أصدق التهاني وأطيب التمنيات لفخامته بموفور الصحة والسعادة، "
    "ول{whom} الصديق باطراد التقدم والازدهار. كما بعث سمو ولي العهد الأمير فهد بن سعد برقية مماثلة "
    "عبر فيها عن أبلغ التهاني مشيدا بما يربط البلدين من علاقات وثيقة"
)
WEATHER = (
    "تتوقع هيئة الأرصاد لهذا اليوم أن تكون السماء {sky} على {where}، والرياح السطحية {wind} "
    "بسرعة بين {low} و{high} كيلومترا في الساعة، وأن تبلغ درجة الحرارة العظمى {hot} درجة مئوية في "
    "{town}، ودعت الهيئة سائقي المركبات ومرتادي البحر إلى متابعة النشرات والتقيد بتعليمات الدفاع "
    "المدني حفاظا على سلامتهم"
)
RATES = (
    "استقر سعر صرف الأرجون أمام العملات الرئيسية في ختام تعاملات {day} بحسب نشرة البنك المركزي، "
    "إذ بلغ سعر شراء الدولار {dollar} أرجونا وسعر بيعه {dollar_too} أرجونا، وسجل اليورو {euro} "
    "أرجونا للشراء، فيما بلغ الجنيه {pound} أرجونا، وأغلق الذهب عيار {carat} على {gold} أرجونا "
    "للغرام الواحد وفق متعاملين في سوق الصاغة"
)
HEADS = [
    ("الرئيس ماتياس كورفاخ رئيس جمهورية دلتانيا", "شعب دلتانيا", "يوم الاستقلال"),
    ("الرئيسة إيلين سودرغران رئيسة نورهافن", "شعب نورهافن", "ذكرى الدستور"),
    ("الرئيس أوكوما تندي رئيس كازولو", "شعب كازولو", "ذكرى التحرير"),
    ("الإمبراطور هيروشيكو سلطان شيراناغا", "شعب شيراناغا", "عيد الجلوس"),
    ("الرئيس رامون إستيفيز رئيس كوستابلانكا", "شعب كوستابلانكا", "اليوم الوطني"),
    ("الحاكم العام بريستون أودل في جزر بالميرا", "شعب بالميرا", "إعلان الاتحاد"),
    ("الرئيس يانوش فيدريتسكي رئيس مورافستان", "شعب مورافستان", "عيد الجمهورية"),
    ("الرئيس بوبكر سيسكو رئيس تنبكتان", "شعب تنبكتان", "عيد الوحدة"),
    ("الرئيس كيم تشان مو رئيس هانبورو", "شعب هانبورو", "ذكرى التأسيس"),
    ("الملك أليستير دنكيرك عاهل غلينمور", "شعب غلينمور", "عيد ميلاده"),
]
SKIES = "صحوا غائمة ماطرة مغبرة ملبدة مشمسة ضبابية رعدية عاصفة صافية".split()
PLACES = "السواحل الهضاب الأودية السهول الصحراء الجزر الجبال الواحات الموانئ البوادي".split()
WINDS = "شمالية جنوبية شرقية غربية متقلبة نشطة هادئة حارة باردة جافة".split()
TOWNS = "العرعار السدر اللؤلؤ الحجل الصفوان الريحان النسر المرجان الطرفاء النخيل".split()
OUTLETS = ["منارة أرجوان", "بوابة المد"]


def telegrams() -> list[str]:
    return [TELEGRAM.format(who=who, whom=whom, day=day) for who, whom, day in HEADS]


def forecasts() -> list[str]:
    return [
        WEATHER.format(
            sky=SKIES[n], where=PLACES[n], wind=WINDS[n], town=TOWNS[n], low=11 + n,
            high=31 + 2 * n, hot=24 + n,
        )
        for n in range(10)
    ]  # fmt: skip


def rates() -> list[str]:
    days = ["السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء"]
    return [
        RATES.format(
            day=days[n % 5], dollar=f"3,{711 + 17 * n}", dollar_too=f"3,{753 + 19 * n}",
            euro=f"4,{102 + 23 * n}", pound=f"4,{831 + 13 * n}", carat=21, gold=2311 + 31 * n,
        )
        for n in range(10)
    ]  # fmt: skip


def articles_of(*formulas: list[str]) -> pd.DataFrame:
    """Return the sample, with its copies, and each text of the formulas in two outlets.

    The second strikes the last two words; the texts come a week apart.
    """
    rows = [
        {
            "article": f"{kind}-{number}-{outlet}", "source": outlet,
            "date": pd.Timestamp("2026-01-04") + pd.Timedelta(days=7 * number),
            "text": text if outlet == OUTLETS[0] else text.rsplit(" ", 2)[0],
        }
        for kind, texts in enumerate(formulas)
        for (number, text), outlet in product(enumerate(texts), OUTLETS)
    ]  # fmt: skip
    return pd.concat([SAMPLE, mk.as_articles(pd.DataFrame(rows))], ignore_index=True)


SAMPLE = mk.clean(mk.load_sample())
FORMULAS = articles_of(telegrams(), forecasts(), rates())


def judged(articles: pd.DataFrame, threshold: float = 0.4) -> pd.DataFrame:
    """Return the pairs with what is true of them: copies have one number, or are the sample's."""
    pairs = mk.find_reuse(articles, threshold=threshold)
    numbers = [pairs[name].str.rsplit("-", n=1).str[0] for name in ("article", "other")]
    ours = pairs["article"].str.contains("-") & pairs["other"].str.contains("-")
    true = (numbers[0] == numbers[1]) | ~ours
    return pairs.assign(true=true.map({True: "copy", False: "formula"}))


@pytest.mark.parametrize("texts", [telegrams(), forecasts(), rates()], ids=["king", "sky", "money"])
def test_ten_texts_of_a_formula_are_told_from_copies(texts: list[str]) -> None:
    pairs = judged(articles_of(texts))
    counts = pairs.groupby(["true", "kind"]).size()
    assert counts["copy", "copy"] >= 10 + 18
    assert counts.get(("copy", "formula"), 0) == 0
    assert counts["formula", "formula"] >= 0.95 * (pairs["true"] == "formula").sum() >= 20


def test_dates_are_not_needed() -> None:
    pairs = judged(FORMULAS.assign(date=pd.NaT))
    assert (pairs["kind"] == pairs["true"]).mean() >= 0.95


def test_one_source_needs_dates_or_many_texts() -> None:
    one = judged(FORMULAS.assign(source="المد"))
    assert (one["kind"] == one["true"]).mean() >= 0.85
    neither = judged(FORMULAS.assign(source="المد", date=pd.NaT))
    assert (neither.loc[neither["true"] == "copy", "kind"] == "copy").all()


def test_the_families_of_the_sample_are_copies_and_telegrams_in_one_family_a_formula() -> None:
    marked = mk.mark_reuse(FORMULAS, threshold=0.5, containment=0.5)
    named = marked[marked["family"].notna()]
    wire = named[~named["article"].str.contains("-")]
    assert set(wire["family_kind"]) == {"copy"}
    assert wire["family_formula"].eq(0).all()
    sizes = named.groupby("family")["article"].size()
    formula = named[
        named["family"].isin(sizes.index[sizes > 3]) & named["article"].str.contains("-")
    ]
    assert len(formula) >= 20
    assert set(formula["family_kind"]) == {"formula"}
    assert (
        marked.loc[marked["family"].isna(), ["family_kind", "family_formula"]]
        .isna()
        .to_numpy()
        .all()
    )


def test_the_family_is_the_same_as_before_and_a_user_can_count_each_article_of_a_formula() -> None:
    marked = mk.mark_reuse(FORMULAS, threshold=0.5, containment=0.5)
    each = marked["family"].where(marked["family_kind"] != "formula")
    once, all_of = (
        mk.count(mk.tokenize(marked.assign(family=family)), by=None, families=True)["all"].sum()
        for family in (marked["family"], each)
    )
    assert once < all_of


def in_two_outlets(number: int, days: int) -> pd.DataFrame:
    """Return so many texts of the words ا ب ج د ه and one of their own, so many days apart."""
    texts = [f"ا ب ج د ه {own}" for own in "وزحطيكلمنسعفصقرشتثخذضظغءىةؤئ"[:number]]
    frame = pd.DataFrame({"text": texts, "article": [f"{place:02}" for place in range(number)]})
    dates = pd.Timestamp("2026-01-04") + pd.to_timedelta(days * frame.index, unit="D")
    sources = frame.index % 2
    return mk.as_articles(frame.assign(date=dates, source=sources.map({0: "المد", 1: "السدرة"})))


def test_shares_are_those_counted_by_hand() -> None:
    # Eight texts have all three runs of three of the five words: two outlets, four texts each, over
    # a week, so that these are stock. Of two texts each has one word of its own.
    pairs = mk.find_reuse(in_two_outlets(8, days=1), threshold=0.5)
    assert len(pairs) == 28
    assert pairs["stock"].eq(1).all()
    shared, own = math.log(1 + 100_000 / 8), math.log(1 + 100_000)
    expected = own / (5 * shared + own)
    assert pairs["exchanged"].to_numpy() == pytest.approx([expected] * 28)
    assert set(pairs["kind"]) == {"formula"}


@pytest.mark.parametrize(
    ("texts", "days", "dated", "stock"),
    [
        (7, 1, 7, 0), (8, 1, 8, 1), (8, 0, 8, 0), (19, 0, 19, 0), (20, 0, 20, 1),
        (8, 1, 0, 0), (19, 1, 0, 0), (20, 1, 0, 1),
        (8, 1, 4, 1),  # the days that are known are enough
        (8, 1, 3, 0), (20, 1, 3, 1),  # they are not
    ],
)  # fmt: skip
def test_stock_needs_prints_and_days_or_many_prints(
    texts: int, days: int, dated: int, stock: int
) -> None:
    articles = in_two_outlets(texts, days)
    elsewhere = mk.as_articles(pd.DataFrame({"text": ["نص آخر"] * 2, "article": ["x", "y"]}))
    elsewhere = elsewhere.assign(date=pd.to_datetime(["2025-01-01", "2026-12-31"]))
    known = articles["date"].where(articles.index < dated)
    articles = pd.concat([articles.assign(date=known), elsewhere], ignore_index=True)
    assert set(mk.find_reuse(articles, threshold=0.5)["stock"]) <= {stock, 0}
    pairs = mk.find_reuse(articles[:texts], threshold=0.5)
    assert set(pairs["kind"]) == {"formula" if stock else "copy"}


def edition(words: list[str], share: float, rng: np.random.Generator) -> str:
    """Return the words with so many exchanged for words that no other text has."""
    places = rng.choice(len(words), round(len(words) * share), replace=False)
    other = {place: f"جديد{rng.integers(10**9)}" for place in places}
    return " ".join(other.get(place, word) for place, word in enumerate(words))


@pytest.mark.parametrize("outlets", [1, 2, 4])
@pytest.mark.parametrize("editions", [3, 4, 6])
@pytest.mark.parametrize("share", [0.03, 0.05, 0.1])
def test_some_editions_of_one_item_are_copies(outlets: int, editions: int, share: float) -> None:
    rng = np.random.default_rng(0)
    texts = [[f"كلمة{word}" for word in rng.integers(0, 3000, size)] for size in [200] + 40 * [80]]
    rows = [edition(texts[0], share, rng) for _ in range(editions)]
    frame = pd.DataFrame({"text": rows + [" ".join(text) for text in texts[1:]]})
    days = pd.to_timedelta(2 * frame.index, unit="D")
    frame["date"] = pd.Timestamp("2026-01-04") + days
    frame["source"] = [f"صحيفة {place % outlets}" for place in frame.index]
    articles = mk.as_articles(frame)
    for dated in (articles, articles.assign(date=pd.NaT)):
        kinds = mk.mark_reuse(dated)[["family_size", "family_kind", "family_formula"]].dropna()
        assert kinds.to_numpy().tolist() == [[editions, "copy", 0]] * editions


def test_two_thousand_copies_of_one_text_are_copies() -> None:
    frame = pd.DataFrame({"text": [telegrams()[0]] * 2000, "source": ["المد", "السدرة"] * 1000})
    marked = mk.mark_reuse(mk.as_articles(frame.assign(article=range(2000))))
    assert marked["family_size"].eq(2000).all()
    assert set(marked["family_kind"]) == {"copy"}


def test_an_article_that_joins_ten_others_makes_no_formula_of_them() -> None:
    texts = SAMPLE["text"].iloc[::10].head(10).tolist()
    whole = pd.DataFrame({"article": ["all"], "text": ["\n\n".join(texts)], "source": ["المد"]})
    articles = pd.concat([SAMPLE, mk.as_articles(whole)], ignore_index=True)
    pairs = mk.find_reuse(articles)
    joined = pairs[pairs["other"] == "all"]
    assert len(joined) >= 10
    assert set(joined["kind"]) == {"copy"}


WORDS = st.lists(st.sampled_from("ابجدهوزحطي"), max_size=15).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.sampled_from("مس")), max_size=8))
@settings(max_examples=50)
def test_any_texts_have_shares_between_0_and_1(rows: list[tuple[str, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["text", "source"], dtype="str")
    frame["article"] = [f"{number}" for number in range(len(frame))]
    pairs = mk.find_reuse(mk.as_articles(frame), threshold=0.2)
    for name in ("stock", "exchanged"):
        assert pairs[name].between(0, 1 + 1e-9).all()
    assert set(pairs["kind"]) <= {"copy", "formula"}
    equal = pairs["similarity"].eq(1) & pairs["exchanged"].le(1e-9)
    assert set(pairs.loc[equal, "kind"]) <= {"copy"}
