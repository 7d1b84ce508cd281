"""A text in which one walks: from mention to mention, and from place to place of words that are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.style import Style

from tui.widgets.blocks import Block
from tui.widgets.finding import places_of
from tui.widgets.marked_text import MarkedText
from tui.widgets.page import Anchor, Stretch
from tui.widgets.things import Thing, things_in
from tui.widgets.walking import next_place

if TYPE_CHECKING:
    from index import Entity, Reading


class WalkedText(MarkedText, shown=False):
    """Shows a `Reading`, and the mention or address that the text cursor stands on."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.here: Thing | None = None
        """What the text cursor stands on, in sight or not."""
        self.sought = ""
        """What is looked for in the text; empty when nothing is."""
        self.found: tuple[Stretch, ...] = ()
        """Where it stands."""
        self.found_at: int | None = None
        """On which of these places one stands."""

    def show(self, reading: Reading | None, entity: Entity | None) -> None:
        """Show `reading` with `entity` lit, from where one was in it; in another article the text cursor is gone."""
        if not (reading and self.reading and reading.key == self.reading.key):
            self.here = self.found_at = None
        super().show(reading, entity)

    def put(self, blocks: tuple[Block, ...], anchor: Anchor) -> None:
        """Show these blocks with `anchor` on the first line; what is looked for is looked for in them too."""
        super().put(blocks, anchor)
        before, self.found = self.found, tuple(places_of(self.sought, blocks))
        if self.found != before:
            self.found_at = None

    # -- the text cursor -----------------------------------------------------------------------------

    @property
    def standing(self) -> Thing | None:
        """What the text cursor stands on, while it is in sight."""
        place = self._page.stretch(self.here.span) if self.here else None
        return self.here if place and self.in_sight(place) else None

    def things(self) -> list[tuple[Stretch, Thing]]:
        """Return the mentions, days and addresses that are shown, in reading order; what is longest first."""
        found = things_in(self.reading) if self.reading else ()
        placed = [(place, thing) for thing in found if (place := self._page.stretch(thing.span))]
        placed.sort(key=lambda item: (item[0].block, item[0].start, -item[0].end))
        return placed

    def walk_things(self, step: int, *, entity: Entity | None) -> bool | None:
        """Stand on the next mention of `entity`, or the one before (`step` -1); with None, of any name or address.

        Returns whether the walk went past an end and around; None when there is nothing to stand on.
        """
        placed = [(place, thing) for place, thing in self.things() if thing.kind != "date"]
        if entity:
            placed = self._places_of_entity(entity)
        if not placed:
            return None
        standing = self.standing
        here = next(
            (number for number, (_, thing) in enumerate(placed) if standing and thing.span == standing.span), None
        )
        origin = (self._page.stretch(standing.span) if standing else None) or self.origin
        target, wrapped = next_place([place for place, _ in placed], here, step, origin)
        place, thing = placed[target]
        self.stand_on(thing)
        self.bring(place)
        return wrapped

    def _places_of_entity(self, entity: Entity) -> list[tuple[Stretch, Thing]]:
        """Return where `entity` stands; it may be a quotation or a day, which the third pane lists too."""
        known = {thing.span: thing for _, thing in self.things() if thing.kind == "date" or thing.entity == entity}
        things = (known.get(span) or Thing("entity", span, entity.name, entity) for span in entity.mentions)
        return sorted(
            ((place, thing) for thing in things if (place := self._page.stretch(thing.span))),
            key=lambda item: item[0],
        )

    @property
    def at_hand(self) -> Stretch:
        """Where one is: on what the text cursor stands on, on what is found, on a hit, else on the first line."""
        hits = self.reading.hits if self.reading else ()
        spans = [self.here.span] if self.here else []
        spans += [hits[self.hit]] if self.hit is not None else []
        found = [self.found[self.found_at]] if self.found_at is not None else []
        seen = (place for place in (*found, *self.places_of(spans)) if self.in_sight(place))
        return next(seen, self.origin)

    def stand_on(self, thing: Thing | None) -> None:
        """Put the text cursor on something in the text, or take it away."""
        touched = [each.span for each in (self.here, thing) if each]
        self.here = thing
        self.remark(self.places_of(touched))

    # -- looking for words -----------------------------------------------------------------------------

    def seek(self, sought: str, origin: Stretch) -> None:
        """Light every place that has `sought`, and stand on the first from `origin` on; a blank one ends it.

        With no such place the text goes back to `origin`.
        """
        before, self.sought = self.found, sought.strip()
        self.found, self.found_at = tuple(places_of(self.sought, self._page.blocks)), None
        self.remark((*before, *self.found))
        if self.found:
            self._stand_on_found(next_place(self.found, None, 1, origin)[0])
        else:
            self.scroll_text(self._page.line_at(origin.block, origin.start))
        self.repaint_foot()

    def walk_found(self, step: int) -> bool | None:
        """Stand on the next place with what is looked for, or the one before (`step` -1); returns as `walk_hits`."""
        if not self.found:
            return None
        target, wrapped = next_place(self.found, self.found_at, step, self.origin)
        self._stand_on_found(target)
        self.repaint_foot()
        return wrapped

    def _stand_on_found(self, target: int) -> None:
        before = [self.found[self.found_at]] if self.found_at is not None else []
        self.found_at = target
        self.remark([*before, self.found[target]])
        self.bring(self.found[target])

    # -- drawing -----------------------------------------------------------------------------------

    def mark_layers(self) -> Iterator[tuple[Stretch, Style]]:
        """Yield what is marked, from the lowest layer to the one on top."""
        yield from super().mark_layers()
        for at in self.places_of([self.here.span] if self.here else ()):
            yield at, self.look.here
        for number, at in enumerate(self.found):
            yield at, self.look.found_now if number == self.found_at else self.look.found

    def note_layer(self, reading: Reading) -> Iterator[tuple[Stretch, Style]]:
        """Yield the stretches with notes; not while words are looked for, which look the same without colour."""
        return iter(()) if self.sought else super().note_layer(reading)
