"""The full-text index: bring it up to date from the store, find with it."""

import contextlib
import threading
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from whoosh.reading import CorruptIndexError

from index.article import Article
from index.query.tree import Prefix, Query
from index.results import Sort
from index.search.arrays import BrokenArrays
from index.search.compile import Resolve, compile_query, undated_twin
from index.search.counting import Counting
from index.search.evaluating import Cancelled
from index.search.folder import DAMAGE, IndexFolder
from index.search.generation import DamagedIndex, Generation
from index.search.writing import Writer

_SUSPICIOUS = (BrokenArrays, CorruptIndexError, LookupError, ValueError, ArithmeticError, MemoryError, UnicodeError)
"""What numbers that are not what was written can lead to. Numbers in the arrays are trusted until `verify` looks."""

Counts = TypeVar("Counts")

_SHORT_PREFIX = 3
"""Letters up to which a prefix alone tells so little that the newest come first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found, in order."""

    keys: "array[int]"
    scores: "array[float]"
    """Empty unless ordered by relevance."""
    undated_left_out: int


class Index:
    """The index in one folder. Searching is safe from any thread; `update` is for the holder of the library's lock."""

    def __init__(self, path: Path) -> None:
        self._folder = IndexFolder(path)
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self.change: int | None = None
        """The store's change that searches see; None when there is no sound index."""
        self.refresh()

    def refresh(self) -> bool:
        """Move on to the newest commit; tell whether there was a newer one."""
        with self._lock:
            before = self._generation
            if before is not None and before.number == self._folder.generation():
                return False
            for _ in range(3):  # a writer may take files away between reading the list of them and opening them
                with contextlib.suppress(*DAMAGE):
                    self._open()
                    return before is not None or self._generation is not None
            self._forget()
            return True

    def _open(self) -> None:
        number = self._folder.generation()
        index = self._folder.open(number)
        if index is None:
            self._forget()
            return
        generation = Generation(index, number)
        change = self._folder.reach(generation.number)
        if change is None:
            raise BrokenArrays("the generation went away while it was opened")
        self._generation, self.change = generation, change

    def _forget(self) -> None:
        self._generation, self.change = None, None

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._forget()

    def find(
        self,
        tree: Query,
        sort: Sort,
        resolve: Resolve,
        cancelled: Cancelled,
        *,
        limit: int | None = None,
    ) -> Found:
        """Return the articles that match.

        Raises:
            SearchCancelled: `cancelled()` became true.
            DamagedIndex: there is no sound index.
        """
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        ranked = sort == "relevance" and not _is_short_prefix(tree)
        relaxed = undated_twin(tree)
        left_out = 0
        try:
            hits = generation.hits(compile_query(tree, resolve), ranked, cancelled)
            if relaxed is not None:
                others = generation.hits(compile_query(relaxed, resolve), False, cancelled)
                left_out = len(others)
            if not len(hits):
                return Found(array("q"), array("d"), left_out)
            keys, scores = generation.ordering.order(hits, sort)
        except _SUSPICIOUS as error:
            generation.verify(error)
            raise
        return Found(
            array("q", keys[:limit].astype("q").tobytes()), array("d", scores[:limit].astype("d").tobytes()), left_out
        )

    def count_entities(self, keys: "array[int]", limit: int) -> list[tuple[int, int]]:
        """Return the `limit` entities that most of these articles name, most first: (entity key, articles).

        Raises:
            DamagedIndex: there is no sound index.
        """
        entities, counts = self._count(lambda counting: counting.entities(np.asarray(keys, np.int64)))
        order = np.lexsort((entities, -counts))[:limit]
        return list(zip(entities[order].tolist(), counts[order].tolist(), strict=True))

    def count_years(self, keys: "array[int]") -> dict[int, int]:
        """Return how many of these articles are of each year; undated ones are left out. Raises `DamagedIndex`."""
        return self._count(lambda counting: counting.years(np.asarray(keys, np.int64)))

    def _count(self, count: Callable[[Counting], Counts]) -> Counts:
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        try:
            return count(generation.counting)
        except _SUSPICIOUS as error:
            generation.verify(error)
            raise

    def update(
        self,
        put: Iterable[tuple[int, Article, list[int]]],
        forgotten: Iterable[int],
        change: int,
        *,
        anew: bool = False,
    ) -> None:
        """Take in (key, article, entity keys), take out `forgotten`, and commit as reaching `change`.

        `anew` begins with nothing. Until the commit readers see what was there
        before, and so does everybody when it does not come to that.

        Raises:
            DamagedIndex: not `anew`, and what is there cannot be used.
            OSError: the disk is full, the folder read-only.
        """
        try:
            segments = [] if anew else self._folder.segments()
        except DAMAGE as error:
            raise DamagedIndex from error
        writer = Writer(self._folder, segments)
        try:
            writer.forget(forgotten)
            writer.put(put)
            writer.commit(change)
        except BrokenArrays as error:
            writer.cancel()
            raise DamagedIndex from error
        except BaseException:
            writer.cancel()
            raise
        self.refresh()

    def verify(self) -> None:
        """Read every file and compare its checksums. Raises `DamagedIndex`."""
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        generation.verify()


def _is_short_prefix(tree: Query) -> bool:
    return isinstance(tree, Prefix) and len(tree.text) <= _SHORT_PREFIX
