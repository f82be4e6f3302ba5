"""The conventions of statistics as methods texts name them, in Arabic and in English."""

from __future__ import annotations

from typing import Any

from mediakit._methods.terms import Said

CONVENTIONS: dict[str, dict[Any, Said]] = {
    # keyness
    "measure": {
        "log_likelihood": (
            "مقياس الأرجحية اللوغاريتمية G² على خليتين (Rayson & Garside 2000)",
            "the log-likelihood G² over two cells (Rayson & Garside 2000)",
        ),
        "log_likelihood_4": (
            "مقياس الأرجحية اللوغاريتمية G² على أربع خلايا (Dunning 1993) {continuity:continuity}",
            "the log-likelihood G² over four cells (Dunning 1993) {continuity:continuity}",
        ),
        "chi_squared": (
            "مقياس كاي تربيع على أربع خلايا (Pearson 1900) {continuity:continuity}",
            "Pearson’s X² over four cells (Pearson 1900) {continuity:continuity}",
        ),
        "chi_squared_yates": (
            "مقياس كاي تربيع على أربع خلايا (Pearson 1900) بتصحيح الاستمرار (Yates 1934)",
            "Pearson’s X² over four cells (Pearson 1900) with the correction for continuity "
            "(Yates 1934)",
        ),
        "log_ratio": (
            "مقياس لوغاريتم نسبة المعدلين للأساس 2 (Hardie 2014)",
            "the binary logarithm of the ratio of the rates (log ratio; Hardie 2014)",
        ),
        "log_ratio_conservative": (
            "مقياس لوغاريتم النسبة المتحفظ، وهو أقرب حدي فترة الثقة إلى الصفر (Hardie 2014؛ "
            "بمستوى {measure_level:percent}، {tests:tests})",
            "the conservative log ratio, the bound of its interval that is nearest to 0 (Hardie "
            "2014; at {measure_level:percent}, {tests:tests})",
        ),
        "log_ratio_lrc": (
            "مقياس LRC، وهو أقرب حدي الفترة التامة للوغاريتم النسبة إلى الصفر (Evert 2022؛ بمستوى "
            "{measure_level:percent}، {tests:tests})",
            "LRC, the bound of the exact interval of the log ratio that is nearest to 0 (Evert "
            "2022; at {measure_level:percent}, {tests:tests})",
        ),
        "percent_diff": (
            "مقياس فرق المعدلين بالمئة (Gabrielatos & Marchi 2012؛ {zero:zero})",
            "the difference of the rates in percent (%DIFF; Gabrielatos & Marchi 2012; "
            "{zero:zero})",
        ),
        "simple_maths": (
            "مقياس نسبة المعدلين لكل مليون كلمة، يضاف إلى كل منهما k = {k} (Kilgarriff 2009)",
            "the ratio of the rates per million, each plus k = {k} (simple maths; Kilgarriff 2009)",
        ),
        "odds_ratio": (
            "مقياس نسبة الأرجحية (Everitt 1992؛ {zero:zero})",
            "the odds ratio (Everitt 1992; {zero:zero})",
        ),
        "difference_coefficient": (
            "مقياس معامل الفرق (Hofland & Johansson 1982)",
            "the difference coefficient (Hofland & Johansson 1982)",
        ),
        "bic": (
            "معيار BIC التقريبي، وهو G² ناقصًا ln N (Wilson 2013)",
            "the approximate BIC, G² − ln N (Wilson 2013)",
        ),
        "log_odds_dirichlet": (
            "القيمة المعيارية z للوغاريتم نسبة الأرجحية بتوزيع ديريشليه القبلي (Monroe et al. "
            "2008؛ {prior:prior})",
            "the z score of the log odds ratio with a Dirichlet prior (Monroe et al. 2008; "
            "{prior:prior})",
        ),
        "other": ("مقياس {value:name}", "the measure {value:name}"),
    },
    "continuity": {
        "none": ("دون تصحيح للاستمرار", "without correction for continuity"),
        "yates": (
            "بتصحيح الاستمرار (Yates 1934)",
            "with the correction for continuity (Yates 1934)",
        ),
        "quanteda": (
            "بتصحيح الاستمرار (Yates 1934) حيث يقل عدد متوقع عن 5، كما في quanteda (Benoit et al. "
            "2018)",
            "with the correction for continuity (Yates 1934) where an expected count is below 5, "
            "as in quanteda (Benoit et al. 2018)",
        ),
        "williams": ("بقسمته على معامل التصحيح q (Williams 1976)", "divided by q (Williams 1976)"),
    },
    "tests": {
        None: ("مصححًا لعدد الأنواع V", "corrected for V"),
        "other": ("مصححًا لعدد من الاختبارات هو {value}", "corrected for {value} tests"),
    },
    "zero": {
        "half": ("والعدد 0 يُحتسب 0.5", "a count of 0 counting 0.5"),
        "infinite": ("والعدد 0 يبقى 0", "a count of 0 staying 0"),
    },
    "prior": {
        "pooled": (
            "والقبلي أعداد المدونتين معًا مقيسة إلى {alpha0:token}",
            "the prior being the counts of both corpora, scaled to {alpha0:token}",
        ),
        "uniform": (
            "والقبلي موزع بالتساوي ومجموعه {alpha0:token}",
            "the prior being uniform, {alpha0:token} in all",
        ),
        "small": (
            "والقبلي موزع بالتساوي ونصيب كل نوع {alpha}",
            "the prior being uniform, {alpha} a type",
        ),
    },
    "p": {
        "chi_squared": (
            "وقيم p من توزيع كاي تربيع بدرجة حرية واحدة {correction:correction}",
            "The p values are those of χ² with 1 degree of freedom, {correction:correction}",
        ),
        "normal": (
            "وقيم p من التوزيع الطبيعي المعياري {correction:correction}",
            "The p values are those of the standard normal, {correction:correction}",
        ),
        None: (
            "ولا اختبار دلالة لهذا المقياس",
            "There is no test of significance for this measure",
        ),
    },
    "correction": {
        "bh": (
            "مصححةً لعدد الاختبارات V (Benjamini & Hochberg 1995)",
            "corrected for V tests (Benjamini & Hochberg 1995)",
        ),
        "bonferroni": (
            "مصححةً لعدد الاختبارات V بطريقة بونفيروني (Dunn 1961)",
            "corrected for V tests by Bonferroni’s method (Dunn 1961)",
        ),
        "none": ("غير مصححة لعدد الاختبارات", "not corrected for the number of tests"),
    },
    # tf-idf
    "term_weight": {
        "count": ("عدد مرات وروده", "its count"),
        "prop": ("نسبة وروده من كلمات المستند", "its share of the document’s tokens"),
        "propmax": (
            "نسبة وروده إلى أكثر الأنواع ورودًا في المستند",
            "its count over the largest count of the document",
        ),
        "logcount": ("1 زائدًا لوغاريتم عدده", "1 + the logarithm of its count"),
        "boolean": ("1 إن ورد", "1 where it occurs"),
        "augmented": (
            "0.5 زائدًا نصف نسبته إلى أكثر الأنواع ورودًا في المستند",
            "0.5 + half of its count over the largest count of the document",
        ),
        "logave": (
            "1 زائدًا لوغاريتم عدده مقسومًا على 1 زائدًا لوغاريتم متوسط أعداد المستند",
            "1 + the logarithm of its count, over 1 + the logarithm of the document’s mean count",
        ),
    },
    "document_weight": {
        "inverse": (
            "لوغاريتم عدد المستندات على عدد ما يرد فيه منها",
            "the logarithm of all documents over those that hold it",
        ),
        "inversemax": (
            "لوغاريتم أكبر عدد مستندات يرد فيها نوع على عدد ما يرد هو فيه منها",
            "the logarithm of the largest number of documents that hold any type over those that "
            "hold it",
        ),
        "inverseprob": (
            "لوغاريتم عدد ما لا يرد فيه من المستندات على عدد ما يرد فيه منها، ولا يقل عن 0",
            "the logarithm of the documents without it over those that hold it, at least 0",
        ),
        "count": ("عدد المستندات التي يرد فيها", "the number of documents that hold it"),
        "unary": ("1 في كل حال", "1 for each type"),
    },
    "logarithms": {
        True: ("، واللوغاريتم للأساس {base}", ", logarithms to the base {base}"),
        False: ("", ""),
    },
    # between groups
    "similarity": {
        "cosine": (
            "جيب التمام بين متجهي الأعداد (Salton & McGill 1983)",
            "the cosine of their counts (Salton & McGill 1983)",
        ),
        "correlation": (
            "معامل الارتباط r بين متجهي الأعداد (Pearson 1895)",
            "the correlation r of their counts (Pearson 1895)",
        ),
        "jaccard": (
            "معامل جاكار للأنواع أيًّا كان عددها (Jaccard 1901)",
            "Jaccard’s coefficient of their types, whatever the counts (Jaccard 1901)",
        ),
        "dice": (
            "معامل دايس للأنواع أيًّا كان عددها (Dice 1945)",
            "Dice’s coefficient of their types, whatever the counts (Dice 1945)",
        ),
        "jensen_shannon": (
            "تباعد جنسن وشانون بالبت (Lin 1991)",
            "the Jensen–Shannon divergence in bits (Lin 1991)",
        ),
        "rank_biased_overlap": (
            "تداخل الرتب المرجّح بأولاها (RBO؛ Webber et al. 2010) بمعامل p = {persistence} بين "
            "أكثر {depth:type} ورودًا",
            "rank-biased overlap (RBO; Webber et al. 2010), extrapolated, with p = {persistence}, "
            "of the {depth:type} that are most frequent",
        ),
        "euclidean": (
            "المسافة الإقليدية بين متجهي الأعداد",
            "the Euclidean distance of their counts",
        ),
        "manhattan": ("مسافة مانهاتن بين متجهي الأعداد", "the Manhattan distance of their counts"),
        "canberra": (
            "مسافة كانبرا بين متجهي الأعداد (Lance & Williams 1967)",
            "the Canberra distance of their counts (Lance & Williams 1967)",
        ),
        "other": ("مقياس {value:name}", "the measure {value:name}"),
    },
}
