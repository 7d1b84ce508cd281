"""What every part of the screen is: lines that it draws itself and keeps."""

from typing import Self

from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import UNICODE, Glyphs
from tui.themes import Look, look

_NO_COLOUR = Color(0, 0, 0, 0)
"""What lies below, for Textual's filters: every line brings its own ground."""


class Drawn(Widget, inherit_bindings=False):
    """Keeps its lines as they are sent, until they are to be drawn again.

    Textual asks every widget for all its lines whenever a cell of the screen changes, and its own way to them looks up
    borders, paddings and backgrounds: that took as long as everything else a key does.
    """

    look: Look = look(None)
    glyphs: Glyphs = UNICODE
    extent = Size(0, 0)
    """Columns and lines within its border, as they were when it was last drawn."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._kept: list[Strip] = []
        """Every line, or none before all are to be drawn again."""
        self._stale: set[int] = set()

    def dress(self, look: Look, glyphs: Glyphs) -> None:
        """Draw with these styles and signs from now on."""
        self.look, self.glyphs = look, glyphs
        self.refresh()

    def fit(self) -> None:
        """Lay out anew what depends on the extent, which has changed."""

    def drawn(self, y: int) -> Strip:
        """Return line `y` with its border."""
        return self.render_line(y)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have all lines drawn again, or those of some regions."""
        if regions:
            self._stale.update(y for region in regions for y in region.line_range)
        else:
            self._kept = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of `crop`."""
        extent = self.size
        if extent != self.extent:  # here, not on the event: the first picture after a change is already right
            self.extent = extent
            self.fit()
            self._kept = []
        if not self._kept:
            self._kept = [self._filtered(y) for y in range(extent.height)]
        else:
            for y in self._stale.intersection(range(extent.height)):
                self._kept[y] = self._filtered(y)
        self._stale.clear()
        if crop.size == self.outer_size:
            return self._kept
        return [strip.crop(*crop.column_span) for strip in self._kept[crop.y : crop.bottom]]

    def _filtered(self, y: int) -> Strip:
        strip = self.drawn(y)
        for filter in self.get_line_filters():
            strip = strip.apply_filter(filter, _NO_COLOUR)
        return strip
