"""Saved searches: each is written out where a query names it."""

from collections.abc import Callable

from index.errors import QueryError
from index.query.combine import narrow, order_of
from index.query.descent import MAX_CLAUSES, MAX_DEPTH
from index.query.parser import parse_query
from index.query.repairs import shown
from index.query.tree import And, Everything, Not, Or, Order, Query, Saved, Sorted

MAX_SAVED = 8
"""Saved searches that may stand in one another."""
_DEEPEST = 2 * MAX_DEPTH
Lookup = Callable[[str], str | None]
"""The query that is saved under a name; None where none is."""


def expand(tree: Query, lookup: Lookup) -> Query:
    """Return `tree` with the query in the place of every `Saved`, bracketed.

    An order that a saved search asks for holds where AND joins it to the rest and the rest asks for none.

    Raises:
        QueryError: a name is unknown, a saved search asks for itself, or all of it is too much.
    """
    expansion = _Expansion(lookup)
    written = expansion.of(tree, (), 0, True)
    if expansion.order and order_of(tree) is None:
        return narrow(written, Sorted(expansion.order))
    return written


class _Expansion:
    """One query while it is written out."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._trees: dict[str, Query] = {}
        self._clauses = 0
        self._column = 1
        self.order: Order | None = None
        """What the first saved search in the uppermost AND asks for that asks for any."""

    def of(self, tree: Query, chain: tuple[str, ...], depth: int, top: bool) -> Query:
        """Return `tree`, which stands inside the saved searches `chain`, written out; `top`: only AND is around it."""
        match tree:
            case And(children):
                parts = [self.of(child, chain, depth + 1, top) for child in children]
                return And(tuple(leaf for part in parts for leaf in _children(part, And)))
            case Or(children):
                parts = [self.of(child, chain, depth + 1, False) for child in children]
                return Or(tuple(leaf for part in parts for leaf in _children(part, Or)))
            case Not(child):
                return Not(self.of(child, chain, depth + 1, False))
            case Saved(name, column):
                self._column = self._column if chain else column
                return self._written_out(name, chain, depth, top)
        self._clauses += 1
        if chain and (self._clauses > MAX_CLAUSES or depth > _DEEPEST):
            what = f"has more than {MAX_CLAUSES} clauses" if self._clauses > MAX_CLAUSES else "is nested too deep"
            raise QueryError(f"with {_path(chain)} written out the query {what}; search for less at once", self._column)
        return tree

    def _written_out(self, name: str, chain: tuple[str, ...], depth: int, top: bool) -> Query:
        if name.casefold() in [other.casefold() for other in chain]:
            raise QueryError(f"a saved search asks for itself: {_path((*chain, name))}", self._column)
        chain = (*chain, name)
        if len(chain) > MAX_SAVED:
            reason = f"more than {MAX_SAVED} saved searches stand in one another: {_path(chain)}"
            raise QueryError(reason, self._column)
        tree = self._read(name, chain)
        order = order_of(tree)
        if top and self.order is None:
            self.order = order
        return self.of(_unsorted(tree) if order else tree, chain, depth + 1, top)

    def _read(self, name: str, chain: tuple[str, ...]) -> Query:
        if name in self._trees:
            return self._trees[name]
        text = self._lookup(name)
        if text is None:
            inside = f", which {_path(chain[:-1])} asks for" if len(chain) > 1 else ""
            advice = "to search for it as text, put it in quotation marks"
            raise QueryError(f'no search is saved as "{shown(name)}"{inside}; {advice}', self._column)
        try:
            tree = self._trees[name] = parse_query(text).tree
        except QueryError as error:
            raise QueryError(f"{_path(chain)} cannot be understood: {error.reason}", self._column) from error
        return tree


def _children(tree: Query, kind: type[And] | type[Or]) -> tuple[Query, ...]:
    return tree.children if isinstance(tree, kind) else (tree,)


def _unsorted(tree: Query) -> Query:
    """Return what `tree`, in which an order stands, asks for without it."""
    parts = [part for part in tree.children if not isinstance(part, Sorted)] if isinstance(tree, And) else []
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else Everything()


def _path(chain: tuple[str, ...]) -> str:
    return " → ".join(f"@{shown(name)}" for name in chain)
