"""Hits in order, of which only the first are put in order until somebody asks for more."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np

from index.search.arrays import Array


class Columns(NamedTuple):
    """Hits in order."""

    keys: Array
    scores: Array
    """As many, or none where the order is not by relevance."""


class Ranked:
    """All hits in order, the first of them known."""

    def __init__(self, first: Columns, size: int, scored: bool, everything: Callable[[], Columns]) -> None:
        """`everything` puts all in order, `size` of them; it may be asked twice at the same time."""
        self._first = first
        self._everything = everything
        self._size = size
        self._scored = scored

    @cached_property
    def _all(self) -> Columns:
        return self._first if len(self._first.keys) == self._size else self._everything()

    def columns(self, stop: int) -> Columns:
        """Return the hits up to `stop`, or more."""
        return self._first if stop <= len(self._first.keys) else self._all

    @property
    def keys(self) -> "InOrder":
        """The store's key of each."""
        return InOrder(self, 0, self._size)

    @property
    def scores(self) -> "InOrder":
        """What each scores; none where the order is not by relevance."""
        return InOrder(self, 1, self._size if self._scored else 0)


class InOrder(Sequence[Any]):
    """One column of what is ranked, of Python's numbers. `np.asarray` of it is quick."""

    def __init__(self, ranked: Ranked, column: int, size: int) -> None:
        self._ranked = ranked
        self._column = column
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return one, or a list of some."""
        where = range(self._size)[at]
        if isinstance(where, int):
            return self._values(where + 1)[where].item()
        values = self._values(max(where, default=-1) + 1)
        return values.take(np.arange(where.start, where.stop, where.step)).tolist()

    def __iter__(self) -> Any:
        return iter(self[:])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        """Return all of them; see numpy."""
        values = np.asarray(self._values(self._size), dtype)
        return values.copy() if copy else values

    def _values(self, stop: int) -> Array:
        return self._ranked.columns(stop)[self._column]
