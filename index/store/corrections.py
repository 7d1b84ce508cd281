"""Corrections by hand: what a person has set right goes before what is read, at every reading anew.

The row of an article holds what is shown and found, corrections included; what was read stands in `as_read`.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from index.article import BY_HAND, Article
from index.errors import UnknownArticle
from index.json_form import when_from_json
from index.store.rows import COLUMNS, article_from_row, moment_of

_COLUMNS = ("title", "standfirst", "authors", "source", "url", "published", "updated", "language")
_SELECT = f"SELECT {', '.join(_COLUMNS)}, provenance, body FROM article WHERE key = ?"
_UPDATE = (
    f"UPDATE article SET {', '.join(f'{name} = ?' for name in _COLUMNS)}, provenance = ?, undated = ?, moment = ? "
    "WHERE key = ?"
)

Moments = dict[int, int | None]
"""Article → its moment, None for one without a date."""


def corrections_of(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """Return what was corrected in an article: field → value, None where the field was taken away."""
    found = connection.execute("SELECT field, value FROM correction WHERE article = ?", (key,))
    return {field: json.loads(value) for field, value in found}


def corrected(connection: sqlite3.Connection, keys: Iterable[int]) -> list[int]:
    """Return those of these articles in which something was corrected."""
    if not connection.execute("SELECT 1 FROM correction LIMIT 1").fetchone():
        return []
    select = "SELECT DISTINCT article FROM json_each(?) AS wanted JOIN correction ON article = wanted.value"
    return [key for (key,) in connection.execute(select, (json.dumps(list(keys)),))]


def _fields_as_read(connection: sqlite3.Connection, key: int) -> dict[str, Any] | None:
    """Return what stands under the corrections of an article, with its provenance; None where nothing is corrected."""
    row = connection.execute("SELECT fields FROM as_read WHERE article = ?", (key,)).fetchone()
    return dict(json.loads(row[0])) if row else None


def as_read(connection: sqlite3.Connection, key: int) -> Article:
    """Return one article as it was read, without its corrections. Raises `UnknownArticle`."""
    row = connection.execute(f"SELECT {COLUMNS} FROM article WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise UnknownArticle(str(key))
    article, read = article_from_row(row), _fields_as_read(connection, key)
    if read is None:
        return article
    dates = {field: when_from_json(read[field]) for field in ("published", "updated")}
    return replace(article, **read | dates | {"authors": tuple(read["authors"])})


def lay_over(connection: sqlite3.Connection, keys: Iterable[int], *, fresh: bool) -> Moments:
    """Have the rows of these articles hold what was read with what was corrected over it.

    `fresh` says that they hold what was just read. Returns the moments of those that are there.
    """
    return {key: _lay_over(connection, key, row, fresh) for key in keys if (row := _row(connection, key))}


def _row(connection: sqlite3.Connection, key: int) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = connection.execute(_SELECT, (key,)).fetchone()
    return row


def _lay_over(connection: sqlite3.Connection, key: int, row: tuple[Any, ...], fresh: bool) -> int | None:
    *values, provenance, body = row
    shown = dict(zip(_COLUMNS, values, strict=True))
    shown |= {"authors": json.loads(shown["authors"]), "provenance": json.loads(provenance)}
    read = shown if fresh else _fields_as_read(connection, key) or shown
    corrections = corrections_of(connection, key)
    _write(connection, key, {**read, **corrections, "provenance": _origins(read, corrections)}, body)
    if corrections:
        text = json.dumps(read, ensure_ascii=False)
        connection.execute("INSERT OR REPLACE INTO as_read VALUES (?, ?)", (key, text))
    else:
        connection.execute("DELETE FROM as_read WHERE article = ?", (key,))
    published = corrections.get("published", read["published"])
    return moment_of(when_from_json(published)) if published else None


def _origins(read: Mapping[str, Any], corrections: Mapping[str, Any]) -> dict[str, str]:
    return {**read["provenance"], **dict.fromkeys(corrections, BY_HAND)}


def _write(connection: sqlite3.Connection, key: int, fields: Mapping[str, Any], body: str) -> None:
    published = when_from_json(fields["published"])
    held = {
        **fields,
        "title": fields["title"] or _beginning(body),
        "authors": json.dumps(fields["authors"] or [], ensure_ascii=False),
    }
    origins = json.dumps(fields["provenance"], ensure_ascii=False)
    moment = (int(published is None), moment_of(published), key)
    connection.execute(_UPDATE, (*(held[name] for name in _COLUMNS), origins, *moment))


def _beginning(body: str) -> str:
    from index.parse.assemble import first_words  # nothing else of the store needs it

    return first_words(body)
