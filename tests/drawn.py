"""What matplotlib hands to its layout while it draws a figure."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.text import Text

from mediakit.plot._arabic import HOOK


def lines_drawn(figure: Figure) -> list[str]:
    """Return each line of text as it is handed to the layout while a figure is drawn."""
    seen, hook = [], getattr(Text, HOOK)

    def spy(self: Text, line: str) -> tuple[str, object]:
        text, mathematics = hook(self, line)
        seen.append(text)
        return text, mathematics

    setattr(Text, HOOK, spy)
    try:
        figure.canvas.draw()
    finally:
        setattr(Text, HOOK, hook)
    return seen
