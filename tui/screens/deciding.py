"""Setting right who is who: another name, another type, what is one and what is not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.screens.carding import CardDesk
from tui.screens.inquiry import CARD
from tui.screens.marking import MarkingDesk

if TYPE_CHECKING:
    from index import MergedEntity
    from tui.screens.rulings import Change, What


class DecidingDesk(CardDesk, MarkingDesk):
    """A desk on which a person decides of entities. What is decided is on the disk before the screen says so."""

    async def action_rule(self, what: What) -> None:
        """Ask what is to be decided of the entity of the card, or of the one under the cursor; to hide asks nothing."""
        from tui.screens import rulings  # who decides nothing does without

        key = self.entity_key
        if key is None:
            self.say("choose a name in the third pane first")
            return
        nearby = {named.entity.name: named.key for named in self.entity_list.listing.named if named.key != key}
        about = await self.known(partial(rulings.subject, self.library, key, nearby, others=what == "merge"))
        if about is None:
            self.say("this name is not kept yet: names are still being looked for")
        elif what == "hide":
            self._decide(rulings.hide, about.entity, "")
        elif what == "split" and len(about.names) < 2:
            self.say(f"{about.entity.name} has this one name only: there is nothing to split off")
        else:
            self.put_question(rulings.question(what, about, self._decide, self.glyphs))

    def _decide(self, change: Change, entity: MergedEntity, text: str) -> None:
        from tui.screens import rulings

        self._follow_name(entity, text if change is rulings.rename else "")
        self.run_worker(self._keep(partial(change, self.library, entity, text), None), group="mark")

    def _follow_name(self, entity: MergedEntity, name: str) -> None:
        """Keep an entity lit that is about to be called otherwise."""
        if name.strip() and self.history.now.entity == entity.name:
            self.history = self.history._replace(now=self.history.now._replace(entity=" ".join(name.split())))

    @on(MarkingDesk.Marked)
    def _show_card_again(self) -> None:
        if self.has_panel(CARD) and self.carded:
            self.show_card(self.carded.key)
