"""Names of outlets for somebody who has typed the beginning of one of their words."""

import sqlite3

from index.store.entities import folded

_MOST_LOOKED_AT = 2_000
"""Outlets whose names are compared, by the alphabet; a library has some dozens."""
_MOST_COUNTED = 40
_EACH_ONCE = """
WITH RECURSIVE each (source) AS (
    SELECT min(source) FROM article
    UNION ALL
    SELECT (SELECT min(source) FROM article WHERE article.source > each.source) FROM each WHERE each.source IS NOT NULL
)
SELECT source FROM each WHERE source IS NOT NULL LIMIT ?
"""  # a step along the index for each outlet, however many articles there are


def sources_like(connection: sqlite3.Connection, text: str, most: int) -> list[tuple[str, int]]:
    """Return (outlet, articles) for outlets whose name, or a later word of it, begins so; most articles first.

    A text without a word begins every name.
    """
    begun = f" {folded(text)}"
    names = [name for (name,) in connection.execute(_EACH_ONCE, (_MOST_LOOKED_AT,)) if begun in f" {folded(name)}"]
    count = "SELECT count(*) FROM article WHERE source = ?"
    counted = [(name, int(connection.execute(count, (name,)).fetchone()[0])) for name in names[:_MOST_COUNTED]]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))[:most]
