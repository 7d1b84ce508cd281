"""Several segments become one: arrays laid side by side, deleted documents left out, nothing tokenised again."""

from collections.abc import Sequence

import numpy as np

from index.search.arrays import Array, narrow
from index.search.building import term_arrays
from index.search.segment import Field, OpenSegment
from index.search.strides import merge_strides


def merge(segments: Sequence[OpenSegment]) -> dict[str, Array]:
    """Return the arrays of one segment with the documents of all, in the same order."""
    arrays = {name: np.concatenate([one.arrays[name][one.alive] for one in segments]) for name in ("day", "moment")}
    for name in ("number", "words"):
        arrays[name] = narrow(np.concatenate([one.arrays[name][one.alive] for one in segments]))
    sizes: list[Array] = [np.diff(one.arrays["of_at"].astype(np.int64)) for one in segments]
    kept = [one.arrays["of"][np.repeat(one.alive, size)] for one, size in zip(segments, sizes, strict=True)]
    arrays["of"] = narrow(np.concatenate(kept))
    alive_sizes = np.concatenate([size[one.alive] for one, size in zip(segments, sizes, strict=True)])
    arrays["of_at"] = narrow(np.concatenate(([0], np.cumsum(alive_sizes))))
    arrays |= merge_strides(segments)
    for name in segments[0].field_names:
        for part, values in _merge_field([_Source(one, name, base) for one, base in _bases(segments)]).items():
            arrays[f"{name}/{part}"] = values
    return arrays


def _bases(segments: Sequence[OpenSegment]) -> list[tuple[OpenSegment, int]]:
    """Return each segment with the number that its first document gets."""
    ends = np.cumsum([np.count_nonzero(one.alive) for one in segments]).tolist()
    return list(zip(segments, [0, *ends[:-1]], strict=True))


class _Source:
    """One field of one of the segments, without its deleted documents."""

    def __init__(self, segment: OpenSegment, name: str, base: int) -> None:
        field = segment.field(name)
        assert field is not None, f"every segment has the field {name}"
        self.field: Field = field
        self.alive = segment.alive
        self._renumbered = np.cumsum(self.alive) - 1 + base
        self._kept = self.alive[field.docs] if len(segment.deleted) else None
        runs = field.runs.astype(np.int64)
        if self._kept is not None:
            runs = np.concatenate(([0], np.cumsum(self._kept)))[runs]
        self.frequencies = np.diff(runs)
        """Documents of each term that are there."""
        self.texts = [text for text, many in zip(field, self.frequencies.tolist(), strict=True) if many]
        self.frequencies = self.frequencies[self.frequencies > 0]

    def docs(self) -> Array:
        """Return the documents of all postings by their new numbers."""
        docs = self.field.docs if self._kept is None else self.field.docs[self._kept]
        return self._renumbered[docs]

    def counts(self) -> Array:
        """Return the counts of all postings."""
        return self.field.counts if self._kept is None else self.field.counts[self._kept]

    def places(self) -> Array:
        """Return the positions of all postings."""
        places = self.field.places
        return places if self._kept is None else places[np.repeat(self._kept, self.field.counts)]

    def per_term(self, counts: Array) -> Array:
        """Return the sum of the counts of each term's postings."""
        reach = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        return np.diff(reach[np.concatenate(([0], np.cumsum(self.frequencies)))])


def _merge_field(sources: Sequence[_Source]) -> dict[str, Array]:
    texts = sorted(set().union(*(source.texts for source in sources)))
    rank_of = {text: rank for rank, text in enumerate(texts)}
    ranks = [np.array([rank_of[text] for text in source.texts], np.int64) for source in sources]
    frequencies = [source.frequencies for source in sources]
    runs, targets = _lay_out(len(texts), ranks, frequencies)
    arrays = term_arrays(texts) | {"runs": narrow(runs)}
    arrays["docs"] = _gather(int(runs[-1]), targets, frequencies, [source.docs() for source in sources])
    if not sources[0].field.scored:
        return arrays
    counts = [source.counts() for source in sources]
    arrays["counts"] = _gather(int(runs[-1]), targets, frequencies, counts)
    sums = [source.per_term(count) for source, count in zip(sources, counts, strict=True)]
    spots, targets = _lay_out(len(texts), ranks, sums)
    arrays["spots"] = narrow(spots)
    arrays["places"] = _gather(int(spots[-1]), targets, sums, [source.places() for source in sources])
    arrays["lengths"] = narrow(np.concatenate([source.field.lengths[source.alive] for source in sources]))
    return arrays


def _lay_out(terms: int, ranks: Sequence[Array], sizes: Sequence[Array]) -> tuple[Array, list[Array]]:
    """Return where each term begins in the merged array, and where each source's piece of each of its terms goes.

    `sizes` tells how long each source's piece is. Within a term the pieces follow each other like the sources.
    """
    totals = np.zeros(terms, np.int64)
    for rank, size in zip(ranks, sizes, strict=True):
        totals[rank] += size
    starts = np.concatenate(([0], np.cumsum(totals)))
    free = starts[:-1].copy()
    targets = []
    for rank, size in zip(ranks, sizes, strict=True):
        targets.append(free[rank])
        free[rank] += size
    return starts, targets


def _gather(total: int, targets: Sequence[Array], sizes: Sequence[Array], values: Sequence[Array]) -> Array:
    """Return one array with each source's pieces where they belong."""
    highest = max((int(value.max()) for value in values if len(value)), default=0)
    merged = np.empty(total, narrow(np.array([highest])).dtype)
    for target, size, value in zip(targets, sizes, values, strict=True):
        merged[np.repeat(target - (np.cumsum(size) - size), size) + np.arange(len(value))] = value
    return merged
