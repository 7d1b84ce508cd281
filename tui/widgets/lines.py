"""The lines that tell: notes below the query, hints at the bottom, the keys of the focused pane."""

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import UNICODE, Glyphs, Part, cut, ends, line, shown
from tui.themes import Look, look


class Note(Widget, inherit_bindings=False):
    """As many lines as there are sentences; gone from the screen when there is none."""

    look: Look = look(None)
    glyphs: Glyphs = UNICODE

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sentences: tuple[str, ...] = ()
        self.urgent = False
        self.display = False

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        self.look, self.glyphs = look, glyphs
        self.refresh()

    def say(self, *sentences: str, urgent: bool = False, keep: bool = False) -> None:
        """Show `sentences`, one a line; `keep` leaves the line on the screen when there is none, so that nothing jumps."""
        if (sentences, urgent) != (self.sentences, self.urgent):
            self.sentences, self.urgent = sentences, urgent
            self.refresh()
        if not (keep and self.display):
            self.display = bool(sentences)
        height = max(1, len(sentences))
        if self.display and self.styles.height is not None and self.styles.height.value != height:
            self.styles.height = height

    def render_line(self, y: int) -> Strip:
        """Return one sentence."""
        width = self.size.width
        text = self.sentences[y] if y < len(self.sentences) else ""
        text = cut(shown(text, self.glyphs), width - 4, self.glyphs.ellipsis)
        return line([(f"   {text}", self.look.warning if self.urgent else self.look.soft)], width, self.look.base)


class BottomLine(Widget, inherit_bindings=False):
    """Left the keys of the focused pane, or a message until the next key; right the library and what is being written."""

    look: Look = look(None)
    glyphs: Glyphs = UNICODE

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hints: tuple[tuple[str, str], ...] = ()
        self.message = ""
        self.facts = ""

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        self.look, self.glyphs = look, glyphs
        self.refresh()

    def show(
        self, *, hints: tuple[tuple[str, str], ...] | None = None, message: str | None = None, facts: str | None = None
    ) -> None:
        """Show what is given and leave the rest."""
        before = (self.hints, self.message, self.facts)
        self.hints = self.hints if hints is None else hints
        self.message = self.message if message is None else message
        self.facts = self.facts if facts is None else facts
        if before != (self.hints, self.message, self.facts):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; keys that have no room whole stay off, from the last."""
        width, look = self.size.width, self.look
        facts = shown(self.facts, self.glyphs)
        right: list[Part] = [(f" {facts} ", look.soft)] if facts and cell_len(facts) < width // 2 else []
        room = width - sum(cell_len(text) for text, _ in right)
        if self.message:
            text = cut(shown(self.message, self.glyphs), room - 2, self.glyphs.ellipsis)
            return ends([(f" {text}", look.base)], right, width, look.base)
        return ends(self._keys(room), right, width, look.base)

    def _keys(self, room: int) -> list[Part]:
        # The last ones say how to search and where all keys stand: they stay, the ones before them give way
        hints = [pair for pair in self.hints if pair[0] not in self._least]
        always = [pair for pair in self.hints if pair[0] in self._least]
        wide = [*hints, *always]
        while len(wide) > 1 and sum(len(key) + len(word) + 3 for key, word in wide) > room:
            if hints:
                hints.pop()
            else:
                always.pop(0)
            wide = [*hints, *always]
        return [part for key, word in wide for part in ((f" {key}", self.look.key), (f" {word} ", self.look.soft))]

    _least = ("/", "?")
