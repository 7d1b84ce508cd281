"""What a terminal's screen looks like, as values to compare."""

import pyte
from rich.cells import cell_len

Look = tuple[object, ...]


def picture(screen: pyte.Screen) -> list[list[Look]]:
    """Return what is seen in each cell: its character and its looks, of a blank without lines the background alone.

    pyte leaves what remains of a wide character of which one half was written over; a terminal shows a blank there.
    """
    lines = []
    for y in range(screen.lines):
        cells = [screen.buffer[y][x] for x in range(screen.columns)]
        lines.append([_look(cells, x) for x in range(screen.columns)])
    return lines


def _look(cells: list[pyte.screens.Char], x: int) -> Look:
    cell = cells[x]
    drawn = (cell.underscore, cell.reverse, cell.strikethrough)
    data = cell.data
    orphan = data == "" and (x == 0 or cell_len(cells[x - 1].data) != 2)
    widow = cell_len(data) == 2 and (x + 1 == len(cells) or cells[x + 1].data != "")
    if orphan or widow:
        data = " "
    if data == " " and not any(drawn):
        return (" ", cell.bg)
    return (data, cell.fg, cell.bg, cell.bold, cell.italics, cell.blink, *drawn)


def differences(one: pyte.Screen, other: pyte.Screen) -> list[str]:
    """Return where two screens differ, a sentence for each of the first cells."""
    pairs = enumerate(zip(picture(one), picture(other), strict=True))
    return [
        f"line {y}, column {x}: {a} and {b}"
        for y, (left, right) in pairs
        for x, (a, b) in enumerate(zip(left, right, strict=True))
        if a != b
    ][:8]
