"""The card of an entity on the screen: asked for in two parts, and from its lines on to articles."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

import index
from index import BroadsheetError
from tui.screens.company import CompanyDesk
from tui.screens.inquiry import CARD
from tui.screens.places import PlacesDesk
from tui.widgets.entries import Entry

if TYPE_CHECKING:
    from index import Companion, MergedEntity, Quotation
    from tui.screens.card import Card

_COMPANY, _QUOTES = 8, 3


class CardDesk(CompanyDesk, PlacesDesk):
    """A desk that shows what the library knows of an entity."""

    class Known(Message):
        """The library told what it knows of an entity; None where it knows nothing yet."""

        def __init__(self, card: "Card | None") -> None:
            super().__init__()
            self.card = card

    def show_card_here(self) -> bool:
        """Show the card of the entity under the third pane's cursor; return whether there is one."""
        named = self.entity_list.named
        if self.wishes.focus != "entities" or self.wishes.panel or named is None:
            return False
        self.carded = None
        self.panel.show(CARD, (Entry("", named.entity.name, heading=True, waits=True),), scope="card")
        self.open_panel("list")
        self.show_card(named.key)
        return True

    def show_card(self, key: int | None) -> None:
        """Ask what the library knows of an entity, for the card that stands open."""
        self.run_worker(partial(self._ask_card, key), thread=True, exclusive=True, group="card")

    def _ask_card(self, key: int | None) -> None:
        from tui.screens.card import Card

        worker, library = get_current_worker(), self.library
        try:
            found = None if key is None else library.entity(key)
            if found is None:
                self.post_message(self.Known(None))
                return
            card = Card(found, library.why_one(found.key), library.months(found.key))
            if not worker.is_cancelled:
                self.post_message(self.Known(card))
            company = library.named_with(found.key, limit=_COMPANY, cancelled=lambda: worker.is_cancelled).items
            said = library.search(_said_by(found))
            heard = library.stream_quotations(said, cancelled=lambda: worker.is_cancelled)
            quotes = tuple(islice(heard, _QUOTES))
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Known(replace(card, company=company, quotes=quotes, quoting=said.total)))

    @on(Known)
    def _tell_card(self, message: Known) -> None:
        from tui.screens.card import card_entries

        if not self.has_panel(CARD):
            return
        if message.card is None:
            self.fill_panel(CARD, (Entry("", "Names are still being looked for; ask again in a while."),))
        else:
            at = None if self.carded else 0
            self.carded = message.card.entity
            walk, all_said = partial(self._walk_from, message.card), partial(self._list_said, message.card.entity)
            entries = card_entries(message.card, self.glyphs, walk, self._quoted, all_said)
            self.fill_panel(CARD, entries, at=at)

    def _walk_from(self, card: "Card", companion: "Companion") -> Callable[[], None]:
        """Return what goes on to the articles that name both."""
        return partial(self.walk_to, card.entity, companion.entity, self.history.now.base, None)

    def _list_said(self, entity: "MergedEntity") -> None:
        """Go on to all articles in which it says something."""
        self.take_step(self.history.now._replace(query=_said_by(entity), sort="newest", key=None), along=False)

    def _quoted(self, quotation: "Quotation") -> Callable[[], None]:
        """Return what shows where something was said."""
        said = quotation.excerpt
        spans = [index.Span(said.field, said.start, said.end, said.text)]
        return partial(self.go_to_place, said.row.key, spans)


def _said_by(entity: "MergedEntity") -> str:
    """Return the query for articles that quote an entity, or report what it said."""
    return index.to_text(index.Phrase(entity.name, "speaker"))
