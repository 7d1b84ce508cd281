"""A `Query` tree becomes a Whoosh query. Whoosh's own parser never sees what a person typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, NullMatcher

from index.analysis import terms_of
from index.query.tree import (
    And,
    DateRange,
    EntityField,
    Everything,
    Exact,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Undated,
)
from index.search.schema import TEXT_FIELDS, UNDATED, ordinal
from index.search.words import TextQuery, in_field

EntityKeys = Callable[[EntityField, str, bool], list[int]]
"""(field, name, is a prefix) → keys of the merged entities that are ever spelt so."""
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


def compile_query(tree: Query, entity_keys: EntityKeys) -> Any:
    """Return the Whoosh query that finds what `tree` asks for."""
    match tree:
        case And(children):
            return whoosh.And([compile_query(child, entity_keys) for child in children])
        case Or(children):
            return whoosh.Or([compile_query(child, entity_keys) for child in children])
        case Not(child):
            return whoosh.Not(compile_query(child, entity_keys))
        case Everything():
            return whoosh.Every()
        case DateRange(start, end):
            return DayRange(ordinal(start, date.min.toordinal()), ordinal(end, date.max.toordinal()))
        case Undated():
            return DayRange(UNDATED, UNDATED)
        case _:
            return _text(tree, entity_keys)


def _text(tree: TextQuery, entity_keys: EntityKeys) -> Any:
    field = _field_of(tree)
    if field in _ENTITY_FIELDS:
        return _named(tree, entity_keys)
    if not isinstance(tree, Near) and not terms_of(tree.text):
        return whoosh.Every()
    return whoosh.Or([in_field(tree, name) for name in ((field,) if field else TEXT_FIELDS)])


def _field_of(tree: Any) -> Field | None:
    while isinstance(tree, Near | Or):
        tree = tree.left if isinstance(tree, Near) else tree.children[0]
    field: Field | None = tree.field
    return field


def _named(tree: Any, entity_keys: EntityKeys) -> Any:
    found = entity_keys(tree.field, tree.text, isinstance(tree, Prefix))
    keys = whoosh.Or([whoosh.Term("entity", str(key)) for key in found])
    if not isinstance(tree, Exact):
        return keys
    return whoosh.And([keys, _text(Phrase(tree.text), entity_keys)])  # and spells it so


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
