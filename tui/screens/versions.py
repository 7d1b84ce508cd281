"""Two versions of one article: what changed between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError
from tui.screens.places import PlacesDesk
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Passage

CHANGES = "CHANGES"


class VersionsDesk(PlacesDesk):
    """A desk on which an article is put beside what it said before."""

    class Changed(Message):
        """The library has compared two versions, or could not."""

        def __init__(self, key: int, found: tuple[str, str, tuple[Passage, ...]] | str) -> None:
            super().__init__()
            self.key = key
            """The article that is read."""
            self.found = found

    def show_changes(self, key: int, name: str, other: str) -> None:
        """Show what changed between two versions of the article that is read, which is article `key`."""
        self.panel.show(CHANGES, (Entry("", "comparing", waits=True),), scope="compare")
        self.open_panel("list", wide=True)
        work = partial(self._ask_changes, key, name, other)
        self.run_worker(work, thread=True, exclusive=True, group="compare")

    def _ask_changes(self, key: int, name: str, other: str) -> None:
        worker = get_current_worker()
        found: tuple[str, str, tuple[Passage, ...]] | str
        try:
            found = self.library.difference(name, other) or (other, name, ())
        except BroadsheetError as error:
            found = str(error)
        if not worker.is_cancelled:
            self.post_message(self.Changed(key, found))

    @on(Changed)
    def _show_changes(self, message: Changed) -> None:
        from tui.screens.abreast import passage_entries

        if isinstance(message.found, str):
            self.fill_panel(CHANGES, (Entry("", message.found),))
            return
        older, newer, passages = message.found

        def go(passage: Passage) -> Callable[[], None]:
            return partial(self._go_to_passage, message.key, passage)

        self.fill_panel(CHANGES, passage_entries(older, newer, passages, go))

    def _go_to_passage(self, key: int, passage: Passage) -> None:
        """Show where what is new stands in the article that is read."""
        reading = self.article_text.reading
        new = "".join(piece.text for piece in passage.pieces if piece.kind != "gone")
        text = reading.article.texts().get(passage.field, "") if reading and reading.key == key else ""
        at = text.find(new) if new else -1
        if at < 0:
            self.say("this stands in the other version")
        else:
            self.go_to_place(key, [index.Span(passage.field, at, at + len(new), new)])
