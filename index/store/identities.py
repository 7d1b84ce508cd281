"""Identities: names from different articles that are one. Found when a name is first met, and never shuffled after."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Set
from typing import NamedTuple

from index.answers import Joined
from index.article import EntityType
from index.identity import Verdict, abbreviates, judge, keys_of, words_of
from index.identity.judging import LISTED

_LOOKED = 64
"""Names with a key in common that are looked at."""
_COMPANY = 2
"""Others that two names must both be named with, where their letters say too little."""
_ARTICLES = 500
"""Articles in which company is looked for."""
_DEFINED = Verdict(0.95, "called so in an article that has its full name")


class _Name(NamedTuple):
    key: int
    type: EntityType
    name: str
    whole: int


def settle_new(connection: sqlite3.Connection, article: int, fresh: Collection[int]) -> None:
    """Have each entity that is first met in `article` join the one that it is another name of, if there is any.

    What wanted company, and has it in this article, joins too. All that the article names must be there already.
    """
    named = {key for (key,) in connection.execute("SELECT entity FROM naming WHERE article = ?", (article,))}
    for key in fresh:
        _list(connection, _name(connection, key))
    for key in fresh:
        _join_best(connection, _name(connection, key), named)
    joined = list(fresh)
    for key, other, score, reason in _doubted(connection, named):
        if _keeps_company(connection, key, other, named):
            connection.execute("DELETE FROM doubt WHERE entity = ?", (key,))
            point(connection, key, other, Verdict(score, f"{reason}, and named with the same others"))
            joined.append(key)
    follow(connection, [*joined, *_ruled_to_join(connection, fresh)])


def point(connection: sqlite3.Connection, key: int, other: int, verdict: Verdict) -> None:
    """Have a name join another one; `follow` makes that count."""
    update = "UPDATE entity SET joins = ?, score = ?, reason = ? WHERE key = ?"
    connection.execute(update, (other, verdict.score, verdict.reason, key))


def follow(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Have `whole` of these entities, and of all that are or were one with them, say where their joining leads.

    Articles that name one of which that is another now count as looked through anew: the index follows.
    """
    wholes = "SELECT whole FROM entity WHERE key IN (SELECT value FROM json_each(?))"
    select = f"SELECT key, whole FROM entity WHERE whole IN ({wholes})"
    members = dict(connection.execute(select, (json.dumps(list(keys)),)).fetchall())
    roots = {key: _root(connection, key) for key in members}
    moved = [key for key, root in roots.items() if root != members[key]]
    connection.executemany("UPDATE entity SET whole = ? WHERE key = ?", ((roots[key], key) for key in moved))
    if moved:
        (named,) = connection.execute("UPDATE counter SET named = named + 1 RETURNING named").fetchone()
        connection.execute(
            "UPDATE extraction SET named = ? WHERE article IN "
            "(SELECT article FROM naming WHERE entity IN (SELECT value FROM json_each(?)))",
            (named, json.dumps(moved)),
        )


def reasons(connection: sqlite3.Connection, whole: int) -> Iterator[Joined]:
    """Yield why each other name is one with the entity, in the order in which they were met."""
    for key, name, other, score, reason in connection.execute(
        "SELECT one.key, one.name, other.name, one.score, one.reason FROM entity AS one "
        "LEFT JOIN entity AS other ON other.key = one.joins WHERE one.whole = ?1 AND one.key <> ?1 ORDER BY one.key",
        (whole,),
    ).fetchall():
        is_ruled, target = _ruled(connection, key)
        if is_ruled:
            (by_hand,) = connection.execute("SELECT name FROM entity WHERE key = ?", (target,)).fetchone()
            yield Joined(name, by_hand, LISTED, "merged by hand")
        elif other is not None:
            yield Joined(name, other, score, reason)


def _list(connection: sqlite3.Connection, name: _Name) -> None:
    keys = keys_of(words_of(name.name, name.type), name.type)
    connection.executemany("INSERT OR IGNORE INTO name_key VALUES (?, ?)", ((key, name.key) for key in keys))


def _join_best(connection: sqlite3.Connection, name: _Name, named: Set[int]) -> None:
    """Join the one that is surely the same, if only one is; note the others that want company."""
    sure: dict[int, tuple[Verdict, int]] = {}
    for other, verdict in _alike(connection, name):
        if verdict.score < LISTED and _is_named(connection, other.whole, named, name.key):
            continue  # an article that has both means two
        if verdict.wants_company and not _keeps_company(connection, name.key, other.key, named):
            insert = "INSERT OR IGNORE INTO doubt VALUES (?, ?, ?, ?)"
            connection.execute(insert, (name.key, other.key, verdict.score, verdict.reason))
        elif other.whole not in sure or verdict.score > sure[other.whole][0].score:
            sure[other.whole] = verdict, other.key
    best = max((verdict.score for verdict, _ in sure.values()), default=0)
    chosen = [(verdict, other) for verdict, other in sure.values() if verdict.score == best]
    if len(chosen) == 1:  # of two that it may be, it is none
        verdict, same = chosen[0]
        point(connection, name.key, same, verdict)


