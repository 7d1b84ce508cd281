"""The library's entities: one name over many articles, with every spelling that was met."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from index.analysis import tokens
from index.article import Entity, EntityType
from index.query.tree import EntityField
from index.results import MergedEntity
from index.store.choosing import chosen
from index.store.shown import called, count_hidden, shown, types_of

_TYPES: dict[EntityField, tuple[EntityType, ...]] = {
    "person": ("person",),
    "org": ("org", "group"),
    "place": ("place",),
    "entity": ("person", "org", "place", "event", "group"),
    "speaker": ("person", "org", "place", "event", "group"),
}

_MOST_BEGUN = 8_000
"""Words that may begin so: a letter or two are the beginning of more only in very large libraries."""


@lru_cache(maxsize=1 << 14)  # the same names come in many articles
def folded(name: str) -> str:
    """Return a name as spellings are compared: folded tokens joined by single spaces."""
    return " ".join(token.text for token in tokens(name))


def put_naming(connection: sqlite3.Connection, article: int, entities: Iterable[Entity]) -> dict[str | None, int]:
    """Keep which entities the article names, in place of what it named before; return id in the article → key."""
    connection.execute("DELETE FROM naming WHERE article = ?", (article,))
    keys: dict[str | None, int] = {}
    fresh: list[int] = []
    for entity in entities:
        name = folded(entity.name)
        if not name:
            continue
        key = keys[entity.id] = _entity_key(connection, entity.type, entity.name, name, fresh)
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
    from index.store.identities import settle_new  # reading does without

    settle_new(connection, article, fresh)
    return keys


def _entity_key(connection: sqlite3.Connection, type: EntityType, name: str, folded_name: str, fresh: list[int]) -> int:
    """Return the key of the entity with this name; `fresh` takes those that were not there yet."""
    row = connection.execute("SELECT key FROM entity WHERE type = ? AND folded = ?", (type, folded_name)).fetchone()
    if row is None:
        insert = "INSERT INTO entity (type, name, folded, whole) VALUES (?, ?, ?, 0) RETURNING key"
        row = connection.execute(insert, (type, name, folded_name)).fetchone()
        connection.execute("UPDATE entity SET whole = key WHERE key = ?", row)
        fresh.append(row[0])
    return int(row[0])


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
    for key, type, spelling in _with_words(connection, words, prefix=prefix):
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


def keys_begun(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the names of which spellings have these words, the last one only begun; some more than once.

    What they are one with is left out: to look that up for thousands takes long, and for few it is another.
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
    return [key for (key,) in found]


def standing_for(connection: sqlite3.Connection, names: Iterable[int]) -> list[int]:
    """Return the entities that stand for those of the names that are one with another."""
    select = "SELECT DISTINCT whole FROM entity WHERE key <> whole AND key IN (SELECT value FROM json_each(?))"
    return [whole for (whole,) in connection.execute(select, (json.dumps(list(names)),))]


def keys_in_article(connection: sqlite3.Connection, article: int) -> dict[tuple[str, str], int]:
    """Return (type, folded name) → the entity that stands for it, for the names in the article."""
    found = connection.execute(
        "SELECT type, folded, whole FROM naming JOIN entity ON key = entity WHERE article = ?", (article,)
    )
    return {(type, name): whole for type, name, whole in found}


def keys_called(
    connection: sqlite3.Connection, names: Iterable[tuple[EntityType, str]]
) -> dict[tuple[EntityType, str], int]:
    """Return (type, folded name) → the entity that stands for it, for those of the names that there are."""
    select = "SELECT whole FROM entity WHERE type = ? AND folded = ?"
    found = ((name, connection.execute(select, name).fetchone()) for name in names)
    return {name: row[0] for name, row in found if row}


def articles_naming(connection: sqlite3.Connection, names: Iterable[int]) -> list[int]:
    """Return the articles that have any of these names, ascending."""
    select = "SELECT DISTINCT article FROM naming WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY article"
    return [key for (key,) in connection.execute(select, (json.dumps(list(names)),))]


def standing(connection: sqlite3.Connection, names: Iterable[int], articles: Sequence[int]) -> list[bytes]:
    """Return where the names stand in those of `articles` that have any of these `names`."""
    select = (
        "SELECT places FROM standing WHERE article IN (SELECT value FROM json_each(?)) AND EXISTS "
        "(SELECT 1 FROM naming WHERE naming.article = standing.article AND entity IN (SELECT value FROM json_each(?)))"
    )
    wanted = json.dumps(list(map(int, articles))), json.dumps(list(names))
    return [places for (places,) in connection.execute(select, wanted)]


def count_naming(connection: sqlite3.Connection, whole: int) -> int:
    """Return how many articles have any of the names that are one with this entity."""
    names = connection.execute("SELECT key, articles FROM entity WHERE whole = ? AND articles > 0", (whole,)).fetchall()
    if len(names) <= 1:
        return sum(articles for _, articles in names)
    select = "SELECT count(DISTINCT article) FROM naming WHERE entity IN (SELECT value FROM json_each(?))"
    return int(connection.execute(select, (json.dumps([key for key, _ in names]),)).fetchone()[0])


def names_of(connection: sqlite3.Connection, whole: int) -> list[int]:
    """Return all names that are one with this entity, itself among them."""
    return [key for (key,) in connection.execute("SELECT key FROM entity WHERE whole = ?", (whole,))]


def merged(
    connection: sqlite3.Connection, articles: Sequence[int] | None, limit: int, among: Sequence[int] | None
) -> list[MergedEntity]:
    """Return the entities that most articles name, over all articles or over `articles`, without hidden ones.

    Only these are looked at that `among` has, unless it is None.
    """
    where = ["TRUE"]
    if among is not None:
        names = "SELECT key FROM entity WHERE whole IN (SELECT value FROM json_each(?1))"
        where.append(f"naming.entity IN ({names})")
    if articles is None:
        return _merged(connection, where, limit, among)
    with chosen(connection, articles) as table:
        return _merged(connection, [*where, f"article IN {table}"], limit, among)


def _merged(
    connection: sqlite3.Connection, where: Sequence[str], limit: int, among: Sequence[int] | None
) -> list[MergedEntity]:
    by_article = (
        "SELECT whole, article, sum(mentions) AS mentions FROM naming JOIN entity ON key = entity "
        f"WHERE {' AND '.join(where)} GROUP BY article, whole"
    )
    found = connection.execute(
        f"SELECT whole, count(*) AS articles, sum(mentions) AS mentions FROM ({by_article}) GROUP BY whole "
        "ORDER BY articles DESC, mentions DESC, whole LIMIT ?2",
        (json.dumps(among), limit + count_hidden(connection)),
    ).fetchall()
    known = shown(connection, [whole for whole, *_ in found])
    visible = [row for row in found if not known[row[0]].is_hidden]
    return _listed(connection, visible[:limit])


def counted(connection: sqlite3.Connection, wholes: Iterable[int]) -> list[MergedEntity]:
    """Return these entities, hidden ones too, those that most articles name first."""
    select = (
        "SELECT count(DISTINCT article), coalesce(sum(mentions), 0) FROM naming JOIN entity ON key = entity "
        "WHERE whole = ?"
    )
    found = [(whole, *connection.execute(select, (whole,)).fetchone()) for whole in wholes]
    return _listed(connection, sorted(found, key=lambda row: (-row[1], -row[2], row[0])))


def _listed(connection: sqlite3.Connection, rows: Sequence[tuple[int, int, int]]) -> list[MergedEntity]:
    known = shown(connection, [whole for whole, *_ in rows])
    return [
        MergedEntity(whole, each.type, each.name, _spellings(connection, whole, each.name), *counts)
        for (whole, *counts), each in ((row, known[row[0]]) for row in rows)
    ]


def _spellings(connection: sqlite3.Connection, whole: int, but: str) -> tuple[str, ...]:
    select = "SELECT DISTINCT text FROM spelling JOIN entity ON key = entity WHERE whole = ? AND text <> ?"
    return tuple(text for (text,) in connection.execute(f"{select} ORDER BY text", (whole, but)))
