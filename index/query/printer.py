"""A tree becomes query text."""

import re

from index.errors import QueryError
from index.plain import clean
from index.query.lexer import Kind, Lexeme, lex
from index.query.repairs import Repairs
from index.query.tree import (
    And,
    DateRange,
    Duplicates,
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


def to_text(tree: Query) -> str:
    """Return the text that `parse_query` reads as `tree`, on the same day; with no bracket too many."""
    match tree:
        case And(children):
            return " ".join(_bracketed(child) if isinstance(child, Or) else to_text(child) for child in children)
        case Or(children):
            return " OR ".join(to_text(child) for child in children)
        case Not(child):
            return "-" + (_bracketed(child) if isinstance(child, And | Or) else to_text(child))
        case _:
            return _leaf(tree)


def _bracketed(tree: Query) -> str:
    return f"({to_text(tree)})"


def _leaf(leaf: Everything | Word | Prefix | Phrase | DateRange | Undated | Duplicates) -> str:
    match leaf:
        case Everything():
            return "*"
        case Undated():
            return "date:none"
        case DateRange(text=text):
            return f"date:{text}"
        case Duplicates(which):
            return f"dup:{which}"
        case Prefix(text, field):
            return f"{_colon(field)}{text}*"
        case Word(text, field) if _reads_as(text, "word"):
            return _colon(field) + text
        case Word(text, field) | Phrase(text, field):
            return _colon(field) + _quoted(text)


def _colon(field: Field | None) -> str:
    return f"{field}:" if field else ""


def _quoted(text: str) -> str:
    return '"' + re.sub(r'([\\"])', r"\\\1", text) + '"'


def _reads_as(text: str, kind: Kind) -> bool:
    try:
        return clean(text) == text and lex(text, Repairs(strict=True)) == [Lexeme(kind, text, 0, len(text))]
    except QueryError:
        return False
