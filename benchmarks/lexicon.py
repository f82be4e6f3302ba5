"""What the texts of the made-up corpus are put together from, and how often each piece is drawn."""

from __future__ import annotations

import functools
import random
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa

STEMS = 120_000
CANDIDATES = 160_000  # roots in patterns to draw before STEMS of them are distinct
ODD = 40_000
EXPONENT, OFFSET = 1.7, 350.0  # Zipf-Mandelbrot of the stems: (rank + OFFSET) ** -EXPONENT

SOURCES = ["المرصد", "الضفاف", "السنبلة", "نداء الوادي", "المنارة", "صوت الجنوب", "الميناء",
           "الرواق", "القوافل", "بريد الصباح", "البيدر", "النخلة"]  # fmt: skip
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويئء"
LETTER_WEIGHTS = [1, 8, 5, 1, 4, 5, 3, 7, 2, 9, 2, 6, 3, 3, 2, 3, 1, 8, 2, 6, 6, 4, 9, 9, 8, 4, 6,
                  5, 1, 1]  # fmt: skip
ROOT = "فعل"  # the letters of a pattern where a root's letters go
PATTERNS = """فعل فاعل مفعول فعيل فعال فعول تفعيل مفاعل افتعال انفعال استفعال إفعال أفعال فعائل مفعل
    تفاعل تفعل يفعل تفعلو يستفعل مستفعل متفاعل مفتعل فعلان فعلي فعالي فواعل أفعل فعلاء مفاعيل تفاعيل
    أفاعيل يتفاعل يفتعل إفعالي آفال فعلى مفعى""".split()
FUNCTION_WORDS = """في من على أن إلى التي عن مع الذي ما خلال هذا لا أو هذه بعد بين حيث كما كل إن
    ذلك قبل كان لم أنه هو حتى قد لن هي عند ثم بن غير كانت لدى منذ أما به لها فيه إذا تم عليه منها
    لكن هناك بها أي الى ان نحو فى او أمام عبر كذلك بعض أكثر أيضا ضد علي فوق تحت هذة""".split()
# Written before and after a stem, with how often; ه for ة and ي for ى are misspelt on purpose.
PROCLITICS = {"": 560, "ال": 330, "و": 40, "وال": 22, "بال": 12, "لل": 9, "ل": 9, "ب": 8, "س": 3,
              "ف": 2, "ك": 0.5, "كال": 0.5, "وب": 1, "ول": 1, "فال": 0.5, "وبال": 0.5,
              "ولل": 0.5}  # fmt: skip
ENDINGS = {"": 680, "ة": 95, "ات": 35, "ية": 40, "ين": 30, "ه": 18, "ها": 17, "ون": 12, "ي": 16,
           "ان": 8, "هم": 7, "اً": 9, "ًا": 2, "ا": 9, "نا": 3, "ت": 8, "وا": 4, "ى": 3, "يه": 2,
           "ك": 1, "ٍ": 1, "ُ": 1, "َّ": 0.4, "َّها": 0.3}  # fmt: skip
OPENERS = {"": 982, "«": 4, "(": 6, '"': 5, "“": 1, "\u200f": 0.3}
SEPARATORS = {" ": 8790, "، ": 400, ". ": 220, ".\n": 120, "\n": 100, ", ": 12, ": ": 30, "» ": 40,
              ") ": 35, '" ': 30, "” ": 6, "\u00a0": 30, "  ": 25, "؛ ": 8, "؟ ": 6, "! ": 7,
              "، \n": 4, ".. ": 20, "..\n": 4, "…\n": 1, "\t": 1, " \n": 20, "\r\n": 1, "،": 12,
              ".": 4, "»، ": 5, "\u2028": 0.2, "\u0085": 0.1, "\u202f": 0.3, "\u3000": 0.1,
              "\x1a ": 1}  # fmt: skip
FUNCTION_PROCLITICS = {"": 900, "و": 85, "ف": 15}
# How a stem is written: as it is, with marks, with tatweel, spelt otherwise, in Persian letters.
WRITTEN = [0.982, 0.007, 0.002, 0.0085, 0.0005]

MARKS = np.array([0, 0, 0x64E, 0x64F, 0x650, 0x652], dtype=np.uint32)  # the four vowel signs
SHADDA, TATWEEL = 0x651, 0x640
RESPELT = str.maketrans("أإآئء", "اااىأ")
PERSIAN = str.maketrans("كيه", "\u06a9\u06cc\u06c1")
ARABIC_INDIC = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")
INVISIBLE = "\u200f\u200e\u200c\u200b\u00ad\ufeff\u202b\u0007"


class Lexicon(NamedTuple):
    """Every piece that a text is put together from, and where each kind of piece begins."""

    pieces: pa.LargeStringArray
    proclitics: int  # openers × proclitics, in that order
    functions: int
    stems: int  # STEMS as they are, then STEMS in each other way of writing
    odd: int
    endings: int
    separators: int
    shares: dict[str, np.ndarray]  # cumulated, by kind
    own_ending: np.ndarray  # the ending that each stem mostly has


