"""What a query speaks of, which decides what must be known before it can be answered."""

from collections.abc import Iterator

from index.query.fields import ENTITY_FIELDS
from index.query.tree import And, Fact, Near, Not, Or, Query


def asks_for_copies(tree: Query) -> bool:
    """Tell whether the query speaks of copies, so that each has a row of its own."""
    return any(isinstance(leaf, Fact) and leaf.field in ("dup", "copies") for leaf in _leaves(tree))


def asks_for_names(tree: Query) -> bool:
    """Tell whether the query speaks of people, places, days or speech, which are found after the text is indexed."""
    found_later = {*ENTITY_FIELDS, "quote", "mentions"}
    return any(getattr(leaf, "field", None) in found_later or leaf == Fact("has", "quote") for leaf in _leaves(tree))


def asks_for_quotes(tree: Query) -> bool:
    """Tell whether the query wants words to be said."""
    return any(getattr(leaf, "field", None) == "quote" for leaf in _leaves(tree))


def asks_for_speakers(tree: Query) -> bool:
    """Tell whether the query wants somebody to say something."""
    return any(getattr(leaf, "field", None) == "speaker" for leaf in _leaves(tree))


def _leaves(tree: Query) -> Iterator[Query]:
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from _leaves(child)
        case Not(child):
            yield from _leaves(child)
        case Near(left, right):
            yield from _leaves(left)
            yield from _leaves(right)
        case _:
            yield tree
