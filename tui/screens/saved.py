"""Saved searches as live lists: what each finds now, and how much of that is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index import BroadsheetError
from tui import keys
from tui.screens.marking import MarkingDesk
from tui.screens.prompting import Question
from tui.screens.sentences import undoes
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Library, SavedSearch

SAVED = "SAVED SEARCHES"


class SavedDesk(MarkingDesk):
    """A desk with a list of saved searches, and a way to keep the one that stands."""

    async def action_saved(self) -> None:
        """List the saved searches. The next key waits for them: it may be the first letter of a name."""
        self.panel.show(SAVED, (Entry("", "asking each of them", waits=True),))
        self.open_panel("list")
        searches = await self.known(self.library.saved_searches)
        if searches is None:
            self.close_panel()
        else:
            self._offer(searches)

    def _offer(self, searches: Sequence[SavedSearch]) -> None:
        dot, entries = self.glyphs.dot, list[Entry]()
        for search in searches:
            counts = ["cannot be asked" if search.total is None else f"{search.total:,}"]
            counts += [f"{search.new:,} new"] if search.new else []
            take = self._then(partial(self._ask_for, search.name))
            entries.append(Entry(search.name, dot.join((*counts, search.query)), take=take))
        here = next((search for search in searches if _asks_for(search, self.history.now.query)), None)
        if here:
            entries.append(Entry("-", f"forget: {here.name}", take=self._then(partial(self._forget, here))))
        elif self.history.now.query.strip():
            says = f"keep under a name: {self.history.now.query}"
            entries.append(Entry("+", says, take=self._then(self._ask_name)))
        none = Entry("", f"No search is saved. Search for something; then {keys.first('saved')} keeps it by a name.")
        self.panel.show(SAVED, entries or (none,), filtered=bool(entries))
        self.tell_keys()

    def _then(self, do: Callable[[], None]) -> Callable[[], None]:
        """Return what closes the panel and then does this."""

        def close_and_do() -> None:
            self.close_panel()
            do()

        return close_and_do

    def _ask_for(self, name: str) -> None:
        """List what a saved search finds, the newest first unless it has an order of its own."""
        from index import Saved, to_text

        self.run_worker(partial(_look, self.library, name), thread=True, group="look")
        step = self.history.now._replace(query=to_text(Saved(name)), sort="newest", key=None, filter="")
        self.take_step(step, along=False)  # one comes for what is new

    def _forget(self, search: SavedSearch) -> None:
        """Let a name go; what it found is listed for the query it had."""
        self.take_step(self.history.now._replace(query=search.query))
        self.make_change(partial(_forget, self.library, search.name), ())

    def _ask_name(self) -> None:
        take = partial(self._save_search, self.history.now.query)
        self.put_question(Question("keep as", take, says=lambda _: "@ and this name ask for it"))

    def _save_search(self, query: str, name: str) -> None:
        self.make_change(partial(_save, self.library, name, query), ())


def _asks_for(search: SavedSearch, query: str) -> bool:
    from index import Saved, to_text

    return query == to_text(Saved(search.name))


def _look(library: Library, name: str) -> None:
    try:
        library.look_at_search(name)
    except BroadsheetError:
        return  # it is counted as new once more, no harm


def _forget(library: Library, name: str) -> str:
    library.forget_search(name)
    return f"@{name} is forgotten; {undoes()}"


def _save(library: Library, name: str, query: str) -> str:
    saved = library.save_search(name, query)
    return f"kept: @{saved.name} asks for it"
