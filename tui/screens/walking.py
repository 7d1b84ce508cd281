"""Walking in the text: from hit to hit, from name to name, and on from what one stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui import keys
from tui.screens.handing import HandingDesk
from tui.screens.narrowing import NarrowingDesk, narrowed_to
from tui.screens.prompting import Question
from tui.widgets.entity_list import EntityList
from tui.widgets.page import Stretch
from tui.widgets.things import Thing
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Entity


class WalkingDesk(HandingDesk, NarrowingDesk):
    """A desk on which text and entity pane follow one another.

    What is chosen in the entity pane is lit in the text, and walked there; what the text cursor comes upon is chosen
    in the entity pane.
    """

    _held = False
    """Whether the lit entity was chosen in its own pane, so that the walk keeps to it."""
    _sought_before = ""
    """Words looked for in a text before."""

    @on(EntityList.Chosen)
    def _hold(self) -> None:
        self._held = True

    # -- walking -----------------------------------------------------------------------------------

    def action_hit(self, step: int) -> None:
        """Walk over the places where the query matches; while words are looked for in the text, over those."""
        self.need_text()
        if self.article_text.sought:
            wrapped = self.article_text.walk_found(step)
            if wrapped is None:
                self.say(f"this text has no {self.article_text.sought}; Esc ends the search in it")
            elif wrapped:
                self.say_wrapped("place", step)
            return
        wrapped = self.article_text.walk_hits(step)
        if wrapped is None:
            nothing = "the query marks nothing here"
            self.say(nothing if self.history.now.query else f"search first: {keys.first('search')}")
        elif wrapped:
            self.say_wrapped("hit", step)

    def action_mention(self, step: int) -> None:
        """Walk over the mentions of the entity that was chosen in its pane; with none chosen, of any."""
        self.need_text()
        text = self.article_text
        wrapped = text.walk_things(step, entity=text.entity if self._held else None)
        if wrapped is None:
            self.say("no entity is named here")
            return
        if text.here and text.here.entity and self._is_name(text.here.entity):
            self.choose_in_text(text.here.entity)
        if wrapped:
            self.say_wrapped("mention", step)

    def say_wrapped(self, what: str, step: int) -> None:
        """Say that a walk went past an end."""
        self.say(f"past the last {what}, on at the first" if step > 0 else f"past the first {what}, on at the last")

    def need_text(self) -> None:
        """Go to the text when it has no place on the screen: what is walked there would not be seen."""
        if not self.article_text.display:
            self.go_to("text")

    def choose_in_text(self, entity: Entity) -> None:
        """Choose in the entity pane what was come upon in the text."""
        self.entity_list.follow(entity)
        self._note_entity(entity)

    def leave_text_cursor(self) -> bool:
        """Take the text cursor away, and the light with it; tell whether there was one where one reads."""
        if self.wishes.focus != "text" or not self.article_text.standing:
            return False
        self.article_text.stand_on(None)
        self._held = False
        self.entity_list.put_out()
        self._note_entity(None)
        return True

    # -- looking for words in the text -----------------------------------------------------------------

    def action_seek(self) -> None:
        """Ask for words to be found in the text; all their places are lit while they are typed. None: those before."""
        if self.article_text.reading is None:
            self.say("no article is open")
            return
        self.go_to("text")
        origin, now, before = self.article_text.origin, self.article_text.sought, self._sought_before
        self.put_question(
            Question(
                "find here",
                lambda text: self._keep_sought(text or before, origin),
                says=lambda _: self._says_found(before),
                typed=lambda text: self.article_text.seek(text, origin),
                left=lambda: self.article_text.seek(now, origin),
            )
        )

    def _says_found(self, before: str) -> str:
        text = self.article_text
        if text.sought:
            return counted(len(text.found), "place")
        if before:
            return f"Enter: {before} again"
        return f"words as they are written; {keys.first('next-hit')} and {keys.first('previous-hit')} walk them"

    def _keep_sought(self, words: str, origin: Stretch) -> None:
        self._sought_before = words
        self.article_text.seek(words, origin)
        if words and not self.article_text.found:
            self.say(f"this text has no {self.article_text.sought}")
            self.leave_sought()

    def leave_sought(self) -> bool:
        """End looking for words in the text, so that n and N walk hits again; tell whether one was at it."""
        if not self.article_text.sought:
            return False
        self.article_text.seek("", self.article_text.origin)
        return True

    # -- going on ----------------------------------------------------------------------------------

    def action_follow(self) -> None:
        """Go on from what the text cursor stands on."""
        if self.article_text.standing:
            self.go_on_from(self.article_text.standing)
        else:
            self.say(f"nothing stands under the cursor: {keys.first('next-mention')} goes to the next name or link")

    def go_on_from(self, thing: Thing) -> None:
        """Open an address; keep the articles that name an entity; ask for those that name a day."""
        if thing.kind == "link":
            self.open_address(thing.value)
        elif thing.entity and not self._is_name(thing.entity):
            self.say("this is no name, day or link to follow")
        elif thing.entity:
            self.choose_in_text(thing.entity)
            self.narrow_to([thing.entity])
        else:
            self.ask_for(thing)

    def action_search_thing(self) -> None:
        """Search the whole library for what the text cursor stands on; elsewhere for the entity that is chosen."""
        thing = self.article_text.standing
        entity = self.entity_list.entity if self.wishes.focus == "entities" else self.article_text.entity
        if self.wishes.focus == "text" and thing:
            self.ask_for(thing)
        elif entity and self._is_name(entity):
            self._ask_for_entity(entity)
        else:
            self.say(f"nothing stands under the cursor: {keys.first('next-mention')} goes to the next name")

    def ask_for(self, thing: Thing) -> None:
        """Search the whole library for what was come upon."""
        if thing.kind == "date":
            self.ask_anew(f"mentions:{thing.value}")
        elif thing.entity and self._is_name(thing.entity):
            self._ask_for_entity(thing.entity)
        elif thing.entity:
            search = f"{keys.first('pick')} selects words, {keys.first('pick-search')} there searches for them"
            self.say(f"this is no name or day to search for: {search}")
        else:
            self.say("an address is not searched for: Enter opens it")

    def _ask_for_entity(self, entity: Entity) -> None:
        self.ask_anew(narrowed_to("", [entity]))

    def ask_anew(self, query: str) -> None:
        """Go on to the list of another query."""
        self.take_step(self.history.now._replace(query=query))

    def _is_name(self, entity: Entity) -> bool:
        """Tell whether it is an entity, and no quotation or number that the third pane lists as well."""
        reading = self.article_text.reading
        return reading is not None and any(named.entity == entity for named in reading.named)
