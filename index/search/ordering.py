"""The order of results: best, newest or oldest first."""

from functools import cached_property

import numpy as np

from index.results import Sort
from index.search.arrays import Array
from index.search.hits import Hits
from index.search.schema import UNDATED
from index.search.whole import Whole

_STEPS = 65_535
_FEW = 8
"""So many times fewer than all documents must hits be that looking up each one's place costs less than going through
all places."""
_KEY_BITS = 27


class Ordering:
    """Places of all documents of a generation: each document's when all are in order, newest or oldest first."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole

    @cached_property
    def _numbers(self) -> Array:
        return self._whole.column("number").astype(np.int64)

    @cached_property
    def _newest(self) -> Array:
        return self._ranked(newest=True)

    @cached_property
    def _oldest(self) -> Array:
        return self._ranked(newest=False)

    def _ranked(self, newest: bool) -> Array:
        """Return the document at each place. Of one moment the lower key comes first; undated ones come last."""
        moments = self._whole.column("moment").astype(np.int64)
        undated = self._whole.column("day") == UNDATED
        since = np.where(undated, 0, moments.max(initial=0) - moments if newest else moments - moments.min(initial=0))
        since += undated * (since.max(initial=0) + 1)
        if int(since.max(initial=0)).bit_length() + _KEY_BITS < 63 and self._numbers.max(initial=0) >> _KEY_BITS == 0:
            return np.argsort((since << _KEY_BITS) | self._numbers)  # one number each sorts three times as fast
        return np.lexsort((self._numbers, since))

    @cached_property
    def _places_by_newness(self) -> Array:
        return _inverse(self._newest)

    @cached_property
    def _places_by_age(self) -> Array:
        return _inverse(self._oldest)

    def order(self, hits: Hits, sort: Sort) -> tuple[Array, Array]:
        """Return the store's keys of the hits, in order, and their scores.

        What scores the same, to one part in 65,535 of the best score, comes newest first, and what is of the same
        moment by its key. Scores come back as exact as that. Without relevance there are none.
        """
        docs, scores = self._by_place(hits, sort)
        if sort != "relevance":
            return self._numbers.take(docs), np.empty(0, np.float32)
        if isinstance(scores, float):
            return self._numbers.take(docs), np.full(len(docs), scores, np.float32)
        best = scores.max(initial=0) or np.float32(1)
        # For 16 bits numpy has a radix sort, four times as fast as its sort of floats, and it keeps the order of
        # places.
        steps = (_STEPS - np.maximum(scores, 0) * (_STEPS / best)).astype(np.uint16)
        order = np.argsort(steps, kind="stable")
        return self._numbers.take(docs.take(order)), (_STEPS - steps.take(order)) * (best / _STEPS)

    def _by_place(self, hits: Hits, sort: Sort) -> tuple[Array, Array | float]:
        """Return the hits, newest first or oldest, and what they score."""
        at = self._oldest if sort == "oldest" else self._newest
        if len(hits) * _FEW < len(at):
            places = self._places_by_age if sort == "oldest" else self._places_by_newness
            order = np.argsort(places.take(hits.docs))
            scores = hits.scores if isinstance(hits.scores, float) else hits.scores.take(order)
            return hits.docs.take(order), scores
        docs = at.take(np.flatnonzero(hits.mask.take(at)))
        return docs, hits.spread if isinstance(hits.spread, float) else hits.spread.take(docs)


def _inverse(order: Array) -> Array:
    places = np.empty(len(order), np.intp)
    places[order] = np.arange(len(order))
    return places
