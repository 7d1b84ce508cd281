"""The order of results: best, newest or oldest first, of copies only the first."""

from functools import cached_property, partial
from typing import NamedTuple

import numpy as np

from index.results import Sort
from index.search.arrays import Array
from index.search.hits import Hits, difference, fresh
from index.search.ranked import Columns, Ranked
from index.search.schema import UNDATED
from index.search.whole import Whole

_STEPS = 65_535
_FEW = 8
"""So many times fewer than all documents must hits be that looking up each one's place costs less than going through
all places."""
_FIRST = 256
"""Hits to put in order at once: what a list shows, and a few pages more."""
_SAMPLED = 2_048
_KEY_BITS = 27
_PLACE_BITS = 40
_NONE = Columns(np.empty(0, np.int64), np.empty(0, np.float32))


class Stories(NamedTuple):
    """Which articles tell one story, and which are versions of one: arrays by the store's keys.

    Stories and editions are numbered from 1; 0 stands for none, also for all behind the end.
    """

    story: Array
    edition: Array
    age: Array
    """Versions that are newer."""


class _Families(NamedTuple):
    """Documents that belong together, those of one family side by side."""

    documents: Array
    starts: Array
    """Where each family begins in `documents`."""
    family: Array
    """Of each document, counted from 0."""

    @classmethod
    def of(cls, numbers: Array) -> "_Families":
        """Make it of each document's number, 0 for one without family."""
        documents = np.flatnonzero(numbers)
        documents = documents.take(np.argsort(numbers.take(documents), kind="stable"))
        first = fresh(numbers.take(documents))
        return cls(documents, np.flatnonzero(first), np.cumsum(first) - 1)

    def behind(self, there: Array, before: Array) -> Array:
        """Tell of each document that is `there` whether another one of its family is that comes `before` it."""
        before[~there] = np.iinfo(before.dtype).max
        behind: Array = there & (before != np.minimum.reduceat(before, self.starts).take(self.family))
        return behind


class _Told(NamedTuple):
    stories: Stories
    """What tells the rest."""
    copies: _Families
    versions: _Families
    ages: Array
    """Of the documents of `versions`."""


