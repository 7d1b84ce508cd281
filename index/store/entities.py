"""The library's entities: one name over many articles, with every spelling that was met."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from index.analysis import tokens
from index.article import Entity, EntityType
from index.query.tree import EntityField
from index.results import MergedEntity
from index.store.choosing import chosen

_TYPES: dict[EntityField, tuple[EntityType, ...]] = {
    "person": ("person",),
    "org": ("org", "group"),
    "place": ("place",),
    "entity": ("person", "org", "place", "event", "group"),
    "speaker": ("person", "org", "place", "event", "group"),
}

_MOST_BEGUN = 8_000
"""Words that may begin so: a letter or two are the beginning of more only in very large libraries."""


def folded(name: str) -> str:
    """Return a name as spellings are compared: folded tokens joined by single spaces."""
    return " ".join(token.text for token in tokens(name))


def put_naming(connection: sqlite3.Connection, article: int, entities: Iterable[Entity]) -> dict[str | None, int]:
    """Keep which entities the article names, in place of what it named before; return id in the article → key."""
    connection.execute("DELETE FROM naming WHERE article = ?", (article,))
    keys: dict[str | None, int] = {}
    for entity in entities:
        name = folded(entity.name)
        if not name:
            continue
        key = keys[entity.id] = _entity_key(connection, entity.type, entity.name, name)
        spellings = {folded(text): text for text in (*entity.aliases, entity.name)}
        spellings.pop("", None)
        connection.executemany(
            "INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)",
            ((form, key, text) for form, text in spellings.items()),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO spelling_word VALUES (?, ?)",
            {(word, key) for form in spellings for word in form.split()},
        )
        connection.execute(
            "INSERT INTO naming VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            (article, key, len(entity.mentions)),
        )
    return keys


def _entity_key(connection: sqlite3.Connection, type: EntityType, name: str, folded_name: str) -> int:
    row = connection.execute("SELECT key FROM entity WHERE type = ? AND folded = ?", (type, folded_name)).fetchone()
    if row is None:
        insert = "INSERT INTO entity (type, name, folded) VALUES (?, ?, ?) RETURNING key"
        row = connection.execute(insert, (type, name, folded_name)).fetchone()
    return int(row[0])


def keys_of_name(connection: sqlite3.Connection, field: EntityField, text: str, *, prefix: bool) -> list[int]:
    """Return the entities of the field's types that go by this name.

    A person is found by any run of words of the name (`molnar`). Anything else is found by a whole spelling where there
    is one, so that `sudan` is not South Sudan, and by a run of words otherwise. `prefix` leaves the last word open.
    """
    words = folded(text).split()
    if not words:
        return []
    wanted = " ".join(words)
    if "person" not in _TYPES[field] and not prefix and (whole := _spelt(connection, field, wanted)):
        return whole
    candidates = _with_words(connection, words, prefix=prefix)
    exact: set[int] = set()
    parts: set[int] = set()
    people: set[int] = set()
    for key, type, spelling in candidates:
        if type not in _TYPES[field]:
            continue
        if spelling == wanted or (prefix and spelling.startswith(wanted)):
            exact.add(key)
        if f" {wanted}" in f" {spelling}" if prefix else f" {wanted} " in f" {spelling} ":
            (people if type == "person" else parts).add(key)
    return sorted(people | (exact or parts))


def _spelt(connection: sqlite3.Connection, field: EntityField, spelling: str) -> list[int]:
    """Return the entities of the field's types with this very spelling, ascending."""
    found = connection.execute(
        f"SELECT DISTINCT entity FROM spelling JOIN entity ON key = entity "
        f"WHERE spelling.folded = ? AND type IN ({', '.join('?' * len(_TYPES[field]))}) ORDER BY entity",
        (spelling, *_TYPES[field]),
    )
    return [key for (key,) in found]


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


def keys_begun(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the entities of which spellings have these words, the last one only begun; some more than once."""
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
    return [key for (key,) in found]


def keys_in_article(connection: sqlite3.Connection, article: int) -> dict[tuple[str, str], int]:
    """Return (type, folded name) → entity key for the entities the article names."""
    found = connection.execute(
        "SELECT type, folded, key FROM naming JOIN entity ON key = entity WHERE article = ?", (article,)
    )
    return {(type, name): key for type, name, key in found}


def articles_naming(connection: sqlite3.Connection, entity: int) -> list[int]:
    """Return the articles that name the entity, ascending."""
    return [key for (key,) in connection.execute("SELECT article FROM naming WHERE entity = ?", (entity,))]


def count_naming(connection: sqlite3.Connection, entity: int) -> int:
    """Return how many articles name the entity."""
    return int(connection.execute("SELECT count(*) FROM naming WHERE entity = ?", (entity,)).fetchone()[0])


def merged(connection: sqlite3.Connection, articles: Sequence[int] | None, limit: int) -> list[MergedEntity]:
    """Return the entities that most articles name, over all articles or over `articles`."""
    if articles is None:
        return _merged(connection, "", limit)
    with chosen(connection, articles) as table:
        return _merged(connection, f"WHERE article IN {table}", limit)


def _merged(connection: sqlite3.Connection, where: str, limit: int) -> list[MergedEntity]:
    counts = f"SELECT entity, count(*) AS articles, sum(mentions) AS mentions FROM naming {where} GROUP BY entity"
    found = connection.execute(
        f"SELECT key, type, name, articles, mentions FROM ({counts}) JOIN entity ON key = entity "
        "ORDER BY articles DESC, mentions DESC, name LIMIT ?",
        (limit,),
    ).fetchall()
    spelt = "SELECT text FROM spelling WHERE entity = ? AND text <> ? ORDER BY text"
    return [
        MergedEntity(key, type, name, tuple(text for (text,) in connection.execute(spelt, (key, name))), *counted)
        for key, type, name, *counted in found
    ]
