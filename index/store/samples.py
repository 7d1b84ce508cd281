"""Samples: under which hashes articles are listed, to find what may be a copy without a look at every sketch.

Kept as few sorted runs, each a row with arrays in it. New entries are a run of their own, and runs of like size become
one: a table with a row for each entry would be written to at sixteen random places for every article.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LISTED = 24
"""Articles listed under one hash at most: a hash of many is of words that many articles have."""
_ALIKE = 3
"""A run joins the one after it while it is no more than so many times as long."""


class Entries(NamedTuple):
    """Hashes, the article listed under each, and the length of that article in runs of words."""

    hashes: Array
    articles: Array
    lengths: Array

    def only(self, kept: Array) -> "Entries":
        """Return some of them, given by a mask or by their places."""
        return Entries(*(column[kept] for column in self))


class Pairs(NamedTuple):
    """An asked entry each, by its place, and an article listed under its hash."""

    asked: Array
    articles: Array
    lengths: Array
    """Theirs."""


_STORED = np.dtype("<u4")
_NOBODY = Pairs(*(np.empty(0, np.int64) for _ in range(3)))


class Samples:
    """All entries of one library, as they are when this is made. For one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        numbers = [int(number) for (number,) in connection.execute("SELECT number FROM sampled ORDER BY number")]
        self._runs = [(number, self._entries(number)) for number in numbers]

    def _entries(self, number: int) -> Entries:
        with self._connection.blobopen("sampled", "entries", number, readonly=True) as blob:  # no copy through a row
            return Entries(*np.frombuffer(blob.read(), _STORED).reshape(3, -1))

    def listed(self, hashes: Array) -> Pairs:
        """Return who is listed under each of these hashes, which ascend."""
        parts = [_NOBODY, *(_in_run(run, hashes) for _, run in self._runs)]
        return Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def put(self, entries: Entries) -> None:
        """List articles under hashes."""
        if not len(entries.hashes):
            return
        joined = [Entries(*(column.astype(_STORED) for column in entries))]
        while self._runs and len(self._runs[-1][1].hashes) <= _ALIKE * sum(len(part.hashes) for part in joined):
            number, run = self._runs.pop()
            self._connection.execute("DELETE FROM sampled WHERE number = ?", (number,))
            joined.append(run)
        together = Entries(*(np.concatenate(column) for column in zip(*joined, strict=True)))
        together = together.only(np.argsort(together.hashes, kind="stable"))
        insert = "INSERT INTO sampled (entries) VALUES (?)"
        number = int(self._connection.execute(insert, (_to_bytes(together),)).lastrowid or 0)
        self._runs.append((number, together))

    def remove(self, articles: Iterable[int]) -> None:
        """Take articles off every list."""
        gone = np.array(sorted(articles), np.int64)
        for place, (number, run) in enumerate(self._runs):
            left = run.only(~np.isin(run.articles, gone))
            if len(left.hashes) < len(run.hashes):
                self._connection.execute("UPDATE sampled SET entries = ? WHERE number = ?", (_to_bytes(left), number))
                self._runs[place] = number, left


def earlier(hashes: Array, room: Array) -> tuple[Array, Array, Array]:
    """Tell what entries of one batch see of each other, when they are listed one after the other.

    The `hashes` ascend, and those that are the same stand in the order in which they are listed; `room` tells of each
    how many more its list takes. Returns which are listed, and pairs of places: one that sees, and one that is listed
    before it.
    """
    places = np.arange(len(hashes))
    heads = np.maximum.accumulate(np.where(np.diff(hashes, prepend=-1) != 0, places, 0))
    ranks = places - heads
    seen = np.minimum(ranks, np.maximum(room, 0))
    ends = np.cumsum(seen)
    within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - seen, seen)
    return ranks < room, np.repeat(places, seen), np.repeat(heads, seen) + within


def _in_run(run: Entries, hashes: Array) -> Pairs:
    wanted = hashes.astype(_STORED)
    first, behind = run.hashes.searchsorted(wanted), run.hashes.searchsorted(wanted, "right")
    many = behind - first
    asked = np.repeat(np.arange(len(hashes)), many)
    places = np.arange(len(asked)) + np.repeat(first - (np.cumsum(many) - many), many)
    return Pairs(asked, run.articles[places].astype(np.int64), run.lengths[places].astype(np.int64))


def _to_bytes(entries: Entries) -> bytes:
    return np.concatenate(entries).tobytes()
