"""Sets of documents of one segment with their scores, and what And, Or and Not make of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array

SPARSE = 24
"""So many times smaller than the other must a set be, or than the segment, that steps a document cost less than arrays
over all of it."""


class Hits(NamedTuple):
    """Documents and what each scores."""

    docs: Array
    """Ascending, each once."""
    scores: Array | float
    """One for each document, or one for all of them."""

    def scaled(self, boost: float) -> "Hits":
        """Return the same documents with scores times `boost`."""
        return self if boost == 1 else Hits(self.docs, self.scores * boost)


NOTHING = Hits(np.empty(0, np.int64), 0.0)


def union(parts: Sequence[Hits], size: int) -> Hits:
    """Return the documents of a segment of `size` that are in any part, scores added up."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    every = np.concatenate([part.docs for part in parts])
    if all(isinstance(part.scores, float) and part.scores == 0 for part in parts):
        return Hits(distinct(every, size), 0.0)
    scores = np.concatenate([np.broadcast_to(np.float32(part.scores), part.docs.shape) for part in parts])
    if len(every) * SPARSE < size:
        order = np.argsort(every, kind="stable")
        docs = every[order]
        first = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1])))
        return Hits(docs[first], np.add.reduceat(scores[order], first))
    added = np.bincount(every, scores, size)
    docs = np.flatnonzero(added) if scores.min() > 0 else distinct(every, size)
    return Hits(docs, added.take(docs).astype(np.float32))


def distinct(docs: Array, size: int) -> Array:
    """Return each of the documents once, ascending."""
    if len(docs) * SPARSE < size:
        return np.unique(docs)
    found = np.zeros(size, bool)
    found[docs] = True
    return np.flatnonzero(found)


def intersection(one: Hits, two: Hits, size: int) -> Hits:
    """Return the documents that are in both, scores added up."""
    few, many = (one, two) if len(one.docs) <= len(two.docs) else (two, one)
    if not len(few.docs):
        return NOTHING
    inside, where = _find(few.docs, many.docs, size)
    scores = few.scores if isinstance(few.scores, float) else few.scores[inside]
    more = many.scores if isinstance(many.scores, float) else many.scores[where]
    return Hits(few.docs[inside], scores + more)


def difference(one: Hits, two: Hits, size: int) -> Hits:
    """Return the documents of `one` that are not in `two`."""
    if not len(one.docs) or not len(two.docs):
        return one
    keep = ~member(one.docs, two.docs, size)
    return Hits(one.docs[keep], one.scores if isinstance(one.scores, float) else one.scores[keep])


def member(docs: Array, among: Array, size: int) -> Array:
    """Tell of each document whether it is `among` those, which are ascending and not none."""
    if len(docs) * SPARSE < len(among):
        where = np.minimum(np.searchsorted(among, docs), len(among) - 1)
        return np.asarray(among[where] == docs)
    found = np.zeros(size, bool)
    found[among] = True
    return found[docs]


def _find(docs: Array, among: Array, size: int) -> tuple[Array, Array]:
    """Return which of the documents are `among` those (a mask), and where there."""
    if len(docs) * SPARSE < len(among):
        where = np.minimum(np.searchsorted(among, docs), len(among) - 1)
        inside = among[where] == docs
        return inside, where[inside]
    numbers = np.full(size, -1, np.int32)
    numbers[among] = np.arange(len(among), dtype=np.int32)
    where = numbers[docs]
    inside = where >= 0
    return inside, where[inside]
