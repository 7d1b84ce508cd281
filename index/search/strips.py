"""Strips: the texts of some documents laid end to end, a byte for each place.

One word is laid on a strip, and the places of a rarer one look whether it stands where it should. That costs some
nanoseconds a place however common the words are, and a strip is no longer than the processor's cache is good for.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.hits import fresh
from index.search.places import NOWHERE, Places

_STRIP = 1 << 20
_NOWHERE = -(1 << 60)


class Needles(NamedTuple):
    """The places of a word on a strip."""

    at: Array
    docs: Array
    """The document of each."""
    positions: Array
    """The position of each there."""

    def only(self, kept: Array) -> "Needles":
        """Return some of them, given by a mask."""
        return Needles(*(values.take(np.flatnonzero(kept)) for values in self))


class Strip:
    """A stretch of the documents that have all of some words."""

    def __init__(self, text: "Text", first: int, last: int, begin: int, length: int) -> None:
        self._text = text
        self._first, self._last = first, last
        self._begin = begin
        self._length = length

    def needles(self, number: int) -> Needles:
        """Return where the word with this number stands."""
        docs, counts, positions = self._text.cut(number, self._first, self._last)
        return Needles(self._places(docs, counts, positions), np.repeat(docs, counts), positions)

    def laid(self, number: int, width: int = 1) -> Array:
        """Return a mask over the strip: where the word with this number stands, there or up to `width - 1` places on.

        It is valid until another is asked for.
        """
        strip: Array
        strip, other = self._text.buffers[:, : self._length]
        strip[:] = False
        strip[self._places(*self._text.cut(number, self._first, self._last))] = True
        strip[self._text.margin] = False
        reach = 1
        while reach < width:
            step = min(reach, width - reach)
            np.logical_or(strip[:-step], strip[step:], out=other[:-step])
            other[-step:] = strip[-step:]
            strip, other = other, strip
            reach += step
        return strip

    def _places(self, docs: Array, counts: Array, positions: Array) -> Array:
        """Return the place on the strip of each position; for other documents one that is empty all round."""
        margin = self._text.margin
        places = np.repeat(self._text.begins.take(docs) + (2 * margin + 1 - self._begin), counts)
        places += positions
        np.maximum(places, margin, out=places)
        return places


class Text:
    """Where some words stand in the documents of a segment of `size` that have all of them: `common`, see `shared`.

    What looks from a place to another goes no further than `margin` places.
    """

    def __init__(self, words: Sequence[Places], common: Array, size: int, margin: int) -> None:
        self._common = common
        self._words = [word.among(common, size) for word in words]
        self._ends = [np.cumsum(word.counts, dtype=np.intp) for word in self._words]
        self.margin = margin
        spans = np.zeros(size, np.intp)
        for word, ends in zip(self._words, self._ends, strict=True):
            np.maximum.at(spans, word.docs.astype(np.intp), word.positions.take(ends - 1).astype(np.intp))
        self._taken = spans.take(common) + (1 + margin)
        self.begins = np.full(size, _NOWHERE, np.intp)
        """Where each document begins if all lay on one strip."""
        self.begins[common] = np.cumsum(self._taken) - self._taken
        self.buffers = np.empty((2, self._longest()), bool)
        """Room for two strips."""

    @property
    def rarest(self) -> int:
        """The number of the word that stands in the fewest places."""
        return min(range(len(self._words)), key=lambda number: len(self._words[number].positions))

    def strips(self) -> Iterator[Strip]:
        """Yield the text strip by strip."""
        begins = self.begins.take(self._common)
        cuts = (np.flatnonzero(np.diff(begins // _STRIP)) + 1).tolist()
        for first, last in pairwise([0, *cuts, len(begins)]):
            if first < last:
                begin, end = int(begins[first]), int(begins[last - 1] + self._taken[last - 1])
                length = end - begin + 3 * self.margin + 2
                yield Strip(self, int(self._common[first]), int(self._common[last - 1]), begin, length)

    def _longest(self) -> int:
        """Return what no strip is longer than."""
        whole = int(self._taken.sum())
        return min(whole, _STRIP + int(self._taken.max(initial=0))) + 3 * self.margin + 2

    def cut(self, number: int, first: int, last: int) -> Places:
        """Return where a word stands from document `first` to `last`."""
        word, ends = self._words[number], self._ends[number]
        number_of = word.docs.dtype.type  # of another type numpy would make a copy of all documents
        start = int(np.searchsorted(word.docs, number_of(first)))
        stop = int(np.searchsorted(word.docs, number_of(last), "right"))
        if start == stop:
            return NOWHERE
        places = slice(int(ends[start - 1]) if start else 0, int(ends[stop - 1]))
        return Places(word.docs[start:stop].astype(np.intp), word.counts[start:stop], word.positions[places])


def shared(words: Sequence[Places], size: int) -> Array:
    """Return the documents that have all of the words, ascending."""
    rarest, *others = sorted(words, key=lambda word: len(word.docs))
    common = rarest.docs[fresh(rarest.docs)].astype(np.intp)
    for word in others:
        if not len(common):
            break
        there = np.zeros(size, bool)
        there[word.docs.astype(np.intp)] = True
        common = common.take(np.flatnonzero(there.take(common)))
    return common
