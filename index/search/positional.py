"""Phrases, and words near each other: in which documents of a segment they stand."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from whoosh import query as whoosh

from index.search.arrays import Array
from index.search.expanding import Expansion
from index.search.field import Field
from index.search.nearness import Stretches, documents_near, either, joined
from index.search.phrases import documents_of, packed, phrase_starts
from index.search.places import Places, Ranks, places_of
from index.search.words import Nearness, parts_of

POSITIONAL = (whoosh.Phrase, whoosh.SpanNear2, Nearness)


def ranks_of(field: Field, leaf: Any) -> list[Ranks]:
    """Return the terms of a field that a word, an open word or an `Expansion` stands for; none of them twice."""
    match leaf:
        case Expansion():
            return [(rank, rank + 1) for rank in leaf.ranks(field)]
        case whoosh.Prefix():
            first, last = field.ranks_with(bytes_of(leaf.text))
            return [(first, last)] if first < last else []
        case _:
            rank = field.rank(bytes_of(leaf.text))
            return [] if rank is None else [(rank, rank + 1)]


def find_in(field: Field, query: Any, size: int) -> Array:
    """Return the documents, of the `size` of a segment, in which a query of `POSITIONAL` finds something, ascending."""
    if not isinstance(query, Nearness):
        return documents_of(phrase_starts([_places(field, part) for part in parts_of(query)], size))
    if _is_word(query.left) and _is_word(query.right):
        sides = _places(field, query.left), _places(field, query.right)
        return documents_near(*sides, query.within, query.ordered, size)
    return _stretches(field, query, _holders(field, query, size)).documents()


def stretches_of(field: Field, query: Any, size: int) -> Stretches:
    """Return where in a segment of `size` documents a query about words or `POSITIONAL` finds something."""
    return _stretches(field, query, _holders(field, query, size))


def bytes_of(text: str | bytes) -> bytes:
    """Return a term of a query as the index holds it."""
    return text.encode("utf-8", "replace") if isinstance(text, str) else text


def _is_word(query: Any) -> bool:
    return not isinstance(query, (whoosh.Or, *POSITIONAL))


def _places(field: Field, leaf: Any) -> Places:
    return places_of(field, ranks_of(field, leaf))


def _holders(field: Field, query: Any, size: int) -> Array:
    """Return a mask of the documents that have all words that `query` cannot do without."""
    match query:
        case Nearness():
            return _holders(field, query.left, size) & _holders(field, query.right, size)
        case whoosh.Or():
            return reduce(np.logical_or, [_holders(field, child, size) for child in query.subqueries])
        case whoosh.Phrase() | whoosh.SpanNear2():
            return reduce(np.logical_and, [_holders(field, part, size) for part in parts_of(query)])
        case _:
            mask = np.zeros(size, bool)
            for ranks in ranks_of(field, query):
                mask[field.docs[slice(*field.run(*ranks))].astype(np.intp)] = True
            return mask


def _stretches(field: Field, query: Any, among: Array) -> Stretches:
    match query:
        case Nearness():
            left, right = _stretches(field, query.left, among), _stretches(field, query.right, among)
            return joined(left, right, query.within, query.ordered)
        case whoosh.Or():
            return either([_stretches(field, child, among) for child in query.subqueries])
        case whoosh.Phrase() | whoosh.SpanNear2():
            words = _chosen(field, parts_of(query), among)
            first = phrase_starts(words, len(among))
            return Stretches(first, first + (len(words) - 1))
        case _:
            places = packed(*_chosen(field, [query], among))
            return Stretches(places, places)


def _chosen(field: Field, leaves: Sequence[Any], among: Array) -> list[Places]:
    documents = np.flatnonzero(among)
    return [_places(field, leaf).among(documents, len(among)) for leaf in leaves]
