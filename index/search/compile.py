"""A `Query` tree becomes a Whoosh query. Whoosh's own parser never sees what a person typed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, get_args

import numpy as np
from whoosh import query as whoosh
from whoosh.matching import ListMatcher, NullMatcher

from index.analysis import terms_of
from index.query.tree import (
    And,
    DateRange,
    EntityField,
    Everything,
    Exact,
    Fact,
    Length,
    Like,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Saved,
    Sorted,
    Undated,
    Word,
)
from index.search.arrays import Array
from index.search.quoted import SPOKEN_IN, Quoted, Quotes
from index.search.schema import TEXT_FIELDS, UNDATED, ordinal
from index.search.words import TextQuery, field_of, in_field, in_fields

Named = Word | Exact | Phrase | Prefix
"""A name in an entity field."""
Resolve = Callable[[Named | Fact | DateRange], Sequence[int] | Array]
"""What the store knows: the keys of the articles of which it is true; for a name, of those that name who goes by it."""
Tell = Callable[[Like], Any]
"""What the index knows: the Whoosh query for articles that are like another."""
_NEXT_TO_NOTHING = 1e-9  # some of Whoosh's matchers lose documents that score 0
_MANY = 2**62
_ENTITY_FIELDS = get_args(EntityField)


class ColumnRange(whoosh.Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Documents whose value in a column is between two, both included. It adds nothing to a score."""

    def __init__(self, column: str, first: int, last: int) -> None:
        self.column = column
        self.first = first
        self.last = last

    def __str__(self) -> str:
        return f"{self.column}:{self.first}..{self.last}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ColumnRange) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.column, self.first, self.last))

    def is_leaf(self) -> bool:
        """Nothing stands below it."""
        return True

    def estimate_size(self, reader: Any) -> int:
        """Say that it may be everything; Whoosh orders its work by this."""
        return int(reader.doc_count())

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return a matcher over the documents of one segment, for where Whoosh joins it with queries of its own."""
        reader = searcher.reader()
        values = enumerate(reader.column_reader(self.column))
        found = (number for number, value in values if self.first <= value <= self.last)
        return _matcher(number for number in found if not reader.is_deleted(number))


class Keys(whoosh.Query):  # type: ignore[misc]
    """The documents with these of the store's keys. It adds nothing to a score."""

    def __init__(self, keys: Sequence[int] | Array) -> None:
        self.keys = np.asarray(keys, np.int64)

    def __str__(self) -> str:
        return f"{len(self.keys)} keys"

    def is_leaf(self) -> bool:
        """Nothing stands below it."""
        return True

    def estimate_size(self, reader: Any) -> int:
        """Say that all may be here; Whoosh orders its work by this."""
        return len(self.keys)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return a matcher over the documents of one segment, for where Whoosh joins it with queries of its own."""
        reader = searcher.reader()
        wanted = set(self.keys.tolist())
        numbers = enumerate(reader.column_reader("number"))
        return _matcher(number for number, key in numbers if key in wanted and not reader.is_deleted(number))


def _matcher(documents: Iterable[int]) -> Any:
    found = list(documents)
    return ListMatcher(found, [_NEXT_TO_NOTHING] * len(found)) if found else NullMatcher()


def _like_none(like: Like) -> Any:
    return whoosh.NullQuery


def _no_quotes(articles: Array) -> tuple[Array, Array, Array]:
    return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)


def compile_query(tree: Query, resolve: Resolve, tell: Tell = _like_none, quotes: Quotes = _no_quotes) -> Any:
    """Return the Whoosh query that finds what `tree` asks for."""
    match tree:
        case And(children):
            return whoosh.And([compile_query(child, resolve, tell, quotes) for child in children])
        case Or(children):
            return whoosh.Or([compile_query(child, resolve, tell, quotes) for child in children])
        case Not(child):
            return whoosh.Not(compile_query(child, resolve, tell, quotes))
        case Like():
            return tell(tree)
        case Everything() | Sorted():
            return whoosh.Every(boost=float(isinstance(tree, Everything)))
        case DateRange() | Undated() | Length() | Fact():
            return _known(tree, resolve)
        case Saved(name):
            raise ValueError(f"@{name} is to be written out first")
        case _:
            return _text(tree, resolve, quotes)


def _known(tree: DateRange | Undated | Length | Fact, resolve: Resolve) -> Any:
    match tree:
        case DateRange(start, end, field="date"):
            return ColumnRange("day", ordinal(start, date.min.toordinal()), ordinal(end, date.max.toordinal()))
        case Undated():
            return ColumnRange("day", UNDATED, UNDATED)
        case Fact("has", "date"):
            return ColumnRange("day", UNDATED + 1, date.max.toordinal())
        case Length(least, most):
            return ColumnRange("words", least or 0, _MANY if most is None else most)
        case Fact("dup", "any"):  # says how the list is shown, not what is in it
            return whoosh.Every()
        case Fact("is", "unread"):
            return whoosh.Not(Keys(resolve(Fact("is", "read"))))
        case _:
            return Keys(resolve(tree))


def _text(tree: TextQuery, resolve: Resolve, quotes: Quotes = _no_quotes) -> Any:
    field = field_of(tree)
    if field in _ENTITY_FIELDS:
        return _named(tree, resolve)
    if not isinstance(tree, Near) and not terms_of(tree.text):
        return whoosh.Every()
    if field == "quote":
        return Quoted(in_field(tree, SPOKEN_IN), quotes)
    return in_fields(tree, (field,) if field else TEXT_FIELDS)


def _named(tree: Any, resolve: Resolve) -> Any:
    keys = Keys(resolve(tree))
    if not isinstance(tree, Exact):
        return keys
    return whoosh.And([keys, _text(Phrase(tree.text), resolve)])  # and spells it so


def undated_twin(tree: Query) -> Query | None:
    """Return the query for undated articles that only the date ranges of `tree` keep out; None without a range."""
    relaxed, had_range = _relax(tree)
    return And((relaxed, Undated())) if had_range else None


def _relax(tree: Query) -> tuple[Query, bool]:
    match tree:
        case DateRange(field="date"):
            return Everything(), True
        case And(children):
            relaxed = [_relax(child) for child in children]
            return And(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case Or(children):
            relaxed = [_relax(child) for child in children]
            return Or(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case _:
            return tree, False
