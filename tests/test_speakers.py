"""Who speaks and with which verbs: counted by hand, planted, and against labels made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit._clustered import shares_within
from mediakit._intervals import wilson
from mediakit._persons import name_of, same_speakers
from mediakit._stances import stance_of, verb_of

LABELS = Path(__file__).parent / "data" / "quotes" / "sample.jsonl"
OFFICIALS = "وزير وزيرة معالي معاليه معاليها سعادة سعادته دولة دولته سفير محافظ وزارة حكومة".split()
KINDS = {"officials": OFFICIALS, "workers": ["عامل", "نقابة", "مضربون", "سائق"]}


def table_of(rows: list[tuple[str, str, str | None, str | None]], **columns: list) -> pd.DataFrame:
    """Return quotes of article, source, speaker and verb."""
    frame = pd.DataFrame(rows, columns=["article", "source", "speaker", "verb"], dtype="str")
    return frame.assign(quote="السد آمن", date=pd.NaT, **columns)


QUOTES = [
    ("1", "المنارة", "معالي وزيرة المياه هالة الصفواني", "أكدت"),
    ("1", "المنارة", "الوزيرة هالة الصفواني", "وأكّدت"),
    ("1", "المنارة", None, "مضيفة"),
    ("2", "المنارة", "الوزيرة هاله الصفواني", "قالت"),
    ("3", "المد", "العامل حسان الشبكي", "قال"),
    ("3", "المد", "هالة الصفواني", "وزعمت"),
    ("4", "المد", None, None),
]


def test_titles_and_spellings_of_one_name_are_one_speaker() -> None:
    table = mk.speakers(table_of(QUOTES))
    columns = ["group", "speaker", "count", "total", "articles", "fact", "doubt"]
    rows = table[columns].astype(object).where(table[columns].notna(), None)
    assert rows.to_numpy().tolist() == [
        ["المد", "العامل حسان الشبكي", 1, 2, 1, 0, 0],
        ["المد", "الوزيرة هالة الصفواني", 1, 2, 1, 0, 1],
        ["المد", None, 1, 2, 1, 0, 0],
        ["المنارة", "الوزيرة هالة الصفواني", 3, 3, 2, 2, 0],
        ["المنارة", None, 1, 3, 1, 0, 0],
    ]  # fmt: skip
    assert table["words"].tolist() == [2, 2, 2, 6, 2]
    assert table["share"].round(3).tolist()[:2] == [0.5, 0.5]


def test_kinds_are_in_every_group_and_the_first_that_matches_counts() -> None:
    kinds = {"women": ["هالة", "الوزيرة"], "officials": ["وزيرة"], "workers": ["عامل"]}
    table = mk.speakers(table_of(QUOTES), groups=kinds).dropna(subset="entry")
    assert table.set_index(["group", "entry"])["count"].to_dict() == {
        ("المد", "workers"): 1, ("المد", "women"): 1, ("المد", "officials"): 0,
        ("المد", "other"): 0, ("المنارة", "women"): 3, ("المنارة", "officials"): 0,
        ("المنارة", "workers"): 0, ("المنارة", "other"): 0,
    }  # fmt: skip


def test_verbs_are_counted_by_their_perfect_and_by_their_stance() -> None:
    table = mk.reporting_verbs(table_of(QUOTES), by=None, each=True)
    assert table.set_index("verb")["count"].to_dict() == {"أكد": 2, "قال": 2, "أضاف": 1, "زعم": 1}
    assert table["total"].unique().tolist() == [6]
    stances = mk.reporting_verbs(table_of(QUOTES))
    assert stances.set_index(["group", "stance"])["count"].to_dict() == {
        ("المد", "doubt"): 1, ("المد", "neither"): 1, ("المد", "fact"): 0,
        ("المنارة", "fact"): 2, ("المنارة", "neither"): 2, ("المنارة", "doubt"): 0,
    }  # fmt: skip


def test_verbs_by_source_and_speaker_join_the_names_of_a_speaker() -> None:
    table = mk.reporting_verbs(table_of(QUOTES), by=["source", "speaker"])
    doubt = table[(table["stance"] == "doubt") & (table["count"] > 0)]
    assert doubt["group"].tolist() == ["المد · الوزيرة هالة الصفواني"]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("رئيس الحكومة نعمان الديراوي", "نعمان الديراوي"),
        ("دولة رئيس الحكومة نعمان الديراوي", "نعمان الديراوي"),
        ("المتحدث باسم الوزارة هالة سالم", "هاله سالم"),
        ("العقيد الدكتور عاطي بن عطية القرشي", "عاطي بن عطيه القرشي"),
        ("هالة الصفواني", "هاله الصفواني"),
        ("معالي الوزير", "معالي الوزير"),
        ("الصفواني", "الصفواني"),
        ("مصدر في وزارة المياه", "مصدر في وزاره المياه"),
        ("نائب من كتلة الإصلاح", "نائب من كتله الاصلاح"),
        ("مدير مكتب هالة الصفواني", "مدير مكتب هاله الصفواني"),
        ("شقيق سالم الندي", "شقيق سالم الندي"),
        ("زوجة الرئيس هالة الصفواني", "زوجه الرئيس هاله الصفواني"),
        ("الناطق باسم الرئيس هالة الصفواني", "الناطق باسم الرئيس هاله الصفواني"),
        ("محامي الأسير سالم الندي", "محامي الاسير سالم الندي"),
        ("مدير مكتب الوزيرة هالة الصفواني", "مدير مكتب الوزيره هاله الصفواني"),
        ("المتحدث باسم وزارة المياه سالم الندي", "سالم الندي"),
        ("رئيس بلدية مرسى اللؤلؤ", "رييس بلديه مرسي اللولو"),
    ],
)
def test_the_name_of_a_speaker_is_what_stands_after_posts_and_titles(
    phrase: str, name: str
) -> None:
    assert name_of(phrase) == name.replace("رييس", "رئيس").replace("اللولو", "اللؤلؤ")


def test_who_is_only_a_title_with_a_pronoun_is_not_named() -> None:
    phrases = pd.Series(["معاليه", "سموه", "والدته", "شقيقها", "والدة سالم", "الوزير"])
    assert same_speakers(phrases).isna().tolist() == [True] * 4 + [False] * 2
    frame = table_of([("1", "المد", "معاليه", "قال"), ("2", "المد", "سالم الندي", "قال")])
    assert mk.speakers(frame)["total"].tolist() == [1, 1]
    kinds = mk.speakers(frame, groups={"officials": ["معالي*"]}).set_index("entry")["count"]
    assert kinds["officials"] == 1


def test_kinds_find_words_beside_marks_and_commas() -> None:
    names = ["«سالم الندي»", "الوزيرة، هالة الصفواني", "(المتحدثة) سلمى"]
    frame = table_of([(str(k), "المد", name, "قال") for k, name in enumerate(names)])
    kinds = {"وزيرات": ["وزيرة"], "سالم": ["سالم"], "متحدثون": ["متحدثة"]}
    assert mk.speakers(frame, groups=kinds)["count"].tolist()[:3] == [1, 1, 1]


def test_a_kind_of_the_user_may_be_called_other() -> None:
    frame = table_of([("1", "المد", "وزير المياه", "قال"), ("2", "المد", "سالم الندي", "قال")])
    table = mk.speakers(frame, groups={"other": ["وزير"]})
    assert table[["entry", "count", "share"]].to_numpy().tolist() == [["other", 2, 1.0]]


def test_a_group_whose_quotes_name_nobody_keeps_its_rows() -> None:
    frame = table_of([("1", "المد", "سالم الندي", "قال"), ("2", "السدرة", None, None)])
    table = mk.speakers(frame, groups={"سالم": ["سالم"]})
    assert table.groupby("group").size().to_dict() == {"السدرة": 3, "المد": 2}
    stances = mk.reporting_verbs(frame)
    assert stances.groupby("group")["count"].sum().to_dict() == {"السدرة": 0, "المد": 1}
    assert stances.loc[stances["group"] == "السدرة", "share"].isna().all()


def test_users_draw_the_line_between_stances_themselves() -> None:
    own = {"claim": ["زعم", "قال"], "praise": ["أشاد"]}
    table = mk.reporting_verbs(table_of(QUOTES), by=None, stances=own)
    assert table.set_index("stance")["count"].to_dict() == {"claim": 3, "neither": 3, "praise": 0}
    for wrong in ({}, {"claim": "زعم"}, ["زعم"]):
        with pytest.raises(TypeError, match="`stances` must map each stance to a list of verbs"):
            mk.reporting_verbs(table_of(QUOTES), stances=wrong)


def test_speakers_that_are_no_text_are_refused_and_missing_quotes_have_no_words() -> None:
    frame = table_of(QUOTES)
    with pytest.raises(TypeError, match=r"must have text or nothing in the column speaker; got 1"):
        mk.speakers(frame.assign(speaker=range(1, len(frame) + 1)))
    with pytest.raises(TypeError, match="in the column verb"):
        mk.reporting_verbs(frame.assign(verb=1.5))
    assert mk.speakers(frame.assign(quote=None), by=None)["words"].sum() == 0


def test_speakers_without_a_name_stay_missing() -> None:
    phrases = pd.Series(["سالم الندي", None, "سالم الندى"], dtype="str")
    assert same_speakers(phrases).isna().tolist() == [False, True, False]
    assert set(same_speakers(phrases).dropna()) == {"سالم الندى"}


@pytest.mark.parametrize(
    ("form", "verb", "stance"),
    [
        ("وتقول", "قال", "neither"),
        ("فأكّدوا", "أكد", "fact"),
        ("زاعمة", "زعم", "doubt"),
        ("ادّعت", "ادعى", "doubt"),
        ("زعمه", "زعم", "doubt"),
        ("وكشفت", "كشف", "fact"),
        ("ذكر", "ذكر", "neither"),
        ("وبحسب", "بحسب", "neither"),
        ("وبحَسَب", "بحسب", "neither"),
        ("وقوله", "قال", "neither"),
        ("لفت", "لفت", "neither"),
        ("تصريح", "تصريح", "neither"),
        ("", "", "neither"),
    ],
)
def test_each_form_of_a_verb_has_its_perfect_and_stance(form: str, verb: str, stance: str) -> None:
    assert (verb_of(form), stance_of(form)) == (verb, stance)


def test_a_family_counts_once_in_a_group_with_its_earliest_article_that_quotes() -> None:
    dates = pd.to_datetime(["2026-01-02", "2026-01-01", "2026-01-01", "2026-01-03"])
    frame = table_of(
        [
            ("1", "المد", "سالم الندي", "قال"),
            ("2", "المد", "سالم الندي", "زعم"),
            ("2", "المد", "سالم الندي", "زعم"),
            ("3", "المنارة", "سالم الندي", "أكد"),
        ],
        family=["2"] * 4,
    ).assign(date=dates[[0, 1, 1, 3]])
    table = mk.speakers(frame, families=True)
    assert table.set_index("group")["count"].to_dict() == {"المد": 2, "المنارة": 1}
    assert table.set_index("group")["doubt"].to_dict() == {"المد": 2, "المنارة": 0}
    with pytest.raises(ValueError, match=r"mark_reuse\(articles\) before quotes\(articles\)"):
        mk.speakers(frame.drop(columns="family"), families=True)


def test_quotes_carry_the_family_of_marked_articles() -> None:
    articles = mk.mark_reuse(mk.load_sample())
    table = mk.quotes(articles)
    family = articles.set_index("article")["family"]
    pd.testing.assert_series_equal(
        table["family"], table["article"].map(family).rename("family"), check_index=False
    )
    once = mk.speakers(table, by=None, families=True)["count"].sum()
    assert 0 < once < len(table)


def test_articles_that_agree_are_worth_one_quote_each() -> None:
    rows = [(str(k), "المد", "سالم الندي" if k < 5 else "هدى الندي", "قال") for k in range(10)]
    table = mk.speakers(table_of(rows * 20))
    plain = wilson(np.array([5.0]), np.array([10.0]))
    assert table["share_low"][0] == pytest.approx(plain[0][0], abs=0.03)
    assert table["share_high"][0] == pytest.approx(plain[1][0], abs=0.03)


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from("abc"), st.integers(0, 5)),
        min_size=1,
        max_size=40,
    )
)
def test_shares_of_a_group_sum_to_one_inside_their_intervals(
    things: list[tuple[int, str, int]],
) -> None:
    frame = pd.DataFrame(things, columns=["group", "item", "article"])
    table = shares_within(frame, (range(3), ["a", "b", "c"]))
    assert len(table) == 9
    filled = table["total"].groupby("group").max() > 0
    assert np.allclose(table["share"].groupby("group").sum()[filled], 1)
    assert table["share"].isna().tolist() == (table["total"] == 0).tolist()
    table = table[table["total"] > 0]
    assert table["count"].sum() == len(frame)
    assert (table["share_low"] <= table["share"] + 1e-12).all()
    assert (table["share"] <= table["share_high"] + 1e-12).all()


def labelled() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the quotes that a reader marked in articles of the sample, and those articles."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    marked = pd.DataFrame(
        [
            {"article": row["article"], "source": row["article"].split("/")[0], **quote}
            for row in rows
            for quote in row["quotes"]
        ]
    )
    articles = mk.load_sample()
    path = articles["path"].str.split("sample/").str[-1]
    found = articles[path.isin(set(marked["article"]))]
    return marked, found


def test_the_share_of_officials_is_what_a_reader_counted_in_every_outlet() -> None:
    marked, articles = labelled()
    assert articles["article"].nunique() == marked["article"].nunique()
    truth = mk.speakers(marked, groups=KINDS).dropna(subset="entry")
    found = mk.speakers(mk.quotes(articles), groups=KINDS).dropna(subset="entry")
    both = truth.merge(found, on=["group", "entry"], suffixes=("", "_found"))
    assert len(both) == 4 * 3
    inside = (both["share_low_found"] <= both["share"]) & (
        both["share"] <= both["share_high_found"]
    )
    assert inside.all(), both[~inside]
    assert (both["share"] - both["share_found"]).abs().max() < 0.1


def test_what_is_planted_in_the_sample_is_found() -> None:
    table = mk.quotes(mk.clean(mk.load_sample()))
    kinds = mk.speakers(table, groups=KINDS).set_index(["entry", "group"])
    officials, workers = kinds.loc["officials"], kinds.loc["workers"]
    others = officials.drop("منارة أرجوان")
    assert officials.loc["منارة أرجوان", "share_low"] > others["share_high"].max()
    assert workers["share"].idxmax() == "بوابة المد"
    stances = mk.reporting_verbs(table).set_index(["stance", "group"])
    doubt = stances.loc["doubt"]
    assert doubt["count"].drop("بوابة المد").sum() == 0
    assert doubt.loc["بوابة المد", "count"] >= 10
    each = mk.reporting_verbs(table, each=True).set_index(["verb", "group"])["share"]
    assert each.loc["أكد", "منارة أرجوان"] > 3 * each.loc["أكد", "بوابة المد"]
    assert each.loc["أفاد"].idxmax() == each.loc["رجح"].idxmax() == "السدرة الاقتصادية"
    assert each.loc["روى"].idxmax() == each.loc["ناشد"].idxmax() == "هضبة نيوز"


def test_no_quotes_make_empty_tables_with_their_columns() -> None:
    empty = mk.quotes(pd.DataFrame({"article": ["1"], "text": ["لا أحد يتكلم هنا."]}))
    assert list(mk.speakers(empty, by=None).columns[:3]) == ["group", "speaker", "count"]
    assert len(mk.speakers(empty)) == len(mk.reporting_verbs(empty)) == 0
    assert len(mk.speakers(empty, groups=KINDS)) == 0
    assert len(mk.reporting_verbs(empty, by=None, each=True)) == 0


def test_quotes_without_sources_are_refused_by_source_and_counted_in_all() -> None:
    table = mk.quotes(pd.DataFrame({"article": ["1"], "text": ["قال سالم إن السد آمن."]}))
    with pytest.raises(ValueError, match=r"`by` must be a column of `quotes` that has values"):
        mk.speakers(table)
    assert mk.speakers(table, by=None)["count"].tolist() == [1]


def test_quotes_of_which_some_have_no_source_are_named() -> None:
    frame = table_of([("1", "المد", "سالم", "قال"), ("2", None, "سالم", "قال")])
    with pytest.warns(UserWarning, match=r"1 of 2 quotes have no source: not counted\."):
        assert mk.speakers(frame)["count"].sum() == 1


def test_wrong_tables_and_columns_are_refused() -> None:
    frame = table_of(QUOTES)
    with pytest.raises(TypeError, match="`quotes` must be a pandas DataFrame"):
        mk.speakers([1])
    with pytest.raises(ValueError, match="`quotes` needs the column"):
        mk.speakers(frame.drop(columns="verb"))
    with pytest.raises(ValueError, match="`quotes` needs the column"):
        mk.reporting_verbs(frame, by="desk")
    with pytest.raises(ValueError, match="`min_count` must be"):
        mk.speakers(frame, min_count=0)
    with pytest.raises(ValueError, match="at least one entry"):
        mk.speakers(frame, groups={})
