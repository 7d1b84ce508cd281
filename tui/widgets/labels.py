"""Letters to point with: a label for each thing in sight, drawn over its first cells. Pure."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

LETTERS = "asdfghjkl"
"""Where fingers rest."""
_APART = 2
"""Cells from the beginning of one label to that of the next, at least."""


def labels(count: int) -> list[str]:
    """Return `count` labels, as short as can be, the shortest first; none is the beginning of another."""
    tree, first = [""], 0
    while first == 0 or len(tree) - first < count:
        tree += [tree[first] + letter for letter in LETTERS]
        first += 1
    return tree[first : first + count]


def apart(places: Iterable[tuple[int, int]]) -> list[bool]:
    """Tell of each (line, column), in reading order, whether a label there lies over no label before it."""
    kept, last = [], (-1, -_APART)
    for line, column in places:
        free = line != last[0] or column - last[1] >= _APART
        kept.append(free)
        if free:
            last = (line, column)
    return kept


def laid_over(cells: list[Segment], texts: Sequence[tuple[int, str]], style: Style) -> list[Segment]:
    """Return `cells` with (column, text) after (column, text) in the place of the cells there; ASCII, ascending."""
    strip, pieces, done = Strip(cells), [], 0
    for column, text in texts:
        text = text[: max(0, strip.cell_length - column)]
        pieces += [strip.crop(done, column), Strip([Segment(text, style)], len(text))]
        done = column + len(text)
    return list(Strip.join([*pieces, strip.crop(done)]))
