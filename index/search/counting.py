"""Counts over all hits: in which years they were published."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from index.search.arrays import Array
from index.search.schema import UNDATED
from index.search.segment import OpenSegment


class Counting:
    """Counts for one generation. Articles are told by the store's keys; one that is not in the index counts nowhere."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments
        self._by_number = [np.argsort(segment.arrays["number"], kind="stable") for segment in segments]

    def years(self, keys: Array) -> dict[int, int]:
        """Return how many of these articles are of each year; undated ones are left out."""
        first, last = date.min.toordinal(), date.max.toordinal()
        days = [segment.arrays["day"][docs] for segment, docs in self._documents(keys)]
        counts: dict[int, int] = {}
        for day, many in zip(
            *np.unique(np.concatenate([*days, np.empty(0, np.int64)]), return_counts=True), strict=True
        ):
            if day != UNDATED and first <= day <= last:
                year = date.fromordinal(int(day)).year
                counts[year] = counts.get(year, 0) + int(many)
        return counts

    def _documents(self, keys: Array) -> Iterator[tuple[OpenSegment, Array]]:
        """Yield each segment with the documents there that are these articles."""
        keys = np.sort(keys)
        for segment, order in zip(self._segments, self._by_number, strict=True):
            numbers = segment.arrays["number"][order].astype(np.int64)
            where = np.minimum(np.searchsorted(numbers, keys), len(numbers) - 1)
            docs = order[where[numbers[where] == keys]]
            yield segment, docs[segment.alive[docs]]
