"""The lines that tell: notes below the query, hints at the bottom, the keys of the focused pane."""

from rich.segment import Segment

from tui.paint import Glyphs, Part, apart, cell_count, cut, filled, shown, wrap
from tui.themes import Look
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

    def draw(self, y: int) -> list[Segment]:
        """Return one line."""
        text = self._lines[y] if y < len(self._lines) else ""
        style = self.look.warning if self.urgent else self.look.soft
        return filled([(f"   {text}", style)], self.size.width, self.look.base)


class BottomLine(Drawn, inherit_bindings=False):
    """Left the keys of the focused pane, or a message until the next key; right the library and its writer."""

    MOST = 4
    """Lines that a message may take from the panes."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hints: tuple[tuple[str, str], ...] = ()
        self.message = ""
        self.facts = ""
        self.menu = False
        """Whether the keys are what comes after one that begins something: then they go before the library's facts."""
        self._block: list[list[Part]] = []
        """The lines of what has no room in one: a message, or a menu; empty where one line is enough."""

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

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        super().dress(look, glyphs)
        self._fit()

    def on_resize(self) -> None:
        """Lay out anew what takes several lines."""
        self._fit()

    def _fit(self) -> None:
        """Take as many lines as a message or a menu needs; everything else has one."""
        lines = self._told() if self.message else self._menu() if self.menu else []
        self._block = lines if len(lines) > 1 else []
        height = len(self._block) or 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _told(self) -> list[list[Part]]:
        """Return the lines of the message: of one that is too long even so the beginning."""
        text, room = shown(self.message, self.glyphs), max(8, self.screen.size.width - 2)
        lines = wrap(text, room)
        told = [text[start:end] for start, end in lines[: self.MOST]]
        if len(lines) > self.MOST:
            told[-1] = cut(text[lines[self.MOST - 1][0] :], room, self.glyphs.ellipsis)
        return [[(f" {each}", self.look.base)] for each in told]

    def _menu(self) -> list[list[Part]]:
        """Return the lines of a menu."""
        lines: list[list[Part]] = [[]]
        left = width = self.screen.size.width
        for key, word in self.hints:
            taken = cell_count(shown(key, self.glyphs)) + cell_count(shown(word, self.glyphs)) + 3
            if taken > left and lines[-1]:
                lines.append([])
                left = width
            lines[-1] += self._key(key, word)
            left -= taken
        return lines

    def _key(self, key: str, word: str) -> tuple[Part, Part]:
        return (f" {shown(key, self.glyphs)}", self.look.key), (f" {shown(word, self.glyphs)} ", self.look.soft)

    def draw(self, y: int) -> list[Segment]:
        """Return the line, or one of several; keys that have no room whole stay off, from the last."""
        width, look = self.size.width, self.look
        if self._block:
            return filled(self._block[y] if y < len(self._block) else [], width, look.base)
        facts = shown(self.facts, self.glyphs)
        right: list[Part] = [(f" {facts} ", look.soft)] if facts and cell_count(facts) < width // 2 else []
        wanted = shown(self.message, self.glyphs) or "".join(f" {key} {word} " for key, word in self.hints)
        if (self.message or self.menu) and cell_count(wanted) + 1 > width - sum(cell_count(text) for text, _ in right):
            right = []  # what was asked for goes before what always stands there
        if self.message:
            return apart([(f" {wanted}", look.base)], right, width, look.base)
        return apart(self._keys(width - sum(cell_count(text) for text, _ in right)), right, width, look.base)

    def _keys(self, room: int) -> list[Part]:
        # The last ones say how to search and where all keys stand: they stay, the ones before them give way
        told = [(shown(key, self.glyphs), shown(word, self.glyphs)) for key, word in self.hints]
        hints = [pair for pair in told if pair[0] not in self._least]
        always = [pair for pair in told if pair[0] in self._least]
        wide = [*hints, *always]
        while len(wide) > 1 and sum(cell_count(key) + cell_count(word) + 3 for key, word in wide) > room:
            if hints:
                hints.pop()
            else:
                always.pop(0)
            wide = [*hints, *always]
        return [part for key, word in wide for part in self._key(key, word)]

    _least = ("/", "?")
