"""How the tables of statistics are made."""

from __future__ import annotations

from mediakit._methods import arguments
from mediakit._methods.facts import comparison, tokens_of_call
from mediakit._methods.text import Text

STATISTICS: dict[str, Text] = {
    "frequencies": Text(
        arguments.frequencies,
        (
            "حُسب معدل ورود كل نوع لكل {per:token} في كل مجموعة، مع فترة ثقة ولسون بمستوى "
            "{level:percent} (Wilson 1927)، في جدول عدّ من {tokens:token} و{types:type} "
            "و{groups:group}",
            "وأحجام المجموعات {sized:sizes}، ولا حد أدنى لعدد مرات الورود، وللأنواع المتساوية "
            "الرتبةُ نفسها، وهي أولى "
            "رتبها{with_articles:with_articles}{with_adjusted:with_adjusted}",
        ),
        (
            "The rate of each type is given per {per:token} of a group, with Wilson score "
            "intervals at {level:percent} (Wilson 1927), from counts of {tokens:token} and "
            "{types:type} in {groups:group}",
            "The sizes of the groups are {sized:sizes}; there is no minimum count, and types of "
            "equal count share the first of their "
            "ranks{with_articles:with_articles}{with_adjusted:with_adjusted}",
        ),
    ),
    "adjusted_frequency": Text(
        tokens_of_call,
        (
            "حُسب التكرار المخفَّض ARF لكل نوع (Savický & Hlaváčová 2002) {grouped:grouping} "
            "({groups:group:nominative}) من مسافات وروده، وقد وُصل آخر المجموعة بأولها",
            "والوحدات {unit:unit}، والمدونة {runs:size} (N) و{types:type} (V) في "
            "{articles:article}، {excluded:excluded}، ولا حد أدنى لعدد مرات الورود",
        ),
        (
            "The average reduced frequency ARF of each type (Savický & Hlaváčová 2002) was "
            "computed {grouped:grouping} ({groups:group}) from the distances of its occurrences, "
            "the end of a group joined to its beginning",
            "The units are {unit:unit}, N = {runs:size} and V = {types:type} in "
            "{articles:article}, {excluded:excluded}, without a minimum count",
        ),
    ),
    "keyness": Text(
        arguments.keyness,
        (
            "قيست مفتاحية الأنواع في {target:name} ({target_tokens:token:nominative}) إزاء "
            "{reference:names} ({reference_tokens:token:nominative}) ب{measure:measure}، في مدونة "
            "حجمها {tokens:token:nominative} (N)، وعدد أنواعها التي وردت {min_count:time} على "
            "الأقل هو {types} (V)",
            "{p:p}، وللوغاريتم النسبة (Hardie 2014؛ والعدد 0 يُحتسب 0.5) فترات ثقة بمستوى "
            "{level:percent} مصححة لعدد الأنواع V، وأحجام المجموعات "
            "{sized:sizes}{with_families:with_families}",
        ),
        (
            "The keyness of types in {target:name} ({target_tokens:token}) against "
            "{reference:names} ({reference_tokens:token}) was measured by {measure:measure}, in a "
            "corpus of N = {tokens:token} of which V = {types:type} occur at least "
            "{min_count:time}",
            "{p:p}; the log ratio (Hardie 2014; a count of 0 counting 0.5) has {level:percent} "
            "intervals corrected for V, and the sizes of the groups are "
            "{sized:sizes}{with_families:with_families}",
        ),
    ),
    "keyness_articles": Text(
        arguments.keyness_articles,
        (
            "قورن ورود الأنواع في {target:name} ({target_tokens:token:nominative} في "
            "{target_units:article}) بورودها في {reference:names} "
            "({reference_tokens:token:nominative} في {reference_units:article})، ووحدة المعاينة "
            "المقال لا الكلمة (Lijffijt et al. 2016)، في مدونة حجمها {tokens:token:nominative} "
            "(N)، وعدد أنواعها التي وردت {min_count:time} على الأقل هو {types} (V)، "
            "{excluded:excluded}",
            "ولكل لوغاريتم نسبة (Hardie 2014؛ والعدد 0 يُحتسب 0.5) فترة ثقة بمستوى "
            "{level:percent} غير مصححة لعدد الأنواع، من المئينات الموسعة (Hesterberg 2015) في "
            "{resamples:resample} من المقالات سُحبت بالإرجاع (Efron 1979{families:units})، وقيم p "
            "لمقياس الأرجحية اللوغاريتمية G² (Rayson & Garside 2000) من {resamples:shuffle} "
            "لانتماء المقالات (Phipson & Smyth 2010)، مصححةً لعدد الاختبارات V (Benjamini & "
            "Hochberg 1995)، والبذرة {seed:digits}",
        ),
        (
            "The types of {target:name} ({target_tokens:token} in {target_units:article}) were "
            "compared with those of {reference:names} ({reference_tokens:token} in "
            "{reference_units:article}), the unit of sampling being the article and not the token "
            "(Lijffijt et al. 2016), in a corpus of N = {tokens:token} of which V = {types:type} "
            "occur at least {min_count:time}, {excluded:excluded}",
            "The log ratio (Hardie 2014; a count of 0 counting 0.5) has expanded percentile "
            "intervals (Hesterberg 2015) at {level:percent}, not corrected for V, from "
            "{resamples:resample} of articles drawn with replacement (Efron "
            "1979{families:units}); the p values of the log-likelihood G² (Rayson & Garside 2000) "
            "are from {resamples:shuffle} of the articles’ labels (Phipson & Smyth 2010), "
            "corrected for V tests (Benjamini & Hochberg 1995), with seed {seed:digits}",
        ),
    ),
    "lockwords": Text(
        arguments.lockwords,
        (
            "عُدّ النوع متقارب الاستعمال (lockword؛ Baker 2011) في {target:name} "
            "({target_tokens:token:nominative}) و{reference:names} "
            "({reference_tokens:token:nominative}) إذا لم يبعد أيٌّ من حدَّي فترة ثقة لوغاريتم "
            "نسبته (Hardie 2014؛ والعدد 0 يُحتسب 0.5) عن الصفر أكثر من {within}",
            "ومستوى الفترات {level:percent}، وهي مصححة لعدد الأنواع التي وردت {min_count:time} "
            "على الأقل وهو {types} (V)، من {tokens:token} (N)، وأحجام المجموعات {sized:sizes}",
        ),
        (
            "A type counts as a lockword (Baker 2011) of {target:name} ({target_tokens:token}) "
            "and {reference:names} ({reference_tokens:token}) if the whole interval of its log "
            "ratio (Hardie 2014; a count of 0 counting 0.5) lies within {within} of 0",
            "The intervals are at {level:percent}, corrected for the V = {types:type} that occur "
            "at least {min_count:time} among N = {tokens:token}, and the sizes of the groups are "
            "{sized:sizes}",
        ),
    ),
    "compare_conventions": Text(
        comparison,
        (
            "رُتبت الأنواع نفسها في {target:name} ({target_tokens:token:nominative}) إزاء "
            "{reference:names} ({reference_tokens:token:nominative}) بقواعد ثلاث أدوات: كاي تربيع "
            "على أربع خلايا بتصحيح الاستمرار حيث يقل عدد متوقع عن 5 (quanteda؛ Benoit et al. "
            "2018)، والأرجحية اللوغاريتمية G² على خليتين (Rayson & Garside 2000)، ونسبة المعدلين "
            "لكل مليون يضاف إلى كل منهما 1 (Sketch Engine؛ Kilgarriff 2009)",
            "والأنواع هي التي وردت {min_count:time} على الأقل، وعددها {types} (V)، من "
            "{tokens:token} (N)، وتغيّر الرتبة هو الفرق بين أولى رتب النوع وأُخراها، وأحجام "
            "المجموعات {sized:sizes}",
        ),
        (
            "The same types of {target:name} ({target_tokens:token}) against {reference:names} "
            "({reference_tokens:token}) were ranked under the rules of three tools: X² over four "
            "cells, corrected for continuity where an expected count is below 5 (quanteda; Benoit "
            "et al. 2018), the log-likelihood G² over two cells (Rayson & Garside 2000), and the "
            "ratio of the rates per million, each plus 1 (Sketch Engine; Kilgarriff 2009)",
            "The types are the V = {types} that occur at least {min_count:time} among N = "
            "{tokens:token}; the change of rank is from the first of a type’s ranks to the last, "
            "and the sizes of the groups are {sized:sizes}",
        ),
    ),
    "tf_idf": Text(
        arguments.tf_idf,
        (
            "وُزن كل نوع في كل مستند ({grouped:grouping}، وعدد المستندات {groups}) بحاصل ضرب "
            "وزنين (Salton & Buckley 1988؛ Manning et al. 2008): {scheme_tf:term_weight}، "
            "و{scheme_df:document_weight}{logarithms:logarithms}",
            "والوحدات {unit:unit}، والمدونة {runs:size} و{types:type} في {articles:article}، "
            "{excluded:excluded}، ولا حد أدنى لعدد مرات الورود",
        ),
        (
            "Each type of each document ({grouped:grouping}, {groups:document}) is weighed by the "
            "product of two weights (Salton & Buckley 1988; Manning et al. 2008): "
            "{scheme_tf:term_weight}, and {scheme_df:document_weight}{logarithms:logarithms}",
            "The units are {unit:unit}, N = {runs:size} and {types:type} in {articles:article}, "
            "{excluded:excluded}, without a minimum count",
        ),
    ),
    "dispersion": Text(
        arguments.dispersion,
        (
            "قيس توزع الأنواع على أقسام المدونة {grouped:grouping} ({parts:part:nominative} "
            "بأحجام مختلفة) بمقاييس D (Juilland & Chang-Rodríguez 1964) وD2 (Carroll 1970) وS "
            "(Rosengren 1971) وDP (Gries 2008) وDP المعيّر (Lijffijt & Gries 2012) وKLD (Gries "
            "2020) والتكرار المخفَّض ARF (Savický & Hlaváčová 2002)",
            "والوحدات {unit:unit}، والأنواع هي التي وردت {min_count:time} على الأقل، وعددها "
            "{types} (V)، من {runs:size} (N) في {articles:article}، {excluded:excluded}",
        ),
        (
            "The dispersion of types over the parts of the corpus ({grouped:grouping}, "
            "{parts:part} of unequal size) was measured by D (Juilland & Chang-Rodríguez 1964), "
            "D2 (Carroll 1970), S (Rosengren 1971), DP (Gries 2008), normalised DP (Lijffijt & "
            "Gries 2012), KLD (Gries 2020) and the average reduced frequency ARF (Savický & "
            "Hlaváčová 2002)",
            "The units are {unit:unit}; the types are the V = {types} that occur at least "
            "{min_count:time} among N = {runs:size} in {articles:article}, {excluded:excluded}",
        ),
    ),
    "diversity": Text(
        arguments.diversity,
        (
            "قيس تنوع المفردات {grouped:grouping} ({groups:group:nominative}) بمقاييس MATTR "
            "بنافذة من {window:token} (Covington & McFall 2010) وMTLD بعتبة {threshold} في "
            "الاتجاهين (McCarthy & Jarvis 2010) وHD-D بعينة من {sample:token} (McCarthy & Jarvis "
            "2007)، ومعها TTR وR (Guiraud 1954) وCTTR (Carroll 1964) وC (Herdan 1960) وa (Maas "
            "1972) وK (Yule 1944) وD (Simpson 1949) والإنتروبيا (Shannon 1948)",
            "والوحدات {unit:unit}، والمدونة {runs:size} (N) و{types:type} (V) في "
            "{articles:article}، {excluded:excluded}، والنص الذي يقصر عن نافذة المقياس أو عينته "
            "تغيب قيمته وحده",
        ),
        (
            "Lexical diversity was measured {grouped:grouping} ({groups:group}) by MATTR over "
            "windows of {window:token} (Covington & McFall 2010), MTLD with threshold {threshold} "
            "in both directions (McCarthy & Jarvis 2010) and HD-D with samples of {sample:token} "
            "(McCarthy & Jarvis 2007), besides TTR, R (Guiraud 1954), CTTR (Carroll 1964), C "
            "(Herdan 1960), a (Maas 1972), K (Yule 1944), D (Simpson 1949) and entropy (Shannon "
            "1948)",
            "The units are {unit:unit}, N = {runs:size} and V = {types:type} in "
            "{articles:article}, {excluded:excluded}; a text too short for a window or sample is "
            "missing by itself alone",
        ),
    ),
    "similarity": Text(
        arguments.similarity,
        (
            "قورنت مفردات {groups:group} كلٌّ منها بالأخرى ب{measure:similarity}",
            "وحُسبت القيم من جدول العدّ كله: {types:type:nominative} (V) "
            "و{tokens:token:nominative} (N)، ومنها الكلمات الوظيفية، ولا حد أدنى لعدد مرات الورود",
        ),
        (
            "The words of {groups:group} were compared pair by pair by {measure:similarity}",
            "The values are those of all counts, V = {types:type} and N = {tokens:token}, "
            "function words included, without a minimum count",
        ),
    ),
    "shift": Text(
        arguments.shift,
        (
            "قُسّم تباعد جنسن وشانون بالبت (Lin 1991) بين {first:name} "
            "({first_tokens:token:nominative}) و{second:name} ({second_tokens:token:nominative}) "
            "على {types:type} هي كل ما ورد في إحداهما (Gallagher et al. 2021)",
            "وإسهام النوع p log2(p/m) + q log2(q/m) مقسومًا على 2، حيث p وq نسبتاه من كلمات "
            "المجموعتين وm متوسطهما، ومجموع الإسهامات هو التباعد كله، ولا حد أدنى لعدد مرات الورود",
        ),
        (
            "The Jensen–Shannon divergence in bits (Lin 1991) of {first:name} "
            "({first_tokens:token}) and {second:name} ({second_tokens:token}) was split among the "
            "{types:type} that occur in either (Gallagher et al. 2021)",
            "A type contributes (p log2(p/m) + q log2(q/m)) / 2, p and q being its shares of the "
            "tokens of the two groups and m their mean; the contributions sum to the whole "
            "divergence, without a minimum count",
        ),
    ),
}
