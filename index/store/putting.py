"""Putting articles into the store, a batch in one transaction."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from index.article import Article
from index.resemblance import Sketch
from index.store.corrections import as_read, corrected, lay_over
from index.store.former import keep_former
from index.store.leaving import bring_back
from index.store.looking import await_look
from index.store.rows import COLUMNS, article_to_row, moment_of, path_to_blob
from index.store.stories import put_sketches, rejoin, take_out

_NAMES = COLUMNS.split(", ")
_INSERT = f"INSERT INTO article ({COLUMNS}, change, added) VALUES ({', '.join('?' * (len(_NAMES) + 2))})"
_UPDATE = f"UPDATE article SET {', '.join(f'{name} = ?' for name in _NAMES)}, change = ? WHERE key = ?"


def put(
    connection: sqlite3.Connection,
    batch: Sequence[tuple[Article, Sketch]],
    documents: Iterable[tuple[str, str, bytes]],
) -> int:
    """Keep articles with their sketches, and (path, part, hash) of the inputs they are from; return how many are new.

    An article whose id is there takes its place and keeps its key.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    there = _keys(connection, [article.id for article, _ in batch])
    older, new = set(there.values()), len(there)
    before_them = {key: as_read(connection, key) for key in older}
    left = take_out(connection, older)
    (before,) = connection.execute("SELECT change FROM counter").fetchone()
    sketches: dict[int, Sketch] = {}
    moments: dict[int, int | None] = {}
    for change, (article, sketch) in enumerate(batch, before + 1):
        key = there.get(article.id)
        if key is None:
            row = connection.execute(_INSERT, (*article_to_row(article), change, now))
            key = there[article.id] = int(row.lastrowid or 0)
        else:
            keep_former(connection, key, before_them[key], article)
            connection.execute(_UPDATE, (*article_to_row(article), change, key))
        moments[key] = moment_of(article.published) if article.published else None
        sketches[key] = sketch
    bring_back(connection, {id: key for id, key in there.items() if key not in older})
    moments |= lay_over(connection, corrected(connection, moments), fresh=True)
    counted = "UPDATE counter SET change = ?, articles = articles + ?"
    connection.execute(counted, (before + len(batch), len(there) - new))
    await_look(connection, moments, older)
    put_sketches(connection, sketches)
    rejoin(connection, left)
    connection.executemany(
        "INSERT OR REPLACE INTO document VALUES (?, ?, ?)",
        ((path_to_blob(path), part, digest) for path, part, digest in documents),
    )
    return len(there) - new


def _keys(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the keys of those articles that are there, by id."""
    select = "SELECT article.id, article.key FROM json_each(?) JOIN article ON article.id = value"
    return dict(connection.execute(select, (json.dumps(ids),)).fetchall())
