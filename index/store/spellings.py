"""Finding entities by what they are called: names, spellings, the beginnings of either."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from index.store.entities import folded
from index.store.shown import called, given_names, types_of

if TYPE_CHECKING:
    from index.article import EntityType
    from index.query.tree import EntityField

_TYPES: dict[EntityField, tuple[EntityType, ...]] = {
    "person": ("person",),
    "org": ("org", "group"),
    "place": ("place",),
    "group": ("group",),
    "event": ("event",),
    "entity": ("person", "org", "place", "event", "group"),
    "speaker": ("person", "org", "place", "event", "group"),
}

_MOST_BEGUN = 8_000
"""Words that may begin so: a letter or two are the beginning of more only in very large libraries."""


def keys_called_just(connection: sqlite3.Connection, field: EntityField, text: str) -> list[int]:
    """Return the entities of the field's types that have this very name, or were given it; most often one.

    An entity has all names that are one with it. Behind `org` a group comes only where there is no organisation.
    """
    select = (
        "SELECT whole FROM entity WHERE type IN (SELECT value FROM json_each(?)) AND folded = ? "
        "UNION SELECT whole FROM entity WHERE key IN (SELECT value FROM json_each(?))"
    )
    given = json.dumps(called(connection, text))
    found = connection.execute(select, (json.dumps(_TYPES["entity"]), folded(text), given))
    types = types_of(connection, [key for (key,) in found])
    wanted = [("org",), ("group",)] if field == "org" else [_TYPES[field]]
    return next(filter(None, (sorted(key for key in types if types[key] in some) for some in wanted)), [])


def keys_of_name(connection: sqlite3.Connection, field: EntityField, text: str, *, prefix: bool) -> list[int]:
    """Return the entities of the field's types that go by this name, each for all names that are one with it.

    A person is found by any run of words of the name (`molnar`). Anything else is found by a whole spelling where there
    is one, so that `sudan` is not South Sudan, and by a run of words otherwise. `prefix` leaves the last word open.
    """
    words = folded(text).split()
    if not words:
        return []
    wanted = " ".join(words)
    by_hand = called(connection, text)
    if "person" not in _TYPES[field] and not prefix:
        whole = _of_types(connection, [*by_hand, *spelt(connection, field, text)], field)
        if whole:
            return whole
    exact: set[int] = set()
    parts: set[int] = set()
    people: set[int] = set(by_hand)
    given = ((key, type, folded(name)) for key, type, name in given_names(connection))
    for key, type, spelling in chain(_with_words(connection, words, prefix=prefix), given):
        if spelling == wanted or (prefix and spelling.startswith(wanted)):
            exact.add(key)
        if f" {wanted}" in f" {spelling}" if prefix else f" {wanted} " in f" {spelling} ":
            (people if type == "person" else parts).add(key)
    return _of_types(connection, people | (exact or parts), field)


def names_spelt(connection: sqlite3.Connection, field: EntityField, text: str) -> list[int]:
    """Return the names of the field's types in this spelling, or with these words in it where none is spelt so.

    What is one with them is left out.
    """
    words = folded(text).split()
    found = spelt(connection, field, text)
    if found or not words:
        return found
    wanted = f" {' '.join(words)} "
    return sorted(
        {
            key
            for key, type, spelling in _with_words(connection, words, prefix=False)
            if type in _TYPES[field] and wanted in f" {spelling} "
        }
    )


def spelt(connection: sqlite3.Connection, field: EntityField, text: str) -> list[int]:
    """Return the names of the field's types that were met in this very spelling; not what is one with them."""
    found = connection.execute("SELECT entity FROM spelling WHERE folded = ?", (folded(text),)).fetchall()
    types = types_of(connection, [key for (key,) in found])
    return [key for key, type in types.items() if type in _TYPES[field]]


def keys_begun(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the names with these words, the last one only begun, in a spelling or given by a person.

    Some come more than once. What they are one with is left out: to look that up for thousands takes long, and for few
    it is another.
    """
    words = folded(text).split()
    if not words:
        return []
    tests = [
        "word >= ?",
        "word < ?",
        *["entity IN (SELECT entity FROM spelling_word WHERE word = ?)"] * len(words[:-1]),
    ]
    found = connection.execute(
        f"SELECT entity FROM spelling_word WHERE {' AND '.join(tests)} LIMIT {_MOST_BEGUN}",
        (words[-1], words[-1] + "\U0010ffff", *words[:-1]),
    )
    given = [key for key, _, name in given_names(connection) if _goes_on(folded(name).split(), words)]
    return [key for (key,) in found] + given


def _goes_on(name: list[str], words: list[str]) -> bool:
    """Tell whether a name has these words, the last one begun."""
    return {*words[:-1]} <= {*name} and any(word.startswith(words[-1]) for word in name)


def words_of(connection: sqlite3.Connection, wholes: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Yield (folded word, entity) for the words in the spellings of these entities and of all that is one with them.

    Some come more than once.
    """
    select = (
        "SELECT spelling.folded, whole FROM entity JOIN spelling ON spelling.entity = entity.key "
        "WHERE whole IN (SELECT value FROM json_each(?))"
    )
    for spelling, whole in connection.execute(select, (json.dumps(list(wholes)),)):
        yield from ((word, whole) for word in spelling.split())


def keys_called(
    connection: sqlite3.Connection, names: Iterable[tuple[EntityType, str]]
) -> dict[tuple[EntityType, str], int]:
    """Return (type, folded name) → the entity that stands for it, for those of the names that there are."""
    found = connection.execute(
        "SELECT entity.type, folded, whole FROM json_each(?) AS wanted CROSS JOIN entity "
        "ON entity.type = wanted.value ->> 0 AND folded = wanted.value ->> 1",
        (json.dumps(list(names)),),
    )
    return {(type, name): whole for type, name, whole in found}


def _of_types(connection: sqlite3.Connection, keys: Iterable[int], field: EntityField) -> list[int]:
    """Return what these names are one with, of the types of `field`, ascending."""
    wanted = json.dumps(list(keys))
    select = "SELECT DISTINCT whole FROM entity WHERE key IN (SELECT value FROM json_each(?))"
    wholes = [whole for (whole,) in connection.execute(select, (wanted,))]
    types = types_of(connection, wholes)
    return sorted(whole for whole in wholes if types[whole] in _TYPES[field])


def _with_words(
    connection: sqlite3.Connection, words: list[str], *, prefix: bool
) -> Iterator[tuple[int, EntityType, str]]:
    """Yield (entity, type, folded spelling) for every spelling of the entities that have all of `words`."""
    tests = ["entity IN (SELECT entity FROM spelling_word WHERE word = ?)"] * len(words)
    values = list(words)
    if prefix:
        tests[-1] = "entity IN (SELECT entity FROM spelling_word WHERE word >= ? AND word < ?)"
        values.append(words[-1] + "\U0010ffff")
    return connection.execute(
        f"SELECT entity, type, spelling.folded FROM spelling JOIN entity ON key = entity WHERE {' AND '.join(tests)}",
        values,
    )
