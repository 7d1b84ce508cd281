"""What every pane is: a head line, a body that scrolls in lines of its own making, a foot line."""

from collections.abc import Sequence
from typing import Literal, get_args

from rich.segment import Segment
from rich.style import Style
from textual.events import Blur, Focus
from textual.geometry import Region

from tui.keys import Scope
from tui.paint import Glyphs, Part, apart
from tui.themes import Look
from tui.widgets.drawn import Drawn

Motion = Literal["down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom"]
MOTIONS: tuple[Motion, ...] = get_args(Motion)


def distance(motion: Motion, page: int, half: int) -> int:
    """Return how many lines or rows further down a motion leads; 0 for those to an end."""
    match motion:
        case "down" | "up":
            far = 1
        case "half-down" | "half-up":
            far = half
        case "page-down" | "page-up":
            far = page
        case _:
            return 0
    return far if motion.endswith("down") else -far


class Pane(Drawn, can_focus=True, inherit_bindings=False):
    """A column of the screen. It is told what to show, draws only the lines that are seen, and posts messages up."""

    scope: Scope = "list"
    """Which keys of the table work here beside the general ones."""
    also: str = ""
    """What the head says of panes that have no room beside this one."""

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        super().dress(look, glyphs)
        self.forget()

    def forget(self) -> None:
        """Drop what was drawn for an earlier look or width."""

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

    def body(self, y: int) -> list[Segment]:
        """Return line `y` of the body, 0 being the first that is seen."""
        raise NotImplementedError

    def edge(self) -> Sequence[Segment]:
        """Return the rule at the left, where there is one."""
        return (Segment(self.glyphs.edge, self.look.rule),) if self.styles.gutter.left else ()

    def draw(self, y: int) -> list[Segment]:
        """Return line `y` of the pane, without the rule at its left."""
        if y == 0:
            left, right = self.head()
            if self.also:
                right = [*right, (f"  {self.also}", self.look.soft)]
            return apart(left, right, self.extent.width, self.look.base)
        if y == self.extent.height - 1:
            left, right = self.foot()
            return apart(left, right, self.extent.width, self.look.base)
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
