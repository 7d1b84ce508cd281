"""The top line: the query, which is edited here, and beside it what the query found."""

from rich.segment import Segment

from tui import keys
from tui.paint import Part, apart, cell_count, cut, shown
from tui.widgets.editor import Editor


class QueryBar(Editor):
    """A line that is edited while it has the focus."""

    scope: keys.Scope = "search"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.facts: tuple[str, ...] = ()

    def show(self, text: str | None = None, facts: tuple[str, ...] | None = None) -> None:
        """Show another query, other facts, or both."""
        if text is not None and text != self.text:
            self.text, self.at = text, len(text)
            self.refresh()
        if facts is not None and facts != self.facts:
            self.facts = facts
            self.refresh()

    def _facts_within(self, room: int) -> list[str]:
        """Return as many facts as have room, the first being the one to keep."""
        told = list(self.facts)
        while told and cell_count(self.glyphs.dot.join(told)) > room:
            told.pop()
        return told

    def draw(self, y: int) -> list[Segment]:
        """Return the line."""
        width, look = self.size.width, self.look
        told = shown(self.glyphs.dot.join(self._facts_within(width * 2 // 3)), self.glyphs)
        facts: list[Part] = [(f"  {told} ", look.soft)] if told else []
        room = max(12, width - cell_count(told) - 6)
        if not self.has_focus:
            text = cut(shown(self.text, self.glyphs), room, self.glyphs.ellipsis)
            prompt: list[Part] = (
                [(" / ", look.key), (text, look.base)] if text else [(" / ", look.key), ("search", look.soft)]
            )
            return apart(prompt, facts, width, look.base)
        return apart([(" / ", look.key), *self.edited(room)], facts, width, look.base)
