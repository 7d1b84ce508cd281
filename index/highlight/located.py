"""What an index knows of a text, and from it where in the text some tokens stand: without reading all of it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from index.analysis import edges

STRIDE = 16
"""The beginning of every so many tokens is kept, a power of two; those between are found by reading on from there."""
_TYPICAL = 6
"""Code points from one token to the next, where nothing better is known."""


@dataclass(frozen=True, slots=True)
class Located:
    """One text of an article as the index holds it."""

    terms: Mapping[str, Sequence[int]]
    """The numbers of the tokens at which each term of a query stands, ascending."""
    strides: Sequence[int]
    """Code points from one token whose number is a multiple of `STRIDE` to the next such; the first from the start."""


class Ruler:
    """From the numbers of tokens of `text` to code points."""

    def __init__(self, text: str, located: Located) -> None:
        self._text = text
        self._marks = list(accumulate(located.strides))

    def guess(self, first: int, last: int) -> tuple[int, int]:
        """Return about where the first token begins and the last one ends."""
        return self._guess(first), self._guess(last) + _TYPICAL

    def _guess(self, number: int) -> int:
        block, rest = divmod(number, STRIDE)
        here, *behind = self._marks[block : block + 2]
        return here + (behind[0] - here) * rest // STRIDE if behind else here + rest * _TYPICAL

    def edges(self, number: int) -> tuple[int, int]:
        """Return where the token begins and ends; of a text that has not so many, where that ends."""
        block, rest = divmod(number, STRIDE)
        behind = len(self._text), len(self._text)
        return next(islice(edges(self._text, self._marks[block]), rest, None), behind)

    def between(self, start: int, end: int) -> dict[int, tuple[int, int]]:
        """Return the edges of each token of which a part stands from `start` up to but not `end`, by its number."""
        block = max(0, bisect_right(self._marks, start) - 1)
        found = {}
        for number, (begin, stop) in enumerate(edges(self._text, self._marks[block]), block * STRIDE):
            if begin >= end:
                break
            if stop > start:
                found[number] = begin, stop
        return found
