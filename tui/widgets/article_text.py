"""The text one reads: a column of measured width, with the query's hits and the chosen entity's mentions marked."""

from rich.style import Style
from textual.strip import Strip

from index import Entity, Reading, Span
from tui import keys
from tui.paint import Part, line, marked
from tui.widgets.page import MEASURE, Block, Page, blocks, lay
from tui.widgets.pane import Motion, Pane

Mark = tuple[int, int, Style]


class ArticleText(Pane):
    """Shows a `Reading`; knows which of its hits and which mention the reader stands on."""

    scope: keys.Scope = "text"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.reading: Reading | None = None
        self.measure: int | None = MEASURE
        """Cells of the widest column; None is all there is."""
        self.entity: Entity | None = None
        self.hit: int | None = None
        """Which of the reading's hits is the current one."""
        self.alone = False
        """Whether nothing but the lit entity is marked."""
        self._blocks: tuple[Block, ...] = ()
        self._page = Page((), 1, self.glyphs)
        self.top = 0
        self._strips: dict[int, Strip] = {}
        self._marks: dict[str, list[Mark]] | None = None
        self._lead = 0

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, reading: Reading | None, entity: Entity | None) -> None:
        """Show `reading` with `entity` lit: from its top, or where one was when it is the same article."""
        before, self.reading, self.entity = self.reading, reading, entity
        again = reading and before and reading.key == before.key
        if not (reading and before and again and reading.hits == before.hits):
            self.hit = None
        old, self._blocks = self._blocks, blocks(reading, self.glyphs) if reading else ()
        anchor = self.place if again else (0, 0)
        if again and anchor[0] >= _first_of_text(old):  # a tag or a note has come or gone above it
            anchor = anchor[0] - _first_of_text(old) + _first_of_text(self._blocks), anchor[1]
        self._lay(anchor)
        self.refresh()

    def light(self, entity: Entity | None) -> None:
        """Light the mentions of another entity, or none."""
        if entity == self.entity:
            return
        touched = [span for lit in (self.entity, entity) if lit for span in lit.mentions]
        self.entity = entity
        self._repaint_spans(touched)

    def light_alone(self, on: bool) -> None:
        """Mark nothing but the lit entity, or all that there is to mark again."""
        if on != self.alone:
            self.alone = on
            self.forget()
            self.refresh()

    def see(self, span: Span) -> bool:
        """Bring a stretch of the article into sight; return whether it is shown at all."""
        self._see(span)
        return self._page.line_of(span) is not None

    def forget(self) -> None:
        """Drop the lines as they were drawn."""
        self._strips.clear()
        self._marks = None

    def fit(self) -> None:
        """Lay the article out again with the same sentence at the top."""
        self._lay(self.place)

    def set_measure(self, measure: int | None) -> None:
        """Have another column."""
        self.measure = measure
        self.fit()
        self.refresh()

    @property
    def place(self) -> tuple[int, int]:
        """The text at the top, as (block, offset): the same at any width."""
        return self._page.anchor(self.top)

    def _lay(self, anchor: tuple[int, int]) -> None:
        width = self.size.width
        column = max(1, min(self.measure or width, width - (4 if width >= 50 else 2)))
        self._page = lay(self._blocks, column, self.glyphs)
        self._lead = max(0, (width - column) // 2)
        at = 0 if anchor == (0, 0) or not self._blocks else self._page.line_at(*anchor)
        self.top = max(0, min(at, self._last_top))
        self.forget()

    @property
    def spot(self) -> Span | None:
        """Where one reads: the first characters in sight that are the article's own; None while nothing is shown."""
        block, at = self.place
        for number, each in enumerate(self._blocks[block:], block):
            if each.field:
                at = at if number == block else 0
                return Span(each.field, each.start + at, each.start + len(each.text), each.text[at:])
        return None

    def see_spot(self, field: str, start: int) -> None:
        """Have the line with this character of a field be the first in sight."""
        line = self._page.line_of(Span(field, start, start, ""))
        if line is not None:
            self._scroll(line)

    # -- moving ------------------------------------------------------------------------------------

    @property
    def _last_top(self) -> int:
        return max(0, len(self._page.lines) - self.room)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.top >= self._last_top

    def move(self, motion: Motion) -> bool:
        """Scroll; a page leaves two lines of the one before."""
        page, half = max(1, self.room - 2), max(1, self.room // 2)
        steps = {"down": 1, "up": -1, "half-down": half, "half-up": -half, "page-down": page, "page-up": -page}
        if motion in ("top", "bottom"):
            return self._scroll(0 if motion == "top" else self._last_top)
        return self._scroll(self.top + steps[motion])

    def _scroll(self, top: int) -> bool:
        top = max(0, min(top, self._last_top))
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True

    def walk_hits(self, step: int) -> bool | None:
        """Make the next hit (or the one before, `step` -1) the current one and bring it into sight.

        Returns whether the walk went past an end and around; None when there is no hit.
        """
        hits = self.reading.hits if self.reading else ()
        if not hits:
            return None
        if self.hit is None:
            target, wrapped = self._nearest(hits, step)
        else:
            target = (self.hit + step) % len(hits)
            wrapped = (target < self.hit) == (step > 0) if len(hits) > 1 else True
        before = [hits[self.hit]] if self.hit is not None else []
        self.hit = target
        self._repaint_spans([*before, hits[target]])
        self._see(hits[target])
        self.repaint_foot()
        return wrapped

    def walk_mentions(self, step: int) -> bool | None:
        """Bring the next mention of the lit entity into sight; returns as `walk_hits`."""
        mentions = self.entity.mentions if self.entity else ()
        lines = sorted({at for span in mentions if (at := self._page.line_of(span)) is not None})
        if not lines:
            return None
        here = self._mention_line
        later = [at for at in lines if at > here] if step > 0 else [at for at in reversed(lines) if at < here]
        target = later[0] if later else lines[0 if step > 0 else -1]
        self._see_line(target)
        self._walked = (self.top, target)
        return not later

    _walked: tuple[int, int] = (-1, -1)
    """Where the last walk over mentions left the top, and the line it went to."""

    @property
    def _mention_line(self) -> int:
        return self._walked[1] if self._walked[0] == self.top else self.top - 1

    def _nearest(self, hits: tuple[Span, ...], step: int) -> tuple[int, bool]:
        lines = [self._page.line_of(span) or 0 for span in hits]
        if step > 0:
            ahead = [number for number, at in enumerate(lines) if at >= self.top]
            return (ahead[0], False) if ahead else (0, True)
        behind = [number for number, at in enumerate(lines) if at < self.top]
        return (behind[-1], False) if behind else (len(hits) - 1, True)

    def _see(self, span: Span) -> None:
        at = self._page.line_of(span)
        if at is not None:
            self._see_line(at)

    def _see_line(self, at: int) -> None:
        if not self.top <= at < self.top + self.room:
            self._scroll(at - self.room // 3)

    # -- drawing -----------------------------------------------------------------------------------

    def _repaint_spans(self, spans: list[Span]) -> None:
        """Draw again the lines in sight on which `spans` stand."""
        self._marks = None
        for span in spans:
            first = self._page.line_of(span)
            if first is None:
                continue
            for at in range(first, first + 1 + (span.end - span.start) // max(1, self._page.width // 2)):
                self._strips.pop(at, None)
                self.repaint(at - self.top, 1)

    def _marks_of(self, field: str) -> list[Mark]:
        """Return every mark on a field, the one to lie on top last: the lit entity's, then hits."""
        if self._marks is None:
            self._marks = {}
            if self.reading:
                self._collect(self.reading, self._marks)
        return self._marks.get(field, [])

    def _collect(self, reading: Reading, marks: dict[str, list[Mark]]) -> None:
        for named in () if self.alone else reading.named:
            style = self.look.ink(named.entity.type)
            for span in named.entity.mentions:
                marks.setdefault(span.field, []).append((span.start, span.end, style))
        if self.entity:
            style = self.look.lit(self.entity.type)
            for span in self.entity.mentions:
                marks.setdefault(span.field, []).append((span.start, span.end, style))
        for number, span in () if self.alone else enumerate(reading.hits):
            style = self.look.hit_now if number == self.hit else self.look.hit
            marks.setdefault(span.field, []).append((span.start, span.end, style))

    def head(self) -> tuple[list[Part], list[Part]]:
        """Return the pane's name."""
        return [(f" {'TEXT' if self.reading else ''}", self.head_style)], []

    def foot(self) -> tuple[list[Part], list[Part]]:
        """Return which hit one stands on and how much has been in sight."""
        if not self.reading:
            return [], []
        hits, facts = len(self.reading.hits), []
        if hits:
            facts.append(f"hit {self.hit + 1}/{hits}" if self.hit is not None else f"{hits} hit{'s' * (hits > 1)}")
        lines = len(self._page.lines)
        facts.append("all" if lines <= self.room else f"{min(100, 100 * (self.top + self.room) // lines)}%")
        return [], [(self.glyphs.dot.join(facts) + " ", self.look.soft)]

    def body(self, y: int) -> Strip:
        """Return a line of the article."""
        at = self.top + y
        strip = self._strips.get(at)
        if strip is None:
            strip = self._strips[at] = self._draw(at)
        return strip

    def _draw(self, at: int) -> Strip:
        width, base = self.size.width, self.look.base
        here = self._page.lines[at] if at < len(self._page.lines) else None
        if here is None:
            return Strip.blank(width, base)
        block = self._page.blocks[here.block]
        style = self._style(block)
        marks = (
            [(a - block.start, b - block.start, mark) for a, b, mark in self._marks_of(block.field)]
            if block.field
            else []
        )
        lead = " " * self._lead + self._page.lead(block.kind, first=here.start == 0)
        return line([(lead, self.look.soft), *marked(block.text, here.start, here.end, style, marks)], width, base)

    def _style(self, block: Block) -> Style:
        match block.kind:
            case "title":
                return self.look.strong
            case "standfirst":
                return self.look.standfirst
            case "note":
                return self.look.standfirst
            case "facts" | "marks" | "caption":
                return self.look.soft
            case _:
                return self.look.base


def _first_of_text(blocks: tuple[Block, ...]) -> int:
    """Return the number of the first block behind headline, byline and what the reader has made."""
    numbers = (number for number, block in enumerate(blocks) if block.kind in ("text", "quote", "caption"))
    return next(numbers, len(blocks))
