"""Where words stand in the documents of a segment."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array
from index.search.field import Field

Ranks = tuple[int, int]
"""A half-open range of ranks: one term, or all with a prefix."""


class Places(NamedTuple):
    """The places of some terms: document by document, and there by term."""

    docs: Array
    """A posting each, ascending; a document stands there once for each of the terms that it has."""
    counts: Array
    """Places of each posting."""
    positions: Array
    """All places, posting by posting."""

    def among(self, documents: Array, size: int) -> "Places":
        """Return those in `documents`, which are ascending, of a segment of `size`."""
        if len(documents) * 2 > len(self.docs):
            return self  # to choose costs more than it saves
        if not len(documents):
            return NOWHERE
        wanted = np.zeros(size, bool)
        wanted[documents] = True
        return self._taken(np.flatnonzero(wanted.take(self.docs)))

    def in_order(self) -> "Places":
        """Return the same, the documents ascending."""
        return self._taken(np.argsort(self.docs, kind="stable"))

    def _taken(self, postings: Array) -> "Places":
        ends = np.cumsum(self.counts, dtype=np.intp)
        counts = self.counts.take(postings).astype(np.intp)
        skipped = ends.take(postings) - np.cumsum(counts)
        where = np.arange(int(counts.sum())) + np.repeat(skipped, counts)
        return Places(self.docs.take(postings), counts, self.positions.take(where))


NOWHERE = Places(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, np.intp))


def places_of(field: Field, ranks: Sequence[Ranks]) -> Places:
    """Return where any of the terms stands; no range of ranks is empty."""
    runs = [(one, slice(*field.run(*one))) for one in ranks]
    found = [Places(field.docs[run], field.counts[run], field.places_of(*one)) for one, run in runs]
    if not found:
        return NOWHERE
    if len(found) == 1 and ranks[0][1] - ranks[0][0] == 1:
        return found[0]
    return Places(*(np.concatenate(parts) for parts in zip(*found, strict=True))).in_order()
