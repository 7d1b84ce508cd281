"""Reading notes and bookmarks, and finding words in notes. A person writes some hundreds, so they are simply read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from index.article import Span

if TYPE_CHECKING:
    from index.personal import Bookmark, Note

_SELECT = """
SELECT coalesce(it.id, gone.id), coalesce(it.title, gone.title), note.text, note.at,
       field, start, stop, beside, it.id IS NULL
FROM note LEFT JOIN article AS it ON it.key = note.article LEFT JOIN left_behind AS gone ON gone.article = note.article
"""


def notes_of(connection: sqlite3.Connection, key: int) -> tuple[Note, ...]:
    """Return the notes of one article: the one about all of it first, then by place."""
    return _read(connection.execute(f"{_SELECT} WHERE note.article = ? ORDER BY field, start, stop", (key,)))


def all_notes(connection: sqlite3.Connection, keys: Sequence[int] | None) -> tuple[Note, ...]:
    """Return the notes of these articles (None: every note there is), the last written first."""
    chosen = "" if keys is None else "WHERE note.article IN (SELECT value FROM json_each(?))"
    values = () if keys is None else (json.dumps(list(keys)),)
    return _read(connection.execute(f"{_SELECT} {chosen} ORDER BY note.at DESC, note.article, field, start", values))


def bookmarks(connection: sqlite3.Connection) -> tuple[Bookmark, ...]:
    """Return every bookmark, by its letter."""
    from index.personal import Bookmark

    found = connection.execute(
        "SELECT letter, bookmark.article, coalesce(it.id, gone.id), coalesce(it.title, gone.title),"
        " field, start, beside, it.id IS NULL FROM bookmark LEFT JOIN article AS it ON it.key = bookmark.article"
        " LEFT JOIN left_behind AS gone ON gone.article = bookmark.article ORDER BY letter"
    )
    return tuple(
        Bookmark(letter, key, id, title, Span(field, start, start + len(beside), beside), bool(gone))
        for letter, key, id, title, field, start, beside, gone in found
    )


def _read(found: sqlite3.Cursor) -> tuple[Note, ...]:
    return tuple(_note(*row) for row in found)


def _note(id: str, title: str, text: str, at: str, *rest: Any) -> Note:
    from index.personal import Note  # most articles have none

    *place, gone = rest
    return Note(id, title, text, datetime.fromisoformat(at), Span(*place) if place[0] else None, bool(gone))


def noted_with(connection: sqlite3.Connection, words: str) -> list[int]:
    """Return the articles with a note that holds these words, in any form or the last of them begun, side by side."""
    return list(dict.fromkeys(_holding(connection, words)))


def _holding(connection: sqlite3.Connection, words: str) -> Iterator[int]:
    from index.highlight import match_spans  # nothing else of the store needs it
    from index.query.tree import Or, Prefix, Word

    wanted = Or((Word(words), Prefix(words)))
    for key, text in connection.execute("SELECT article, text FROM note"):
        if match_spans(text, wanted, "body"):
            yield key
