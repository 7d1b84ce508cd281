"""The full-text index: bring it up to date from the store, find with it."""

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from index.article import Article
from index.search.arrays import BrokenArrays
from index.search.asking import Asking
from index.search.codec import ArraySegment
from index.search.doubting import DamagedIndex
from index.search.folder import DAMAGE, NAME
from index.search.writing import Commit, SegmentWriter, join


class Written(NamedTuple):
    """A segment that is written and not committed yet."""

    name: str
    size: int
    """Documents."""


class Index(Asking):
    """The index in one folder. What changes it is for the holder of the library's lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._writer = SegmentWriter(path)

    def update(
        self, put: Iterable[tuple[int, Article]], forgotten: Iterable[int], change: int, *, anew: bool = False
    ) -> None:
        """Take in (key, article), take out `forgotten`, and commit as reaching `change`; `merge` may follow.

        `anew` begins with nothing. Until the commit readers see what was there
        before, and so does everybody when it does not come to that.

        Raises:
            DamagedIndex: not `anew`, and what is there cannot be used.
            OSError: the disk is full, the folder read-only.
        """
        self._take_in(self._writer.write(put), forgotten, change, anew)

    def write(self, articles: Iterable[tuple[int, Article]], *, joined: bool = False) -> Iterator[Written]:
        """Yield segments of (key, article) for `adopt`, which may be another process's; nobody sees them before.

        They lie in a folder of their own, out of the way of commits that are made meanwhile. `joined` yields them at
        the end, as few as may be; then no key may come twice.

        Raises:
            OSError: the disk is full, the folder read-only.
        """
        segments = SegmentWriter(self._written).write(articles)
        for segment in join(self._written, list(segments)) if joined else segments:
            yield Written(segment.segid, segment.doc_count())

    def adopt(self, written: Iterable[Written], forgotten: Iterable[int], change: int, *, anew: bool = False) -> None:
        """Do as `update` with articles that `write` has written."""
        self._take_in(map(self._moved_in, written), forgotten, change, anew)

    def discard(self) -> None:
        """Take away what `write` has written and nobody adopted: what is left by a process that was killed."""
        shutil.rmtree(self._written, ignore_errors=True)

    @property
    def _written(self) -> Path:
        return self._folder.path / "written"

    def _moved_in(self, written: Written) -> ArraySegment:
        segment = ArraySegment.named(NAME, *written)
        (self._written / segment.file).rename(self._folder.path / segment.file)
        return segment

    def _take_in(self, segments: Iterable[ArraySegment], forgotten: Iterable[int], change: int, anew: bool) -> None:
        with self._committing(anew=anew) as commit:
            commit.forget(forgotten)
            commit.put(segments)
            commit.commit(change)
        self.refresh()

    def merge(self) -> bool:
        """Put the smallest segments together when there are many, as a commit of its own; tell whether there were.

        Raises:
            DamagedIndex: what is there cannot be used.
            OSError: the disk is full, the folder read-only.
        """
        change = self.change
        if change is None:
            return False
        with self._committing() as commit:
            merged = commit.merge()
            if merged:
                commit.commit(change)
        self.refresh()
        return merged

    @contextlib.contextmanager
    def _committing(self, *, anew: bool = False) -> Iterator[Commit]:
        try:
            segments = [] if anew else self._folder.segments()
        except DAMAGE as error:
            raise DamagedIndex from error
        commit = Commit(self._folder, segments)
        try:
            yield commit
        except BrokenArrays as error:
            commit.cancel()
            raise DamagedIndex from error
        except BaseException:  # an interruption too: nothing would ever take away what it has written
            commit.cancel()
            raise
