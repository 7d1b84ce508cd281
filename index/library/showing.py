"""Hits as a list of results shows them: with the place in each that matched best."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.answers import Hit
from index.highlight import Located, snippet, wanted_in
from index.results import Results, Row
from index.store import Store

if TYPE_CHECKING:
    from index.search import Index

_FIELD = "body"


def show_hits(
    store: Store, index: Callable[[], "Index"], results: Results, window: slice, rows: Sequence[Row]
) -> tuple[Hit, ...]:
    """Return the rows, which are those in the `window` of `results`, with their scores and snippets.

    Of an article that the index does not know as it is now the snippet is the beginning.
    """
    keys = [row.key for row in rows]
    change, located = _locate(index, results, keys)
    bodies = store.bodies(keys)
    scores = dict(zip((results.keys or ())[window], results.scores[window], strict=False))
    hits = []
    for row in rows:
        written, body = bodies.get(row.key, (0, ""))
        known = located.get(row.key) if written <= change else None
        hits.append(Hit(row, scores.get(row.key), *snippet(body, results.tree, _FIELD, known)))
    return tuple(hits)


def _locate(index: Callable[[], "Index"], results: Results, keys: Sequence[int]) -> tuple[int, dict[int, Located]]:
    if not any(wanted_in(results.tree, _FIELD)):
        return 0, {}
    from index.search import DamagedIndex  # loads Whoosh

    try:
        return index().locate(results.tree, keys)
    except DamagedIndex:
        return 0, {}
