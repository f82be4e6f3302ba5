"""How articles become words and counts."""

from __future__ import annotations

from mediakit._methods import preparation
from mediakit._methods.facts import tokens_of_call
from mediakit._methods.text import Text

CORPUS: dict[str, Text] = {
    "describe": Text(
        preparation.describe,
        (
            "وُصفت مدونة من {articles:article} و{sources:source} مصدرًا مصدرًا بأعداد المقالات "
            "والكلمات، وبما لا تاريخ له منها وما لم يُقرأ وما خلا من الكلمات وما تكرر أو بُتر أو "
            "ليس بالعربية",
            "والمكرر ما طابق نصُّه نصَّ مقال أسبق من المصدر نفسه، والصالح للبحث ما يبقى بعد "
            "استبعاد ما لم يُقرأ والفارغ والمكرر",
        ),
        (
            "A corpus of {articles:article} of {sources:source} is described source by source: by "
            "its articles and words, and by how many articles are undated, unreadable, empty, "
            "repeated, truncated or not in Arabic",
            "A repeated article has the very text of an earlier one of its source; usable are "
            "those left without the unreadable, the empty and the repeated",
        ),
    ),
    "clean": Text(
        preparation.clean,
        (
            "نُظفت نصوص {articles:article} من {sources:source}{boilerplate:boilerplate}",
            "وبقي النص الخام محفوظًا، وكل ما أُخرج مسجلٌ بموضعه ونوعه، ولم يُستبعد أي مقال",
        ),
        (
            "The texts of {articles:article} of {sources:source} were "
            "cleaned{boilerplate:boilerplate}",
            "The raw text is kept, each cut is recorded with its place and kind, and no article "
            "was left out",
        ),
    ),
    "find_boilerplate": Text(
        preparation.find_boilerplate,
        (
            "بُحث في {articles:article} من {sources:source} عما يحيط بالمتون، إما بلفظه المعروف "
            "وإما لأنه سطر يتكرر في {min_share:percent} على الأقل من مقالات المصدر",
            "والمصادر التي يقل عدد مقالاتها عن {min_articles}، وعددها {small}، لم يُنظر فيها إلا "
            "إلى اللفظ",
        ),
        (
            "What surrounds the texts of {articles:article} of {sources:source} was looked for by "
            "its known wording, and by lines that recur in at least {min_share:percent} of a "
            "source’s articles",
            "Sources with fewer articles than {min_articles}, of which there are {small}, were "
            "searched by wording alone",
        ),
    ),
    "find_reuse": Text(
        preparation.reuse,
        (
            "قورنت المقالات كلها، وعددها {articles} من {sources:source}، بمتتاليات من "
            "{shingle:word} (shingles؛ Broder 1997)، وعُدّ أحدها منقولًا عن الآخر إذا بلغ "
            "تشابههما {threshold} (Jaccard 1901)، أو بلغ احتواء أقصرهما في الآخر {containment}، "
            "أو بلغت حصة المنسوخ من كلماته {threshold} بعد التحرير",
            "وقيست كل الأزواج قياسًا تامًّا لا تقريبيًّا، ولا يُنظر إلا إلى التشابه في ما قل عن "
            "{caption:word}، وعُدّ الزوج صيغة متكررة لا نسخة إذا كان {stock:percent} من المشترك "
            "بينهما مما يتكرر في المصادر واختلف {exchanged:percent} من كلماتهما موزونة بندرتها",
        ),
        (
            "All {articles:article} of {sources:source} were compared by their runs of "
            "{shingle:word} (shingles; Broder 1997), and one was taken to repeat another if their "
            "similarity reaches {threshold} (Jaccard 1901), or the containment of the shorter in "
            "the other {containment}, or the share of its words that are copied {threshold} after "
            "editing",
            "Every pair was measured exactly, without sampling; texts of fewer than "
            "{caption:word} were compared by similarity alone; a pair is a formula and no copy if "
            "{stock:percent} of what they share is wording that outlets repeat, and they exchange "
            "{exchanged:percent} of their words, weighed by rarity",
        ),
    ),
    "mark_reuse": Text(
        preparation.reuse,
        (
            "جُمعت المقالات، وعددها {articles} من {sources:source}، في عائلات ينقل بعضها عن بعض "
            "بمتتاليات من {shingle:word} (shingles؛ Broder 1997): إذا بلغ تشابه اثنين منها "
            "{threshold} (Jaccard 1901)، أو بلغ احتواء أقصرهما في الآخر {containment}، أو بلغت "
            "حصة المنسوخ من كلماته {threshold} بعد التحرير",
            "ولا يدخل الأقصر عائلة الأطول إلا إذا لم يقل طوله عن {half:percent} من طول الأطول، "
            "وأول العائلة أقدم مقالاتها، فإن تساوت أو غاب التاريخ فأصغرها معرّفًا، وهي صيغة متكررة "
            "لا نسخ إذا كان {most:percent} من أزواجها مما يتكرر {stock:percent} من المشترك بينه في "
            "المصادر ويختلف {exchanged:percent} من كلماته موزونة بندرتها، ووكالتها أكثر ما تنسب "
            "مقالاتها إليه",
        ),
        (
            "The {articles:article} of {sources:source} were grouped into families that repeat "
            "one another by their runs of {shingle:word} (shingles; Broder 1997): if the "
            "similarity of two reaches {threshold} (Jaccard 1901), or the containment of the "
            "shorter in the other {containment}, or the share of its words that are copied "
            "{threshold} after editing",
            "The shorter joins the family of the longer only if it is at least {half:percent} as "
            "long; the first of a family is its earliest article, and of equal or missing dates "
            "the one with the smallest id; a family is a formula and no copies if "
            "{most:percent} of its pairs share wording of which outlets repeat {stock:percent}, "
            "and exchange {exchanged:percent} of their words, weighed by rarity; its agency is "
            "the one that most of its articles credit",
        ),
    ),
    "tokenize": Text(
        preparation.tokenize,
        (
            "قُطّع العمود {text:name} من {articles:article} إلى كلمات بترتيب ورودها، وعُدّت رسوم "
            "الكلمة الواحدة معًا (الهمزة، والياء والألف المقصورة، والتاء المربوطة والهاء، "
            "والحركات) وعُرضت بأكثرها ورودًا",
            "وعلامات الترقيم وأطراف الفقرات والمقالات فواصل لا تعبرها عبارة، "
            "{keep_numbers:numbers}",
        ),
        (
            "The column {text:name} of {articles:article} was split into words in reading order; "
            "spellings of one word (hamza, final ya, ta marbuta, marks) count together and are "
            "shown as they are written most often",
            "Punctuation and the bounds of paragraphs and articles are breaks that no phrase "
            "crosses, {keep_numbers:numbers}",
        ),
    ),
    "ngrams": Text(
        preparation.ngrams,
        (
            "جُعلت كل متتالية من {n:word} وحدة واحدة، وعددها {found:run:nominative}، من "
            "{runs:size} في {articles:article}",
            "ولا تعبر المتتالية علامة ترقيم ولا طرف فقرة أو مقال، ولم تُستبعد أي كلمة",
        ),
        (
            "Each run of {n:word} is one unit, {found:run} in all, of {runs:size} in "
            "{articles:article}",
            "No run crosses punctuation or the bound of a paragraph or an article, and no word "
            "was left out",
        ),
    ),
    "join_phrases": Text(
        preparation.join_phrases,
        (
            "وُصلت كلمات كل عبارة من قائمة معدّة وحدةً واحدة بأي رسم كُتبت، فصارت المدونة، وهي "
            "{tokens:token:nominative} في {articles:article}، وحداتٍ عددها {units}",
            "ويوصل الأطول قبل الأقصر، وما تساوى طوله فمن أول النص، ولا تعبر العبارة علامة ترقيم "
            "ولا طرف فقرة أو مقال",
        ),
        (
            "The words of each phrase of a given list were joined in whatever spelling, so that "
            "the {tokens:token} of {articles:article} make {units} units",
            "Longer phrases are joined before shorter ones, those of one length from the text’s "
            "beginning on, and none crosses punctuation or the bound of a paragraph or an article",
        ),
    ),
    "lemmatize": Text(
        preparation.lemmatize,
        (
            "جُمعت صيغ الكلمة الواحدة، وعددها {forms:form:nominative} في {runs:size} من "
            "{articles:article}، {backend:backend}",
            "{corrects:corrects}، ولم تُحلل أسماء البلدان (CLDR){protects:protects}، وتبقى "
            "الألفاظ المشتركة مثل «عقد» مدخلًا واحدًا",
        ),
        (
            "The forms of a word, {forms:form} in {runs:size} of {articles:article}, were counted "
            "together {backend:backend}",
            "{corrects:corrects}; the names of countries (CLDR){protects:protects} were not "
            "analysed, and homographs stay one lemma",
        ),
    ),
    "lemma_classes": Text(
        preparation.lemma_classes,
        (
            "جُمعت صيغ الكلمة الواحدة، وعددها {forms:form:nominative}، {backend:backend}",
            "{corrects:corrects}، ولم تُحلل أسماء البلدان (CLDR){protects:protects}، وتبقى "
            "الألفاظ المشتركة مثل «عقد» مدخلًا واحدًا",
        ),
        (
            "The forms of a word, {forms:form} in all, were put into one class {backend:backend}",
            "{corrects:corrects}; the names of countries (CLDR){protects:protects} were not "
            "analysed, and homographs stay one lemma",
        ),
    ),
    "stopwords": Text(
        preparation.stopwords,
        (
            "الكلمات الوظيفية قائمة من {words:word} بعد توحيد الرسم، مولّدة من أصناف مغلقة (حروف "
            "الجر والعطف وأسماء الإشارة والموصول والضمائر وأدوات النفي والأفعال المساعدة) وما "
            "يتصل بها من سوابق ولواحق",
            "{changed:changed}، ولا تُستبعد من العدّ بل من الجداول بعده",
        ),
        (
            "The function words are a list of {words:word}, spellings folded, generated from "
            "closed classes (prepositions, conjunctions, demonstratives, relatives, pronouns, "
            "negations, auxiliaries) and the clitics that are written onto them",
            "{changed:changed}; they leave tables after counting, never the counts",
        ),
    ),
    "without": Text(
        preparation.without,
        (
            "عدد ما استُبعد بعد العدّ {removed} من {rows:row} في الجدول، وهو ما طابق قائمة من "
            "{words:word} بأي رسم",
            "وبقيت الأحجام والمعدلات وقيم الجدول كما حُسبت من كل الكلمات",
        ),
        (
            "After counting, the table lost {removed} of its {rows:row}, those that match a list "
            "of {words:word} in any spelling",
            "Sizes, rates and all values stay as they were computed from all words",
        ),
    ),
    "count": Text(
        tokens_of_call,
        (
            "عُدّ ورود كل نوع ({unit:unit}) {grouped:grouping} في مدونة من {runs:size} (N) "
            "و{types:type} (V) في {articles:article} و{groups:group}، {excluded:excluded}",
            "وأحجام المجموعات مجموع ما عُدّ فيها ومنه الكلمات الوظيفية، فلا يغيّر استبعاد كلمات "
            "من الجداول بعد العدّ أي معدل",
        ),
        (
            "The occurrences of each type ({unit:unit}) were counted {grouped:grouping} in a "
            "corpus of N = {runs:size} and V = {types:type} in {articles:article} and "
            "{groups:group}, {excluded:excluded}",
            "The sizes of the groups are the sums of all tokens, function words included, so that "
            "leaving words out of a table after counting changes no rate",
        ),
    ),
    "document_frequency": Text(
        tokens_of_call,
        (
            "عُدّت المقالات التي يرد فيها كل نوع ({unit:unit}) {grouped:grouping} في مدونة من "
            "{runs:size} (N) و{types:type} (V) في {articles:article} و{groups:group}، "
            "{excluded:excluded}",
            "ويُعدّ المقال للنوع مرة واحدة مهما تكرر فيه، ولم تُستبعد أي كلمة",
        ),
        (
            "The articles that hold each type ({unit:unit}) were counted {grouped:grouping} in a "
            "corpus of N = {runs:size} and V = {types:type} in {articles:article} and "
            "{groups:group}, {excluded:excluded}",
            "An article counts once for a type, however often it holds it, and no word was left "
            "out",
        ),
    ),
    "count_files": Text(
        preparation.count_files,
        (
            "عُدّ ورود كل نوع ({unit:unit}) {grouped:grouping} في العمود {text:name} من "
            "{files:file}، دفعة بعد دفعة {cluster:cluster}، والناتج هو العدّ في الذاكرة حتى آخر "
            "رقم",
            "وأحجام المجموعات مجموع كلماتها ومنها الكلمات الوظيفية، وما تعذرت قراءته أو لا مجموعة "
            "له خارج العدّ وعدده في تحذير",
        ),
        (
            "The occurrences of each type ({unit:unit}) were counted {grouped:grouping} in the "
            "column {text:name} of {files:file}, batch by batch {cluster:cluster}, to the same "
            "integers as in memory",
            "The sizes of the groups are the sums of all tokens, function words included; what "
            "could not be read or has no group is not counted, and how much that is stands in a "
            "warning",
        ),
    ),
    "spelling_variants": Text(
        tokens_of_call,
        (
            "عُدّت رسوم كل كلمة تُكتب بأكثر من رسم {grouped:grouping} "
            "({groups:group:nominative})، ورُتبت الكلمات بمقياس الأرجحية اللوغاريتمية G² لجدول "
            "رسومها ومجموعاتها (Dunning 1993)",
            "والمدونة {runs:size} (N) في {articles:article}، {excluded:excluded}، ولا حد أدنى "
            "لعدد مرات الورود، ولا تصحيح لعدد الاختبارات",
        ),
        (
            "The spellings of each word that is written in several ways were counted "
            "{grouped:grouping} ({groups:group}), and the words ranked by the log-likelihood G² "
            "of their table of spellings and groups (Dunning 1993)",
            "The corpus has N = {runs:size} in {articles:article}, {excluded:excluded}, without a "
            "minimum count or a correction for the number of tests",
        ),
    ),
}
