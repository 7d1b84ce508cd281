"""Counts over all hits: when they were published, where and by whom."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np

from index.related import Period
from index.search.arrays import Array
from index.search.hits import fresh
from index.search.labels import read_labels
from index.search.ragged import gather
from index.search.schema import UNDATED
from index.search.segment import OpenSegment

_EPOCH = 719_163
"""1 January 1970 as the day column has it."""
_LAST = date.max.toordinal()
_UNITS: dict[Period, str] = {"day": "datetime64[D]", "month": "datetime64[M]", "year": "datetime64[Y]"}
_NOT_HERE, _WITHOUT = 0, 1
"""In the place of a day: the article is not in the index; it is, and has none."""


class Counting:
    """Counts for one generation. Articles are told by the store's keys; one that is not in the index counts nowhere.

    What is counted is read from tables by key, made when they are first asked for.
    """

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments
        numbers = [segment.arrays["number"][segment.alive].astype(np.int64) for segment in segments]
        self._keys: Array = np.concatenate([np.empty(0, np.int64), *numbers])
        self._beyond = int(self._keys.max(initial=0)) + 1
        self._days = cache(self._read_days)
        self._labels = cache(self._read_labels)

    def published(self, keys: Array, by: Period) -> dict[date | None, int]:
        """Return how many of these articles are of each day, month or year, by its first day, ascending.

        None stands for undated ones and comes first.
        """
        before, table = self._days()
        counts = np.bincount(table.take(keys, mode="clip"), minlength=_WITHOUT + 1)
        undated = int(counts[_WITHOUT])
        counts[: _WITHOUT + 1] = 0
        days = np.flatnonzero(counts)
        starts = (days + (before - _EPOCH)).astype("datetime64[D]").astype(_UNITS[by])
        places = np.flatnonzero(fresh(starts))
        sums = np.add.reduceat(counts[days], places).tolist() if len(days) else []
        found: dict[date | None, int] = {None: undated} if undated else {}
        found.update(zip(starts[places].astype("datetime64[D]").tolist(), sums, strict=True))
        return found

    def labels(self, kind: str, keys: Array) -> dict[str, int]:
        """Return how many of these articles have each label of this kind."""
        names, at, numbers = self._labels(kind)
        there = numbers.take(keys, mode="clip") if at is None else gather(at, numbers, np.minimum(keys, self._beyond))
        counts = np.bincount(there, minlength=len(names))[: len(names)].tolist()
        return {name.decode(): count for name, count in zip(names, counts, strict=True) if count}

    def _read_days(self) -> tuple[int, Array]:
        """Return a day before all others, and by key of each article how many days after that it is."""
        days = np.concatenate([np.empty(0, np.int64), *(it.arrays["day"][it.alive] for it in self._segments)])
        before = int(days[days != UNDATED].min(initial=_LAST)) - _WITHOUT - 1
        table = np.full(self._beyond + 1, _NOT_HERE, np.int32)
        table[self._keys] = np.where(days == UNDATED, _WITHOUT, days - before)
        return before, table

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
