"""Whoosh's view of our segments: the readers it asks of a codec.

With this, `whoosh.index.open_dir` opens the index as any other, and everything in Whoosh that asks for terms, postings
or positions works on it. Writing goes another way: see `index.search.writing`.
"""

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base

from index.search.arrays import Array, Arrays
from index.search.documents import ArrayDocuments
from index.search.segment import OpenSegment, pack, unpack
from index.search.terms import ArrayTerms

EXTENSION = ".arrays"


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh's classes are untyped
    """What the list of segments keeps of one: name, size, and which documents are deleted."""

    def __init__(self, indexname: str, size: int) -> None:
        super().__init__(indexname)
        self._size = size
        self._deleted = b""

    @classmethod
    def named(cls, indexname: str, segid: str, size: int) -> "ArraySegment":
        """Return the segment that another process has written under this name."""
        segment = cls(indexname, size)
        segment.segid = segid
        return segment

    def codec(self) -> "ArrayCodec":
        """Return what opens it."""
        return ArrayCodec()

    @property
    def file(self) -> str:
        """Name of its file."""
        return str(self.make_filename(EXTENSION))

    @property
    def deleted(self) -> Array:
        """Numbers of the deleted documents, ascending."""
        return unpack(self._deleted)

    def without(self, documents: Array) -> "ArraySegment":
        """Return the same segment with these documents deleted as well."""
        other = ArraySegment.named(self.indexname, self.segid, self._size)
        other._deleted = pack(np.union1d(self.deleted, documents))
        return other

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._size

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return len(self.deleted)

    def deleted_docs(self) -> list[int]:
        """Return the deleted documents."""
        return list(map(int, self.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether this document is deleted."""
        return docnum in self.deleted

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False

    def open(self, folder: Path) -> OpenSegment:
        """Map the file. Raises `OSError`, `BrokenArrays`."""
        return OpenSegment(Arrays(folder / self.file), self.deleted)


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Opens one segment for both of Whoosh's readers."""

    def __init__(self) -> None:
        self.opened: OpenSegment | None = None
        """The segment, once a reader has asked for it."""

    def _open(self, storage: Any, segment: ArraySegment) -> OpenSegment:
        if self.opened is None:
            self.opened = segment.open(Path(storage.folder))
            self.opened.arrays.expect_leaps()
        return self.opened

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        """Return the reader of terms and postings."""
        return ArrayTerms(self._open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocuments:
        """Return the reader of columns, lengths and deletions."""
        return ArrayDocuments(self._open(storage, segment))
