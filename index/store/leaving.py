"""What a person has made stays when its article is taken out, and is there again when the article comes again."""

import json
import sqlite3
from collections.abc import Mapping

_MARKED = ("star", "tag", "note", "bookmark", "correction")
_HAS_ANY = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE article = ?1)" for table in _MARKED)
_IN_LOG = (
    "EXISTS (SELECT 1 FROM undo, json_each(images)"
    " WHERE ?1 IN (json_extract(value, '$[1].article'), json_extract(value, '$[2].article')))"
)


def leave_behind(connection: sqlite3.Connection, key: int) -> None:
    """Remember whose the article's marks are, before it is taken out; nothing is remembered of one without any."""
    select = f"SELECT key, id, title FROM article WHERE key = ?1 AND ({_HAS_ANY} OR {_IN_LOG})"
    connection.execute(f"INSERT OR REPLACE INTO left_behind {select}", (key,))


def bring_back(connection: sqlite3.Connection, keys: Mapping[str, int]) -> None:
    """Give articles that are new (id → key) the marks that they had when they were taken out."""
    if not connection.execute("SELECT 1 FROM left_behind LIMIT 1").fetchone():
        return
    select = "SELECT article, id FROM left_behind WHERE id IN (SELECT value FROM json_each(?))"
    for old, id in connection.execute(select, (json.dumps(list(keys)),)).fetchall():
        for table in _MARKED:
            connection.execute(f"UPDATE {table} SET article = ? WHERE article = ?", (keys[id], old))
        _rename_in_log(connection, old, keys[id])
        connection.execute("DELETE FROM left_behind WHERE article = ?", (old,))


def _rename_in_log(connection: sqlite3.Connection, old: int, new: int) -> None:
    for number, text in connection.execute("SELECT number, images FROM undo").fetchall():
        images = json.loads(text)
        touched = [part for _, *parts in images for part in parts if part and part.get("article") == old]
        for part in touched:
            part["article"] = new
        if touched:
            connection.execute("UPDATE undo SET images = ? WHERE number = ?", (json.dumps(images), number))
