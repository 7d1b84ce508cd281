"""A text in which one walks: from mention to mention, and from place to place of words that are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.style import Style

from tui.widgets.blocks import Block
from tui.widgets.finding import places_of
from tui.widgets.marked_text import MarkedText
from tui.widgets.page import Anchor, Stretch
from tui.widgets.things import Thing
from tui.widgets.walking import by_block, next_place

if TYPE_CHECKING:
    from index import Entity, Reading, Span


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
        self._found_in: dict[int, list[int]] = {}  # by block
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
        before = self.found
        self._find(blocks)
        if self.found != before:
            self.found_at = None

    def _find(self, blocks: Sequence[Block]) -> None:
        self.found = tuple(places_of(self.sought, blocks))
        self._found_in = by_block(self.found)

    # -- the text cursor -----------------------------------------------------------------------------

    @property
    def standing(self) -> Thing | None:
        """What the text cursor stands on, while it is in sight."""
        place = self._page.stretch(self.here.span) if self.here else None
        return self.here if place and self.in_sight(place) else None

    def things_from(self, block: int) -> list[tuple[Stretch, Thing]]:
        """Return the mentions, days and addresses that begin in a block, in reading order; what is longest first."""
        placed = [(place, thing) for thing in self.things_of(block) if (place := self._page.stretch(thing.span))]
        placed = [(place, thing) for place, thing in placed if place.block == block]
        placed.sort(key=lambda item: (item[0].start, -item[0].end))
        return placed

    def walk_things(self, step: int, *, entity: Entity | None) -> bool | None:
        """Stand on the next mention of `entity`, or the one before (`step` -1); with None, of any name or address.

        Returns whether the walk went past an end and around; None when there is nothing to stand on.
        """
        standing = self.standing
        origin = (self._page.stretch(standing.span) if standing else None) or self.origin
        placed = self._places_of_entity(entity) if entity else self._things_near(origin, step)
        if not placed:
            return None
        here = next(
            (number for number, (_, thing) in enumerate(placed) if standing and thing.span == standing.span), None
        )
        target, wrapped = next_place([place for place, _ in placed], here, step, origin)
        place, thing = placed[target]
        self.stand_on(thing)
        self.bring(place)
        return wrapped

    def _things_near(self, origin: Stretch, step: int) -> list[tuple[Stretch, Thing]]:
        """Return the names and addresses of the block of `origin` and of the next one that has any, around the end.

        In reading order, so that the next place is among them: as many texts have thousands, not all are looked up.
        """
        count = len(self._page.blocks)
        for far in range(1, count + 1):
            blocks = sorted({origin.block, (origin.block + far * step) % count}) if count else []
            there = [item for block in blocks for item in self.things_from(block) if item[1].kind != "date"]
            if any(place.block != origin.block for place, _ in there) or far == count:
                return there
        return []

    def _places_of_entity(self, entity: Entity) -> list[tuple[Stretch, Thing]]:
        """Return where `entity` stands; it may be a quotation or a day, which the third pane lists too."""
        placed = [(place, span) for span in entity.mentions if (place := self._page.stretch(span))]
        return [(place, self._thing_at(place, span, entity)) for place, span in sorted(placed, key=lambda at: at[0])]

    def _thing_at(self, place: Stretch, span: Span, entity: Entity) -> Thing:
        days = (thing for thing in self.things_of(place.block) if thing.kind == "date" and thing.span == span)
        return next(days, None) or Thing("entity", span, entity.name, entity)

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
        before, self.sought, self.found_at = self.found, sought.strip(), None
        self._find(self._page.blocks)
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

    def mark_layers(self, block: int) -> Iterator[tuple[Stretch, Style]]:
        """Yield what is marked on a block, and perhaps on others, from the lowest layer to the one on top."""
        yield from super().mark_layers(block)
        for at in self.places_of([self.here.span] if self.here else ()):
            yield at, self.look.here
        for number in self._found_in.get(block, ()):
            yield self.found[number], self.look.found_now if number == self.found_at else self.look.found

    def note_layer(self, reading: Reading) -> Iterator[tuple[Stretch, Style]]:
        """Yield the stretches with notes; not while words are looked for, which look the same without colour."""
        return iter(()) if self.sought else super().note_layer(reading)
