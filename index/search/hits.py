"""Sets of documents with their scores, and what And, Or and Not make of them."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from index.search.arrays import Array

SPARSE = 24
"""So many times smaller than all documents must a set be that steps a document cost less than arrays over all."""

_AT_ONCE = 1 << 16
"""Documents to make wide numbers of at once: of a million, the system must first come up with the room for them."""


class Hits:
    """Documents and what each scores: a list of them, or a mask over all documents. Not to be changed.

    Few are told by a list, many by a mask: what joins sets then runs over flat arrays and never looks anything up.
    Either form is made of the other when it is asked for.
    """

    __slots__ = ("_docs", "_mask", "_scores", "_spread", "bytes", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        """Documents of which these are some."""
        self.bytes = 0
        """What the form takes in which it was made."""
        self._docs: Array | None = None
        self._mask: Array | None = None
        self._scores: Array | float | None = None
        self._spread: Array | float | None = None

    @classmethod
    def of_list(cls, docs: Array, scores: Array | float, size: int) -> Self:
        """Make it of documents, ascending, each once, with a score for each or one for all."""
        hits = cls(size)
        hits._docs, hits._scores = docs, scores
        hits.bytes = 12 * len(docs)
        if isinstance(scores, float):
            hits._spread = scores
        return hits

    @classmethod
    def of_mask(cls, mask: Array, spread: Array | float = 0.0) -> Self:
        """Make it of a mask over all documents, with a score for each document, 0 outside the mask, or one for all."""
        hits = cls(len(mask))
        hits._mask, hits._spread = mask, spread
        hits.bytes = 5 * len(mask)
        if isinstance(spread, float):
            hits._scores = spread
        return hits

    def __len__(self) -> int:
        if self._docs is not None:
            return len(self._docs)
        return int(np.count_nonzero(self.mask))

    @property
    def few(self) -> bool:
        """Whether it is a list that is short beside all documents."""
        return self._docs is not None and len(self._docs) * SPARSE < self.size

    @property
    def docs(self) -> Array:
        """The documents, ascending."""
        if self._docs is None:
            self._docs = np.flatnonzero(self.mask)
        return self._docs

    @property
    def mask(self) -> Array:
        """True for each document that is one of them."""
        if self._mask is None:
            mask = np.zeros(self.size, bool)
            mask[self.docs] = True
            self._mask = mask
        return self._mask

    @property
    def scores(self) -> Array | float:
        """One score for each of `docs`, or one for all of them."""
        if self._scores is None:
            assert isinstance(self._spread, np.ndarray), "it has scores in one form or the other"
            self._scores = self._spread.take(self.docs)
        return self._scores

    @property
    def spread(self) -> Array | float:
        """One score for each document, 0 where it is none of these, or one for all of these."""
        if self._spread is None:
            spread = np.zeros(self.size, np.float32)
            spread[self.docs] = self._scores
            self._spread = spread
        return self._spread

    def score_of(self, doc: int) -> float | None:
        """Return what a document scores; None when it is not one of them."""
        place = int(np.searchsorted(self.docs, doc))
        if place == len(self.docs) or self.docs[place] != doc:
            return None
        return self.scores if isinstance(self.scores, float) else float(self.scores[place])

    def unscored(self) -> "Hits":
        """Return the same documents without scores."""
        if self._mask is not None:
            return Hits.of_mask(self._mask)
        return Hits.of_list(self.docs, 0.0, self.size)

    def scaled(self, boost: float) -> "Hits":
        """Return the same documents with scores times `boost`."""
        if boost == 1:
            return self
        return Hits.of_list(self.docs, self.scores * boost, self.size)


def union(parts: Sequence[Hits], size: int) -> Hits:
    """Return the documents that are in any part, scores added up."""
    parts = [part for part in parts if not part.few or len(part)]
    if len(parts) <= 1:
        return parts[0] if parts else Hits.of_list(np.empty(0, np.intp), 0.0, size)
    if all(part.few for part in parts) and sum(map(len, parts)) * SPARSE < size:
        every = np.concatenate([part.docs for part in parts])
        return summed(every, np.concatenate([_listed(part) for part in parts]), size)
    mask = np.zeros(size, bool)
    for part in parts:
        if part.few:
            mask[part.docs] = True
        else:
            mask |= part.mask
    scored = [part for part in parts if not isinstance(part.spread, float) or part.spread]
    if not scored:
        return Hits.of_mask(mask)
    spread = np.zeros(size, np.float32)
    for part in scored:
        if part.few:
            spread[part.docs] += _listed(part)
        else:
            spread += part.mask * np.float32(part.spread) if isinstance(part.spread, float) else part.spread
    return Hits.of_mask(mask, spread)


def summed(docs: Array, scores: Array, size: int) -> Hits:
    """Return the documents, in any order and some more than once, each with the sum of its scores.

    Unless they are few all scores are above 0.
    """
    if len(docs) * SPARSE < size:
        order = np.argsort(docs)
        docs = docs[order]
        first = np.flatnonzero(fresh(docs))
        return Hits.of_list(docs[first], np.add.reduceat(scores[order], first), size)
    spread = np.bincount(docs, scores, size).astype(np.float32)
    return Hits.of_mask(spread > 0, spread)


def distinct(runs: Sequence[tuple[int, Array]], size: int) -> Hits:
    """Return the documents of all runs, scoring 0: of each the number of the first one and how far behind they are."""
    if sum(len(docs) for _, docs in runs) * SPARSE < size:
        every = np.concatenate([np.empty(0, np.intp), *(docs.astype(np.intp) + base for base, docs in runs)])
        every.sort()
        return Hits.of_list(every[fresh(every)], 0.0, size)
    mask = np.zeros(size, bool)
    for base, docs in runs:
        mark(mask[base:], docs)
    return Hits.of_mask(mask)


def mark(mask: Array, docs: Array) -> None:
    """Set a mask over documents for these, some of which may come more than once."""
    for start in range(0, len(docs), _AT_ONCE):
        mask[docs[start : start + _AT_ONCE].astype(np.intp)] = True


def fresh(values: Array) -> Array:
    """Tell of each of the values, which are sorted, whether it is the first of its kind."""
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def intersection(one: Hits, two: Hits) -> Hits:
    """Return the documents that are in both, scores added up."""
    if one.few or two.few:
        few, other = (one, two) if one.few and (not two.few or len(one) <= len(two)) else (two, one)
        kept, more = _found(few.docs, other)
        scores = few.scores if isinstance(few.scores, float) else few.scores.take(kept)
        return Hits.of_list(few.docs.take(kept), scores + more, one.size)
    mask = one.mask & two.mask
    if isinstance(one.spread, float) and isinstance(two.spread, float):
        return Hits.of_mask(mask, one.spread + two.spread)
    return Hits.of_mask(mask, np.multiply(one.spread + two.spread, mask, dtype=np.float32))


def difference(one: Hits, two: Hits) -> Hits:
    """Return the documents of `one` that are not in `two`."""
    if one.few:
        gone = np.zeros(len(one), bool)
        gone[_found(one.docs, two)[0]] = True
        kept = np.flatnonzero(~gone)
        scores = one.scores if isinstance(one.scores, float) else one.scores.take(kept)
        return Hits.of_list(one.docs.take(kept), scores, one.size)
    mask = one.mask & ~two.mask
    return Hits.of_mask(mask, one.spread if isinstance(one.spread, float) else one.spread * mask)


def _found(docs: Array, among: Hits) -> tuple[Array, Array | float]:
    """Return which of the documents, by their places, are `among` those, and what they score there."""
    if not among.few:
        kept = np.flatnonzero(among.mask.take(docs))
        return kept, among.spread if isinstance(among.spread, float) else among.spread.take(docs.take(kept))
    if not len(among):
        return np.empty(0, np.intp), 0.0
    where = np.minimum(np.searchsorted(among.docs, docs), len(among) - 1)
    kept = np.flatnonzero(among.docs.take(where) == docs)
    return kept, among.scores if isinstance(among.scores, float) else among.scores.take(where.take(kept))


def _listed(part: Hits) -> Array:
    """Return a score for each document of the part."""
    return np.full(len(part), part.scores, np.float32) if isinstance(part.scores, float) else part.scores
