"""The log of what a person has changed: each change can be taken back, the latest first, and done again."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

KEPT = 1000
"""Changes that can be taken back, whatever they were."""
KEPT_BYTES = 32_000_000
"""Of marks that were put on many articles at once, what may be kept of them; the newest stays, however large."""
_MARKS = frozenset({"star", "seen", "tag", "bookmark"})
"""Tables of which older changes are let go. What a person has written stands nowhere else once it is changed."""
_MANY = 500
"""Rows from which on a change is large."""
_LET_GO_AT_ONCE = 100

Image = tuple[str, Mapping[str, Any], Mapping[str, Any] | None]
"""A table, the key of one row of it, and the row as it is or was; None for no row."""


def now() -> str:
    """Return this moment as the store writes it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Change:
    """One change under way, in one transaction: what is put here can be taken back as a whole."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._before: list[Image] = []

    def put(self, table: str, key: Mapping[str, Any], values: Mapping[str, Any] | None) -> None:
        """Have one row of `table`, that with this `key`, hold these other values, or (None) be gone."""
        self._before.append(_swap(self._connection, (table, key, None if values is None else {**key, **values})))

    def log(self, says: str) -> None:
        """Note what was done, as part of a sentence. What was undone before can no longer be done again."""
        self._connection.execute("DELETE FROM undo WHERE undone = 1")
        insert = "INSERT INTO undo (at, says, images) VALUES (?, ?, ?)"
        self._connection.execute(insert, (now(), says, json.dumps(self._before, ensure_ascii=False)))
        _let_go(self._connection, is_large=len(self._before) > _MANY)


def _let_go(connection: sqlite3.Connection, *, is_large: bool) -> None:
    """Take changes of marks out of the log that are too old, or stand behind too many large ones."""
    beyond = "SELECT number FROM undo ORDER BY number DESC LIMIT ? OFFSET ?"
    old = [number for (number,) in connection.execute(beyond, (_LET_GO_AT_ONCE, KEPT))]
    if is_large:
        kept = 0
        for number, size in connection.execute("SELECT number, length(images) FROM undo ORDER BY number DESC"):
            if kept and kept + size > KEPT_BYTES:
                old.append(number)
            kept += size
    select = "SELECT number, json_extract(images, '$[0][0]') FROM undo WHERE number IN (SELECT value FROM json_each(?))"
    found = connection.execute(select, (json.dumps(old),)).fetchall() if old else ()
    connection.executemany("DELETE FROM undo WHERE number = ?", ((it,) for it, table in found if table in _MARKS))


class Turned(NamedTuple):
    """A change that was taken back or done again."""

    says: str
    """What was done, as part of a sentence."""
    rows: tuple[tuple[str, Mapping[str, Any]], ...]
    """The table and the key of each row that is another now."""


def take_back(connection: sqlite3.Connection) -> Turned | None:
    """Take back the latest change that stands; return what it was, None where there is none."""
    latest = "SELECT number, says, images FROM undo WHERE undone = 0 ORDER BY number DESC LIMIT 1"
    return _turn(connection, latest, undone=True)


def do_again(connection: sqlite3.Connection) -> Turned | None:
    """Do again what was taken back last; return what it was, None where there is nothing."""
    last = "SELECT number, says, images FROM undo WHERE undone = 1 ORDER BY number LIMIT 1"
    return _turn(connection, last, undone=False)


def _turn(connection: sqlite3.Connection, select: str, *, undone: bool) -> Turned | None:
    found = connection.execute(select).fetchone()
    if found is None:
        return None
    number, says, images = found
    others = [_swap(connection, image) for image in reversed(json.loads(images))]
    update = "UPDATE undo SET undone = ?, images = ? WHERE number = ?"
    connection.execute(update, (undone, json.dumps(others, ensure_ascii=False), number))
    return Turned(says, tuple((table, key) for table, key, _ in others))


def _swap(connection: sqlite3.Connection, image: Image) -> Image:
    """Put a row as the image shows it; return the image of what was there."""
    table, key, row = image
    if row and table == "seen" and not _has_article(connection, key["article"]):
        row = None  # unlike all else it does not outlast its article
    where = " AND ".join(f"{name} = ?" for name in key)
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}", tuple(key.values()))
    names = [column[0] for column in cursor.description]
    there = cursor.fetchone()
    if row is None:
        connection.execute(f"DELETE FROM {table} WHERE {where}", tuple(key.values()))
    else:
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
    return table, key, dict(zip(names, there, strict=True)) if there else None


def _has_article(connection: sqlite3.Connection, key: int) -> bool:
    return connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone() is not None
