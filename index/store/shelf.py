"""The shelf: reading articles, their rows and what is known of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.errors import UnknownArticle
from index.store import listing
from index.store.rows import COLUMNS, article_from_row

if TYPE_CHECKING:
    from array import array

    from index.article import Article
    from index.query.tree import DateRange, Fact
    from index.results import Row, Sort
    from index.store.database import Database


class Shelf:
    """The part of a store that reads articles. Safe to call from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def _rows(self) -> sqlite3.Connection:
        return self._database.connection

    def count(self) -> int:
        """Return the number of articles."""
        return int(self._rows.execute("SELECT articles FROM counter").fetchone()[0])

    def count_undated(self) -> int:
        """Return the number of articles without a publication date."""
        return int(self._rows.execute("SELECT count(*) FROM article WHERE undated = 1").fetchone()[0])

    def count_folded(self) -> int:
        """Return how many articles stand behind another of their story, and so have no row of their own in `page`."""
        return int(self._rows.execute("SELECT count(*) FROM article WHERE behind_newest = 1").fetchone()[0])

    def key(self, id: str) -> int:
        """Return the key of an article. Raises `UnknownArticle`."""
        row = self._rows.execute("SELECT key FROM article WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise UnknownArticle(id)
        return int(row[0])

    def article(self, key: int) -> Article:
        """Return one article. Raises `UnknownArticle` when it was taken out meanwhile."""
        return self.text(key)[1]

    def articles(self, keys: Sequence[int]) -> dict[int, Article]:
        """Return these articles by their keys; those that were taken out meanwhile are missing."""
        select = f"SELECT article.key, {COLUMNS} FROM article WHERE article.key IN (SELECT value FROM json_each(?))"
        return {row[0]: article_from_row(row[1:]) for row in self._rows.execute(select, (json.dumps(keys),))}

    def as_read(self, key: int) -> Article:
        """Return one article as it was read, without what was corrected by hand. Raises `UnknownArticle`."""
        from index.store.corrections import as_read  # this and what is imported below: a first list needs none of it

        return as_read(self._rows, key)

    def text(self, key: int) -> tuple[int, Article]:
        """Return the change with which the article was last written, and the article. Raises `UnknownArticle`."""
        row = self._rows.execute(f"SELECT change, {COLUMNS} FROM article WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UnknownArticle(str(key))
        return row[0], article_from_row(row[1:])

    def bodies(self, keys: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Return (change, body) of these articles, the change being the one that last wrote it."""
        select = "SELECT key, change, body FROM article WHERE key IN (SELECT value FROM json_each(?))"
        return {key: (change, body) for key, change, body in self._rows.execute(select, (json.dumps(list(keys)),))}

    def page(self, sort: Sort, start: int, stop: int) -> list[Row]:
        """Return rows `start` to `stop`, of each story its first article, in this order; without a date last."""
        return listing.page(self._rows, sort, start, stop)

    def place(self, sort: Sort, key: int) -> int | None:
        """Return at which row of `page` the article stands, or the one that stands for its story."""
        return listing.place(self._rows, sort, key)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of these articles, in this order; those taken out meanwhile are missing."""
        return listing.rows(self._rows, keys)

    def keys(self, sort: Sort) -> array[int]:
        """Return the key of every row of `page`."""
        return listing.keys(self._rows, sort)

    def heads(self, keys: Sequence[int]) -> list[tuple[int, str, str | None, str | None]]:
        """Return (key, headline, outlet, date in ISO 8601) of these articles that are there, in no order."""
        return listing.heads(self._rows, keys)

    def months(self, keys: Sequence[int]) -> list[str]:
        """Return the month (`2031-02`) of each of these articles that has a date, in no order."""
        return listing.months(self._rows, keys)

    def outlets(self) -> list[tuple[int, str]]:
        """Return (key, outlet) of every article that has an outlet, in no order."""
        return listing.outlets(self._rows)

    def last_key(self) -> int:
        """Return the highest key that an article has; 0 without any."""
        return int(self._rows.execute("SELECT ifnull(max(key), 0) FROM article").fetchone()[0])

    def read_keys(self) -> set[int]:
        """Return the keys of all articles that are read."""
        return listing.read(self._rows)

    def keys_with(self, condition: Fact | DateRange) -> list[int]:
        """Return the articles of which the condition is true."""
        from index.store.facts import keys_with

        return keys_with(self._rows, condition)

    def of_source(self, name: str | None) -> set[int]:
        """Return the keys of the articles of an outlet; None stands for those that name none."""
        return {key for (key,) in self._rows.execute("SELECT key FROM article WHERE source IS ?", (name,))}

    def sources_like(self, text: str, most: int) -> list[tuple[str, int]]:
        """Return (outlet, articles) for outlets of which a word was begun so, most articles first."""
        from index.store.sources import sources_like

        return sources_like(self._rows, text, most)

    def count_outlets(self, keys: Sequence[int] | None = None) -> list[tuple[str | None, int]]:
        """Return (outlet, articles) of these articles, None of all, most articles first; None is no outlet."""
        return listing.count_outlets(self._rows, keys)
