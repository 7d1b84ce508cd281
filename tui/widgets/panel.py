"""A panel: lines to read or to choose from in the place of another pane, with a filter where there is much of it."""

from bisect import bisect_left
from collections.abc import Sequence

from rich.segment import Segment

from tui import keys
from tui.paint import Part, filled
from tui.widgets.entries import Entry, Line, lay
from tui.widgets.pane import Motion, Pane, distance


class Panel(Pane):
    """Shows `Entry` after `Entry`; typing keeps those that hold what was typed."""

    scope: keys.Scope = "panel"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.title = ""
        self.filter = ""
        self.filtered = False
        """Whether letters go into the filter and are no keys."""
        self.lines: list[Line] = []
        self.top = 0
        self._entries: tuple[Entry, ...] = ()
        self._shown: list[Entry] = []
        self._first: list[int] = []
        """Of each entry that is shown, its first line; and at the end how many lines there are."""
        self._cursor: int | None = None
        """Which of the entries that are shown the cursor stands on; None where there is nothing to choose."""

    def show(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        filtered: bool = False,
        scope: keys.Scope = "panel",
        at: int | None = 0,
    ) -> None:
        """Show these entries; with `filtered`, letters go into the filter and are no keys.

        `scope` names the keys that work here before those of every panel. `at` is the entry that the cursor stands on,
        or the next below that can be chosen; None leaves the cursor and what is in sight where they are.
        """
        before = self.cursor
        self.title, self._entries, self.filtered, self.scope = title, tuple(entries), filtered, scope
        if at is not None:
            self.top, self.filter = 0, ""
        self._cursor = before if at is None else at
        self._lay()
        if at:
            self._see_cursor()
        self.refresh()

    @property
    def cursor(self) -> int | None:
        """The number of the entry that the cursor stands on."""
        return self._cursor

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that is shown, whatever the filter keeps."""
        return self._entries

    @property
    def waits(self) -> bool:
        """Whether something that stands here is still to come."""
        return any(entry.waits for entry in self._entries)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to choose here, and nothing to come."""
        return not self.waits and not any(entry.take for entry in self._entries)

    @property
    def chosen(self) -> Entry | None:
        """The entry that the cursor stands on."""
        return None if self._cursor is None else self._shown[self._cursor]

    def scroll_to_line(self, top: int) -> None:
        """Have this line at the top, as far as there are lines below it."""
        self.top = max(0, min(top, len(self.lines) - self.room))

    def fit(self) -> None:
        """Break the lines anew."""
        self._lay()
        self._see_cursor()

    def write(self, character: str) -> None:
        """Take a letter into the filter."""
        self._keep(self.filter + character)

    def rub(self) -> None:
        """Take the last letter off the filter."""
        self._keep(self.filter[:-1])

    def _keep(self, filter: str) -> None:
        self.filter, self.top, self._cursor = filter, 0, 0
        self._lay()
        self.refresh()

    def _matching(self) -> list[Entry]:
        sought = self.filter.casefold().strip()
        if not sought:
            return list(self._entries)
        if sought.startswith("key:"):
            return [entry for entry in self._entries if self._has_key(entry, self.filter.strip()[4:].strip())]
        if len(sought) == 1:  # one letter is looked up as a key
            exact = [entry for entry in self._entries if self.filter.strip() in entry.label.split()]
            if exact:
                return exact
        return [
            entry for entry in self._entries if not entry.heading and sought in f"{entry.label} {entry.text}".casefold()
        ]

    @staticmethod
    def _has_key(entry: Entry, key: str) -> bool:
        names = entry.label.split()
        return key in names or (len(key) > 1 and key.casefold() in (name.casefold() for name in names))

    def _lay(self) -> None:
        self._shown = self._matching()
        self.lines, self._first = lay(self._shown, max(10, self.extent.width - 3), self.glyphs)
        self._cursor = self._choosable(self._cursor or 0)
        self.top = max(0, min(self.top, len(self.lines) - self.room))

    # -- moving ------------------------------------------------------------------------------------

    def _choosable(self, at: int, step: int = 1) -> int | None:
        """Return which entry can be chosen, `at` or the next to it; `step` says in which direction to look first."""
        numbers = [number for number, entry in enumerate(self._shown) if entry.take]
        after = [number for number in numbers if number >= at]
        before = [number for number in numbers if number <= at]
        if step > 0:
            return after[0] if after else before[-1] if before else None
        return before[-1] if before else after[0] if after else None

    def walk(self, step: int) -> bool | None:
        """Put the cursor on the next entry that is a stop, or the one before; return as `ArticleText.walk_hits`."""
        stops = [number for number, entry in enumerate(self._shown) if entry.stop and entry.take]
        if not stops:
            return None
        here = -1 if self._cursor is None else self._cursor
        later = [number for number in stops if number > here] if step > 0 else [n for n in stops[::-1] if n < here]
        self._cursor = later[0] if later else stops[0 if step > 0 else -1]
        self._see_cursor()
        self.refresh()
        return not later

    def move(self, motion: Motion) -> bool:
        """Move the cursor where there is something to choose, else scroll."""
        page = max(1, self.room - 1)
        last = max(0, len(self.lines) - self.room)
        before = self.top, self._cursor
        if motion in ("top", "bottom"):
            self.top = 0 if motion == "top" else last
            self._cursor = self._choosable(0 if motion == "top" else len(self._shown))
        elif self._cursor is None:
            self.top = max(0, min(self.top + distance(motion, page, page // 2), last))
        else:
            self._step(distance(motion, page, page // 2), last)
        if before == (self.top, self._cursor):
            return False
        self.refresh()
        return True

    def _step(self, lines: int, last: int) -> None:
        """Move the cursor by one entry, or by so many lines; past the last of them what is left is scrolled to."""
        here = self._cursor or 0
        if abs(lines) == 1:
            target = self._choosable(here + lines, lines)
        else:
            at = max(0, min(self._first[here] + lines, len(self.lines) - 1))
            target = self._choosable(max(0, bisect_left(self._first, at + 1) - 1), lines)
        if target is None or target == here or (target > here) != (lines > 0):
            self.top = max(0, min(self.top + lines, last))
            return
        self._cursor = target
        self._see_cursor()

    def _see_cursor(self) -> None:
        if self._cursor is None:
            return
        first, end = self._first[self._cursor], self._first[self._cursor + 1]
        above = first - 1
        while above >= 0 and self.lines[above][2]:  # with the heading that it stands under
            first, above = above, above - 1
        if self._cursor == self._choosable(0):
            first = 0
        self.top = min(self.top, first)
        self.top = max(self.top, min(self._first[self._cursor], end - self.room))

    @property
    def cursor_lines(self) -> range:
        """The lines of the entry under the cursor."""
        if self._cursor is None:
            return range(0)
        return range(self._first[self._cursor] - self.top, self._first[self._cursor + 1] - self.top)

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the panel's name and filter."""
        filtered: list[Part] = [(f"{self.filter}{self.glyphs.caret} ", self.look.caret)] if self.filter else []
        return [(f" {self.title}", self.head_style)], filtered

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Say how to find something and what is below."""
        below = self.top + self.room
        more = sum(not entry.heading for entry in self._shown[bisect_left(self._first, below) :])
        told = f"{more:,} more " if more else "more " if below < len(self.lines) else ""  # the rest of the last
        return [(" type to filter" if self.filtered else "", self.look.soft)], [(told, self.look.soft)]

    def body(self, y: int) -> list[Segment]:
        """Return a line."""
        width, base, at = self.extent.width, self.look.base, self.top + y
        if at >= len(self.lines):
            return filled([(" nothing here has it" if not self.lines and not y else "", self.look.soft)], width, base)
        label, text, heading = self.lines[at]
        here = self._cursor is not None and self._first[self._cursor] <= at < self._first[self._cursor + 1]
        sign: Part = (self.glyphs.cursor, self.cursor_style) if here else (" ", base)
        return filled([sign, (label, self.look.key), (text, self.look.strong if heading else base)], width, base)
