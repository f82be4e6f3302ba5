"""Function words: generated from closed classes and the clitics that are written onto them."""

from __future__ import annotations

from collections.abc import Iterable

from mediakit._check import check_text
from mediakit._normalize import matching_key, normalize
from mediakit._words import attach

# Prepositions, adverbs and particles in the stem that a pronoun is written onto: إليه، لديها، أنهم
TAKE_PRONOUNS = """
    في من عن مع إلي علي لدي عند بين حول خلال قبل بعد تحت فوق أمام وراء خلف ضد نحو دون بدون مثل
    حسب وفق عبر بشأن بسبب وسط داخل خارج قرب تجاه إزاء لأجل أجل ضمن غير سوى كل بعض جميع نفس ذات
    أي كلا كلتا معظم أن إن لأن لكن كأن لعل ليت بأن فإن سوا أحد إحدى حيال بجانب أثناء
""".split()
PREPOSITIONS = "إلى على لدى حتى منذ مذ رغم عدا خلا حاشا لدن".split()
CONJUNCTIONS = """
    ثم أو أم بل إذا إذ إذن لو لولا لوما حين حينما عندما بينما كما حيث حيثما ريثما كلما طالما لما
    مما عما فيما بما كي لكي إما أما أينما مهما إلا ألا إنما كيلا لئلا
""".split()
DEMONSTRATIVES = """
    هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك ذاك تلك أولئك هنا هناك هنالك كذلك هكذا ذا ذي
""".split()
RELATIVES = "الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي ما من".split()
PRONOUNS = "هو هي هم هن هما أنا نحن أنت أنتم أنتما إياه إياها إياهم".split()
INTERROGATIVES = "ماذا لماذا كيف متى أين كم أية هل بماذا لم".split()
NEGATIONS = "لا لن ليس ليست ليسوا لست لسنا ليسا".split()
AUXILIARIES = """
    كان كانت كانوا كانا كانتا كنت كنا يكون تكون يكونوا تكونوا نكون أكون يكن تكن نكن سيكون ستكون
    سنكون كونه كونها قد لقد سوف
""".split()
PARTICLES = "أيضا فقط ربما نعم يا أيها أيتها أجل بلى آنذاك حينئذ عندئذ".split()
ENCLITICS = "ه ها هم هن هما نا ك كم ي".split()
PROCLITIC_PREPOSITIONS = ("ب", "ل", "ك")
CONJUNCTION_PROCLITICS = ("و", "ف")
# و and ف before these give other words than function words: understanding, loss.
CONTENT = frozenset({"فهم", "فقد"})


def _with_pronouns() -> set[str]:
    """Return فيه، منها، إليهم، به، لنا …: prepositions and particles with an enclitic."""
    stems = [*TAKE_PRONOUNS, "ب", "ل"]
    return {stem + enclitic for stem in stems for enclitic in ENCLITICS}


def _with_prepositions(words: Iterable[str]) -> set[str]:
    """Return the words with ب ل ك written before them: بهذا، للتي، كما."""
    return {attach(letter, word) for word in words for letter in PROCLITIC_PREPOSITIONS}


def _generate() -> frozenset[str]:
    """Return all function words as matching keys."""
    nominal = [*DEMONSTRATIVES, *RELATIVES, "أن", "كل", "بعض", "جميع", "غير", "نفس", "ذات", "أي"]
    bases = {
        *TAKE_PRONOUNS, *PREPOSITIONS, *CONJUNCTIONS, *DEMONSTRATIVES, *RELATIVES, *PRONOUNS,
        *INTERROGATIVES, *NEGATIONS, *AUXILIARIES, *PARTICLES,
        *_with_pronouns(), *_with_prepositions(nominal),
        *_with_prepositions(f"{word}{end}" for word in ("أن", "كل", "بعض") for end in ENCLITICS),
        "و", "ف", "ب", "ل", "ك",
    }  # fmt: skip
    written = {letter + word for word in bases for letter in CONJUNCTION_PROCLITICS}
    return frozenset(matching_key(word) for word in bases | written) - CONTENT


def stopwords(*, extra: Iterable[str] = (), keep: Iterable[str] = ()) -> frozenset[str]:
    """Return Arabic function words with the clitics that are written onto them.

    Generated from closed classes (prepositions, conjunctions, demonstratives, relatives, pronouns,
    negations, auxiliaries, particles), each with و ف, with ب ل ك where they take them, and with
    pronouns. Reporting verbs and calendar words are not in it.

    Parameters
    ----------
    extra : iterable of str
        Words to add, in any spelling.
    keep : iterable of str
        Words to take out of the list, in any spelling.

    Returns
    -------
    frozenset of str
        Matching keys: as `normalize` folds digits, marks and letters. For `without`.

    Raises
    ------
    TypeError
        If `extra` or `keep` is a string.

    Examples
    --------
    >>> {"والتي", "بانه", "لكنه", "وعلي"} <= stopwords()
    True
    >>> "قال" in stopwords(), "قال" in stopwords(extra=["قال"]), "بعد" in stopwords(keep=["بَعْد"])
    (False, True, False)
    """
    for name, given in (("extra", extra), ("keep", keep)):
        if isinstance(given, str):
            raise TypeError(
                f"`{name}` must be several words, such as a list; got a string: {given}"
            )
    added, kept = _keys(extra, "extra"), _keys(keep, "keep")
    return (_generate() | added) - kept


def _keys(given: Iterable[str], name: str) -> frozenset[str]:
    """Return the matching keys of the words that a user names."""
    words = list(given)
    for word in words:
        check_text(word, name)
    return frozenset(matching_key(normalize(word)) for word in words)
