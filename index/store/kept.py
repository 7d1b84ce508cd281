"""What a person has made of articles, as it is kept: stars, tags, notes, corrections, searches with a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.store import noting
from index.store.given_names import folded_name

if TYPE_CHECKING:
    from index.personal import Bookmark, Note, SavedSearch, Tag
    from index.store.database import Database


class Kept:
    """The part of a store that a person writes, as one reads it. Safe to call from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def _rows(self) -> sqlite3.Connection:
        return self._database.connection

    def starred(self, key: int) -> bool:
        """Tell whether the article has a star."""
        return self._rows.execute("SELECT 1 FROM star WHERE article = ?", (key,)).fetchone() is not None

    def tags_of(self, key: int) -> tuple[str, ...]:
        """Return the tags of the article, by the alphabet."""
        found = self._rows.execute("SELECT name FROM tag WHERE article = ? ORDER BY folded", (key,))
        return tuple(name for (name,) in found)

    def tags(self) -> tuple[Tag, ...]:
        """Return every tag that an article has, by the alphabet."""
        from index.personal import Tag

        select = "SELECT min(name), count(*) FROM tag JOIN article ON key = article GROUP BY folded ORDER BY folded"
        return tuple(Tag(name, articles) for name, articles in self._rows.execute(select))

    def notes_of(self, key: int) -> tuple[Note, ...]:
        """Return the notes of one article: the one about all of it first, then by place."""
        return noting.notes_of(self._rows, key)

    def all_notes(self, keys: Sequence[int] | None) -> tuple[Note, ...]:
        """Return the notes of these articles (None: every note, of articles taken out too), the last written first."""
        return noting.all_notes(self._rows, keys)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return every bookmark, by its letter."""
        return noting.bookmarks(self._rows)

    def corrections_of(self, key: int) -> dict[str, Any]:
        """Return what was corrected in an article: field → value, None where the field was taken away."""
        from index.store.corrections import corrections_of  # most articles are read as they were read in

        return corrections_of(self._rows, key)

    def saved_query(self, name: str) -> str | None:
        """Return the query that is saved under a name; None where none is."""
        found = self._rows.execute("SELECT query FROM saved WHERE folded = ?", (looked_up(name),)).fetchone()
        return str(found[0]) if found else None

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return every query that has a name, by the alphabet, not asked."""
        from index.personal import SavedSearch

        found = self._rows.execute("SELECT name, query FROM saved ORDER BY folded")
        return tuple(SavedSearch(name, query) for name, query in found)


def looked_up(name: str) -> str:
    """Return what a saved search is found by, with or without @ in front."""
    return folded_name(name.strip().lstrip("@"))
