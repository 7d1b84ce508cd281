"""The order of results over all segments: best, newest or oldest first."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.results import Sort
from index.search.arrays import Array
from index.search.hits import Hits
from index.search.schema import UNDATED
from index.search.segment import OpenSegment


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
        places = np.empty(len(order), np.uint32)
        places[order] = np.arange(len(order), dtype=np.uint32)
        return places, self._numbers[order]

    def order(self, hits: Sequence[Hits], sort: Sort) -> tuple[Array, Array]:
        """Return the store's keys of the hits in each segment, in order, and their scores.

        What scores the same comes newest first, and what is of the same moment by its key. Without relevance there are
        no scores.
        """
        bases = np.cumsum([0, *(segment.size for segment in self._segments)])
        docs = np.concatenate([found.docs + base for found, base in zip(hits, bases, strict=False)])
        places, keys = self._oldest if sort == "oldest" else self._newest
        if sort != "relevance":
            return keys[np.sort(places[docs])], np.empty(0)
        scores = np.concatenate([np.broadcast_to(np.float32(found.scores), found.docs.shape) for found in hits])
        # A score above 0 sorts like its bits; turned round, with the place behind it, one sort of whole numbers does.
        bits = np.uint64(0xFFFFFFFF) - np.maximum(scores, 0).view(np.uint32)
        packed = np.sort((bits << np.uint64(32)) | places[docs])
        best = (np.uint64(0xFFFFFFFF) - (packed >> np.uint64(32))).astype(np.uint32).view(np.float32)
        return keys[packed & np.uint64(0xFFFFFFFF)], best
