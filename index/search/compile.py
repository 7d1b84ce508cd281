"""A `Query` tree becomes a Whoosh query. Whoosh's own parser never sees what a person typed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, NullMatcher

from index.analysis import tokens
from index.query.tree import (
    And,
    DateRange,
    Duplicates,
    EntityField,
    Everything,
    Field,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Undated,
    Word,
)
from index.search.schema import BOOSTS, TEXT_FIELDS, UNDATED, ordinal

EntityKeys = Callable[[EntityField, str, bool], list[int]]
"""(field, name, is a prefix) → keys of the merged entities that are ever spelt so."""
CopyKeys = Callable[[], Sequence[int]]
"""() → the store's keys of all articles that have copies, ascending."""
_NEXT_TO_NOTHING = 1e-9  # some of Whoosh's matchers lose documents that score 0
_ENTITY_FIELDS = ("person", "org", "place", "entity")


class DayRange(whoosh.Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Documents whose day is between two, both included. It adds nothing to a score."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last

    def __str__(self) -> str:
        return f"day:{self.first}..{self.last}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DayRange) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def is_leaf(self) -> bool:
        """Nothing stands below it."""
        return True

    def estimate_size(self, reader: Any) -> int:
        """Say that it may be everything; Whoosh orders its work by this."""
        return int(reader.doc_count())

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return a matcher over the documents of one segment, for where Whoosh joins it with queries of its own."""
        reader = searcher.reader()
        days = enumerate(reader.column_reader("day"))
        found = [number for number, day in days if self.first <= day <= self.last and not reader.is_deleted(number)]
        return ListMatcher(found, [_NEXT_TO_NOTHING] * len(found)) if found else NullMatcher()


class KeySet(whoosh.Query):  # type: ignore[misc]
    """Documents whose number in the store is among some. It adds nothing to a score."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.keys = tuple(keys)

    def __str__(self) -> str:
        return f"number:{len(self.keys)}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeySet) and self.keys == other.keys

    def __hash__(self) -> int:
        return hash(self.keys)

    def is_leaf(self) -> bool:
        """Nothing stands below it."""
        return True

    def estimate_size(self, reader: Any) -> int:
        """Say how many documents it may be."""
        return len(self.keys)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return a matcher over the documents of one segment, for where Whoosh joins it with queries of its own."""
        reader, wanted = searcher.reader(), set(self.keys)
        numbers = enumerate(reader.column_reader("number"))
        found = [document for document, key in numbers if key in wanted and not reader.is_deleted(document)]
        return ListMatcher(found, [_NEXT_TO_NOTHING] * len(found)) if found else NullMatcher()


def compile_query(tree: Query, entity_keys: EntityKeys, copy_keys: CopyKeys = tuple) -> Any:
    """Return the Whoosh query that finds what `tree` asks for."""
    match tree:
        case And(children):
            return whoosh.And([compile_query(child, entity_keys, copy_keys) for child in children])
        case Or(children):
            return whoosh.Or([compile_query(child, entity_keys, copy_keys) for child in children])
        case Not(child):
            return whoosh.Not(compile_query(child, entity_keys, copy_keys))
        case Everything():
            return whoosh.Every()
        case DateRange(start, end):
            return DayRange(ordinal(start, date.min.toordinal()), ordinal(end, date.max.toordinal()))
        case Undated():
            return DayRange(UNDATED, UNDATED)
        case Duplicates(which):
            return KeySet(copy_keys()) if which == "only" else whoosh.Every()
        case Word(text, field) | Phrase(text, field) | Prefix(text, field):
            return _text(text, field, isinstance(tree, Prefix), entity_keys)


def _text(text: str, field: Field | None, prefix: bool, entity_keys: EntityKeys) -> Any:
    if field is not None and field in _ENTITY_FIELDS:
        found = entity_keys(field, text, prefix)  # type: ignore[arg-type]  # the line above narrows it
        return whoosh.Or([whoosh.Term("entity", str(key)) for key in found])
    words = [token.text for token in tokens(text)]
    if not words:
        return whoosh.Every()
    names = (field,) if field else TEXT_FIELDS
    return whoosh.Or([_in_field(name, words, prefix) for name in names])


def _in_field(field: str, words: list[str], prefix: bool) -> Any:
    boost = BOOSTS.get(field, 1.0)
    last = words[-1]
    if prefix:  # `Israel-Ham*`: the last part is open, the others stand before it
        start = whoosh.Prefix(field, last, boost=boost)
        return whoosh.SpanNear2([*(whoosh.Term(field, word) for word in words[:-1]), start]) if words[:-1] else start
    if len(words) == 1:
        return whoosh.Term(field, last, boost=boost)
    return whoosh.Phrase(field, words, boost=boost)


def undated_twin(tree: Query) -> Query | None:
    """Return the query for undated articles that only the date ranges of `tree` keep out; None without a range."""
    relaxed, had_range = _relax(tree)
    return And((relaxed, Undated())) if had_range else None


def _relax(tree: Query) -> tuple[Query, bool]:
    match tree:
        case DateRange():
            return Everything(), True
        case And(children):
            relaxed = [_relax(child) for child in children]
            return And(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case Or(children):
            relaxed = [_relax(child) for child in children]
            return Or(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case _:
            return tree, False
