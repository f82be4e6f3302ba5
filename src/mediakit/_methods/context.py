"""How the tables of context, time and dictionaries are made."""

from __future__ import annotations

from mediakit._methods import neighbours
from mediakit._methods.text import Text

CONTEXT: dict[str, Text] = {
    "kwic": Text(
        neighbours.kwic,
        (
            "استُخرجت بأي رسم كل مواضع {queries:names}{has_near:near_it}، وعددها {lines}، ومع كل "
            "منها {window:word:nominative} قبله ومثلها بعده داخل المقال نفسه، من {runs:size} في "
            "{articles:article}، {excluded:excluded}",
            "ورُتبت الأسطر {sort:sort}{limited:limited}، والنص كما ورد في المقال",
        ),
        (
            "All {lines:place} of {queries:names}, in any spelling,{has_near:near_it} were taken "
            "with {window:word} before and as many after within the article, from {runs:size} in "
            "{articles:article}, {excluded:excluded}",
            "The lines are sorted {sort:sort}{limited:limited}; the text is shown as it stands in "
            "the article",
        ),
    ),
    "collocates": Text(
        neighbours.collocates,
        (
            "قيس اقتران الكلمات بـ{nodes:names} ({places:place:nominative}) "
            "ب{measure:association} في نافذة من {before:word} قبلها و{after:word} بعدها داخل "
            "المقال نفسه، في مدونة من {runs:size} (N) و{articles:article}، {excluded:excluded}",
            "ولم تُحسب إلا المصاحبات التي وردت في النافذة {min_count:time} على الأقل، "
            "و{span_adjusted:span}، ولم تُستبعد الكلمات الوظيفية قبل الحساب",
        ),
        (
            "The association of words with {nodes:names} ({places:place}) was measured by "
            "{measure:association} in a window of {before:word} before and {after:word} after it "
            "within its article, in a corpus of N = {runs:size} and {articles:article}, "
            "{excluded:excluded}",
            "Only collocates that occur in the window at least {min_count:time} were scored, "
            "{span_adjusted:span}, and function words were not left out beforehand",
        ),
    ),
    "phrases": Text(
        neighbours.phrases,
        (
            "قيس تلازم كلمات العبارات من {n:word} بمعامل التفاعل λ وقيمته المعيارية z (Blaheta & "
            "Johnson 2001)، في مدونة من {runs:size} (N) و{articles:article}، {excluded:excluded}",
            "ولا تُحسب إلا العبارات التي وردت {min_count:time} على الأقل، وعددها {found} (V)، ولا "
            "تعبر العبارة علامة ترقيم ولا طرف فقرة أو مقال، ولم تُستبعد الكلمات الوظيفية قبل "
            "الحساب",
        ),
        (
            "How closely the words of phrases of {n:word} belong together was measured by λ and "
            "its z (Blaheta & Johnson 2001), in a corpus of N = {runs:size} and "
            "{articles:article}, {excluded:excluded}",
            "Only the V = {found} phrases that occur at least {min_count:time} were scored; none "
            "crosses punctuation or the bound of a paragraph or an article, and function words "
            "were not left out beforehand",
        ),
    ),
    "cooccurrence": Text(
        neighbours.cooccurrence,
        (
            "عُدّ تجاور أكثر {top:type} ورودًا على بعد لا يزيد على {window:word} داخل المقال "
            "نفسه، في مدونة من {runs:size} (N) و{types:type} (V)",
            "والوحدات {unit:unit}{some_left:left_out}، في {articles:article}، {excluded:excluded}",
        ),
        (
            "How often the {top:type} that are most frequent stand at most {window:word} apart in "
            "an article was counted in a corpus of N = {runs:size} and V = {types:type}",
            "The units are {unit:unit}{some_left:left_out}, in {articles:article}, "
            "{excluded:excluded}",
        ),
    ),
    "trend": Text(
        neighbours.trend,
        (
            "حُسب معدل {terms:names} لكل {per:token} بحسب {every:column}{grouped:also_grouped} مع "
            "فترة ثقة ولسون بمستوى {level:percent} (Wilson 1927)",
            "والمدونة {runs:size} (N) في {articles:article}، {excluded:excluded}، والفترة التي لا "
            "مقال فيها مفقودة لا صفر",
        ),
        (
            "The rate of {terms:names} per {per:token} is given by "
            "{every:column}{grouped:also_grouped}, with Wilson score intervals at {level:percent} "
            "(Wilson 1927)",
            "The corpus has N = {runs:size} in {articles:article}, {excluded:excluded}; a period "
            "without articles is missing and not zero",
        ),
    ),
    "change_points": Text(
        neighbours.of_trend,
        (
            "بُحث عن نقاط التغير في {series:series} من {periods:period} بخوارزمية PELT (Killick "
            "et al. 2012) في مكتبة ruptures (Truong et al. 2020)، بأرجحية ذات الحدين لأعداد "
            "الفترات مقسومة على تشتتها φ، وهو مقدَّر من فروق الفترات المتجاورة (Rice 1984) ولا "
            "يقل عن 1",
            "وعقوبة كل نقطة {penalty:penalty}، والفترات التي لا كلمة فيها خارج الحساب، ولا قيم p "
            "لأن المواضع مختارة من البيانات",
        ),
        (
            "Change points were looked for in {series:series} of {periods:period} by PELT "
            "(Killick et al. 2012) with ruptures (Truong et al. 2020), by the binomial likelihood "
            "of the counts of the periods over their dispersion φ, which is estimated from "
            "differences of neighbouring periods (Rice 1984) and at least 1",
            "The penalty of a point {penalty:penalty}; periods without words are passed over, and "
            "there is no p, since the places are chosen from the data",
        ),
    ),
    "bursts": Text(
        neighbours.of_trend,
        (
            "بُحث عن فترات الكثافة في {series:series} من {periods:period} بآلة الحالات لأعداد "
            "الفترات (Kleinberg 2003)، ونسبة معدل كل حالة إلى معدل التي تحتها {scale}، وعدد "
            "الحالات فوق الحالة الأساس {levels}، وكلفة الصعود \u2066{gamma} ln n\u2069 حيث n عدد "
            "الفترات",
            "ومعدل الحالة الأساس هو معدل المجموعة كلها، والفترات التي لا كلمة فيها خارج الحساب، "
            "ولا اختبار دلالة",
        ),
        (
            "Bursts were looked for in {series:series} of {periods:period} by the automaton for "
            "batches (Kleinberg 2003), the rate of each state being {scale} times that of the "
            "state below, with {levels} above the base state, and each climb costing {gamma} ln "
            "n, n being the number of periods",
            "The base state has the rate of the whole group; periods without words are passed "
            "over, and there is no test of significance",
        ),
    ),
    "lexicon": Text(
        neighbours.lexicon,
        (
            "عُدّ ورود ما في قاموس من {categories:category} و{patterns:pattern} "
            "{grouped:grouping} ({groups:group:nominative})، مع معدله لكل {per:token} وفترة ثقة "
            "ولسون بمستوى {level:percent} (Wilson 1927)",
            "والوحدات {unit:unit}، والمدونة {runs:size} (N) في {articles:article}، "
            "{excluded:excluded}، ولا تُعدّ الكلمة في الفئة الواحدة مرتين، فالأطول من المتداخلات "
            "مقدَّم (quanteda؛ Benoit et al. 2018){clitics:clitics}",
        ),
        (
            "The occurrences of the entries of a dictionary of {categories:category} and "
            "{patterns:pattern} were counted {grouped:grouping} ({groups:group}), their rates per "
            "{per:token} with Wilson score intervals at {level:percent} (Wilson 1927)",
            "The units are {unit:unit}, N = {runs:size} in {articles:article}, "
            "{excluded:excluded}; no word counts twice in one category, the longest of "
            "overlapping matches coming first (quanteda; Benoit et al. 2018){clitics:clitics}",
        ),
    ),
}
