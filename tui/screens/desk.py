"""The desk under the reader: what is asked of the library, what came back, and the list that shows it.

Workers ask and post what they found; the handlers here are the only place where state changes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.paint import Glyphs
from tui.screens import sentences
from tui.screens.fetch import Ask, Found, Mood, Refused, find
from tui.screens.following import FollowingDesk
from tui.screens.history import Step
from tui.screens.latest import Cancelled, Latest
from tui.themes import Look
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from index import Library, Results, Row, Sort

TYPING_REST = 0.3
"""Seconds the cursor rests on what a typed query finds: the next letter finds something else."""
CURTAIN = 0.15
"""Seconds at most before the second picture: the list of a slow library does not wait for the first article."""


class Desk(FollowingDesk):
    """The list of one question, and what is asked next."""

    class Answered(Message, bubble=False):
        """The library answered, or could not."""

        def __init__(self, answer: Found | Refused) -> None:
            super().__init__()
            self.answer = answer

    class Rows(Message, bubble=False):
        """More rows of the list."""

        def __init__(self, results: Results, start: int, rows: tuple[Row, ...]) -> None:
            super().__init__()
            self.results, self.start, self.rows = results, start, rows

    pile = ""
    """The folder or file that was named to be read, as a person reads it; empty where a library was opened."""

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(library, look, glyphs, sort=sort)
        self.library_name = name
        self.asked = Ask(self.history.now)
        """The last question, answered or not."""
        self._has_asked = False
        self.trouble = ""
        """What is wrong with the library, until the reader has seen it."""
        self.open_next = False
        """Whether the article to come under the cursor is to be opened: its key was faster than its search."""
        self._searching = Latest(self.call_later)

    def on_mount(self) -> None:
        """Have everything in its place for the first picture, which waits for no library."""
        self.rearrange(self.app.size.width)
        self.dress(self.look, self.glyphs)
        self.set_focus(self.article_list)
        self.tell_keys()

    def ask_everything(self) -> None:
        """Ask for every article, and paint nothing more before the first is there: one picture instead of three.

        A key that was faster has asked for something else.
        """
        if not self._has_asked:
            self.curtain.draw(CURTAIN)
            self.ask(Ask(self.history.now))

    def on_unmount(self) -> None:
        """Let no search outlive the reader."""
        self._searching.stop()

    @property
    def pending(self) -> bool:
        """Whether a question is under way, a pause is running out before it is asked, or none was asked yet."""
        return self._searching.busy or not self._has_asked or super().pending

    # -- asking ------------------------------------------------------------------------------------

    def ask(self, ask: Ask) -> None:
        """Put a question to the library; an older one still under way is dropped."""
        self.asked, self._has_asked = ask, True
        in_sight = self.article_list.room  # at most; while one types, the next letter finds others
        self._searching.do(partial(self._ask, ask, in_sight if ask.mood == "typing" else None))

    def _ask(self, ask: Ask, around: int | None, cancelled: Cancelled) -> None:
        answer = find(self.library, ask, cancelled, around)
        if answer and not cancelled():
            self.post_message(self.Answered(answer))

    def follow_up(self, ask: Ask, answer: Found | Refused) -> None:
        """Do what the answer to `ask` gives rise to, beside showing it."""

    @on(ArticleList.Wanted)
    def _want_rows(self, message: ArticleList.Wanted) -> None:
        if self.found:
            work = partial(self._fetch_rows, self.found.results, message.first, message.last)
            self.run_worker(work, thread=True, group="rows")

    def _fetch_rows(self, results: Results, start: int, stop: int) -> None:
        self.post_message(self.Rows(results, start, self.library.rows(results, start, stop)))

    # -- answers -----------------------------------------------------------------------------------

    @on(Answered)
    def _take_answer(self, message: Answered) -> None:
        answer = message.answer
        if answer.ask is not self.asked:
            return  # another question was asked while this answer was on its way
        self.follow_up(answer.ask, answer)
        if isinstance(answer, Refused):
            self.put_note(answer.sentence, urgent=True)
            if answer.ask.caret is None:  # else suggestions follow
                self.curtain.open()
            if self.found:  # the last good hits stay
                self.asked, self.open_next = self.found.ask, False
        else:
            self.show_found(answer)

    def show_found(self, found: Found) -> None:
        """Show an answer."""
        before, self.found = self.found, found
        with self.app.batch_update():
            self.tell_notes(found)
            self.query_bar.show(facts=sentences.facts(found))
            self.article_list.show(found.results.total, found.index, found.start, found.rows, self.list_says(found))
            self.tell_size()
        if found.widened:
            self.history = self.history._replace(now=self.history.now._replace(query=found.results.query))
            self.query_bar.show(text=found.results.query)
        self._follow_answer(found, before)
        if self.open_next:
            self.open_next = False
            self.action_open()

    def list_says(self, found: Found) -> tuple[str, ...]:
        """Return what stands below the rows of the list."""
        return () if found.results.total else sentences.empty(found, self.writing, self.pile)

    def action_open(self) -> None:
        """Read the article under the cursor."""
        raise NotImplementedError

    def _follow_answer(self, found: Found, before: Found | None) -> None:
        row, shown = self.article_list.row, self.article_text.reading
        if row is None:
            self.want_article(None, now=True)  # what an earlier answer wished for is not to come after this one
            self.show_reading(None)
        elif before is None or shown is None or row.key != shown.key or found.results.query != before.results.query:
            self.want_article(row.key, now=found.ask.mood != "typing", pause=TYPING_REST)
        elif not shown.looked:  # what was found in it since came for the answer before
            self.want_article(row.key, now=True)

    def tell_notes(self, found: Found) -> None:
        """Say below the query what is to be said of an answer, and first what is wrong with the library."""
        said = sentences.notes(found, self.glyphs, self.remarks(found))
        if self.trouble:
            said = (self.trouble, *said)
        self.put_note(*said, urgent=bool(self.trouble), keep=found.ask.mood == "typing")

    def remarks(self, found: Found) -> tuple[str, ...]:
        """Return what else is to be said of an answer, before all else."""
        return ()

    @property
    def writing(self) -> bool:
        """Whether a writer is filling the library."""
        return False

    def tell_size(self) -> None:
        """Say in the bottom line which library this is and how large."""
        count = self.found.count if self.found else 0
        self.bottom.show(facts=f"{self.library_name}{self.glyphs.dot}{count:,}")

    @on(Rows)
    def _take_rows(self, message: Rows) -> None:
        if self.found and message.results is self.found.results:
            self.article_list.supply(message.start, message.rows)
            row = self.article_list.row
            if row and (not self.article_text.reading or self.article_text.reading.key != row.key):
                self.want_article(row.key)

    # -- going on ----------------------------------------------------------------------------------

    def take_step(self, step: Step, mood: Mood = "shown", *, along: bool = True) -> None:
        """Go on to another list; Esc comes back to this one, and to the article that one is at.

        `along` takes that article there, too; else `step` says which is to be under the cursor.
        """
        if self.asked.mood != "typing":  # then the place was noted before the list began to change
            self.history = self.history.at(self.chosen_key, self.history.now.entity)
        self.history = self.history.to(step._replace(key=self.chosen_key) if along else step)
        self.show_step(mood)

    def show_step(self, mood: Mood = "shown") -> None:
        """Show the list of the present step."""
        self.query_bar.show(text=self.history.now.query)
        self.go_to("list")
        self.ask(Ask(self.history.now, mood))

    @property
    def chosen_key(self) -> int | None:
        """The article under the list's cursor; the last one while the list is empty."""
        row = self.article_list.row
        return row.key if row else self.history.now.key

    @property
    def gone_to(self) -> int | None:
        """That article where one has gone to it, or reads it; None where the list just begins with it."""
        return self.chosen_key if self.article_list.chosen or self.wishes.focus != "list" else None
