"""The terms of concordances, collocates, trends and dictionaries, in Arabic and in English."""

from __future__ import annotations

from typing import Any

from mediakit._methods.terms import Said

CONTEXT_TERMS: dict[str, dict[Any, Said]] = {
    "compared_with": {
        None: (
            "بأول العائلة حيث عُرف (في {known:family})، وبسائر نسخها كلها حيث لم يُعرف (في "
            "{unknown:family})",
            "with the family’s first where that is known (in {known:family}), and with all its "
            "other versions where it is not (in {unknown:family})",
        ),
        "other": ("بنسخة {value:name}", "with the version of {value:name}"),
    },
    "sort": {
        "after": ("بالكلمات التي بعد الموضع", "by the words after the node"),
        "before": ("بالكلمات التي قبل الموضع", "by the words before the node"),
        "source": ("بالمصدر", "by source"),
        "date": ("بالتاريخ", "by date"),
        "random": (
            "عشوائيًّا بالبذرة {seed:digits}",
            "at random, with seed {seed:digits}",
        ),
        "other": ("بحسب {value:name}", "by {value:name}"),
    },
    "near_it": {
        True: (" التي في نافذتها {near:names}", " with {near:names} in their window"),
        False: ("", ""),
    },
    "limited": {
        True: ("، وعُرض منها {limit:line} على الأكثر", ", of which at most {limit:line} are shown"),
        False: ("", ""),
    },
    "association": {
        "log_dice": ("مقياس لوغاريتم دايس (Rychlý 2008)", "logDice (Rychlý 2008)"),
        "mi": (
            "مقياس المعلومات المتبادلة (Church & Hanks 1990)",
            "mutual information (Church & Hanks 1990)",
        ),
        "mi3": ("مقياس MI3 (Daille 1994)", "MI3 (Daille 1994)"),
        "t_score": ("مقياس t (Church et al. 1991)", "the t score (Church et al. 1991)"),
        "z_score": ("مقياس z (Berry-Rogghe 1973)", "the z score (Berry-Rogghe 1973)"),
        "log_likelihood": (
            "مقياس الأرجحية اللوغاريتمية G² (Dunning 1993)",
            "the log-likelihood G² (Dunning 1993)",
        ),
        "delta_p_forward": (
            "مقياس ΔP من الكلمة إلى مصاحبتها (Gries 2013)",
            "ΔP from the node to the collocate (Gries 2013)",
        ),
        "delta_p_backward": (
            "مقياس ΔP من المصاحبة إلى الكلمة (Gries 2013)",
            "ΔP from the collocate to the node (Gries 2013)",
        ),
        "min_sensitivity": (
            "مقياس أدنى الحساسيتين (Pedersen & Bruce 1996)",
            "minimum sensitivity (Pedersen & Bruce 1996)",
        ),
        "other": ("مقياس {value:name}", "the measure {value:name}"),
    },
    "span": {
        True: (
            "العدد المتوقع مضروب في طول النافذة",
            "the expected count multiplied by the span of the window",
        ),
        False: (
            "العدد المتوقع غير مضروب في طول النافذة",
            "the expected count not multiplied by the span of the window",
        ),
    },
    "left_out": {
        True: ("، دون {left:word:genitive} لا يُنظر فيها", ", {left:word} being passed over"),
        False: ("", ""),
    },
    "also_grouped": {
        True: (" و{by:columns}", " and {by:columns}"),
        False: ("", ""),
    },
    "penalty": {
        None: (
            "هي \u20663 ln n\u2069، حيث n عدد الفترات (Zhang & Siegmund 2007)، وحيث زادت φ على 1 "
            "فمئين توزيع F المقابل لها",
            "is 3 ln n, n being the number of periods (Zhang & Siegmund 2007), and where φ is "
            "above 1 the quantile of F with its tail",
        ),
        "other": ("هي {value}", "is {value}"),
    },
    "with_adjusted": {
        True: (
            "، ومع كل نوع تكراره المخفَّض ARF (Savický & Hlaváčová 2002)",
            ", and each type comes with its average reduced frequency ARF (Savický & Hlaváčová "
            "2002)",
        ),
        False: ("", ""),
    },
    "clitics": {
        True: (
            "، وتُعدّ الكلمة مع ما يتصل بها من سوابق وضمائر",
            ", and a word counts with the clitics written onto it",
        ),
        False: (
            "، ولا تُعدّ الكلمة مع ما يتصل بها من سوابق وضمائر",
            ", and a word with clitics written onto it does not count",
        ),
    },
}
