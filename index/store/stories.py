"""Stories: which articles are copies of one another, kept up as articles come, change and go."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from index.resemblance import LEAST_RUNS, Sketch, compare, from_bytes, to_bytes
from index.store.editions import in_order, join_versions, unlist

_SAMPLED = 16
"""Hashes by which an article is looked up. Of an article and its cut to a fifth, three are expected to be the same."""
_LISTED = 24
"""Articles listed under one hash at most: a hash of many is of words that many articles have."""
_COMPARED = 8
"""Articles compared with a new one at most, those with most hashes in common first."""

_LEAST_COMMON = 2
"""Hashes in common that are still chance where two articles are of one length."""

_Member = tuple[int, int, int, int, int, int | None]
"""key, undated, moment, behind_newest, behind_oldest, edition"""


def put_sketches(connection: sqlite3.Connection, sketches: Mapping[int, Sketch]) -> None:
    """Keep the sketches of articles (by key), new or taken out before, and put each to the story it tells."""
    for key, sketch in sketches.items():
        connection.execute("INSERT INTO sketch VALUES (?, ?, ?)", (key, sketch.runs, to_bytes(sketch.hashes)))
        _join(connection, key, sketch)
    _join_versions(connection, sketches)
    _order(connection, sketches)


def take_out(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    """Forget the sketches and heads of these articles, whose rows are still as they were, and dissolve their stories.

    Returns the keys of the other articles of those stories, which `rejoin` wants.
    """
    left: set[int] = set()
    gone = set(keys)
    for key in gone:
        sketch = _sketch(connection, key)
        if sketch is None:
            continue
        connection.executemany(
            "DELETE FROM sampled WHERE hash = ? AND article = ?", ((hash, key) for hash in _sample(sketch))
        )
        connection.execute("DELETE FROM sketch WHERE article = ?", (key,))
        unlist(connection, key)
        story = _story(connection, key)
        if story is not None:
            left.update(key for key, *_ in _members(connection, story))
            connection.execute(
                "UPDATE article SET story = NULL, edition = NULL, behind_newest = 0, behind_oldest = 0 WHERE story = ?",
                (story,),
            )
    return left - gone


def rejoin(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Put articles whose story was dissolved to the stories they tell now."""
    again = sorted(keys)
    for key in again:
        sketch = _sketch(connection, key)
        if sketch is not None:
            _join(connection, key, sketch)
    _join_versions(connection, again)
    _order(connection, again)


@contextmanager
def put_again(connection: sqlite3.Connection, keys: Iterable[int]) -> Iterator[None]:
    """Put articles, of which other fields than the text change meanwhile, to the stories they tell then."""
    sketches = _sketches(connection, keys)
    left = take_out(connection, sketches)
    yield
    put_sketches(connection, sketches)
    rejoin(connection, left)


def _join_versions(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    def containment(one: int, two: int) -> float:
        known = _sketches(connection, (one, two))
        return 1.0 if known[one] == known[two] else min(0.99, compare(known[one], known[two]).containment)

    for pair in join_versions(connection, keys, containment):
        _merge(connection, list(pair))


def _join(connection: sqlite3.Connection, key: int, sketch: Sketch) -> None:
    """List the article under its hashes, and join it with every story that it resembles."""
    hashes = _sample(sketch)
    if not hashes:
        return
    marks = ", ".join("?" * len(hashes))
    listed = connection.execute(f"SELECT hash, article, runs FROM sampled WHERE hash IN ({marks})", hashes).fetchall()
    crowd = Counter(hash for hash, *_ in listed)
    connection.executemany(
        "INSERT OR IGNORE INTO sampled VALUES (?, ?, ?)",
        ((hash, key, sketch.runs) for hash in hashes if crowd[hash] < _LISTED),
    )
    common = Counter((article, runs) for _, article, runs in listed if article != key)
    # Of two texts as long, a copy shares half its sample or more; it may be one hash of a cut.
    shared = Counter(
        {
            article: count
            for (article, runs), count in common.items()
            if count > _LEAST_COMMON * min(runs, sketch.runs) / max(runs, sketch.runs)
        }
    )
    if not shared:
        return
    closest = [article for article, _ in shared.most_common(_COMPARED)]
    known = _sketches(connection, closest)
    alike = [other for other in closest if compare(sketch, known[other]).same_story]
    if alike:
        _merge(connection, [key, *alike])


def _merge(connection: sqlite3.Connection, alike: list[int]) -> None:
    """Make one story of these articles and of all articles of the stories that any of them is in."""
    select = "SELECT DISTINCT story FROM json_each(?) JOIN article ON article.key = value WHERE story IS NOT NULL"
    stories = sorted(story for (story,) in connection.execute(select, (json.dumps(alike),)))
    story, *others = stories or [min(alike)]
    for other in others:
        connection.execute("UPDATE article SET story = ? WHERE story = ?", (story, other))
    connection.executemany("UPDATE article SET story = ? WHERE key = ?", ((story, key) for key in alike))


def _order(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Mark, in the stories of these articles, which stand behind another of theirs in a list of all articles."""
    select = "SELECT DISTINCT story FROM json_each(?) JOIN article ON article.key = value WHERE story IS NOT NULL"
    for (story,) in connection.execute(select, (json.dumps(list(keys)),)).fetchall():
        members = _members(connection, story)
        standing = _newest_versions(connection, members)
        first, last = min(standing, key=_newest)[0], min(standing, key=_oldest)[0]
        for key, _, _, *behind, _ in members:
            if behind != [key != first, key != last]:
                update = "UPDATE article SET behind_newest = ?, behind_oldest = ? WHERE key = ?"
                connection.execute(update, (key != first, key != last, key))


def _members(connection: sqlite3.Connection, story: int) -> list[_Member]:
    select = "SELECT key, undated, moment, behind_newest, behind_oldest, edition FROM article WHERE story = ?"
    return connection.execute(select, (story,)).fetchall()


def _newest_versions(connection: sqlite3.Connection, members: list[_Member]) -> list[_Member]:
    """Return the members without those of which another is a newer version."""
    older = {key for *_, edition in members if edition for key in in_order(connection, edition)[1:]}
    return [member for member in members if member[0] not in older]


def _newest(member: _Member) -> tuple[int, int, int]:
    key, undated, moment, *_ = member
    return undated, -moment, key


def _oldest(member: _Member) -> tuple[int, int, int]:
    key, undated, moment, *_ = member
    return undated, moment, key


def _story(connection: sqlite3.Connection, key: int) -> int | None:
    row = connection.execute("SELECT story FROM article WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _sketch(connection: sqlite3.Connection, key: int) -> Sketch | None:
    return _sketches(connection, [key]).get(key)


def _sketches(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Sketch]:
    """Return the sketches of these articles, of those that have one."""
    select = "SELECT article, runs, hashes FROM json_each(?) JOIN sketch ON article = value"
    found = connection.execute(select, (json.dumps(list(keys)),))
    return {article: Sketch(runs, from_bytes(hashes)) for article, runs, hashes in found}


def _sample(sketch: Sketch) -> list[int]:
    """Return the hashes under which an article is listed; none for one that is too short to resemble any."""
    return sketch.hashes[:_SAMPLED].tolist() if sketch.runs >= LEAST_RUNS else []
