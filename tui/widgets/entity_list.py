"""The entity pane: whom and what the article names, who says what, which days and numbers it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Focus
from textual.message import Message

from tui import keys
from tui.paint import Part, apart, cell_count, cut, filled, shown
from tui.widgets.listing import Line, Listing
from tui.widgets.pane import Motion, Pane, distance
from tui.widgets.sections import Order, Thing

if TYPE_CHECKING:
    from index import Entity, Named, Reading

_EMPTY = 1
"""The line that says why nothing is listed."""


class EntityList(Pane):
    """Shows what was found in one article; posts `Chosen` for what is under the cursor."""

    scope: keys.Scope = "entities"

    class Chosen(Message, bubble=False):
        """The cursor stands on `entity`, or on something that has the places of `entity`."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.listing = Listing()
        self.marked: dict[tuple[str, str], Entity] = {}
        """By (type, name): entities that are to be taken together, of this article or of others."""
        self.chosen = False
        """Whether what is under the cursor is lit in the text."""
        self._lines: list[Line] = []
        self._top = 0

    def show(self, reading: Reading | None, chosen: Entity | None) -> None:
        """Show what was found in an article, the cursor on `chosen` where that is among it.

        In the same article the cursor stays where it is as well as it can.
        """
        other = not (reading and self.listing.reading and reading.key == self.listing.reading.key)
        self.chosen = self.listing.show(reading, chosen, self.glyphs)
        if other:
            self._top = 0
        self._arrange()
        self.refresh()

    # -- what is under the cursor ------------------------------------------------------------------

    @property
    def thing(self) -> Thing | None:
        """What is under the cursor; None on the head of a folded section."""
        return self.listing.thing

    @property
    def named(self) -> Named | None:
        """The entity under the cursor and its standing among the hits."""
        return self.thing.named if self.thing else None

    @property
    def entity(self) -> Entity | None:
        """The entity under the cursor."""
        return self.named.entity if self.named else None

    def choose(self) -> Entity | None:
        """Light what is under the cursor and return it."""
        if self.thing is None:
            return None
        if not self.chosen:
            self.chosen = True
            self._arrange()
            self.refresh()
        self.screen.post_message(self.Chosen(self.thing.entity))  # straight to the one that listens
        return self.thing.entity

    def follow(self, entity: Entity) -> None:
        """Stand on an entity that was chosen in the text; where a fold or a filter hides it, on nothing else."""
        if not (self.chosen and self.entity == entity) and self.listing.stand_on(entity):
            self.chosen = True
            self._arrange()
            self.refresh()

    def put_out(self) -> bool:
        """Let nothing be chosen; return whether something was."""
        was, self.chosen = self.chosen, False
        if was:
            self._arrange()
            self.refresh()
        return was

    # -- what is listed ----------------------------------------------------------------------------

    def fold(self) -> bool:
        """Fold the section of the cursor, or open it again; return whether there is one."""
        here = self.listing.here
        if here is None:
            return False
        self.listing.fold(here.section)
        self._listed_anew(same=False)
        return True

    def sort(self, order: Order) -> None:
        """Have the names of each section stand in another order."""
        self.listing.sort(order, self.glyphs)
        self._listed_anew(same=True)

    def keep(self, filter: str) -> None:
        """List only what holds `filter`; all where it is empty."""
        if filter != self.listing.filter:
            self._listed_anew(same=self.listing.keep(filter))

    def _listed_anew(self, *, same: bool) -> None:
        """Show the lines as they are now; light what the cursor stands on where that is not the same as before."""
        was, self.chosen = self.chosen, self.chosen and same
        if was and not same:
            self.choose()
        self._arrange()
        self.refresh()

    def mark(self) -> bool:
        """Mark the entity under the cursor, or take the mark off; return whether there is one."""
        entity = self.entity
        if entity is None:
            return False
        if self.marked.pop((entity.type, entity.name), None) is None:
            self.marked[entity.type, entity.name] = entity
        self.refresh()
        return True

    def unmark(self) -> bool:
        """Take every mark off; return whether there was one."""
        had = bool(self.marked)
        self.marked = {}
        if had:
            self.refresh()
        return had

    # -- moving ------------------------------------------------------------------------------------

    def on_focus(self, event: Focus) -> None:
        """To come here is to choose."""
        self.choose()
        super().on_focus(event)

    def fit(self) -> None:
        """Keep the cursor in sight."""
        self._see_cursor()

    def move(self, motion: Motion) -> bool:
        """Move the cursor from line to line, which chooses what stands there."""
        page = max(1, self.room - 2)
        if motion in ("top", "bottom"):
            target = 0 if motion == "top" else len(self.listing.stops) - 1
        else:
            target = self.listing.cursor + distance(motion, page, page // 2)
        target = max(0, min(target, len(self.listing.stops) - 1))
        if target == self.listing.cursor or not self.listing.stops:
            return False
        self.listing.cursor, self.chosen = target, False
        if self.choose() is None:
            self._arrange()
            self.refresh()
        return True

    # -- drawing -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._lines = self.listing.lines(self.glyphs, spelt=self.chosen)
        self._see_cursor()

    @property
    def cursor_lines(self) -> range:
        """The line under the cursor, or the one that says that there is none."""
        at = self.listing.cursor_line - self._top if self._lines else _EMPTY
        return range(at, at + 1)

    def _see_cursor(self) -> None:
        at = self.listing.cursor_line
        first = at - 1 if at and self._lines[at - 1].is_head and self._lines[at - 1].stop is None else at
        self._top = min(self._top, first)
        aliases = len(self.thing.entity.aliases) if self.thing and self.chosen else 0
        last = min(at + aliases, at + max(0, self.room - 2))
        self._top = max(0, self._top, last - self.room + 1)

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the pane's name, and what is left of a long list."""
        kept: list[Part] = (
            [(f"\\{shown(self.listing.filter, self.glyphs)} ", self.look.caret)] if self.listing.filter else []
        )
        return [(" ENTITIES", self.head_style)], kept

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Say how many are marked, and what the two numbers are."""
        if self.marked:
            return [(f" {len(self.marked)} marked", self.look.key)], []
        return [], [("mentions  articles " if self.listing.things else "", self.look.soft)]

    def _nothing(self) -> str:
        """Return what stands there when there is nothing to list."""
        if self.listing.reading and not self.listing.reading.looked:
            return " names are being looked for"
        if self.listing.filter:
            return f" nothing here has {shown(self.listing.filter, self.glyphs)}: Esc shows all"
        return " names nobody and no place" if self.chosen or self.has_focus else ""

    def body(self, y: int) -> list[Segment]:
        """Return a line."""
        width, base, look = self.extent.width, self.look.base, self.look
        if self._top + y >= len(self._lines):
            return filled([(self._nothing() if not self._lines and y == _EMPTY else "", look.soft)], width, base)
        item = self._lines[self._top + y]
        count: list[Part] = [(f" {item.count} ", look.soft)] if item.count else []
        here = item.stop == self.listing.cursor
        sign: Part = (" ", look.cursor)
        if here:
            sign = self.glyphs.cursor, self.cursor_style if self.chosen else look.cursor
        if item.is_head:
            folded: list[Part] = [(f" {self.glyphs.ellipsis}", look.soft)] if item.stop is not None else []
            return apart([sign if folded else (" ", base), (item.text, look.soft), *folded], count, width, base)
        if item.stop is None:
            return apart([(f"   {item.text}", look.soft)], [], width, base)
        thing = self.listing.stops[item.stop].thing
        return apart([sign, *self._parts(thing, item, here)], count, width, base) if thing else filled((), width, base)

    def _parts(self, thing: Thing, item: Line, here: bool) -> list[Part]:
        base, look = self.look.base, self.look
        entity = thing.entity
        mark = "+" if thing.named and (entity.type, entity.name) in self.marked else " "
        type = entity.type if thing.named else "other"
        style = look.lit(type) if here and self.chosen else look.ink(type)
        label = [(f"{thing.label} ", look.soft)] if thing.label else []
        taken = cell_count(item.count) + 4 + sum(cell_count(text) for text, _ in label)
        text = cut(item.text, max(4, self.extent.width - taken), self.glyphs.ellipsis)
        return [(mark, look.key if mark == "+" else base), *label, (text, style)]
