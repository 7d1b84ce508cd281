"""Pasted text → lines. Hard-wrapped text is unwrapped, so a line is a paragraph, a headline or a piece of furniture."""

import re
from dataclasses import dataclass
from itertools import pairwise

_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\u00ad")
_MARK = re.compile(r"(?:[#>*•□◦▪·|]{1,6}\s+){1,8}")
_ESCAPED = re.compile(r"\\([-.#*+!()\[\]>`])")
_MIN_WIDTH, _MAX_WIDTH = 50, 100


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: what a browser would have shown as one block."""

    number: int
    """Counted from 1 in the input; the first one where several were joined."""
    text: str
    """Without list and heading marks, white space collapsed; never empty."""
    blanks: int
    """Blank lines before it."""
    heading: bool = False
    """A heading mark (`#`) stood before it."""


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    text: str
    blanks: int
    indent: int
    mark: str


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of `text`; lines broken at a fixed width (mail, text browsers) are joined again."""
    raws = _raw_lines(text)
    width = _wrap_width(raws)
    lines: list[Line] = []
    pieces: list[str] = []
    previous: _Raw | None = None
    for raw in raws:
        if previous is not None and width and _continues(previous, raw, width):
            pieces.append(raw.text)
        else:
            _close(lines, pieces)
            pieces = [raw.text]
            lines.append(Line(raw.number, raw.text, raw.blanks, "#" in raw.mark))
        previous = raw
    _close(lines, pieces)
    return lines


def _close(lines: list[Line], pieces: list[str]) -> None:
    if len(pieces) > 1:
        first = lines[-1]
        lines[-1] = Line(first.number, " ".join(pieces), first.blanks, first.heading)


def _raw_lines(text: str) -> list[_Raw]:
    raws: list[_Raw] = []
    blanks = 0
    for number, full in enumerate(text.split("\n"), 1):
        stripped = full.translate(_INVISIBLE).strip()
        if not stripped:
            blanks += 1
            continue
        match = _MARK.match(stripped)
        mark = match.group() if match else ""
        words = stripped[len(mark) :].split()
        if not words:  # a lone bullet
            mark, words = "", stripped.split()
        line = _ESCAPED.sub(r"\1", " ".join(words))
        raws.append(_Raw(number, line, blanks, len(full) - len(full.lstrip()), mark))
        blanks = 0
    return raws


def _wrap_width(raws: list[_Raw]) -> int:
    """Return the column at which the text was wrapped, 0 when it was not.

    Wrapped text has full lines (the next word would not have fitted) that go on in lower case.
    """
    lengths = sorted(raw.indent + len(raw.text) for raw in raws)
    width = lengths[-1 - len(lengths) // 100] if lengths else 0
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    full = [after for before, after in pairwise(raws) if _continues(before, after, width)]
    lower = sum(after.text[0].islower() for after in full)
    return width if lower >= 0.4 * len(full) and (lower > 1 or lower == len(full) > 0) else 0


def _continues(before: _Raw, after: _Raw, width: int) -> bool:
    if after.blanks or after.mark or len(before.text) < _MIN_WIDTH // 2:
        return False
    return before.indent + len(before.text) + 1 + len(after.text.split(None, 1)[0]) > width - 3
