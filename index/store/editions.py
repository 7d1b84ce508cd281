"""Editions: articles that are versions of one another, kept up together with the stories they are part of."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from index.editions import Head, are_versions, hashes_of, head_of
from index.json_form import when_from_json
from index.store.rows import moment_of

_CROWD = 24
"""Articles under one hash at most: more have an address or a headline that says nothing."""
_BEGINNING, _READ = 300, 1000
"""Characters of a body that it is listed by, and in which its first paragraph is looked for."""
_AT_ONCE = 900


def unlist(connection: sqlite3.Connection, key: int) -> None:
    """Forget by what versions of this article would be found. Its row is still as it was when it was listed."""
    rows = _hashes(connection, [key])
    connection.executemany("DELETE FROM head WHERE hash = ? AND article = ?", rows)


def join_versions(
    connection: sqlite3.Connection, keys: Iterable[int], containment: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """List these articles, and make one edition of each and its versions; return the pairs that were found.

    `containment` tells of two articles how much of the shorter stands in the other, 1 where they do not differ at all.
    """
    keys = set(keys)
    met = _list(connection, sorted(_hashes(connection, keys)))
    pairs = {pair for crowd in met for pair in combinations(sorted(crowd), 2) if not keys.isdisjoint(pair)}
    heads = dict(_heads(connection, {key for pair in pairs for key in pair}))
    found = []
    for one, two in sorted(pairs):
        share = containment(one, two)
        if share < 1 and are_versions(heads[one], heads[two], share):
            found.append((one, two))
            _merge(connection, one, two)
    return found


def _list(connection: sqlite3.Connection, entries: list[tuple[int, int]]) -> Iterator[list[int]]:
    """List articles under hashes that are no crowd's; return who is under each hash that several have."""
    under: defaultdict[int, list[int]] = defaultdict(list)
    hashes = list(dict.fromkeys(hash for hash, _ in entries))
    for start in range(0, len(hashes), _AT_ONCE):
        some = hashes[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for hash, key in connection.execute(f"SELECT hash, article FROM head WHERE hash IN ({marks})", some):
            under[hash].append(key)
    fresh = []
    for hash, key in entries:
        if key not in under[hash]:
            under[hash].append(key)
            fresh += [(hash, key)] if len(under[hash]) <= _CROWD + 1 else []
    connection.executemany("INSERT INTO head VALUES (?, ?)", fresh)
    return (keys for keys in under.values() if 1 < len(keys) <= _CROWD)


def _hashes(connection: sqlite3.Connection, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (hash, article) for all that these articles are listed under."""
    for key, title, source, url, body, _ in _rows(connection, keys, _BEGINNING):
        for hash in hashes_of(title, source, url, body):
            yield hash, key


def _heads(connection: sqlite3.Connection, keys: Iterable[int]) -> Iterator[tuple[int, Head]]:
    for key, title, source, url, body, published in _rows(connection, keys, _READ):
        yield key, head_of(title, source, url, body, when_from_json(published))


def _rows(connection: sqlite3.Connection, keys: Iterable[int], letters: int) -> sqlite3.Cursor:
    select = (
        f"SELECT article.key, title, source, url, substr(body, 1, {letters}), published "
        "FROM json_each(?) AS wanted JOIN article ON article.key = wanted.value"
    )
    return connection.execute(select, (json.dumps(list(keys)),))


def _merge(connection: sqlite3.Connection, one: int, two: int) -> None:
    select = "SELECT edition FROM article WHERE key IN (?, ?) AND edition IS NOT NULL"
    editions = sorted(edition for (edition,) in connection.execute(select, (one, two)))
    edition = editions[0] if editions else min(one, two)
    for other in editions[1:]:
        connection.execute("UPDATE article SET edition = ? WHERE edition = ?", (edition, other))
    connection.execute("UPDATE article SET edition = ? WHERE key IN (?, ?)", (edition, one, two))


def ages(connection: sqlite3.Connection) -> Iterator[tuple[int, int, int]]:
    """Yield (article, edition, newer versions of it) for every article that has versions."""
    select = (
        "SELECT edition, key, coalesce(updated, published) FROM article INDEXED BY article_edition "
        "WHERE edition IS NOT NULL ORDER BY edition"
    )
    for edition, rows in groupby(connection.execute(select), key=itemgetter(0)):
        newest_first = sorted(((moment_of(when_from_json(when)), key) for _, key, when in rows), reverse=True)
        yield from ((key, edition, age) for age, (_, key) in enumerate(newest_first))


def in_order(connection: sqlite3.Connection, edition: int) -> list[int]:
    """Return the articles of an edition, the newest first: by when it changed or appeared, then as they came."""
    select = "SELECT key, coalesce(updated, published) FROM article WHERE edition = ?"
    found = [(moment_of(when_from_json(when)), key) for key, when in connection.execute(select, (edition,))]
    return [key for _, key in sorted(found, reverse=True)]


def edition_of(connection: sqlite3.Connection, key: int) -> list[int]:
    """Return the versions of an article, itself among them, the newest first."""
    row = connection.execute("SELECT edition FROM article WHERE key = ?", (key,)).fetchone()
    return [key] if row is None or row[0] is None else in_order(connection, row[0])
