"""The rows of the article list: which are known, how many lines each takes, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.paint import UNICODE, Glyphs, Part, apart, cell_count, cut, filled, marked, shown, wrap
from tui.themes import Look, look
from tui.widgets.wording import day

if TYPE_CHECKING:
    from index import Hit, Row

Grouping = Literal["", "day", "outlet"]
"""What stands above rows that have it in common; empty: nothing."""
KEEP = 2_000
"""Rows remembered; more than that and those far from the cursor go."""
_DRAWN = 400
"""Lines remembered as they are drawn: those of a few screens."""
_DAY = 11
"""Cells of a day in a column."""
_OUTLETS = ((90, 20), (64, 14))
"""From how many cells of a line on, a column of outlets has how many."""
_BEFORE = 3
"""So much of the room of a snippet's line, as a part of it, stands at most before the first word to mark."""


class View(NamedTuple):
    """How much of each row is shown."""

    dense: bool = False
    """One line a row."""
    grouped: Grouping = ""
    snippets: bool = False
    """The stretch that the query found, in the place of the headline's second line."""


class Rows:
    """The rows that are known of a long list, by their number, drawn for one width."""

    def __init__(self) -> None:
        self.look: Look = look(None)
        self.glyphs: Glyphs = UNICODE
        self.view = View()
        self.width = 0
        """Cells a line has."""
        self.marks: Collection[int] = ()
        """`Row.key` of the articles that are marked."""
        self._known: dict[int, Row] = {}
        self._titles: dict[int, list[str]] = {}
        self._snippets: dict[int, Hit] = {}
        self._drawn: dict[tuple[int, int], list[Segment]] = {}
        """Lines without the sign at their left: as the cursor passes, only that changes."""

    # -- what is known -----------------------------------------------------------------------------

    def start(self, start: int, rows: Sequence[Row]) -> None:
        """Know these rows from number `start` on, and no others."""
        self._known = dict(enumerate(rows, start))
        self._snippets.clear()
        self.forget()

    def put(self, start: int, rows: Sequence[Row], near: int) -> None:
        """Know these rows as well; when there are too many, those far from number `near` go."""
        if len(self._known) > KEEP:
            self._known = {index: row for index, row in self._known.items() if abs(index - near) < KEEP // 2}
            keys = {row.key for row in self._known.values()}
            self._snippets = {key: hit for key, hit in self._snippets.items() if key in keys}
            self.forget()
        self._known.update(enumerate(rows, start))
        self._drawn.clear()

    def put_snippets(self, hits: Iterable[Hit]) -> None:
        """Know where the query matched best in these articles."""
        self._snippets.update((hit.row.key, hit) for hit in hits)
        self._drawn.clear()

    def get(self, index: int) -> Row | None:
        """Return a row; None where it is not known."""
        return self._known.get(index)

    def place(self, key: int) -> int | None:
        """Return the number of the article's row; None where it is not known."""
        return next((index for index, row in self._known.items() if row.key == key), None)

    def amend(self, key: int, change: Callable[[Row], Row]) -> bool:
        """Have the rows of the article `key` be as `change` makes them; tell whether that changes any."""
        changed = {index: change(row) for index, row in self._known.items() if row.key == key and change(row) != row}
        self._known.update(changed)
        self._drawn.clear()
        return bool(changed)

    def is_bare(self, index: int) -> bool:
        """Tell whether the row lacks the snippet that it is to show."""
        row = self._known.get(index)
        return self.view.snippets and row is not None and row.key not in self._snippets

    def forget(self) -> None:
        """Drop the headlines as they were broken for an earlier width, and what was drawn."""
        self._titles.clear()
        self._drawn.clear()

    # -- how high they are -------------------------------------------------------------------------

    def height(self, index: int, top: bool = False) -> int:
        """Return how many lines a row takes, its head among them; of one that is not known what most take.

        `top`: it is the topmost in sight, above which its group always stands.
        """
        own = 1 + self.view.snippets if self.view.dense else 3
        if not self.view.dense and not self.view.snippets and index in self._known:
            own = 1 + len(self._title(index))
        return own + bool(self.head(index, top))

    def head(self, index: int, top: bool = False) -> str:
        """Return what stands above a row that is the first of its group, or the topmost; empty above any other."""
        if not self.view.grouped:
            return ""
        row, before = self._known.get(index), None if top else self._known.get(index - 1)
        if row is None or (index and before is None and not top):
            return ""
        group = self._group(row)
        return "" if before and index and self._group(before) == group else group

    def _group(self, row: Row) -> str:
        return day(row.published) if self.view.grouped == "day" else row.source or "no outlet"

    def _title(self, index: int) -> list[str]:
        """Return the headline of a row as its one or two lines."""
        lines = self._titles.get(index)
        if lines is None:
            row = self._known.get(index)
            width = max(8, self.width - 2)
            text = shown(row.title, self.glyphs) if row else ""
            broken = wrap(text, width)
            if self.view.snippets:
                lines = [cut(text, width, self.glyphs.ellipsis)]
            else:
                lines = [text[a:b] for a, b in broken[:1]]
            if len(broken) > 1 and not self.view.snippets:
                lines.append(cut(text[broken[1][0] :], width, self.glyphs.ellipsis))
            self._titles[index] = lines
        return lines

    # -- drawing -----------------------------------------------------------------------------------

    def draw(self, index: int, number: int, cursor: Style | None, top: bool = False) -> list[Segment]:
        """Return line `number` of a row; `cursor` is the style of the sign beside the chosen one, None for others.

        `top` as for `height`.
        """
        head = self.head(index, top)
        if head and not number:
            return self._draw_head(head)
        number -= bool(head)
        row = self._known.get(index)
        drawn = self._drawn.get((index, number))
        if drawn is None:
            if len(self._drawn) > _DRAWN:
                self._drawn.clear()
            last = self.height(index, top) - bool(head) - 1
            drawn = self._drawn[index, number] = self._draw(index, row, number, last) if row else self._blank()
        sign, style = self._sign(row, first=not number, cursor=cursor)
        return [Segment(sign, style), *drawn]

    def _blank(self) -> list[Segment]:
        return filled((), self.width - 1, self.look.base)

    def _draw(self, index: int, row: Row, number: int, last: int) -> list[Segment]:
        """Return line `number` of a row without its sign; `last` is the number of its last line."""
        width, base = self.width - 1, self.look.base
        if self.view.snippets and number == last - (not self.view.dense):
            return filled(self._snippet(row), width, base)
        if number < last and not self.view.dense:
            return filled([(self._title(index)[number], self._style(row))], width, base)
        signs = self._signs(row)
        room = width - 1 - sum(len(text) for text, _ in signs)
        if self.view.dense:
            return apart(self._columns(row, room), signs, width, base)
        facts = [(cut(self._facts(row), max(4, room), self.glyphs.ellipsis), self.look.soft)]
        return apart(facts, signs, width, base)

    def _draw_head(self, head: str) -> list[Segment]:
        rule = self.glyphs.rule
        text = cut(shown(head, self.glyphs), max(4, self.width - 6), self.glyphs.ellipsis)
        return filled([(f" {rule}{rule} {text} {rule}{rule}", self.look.head)], self.width, self.look.base)

    def _sign(self, row: Row | None, *, first: bool, cursor: Style | None) -> Part:
        """Return what stands at the left edge: that a row is marked, and which one is chosen."""
        if first and row and row.key in self.marks:
            style = self.look.key if cursor is None else cursor + Style(reverse=True)
            return self.glyphs.mark, style
        return (" ", self.look.base) if cursor is None else (self.glyphs.cursor, cursor)

    def _style(self, row: Row) -> Style:
        return self.look.strong if row.unread else self.look.base

    def _facts(self, row: Row) -> str:
        source = [shown(row.source, self.glyphs)] if row.source else []
        return self.glyphs.dot.join([day(row.published), *source])

    def _columns(self, row: Row, room: int) -> list[Part]:
        """Return a row in `room` cells: day, outlet where there is room for it, and headline, each a column."""
        outlet = next((cells for least, cells in _OUTLETS if self.width >= least), 0)
        text = cut(shown(row.source or "", self.glyphs), outlet, self.glyphs.ellipsis)
        facts = f"{day(row.published):>{_DAY}}  " + (f"{text}{' ' * (outlet - cell_count(text))}  " if outlet else "")
        title = cut(shown(row.title, self.glyphs), max(4, room - cell_count(facts)), self.glyphs.ellipsis)
        return [(facts, self.look.soft), (title, self._style(row))]

    def _signs(self, row: Row) -> list[Part]:
        """Return what stands at the right edge: new, starred, noted, and how many there are of the article."""
        signs: list[Part] = [(f" {self.glyphs.unread}", self.look.strong)] if row.unread else []
        signs += [(f" {self.glyphs.star}", self.look.key)] if row.starred else []
        signs += [(f" {self.glyphs.note}", self.look.key)] if row.noted else []
        if row.duplicates:
            signs.append((f" {row.duplicates + 1}{self.glyphs.times}", self.look.soft))
        return signs

    def _snippet(self, row: Row) -> list[Part]:
        """Return so much of the snippet as has room, with its first marked word in sight."""
        hit = self._snippets.get(row.key)
        if hit is None:
            return []
        room = max(8, self.width - 2)
        text = shown(hit.snippet, self.glyphs)
        start = max(0, hit.highlights[0][0] - room // _BEFORE) if hit.highlights else 0
        if start:
            space = text.find(" ", start, hit.highlights[0][0])
            start = max(start, space + 1)  # at the beginning of a word, where there is one
            text = f"{self.glyphs.ellipsis}{text[start:]}"
            start -= len(self.glyphs.ellipsis)
        text = cut(text, room, self.glyphs.ellipsis)
        marks = [(a - start, b - start, self.look.hit) for a, b in hit.highlights if b - start <= len(text)]
        return marked(text, 0, len(text), self.look.soft, marks)
