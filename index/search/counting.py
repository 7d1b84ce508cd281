"""Counts over all hits: when they were published, where and by whom."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from index.search.arrays import Array
from index.search.labels import read_labels
from index.search.ragged import gather
from index.search.schema import UNDATED
from index.search.segment import OpenSegment

_EPOCH = 719_163
"""1 January 1970 as the day column has it."""
_UNKNOWN = 0


class Counting:
    """Counts for one generation. Articles are told by the store's keys; one that is not in the index counts nowhere.

    What is counted is read from tables by key, made when they are first asked for.
    """

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments
        numbers = [segment.arrays["number"][segment.alive].astype(np.int64) for segment in segments]
        self._keys: Array = np.concatenate([np.empty(0, np.int64), *numbers])
        self._beyond = int(self._keys.max(initial=0)) + 1
        self._years = cache(self._read_years)
        self._labels = cache(self._read_labels)

    def years(self, keys: Array) -> dict[int, int]:
        """Return how many of these articles are of each year; undated ones are left out."""
        counts = np.bincount(self._years().take(keys, mode="clip"))
        return {int(year): int(counts[year]) for year in np.flatnonzero(counts) if year != _UNKNOWN}

    def labels(self, kind: str, keys: Array) -> dict[str, int]:
        """Return how many of these articles have each label of this kind."""
        names, at, numbers = self._labels(kind)
        there = numbers.take(keys, mode="clip") if at is None else gather(at, numbers, np.minimum(keys, self._beyond))
        counts = np.bincount(there, minlength=len(names))[: len(names)].tolist()
        return {name.decode(): count for name, count in zip(names, counts, strict=True) if count}

    def _read_years(self) -> Array:
        days = [segment.arrays["day"][segment.alive] for segment in self._segments]
        table = np.full(self._beyond + 1, _UNKNOWN, np.uint16)
        table[self._keys] = _year(np.concatenate([np.empty(0, np.int64), *days]))
        return table

    def _read_labels(self, kind: str) -> tuple[Sequence[bytes], Array | None, Array]:
        """Return the names, where the labels of each article begin by its key, and the labels.

        Where none has more than one, they are by key themselves, a number beyond all names for none.
        """
        names, sizes, numbers = read_labels(kind, self._segments)
        if sizes.max(initial=0) <= 1:
            table = np.full(self._beyond + 1, len(names), np.int64)
            table[self._keys[sizes > 0]] = numbers
            return names, None, table
        many = np.zeros(self._beyond + 1, np.int64)
        many[self._keys] = sizes
        order = np.argsort(np.repeat(self._keys, sizes), kind="stable")
        return names, np.concatenate(([0], np.cumsum(many))), numbers[order]


def _year(days: Array) -> Array:
    """Return the year of each day of the day column, `_UNKNOWN` for an undated one."""
    dates = (days - _EPOCH).astype("datetime64[D]")
    return np.where(days == UNDATED, _UNKNOWN, dates.astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.uint16)
