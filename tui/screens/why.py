"""Why a query finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index import And, Not, Or, to_text
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Library, Query

MOST_LEAVES = 8
"""Parts of a query that are tried alone to say why it found nothing."""


class Why(NamedTuple):
    """Why a query finds nothing."""

    sentences: tuple[str, ...]
    rest: str
    """The query without what no article has; empty where nothing would be left, or all of it is there."""


def why_nothing(library: Library, query: Query, cancelled: Callable[[], bool]) -> Why:
    """Return why `query` finds nothing: what no article has, or what is left out, or that none has all of it."""
    leaves = list(dict.fromkeys(_required(query)))[:MOST_LEAVES]
    parts = query.children if isinstance(query, And) else ()
    found = {leaf: library.search(leaf, cancelled=cancelled) for leaf in leaves}
    missing = [leaf for leaf in leaves if not found[leaf].total]
    if missing:
        told = f"No article has {' or '.join(found[leaf].query for leaf in missing)}."
        return Why((told,), _without(parts, missing))
    barred = [part for part in parts if isinstance(part, Not)]
    if barred and (kept := library.search(_without(parts, barred), cancelled=cancelled)).total:
        return Why((f"{counted(kept.total, 'article')} would be there, but for what is left out.",), kept.query)
    return Why(("Each part is there, but no article has them together.",) if len(leaves) > 1 else (), "")


def _without(parts: Sequence[Query], others: Sequence[Query]) -> str:
    """Return as a query what is left of these parts; empty where nothing is."""
    left = tuple(part for part in parts if part not in others)
    return to_text(And(left)) if left else ""


def _required(tree: Query) -> Iterator[Query]:
    """Yield the parts that an article must have."""
    match tree:
        case And(children):
            for child in children:
                yield from _required(child)
        case Not() | Or():
            if isinstance(tree, Or):
                yield tree
        case _:
            yield tree
