"""Going to a place in an article, also in one that is not open yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import index
from tui.screens.prompting import PromptingDesk

if TYPE_CHECKING:
    from index import Reading, Span


class Place(NamedTuple):
    """Stretches of one article that belong together; the first of them is the one to go to."""

    key: int
    """`Row.key` of the article."""
    spans: tuple[Span, ...]


class PlacesDesk(PromptingDesk):
    """A desk that shows where something stands, while what led there stays open beside it."""

    _aim: Place | None = None
    """Where to go when its article has come."""

    def go_to_place(self, key: int, spans: Sequence[Span]) -> None:
        """Show an article with these stretches lit, the first in sight. A panel with the focus keeps it."""
        self._aim = Place(key, tuple(spans))
        shown = self.article_text.reading
        if shown and shown.key == key:
            self._arrive()
        else:
            self.want_article(key, now=True)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none; go to the place in it that it was opened for."""
        super().show_reading(reading)
        self._arrive()

    def _arrive(self) -> None:
        place, shown = self._aim, self.article_text.reading
        if place and shown and shown.key == place.key:
            self.article_list.point(shown.key)  # keys that act on the article in hand mean the one that is read
            self._aim = None if shown.looked else place  # it is shown once more when its names are known
            text = place.spans[0].text if place.spans else ""
            self.article_text.light(index.Entity("", "event", text, (), place.spans))
            if place.spans and not self.article_text.see(place.spans[0]):
                self.say("this stands in a part of the article that is not shown")

    def close_panel(self) -> None:
        """Show again what the panel stands over, and the article under the list's cursor."""
        super().close_panel()
        row, shown = self.in_hand, self.article_text.reading
        if (
            row and shown and row.key != shown.key and not self.wishes.panel
        ):  # a place was shown in one that the list does not have
            self.want_article(row.key, now=True)
