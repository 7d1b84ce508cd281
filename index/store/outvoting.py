"""Names that some articles take for a person and others for a place: what is only guessed follows what is known.

This is worked out whenever the numbers of articles change, so it is the same in whatever order they came.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from index.article import EntityType
from index.identity import RIVALS, Vote, outvoted
from index.store.identities import follow, point

GUESS = 0.0
"""The score of a name that joins nothing, while no article has told that it is of its type."""
_WHEN = " ".join(f"WHEN '{one}' THEN '{other}'" for one, other in RIVALS.items())


class _Side(NamedTuple):
    """A name as one of two types."""

    key: int
    type: EntityType
    joins: int | None
    score: float | None
    articles: int
    is_ruled: int
    """A person called it otherwise, set its type or hid it: it stays what they meant."""


def named_as_both(keys: Mapping[tuple[EntityType, str], int]) -> set[int]:
    """Return those of an article's names, (type, folded name) → key, that it takes for the one and for the other."""
    return {key for (type, name), key in keys.items() if type in RIVALS and (RIVALS[type], name) in keys}


def guess_anew(connection: sqlite3.Connection) -> None:
    """Take the type of every name for guessed: all articles are about to be looked through again, and will tell."""
    connection.execute("UPDATE entity SET score = ? WHERE joins IS NULL", (GUESS,))


def settle_types(connection: sqlite3.Connection, keys: Collection[int], told: Collection[int] = ()) -> None:
    """Have those of these names, which an article got or lost, follow what outvotes them, or stand for themselves.

    Of `told` the article tells the type, and does not only guess it.
    """
    if told:
        update = "UPDATE entity SET score = NULL WHERE joins IS NULL AND key IN (SELECT value FROM json_each(?))"
        connection.execute(update, (json.dumps(list(told)),))
    moved = []
    for one, other in _pairs(connection, keys):
        guessed = _is_guess(one, other, told)
        vote, against = Vote(one.articles, guessed), Vote(other.articles, _is_guess(other, one, told))
        verdict = None if one.is_ruled else outvoted(vote, against, other.type)
        if verdict and one.joins is None:
            point(connection, one.key, other.key, verdict)
        elif one.joins == other.key and not verdict:
            part = "UPDATE entity SET joins = NULL, reason = NULL, score = ? WHERE key = ?"
            connection.execute(part, (GUESS if guessed else None, one.key))
        else:
            continue
        moved.append(one.key)
    if moved:
        follow(connection, moved)


def _pairs(connection: sqlite3.Connection, keys: Collection[int]) -> Iterator[tuple[_Side, _Side]]:
    """Yield each of the names that was met as the other type too with what it is there, and the other way round."""
    select = (
        f"SELECT {_side('one')}, {_side('other')} FROM json_each(?) CROSS JOIN entity AS one ON one.key = value "
        f"CROSS JOIN entity AS other ON other.type = CASE one.type {_WHEN} END AND other.folded = one.folded"
    )
    size = len(_Side._fields)
    found = connection.execute(select, (json.dumps(list(keys)),)).fetchall()
    pairs = [(_Side(*row[:size]), _Side(*row[size:])) for row in found]
    for one, other in {frozenset((one.key, other.key)): (one, other) for one, other in pairs}.values():
        yield one, other
        yield other, one


def _side(name: str) -> str:
    is_same = f"ruling.type = {name}.type AND ruling.folded = {name}.folded"
    ruled = f"SELECT 1 FROM ruling WHERE about <> 'joins' AND {is_same}"
    return f"{name}.key, {name}.type, {name}.joins, {name}.score, {name}.articles, EXISTS ({ruled})"


def _is_guess(side: _Side, rival: _Side, told: Collection[int]) -> bool:
    is_open = side.joins == rival.key or (side.joins is None and side.score == GUESS)
    return is_open and side.key not in told
