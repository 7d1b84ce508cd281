"""A panel of which one entry can be taken: a list to choose from, narrowed by typing."""

from collections.abc import Callable, Mapping, Sequence

from textual.strip import Strip

from tui.paint import cut, line, shown
from tui.widgets.panel import Entry, Panel

_LABEL_SHARE = 2
"""The labels take at most this part of the width."""


class ChoicePanel(Panel):
    """A panel that shows entries to read, or after `offer` entries to choose from, a line each."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.choosing = False
        self.cursor = 0
        self._takes: dict[Entry, Callable[[], None]] = {}
        self._found: list[Entry] = []

    def show(self, title: str, entries: Sequence[Entry], *, filtered: bool = False) -> None:
        """Show these entries to be read."""
        self.choosing = False
        super().show(title, entries, filtered=filtered)

    def offer(self, title: str, takes: Mapping[Entry, Callable[[], None]]) -> None:
        """Show these entries to choose from, each with what is done when it is taken. Letters go into the filter."""
        self.choosing, self.cursor, self._takes = True, 0, dict(takes)
        super().show(title, tuple(takes), filtered=True)

    @property
    def chosen(self) -> Callable[[], None] | None:
        """What is done when the entry under the cursor is taken; None when there is none."""
        return self._takes[self._found[self.cursor]] if self._found else None

    def step(self, by: int) -> None:
        """Move the cursor."""
        before, self.cursor = self.cursor, max(0, min(self.cursor + by, len(self._found) - 1))
        top = max(min(self.top, self.cursor), self.cursor - self.room + 1)
        if top != self.top:
            self.top = top
            self.refresh()
        elif before != self.cursor:
            for index in (before, self.cursor):
                self.repaint(index - top, 1, columns=1)

    def _lay(self) -> None:
        if not self.choosing:
            super()._lay()
            return
        self._found = self._matching()
        self.cursor = max(0, min(self.cursor, len(self._found) - 1))
        width = max(10, self.size.width - 2)
        most = max((len(entry.label) for entry in self._found), default=0)
        column = min(most, width // _LABEL_SHARE)
        self.lines = []
        for entry in self._found:
            label = cut(shown(entry.label, self.glyphs), column, self.glyphs.ellipsis).ljust(column)
            text = cut(shown(entry.text, self.glyphs), width - column - 2, self.glyphs.ellipsis)
            self.lines.append((f"{label}  ", text, False))
        self.top = max(0, min(self.top, len(self.lines) - self.room))

    def body(self, y: int) -> Strip:
        """Return a line."""
        number = self.top + y
        if not self.choosing or number >= len(self.lines):
            return super().body(y)
        label, text, _ = self.lines[number]
        sign = self.glyphs.cursor if number == self.cursor else " "
        look = self.look
        return line([(sign, self.cursor_style), (label, look.key), (text, look.base)], self.size.width, look.base)
