"""One string, cleaned for display or folded into a matching key."""

from __future__ import annotations

import functools
import html
import re
import unicodedata

from mediakit._check import check_text

TATWEEL = "\u0640"  # كـتـاب
# Letters of the Arabic script, without tatweel, marks, digits and punctuation.
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # حَرَكات, and the signs of the Quran
# Anything of the Arabic script: letters, marks, tatweel, digits, punctuation, presentation forms.
ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# &amp; &#1575; &quot; but not the &copy=2 of a URL
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
ANY_MARK = re.compile(f"[{MARKS}]")
FINAL_ALEF_MAKSURA = re.compile(f"\u0649(?![{MARKS}]*[{LETTERS}])")  # مستشفى  على  فى

SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
# Zero-width and direction characters, soft hyphen, byte-order mark, and control characters.
INVISIBLE = [
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x061C, 0xAD,
    *(code for code in range(0x20) if code not in (0x09, 0x0A)), *range(0x7F, 0xA0),
]  # fmt: skip
# Persian and Urdu letters that keyboards put in place of Arabic ones: ک ی ہ ھ
TYPED_FOR_ARABIC = {0x06A9: 0x0643, 0x06CC: 0x064A, 0x06C1: 0x0647, 0x06BE: 0x0647}
PRESENTATION_FORMS = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)]  # ﷲ  ﻛ  ﻼ
DIGITS = {
    **{0x0660 + value: str(value) for value in range(10)},  # ٠١٢٣٤٥٦٧٨٩
    **{0x06F0 + value: str(value) for value in range(10)},  # ۰۱۲۳۴۵۶۷۸۹
    0x066B: ".", 0x066C: ",", 0x066A: "%",  # ٫ ٬ ٪
}  # fmt: skip
ALEFS_AND_TA_MARBUTA = str.maketrans("أإآٱة", "ااااه")


def _plain_letters(form: str) -> str:
    """Return the letters that a presentation form stands for; a mark alone loses its carrier.

    A form of a letter that is typed for another stands for that other.
    """
    plain = unicodedata.normalize("NFKC", form).translate(TYPED_FOR_ARABIC)
    return plain.lstrip(" ") if unicodedata.combining(plain[-1]) else plain


@functools.cache
def _display_table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the characters that display text has otherwise, and what it has for them.

    A pattern finds them ten times faster than `str.translate` looks up every letter.
    """
    table = {
        **{chr(code): _plain_letters(chr(code)) for code in PRESENTATION_FORMS},
        **{chr(code): " " for code in SPACES},
        **{chr(typed): chr(meant) for typed, meant in TYPED_FOR_ARABIC.items()},
        **{chr(code): "" for code in INVISIBLE},
        TATWEEL: "",
    }
    return re.compile(f"[{re.escape(''.join(table))}]"), table


@functools.cache
def _unclean() -> re.Pattern[str]:
    """Return a pattern of all that display text may have otherwise, besides NFC."""
    return re.compile(f"[{re.escape(''.join(_display_table()[1]))}&\u2028\u2029]")


def _without_entities(text: str) -> str:
    """Resolve HTML entities, also those escaped twice (&amp;quot;)."""
    while "&" in text:
        plain = ENTITY.sub(lambda match: html.unescape(match.group()), text)
        if plain == text:
            break
        text = plain
    return text


def _cleaned(text: str) -> str:
    """Return the text as it is shown, whatever is in it."""
    text = unicodedata.normalize("NFC", LINE_END.sub("\n", _without_entities(text)))
    pattern, table = _display_table()
    cleaned, changes = pattern.subn(lambda found: table[found.group()], text)
    if not changes:
        return text
    # A presentation form may decompose into a tatweel that carries a mark: \ufe77; and what was
    # deleted may have stood between a letter and its mark.
    return unicodedata.normalize("NFC", cleaned.replace(TATWEEL, ""))


def display_text(text: str) -> str:
    """Return the text as it is shown: same words, one encoding of each letter.

    Line by line and chunk by chunk it gives the same as for the whole text. Most pieces are clean
    already, and cost no more than to see that.
    """
    if unicodedata.is_normalized("NFC", text) and not _unclean().search(text):
        return text
    return _cleaned(text)


def fold_letters(text: str) -> str:
    """Return the text with one spelling of alef, final ya and ta marbuta."""
    return FINAL_ALEF_MAKSURA.sub("\u064a", text.translate(ALEFS_AND_TA_MARBUTA))


def matching_key(display: str) -> str:
    """Return the key on which spellings of one word meet; for display text, never shown."""
    return fold_letters(ANY_MARK.sub("", display.translate(DIGITS)))


def each_matching_key(displays: list[str]) -> list[str]:
    """Return the matching key of each of many texts: those of one line are folded all at once.

    Examples
    --------
    >>> each_matching_key(["حكومة", "إلى", "٢٥"])
    ['حكومه', 'الي', '25']
    """
    folded = "\n".join(displays)
    for code, plain in DIGITS.items():
        folded = folded.replace(chr(code), plain)
    folded = ANY_MARK.sub("", folded)
    for code, plain_code in ALEFS_AND_TA_MARBUTA.items():
        folded = folded.replace(chr(code), chr(plain_code))
    keys = FINAL_ALEF_MAKSURA.sub("\u064a", folded).split("\n")
    # Other than one each: no texts, or a word with a line end, of somebody else's tokeniser.
    return keys if len(keys) == len(displays) else list(map(matching_key, displays))


def normalize(
    text: str, *, digits: bool = False, marks: bool = False, letters: bool = False
) -> str:
    """Clean one string for display and, on request, fold what spellings of a word differ in.

    Display text resolves HTML entities, unites the encodings of a letter (NFC; presentation forms;
    Persian letters typed for Arabic ones) and deletes tatweel, invisible and control characters.
    What is folded beyond that is for matching, not for showing. A text without anything Arabic is
    not changed.

    Parameters
    ----------
    text : str
        The string as it came.
    digits : bool
        Fold Arabic-Indic digits and separators: ٢٫٥٪ becomes 2.5%.
    marks : bool
        Strip vowel marks: مُحمَّد becomes محمد.
    letters : bool
        Fold أ إ آ ٱ into ا, final ى into ي, and ة into ه.

    Returns
    -------
    str
        The cleaned string. `normalize(normalize(x)) == normalize(x)`.

    Raises
    ------
    TypeError
        If `text` is not a string.

    Examples
    --------
    >>> normalize("الحكـــومة\\xa0الجديدة")
    'الحكومة الجديدة'
    >>> normalize("إلى المدرسةِ ٢٥", digits=True, marks=True, letters=True)
    'الي المدرسه 25'
    """
    check_text(text, "text")
    if not ARABIC_SCRIPT.search(_without_entities(text)):
        return text
    text = display_text(text)
    if marks:
        text = ANY_MARK.sub("", text)
    if letters:
        text = fold_letters(text)
    return text.translate(DIGITS) if digits else text
