"""The top line: the query, which is edited here, and beside it what the query found."""

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from tui import keys
from tui.paint import UNICODE, Glyphs, Part, cut, ends, shown
from tui.themes import Look, look

LONGEST = 4_000
"""Characters that fit into a query; the parser would refuse more."""


class QueryBar(Widget, can_focus=True, inherit_bindings=False):
    """A line that is edited while it has the focus."""

    scope: keys.Scope = "search"
    look: Look = look(None)
    glyphs: Glyphs = UNICODE

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self.facts: tuple[str, ...] = ()
        self.at = 0
        """The caret stands before this character."""

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        self.look, self.glyphs = look, glyphs
        self.refresh()

    def show(self, text: str | None = None, facts: tuple[str, ...] | None = None) -> None:
        """Show another query, other facts, or both."""
        if text is not None and text != self.text:
            self.text, self.at = text, len(text)
            self.refresh()
        if facts is not None and facts != self.facts:
            self.facts = facts
            self.refresh()

    # -- editing -----------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Take text in at the caret, its line breaks as spaces."""
        text = shown(text.rstrip("\r\n"))[: LONGEST - len(self.text)]
        self.put(self.text[: self.at] + text + self.text[self.at :], self.at + len(text))

    def put(self, text: str, at: int) -> None:
        """Show this query with the caret before character `at`."""
        self.text, self.at = text, at
        self.refresh()

    def edit(self, what: str) -> None:
        """Move the caret or delete, by the word the table of keys uses."""
        at, text = self.at, self.text
        word = len(text[:at].rstrip().rpartition(" ")[0])
        word += 1 if word else 0
        left, right = max(0, at - 1), min(len(text), at + 1)
        match what:
            case "left" | "right" | "home" | "end":
                self.put(text, {"left": left, "right": right, "home": 0}.get(what, len(text)))
            case "delete":
                self.put(text[:at] + text[right:], at)
            case _:
                start = {"rub": left, "rub-word": word}.get(what, 0)
                self.put(text[:start] + text[at:], start)

    # -- drawing -----------------------------------------------------------------------------------

    def _facts_within(self, room: int) -> list[str]:
        """Return as many facts as have room, the first being the one to keep."""
        told = list(self.facts)
        while told and cell_len(self.glyphs.dot.join(told)) > room:
            told.pop()
        return told

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width, look = self.size.width, self.look
        told = self.glyphs.dot.join(self._facts_within(width * 2 // 3))
        facts: list[Part] = [(f"  {told} ", look.soft)] if told else []
        room = max(12, width - cell_len(told) - 6)
        if not self.has_focus:
            text = cut(shown(self.text, self.glyphs), room, self.glyphs.ellipsis)
            prompt: list[Part] = (
                [(" / ", look.key), (text, look.base)] if text else [(" / ", look.key), ("search", look.soft)]
            )
            return ends(prompt, facts, width, look.base)
        before, after = shown(self.text[: self.at], self.glyphs), shown(self.text[self.at :], self.glyphs)
        while cell_len(before) > room - 2:
            before = before[1:]
        return ends(
            [(" / ", look.key), (before, look.base), (self.glyphs.caret, look.caret), (after, look.base)],
            facts,
            width,
            look.base,
        )
