"""What the entity pane lists and where one can stand: what is left of an article's things by filter, folds and order.

Pure of drawing: the pane draws what this says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.paint import Glyphs, shown
from tui.widgets.sections import FOLDED, SECTIONS, Order, Thing, things

if TYPE_CHECKING:
    from index import Entity, Named, Reading


class Stop(NamedTuple):
    """Where the cursor can stand: a line, or the head of a folded section."""

    section: str
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the pane: a stop, the head of an open section, or a spelling of the chosen entity."""

    text: str
    count: str = ""
    stop: int | None = None
    """Which of the stops this is."""
    is_head: bool = False


class Listing:
    """The stops of one article and the cursor among them. Order, folds and filter hold for every article."""

    def __init__(self) -> None:
        self.order: Order = "mentions"
        self.folded = set(FOLDED)
        """Sections of which only the head is shown."""
        self.filter = ""
        self.things: tuple[Thing, ...] = ()
        self.stops: list[Stop] = []
        self.cursor = 0
        self.reading: Reading | None = None
        self._lines: list[Line] = []
        self._line_of: list[int] = []  # of each stop

    def show(self, reading: Reading | None, chosen: Entity | None, glyphs: Glyphs) -> bool:
        """List an article, the cursor on `chosen`; return whether that is there.

        Otherwise the cursor stays where it is in the same article, as well as it can, and stands first in another.
        """
        again = reading and self.reading and reading.key == self.reading.key
        self.reading = reading
        self.things = things(reading, self.order, glyphs) if reading else ()
        self._list()
        return self._put_cursor(chosen, self.cursor if again else 0)

    def stand_on(self, entity: Entity) -> bool:
        """Put the cursor on an entity; return whether it is to be seen."""
        return self._put_cursor(entity, self.cursor)

    def _put_cursor(self, chosen: Entity | None, otherwise: int) -> bool:
        listed = ((number, stop.thing.entity) for number, stop in enumerate(self.stops) if stop.thing and chosen)
        # Names first: to compare all of two entities takes a hundred times as long
        at = next((number for number, each in listed if chosen and each.name == chosen.name and each == chosen), None)
        self.cursor = max(0, min(otherwise if at is None else at, len(self.stops) - 1))
        return at is not None

    def _find(self) -> Iterator[Stop]:
        sought, section = self.filter.casefold().strip(), ""
        for thing in self.things:
            if sought and not thing.has(sought):
                continue
            if thing.section in self.folded and not sought:
                if thing.section != section:
                    yield Stop(thing.section)
            else:
                yield Stop(thing.section, thing)
            section = thing.section

    @property
    def here(self) -> Stop | None:
        """What the cursor stands on."""
        return self.stops[self.cursor] if self.stops else None

    @property
    def thing(self) -> Thing | None:
        """What is under the cursor; None on the head of a folded section."""
        return self.here.thing if self.here else None

    @property
    def named(self) -> tuple[Named, ...]:
        """Every entity of the article, in order."""
        return tuple(thing.named for thing in self.things if thing.named)

    def lines(self, glyphs: Glyphs, *, spelt: bool) -> list[Line]:
        """Return the lines from the first on; with `spelt` the other spellings stand below what the cursor is on."""
        behind = self.cursor_line + 1
        spellings = self.thing.entity.aliases if spelt and self.thing else ()
        return [
            *self._lines[:behind],
            *(Line(f"also {shown(alias, glyphs)}") for alias in spellings),
            *self._lines[behind:],
        ]

    @property
    def cursor_line(self) -> int:
        """The line that the cursor stands on, spellings being below it."""
        return self._line_of[self.cursor] if self._line_of else 0

    def _list(self) -> None:
        """List what is left of the things; where they are many, this is done once and not at every step."""
        self.stops = list(self._find())
        self._lines, self._line_of, section = [], [], ""
        for number, stop in enumerate(self.stops):
            if stop.thing and stop.section != section:
                section = stop.section
                self._lines.append(Line(SECTIONS[section], f"{self.count(section):,}", is_head=True))
            self._line_of.append(len(self._lines))
            if stop.thing:
                self._lines.append(Line(stop.thing.text, stop.thing.count, number))
            else:
                self._lines.append(Line(SECTIONS[stop.section], f"{self.count(stop.section):,}", number, is_head=True))

    def count(self, section: str) -> int:
        """Return how many lines of a section there are to see, or would be if it were open."""
        shown = sum(1 for stop in self.stops if stop.section == section and stop.thing)
        return shown or sum(1 for thing in self.things if thing.section == section)

    def fold(self, section: str) -> None:
        """Fold a section, or open it again, the cursor at its beginning."""
        self.folded ^= {section}
        self._again(section, None)

    def sort(self, order: Order, glyphs: Glyphs) -> None:
        """Have the names of each section stand in another order, the cursor where it was."""
        chosen = self.thing.entity if self.thing else None
        self.order = order
        self.things = things(self.reading, order, glyphs) if self.reading else ()
        self._list()
        self._put_cursor(chosen, 0)

    def keep(self, filter: str) -> bool:
        """List only what holds `filter`; return whether the cursor stands on the same as before."""
        here = self.thing
        self.filter = filter
        return self._again(here.section if here else "", here)

    def _again(self, section: str, thing: Thing | None) -> bool:
        self._list()
        same = [number for number, stop in enumerate(self.stops) if thing and stop.thing == thing]
        near = [number for number, stop in enumerate(self.stops) if stop.section == section]
        self.cursor = (same or near or [0])[0]
        return bool(same)
