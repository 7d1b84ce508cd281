"""Where the words of a query stand in a few documents: read from the postings, for snippets and for explanations."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh import query as whoosh

from index.search.arrays import Array
from index.search.expanding import Expansion
from index.search.field import Field
from index.search.places import Ranks
from index.search.words import Nearness

Standing = dict[str, list[int]]
"""The positions of each term in one document, ascending."""


def ranks_of(field: Field, queries: Iterable[Any]) -> list[Ranks]:
    """Return which terms of the field such queries about it look at, as ranges that are not empty and part ways."""
    found = sorted({ranks for query in queries for ranks in _ranks(field, query) if ranks[0] < ranks[1]})
    apart: list[Ranks] = []
    for first, last in found:
        if apart and first < apart[-1][1]:
            apart[-1] = apart[-1][0], max(last, apart[-1][1])
        else:
            apart.append((first, last))
    return apart


def _ranks(field: Field, query: Any) -> Iterator[Ranks]:
    match query:
        case Nearness():
            yield from _ranks(field, query.left)
            yield from _ranks(field, query.right)
        case whoosh.Or():
            for child in query.subqueries:
                yield from _ranks(field, child)
        case whoosh.SpanNear2():
            for child in query.qs:
                yield from _ranks(field, child)
        case whoosh.Phrase():
            yield from (_ranks_of_word(field, word) for word in query.words)
        case Expansion():
            yield from ((rank, rank + 1) for rank in query.ranks(field))
        case whoosh.Prefix():
            yield field.ranks_with(_bytes(query.text))
        case whoosh.Term():
            yield _ranks_of_word(field, query.text)


def _ranks_of_word(field: Field, word: str | bytes) -> Ranks:
    rank = field.rank(_bytes(word))
    return (0, 0) if rank is None else (rank, rank + 1)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "replace") if isinstance(text, str) else text


def standing(field: Field, terms: Iterable[Ranks], docs: Array, size: int) -> dict[int, Standing]:
    """Return where these terms stand in each of a few documents of a segment of `size`; `docs` are ascending."""
    found: dict[int, Standing] = {doc: {} for doc in docs.tolist()}
    for first, last in terms:
        start, end = field.run(first, last)
        which = _postings(field.docs[start:end], docs, size, single=last - first == 1)
        if not len(which):
            continue
        counts = field.counts[start : start + int(which[-1]) + 1]
        reach = np.cumsum(np.add.reduceat(counts, np.concatenate(([0], which[:-1] + 1)), dtype=np.int64))
        spot = int(field.spots[first])
        ranks = np.searchsorted(field.runs, which + start, "right") - 1
        for rank, doc, stop, count in zip(
            ranks.tolist(),
            field.docs[which + start].tolist(),
            (reach + spot).tolist(),
            counts[which].tolist(),
            strict=True,
        ):
            found[doc][field[rank].decode()] = field.places[stop - count : stop].tolist()
    return found


def _postings(run: Array, docs: Array, size: int, *, single: bool) -> Array:
    """Return which postings of a run are of the documents; `single` runs are of one term, so ascending."""
    if single:
        docs = docs.astype(run.dtype)  # a comparison of two types would turn the whole run into a third
        where = np.minimum(np.searchsorted(run, docs), len(run) - 1)
        return np.asarray(where[run[where] == docs])
    wanted = np.zeros(size, bool)
    wanted[docs] = True
    return np.flatnonzero(wanted.take(run))
