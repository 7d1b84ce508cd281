"""Words near each other: places of words and phrases in one field, and pairs of them with few words between."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.phrases import POSITION_BITS, Ranks, phrase_starts, starts
from index.search.segment import Field


class Places(NamedTuple):
    """Stretches of documents: (document, position) of the first and of the last word as one number each."""

    first: Array
    """Ascending."""
    last: Array

    def documents(self) -> Array:
        """Return the documents they are in, each once, ascending."""
        docs = self.first >> POSITION_BITS
        return docs[np.concatenate(([True], docs[1:] != docs[:-1]))] if len(docs) else docs


def of_words(field: Field, ranks: Sequence[Ranks], size: int) -> Places:
    """Return the places of the terms."""
    found = [starts(field, one, 0, None, size) for one in ranks if one[0] < one[1]]
    return either([Places(places, places) for places in found])


def of_phrase(field: Field, words: Sequence[Ranks], size: int) -> Places:
    """Return the places of the words side by side."""
    first = phrase_starts(field, words, size)
    return Places(first, first + (len(words) - 1))


def either(parts: Sequence[Places]) -> Places:
    """Return the places of all parts."""
    if len(parts) == 1:
        return parts[0]
    empty = np.empty(0, np.int64)
    first = np.concatenate([empty, *(part.first for part in parts)])
    last = np.concatenate([empty, *(part.last for part in parts)])
    order = np.argsort(first, kind="stable")  # which only merges the sorted stretches
    return Places(first[order], last[order])


def joined(left: Places, right: Places, within: int, ordered: bool) -> Places:
    """Return the stretches from one of `left` to one of `right` with at most `within` words between.

    Of those only the shortest from each first word, and the shortest to each last word: chains stay as few as words.
    """
    pairs = [_followed(left, right, within)]
    if not ordered:
        pairs.append(_followed(right, left, within))
    found = either(pairs)
    if not len(found.first):
        return found
    begins = np.flatnonzero(_fresh(found.first))
    to_last = np.argsort(found.last, kind="stable")
    first, last = found.first[to_last], found.last[to_last]
    ends = np.flatnonzero(_fresh(last))
    shortest = Places(found.first[begins], np.minimum.reduceat(found.last, begins))
    return either([shortest, Places(np.maximum.reduceat(first, ends), last[ends])])


def _fresh(values: Array) -> Array:
    """Tell of each of the values, which are sorted, whether it is the first of its kind."""
    return np.concatenate(([True], values[1:] != values[:-1]))


def _followed(left: Places, right: Places, within: int) -> Places:
    if not len(left.first) or not len(right.first):
        return Places(np.empty(0, np.int64), np.empty(0, np.int64))
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
    return either([Places(left.first[one[kept]], right.last[two[kept]]), Places(*[np.empty(0, np.int64)] * 2)])
