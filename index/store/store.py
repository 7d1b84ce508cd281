"""The store: everything that must never be lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnknownArticle
from index.folder import STORE_FILE
from index.store.database import CACHE_KILOBYTES, Database
from index.store.kept import Kept
from index.store.names import Names
from index.store.places import Places
from index.store.rows import COLUMNS, article_from_row, path_to_blob
from index.store.shelf import Shelf

if TYPE_CHECKING:
    from index.article import Article
    from index.resemblance import Sketch
    from index.store.kin import Kin
    from index.store.marks import Marks
    from index.store.rulings import Rulings

_NO_END = (1 << 63) - 1


class Store(Shelf):
    """Articles, what was found in them, and what people did with them. Safe to call from any thread."""

    def __init__(self, folder: Path, *, create: bool, cache: int = CACHE_KILOBYTES) -> None:
        """Open the store in `folder`. Takes and raises what `Database` does."""
        self.folder = folder
        super().__init__(Database(folder / STORE_FILE, create=create, cache=cache))
        self.names = Names(self._database)
        self.kept = Kept(self._database)
        self.places = Places(self._database)

    @cached_property
    def marks(self) -> Marks:
        """What a person makes of articles."""
        from index.store.marks import Marks  # who makes nothing of them does without

        return Marks(self._database)

    @cached_property
    def kin(self) -> Kin:
        """The copies, versions and former texts of articles."""
        from index.store.kin import Kin  # a first list needs none of this

        return Kin(self._database)

    @cached_property
    def rulings(self) -> Rulings:
        """What a person decided of names."""
        from index.store.rulings import Rulings

        return Rulings(self._database)

    @property
    def state(self) -> tuple[int, int, int]:
        """What is another one as soon as anybody has written anything; one thread's are to be compared."""
        return self._database.state

    def make_sure(self) -> None:
        """See that the file is still where it was opened. Raises `ReplacedLibrary`."""
        self._database.make_sure()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # Writing. Only the holder of the library's lock calls these.

    def put(self, batch: Sequence[tuple[Article, Sketch]], documents: Iterable[tuple[str, str, bytes]]) -> int:
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
        from index.store.leaving import leave_behind
        from index.store.looking import unname
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
                unname(connection, row[0])
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
        """Mark the article as read or unread; one that is gone is not marked."""
        with self._database.transaction(durable=True) as connection:
            if read:
                now = datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute("INSERT OR IGNORE INTO seen SELECT key, ? FROM article WHERE key = ?", (now, key))
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

    # What has come in, and the file.

    def has_document(self, path: str, digest: bytes) -> bool:
        """Tell whether this very input has become articles, at whatever place of the file."""
        blob = path_to_blob(path)
        found = "SELECT 1 FROM document WHERE path = ? AND hash = ? LIMIT 1"
        return self._rows.execute(found, (blob, digest)).fetchone() is not None

    def has_documents(self, path: str) -> bool:
        """Tell whether anything of this file has become articles."""
        found = "SELECT 1 FROM document WHERE path = ? LIMIT 1"
        return self._rows.execute(found, (path_to_blob(path),)).fetchone() is not None

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