def cumulated(weights: Iterable[float]) -> np.ndarray:
    """Return the shares of some weights, cumulated: what `searchsorted` draws from."""
    shares = np.cumsum(np.asarray(list(weights), dtype=float))
    return shares / shares[-1]


def zipf(number: int, exponent: float, offset: float) -> np.ndarray:
    """Return the cumulated shares of a Zipf-Mandelbrot law."""
    return cumulated((np.arange(1, number + 1) + offset) ** -exponent)


def as_strings(codes: np.ndarray) -> pa.LargeStringArray:
    """Return each row of code points as a string; 0 stands for nothing."""
    flat = codes[codes > 0]
    size = 1 + (codes >= 0x80).astype(np.int64) + (codes >= 0x800) + (codes >= 0x10000)
    ends = np.cumsum(np.where(codes > 0, size, 0).sum(axis=1))
    offsets = np.concatenate([[0], ends]).astype(np.int64)
    text = flat.astype("<u4").tobytes().decode("utf-32-le").encode()
    return pa.LargeStringArray.from_buffers(len(codes), pa.py_buffer(offsets), pa.py_buffer(text))


def draw_stems(generator: np.random.Generator) -> np.ndarray:
    """Return distinct stems as rows of code points, commonest first: a root in a pattern."""
    number = CANDIDATES
    letters = np.array([ord(letter) for letter in LETTERS], dtype=np.uint32)
    shares = cumulated(LETTER_WEIGHTS)
    roots = letters[np.searchsorted(shares, generator.random((number, 3)))]
    chosen = np.searchsorted(zipf(len(PATTERNS), 0.7, 2), generator.random(number))
    stems = np.zeros((number, max(map(len, PATTERNS))), dtype=np.uint32)
    for pattern, letters_of_pattern in enumerate(PATTERNS):
        rows = chosen == pattern
        for column, letter in enumerate(letters_of_pattern):
            root = ROOT.find(letter)
            stems[rows, column] = ord(letter) if root < 0 else roots[rows, root]
    _, first = np.unique(stems, axis=0, return_index=True)
    return stems[np.sort(first)[:STEMS]]


def with_marks(stems: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return the stems with vowel marks, shadda before the vowel or after it."""
    marked = np.zeros((*stems.shape, 4), dtype=np.uint32)
    marked[:, :, 0] = stems
    marked[:, :, 2] = MARKS[generator.integers(len(MARKS), size=stems.shape)]
    before = np.where(generator.random(stems.shape) < 0.12, SHADDA, 0)
    swapped = generator.random(stems.shape) < 0.5
    marked[:, :, 1] = np.where(swapped, before, 0)
    marked[:, :, 3] = np.where(swapped, 0, before)
    marked[stems == 0] = 0
    return marked.reshape(len(stems), -1)


def with_tatweel(stems: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return the stems stretched after their second letter."""
    stretched = np.where(generator.random((len(stems), 3)) < [1, 0.5, 0.3], TATWEEL, 0)
    return np.hstack([stems[:, :2], stretched, stems[:, 2:]]).astype(np.uint32)


def respelt(stems: np.ndarray, table: dict[int, int]) -> np.ndarray:
    """Return the stems with some letters written as others."""
    codes = np.arange(0x700, dtype=np.uint32)
    codes[list(table)] = list(table.values())
    return codes[stems]


def shaped(letter: str, place: str) -> str:
    """Return the presentation form of a letter at a place, or the nearest one that it has."""
    for form in (place, "FINAL", "ISOLATED"):
        try:
            return unicodedata.lookup(f"{unicodedata.name(letter)} {form} FORM")
        except KeyError:
            continue
    return letter


def presentation_form(word: str) -> str:
    """Return a word letter by letter in presentation forms, as old PDF files have it."""
    places = ["INITIAL"] + ["MEDIAL"] * (len(word) - 2) + ["FINAL"]
    return "".join(map(shaped, word, places))


def number_of(chance: random.Random) -> str:
    """Return a number as newspapers write them: 7  12  2,450  3.5  25%  2015-08-11."""
    whole = int(chance.paretovariate(0.6))
    ways = [str(whole)] * 4 + [f"{whole:,}", f"{whole % 100}.{whole % 10}", f"{whole % 100}%",
            str(chance.randint(1990, 2026)), f"2025-{whole % 12 + 1:02}-{whole % 28 + 1:02}",
            f"{whole % 30}/{whole % 12 + 1}"]  # fmt: skip
    return chance.choice(ways)


def latin_of(chance: random.Random) -> str:
    """Return a Latin word of one to four syllables, some capital, some with a digit."""
    syllables = [chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4)]
    word = "".join(syllables[: chance.randint(1, 4)])
    return chance.choice(
        [word, word, word.title(), word.title(), word.upper(), f"{word.upper()}-19"]
    )


