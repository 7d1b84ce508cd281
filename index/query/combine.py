"""Trees made of trees, for what a reader does with a key instead of typing."""

from index.query.tree import And, Everything, Not, Order, Query, Sorted


def narrow(tree: Query, other: Query) -> Query:
    """Return what matches both: flat, no condition twice, and `Everything` adds nothing."""
    parts = dict.fromkeys(condition for part in (tree, other) for condition in _conditions(part))
    for old in [part for part in parts if isinstance(part, Sorted)][:-1]:
        del parts[old]
    if not parts:
        return Everything()
    return And(tuple(parts)) if len(parts) > 1 else next(iter(parts))


def without(tree: Query, other: Query) -> Query:
    """Return what matches `tree` and not `other`; leaving out a `Not` asks for what it forbade."""
    return narrow(tree, other.child if isinstance(other, Not) else Not(other))


def order_of(tree: Query) -> Order | None:
    """Return the order that the query asks for; None where it leaves that open."""
    orders = [part.order for part in _conditions(tree) if isinstance(part, Sorted)]
    return orders[-1] if orders else None


def _conditions(tree: Query) -> tuple[Query, ...]:
    if isinstance(tree, Everything):
        return ()
    return tree.children if isinstance(tree, And) else (tree,)
