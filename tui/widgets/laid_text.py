"""A text in a column that scrolls: where each line stands, and which are to be drawn again."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from tui.paint import filled, marked
from tui.widgets.blocks import Block
from tui.widgets.page import MEASURE, Anchor, Line, Page, Stretch, lay
from tui.widgets.pane import Motion, Pane, distance

Mark = tuple[int, int, Style]
"""A half-open range of a block's text, and what is added to its style."""

MEASURES: tuple[int | None, ...] = (60, MEASURE, 90, None)
"""Cells of the widest column that one key goes through; None is all there is."""

_MANY = 2000
"""Stretches that take longer to look up than a screen of lines takes to draw."""


class LaidText(Pane, shown=False):
    """A pane that shows blocks of text, and keeps the same sentence in sight at any width."""

    class Scrolled(Message):
        """The reader has moved on in the text."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.top = 0
        self.measure: int | None = MEASURE
        """Cells of the widest column; None is all there is."""
        self._page = Page((), 1, self.glyphs)
        self._anchor: Anchor = (0, 0)  # moved by scrolling alone: widths that come and go do not wear it away
        self._laid_for = (0, 0, self.glyphs)
        """Cells of the pane and of the column, and the signs, that the lines are laid out for."""
        self._above = 0  # empty lines on top, above the anchor
        self._drawn: dict[int, list[Segment]] = {}
        self._lead = 0

    # -- laying out --------------------------------------------------------------------------------

    def put(self, blocks: tuple[Block, ...], anchor: Anchor) -> None:
        """Show these blocks with `anchor` on the first line, or as near to it as the last screen allows."""
        width, column = self.extent.width, self.column_at(self.measure)
        self._page = lay(blocks, column, self.glyphs)
        self._lead = max(0, (width - column) // 2)
        if anchor != self._anchor:
            self._anchor, self._above = anchor, 0
        self._laid_for = width, column, self.glyphs
        self._stand()
        self.forget()

    def _stand(self) -> None:
        """Have the anchor on the first line, as far as there is enough below it."""
        at_start = self._anchor == (0, 0) or not self._page.blocks
        at = 0 if at_start else self._page.line_at(*self._anchor) - self._above
        self.top = max(0, min(at, self._last_top))

    def fit(self) -> None:
        """Lay the text out again with the same sentence at the top; in a pane that is only lower the lines stay."""
        if self._laid_for == (self.extent.width, self.column_at(self.measure), self.glyphs):
            self._stand()
        else:
            self.put(tuple(self._page.blocks), self._anchor)

    def column_at(self, measure: int | None) -> int:
        """Return the cells of a line with that measure, as far as the pane has room."""
        width = self.extent.width
        return max(1, min(measure or width, width - (4 if width >= 50 else 2)))

    def set_measure(self, measure: int | None) -> None:
        """Have another column."""
        self.measure = measure
        self.fit()
        self.refresh()

    def forget(self) -> None:
        """Drop the lines as they were drawn."""
        self._drawn.clear()

    # -- moving ------------------------------------------------------------------------------------

    @property
    def _last_top(self) -> int:
        return max(0, len(self._page.lines) - self.room)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.top >= self._last_top

    def move(self, motion: Motion) -> bool:
        """Scroll; a page leaves two lines of the one before."""
        page, half = max(1, self.room - 2), max(1, self.room // 2)
        if motion in ("top", "bottom"):
            return self.scroll_text(0 if motion == "top" else self._last_top)
        return self.scroll_text(self.top + distance(motion, page, half))

    def scroll_text(self, top: int) -> bool:
        """Have line `top` be the first in sight, as far as there is enough below it; return whether that is another."""
        top = max(0, min(top, self._last_top))
        if top == self.top:
            return False
        self.top, self._anchor = top, self._page.anchor(top)
        self._above = int(self._page.lines[top] is None)
        self.refresh()
        self.post_message(self.Scrolled())
        return True

    def bring(self, stretch: Stretch) -> None:
        """Bring the beginning of `stretch` into sight."""
        at = self._page.lines_of(stretch)[0]
        if not self.top <= at < self.top + self.room:
            self.scroll_text(at - self.room // 3)

    def in_sight(self, stretch: Stretch) -> bool:
        """Tell whether the beginning of `stretch` is seen."""
        return self._page.lines_of(stretch)[0] in range(self.top, self.top + self.room)

    @property
    def origin(self) -> Stretch:
        """The beginning of the first line in sight, as an empty stretch."""
        block, at = self._page.anchor(self.top)
        return Stretch(block, at, at)

    # -- drawing -----------------------------------------------------------------------------------

    def repaint_stretches(self, stretches: Iterable[Stretch]) -> None:
        """Draw again the lines on which `stretches` stand; where these are very many, all lines."""
        touched = list(stretches)
        if len(touched) > _MANY:
            self.forget()
            self.refresh()
            return
        for at in sorted({at for stretch in touched for at in self._page.lines_of(stretch)}):
            self._drawn.pop(at, None)
            self.repaint(at - self.top, 1)

    def marks_of(self, block: int) -> list[Mark]:
        """Return every mark on a block, the one to lie on top last."""
        return []

    def over(self, at: int, cells: list[Segment]) -> list[Segment]:
        """Return line `at` of the page with what is laid over it for a moment."""
        return cells

    def body(self, y: int) -> list[Segment]:
        """Return a line of the text."""
        at = self.top + y
        cells = self._drawn.get(at)
        if cells is None:
            cells = self._drawn[at] = self._draw(at)
        return self.over(at, cells)

    def _draw(self, at: int) -> list[Segment]:
        width, base = self.extent.width, self.look.base
        here = self._page.lines[at] if at < len(self._page.lines) else None
        if here is None:
            return filled((), width, base)
        block = self._page.blocks[here.block]
        parts = marked(block.text, here.start, here.end, self._style(block), self.marks_of(here.block))
        lead = " " * self._lead + self._page.lead(block.kind, first=here.start == 0) + " " * here.indent
        return filled([(lead, self.look.soft), *parts], width, base)

    def column(self, line: Line, at: int) -> int:
        """Return the column of the pane in which the character `at` of the line's block stands."""
        return self._lead + self._page.column(line, at)

    def _style(self, block: Block) -> Style:
        match block.kind:
            case "title":
                return self.look.strong
            case "standfirst" | "note":
                return self.look.standfirst
            case "facts" | "marks" | "caption":
                return self.look.soft
            case _:
                return self.look.base
