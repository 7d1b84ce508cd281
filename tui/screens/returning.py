"""Going back to where one was when the reader was last left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import index
from tui import keys, leaving
from tui.paint import cut
from tui.screens.bookmarking import BESIDE, BookmarkingDesk, Stop

if TYPE_CHECKING:
    from index import Reading

_TITLE = 40
"""Cells of a headline in the bottom line."""


class ReturningDesk(BookmarkingDesk):
    """A desk that offers the place where one was the last time: the way back from a jump leads there at first."""

    left: leaving.Left | None = None
    """Where one was the last time; None once it was gone back to, or where nothing is known."""
    left_file: Path | None = None
    """Where the place is kept; None keeps it nowhere."""
    _cut_off = ""
    """Words of a note that was being typed when the reader ended the last time."""
    _has_offered = False

    def return_to(self, file: Path) -> None:
        """Offer the place that this file keeps, and keep the next one there."""
        self.left_file, self.left = file, leaving.remembered(file)
        if self.left:
            self._cut_off = self.unkept = self.left.words

    def remember_place(self) -> None:
        """Keep where one is now, and the words of a note that one is at. Raises `OSError`."""
        reading, stop = self.article_text.reading, self.stop
        if self.left_file and reading and stop:
            article, span = reading.article, stop.span
            words = self.typed_words or (self._cut_off if self._cut_off == self.unkept else "")
            beside = span.text[:BESIDE]
            left = leaving.Left(stop.query, article.id, article.title, span.field, span.start, beside, words)
            leaving.remember(self.left_file, left)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none; with the first one offer the place where one left."""
        super().show_reading(reading)
        if reading and not self._has_offered:
            self._has_offered = True
            self._offer_place(reading)

    def _offer_place(self, reading: Reading) -> None:
        left, says = self.left, []
        if self._cut_off:
            says.append(f"a note was cut off: {keys.named('note')}, then {keys.named('prompt-before')} has its words")
        if left and (left.article, left.start, left.query) != (reading.article.id, 0, self.history.now.query):
            title = cut(left.title or left.article, _TITLE, self.glyphs.ellipsis)
            key = keys.named("jump")
            says.append(f"{key}{key} goes on where you were: {title}")
        if says:
            self.say("; ".join(says))

    async def action_jump_back(self) -> None:
        """Go to where one was before the last jump; before the first one, to where one was the last time."""
        left, self.left = self.left, None
        if left is None or self.has_jumped:
            await super().action_jump_back()
            return
        key = await self.known(partial(self.library.key, left.article))
        if key is not None:
            self.go_to_stop(
                Stop(left.query, key, index.Span(left.field, left.start, left.start + len(left.beside), left.beside))
            )
