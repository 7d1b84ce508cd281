"""A line of text that is edited."""

from tui.paint import Part, cell_count, shown
from tui.widgets.drawn import Drawn

LONGEST = 4_000
"""Characters that fit in; the parser of queries would refuse more."""


class Editor(Drawn, can_focus=True, inherit_bindings=False):
    """Text with a caret in it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self.at = 0
        """The caret stands before this character."""

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

    def edited(self, room: int) -> list[Part]:
        """Return the text with its caret for `room` cells; what is left of the caret gives way."""
        before, after = shown(self.text[: self.at], self.glyphs), shown(self.text[self.at :], self.glyphs)
        while cell_count(before) > room - 2:
            before = before[1:]
        return [(before, self.look.base), (self.glyphs.caret, self.look.caret), (after, self.look.base)]
