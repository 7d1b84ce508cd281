"""Words side by side: the documents of a segment where terms stand in order at consecutive positions."""

from collections.abc import Sequence

import numpy as np

from index.search.arrays import Array
from index.search.hits import distinct, member
from index.search.segment import Field

POSITION_BITS = 32
Ranks = tuple[int, int]
"""A half-open range of ranks: one term, or all with a prefix."""


def documents_with_phrase(field: Field, words: Sequence[Ranks], size: int) -> Array:
    """Return the documents with a term of each of `words`, each one position behind the one before it."""
    docs = phrase_starts(field, words, size) >> POSITION_BITS
    return docs[np.concatenate(([True], docs[1:] != docs[:-1]))] if len(docs) else docs


def phrase_starts(field: Field, words: Sequence[Ranks], size: int) -> Array:
    """Return (document, position of the first word) as one number for each place of the phrase, ascending."""
    runs = [field.run(*ranks) for ranks in words]
    if any(start == end for start, end in runs):
        return np.empty(0, np.int64)
    rarest_first = sorted(range(len(words)), key=lambda number: runs[number][1] - runs[number][0])
    common: Array | None = None
    for number in rarest_first:
        docs = field.docs[slice(*runs[number])]
        if words[number][1] - words[number][0] > 1:
            docs = distinct(docs, size)
        common = docs if common is None else common[member(common, docs, size)]
        if not len(common):
            return np.empty(0, np.int64)
    found: Array | None = None
    for number in rarest_first:
        here = starts(field, words[number], number, common, size)
        found = here if found is None else _common(found, here)
    assert found is not None, "a phrase has words"
    return found


def starts(field: Field, ranks: Ranks, before: int, among: Array | None, size: int) -> Array:
    """Return (document, position `before` words before the term) as one number for each place of the terms, sorted."""
    start, end = field.run(*ranks)
    docs, counts = field.docs[start:end], field.counts[start:end]
    places = field.places[int(field.spots[ranks[0]]) : int(field.spots[ranks[1]])]
    if among is not None and len(among) * 2 < len(docs):  # else to look at all costs less than to choose
        kept = member(docs, among, size)
        begins = np.cumsum(counts, dtype=np.int64) - counts
        docs, counts, begins = docs[kept], counts[kept], begins[kept]
        skipped = begins - np.cumsum(counts, dtype=np.int64) + counts
        places = places[np.arange(counts.sum(dtype=np.int64)) + np.repeat(skipped, counts)]
    found = np.repeat(docs.astype(np.int64) << POSITION_BITS, counts)
    found += places
    found -= before
    if before:  # a term at the very start of a document has nothing before it
        found = found[places >= before]
    if ranks[1] - ranks[0] > 1:
        found.sort()
    return found


def _common(one: Array, two: Array) -> Array:
    """Return what is in both; each is sorted, without anything twice."""
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    if len(few) * 8 < len(many):
        where = np.minimum(np.searchsorted(many, few), len(many) - 1)
        return np.asarray(few[many[where] == few])
    both = np.concatenate((few, many))
    both.sort(kind="stable")  # which sees the two sorted stretches and only merges them
    return np.asarray(both[:-1][both[1:] == both[:-1]])
