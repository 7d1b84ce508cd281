"""What one asks of the article in hand: why it is a hit, and which others are like it."""

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from index import BroadsheetError, Explanation, Results, Row
from tui.screens.desk import Desk
from tui.screens.growth import GrowingDesk
from tui.widgets.panel import Entry

WHY = "WHY THIS HIT"


class InquiringDesk(GrowingDesk):
    """A desk that explains its hits and leads from one to what is like it."""

    @dataclass
    class Explained(Message):
        """The library told why an article is among `results`; None when it is not."""

        results: Results
        key: int
        explanation: Explanation | None

    def action_why(self) -> None:
        """Show why the article in hand is a hit, or put that away again."""
        if self.wishes.panel and self.panel.title == WHY:
            self.close_panel()
            return
        row = self.in_hand
        if row is None:
            self.say("no article is open")
            return
        self.panel.show(WHY, (Entry("", row.title, heading=True),))
        self.open_panel("entities")
        self._ask_why()

    @on(Desk.Opened)
    def _ask_why(self) -> None:
        row = self.in_hand
        if self.wishes.panel and self.panel.title == WHY and row and self.found:
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
        if here and row and self.panel.title == WHY:
            self.panel.show(WHY, why_entries(row, message.explanation))

    def action_like(self) -> None:
        """List what is like the article in hand, the best first."""
        row = self.in_hand
        if row:
            self.take_step(replace(self.history.now, query=f"like:{row.id}", sort="relevance"))
        else:
            self.say("no article is open")

    @property
    def in_hand(self) -> Row | None:
        """The article under the list's cursor."""
        return self.article_list.row
