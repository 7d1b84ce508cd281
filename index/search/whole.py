"""All segments of a generation as one: documents are numbered on from segment to segment."""

import threading
from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.field import Field
from index.search.hits import Hits
from index.search.segment import OpenSegment

_KEPT_BYTES = 24_000_000
_LARGE = 16_000_000


class Part(NamedTuple):
    """A field of one segment."""

    base: int
    """Number of the segment's first document."""
    size: int
    """Documents of the segment, deleted ones included."""
    field: Field


class Whole:
    """The segments, what is joined of them, and what was found in them lately. Safe to use from any thread."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        # What C's library takes as a sign that large blocks come and go: it keeps up to twice that of what is freed.
        # Otherwise every query's arrays are given back to the system, and faulting them in costs more than the query.
        np.empty(_LARGE, np.uint8)
        self.segments = segments
        ends = np.cumsum([0, *(segment.size for segment in segments)]).tolist()
        self.bases: list[int] = ends[:-1]
        """Number of each segment's first document."""
        self.size: int = ends[-1]
        """Documents, deleted ones included."""
        self.kept = Kept(_KEPT_BYTES)
        self._parts: dict[str, list[Part]] = {}

    def parts(self, name: str) -> list[Part]:
        """Return the field in every segment that has it."""
        known = self._parts.get(name)
        if known is None:
            fields = ((base, segment.size, segment.field(name)) for base, segment in self._based())
            known = self._parts[name] = [Part(base, size, field) for base, size, field in fields if field is not None]
        return known

    def column(self, name: str) -> Array:
        """Return the values of all documents; a copy where there are several segments."""
        for segment in self.segments:
            segment.arrays.fetch(name)
        values = [segment.arrays[name] for segment in self.segments]
        return values[0] if len(values) == 1 else np.concatenate([np.empty(0, np.uint8), *values])

    def lengths(self, name: str) -> Array:
        """Return the tokens of the field in each document."""
        lengths = np.zeros(self.size, np.float32)
        for base, size, field in self.parts(name):
            lengths[base : base + size] = field.lengths
        return lengths

    @cached_property
    def alive(self) -> Hits | None:
        """The documents that are not deleted; None when that is all."""
        if not any(len(segment.deleted) for segment in self.segments):
            return None
        return Hits.of_mask(np.concatenate([segment.alive for segment in self.segments]))

    def _based(self) -> list[tuple[int, OpenSegment]]:
        return list(zip(self.bases, self.segments, strict=True))


class Kept:
    """What was found lately, up to so many bytes: a query line that grows asks for its first words at every key."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._lock = threading.Lock()
        self._found: dict[Hashable, Hits] = {}
        self._bytes = 0

    def get(self, key: Hashable) -> Hits | None:
        """Return what was kept under the key."""
        with self._lock:
            hits = self._found.pop(key, None)
            if hits is not None:
                self._found[key] = hits  # last in the order of use
            return hits

    def put(self, key: Hashable, hits: Hits) -> None:
        """Keep it, and let go of what was used longest ago."""
        if hits.bytes > self._budget:
            return
        with self._lock:
            before = self._found.pop(key, None)
            self._bytes += hits.bytes - (before.bytes if before else 0)
            self._found[key] = hits
            while self._bytes > self._budget:
                self._bytes -= self._found.pop(next(iter(self._found))).bytes