def odd_of(kind: str, word: str, other: str, chance: random.Random) -> str:
    """Return a chunk that is not a plain word, of one of the kinds in ODD_KINDS."""
    latin, number = latin_of(chance), number_of(chance)
    indic = number.translate(ARABIC_INDIC)
    head, rest = word[: max(1, len(word) // 2)], word[max(1, len(word) // 2) :]
    made = {
        "number": [number],
        "arabic_number": [indic],
        "glued_number": [f"و{number}", f"{number}كم", f"ب{indic}"],
        "latin": [latin],
        "glued": [word + sign + other for sign in ",-/،._"],
        "address": [f"https://{latin}.example/{number}", f"{latin}@{latin}.example",
                    f"@{latin}_{number}", f"www.{latin}.example"],
        "hashtag": [f"#{word}_{other}"],
        "presentation": [presentation_form(word), f"{head}\ufefb", "\ufdf2"],
        "invisible": [head + character + rest for character in INVISIBLE],
        "entity": [f"&quot;{word}&quot;", "&amp;", f"{word}&nbsp;{other}", f"&#1575;{word}"],
        "emoji": ["\U0001f600", f"{word}\U0001f1f8\U0001f1e6", f"\U0001d400{latin}"],
    }  # fmt: skip
    return chance.choice(made[kind])


ODD_KINDS = {"number": 45, "arabic_number": 12, "glued_number": 3, "latin": 16, "glued": 14,
             "address": 2, "hashtag": 3, "presentation": 1, "invisible": 2, "entity": 1,
             "emoji": 0.5}  # fmt: skip
LONE = ["-", "و", "–", "•", "ب", "***", "/", ":", "..."]  # first of the odd: the commonest


def draw_odd(words: list[str], seed: int) -> list[str]:
    """Return chunks that are not plain words, commonest first."""
    chance = random.Random(seed)
    kinds = chance.choices(list(ODD_KINDS), list(ODD_KINDS.values()), k=ODD - len(LONE))
    return LONE + [odd_of(kind, *chance.choices(words, k=2), chance) for kind in kinds]


def pieces_of(stems: np.ndarray, generator: np.random.Generator, seed: int) -> list[pa.Array]:
    """Return the pieces by kind: before, function words, five ways to write a stem, odd, after."""
    written = [
        stems,
        with_marks(stems, generator),
        with_tatweel(stems, generator),
        respelt(stems, RESPELT),
        respelt(stems, PERSIAN),
    ]
    before = [opener + proclitic for opener in OPENERS for proclitic in PROCLITICS]
    odd = draw_odd(as_strings(stems[:20_000]).to_pylist(), seed)
    lists = [before, FUNCTION_WORDS, odd, list(ENDINGS), list(SEPARATORS)]
    arrays = [pa.array(texts, pa.large_string()) for texts in lists]
    return [*arrays[:2], *map(as_strings, written), *arrays[2:]]


@functools.cache
def lexicon(seed: int) -> Lexicon:
    """Return the pieces of a seed's texts."""
    generator = np.random.default_rng([seed, 0])
    arrays = pieces_of(draw_stems(generator), generator, seed)
    begins = np.cumsum([0] + [len(array) for array in arrays])[[0, 1, 2, 7, 8, 9]]
    shares = all_shares()
    own_ending = Draws(shares, generator).of("endings", STEMS)
    return Lexicon(pa.concat_arrays(arrays), *begins.tolist(), shares, own_ending)


def all_shares() -> dict[str, np.ndarray]:
    """Return the cumulated shares of what is drawn, by kind."""
    lists = {"openers": OPENERS, "proclitics": PROCLITICS, "endings": ENDINGS,
             "separators": SEPARATORS, "function_proclitics": FUNCTION_PROCLITICS}  # fmt: skip
    return {name: cumulated(weights.values()) for name, weights in lists.items()} | {
        "functions": zipf(len(FUNCTION_WORDS), 1.05, 1.5),
        "stems": zipf(STEMS, EXPONENT, OFFSET),
        "odd": zipf(ODD, 0.9, 3),
        "written": cumulated(WRITTEN),
        "sources": zipf(len(SOURCES), 0.8, 1),
    }


class Draws:
    """What is drawn from one generator, by kind."""

    def __init__(self, shares: dict[str, np.ndarray], generator: np.random.Generator) -> None:
        self.shares, self.generator = shares, generator

    def of(self, kind: str, number: int) -> np.ndarray:
        """Return codes of a kind, as common as its shares say."""
        return np.searchsorted(self.shares[kind], self.generator.random(number))

    def where(self, share: float, number: int) -> np.ndarray:
        """Return which of so many things happen."""
        return self.generator.random(number) < share
