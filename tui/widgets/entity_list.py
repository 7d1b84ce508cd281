"""The entity pane: who, which bodies and what places the article names, and how often here and among the hits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.strip import Strip

from index import Entity, Named
from tui import keys
from tui.paint import Part, cut, ends, line, shown
from tui.widgets.pane import Motion, Pane

SECTIONS = {"person": "PEOPLE", "org": "ORGANISATIONS", "group": "GROUPS", "place": "PLACES", "event": "EVENTS"}


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the pane: a section's head, an entity, or a spelling of the chosen entity."""

    text: str
    number: int | None = None
    """Which of the entities this is; None for a head or a spelling."""
    count: str = ""


class EntityList(Pane):
    """Shows the entities of one article; posts `Chosen` for the one under the cursor."""

    scope: keys.Scope = "entities"

    @dataclass
    class Chosen(Message):
        """The cursor stands on `entity`."""

        entity: Entity

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.named: tuple[Named, ...] = ()
        self.cursor = 0
        self.chosen = False
        """Whether the entity under the cursor is lit in the text."""
        self._items: list[_Item] = []
        self._top = 0
        self._looked = True

    def show(self, named: Sequence[Named], chosen: Entity | None, *, looked: bool = True) -> None:
        """Show these entities in the order of `SECTIONS`, the cursor on `chosen` where it is among them.

        `looked` is whether the article has been looked through for names.
        """
        self._looked = looked
        order = list(SECTIONS)
        self.named = tuple(sorted(named, key=lambda item: order.index(item.entity.type)))
        found = [number for number, item in enumerate(self.named) if chosen is not None and item.entity == chosen]
        self.chosen = bool(found)
        self.cursor = found[0] if found else 0
        self._top = 0
        self._arrange()
        self.refresh()

    @property
    def entity(self) -> Entity | None:
        """The entity under the cursor."""
        return self.named[self.cursor].entity if self.named else None

    def choose(self) -> Entity | None:
        """Light the entity under the cursor and return it."""
        if self.entity and not self.chosen:
            self.chosen = True
            self._arrange()
            self.refresh()
            self.post_message(self.Chosen(self.entity))
        return self.entity

    def put_out(self) -> bool:
        """Let no entity be chosen; return whether one was."""
        was, self.chosen = self.chosen, False
        if was:
            self._arrange()
            self.refresh()
        return was

    def on_focus(self) -> None:
        """To come here is to choose."""
        self.choose()

    def fit(self) -> None:
        """Keep the cursor in sight."""
        self._see_cursor()

    def move(self, motion: Motion) -> bool:
        """Move the cursor from entity to entity, which chooses it."""
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
            target = 0 if motion == "top" else len(self.named) - 1
        else:
            target = self.cursor + steps[motion]
        target = max(0, min(target, len(self.named) - 1))
        if target == self.cursor or not self.named:
            return False
        self.cursor, self.chosen = target, False
        self.choose()
        return True

    # -- drawing -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._items = list(self._lines())
        self._see_cursor()

    def _lines(self) -> Iterator[_Item]:
        section = ""
        for number, named in enumerate(self.named):
            entity = named.entity
            if entity.type != section:
                section = entity.type
                many = sum(1 for other in self.named if other.entity.type == section)
                yield _Item(SECTIONS[section], count=f"{many:,}")
            yield _Item(shown(entity.name, self.glyphs), number, f"{len(entity.mentions):,}{named.in_hits:>7,}")
            if number == self.cursor and self.chosen:
                for alias in entity.aliases:
                    yield _Item(f"also {shown(alias, self.glyphs)}")

    def _see_cursor(self) -> None:
        at = next((y for y, item in enumerate(self._items) if item.number == self.cursor), 0)
        first = at - 1 if at and self._items[at - 1].number is None else at
        self._top = min(self._top, first)
        aliases = len(self.entity.aliases) if self.entity and self.chosen else 0
        last = min(at + aliases, at + max(0, self.room - 2))
        self._top = max(0, self._top, last - self.room + 1)

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the pane's name."""
        return [(" ENTITIES", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Say what the two numbers are."""
        return [], [("mentions  articles " if self.named else "", self.look.soft)]

    @property
    def _nothing(self) -> str:
        """What stands there when there is nothing to list."""
        if not self._looked:
            return " names are being looked for"
        return " names nobody and no place" if not self._items and self.chosen else ""

    def body(self, y: int) -> Strip:
        """Return a line: an entity with how often it is named here and in how many of the hits, or a section's head."""
        width, base, look = self.size.width, self.look.base, self.look
        if self._top + y >= len(self._items):
            return line([(self._nothing if y == 1 else "", look.soft)], width, base)
        item = self._items[self._top + y]
        if item.number is None:
            indent = " " if item.count else "   "
            return ends([(indent + item.text, look.soft)], [(f"{item.count} ", look.soft)], width, base)
        entity = self.named[item.number].entity
        here = item.number == self.cursor
        sign: Part = (self.glyphs.cursor if here else " ", self.cursor_style if self.chosen else look.cursor)
        style = look.lit(entity.type) if here and self.chosen else look.ink(entity.type)
        name = cut(item.text, max(4, width - len(item.count) - 4), self.glyphs.ellipsis)
        return ends([sign, (" ", base), (name, style)], [(f" {item.count} ", look.soft)], width, base)
