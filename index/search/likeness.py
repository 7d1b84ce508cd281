"""More like this: the articles that share the telling words of another one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from whoosh import query as whoosh

from index.query.tree import Like
from index.search.compile import Keys
from index.search.hits import Hits
from index.search.segment import OpenSegment

_FIELDS = {"title": 1.5, "body": 1.0}
"""Where the words are looked for, and how much they count there. A headline of few words says less than a question."""
_MOST_WORDS = 24
_SHARED = 8
"""One in so many of the telling words must be shared, and one more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that others are to be like."""

    words: Mapping[str, float]
    """How often each of its words stands there, as the index spells them."""
    keys: Sequence[int]
    """Its own key and those of its copies: what is not to be found."""


class Telling(whoosh.Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Documents that share at least `least` of some words, those with some keys left out.

    Each of the `words` is an `Or` of terms. Documents score as if all of them were joined by `Or`.
    """

    def __init__(self, words: Sequence[Any], least: int, without: Sequence[int]) -> None:
        self.words = words
        self.least = least
        self.without = Keys(without)

    def __str__(self) -> str:
        return f"{self.least} of ({', '.join(map(str, self.words))})"

    def terms_of(self) -> Iterator[Any]:
        """Yield the terms, words taken apart."""
        for word in self.words:
            yield from word.subqueries


Likes = Mapping[Like, Likeness]
"""What the library knows of the articles that a query names; a `Like` that is missing there finds nothing."""


def teller(segments: Sequence[OpenSegment], likes: Likes) -> Callable[[Like], Any]:
    """Return what tells the Whoosh query for a `Like`."""
    known: dict[Like, Any] = {}

    def tell(like: Like) -> Any:
        if like not in known:
            known[like] = telling(segments, likes[like]) if like in likes else whoosh.NullQuery
        return known[like]

    return tell


def telling(segments: Sequence[OpenSegment], likeness: Likeness) -> Telling:
    """Return the query for articles that are like this one: by the words that are frequent in it and rare elsewhere.

    A word of no other article tells nothing; neither does one that more than three in four articles have, nor a letter
    that stands alone.
    """
    size = sum(segment.size for segment in segments)
    values = {}
    for word, times in likeness.words.items():
        text = word.encode("utf-8", "replace")
        frequency = _frequency(segments, "body", text) or _frequency(segments, "title", text)
        letter = len(text) == 1
        if not letter and len(likeness.keys) < frequency <= max(2, size * 3 // 4):
            values[word] = times * log((size + 1) / frequency)
    best = sorted(values, key=lambda word: (-values[word], word))[:_MOST_WORDS]
    boosts = {word: _often(likeness.words[word]) for word in best}
    words = [
        whoosh.Or([whoosh.Term(name, word, boost=factor * boost) for name, factor in _FIELDS.items()])
        for word, boost in boosts.items()
    ]
    return Telling(words, 1 + len(words) // _SHARED, likeness.keys)


def _often(times: float) -> float:
    return 1 + log(times)


def _frequency(segments: Sequence[OpenSegment], name: str, text: bytes) -> int:
    fields = (segment.field(name) for segment in segments)
    return sum(field.frequency(text) for field in fields if field is not None)


def in_several(parts: Sequence[Hits], least: int, size: int) -> Hits:
    """Return the documents, of `size`, that are in `least` parts or more, scores added up."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) < least or not parts:
        return Hits.of_list(np.empty(0, np.intp), 0.0, size)
    every = np.concatenate([part.docs for part in parts])
    docs = np.flatnonzero(np.bincount(every, minlength=size) >= least)
    if all(isinstance(part.scores, float) and part.scores == 0 for part in parts):
        return Hits.of_list(docs, 0.0, size)
    scores = np.concatenate([np.broadcast_to(np.float32(part.scores), part.docs.shape) for part in parts])
    return Hits.of_list(docs, np.bincount(every, scores, size).take(docs).astype(np.float32), size)
