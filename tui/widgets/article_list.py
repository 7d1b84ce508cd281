"""The article list: the hits in order, as many as there are, of which only the rows in sight are known here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message import Message
from textual.strip import Strip

from tui import keys
from tui.paint import Part, line, shown, wrap
from tui.widgets.pane import Motion, Pane
from tui.widgets.rows import Rows, View

if TYPE_CHECKING:
    from index import Hit, Row

WINDOW = 128
"""Rows asked for at a time."""


class ArticleList(Pane):
    """Shows `total` rows from number 0; the rows come in by `supply` when `Wanted` asks for them."""

    scope: keys.Scope = "list"

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
        self.says: tuple[str, ...] = ()
        """What stands below the last row."""
        self.told = ""
        """What the foot says of the marks."""
        self._top = 0
        self._stood = 0
        """The topmost row before the pane became lower: where that was for a moment, it stands there again."""
        self._rows = Rows()
        self._asked: set[int] = set()
        self._sight: list[tuple[int, int, int]] | None = None
        """The places, while nothing has moved them."""

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, total: int, cursor: int, start: int, rows: Sequence[Row], says: tuple[str, ...] = ()) -> None:
        """Show a list of `total` rows with the cursor on number `cursor`; `rows` are known, from number `start`.

        The cursor's row keeps its place on the screen where it can; `says` stands below the last row.
        """
        offset = self.cursor - self._top
        self.total, self.says = total, says
        self.cursor = max(0, min(cursor, total - 1))
        self._rows.start(start, rows)
        self._asked.clear()
        self._top = max(0, self.cursor - max(offset, 0))
        self._see_cursor()
        self.refresh()

    def say(self, says: tuple[str, ...]) -> None:
        """Say something else below the last row."""
        self.says = says
        self.refresh()

    def supply(self, start: int, rows: Sequence[Row]) -> None:
        """Take in rows that were wanted."""
        self._rows.put(start, rows, self.cursor)
        self._asked.discard(start)
        self._see_cursor()
        self.refresh()

    def supply_snippets(self, hits: Sequence[Hit]) -> None:
        """Take in what the rows from `bare` lacked."""
        self._rows.put_snippets(hits)
        keys = {hit.row.key for hit in hits}
        for index, y, height in self._places():
            row = self._rows.get(index)
            if row and row.key in keys:
                self.repaint(y, height)

    @property
    def bare(self) -> tuple[int, int] | None:
        """The rows in sight, from the first that lacks its snippet to behind the last; None when none does."""
        found = [index for index, _, _ in self._places() if self._rows.is_bare(index)]
        return (found[0], found[-1] + 1) if found else None

    def amend(self, key: int, unread: bool) -> None:
        """Show the article `key` as read or unread."""
        if self._rows.amend(key, lambda row: replace(row, unread=unread)):
            self.refresh()

    def mark(self, marked: Row) -> None:
        """Show the article of `marked` with the star and the note that it has there."""
        if self._rows.amend(marked.key, lambda row: replace(row, starred=marked.starred, noted=marked.noted)):
            self.refresh()

    def choose(self, marks: Collection[int], told: str) -> None:
        """Show these articles, by their keys, as marked; `told` stands in the foot."""
        before, self._rows.marks = self._rows.marks, marks
        for index, y, height in self._places():
            row = self._rows.get(index)
            if row and (row.key in before) != (row.key in marks):
                self.repaint(y, height, columns=1)
        if told != self.told:
            self.told = told
            self.repaint_foot()

    def see(self, view: View) -> None:
        """Show more or less of each row."""
        if view != self._rows.view:
            self._rows.view = view
            self.fit()
            self.refresh()

    @property
    def view(self) -> View:
        """How much of each row is shown."""
        return self._rows.view

    def point(self, key: int) -> bool:
        """Put the cursor on the article `key` without a word; return whether it is among the rows that are known."""
        index = self._rows.place(key)
        if index is not None and index != self.cursor:
            self.cursor = index
            self._see_cursor()
            self.refresh()
        return index is not None

    def thin(self, dense: bool) -> None:
        """Give each row one line, or as many as its headline takes."""
        self.see(self.view._replace(dense=dense))

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None where it is not known or the list is empty."""
        return self.row_at(self.cursor)

    @property
    def next_unread(self) -> int | None:
        """The first unread row below the cursor, where every row up to it is known."""
        for index in range(self.cursor + 1, self.total):
            row = self.row_at(index)
            if row is None or row.unread:
                return index if row else None
        return None

    def row_at(self, index: int) -> Row | None:
        """Return row number `index`; None where it is not known."""
        return self._rows.get(index)

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
        steps = {"down": 1, "up": -1, "half-down": max(1, page // 2), "half-up": -max(1, page // 2), "page-down": page}
        if motion in ("top", "bottom"):
            return self.go(0 if motion == "top" else self.total - 1)
        return self.go(self.cursor + steps.get(motion, -page))

    def go(self, index: int) -> bool:
        """Put the cursor on row number `index`, or the nearest there is; return whether it moved.

        One step past an edge brings the row to the middle: one sees what comes next, and the next steps scroll nothing.
        """
        index = max(0, min(index, self.total - 1))
        if index == self.cursor or not self.total:
            return False
        before, top, self.cursor = self.cursor, self._top, index
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

    # -- drawing -----------------------------------------------------------------------------------

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

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the list's name."""
        return [(" ARTICLES", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return which rows are in sight, and what is marked."""
        told: list[Part] = [(f"{self.told} ", self.look.key)] if self.told else []
        places = self._places()
        if not places:
            return [], told
        return [(f" {places[0][0] + 1:,}{self.glyphs.dash}{places[-1][0] + 1:,}", self.look.soft)], told

    def body(self, y: int) -> Strip:
        """Return one line of one row, or of what is said instead."""
        below = 0
        for index, first, height in self._places():
            below = first + height
            if y < below:
                style = self.cursor_style if index == self.cursor else None
                return self._rows.draw(index, y - first, style, top=index == self._top)
        width, told = self.extent.width, y - below - 1
        said = [text[a:b] for text in self.says for a, b in wrap(shown(text, self.glyphs), max(8, width - 2))]
        return line([(f" {said[told]}" if 0 <= told < len(said) else "", self.look.soft)], width, self.look.base)
