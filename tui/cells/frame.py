"""A screen as cells: a character and a pen for each, twice: as the terminal shows it and as it shall be."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress
from operator import is_not, ne, or_

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.cells.pen import PLAIN, Pen, paper

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
UNKNOWN = "\x00"
"""A cell of which nobody knows what the terminal shows."""

PenOf = Callable[[Style], Pen]


class Unexpected(Exception):
    """The output holds something that is no cell; only the way it came can send it."""


class Row:
    """A line of cells.

    A character two cells wide stands in its first cell, its second holds an empty string. Combining marks stand in the
    cell of their character. A blank holds the least pen that it looks the same with.
    """

    __slots__ = ("characters", "pens")

    def __init__(self, characters: list[str], pens: list[Pen]) -> None:
        self.characters, self.pens = characters, pens

    def copy(self) -> "Row":
        """Return a row of its own with the same cells."""
        return Row(self.characters.copy(), self.pens.copy())


class Frame:
    """`wanted`, which `put` draws on, and `shown`, which `changes` brings up to it."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with a terminal of which nothing is known."""
        self.width, self.height = width, height
        unknown = Row([UNKNOWN] * width, [PLAIN] * width)
        self.shown = [unknown.copy() for _ in range(height)]
        self.wanted = [unknown.copy() for _ in range(height)]
        self._touched: dict[int, tuple[int, int]] = {}
        """By line, from which cell and up to which it was drawn on."""

    def put(self, x: int, y: int, segments: Iterable[Segment], pen_of: PenOf) -> int:
        """Draw `segments` from cell `x` of line `y` and return the cell behind them; what has no room is left out.

        Raises: `Unexpected` for a control sequence or character.
        """
        cells = _cells(segments, pen_of)
        end = x + len(cells.characters)
        if 0 <= y < self.height and 0 <= x < self.width and end > x:
            _lay(cells, self.wanted[y], x)
            first, last = self._touched.get(y, (x, end))
            self._touched[y] = min(first, x), max(last, end)
        return end

    def changes(self) -> Iterator[tuple[int, Row, list[int]]]:
        """Yield line by line what to send: the line, its wanted cells, the columns that differ.

        Both halves of a wide character come together. A line counts as shown once it has been taken.
        """
        for y, (first, last) in sorted(self._touched.items()):
            new, old = self.wanted[y], self.shown[y]
            there = slice(max(first - 1, 0), last + 1)  # the other half of a wide character may have gone
            characters, pens = new.characters[there], new.pens[there]
            if characters == old.characters[there] and pens == old.pens[there]:
                continue
            other = map(or_, map(ne, characters, old.characters[there]), map(is_not, pens, old.pens[there]))
            columns = list(compress(range(there.start, self.width), other))
            old.characters[there], old.pens[there] = characters, pens
            yield y, new, _whole(columns, new.characters)
        self._touched.clear()


def _cells(segments: Iterable[Segment], pen_of: PenOf) -> Row:
    row = Row([], [])
    for text, style, control in segments:
        if control:
            raise Unexpected(text)
        marks, characters, pens = _drawn(text, pen_of(style) if style else PLAIN)
        if marks and row.characters:
            row.characters[-1 if row.characters[-1] else -2] += marks
        row.characters += characters
        row.pens += pens
    return row


@lru_cache(maxsize=2048)  # most of what comes was there before: borders, blanks, lines that stay
def _drawn(text: str, pen: Pen) -> tuple[str, list[str], list[Pen]]:
    """Return combining marks for the cell before, characters and pens; nobody may change the lists."""
    if _CONTROL.search(text):
        raise Unexpected(text)
    blank = paper(pen)
    if text.isascii():
        pens = [pen] * len(text) if blank is pen else [blank if one == " " else pen for one in text]
        return "", list(text), pens
    marks = ""
    characters: list[str] = []
    pens = []
    for start, end, width in split_graphemes(text)[0]:
        one = text[start:end]
        if width:
            characters += (one, "")[:width]
            pens += [blank if one == " " else pen] * width
        elif characters:
            characters[-1 if characters[-1] else -2] += one
        else:
            marks += one
    return marks, characters, pens


def _lay(cells: Row, row: Row, x: int) -> None:
    """Put `cells` into `row`; of a wide character that loses one half, the other becomes a blank, as on a terminal."""
    room = len(row.characters) - x
    if len(cells.characters) > room:
        if cells.characters[room] == "":
            cells.characters[room - 1] = " "
        del cells.characters[room:], cells.pens[room:]
    end = x + len(cells.characters)
    for at, half in ((x - 1, x), (end, end)):
        if half < len(row.characters) and row.characters[half] == "":
            row.characters[at], row.pens[at] = " ", paper(row.pens[at])
    row.characters[x:end], row.pens[x:end] = cells.characters, cells.pens


def _whole(columns: list[int], characters: list[str]) -> list[int]:
    """Return `columns` with the first half of every wide character of which the second half is named."""
    if "" not in characters:
        return columns
    return sorted({*columns, *(x - 1 for x in columns if characters[x] == "")})
