"""What every pane is: a head line, a body that scrolls in lines of its own making, a foot line."""

from typing import Literal, Self, get_args

from rich.style import Style
from textual.color import Color
from textual.events import Blur, Focus
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.keys import Scope
from tui.paint import UNICODE, Glyphs, Part, ends, line
from tui.themes import Look, look

Motion = Literal["down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom"]
_NO_COLOUR = Color(0, 0, 0, 0)
"""What lies below a pane, for Textual's filters: every line brings its own ground."""
MOTIONS: tuple[Motion, ...] = get_args(Motion)


class Pane(Widget, can_focus=True, inherit_bindings=False):
    """A column of the screen. It is told what to show, draws only the lines that are seen, and posts messages up."""

    scope: Scope = "list"
    """Which keys of the table work here beside the general ones."""
    look: Look = look(None)
    glyphs: Glyphs = UNICODE
    also: str = ""
    """What the head says of panes that have no room beside this one."""

    extent = Size(0, 0)
    """Columns and lines within the rule at the left, as they were when it was last drawn."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._drawn: dict[int, Strip] = {}

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        self.look, self.glyphs = look, glyphs
        self.forget()
        self.refresh()

    def forget(self) -> None:
        """Drop what was drawn for an earlier look or width."""

    def fit(self) -> None:
        """Lay out anew what depends on the pane's size, which has changed."""

    @property
    def room(self) -> int:
        """Lines of the body that are seen."""
        return max(0, self.extent.height - 2)

    def move(self, motion: Motion) -> bool:
        """Move as asked; return whether anything moved."""
        raise NotImplementedError

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the head line's left and right end."""
        raise NotImplementedError

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return the foot line's left and right end."""
        return [], []

    def body(self, y: int) -> Strip:
        """Return line `y` of the body, 0 being the first that is seen."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of `crop`, drawn again where that was asked for.

        Textual's own way asks the styles for borders, paddings and backgrounds line by line, of which a pane has but
        the rule at its left: that took as long as everything else a key does.
        """
        extent = self.size
        if extent != self.extent:  # here, not on the event: the first picture after a change is already right
            self.extent = extent
            self._drawn.clear()
            self.fit()
        edge = [(self.glyphs.edge, self.look.rule)] if self.gutter.left else []
        strips = []
        for y in crop.line_range:
            strip = self._drawn.get(y)
            if strip is None:
                strip = self.render_line(y)
                strip = self._drawn[y] = Strip.join([line(edge, 1, self.look.base), strip]) if edge else strip
            for filter in self.get_line_filters():
                strip = strip.apply_filter(filter, _NO_COLOUR)
            strips.append(strip)
        whole = (0, extent.width + len(edge))
        return strips if crop.column_span == whole else [strip.crop(*crop.column_span) for strip in strips]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have all lines drawn again, or those of some regions."""
        if regions:
            for y in {y for region in regions for y in region.line_range}:
                self._drawn.pop(y, None)
        else:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the pane, without the rule at its left."""
        if y == 0:
            left, right = self.head()
            if self.also:
                right = [*right, (f"  {self.also}", self.look.soft)]
            return ends(left, right, self.extent.width, self.look.base)
        if y == self.extent.height - 1:
            left, right = self.foot()
            return ends(left, right, self.extent.width, self.look.base)
        return self.body(y - 1)

    # -- the focus ---------------------------------------------------------------------------------

    def on_focus(self, event: Focus) -> None:
        """Show that keys act here."""
        self._focus(event, has_focus=True)

    def on_blur(self, event: Blur) -> None:
        """Show that keys act elsewhere."""
        self._focus(event, has_focus=False)

    def _focus(self, event: Focus | Blur, *, has_focus: bool) -> None:
        """Draw again what tells the focus. Textual would draw all, and tell everything around of it."""
        event.prevent_default()
        self.has_focus = has_focus
        self.refresh(Region(0, 0, self.extent.width, 1))
        here = self.cursor_lines
        self.repaint(here.start, len(here))

    @property
    def cursor_lines(self) -> range:
        """Lines of the body that say where one is: they look otherwise in the pane that has the focus."""
        return range(0)

    @property
    def head_style(self) -> Style:
        """The style of a head's name, which tells the focused pane."""
        return self.look.head_focused if self.has_focus else self.look.head

    @property
    def cursor_style(self) -> Style:
        """The style of the sign beside the current row."""
        return self.look.cursor_focused if self.has_focus else self.look.cursor

    def repaint(self, first: int, count: int, columns: int | None = None) -> None:
        """Draw `count` lines of the body from `first` again, or only their first `columns` cells."""
        first, last = max(first, 0), min(first + count, self.room)
        if last > first:
            self.refresh(Region(0, first + 1, columns or self.extent.width, last - first))

    def repaint_foot(self) -> None:
        """Draw the foot line again."""
        if self.extent.height > 1:
            self.refresh(Region(0, self.extent.height - 1, self.extent.width, 1))
