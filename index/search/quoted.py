"""Words in direct speech: where a query about the body finds something, and whether somebody says it there."""

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh import query as whoosh

from index.search.arrays import Array, distinct
from index.search.phrases import POSITION_BITS
from index.search.positional import stretches_of
from index.search.segment import OpenSegment

SPOKEN_IN = "body"
"""The field in which direct speech is looked for."""
Quotes = Callable[[Array], tuple[Array, Array, Array]]
"""Direct speech in articles of these keys: (places among the keys, numbers of the first tokens, of the last)."""


class Quoted(whoosh.Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """What a query about `SPOKEN_IN` finds within direct speech. It adds nothing to a score."""

    def __init__(self, query: Any, quotes: Quotes) -> None:
        self.query = query
        self.quotes = quotes

    def __str__(self) -> str:
        return f"said({self.query})"


def find_spoken(segment: OpenSegment, query: Quoted) -> Array:
    """Return the documents in which it is said, ascending."""
    field = segment.field(SPOKEN_IN)
    if field is None or not len(field):
        return np.empty(0, np.intp)
    found = stretches_of(field, query.query, segment.size)
    docs = found.documents()
    places, firsts, lasts = query.quotes(segment.arrays["number"][docs].astype(np.int64))
    begins = (docs[places].astype(np.int64) << POSITION_BITS) + firsts
    ends = begins - firsts + lasts
    order = np.argsort(begins, kind="stable")
    begins, ends = begins[order], np.maximum.accumulate(ends[order]) if len(ends) else ends
    which = np.searchsorted(begins, found.first, side="right") - 1
    said = which >= 0
    said[said] = ends[which[said]] >= found.last[said]
    return distinct(found.first[said] >> POSITION_BITS)
