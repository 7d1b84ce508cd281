"""Why an article is a hit: every part of the query that it meets, each with what the engine itself gives for it."""

from collections.abc import Callable, Iterator
from math import fsum
from typing import Any

import numpy as np

from index.analysis import terms_of
from index.answers import Explanation, Reason
from index.highlight import Places
from index.query import to_text
from index.query.tree import And, Exact, Fuzzy, Like, Near, Not, Or, Phrase, Prefix, Query, Sorted, Word
from index.search.generation import Generation
from index.search.hits import Hits
from index.search.likeness import Telling
from index.search.locating import Standing, ranks_of, standing
from index.search.schema import POSTED, TEXT_FIELDS
from index.search.segment import OpenSegment
from index.search.words import InFields, TextQuery, field_of, in_field, in_fields

Compile = Callable[[Query], Any]


def explain(generation: Generation, key: int, tree: Query, compiled: Compile, *, ranked: bool) -> Explanation | None:
    """Return why the article with this key matches `tree`; None when it does not, or is not in the index.

    `compiled` gives the Whoosh query for any part of `tree`; `ranked` says whether there are scores.
    """
    for number, segment in enumerate(generation.segments):
        (document,) = segment.places_of(np.array([key])).tolist()
        if document >= 0:
            reasons = _Case(generation, number, document, compiled, ranked).of(tree)
            if reasons is None:
                return None
            reasons.sort(key=lambda reason: (reason.field is None, -reason.share))
            score = fsum(reason.share for reason in reasons) if ranked else None
            return Explanation(score, tuple(reasons))
    return None


class _Case:
    """One document and one query."""

    def __init__(self, generation: Generation, number: int, document: int, compiled: Compile, ranked: bool) -> None:
        self._generation = generation
        self._segment: OpenSegment = generation.segments[number]
        self._place = document  # in the segment
        self._document = generation.whole.bases[number] + document
        self._compiled = compiled
        self._ranked = ranked

    def of(self, tree: Query) -> list[Reason] | None:
        """Return what of `tree` the document meets; None when it does not match."""
        match tree:
            case And(children):
                parts = [self.of(child) for child in children]
                return None if None in parts else [reason for part in parts if part for reason in part]
            case Or(children):
                met = [part for child in children if (part := self.of(child)) is not None]
                return [reason for part in met for reason in part] if met else None
            case Not(child):
                return self._condition(tree) if self.of(child) is None else None
            case Sorted():
                return []
            case Like():
                telling = self._compiled(tree)
                return self._shared(tree, telling) if self._share(telling) else None
            case Word() | Exact() | Prefix() | Fuzzy() | Phrase() | Near() if _is_text(tree):
                return list(self._in_fields(tree)) or None
            case _:
                return self._condition(tree)

    def _condition(self, tree: Query) -> list[Reason] | None:
        found = self._share(self._compiled(tree))
        return None if found is None else [Reason(to_text(tree), None, (), 0, *found)]

    def _in_fields(self, tree: TextQuery) -> Iterator[Reason]:
        """Yield a reason for each field; its share of the score is as much as the words stand there."""
        field = field_of(tree)
        names = (field,) if field else TEXT_FIELDS
        score = self._hits(in_fields(tree, names)).score_of(self._document)
        if score is None:
            return
        met = {
            name: hits
            for name in names
            if (hits := self._hits(in_fields(tree, (name,)))).score_of(self._document) is not None
        }
        weights = {name: fsum(self._counted(word) for word in in_fields(tree, (name,)).words()) for name in met}
        for name, hits in met.items():
            stands = self._standing(name, in_field(tree, name))
            places = list(Places(stands).of(tree))
            terms = _in_order(stands, {span for _, _, spans in places for span in spans})
            times = len({(first, last) for first, last, _ in places})
            share = score * weights[name] / fsum(weights.values())
            yield Reason(to_text(tree), name, terms, times, len(hits), share)

    def _counted(self, word: InFields) -> float:
        return self._generation.counted(word).score_of(self._document) or 0.0

    def _shared(self, tree: Like, telling: Telling) -> list[Reason]:
        reasons = []
        for term in telling.terms_of():
            found = self._share(term)
            if found:
                ((text, places),) = self._standing(term.fieldname, term).items()
                reasons.append(Reason(to_text(tree), term.fieldname, (text,), len(places), *found))
        return reasons

    def _hits(self, query: Any) -> Hits:
        return self._generation.hits(query, self._ranked, lambda: False)

    def _share(self, query: Any) -> tuple[int, float] | None:
        """Return how many articles match and what that is worth in this one; None where it does not match."""
        hits = self._hits(query)
        share = hits.score_of(self._document)
        return None if share is None else (len(hits), share)

    def _standing(self, name: str, query: Any) -> Standing:
        field = self._segment.field(name)
        assert field is not None, "what matches has the field"
        found = standing(field, ranks_of(field, [query]), np.array([self._place]), self._segment.size)
        return found[self._place]


def _is_text(tree: TextQuery) -> bool:
    return field_of(tree) in (None, *POSTED) and (isinstance(tree, Near) or bool(terms_of(tree.text)))


def _in_order(stands: Standing, spans: set[tuple[int, int]]) -> tuple[str, ...]:
    """Return the terms that stand somewhere in the spans of positions, by the first such place."""
    inside = {place for first, last in spans for place in range(first, last + 1)}
    first = {term: min(inside.intersection(places)) for term, places in stands.items() if inside & set(places)}
    return tuple(sorted(first, key=lambda term: (first[term], term)))
