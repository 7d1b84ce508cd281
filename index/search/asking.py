"""Asking: what the newest commit of the index answers."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.answers import Explanation
from index.highlight import Located, wanted_in
from index.query.tree import Prefix, Query
from index.related import Period
from index.results import Sort
from index.search.arrays import BrokenArrays
from index.search.compile import Resolve, compile_query, undated_twin
from index.search.doubting import DamagedIndex, doubting
from index.search.evaluating import Cancelled
from index.search.explaining import explain
from index.search.folder import DAMAGE, IndexFolder
from index.search.generation import Generation
from index.search.hits import difference
from index.search.known import Known
from index.search.likeness import Likes, teller
from index.search.ordering import Stories
from index.search.strides import MEASURED
from index.search.suggesting import Suggesting
from index.search.words import in_field

Answer = TypeVar("Answer")
_TRIES = 3
"""A writer may take files away between reading the list of them and opening them."""

_LIKE_NONE: Likes = {}
_SHORT_PREFIX = 3
"""Letters up to which a prefix alone tells so little that the newest come first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found, in order."""

    keys: Sequence[int]
    scores: Sequence[float]
    """Empty unless ordered by relevance."""
    undated_left_out: int
    under: Sequence[int]
    """Articles that match and are left out because a copy of theirs comes before them."""


class Asking:
    """The commits of one folder, the newest opened. All questions may be asked from any thread."""

    def __init__(self, path: Path) -> None:
        self._folder = IndexFolder(path)
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._suggesting: Suggesting | None = None
        self.change: int | None = None
        """The store's change that searches see; None when there is no sound index."""
        self.known = Known(path)
        self.refresh()

    def refresh(self) -> bool:
        """Move on to the newest commit of the text and to the newest findings; tell whether either was newer."""
        with self._lock:
            known = self.known.refresh()
            return self._refresh_text() or known

    def _refresh_text(self) -> bool:
        before = self._generation
        if before is not None and before.number == self._folder.generation():
            return False
        tried, failures = None, 0
        while failures < _TRIES:
            number = self._folder.generation()
            tried, failures = number, failures if number == tried else 0  # a busy writer is no damage
            try:
                self._open()
            except DAMAGE:
                failures += 1
            else:
                return before is not None or self._generation is not None
        self._forget()
        return True

    def _open(self) -> None:
        number = self._folder.generation()
        index = self._folder.open(number)
        if index is None and number != self._folder.generation():
            raise BrokenArrays("a newer generation took the place of the one that was to be opened")
        if index is None:
            self._forget()
            return
        generation = Generation(index, number)
        change = self._folder.reach(generation.number)
        if change is None:
            raise BrokenArrays("the generation went away while it was opened")
        self._generation, self._suggesting, self.change = generation, Suggesting(generation, self.known.quotes), change

    def _forget(self) -> None:
        self._generation, self._suggesting, self.change = None, None, None

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._forget()
            self.known.close()

    def find(
        self,
        tree: Query,
        sort: Sort,
        resolve: Resolve,
        cancelled: Cancelled,
        *,
        likes: Likes = _LIKE_NONE,
        stories: Stories | None = None,
    ) -> Found:
        """Return the articles that match; `likes` knows the articles that the `Like`s in `tree` name.

        `stories` tells which articles are copies and versions, see `Ordering.folded`; None folds nothing.

        Raises:
            SearchCancelled: `cancelled()` became true.
            DamagedIndex: there is no sound index.
        """
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        scored = _is_ranked(tree, sort)
        relaxed = undated_twin(tree)
        left_out = 0
        with doubting(generation):
            tell = teller(generation.segments, likes)
            hits = generation.hits(compile_query(tree, resolve, tell, self.known.quotes), scored, cancelled)
            if relaxed is not None:
                others = generation.hits(compile_query(relaxed, resolve, tell, self.known.quotes), False, cancelled)
                left_out = len(others)
            shown = hits if stories is None else generation.ordering.folded(hits, sort, stories)
            ranked = generation.ordering.order(shown, sort)
            under = generation.ordering.keys(difference(hits, shown)) if len(shown) < len(hits) else ()
        return Found(ranked.keys, ranked.scores, left_out, under)

    def explain(
        self, tree: Query, key: int, sort: Sort, resolve: Resolve, likes: Likes = _LIKE_NONE
    ) -> Explanation | None:
        """Return why `find` finds the article with this key; None where it does not.

        Raises:
            DamagedIndex: there is no sound index.
        """
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        with doubting(generation):
            compiled = partial(
                compile_query, resolve=resolve, tell=teller(generation.segments, likes), quotes=self.known.quotes
            )
            return explain(generation, key, tree, compiled, ranked=_is_ranked(tree, sort))

    def locate(self, tree: Query, keys: Sequence[int]) -> tuple[int, dict[int, Located]]:
        """Return where what `tree` looks for in the body stands in the articles with these keys.

        With the store's change up to which that is so: an article that was written later may be missing, or be another
        one by now.

        Raises:
            DamagedIndex: there is no sound index.
        """
        change, generation = self.change, self._generation  # in this order: never a change that it does not reach
        if change is None or generation is None:
            raise DamagedIndex
        with doubting(generation):
            queries = [in_field(leaf, MEASURED) for leaf in wanted_in(tree, MEASURED)]
            return change, generation.locate(queries, np.array(keys, np.int64))

    def count_published(self, keys: Sequence[int], by: Period) -> dict[date | None, int]:
        """Return how many of these articles are of each day, month or year, by its first day, ascending.

        None stands for undated ones and comes first; what is not in the index counts nowhere. Raises `DamagedIndex`.
        """
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        with doubting(generation):
            return generation.counting.published(np.asarray(keys, np.int64), by)

    def count_labels(self, kind: str, keys: Sequence[int]) -> dict[str, int]:
        """Return how many of these articles have each label of a kind, `outlet` or `author`. Raises `DamagedIndex`."""
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        with doubting(generation):
            return generation.counting.labels(kind, np.asarray(keys, np.int64))

    def suggest(self, ask: Callable[[Suggesting], Answer]) -> Answer:
        """Return what `ask` makes of the words of the index. Raises `DamagedIndex`, `SearchCancelled`."""
        generation, suggesting = self._generation, self._suggesting
        if generation is None or suggesting is None:
            raise DamagedIndex
        with doubting(generation):
            return ask(suggesting)

    def is_missing(self) -> bool:
        """Tell whether nothing was ever committed here, or all of it is gone."""
        return self._generation is None and self._folder.generation() < 0

    def verify(self) -> None:
        """Read every file and compare its checksums. Raises `DamagedIndex`."""
        generation = self._generation
        if generation is None:
            raise DamagedIndex
        with doubting(generation):
            generation.verify()
        self.known.verify()


def _is_ranked(tree: Query, sort: Sort) -> bool:
    is_short_prefix = isinstance(tree, Prefix) and len(tree.text) <= _SHORT_PREFIX
    return sort == "relevance" and not is_short_prefix
