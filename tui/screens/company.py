"""Who is named with whom, and walking on from one to the other: each step is one that `(` and `)` walk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError, SearchCancelled
from tui.screens.fetch import Mood
from tui.screens.history import Place, Walk
from tui.screens.narrowing import narrowed_to
from tui.screens.resuming import ResumingDesk
from tui.widgets.entries import Entry
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Companion, Gathered, MergedEntity, Results

COMPANY = "NAMED WITH"
_MOST = 200


class Company(NamedTuple):
    """Who is named with an entity in the articles of one query."""

    entity: MergedEntity
    base: str
    """The query, without what the walk itself has narrowed it to."""
    found: Gathered[Companion] | None = None
    """None until they are counted."""


class CompanyDesk(ResumingDesk):
    """A desk on which one walks from a name to those named with it, and on to their articles."""

    class Together(Message):
        """The library has the entity, and perhaps those named with it; a sentence where it cannot tell."""

        def __init__(self, company: Company | str, at: int) -> None:
            super().__init__()
            self.company, self.at = company, at

    def action_company(self) -> None:
        """Show who is named with the entity, or put that away again."""
        if self.has_panel(COMPANY):
            self.close_panel()
            return
        key = self.entity_key
        if key is None:
            self.say("choose a name in the third pane first")
        else:
            self._open_company(key, 0)

    def _open_company(self, key: int, at: int) -> None:
        base = self.history.now.base
        self.panel.show(COMPANY, (Entry("", "looking", waits=True),), scope="company")
        self.open_panel("entities")
        results = self.found.results if self.found and base == self.found.ask.step.query else None
        work = partial(self._ask_company, key, base, results, at)
        self.run_worker(work, thread=True, exclusive=True, group="company")

    def _ask_company(self, key: int, base: str, results: Results | None, at: int) -> None:
        worker, library = get_current_worker(), self.library
        try:
            entity = library.entity(key)
            if entity is None:
                self.post_message(self.Together("This name is not kept any more.", 0))
                return
            company = Company(entity, base)
            self.post_message(self.Together(company, at))
            among = results or library.search(base, cancelled=lambda: worker.is_cancelled)
            found = library.named_with(entity.key, among, limit=_MOST, cancelled=lambda: worker.is_cancelled)
        except SearchCancelled:
            return
        except BroadsheetError as error:
            self.post_message(self.Together(str(error), 0))
            return
        if not worker.is_cancelled:
            self.post_message(self.Together(company._replace(found=found), at))

    @on(Together)
    def _show_company(self, message: Together) -> None:
        company = message.company
        entries = [Entry("", company)] if isinstance(company, str) else self._entries(company)
        self.fill_panel(COMPANY, entries, at=message.at)

    def _entries(self, company: Company) -> list[Entry]:
        entries = [Entry("", company.entity.name, heading=True)]
        if company.found is None:
            return [*entries, Entry("", "looking for those named with it", waits=True)]
        if not company.found.items:
            return [*entries, Entry("", "Nobody and nothing is named with it in these articles. Esc goes back.")]
        where = "among these hits" if company.base.strip() else "in the library"
        entries.append(Entry("", f"{counted(company.found.total, 'name')} beside it {where}; articles that name both:"))
        for companion in company.found:
            other = companion.entity
            take = partial(self._walk_on, company, other, len(entries))
            entries.append(Entry(f"{companion.articles:,}", f"{other.name}{self.glyphs.dot}{other.type}", take=take))
        return entries

    def _walk_on(self, company: Company, other: MergedEntity, at: int) -> None:
        self.walk_to(company.entity, other, company.base, Place(company.entity.key, at))

    def walk_to(self, here: MergedEntity, other: MergedEntity, base: str, place: Place | None) -> None:
        """Go on to the articles of `base` that name both; `(` comes back, and to `place`."""
        now = self.history.now
        both = [index.Entity("", each.type, each.name, (), ()) for each in (here, other)]
        query = narrowed_to(base, both)
        before = now.trail if now.trail[-1:] == (here.name,) else (here.name,)
        walk = Walk((*before, other.name), base, query)
        self.go_on(now._replace(query=query, walk=walk, entity=other.name), place)

    def show_step(self, mood: Mood = "shown") -> None:
        """Show the list of the present step, and the names from which one walked on there."""
        super().show_step(mood)
        place = self.history.now.panel
        if isinstance(place, Place):
            self._open_company(place.entity, place.at)
