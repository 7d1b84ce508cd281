"""Where a person is in each article, so that it opens there again."""

from index.store.database import Database

Place = tuple[str, int]
"""A field, and the offset of a character in it."""


class Places:
    """The places in articles at which reading was left. Safe to call from any thread, without the library's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, key: int, place: Place | None, patience: float) -> None:
        """Note where one is in an article; None is its beginning. Of an article that is gone nothing is noted.

        Another process that writes is waited for, at most `patience` seconds.
        """
        with self._database.transaction(patience=patience) as connection:
            if place is None:
                connection.execute("DELETE FROM reached WHERE article = ?", (key,))
            else:
                insert = "INSERT OR REPLACE INTO reached SELECT key, ?, ? FROM article WHERE key = ?"
                connection.execute(insert, (*place, key))

    def of(self, key: int) -> Place | None:
        """Return where one is in an article; None at its beginning."""
        select = "SELECT field, start FROM reached WHERE article = ?"
        found: Place | None = self._database.connection.execute(select, (key,)).fetchone()
        return found
