"""The filter: words that narrow the list as one types them, apart from the query."""

from functools import partial

from tui.screens.fetch import Ask
from tui.screens.prompting import PromptingDesk, Question


class FilteringDesk(PromptingDesk):
    """A desk whose list is narrowed by what stands on its rows. The filter belongs to the step, as the query does."""

    def action_filter(self) -> None:
        """Type words that every row of the list is to have."""
        self.close_panels()
        now = self.history.now.filter
        self.put_question(
            Question(
                "filter",
                self._filter,
                f"{now} ".lstrip(),
                says=lambda _: "words of headline, outlet, date",
                typed=lambda words: self.when_rested(partial(self._filter, words)),
                left=partial(self._filter, now),
            )
        )

    def drop_filter(self) -> bool:
        """Show again all that was found; tell whether anything was left out."""
        if not self.history.now.filter:
            return False
        self._filter("")
        self.say("no filter any more")
        return True

    def _filter(self, words: str) -> None:
        """Narrow the list by `words`."""
        self._stop_typing()
        words = " ".join(words.split())
        if words != self.history.now.filter:
            self.history = self.history._replace(now=self.history.now._replace(filter=words, key=self.chosen_key))
            self.ask_typed(Ask(self.history.now))
