"""The lines that tell: notes below the query, hints at the bottom, the keys of the focused pane."""

from rich.cells import cell_len
from textual.strip import Strip

from tui.paint import Part, cut, ends, line, shown, wrap
from tui.widgets.drawn import Drawn


class Note(Drawn, inherit_bindings=False):
    """As many lines as there are sentences; gone from the screen when there is none."""

    def __init__(self, *, id: str, most: int) -> None:
        """`most`: lines that it may take from the panes."""
        super().__init__(id=id)
        self.most = most
        self.sentences: tuple[str, ...] = ()
        self.urgent = False
        self.display = False
        self._lines: list[str] = []

    def say(self, *sentences: str, urgent: bool = False, keep: bool = False) -> None:
        """Show `sentences`, each from a new line; `keep` leaves an empty line standing, so that nothing jumps."""
        if (sentences, urgent) != (self.sentences, self.urgent):
            self.sentences, self.urgent = sentences, urgent
            self.refresh()
        if not (keep and self.display):
            self.display = bool(sentences)
        self._fit()

    @property
    def lines(self) -> int:
        """Lines that it takes from the panes."""
        return max(1, len(self._lines)) if self.display else 0

    def on_resize(self) -> None:
        """Break the sentences anew."""
        self._fit()

    def _fit(self) -> None:
        """Break the sentences, and take as many lines as that gives, up to `most`."""
        room = max(20, self.screen.size.width - 4)
        texts = [shown(sentence, self.glyphs) for sentence in self.sentences]
        lines = [text[a:b] for text in texts for a, b in wrap(text, room)][: self.most]
        if lines != self._lines:
            self._lines = lines
            self.refresh()
        height = max(1, len(self._lines))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        text = self._lines[y] if y < len(self._lines) else ""
        style = self.look.warning if self.urgent else self.look.soft
        return line([(f"   {text}", style)], self.size.width, self.look.base)


class BottomLine(Drawn, inherit_bindings=False):
    """Left the keys of the focused pane, or a message until the next key; right the library and its writer."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hints: tuple[tuple[str, str], ...] = ()
        self.message = ""
        self.facts = ""
        self.menu = False
        """Whether the keys are what comes after one that begins something: then they go before the library's facts."""

    def show(
        self,
        *,
        hints: tuple[tuple[str, str], ...] | None = None,
        message: str | None = None,
        facts: str | None = None,
        menu: bool = False,
    ) -> None:
        """Show what is given and leave the rest; `menu` tells that `hints` are all that can be pressed next."""
        self.menu = self.menu if hints is None else menu
        before = (self.hints, self.message, self.facts)
        self.hints = self.hints if hints is None else hints
        self.message = self.message if message is None else message
        self.facts = self.facts if facts is None else facts
        if before != (self.hints, self.message, self.facts):
            self._fit()
            self.refresh()

    def on_resize(self) -> None:
        """Lay a menu out anew."""
        self._fit()

    def _fit(self) -> None:
        """Take as many lines as a menu needs; everything else has one."""
        height = len(self._menu()) or 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _menu(self) -> list[list[Part]]:
        """Return the lines of a menu that has no room in one; none while anything else stands here."""
        if not self.menu or self.message:
            return []
        lines: list[list[Part]] = [[]]
        left = width = self.screen.size.width
        for key, word in self.hints:
            taken = cell_len(shown(key, self.glyphs)) + cell_len(shown(word, self.glyphs)) + 3
            if taken > left and lines[-1]:
                lines.append([])
                left = width
            lines[-1] += self._key(key, word)
            left -= taken
        return lines if len(lines) > 1 else []

    def _key(self, key: str, word: str) -> tuple[Part, Part]:
        return (f" {shown(key, self.glyphs)}", self.look.key), (f" {shown(word, self.glyphs)} ", self.look.soft)

    def render_line(self, y: int) -> Strip:
        """Return the line, or one of a menu; keys that have no room whole stay off, from the last."""
        width, look = self.size.width, self.look
        if menu := self._menu():
            return line(menu[y] if y < len(menu) else [], width, look.base)
        facts = shown(self.facts, self.glyphs)
        right: list[Part] = [(f" {facts} ", look.soft)] if facts and cell_len(facts) < width // 2 else []
        wanted = shown(self.message, self.glyphs) or "".join(f" {key} {word} " for key, word in self.hints)
        if (self.message or self.menu) and cell_len(wanted) + 1 > width - sum(cell_len(text) for text, _ in right):
            right = []  # what was asked for goes before what always stands there
        room = width - sum(cell_len(text) for text, _ in right)
        if self.message:
            text = cut(wanted, room - 2, self.glyphs.ellipsis)
            return ends([(f" {text}", look.base)], right, width, look.base)
        return ends(self._keys(room), right, width, look.base)

    def _keys(self, room: int) -> list[Part]:
        # The last ones say how to search and where all keys stand: they stay, the ones before them give way
        told = [(shown(key, self.glyphs), shown(word, self.glyphs)) for key, word in self.hints]
        hints = [pair for pair in told if pair[0] not in self._least]
        always = [pair for pair in told if pair[0] in self._least]
        wide = [*hints, *always]
        while len(wide) > 1 and sum(cell_len(key) + cell_len(word) + 3 for key, word in wide) > room:
            if hints:
                hints.pop()
            else:
                always.pop(0)
            wide = [*hints, *always]
        return [part for key, word in wide for part in self._key(key, word)]

    _least = ("/", "?")
