"""The line above the bottom in which a tag or a note is typed; there only while one types."""

from rich.segment import Segment

from tui import keys
from tui.paint import apart, cell_count, cut, shown
from tui.widgets.editor import Editor


class Prompt(Editor):
    """A labelled line. A line break in its text is drawn as a space and stays."""

    scope: keys.Scope = "prompt"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.label = ""
        self.says = ""
        """What stands at the right, while there is room."""
        self.display = False

    def open(self, label: str, text: str, says: str) -> None:
        """Show the line with the caret behind `text`."""
        self.label, self.says, self.display = label, says, True
        self.put(text, len(text))

    def tell(self, says: str) -> None:
        """Say something else at the right."""
        if says != self.says:
            self.says = says
            self.refresh()

    def draw(self, y: int) -> list[Segment]:
        """Return the line."""
        width = self.size.width
        label = f" {cut(shown(self.label, self.glyphs), width // 2, self.glyphs.ellipsis)} "
        says = cut(shown(self.says, self.glyphs), width // 2, self.glyphs.ellipsis) if self.says else ""
        room = width - cell_count(label) - 1
        if cell_count(shown(self.text)) + cell_count(says) + 4 > room:
            says = ""
        right = [(f"  {says} ", self.look.soft)] if says else []
        return apart([(label, self.look.key), *self.edited(room)], right, width, self.look.base)
