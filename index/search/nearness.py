"""Words near each other: places of words and phrases in one field, and pairs of them with few words between."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.hits import fresh
from index.search.phrases import documents_of
from index.search.places import Places
from index.search.strips import Text, shared


def documents_near(left: Places, right: Places, within: int, ordered: bool, size: int) -> Array:
    """Return the documents of a segment of `size` where two words stand with at most `within` others between them.

    `ordered` wants the left one first. No more is told: which words are the pair matters only for chains, see `joined`.
    """
    common = shared((left, right), size)
    if not len(common):
        return common
    text = Text((left, right), common, size, within + 2)
    rarer = text.rarest
    near = np.zeros(size, bool)
    for strip in text.strips():
        needles = strip.needles(rarer)
        wide = strip.laid(1 - rarer, within + 1)
        found = np.zeros(len(needles.at), bool)
        if not ordered or rarer == 0:
            found |= wide.take(needles.at + 1)
        if not ordered or rarer == 1:
            found |= wide.take(needles.at - (within + 1))
        near[needles.docs.take(np.flatnonzero(found))] = True
    return np.flatnonzero(near)


class Stretches(NamedTuple):
    """Stretches of documents: (document, position) of the first and of the last word as one number each."""

    first: Array
    """Ascending."""
    last: Array

    def documents(self) -> Array:
        """Return the documents they are in, each once, ascending."""
        return documents_of(self.first)


def either(parts: Sequence[Stretches]) -> Stretches:
    """Return the stretches of all parts."""
    if len(parts) == 1:
        return parts[0]
    empty = np.empty(0, np.int64)
    first = np.concatenate([empty, *(part.first for part in parts)])
    last = np.concatenate([empty, *(part.last for part in parts)])
    order = np.argsort(first, kind="stable")  # which only merges the sorted stretches
    return Stretches(first[order], last[order])


def joined(left: Stretches, right: Stretches, within: int, ordered: bool) -> Stretches:
    """Return the stretches from one of `left` to one of `right` with at most `within` words between.

    Of those only the shortest from each first word, and the shortest to each last word: chains stay as few as words.
    """
    pairs = [_followed(left, right, within)]
    if not ordered:
        pairs.append(_followed(right, left, within))
    found = either(pairs)
    if not len(found.first):
        return found
    begins = np.flatnonzero(fresh(found.first))
    to_last = np.argsort(found.last, kind="stable")
    first, last = found.first[to_last], found.last[to_last]
    ends = np.flatnonzero(fresh(last))
    shortest = Stretches(found.first[begins], np.minimum.reduceat(found.last, begins))
    return either([shortest, Stretches(np.maximum.reduceat(first, ends), last[ends])])


def _followed(left: Stretches, right: Stretches, within: int) -> Stretches:
    if not len(left.first) or not len(right.first):
        return Stretches(np.empty(0, np.int64), np.empty(0, np.int64))
    after = np.searchsorted(right.first, left.last, "right")
    there = after < len(right.first)
    one, two = np.flatnonzero(there), after[there]
    order = np.argsort(left.last, kind="stable")
    before = np.searchsorted(left.last[order], right.first, "left") - 1
    there = before >= 0
    one = np.concatenate((one, order[before[there]]))
    two = np.concatenate((two, np.flatnonzero(there)))
    # From one document to the next it is further than any two positions are apart.
    kept = right.first[two] - left.last[one] - 1 <= within
    return either([Stretches(left.first[one[kept]], right.last[two[kept]]), Stretches(*[np.empty(0, np.int64)] * 2)])
