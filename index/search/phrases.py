"""Words side by side: the places in a segment where terms stand in order at consecutive positions."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from index.search.arrays import Array
from index.search.hits import fresh
from index.search.places import Places
from index.search.strips import Text, shared

POSITION_BITS = 32
_FEW = 250_000
"""Places of all words up to which sorting them costs less than laying them on strips."""


def phrase_starts(words: Sequence[Places], size: int) -> Array:
    """Return (document, position of the first word) as one number for each place of the phrase, ascending.

    `size` is the number of documents of the segment.
    """
    common = shared(words, size)
    if not len(common):
        return np.empty(0, np.int64)
    chosen = [word.among(common, size) for word in words]
    if sum(len(word.positions) for word in chosen) <= _FEW:
        return reduce(_in_both, (packed(word) - number for number, word in enumerate(chosen)))
    text = Text(words, common, size, len(words))
    rarest = text.rarest
    others = [number for number in range(len(words)) if number != rarest]
    found = [np.empty(0, np.int64)]
    for strip in text.strips():
        needles = strip.needles(rarest)
        for number in others:
            needles = needles.only(strip.laid(number).take(needles.at + (number - rarest)))
        found.append((needles.docs << POSITION_BITS) + needles.positions - rarest)
    starts = np.concatenate(found)
    starts.sort(kind="stable")  # of one term alone they are in order already
    return starts


def packed(places: Places) -> Array:
    """Return (document, position) as one number for each of the places, ascending."""
    found = np.repeat(places.docs.astype(np.int64) << POSITION_BITS, places.counts)
    found += places.positions
    found.sort(kind="stable")
    return found


def _in_both(one: Array, two: Array) -> Array:
    """Return the numbers that are in both, each once; both are ascending."""
    every: Array = np.concatenate((one << 1, (two << 1) + 1))
    every.sort(kind="stable")  # which merges what is sorted
    pairs = (every[1:] - every[:-1] == 1) & (every[1:] & 1 == 1)
    return every[:-1].compress(pairs) >> 1


def documents_of(starts: Array) -> Array:
    """Return the documents in what `phrase_starts` or `packed` returns, each once, ascending."""
    docs = starts >> POSITION_BITS
    return docs[fresh(docs)]
