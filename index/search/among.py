"""Counting among the articles that a query found, faster than by asking for both: no list of them is made."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from index.analysis import terms_of
from index.query.tree import Exact, Word
from index.search.arrays import Array
from index.search.schema import TEXT_FIELDS
from index.search.segment import OpenSegment
from index.search.words import finds_forms


class Among:
    """The articles of some segments that a query found."""

    def __init__(self, segments: Sequence[OpenSegment], found: Sequence[Array] | None) -> None:
        """Take the documents `found` in each segment; None stands for all."""
        self._segments = segments
        if found is None:
            self._there = [segment.alive for segment in segments]
        else:
            self._there = [_mask([docs], segment.size) for docs, segment in zip(found, segments, strict=True)]

    def count(self, found: Sequence[Array]) -> int:
        """Return how many of these documents are there, given for each segment."""
        return sum(int(np.count_nonzero(there[docs])) for there, docs in zip(self._there, found, strict=True))

    def count_keys(self, keys: Array) -> int:
        """Return how many of the articles with these of the store's keys, each given once, are there."""
        return int(np.count_nonzero(self._by_key[keys[keys < len(self._by_key)]]))

    def count_word(self, leaf: Word | Exact) -> int:
        """Return how many have this single word about a text."""
        return sum(
            int(np.count_nonzero(_mask(_postings(segment, leaf), segment.size) & there))
            for segment, there in zip(self._segments, self._there, strict=True)
        )

    @cached_property
    def _by_key(self) -> Array:
        """Whether the article with each of the store's keys is there."""
        numbers = [segment.arrays["number"].astype(np.int64) for segment in self._segments]
        by_key = np.zeros(max((int(keys.max(initial=-1)) for keys in numbers), default=-1) + 1, bool)
        for keys, there in zip(numbers, self._there, strict=True):
            by_key[keys[there]] = True
        return by_key


def _postings(segment: OpenSegment, leaf: Word | Exact) -> Iterator[Array]:
    (word,) = terms_of(leaf.text)
    for name in (leaf.field,) if leaf.field else TEXT_FIELDS:
        field = segment.field(name)
        if field is not None:
            rank = field.rank(word.encode("utf-8", "replace"))
            for each in field.forms(word) if finds_forms(leaf, name) else [] if rank is None else [rank]:
                yield field.docs[slice(*field.run(each, each + 1))]


def _mask(runs: Sequence[Array] | Iterator[Array], size: int) -> Array:
    """Return for each of `size` documents whether it is in one of the runs."""
    mask = np.zeros(size, bool)
    for docs in runs:
        mask[docs] = True
    return mask
