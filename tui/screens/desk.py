"""The desk under the reader: what is asked of the library, what came back, and which panes show it.

Workers ask and post what they found; the handlers here are the only place where state changes.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui.paint import Glyphs
from tui.screens import sentences
from tui.screens.fetch import Ask, Found, Mood, Refused, find
from tui.screens.frame import Frame
from tui.screens.history import History, Step
from tui.screens.latest import Cancelled, Latest
from tui.themes import Look
from tui.widgets.article_list import ArticleList
from tui.widgets.entity_list import EntityList

if TYPE_CHECKING:
    from index import Entity, Library, Reading, Results, Row, Sort

FOLLOW_PAUSE = 0.08
"""Seconds the cursor rests before the text follows it; a held key would starve it otherwise."""
TYPING_REST = 0.3
"""The same for what a typed query finds: the next letter finds something else."""


CURTAIN = 0.15
"""Seconds at most before the second picture: the list of a slow library does not wait for the first article."""


class Desk(Frame):
    """The state that the panes show, and the questions that bring it."""

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

    class Opened(Message, bubble=False):
        """An article came, to be shown beside `results`."""

        def __init__(self, results: Results, reading: Reading) -> None:
            super().__init__()
            self.results, self.reading = results, reading

    def __init__(self, library: Library, name: str, look: Look, glyphs: Glyphs, *, sort: Sort = "relevance") -> None:
        super().__init__(look, glyphs)
        self.library = library
        self.library_name = name
        self.history = History(Step(sort=sort))
        self.asked = Ask(self.history.now)
        """The last question, answered or not."""
        self._has_asked = False
        self.found: Found | None = None
        self.trouble = ""
        """What is wrong with the library, until the reader has seen it."""
        self.open_next = False
        """Whether the article to come under the cursor is to be opened: its key was faster than its search."""
        self.follows = True
        """Whether the text follows the cursor by itself."""
        self._following: asyncio.TimerHandle | None = None
        self._wanted_article: int | None = None
        self._searching = Latest(self.call_later)
        self._reading = Latest(self.call_later)
        self._looking = Latest(self.call_later)

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
        for asking in (self._searching, self._reading, self._looking):
            asking.stop()

    @property
    def pending(self) -> bool:
        """Whether a question is under way, a pause is running out before it is asked, or none was asked yet."""
        busy = any(each.busy for each in (self._searching, self._reading, self._looking))
        return busy or self._following is not None or not self._has_asked

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

    def want_article(self, key: int | None, *, now: bool = False, pause: float = FOLLOW_PAUSE) -> None:
        """Have the text show an article: at once, or when `pause` seconds have passed without another wish."""
        self._wanted_article = key
        if self._following:
            self._following.cancel()
            self._following = None
        if now:
            self._read()
            if key is not None:
                self.curtain.draw()  # it is there soon
        elif self.follows:
            self._following = asyncio.get_running_loop().call_later(pause, self.call_later, self._read)

    def _read(self) -> None:
        self._following = None
        if self.found and self._wanted_article is not None:
            work = partial(self._fetch_article, self._wanted_article, self.found.results, False)
            self._reading.do(work)

    def _fetch_article(self, key: int, results: Results, look: bool, cancelled: Cancelled) -> None:
        try:
            reading = self.library.read(key, results, look=look)
        except BroadsheetError as error:
            self.post_message(self.Answered(Refused(None, str(error))))
            return
        if not cancelled() and (reading.looked or not look):
            self.post_message(self.Opened(results, reading))

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
        if answer.ask and answer.ask is not self.asked:
            return  # another question was asked while this answer was on its way
        if answer.ask:
            self.follow_up(answer.ask, answer)
        if isinstance(answer, Refused):
            self.put_note(answer.sentence, urgent=True)
            if answer.ask is None or answer.ask.caret is None:  # else suggestions follow
                self.curtain.open()
            if answer.ask and self.found:  # the last good hits stay
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
        return () if found.results.total else sentences.empty(found, self.writing)

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

    @on(Opened)
    def _take_article(self, message: Opened) -> None:
        results, reading = message.results, message.reading
        if self.found and results is self.found.results and reading.key == self._wanted_article:
            self.show_reading(reading)
            self.curtain.open()
            if not reading.looked:  # one reads the text while its names are looked for
                self._looking.do(partial(self._fetch_article, reading.key, results, True))

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article and what is found in it; None shows none."""
        lit = self._same_entity(reading)
        with self.app.batch_update():
            self.article_text.show(reading, lit)
            self.entity_list.show(reading, lit)

    def _same_entity(self, reading: Reading | None) -> Entity | None:
        """Return what `reading` calls the entity that was lit."""
        name = self.history.now.entity
        entities = [named.entity for named in reading.named] if reading else []
        return next((entity for entity in entities if entity.name == name), None)

    # -- what the panes report ---------------------------------------------------------------------

    @on(ArticleList.Moved)
    def _follow_cursor(self) -> None:
        row = self.article_list.row
        if row and row.key != self._wanted_article:  # whoever moved it may have asked for the text already
            self.want_article(row.key)

    @on(EntityList.Chosen)
    def _light(self, message: EntityList.Chosen) -> None:
        if message.entity != self.article_text.entity:  # what is lit may be about to have another name
            self._note_entity(message.entity)

    def _note_entity(self, entity: Entity | None) -> None:
        """Light an entity in the text, and remember it for the articles to come; None lights none."""
        self.history = self.history.at(self.history.now.key, entity.name if entity else None)
        self.article_text.light(entity)

    def take_step(self, step: Step, mood: Mood = "shown") -> None:
        """Go on to another list; Esc comes back to this one, and to the article that one is at."""
        if self.asked.mood != "typing":  # then the place was noted before the list began to change
            self.history = self.history.at(self.chosen_key, self.history.now.entity)
        self.history = self.history.to(step._replace(key=self.chosen_key))
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
