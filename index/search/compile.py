"""A `Query` tree becomes a Whoosh query. Whoosh's own parser never sees what a person typed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from whoosh import query as whoosh

from index.analysis import tokens
from index.query.tree import (
    And,
    DateRange,
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
from index.search.leaf import Cancelled, DocumentSet, Leaf
from index.search.schema import BOOSTS, TEXT_FIELDS, UNDATED, ordinal

EntityKeys = Callable[[EntityField, str, bool], list[int]]
"""(field, name, is a prefix) → keys of the merged entities that are ever spelt so."""
_ENTITY_FIELDS = ("person", "org", "place", "entity")


class Compiler:
    """Builds Whoosh queries for one generation of the index."""

    def __init__(self, leaves: dict[Any, Leaf], entity_keys: EntityKeys, cancelled: Cancelled) -> None:
        self._leaves = leaves
        self._entity_keys = entity_keys
        self._cancelled = cancelled

    def compile(self, tree: Query) -> Any:
        """Return the Whoosh query that finds what `tree` asks for."""
        match tree:
            case And(children):
                return whoosh.And([self.compile(child) for child in children])
            case Or(children):
                return whoosh.Or([self.compile(child) for child in children])
            case Not(child):
                return whoosh.Not(self.compile(child))
            case Everything():
                return whoosh.Every()
            case DateRange(start, end):
                return self._days(ordinal(start, date.min.toordinal()), ordinal(end, date.max.toordinal()))
            case Undated():
                return self._days(UNDATED, UNDATED)
            case Word(text, field) | Phrase(text, field) | Prefix(text, field):
                return self._text(text, field, isinstance(tree, Prefix))

    def _text(self, text: str, field: Field | None, prefix: bool) -> Any:
        if field is not None and field in _ENTITY_FIELDS:
            found = self._entity_keys(field, text, prefix)  # type: ignore[arg-type]  # the line above narrows it
            return whoosh.Or([whoosh.Term("entity", str(key)) for key in found])
        words = [token.text for token in tokens(text)]
        if not words:
            return whoosh.Every()
        names = (field,) if field else TEXT_FIELDS
        return whoosh.Or([self._in_field(name, words, prefix) for name in names])

    def _in_field(self, field: str, words: list[str], prefix: bool) -> Any:
        boost = BOOSTS.get(field, 1.0)
        last = words[-1]
        if prefix and len(words) == 1:
            find = lambda searcher: self._leaves[searcher].with_prefix(field, last, self._cancelled)  # noqa: E731
            return DocumentSet(f"{field}:{last}*", find, boost)
        if prefix:  # `Israel-Ham*`: the last part is open, the others stand before it
            starts = whoosh.Prefix(field, last)
            return whoosh.SpanNear2([*(whoosh.Term(field, word) for word in words[:-1]), starts])
        if len(words) == 1:
            return whoosh.Term(field, last, boost=boost)
        return whoosh.Phrase(field, words, boost=boost)

    def _days(self, first: int, last: int) -> Any:
        return DocumentSet(f"day:{first}..{last}", partial(self._on_days, first, last), 0.0)

    def _on_days(self, first: int, last: int, searcher: Any) -> list[int]:
        days = self._leaves[searcher].days
        return [number for number, day in enumerate(days) if first <= day <= last]
