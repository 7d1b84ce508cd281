"""Checking: what is wrong with the two stores of a library, and what to do about it."""

from index.search import DamagedIndex, Index
from index.store import Store


def problems_of(store: Store, index: Index) -> list[str]:
    """Return what is wrong, a sentence each; empty when all is well."""
    problem = _problem_of(store, index)
    return [*store.check(), *([problem] if problem else [])]


def _problem_of(store: Store, index: Index) -> str:
    if index.is_missing():
        return 'there is no index yet; "broadsheet catch-up" makes it, nothing is lost'
    try:
        index.verify()
    except DamagedIndex:
        return 'the index is damaged or of another version; "broadsheet rebuild" makes it anew, nothing is lost'
    behind = store.change() - (index.change or 0)
    if behind < 0:
        return 'the index is of another or a newer store; "broadsheet rebuild" makes it anew from this one'
    if not behind:
        return ""
    changes = "change" if behind == 1 else "changes"
    return (
        f"the index is {behind:,} {changes} behind the articles, as after an add that was stopped; nothing is damaged, "
        f'"broadsheet catch-up" brings it up to date'
    )
