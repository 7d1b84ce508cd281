"""The entity pane: whom and what the article names, who says what, which days and numbers it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message
from textual.strip import Strip

from index import Entity, Named, Reading
from tui import keys
from tui.paint import Part, cut, ends, line, shown
from tui.widgets.pane import Motion, Pane
from tui.widgets.sections import FOLDED, SECTIONS, Order, Thing, things


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the cursor can stand: a line, or the head of a folded section."""

    section: str
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the pane: a stop, the head of an open section, or a spelling of the chosen entity."""

    text: str
    count: str = ""
    stop: int | None = None
    """Which of the stops this is."""
    is_head: bool = False


class EntityList(Pane):
    """Shows what was found in one article; posts `Chosen` for what is under the cursor."""

    scope: keys.Scope = "entities"

    @dataclass
    class Chosen(Message):
        """The cursor stands on `entity`, or on something that has the places of `entity`."""

        entity: Entity

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.order: Order = "mentions"
        self.folded = set(FOLDED)
        """Sections of which only the head is shown."""
        self.filter = ""
        self.marked: dict[tuple[str, str], Entity] = {}
        """By (type, name): entities that are to be taken together, of this article or of others."""
        self.chosen = False
        """Whether what is under the cursor is lit in the text."""
        self._reading: Reading | None = None
        self._things: tuple[Thing, ...] = ()
        self._stops: list[_Stop] = []
        self._cursor = 0
        self._lines: list[_Line] = []
        self._top = 0

    def show(self, reading: Reading | None, chosen: Entity | None) -> None:
        """Show what was found in an article, the cursor on `chosen` where that is among it.

        In the same article the cursor stays where it is as well as it can.
        """
        again = reading and self._reading and reading.key == self._reading.key
        self._reading = reading
        self._things = things(reading, self.order, self.glyphs) if reading else ()
        self._stop_anew(chosen, self._cursor if again else 0)
        if not again:
            self._top = 0
        self._arrange()
        self.refresh()

    def _stop_anew(self, chosen: Entity | None, otherwise: int) -> None:
        self._stops = list(self._find_stops())
        entities = [stop.thing.entity if stop.thing else None for stop in self._stops]
        self.chosen = chosen is not None and chosen in entities
        at = entities.index(chosen) if self.chosen else otherwise
        self._cursor = max(0, min(at, len(self._stops) - 1))

    def _find_stops(self) -> Iterator[_Stop]:
        sought, section = self.filter.casefold().strip(), ""
        for thing in self._things:
            if sought and not thing.has(sought):
                continue
            if thing.section in self.folded and not sought:
                if thing.section != section:
                    yield _Stop(thing.section)
            else:
                yield _Stop(thing.section, thing)
            section = thing.section

    # -- what is under the cursor ------------------------------------------------------------------

    @property
    def _here(self) -> _Stop | None:
        return self._stops[self._cursor] if self._stops else None

    @property
    def thing(self) -> Thing | None:
        """What is under the cursor; None on the head of a folded section."""
        return self._here.thing if self._here else None

    @property
    def named(self) -> Named | None:
        """The entity under the cursor and its standing among the hits."""
        return self.thing.named if self.thing else None

    @property
    def listed(self) -> tuple[Named, ...]:
        """Every entity of the article, in the order of the pane."""
        return tuple(thing.named for thing in self._things if thing.named)

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
            self.post_message(self.Chosen(self.thing.entity))
        return self.thing.entity

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
        here = self._here
        if here is None:
            return False
        self.folded ^= {here.section}
        self._again(here.section)
        return True

    def sort(self, order: Order) -> None:
        """Have the names of each section stand in another order."""
        chosen = self.thing.entity if self.thing else None
        self.order = order
        self._things = things(self._reading, order, self.glyphs) if self._reading else ()
        was = self.chosen
        self._stop_anew(chosen, 0)
        self.chosen = was
        self._arrange()
        self.refresh()

    def keep(self, filter: str) -> None:
        """List only what holds `filter`; all where it is empty."""
        if filter != self.filter:
            here = self.thing
            self.filter = filter
            self._again(here.section if here else "", here)

    def _again(self, section: str, thing: Thing | None = None) -> None:
        """List anew, the cursor on `thing` or else at the first stop of `section`; light what stands there then."""
        self._stops = list(self._find_stops())
        same = [n for n, stop in enumerate(self._stops) if thing and stop.thing == thing]
        near = [n for n, stop in enumerate(self._stops) if stop.section == section]
        self._cursor = (same or near or [0])[0]
        self.chosen, was = self.chosen and bool(same), self.chosen
        if was and not self.chosen:
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

    def on_focus(self) -> None:
        """To come here is to choose."""
        self.choose()

    def fit(self) -> None:
        """Keep the cursor in sight."""
        self._see_cursor()

    def move(self, motion: Motion) -> bool:
        """Move the cursor from line to line, which chooses what stands there."""
        page = max(1, self.room - 2)
        steps = {
            "down": 1,
            "up": -1,
            "half-down": page // 2,
            "half-up": -(page // 2),
            "page-down": page,
            "page-up": -page,
        }
        if motion in ("top", "bottom"):
            target = 0 if motion == "top" else len(self._stops) - 1
        else:
            target = self._cursor + steps[motion]
        target = max(0, min(target, len(self._stops) - 1))
        if target == self._cursor or not self._stops:
            return False
        self._cursor, self.chosen = target, False
        if self.choose() is None:
            self._arrange()
            self.refresh()
        return True

    # -- drawing -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._lines = list(self._make_lines())
        self._see_cursor()

    def _make_lines(self) -> Iterator[_Line]:
        section = ""
        for number, stop in enumerate(self._stops):
            if stop.thing is None:
                many = sum(1 for thing in self._things if thing.section == stop.section)
                yield _Line(SECTIONS[stop.section], f"{many:,}", number, is_head=True)
                continue
            if stop.section != section:
                section = stop.section
                many = sum(1 for other in self._stops if other.section == section)
                yield _Line(SECTIONS[section], f"{many:,}", is_head=True)
            yield _Line(stop.thing.text, stop.thing.count, number)
            if number == self._cursor and self.chosen:
                for alias in stop.thing.entity.aliases:
                    yield _Line(f"also {shown(alias, self.glyphs)}")

    def _see_cursor(self) -> None:
        at = next((y for y, item in enumerate(self._lines) if item.stop == self._cursor), 0)
        first = at - 1 if at and self._lines[at - 1].is_head and self._lines[at - 1].stop is None else at
        self._top = min(self._top, first)
        aliases = len(self.thing.entity.aliases) if self.thing and self.chosen else 0
        last = min(at + aliases, at + max(0, self.room - 2))
        self._top = max(0, self._top, last - self.room + 1)

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the pane's name, and what is left of a long list."""
        kept: list[Part] = [(f"\\{shown(self.filter, self.glyphs)} ", self.look.caret)] if self.filter else []
        return [(" ENTITIES", self.head_style)], kept

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Say how many are marked, and what the two numbers are."""
        if self.marked:
            return [(f" {len(self.marked)} marked", self.look.key)], []
        return [], [("mentions  articles " if self._things else "", self.look.soft)]

    def _nothing(self) -> str:
        """Return what stands there when there is nothing to list."""
        if self._reading and not self._reading.looked:
            return " names are being looked for"
        if self.filter:
            return f" nothing here has {shown(self.filter, self.glyphs)}"
        return " names nobody and no place" if self.chosen or self.has_focus else ""

    def body(self, y: int) -> Strip:
        """Return a line."""
        width, base, look = self.size.width, self.look.base, self.look
        if self._top + y >= len(self._lines):
            return line([(self._nothing() if not self._lines and y == 1 else "", look.soft)], width, base)
        item = self._lines[self._top + y]
        count: list[Part] = [(f" {item.count} ", look.soft)] if item.count else []
        here = item.stop == self._cursor
        sign: Part = (self.glyphs.cursor if here else " ", self.cursor_style if self.chosen else look.cursor)
        if item.is_head:
            folded: list[Part] = [(f" {self.glyphs.ellipsis}", look.soft)] if item.stop is not None else []
            return ends([sign if folded else (" ", base), (item.text, look.soft), *folded], count, width, base)
        if item.stop is None:
            return ends([(f"   {item.text}", look.soft)], [], width, base)
        thing = self._stops[item.stop].thing
        return ends([sign, *self._parts(thing, item, here)], count, width, base) if thing else Strip.blank(width, base)

    def _parts(self, thing: Thing, item: _Line, here: bool) -> list[Part]:
        base, look = self.look.base, self.look
        entity = thing.entity
        mark = "+" if thing.named and (entity.type, entity.name) in self.marked else " "
        type = entity.type if thing.named else "other"
        style = look.lit(type) if here and self.chosen else look.ink(type)
        label = [(f"{thing.label} ", look.soft)] if thing.label else []
        taken = cell_len(item.count) + 4 + sum(cell_len(text) for text, _ in label)
        text = cut(item.text, max(4, self.size.width - taken), self.glyphs.ellipsis)
        return [(mark, look.key if mark == "+" else base), *label, (text, style)]
