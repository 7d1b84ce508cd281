"""Words of one generation: how a beginning goes on, and what is spelt nearly as a word that finds nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeGuard, get_args

import numpy as np

from index.alike import alike
from index.analysis import terms_of
from index.query.tree import EntityField, Exact, Phrase, Query, TextField, Word
from index.search.among import Among
from index.search.arrays import Array
from index.search.compile import Resolve, compile_query
from index.search.evaluating import Cancelled
from index.search.field import Field
from index.search.generation import Generation
from index.search.hits import Hits
from index.search.quoted import Quotes
from index.search.schema import TEXT_FIELDS
from index.search.segment import OpenSegment
from index.search.spelling import Spellings
from index.stemming import stem

_LOOKED_AT = 96
"""Postings of which the terms are considered, of all fields and segments: the longest of terms that begin so."""
_ENTITY_FIELDS = get_args(EntityField)
_ELSEWHERE = (*_ENTITY_FIELDS, "quote")
"""Fields that are no fields of the index's text."""
_TWO_EDITS_FROM = 6  # letters; shorter words are too near to too many


class Alternative(NamedTuple):
    """A word spelt nearly so."""

    word: str
    edits: int
    articles: int
    """About how many have it: in a segment the field counts that has it most often."""


class Suggesting:
    """What the terms of a generation suggest. Words come out as the index holds them: folded."""

    def __init__(self, generation: Generation, quotes: Quotes) -> None:
        self._generation = generation
        self._quotes = quotes
        self._segments = generation.segments
        self._last: tuple[Query | None, Among] | None = None

    def completions(self, beginning: str, field: TextField | None, most: int) -> list[str]:
        """Return words that begin so, the most frequent first: of forms of one word, which find the same, one.

        A form of `beginning` itself is left out. The frequencies are estimates where a word is rare in a segment.
        """
        counts: dict[str, int] = {}
        largest: dict[tuple[int, str], int] = {}
        for number, term, size in self._most_frequent(beginning.encode("utf-8", "replace"), field):
            largest[number, term] = max(largest.get((number, term), 0), size)
        for (_, term), size in largest.items():
            counts[term] = counts.get(term, 0) + size
        typed = stem(beginning)
        groups: dict[str, list[str]] = {}
        for term in sorted(counts, key=lambda term: (-counts[term], term)):
            if (root := stem(term)) != typed and term != beginning:
                groups.setdefault(root, []).append(term)
        together = {forms[0]: sum(counts[form] for form in forms) for forms in groups.values()}
        return sorted(together, key=lambda term: (-together[term], term))[:most]

    def _most_frequent(self, beginning: bytes, name: TextField | None) -> Iterator[tuple[int, str, int]]:
        """Yield (segment, term, documents) for the longest postings of terms that begin so."""
        begun = [
            (number, field, *field.ranks_with(beginning))
            for number, segment in enumerate(self._segments)
            for field in _fields(segment, name)
        ]
        sizes = [np.diff(field.runs[first : last + 1].astype(np.int64)) for _, field, first, last in begun]
        every = np.concatenate([np.empty(0, np.int64), *sizes])
        ends = np.cumsum([len(some) for some in sizes])
        chosen: Array = np.arange(len(every))
        if len(every) > _LOOKED_AT:
            chosen = np.sort(np.argpartition(every, -_LOOKED_AT)[-_LOOKED_AT:])
        of_which = np.searchsorted(ends, chosen, "right")
        for place, which in zip(chosen.tolist(), of_which.tolist(), strict=True):
            number, field, _, last = begun[which]
            yield number, field[last + place - int(ends[which])].decode(), int(every[place])

    def alternatives(self, word: str, field: TextField | None) -> list[Alternative]:
        """Return words that begin with the same letter and are spelt nearly so, the nearest and most frequent first."""
        edits: dict[str, int] = {}
        counts: dict[str, int] = {}
        for segment in self._segments:
            here: dict[str, int] = {}
            for terms in _fields(segment, field):
                for term, distance, size in _alike(terms, word):
                    edits[term] = distance
                    here[term] = max(here.get(term, 0), size)
            for term, size in here.items():
                counts[term] = counts.get(term, 0) + size
        root = stem(word)
        found = [Alternative(term, edits[term], counts[term]) for term in counts if stem(term) != root]
        return sorted(found, key=lambda other: (other.edits, -other.articles, other.word))

    def count_each(
        self, trees: Sequence[Query], within: Query | None, resolve: Resolve, cancelled: Cancelled
    ) -> list[int]:
        """Return for each of `trees` how many articles match it and `within`, copies included.

        What `within` finds is kept until it is another: while a word is typed the rest of the query stays the same.
        """
        known = self._last
        if known is None or known[0] != within:
            found = None if within is None else self._find(within, resolve, cancelled)
            known = self._last = within, Among(self._generation.whole, found)
        among = known[1]
        words = [tree for tree in trees if _is_word(tree)]
        counts = dict(zip(words, among.count_words(words), strict=True))
        return [counts[tree] if _is_word(tree) else self._count(tree, among, resolve, cancelled) for tree in trees]

    def _count(self, tree: Query, among: Among, resolve: Resolve, cancelled: Cancelled) -> int:
        if isinstance(tree, Phrase) and tree.field in _ENTITY_FIELDS:  # the articles are known without the index
            return among.count_keys(np.asarray(resolve(tree), np.int64))
        return among.count(self._find(tree, resolve, cancelled))

    def _find(self, tree: Query, resolve: Resolve, cancelled: Cancelled) -> Hits:
        return self._generation.hits(compile_query(tree, resolve, quotes=self._quotes), False, cancelled)


def _is_word(tree: Query) -> TypeGuard[Word | Exact]:
    """Tell whether it is a single word about a text."""
    return isinstance(tree, Word | Exact) and tree.field not in _ELSEWHERE and len(terms_of(tree.text)) == 1


def _fields(segment: OpenSegment, name: TextField | None) -> Iterator[Field]:
    names = (name,) if name else TEXT_FIELDS
    return (field for field in map(segment.field, names) if field is not None and len(field))


def _alike(field: Field, word: str) -> Iterator[tuple[str, int, int]]:
    """Yield (term, edits, articles) for the terms of a field that begin with the word's first letter."""
    first, last = field.ranks_with(word[:1].encode("utf-8", "replace"))
    if first == last:
        return
    ends = np.asarray(field.letters_at[first : last + 1]).astype(np.int64)
    spellings = Spellings(np.asarray(field.letters[ends[0] : ends[-1]]), ends - ends[0])
    for rank in spellings.alike(word, 1 if len(word) < _TWO_EDITS_FROM else 2):
        term = field[first + rank].decode()
        start, end = field.run(first + rank, first + rank + 1)
        yield term, 1 if alike(term, word, 1) else 2, end - start
