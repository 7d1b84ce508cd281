"""The filter: words that narrow the list as one types them, apart from the query."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.paint import Glyphs
from tui.screens.fetch import Ask
from tui.screens.prompting import PromptingDesk, Question
from tui.screens.typing import TYPING_PAUSE
from tui.themes import Look

if TYPE_CHECKING:
    from index import Library, Sort


class FilteringDesk(PromptingDesk):
    """A desk whose list is narrowed by what stands on its rows. The filter belongs to the step, as the query does."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self._filtering: Timer | None = None

    @property
    def pending(self) -> bool:
        """Whether a pause is running out before a question is asked."""
        return self._filtering is not None or super().pending

    def action_filter(self) -> None:
        """Type words that every row of the list is to have."""
        if self.wishes.panel:
            self.close_panel()
        now = self.history.now.filter
        self.put_question(
            Question(
                "filter",
                partial(self._filter, rest=False),
                f"{now} ".lstrip(),
                says=lambda _: "words of headline, outlet, date",
                typed=partial(self._filter, rest=True),
                left=partial(self._filter, now, rest=False),
            )
        )

    def drop_filter(self) -> bool:
        """Show again all that was found; tell whether anything was left out."""
        if not self.history.now.filter:
            return False
        self._filter("", rest=False)
        self.say("no filter any more")
        return True

    def _filter(self, words: str, rest: bool) -> None:
        """Narrow the list by `words`: at once, or with `rest` when a moment passes without a key."""
        if self._filtering:
            self._filtering.stop()
            self._filtering = None
        if rest:
            self._filtering = self.set_timer(TYPING_PAUSE, partial(self._filter, words, rest=False))
            return
        words = " ".join(words.split())
        if words != self.history.now.filter:
            self.history = replace(self.history, now=replace(self.history.now, filter=words, key=self.chosen_key))
            self.ask(Ask(self.history.now))
