"""Whoosh's matcher over one term of a segment."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar
from whoosh.query.spans import Span

from index.search.field import Field


class RunMatcher(LeafMatcher):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Steps through the postings of a term. To Whoosh the whole run is one block."""

    def __init__(self, field: Field, rank: int, term: tuple[str, bytes], format_: Any, scorer: Any) -> None:
        self._field = field
        self._rank = rank
        self._term = term
        self.format = format_
        self.scorer = scorer
        self._run = field.run(rank, rank + 1)
        self._documents: list[int] = field.docs[slice(*self._run)].tolist()
        self._at = 0

    @cached_property
    def _counts(self) -> list[int]:
        counts: list[int] = self._field.counts[slice(*self._run)].tolist()
        return counts

    @cached_property
    def _spots(self) -> list[int]:
        first = int(self._field.spots[self._rank])
        spots: list[int] = (first + np.concatenate(([0], np.cumsum(self._counts)))).tolist()
        return spots

    def is_active(self) -> bool:
        """Tell whether it stands on a posting."""
        return self._at < len(self._documents)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def copy(self) -> "RunMatcher":
        """Return another that stands where this one does."""
        other = RunMatcher(self._field, self._rank, self._term, self.format, self.scorer)
        other._at = self._at
        return other

    def replace(self, minquality: float = 0) -> Any:
        """Return a matcher of nothing when nothing is left, or nothing good enough."""
        gone = not self.is_active() or (
            minquality and self.supports_block_quality() and self.max_quality() < minquality
        )
        return NullMatcher() if gone else self

    def id(self) -> int:
        """Return the document."""
        return self._documents[self._at]

    def all_ids(self) -> Iterator[int]:
        """Yield all documents."""
        return iter(self._documents)

    def next(self) -> None:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, docnum: int) -> None:
        """Go to the first posting, from here on, that is not before this document."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._documents, docnum, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the end when nothing here is good enough."""
        if self.block_quality() <= minquality:
            self._at = len(self._documents)
        return 0

    def weight(self) -> float:
        """Return how often the term stands in the document."""
        return float(self._counts[self._at])

    def block_min_length(self) -> int:
        """Return the length of the shortest document."""
        return int(self._lengths().min())

    def block_max_length(self) -> int:
        """Return the length of the longest document."""
        return int(self._lengths().max())

    def block_max_weight(self) -> float:
        """Return the highest weight."""
        return float(max(self._counts, default=0))

    def _lengths(self) -> Any:
        return self._field.lengths[self._field.docs[slice(*self._run)]]

    def positions(self) -> list[int]:
        """Return the positions in the document."""
        places: list[int] = self._field.places[self._spots[self._at] : self._spots[self._at + 1]].tolist()
        return places

    def spans(self) -> list[Span]:
        """Return the positions as spans."""
        return [Span(position) for position in self.positions()]

    def value(self) -> bytes:
        """Return the positions as the field's format has them."""
        return bytes(self.format.encode(self.positions()))

    def value_as(self, astype: str) -> Any:
        """Return the posting as positions, frequency or weight."""
        return self.positions() if astype == "positions" else super().value_as(astype)
