"""A library of an older version becomes one of today's: articles and what people did stay, the rest is made again.

The new file is made beside the old one, which is kept as `broadsheet-OLD.sqlite3`, and takes its place in one step.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from index.resemblance import sketch
from index.store.database import Database
from index.store.looking import await_look
from index.store.rows import COLUMNS
from index.store.stories import put_sketches

_AT_ONCE = 500
_KEPT = (
    "seen",
    "reached",
    "document",
    "star",
    "tag",
    "note",
    "saved",
    "bookmark",
    "correction",
    "as_read",
    "former",
    "ruling",
    "left_behind",
    "undo",
)
"""Tables beside `article` that hold what can not be made again."""
_EMPTY = dict.fromkeys(("authors", "captions", "pull_quotes", "chrome", "notices"), "[]") | {"provenance": "{}"}
"""What stands in a column that the older version did not have, where it is no plain text."""


def renew(path: Path, progress: Callable[[int, int], None]) -> None:
    """Make the library file at `path` anew. `progress` hears how many articles are done, of how many.

    Raises:
        sqlite3.Error: the old file is damaged, or the disk is full; then it is as it was.
        OSError: the same.
    """
    beside = path.with_suffix(".new")
    for leftover in path.parent.glob(f"{beside.name}*"):
        leftover.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        (version,) = old.execute("PRAGMA user_version").fetchone()
        old.execute("BEGIN IMMEDIATE")  # nobody changes it meanwhile
        new = Database(beside, create=True)
        try:
            with new.transaction(durable=True) as connection:
                _carry_over(old, connection, progress)
        finally:
            new.close()
        old.execute("ROLLBACK")
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = path.with_name(f"{path.stem}-{version}{path.suffix}")
    kept.unlink(missing_ok=True)
    os.link(path, kept)
    beside.replace(path)


def _carry_over(old: sqlite3.Connection, new: sqlite3.Connection, progress: Callable[[int, int], None]) -> None:
    (total,) = old.execute("SELECT count(*) FROM article").fetchone()
    names = ["key", *COLUMNS.split(", "), "added"]
    insert = f"INSERT INTO article ({', '.join(names)}, change) VALUES ({', '.join('?' * (len(names) + 1))})"
    done = 0
    for batch in _batches(old, _selected(old, names)):
        rows = [dict(zip(names, row, strict=True)) for row in batch]
        new.executemany(insert, ((*row, done + place) for place, row in enumerate(batch, 1)))
        await_look(new, {row["key"]: None if row["undated"] else row["moment"] for row in rows}, ())
        put_sketches(new, {row["key"]: sketch(f"{row['title']}\n{row['body']}") for row in rows})
        done += len(batch)
        progress(done, total)
    new.execute("UPDATE counter SET change = ?, articles = ?", (done, done))
    if "tagger" in _columns(old, "counter"):
        new.execute("UPDATE counter SET tagger = ?", old.execute("SELECT tagger FROM counter").fetchone())
    for table in _KEPT:
        _copy(old, new, table)
    _keep_counting(old, new)


def _selected(old: sqlite3.Connection, names: list[str]) -> str:
    there = _columns(old, "article")
    columns = [name if name in there else f"'{_EMPTY.get(name, '')}'" for name in names]
    return f"SELECT {', '.join(columns)} FROM article ORDER BY change"


def _batches(old: sqlite3.Connection, select: str) -> Iterator[list[tuple[Any, ...]]]:
    found = old.execute(select)
    while batch := found.fetchmany(_AT_ONCE):
        yield batch


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Copy the columns that both have."""
    names = [name for name in _columns(new, table) if name in _columns(old, table)]
    if names:
        rows = old.execute(f"SELECT {', '.join(names)} FROM {table}")
        new.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)


def _keep_counting(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Give no key again that the old file has given: what a person has made may still hang on it."""
    for (last,) in old.execute("SELECT seq FROM sqlite_sequence WHERE name = 'article'").fetchall():
        new.execute("DELETE FROM sqlite_sequence WHERE name = 'article'")
        new.execute("INSERT INTO sqlite_sequence VALUES ('article', ?)", (last,))


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table; none where there is no such table."""
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
