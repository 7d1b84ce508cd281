"""A text with its marks: who is named, what the query found, what is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.style import Style

import index
from tui.widgets.blocks import Block, blocks
from tui.widgets.laid_text import LaidText, Mark
from tui.widgets.noting import is_there
from tui.widgets.page import Anchor, Stretch
from tui.widgets.things import Thing, Things
from tui.widgets.walking import by_block, next_place

if TYPE_CHECKING:
    from index import Entity, Reading, Span


class MarkedText(LaidText, shown=False):
    """Shows a `Reading`; knows which of its hits the reader stands on, and which entity is lit."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.reading: Reading | None = None
        self.entity: Entity | None = None
        """The entity that is lit."""
        self.hit: int | None = None
        """Which of the reading's hits is the current one."""
        self.marks_shown = True
        """Whether names, hits and notes are marked."""
        self.alone = False
        """Whether nothing but the lit entity is marked."""
        self.lead_only = False
        """Whether only the beginning of each article is shown."""
        self._whole_place: tuple[str, int] | None = None
        self._things: Things | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._lit: dict[int, list[Stretch]] | None = None  # by block
        self._hits: list[Stretch | None] | None = None
        self._hits_in: dict[int, list[int]] = {}  # by block

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, reading: Reading | None, entity: Entity | None) -> None:
        """Show `reading` with `entity` lit, from where one was in it."""
        before, self.reading, self.entity = self.reading, reading, entity
        if reading is not before:
            self._things = None
        again = bool(reading and before and reading.key == before.key)
        if not (reading and before and again and reading.hits == before.hits):
            self.hit = None
        if not again:
            self._whole_place = reading.place if reading else None
        place = self.place if again else self._whole_place
        self._put_blocks(None if self.lead_only else place, again=again)

    @property
    def place(self) -> tuple[str, int] | None:
        """The text at the top, as a field and the offset of a character: the same at any width. None at the very top.

        Above the text, where the byline and notes are, there is no such place either. While only the beginning is shown
        it is the place at which the whole text was left.
        """
        if self.lead_only:
            return self._whole_place
        block, at = self._anchor
        here = self._page.blocks[block] if block < len(self._page.blocks) else None
        return (here.field, here.offset(at)) if here and here.field and (block or at) else None

    @property
    def spot(self) -> Span | None:
        """Where one reads: the first characters in sight that are the article's own; None while nothing is shown."""
        block, at = self._page.anchor(self.top)
        for number, each in enumerate(self._page.blocks[block:], block):
            if each.field and self.reading:
                start = each.offset(at if number == block else 0)
                end = each.start + each.length
                return index.Span(each.field, start, end, self.reading.article.texts()[each.field][start:end])
        return None

    def see(self, span: Span) -> bool:
        """Bring a stretch of the article into sight; return whether it is shown at all."""
        place = self._page.stretch(span)
        if place:
            self.bring(place)
        return place is not None

    def see_spot(self, field: str, start: int) -> None:
        """Have the line with this character of a field be the first in sight."""
        anchor = self._page.anchor_of(field, start)
        if anchor:
            self.scroll_text(self._page.line_at(*anchor))

    def show_lead(self, *, only: bool) -> None:
        """Show the headline and the first paragraph alone, or the whole text."""
        self._whole_place = self.place
        self.lead_only = only
        self._put_blocks(None if only else self._whole_place, again=False)

    def _put_blocks(self, place: tuple[str, int] | None, *, again: bool) -> None:
        anchor = self._anchor if again and place is None else (0, 0)
        parts = blocks(self.reading, self.glyphs, lead=self.lead_only) if self.reading else ()
        self.put(parts, anchor)
        there = self._page.anchor_of(*place) if place else None
        if there:
            self.put(parts, there)
        self.refresh()

    def put(self, blocks: tuple[Block, ...], anchor: Anchor) -> None:
        """Show these blocks with `anchor` on the first line."""
        super().put(blocks, anchor)
        self._lit = self._hits = None

    def forget(self) -> None:
        """Drop the lines as they were drawn."""
        super().forget()
        self._marks.clear()

    def things_of(self, block: int) -> list[Thing]:
        """Return all names, days and addresses that reach into a block."""
        if self._things is None:
            self._things = Things(self.reading)
        here = self._page.blocks[block]
        return self._things.within(here.field, here.start, here.start + here.length) if here.field else []

    # -- hits --------------------------------------------------------------------------------------

    def walk_hits(self, step: int) -> bool | None:
        """Make the next hit (or the one before, `step` -1) the current one and bring it into sight.

        Returns whether the walk went past an end and around; None when there is no hit.
        """
        places = [(number, at) for number, at in enumerate(self._hit_places()) if at]
        if not places:
            return None
        here = next((number for number, (hit, _) in enumerate(places) if hit == self.hit), None)
        target, wrapped = next_place([at for _, at in places], here, step, self.origin)
        before = [places[here][1]] if here is not None else []
        self.hit, place = places[target]
        self.remark([*before, place])
        self.bring(place)
        self.repaint_foot()
        return wrapped

    def _hit_places(self) -> list[Stretch | None]:
        if self._hits is None:
            self._hits = [self._page.stretch(span) for span in self.reading.hits] if self.reading else []
            self._hits_in = by_block(self._hits)
        return self._hits

    # -- marks -------------------------------------------------------------------------------------

    def light(self, entity: Entity | None) -> None:
        """Light the mentions of another entity, or none."""
        if entity == self.entity:
            return
        touched = [span for lit in (self.entity, entity) if lit for span in lit.mentions]
        self.entity, self._lit = entity, None
        self.remark(self.places_of(touched))

    def show_marks(self, *, shown: bool) -> None:
        """Mark names, hits and notes, or show the bare text."""
        self.marks_shown = shown
        self.forget()
        self.refresh()

    def light_alone(self, *, alone: bool) -> None:
        """Mark nothing but the lit entity, or all that there is to mark again."""
        self.alone = alone
        self.forget()
        self.refresh()

    def remark(self, stretches: Iterable[Stretch]) -> None:
        """Mark anew, and draw the lines again on which `stretches` stand."""
        self._marks.clear()
        self.repaint_stretches(stretches)

    def places_of(self, spans: Iterable[Span]) -> Iterator[Stretch]:
        """Yield where spans of the article stand on the page."""
        for span in spans:
            yield from self._page.stretches(span.field, span.start, span.end)

    def marks_of(self, block: int) -> list[Mark]:
        """Return every mark on a block, the one to lie on top last."""
        if block not in self._marks:
            layers = self.mark_layers(block)
            self._marks[block] = [(at.start, at.end, style) for at, style in layers if at.block == block]
        return self._marks[block]

    def mark_layers(self, block: int) -> Iterator[tuple[Stretch, Style]]:
        """Yield what is marked on a block, and perhaps on others, from the lowest layer to the one on top."""
        if self.reading is None:
            return
        things = self.things_of(block)
        for at in self.places_of(thing.span for thing in things if thing.kind == "link"):
            yield at, self.look.link
        if not self.marks_shown:
            return
        if not self.alone:
            for thing in things:
                for at in self.places_of([thing.span] if thing.entity else ()):
                    yield at, self.look.ink(thing.entity.type if thing.entity else "")
            yield from self.note_layer(self.reading)
        for at in self._lit_in(block):
            yield at, self.look.lit(self.entity.type if self.entity else "")
        places = self._hit_places()
        for number in () if self.alone else self._hits_in.get(block, ()):
            if place := places[number]:
                yield place, self.look.hit_now if number == self.hit else self.look.hit

    def _lit_in(self, block: int) -> list[Stretch]:
        if self._lit is None:
            places = list(self.places_of(self.entity.mentions if self.entity else ()))
            self._lit = {at: [places[number] for number in numbers] for at, numbers in by_block(places).items()}
        return self._lit.get(block, [])

    def note_layer(self, reading: Reading) -> Iterator[tuple[Stretch, Style]]:
        """Yield the stretches that notes were written on, where the text is still the same."""
        texts = reading.article.texts()
        spans = [note.span for note in reading.notes if note.span]
        for at in self.places_of(span for span in spans if is_there(span, texts)):
            yield at, self.look.note
