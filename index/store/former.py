"""Former texts: what an article said before its file was changed. Nothing that was read is lost by reading again."""

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from index.article import Article
from index.json_form import article_from_json, article_to_json

_MOST = 50
"""Former texts of one article; of more, the first and the latest stay."""
_BYTES = 16 << 20
"""Bytes that they take at most, packed, but for one that takes more by itself."""
_MAPPED = "mapped from "  # as index.parse.MAPPED, which loads the parsers' outlets


def keep_former(connection: sqlite3.Connection, key: int, before: Article, now: Article) -> None:
    """Keep the text that an article had `before`, unless it is the same, or was only read otherwise."""
    if _said(before) == _said(now) or _mapping(before.provenance) != _mapping(now.provenance):
        return
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM former WHERE article = ?", (key,)).fetchone()
    form = zlib.compress(json.dumps(article_to_json(before), ensure_ascii=False).encode("utf-8", "surrogatepass"))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO former VALUES (?, ?, ?, ?)", (key, last + 1, at, form))
    _thin_out(connection, key)


def _said(article: Article) -> tuple[object, ...]:
    return article.title, article.standfirst, article.body, article.captions, article.authors


def _mapping(provenance: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(field, where) for field, where in provenance.items() if where.startswith(_MAPPED)}


def _thin_out(connection: sqlite3.Connection, key: int) -> None:
    select = "SELECT number, length(form) FROM former WHERE article = ? ORDER BY number"
    there = connection.execute(select, (key,)).fetchall()
    while len(there) > 1 and (len(there) > _MOST or sum(size for _, size in there) > _BYTES):
        number, _ = there.pop(1 if len(there) > 2 else 0)
        connection.execute("DELETE FROM former WHERE article = ? AND number = ?", (key, number))


def former(connection: sqlite3.Connection, keys: Sequence[int]) -> list[tuple[int, int, datetime, Article]]:
    """Return (article, number, when it was replaced, the text) of these articles, by article, the latest first."""
    select = (
        "SELECT article, number, until, form FROM former WHERE article IN (SELECT value FROM json_each(?)) "
        "ORDER BY article, number DESC"
    )
    found = connection.execute(select, (json.dumps(list(keys)),))
    return [(key, number, datetime.fromisoformat(until), _read(form)) for key, number, until, form in found]


def former_text(connection: sqlite3.Connection, key: int, number: int) -> Article | None:
    """Return one former text of an article; None where there is none of this number."""
    select = "SELECT form FROM former WHERE article = ? AND number = ?"
    row = connection.execute(select, (key, number)).fetchone()
    return _read(row[0]) if row else None


def _read(form: bytes) -> Article:
    return article_from_json(json.loads(zlib.decompress(form).decode("utf-8", "surrogatepass")))
