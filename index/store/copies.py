"""Reading which articles are copies of one another. `stories` finds them; reading needs none of its arithmetic."""

import sqlite3
from collections.abc import Iterator


def copies(connection: sqlite3.Connection, key: int) -> list[int]:
    """Return the other articles that tell the same story, newest first, without a date last."""
    found = connection.execute(
        "SELECT key FROM article WHERE story = (SELECT story FROM article WHERE key = ?1) AND key <> ?1 "
        "ORDER BY undated, moment DESC, key",
        (key,),
    )
    return [other for (other,) in found]


def stories(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Yield (article, story) for every article that has copies; a story is a number that only its articles share."""
    # Left to itself, SQLite reads all texts to have the keys in order.
    return connection.execute(
        "SELECT key, story FROM article INDEXED BY article_story WHERE story IS NOT NULL ORDER BY key"
    )
