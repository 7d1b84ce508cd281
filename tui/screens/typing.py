"""A query while it is typed: its hits, how it may go on, and what was meant by it where it finds next to nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui import keys
from tui.paint import Glyphs
from tui.screens import sentences
from tui.screens.arrange import PaneName
from tui.screens.desk import Desk
from tui.screens.fetch import Ask, Found, Refused, correct, find, suggest
from tui.screens.history import Step
from tui.screens.latest import Cancelled, Latest
from tui.themes import Look

if TYPE_CHECKING:
    from index import Library, Sort, Suggestion

LEAN_PAUSE = 0.4
"""Seconds without a key before a typed query is asked where nothing more than needed is to be sent."""
BEHIND_HITS = 0.010
"""Seconds at most that the hits of a letter wait for how the query may go on, to be one picture with it."""
REHEARSAL = Ask(Step("from"), "typing", 4)
"""Asked for nobody as one goes to the query line: what a search reads only once is there at the first letter."""


class TypingDesk(Desk):
    """A desk with a query line that completes."""

    class Suggested(Message, bubble=False):
        """Ways for the query `text` to go on."""

        def __init__(self, text: str, suggestions: tuple[Suggestion, ...]) -> None:
            super().__init__()
            self.text, self.suggestions = text, suggestions

    class Corrected(Message, bubble=False):
        """What may have been meant by a question that found next to nothing."""

        def __init__(self, ask: Ask, query: str) -> None:
            super().__init__()
            self.ask, self.query = ask, query

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, name, look, glyphs, sort=sort)
        self.correction: str | None = None
        """The query that may have been meant, while the list shows what was asked."""
        self._suggesting = Latest(self.call_later)
        self._typing: asyncio.TimerHandle | None = None
        self._base = ""
        """The query that the suggestions were made for."""
        self._stays: int | None = None
        """The article that stays under the cursor while one types, if one has gone to it; else the best hit does."""
        self._typed_from: PaneName = "list"
        """The pane from which one went to the query line, and to which Esc goes back."""
        self._standing: str | None = None
        """The query with the chosen one of them in its place; None while there are none for what stands there."""
        self._complete_next = False
        """Whether the first suggestion to come is to be taken: its key was faster."""

    @property
    def pending(self) -> bool:
        """Whether a question is under way, or a pause is running out before it is asked."""
        return self._typing is not None or self._suggesting.busy or super().pending

    # -- what is typed -----------------------------------------------------------------------------

    def open_query(self, text: str) -> None:
        """Show `text` in the query line and go there; the list is to be seen meanwhile, whatever the window shows."""
        self.hold_article()
        self.query_bar.show(text=text)
        self._typed_from = self.wishes.focus
        with self.app.batch_update():
            if not self.article_list.display:
                self.wishes = self.wishes._replace(focus="list")
                self.rearrange()
            self.set_focus(self.query_bar)
        self._forget_suggestions()
        self.completions.show(())
        ask = Ask(self.history.now._replace(query=text), "typing", self.query_bar.at)
        self._suggesting.do(partial(self._suggest_first, ask))
        if not self._searching.busy:
            self._searching.do(partial(find, self.library, REHEARSAL))

    def ask(self, ask: Ask) -> None:
        """Put a question to the library; how an older one may go on nobody needs to know any more."""
        self._suggesting.drop()
        super().ask(ask)

    def on_unmount(self) -> None:
        """Let no suggestion outlive the reader."""
        self._suggesting.stop()

    def query_typed(self, *, completed: bool = False) -> None:
        """Ask what stands in the query line; `completed` keeps the suggestions."""
        if not completed:
            self._forget_suggestions()
        ask = Ask(self.typed_step(self.query_bar.text), "typing", None if completed else self.query_bar.at)
        self.when_rested(partial(self.ask_typed, ask))

    def when_rested(self, then: Callable[[], None]) -> None:
        """Do `then` to what was just typed: at once, or after a rest where nothing more than needed is to be sent."""
        self._stop_typing()
        if self.follows:
            then()
        else:
            self._typing = asyncio.get_running_loop().call_later(LEAN_PAUSE, self.call_later, self._rested, then)

    def _rested(self, then: Callable[[], None]) -> None:
        self._typing = None
        then()

    def ask_typed(self, ask: Ask) -> None:
        """Ask what was just typed; one picture shows that and the answer, when it comes soon."""
        self.curtain.draw()
        self.ask(ask)

    def caret_moved(self) -> None:
        """Take the suggestions away: they were for another place."""
        self._forget_suggestions()
        self.completions.show(())

    def _forget_suggestions(self) -> None:
        self._standing, self._complete_next = None, False

    def _stop_typing(self) -> None:
        if self._typing:
            self._typing.cancel()
            self._typing = None

    def take_query(self) -> None:
        """Go on to what the query line asks for."""
        self._stop_typing()
        self.take_step(self.typed_step(self.query_bar.text.strip()), "taken", along=False)

    def hold_article(self) -> None:
        """Have the article under the cursor stay there through what is typed from now on, if one has gone to it."""
        self._stays = self.gone_to

    def typed_step(self, query: str) -> Step:
        """Return the step that asks for `query`; the first query in a list of everything puts the best first."""
        now = self.history.now
        sort = now.sort if now.query or not query.strip() else "relevance"
        return now._replace(query=query, sort=sort, key=self._stays, filter="")

    def leave_query(self) -> None:
        """Drop what was typed and show what was there before, in the pane in which one was."""
        self._stop_typing()
        self.put_note()
        self.show_step()
        if not self.wishes.panel:
            self.go_to(self._typed_from)

    # -- completing --------------------------------------------------------------------------------

    def action_complete(self, step: int) -> None:
        """Put the next suggestion in its place, or the one before; round once, what was typed comes back."""
        if self._standing != self.query_bar.text:
            self._complete_next = True
            return
        if not self.completions.suggestions:
            return
        alone = len(self.completions.suggestions) == 1
        chosen = self.completions.choose(step)
        if chosen is None:
            self._standing = self._base
            self.query_bar.put(self._base, len(self._base))
        else:
            self._standing = chosen.within(self._base)
            self.query_bar.put(self._standing, chosen.start + len(chosen.replacement))
        self.query_typed(completed=not (chosen and (alone or chosen.kind == "field")))

    def follow_up(self, ask: Ask, answer: Found | Refused) -> None:
        """Look how the query may go on, in a thread of its own: no hits wait for that. A list of all has none."""
        if ask.step.query or ask.caret is not None:
            self._suggesting.do(partial(self._follow_up, ask, answer))

    def _follow_up(self, ask: Ask, answer: Found | Refused, cancelled: Cancelled) -> None:
        """Find how the query may go on, and what was meant where it found next to nothing."""
        if isinstance(answer, Found) and (query := correct(self.library, answer, cancelled)):
            self.post_message(self.Corrected(ask, query))
        if ask.caret is not None:
            self._suggest(ask, cancelled)

    def _suggest(self, ask: Ask, cancelled: Cancelled) -> None:
        suggestions = suggest(self.library, ask, self.history.queries, cancelled)
        if not cancelled():
            self.post_message(self.Suggested(ask.step.query, suggestions))

    def _suggest_first(self, ask: Ask, cancelled: Cancelled) -> None:
        """Find how the query that stands may go on, and then bring in what the first letter is to find at hand."""
        self._suggest(ask, cancelled)
        suggest(self.library, REHEARSAL, (), cancelled)

    @on(Suggested)
    def _take_suggestions(self, message: Suggested) -> None:
        if self.focused is self.query_bar and message.text == self.query_bar.text:
            self._base = self._standing = message.text
            self.completions.show(message.suggestions)
            if self._complete_next:
                self._complete_next = False
                self.action_complete(1)
        self.curtain.open()

    # -- correcting --------------------------------------------------------------------------------

    @on(Corrected)
    def _take_correction(self, message: Corrected) -> None:
        if message.ask is self.asked and self.found:
            self.correction = message.query
            self.tell_notes(self.found)
            self.article_list.say(self.list_says(self.found))

    def show_found(self, found: Found) -> None:
        """Show an answer; to the same question again, what may have been meant still holds."""
        if self.found is None or found.ask.step.query != self.found.ask.step.query:
            self.correction = None
        super().show_found(found)
        is_all = self.article_text.reading is not None or not found.results.total  # no first article follows
        if found.ask.caret is not None:
            self.curtain.hasten(BEHIND_HITS)
        elif is_all:
            self.curtain.open()

    def list_says(self, found: Found) -> tuple[str, ...]:
        """Return what stands below the rows: in a list of few, what may have been meant."""
        meant = sentences.meant(self.correction, keys.named("correct")) if found.results.few else ()
        first, *others = super().list_says(found) or ("",)
        return (first, *meant, *others) if first or meant else ()

    def remarks(self, found: Found) -> tuple[str, ...]:
        """Return what else may have been meant, where more than a few were found."""
        if self.correction is None or found.results.few:
            return ()
        return (sentences.begun(self.correction, keys.named("correct")),)

    def action_correct(self) -> None:
        """Ask for what may have been meant: in the query line while one types there, else as a new step."""
        if self.correction is None:
            self.say("nothing to correct here")
        elif self.focused is self.query_bar:
            self.query_bar.show(text=self.correction)
            self.query_typed()
        else:
            self.hold_article()
            self.take_step(self.typed_step(self.correction), "taken", along=False)
