"""Following: the index keeps up with the store while articles are added; where they are many, in another process."""

from typing import TYPE_CHECKING

from index.library.catching_up import bring_up_to_date, telling
from index.pipeline.process import cores
from index.store import Store

if TYPE_CHECKING:
    from index.pipeline.indexing import Indexed, IndexingChild
    from index.search import Index

# Characters in the store but not in the index before the index takes them in …
_FIRST_COMMIT = 500_000  # … once, so that the first articles are soon found,
_NEXT_COMMIT = 10_000_000  # … after that here: about a segment, and many segments cost a merge,
_WORTH_A_CHILD = 3_000_000  # … or in a process that is started for it, which commits by the segment.


class Following:
    """What the index does during one `add`."""

    def __init__(self, store: Store, index: "Index") -> None:
        self._store = store
        self._index = index
        self._waiting = 0
        self._most = _FIRST_COMMIT
        self._child: IndexingChild | None = None
        self._given = 0

    def stored(self, characters: int) -> None:
        """Hear that so many characters more are in the store. Raises `LibraryError`."""
        self._waiting += characters
        if self._child is not None:
            self._give(self._child)
        elif self._waiting >= self._most:
            if self._most == _WORTH_A_CHILD and self._index.change is not None:
                self._start(self._index.change)
            else:
                bring_up_to_date(self._store, self._index)
            self._waiting = 0
            self._most = _WORTH_A_CHILD if cores() > 1 else _NEXT_COMMIT

    def finish(self) -> None:
        """Have the index hold all that the store holds. Raises `LibraryError`."""
        if self._child is not None:
            self._take(self._child, last=True)
        self.close()
        bring_up_to_date(self._store, self._index)

    def close(self) -> None:
        """End what was started, and take away what it has left, or another one whose parent was killed."""
        if self._child is not None:
            self._child.kill()
        self._child = None
        self._index.discard()

    def _start(self, change: int) -> None:
        from index.pipeline.indexing import IndexingChild

        self._given = change
        self._child = IndexingChild(self._store.folder)
        self._give(self._child)

    def _give(self, child: "IndexingChild") -> None:
        from index.pipeline.indexing import Slice

        change = self._store.change()
        try:
            child.give(Slice(self._given, change))
        except OSError:  # what became of it matters little: what it has not done is done at the end, or fails there
            self.close()
            return
        self._given = change
        self._take(child)

    def _take(self, child: "IndexingChild", *, last: bool = False) -> None:
        """Commit the segments that are there; `last` waits for all."""
        from index.pipeline.indexing import Indexed
        from index.search import DamagedIndex

        try:
            if last:
                child.give(None)
            while last or child.pipe.poll():
                said = child.hear()
                if said is None:
                    return
                if isinstance(said, Indexed):
                    self._commit(said)
        except (OSError, DamagedIndex):
            self.close()

    def _commit(self, done: "Indexed") -> None:
        with telling(self._store):
            self._index.adopt([done.segment], [], done.reach)
            while self._index.merge():
                pass
