"""The entity pane as a desk: narrowing to names, marking and sorting them, going to what was said."""

from tui.screens.narrowing import NarrowingDesk
from tui.screens.prompting import PromptingDesk, Question
from tui.widgets.sections import ORDERS, Order
from tui.widgets.wording import counted


class NamesDesk(PromptingDesk, NarrowingDesk):
    """A desk on which one works with what was found in an article."""

    def action_take_name(self) -> None:
        """Narrow the list to what is marked or under the cursor; go to what is no name; open what is folded."""
        marked, thing = list(self.entity_list.marked.values()), self.entity_list.thing
        if marked:
            self.narrow_to(marked)
        elif thing is None:
            self.action_fold()
        elif thing.named:
            self.narrow_to([thing.named.entity])
        else:
            self.entity_list.choose()
            self.go_to("text")
            if not any(self.article_text.see(span) for span in thing.entity.mentions[:1]):
                self.say("this stands in a part of the article that is not shown")

    def action_exclude(self) -> None:
        """Leave out the articles that name what is marked, or the entity under the cursor."""
        entity = self.entity_list.entity
        entities = list(self.entity_list.marked.values()) or ([entity] if entity else [])
        if entities:
            self.narrow_to(entities, out=True)
        else:
            self.say("this is no name: only names can be left out")

    def action_mark_name(self) -> None:
        """Mark the entity under the cursor, or take the mark off, and go on to the next."""
        if not self.entity_list.mark():
            self.say("this is no name: only names can be marked")
            return
        marked = len(self.entity_list.marked)
        self.say(f"{counted(marked, 'name')} marked: Enter keeps the articles that name all of them")
        self.entity_list.move("down")

    def put_back_names(self) -> bool:
        """Take off the filter and the marks of the entity pane; return whether there were any."""
        filtered = bool(self.entity_list.listing.filter)
        self.entity_list.keep("")
        return filtered or self.entity_list.unmark()

    def action_fold(self) -> None:
        """Fold the section of the cursor, or open it."""
        if not self.entity_list.fold():
            self.say("there is nothing to fold")

    def action_filter_names(self) -> None:
        """Type what the lines of the entity pane are to hold."""
        before = self.entity_list.listing.filter
        self.put_question(
            Question(
                "only",
                self.entity_list.keep,
                before,
                says=lambda _: "Enter keeps it",
                typed=self.entity_list.keep,
                left=lambda: self.entity_list.keep(before),
            )
        )

    def action_sort_names(self, order: Order) -> None:
        """Have the names stand in another order."""
        self.entity_list.sort(order)
        self.say(f"names {ORDERS[order]}")

    def action_alone(self) -> None:
        """Light nothing but what is chosen, or everything again."""
        alone = not self.article_text.alone
        self.article_text.light_alone(alone=alone)
        self.say("only what is chosen here is lit in the text" if alone else "hits and all names are lit again")
