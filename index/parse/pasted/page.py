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
    count = Counter(shape.key for shape in shapes)
    start, stop = _main_run(shapes, count)
    prose = [index for index in range(start, stop) if shapes[index].prose]
    words = frozenset(word for index in prose for word in shapes[index].key.split() if len(word) > 3)
    gaps = Counter(min(lines[index].blanks, 3) for index in prose[1:])
    gap = gaps.most_common(1)[0][0] if gaps else 1
    return Page(lines, shapes, count, lonely_lines(shapes, count), start, stop, words, gap)


def _main_run(shapes: Sequence[Shape], count: Counter[str]) -> tuple[int, int]:
    """Return the half-open stretch of lines with the largest sum of words of prose less the cost of what is none."""
    best, best_range = 0.0, (0, 0)
    total, begin = 0.0, 0
    seen: set[str] = set()
    lonely = lonely_lines(shapes, count)
    for index, shape in enumerate(shapes):
        if total <= 0:
            total, begin = 0.0, index
        total += _worth(shape, index in lonely, shape.key in seen)
        seen.add(shape.key)
        if total > best:
            best, best_range = total, (begin, index + 1)
    return best_range


COST = dict(againprose=12.0, again=2.0, credit=1.0, cap=40, lonely=6.0, sent=2.0, other=4.0, tiny=3.0, share=6.0, account=6.0, legal=6.0, more=6.0, ad=6.0, comment=6.0, ui=8.0)
def _worth(shape: Shape, lonely: bool, again: bool) -> float:
    if again:
        return -COST["againprose"] if shape.prose else -COST["again"]
    if shape.credit:
        return -COST["credit"]
    if shape.prose:
        return float(min(shape.words, COST["lonely"] if lonely else COST["cap"]))
    if shape.sentence and not shape.furniture:
        return shape.words / COST["sent"]
    return -COST["other"] - COST["tiny"] * (shape.words < 5) - max([COST[c] for c in shape.cues if c in COST], default=0)

LONELY=35
def lonely_lines(shapes: Sequence[Shape], count: Counter[str]) -> frozenset[int]:
    """Return the lines of prose that look like the teaser of another article: short, with labels on all sides.

    Lines that come three times or more (advertisement marks) are looked through.
    """
    kept = [index for index, shape in enumerate(shapes) if count[shape.key] < 3]
    text = [shapes[index].prose or shapes[index].sentence or shapes[index].quoted for index in kept]
    found = set()
    for place, index in enumerate(kept):
        if shapes[index].prose and shapes[index].words <= LONELY and not shapes[index].quoted:
            around = text[max(0, place - 2) : place] + text[place + 1 : place + 3]
            if not any(around[1:3] if place > 1 else around[:2]) and sum(around) <= 1:
                found.add(index)
    return frozenset(found)
