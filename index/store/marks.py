"""What a person makes of articles: stars, tags, notes, corrections, searches with a name.

It is on the disk before it is acknowledged.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from index.article import Span, field_called
from index.errors import UnknownArticle, UnknownName
from index.plain import clean
from index.store import undoing
from index.store.amending import amend
from index.store.corrections import corrections_of
from index.store.given_names import folded_name, given_name, one_letter
from index.store.kept import Kept, looked_up
from index.store.undoing import Change, now


class Marks(Kept):
    """The part of a store that a person writes. Safe to call from any thread, without the library's lock.

    Every change waits for the disk, and stands in a log of its own transaction, so that it can be taken back.
    """

    def star(self, keys: Sequence[int], on: bool) -> int:
        """Put a star on articles, or take it off; return on how many that changed anything. Raises `UnknownArticle`."""
        with self._changing() as (connection, change):
            starred = {key for (key,) in connection.execute("SELECT article FROM star")}
            titles = _titles(connection, keys)
            touched = [key for key in titles if (key in starred) != on]
            for key in touched:
                change.put("star", {"article": key}, {"at": now()} if on else None)
            if touched:
                change.log(f"the star {'on' if on else 'off'} {_called(titles, touched)}")
            return len(touched)

    def read(self, keys: Sequence[int], on: bool) -> int:
        """Mark articles as read or unread; return on how many that changed anything. Raises `UnknownArticle`."""
        with self._changing() as (connection, change):
            seen = {key for (key,) in connection.execute("SELECT article FROM seen")}
            titles = _titles(connection, keys)
            touched = [key for key in titles if (key in seen) != on]
            for key in touched:
                change.put("seen", {"article": key}, {"at": now()} if on else None)
            if touched:
                change.log(f"the {'read' if on else 'unread'} mark on {_called(titles, touched)}")
            return len(touched)

    def tag(self, keys: Sequence[int], name: str, on: bool) -> int:
        """Put a tag on articles, or take it off; return on how many that changed anything.

        A tag that is there already keeps the spelling that it has.

        Raises:
            UnusableName: no tag can be called so.
            UnknownArticle: one of them is not there; then none is changed.
        """
        name = given_name(name)
        folded = folded_name(name)
        with self._changing() as (connection, change):
            tagged = dict(connection.execute("SELECT article, name FROM tag WHERE folded = ?", (folded,)).fetchall())
            name = next(iter(tagged.values()), name)
            titles = _titles(connection, keys)
            touched = [key for key in titles if (key in tagged) != on]
            for key in touched:
                key_of_row = {"folded": folded, "article": key}
                change.put("tag", key_of_row, {"name": name, "at": now()} if on else None)
            if touched:
                change.log(f"the tag {name} {'on' if on else 'off'} {_called(titles, touched)}")
            return len(touched)

    def note(self, key: int, text: str, span: Span | None) -> None:
        """Keep a note on an article, or on a stretch of it, in the place of the note or highlight there.

        A text of nothing but white space takes that away. Raises `UnknownArticle`.
        """
        self._note(key, clean(text).strip() or None, span)

    def highlight(self, key: int, span: Span) -> None:
        """Highlight a stretch of an article: a note on it without words. Raises `UnknownArticle`."""
        self._note(key, "", span)

    def _note(self, key: int, text: str | None, span: Span | None) -> None:
        place: dict[str, Any] = {"article": key, "field": "", "start": 0, "stop": 0}
        if span:
            place |= {"field": span.field, "start": span.start, "stop": span.end}
        where = " AND ".join(f"{name} = ?" for name in place)
        with self._changing() as (connection, change):
            what = _called(_titles(connection, [key]), [key])
            there = connection.execute(f"SELECT text FROM note WHERE {where}", tuple(place.values())).fetchone()
            before = there[0] if there else None
            if before != text:
                values = {"beside": span.text if span else "", "text": text, "at": now()}
                change.put("note", place, values if text is not None else None)
                kind = "note" if text or before else "highlight"
                changed = "change of the " if before and text else ""
                change.log(f"the {changed}{kind} {'off' if text is None else 'on'} {what}")

    def note_below(self, keys: Sequence[int], text: str) -> int:
        """Keep a note on each of these articles, below what is there; return on how many. Raises `UnknownArticle`.

        A text of nothing but white space is no note.
        """
        text = clean(text).strip()
        with self._changing() as (connection, change):
            titles = _titles(connection, keys)
            select = "SELECT article, text FROM note WHERE field = '' AND start = 0 AND stop = 0"
            there = dict(connection.execute(select).fetchall())
            touched = list(titles) if text else []
            for key in touched:
                values = {"beside": "", "text": f"{there.get(key, '')}\n{text}".strip(), "at": now()}
                change.put("note", {"article": key, "field": "", "start": 0, "stop": 0}, values)
            if touched:
                change.log(f"the note on {_called(titles, touched)}")
            return len(touched)

    def correct(self, key: int, values: Mapping[str, Any], withdrawn: Collection[str]) -> tuple[str, ...]:
        """Have fields of an article hold other values (as in its JSON form), or again what was read.

        Returns the fields of which that changed anything. Raises `UnknownArticle`.
        """
        with self._changing() as (connection, change):
            what = _called(_titles(connection, [key]), [key])
            there = corrections_of(connection, key)
            wanted = {field: value for field, value in values.items() if field not in there or there[field] != value}
            gone = [field for field in there if field in withdrawn]
            for field in (*wanted, *gone):
                row = None if field in gone else {"value": json.dumps(wanted[field], ensure_ascii=False), "at": now()}
                change.put("correction", {"article": key, "field": field}, row)
            if wanted or gone:
                fields = ", ".join(field_called(field) for field in (*wanted, *gone))
                change.log(f"the correction of {fields} of {what}")
                amend(connection, [key])
            return (*wanted, *gone)

    def save_search(self, name: str, query: str) -> str:
        """Keep a query under a name, in the place of what has it now; return the name. Raises `UnusableName`."""
        name = given_name(name.strip().lstrip("@"))
        folded = folded_name(name)
        with self._changing() as (connection, change):
            there = connection.execute("SELECT name, query FROM saved WHERE folded = ?", (folded,)).fetchone()
            if there != (name, query):
                change.put("saved", {"folded": folded}, {"name": name, "query": query, "at": now()})
                change.log(f"the search saved as {name}")
        return name

    def forget_search(self, name: str) -> None:
        """Forget the query that is saved under a name. Raises `UnknownName`."""
        with self._changing() as (_, change):
            if self.saved_query(name) is None:
                raise UnknownName(name)
            change.put("saved", {"folded": looked_up(name)}, None)
            change.log(f"the forgetting of the search {name}")

    def set_bookmark(self, letter: str, key: int, span: Span) -> None:
        """Have a letter or digit stand for a place, wherever it stood before.

        Raises:
            UnusableName: it is not one letter or digit.
            UnknownArticle: the article is not there.
        """
        letter = one_letter(letter)
        with self._changing() as (connection, change):
            what = _called(_titles(connection, [key]), [key])
            row = {"article": key, "field": span.field, "start": span.start, "beside": clean(span.text), "at": now()}
            change.put("bookmark", {"letter": letter}, row)
            change.log(f"the bookmark {letter} on {what}")

    def drop_bookmark(self, letter: str) -> None:
        """Forget the place that a letter stands for. Raises `UnknownName`."""
        with self._changing() as (connection, change):
            if connection.execute("SELECT 1 FROM bookmark WHERE letter = ?", (letter,)).fetchone() is None:
                raise UnknownName(letter)
            change.put("bookmark", {"letter": letter}, None)
            change.log(f"the forgetting of the bookmark {letter}")

    def undo(self) -> str | None:
        """Take back the latest change; return what it was as part of a sentence, None where there is none."""
        return self._turn(undoing.take_back)

    def redo(self) -> str | None:
        """Do again what was taken back last; returns as `undo`."""
        return self._turn(undoing.do_again)

    def _turn(self, turn: Callable[[sqlite3.Connection], undoing.Turned | None]) -> str | None:
        with self._database.transaction(durable=True) as connection:
            turned = turn(connection)
            if turned is None:
                return None
            amend(connection, {key["article"] for table, key in turned.rows if table == "correction"})
            from index.store.rulings import follow_turned  # who changes nothing does without

            follow_turned(connection, turned)
            return turned.says

    @contextmanager
    def _changing(self) -> Iterator[tuple[sqlite3.Connection, Change]]:
        with self._database.transaction(durable=True) as connection:
            yield connection, Change(connection)


def _titles(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return the headline of each of these articles. Raises `UnknownArticle`."""
    select = "SELECT key, title FROM article WHERE key IN (SELECT value FROM json_each(?))"
    titles = dict(connection.execute(select, (json.dumps(list(keys)),)).fetchall())
    for key in keys:
        if key not in titles:
            raise UnknownArticle(str(key))
    return titles


def _called(titles: Mapping[int, str], keys: Sequence[int]) -> str:
    """Return what a sentence calls these articles."""
    return f"“{titles[keys[0]]}”" if len(keys) == 1 else f"{len(keys):,} articles"
