"""What a panel says, entry by entry, and the lines that it takes at one width. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tui.paint import Glyphs, cell_count, shown, wrap

Line = tuple[str, str, bool]
"""Label, text, whether it is a heading."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a panel says."""

    label: str
    """A key, a field's name; empty for a sentence of its own."""
    text: str
    heading: bool = False
    take: Callable[[], None] | None = field(default=None, compare=False)
    """What Enter does here. Where any entry has it, the panel has a cursor that goes from one such to the next."""
    beside: str | None = None
    """What stands beside `text`: in a column of its own where there is room for two, else below it."""
    stop: bool = False
    """Whether a walk over the differences stops here."""
    bar: float = 0
    """How much of the room behind `text` a bar fills, 0 to 1."""
    waits: bool = False
    """Whether it stands for what is still to come."""


_LABEL = 11
"""Cells that a label has at least: a day with its year."""
_HEADING = 8
"""Lines that a heading takes at most: a headline may be as long as a book."""
_INDENT = "  "
"""In front of a text that stands below its label, because it takes at least two lines less there."""
_TWO_COLUMNS = 48
"""Cells from which two texts stand side by side."""


def lay(entries: Sequence[Entry], width: int, glyphs: Glyphs) -> tuple[list[Line], list[int]]:
    """Return the lines of `entries` in `width` cells; and of each entry its first line, at the end their number."""
    longest = max((cell_count(shown(entry.label)) for entry in entries), default=0)
    column = min(longest, max(_LABEL, width // 4)) + 2
    lines: list[Line] = []
    first: list[int] = []
    for entry in entries:
        if entry.heading and lines:
            lines.append(("", "", False))
        first.append(len(lines))
        lines += _lines_of(entry, width, column, glyphs)
    return lines, [*first, len(lines)]


def _lines_of(entry: Entry, width: int, column: int, glyphs: Glyphs) -> list[Line]:
    label, text = shown(entry.label, glyphs), shown(entry.text, glyphs)
    if entry.heading or not label:
        parts = _texts(text, entry.beside, width, glyphs)
        if entry.heading and len(parts) > _HEADING:
            parts[_HEADING - 1 :] = [glyphs.ellipsis]
        return [("", part, entry.heading) for part in parts]
    above: list[Line] = []
    if cell_count(label) > column - 2:
        above, label = [(label, "", False)], ""
    texts = _texts(text, entry.beside, width - column, glyphs)
    below = _wrapped(text, width - len(_INDENT))
    if entry.beside is None and not entry.bar and len(below) + (not above) < len(texts) - 1:
        return [*(above or [(label, "", False)]), *((_INDENT, part, False) for part in below)]
    if entry.bar:
        texts[-1] += _bar(entry.bar, width - column - cell_count(texts[-1]) - 1, glyphs)
    labels = [label + " " * (column - cell_count(label)), *[" " * column] * (len(texts) - 1)]
    return [*above, *((label, part, False) for label, part in zip(labels, texts, strict=True))]


def _bar(share: float, room: int, glyphs: Glyphs) -> str:
    """Return a bar over `share` of `room` cells, one step at least."""
    step = len(glyphs.bars) - 1
    whole, rest = divmod(max(1, round(share * room * step)), step)
    return f" {glyphs.bars[-1] * whole}{glyphs.bars[rest] if rest else ''}" if room > 0 else ""


def _texts(text: str, beside: str | None, width: int, glyphs: Glyphs) -> list[str]:
    """Return the lines of a text, with another one at its right where there is room, else below it."""
    if beside is None:
        return _wrapped(text, width)
    beside = shown(beside, glyphs)
    if width < _TWO_COLUMNS:
        below = _wrapped(beside, width - 2) if beside else []
        return [*(_wrapped(text, width) if text or not below else []), *(f"{glyphs.bar} {part}" for part in below)]
    half = (width - 2) // 2
    left, right = _wrapped(text, half), _wrapped(beside, half)
    left += [""] * (len(right) - len(left))
    right += [""] * (len(left) - len(right))
    return [(a + " " * (half + 2 - cell_count(a)) + b).rstrip() for a, b in zip(left, right, strict=True)]


def _wrapped(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, width)]
