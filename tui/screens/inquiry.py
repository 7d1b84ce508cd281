"""What one asks: why the article in hand is a hit, what is known of it, what is like it, and which keys there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from index import BroadsheetError
from tui.screens.following import FollowingDesk
from tui.screens.growth import GrowingDesk
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Explanation, MergedEntity, Results, Row

WHY, CARD = "WHY THIS HIT", "ENTITY"


class InquiringDesk(GrowingDesk):
    """A desk that explains: itself, its articles and its hits. What it says stands in a panel over a pane."""

    class Explained(Message):
        """The library told why an article is among `results`; None when it is not."""

        def __init__(self, results: Results, key: int, explanation: Explanation | None) -> None:
            super().__init__()
            self.results, self.key, self.explanation = results, key, explanation

    carded: MergedEntity | None = None
    """The entity of the card that was shown last."""

    def action_why(self) -> None:
        """Show why the article in hand is a hit, or put that away again."""
        if self.has_panel(WHY):
            self.close_panel()
            return
        row = self.in_hand
        if row is None:
            self.say("no article is open")
            return
        self.panel.show(WHY, (Entry("", row.title, heading=True),))
        self.open_panel("entities")
        self._ask_why()

    @on(FollowingDesk.Opened)
    def _ask_why(self) -> None:
        row = self.in_hand
        if self.has_panel(WHY) and row and self.found:
            work = partial(self._explain, self.found.results, row.key)
            self.run_worker(work, thread=True, exclusive=True, group="why")

    def _explain(self, results: Results, key: int) -> None:
        worker = get_current_worker()
        try:
            explanation = self.library.explain(results, key)
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Explained(results, key, explanation))

    @on(Explained)
    def _tell_why(self, message: Explained) -> None:
        from tui.screens.panels import why_entries

        row = self.in_hand
        here = self.found and message.results is self.found.results and row and row.key == message.key
        if here and row:
            self.fill_panel(WHY, why_entries(row, message.explanation))

    def action_take_entry(self) -> None:
        """Do what Enter does on the panel's line; where there is nothing to choose, nor to come, close the panel."""
        entry = self.panel.chosen
        if entry and entry.take:
            entry.take()
        elif self.panel.waits:
            self.say("this is still on its way; Esc closes the panel")
        else:
            self.close_panel()

    def action_rub_filter(self) -> None:
        """Take the last letter off the panel's filter."""
        self.panel.rub()

    def action_like(self) -> None:
        """List what is like the article in hand, the best first."""
        row = self.in_hand
        if row:
            self.take_step(self.history.now._replace(query=f"like:{row.id}", sort="relevance", filter=""))
        else:
            self.say("no article is open")

    def action_copies(self) -> None:
        """List the article in hand and its copies, each in a row of its own."""
        row = self.in_hand
        if row is None:
            self.say("no article is open")
        elif not row.duplicates:
            self.say("nothing else tells this story in the same words")
        else:
            self.take_step(self.history.now._replace(query=f"copies:{row.id}", sort="newest", filter=""))

    @property
    def entity_key(self) -> int | None:
        """The entity that is asked about: that of the card which is open, else the one under the cursor."""
        if self.has_panel(CARD):
            return self.carded.key if self.carded else None
        return self.entity_list.named.key if self.entity_list.named else None

    @property
    def in_hand(self) -> Row | None:
        """The article under the list's cursor."""
        return self.article_list.row
