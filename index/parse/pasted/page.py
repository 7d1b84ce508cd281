"""The lines of a page seen together: which say the same, where the main run of prose is, what looks like a teaser."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.parse.pasted.lines import Line
from index.parse.pasted.shape import Shape

# In words of prose. Body F1 over the shared pages moves by less than .003 when one of them is halved or doubled.
_GAIN_MOST = 40.0  # of one paragraph: a long imprint must not outweigh an article
_GAIN_LONELY = 4.0  # of one that looks like a teaser
_COST_PROSE_AGAIN, _COST_AGAIN, _COST_CREDIT = 12.0, 2.0, 1.0
_COST_OTHER, _COST_TINY, _COST_FURNITURE, _COST_DATED = 4.0, 3.0, 6.0, 25.0
_LONELY_WORDS = 35
_DATED_WORDS = 10
_BARE_BEFORE, _BARE_AFTER = 9, 6  # lines


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one paste with everything the labeller asks about them."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    count: Counter[str]
    """How many lines say the same: `Shape.key` → number."""
    lonely: frozenset[int]
    """Lines of prose that look like teasers."""
    start: int
    stop: int
    """Half-open range of the main run of prose; empty when the page has no prose."""
    vocabulary: frozenset[str]
    """Words of more than three letters in the prose of the main run."""
    gap: int
    """Blank lines that part most paragraphs of the run."""

    @property
    def bare(self) -> bool:
        """Tell whether this is a text without a page around it.

        It has no furniture, no line three times, and either little beside the run or no run to speak of.
        """
        if any(shape.furniture for shape in self.shapes) or max(self.count.values()) > 2:
            return False
        if self.start <= _BARE_BEFORE and len(self.lines) - self.stop <= _BARE_AFTER:
            return True
        run = sum(shape.words for shape in self.shapes[self.start : self.stop])
        return 2 * run < sum(shape.words for shape in self.shapes)

    def after(self, index: int) -> int:
        """Return how many blank lines follow line `index`; many at the end."""
        return self.lines[index + 1].blanks if index + 1 < len(self.lines) else 9

    def known(self, index: int) -> float:
        """Return the share of the longer words of line `index` that the main run uses: 0.0 to 1.0."""
        words = [word for word in self.shapes[index].key.split() if len(word) > 3]
        return sum(word in self.vocabulary for word in words) / len(words) if words else 0.0


def see_page(lines: Sequence[Line], shapes: Sequence[Shape]) -> Page:
    """Put measured lines together."""
    count = Counter(shape.key for shape in shapes)
    lonely = _lonely(shapes, count)
    start, stop = _main_run(shapes, lonely)
    prose = [index for index in range(start, stop) if shapes[index].prose]
    words = frozenset(word for index in prose for word in shapes[index].key.split() if len(word) > 3)
    gaps = Counter(min(lines[index].blanks, 3) for index in prose[1:])
    gap = gaps.most_common(1)[0][0] if gaps else 1
    return Page(lines, shapes, count, lonely, start, stop, words, gap)


def _main_run(shapes: Sequence[Shape], lonely: frozenset[int]) -> tuple[int, int]:
    """Return the half-open stretch of lines with the largest sum of words of prose less the cost of the rest."""
    best, best_range = 0.0, (0, 0)
    total, begin = 0.0, 0
    seen: set[str] = set()
    for index, shape in enumerate(shapes):
        if total <= 0:
            total, begin = 0.0, index
        total += _worth(shape, lonely=index in lonely, again=shape.key in seen)
        seen.add(shape.key)
        if total > best:
            best, best_range = total, (begin, index + 1)
    return best_range


def _worth(shape: Shape, *, lonely: bool, again: bool) -> float:
    if shape.dated and shape.words < _DATED_WORDS:  # a comment or a teaser begins
        return -_COST_DATED
    if again:
        return -_COST_PROSE_AGAIN if shape.prose else -_COST_AGAIN
    if shape.credit:
        return -_COST_CREDIT
    if shape.prose:
        return float(min(shape.words, _GAIN_LONELY if lonely else _GAIN_MOST))
    if shape.sentence and not shape.furniture:
        return shape.words / 2
    return -_COST_OTHER - _COST_TINY * (shape.words < 5) - _COST_FURNITURE * shape.furniture


def _lonely(shapes: Sequence[Shape], count: Counter[str]) -> frozenset[int]:
    """Return the lines of prose that look like the teaser of another article: short, with labels on both sides.

    Lines that come three times or more (advertisement marks) are looked through.
    """
    kept = [index for index, shape in enumerate(shapes) if count[shape.key] < 3]
    text = [shapes[index].prose or shapes[index].sentence or shapes[index].quoted for index in kept]
    found = set()
    for place, index in enumerate(kept):
        shape = shapes[index]
        if not shape.prose or shape.words > _LONELY_WORDS or shape.quoted:
            continue
        above, below = text[max(0, place - 2) : place], text[place + 1 : place + 3]
        if not any(above[-1:] + below[:1]) and sum(above + below) <= 1:
            found.add(index)
    return frozenset(found)
