"""How entities are shown: which name and type stand for all names that are one, and which are not shown at all."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.article import EntityType

_LONGEST_ACRONYM = 6


class Shown(NamedTuple):
    """An entity as lists show it."""

    type: EntityType
    name: str
    is_hidden: bool
    others: tuple[str, ...]
    """Other names that are one with it, by the alphabet; not their spellings."""


class _Member(NamedTuple):
    """One of the names that are one."""

    key: int
    type: EntityType
    folded: str
    name: str
    articles: int


def shown(connection: sqlite3.Connection, wholes: Iterable[int]) -> dict[int, Shown]:
    """Return how these entities are shown, each of which stands for itself and all that are one with it.

    Of several names the one that most articles have is shown, an abbreviation only where there is nothing else.
    """
    wanted = json.dumps(list(wholes))
    select = (
        "SELECT whole, key, type, folded, name, articles FROM entity WHERE whole IN (SELECT value FROM json_each(?))"
    )
    members: dict[int, list[_Member]] = defaultdict(list)
    for whole, *member in connection.execute(select + " ORDER BY key", (wanted,)):
        members[whole].append(_Member._make(member))
    ruled = _rulings(connection)
    return {whole: _shown(whole, found, ruled) for whole, found in members.items()}


def types_of(connection: sqlite3.Connection, wholes: Iterable[int]) -> dict[int, EntityType]:
    """Return the type that these entities are shown as."""
    found = connection.execute(
        "SELECT key, coalesce(json_extract(value, '$'), entity.type) FROM entity "
        "LEFT JOIN ruling ON about = 'type' AND ruling.type = entity.type AND ruling.folded = entity.folded "
        "WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wholes)),),
    )
    return dict(found.fetchall())


def called(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the entities that a person calls so."""
    wanted = text.casefold().split()
    return [key for key, _, name in given_names(connection) if name.casefold().split() == wanted]


def given_names(connection: sqlite3.Connection) -> Iterator[tuple[int, EntityType, str]]:
    """Yield (entity, the type it was found as, name) for the names that a person gave."""
    select = "SELECT key, type, value FROM ruling JOIN entity USING (type, folded) WHERE about = 'name'"
    return ((key, type, json.loads(value)) for key, type, value in connection.execute(select))


def are_ruled(connection: sqlite3.Connection) -> bool:
    """Tell whether a person said anything of any name."""
    return connection.execute("SELECT 1 FROM ruling LIMIT 1").fetchone() is not None


def count_hidden(connection: sqlite3.Connection) -> int:
    """Return how many names are not to be shown."""
    return int(connection.execute("SELECT count(*) FROM ruling WHERE about = 'hidden'").fetchone()[0])


def hidden(connection: sqlite3.Connection) -> list[int]:
    """Return the entities that are not to be shown."""
    select = "SELECT key FROM ruling JOIN entity USING (type, folded) WHERE about = 'hidden' AND key = whole"
    return [key for (key,) in connection.execute(select)]


def _shown(whole: int, members: list[_Member], ruled: dict[tuple[str, str], dict[str, str]]) -> Shown:
    first = most = next(member for member in members if member.key == whole)
    if len(members) > 1:
        most = max(members, key=lambda member: (not _is_acronym(member.name), member.articles))
    said = ruled.get((first.type, first.folded), {})
    name = said.get("name", most.name)
    others = sorted({member.name for member in members} - {name})
    type = said.get("type", first.type)
    return Shown(type, name, "hidden" in said, tuple(others))  # type: ignore[arg-type]  # as was kept


def _rulings(connection: sqlite3.Connection) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    select = "SELECT type, folded, about, value FROM ruling WHERE about <> 'joins'"
    for type, folded, about, value in connection.execute(select):
        found[type, folded][about] = json.loads(value)
    return found


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= _LONGEST_ACRONYM
