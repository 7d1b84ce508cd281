"""Folding: of articles that are copies of one another, only the best hit keeps a row."""

from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.store import Store


class _Known(NamedTuple):
    change: int
    keys: list[int]
    stories: NDArray[np.int64]
    """By the article's key, numbered from 1; 0 for one without copies, and behind the last that has some."""


class Folding:
    """The stories of a library as searches need them: read once for every change. Safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: _Known | None = None

    def _known(self) -> _Known:
        change, known = self._store.change(), self._last
        if known is None or known.change != change:
            found = np.array(self._store.stories(), np.int64).reshape(-1, 2)
            stories = np.zeros(int(found[:, 0].max(initial=-1)) + 2, np.int64)
            stories[found[:, 0]] = np.unique(found[:, 1], return_inverse=True)[1] + 1
            known = self._last = _Known(change, found[:, 0].tolist(), stories)
        return known

    def copy_keys(self) -> list[int]:
        """Return the keys of all articles that have copies, ascending."""
        return self._known().keys

    def fold(self, keys: "array[int]", scores: "array[float]") -> tuple["array[int]", "array[float]"]:
        """Return the keys, and scores where there are any, of the hits that keep a row: the first of each story."""
        table = self._known().stories
        numbers = np.frombuffer(keys, np.int64) if keys else np.empty(0, np.int64)
        stories = table.take(numbers, mode="clip")
        grouped = np.flatnonzero(stories)
        told = stories[grouped]
        first = np.empty(int(told.max(initial=0)) + 1, np.int64)
        first[told[::-1]] = grouped[::-1]  # of several values for one place the last one stays
        behind = grouped[first[told] != grouped]
        if not len(behind):
            return keys, scores
        stays = np.ones(len(numbers), bool)
        stays[behind] = False
        kept = np.frombuffer(scores, np.float64)[stays[: len(scores)]] if scores else np.empty(0)
        return array("q", numbers[stays].tobytes()), array("d", kept.tobytes())

    def place(self, keys: "array[int]", key: int) -> int | None:
        """Return where among folded hits the article stands, or the one that stands for its story."""
        table = self._known().stories
        numbers = np.frombuffer(keys, np.int64) if keys else np.empty(0, np.int64)
        found = np.flatnonzero(numbers == key)
        story = table.take(key, mode="clip")
        if not len(found) and story:
            found = np.flatnonzero(table.take(numbers, mode="clip") == story)
        return int(found[0]) if len(found) else None
