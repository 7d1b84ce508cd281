"""Marks on rows: several articles in hand at once, in whichever list they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message

from index import BroadsheetError
from tui.screens.fetch import Found
from tui.screens.prompting import PromptingDesk

if TYPE_CHECKING:
    from index import Article, Library, Results

T = TypeVar("T")


class ChoosingDesk(PromptingDesk):
    """A desk on which rows are marked. What acts on articles acts on the marked ones that are in the list."""

    class Tallied(Message):
        """So many of the marked articles are among `results`."""

        def __init__(self, results: Results, marks: frozenset[int], here: int) -> None:
            super().__init__()
            self.results, self.marks, self.here = results, marks, here

    marks: frozenset[int] = frozenset()
    """`Row.key` of every marked article, in this list or not."""
    _elsewhere = 0
    """How many of them are not in this list."""
    _last_mark: int | None = None

    # -- marking -----------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off, and go on to the next."""
        row = self.article_list.row
        if row is None:
            self.say("there is nothing to mark")
            return
        self._put_marks(self.marks ^ {row.key}, self._elsewhere)
        self._last_mark = row.key
        self.article_list.go(self.article_list.cursor + 1)

    async def action_mark_range(self) -> None:
        """Mark all rows from the one marked last to the one under the cursor."""
        row, found = self.article_list.row, self.found
        if row is None or found is None:
            self.say("there is nothing to mark")
        elif self._last_mark is None:
            self.action_mark()
        else:
            keys = await self.known(partial(_between, self.library, found.results, self._last_mark, row.key))
            if keys:
                self._put_marks(self.marks | set(keys), self._elsewhere)
                self._last_mark = row.key
            elif keys is not None:
                self.say("the row marked last is not in this list")

    async def action_mark_all(self) -> None:
        """Mark every row of the list, also where it is long."""
        if self.found and self.found.results.total:
            keys = await self.known(partial(self.library.keys, self.found.results))
            if keys is not None:
                self._put_marks(self.marks | set(keys), self._elsewhere)
        else:
            self.say("there is nothing to mark")

    def unmark(self) -> bool:
        """Take all marks off; tell whether there were any."""
        before = self.marks
        self._put_marks(frozenset(), 0)
        self._last_mark = None
        return bool(before)

    def _put_marks(self, marks: frozenset[int], elsewhere: int) -> None:
        self.marks, self._elsewhere = marks, elsewhere
        told = f"{len(marks):,} marked" if marks else ""
        self.article_list.choose(marks, f"{told}, {elsewhere:,} not in this list" if marks and elsewhere else told)

    def show_found(self, found: Found) -> None:
        """Show an answer, and count the marked articles in it."""
        super().show_found(found)
        if self.marks:
            work = partial(self._count_marks, found.results, self.marks)
            self.run_worker(work, thread=True, exclusive=True, group="marks")

    def _count_marks(self, results: Results, marks: frozenset[int]) -> None:
        try:
            here = len(marks.intersection(self.library.keys(results)))
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        self.post_message(self.Tallied(results, marks, here))

    @on(Tallied)
    def _take_count(self, message: Tallied) -> None:
        if self.found and message.results is self.found.results:
            elsewhere = len(message.marks) - message.here
            self._put_marks(self.marks, min(elsewhere, len(self.marks)))

    # -- what is in hand ---------------------------------------------------------------------------

    async def results_in_hand(self) -> Results | None:
        """Return of the list the marked rows; all of it where none is marked. Says why where there is nothing."""
        if self.found is None or not self.found.results.total:
            self.say("the list is empty")
            return None
        if not self.marks:
            return self.found.results
        chosen = await self.known(partial(self.library.chosen, self.found.results, self.marks))
        if chosen and not chosen.total:
            self.say("nothing that is marked is in this list; Esc takes the marks off")
            return None
        return chosen

    async def keys_in_hand(self) -> Sequence[int]:
        """Return the marked articles of the list; without marks the one in hand. Says why where there is none."""
        if self.marks:
            chosen = await self.results_in_hand()
            return (chosen.keys or ()) if chosen else ()
        if self.in_hand is None:
            self.say("no article is open")
            return ()
        return (self.in_hand.key,)

    async def articles_in_hand(self) -> Sequence[Article]:
        """Return the marked articles of the list; without marks the one that is read. Says why where there is none."""
        if self.marks:
            keys = await self.keys_in_hand()
            return await self.known(partial(_articles, self.library, keys)) or ()
        reading = self.article_text.reading
        if reading is None:
            self.say("no article is open")
            return ()
        return (reading.article,)

    async def known(self, read: Callable[[], T]) -> T | None:
        """Return what the library knows; the next key waits for it, the screen does not."""
        try:
            return await asyncio.to_thread(read)
        except BroadsheetError as error:
            self.say(str(error))
            return None


def _articles(library: Library, keys: Sequence[int]) -> Sequence[Article]:
    return [library.article(library.row(key).id) for key in keys]


def _between(library: Library, results: Results, one: int, other: int) -> Sequence[int]:
    """Return the rows from one article to another, both included; none where one of them has no row."""
    places = [library.position(results, key) for key in (one, other)]
    if None in places:
        return ()
    first, last = sorted(place for place in places if place is not None)
    return library.keys(results)[first : last + 1]
