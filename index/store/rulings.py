"""Rulings: what a person decided of names, wherever they are met: another name or type, what is one and what is not."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.article import EntityType
from index.store.database import Database
from index.store.given_names import given_name
from index.store.identities import follow
from index.store.shown import shown
from index.store.undoing import Change, Turned, now


class Rulings:
    """The part of a store in which a person sets entities right. Safe to call from any thread, without the lock.

    Every change waits for the disk, and stands in the log, so that it can be taken back. An entity is told by its key,
    one name by its own.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def rename(self, whole: int, name: str | None) -> bool:
        """Have an entity shown by another name, or (None) by its own; tell whether that changed anything.

        Raises:
            UnusableName: none can be called so.
        """
        name = None if name is None else given_name(name)
        return self._rule(whole, "name", name, f"the name {name}" if name else "the withdrawal of the name")

    def retype(self, whole: int, type: EntityType | None) -> bool:
        """Have an entity shown and found as another type, or (None) as it was found; tell whether that changed it."""
        return self._rule(whole, "type", type, f"the type {type}" if type else "the withdrawal of the type")

    def hide(self, whole: int, on: bool) -> bool:
        """Have lists leave an entity out, or show it again; tell whether that changed it. Searches still know it."""
        return self._rule(whole, "hidden", True if on else None, f"the {'hiding' if on else 'showing'}")

    def merge(self, whole: int, into: int) -> bool:
        """Have two entities be one, with the key and the type of `into`; tell whether they were two."""
        if whole == into:
            return False
        with self._changing() as (connection, change):
            target = list(_name_of(connection, into))
            says = f"the merging of {_called(connection, whole)} into {_called(connection, into)}"
            self._put(connection, change, whole, "joins", target)
            change.log(says)
            follow(connection, [whole, into])
        return True

    def split(self, key: int) -> bool:
        """Have one name stand for itself, apart from all it was one with; tell whether it was one with any.

        When it is the name that the others had joined, they stay together.
        """
        with self._changing() as (connection, change):
            (whole,) = connection.execute("SELECT whole FROM entity WHERE key = ?", (key,)).fetchone()
            select = "SELECT key FROM entity WHERE whole = ? AND key <> ? ORDER BY key"
            others = [other for (other,) in connection.execute(select, (whole, key))]
            if not others:
                return False
            says = f"the parting of {_called(connection, key)}"
            self._put(connection, change, key, "joins", None)
            if key == whole:
                first, *rest = others
                self._put(connection, change, first, "joins", None)
                for other in rest:
                    self._put(connection, change, other, "joins", list(_name_of(connection, first)))
            change.log(says)
            follow(connection, [key, *others])
        return True

    def _rule(self, whole: int, about: str, value: Any, says: str) -> bool:
        with self._changing() as (connection, change):
            type, folded = _name_of(connection, whole)
            select = "SELECT value FROM ruling WHERE type = ? AND folded = ? AND about = ?"
            row = connection.execute(select, (type, folded, about)).fetchone()
            if (json.loads(row[0]) if row else None) == value:
                return False
            says = f"{says} of {_called(connection, whole)}"
            key = {"type": type, "folded": folded, "about": about}
            row = None if value is None else {"value": json.dumps(value, ensure_ascii=False), "at": now()}
            change.put("ruling", key, row)
            change.log(says)
        return True

    @staticmethod
    def _put(connection: sqlite3.Connection, change: Change, name: int, about: str, value: Any) -> None:
        type, folded = _name_of(connection, name)
        row = {"value": json.dumps(value, ensure_ascii=False), "at": now()}
        change.put("ruling", {"type": type, "folded": folded, "about": about}, row)

    @contextmanager
    def _changing(self) -> Iterator[tuple[sqlite3.Connection, Change]]:
        with self._database.transaction(durable=True) as connection:
            yield connection, Change(connection)


def follow_turned(connection: sqlite3.Connection, turned: Turned) -> None:
    """Have names stand where rulings that were taken back, or done again, put them."""
    keys = []
    for table, key in turned.rows:
        if table == "ruling" and key["about"] == "joins":
            found = connection.execute(
                "SELECT key FROM entity WHERE type = ? AND folded = ?", (key["type"], key["folded"])
            )
            keys += [key for (key,) in found]
    if keys:
        follow(connection, keys)


def _name_of(connection: sqlite3.Connection, key: int) -> tuple[str, str]:
    type, folded = connection.execute("SELECT type, folded FROM entity WHERE key = ?", (key,)).fetchone()
    return type, folded


def _called(connection: sqlite3.Connection, key: int) -> str:
    """Return what a sentence calls an entity, or one name of it."""
    found = shown(connection, [key])
    if key in found:
        return f"“{found[key].name}”"
    (name,) = connection.execute("SELECT name FROM entity WHERE key = ?", (key,)).fetchone()
    return f"“{name}”"