def _alike(connection: sqlite3.Connection, name: _Name) -> Iterator[tuple[_Name, Verdict]]:
    words = words_of(name.name, name.type)
    select = (
        "SELECT DISTINCT entity.key, type, name, whole FROM name_key JOIN entity ON entity.key = entity "
        f"WHERE name_key.key IN (SELECT value FROM json_each(?)) AND type = ? AND entity < ? LIMIT {_LOOKED}"
    )
    keys = json.dumps(list(keys_of(words, name.type)))
    for other in map(_Name._make, connection.execute(select, (keys, name.type, name.key)).fetchall()):
        if verdict := judge(words, words_of(other.name, name.type), name.type):
            yield other, verdict
    for other in _defining(connection, name):
        yield other, _DEFINED


def _defining(connection: sqlite3.Connection, name: _Name) -> list[_Name]:
    """Return earlier entities that an article calls what this one is called, or the other way round.

    Only by an abbreviation of its own letters: a surname, `the Authority` or `Central Bank` is said of many.
    """
    if name.type == "person":
        return []
    select = "SELECT DISTINCT entity.key, entity.type, entity.name, entity.whole FROM spelling CROSS JOIN entity "
    earlier = "AND entity.type = ?2 AND entity.key < ?1 AND spelling.text = upper(spelling.text)"
    own = "(SELECT folded FROM entity WHERE key = ?1)"
    called = connection.execute(  # CROSS: SQLite would go through all entities
        f"{select} ON entity.key = spelling.entity WHERE spelling.folded = {own} {earlier}", (name.key, name.type)
    ).fetchall()
    calling = connection.execute(
        f"{select} ON entity.folded = spelling.folded WHERE spelling.entity = ?1 {earlier}", (name.key, name.type)
    ).fetchall()
    others = (_Name(*row) for row in dict.fromkeys([*called, *calling]))
    return [other for other in others if abbreviates(*sorted((name.name, other.name), key=len))]


def _is_named(connection: sqlite3.Connection, whole: int, named: Set[int], but: int) -> bool:
    members = connection.execute("SELECT key FROM entity WHERE whole = ? AND key <> ?", (whole, but))
    return any(key in named for (key,) in members)


def _keeps_company(connection: sqlite3.Connection, key: int, other: int, named: Collection[int]) -> bool:
    """Tell whether `other` is named elsewhere with some of those with which `key` is `named` here."""
    found = connection.execute(
        "SELECT count(DISTINCT theirs.whole) FROM naming JOIN entity AS theirs ON theirs.key = entity "
        "WHERE article IN (SELECT article FROM naming WHERE entity = ?1 LIMIT ?4) AND theirs.key NOT IN (?1, ?2) "
        "AND theirs.whole IN (SELECT whole FROM entity WHERE key IN (SELECT value FROM json_each(?3)))",
        (other, key, json.dumps(list(named)), _ARTICLES),
    )
    return int(found.fetchone()[0]) >= _COMPANY


def _doubted(connection: sqlite3.Connection, named: Collection[int]) -> list[tuple[int, int, float, str]]:
    """Return what wants company among the entities of an article, but for those named here side by side."""
    select = (
        "SELECT doubt.entity, other, doubt.score, doubt.reason FROM doubt JOIN entity ON key = doubt.entity "
        "WHERE doubt.entity IN (SELECT value FROM json_each(?1)) AND other NOT IN (SELECT value FROM json_each(?1)) "
        "AND joins IS NULL"
    )
    return connection.execute(select, (json.dumps(list(named)),)).fetchall()


def _root(connection: sqlite3.Connection, key: int) -> int:
    """Return the entity that all joining ends with; of a circle, which nobody can make, the first."""
    passed = [key]
    while True:
        is_ruled, target = _ruled(connection, passed[-1])
        if not is_ruled:
            (target,) = connection.execute("SELECT joins FROM entity WHERE key = ?", (passed[-1],)).fetchone()
        if target is None:
            return passed[-1]
        if target in passed:
            return min(passed)
        passed.append(target)


def _ruled(connection: sqlite3.Connection, key: int) -> tuple[bool, int | None]:
    """Return whether a person said what an entity joins, and what: None where they said that it is one of its own."""
    row = connection.execute(
        "SELECT value FROM ruling JOIN entity USING (type, folded) WHERE key = ? AND about = 'joins'", (key,)
    ).fetchone()
    if row is None:
        return False, None
    target = json.loads(row[0])
    found = target and connection.execute("SELECT key FROM entity WHERE type = ? AND folded = ?", target).fetchone()
    return True, found[0] if found else None


def _ruled_to_join(connection: sqlite3.Connection, keys: Collection[int]) -> list[int]:
    """Return the entities of which a person said that they are one of these."""
    found = connection.execute(
        "SELECT one.key FROM entity AS other JOIN ruling ON about = 'joins' AND "
        "json_extract(value, '$[0]') = other.type AND json_extract(value, '$[1]') = other.folded "
        "JOIN entity AS one ON one.type = ruling.type AND one.folded = ruling.folded "
        "WHERE other.key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return [key for (key,) in found]


def _name(connection: sqlite3.Connection, key: int) -> _Name:
    return _Name(*connection.execute("SELECT key, type, name, whole FROM entity WHERE key = ?", (key,)).fetchone())
