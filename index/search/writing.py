"""Writes: articles into new segments, old versions of them deleted, small segments merged, all of it one commit."""

from collections.abc import Iterable, Sequence

import numpy as np

from index.article import Article
from index.search.arrays import Array, Pieces, write_arrays
from index.search.building import Builder
from index.search.codec import ArraySegment
from index.search.folder import DAMAGE, NAME, IndexFolder
from index.search.merging import merge
from index.search.vocabulary import Vocabulary

_MOST_SEGMENTS = 5
_MOST_CHUNKS = 1_000_000  # of a vocabulary before a new one is begun; some 200 MB


class Writer:
    """One commit from start to end; `segments` are those of the generation before. Nothing is seen before `commit`."""

    def __init__(self, folder: IndexFolder, segments: Sequence[ArraySegment]) -> None:
        self._folder = folder
        self._segments = list(segments)
        self._written: list[ArraySegment] = []
        self._vocabulary = Vocabulary()
        self._builder = Builder(self._vocabulary)
        folder.path.mkdir(parents=True, exist_ok=True)

    def put(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Take in (key, article), each in the place of an older one of the same key."""
        for key, article in articles:
            if self._builder.full or key in self._builder.keys:
                self._flush()
            self._builder.add(key, article)
        self._flush()

    def forget(self, keys: Iterable[int]) -> None:
        """Delete the articles with these keys."""
        self._delete(np.array(list(keys), np.int64))

    def commit(self, change: int) -> None:
        """Make it the new generation, which reaches up to the store's `change`. Raises `OSError`."""
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

    def _flush(self) -> None:
        if not self._builder.keys:
            return
        self._delete(np.array(list(self._builder.keys), np.int64))
        self._segments.append(self._write(self._builder.build(), len(self._builder.keys)))
        if len(self._vocabulary) > _MOST_CHUNKS:
            self._vocabulary = Vocabulary()
        self._builder = Builder(self._vocabulary)

    def _write(self, arrays: Iterable[tuple[str, Pieces]], size: int) -> ArraySegment:
        segment = ArraySegment(NAME, size)
        self._written.append(segment)
        write_arrays(self._folder.path / segment.file, arrays)
        return segment

    def _delete(self, keys: Array) -> None:
        if not len(keys):
            return
        for place, segment in enumerate(self._segments):
            documents = segment.open(self._folder.path).documents_of(keys)
            if len(documents):
                self._segments[place] = segment.without(documents)
        self._segments = [segment for segment in self._segments if segment.doc_count()]

    def merge(self) -> bool:
        """Put the smallest together when there are too many, in such a way that sizes stay far apart.

        A segment takes part when it is no larger than those before it together; so each article is merged some
        logarithm of all articles times, and the largest segment seldom. Tells whether there were too many.
        """
        if len(self._segments) <= _MOST_SEGMENTS:
            return False
        self._segments.sort(key=ArraySegment.doc_count)
        many, together = 2, sum(segment.doc_count() for segment in self._segments[:2])
        while many < len(self._segments) and self._segments[many].doc_count() <= together:
            together += self._segments[many].doc_count()
            many += 1
        arrays = merge([segment.open(self._folder.path) for segment in self._segments[:many]])
        self._segments[:many] = [self._write(arrays, together)]
        return True
