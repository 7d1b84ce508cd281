"""Several segments become one: arrays laid side by side, deleted documents left out, nothing tokenised again.

Long arrays are made a piece at a time, some terms in each, so that a merge takes the same memory however much it joins.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.search.arrays import Array, Pieces, narrow, narrowest
from index.search.beginnings import Beginning, begun_arrays
from index.search.building import term_arrays
from index.search.field import Field
from index.search.labels import merge_labels
from index.search.segment import OpenSegment
from index.search.strides import merge_strides

_AT_ONCE = 1_000_000
"""Positions in a piece, or those of one term where it has more."""


def merge(segments: Sequence[OpenSegment]) -> Iterator[tuple[str, Pieces]]:
    """Yield the arrays of one segment with the documents of all, in the same order, by name."""
    for name in ("day", "moment"):
        yield name, [np.concatenate([one.arrays[name][one.alive] for one in segments])]
    for name in ("number", "words"):
        yield name, [narrow(np.concatenate([one.arrays[name][one.alive] for one in segments]))]
    yield from merge_labels(segments)
    yield from ((name, [values]) for name, values in merge_strides(segments).items())
    for name in segments[0].field_names:
        for part, values in _merge_field([_Source(one, name, base) for one, base in _bases(segments)]):
            yield f"{name}/{part}", values


def _bases(segments: Sequence[OpenSegment]) -> list[tuple[OpenSegment, int]]:
    """Return each segment with the number that its first document gets."""
    ends = np.cumsum([np.count_nonzero(one.alive) for one in segments]).tolist()
    return list(zip(segments, [0, *ends[:-1]], strict=True))


class _Source:
    """One field of one of the segments, without its deleted documents and the terms that only they had."""

    def __init__(self, segment: OpenSegment, name: str, base: int) -> None:
        field = segment.field(name)
        assert field is not None, f"every segment has the field {name}"
        self.field: Field = field
        self.alive = segment.alive
        self._renumbered = (np.cumsum(self.alive) - 1 + base).astype(np.uint32)
        self._whole = not len(segment.deleted)
        runs, spots = field.runs.astype(np.int64), field.spots.astype(np.int64)
        frequencies, sums = np.diff(runs), np.diff(spots)
        if not self._whole:
            frequencies, sums = self._counted(runs, spots)
        self._own = np.flatnonzero(frequencies)
        self._runs, self._spots = runs, spots
        self.frequencies: Array = frequencies[self._own]
        """Documents of each term that are there."""
        self.sums: Array = sums[self._own]
        """Positions of each term in them."""

    def texts(self) -> list[bytes]:
        """Return its terms, ascending."""
        if len(self._own) == len(self.field):
            return list(self.field)
        every = list(self.field)
        return [every[rank] for rank in self._own.tolist()]

    def _counted(self, runs: Array, spots: Array) -> tuple[Array, Array]:
        frequencies, sums = np.zeros(len(runs) - 1, np.int64), np.zeros(len(runs) - 1, np.int64)
        for first, last in _chunks(np.diff(spots)):
            owners = np.repeat(np.arange(last - first), np.diff(runs[first : last + 1]))
            kept = self.alive[self.field.docs[runs[first] : runs[last]]]
            counts = self.field.counts[runs[first] : runs[last]][kept]
            frequencies[first:last] = np.bincount(owners[kept], minlength=last - first)
            sums[first:last] = np.bincount(owners[kept], counts, minlength=last - first)
        return frequencies, sums

    def documents_with(self, beginning: bytes) -> Array:
        """Tell of each of its documents that are there whether a term begins so."""
        mask = np.zeros(len(self.alive), bool)
        self.field.mark(beginning, mask)
        return mask[self.alive]

    def _slice(self, first: int, last: int) -> tuple[slice, Array | None]:
        """Return where the postings of some of its terms stand, and which of them stay; None for all."""
        place = slice(self._runs[self._own[first]], self._runs[self._own[last - 1] + 1])
        return place, None if self._whole else self.alive[self.field.docs[place]]

    def docs(self, first: int, last: int) -> Array:
        """Return the documents of the postings of its terms from `first` up to but not `last`, by their new numbers."""
        place, kept = self._slice(first, last)
        docs = self.field.docs[place]
        return self._renumbered[docs if kept is None else docs[kept]]

    def counts(self, first: int, last: int) -> Array:
        """Return their counts."""
        place, kept = self._slice(first, last)
        counts = self.field.counts[place]
        return counts if kept is None else counts[kept]

    def places(self, first: int, last: int) -> Array:
        """Return their positions."""
        place, kept = self._slice(first, last)
        places = self.field.places[self._spots[self._own[first]] : self._spots[self._own[last - 1] + 1]]
        return places if kept is None else places[np.repeat(kept, self.field.counts[place])]


class _Plan:
    """The terms of a merged field, and which pieces of the sources make each piece of its arrays."""

    def __init__(self, sources: Sequence[_Source]) -> None:
        self._sources = sources
        texts = [source.texts() for source in sources]
        self.texts = sorted(set().union(*texts))
        rank_of = {text: rank for rank, text in enumerate(self.texts)}
        self._ranks = [np.array([rank_of[text] for text in own], np.int64) for own in texts]
        self.frequencies = self._added_up([source.frequencies for source in sources])
        self.sums = self._added_up([source.sums for source in sources])

    def _added_up(self, counts: Sequence[Array]) -> Array:
        total = np.zeros(len(self.texts), np.int64)
        for rank, count in zip(self._ranks, counts, strict=True):
            total[rank] += count
        return total

    def pieces(self, array: str, kind: type) -> Pieces:
        """Yield the pieces of `docs`, `counts` or `places`: within a term the sources follow each other."""
        for first, last in _chunks(self.sums):
            parts = []
            for source, ranks in zip(self._sources, self._ranks, strict=True):
                begin, end = np.searchsorted(ranks, (first, last)).tolist()
                if begin < end:
                    sizes = (source.sums if array == "places" else source.frequencies)[begin:end]
                    parts.append((ranks[begin:end] - first, sizes, getattr(source, array)(begin, end)))
            totals = (self.sums if array == "places" else self.frequencies)[first:last]
            yield _gather(totals, parts, kind)


def _merge_field(sources: Sequence[_Source]) -> Iterator[tuple[str, Pieces]]:
    plan = _Plan(sources)
    fields = [source.field for source in sources]
    documents = sum(int(np.count_nonzero(source.alive)) for source in sources)
    letters, runs = term_arrays(plan.texts), np.concatenate(([0], np.cumsum(plan.frequencies)))

    def documents_with(beginning: Beginning) -> Array:
        return np.concatenate([source.documents_with(beginning.letters) for source in sources])

    begun = begun_arrays(**letters, runs=runs, documents=documents, documents_with=documents_with)
    for name, values in (letters | begun).items():
        yield name, [values]
    yield "runs", [narrow(runs)]
    yield "docs", plan.pieces("docs", narrowest(sum(len(field.lengths) for field in fields)))
    yield "counts", plan.pieces("counts", np.result_type(*(field.counts for field in fields)).type)
    yield "spots", [narrow(np.concatenate(([0], np.cumsum(plan.sums))))]
    yield "places", plan.pieces("places", np.result_type(*(field.places for field in fields)).type)
    yield "lengths", [narrow(np.concatenate([source.field.lengths[source.alive] for source in sources]))]


def _chunks(sizes: Array) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of terms that together have some `_AT_ONCE` positions."""
    reach = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        done = int(reach[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(reach, done + _AT_ONCE, side="right")))
        yield first, last
        first = last


def _gather(totals: Array, parts: Iterable[tuple[Array, Array, Array]], kind: type) -> Array:
    """Return one array with the parts' runs, of these sizes, where the terms of these ranks stand."""
    free = np.cumsum(totals) - totals
    merged: Array = np.empty(int(totals.sum()), kind)
    for ranks, sizes, values in parts:
        begins = free[ranks] - (np.cumsum(sizes) - sizes)
        merged[np.repeat(begins, sizes) + np.arange(len(values))] = values
        free[ranks] += sizes
    return merged
