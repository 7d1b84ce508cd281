"""Reading the list: every article or some of them as rows, of each story the first."""

import json
import sqlite3
from array import array
from collections.abc import Sequence

from index.results import Row, Sort
from index.store.rows import LIST_COLUMNS, list_row

_NEWEST = "undated, moment DESC, key"
_BEHIND: dict[Sort, str] = {
    "relevance": "behind_newest",
    "newest": "behind_newest",
    "oldest": "behind_oldest",
    "outlet": "behind_newest",
}
"""Which copy stands for its story. By outlet the library puts into order what stands there newest first."""
_ORDER: dict[Sort, str] = {"relevance": _NEWEST, "newest": _NEWEST, "oldest": "undated, moment, key", "outlet": _NEWEST}


def page(connection: sqlite3.Connection, sort: Sort, start: int, stop: int) -> list[Row]:
    """Return rows `start` to `stop`, of each story its first article, in this order; without a date last."""
    chosen = f"SELECT key FROM article WHERE {_BEHIND[sort]} = 0 ORDER BY {_ORDER[sort]} LIMIT ? OFFSET ?"
    found = connection.execute(
        f"SELECT {LIST_COLUMNS} FROM article LEFT JOIN seen ON seen.article = key "
        f"WHERE key IN ({chosen}) ORDER BY {_ORDER[sort]}",
        (stop - start, start),
    )
    return [list_row(row) for row in found]


def place(connection: sqlite3.Connection, sort: Sort, key: int) -> int | None:
    """Return at which row of `page` the article stands, or the one that stands for its story."""
    behind = _BEHIND[sort]
    select = f"SELECT undated, moment, key, {behind}, story FROM article WHERE "
    row = connection.execute(f"{select} key = ?", (key,)).fetchone()
    if row is not None and row[3]:
        row = connection.execute(f"{select} story = ? AND {behind} = 0", row[4:]).fetchone()
    if row is None:
        return None
    undated, moment, first, *_ = row
    beyond = "<" if sort == "oldest" else ">"
    (found,) = connection.execute(
        f"SELECT (SELECT count(*) FROM article WHERE {behind} = 0 AND undated < ?)"
        f" + (SELECT count(*) FROM article WHERE {behind} = 0 AND undated = ? AND moment {beyond} ?)"
        f" + (SELECT count(*) FROM article WHERE {behind} = 0 AND undated = ? AND moment = ? AND key < ?)",
        (undated, undated, moment, undated, moment, first),
    ).fetchone()
    return int(found)


def rows(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Row]:
    """Return the rows of these articles, in this order; those taken out meanwhile are missing."""
    found = connection.execute(
        f"SELECT {LIST_COLUMNS} FROM article LEFT JOIN seen ON seen.article = key "
        "WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    by_key = {row[0]: list_row(row) for row in found}
    return [by_key[key] for key in keys if key in by_key]


def keys(connection: sqlite3.Connection, sort: Sort) -> "array[int]":
    """Return the key of every row of `page`."""
    found = connection.execute(f"SELECT key FROM article WHERE {_BEHIND[sort]} = 0 ORDER BY {_ORDER[sort]}")
    return array("q", (key for (key,) in found))


def heads(connection: sqlite3.Connection, keys: Sequence[int]) -> list[tuple[int, str, str | None, str | None]]:
    """Return (key, headline, outlet, date as the store writes it) of these articles that are there, in no order."""
    select = "SELECT key, title, source, published FROM article WHERE key IN (SELECT value FROM json_each(?))"
    return connection.execute(select, (json.dumps(list(keys)),)).fetchall()


def outlets(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return (key, outlet) of every article that has an outlet, in no order. Reads an index, no article."""
    return connection.execute("SELECT key, source FROM article WHERE source IS NOT NULL").fetchall()


def count_outlets(connection: sqlite3.Connection, keys: Sequence[int] | None) -> list[tuple[str | None, int]]:
    """Return (outlet, articles) of these articles, None of all, most articles first; None is no outlet."""
    where = "" if keys is None else "WHERE key IN (SELECT value FROM json_each(?))"
    select = f"SELECT source, count(*) AS number FROM article {where} GROUP BY source ORDER BY number DESC, source"
    return connection.execute(select, () if keys is None else (json.dumps(list(keys)),)).fetchall()


def read(connection: sqlite3.Connection) -> set[int]:
    """Return the keys of all articles that are read."""
    return {key for (key,) in connection.execute("SELECT article FROM seen")}


def months(connection: sqlite3.Connection, keys: Sequence[int]) -> list[str]:
    """Return the month of publication, `2031-02`, of each of these articles that has a date, in no order."""
    select = "SELECT substr(published, 1, 7) FROM article WHERE undated = 0 AND key IN (SELECT value FROM json_each(?))"
    return [month for (month,) in connection.execute(select, (json.dumps(list(keys)),))]
