"""The store: everything that must never be lost."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import UnknownArticle
from index.query.tree import DateRange, Fact
from index.results import Row, Sort
from index.store import listing
from index.store.corrections import as_read
from index.store.database import CACHE_KILOBYTES, Database
from index.store.facts import keys_with
from index.store.leaving import leave_behind
from index.store.marks import Marks
from index.store.names import Names
from index.store.places import Places
from index.store.rows import COLUMNS, article_from_row, path_to_blob
from index.store.sources import sources_like

if TYPE_CHECKING:
    from array import array

    from index.resemblance import Sketch
    from index.store.kin import Kin
    from index.store.rulings import Rulings

FILE = "broadsheet.sqlite3"
_NO_END = (1 << 63) - 1


class Store:
    """Articles, what was found in them, and what people did with them. Safe to call from any thread."""

    def __init__(self, folder: Path, *, create: bool, cache: int = CACHE_KILOBYTES) -> None:
        """Open the store in `folder`. Takes and raises what `Database` does."""
        self.folder = folder
        self._database = Database(folder / FILE, create=create, cache=cache)
        self.names = Names(self._database)
        self.marks = Marks(self._database)
        self.places = Places(self._database)

    @cached_property
    def kin(self) -> "Kin":
        """The copies, versions and former texts of articles."""
        from index.store.kin import Kin  # a first list needs none of this

        return Kin(self._database)

    @cached_property
    def rulings(self) -> "Rulings":
        """What a person decided of names."""
        from index.store.rulings import Rulings

        return Rulings(self._database)

    @property
    def _rows(self) -> sqlite3.Connection:
        return self._database.connection

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # Writing. Only the holder of the library's lock calls these.

    def put(self, batch: Sequence[tuple[Article, "Sketch"]], documents: Iterable[tuple[str, str, bytes]]) -> int:
        """Keep a batch in one transaction: articles with their sketches, and (path, part, hash) of their inputs.

        An article whose id is there takes its place and keeps its key. Returns how many were new.
        """
        from index.store.putting import put  # loads numpy, which reading does without

        with self._database.transaction() as connection:
            return put(connection, batch, documents)

    def forget(self, ids: Iterable[str]) -> int:
        """Take articles out for good. Returns how many there were. Tags and notes stay for when they come again.

        Raises:
            UnknownArticle: one of them is not there; then none is taken out.
        """
        from index.store.stories import rejoin, take_out  # loads numpy

        with self._database.transaction(durable=True) as connection:
            number = 0
            left: set[int] = set()
            for id in ids:
                row = connection.execute("SELECT key, path FROM article WHERE id = ?", (id,)).fetchone()
                if row is None:
                    raise UnknownArticle(id)
                left |= take_out(connection, row[:1])
                leave_behind(connection, row[0])
                connection.execute("DELETE FROM article WHERE key = ?", row[:1])
                connection.execute("INSERT INTO forgotten VALUES (?, ?)", (row[0], self._next_change(connection)))
                # The file may hold more articles; reading all of it again is right, if slower.
                path = row[1].partition(b"#")[0]
                connection.execute("DELETE FROM document WHERE path = ? OR path = ?", (row[1], path))
                number += 1
            rejoin(connection, left)
            connection.execute("UPDATE counter SET articles = articles - ?", (number,))
            return number

    def set_read(self, key: int, read: bool) -> None:
        """Mark the article as read or unread."""
        with self._database.transaction(durable=True) as connection:
            if read:
                now = datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, now))
            else:
                connection.execute("DELETE FROM seen WHERE article = ?", (key,))

    @staticmethod
    def _next_change(connection: sqlite3.Connection) -> int:
        (change,) = connection.execute("UPDATE counter SET change = change + 1 RETURNING change").fetchone()
        return int(change)

    # What the index needs.

    def change(self) -> int:
        """Return the number of the latest change."""
        return int(self._rows.execute("SELECT change FROM counter").fetchone()[0])

    def changed_since(self, change: int, end: int = _NO_END) -> Iterator[tuple[int, int, Article]]:
        """Yield (change, key, article) for all that was put after `change` up to `end`, in order of change."""
        where = "change > ? AND change <= ? ORDER BY change LIMIT 500"
        select = f"SELECT change, key, {COLUMNS} FROM article WHERE {where}"
        while batch := self._rows.execute(select, (change, end)).fetchall():
            for row in batch:
                yield row[0], row[1], article_from_row(row[2:])
            change = batch[-1][0]

    def change_behind(self, change: int, articles: int) -> int | None:
        """Return the change of the last of so many articles put after `change`; None when there are not so many."""
        select = "SELECT change FROM article WHERE change > ? ORDER BY change LIMIT 1 OFFSET ?"
        row = self._rows.execute(select, (change, articles - 1)).fetchone()
        return int(row[0]) if row else None

    def count_changed_since(self, change: int) -> int:
        """Return how many articles were put after `change`."""
        return int(self._rows.execute("SELECT count(*) FROM article WHERE change > ?", (change,)).fetchone()[0])

    def forgotten_since(self, change: int) -> list[int]:
        """Return the keys of articles taken out after `change`."""
        return [key for (key,) in self._rows.execute("SELECT key FROM forgotten WHERE change > ?", (change,))]

    # Reading.

    def has_document(self, path: str, part: str, digest: bytes) -> bool:
        """Tell whether this very input has become articles, at this place of the file or at another."""
        blob = path_to_blob(path)
        found = "SELECT 1 FROM document WHERE path = ? AND hash = ? LIMIT 1"
        return self._rows.execute(found, (blob, digest)).fetchone() is not None

    def has_documents(self, path: str) -> bool:
        """Tell whether anything of this file has become articles."""
        found = "SELECT 1 FROM document WHERE path = ? LIMIT 1"
        return self._rows.execute(found, (path_to_blob(path),)).fetchone() is not None

    def count(self) -> int:
        """Return the number of articles."""
        return int(self._rows.execute("SELECT articles FROM counter").fetchone()[0])

    def count_undated(self) -> int:
        """Return the number of articles without a publication date."""
        return int(self._rows.execute("SELECT count(*) FROM article WHERE undated = 1").fetchone()[0])

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
        return as_read(self._rows, key)

    def text(self, key: int) -> tuple[int, Article]:
        """Return the change with which the article was last written, and the article. Raises `UnknownArticle`."""
        row = self._rows.execute(f"SELECT change, {COLUMNS} FROM article WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UnknownArticle(str(key))
        return row[0], article_from_row(row[1:])

    def page(self, sort: Sort, start: int, stop: int) -> list[Row]:
        """Return rows `start` to `stop`, of each story its first article, in this order; without a date last."""
        return listing.page(self._rows, sort, start, stop)

    def place(self, sort: Sort, key: int) -> int | None:
        """Return at which row of `page` the article stands, or the one that stands for its story."""
        return listing.place(self._rows, sort, key)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of these articles, in this order; those taken out meanwhile are missing."""
        return listing.rows(self._rows, keys)

    def keys(self, sort: Sort) -> "array[int]":
        """Return the key of every row of `page`."""
        return listing.keys(self._rows, sort)

    def heads(self, keys: Sequence[int]) -> list[tuple[int, str, str | None, str | None]]:
        """Return (key, headline, outlet, date in ISO 8601) of these articles that are there, in no order."""
        return listing.heads(self._rows, keys)

    def outlets(self) -> list[tuple[int, str]]:
        """Return (key, outlet) of every article that has an outlet, in no order."""
        return listing.outlets(self._rows)

    def count_outlets(self, keys: Sequence[int] | None = None) -> list[tuple[str | None, int]]:
        """Return (outlet, articles) of these articles, None of all, most articles first; None is no outlet."""
        return listing.count_outlets(self._rows, keys)

    def last_key(self) -> int:
        """Return the highest key that an article has; 0 without any."""
        return int(self._rows.execute("SELECT ifnull(max(key), 0) FROM article").fetchone()[0])

    def read_keys(self) -> set[int]:
        """Return the keys of all articles that are read."""
        return listing.read(self._rows)

    def months(self, keys: Sequence[int]) -> list[str]:
        """Return the month (`2031-02`) of each of these articles that has a date, in no order."""
        return listing.months(self._rows, keys)

    def bodies(self, keys: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Return (change, body) of these articles, the change being the one that last wrote it."""
        select = "SELECT key, change, body FROM article WHERE key IN (SELECT value FROM json_each(?))"
        return {key: (change, body) for key, change, body in self._rows.execute(select, (json.dumps(list(keys)),))}

    def size(self) -> int:
        """Return the bytes the store takes on the disk."""
        (pages,) = self._rows.execute("PRAGMA page_count").fetchone()
        (page,) = self._rows.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(page)

    def check(self) -> list[str]:
        """Return what is wrong with the file, one sentence each; empty when all is well."""
        with self._database.telling():
            found = [text for (text,) in self._rows.execute("PRAGMA integrity_check")]
            (counted,) = self._rows.execute("SELECT count(*) FROM article").fetchone()
        if counted != self.count():
            found.append(f"it holds {counted} articles and thinks it holds {self.count()}")
        return [each for each in found if each != "ok"]

    def count_folded(self) -> int:
        """Return how many articles stand behind another of their story, and so have no row of their own in `page`."""
        return int(self._rows.execute("SELECT count(*) FROM article WHERE behind_newest = 1").fetchone()[0])

    def keys_with(self, condition: Fact | DateRange) -> list[int]:
        """Return the articles of which the condition is true."""
        return keys_with(self._rows, condition)

    def of_source(self, name: str | None) -> set[int]:
        """Return the keys of the articles of an outlet; None stands for those that name none."""
        return {key for (key,) in self._rows.execute("SELECT key FROM article WHERE source IS ?", (name,))}

    def sources_like(self, text: str, most: int) -> list[tuple[str, int]]:
        """Return (outlet, articles) for outlets of which a word was begun so, most articles first."""
        return sources_like(self._rows, text, most)
