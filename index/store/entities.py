"""The library's entities: one name over many articles, with every spelling that was met."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from index.analysis import tokens
from index.store.choosing import chosen
from index.store.shown import count_hidden, shown

if TYPE_CHECKING:
    from index.answers import MergedEntity
    from index.article import Entity, EntityType


_WORDS = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")
"""Names whose tokens are known without a look for them: most."""


@lru_cache(maxsize=1 << 14)  # the same names come in many articles
def folded(name: str) -> str:
    """Return a name as spellings are compared: folded tokens joined by single spaces."""
    if _WORDS.fullmatch(name):
        return name.lower()
    return " ".join(token.text for token in tokens(name))


def put_naming(
    connection: sqlite3.Connection, article: int, entities: Iterable[Entity], vouched: Collection[str] = ()
) -> dict[str | None, int]:
    """Keep which entities the article names, in place of what it named before; return id in the article → key.

    Of `vouched` it tells the type, and does not only guess it.
    """
    from index.store.identities import settle_new  # reading does without
    from index.store.outvoting import GUESS, named_as_both, settle_types

    deleted = connection.execute("DELETE FROM naming WHERE article = ? RETURNING entity", (article,))
    before = [key for (key,) in deleted.fetchall()]
    keys: dict[str | None, int] = {}
    named: dict[tuple[EntityType, str], int] = {}
    fresh: list[int] = []
    told: set[int] = set()
    for entity in entities:
        name = folded(entity.name)
        if not name:
            continue
        is_told = entity.id in vouched
        key, was_guess = _entity_key(connection, entity, name, fresh, None if is_told else GUESS)
        keys[entity.id] = named[entity.type, name] = key
        if is_told and was_guess:
            told.add(key)
        _put_spellings(connection, key, (*entity.aliases, entity.name))
        connection.execute(
            "INSERT INTO naming VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            (article, key, len(entity.mentions)),
        )
    settle_new(connection, article, fresh)
    settle_types(connection, {*before, *keys.values()}, told | named_as_both(named))
    return keys


def _put_spellings(connection: sqlite3.Connection, key: int, forms: Iterable[str]) -> None:
    spellings = {folded(text): text for text in forms}
    spellings.pop("", None)
    connection.executemany(
        "INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)",
        ((form, key, text) for form, text in spellings.items()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO spelling_word VALUES (?, ?)",
        {(word, key) for form in spellings for word in form.split()},
    )


def _entity_key(
    connection: sqlite3.Connection, entity: Entity, name: str, fresh: list[int], score: float | None
) -> tuple[int, bool]:
    """Return the key of the entity with this folded name, and whether its type may only have been guessed so far.

    `fresh` takes the keys of those that were not there yet, which begin with this score.
    """
    select = "SELECT key, score IS NOT NULL FROM entity WHERE type = ? AND folded = ?"
    row = connection.execute(select, (entity.type, name)).fetchone()
    if row is None:
        insert = "INSERT INTO entity (type, name, folded, whole, score) VALUES (?, ?, ?, 0, ?) RETURNING key"
        (key,) = connection.execute(insert, (entity.type, entity.name, name, score)).fetchone()
        connection.execute("UPDATE entity SET whole = key WHERE key = ?", (key,))
        fresh.append(key)
        return key, False
    key, was_guess = row
    return key, bool(was_guess)


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


def spread(connection: sqlite3.Connection, wholes: Sequence[int]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return of each of these entities its names, as (key, in how many articles); only names that are in any."""
    select = (
        "SELECT whole, key, articles FROM entity "
        "WHERE whole IN (SELECT value FROM json_each(?)) AND articles > 0 ORDER BY whole, key"
    )
    found = connection.execute(select, (json.dumps(list(wholes)),)).fetchall()
    names = {whole: tuple((key, articles) for _, key, articles in of) for whole, of in groupby(found, itemgetter(0))}
    return {whole: names.get(whole, ()) for whole in wholes}


def count_naming(connection: sqlite3.Connection, names: Iterable[int]) -> int:
    """Return how many articles have any of these names."""
    select = "SELECT count(DISTINCT article) FROM naming WHERE entity IN (SELECT value FROM json_each(?))"
    return int(connection.execute(select, (json.dumps(list(names)),)).fetchone()[0])


def count_copies(connection: sqlite3.Connection, some: Sequence[Sequence[int]]) -> list[int]:
    """Return of each of `some` how many articles name one of these entities that are copies of others that do."""
    select = (
        "WITH wanted AS (SELECT json_extract(value, '$[0]') AS number, json_extract(value, '$[1]') AS whole "
        "FROM json_each(?)) "
        "SELECT number, count(DISTINCT article.key) - count(DISTINCT story) FROM article INDEXED BY article_story "
        "CROSS JOIN naming ON article = article.key CROSS JOIN entity ON entity.key = entity "
        "CROSS JOIN wanted USING (whole) WHERE story IS NOT NULL GROUP BY number"
    )
    pairs = [(number, whole) for number, wholes in enumerate(some) for whole in wholes]
    counts = dict(connection.execute(select, (json.dumps(pairs),)).fetchall())
    return [counts.get(number, 0) for number in range(len(some))]


def names_of(connection: sqlite3.Connection, whole: int) -> list[int]:
    """Return all names that are one with this entity, itself among them."""
    return [key for (key,) in connection.execute("SELECT key FROM entity WHERE whole = ?", (whole,))]


def merged(
    connection: sqlite3.Connection, articles: Sequence[int] | None, limit: int, among: Sequence[int] | None
) -> list[MergedEntity]:
    """Return the entities that most articles name, over all articles or over `articles`, without hidden ones.

    Only these are looked at that `among` has, unless it is None.
    """
    if articles is None:
        return _merged(connection, "naming JOIN entity ON key = entity", "naming.entity", limit, among)
    with chosen(connection, articles) as table:
        # CROSS and the plus: SQLite would look for each of the entities in each of the articles.
        every = f"{table} CROSS JOIN naming ON article = {table}.key CROSS JOIN entity ON entity.key = entity"
        return _merged(connection, every, "+naming.entity", limit, among)


def _merged(
    connection: sqlite3.Connection, every: str, name: str, limit: int, among: Sequence[int] | None
) -> list[MergedEntity]:
    names = "SELECT key FROM entity WHERE whole IN (SELECT value FROM json_each(?1))"
    by_article = (
        f"SELECT whole, article, sum(mentions) AS mentions FROM {every} "
        f"WHERE {'TRUE' if among is None else f'{name} IN ({names})'} GROUP BY article, whole"
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
    from index.answers import MergedEntity  # an article is read without

    known = shown(connection, [whole for whole, *_ in rows])
    return [
        MergedEntity(whole, each.type, each.name, _spellings(connection, whole, each.name), *counts)
        for (whole, *counts), each in ((row, known[row[0]]) for row in rows)
    ]


def _spellings(connection: sqlite3.Connection, whole: int, but: str) -> tuple[str, ...]:
    select = "SELECT DISTINCT text FROM spelling JOIN entity ON key = entity WHERE whole = ? AND text <> ?"
    return tuple(text for (text,) in connection.execute(f"{select} ORDER BY text", (whole, but)))
