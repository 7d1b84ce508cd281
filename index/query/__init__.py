"""Query text becomes a `Query` tree, and a tree becomes text again. No engine is known here."""

from index.query.combine import narrow, without
from index.query.parser import Understood, parse_query
from index.query.printer import to_text
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
    TextField,
    Undated,
    Word,
)

__all__ = [
    "And",
    "DateRange",
    "Duplicates",
    "EntityField",
    "Everything",
    "Field",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "TextField",
    "Undated",
    "Understood",
    "Word",
    "narrow",
    "parse_query",
    "to_text",
    "without",
]
