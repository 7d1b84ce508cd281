"""A list of as many rows as there are, of which those in sight are known: where they stand, and what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.pane import Motion, Pane, distance
from tui.widgets.rows import Rows, View

if TYPE_CHECKING:
    from index import Row

WINDOW = 128
"""Rows asked for at a time."""


class ScrolledRows(Pane, shown=False):
    """Scrolls `total` rows under a cursor; those that come into sight and are not known it asks for."""

    class Moved(Message, bubble=False):
        """The cursor stands on row number `index`."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Wanted(Message):
        """The rows from `first` up to `last` (which is left out) are to be shown and not known."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first, self.last = first, last

    class Bare(Message):
        """Rows in sight lack the snippets that they are to show."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.total = 0
        self.cursor = 0
        self.chosen = False
        """Whether somebody has gone to the row under the cursor; else the list just begins there."""
        self._top = 0
        self._stood = 0
        """The topmost row before the pane became lower: where that was for a moment, it stands there again."""
        self._rows = Rows()
        self._asked: set[int] = set()
        self._sight: list[tuple[int, int, int]] | None = None
        """The places, while nothing has moved them."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None where it is not known or the list is empty."""
        return self.row_at(self.cursor)

    def row_at(self, index: int) -> Row | None:
        """Return row number `index`; None where it is not known."""
        return self._rows.get(index)

    @property
    def view(self) -> View:
        """How much of each row is shown."""
        return self._rows.view

    def forget(self) -> None:
        """Drop the headlines as they were broken for an earlier width, and drawn for an earlier look."""
        self._rows.look, self._rows.glyphs, self._rows.width = self.look, self.glyphs, self.extent.width
        self._rows.forget()
        self._sight = None

    def fit(self) -> None:
        """Break the headlines anew and keep the cursor in sight."""
        self.forget()
        self._top = self._stood
        self._scroll()

    # -- moving ------------------------------------------------------------------------------------

    def move(self, motion: Motion) -> bool:
        """Move the cursor, and the list under it where it must."""
        page = max(1, len(self._places()) - 1)
        if motion in ("top", "bottom"):
            return self.go(0 if motion == "top" else self.total - 1)
        return self.go(self.cursor + distance(motion, page, max(1, page // 2)))

    def go(self, index: int) -> bool:
        """Put the cursor on row number `index`, or the nearest there is; return whether it moved.

        One step past an edge brings the row to the middle: one sees what comes next, and the next steps scroll nothing.
        """
        index = max(0, min(index, self.total - 1))
        if index == self.cursor or not self.total:
            return False
        before, top, self.cursor, self.chosen = self.cursor, self._top, index, True
        self._see_cursor()
        if self._top != top and abs(index - before) == 1:
            self._top = max(0, index - len(self._places()) // 2)
            self._see_cursor()
        if self._top == top:
            for at, y, height in self._places():
                if at in (before, index):
                    self.repaint(y, height, columns=1)
        else:
            self.refresh()
        self.screen.post_message(self.Moved(index))  # straight to the one that listens
        return True

    def _see_cursor(self) -> None:
        """Scroll as far as it takes, and stay there."""
        self._scroll()
        self._stood = self._top

    def _scroll(self) -> None:
        """Scroll so far that the cursor's row is whole in sight, and ask for rows that are missing."""
        room, self._sight = self.room, None
        self._top = max(0, min(self._top, self.cursor))
        lowest, used = self.cursor, self._rows.height(self.cursor)
        while lowest > 0 and used + self._rows.height(lowest - 1, top=True) <= room:
            lowest -= 1
            used += self._rows.height(lowest)
        self._top = max(self._top, lowest)
        self._fill()
        if self.total and room:
            self._want(max(0, self._top - 1), min(self.total, self._top + room))
        if self.view.snippets and self.bare:
            self.post_message(self.Bare())

    def _fill(self) -> None:
        """Leave no room empty below the last row while there are rows above the first."""
        used, index = 0, self._top
        while index < self.total and used < self.room:
            used += self._rows.height(index)
            index += 1
        while self._top > 0 and used + self._rows.height(self._top - 1, top=True) <= self.room:
            self._top -= 1
            used += self._rows.height(self._top)

    def _want(self, first: int, last: int) -> None:
        for start in range(first - first % WINDOW, last, WINDOW):
            stop = min(start + WINDOW, self.total)
            seen = range(max(first, start), min(last, stop))
            if start not in self._asked and any(self.row_at(index) is None for index in seen):
                self._asked.add(start)
                self.post_message(self.Wanted(start, stop))

    # -- what is in sight --------------------------------------------------------------------------

    @property
    def bare(self) -> tuple[int, int] | None:
        """The rows in sight, from the first that lacks its snippet to behind the last; None when none does."""
        found = [index for index, _, _ in self._places() if self._rows.is_bare(index)]
        return (found[0], found[-1] + 1) if found else None

    def _places(self) -> list[tuple[int, int, int]]:
        """Return (row number, first line, lines) of each row in sight."""
        if self._sight is None:
            self._sight = []
            y, index, room = 0, self._top, self.room
            while y < room and index < self.total:
                height = self._rows.height(index, top=index == self._top)
                self._sight.append((index, y, height))
                y += height
                index += 1
        return self._sight

    @property
    def cursor_lines(self) -> range:
        """The lines of the row under the cursor."""
        return next((range(y, y + height) for index, y, height in self._places() if index == self.cursor), range(0))
