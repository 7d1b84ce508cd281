"""Blocks laid out for a column: lines as ranges of them, and where each stretch of the article stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.paint import Glyphs, cell_count, reads_from_right, wrap
from tui.widgets.blocks import Block, Kind

if TYPE_CHECKING:
    from index import Span

MEASURE = 72
"""Cells of the widest column as long as nobody asks for another; longer lines tire the eye."""
Anchor = tuple[int, int]
"""A block, and a character of it."""


class Line(NamedTuple):
    """A line of a page: a half-open range of one block; an empty line between blocks belongs to the block before."""

    block: int
    start: int
    end: int
    indent: int = 0
    """Cells before it, behind what leads the block: a text that is read from the right stands at the right."""


class Stretch(NamedTuple):
    """A half-open range of one block's text, as it is shown."""

    block: int
    start: int
    end: int


class Page:
    """The lines of some blocks at one width, without the marks on them."""

    def __init__(self, parts: Sequence[Block], width: int, glyphs: Glyphs) -> None:
        self.blocks = parts
        self.width = width
        self.glyphs = glyphs
        self.lines: list[Line | None] = []
        self._first: list[int] = []  # of each block, its first line
        self._fields: dict[str, list[int]] = {}  # the blocks of each field
        for number, block in enumerate(parts):
            if block.field:
                self._fields.setdefault(block.field, []).append(number)
            self._first.append(len(self.lines))
            self.lines.extend(self._broken(number, block))
            self.lines.append(None)
        if self.lines and self.lines[-1] is None:
            self.lines.pop()

    def _broken(self, number: int, block: Block) -> Iterator[Line]:
        room = max(1, self.width - len(self.lead(block.kind)))
        from_right = reads_from_right(block.text)
        for start, end in wrap(block.text, room):
            indent = max(0, room - cell_count(block.text[start:end])) if from_right else 0
            yield Line(number, start, end, indent)

    def lead(self, kind: Kind, first: bool = True) -> str:
        """Return what stands in front of a block's lines: a bar, a dashed rule, the sign of a note."""
        if kind == "quote":
            return f"{self.glyphs.bar} "
        if kind == "note":
            return f"{self.glyphs.note} " if first else "  "
        if kind == "caption":
            return f"{self.glyphs.caption} " if first else "  "
        return ""

    # -- from the article to the page ----------------------------------------------------------------

    def stretches(self, field: str, start: int, end: int) -> Iterator[Stretch]:
        """Yield where a half-open range of a field stands, one stretch for each block it is in; none that is empty."""
        numbers = self._fields.get(field, ())
        first = max(0, bisect_right(numbers, start, key=lambda number: self.blocks[number].start) - 1)
        for number in numbers[first:]:
            block = self.blocks[number]
            if block.start >= end:
                return
            left, right = max(start, block.start), min(end, block.start + block.length)
            if left < right:
                yield Stretch(number, block.at(left), block.behind(right))

    def stretch(self, span: Span) -> Stretch | None:
        """Return where `span` begins; None where its field is not shown."""
        return next(self.stretches(span.field, span.start, span.end), None)

    def anchor_of(self, field: str, offset: int) -> Anchor | None:
        """Return where a character of a field stands, or the end of the block before it; None where none is shown."""
        numbers = self._fields.get(field, ())
        at = bisect_right(numbers, offset, key=lambda number: self.blocks[number].start) - 1
        if at < 0:
            return None
        block = self.blocks[numbers[at]]
        return numbers[at], block.at(min(offset, block.start + max(0, block.length - 1)))

    # -- from the page to its lines ------------------------------------------------------------------

    def lines_of(self, stretch: Stretch) -> range:
        """Return the numbers of the lines on which `stretch` stands."""
        last = max(stretch.start, stretch.end - 1)
        return range(self.line_at(stretch.block, stretch.start), self.line_at(stretch.block, last) + 1)

    def line_at(self, block: int, offset: int) -> int:
        """Return the line of `block` that holds its character `offset`."""
        first = self._first[block]
        last = self._first[block + 1] if block + 1 < len(self._first) else len(self.lines)
        if self.lines[last - 1] is None:  # between this block and the next
            last -= 1
        return max(first, bisect_right(self.lines, offset, first, last, key=_start_of) - 1)

    def anchor(self, line: int) -> Anchor:
        """Return (block, offset) of the text on `line`, or the next below; it finds the sentence at any width."""
        for at in self.lines[line:]:
            if at:
                return at.block, at.start
        return max(0, len(self.blocks) - 1), 0

    def column(self, line: Line, at: int) -> int:
        """Return how many cells of the column stand before the character `at` of the line's block."""
        block = self.blocks[line.block]
        return len(self.lead(block.kind)) + line.indent + cell_count(block.text[line.start : at])


def _start_of(line: Line | None) -> int:
    return line.start if line else 0


@lru_cache(maxsize=16)
def _laid(parts: tuple[Block, ...], width: int, glyphs: Glyphs) -> Page:
    return Page(parts, width, glyphs)


def lay(parts: tuple[Block, ...], width: int, glyphs: Glyphs) -> Page:
    """Return the page of `parts` at `width` cells; the last few are remembered."""
    return _laid(parts, width, glyphs)
