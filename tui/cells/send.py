"""From changed cells to what a terminal is sent: short moves, few changes of the pen, erasing where that is safe."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tui.cells.frame import ERASED, Run
from tui.cells.pen import PLAIN, Pen, change, erasable, paper
from tui.widths import disputed_words

_ERASES_IN_COLOUR = ("xterm", "tmux", "alacritty", "foot", "konsole", "linux", "mintty", "putty", "rxvt", "st-", "vte")
_NOT_IN_COLOUR = ("xterm-kitty", "xterm-mono")
_FEWEST = " " * ERASED
_BLANKS = re.compile(f"{_FEWEST} *")
_INDEX = "\x1bD"
"""Takes the cursor down a line, whatever the line before the terminal makes of a line feed."""
_LEAST_ADDRESS = 6
"""So many bytes the address of a cell takes at the least, but for the first of a line."""

Place = tuple[int, int]
"""Column and line of a cell."""


def erases_in_colour(term: str) -> bool:
    """Return whether terminals of the type `term` ($TERM) are known to erase with the background of the pen.

    Where they are not (GNU screen, kitty, whatever is unknown), blanks with a background are sent as spaces.
    """
    return term.startswith(_ERASES_IN_COLOUR) and not term.startswith(_NOT_IN_COLOUR)


def move(here: Place | None, there: Place, down: str = _INDEX) -> str:
    """Return a shortest sequence that takes the cursor from `here` (None: nobody knows) to `there`.

    `down` takes it down a line in the same column.
    """
    x, y = there
    near = _along(y - here[1], down) + _across(here[0], x) if here else ""
    if near and x and len(near) <= _LEAST_ADDRESS:
        return near
    address = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
    return min(near, address, key=len) if here else address


@lru_cache(maxsize=256)
def _along(lines: int, down: str) -> str:
    """Return what takes the cursor down so many lines, or up; no line that it comes from is where these scroll."""
    one, many = (down, "B") if lines > 0 else ("\x1bM", "A")
    return min(one * abs(lines), f"\x1b[{abs(lines)}{many}", key=len)


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


class Sender:
    """Collects what one update sends. It begins and ends with the plain pen; the cursor may be left anywhere."""

    def __init__(self, width: int, *, in_colour: bool, bare: bool = False) -> None:
        """Send to a terminal of `width` columns.

        `in_colour`: it erases with the background of the pen; `bare`: line feeds reach it as they are.
        """
        self._width, self._in_colour = width, in_colour
        self._down = "\n" if bare else _INDEX
        self._out: list[str] = []
        self._pen = PLAIN
        self._at: Place | None = None
        """Where the cursor is: not known at the start, past the last column, and behind a character that is wide or
        composed, or of which terminals differ in how wide it is."""

    def send(self, runs: Iterable[Run]) -> str:
        """Return what shows `runs` on the terminal; each cell is in one of them at the most."""
        for run in self._in_turn(runs):
            self._go((run.start, run.y))
            if not (run.blank and paper(self._pen) is run.pen):
                self._become(run.pen)
            self._write(run)
        self._become(PLAIN)
        return "".join(self._out)

    def _in_turn(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Yield `runs`, those of one pen together: to change it takes more than to move.

        Blanks come with a pen that draws them, where they are least out of the way.
        """
        turns: dict[Pen, list[Run]] = {}
        blanks = []
        for run in sorted(runs):
            if run.blank:
                blanks.append(run)
            else:
                turns.setdefault(run.pen, []).append(run)
        for run in blanks:
            ways = [self._way(turn, run) for pen, turn in turns.items() if paper(pen) is run.pen]
            if ways:
                _, at, turn = min(ways, key=lambda way: way[0])
                turn.insert(at, run)
            else:
                turns[run.pen] = [run]
        for turn in turns.values():
            yield from turn

    def _way(self, turn: list[Run], run: Run) -> tuple[int, int, list[Run]]:
        """Return how many bytes more it takes to come by `run` on the way through `turn`, and where in it."""
        at = bisect(turn, run)
        before = self._behind(turn[at - 1]) if at else None
        here = (run.start, run.y)
        more = len(move(before, here, self._down))
        if at < len(turn):
            there = (turn[at].start, turn[at].y)
            more += len(move(self._behind(run), there, self._down)) - len(move(before, there, self._down))
        return more, at, turn

    def _behind(self, run: Run) -> Place | None:
        """Return where the cursor is after `run`: to erase does not move it."""
        x = run.start if run.blank and len(run.cells) >= ERASED else run.end
        return (x, run.y) if x < self._width else None

    def _write(self, run: Run) -> None:
        """Send the cells of a run; long blanks among them are erased."""
        text, done = "".join(run.cells), 0
        if _FEWEST in text and erasable(paper(run.pen), in_colour=self._in_colour):
            shape = text if text.isascii() else "".join(one if len(one) == 1 else "-" for one in run.cells)
            for found in _BLANKS.finditer(shape):
                start, end = found.span()
                if erasing := self._erasing(run, start, end):
                    self._put(run, done, start)
                    self._go((run.start + start, run.y))
                    self._out.append(erasing)
                    done = end
        self._put(run, done, len(run.cells))

    def _erasing(self, run: Run, start: int, end: int) -> str:
        """Return what erases the blanks `start` to `end` of a run; nothing where spaces take no more."""
        if run.start + end == self._width:
            return "\x1b[K"
        erase = f"\x1b[{end - start}X"
        onward = f"\x1b[{end - start}C" if end < len(run.cells) else ""
        return erase if len(erase + onward) < end - start else ""

    def _put(self, run: Run, start: int, end: int) -> None:
        """Send some cells of a run as they are and leave the cursor behind them."""
        cells, done = run.cells[start:end], 0
        for first, behind in () if "".join(cells).isascii() else disputed_words(cells):
            self._put_sure(run, start + done, start + first)
            self._put_disputed(run, start + first, start + behind)
            done = behind
        self._put_sure(run, start + done, end)

    def _put_sure(self, run: Run, start: int, end: int) -> None:
        """Send cells that all terminals draw as wide as they are here."""
        cells = run.cells[start:end]
        if cells:
            self._go((run.start + start, run.y))
            text = "".join(cells)
            self._out.append(text)
            sure = text.isascii() or (len(text) == len(cells) and "" not in cells)
            after = run.start + end
            self._at = (after, run.y) if sure and after < self._width else None

    def _put_disputed(self, run: Run, start: int, end: int) -> None:
        """Send a word that some terminals draw narrower: blanks first, for it may leave what was there in sight."""
        there = (run.start + start, run.y)
        self._go(there)
        if erasable(paper(run.pen), in_colour=self._in_colour):
            self._out.append(f"\x1b[{end - start}X")
        else:
            self._out.append(" " * (end - start))
            self._at = None
            self._go(there)
        self._out.append("".join(run.cells[start:end]))
        self._at = None

    def _become(self, pen: Pen) -> None:
        if pen is not self._pen:
            self._out.append(change(self._pen, pen))
            self._pen = pen

    def _go(self, there: Place) -> None:
        if self._at != there:
            self._out.append(move(self._at, there, self._down))
            self._at = there
