"""How one reads: in a column of which width, how much of the text, with which marks; and where one was."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from index import BroadsheetError
from tui import keys
from tui.paint import Glyphs
from tui.screens.walking import WalkingDesk
from tui.themes import Look
from tui.widgets.article_text import ArticleText
from tui.widgets.laid_text import MEASURES

if TYPE_CHECKING:
    from index import Library, Reading, Sort

Place = tuple[str, int]
KEEPING_PAUSE = 0.7
"""Seconds of scrolling after which the place is kept; what is killed sooner opens that much before it."""
PATIENCE = 30.0
"""Seconds that another process may write before a place is given up."""


class ReadingDesk(WalkingDesk):
    """A desk that finds the place again at which an article was left, in another session too."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self._places: dict[int, Place | None] = {}  # as they are kept, or about to be
        self._keeping: Timer | None = None

    # -- the place ---------------------------------------------------------------------------------

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article from where one was in it."""
        self._keep_place()
        if reading and reading.key in self._places:
            reading = reading._replace(place=self._places[reading.key])
        super().show_reading(reading)

    @on(ArticleText.Scrolled)
    def _keep_place_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(KEEPING_PAUSE, self._keep_place)

    def _keep_place(self) -> None:
        kept = self._place_to_keep()
        if kept:
            self.run_worker(partial(self._put_place, *kept), thread=True, group="place")

    def _place_to_keep(self) -> tuple[int, Place | None] | None:
        """Return the article on the screen and the place in it, where that is not kept yet."""
        if self._keeping:
            self._keeping.stop()
            self._keeping = None
        reading = self.article_text.reading
        if reading is None:
            return None
        place = self.article_text.place
        if place == self._places.get(reading.key, reading.place):
            return None
        self._places[reading.key] = place
        return reading.key, place

    def _put_place(self, key: int, place: Place | None, patience: float = PATIENCE) -> None:
        with suppress(BroadsheetError):  # then the article opens where it did before
            self.library.set_place(key, place, patience=patience)

    def keep_place_now(self, patience: float = PATIENCE) -> None:
        """Keep the place in the article that is read, unless another process goes on writing for that many seconds."""
        kept = self._place_to_keep()
        if kept:
            self._put_place(*kept, patience)

    def on_unmount(self) -> None:
        """Keep the place at which one leaves."""
        self.keep_place_now()

    # -- how it is shown -----------------------------------------------------------------------------

    def action_width(self) -> None:
        """Take the next width of the column that makes a difference in this pane."""
        self.need_text()
        text = self.article_text
        wider = [measure for measure in MEASURES if measure is None or (text.measure and measure > text.measure)]
        widths = [*wider, *(measure for measure in MEASURES if measure not in wider)]
        now = text.column_at(text.measure)
        other = [measure for measure in widths if text.column_at(measure) != now]
        if other:
            text.set_measure(other[0])
            self.say(f"{text.column_at(other[0])} columns")
        else:
            more = f"{keys.first('wider')} or {keys.first('zoom')} gives the text more"
            self.say(f"there is room for {now} columns: {more}")

    def action_lead(self) -> None:
        """Show only the beginning of each article, or all of it."""
        self.article_text.show_lead(only=not self.article_text.lead_only)
        self.say("the beginning of each article" if self.article_text.lead_only else "the whole text")

    def action_marks(self) -> None:
        """Mark names, hits and notes, or show the bare text."""
        self.article_text.show_marks(shown=not self.article_text.marks_shown)
        self.say("marks on" if self.article_text.marks_shown else f"marks off: {keys.first('marks')} brings them back")
