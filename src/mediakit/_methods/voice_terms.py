"""The terms of names, quotes and their speakers, in Arabic and in English."""

from __future__ import annotations

from typing import Any

from mediakit._methods.terms import Said

VOICE_TERMS: dict[str, dict[Any, Said]] = {
    "noun_clitics": {
        True: (
            "، ويُعدّ الاسم مع ما يتصل به من سوابق وضمائر",
            ", and the noun counts with the clitics written onto it",
        ),
        False: (
            "، ولا يُعدّ الاسم مع ما يتصل به من سوابق وضمائر",
            ", and the noun with clitics written onto it does not count",
        ),
    },
    "quotes_left": {
        "none": ("دون استبعاد أي قول", "leaving out no quote"),
        "lost": (
            "بعد استبعاد {lost:quote} لغياب {lacking:columns:or}",
            "leaving out {lost:quote} without {lacking:columns:or}",
        ),
        "families": (
            "واحتُسبت كل عائلة من المقالات المنقولة مرة واحدة{once:in_a_group} بأقدم مقالاتها التي "
            "فيها أقوال (المستبعد: {repeated:quote:nominative})",
            "each family of reused articles counting once{once:in_a_group}, by its earliest "
            "article with quotes (left out: {repeated:quote})",
        ),
        "both": (
            "بعد استبعاد {lost:quote} لغياب {lacking:columns:or}، واحتُسبت كل عائلة من المقالات "
            "المنقولة مرة واحدة{once:in_a_group} بأقدم مقالاتها التي فيها أقوال (المستبعد: "
            "{repeated:quote:nominative})",
            "leaving out {lost:quote} without {lacking:columns:or}, each family of reused "
            "articles counting once{once:in_a_group}, by its earliest article with quotes (left "
            "out: {repeated:quote})",
        ),
    },
    "speakers_are": {
        False: (
            "وصيغ الاسم الواحد لمتحدث واحد، وعدد من لهم {min_count:quote} على الأقل {speakers} (V)",
            "the wordings of one name being one speaker, V = {speakers} of whom have at least "
            "{min_count:quote}",
        ),
        True: (
            "والمتحدثون أصناف بقاموس من {kinds:category} و{patterns:pattern}، أول ما طابق منها هو "
            "صنف المتحدث، ومن لم يطابق شيئًا فهو من غيرها",
            "the speakers being classed by a dictionary of {kinds:category} and "
            "{patterns:pattern}, the first that matches counting, and “other” being the rest",
        ),
    },
    "verbs_are": {
        False: (
            "وصُنّفت بقائمة من الكلمات إلى ما يقدّم القول على أنه واقع وما يشكك فيه وما سواهما",
            "and classed by a list of words into verbs of fact, verbs of doubt and neither",
        ),
        True: (
            "كل منها بصيغة ماضيه، وعددها {types} (V)، وصُنّفت بقائمة من الكلمات إلى ما يقدّم القول "
            "على أنه واقع وما يشكك فيه وما سواهما",
            "each by its perfect (V = {types}), and classed by a list of words into verbs of "
            "fact, verbs of doubt and neither",
        ),
    },
}
