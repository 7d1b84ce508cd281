"""Writes: articles into new segments, old versions of them deleted, small segments merged, all of it one commit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from index.article import Article
from index.search.arrays import Array, Pieces, write_arrays
from index.search.building import Builder
from index.search.codec import ArraySegment
from index.search.folder import DAMAGE, NAME, IndexFolder
from index.search.merging import merge
from index.search.vocabulary import Vocabulary

_MOST_SEGMENTS = 5
"""Segments that are not full."""
MOST_DOCUMENTS = 0xFFFF
"""Of a full segment: their numbers take two bytes, which is a fifth of the index."""
_MOST_CHUNKS = 1_000_000  # of a vocabulary before a new one is begun; some 200 MB


class SegmentWriter:
    """Makes segments of articles, many one after the other: what it has learnt of words serves for the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vocabulary: Vocabulary | None = None

    def write(self, articles: Iterable[tuple[int, Article]]) -> Iterator[ArraySegment]:
        """Yield segments of (key, article), each written; of two with the same key the later is in a later segment.

        Raises `OSError`.
        """
        builder = self._builder()
        for key, article in articles:
            if builder.full or key in builder.keys:
                yield self._flush(builder)
                builder = self._builder()
            builder.add(key, article)
        if builder.keys:
            yield self._flush(builder)

    def _builder(self) -> Builder:
        if self._vocabulary is None or len(self._vocabulary) > _MOST_CHUNKS:
            self._vocabulary = Vocabulary()
        return Builder(self._vocabulary)

    def _flush(self, builder: Builder) -> ArraySegment:
        size = len(builder.keys)
        return write_segment(self._folder, builder.build(), size)


def join(folder: Path, segments: Sequence[ArraySegment]) -> Iterator[ArraySegment]:
    """Put segments that nobody has seen yet together, as many in one as may be, and yield those. Raises `OSError`."""
    waiting = list(segments)
    while waiting:
        sizes = accumulate(segment.doc_count() for segment in waiting)
        many = max(1, sum(size <= MOST_DOCUMENTS for size in sizes))
        joined, waiting = waiting[:many], waiting[many:]
        if many == 1:
            yield joined[0]
            continue
        together = sum(segment.doc_count() for segment in joined)
        yield write_segment(folder, merge([segment.open(folder) for segment in joined]), together)
        for segment in joined:
            (folder / segment.file).unlink()


def write_segment(folder: Path, arrays: Iterable[tuple[str, Pieces]], size: int) -> ArraySegment:
    """Write the file of a segment of `size` documents; nothing is left of it when that fails. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    segment = ArraySegment(NAME, size)
    file = folder / segment.file
    try:
        write_arrays(file, arrays)
    except BaseException:  # an interruption too: what no generation names would lie there for good
        file.unlink(missing_ok=True)
        raise
    return segment


class Commit:
    """One commit from start to end; `segments` are those of the generation before. Nothing is seen before `commit`."""

    def __init__(self, folder: IndexFolder, segments: Sequence[ArraySegment]) -> None:
        self._folder = folder
        self._segments = list(segments)
        self._written: list[ArraySegment] = []

    def put(self, segments: Iterable[ArraySegment]) -> None:
        """Take in written segments; an article in one of them takes the place of an older one of the same key."""
        for segment in segments:
            self._written.append(segment)
            self._delete(segment.open(self._folder.path).arrays["number"])
            self._segments.append(segment)

    def forget(self, keys: Iterable[int]) -> None:
        """Delete the articles with these keys."""
        self._delete(np.array(list(keys), np.int64))

    def merge(self) -> bool:
        """Put the smallest together when there are too many, in such a way that sizes stay far apart.

        A segment takes part when it is no larger than those before it together; so each article is merged some
        logarithm of all articles times, and the largest segment seldom. What would be more than full stays apart.
        Tells whether there were too many.
        """
        self._segments.sort(key=ArraySegment.doc_count)
        sizes = [segment.doc_count() for segment in self._segments]
        if sum(size <= MOST_DOCUMENTS // 2 for size in sizes) <= _MOST_SEGMENTS:
            return False
        many, together = 2, sum(sizes[:2])
        while many < len(sizes) and sizes[many] <= together and together + sizes[many] <= MOST_DOCUMENTS:
            together += sizes[many]
            many += 1
        arrays = merge([segment.open(self._folder.path) for segment in self._segments[:many]])
        merged = write_segment(self._folder.path, arrays, together)
        self._written.append(merged)
        self._segments[:many] = [merged]
        return True

    def commit(self, change: int) -> None:
        """Make it the new generation, which reaches up to the store's `change`. Raises `OSError`."""
        self._folder.path.mkdir(parents=True, exist_ok=True)
        self._folder.commit(self._segments, change)

    def cancel(self) -> None:
        """Take away what was written, unless the commit came about before something went wrong."""
        try:
            listed = set(self._folder.segments())
        except DAMAGE:
            listed = set()
        for segment in self._written:
            if segment not in listed:
                (self._folder.path / segment.file).unlink(missing_ok=True)

    def _delete(self, keys: Array) -> None:
        if not len(keys):
            return
        for place, segment in enumerate(self._segments):
            documents = segment.open(self._folder.path).documents_of(keys)
            if len(documents):
                self._segments[place] = segment.without(documents)
        self._segments = [segment for segment in self._segments if segment.doc_count()]
