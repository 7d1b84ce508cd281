"""One commit of the index, opened for searching."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from index.highlight import Located
from index.search.arrays import Array
from index.search.counting import Counting
from index.search.evaluating import Cancelled, Evaluator
from index.search.hits import Hits
from index.search.locating import ranks_of, standing
from index.search.ordering import Ordering
from index.search.scoring import Scoring
from index.search.segment import OpenSegment
from index.search.strides import MEASURED, strides_of
from index.search.whole import Whole
from index.search.words import InFields


class Generation:
    """One commit, opened; `number` is where opening began to look, and Whoosh may have opened a newer one.

    Raises what opening damaged files leads to: one of `index.search.folder.DAMAGE`.
    """

    def __init__(self, index: Any, number: int) -> None:
        searcher = index.searcher()
        newer = searcher.reader().generation()
        self.number: int = number if newer is None else newer  # an index without segments does not tell
        self._searcher = searcher  # those of the segments know it weakly only
        self.leaves = [leaf for leaf, _ in searcher.leaf_searchers() if leaf.doc_count_all()]
        self.segments: list[OpenSegment] = [leaf.reader().codec().opened for leaf in self.leaves]

    @cached_property
    def whole(self) -> Whole:
        """All segments as one."""
        return Whole(self.segments)

    @cached_property
    def scoring(self) -> Scoring:
        """What scores need to know of it."""
        return Scoring(self.whole)

    @cached_property
    def ordering(self) -> Ordering:
        """The order of its documents."""
        return Ordering(self.whole)

    @cached_property
    def counting(self) -> Counting:
        """Counts over its documents."""
        return Counting(self.segments)

    def hits(self, query: Any, scored: bool, cancelled: Cancelled) -> Hits:
        """Return what matches; documents are numbered on from segment to segment. Raises `SearchCancelled`."""
        return Evaluator(self.whole, self.leaves, self.scoring, scored, cancelled).find(query)

    def counted(self, query: InFields) -> Hits:
        """Return how much the words of a query about words stand in each document, as `Evaluator.counted` does."""
        return Evaluator(self.whole, self.leaves, self.scoring, True, lambda: False).counted(query)

    def locate(self, queries: Sequence[Any], keys: Array) -> dict[int, Located]:
        """Return where the words of queries about `MEASURED` stand in the articles with these keys that are here."""
        found: dict[int, Located] = {}
        for segment in self.segments:
            docs = segment.places_of(keys)
            there = docs >= 0
            field = segment.field(MEASURED)
            if field is None or not there.any():
                continue
            terms = standing(field, ranks_of(field, queries), np.sort(docs[there]), segment.size)
            for key, doc in zip(keys[there].tolist(), docs[there].tolist(), strict=True):
                found[key] = Located(terms[doc], strides_of(segment, doc))
        return found

    def check_size(self) -> None:
        """Look whether a file was cut since it was opened. Raises `BrokenArrays`."""
        for segment in self.segments:
            segment.arrays.check_size()

    def verify(self) -> None:
        """Compare all checksums. Raises `BrokenArrays` when one is wrong."""
        for segment in self.segments:
            segment.arrays.verify()
