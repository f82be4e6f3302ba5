"""Near-copies are found and measured exactly, and form families."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit._sample import resource
from planted import KINDS, edit, recall_and_false, with_copies

# Forty words in alphabetical order, so that every run of three is in its text once.
WORDS = [f"كلمة{first}{second}" for first in "ابتثجحخدذر" for second in "سشصض"]


def text_of(*places: int) -> str:
    """Return the words at these places; 100 and above are words that no other text has."""
    return " ".join(WORDS[place] if place < 100 else f"غريب{place}" for place in places)


def articles_of(*texts: str, **columns: list) -> pd.DataFrame:
    ids = [f"{number:05}" for number in range(len(texts))]
    return mk.as_articles(pd.DataFrame({"article": ids, "text": list(texts), **columns}))


def random_text(rng: np.random.Generator, words: int) -> str:
    """Return words drawn from many: two such texts share no three in a row."""
    return " ".join(f"لفظ{number}" for number in rng.integers(0, 50_000, words))


def families_of(marked: pd.DataFrame) -> set[frozenset[str]]:
    """Return the families as sets of ids."""
    groups = marked.groupby("family")["article"]
    return {frozenset(ids) for _, ids in groups}


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    """Return the clean sample; `item` is the wire item of an article, or its own id."""
    articles = mk.clean(mk.load_sample())
    wire = pd.read_csv(resource("sample") / "wire.csv").set_index("file")["item"]
    files = articles["path"].map(lambda path: "/".join(path.replace("\\", "/").split("/")[-2:]))
    return articles.assign(item=files.map(wire).fillna(articles["article"]).astype("str"))


def test_shares_are_those_counted_by_hand() -> None:
    # 10 words are 8 runs of three; the first 8 words, 6 runs, are the same.
    same = list(range(8))
    articles = articles_of(text_of(*same, 8, 9), text_of(*same, 100, 101))
    pairs = mk.find_reuse(articles, threshold=0.6)
    assert pairs.columns[:5].tolist() == [
        "article", "other", "similarity", "containment", "same_source"
    ]  # fmt: skip
    assert pairs["similarity"].tolist() == [6 / 10]
    assert pairs["containment"].tolist() == [6 / 8]
    assert pairs["copied"].tolist() == [8 / 10]
    assert mk.find_reuse(articles, threshold=0.61).empty


def test_the_shorter_comes_first_and_the_most_similar_pair_is_on_top() -> None:
    whole, cut, near = text_of(*range(30)), text_of(*range(15)), text_of(*range(29), 100)
    pairs = mk.find_reuse(articles_of(whole, cut, near, source=["أ", "ب", "أ"]))
    assert pairs[["article", "other"]].to_numpy().tolist() == [
        ["00000", "00002"], ["00001", "00000"], ["00001", "00002"]
    ]  # fmt: skip
    assert pairs["similarity"].tolist() == [27 / 29, 13 / 28, 13 / 28]
    assert pairs["containment"].tolist() == [27 / 28, 1, 1]
    assert pairs["same_source"].tolist() == [True, False, False]


def test_one_word_of_four_changed_leaves_no_shingle_and_no_copy() -> None:
    changed = [place if place % 3 else 100 + place for place in range(40)]
    assert mk.find_reuse(articles_of(text_of(*range(40)), text_of(*changed)), threshold=0.01).empty


def test_a_word_changed_in_every_ten_is_an_edited_copy() -> None:
    # 4 of 40 words changed, each in 3 of the 38 runs: 26 shared, 36 of 40 words copied.
    changed = [place if place % 10 != 5 else 100 + place for place in range(40)]
    pairs = mk.find_reuse(articles_of(text_of(*range(40)), text_of(*changed)))
    assert pairs["containment"].tolist() == [26 / 38]
    assert pairs["similarity"].tolist() == [26 / 50]
    assert pairs["copied"].tolist() == [36 / 40]


def test_other_spellings_and_line_breaks_are_the_same_words() -> None:
    texts = ["قال مُحمَّد إلى المدرسة\nفي ٢٥ آذار", "قال محمد الى المدرسه في 25 اذار،"]
    assert mk.find_reuse(articles_of(*texts))["similarity"].tolist() == [1]


def test_a_changed_number_is_a_changed_word() -> None:
    texts = ["بلغ سعر الصرف 25 ليرة اليوم", "بلغ سعر الصرف 26 ليرة اليوم"]
    assert mk.find_reuse(articles_of(*texts), threshold=0.1)["similarity"].tolist() == [1 / 7]


def test_a_caption_is_not_contained_in_what_quotes_it() -> None:
    whole = text_of(*range(40))
    assert mk.find_reuse(articles_of(whole, text_of(*range(9)))).empty
    assert len(mk.find_reuse(articles_of(whole, text_of(*range(10))))) == 1


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", "", ""],
        [" \n", "نعم لا", "نعم لا"],
        [text_of(*range(30))],
        ["😀 😀 😀 😀", "؟ ! ،"],
    ],
    ids=["none", "one empty", "all empty", "shorter than a shingle", "one", "no words"],
)
def test_texts_without_a_shingle_or_a_partner_have_no_family(texts: list[str]) -> None:
    articles = articles_of(*texts)
    assert mk.find_reuse(articles).empty
    marked = mk.mark_reuse(articles)
    assert marked["family"].isna().all()
    assert (marked["family_size"] == 1).all()
    assert marked["family_first"].all()
    assert marked["family_order"].isna().all()


def test_other_scripts_are_compared_too() -> None:
    latin = "the quick brown fox jumps over the lazy dog again and again until noon"
    hindi = "यह एक समाचार लेख है जिसमें कई शब्द हैं और यह लंबा है"
    pairs = mk.find_reuse(articles_of(latin, latin + " today", hindi, hindi))
    assert sorted(pairs["similarity"].round(2)) == [0.92, 1]


def run_sets(articles: pd.DataFrame) -> list[tuple[set, int]]:
    """Return the runs of three words of each article, and its number of words, by plain Python."""
    tokens = [
        mk.normalize(text, digits=True, marks=True, letters=True) for text in articles["text"]
    ]
    words = [
        "".join(c if c.isalnum() or c == "_" else " " for c in text).split() for text in tokens
    ]
    return [(set(zip(w, w[1:], w[2:], strict=False)), len(w)) for w in words]


def test_no_pair_is_missed_and_every_share_is_exact(sample: pd.DataFrame) -> None:
    articles = with_copies(sample, sample, 0.1, keep=0.8, seed=3)
    sets = run_sets(articles)
    expected = {}
    for first, second in combinations(range(len(articles)), 2):
        (one, one_words), (two, two_words) = sets[first], sets[second]
        shared, shorter = len(one & two), min(len(one), len(two))
        similarity, contained = shared / len(one | two), shared / shorter
        assert min(one_words, two_words) >= 10
        if similarity >= 0.5 or contained >= 0.6:
            ids = frozenset(articles["article"].iloc[[first, second]])
            expected[ids] = (similarity, contained)
    found = mk.find_reuse(articles, threshold=0.5, containment=0.6)
    plain = found[(found["similarity"] >= 0.5) | (found["containment"] >= 0.6)]
    measured = {
        frozenset((row.article, row.other)): (row.similarity, row.containment)
        for row in plain.itertuples()
    }
    assert len(measured) == len(plain) > 100
    assert measured == expected


def test_the_copies_planted_in_the_sample_are_its_families(sample: pd.DataFrame) -> None:
    marked = mk.mark_reuse(sample)

    def pairs(column: str) -> set[frozenset[str]]:
        groups = marked.groupby(column)["article"]
        return {frozenset(pair) for _, ids in groups for pair in combinations(ids, 2)}

    true, found = pairs("item"), pairs("family")
    print(f"{len(true)} true pairs, {len(found)} found, {len(true & found)} of them true")  # noqa: T201
    assert len(true) >= 18
    assert len(true & found) >= 0.95 * len(true)
    assert len(true & found) >= 0.95 * len(found)


EDITS = [("strike",), ("insert",), ("rewrite",), KINDS]


@pytest.mark.parametrize("keep", [1, 0.6], ids=["whole", "cut to 60 %"])
@pytest.mark.parametrize("longest", [1, 5], ids=["single words", "runs"])
@pytest.mark.parametrize("kinds", EDITS, ids="+".join)
def test_edited_and_cut_copies_are_found(
    sample: pd.DataFrame, kinds: tuple[str, ...], longest: int, keep: float
) -> None:
    for rate in (0.05, 0.1, 0.15):
        planted = with_copies(sample, sample, rate, keep=keep, seed=1, kinds=kinds, longest=longest)
        truth = planted["original"].map(sample.set_index("article")["item"])
        recall, pairs, false = recall_and_false(planted, truth)
        print(f"{rate:.0%} edited: recall {recall:.3f}, {false} of {pairs} pairs false")  # noqa: T201
        assert recall >= 0.95
        assert false <= 0.05 * pairs


def test_unrelated_articles_of_the_sample_share_little(sample: pd.DataFrame) -> None:
    alone = sample.drop_duplicates("item")
    assert mk.find_reuse(alone, threshold=0.3, containment=0.3).empty


def test_an_item_in_more_outlets_than_any_limit_is_one_family() -> None:
    rng = np.random.default_rng(5)
    words = random_text(rng, 200).split()
    stock = random_text(rng, 500).split()
    copies = [" ".join(edit(words, 0.08, stock=stock, rng=rng)) for _ in range(90)]
    sources = [f"صحيفة {number}" for number in range(90)]
    marked = mk.mark_reuse(articles_of(*copies, source=sources))
    assert marked["family_size"].min() == 90


def test_five_thousand_equal_texts_are_one_family_and_no_quadratic_table() -> None:
    text, near = text_of(*range(30)), text_of(*range(29), 100)
    articles = articles_of(*[text] * 5000, near)
    pairs = mk.find_reuse(articles)
    assert len(pairs) == 4999 + 1
    assert set(pairs.loc[pairs["similarity"] == 1, "article"]) == {"00000"}
    assert mk.mark_reuse(articles)["family_size"].unique().tolist() == [5001]


def test_of_a_hundred_equal_texts_every_pair_is_listed() -> None:
    text, near = text_of(*range(30)), text_of(*range(29), 100)
    pairs = mk.find_reuse(articles_of(*[text] * 100, near, near))
    assert (pairs["similarity"] == 1).sum() == 100 * 99 / 2 + 1
    assert (pairs["similarity"] < 1).sum() == 100 * 2


def test_a_very_long_article_is_found_by_its_excerpt() -> None:
    rng = np.random.default_rng(6)
    long = random_text(rng, 300_000)
    articles = articles_of(long, " ".join(long.split()[1000:1100]), random_text(rng, 100))
    pairs = mk.find_reuse(articles)
    assert pairs[["article", "other", "containment"]].to_numpy().tolist() == [["00001", "00000", 1]]
    assert mk.mark_reuse(articles)["family"].isna().all()


def test_telegrams_to_different_countries_are_not_one_item() -> None:
    """A frame of 60 words with other names in four places, 25 countries, two outlets each."""
    rng = np.random.default_rng(7)
    frame = [random_text(rng, 15).split() for _ in range(4)]
    stock = random_text(rng, 500).split()
    texts, countries = [], []
    for country in range(25):
        names = random_text(rng, 3).split()
        telegram = [word for part in frame for word in (*part, *names)]
        texts += [" ".join(telegram), " ".join(edit(telegram, 0.03, stock=stock, rng=rng))]
        countries += [country, country]
    articles = articles_of(*texts, country=countries)
    marked = mk.mark_reuse(articles)
    families = marked.dropna(subset="family").groupby("family")["country"]
    assert families.nunique().max() == 1
    assert len(families) >= 23


def test_a_daily_formula_with_other_numbers_is_no_family() -> None:
    rng = np.random.default_rng(8)
    frame = random_text(rng, 60).split()
    texts = []
    for _day in range(40):
        words = list(frame)
        for place in range(3, 60, 7):  # nine of sixty words
            words[place] = str(rng.integers(1, 10_000_000))
        texts.append(" ".join(words))
    assert mk.find_reuse(articles_of(*texts)).empty


@pytest.mark.parametrize("items", [2, 3, 5, 10])
def test_a_round_up_does_not_make_one_family_of_its_items(items: int) -> None:
    rng = np.random.default_rng(9)
    texts = [random_text(rng, 120 + number) for number in range(items)]
    copies = [f"{text} خاتمة" for text in texts]
    marked = mk.mark_reuse(articles_of(*texts, *copies, " ".join(texts)))
    families = families_of(marked)
    assert len(families) == items
    assert all(len({int(article) % items for article in family} & {0, 1}) < 2 for family in
               ({a for a in family if a != f"{2 * items:05}"} for family in families))  # fmt: skip
    # Half of a round-up of two is one item: it belongs to that of the longer.
    assert marked["family_size"].iloc[-1] == (3 if items == 2 else 1)


def test_half_of_an_item_belongs_to_its_family() -> None:
    rng = np.random.default_rng(10)
    item = random_text(rng, 300).split()
    halves = [" ".join(item[:150]), "مقدمة الصحيفة " + " ".join(item[:140])]
    marked = mk.mark_reuse(articles_of(" ".join(item), *halves))
    assert marked["family_size"].tolist() == [3, 3, 3]


def family_with(dates: list[str | None]) -> pd.DataFrame:
    texts = [text_of(*range(30), 100 + number) for number in range(len(dates))]
    return mk.mark_reuse(articles_of(*texts, date=dates))


@pytest.mark.parametrize(
    ("dates", "first", "order"),
    [
        (["2026-01-03", "2026-01-02", "2026-01-04"], 1, "dated"),
        (["2026-01-03 10:00", "2026-01-03 09:00", "2026-01-04"], 1, "dated"),
        (["2026-01-03", "2026-01-02", "2026-01-02"], 1, "same day"),
        (["2026-01-03 10:00", "2026-01-03", "2026-01-04"], 1, "same day"),
        (["2026-01-03 10:00", "2026-01-03 10:00", "2026-01-04"], 0, "same day"),
        ([None, "2026-01-03", "2026-01-02"], 2, "undated"),
        ([None, None, None], 0, "undated"),
    ],
)
def test_the_first_is_by_date_and_how_it_is_known_is_said(
    dates: list[str | None], first: int, order: str
) -> None:
    marked = family_with(dates)
    assert marked["family_first"].tolist() == [place == first for place in range(3)]
    assert marked["family"].unique().tolist() == [f"{first:05}"]
    assert marked["family_order"].unique().tolist() == [order]


def test_columns_and_index_of_the_user_are_kept() -> None:
    articles = articles_of(*[text_of(*range(30))] * 2, text_of(*range(5)), mine=[1, 2, 3])
    articles.index = [7, 7, 3]
    before = articles.copy(deep=True)
    marked = mk.mark_reuse(articles)
    mk.find_reuse(articles)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(marked[articles.columns], before)
    assert marked["family_size"].tolist() == [2, 2, 1]


def test_frames_joined_from_several_are_read_alike() -> None:
    one, two = articles_of(text_of(*range(30))), articles_of(text_of(*range(29)))
    both = pd.concat([one, two.assign(article="b")])
    assert len(mk.find_reuse(both)) == 1


# A few texts that repeat one another more or less.
PARTS = st.lists(st.sampled_from([text_of(*range(k, k + 12)) for k in range(0, 28, 4)]), max_size=4)


@settings(max_examples=30)
@given(st.lists(PARTS.map(" ".join), max_size=8), st.randoms())
def test_the_order_of_rows_changes_nothing(texts: list[str], random: object) -> None:
    articles = articles_of(*texts)
    places = list(range(len(texts)))
    random.shuffle(places)
    shuffled = articles.iloc[places]
    pd.testing.assert_frame_equal(mk.find_reuse(articles), mk.find_reuse(shuffled))
    marked = mk.mark_reuse(articles)
    again = mk.mark_reuse(shuffled)
    pd.testing.assert_frame_equal(marked, again.sort_values("article"))


@settings(max_examples=30)
@given(st.lists(PARTS.map(" ".join), max_size=6))
def test_shares_are_shares_and_equal_texts_have_one(texts: list[str]) -> None:
    pairs = mk.find_reuse(articles_of(*texts), threshold=0.1, containment=0.1)
    shares = pairs[["similarity", "containment", "copied"]]
    assert ((shares > 0) & (shares <= 1)).all(axis=None)
    assert (pairs["similarity"] <= pairs["containment"]).all()
    by_id = dict(enumerate(texts))
    for row in pairs.itertuples():
        same = by_id[int(row.article)] == by_id[int(row.other)]
        assert not same or row.similarity == row.containment == row.copied == 1
    equal = sum(a == b and len(a) > 0 for a, b in combinations(texts, 2))
    assert equal == sum(by_id[int(r.article)] == by_id[int(r.other)] for r in pairs.itertuples())


@given(st.lists(st.text(alphabet="اب \n\u0640\u200fئ5٥&;#x0am", max_size=60), max_size=5))
def test_any_text_is_taken(texts: list[str]) -> None:
    marked = mk.mark_reuse(articles_of(*texts))
    assert len(marked) == len(texts)
    assert (marked["family_size"] >= 1).all()


def test_the_mistakes_of_a_caller_are_named() -> None:
    articles = articles_of(text_of(*range(30)), text_of(*range(30)))
    with pytest.raises(
        ValueError, match="`threshold` must be a share above 0 and at most 1; got 0"
    ):
        mk.find_reuse(articles, threshold=0)
    with pytest.raises(ValueError, match="`containment` must be a share"):
        mk.mark_reuse(articles, containment=80)
    with pytest.raises(ValueError, match="`shingle` must be at least 1; got 0"):
        mk.find_reuse(articles, shingle=0)
    with pytest.raises(ValueError, match="needs the column text"):
        mk.find_reuse(articles.drop(columns="text"))
    with pytest.raises(ValueError, match="needs the column date"):
        mk.mark_reuse(articles.drop(columns="date"))
    with pytest.raises(ValueError, match="must have unique ids; repeated: 00000"):
        mk.mark_reuse(articles.assign(article="00000"))


def test_dates_of_a_time_zone_are_dates_and_those_that_are_none_are_unknown_or_named() -> None:
    texts = [text_of(*range(30)), text_of(*range(30))]
    articles = articles_of(*texts, date=["2026-01-05", "2026-01-04"])
    zoned = articles.assign(date=articles["date"].dt.tz_localize("Asia/Riyadh"))
    pd.testing.assert_frame_equal(mk.find_reuse(zoned), mk.find_reuse(articles))
    assert mk.mark_reuse(zoned)["family_first"].tolist() == [False, True]
    for written in (["٣ يناير", "أمس"], ["03/04/2026", "13/04/2026"], [None, None]):
        unread = articles.assign(date=written)
        expected = mk.find_reuse(articles.drop(columns="date"))
        pd.testing.assert_frame_equal(mk.find_reuse(unread), expected)
        with pytest.raises(ValueError, match=r"needs datetime64 in the column date.*; got"):
            mk.mark_reuse(unread)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_sources_and_agencies_may_be_missing_and_of_any_kind(missing: object) -> None:
    articles = articles_of(*[text_of(*range(30))] * 3)
    sources = articles.assign(source=["المد", missing, "السدرة"])
    assert mk.mark_reuse(sources)["family_size"].tolist() == [3, 3, 3]
    credited = sources.assign(agency=pd.Categorical([None, "رويترز", None]))
    assert set(mk.mark_reuse(credited)["family_agency"]) == {"رويترز"}
    assert mk.mark_reuse(sources.assign(agency=missing))["family_agency"].isna().all()
