"""Which panes are on the screen and how wide each is. Pure: the same window and wishes give the same picture."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

PaneName = Literal["list", "text", "entities", "panel"]
ORDER: tuple[PaneName, ...] = ("list", "text", "entities")
THREE, TWO = 100, 60
"""Columns from which three and two panes stand side by side."""
NARROWEST = 18


class Wishes(NamedTuple):
    """What the reader asked for."""

    focus: PaneName = "list"
    """The pane with the focus; never `panel`."""
    zoomed: bool = False
    panel: PaneName | None = None
    """The pane in whose place the panel stands; None without a panel."""
    wide: bool = False
    """Whether the panel takes half of the window, beside the text."""
    shift: Mapping[str, int] = {}
    """Columns by which a pane is wider than it would be."""


def arrange(columns: int, wishes: Wishes) -> dict[PaneName, int]:
    """Return the panes that are shown, from left to right, each with its columns; together they fill `columns`."""
    if wishes.zoomed or columns < TWO:
        return {"panel" if wishes.panel else wishes.focus: columns}
    if columns >= THREE and wishes.panel and wishes.wide:
        return {"panel": columns // 2, "text": columns - columns // 2}
    if columns < THREE:
        side: PaneName = "entities" if wishes.focus == "entities" else "list"
        left = _within(columns * 2 // 5 + _shift(wishes, side), columns - 2 * NARROWEST)
        return {"panel" if wishes.panel else side: left, "text": columns - left}
    right = _within(columns // 4 - 1 + _shift(wishes, "entities"), columns // 2)
    left = _within(columns * 3 // 10 + _shift(wishes, "list"), columns - right - 2 * NARROWEST)
    names: tuple[PaneName, ...] = tuple("panel" if wishes.panel == name else name for name in ORDER)
    return dict(zip(names, (left, columns - left - right, right), strict=True))


def _shift(wishes: Wishes, pane: PaneName) -> int:
    text = wishes.shift.get("text", 0)  # a wider text takes from the list
    return wishes.shift.get(pane, 0) - (text if pane == "list" else 0)


def _within(width: int, most: int) -> int:
    return max(NARROWEST, min(width, most))
