"""Where the cells come from: Textual's updates. The only module that leans on names inside Textual."""

from collections.abc import Callable, Iterator
from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, InlineUpdate, LayoutUpdate
from textual.screen import Screen
from textual.strip import Strip

from tui.cells.frame import Frame, Unexpected
from tui.cells.pen import Pen, pen
from tui.cells.send import Sender, erases_in_colour

Update = LayoutUpdate | ChopsUpdate
Display = Callable[[Screen[Any], RenderableType | None], None]
"""What Textual shows an update with, on the screen that it names."""


class CellWriter:
    """Remembers what the terminal shows and turns an update into what changes it."""

    def __init__(self, term: str) -> None:
        """Write to a terminal of the type `term`, $TERM."""
        self.aside = False
        """Whether something unknown has come: from then on everything goes the stock way."""
        self.bare = False
        """Whether line feeds reach the terminal as they are."""
        self._in_colour = erases_in_colour(term)
        self._frame: Frame | None = None
        self._pens: dict[Style, Pen] = {}
        self._colours = ColorSystem.TRUECOLOR

    def forget(self) -> None:
        """Send the next updates whole: the terminal may show anything now."""
        self._frame = None
        self._pens.clear()

    def step_aside(self) -> None:
        """Leave all that follows to Textual. Nothing needs to be sent: each update ends with the plain pen."""
        self.aside = True
        self.forget()

    def send(self, update: Update, console: Console) -> str:
        """Return what makes a terminal that has been sent all updates before show this one too.

        Raises: `Unexpected` for what is not made of cells.
        """
        colours = COLOR_SYSTEMS[console.color_system] if console.color_system else ColorSystem.TRUECOLOR
        if colours is not self._colours:
            self._colours = colours
            self.forget()
        width, height = _size(update)
        frame, prologue = self._frame, ""
        if frame is None or (frame.width, frame.height) != (width, height):
            frame = self._frame = Frame(width, height, in_colour=self._in_colour)
            prologue = "\x1b[m"  # whoever had the terminal may have left its pen coloured
        runs = [run for x, y, strip in _strips(update) for run in frame.put(x, y, strip, self._pen_of)]
        return prologue + Sender(width, in_colour=self._in_colour, bare=self.bare).send([*runs, *frame.mend()])

    def _pen_of(self, style: Style) -> Pen:
        found = self._pens.get(style)
        if found is None:
            link = f"id={style.link_id};{style.link}" if style.link else ""
            found = self._pens[style] = pen(Strip.render_ansi(style, self._colours), link)
        return found


def _size(update: Update) -> tuple[int, int]:
    if isinstance(update, LayoutUpdate):
        if update.region.offset != (0, 0):
            raise Unexpected("a part of the screen as a layout")
        return update.region.width, update.region.height
    return max((ends[-1] for ends in update.chop_ends if ends), default=0), len(update.chops)


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """Yield what Textual would write, with the column and line where it would."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips):
            x = 0
            for strip in strips:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= last and end > first:
                within = first <= x < last and end <= last
                yield x, y, chop if within else chop.crop(0, min(end, last) - x)


class Changes(CompositorUpdate):
    """An update that writes only what changes, when and if Textual comes to write it."""

    def __init__(self, update: Update, writer: CellWriter) -> None:
        self.update, self.writer = update, writer

    def render_segments(self, console: Console) -> str:
        """Return the changes, or all of the update when it holds what is no cell."""
        try:
            return self.writer.send(self.update, console)
        except Unexpected:
            self.writer.step_aside()
            return self.update.render_segments(console)


def through(writer: CellWriter, stock: Display) -> Display:
    """Return what shows updates as `stock` does, but by what `writer` makes of them."""

    def display(screen: Screen[Any], update: RenderableType | None) -> None:
        if isinstance(update, (LayoutUpdate, ChopsUpdate)) and not writer.aside:
            stock(screen, Changes(update, writer))  # type: ignore[arg-type]  # as Textual passes its own
            return
        if isinstance(update, InlineUpdate):
            writer.forget()
        elif update is not None:
            writer.step_aside()
        stock(screen, update)

    return display
