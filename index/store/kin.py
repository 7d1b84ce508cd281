"""Which articles are copies and versions of one another, and what they said before, as others ask for it.

`stories` and `editions` find it; reading needs none of their arithmetic.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.store.listing import rows

if TYPE_CHECKING:
    from datetime import datetime

    from index.article import Article
    from index.results import Row
    from index.store.database import Database


class Kin:
    """The copies, versions and former texts of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def copies(self, key: int) -> list[Row]:
        """Return the other articles that tell the same story, newest first, without a date last."""
        found = self._database.connection.execute(
            "SELECT key FROM article WHERE story = (SELECT story FROM article WHERE key = ?1) AND key <> ?1 "
            "ORDER BY undated, moment DESC, key",
            (key,),
        )
        return rows(self._database.connection, [other for (other,) in found])

    def with_copies(self, keys: Sequence[int]) -> list[int]:
        """Return these articles, in their order, and behind them all that tell the story of one of them."""
        select = (
            "SELECT DISTINCT copy.key FROM json_each(?) AS wanted JOIN article AS it ON it.key = wanted.value "
            "JOIN article AS copy ON copy.story = it.story ORDER BY copy.key"
        )
        found = self._database.connection.execute(select, (json.dumps(list(keys)),))
        return list(dict.fromkeys([*keys, *(key for (key,) in found)]))

    def stories(self) -> list[tuple[int, int]]:
        """Return (article, story) for every article that has copies, by article.

        A story is a number that only its articles share.
        """
        # Left to itself, SQLite reads all texts to have the keys in order.
        select = "SELECT key, story FROM article INDEXED BY article_story WHERE story IS NOT NULL ORDER BY key"
        return self._database.connection.execute(select).fetchall()

    def versions(self, key: int) -> list[int]:
        """Return the articles that are versions of this one, itself among them, the newest first."""
        from index.store.editions import edition_of  # most articles are read without their versions

        return edition_of(self._database.connection, key)

    def ages(self) -> list[tuple[int, int, int]]:
        """Return (article, edition, newer versions of it) for every article that has versions."""
        from index.store.editions import ages

        return list(ages(self._database.connection))

    def former(self, keys: Sequence[int]) -> list[tuple[int, int, datetime, Article]]:
        """Return (article, number, when it was replaced, text) of what these said before, the latest first of each."""
        from index.store.former import former

        return former(self._database.connection, keys)

    def former_text(self, key: int, number: int) -> Article | None:
        """Return one former text of an article; None where there is none of this number."""
        from index.store.former import former_text

        return former_text(self._database.connection, key, number)
