"""The text one reads: a column of measured width, in which one walks and points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from tui import keys
from tui.paint import Part
from tui.widgets.blocks import Block
from tui.widgets.noting import note_around
from tui.widgets.page import Anchor, Stretch
from tui.widgets.things import Thing
from tui.widgets.walked_text import WalkedText

if TYPE_CHECKING:
    from index import Reading
    from tui.widgets.picking import Picked


class ArticleText(WalkedText):
    """Shows a `Reading`, and for a moment a label on each thing in sight."""

    scope: keys.Scope = "text"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.labels: dict[str, Thing] = {}
        """What each label stands for that can still be meant; empty while nothing is pointed at."""
        self._labels_at: dict[int, list[tuple[int, str]]] = {}  # by line of the page: (column, label)
        self._typed = ""
        self.picked: Picked | None = None
        """What is selected."""

    def put(self, blocks: tuple[Block, ...], anchor: Anchor) -> None:
        """Show these blocks with `anchor` on the first line, without labels; only the same blocks keep a selection."""
        same = blocks == tuple(self._page.blocks)
        super().put(blocks, anchor)
        self.labels, self._labels_at = {}, {}
        self.picked = self.picked._replace(page=self._page) if self.picked and same else None

    # -- pointing ----------------------------------------------------------------------------------

    def put_labels(self) -> bool:
        """Put a label on every name, day and address in sight, one on all that is the same; tell if there is any."""
        from tui.widgets.labels import apart, labels  # who points at nothing does without

        seen: list[tuple[int, int, Thing]] = []
        for place, thing in self._things_in_sight():
            at = self._page.lines_of(place)[0]
            here = self._page.lines[at]
            if here and self.top <= at < self.top + self.room:
                seen.append((at, self.column(here, place.start), thing))
        free = apart((at, column) for at, column, _ in seen)
        seen = [each for each, kept in zip(seen, free, strict=True) if kept]
        values = dict.fromkeys((thing.kind, thing.value) for *_, thing in seen)
        named = dict(zip(values, labels(len(values)), strict=True))
        self._typed, self.labels, self._labels_at = "", {}, {}
        for at, column, thing in seen:
            label = named[thing.kind, thing.value]
            self.labels.setdefault(label, thing)
            self._labels_at.setdefault(at, []).append((column, label))
        self._repaint_labels(self._labels_at)
        return bool(seen)

    def _things_in_sight(self) -> Iterator[tuple[Stretch, Thing]]:
        lines = self._page.lines[self.top : self.top + self.room]
        for block in dict.fromkeys(line.block for line in lines if line):
            yield from self.things_from(block)

    def type_label(self, letter: str) -> Thing | None:
        """Take a letter of a label; return what a whole label stands for. `labels` is empty when none begins so."""
        self._typed += letter
        before = self._labels_at
        self.labels = {label: thing for label, thing in self.labels.items() if label.startswith(self._typed)}
        self._labels_at = {
            at: [(column, label) for column, label in there if label in self.labels] for at, there in before.items()
        }
        self._repaint_labels(before)
        return self.labels.get(self._typed)

    def take_labels_off(self) -> None:
        """Show what is under the labels."""
        before, self.labels, self._labels_at = self._labels_at, {}, {}
        self._repaint_labels(before)

    def _repaint_labels(self, lines: dict[int, list[tuple[int, str]]]) -> None:
        for at in lines:
            self.repaint(at - self.top, 1)

    # -- selecting ---------------------------------------------------------------------------------

    def begin_picking(self) -> bool:
        """Select the words where one is, or the noted stretch that they are in; tell whether there are any."""
        from tui.widgets.picking import pick  # who selects nothing does without

        self.pick(pick(self._page, self.at_hand))
        if self.picked and self.reading:
            note = note_around(self.reading, self.picked.span(self.reading.article))
            noted = list(self.places_of([note.span])) if note and note.span else []
            if noted:
                self.pick(pick(self._page, noted[0], noted[-1]))
        return self.picked is not None

    def pick(self, picked: Picked | None) -> None:
        """Have this selected and its moving end in sight, or nothing."""
        before, self.picked = self.picked, picked
        self.remark([at for each in (before, picked) if each for at in each.stretches()])
        if picked:
            self.bring(picked.words[picked.moving])
        self.repaint_foot()

    # -- drawing -----------------------------------------------------------------------------------

    def over(self, at: int, cells: list[Segment]) -> list[Segment]:
        """Return line `at` of the page with the labels on it, of each what is still to be typed."""
        there = [(column, label[len(self._typed) :]) for column, label in self._labels_at.get(at, ())]
        if not there:
            return cells
        from tui.widgets.labels import laid_over

        return laid_over(cells, there, self.look.label)

    def mark_layers(self, block: int) -> Iterator[tuple[Stretch, Style]]:
        """Yield what is marked on a block; while one selects, without what looks like a selection."""
        for at, style in super().mark_layers(block):
            if not (self.picked and style.reverse):
                yield at, style
        for at in self.picked.stretches() if self.picked else ():
            yield at, self.look.picked

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the pane's name."""
        return [(f" {'TEXT' if self.reading else ''}", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return which hit one stands on and how much has been in sight."""
        if not self.reading:
            return [], []
        return [], [(self.glyphs.dot.join(self._facts(self.reading)) + " ", self.look.soft)]

    def _facts(self, reading: Reading) -> Iterator[str]:
        hits = len(reading.hits)
        if self.picked:
            yield f"{abs(self.picked.moving - self.picked.fixed) + 1} selected"
        elif self.sought:
            place = f"{self.found_at + 1}/" if self.found_at is not None else ""
            yield f"found {place}{len(self.found)}"
        elif hits:
            yield f"hit {self.hit + 1}/{hits}" if self.hit is not None else f"{hits} hit{'s' * (hits > 1)}"
        if self.lead_only:
            yield "beginning"
            return
        lines = len(self._page.lines)
        yield "all" if lines <= self.room else f"{min(100, 100 * (self.top + self.room) // lines)}%"
