"""Folding: of articles that are copies of one another, only the best hit keeps a row; of versions, the newest one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store import Store

if TYPE_CHECKING:
    from index.search import Stories


class _Known(NamedTuple):
    change: int
    keys: list[int]
    stories: "Stories"


class Folding:
    """The stories of a library as searches need them: read once for every change. Safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: _Known | None = None

    def _known(self) -> _Known:
        change, known = self._store.change(), self._last
        if known is None or known.change != change:
            from index.search import Stories  # loads Whoosh

            found = np.array(self._store.kin.stories(), np.int64).reshape(-1, 2)
            aged = np.array(self._store.kin.ages(), np.int64).reshape(-1, 3)
            story, edition, age = np.zeros((3, int(found[:, 0].max(initial=-1)) + 2), np.int64)
            story[found[:, 0]] = np.unique(found[:, 1], return_inverse=True)[1] + 1
            edition[aged[:, 0]], age[aged[:, 0]] = aged[:, 1], aged[:, 2]
            known = self._last = _Known(change, found[:, 0].tolist(), Stories(story, edition, age))
        return known

    def copy_keys(self) -> list[int]:
        """Return the keys of all articles that have copies, ascending."""
        return self._known().keys

    def stories(self) -> "Stories":
        """Return which articles are copies and versions of one another, see `Index.find`."""
        return self._known().stories

    def place(self, keys: Sequence[int], key: int) -> int | None:
        """Return where among folded hits the article stands, or the one that stands for its story."""
        table = self._known().stories.story
        numbers = np.asarray(keys, np.int64)
        found = np.flatnonzero(numbers == key)
        story = table.take(key, mode="clip")
        if not len(found) and story:
            found = np.flatnonzero(table.take(numbers, mode="clip") == story)
        return int(found[0]) if len(found) else None
