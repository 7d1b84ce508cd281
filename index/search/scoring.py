"""BM25F over arrays, by the same numbers as Whoosh's, over all segments of a generation."""

from collections.abc import Sequence
from math import log

import numpy as np

from index.search.arrays import Array
from index.search.segment import Field, OpenSegment

_B, _K1 = 0.75, 1.2
_KEPT_WEIGHTS = 4096


class Scoring:
    """What scores need to know of the whole generation."""

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = segments
        self._size = sum(segment.size for segment in segments)
        self._norms: dict[tuple[int, str], Array] = {}
        self._weights: dict[tuple[str, bytes], float] = {}
        self._averages: dict[str, float] = {}

    def weight(self, name: str, text: bytes) -> float:
        """Return the inverse document frequency of a term."""
        known = self._weights.get((name, text))
        if known is None:
            fields = (segment.field(name) for segment in self._segments)
            frequency = sum(field.frequency(text) for field in fields if field is not None)
            known = log(self._size / (frequency + 1)) + 1
            if len(self._weights) >= _KEPT_WEIGHTS:
                self._weights.clear()
            self._weights[name, text] = known
        return known

    def score(self, segment: OpenSegment, name: str, field: Field, rank: int, docs: Array, weight: float) -> Array:
        """Return what each posting of the term in this segment, which are in `docs`, is worth."""
        counts = field.counts[slice(*field.run(rank, rank + 1))].astype(np.float32)
        norms = self._norm(segment, name, field).take(docs)
        norms += counts
        counts *= np.float32(weight * (_K1 + 1))
        counts /= norms
        return counts

    def _norm(self, segment: OpenSegment, name: str, field: Field) -> Array:
        """Return what the length of each document in the field adds to a term's count there."""
        norms = self._norms.get((id(segment), name))
        if norms is None:
            lengths = field.lengths.astype(np.float32)
            norms = np.float32(_K1 * (1 - _B)) + np.float32(_K1 * _B / self._average(name)) * lengths
            self._norms[id(segment), name] = norms
        return norms

    def _average(self, name: str) -> float:
        if name not in self._averages:
            fields = (segment.field(name) for segment in self._segments)
            total = sum(field.total_length for field in fields if field is not None)
            self._averages[name] = total / self._size or 1.0
        return self._averages[name]
