"""A tree becomes query text."""

import re

from index.errors import QueryError
from index.plain import clean
from index.query.lexer import Kind, Lexeme, lex
from index.query.repairs import Repairs
from index.query.tree import (
    And,
    DateRange,
    Everything,
    Exact,
    Fact,
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
    TextQuery,
    Undated,
    Word,
)

_Leaf = Everything | TextQuery | DateRange | Undated | Fact | Like | Saved | Length | Sorted


_SIGNS: dict[Kind, str] = {"exact": "=", "saved": "@"}


def to_text(tree: Query) -> str:
    """Return the text that `parse_query` reads as `tree`, on the same day; with no bracket too many."""
    match tree:
        case And(children):
            return " ".join(_bracketed(child) if isinstance(child, Or) else to_text(child) for child in children)
        case Or(children):
            return " OR ".join(to_text(child) for child in children)
        case Not(child):
            return "-" + (_bracketed(child) if isinstance(child, And | Or) else to_text(child))
        case Near(left, right, within, ordered):
            first = _bracketed(left) if isinstance(left, Or) else to_text(left)
            second = _bracketed(right) if isinstance(right, Or | Near) else to_text(right)
            return f"{first} {'ADJ' if ordered else 'NEAR'}/{within} {second}"
        case _:
            return _leaf(tree)


def _bracketed(tree: Query) -> str:
    return f"({to_text(tree)})"


def _leaf(leaf: _Leaf) -> str:
    match leaf:
        case Everything():
            return "*"
        case Undated():
            return "date:none"
        case DateRange(text=text, field=field):
            return f"{field}:{text}"
        case Length(least, most):
            return f"words:{least}" if least == most else f"words:{_number(least)}..{_number(most)}"
        case Sorted(order):
            return f"sort:{order}"
        case Like(id):
            return f"like:{_worded(id)}"
        case Saved(name):
            return f"@{name}" if _reads_as(f"@{name}", "saved") else f"query:{_worded(name)}"
        case Fact(field, text):
            return f"{field}:{_worded(text)}"
        case _:
            return (f"{leaf.field}:" if leaf.field else "") + _textual(leaf)


def _textual(leaf: TextQuery) -> str:
    match leaf:
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
        case Exact(text):
            return f"={text if _reads_as(f'={text}', 'exact') else _quoted(text)}"
        case Phrase(text, slop=slop):
            return _quoted(text) + (f"~{slop}" if slop else "")
        case Word(text):
            return _worded(text)


def _worded(text: str) -> str:
    return text if _reads_as(text, "word") else _quoted(text)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'([\\"])', r"\\\1", text) + '"'


def _reads_as(text: str, kind: Kind) -> bool:
    try:
        said = text.removeprefix(_SIGNS.get(kind, ""))
        return clean(text) == text and lex(text, Repairs(strict=True)) == [Lexeme(kind, said, 0, len(text))]
    except QueryError:
        return False
