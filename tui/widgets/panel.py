"""A panel: lines to read in the place of another pane, with a filter where there is much of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.strip import Strip

from tui import keys
from tui.paint import Part, line, shown, wrap
from tui.widgets.pane import Motion, Pane


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a panel says."""

    label: str
    """A key, a field's name; empty for a sentence of its own."""
    text: str
    heading: bool = False


class Panel(Pane):
    """Shows `Entry` after `Entry`; typing keeps those that hold what was typed."""

    scope: keys.Scope = "panel"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.title = ""
        self.filter = ""
        self._entries: tuple[Entry, ...] = ()
        self.lines: list[tuple[str, str, bool]] = []
        """(label, text, whether it is a heading) of each line."""
        self.top = 0
        self.filtered = False
        """Whether letters go into the filter and are no keys."""

    def show(self, title: str, entries: Sequence[Entry], *, filtered: bool = False) -> None:
        """Show these entries from the first; with `filtered`, letters go into the filter and are no keys."""
        self.title, self._entries, self.filter, self.top = title, tuple(entries), "", 0
        self.filtered = filtered
        self._lay()
        self.refresh()

    def fit(self) -> None:
        """Break the lines anew."""
        self._lay()

    def write(self, character: str) -> None:
        """Take a letter into the filter."""
        self._keep(self.filter + character)

    def rub(self) -> None:
        """Take the last letter off the filter."""
        self._keep(self.filter[:-1])

    def _keep(self, filter: str) -> None:
        self.filter, self.top = filter, 0
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
        entries = self._matching()
        width = max(10, self.size.width - 3)
        column = min(max((len(entry.label) for entry in entries), default=0), width // 4) + 2
        self.lines = []
        for entry in entries:
            label, text = shown(entry.label, self.glyphs), shown(entry.text, self.glyphs)
            if entry.heading or not label:
                if entry.heading and self.lines:
                    self.lines.append(("", "", False))
                self.lines += [("", text[a:b], entry.heading) for a, b in wrap(text, width)]
                continue
            if len(label) > column - 2:
                self.lines.append((label, "", False))
                label = ""
            for a, b in wrap(text, width - column):
                self.lines.append((label.ljust(column), text[a:b], False))
                label = ""
        self.top = max(0, min(self.top, len(self.lines) - self.room))

    def move(self, motion: Motion) -> bool:
        """Scroll."""
        page = max(1, self.room - 1)
        steps = {
            "down": 1,
            "up": -1,
            "half-down": page // 2,
            "half-up": -(page // 2),
            "page-down": page,
            "page-up": -page,
        }
        last = max(0, len(self.lines) - self.room)
        target = (0 if motion == "top" else last) if motion in ("top", "bottom") else self.top + steps[motion]
        target = max(0, min(target, last))
        if target == self.top:
            return False
        self.top = target
        self.refresh()
        return True

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the panel's name and filter."""
        filtered: list[Part] = [(f"{self.filter}{self.glyphs.caret} ", self.look.caret)] if self.filter else []
        return [(f" {self.title}", self.head_style)], filtered

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Say how to find something and what is below."""
        more = max(0, len(self.lines) - self.top - self.room)
        return [(" type to filter" if self.filtered else "", self.look.soft)], [
            (f"{more:,} more " if more else "", self.look.soft)
        ]

    def body(self, y: int) -> Strip:
        """Return a line."""
        width, base = self.size.width, self.look.base
        if self.top + y >= len(self.lines):
            return line([(" nothing here has it" if not self.lines and not y else "", self.look.soft)], width, base)
        label, text, heading = self.lines[self.top + y]
        return line([(" ", base), (label, self.look.key), (text, self.look.strong if heading else base)], width, base)
