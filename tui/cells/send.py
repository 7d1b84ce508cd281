"""From changed cells to what a terminal is sent: short moves, few changes of the pen, erasing where that is safe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.cells.frame import UNKNOWN, Row
from tui.cells.pen import PLAIN, Pen, change, paper

_ERASES_IN_COLOUR = ("xterm", "tmux", "alacritty", "foot", "konsole", "linux", "mintty", "putty", "rxvt", "st-", "vte")
_NOT_IN_COLOUR = ("xterm-kitty", "xterm-mono")
_BRIDGED = 4
"""So many unchanged cells between changed ones are written again: to move over them takes no less."""

_ERASED = 4
"""So many blanks are worth erasing at the least."""


def erases_in_colour(term: str) -> bool:
    """Return whether terminals of the type `term` ($TERM) are known to erase with the background of the pen.

    Where they are not (GNU screen, kitty, whatever is unknown), blanks with a background are sent as spaces.
    """
    return term.startswith(_ERASES_IN_COLOUR) and not term.startswith(_NOT_IN_COLOUR)


def move(here: tuple[int, int] | None, there: tuple[int, int]) -> str:
    """Return a shortest sequence that takes the cursor from `here` (None: nobody knows) to `there`, both (x, y)."""
    x, y = there
    absolute = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
    if here is None:
        return absolute
    return min(absolute, _down(y - here[1]) + _across(here[0], x), key=len)


@lru_cache(maxsize=256)
def _down(lines: int) -> str:
    """Return what takes the cursor down so many lines, or up; no line that it comes from is where these scroll."""
    one, many = ("D", "B") if lines > 0 else ("M", "A")
    return min(f"\x1b{one}" * abs(lines), f"\x1b[{abs(lines)}{many}", key=len)


@lru_cache(maxsize=4096)
def _across(here: int, there: int) -> str:
    """Return what takes the cursor from one column to another."""
    steps = there - here
    if not steps:
        return ""
    count = str(abs(steps)) if abs(steps) > 1 else ""
    ways = [f"\x1b[{there + 1}G" if there else "\r", f"\x1b[{count}{'C' if steps > 0 else 'D'}"]
    if steps < 0:
        ways.append("\b" * -steps)
    return min(ways, key=len)


@dataclass(frozen=True, slots=True)
class Run:
    """Cells beside each other that are sent together: what is no blank among them has one pen."""

    y: int
    start: int
    end: int
    row: Row
    ink: Pen | None
    """The pen of the first character; None where all is blank."""


class Sender:
    """Collects what one update sends. It begins and ends with the plain pen; the cursor may be left anywhere."""

    def __init__(self, width: int, *, in_colour: bool) -> None:
        """Send to a terminal of `width` columns; `in_colour` says that it erases with the background of the pen."""
        self._width, self._in_colour = width, in_colour
        self._out: list[str] = []
        self._pen = PLAIN
        self._at: tuple[int, int] | None = None
        """Where the cursor is: not known at the start, past the last column, and behind a character of which
        terminals differ in how wide it is."""

    def send(self, changes: Iterable[tuple[int, Row, list[int]]]) -> str:
        """Return what makes `changes` on the terminal: of some lines the columns, ascending and not none.

        A wide character is named by its first column.
        """
        for run in _in_turn(run for y, row, columns in changes for run in _runs(y, row, self._to_edge(row, columns))):
            self._go(run.start, run.y)
            x = run.start
            while x < run.end:
                x = self._blanks(run, x) if run.row.characters[x] == " " else self._characters(run, x)
        self._become(PLAIN)
        return "".join(self._out)

    def _to_edge(self, row: Row, columns: list[int]) -> list[int]:
        """Return `columns` with all up to the edge, where that makes one erasure of many changes."""
        pen = row.pens[-1]
        if not self._erasable(pen):
            return columns
        start = self._width
        while start and row.characters[start - 1] == " " and row.pens[start - 1] is pen:
            start -= 1
        late = [x for x in columns if x >= start]
        if len(late) < _ERASED:
            return columns
        return columns[: -len(late)] + list(range(late[0], self._width))

    def _characters(self, run: Run, x: int) -> int:
        """Send what stands from `x` up to another pen or to blanks that could be erased; return the column behind."""
        characters, pens = run.row.characters, run.row.pens
        if pens[x] is not self._pen:
            self._become(pens[x])
        pen, blank = self._pen, paper(self._pen)
        after = x + 1
        while after < run.end:
            if characters[after] == " ":
                if pens[after] is not blank or characters[after - 1] == " ":
                    break
            elif pens[after] is not pen:
                break
            after += 1
        cells = characters[x:after]
        text = "".join(cells)
        self._out.append(text)
        sure = self._at is not None and after < self._width and (text.isascii() or all(len(one) == 1 for one in cells))
        self._at = (after, run.y) if sure else None
        return after

    def _blanks(self, run: Run, x: int) -> int:
        """Send the blanks from `x` and return the column behind them."""
        pen, after = run.row.pens[x], x
        while after < run.end and run.row.characters[after] == " " and run.row.pens[after] is pen:
            after += 1
        if paper(self._pen) is not pen:
            ink = _ink(run.row, after, run.end)  # what comes next draws them as well, mostly
            self._become(ink if ink and paper(ink) is pen else pen)
        if after - x >= _ERASED and self._erasable(pen):
            erase = "\x1b[K" if after == self._width else f"\x1b[{after - x}X"
            onward = move((x, run.y), (after, run.y)) if after < run.end else ""
            if len(erase + onward) < after - x:
                self._go(x, run.y)
                self._out.append(erase)
                if onward:
                    self._go(after, run.y)
                return after
        self._out.append(" " * (after - x))
        self._at = (after, run.y) if self._at and after < self._width else None
        return after

    def _erasable(self, pen: Pen) -> bool:
        """Return whether erasing draws what blanks draw that hold `pen`."""
        return paper(pen) is pen and not pen.attributes and not pen.link and (self._in_colour or not pen.ground)

    def _become(self, pen: Pen) -> None:
        self._out.append(change(self._pen, pen))
        self._pen = pen

    def _go(self, x: int, y: int) -> None:
        if self._at != (x, y):
            self._out.append(move(self._at, (x, y)))
            self._at = (x, y)


def _in_turn(runs: Iterable[Run]) -> list[Run]:
    """Return `runs`, those that begin with one pen together: to change the pen takes more than to move."""
    turns: dict[Pen | None, int] = {}
    turn = 0
    keyed = []
    for run in runs:
        if run.ink:  # blanks go with what stands before them
            turn = turns.setdefault(run.ink, len(turns))
        keyed.append((turn, run.y, run.start, run))
    return [run for *_, run in sorted(keyed, key=lambda key: key[:3])]


def _runs(y: int, row: Row, columns: Sequence[int]) -> Iterator[Run]:
    """Yield runs of `columns`, and of the few cells between two that take no other pen."""
    start = end = columns[0]
    for x in columns:
        if x < end:
            continue
        if x > end and not (x - end <= _BRIDGED and _bridged(row, start, end, x)):
            yield from _of_one_pen(y, start, end, row)
            start = x
        end = x + 1
        if end < len(row.characters) and row.characters[end] == "":
            end += 1
    yield from _of_one_pen(y, start, end, row)


def _of_one_pen(y: int, start: int, end: int, row: Row) -> Iterator[Run]:
    """Yield the cells from `start` to `end` as runs; blanks go with what is before them where its pen draws them."""
    characters, pens, ink = row.characters, row.pens, _ink(row, start, end)
    behind = start  # all that is no blank
    for x in range(start, end):
        one = characters[x]
        if one == " ":
            continue
        if one and ink and pens[x] is not ink:  # the second half of a wide character has no pen of its own
            cut, blank = x, paper(ink)
            while cut > behind and pens[cut - 1] is not blank:
                cut -= 1
            yield Run(y, start, cut, row, ink)
            start, ink = cut, pens[x]
        behind = x + 1
    yield Run(y, start, end, row, ink)


def _bridged(row: Row, start: int, end: int, x: int) -> bool:
    """Return whether all from `end` to `x` can be written with the pen that a run from `start` to `end` leaves."""
    characters, pens = row.characters, row.pens
    at = end - 1
    while at > start and characters[at] == " ":
        at -= 1
    pen = pens[at] if characters[at] != " " else _ink(row, end, x + 1) or pens[end]
    blank = paper(pen)
    for at in range(end, x):
        if pens[at] is not (blank if characters[at] == " " else pen) or characters[at] == UNKNOWN:
            return False
    return True


def _ink(row: Row, start: int, end: int) -> Pen | None:
    """Return the pen of the first character that is no blank; None when there is none."""
    for at in range(start, end):
        if row.characters[at] != " ":
            return row.pens[at]
    return None
