"""Walks a Whoosh query over the arrays of a generation; what it does not know it leaves to Whoosh's own matchers."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from whoosh import query as whoosh
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from index.errors import SearchCancelled
from index.search.arrays import Array
from index.search.compile import ColumnRange, Keys
from index.search.field import Field
from index.search.hits import SPARSE, Hits, difference, distinct, intersection, union
from index.search.likeness import Telling, in_several
from index.search.positional import POSITIONAL, bytes_of, find_in, ranks_of
from index.search.quoted import Quoted, find_spoken
from index.search.scoring import Scoring
from index.search.whole import Whole
from index.search.words import InFields, name_of

Cancelled = Callable[[], bool]
_CHECK_EVERY = 256  # steps of one of Whoosh's matchers between two looks at whether anybody still waits


class Run(NamedTuple):
    """Postings of one term, or of all with a prefix, in one field of one segment."""

    base: int
    """Number of the segment's first document."""
    field: Field
    at: slice


class Evaluator:
    """Answers queries. `scored` False leaves all scores at 0, which is faster."""

    def __init__(
        self, whole: Whole, searchers: Sequence[Any], scoring: Scoring, scored: bool, cancelled: Cancelled
    ) -> None:
        """`searchers` are Whoosh's, one for each segment."""
        self._whole = whole
        self._searchers = searchers
        self._scoring = scoring
        self._scored = scored
        self._cancelled = cancelled
        self._size = whole.size

    def find(self, query: Any) -> Hits:
        """Return the documents that match and are not deleted. Raises `SearchCancelled`."""
        hits = self._evaluate(query)
        return hits if self._whole.alive is None else intersection(hits, self._whole.alive)

    def _evaluate(self, query: Any) -> Hits:
        if self._cancelled():
            raise SearchCancelled
        known = _WAYS.get(type(query))
        hits = None if known is None else known(self, query)
        return self._match(query) if hits is None else hits

    def _list(self, docs: Array, score: float = 0.0) -> Hits:
        return Hits.of_list(docs, float(score) if self._scored else 0.0, self._size)

    def _nothing(self, query: Any = None) -> Hits:
        return self._list(np.empty(0, np.intp))

    def _and(self, query: Any) -> Hits:
        wanted = [child for child in query.subqueries if not isinstance(child, whoosh.Not)]
        unwanted = [child.query for child in query.subqueries if isinstance(child, whoosh.Not)]
        if not query.subqueries:
            return self._nothing()
        found = self._evaluate(wanted[0]) if wanted else self._all(0.0)
        for child in wanted[1:]:
            found = intersection(found, self._evaluate(child)) if len(found) else self._nothing()
        for child in unwanted:
            found = difference(found, self._evaluate(child)) if len(found) else self._nothing()
        return found.scaled(query.boost)

    def _or(self, query: Any) -> Hits | None:
        if query.minmatch or query.scale is not None:
            return None
        return union([self._evaluate(child) for child in query.subqueries], self._size).scaled(query.boost)

    def _not(self, query: Any) -> Hits:
        return difference(self._all(0.0), self._evaluate(query.query))

    def _every(self, query: Any) -> Hits | None:
        return self._all(query.boost) if query.fieldname is None else None

    def _all(self, score: float) -> Hits:
        return Hits.of_mask(np.ones(self._size, bool), float(score) if self._scored else 0.0)

    def _column(self, query: ColumnRange) -> Hits:
        values = self._whole.column(query.column)
        return Hits.of_mask((values >= query.first) & (values <= query.last))

    def _keys(self, query: Keys) -> Hits:
        return Hits.of_mask(np.isin(self._whole.column("number"), query.keys))

    def _runs(self, leaf: Any) -> list[Run]:
        """Return the postings of a leaf in its field."""
        name = leaf.field()
        return [
            Run(part.base, part.field, slice(*part.field.run(*ranks)))
            for part in self._whole.parts(name)
            for ranks in ranks_of(part.field, leaf)
        ]

    def _any_of(self, runs: Sequence[Run]) -> Hits:
        return distinct([(run.base, run.field.docs[run.at]) for run in runs], self._size)

    def _term(self, query: Any) -> Hits:
        """Score as Whoosh does; what people search for is scored over several fields, see `_in_fields`."""
        runs = self._runs(query)
        docs = _documents(runs)
        if not self._scored or not len(docs):
            return self._list(docs, query.boost)
        counts = np.concatenate([run.field.counts[run.at] for run in runs])
        return Hits.of_list(docs, self._scoring.as_whoosh(query.fieldname, docs, counts, query.boost), self._size)

    def _prefix(self, query: Any) -> Hits:
        """Every document counts the same: how often a half-typed word stands there says nothing."""
        found = self._begun(query)
        if not self._scored:
            return found
        return Hits.of_list(found.docs, float(query.boost), self._size) if found.few else _constant(found, query.boost)

    def _begun(self, query: Any) -> Hits:
        beginning, parts = bytes_of(query.text), self._whole.parts(query.field())
        if sum(part.field.count_begun(beginning) for part in parts) * SPARSE < self._size:
            return self._any_of(self._runs(query))
        mask = np.zeros(self._size, bool)
        for part in parts:
            part.field.mark(beginning, mask[part.base : part.base + part.size])
        return Hits.of_mask(mask)

    def _side_by_side(self, query: Any) -> Hits | None:
        """Score as Whoosh does."""
        words = [whoosh.Term(query.fieldname, word) for word in query.words]
        if query.slop != 1:
            return None
        found = self._positional(query)
        if self._scored and len(found):
            found = reduce(intersection, map(self._evaluate, words), found)
        return found.scaled(query.boost)

    def _positional(self, query: Any) -> Hits:
        name = name_of(query)
        found = [find_in(part.field, query, part.size) + part.base for part in self._whole.parts(name)]
        return self._list(np.concatenate([np.empty(0, np.intp), *found]))

    def _quoted(self, query: Quoted) -> Hits:
        """Leave scores at nothing: what somebody says is a condition."""
        found = [
            find_spoken(segment, query) + base
            for base, segment in zip(self._whole.bases, self._whole.segments, strict=True)
        ]
        return self._list(np.concatenate([np.empty(0, np.intp), *found]))

    def _in_fields(self, query: InFields) -> Hits:
        kept = self._whole.kept
        found = kept.get((query.asked, self._scored))
        if found is None and not self._scored and (scored := kept.get((query.asked, True))) is not None:
            return scored.unscored()
        if found is None:
            found = self._find_in_fields(query)
            kept.put((query.asked, self._scored), found)
        return found

    def _find_in_fields(self, query: InFields) -> Hits:
        if isinstance(query.subqueries[0], POSITIONAL):
            found = union([self._positional(child) for child in query.subqueries], self._size)
            if not self._scored or not len(found):
                return found
            return intersection(found, union([self._evaluate(word) for word in query.words()], self._size))
        found = self.counted(query)
        plain = not isinstance(query.subqueries[0], whoosh.Prefix | whoosh.Or)
        return self._scoring.scored(found) if plain and self._scored and len(found) else found

    def counted(self, query: InFields) -> Hits:
        """Return the documents with any of the terms that count as one, in any of the fields.

        As scores stand how often they stand there, told in shares, see `Scoring`; of an open word its scores.
        """
        if isinstance(query.subqueries[0], whoosh.Prefix | whoosh.Or):
            return union([self._evaluate(child) for child in query.subqueries], self._size)
        fields = [(leaf, self._runs(leaf)) for leaf in query.subqueries]
        total = sum(run.at.stop - run.at.start for _, runs in fields for run in runs)
        if not self._scored or not total:
            return self._any_of([run for _, runs in fields for run in runs])
        spread = np.zeros(self._size, np.float32)
        for leaf, runs in fields:
            boost = np.float32(leaf.boost)
            shares = self._scoring.share(leaf.field())
            for run in runs:
                docs = run.field.docs[run.at].astype(np.intp)
                here = slice(run.base, run.base + len(run.field.lengths))
                counts = shares[here].take(docs)
                counts *= run.field.counts[run.at]
                counts *= boost
                np.add.at(spread[here], docs, counts)
        if total * SPARSE >= self._size:
            return Hits.of_mask(spread > 0, spread)
        docs = self._any_of([run for _, runs in fields for run in runs]).docs
        return Hits.of_list(docs, spread.take(docs), self._size)

    def _telling(self, query: Telling) -> Hits:
        found = in_several([self._evaluate(word) for word in query.words], query.least, self._size)
        return difference(found, self._keys(query.without))

    def _match(self, query: Any) -> Hits:
        context = SearchContext(needs_current=False, weighting=BM25F() if self._scored else None)
        docs: list[int] = []
        scores: list[float] = []
        for base, searcher in zip(self._whole.bases, self._searchers, strict=True):
            matcher = query.matcher(searcher, context)
            while matcher.is_active():
                if len(docs) % _CHECK_EVERY == 0 and self._cancelled():
                    raise SearchCancelled
                docs.append(base + matcher.id())
                if self._scored:
                    scores.append(matcher.score())
                matcher.next()
        found = np.array(docs, np.intp)
        return Hits.of_list(found, np.array(scores, np.float32), self._size) if scores else self._list(found)


def _documents(runs: Sequence[Run]) -> Array:
    """Return the documents of all postings, those of one run after those of the other."""
    docs = [np.empty(0, np.intp)]
    for run in runs:
        docs.append(run.field.docs[run.at].astype(np.intp))
        docs[-1] += run.base
    return np.concatenate(docs)


def _constant(found: Hits, score: float) -> Hits:
    return Hits.of_mask(found.mask, float(score))


_WAYS: dict[type, Callable[[Evaluator, Any], Hits | None]] = {
    whoosh.And: Evaluator._and,
    whoosh.Or: Evaluator._or,
    whoosh.Not: Evaluator._not,
    whoosh.Every: Evaluator._every,
    type(whoosh.NullQuery): Evaluator._nothing,
    whoosh.Term: Evaluator._term,
    whoosh.Prefix: Evaluator._prefix,
    whoosh.Phrase: Evaluator._side_by_side,
    ColumnRange: Evaluator._column,
    Keys: Evaluator._keys,
    InFields: Evaluator._in_fields,
    Telling: Evaluator._telling,
    Quoted: Evaluator._quoted,
}
"""How to answer each kind of query; a way that returns None leaves it to Whoosh."""
