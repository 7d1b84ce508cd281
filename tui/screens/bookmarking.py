"""Bookmarks: places in articles under a letter, and the way back from a jump."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui import keys
from tui.paint import cut
from tui.screens.marking import MarkingDesk
from tui.screens.prefixing import PrefixingDesk
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Article, Bookmark, Library, Reading, Results, Span

BESIDE = 60
"""Characters that are kept of what stands at a bookmark."""
_LONGEST = 200
"""Cells of a headline in the list of bookmarks."""
_TITLE = 24
"""Cells of a headline in the bottom line."""
_EVERYTHING = ("", "dup:any")
"""Queries for all articles: without the copies that lists fold away, and with them."""


class Stop(NamedTuple):
    """A place in an article, in a list that has it."""

    query: str
    key: int
    span: Span


class BookmarkingDesk(MarkingDesk, PrefixingDesk):
    """A desk that comes back to places, in whatever list their articles are."""

    _before: Stop | None = None
    """Where one was before the last jump."""
    _landing: tuple[int, Span] | None = None
    """The place to bring into sight once its article has come."""

    # -- setting -----------------------------------------------------------------------------------

    async def action_bookmark(self) -> None:
        """Have the next letter stand for this place."""
        if self.stop is None:
            self.say("no article is open")
            return
        taken = await self.known(self.library.bookmarks)
        if taken is not None:
            self.begin("bookmark", tuple((each.letter, self._titled(each)) for each in taken))
            self.say("" if taken else "a letter or a digit names this place")

    async def take_letter(self, scope: keys.Scope, letter: str) -> None:
        """Set a bookmark, or go to one."""
        if scope == "bookmark":
            self.command_bookmark(letter)
        elif scope == "jump":
            await self.command_jump(letter)
        else:
            await super().take_letter(scope, letter)

    def command_bookmark(self, letter: str) -> None:
        """Have this letter stand for this place."""
        stop = self.stop
        if stop is None:
            self.say("no article is open")
        else:
            kept = replace(stop.span, text=stop.span.text[:BESIDE])
            work = partial(_set, self.library, letter, stop.key, kept)
            self.run_worker(self._keep(work, stop.key), group="mark")

    @property
    def stop(self) -> Stop | None:
        """Where one is; None while no article is open."""
        reading, span = self.article_text.reading, self.article_text.spot
        return Stop(self.history.now.query, reading.key, span) if reading and span else None

    def _titled(self, each: Bookmark) -> str:
        return cut(each.title or each.id, _TITLE, self.glyphs.ellipsis)

    # -- going -------------------------------------------------------------------------------------

    async def action_jump(self) -> None:
        """Have the next letter be that of the bookmark to go to."""
        found = await self.known(self.library.bookmarks)
        if found is not None:
            self.begin("jump", tuple((each.letter, self._titled(each)) for each in found))
            if not found:
                self.say(f"no bookmark is set: {keys.named('bookmark')} and a letter set one")

    async def command_jump(self, letter: str) -> None:
        """Go to the bookmark of this letter."""
        bookmarks = await self.known(self.library.bookmarks)
        found = next((each for each in bookmarks or () if each.letter == letter), None)
        if found is None:
            self.say(f"no bookmark is called {letter}")
        elif found.forgotten:
            self.say(f"“{found.title}” was taken out of the library")
        else:
            results = self.found.results if self.found else None
            query = await self.known(partial(_list_with, self.library, results, self.history.now.query, found.key))
            if query is not None:
                self.go_to_stop(Stop(query, found.key, found.span))

    @property
    def has_jumped(self) -> bool:
        """Whether there is a way back from a jump."""
        return self._before is not None

    async def action_jump_back(self) -> None:
        """Go to where one was before the last jump; again: back there."""
        if self._before:
            self.go_to_stop(self._before)
        else:
            self.say("nowhere to go back to: this leads back from a jump to a bookmark")

    def go_to_stop(self, stop: Stop) -> None:
        """Go to a place; the way back from there leads here."""
        self._before, reading = self.stop, self.article_text.reading
        self._landing = stop.key, stop.span
        if reading and reading.key == stop.key and self.history.now.query == stop.query:
            self.go_to("text")
            self._land(reading)
            return
        now = self.history.at(self.chosen_key, self.history.now.entity).now
        history = self.history._replace(now=now)
        self.history = history.to(now._replace(query=stop.query, key=stop.key, entity=None))
        self.show_step()
        self.go_to("text")

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none; go to the place of the bookmark that it was opened for."""
        super().show_reading(reading)
        if reading and self._landing and reading.key == self._landing[0]:
            self._land(reading)

    def _land(self, reading: Reading) -> None:
        if self._landing:
            (_, span), self._landing = self._landing, None
            self.article_text.see_spot(span.field, found_again(_text_of(reading.article, span.field), span))

    # -- listing -----------------------------------------------------------------------------------

    async def action_bookmarks(self) -> None:
        """Show every bookmark; Enter goes there."""
        found = await self.known(self.library.bookmarks)
        if found is not None:
            entries = [self._entry(each) for each in found]
            none = f"No bookmark is set: {keys.named('bookmark')} and a letter set one."
            self.panel.show("BOOKMARKS", entries or [Entry("", none)])
            self.open_panel("list")

    def _entry(self, bookmark: Bookmark) -> Entry:
        def go() -> None:
            self.run_worker(self.command_jump(bookmark.letter), group="jump")

        title = cut(bookmark.title or bookmark.id, _LONGEST, self.glyphs.ellipsis)
        return Entry(bookmark.letter, title + ("  (taken out)" if bookmark.forgotten else ""), take=go)


def found_again(text: str, span: Span) -> int:
    """Return where what stood at `span` stands in `text`: there still, or at the place nearest to it; else there."""
    at, beside = span.start, span.text
    if not beside or text.startswith(beside, at):
        return min(at, len(text))
    places = []
    found = text.find(beside)
    while found >= 0:
        places.append(found)
        found = text.find(beside, found + 1)
    return min(places, key=lambda place: abs(place - at), default=min(at, max(0, len(text) - 1)))


def _text_of(article: Article, field: str) -> str:
    if field.startswith("caption:"):
        number = int(field.partition(":")[2])
        return article.captions[number].text if number < len(article.captions) else ""
    return {"title": article.title, "standfirst": article.standfirst}.get(field, article.body) or ""


def _set(library: Library, letter: str, key: int, span: Span) -> str:
    library.set_bookmark(letter, key, span)
    return f"bookmark {letter} is set here: {keys.named('jump')} {letter} comes back"


def _list_with(library: Library, results: Results | None, query: str, key: int) -> str:
    """Return a query whose list has an article: the one that stands, else one for everything."""
    if results and library.position(results, key) is not None:
        return query
    folded, unfolded = _EVERYTHING
    return folded if library.position(library.search(folded), key) is not None else unfolded
