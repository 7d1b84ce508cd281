"""What a terminal shows as cells, a character and a pen for each, and which of them a drawing changes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import is_not, ne, or_
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.cells.pen import PLAIN, Pen, erasable, paper
from tui.widths import disputed, disputed_words, split_graphemes

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NARROW = re.compile("[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u25fc]*")
"""Characters that take a cell each, whatever stands beside them: letters, dashes, quotation marks, rules, bullets."""
_UNKNOWN = "\x00"
"""A cell of which nobody knows what the terminal shows."""
_BRIDGED = 4
"""So many unchanged cells between changed ones are written again: to move over them takes no less."""
_CHANGED = re.compile(f"\x01(?:\x00{{0,{_BRIDGED}}}\x01)*".encode())
ERASED = 4
"""So many blanks are worth erasing at the least."""

PenOf = Callable[[Style], Pen]


class Unexpected(Exception):
    """The output holds something that is no cell; only the way it came can send it."""


class Run(NamedTuple):
    """Cells beside each other that are sent together: what is no blank among them has one pen.

    Runs sort from top to bottom and from left to right.
    """

    y: int
    start: int
    cells: list[str]
    pen: Pen
    blank: bool
    """Whether all of it is blank; then any pen will do that has `pen` for its paper."""

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.start + len(self.cells)


class _Stretch(NamedTuple):
    """A half-open range of a line of cells; pen and blank as in `Run`."""

    start: int
    end: int
    pen: Pen
    blank: bool


class _Cells:
    """A line of cells.

    A character two cells wide stands in its first cell, its second holds an empty string. Combining marks stand in the
    cell of their character. A blank holds the least pen that it looks the same with.
    """

    __slots__ = ("characters", "disputed", "pens", "spans")

    def __init__(self, characters: list[str], pens: list[Pen]) -> None:
        self.characters, self.pens = characters, pens
        self.disputed = False
        """Whether terminals differ in how wide some of it is, or was."""
        self.spans: list[tuple[int, int, Pen]] = []
        """Half-open ranges that were drawn with one pen each."""

    def cut(self, room: int) -> None:
        """Keep the first `room` cells; of a wide character of which one half is left, that becomes a blank."""
        if len(self.characters) > room:
            if self.characters[room] == "":
                self.characters[room - 1], self.pens[room - 1] = " ", paper(self.pens[room - 1])
            del self.characters[room:], self.pens[room:]
            self.spans = [(start, min(end, room), pen) for start, end, pen in self.spans if start < room]


class Frame:
    """The cells of a terminal."""

    def __init__(self, width: int, height: int, *, in_colour: bool) -> None:
        """Begin with a terminal of which nothing is known; `in_colour`: it erases with the background of the pen."""
        self.width, self.height, self._in_colour = width, height, in_colour
        self._lines = [_Cells([_UNKNOWN] * width, [PLAIN] * width) for _ in range(height)]
        self._torn: list[tuple[int, int]] = []
        """Line and column of halves of wide characters whose other half was drawn over."""

    def put(self, x: int, y: int, segments: Iterable[Segment], pen_of: PenOf) -> Iterable[Run]:
        """Draw `segments` from cell `x` of line `y`; return what of it is not shown there already.

        What has no room is left out. Both halves of a wide character come together.
        Raises: `Unexpected` for a control sequence or character.
        """
        new = _cells(segments, pen_of)
        if not (new.characters and 0 <= y < self.height and 0 <= x < self.width):
            return ()
        new.cut(self.width - x)
        line, end = self._lines[y], x + len(new.characters)
        there = slice(x, end)
        characters, pens = line.characters[there], line.pens[there]
        if characters == new.characters and pens == new.pens:
            return ()
        for at, half in ((x - 1, x), (end, end)):
            if half < self.width and line.characters[half] == "":
                line.characters[at] = _UNKNOWN
                self._torn.append((y, at))
        line.characters[there], line.pens[there] = new.characters, new.pens
        changed = bytes(map(or_, map(ne, characters, new.characters), map(is_not, pens, new.pens)))
        if line.disputed or new.disputed:
            line.disputed = True
            changed = _whole_words(new.characters, _whole_words(characters, changed))
        if end == self.width:
            changed = self._to_edge(new, changed)
        found = _stretches(new, changed)
        return [Run(y, x + start, new.characters[start:behind], pen, blank) for start, behind, pen, blank in found]

    def mend(self) -> Iterator[Run]:
        """Yield what is left of wide characters that lost one half and were not drawn over: a blank each."""
        for y, x in self._torn:
            line = self._lines[y]
            if line.characters[x] == _UNKNOWN:
                line.characters[x], line.pens[x] = " ", paper(line.pens[x])
                yield Run(y, x, [" "], line.pens[x], True)
        self._torn.clear()

    def _to_edge(self, cells: _Cells, changed: bytes) -> bytes:
        """Return which cells to send of some that end at the edge: all blanks there, where erasing does for many."""
        pen = cells.pens[-1]
        if not erasable(pen, in_colour=self._in_colour):
            return changed
        start = len(changed)
        while start and cells.characters[start - 1] == " " and cells.pens[start - 1] is pen:
            start -= 1
        late = changed.find(1, start)
        if late < 0 or changed.count(1, late) < ERASED:
            return changed
        return changed[:late] + b"\x01" * (len(changed) - late)


def _cells(segments: Iterable[Segment], pen_of: PenOf) -> _Cells:
    cells, start = _Cells([], []), 0
    for text, style, control in segments:
        if control:
            raise Unexpected(text)
        pen = PLAIN if style is None else pen_of(style)
        marks, characters, pens, unsure = _drawn(text, pen)
        cells.disputed |= unsure
        if marks and start:
            cells.characters[-1 if cells.characters[-1] else -2] += marks
        if characters:
            cells.characters += characters
            cells.pens += pens
            cells.spans.append((start, start + len(characters), pen))
            start += len(characters)
    return cells


@lru_cache(maxsize=1024)  # most of what comes was there before: borders, blanks, lines that stay
def _drawn(text: str, pen: Pen) -> tuple[str, Sequence[str], Sequence[Pen], bool]:
    """Return combining marks for the cell before, characters and pens, and whether their width is disputed.

    Nobody may change any list of these.
    """
    blank = paper(pen)
    if _NARROW.fullmatch(text):
        pens = [pen] * len(text) if blank is pen else [blank if one == " " else pen for one in text]
        return "", text, pens, False
    if _CONTROL.search(text):
        raise Unexpected(text)
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
    return marks, characters, pens, any(map(disputed, characters))


def _whole_words(characters: Sequence[str], changed: bytes) -> bytes:
    """Return which cells to send: all of a word of disputed width as soon as one, for nobody knows where it ended."""
    found = bytearray(changed)
    for start, end in disputed_words(characters):
        if found.find(1, start, end) >= 0:
            found[start:end] = b"\x01" * (end - start)
    return bytes(found)


def _stretches(cells: _Cells, changed: bytes) -> Iterator[_Stretch]:
    """Yield what of `cells` is to be sent, whole characters, together what one pen can draw."""
    characters, last = cells.characters, None
    for first, behind, pen in cells.spans:
        if changed.find(1, first, behind) < 0:
            continue
        for found in _CHANGED.finditer(changed, first, behind):
            start, end = found.span()
            if characters[start] == "":
                start -= 1
            if end < len(characters) and characters[end] == "":
                end += 1
            blank = characters[start:end].count(" ") == end - start
            here = _Stretch(start, end, paper(pen) if blank else pen, blank)
            both = _together(cells, last, here) if last and start - last.end <= _BRIDGED else None
            if last and not both:
                yield last
            last = both or here
    if last:
        yield last


def _together(cells: _Cells, left: _Stretch, right: _Stretch) -> _Stretch | None:
    """Return two stretches and the few cells between them as one; None where one pen does not draw all of it."""
    first, second = (right, left) if left.blank else (left, right)
    blank = paper(first.pen)
    if second.pen is not (blank if second.blank else first.pen):
        return None
    for x in range(left.end, right.start):
        if cells.pens[x] is not (blank if cells.characters[x] == " " else first.pen):
            return None
    return _Stretch(left.start, right.end, first.pen, first.blank)
