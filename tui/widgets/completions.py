"""The strip below the query: how what is being typed may go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.paint import Part, cell_count, cut, filled, shown
from tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from index import Suggestion

_NAMED = ("person", "org", "place", "group", "event", "source")
_LABELS = {"query": "again", **{kind: kind for kind in _NAMED}}
_LONGEST = 40
"""Cells that a single suggestion may take."""


class Completions(Drawn, inherit_bindings=False):
    """One line that lies over the heads of the panes while a query is typed, so that nothing moves."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.suggestions: tuple[Suggestion, ...] = ()
        self.chosen: int | None = None
        """Which of them stands in the query; None for what was typed."""
        self.display = False

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these, none of them chosen."""
        if (tuple(suggestions), None) != (self.suggestions, self.chosen):
            self.suggestions, self.chosen = tuple(suggestions), None
            self.refresh()

    def choose(self, step: int) -> Suggestion | None:
        """Choose the next one, or the one before; return it. Between the last and the first stands what was typed."""
        places = [None, *range(len(self.suggestions))]
        self.chosen = places[(places.index(self.chosen) + step) % len(places)]
        self.refresh()
        return None if self.chosen is None else self.suggestions[self.chosen]

    def draw(self, y: int) -> list[Segment]:
        """Return the line: as many as have room whole, the chosen one among them."""
        width, first = self.size.width, 0
        items = [self._item(number) for number in range(len(self.suggestions))]
        sizes = [sum(cell_count(text) for text, _ in item) for item in items]
        if self.chosen is not None:
            while first < self.chosen and sum(sizes[first : self.chosen + 1]) > width - 3:
                first += 1
        parts: list[Part] = [("   ", self.look.base)]
        room = width - 3
        for item, size in zip(items[first:], sizes[first:], strict=True):
            if size - 3 > room and len(parts) > 1:
                break
            parts += item
            room -= size
        return filled(parts, width, self.look.base)

    def _item(self, number: int) -> list[Part]:
        """Return one suggestion in one style: each change of style is bytes on the line."""
        suggestion, look = self.suggestions[number], self.look
        named = suggestion.kind in _NAMED
        text = cut(shown(suggestion.text, self.glyphs), min(_LONGEST, self.size.width - 8), self.glyphs.ellipsis)
        earlier = suggestion.kind != "query" or suggestion.count is None  # what has a name says so by its @
        if earlier and (label := _LABELS.get(suggestion.kind)):
            text = f"{label} {text}"
        if suggestion.count is not None:
            text += f" {suggestion.count:,}"
        style = look.hit if number == self.chosen else look.ink(suggestion.kind) if named else look.base
        return [(text, style), ("   ", look.base)]
