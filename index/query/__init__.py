"""Query text becomes a `Query` tree, and a tree becomes text again. No engine is known here."""

from typing import TYPE_CHECKING

from index.lazily import lazily

if TYPE_CHECKING:
    from index.query.asking import asks_for_copies, asks_for_names, asks_for_quotes, asks_for_speakers
    from index.query.combine import narrow, order_of, without
    from index.query.fields import fields_like
    from index.query.parser import Understood, parse_query
    from index.query.printer import to_text
    from index.query.saved import Lookup, expand
    from index.query.tree import (
        And,
        DateRange,
        EntityField,
        Everything,
        Exact,
        Fact,
        Field,
        Fuzzy,
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
        TextField,
        Undated,
        Word,
    )
    from index.query.typed import Asked, Typed, values_like, what_is_typed, words_asked

__all__ = [
    "And",
    "Asked",
    "DateRange",
    "EntityField",
    "Everything",
    "Exact",
    "Fact",
    "Field",
    "Fuzzy",
    "Length",
    "Like",
    "Lookup",
    "Near",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Saved",
    "Sorted",
    "TextField",
    "Typed",
    "Undated",
    "Understood",
    "Word",
    "asks_for_copies",
    "asks_for_names",
    "asks_for_quotes",
    "asks_for_speakers",
    "expand",
    "fields_like",
    "narrow",
    "order_of",
    "parse_query",
    "to_text",
    "values_like",
    "what_is_typed",
    "without",
    "words_asked",
]

_HOMES = ("tree", "fields", "asking", "saved", "printer", "combine", "parser", "typed")  # the parser loads most

__getattr__ = lazily("index.query", __all__, _HOMES)
