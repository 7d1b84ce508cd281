"""Folding: of articles that are copies of one another, only the best hit keeps a row."""

from collections.abc import Sequence
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

    def stories(self) -> NDArray[np.int64]:
        """Return by the article's key the number of its story, see `Index.find`."""
        return self._known().stories

    def place(self, keys: Sequence[int], key: int) -> int | None:
        """Return where among folded hits the article stands, or the one that stands for its story."""
        table = self._known().stories
        numbers = np.asarray(keys, np.int64)
        found = np.flatnonzero(numbers == key)
        story = table.take(key, mode="clip")
        if not len(found) and story:
            found = np.flatnonzero(table.take(numbers, mode="clip") == story)
        return int(found[0]) if len(found) else None
