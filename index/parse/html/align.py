"""Which lines of a page an extractor took."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from index.parse.html.words import folded

_LONG = 30
"""Characters from which on a line is told from others by its words alone."""
_SLACK = 20
"""Characters that an extractor may have put between two lines."""


def taken(lines: Sequence[str], text: str, apart: frozenset[str] = frozenset()) -> list[bool]:
    """Tell for each of `lines`, folded and in order, whether it is in the extracted `text`.

    Long lines that occur once on both sides are anchors; the others count only between their anchors, and short ones
    only where the text goes on, so that a menu's `Sport` is not taken for a heading of the article. Lines in `apart`
    are never found.
    """
    words = f" {folded(text)} "
    anchors = longest_rising(_once(lines, words, apart))
    limits = _limits(len(lines), anchors, len(words))
    found: list[bool] = []
    reached = 0
    for index, line in enumerate(lines):
        at = anchors.get(index, -1)
        if at < 0 and line and line not in apart:
            at = words.find(f" {line} ", reached, limits[index])
            if len(line) <= _LONG and at - reached > _SLACK:
                at = -1
        found.append(at >= 0)
        if at >= 0:
            reached = at + len(line) + 1
    return found


def _once(lines: Sequence[str], words: str, apart: frozenset[str]) -> dict[int, int]:
    """Return where the long lines stand that occur once in `lines` and once in `words`."""
    counts = Counter(lines)
    found = {}
    for index, line in enumerate(lines):
        if len(line) > _LONG and counts[line] == 1 and line not in apart:
            at = words.find(f" {line} ")
            if at >= 0 and words.find(f" {line} ", at + 1) < 0:
                found[index] = at
    return found


def longest_rising(places: dict[int, int]) -> dict[int, int]:
    """Return the longest run of `places` that stands in the same order on both sides."""
    ends: list[int] = []
    at_end: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in places.items():
        length = bisect_left(ends, place)
        before[index] = at_end[length - 1] if length else None
        ends[length : length + 1] = [place]
        at_end[length : length + 1] = [index]
    run: dict[int, int] = {}
    last: int | None = at_end[-1] if at_end else None
    while last is not None:
        run[last] = places[last]
        last = before[last]
    return run


def _limits(count: int, anchors: dict[int, int], end: int) -> list[int]:
    """Return for each line where the next anchor begins."""
    limits = [end] * count
    for index in range(count - 1, -1, -1):
        limits[index] = end
        if index in anchors:
            end = anchors[index] + 1
    return limits
