"""What does a table of keyness hold: which measure, of how many words?"""

from __future__ import annotations

import pandas as pd

PER = 10_000  # what the rates of a keyness table are per
RATIOS = ("simple_maths", "odds_ratio")  # 1 where nothing differs: no bar has a side
NAMES = {
    "ar": {
        "log_likelihood": "نسبة الأرجحية اللوغاريتمية G²",
        "log_likelihood_4": "نسبة الأرجحية اللوغاريتمية G² (أربع خلايا)",
        "chi_squared": "كاي تربيع",
        "chi_squared_yates": "كاي تربيع (تصحيح ييتس)",
        "log_ratio": "لوغاريتم نسبة المعدلين (أساس 2)",
        "log_ratio_conservative": "لوغاريتم نسبة المعدلين، الحد المتحفظ",
        "log_ratio_lrc": "لوغاريتم نسبة المعدلين، الحد المتحفظ LRC",
        "percent_diff": "فرق المعدلين بالمئة",
        "difference_coefficient": "معامل الفرق",
        "bic": "معيار BIC",
        "log_odds_dirichlet": "لوغاريتم الأرجحية المعيّر z",
    },
    "en": {
        "log_likelihood": "log-likelihood ratio G²",
        "log_likelihood_4": "log-likelihood ratio G² (four cells)",
        "chi_squared": "chi-squared",
        "chi_squared_yates": "chi-squared (Yates)",
        "log_ratio": "log ratio of the rates (base 2)",
        "log_ratio_conservative": "log ratio, conservative bound",
        "log_ratio_lrc": "log ratio, conservative bound (LRC)",
        "percent_diff": "difference of the rates in percent",
        "difference_coefficient": "difference coefficient",
        "bic": "BIC",
        "log_odds_dirichlet": "log odds, standardised (z)",
    },
}


def measure_of(table: pd.DataFrame) -> str:
    """Return the measure that a keyness table holds: the column before p."""
    columns = table.columns.tolist()
    return str(columns[columns.index("p") - 1])


def check_signed(measure: str) -> None:
    """Raise ValueError if a measure is a ratio, which has no side."""
    if measure in RATIOS:
        raise ValueError(
            f"`table` must hold a measure with a sign, such as log_ratio; got {measure}, which is "
            "between 0 and 1 where the target under-uses a word."
        )


def measure_name(measure: str, lang: str) -> str:
    """Return what a chart calls a measure; one of the user's own has its own name.

    Examples
    --------
    >>> measure_name("chi_squared", "ar"), measure_name("mine", "ar")
    ('كاي تربيع', 'mine')
    """
    return NAMES[lang].get(measure, measure)


def size_of(counts: pd.Series, rates: pd.Series) -> int:
    """Return how many tokens a corpus has whose words have these counts and rates per 10,000.

    Examples
    --------
    >>> size_of(pd.Series([0, 30]), pd.Series([0.0, 150.0]))
    2000
    """
    if not counts.max() > 0:
        return 0
    row = int(counts.argmax())
    return round(float(counts.iloc[row] / rates.iloc[row] * PER))


def sizes_of(table: pd.DataFrame) -> dict[str, int]:
    """Return how many tokens the target and the reference have."""
    return {
        side: size_of(table[f"count_{side}"], table[f"rate_{side}"])
        for side in ("target", "reference")
    }
