"""What every part of the screen is: lines that it draws itself and keeps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import UNICODE, Glyphs
from tui.themes import Look, look

_NO_COLOUR = Color(0, 0, 0, 0)
"""What lies below, for Textual's filters: every line brings its own ground."""


class _Line(Strip):
    """A strip that can be freed: Textual's remembers itself as what is left of it when it is divided by nothing."""

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the parts between `cuts`, the last of which is the end."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class Drawn(Widget, inherit_bindings=False):
    """Keeps its lines as they are sent, until they are to be drawn again.

    Textual asks every widget for all its lines whenever a cell of the screen changes, and its own way to them looks up
    borders, paddings and backgrounds: that took as long as everything else a key does.
    """

    look: Look = look(None)
    glyphs: Glyphs = UNICODE
    extent = Size(0, 0)
    """Columns and lines within its border, as they were when it was last drawn."""

    def __init_subclass__(cls, *, shown: bool = True, **options: Any) -> None:
        # As of desks: what Textual works out for each class it needs only of those that it mounts
        if shown:
            super().__init_subclass__(**options)

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

    def edge(self) -> Sequence[Segment]:
        """Return what stands before every line, a cell each."""
        return ()

    def draw(self, y: int) -> list[Segment]:
        """Return line `y`, as many cells as there are columns."""
        raise NotImplementedError

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
            self._kept = list(self._filtered(range(extent.height)))
        elif self._stale:
            again = self._stale.intersection(range(extent.height))
            for y, strip in zip(again, self._filtered(again), strict=True):
                self._kept[y] = strip
        self._stale.clear()
        if crop.size == self.outer_size:
            return self._kept
        return [strip.crop(*crop.column_span) for strip in self._kept[crop.y : crop.bottom]]

    def _filtered(self, lines: Iterable[int]) -> Iterator[Strip]:
        edge, filters = self.edge(), self.get_line_filters()
        width = len(edge) + self.extent.width
        for y in lines:
            segments = [*edge, *self.draw(y)]
            for filter in filters:
                segments = filter.apply(segments, _NO_COLOUR)
            yield _Line(segments, width)
