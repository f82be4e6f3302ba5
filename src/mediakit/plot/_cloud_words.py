"""Which words does a cloud show, how heavy is each, and whose is it?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, to_hex

from mediakit._check import check_choice, check_share
from mediakit.plot._arabic import PALETTE
from mediakit.plot._drawable import check_drawable, check_finite, check_not_negative
from mediakit.plot._keyness_table import check_signed, measure_of
from mediakit.plot._sides import REFERENCE_COLOUR, TARGET_COLOUR
from mediakit.plot._wording import Wording, short

COLOURS = ("panels", "group", "log_ratio", "none")
DARK_COLOURS = [colour for colour in PALETTE if colour not in ("#e69f00", "#56b4e9")]
OTHERS_COLOUR = "#777777"
MOST_COLOURED = 4.0  # a log ratio, 16 times the rate: few words of a table have more, of few tokens
PANELS = 2  # a third cloud beside two others has no room for words
SCALE = LinearSegmentedColormap.from_list(
    "log_ratio", [REFERENCE_COLOUR, OTHERS_COLOUR, TARGET_COLOUR]
)


def is_keyness(table: pd.DataFrame) -> bool:
    """Return whether a table compares a target with a reference."""
    return "log_ratio" in table.columns


def check_cloud(table: pd.DataFrame, top: int, horizontal: float) -> None:
    """Raise unless the table is one of frequencies or of keyness that can be drawn."""
    check_share(horizontal, "horizontal")
    check_drawable(table, "token", top=top)
    if is_keyness(table):
        check_drawable(table, "token", "p", top=top)
        check_signed(measure_of(table))
        check_finite(table, measure_of(table), "log_ratio")
        return
    check_drawable(table, "rate", *(["group"] if "group" in table.columns else []), top=top)
    check_not_negative(table, "rate")


def groups_of(table: pd.DataFrame, texts: Wording) -> list[str]:
    """Return the names of the sources in the order of the table, or of both sides."""
    if is_keyness(table):
        return [texts["target"], texts["reference"]]
    return list(dict.fromkeys(table["group"])) if "group" in table.columns else [""]


def weighed(table: pd.DataFrame, texts: Wording) -> pd.DataFrame:
    """Return a row a word and group, heaviest first: token, group, weight, log_ratio."""
    if is_keyness(table):
        value = table[measure_of(table)].astype(float)
        sides = np.where(value > 0, texts["target"], texts["reference"])
        known = {"group": sides, "weight": value.abs(), "log_ratio": table["log_ratio"]}
    else:
        group = table["group"].astype(object) if "group" in table.columns else ""
        known = {"group": group, "weight": table["rate"].astype(float), "log_ratio": np.nan}
    rows = pd.DataFrame({"token": table["token"].map(short), **known})
    rows = rows[(rows["weight"] > 0) & (rows["token"] != "")]
    return rows.sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def chosen_colour(color: str | None, table: pd.DataFrame, groups: int) -> str:
    """Return what colours mean: what is asked for, or what suits the table.

    Raises
    ------
    ValueError
        If the table does not hold what is asked for.
    """
    if color is None:
        color = "panels" if is_keyness(table) or groups == PANELS else "group"
        return "none" if groups == 1 and not is_keyness(table) else color
    check_choice(color, COLOURS, "color")
    if color == "log_ratio" and not is_keyness(table):
        raise ValueError('`color` can be "log_ratio" for a table of keyness only; got frequencies.')
    if color == "panels" and groups > PANELS:
        raise ValueError(
            f'`color` can be "panels" for at most {PANELS} groups; `table` has {groups}: "group" '
            "draws them in one cloud."
        )
    return color


def shown_words(rows: pd.DataFrame, color: str, top: int) -> pd.DataFrame:
    """Return the heaviest words, of each group where each has a panel; whose each is, once.

    Raises
    ------
    ValueError
        If there are none.
    """
    if rows.empty:
        raise ValueError("There is nothing to draw: no word of `table` has a weight.")
    if color != "panels":
        return rows.drop_duplicates("token").head(top).reset_index(drop=True)
    once = rows.drop_duplicates(["group", "token"])
    return once.groupby("group", sort=False).head(top).reset_index(drop=True)


def coloured(
    words: pd.DataFrame, groups: list[str], color: str, others: str
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the words with their panel and colour, and the colours by their names."""
    if color == "log_ratio":
        ratios, key = _colours_of_ratios(words["log_ratio"])
        return words.assign(panel=0, colour=ratios), key
    if color == "none":
        return words.assign(panel=0, colour=DARK_COLOURS[0]), {}
    colours = _colours_of_groups(words, groups)
    shown = [group for group in groups if group in set(words["group"])]
    panels = words["group"].map(shown.index) if color == "panels" else 0
    key = {group: colours[group] for group in shown if colours[group] != OTHERS_COLOUR}
    if len(key) < len(shown):
        key[others.format(number=len(shown) - len(key))] = OTHERS_COLOUR
    return words.assign(panel=panels, colour=words["group"].map(colours)), key


def _colours_of_groups(words: pd.DataFrame, groups: list[str]) -> dict[str, str]:
    """Return the colours of the groups; those with the fewest words share one if need be."""
    if len(groups) <= len(DARK_COLOURS):
        return dict(zip(groups, DARK_COLOURS, strict=False))
    known = words["group"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    own = [group for group in groups if group in known.index[: len(DARK_COLOURS)]]
    return dict.fromkeys(groups, OTHERS_COLOUR) | dict(zip(own, DARK_COLOURS, strict=False))


def _colours_of_ratios(ratios: pd.Series) -> tuple[list[str], dict[str, str]]:
    """Return a colour for each log ratio, and those of five values by their names."""
    largest = float(np.ceil(ratios.abs().max())) if ratios.notna().any() else 1.0
    limit = min(max(largest, 1.0), MOST_COLOURED)
    values = np.linspace(limit, -limit, 5)
    names = [f"{value:+g}".replace("-", "\u2212") if value else "0" for value in values]
    if largest > limit:
        names = [f"\u2265 {names[0]}", *names[1:-1], f"\u2264 {names[-1]}"]
    known = np.clip([*ratios.fillna(0), *values], -limit, limit)
    colours = [to_hex(SCALE(0.5 + value / (2 * limit))) for value in known]
    return colours[: len(ratios)], dict(zip(names, colours[len(ratios) :], strict=True))
