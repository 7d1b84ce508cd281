"""Stories: which articles are copies of one another, kept up as articles come, change and go."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np

from index.resemblance import LEAST_RUNS, Sketch, compare, from_bytes, tell_same_stories, to_bytes
from index.store.editions import in_order, join_versions, unlist
from index.store.samples import LISTED, Array, Entries, Pairs, Samples, earlier

_SAMPLED = 16
"""Hashes by which an article is looked up. Of an article and its cut to a fifth, three are expected to be the same."""
_COMPARED = 8
"""Articles compared with a new one at most, those with most hashes in common first."""

_LEAST_COMMON = 2
"""Hashes in common that are still chance where two articles are of one length."""

_Member = tuple[int, int, int, int, int, int | None]
"""key, undated, moment, behind_newest, behind_oldest, edition"""


def put_sketches(connection: sqlite3.Connection, sketches: Mapping[int, Sketch]) -> None:
    """Keep the sketches of articles (by key), new or taken out before, and put each to the story it tells."""
    connection.executemany(
        "INSERT INTO sketch VALUES (?, ?, ?)",
        ((key, sketch.runs, to_bytes(sketch.hashes)) for key, sketch in sketches.items()),
    )
    _join(connection, sketches)
    _join_versions(connection, sketches)
    _order(connection, sketches)


def take_out(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    """Forget the sketches and heads of these articles, whose rows are still as they were, and dissolve their stories.

    Returns the keys of the other articles of those stories, which `rejoin` wants.
    """
    gone = set(keys)
    if not gone:
        return gone
    Samples(connection).remove(gone)
    left: set[int] = set()
    for key in gone:
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
    _join(connection, _sketches(connection, again))
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


def _join(connection: sqlite3.Connection, sketches: Mapping[int, Sketch]) -> None:
    """List articles under their hashes, and join each with every story that it resembles, one after the other."""
    long = {key: sketch for key, sketch in sketches.items() if sketch.runs >= LEAST_RUNS}
    if not long:
        return
    samples = Samples(connection)
    entries = _sampled(long)
    shared = _most_shared(entries, _listed(samples, entries))
    known = _sketches(connection, set(shared[:, 1].tolist()) - long.keys()) | long
    place_of = {key: place for place, key in enumerate(known)}
    places = np.array([place_of[key] for key in shared.ravel().tolist()], np.int64).reshape(-1, 2)
    alike: dict[int, list[int]] = {}
    for key, other in shared[tell_same_stories(list(known.values()), *places.T)].tolist():
        alike.setdefault(key, [key]).append(other)
    for together in alike.values():
        _merge(connection, together)


def _sampled(sketches: Mapping[int, Sketch]) -> Entries:
    """Return the hashes under which articles are listed, ascending; the same ones in the order of the articles."""
    sizes = [min(_SAMPLED, len(sketch.hashes)) for sketch in sketches.values()]
    hashes = np.concatenate([sketch.hashes[:_SAMPLED] for sketch in sketches.values()]).astype(np.int64)
    articles = np.repeat(np.array(list(sketches)), sizes)
    entries = Entries(hashes, articles, np.repeat([sketch.runs for sketch in sketches.values()], sizes))
    return entries.only(np.argsort(hashes, kind="stable"))


def _listed(samples: Samples, entries: Entries) -> Pairs:
    """Put articles on the lists; return whom each of the entries finds there."""
    there = samples.listed(entries.hashes)
    room = LISTED - np.bincount(there.asked, minlength=len(entries.hashes))
    own = entries.articles[there.asked] == there.articles
    fresh = np.ones(len(room), bool)
    fresh[there.asked[own]] = False  # joined again: it stands there from before
    new = np.flatnonzero(fresh)
    listed, late, early = earlier(entries.hashes[new], room[new])
    samples.put(entries.only(new[listed]))
    others = there.asked[~own], there.articles[~own], there.lengths[~own]
    batch = new[late], entries.articles[new[early]], entries.lengths[new[early]]
    asked, articles, lengths = (np.concatenate(both) for both in zip(others, batch, strict=True))
    return Pairs(asked, articles, lengths)


def _most_shared(entries: Entries, pairs: Pairs) -> Array:
    """Return rows of (article, other) for those that have most hashes in common with each article, in their order."""
    both = entries.articles[pairs.asked] << 32 | pairs.articles
    order = np.argsort(both)
    both = both[order]
    heads = np.flatnonzero(np.diff(both, prepend=-1))
    common = np.diff(heads, append=len(both))
    first = order[heads]
    own, theirs = entries.lengths[pairs.asked[first]], pairs.lengths[first]
    # Of two texts as long, a copy shares half its sample or more; it may be one hash of a cut.
    much = np.flatnonzero(common > _LEAST_COMMON * np.minimum(own, theirs) / np.maximum(own, theirs))
    keys, others = both[heads[much]] >> 32, both[heads[much]] & 0xFFFFFFFF
    order = np.lexsort((others, -common[much], keys))
    keys, others = keys[order], others[order]
    places = np.arange(len(keys))
    ranks = places - np.maximum.accumulate(np.where(np.diff(keys, prepend=-1) != 0, places, 0))
    return np.column_stack((keys, others))[ranks < _COMPARED]


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


def _sketches(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Sketch]:
    """Return the sketches of these articles, of those that have one."""
    select = "SELECT article, runs, hashes FROM json_each(?) JOIN sketch ON article = value"
    found = connection.execute(select, (json.dumps(list(keys)),))
    return {article: Sketch(runs, from_bytes(hashes)) for article, runs, hashes in found}
