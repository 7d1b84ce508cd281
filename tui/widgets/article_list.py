"""The article list: the hits in order, as many as there are, of which only the rows in sight are known here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.message import Message
from textual.strip import Strip

from index import Row
from tui import keys
from tui.paint import Part, cut, ends, line, shown, wrap
from tui.widgets.pane import Motion, Pane
from tui.widgets.wording import day

WINDOW = 128
"""Rows asked for at a time."""
KEEP = 2_000
"""Rows remembered; more than that and those far from the cursor go."""


class ArticleList(Pane):
    """Shows `total` rows from number 0; the rows come in by `supply` when `Wanted` asks for them."""

    scope: keys.Scope = "list"

    @dataclass
    class Moved(Message):
        """The cursor stands on row number `index`."""

        index: int

    @dataclass
    class Wanted(Message):
        """The rows from `first` up to `last` (which is left out) are to be shown and not known."""

        first: int
        last: int

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.total = 0
        self.cursor = 0
        self.dense = False
        """One line a row."""
        self.says: tuple[str, ...] = ()
        """What stands below the last row."""
        self._top = 0
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._titles: dict[int, list[str]] = {}

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, total: int, cursor: int, start: int, rows: Sequence[Row], says: tuple[str, ...] = ()) -> None:
        """Show a list of `total` rows with the cursor on number `cursor`; `rows` are known, from number `start`.

        The cursor's row keeps its place on the screen where it can; `says` stands below the last row.
        """
        offset = self.cursor - self._top
        self.total, self.says = total, says
        self.cursor = max(0, min(cursor, total - 1))
        self._rows = dict(enumerate(rows, start))
        self._asked.clear()
        self.forget()
        self._top = max(0, self.cursor - max(offset, 0))
        self._see_cursor()
        self.refresh()

    def say(self, says: tuple[str, ...]) -> None:
        """Say something else below the last row."""
        self.says = says
        self.refresh()

    def supply(self, start: int, rows: Sequence[Row]) -> None:
        """Take in rows that were wanted."""
        if len(self._rows) > KEEP:
            self._rows = {index: row for index, row in self._rows.items() if abs(index - self.cursor) < KEEP // 2}
            self.forget()
        self._rows.update(enumerate(rows, start))
        self._asked.discard(start)
        self._see_cursor()
        self.refresh()

    def amend(self, key: int, unread: bool) -> None:
        """Show the article `key` as read or unread."""
        for index, row in self._rows.items():
            if row.key == key and row.unread != unread:
                self._rows[index] = replace(row, unread=unread)
                self.refresh()

    def mark(self, marked: Row) -> None:
        """Show the article of `marked` with the star and the note that it has there."""
        for index, row in self._rows.items():
            if row.key == marked.key:
                self._rows[index] = replace(row, starred=marked.starred, noted=marked.noted)
                self.refresh()

    def point(self, key: int) -> bool:
        """Put the cursor on the article `key` without a word; return whether it is among the rows that are known."""
        index = next((index for index, row in self._rows.items() if row.key == key), None)
        if index is not None and index != self.cursor:
            self.cursor = index
            self._see_cursor()
            self.refresh()
        return index is not None

    def thin(self, dense: bool) -> None:
        """Give each row one line, or as many as its headline takes."""
        if dense != self.dense:
            self.dense = dense
            self._see_cursor()
            self.refresh()

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None where it is not known or the list is empty."""
        return self._rows.get(self.cursor)

    def forget(self) -> None:
        """Drop the headlines as they were broken for an earlier width."""
        self._titles.clear()

    def fit(self) -> None:
        """Break the headlines anew and keep the cursor in sight."""
        self.forget()
        self._see_cursor()

    # -- moving ------------------------------------------------------------------------------------

    def move(self, motion: Motion) -> bool:
        """Move the cursor, and the list under it where it must."""
        page = max(1, len(self._places()) - 1)
        steps = {"down": 1, "up": -1, "half-down": max(1, page // 2), "half-up": -max(1, page // 2), "page-down": page}
        if motion in ("top", "bottom"):
            return self.go(0 if motion == "top" else self.total - 1)
        return self.go(self.cursor + steps.get(motion, -page))

    def go(self, index: int) -> bool:
        """Put the cursor on row number `index`, or the nearest there is; return whether it moved."""
        index = max(0, min(index, self.total - 1))
        if index == self.cursor or not self.total:
            return False
        before, top, self.cursor = self.cursor, self._top, index
        self._see_cursor()
        if self._top == top:
            for at, y, height in self._places():
                if at in (before, index):
                    self.repaint(y, height, columns=1)
        else:
            self.refresh()
        self.post_message(self.Moved(index))
        return True

    def _see_cursor(self) -> None:
        """Scroll so far that the cursor's row is whole in sight, and ask for rows that are missing."""
        room = self.room
        self._top = max(0, min(self._top, self.cursor))
        lowest, used = self.cursor, self._height(self.cursor)
        while lowest > 0 and used + self._height(lowest - 1) <= room:
            lowest -= 1
            used += self._height(lowest)
        self._top = max(self._top, lowest)
        self._fill()
        if self.total and room:
            self._want(self._top, min(self.total, self._top + room))

    def _fill(self) -> None:
        """Leave no room empty below the last row while there are rows above the first."""
        used, index = 0, self._top
        while index < self.total and used < self.room:
            used += self._height(index)
            index += 1
        while self._top > 0 and used + self._height(self._top - 1) <= self.room:
            self._top -= 1
            used += self._height(self._top)

    def _want(self, first: int, last: int) -> None:
        for start in range(first - first % WINDOW, last, WINDOW):
            stop = min(start + WINDOW, self.total)
            if start not in self._asked and any(i not in self._rows for i in range(max(first, start), min(last, stop))):
                self._asked.add(start)
                self.post_message(self.Wanted(start, stop))

    # -- drawing -----------------------------------------------------------------------------------

    def _title(self, index: int) -> list[str]:
        """Return the headline of a row as its one or two lines."""
        lines = self._titles.get(index)
        if lines is None:
            row = self._rows.get(index)
            width = max(8, self.size.width - 2)
            text = shown(row.title, self.glyphs) if row else ""
            broken = wrap(text, width)
            lines = [text[a:b] for a, b in broken[:1]]
            if len(broken) > 1:
                lines.append(cut(text[broken[1][0] :], width, self.glyphs.ellipsis))
            self._titles[index] = lines
        return lines

    def _height(self, index: int) -> int:
        return 1 if self.dense else 1 + len(self._title(index)) if index in self._rows else 3

    def _places(self) -> list[tuple[int, int, int]]:
        """Return (row number, first line, lines) of each row in sight."""
        places, y, index = [], 0, self._top
        while y < self.room and index < self.total:
            height = self._height(index)
            places.append((index, y, height))
            y += height
            index += 1
        return places

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the list's name."""
        return [(" ARTICLES", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return which rows are in sight."""
        places = self._places()
        if not places:
            return [], []
        return [(f" {places[0][0] + 1:,}{self.glyphs.dash}{places[-1][0] + 1:,}", self.look.soft)], []

    def body(self, y: int) -> Strip:
        """Return one line of one row, or of what is said instead."""
        width, base = self.size.width, self.look.base
        for index, first, height in self._places():
            if first <= y < first + height:
                sign = self.glyphs.cursor if index == self.cursor else " "
                return self._line(index, y - first, height, (sign, self.cursor_style))
        told = y - sum(height for _, _, height in self._places()) - 1
        said = [text[a:b] for text in self.says for a, b in wrap(shown(text, self.glyphs), max(8, width - 2))]
        return line([(f" {said[told]}" if 0 <= told < len(said) else "", self.look.soft)], width, base)

    def _line(self, index: int, number: int, height: int, sign: Part) -> Strip:
        row, width, base = self._rows.get(index), self.size.width, self.look.base
        if row is None:
            return line([sign], width, base)
        style = self.look.strong if row.unread else base
        mark = self._marks(row)
        facts = self.glyphs.dot.join([day(row.published), *([shown(row.source, self.glyphs)] if row.source else [])])
        if self.dense:
            return ends(
                [sign, (f"{facts}  ", self.look.soft), (shown(row.title, self.glyphs), style)], mark, width, base
            )
        if number < height - 1:
            return line([sign, (self._title(index)[number], style)], width, base)
        room = width - 2 - sum(len(text) for text, _ in mark)
        facts = cut(facts, max(4, room), self.glyphs.ellipsis)
        return ends([sign, (facts, self.look.soft)], mark, width, base)

    def _marks(self, row: Row) -> list[Part]:
        """Return what stands at the right edge: new, starred, noted, and how many there are of the article."""
        marks: list[Part] = [(f" {self.glyphs.unread}", self.look.strong)] if row.unread else []
        marks += [(f" {self.glyphs.star}", self.look.key)] if row.starred else []
        marks += [(f" {self.glyphs.note}", self.look.key)] if row.noted else []
        if row.duplicates:
            marks.append((f" {row.duplicates + 1}{self.glyphs.times}", self.look.soft))
        return marks