class Ordering:
    """Places of all documents of a generation: each document's when all are in order, newest or oldest first."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._last: _Told | None = None

    @cached_property
    def _numbers(self) -> Array:
        return self._whole.column("number").astype(np.int64)

    @cached_property
    def _newest(self) -> Array:
        return self._in_place(newest=True)

    @cached_property
    def _oldest(self) -> Array:
        return self._in_place(newest=False)

    def _in_place(self, newest: bool) -> Array:
        """Return the document at each place. Of one moment the lower key comes first; undated ones come last."""
        moments = self._whole.column("moment").astype(np.int64)
        undated = self._whole.column("day") == UNDATED
        since = np.where(undated, 0, moments.max(initial=0) - moments if newest else moments - moments.min(initial=0))
        since += undated * (since.max(initial=0) + 1)
        if int(since.max(initial=0)).bit_length() + _KEY_BITS < 63 and self._numbers.max(initial=0) >> _KEY_BITS == 0:
            return np.argsort((since << _KEY_BITS) | self._numbers)  # one number each sorts three times as fast
        return np.lexsort((self._numbers, since))

    @cached_property
    def _places_by_newness(self) -> Array:
        return _inverse(self._newest)

    @cached_property
    def _places_by_age(self) -> Array:
        return _inverse(self._oldest)

    def _places(self, sort: Sort) -> Array:
        return self._places_by_age if sort == "oldest" else self._places_by_newness

    def folded(self, hits: Hits, sort: Sort, stories: Stories) -> Hits:
        """Return the hits without those that a newer version is among, and those of which a copy comes before them."""
        told = self._told(stories)
        hits = self._without_older(hits, told)
        documents = told.copies.documents
        there = hits.mask.take(documents)
        if np.count_nonzero(there) < 2:
            return hits
        before = self._places(sort).take(documents)
        if sort == "relevance" and not isinstance(hits.spread, float):
            steps = _steps(hits.spread.take(documents), _best(hits.spread))
            before += steps.astype(np.intp) << _PLACE_BITS
        return _without(hits, documents[told.copies.behind(there, before)])

    @staticmethod
    def _without_older(hits: Hits, told: "_Told") -> Hits:
        documents = told.versions.documents
        there = hits.mask.take(documents) if len(documents) else documents
        if np.count_nonzero(there) < 2:
            return hits
        return _without(hits, documents[told.versions.behind(there, told.ages.copy())])

    def _told(self, stories: Stories) -> "_Told":
        if self._last is None or self._last.stories is not stories:
            copies = _Families.of(stories.story.take(self._numbers, mode="clip"))
            versions = _Families.of(stories.edition.take(self._numbers, mode="clip"))
            ages = stories.age.take(self._numbers.take(versions.documents), mode="clip")
            self._last = _Told(stories, copies, versions, ages)
        return self._last

    def keys(self, hits: Hits) -> list[int]:
        """Return the keys of the hits, in no order."""
        found: list[int] = self._numbers.take(hits.docs).tolist()
        return found

    def order(self, hits: Hits, sort: Sort) -> Ranked:
        """Return the hits in order.

        What scores the same, to one part in 65,535 of the best score, comes newest first, and what is of the same
        moment by its key. Scores come back as exact as that. Without relevance there are none.
        """
        size, scored = len(hits), sort == "relevance"
        everything = partial(self._everything, hits, sort)
        if size <= _FIRST:
            first = everything()
        elif scored and not isinstance(hits.spread, float):
            first = self._top(hits)
        else:
            first = self._foremost(hits, sort, size)
        return Ranked(first, size, scored, everything)

    def _top(self, hits: Hits) -> Columns:
        """Return some of the best hits: all from a score on of which a sample says that few are better."""
        scores = hits.scores if hits.few else hits.spread
        assert isinstance(scores, np.ndarray), "they have scores of their own"
        best = _best(scores)
        sample = scores[:: max(1, len(scores) // _SAMPLED)]
        rank = min(len(sample), 8 + 2 * _FIRST * len(sample) // len(scores))
        least = np.partition(sample, -rank)[-rank]
        looser = least - best * np.float32(2 / _STEPS)  # a step's scores are within less
        if looser <= 0:  # which may be no hit at all
            return _NONE
        last = _steps(least, best)
        near = np.flatnonzero(scores >= looser)
        steps = _steps(scores.take(near), best)
        within = np.flatnonzero(steps <= last)
        documents = near.take(within)
        if hits.few:
            documents = hits.docs.take(documents)
        return self._in_steps(documents, steps.take(within), best)

    def _in_steps(self, documents: Array, steps: Array, best: np.float32) -> Columns:
        """Put documents in order; of very many, which score the same, only the first."""
        before = (steps.astype(np.int64) << _PLACE_BITS) + self._places_by_newness.take(documents)
        first: Array | slice = slice(None)
        if len(before) > 2 * _FIRST:
            first = np.argpartition(before, _FIRST)[:_FIRST]
        order = np.argsort(before[first])
        documents, steps = documents[first], steps[first]
        return Columns(self._numbers.take(documents.take(order)), _scores(steps.take(order), best))

    def _foremost(self, hits: Hits, sort: Sort, size: int) -> Columns:
        """Return the first hits in an order in which all documents stand."""
        at = self._oldest if sort == "oldest" else self._newest
        at = at[: 2 * _FIRST * hits.size // size]
        documents = at.take(np.flatnonzero(hits.mask.take(at)))
        scores = np.full(len(documents), hits.spread, np.float32) if sort == "relevance" else _NONE.scores
        return Columns(self._numbers.take(documents), scores)

    def _everything(self, hits: Hits, sort: Sort) -> Columns:
        docs, scores = self._by_place(hits, sort)
        if sort != "relevance":
            return Columns(self._numbers.take(docs), _NONE.scores)
        if isinstance(scores, float):
            return Columns(self._numbers.take(docs), np.full(len(docs), scores, np.float32))
        best = _best(scores)
        # For 16 bits numpy has a radix sort, four times as fast as its sort of floats, and it keeps the order of
        # places.
        steps = _steps(scores, best)
        order = np.argsort(steps, kind="stable")
        return Columns(self._numbers.take(docs.take(order)), _scores(steps.take(order), best))

    def _by_place(self, hits: Hits, sort: Sort) -> tuple[Array, Array | float]:
        """Return the hits, newest first or oldest, and what they score."""
        at = self._oldest if sort == "oldest" else self._newest
        if len(hits) * _FEW < len(at):
            order = np.argsort(self._places(sort).take(hits.docs))
            scores = hits.scores if isinstance(hits.scores, float) else hits.scores.take(order)
            return hits.docs.take(order), scores
        docs = at.take(np.flatnonzero(hits.mask.take(at)))
        return docs, hits.spread if isinstance(hits.spread, float) else hits.spread.take(docs)


def _without(hits: Hits, gone: Array) -> Hits:
    return difference(hits, Hits.of_list(np.sort(gone), 0.0, hits.size)) if len(gone) else hits


def _best(scores: Array) -> np.float32:
    return scores.max(initial=0) or np.float32(1)


def _steps(scores: Array, best: np.float32) -> Array:
    """Return how far below the best each score is, in steps."""
    return np.asarray(_STEPS - np.maximum(scores, 0) * (_STEPS / best)).astype(np.uint16)


def _scores(steps: Array, best: np.float32) -> Array:
    return (_STEPS - steps) * (best / _STEPS)


def _inverse(order: Array) -> Array:
    places = np.empty(len(order), np.intp)
    places[order] = np.arange(len(order))
    return places
