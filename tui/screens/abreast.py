"""What the panel says of two articles side by side, and of two versions of one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import index
from tui.paint import Glyphs, cut, shown
from tui.widgets.entries import Entry
from tui.widgets.wording import counted, day, short_day

if TYPE_CHECKING:
    from index import Compared, Comparison, Had, Passage, Row

_KINDS = {"entity": "Names", "quotation": "Said", "date": "Days", "number": "Numbers"}
_LONGEST = 100
"""Cells of a headline or an outlet above what its side has."""
_SIGNS = {"differs": "!=", "first": "1", "second": "2", "both": "="}
_ALONE_FIRST, _BOTH_FIRST = ("first", "second", "both"), ("both", "first", "second")
"""What one article has alone says most of two; of two outlets nearly all is what one has alone."""
_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}


def comparison_entries(
    comparison: Comparison, glyphs: Glyphs, go: Callable[[Compared], Callable[[], None]]
) -> tuple[Entry, ...]:
    """Return what two sides have: where they differ, then by kind what one has alone and what both have.

    Of two articles what one has alone comes first, of two outlets what both have. `go` returns what Enter does on a
    line.
    """
    return tuple(_comparison(comparison, glyphs, go))


def _comparison(
    comparison: Comparison, glyphs: Glyphs, go: Callable[[Compared], Callable[[], None]]
) -> Iterator[Entry]:
    first, second = (_side(rows, glyphs) for rows in (comparison.first, comparison.second))
    yield Entry("", f"1 {first}", heading=True, beside=f"2 {second}")
    yield Entry("", "!= they differ, 1 only the first, 2 only the second, = both alike")
    yield from (Entry("", notice) for notice in comparison.notices)
    order = _BOTH_FIRST if len(comparison.first) > 1 or len(comparison.second) > 1 else _ALONE_FIRST
    differing = [item for item in comparison.items if item.standing == "differs"]
    if differing:
        yield Entry("", f"Where they differ: {len(differing)}", heading=True)
        yield from (_line(item, glyphs, go) for item in differing)
    for kind, title in _KINDS.items():
        items = [item for item in comparison.items if item.kind == kind and item.standing != "differs"]
        if items:
            alike = sum(item.standing == "both" for item in items)
            yield Entry("", f"{title}: both have {alike}, one alone {len(items) - alike}", heading=True)
        for item in sorted(items, key=lambda item: order.index(item.standing)):
            yield _line(item, glyphs, go)
    if not comparison.items:
        yield Entry("", "Neither names anybody, quotes anybody or has a day or a number.")


def _line(item: Compared, glyphs: Glyphs, go: Callable[[Compared], Callable[[], None]]) -> Entry:
    left, right = _had(item, item.first, glyphs), _had(item, item.second, glyphs)
    differs = item.standing != "both"
    return Entry(
        _SIGNS[item.standing], left, take=go(item), beside=right if differs or left != right else "", stop=differs
    )


def _side(rows: Sequence[Row], glyphs: Glyphs) -> str:
    if len(rows) != 1:
        outlet = [_short(rows[0].source, glyphs)] if rows and rows[0].source else []
        return glyphs.dot.join([*outlet, counted(len(rows), "article")])
    (row,) = rows
    outlet = [_short(row.source, glyphs)] if row.source else []
    return glyphs.dot.join([_short(row.title, glyphs), *outlet, day(row.published)])


def _short(name: str, glyphs: Glyphs) -> str:
    return cut(shown(name, glyphs), _LONGEST, glyphs.ellipsis)


def _had(item: Compared, had: Had | None, glyphs: Glyphs) -> str:
    if had is None:
        return ""
    times = f" {len(had.excerpts)}{glyphs.times}" if len(had.excerpts) > 1 else ""
    written = ", ".join(had.written)
    match item.kind:
        case "quotation":
            return f"{had.speaker}: {written}" if had.speaker else written
        case "date":
            called = short_day(item.name, None, glyphs.dash)
            return f"{called}{times}" if item.name in had.written else f"{called}: {written}{times}"
        case "number":
            return f"{written}{times}" if not item.name or item.name in written else f"{written} ({item.name}){times}"
        case _:
            return f"{written}{times}"


def passage_entries(
    older: str, newer: str, passages: Sequence[Passage], go: Callable[[Passage], Callable[[], None]]
) -> tuple[Entry, ...]:
    """Return what became of one version in the other, paragraph by paragraph; `go` as in `comparison_entries`."""
    return tuple(_passages(older, newer, passages, go))


def _passages(
    older: str, newer: str, passages: Sequence[Passage], go: Callable[[Passage], Callable[[], None]]
) -> Iterator[Entry]:
    changed = sum(passage.kind != "same" for passage in passages)
    yield Entry("", f"{older} became {newer}", heading=True)
    yield Entry("", f"{counted(changed, 'change')}: [-gone-] {{+new+}}" if passages else "The two are the same.")
    field = ""
    for passage in passages:
        if passage.field != field:
            field = passage.field
            yield Entry("", index.field_called(field), heading=True)
        if passage.kind == "same":
            yield Entry("", f"{counted(passage.paragraphs, 'paragraph')} the same")
        else:
            text = "".join(_marked(piece.kind, piece.text) for piece in passage.pieces)
            yield Entry("", text, take=go(passage), stop=True)


def _marked(kind: str, text: str) -> str:
    before, behind = _MARKS.get(kind, ("", ""))
    return f"{before}{text}{behind}"
