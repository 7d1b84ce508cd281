"""How the list is shown: in which order, under which heads, with or without snippets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from index import BroadsheetError
from tui.screens import sentences
from tui.screens.desk import Desk
from tui.screens.fetch import Ask, Found
from tui.screens.following import FOLLOW_PAUSE
from tui.widgets.article_list import ArticleList
from tui.widgets.rows import Grouping

if TYPE_CHECKING:
    from index import Hit, Results, Sort


class ViewingDesk(Desk):
    """A desk whose list is put in order, grouped and told more of on request."""

    class Snippets(Message):
        """Where the query matches best in rows of `results`."""

        def __init__(self, results: Results, hits: Sequence[Hit]) -> None:
            super().__init__()
            self.results, self.hits = results, hits

    grouped = False
    _resting: Timer | None = None

    @property
    def pending(self) -> bool:
        """Whether a pause is running out before a question is asked."""
        return self._resting is not None or super().pending

    # -- order and heads ---------------------------------------------------------------------------

    def action_sort(self, sort: Sort) -> None:
        """Put the list in another order."""
        if sort == "relevance" and not self.history.now.query:
            sort = "newest"  # without a query these are the best
        self.sort_by(sort)

    def sort_by(self, sort: Sort) -> None:
        """Have the list in this order, an article that one has gone to staying under the cursor."""
        self.history = self.history._replace(now=self.history.now._replace(sort=sort, key=self.gone_to))
        self.ask(Ask(self.history.now))
        self.say(sentences.ORDERS[sort])

    def action_view(self, what: Literal["groups", "snippets"]) -> None:
        """Show heads above groups of rows, or snippets in them; or do without again."""
        view = self.article_list.view
        if what == "snippets":
            self.article_list.see(view._replace(snippets=not view.snippets))
            self.say("no snippets" if view.snippets else "snippets")
            return
        self.grouped = not self.grouped
        if self.grouped and self.found and not self._grouping(self.found):
            self.action_sort("newest")
        self.regroup()
        self.say("grouped" if self.grouped else "no groups")

    def show_found(self, found: Found) -> None:
        """Show an answer, under heads that go with its order."""
        self._group(found)
        super().show_found(found)

    def regroup(self) -> None:
        """Put heads above the rows, or take them away, as `grouped` says now."""
        self._group(self.found)

    def _group(self, found: Found | None) -> None:
        grouping: Grouping = self._grouping(found) if self.grouped and found else ""
        self.article_list.see(self.article_list.view._replace(grouped=grouping))

    @staticmethod
    def _grouping(found: Found) -> Grouping:
        """Return what rows that stand side by side have in common; of the best first, nothing."""
        if found.results.sort == "outlet":
            return "outlet"
        return "day" if found.results.newest_first or found.results.sort == "oldest" else ""

    # -- snippets ----------------------------------------------------------------------------------

    @on(ArticleList.Bare)
    def _want_snippets(self) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(FOLLOW_PAUSE, self._ask_snippets)

    def _ask_snippets(self) -> None:
        self._resting = None
        bare = self.article_list.bare
        if bare and self.found:
            work = partial(self._fetch_snippets, self.found.results, *bare)
            self.run_worker(work, thread=True, exclusive=True, group="snippets")

    def _fetch_snippets(self, results: Results, first: int, last: int) -> None:
        worker = get_current_worker()
        try:
            hits = self.library.hits(results, first, last)
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Snippets(results, hits))

    @on(Snippets)
    def _take_snippets(self, message: Snippets) -> None:
        if self.found and message.results is self.found.results:
            self.article_list.supply_snippets(message.hits)
