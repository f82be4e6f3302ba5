"""Which lemmas could an inflected stem belong to?"""

from __future__ import annotations

from collections.abc import Iterator

IMPERFECT_PREFIXES = "يتنأ"
# By the last letter, so that a stem is tried for those only that it can have.
# يكتبن، يكتبون، يكتبان، تكتبين; يكتبا، يكتبوا; تكتبي
IMPERFECT_ENDINGS = {"ن": ("ون", "ان", "ين", "ن"), "ا": ("وا", "ا"), "ي": ("ي",)}
SECOND_PERSON_ENDINGS = ("ين", "ي")  # only after ت
PLURAL_ENDINGS = ("ون", "وا", "ين")  # before them a defective stem loses its last letter
# كتبت; كتبوا، كتبتا، كتبا، كتبنا; كتبن; كتبتم
PAST_ENDINGS = {"ت": ("ت",), "ا": ("وا", "تا", "ا", "نا"), "ن": ("ن",), "م": ("تم",)}
FIRST_OR_SECOND_PERSON = ("نا", "ن", "تم")  # ن is of the third too, and as rare


def noun_lemmas(stem: str) -> Iterator[tuple[str, str]]:
    """Yield lemmas that a noun or adjective could be inflected from, and the step to each.

    Examples
    --------
    >>> list(noun_lemmas("لجنتين"))
    [('لجنت', 'ending'), ('لجنة', 'ending'), ('لجنتي', 'ending')]
    >>> list(noun_lemmas("عسكرية")), list(noun_lemmas("ممثلي"))
    ([('عسكري', 'nisba')], [('ممثل', 'construct')])
    """
    if len(stem) < 4:
        return
    ending, base = stem[-2:], stem[:-2]
    if ending == "ات":  # قوات، اجتماعات
        yield base + "ة", "ending"
        yield base, "ending"
    elif ending in ("ون", "ين", "ان"):  # مهندسون، وزيرين، لجنتان
        yield base, "ending"
        if base[-1] == "ت" and ending != "ون":
            yield base[:-1] + "ة", "ending"
        if ending != "ان":  # محامون، of محامي
            yield base + "ي", "ending"
    elif ending == "ية":  # عسكرية
        yield stem[:-1], "nisba"
    elif stem[-1] == "ة":  # كبيرة
        yield stem[:-1], "feminine"
    elif stem[-1] == "ا":  # رئيسا
        yield stem[:-1], "accusative"
    if stem[-1] in "يو":  # ممثلي الدول، ممثلو الدول
        yield stem[:-1], "construct"
    if ending in ("تي", "تا"):  # دولتا، دولتي
        yield base + "ة", "construct"


def verb_lemmas(stem: str) -> Iterator[tuple[str, str]]:
    """Yield lemmas that a verb could be inflected from, and the step to each.

    Examples
    --------
    >>> [lemma for lemma, step in verb_lemmas("دعوا")]
    ['دع', 'دعى', 'دعا', 'دعي', 'دعو']
    >>> ("عاد", "imperfect") in verb_lemmas("يعود"), ("وصل", "imperfect") in verb_lemmas("يصل")
    (True, True)
    """
    yield from _of_past(stem)
    if len(stem) >= 3 and stem[0] in IMPERFECT_PREFIXES:
        yield from _of_imperfect(stem)


def _of_past(stem: str) -> Iterator[tuple[str, str]]:
    for ending in PAST_ENDINGS.get(stem[-1], ()):
        base = stem[: -len(ending)]
        if len(base) < 2 or not stem.endswith(ending):
            continue
        if ending in FIRST_OR_SECOND_PERSON:
            yield base, "past_other"
            continue
        yield base, "past"
        if ending != "ا":  # أعطت، أعطوا، of أعطى; دعت، of دعا
            yield base + "ى", "past"
            yield base + "ا", "past"
        if ending == "وا":  # لقوا، of لقي
            yield base + "ي", "past"


def _of_imperfect(stem: str) -> Iterator[tuple[str, str]]:
    for ending in ("", *IMPERFECT_ENDINGS.get(stem[-1], ())):
        if not stem.endswith(ending) or (ending in SECOND_PERSON_ENDINGS and stem[0] != "ت"):
            continue
        base = stem[1 : len(stem) - len(ending)]
        if len(base) < 2:
            continue
        if base[0] == "ؤ":  # يؤمن، of آمن; يؤكد، of أكد
            yield "آ" + base[1:], "imperfect"
            base = "أ" + base[1:]
        yield from _sound(base)
        yield from _defective(base, ending)
        yield from _hollow(base)


def _sound(base: str) -> Iterator[tuple[str, str]]:
    """Yield lemmas whose letters are those of the imperfect, with or without an alef."""
    yield base, "imperfect"  # يعمل، of عمل
    if len(base) <= 3:
        yield "أ" + base, "form_iv"  # يعلن، of أعلن
    else:
        yield "ا" + base, "imperfect"  # يستخدم، of استخدم
    if len(base) == 2:  # يصل، of وصل; then the jussives: يكن، of كان; يبق، of بقى
        yield "و" + base, "imperfect"
        yield f"{base[0]}ا{base[1]}", "jussive"
        yield base + "ى", "jussive"
        yield f"أ{base[0]}ا{base[1]}", "jussive"


def _defective(base: str, ending: str) -> Iterator[tuple[str, str]]:
    """Yield lemmas in a weak letter, which the imperfect changes or drops."""
    if not ending:
        root, last = base[:-1], base[-1]
        if last == "ي":  # يرمي، يعطي، يشتري
            yield root + "ى", "imperfect"
            yield f"ا{root}ى", "imperfect"
            if len(root) == 2:
                yield f"أ{root}ى", "form_iv"
        elif last == "و":  # يدعو
            yield root + "ا", "imperfect"
        elif last == "ى":  # يبقى، of بقي
            yield root + "ي", "imperfect"
            yield root + "ا", "imperfect"
    elif ending in PLURAL_ENDINGS:  # يرمون، يدعون، يلقون، يشترون، يعطون
        yield from ((base + last, "imperfect") for last in "ىاي")
        yield f"ا{base}ى", "imperfect"
        if len(base) == 2:
            yield f"أ{base}ى", "form_iv"


def _hollow(base: str) -> Iterator[tuple[str, str]]:
    """Yield lemmas with an alef where the imperfect has a long vowel; و is of form I only."""
    if len(base) < 3 or base[-2] not in "يوا":
        return
    lemma = f"{base[:-2]}ا{base[-1]}"
    yield lemma, "imperfect"  # يقول، يبيع، يخاف
    if base[-2] != "و":
        if len(lemma) == 3:
            yield "أ" + lemma, "form_iv"  # يشير، of أشار
        else:
            yield "ا" + lemma, "imperfect"  # يحتاج، of احتاج
