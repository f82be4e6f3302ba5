"""Where does a clause end that reports what somebody says?"""

from __future__ import annotations

from mediakit._introductions import PASSING, introduction_at, is_boundary
from mediakit._reporting_words import PARTICLES, cues, words
from mediakit._sentences import IN_MARKS, Folded, Sentence, is_stop
from mediakit._speakers import COMMAS, CONNECTORS, SIGNS, is_speaking
from mediakit._subjects import after_verb, before_verb

# These end a clause even where no particle follows: وقال الحملة مستمرة
ALWAYS = PASSING | {"وقال", "وقالت", "وقالوا", "فقال", "فقالت", "ويقول", "وتقول"}
ASIDES = frozenset(
    "وذلك ثم خلال وكان وكانت جاء بحسب وفق وفقا حسب نقلا حسبما طبقا ردا تعليقا".split()
)  # …، وذلك خلال زيارته
FOR = frozenset(["اذ", "حيث"])  # …، إذ قال: «»
MEANWHILE = frozenset(["كما", "فيما", "بينما", "حين"])
SPEAKER_REACH = 9  # tokens between a comma and the verb of another speaker


def _leaves(folded: Folded, sentence: Sentence, k: int) -> bool:
    """Return whether the outlet speaks again after the comma at token k."""
    following = sentence[k + 1].key if k + 1 < len(sentence) else ""
    second = sentence[k + 2].key if k + 2 < len(sentence) else ""
    occasion = following == "في" and second in words("occasions")
    parenthesis = following in ASIDES or (following == "علي" and second == "حد")
    return (
        occasion
        or parenthesis
        or _is_new_report(folded, sentence, k + 1)
        or _turns(folded, sentence, k)
        or _contrasts(folded, sentence, k)
        or _another_speaks(folded, sentence, k)
    )


def _is_new_report(folded: Folded, sentence: Sentence, k: int) -> bool:
    """Return whether a reporting word takes over behind a comma; وعاد, وبدأ only with its words."""
    cue = cues().get(sentence[k].key) if k < len(sentence) else None
    if cue and cue.kind == "saying" and cue.form == "perfect" and not (cue.joined or cue.doubtful):
        named = after_verb(sentence, k, len(sentence))  # …، قال العمال إن
        return named is not None and introduction_at(folded, sentence, k)
    if not is_boundary(sentence, k):
        return False
    weak = cue is not None and cue.kind == "remark" and cue.form != "participle"
    return not weak or introduction_at(folded, sentence, k)


def _contrasts(folded: Folded, sentence: Sentence, comma: int) -> bool:
    """Return whether another reports at the same time: …، فيما أبدى المجلس تخوفه."""
    keys = [token.key for token in sentence[comma + 1 : comma + 5]]
    if keys and keys[0] in FOR:
        return introduction_at(folded, sentence, comma + 2)
    if not keys or not (keys[0] in MEANWHILE or keys[:2] == ["في", "حين"]):
        return False
    first = comma + 3 if keys[0] == "في" else comma + 2
    cue = cues().get(sentence[first].key) if first < len(sentence) else None
    if cue and cue.kind != "remark" and cue.form == "perfect" and not cue.doubtful:
        return keys[0] != "كما" or introduction_at(folded, sentence, first)
    return any(
        introduction_at(folded, sentence, k) for k in range(comma + 2, comma + 1 + len(keys))
    )


def _another_speaks(folded: Folded, sentence: Sentence, comma: int) -> bool:
    """Return whether another speaker and his verb follow: …، وعمدة المدينة وعد بأن."""
    first = sentence[comma + 1].key if comma + 1 < len(sentence) else ""
    if not first.startswith("وال") and not (first.startswith("و") and is_speaking(first[1:])):
        return False
    for k in range(comma + 2, min(comma + SPEAKER_REACH, len(sentence))):
        if sentence[k].key in SIGNS:
            return False
        cue = cues().get(sentence[k].key)
        if cue and cue.form != "participle" and not cue.joined:
            named = before_verb(sentence, k, comma + 1) is not None
            return named and introduction_at(folded, sentence, k)
    return False


def _turns(folded: Folded, sentence: Sentence, comma: int) -> bool:
    """Return whether the outlet sets one report against another: …، غير أنه ادعى أن."""
    keys = [token.key for token in sentence[comma + 1 : comma + 3]]
    if len(keys) < 2:
        return False
    verb = comma + 2 if keys[0] in ("لكنه", "لكنها", "لكنهم", "ثم") else comma + 3
    turned = verb == comma + 2 or (keys[0] in ("غير", "الا", "بيد") and keys[1] in PARTICLES)
    return turned and verb < len(sentence) and introduction_at(folded, sentence, verb)


def clause_end(folded: Folded, sentence: Sentence, begin: int) -> int:
    """Return the token before which a clause ends: with its sentence, or at a new report."""
    opener = None
    for k in range(begin, len(sentence)):
        key = sentence[k].key
        if is_stop(sentence, k):
            return k + 1 if key[0] in "؟?!…" or key.startswith("..") else k
        if key in COMMAS and k + 1 < len(sentence):
            if _leaves(folded, sentence, k):
                return k
            opener = k if sentence[k + 1].key in CONNECTORS else None
        elif key == ":" and k + 1 < len(sentence) and sentence[k + 1].key == IN_MARKS:
            return k
        elif (
            k > begin
            and is_boundary(sentence, k)
            and (introduction_at(folded, sentence, k) or sentence[k].key in ALWAYS)
        ):
            return k if opener is None else opener
    return len(sentence)


def trimmed(sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    """Return a stretch of tokens without the signs at its edges."""
    while end > begin and sentence[end - 1].key in (*SIGNS - {"…", ")", "]"}, "."):
        end -= 1
    while begin < end and sentence[begin].key in SIGNS - {"(", "["}:
        begin += 1
    return begin, end
