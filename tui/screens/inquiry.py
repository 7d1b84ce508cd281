"""What one asks: why the article in hand is a hit, what is known of it, what is like it, and which keys there are."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from index import BroadsheetError, Entity, Explanation, Results, Row
from tui.screens.desk import Desk
from tui.screens.growth import GrowingDesk
from tui.widgets.panel import Entry

if TYPE_CHECKING:
    from tui.screens.card import Card

WHY, CARD = "WHY THIS HIT", "ENTITY"
_COMPANY, _QUOTES = 8, 3


class InquiringDesk(GrowingDesk):
    """A desk that explains: itself, its articles and its hits. What it says stands in a panel over a pane."""

    @dataclass
    class Explained(Message):
        """The library told why an article is among `results`; None when it is not."""

        results: Results
        key: int
        explanation: Explanation | None

    @dataclass
    class Known(Message):
        """The library told what it knows of an entity; None where it knows nothing yet."""

        name: str
        card: "Card | None"

    def action_why(self) -> None:
        """Show why the article in hand is a hit, or put that away again."""
        if self.wishes.panel and self.panel.title == WHY:
            self.close_panel()
            return
        row = self.in_hand
        if row is None:
            self.say("no article is open")
            return
        self.panel.show(WHY, (Entry("", row.title, heading=True),))
        self.open_panel("entities")
        self._ask_why()

    @on(Desk.Opened)
    def _ask_why(self) -> None:
        row = self.in_hand
        if self.wishes.panel and self.panel.title == WHY and row and self.found:
            work = partial(self._explain, self.found.results, row.key)
            self.run_worker(work, thread=True, exclusive=True, group="why")

    def _explain(self, results: Results, key: int) -> None:
        worker = get_current_worker()
        try:
            explanation = self.library.explain(results, key)
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Explained(results, key, explanation))

    @on(Explained)
    def _tell_why(self, message: Explained) -> None:
        from tui.screens.panels import why_entries

        row = self.in_hand
        here = self.found and message.results is self.found.results and row and row.key == message.key
        if here and row and self.panel.title == WHY:
            self.panel.show(WHY, why_entries(row, message.explanation))

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.panels import help_entries

        self.open_panel("list")
        self.panel.show("KEYS", help_entries(), filtered=True)

    def action_info(self) -> None:
        """Show what is known of the article, or in the third pane of the entity under the cursor."""
        if self.wishes.focus == "entities" and not self.wishes.panel and self.entity_list.entity:
            self._show_card(self.entity_list.entity)
            return
        self.open_panel("entities")
        self._tell_article()

    def _show_card(self, entity: Entity) -> None:
        self.panel.show(CARD, (Entry("", entity.name, heading=True),))
        self.open_panel("list")
        self.run_worker(partial(self._ask_card, entity), thread=True, exclusive=True, group="card")

    def _ask_card(self, entity: Entity) -> None:
        from index import Phrase, to_text
        from tui.screens.card import Card

        worker, library = get_current_worker(), self.library
        try:
            known = library.entities_called(entity.name)
            found = next((each for each in known if (each.name, each.type) == (entity.name, entity.type)), None)
            if found is None:
                self.post_message(self.Known(entity.name, None))
                return
            card = Card(found, library.why_one(found.key), library.months(found.key))
            self.post_message(self.Known(entity.name, card))
            company = library.named_with(found.key, limit=_COMPANY).items
            said = to_text(Phrase(found.name, "speaker"))
            quotes = library.quotations(library.search(said), limit=_QUOTES).items
        except BroadsheetError:
            return  # the next question to the library says what is wrong
        if not worker.is_cancelled:
            self.post_message(self.Known(entity.name, replace(card, company=company, quotes=quotes)))

    @on(Known)
    def _tell_card(self, message: Known) -> None:
        from tui.screens.card import card_entries

        if not self.wishes.panel or self.panel.title != CARD:
            return
        if message.card is None:
            self.panel.show(CARD, (Entry("", "Names are still being looked for; ask again in a while."),))
        else:
            self.panel.show(CARD, card_entries(message.card, self.glyphs))

    def action_rub_filter(self) -> None:
        """Take the last letter off the panel's filter."""
        self.panel.rub()

    def _tell_article(self) -> None:
        from tui.screens.panels import info_entries

        reading = self.article_text.reading
        article, copies = (reading.article, reading.copies) if reading else (None, ())
        self.panel.show("ARTICLE", info_entries(article, copies, self.report))

    @on(Desk.Opened)
    def _keep_panel_true(self) -> None:
        if self.wishes.panel and self.panel.title == "ARTICLE":
            self._tell_article()

    def action_like(self) -> None:
        """List what is like the article in hand, the best first."""
        row = self.in_hand
        if row:
            self.take_step(replace(self.history.now, query=f"like:{row.id}", sort="relevance", filter=""))
        else:
            self.say("no article is open")

    def action_copies(self) -> None:
        """List the article in hand and its copies, each in a row of its own."""
        row = self.in_hand
        if row is None:
            self.say("no article is open")
        elif not row.duplicates:
            self.say("nothing else tells this story in the same words")
        else:
            self.take_step(replace(self.history.now, query=f"copies:{row.id}", sort="newest", filter=""))

    @property
    def in_hand(self) -> Row | None:
        """The article under the list's cursor."""
        return self.article_list.row
