"""The full-text index: bring it up to date from the store, find with it."""

import contextlib
import threading
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from index.article import Article
from index.errors import SearchCancelled
from index.query.tree import And, DateRange, Everything, Or, Query, Undated
from index.results import Sort
from index.search.compile import Compiler, EntityKeys
from index.search.folder import DAMAGE, UNREADABLE, IndexFolder
from index.search.leaf import Cancelled, Leaf
from index.search.schema import UNDATED, to_document

_CHECK_EVERY = 1024  # hits between two looks at whether anybody still waits
_WRITER_MEGABYTES = 128


class DamagedIndex(Exception):
    """The files on the disk are not what was written; only making them anew helps."""


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
        self._index: Any = None
        self._searcher: Any = None
        self._leaves: dict[Any, Leaf] = {}
        self.change: int | None = None
        """The store's change that searches see; None when there is no sound index."""
        self.refresh()

    def refresh(self) -> bool:
        """Move on to the newest commit; tell whether there was a newer one."""
        with self._lock:
            if self._index is not None and self._is_current():
                return False
            for _ in range(3):  # a writer may take files away between reading the list of them and opening them
                with contextlib.suppress(*DAMAGE):
                    return self._open()
            self._forget()
            return True

    def _is_current(self) -> bool:
        try:
            return bool(self._index.latest_generation() == self._searcher.reader().generation())
        except DAMAGE:
            return False

    def _open(self) -> bool:
        had = self._index is not None
        index = self._folder.open()
        if index is None:
            self._forget()
            return had
        searcher = index.searcher(weighting=BM25F())
        leaves = {leaf: Leaf(leaf, leaf.doc_count_all()) for leaf, _ in searcher.leaf_searchers()}
        generation = searcher.reader().generation()
        self._index, self._searcher, self._leaves = index, searcher, leaves
        self.change = self._folder.reach(max(generation, 0))
        return True

    def _forget(self) -> None:
        self._index, self._searcher, self._leaves, self.change = None, None, {}, None

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._searcher is not None:
                self._searcher.close()
            self._forget()

    def find(
        self,
        tree: Query,
        sort: Sort,
        entity_keys: EntityKeys,
        cancelled: Cancelled,
        *,
        limit: int | None = None,
    ) -> Found:
        """Return the articles that match.

        Raises:
            SearchCancelled: `cancelled()` became true.
            DamagedIndex: there is no sound index.
        """
        with self._lock:
            searcher, leaves = self._searcher, self._leaves
        if searcher is None:
            raise DamagedIndex
        compiler = Compiler(leaves, entity_keys, cancelled)
        try:
            hits = list(self._hits(searcher, leaves, compiler.compile(tree), sort == "relevance", cancelled))
            left_out = self._left_out(searcher, leaves, compiler, tree, cancelled)
        except UNREADABLE as error:
            raise DamagedIndex from error
        hits.sort(key=_ORDER[sort])
        hits = hits[:limit]
        scores = (-hit[0] for hit in hits) if sort == "relevance" else ()
        return Found(array("q", (hit[3] for hit in hits)), array("d", scores), left_out)

    def _left_out(
        self, searcher: Any, leaves: dict[Any, Leaf], compiler: Compiler, tree: Query, cancelled: Cancelled
    ) -> int:
        relaxed = undated_twin(tree)
        if relaxed is None:
            return 0
        return sum(1 for _ in self._hits(searcher, leaves, compiler.compile(relaxed), False, cancelled))

    @staticmethod
    def _hits(
        searcher: Any, leaves: dict[Any, Leaf], query: Any, scored: bool, cancelled: Cancelled
    ) -> Iterator[tuple[float, bool, int, int]]:
        """Yield (negative score, has no date, moment, key) of every match."""
        context = SearchContext(needs_current=False, weighting=searcher.weighting if scored else None)
        for leaf_searcher, _ in searcher.leaf_searchers():
            leaf = leaves[leaf_searcher]
            matcher = query.matcher(leaf_searcher, context)
            number = 0
            while matcher.is_active():
                number += 1
                if number % _CHECK_EVERY == 0 and cancelled():
                    raise SearchCancelled
                document = matcher.id()
                score = -matcher.score() if scored else 0.0
                yield score, leaf.days[document] == UNDATED, leaf.moments[document], leaf.keys[document]
                matcher.next()

    def update(
        self,
        put: Iterable[tuple[int, Article, list[int]]],
        forgotten: Iterable[int],
        change: int,
        *,
        anew: bool = False,
    ) -> None:
        """Take in (key, article, entity keys), take out `forgotten`, and commit as reaching `change`."""
        index = None if anew else self._folder.open()
        if index is None:
            self._forget()  # a new index counts its generations from the start again
            index = self._folder.create()
        writer = index.writer(limitmb=_WRITER_MEGABYTES)
        try:
            for key in forgotten:
                writer.delete_by_term("key", str(key))
            empty = index.doc_count_all() == 0
            for key, article, entities in put:
                document = to_document(key, article, entities)
                if empty:
                    writer.add_document(**document)
                else:
                    writer.update_document(**document)
            self._folder.announce(writer.generation, change)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self.refresh()


_ORDER: dict[Sort, Any] = {
    "relevance": lambda hit: (hit[0], hit[1], -hit[2], hit[3]),
    "newest": lambda hit: (hit[1], -hit[2], hit[3]),
    "oldest": lambda hit: (hit[1], hit[2], hit[3]),
}


def undated_twin(tree: Query) -> Query | None:
    """Return the query for undated articles that only the date ranges of `tree` keep out; None without a range."""
    relaxed, had_range = _relax(tree)
    return And((relaxed, Undated())) if had_range else None


def _relax(tree: Query) -> tuple[Query, bool]:
    match tree:
        case DateRange():
            return Everything(), True
        case And(children):
            relaxed = [_relax(child) for child in children]
            return And(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case Or(children):
            relaxed = [_relax(child) for child in children]
            return Or(tuple(child for child, _ in relaxed)), any(had for _, had in relaxed)
        case _:
            return tree, False
