"""Walks a Whoosh query over the arrays of one segment; what it does not know it leaves to Whoosh's own matchers."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

import numpy as np
from whoosh import query as whoosh
from whoosh.query.terms import MultiTerm
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from index.errors import SearchCancelled
from index.search.arrays import Array
from index.search.compile import ColumnRange, Keys
from index.search.expanding import Alike, Expansion, Forms
from index.search.hits import NOTHING, Hits, difference, distinct, intersection, union
from index.search.likeness import Telling, in_several
from index.search.nearness import Places, either, joined, of_phrase, of_words
from index.search.phrases import Ranks, documents_with_phrase
from index.search.scoring import Scoring
from index.search.segment import Field, OpenSegment
from index.search.words import Nearness

Cancelled = Callable[[], bool]
_CHECK_EVERY = 256  # steps of one of Whoosh's matchers between two looks at whether anybody still waits


class Evaluator:
    """Answers queries from one segment. `scoring` None leaves all scores at 0, which is faster."""

    def __init__(self, segment: OpenSegment, searcher: Any, scoring: Scoring | None, cancelled: Cancelled) -> None:
        self._segment = segment
        self._searcher = searcher
        self._scoring = scoring
        self._cancelled = cancelled
        self._size = segment.size

    def find(self, query: Any) -> Hits:
        """Return the documents that match and are not deleted. Raises `SearchCancelled`."""
        hits = self._evaluate(query)
        if not len(self._segment.deleted):
            return hits
        there = self._segment.alive[hits.docs]
        return Hits(hits.docs[there], hits.scores if isinstance(hits.scores, float) else hits.scores[there])

    def _evaluate(self, query: Any) -> Hits:
        if self._cancelled():
            raise SearchCancelled
        known = _WAYS.get(type(query))
        hits = None if known is None else known(self, query)
        if hits is None and isinstance(query, MultiTerm):
            hits = self._multi_term(query)
        return self._match(query) if hits is None else hits

    def _constant(self, docs: Array, score: float) -> Hits:
        return Hits(docs, float(score) if self._scoring is not None else 0.0)

    def _and(self, query: Any) -> Hits:
        wanted = [child for child in query.subqueries if not isinstance(child, whoosh.Not)]
        unwanted = [child.query for child in query.subqueries if isinstance(child, whoosh.Not)]
        if not query.subqueries:
            return NOTHING
        found = self._every(whoosh.Every(boost=0.0)) if not wanted else self._all_of(wanted)
        for child in unwanted:
            if len(found.docs):
                found = difference(found, self._evaluate(child), self._size)
        return found.scaled(query.boost)

    def _all_of(self, queries: list[Any]) -> Hits:
        found = self._evaluate(queries[0])
        for child in queries[1:]:
            if not len(found.docs):
                return NOTHING
            found = intersection(found, self._evaluate(child), self._size)
        return found

    def _or(self, query: Any) -> Hits | None:
        if query.minmatch or query.scale is not None:
            return None
        return union([self._evaluate(child) for child in query.subqueries], self._size).scaled(query.boost)

    def _not(self, query: Any) -> Hits:
        return difference(self._every(whoosh.Every(boost=0.0)), self._evaluate(query.query), self._size)

    def _every(self, query: Any) -> Hits:
        if query.fieldname is None:
            return self._constant(np.arange(self._size), query.boost)
        field = self._segment.field(query.fieldname)
        if field is None:
            return NOTHING
        there = np.flatnonzero(field.lengths) if field.scored else distinct(field.docs, self._size)
        return self._constant(there, query.boost)

    def _nothing(self, query: Any) -> Hits:
        return NOTHING

    def _column(self, query: ColumnRange) -> Hits:
        values = self._segment.arrays[query.column]
        return self._constant(np.flatnonzero((values >= query.first) & (values <= query.last)), 0.0)

    def _keys(self, query: Keys) -> Hits:
        return self._constant(np.flatnonzero(np.isin(self._segment.arrays["number"], query.keys)), 0.0)

    def _term(self, query: Any) -> Hits:
        return self._postings(query.fieldname, _bytes(query.text), query.boost)

    def _postings(self, name: str, text: bytes, boost: float) -> Hits:
        field = self._segment.field(name)
        rank = None if field is None else field.rank(text)
        if field is None or rank is None:
            return NOTHING
        docs = field.docs[slice(*field.run(rank, rank + 1))].astype(np.int64)
        if self._scoring is None or not field.scored:
            return self._constant(docs, boost)
        weight = boost * self._scoring.weight(name, text)
        counts = field.counts[slice(*field.run(rank, rank + 1))]
        return Hits(docs, self._scoring.score(self._segment, name, field, counts, docs, weight))

    def _expansion(self, query: Expansion) -> Hits:
        field = self._segment.field(query.fieldname)
        ranks = [] if field is None else query.ranks(field)
        if field is None or not ranks:
            return NOTHING
        runs = [slice(*field.run(rank, rank + 1)) for rank in ranks]
        every = np.concatenate([field.docs[run] for run in runs])
        docs = distinct(every, self._size) if len(runs) > 1 else every.astype(np.int64)
        if self._scoring is None or not field.scored:
            return self._constant(docs, query.boost)
        counts = np.concatenate([field.counts[run] for run in runs])
        if len(runs) > 1:
            counts = np.bincount(np.searchsorted(docs, every), counts, len(docs))
        weight = query.boost * self._scoring.weight_of_any(query)
        return Hits(docs, self._scoring.score(self._segment, query.fieldname, field, counts, docs, weight))

    def _prefix(self, query: Any) -> Hits:
        """Every document counts the same: how often a half-typed word stands there says nothing."""
        field = self._segment.field(query.fieldname)
        if field is None:
            return NOTHING
        ranks = field.ranks_with(_bytes(query.text))
        docs = field.docs[slice(*field.run(*ranks))]
        return self._constant(docs if ranks[1] - ranks[0] == 1 else distinct(docs, self._size), query.boost)

    def _multi_term(self, query: Any) -> Hits:
        texts = sorted({_bytes(text) for _, text in query.expanded_terms(self._searcher.reader())})
        if not query.constantscore or len(texts) == 1:
            return union([self._postings(query.fieldname, text, query.boost) for text in texts], self._size)
        field = self._segment.field(query.fieldname)
        if field is None:
            return NOTHING
        ranks = [rank for rank in map(field.rank, texts) if rank is not None]
        runs = [field.docs[slice(*field.run(rank, rank + 1))] for rank in ranks]
        return self._constant(distinct(np.concatenate(runs), self._size), query.boost) if runs else NOTHING

    def _phrase(self, query: Any) -> Hits | None:
        if query.slop != 1:
            return None
        terms = [whoosh.Term(query.fieldname, word) for word in query.words]
        return self._side_by_side(query.fieldname, terms).scaled(query.boost)

    def _near(self, query: Any) -> Hits | None:
        names = {child.field() for child in query.qs}
        if (query.slop, query.mindist, query.ordered) != (1, 1, True) or len(names) != 1:
            return None
        if not all(type(child) in (whoosh.Term, whoosh.Prefix) for child in query.qs):
            return None
        return self._side_by_side(names.pop(), query.qs)

    def _side_by_side(self, name: str, words: Iterable[Any]) -> Hits:
        field = self._segment.field(name)
        ranks = [] if field is None else [_ranks(field, word) for word in words]
        if field is None or not field.scored or not ranks:
            return NOTHING
        docs = documents_with_phrase(field, ranks, self._size)
        if self._scoring is None or not len(docs):
            return self._constant(docs, 0.0)
        parts = (self._evaluate(word) for word in words)
        return reduce(lambda found, part: intersection(found, part, self._size), parts, Hits(docs, 0.0))

    def _nearness(self, query: Nearness) -> Hits:
        field = self._segment.field(query.field())
        if field is None:
            return NOTHING
        docs = self._places(field, query).documents()
        if self._scoring is None or not len(docs):
            return self._constant(docs, 0.0)
        found = Hits(docs, 0.0)
        for leaf in query.sides():
            found = intersection(found, self._evaluate(leaf), self._size)
        return found

    def _telling(self, query: Telling) -> Hits:
        found = in_several([self._evaluate(word) for word in query.words], query.least, self._size)
        return difference(found, self._keys(query.without), self._size)

    def _places(self, field: Field, query: Any) -> Places:
        if self._cancelled():
            raise SearchCancelled
        match query:
            case Nearness():
                left, right = self._places(field, query.left), self._places(field, query.right)
                return joined(left, right, query.within, query.ordered)
            case whoosh.Or():
                return either([self._places(field, child) for child in query.subqueries])
            case whoosh.Phrase():
                return of_phrase(field, [_ranks(field, whoosh.Term(None, word)) for word in query.words], self._size)
            case whoosh.SpanNear2():
                return of_phrase(field, [_ranks(field, word) for word in query.qs], self._size)
            case Expansion():
                return of_words(field, [(rank, rank + 1) for rank in query.ranks(field)], self._size)
            case _:
                return of_words(field, [_ranks(field, query)], self._size)

    def _match(self, query: Any) -> Hits:
        context = SearchContext(needs_current=False, weighting=None if self._scoring is None else BM25F())
        matcher = query.matcher(self._searcher, context)
        docs: list[int] = []
        scores: list[float] = []
        while matcher.is_active():
            if len(docs) % _CHECK_EVERY == 0 and self._cancelled():
                raise SearchCancelled
            docs.append(matcher.id())
            if self._scoring is not None:
                scores.append(matcher.score())
            matcher.next()
        found = np.array(docs, np.int64)
        return Hits(found, np.array(scores, np.float32)) if scores else Hits(found, 0.0)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "replace") if isinstance(text, str) else text


def _ranks(field: Field, word: Any) -> Ranks:
    if type(word) is whoosh.Prefix:
        return field.ranks_with(_bytes(word.text))
    rank = field.rank(_bytes(word.text))
    return (0, 0) if rank is None else (rank, rank + 1)


_WAYS: dict[type, Callable[[Evaluator, Any], Hits | None]] = {
    whoosh.And: Evaluator._and,
    whoosh.Or: Evaluator._or,
    whoosh.Not: Evaluator._not,
    whoosh.Every: Evaluator._every,
    type(whoosh.NullQuery): Evaluator._nothing,
    whoosh.Term: Evaluator._term,
    whoosh.Prefix: Evaluator._prefix,
    whoosh.Phrase: Evaluator._phrase,
    whoosh.SpanNear2: Evaluator._near,
    ColumnRange: Evaluator._column,
    Keys: Evaluator._keys,
    Forms: Evaluator._expansion,
    Alike: Evaluator._expansion,
    Nearness: Evaluator._nearness,
    Telling: Evaluator._telling,
}
"""How to answer each kind of query; a way that returns None leaves it to Whoosh."""
