"""Counts over a set of articles."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


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
