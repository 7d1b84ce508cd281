"""Counts over a set of articles."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

Facets = dict[str, dict[str, int]]
"""source, year, person, org, group, place, event → value → articles, largest first."""

_KINDS = ("person", "org", "place")


@contextmanager
def chosen(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[str]:
    """Give the name of a table that holds `keys` in its column `key` for as long as this lasts."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (key INTEGER PRIMARY KEY)")
    connection.execute("SAVEPOINT choosing")
    try:
        connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((key,) for key in keys))
        yield "chosen"
    finally:
        connection.execute("ROLLBACK TO choosing")
        connection.execute("RELEASE choosing")


def count_facets(connection: sqlite3.Connection, keys: Sequence[int], limit: int) -> Facets:
    """Return the `limit` largest counts of each facet over the articles `keys`."""
    facets: Facets = {}
    with chosen(connection, keys) as table:
        for name, column in (("source", "source"), ("year", "substr(published, 1, 4)")):
            found = connection.execute(
                f"SELECT {column} AS value, count(*) AS articles FROM article WHERE key IN {table} "
                "AND value IS NOT NULL GROUP BY value ORDER BY articles DESC, value LIMIT ?",
                (limit,),
            )
            facets[name] = dict(found.fetchall())
        for kind in _KINDS:
            found = connection.execute(
                f"SELECT name, count(*) AS articles FROM naming JOIN entity ON entity.key = entity AND type = ? "
                f"WHERE article IN {table} GROUP BY entity ORDER BY articles DESC, name LIMIT ?",
                (kind, limit),
            )
            facets[kind] = dict(found.fetchall())
    return facets
