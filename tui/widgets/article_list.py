"""The article list: the hits in order, what is marked among them, and what is said below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui import keys
from tui.paint import Part, cell_count, filled, shown, wrap
from tui.widgets.rows import View
from tui.widgets.scrolled_rows import ScrolledRows

if TYPE_CHECKING:
    from index import Hit, Row


class ArticleList(ScrolledRows):
    """Shows `total` rows from number 0; the rows come in by `supply` when `Wanted` asks for them."""

    scope: keys.Scope = "list"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.says: tuple[str, ...] = ()
        """What stands below the last row."""
        self.told = ""
        """What the foot says of the marks."""

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, total: int, cursor: int, start: int, rows: Sequence[Row], says: tuple[str, ...] = ()) -> None:
        """Show a list of `total` rows with the cursor on number `cursor`; `rows` are known, from number `start`.

        The cursor's row keeps its place on the screen where it can; `says` stands below the last row.
        """
        offset, before = self.cursor - self._top, self.row
        self.total, self.says = total, says
        self.cursor = max(0, min(cursor, total - 1))
        self._rows.start(start, rows)
        if before is None or self.row is None or self.row.key != before.key:
            self.chosen = self.cursor > 0  # further down it stands only by an article that it came with
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

    def amend(self, key: int, unread: bool) -> None:
        """Show the article `key` as read or unread."""
        if self._rows.amend(key, lambda row: row._replace(unread=unread)):
            self.refresh()

    def mark(self, marked: Row) -> None:
        """Show the article of `marked` with the star and the note that it has there."""
        if self._rows.amend(marked.key, lambda row: row._replace(starred=marked.starred, noted=marked.noted)):
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
    def next_unread(self) -> int | None:
        """The first unread row below the cursor, where every row up to it is known."""
        for index in range(self.cursor + 1, self.total):
            row = self.row_at(index)
            if row is None or row.unread:
                return index if row else None
        return None

    # -- drawing -----------------------------------------------------------------------------------

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the list's name."""
        return [(" ARTICLES", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return which rows are in sight, and what is marked."""
        told: list[Part] = [(f"{self.told} ", self.look.key)] if self.told else []
        places = self._places()
        if not places:
            return [], told
        rows = f" {places[0][0] + 1:,}{self.glyphs.dash}{places[-1][0] + 1:,}"
        if cell_count(rows) + cell_count(self.told) + 2 > self.extent.width:  # half of it would be another number
            return [(f" {self.told}", self.look.key)], []
        return [(rows, self.look.soft)], told

    def body(self, y: int) -> list[Segment]:
        """Return one line of one row, or of what is said instead."""
        below = 0
        for index, first, height in self._places():
            below = first + height
            if y < below:
                style = self.cursor_style if index == self.cursor else None
                return self._rows.draw(index, y - first, style, top=index == self._top)
        width, told = self.extent.width, y - below - 1
        said = [text[a:b] for text in self.says for a, b in wrap(shown(text, self.glyphs), max(8, width - 2))]
        return filled([(f" {said[told]}" if 0 <= told < len(said) else "", self.look.soft)], width, self.look.base)
