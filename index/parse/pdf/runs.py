"""Runs of a page, as it draws them in any order → lines, as they stand on it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_CHARACTER = 0.5  # width of a character of unknown fonts, in sizes
_SAME_BASELINE = 0.4  # sizes
_GUTTER = 2.0  # sizes between two runs of one height that belong to two columns
_WORD = 0.15  # sizes between two runs that are two words
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\t": " "}
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on a page, in points from its lower left corner."""

    left: float
    right: float
    """Where it ends, guessed from its length."""
    base: float
    size: float
    text: str

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base + self.size


def run(matrix: Sequence[float], text_matrix: Sequence[float], size: float, text: str) -> Run | None:
    """Return the run that a page draws with these two matrices; None for text that is blank or not upright."""
    a, b, c, d, e, f = (float(value) for value in matrix[:6])
    ta, tb, tc, td, te, tf = (float(value) for value in text_matrix[:6])
    height = math.hypot(tc * a + td * c, tc * b + td * d) * abs(size)
    along, across = ta * a + tb * c, ta * b + tb * d
    text = text.translate(_LIGATURES).replace("\n", " ")
    if not text.strip() or not math.isfinite(height) or height <= 0 or abs(across) > abs(along):
        return None
    left, base = te * a + tf * c + e, te * b + tf * d + f
    if not (math.isfinite(left) and math.isfinite(base)):
        return None
    return Run(left, left + _CHARACTER * height * len(text.rstrip()), base, height, text)


def lines_of(runs: Iterable[Run]) -> list[Run]:
    """Join runs that stand beside one another to lines, from the top; runs with a gutter between them stay apart."""
    lines: list[Run] = []
    for each in sorted(runs, key=lambda each: (-round(each.base), each.left)):
        before = _neighbour(lines, each)
        if before is None:
            lines.append(each)
        else:
            lines[before] = _joined(lines[before], each)
    return [replace(line, text=" ".join(line.text.split())) for line in lines]


def _neighbour(lines: list[Run], new: Run) -> int | None:
    """Return which of the last lines `new` goes on."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        line = lines[index]
        size = max(line.size, new.size)
        if abs(line.base - new.base) > _SAME_BASELINE * min(line.size, new.size):
            continue
        if new.left >= line.left and new.left - line.right <= _GUTTER * size:
            return index
    return None


def _joined(line: Run, new: Run) -> Run:
    apart = new.left - line.right > _WORD * line.size and not (line.text.endswith(" ") or new.text.startswith(" "))
    size = line.size if len(line.text) >= len(new.text) else new.size
    return replace(line, right=max(line.right, new.right), size=size, text=line.text + " " * apart + new.text)
