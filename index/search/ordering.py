"""The order of results over all segments: best, newest or oldest first."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.results import Sort
from index.search.arrays import Array
from index.search.hits import SPARSE, Hits, distinct
from index.search.schema import UNDATED
from index.search.segment import OpenSegment

_STEPS = 65_535


class Ordering:
    """Places of all documents of a generation; document numbers run on from segment to segment."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments

    @cached_property
    def _numbers(self) -> Array:
        return np.concatenate([segment.arrays["number"] for segment in self._segments]).astype(np.int64)

    @cached_property
    def _newest(self) -> tuple[Array, Array]:
        return self._ranked(newest=True)

    @cached_property
    def _oldest(self) -> tuple[Array, Array]:
        return self._ranked(newest=False)

    def _ranked(self, newest: bool) -> tuple[Array, Array]:
        """Return the place of each document, and the store's key at each place. Undated ones come last."""
        moments = np.concatenate([segment.arrays["moment"] for segment in self._segments])
        undated = np.concatenate([segment.arrays["day"] for segment in self._segments]) == UNDATED
        moments = np.where(undated, np.iinfo(np.int64).max, -moments if newest else moments)
        order = np.lexsort((self._numbers, moments))
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        return places, self._numbers[order]

    def order(self, hits: Sequence[Hits], sort: Sort) -> tuple[Array, Array]:
        """Return the store's keys of the hits in each segment, in order, and their scores.

        What scores the same, to one part in 65,535 of the best score, comes newest first, and what is of the same
        moment by its key. Scores come back as exact as that. Without relevance there are none.
        """
        bases = np.cumsum([0, *(segment.size for segment in self._segments)])
        docs = np.concatenate([found.docs + base for found, base in zip(hits, bases, strict=False)])
        places, keys = self._oldest if sort == "oldest" else self._newest
        here = places.take(docs)
        constant = {found.scores if isinstance(found.scores, float) else None for found in hits if len(found.docs)}
        if sort != "relevance" or (len(constant) == 1 and None not in constant):
            scores = np.full(len(here), constant.pop(), np.float32) if sort == "relevance" else np.empty(0, np.float32)
            return keys.take(distinct(here, len(keys))), scores
        scores = np.concatenate([np.broadcast_to(np.float32(found.scores), found.docs.shape) for found in hits])
        here, scores = _by_place(here, np.maximum(scores, 0), len(keys))
        best = scores.max() or np.float32(1)
        # For 16 bits numpy has a radix sort, four times as fast as its sort of floats, and it keeps the order of
        # places.
        steps = (_STEPS - scores * (_STEPS / best)).astype(np.uint16)
        order = np.argsort(steps, kind="stable")
        return keys.take(here.take(order)), (_STEPS - steps.take(order)) * (best / _STEPS)


def _by_place(places: Array, scores: Array, size: int) -> tuple[Array, Array]:
    """Return the places ascending, and the score at each."""
    if len(places) * SPARSE < size:
        order = np.argsort(places)
        return places.take(order), scores.take(order)
    there, at = np.zeros(size, bool), np.zeros(size, np.float32)
    there[places] = True
    at[places] = scores
    found = np.flatnonzero(there)
    return found, at.take(found)
