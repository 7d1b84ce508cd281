"""The lines of a page seen together: which say the same, where the main run of prose is, what stands between it and the edges."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.parse.pasted.lines import Line
from index.parse.pasted.shape import Shape

_GAIN_CAP = 80  # words of a paragraph that count: one long imprint must not outweigh an article
_COST_OTHER, _COST_TINY, _COST_FURNITURE = 4.0, 2.0, 6.0
_BARE_BEFORE, _BARE_AFTER = 9, 6


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one paste with everything the labeller asks about them."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    count: Counter[str]
    """How many lines say the same: `Shape.key` → number."""
    start: int
    stop: int
    """Half-open range of the main run of prose; empty when the page has no prose."""
    vocabulary: frozenset[str]
    """Words of more than three letters in the prose of the main run."""
    gap: int
    """Blank lines that part most paragraphs of the run."""

    @property
    def bare(self) -> bool:
        """Tell whether this is a text without a page around it: no furniture, next to nothing before and after the run."""
        if any(shape.furniture for shape in self.shapes):
            return False
        if self.start == self.stop:
            return True
        return self.start <= _BARE_BEFORE and len(self.lines) - self.stop <= _BARE_AFTER

    def after(self, index: int) -> int:
        """Return how many blank lines follow line `index`; many at the end."""
        return self.lines[index + 1].blanks if index + 1 < len(self.lines) else 9

    def known(self, index: int) -> float:
        """Return the share of the longer words of line `index` that the main run uses: 0.0 to 1.0."""
        words = [word for word in self.shapes[index].key.split() if len(word) > 3]
        return sum(word in self.vocabulary for word in words) / len(words) if words else 0.0


def see_page(lines: Sequence[Line], shapes: Sequence[Shape]) -> Page:
    """Put measured lines together."""
    start, stop = _main_run(shapes)
    prose = [index for index in range(start, stop) if shapes[index].prose]
    words = frozenset(word for index in prose for word in shapes[index].key.split() if len(word) > 3)
    gaps = Counter(min(lines[index].blanks, 3) for index in prose[1:])
    gap = gaps.most_common(1)[0][0] if gaps else 1
    return Page(lines, shapes, Counter(shape.key for shape in shapes), start, stop, words, gap)


def _main_run(shapes: Sequence[Shape]) -> tuple[int, int]:
    """Return the half-open stretch of lines with the largest sum of words of prose less the cost of what is none."""
    best, best_range = 0.0, (0, 0)
    total, begin = 0.0, 0
    seen: set[str] = set()
    for index, shape in enumerate(shapes):
        if total <= 0:
            total, begin = 0.0, index
        total += -_COST_OTHER if shape.key in seen else _worth(shape)
        if shape.prose:
            seen.add(shape.key)
        if total > best:
            best, best_range = total, (begin, index + 1)
    return best_range


def _worth(shape: Shape) -> float:
    if shape.credit:
        return -1.0
    if shape.prose:
        return float(min(shape.words, _GAIN_CAP))
    if shape.sentence and not shape.furniture:
        return shape.words / 3
    return -_COST_OTHER - _COST_TINY * (shape.words < 5) - _COST_FURNITURE * shape.furniture
