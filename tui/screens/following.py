"""The text that follows the cursor of the list: an article is wished for, read in a thread that stays, and shown."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui.paint import Glyphs
from tui.screens.fetch import Found
from tui.screens.history import History, Step
from tui.screens.latest import Cancelled, Latest
from tui.screens.panelling import PanelDesk
from tui.themes import Look
from tui.widgets.article_list import ArticleList
from tui.widgets.entity_list import EntityList

if TYPE_CHECKING:
    from index import Entity, Library, Reading, Results, Sort

FOLLOW_PAUSE = 0.08
"""Seconds the cursor rests before the text follows it; a held key would starve it otherwise."""


class FollowingDesk(PanelDesk):
    """What was found last, and the article of it that is read."""

    class Opened(Message, bubble=False):
        """An article came, to be shown beside `results`."""

        def __init__(self, results: Results, reading: Reading) -> None:
            super().__init__()
            self.results, self.reading = results, reading

    class Lost(Message, bubble=False):
        """An article cannot be read."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, library: Library, look: Look, glyphs: Glyphs, *, sort: Sort) -> None:
        super().__init__(look, glyphs)
        self.library = library
        self.history = History(Step(sort=sort))
        self.found: Found | None = None
        self.follows = True
        """Whether the text follows the cursor by itself."""
        self._following: asyncio.TimerHandle | None = None
        self._wanted_article: int | None = None
        self._reading = Latest(self.call_later)
        self._looking = Latest(self.call_later)

    def on_unmount(self) -> None:
        """Let no reading outlive the reader."""
        self._reading.stop()
        self._looking.stop()

    @property
    def pending(self) -> bool:
        """Whether an article is on its way, or a pause is running out before one is asked for."""
        return self._reading.busy or self._looking.busy or self._following is not None

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
            self.post_message(self.Lost(str(error)))
            return
        if not cancelled() and (reading.looked or not look):
            self.post_message(self.Opened(results, reading))

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

    @on(Lost)
    def _tell_lost(self, message: Lost) -> None:
        self.curtain.open()
        self.put_note(message.sentence, urgent=True)

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
