"""What NEAR and ADJ may join."""

from collections.abc import Iterator

from index.errors import QueryError
from index.query.fields import ENTITY_FIELDS
from index.query.lexer import Lexeme
from index.query.tree import Exact, Fuzzy, Near, Or, Phrase, Prefix, Query, Word

MAX_SIDES = 32
"""Words and phrases in one chain."""


def join_near(left: Query, right: Query, operator: Lexeme) -> Near:
    """Return both sides joined.

    Raises:
        QueryError: at the operator, when they are nothing that stands at a place in one text.
    """
    name, column = operator.text, operator.start + 1
    leaves = [*_leaves(left), *_leaves(right)]
    if None in leaves:
        raise QueryError(f"{name} joins words, phrases and (one OR another); nothing else has a place", column)
    if len(leaves) > MAX_SIDES:
        raise QueryError(f"{name} joins more than {MAX_SIDES} words; search for less at once", column)
    fields = {leaf.field for leaf in leaves if leaf is not None}
    if len(fields) > 1:
        raise QueryError(f"{name} joins words of one field; write title:(word {name} word)", column)
    if fields & ENTITY_FIELDS.keys():
        raise QueryError(f"{name} joins words and no names; write the words without the field", column)
    return Near(left, right, operator.number, operator.text == "ADJ")


def _leaves(side: Query) -> Iterator[Word | Exact | Prefix | Fuzzy | Phrase | None]:
    """Yield all words and phrases; None for what has no place in a text."""
    match side:
        case Word() | Exact() | Prefix() | Fuzzy() | Phrase():
            yield side
        case Or(children):
            for child in children:
                yield from _leaves(child)
        case Near(left, right):
            yield from _leaves(left)
            yield from _leaves(right)
        case _:
            yield None
