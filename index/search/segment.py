"""A segment as a search sees it: its fields, its columns, and which documents are still there."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.search.arrays import Array, Arrays, narrow
from index.search.field import Field


class OpenSegment:
    """The arrays of one segment, and its deleted documents."""

    def __init__(self, arrays: Arrays, deleted: Array) -> None:
        self.arrays = arrays
        self.deleted = deleted
        """Numbers of deleted documents, ascending."""
        self._fields: dict[str, Field] = {}

    @cached_property
    def size(self) -> int:
        """Documents, deleted ones included."""
        return len(self.arrays["day"])

    @cached_property
    def alive(self) -> Array:
        """True for each document that is not deleted."""
        alive = np.ones(self.size, bool)
        alive[self.deleted] = False
        return alive

    def field(self, name: str) -> Field | None:
        """Return the field; None where there is none of this name."""
        known = self._fields.get(name)
        if known is None and f"{name}/runs" in self.arrays:
            known = self._fields[name] = Field(self.arrays, name)
        return known

    @cached_property
    def field_names(self) -> Sequence[str]:
        """Names of the fields, sorted."""
        return sorted(key.removesuffix("/runs") for key in self.arrays if key.endswith("/runs"))

    @cached_property
    def _by_number(self) -> tuple[Array, Array]:
        """The keys ascending, and the document of each."""
        numbers = self.arrays["number"].astype(np.int64)
        order = np.argsort(numbers, kind="stable")
        return numbers[order], order

    def places_of(self, keys: Array) -> Array:
        """Return the document of each of the store's `keys`; -1 for one that is not there."""
        numbers, order = self._by_number
        where = np.minimum(np.searchsorted(numbers, keys), len(numbers) - 1)
        documents = order[where]
        return np.where((numbers[where] == keys) & self.alive[documents], documents, -1)

    def documents_of(self, keys: Array) -> Array:
        """Return the numbers of the documents that are there and have one of the store's `keys`, ascending."""
        return np.flatnonzero(np.isin(self.arrays["number"], keys) & self.alive)


def pack(documents: Array) -> bytes:
    """Return document numbers as bytes, for the list of segments."""
    return narrow(documents).astype("<u4").tobytes()


def unpack(packed: bytes) -> Array:
    """Return what `pack` was given."""
    return np.frombuffer(packed, "<u4")
