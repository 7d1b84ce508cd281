"""How many of the hits name somebody: as many as the query finds that keeps only those."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from index.results import Results
from index.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.search import Known, Stories
    from index.store.shown import Shown


class Standing:
    """The hits of one query, for counting who is named in them.

    They are counted in `known` where it is as new as the store, or else there, more slowly.
    """

    def __init__(self, store: Store, known: "Known | None", stories: "Callable[[], Stories]", results: Results) -> None:
        """`stories` tells which article is of which story; it is asked only where `known` is as new as the store."""
        self._store = store
        self._known = known
        self._stories = stories
        self._results = results

    def count(self, shown: Mapping[int, "Shown"]) -> dict[int, int]:
        """Return for each of these entities how many rows its type and name find among the hits: of copies one."""
        sought = self._store.names.namesakes(shown)
        return dict(zip(sought, self._count(list(sought.values())), strict=True))

    def _count(self, some: Sequence[Sequence[int]]) -> Sequence[int]:
        known, names = self._known, self._store.names
        if known is not None and known.reach == names.count():
            from index.search import DamagedIndex

            with suppress(DamagedIndex):  # the next search says so
                story = self._stories().story if self._results.folded else None
                return known.count_each(some, self._there(story), story)
        if self._results.keys is not None:
            return self._count_in_store(some, self._results.keys)
        copies = names.count_copies(some) if self._results.folded else [0] * len(some)
        return [articles - folded for articles, folded in zip(names.count_articles(some), copies, strict=True)]

    def _there(self, story: "NDArray[np.int64] | None") -> "NDArray[np.bool_]":
        """Tell of each key of an article whether it is a hit; the last value is that of all keys behind."""
        import numpy as np  # the index has loaded it

        if self._results.keys is None:
            gone = self._store.forgotten_since(0)  # the index keeps what was found in them
            there = np.ones(max(gone, default=0) + 2, bool)
            there[gone] = False
            return there
        rows, under = np.asarray(self._results.keys, np.int64), np.array(self._results.under, np.int64)
        if story is not None:
            under = under[np.isin(story.take(under, mode="clip"), story.take(rows, mode="clip"))]
        keys = np.concatenate((rows, under))
        there = np.zeros(int(keys.max(initial=0)) + 2, bool)
        there[keys] = True
        return there

    def _count_in_store(self, some: Sequence[Sequence[int]], rows: Sequence[int]) -> list[int]:
        story = dict(self._store.kin.stories()) if self._results.folded else {}
        told = {story.get(key, -key) for key in rows}  # below zero what has no copy
        there = {*rows, *(key for key in self._results.under if story.get(key, -key) in told)}
        naming = ({key for each in wholes for key in self._store.names.articles(each)} for wholes in some)
        return [len({story.get(key, -key) for key in keys & there}) for keys in naming]
