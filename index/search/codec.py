"""Whoosh's view of our segments: the readers it asks of a codec.

With this, `whoosh.index.open_dir` opens the index as any other, and everything in Whoosh that asks for terms, postings
or positions works on it. Writing goes another way: see `index.search.writing`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.reading import TermInfo, TermNotFound

from index.search.arrays import Array, Arrays
from index.search.matching import RunMatcher
from index.search.segment import Field, OpenSegment, pack, unpack

EXTENSION = ".arrays"


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh's classes are untyped
    """What the list of segments keeps of one: name, size, and which documents are deleted."""

    def __init__(self, indexname: str, size: int) -> None:
        super().__init__(indexname)
        self._size = size
        self._deleted = b""

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
        other = ArraySegment(self.indexname, self._size)
        other.segid = self.segid
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
        return _listed(self.deleted)

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
        return self.opened

    def terms_reader(self, storage: Any, segment: ArraySegment) -> "ArrayTerms":
        """Return the reader of terms and postings."""
        return ArrayTerms(self._open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> "ArrayDocuments":
        """Return the reader of columns, lengths and deletions."""
        return ArrayDocuments(self._open(storage, segment))


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """Columns, lengths and deletions."""

    def __init__(self, opened: OpenSegment) -> None:
        self._opened = opened

    def doc_count(self) -> int:
        """Return the number of documents that are there."""
        return self._opened.size - len(self._opened.deleted)

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._opened.size

    def has_deletions(self) -> bool:
        """Tell whether any document is deleted."""
        return len(self._opened.deleted) > 0

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether this document is deleted."""
        return docnum < self._opened.size and not self._opened.alive[docnum]  # Whoosh looks behind the end

    def deleted_docs(self) -> list[int]:
        """Return the deleted documents."""
        return _listed(self._opened.deleted)

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether there is such a column."""
        return fieldname in ("number", "day", "moment")

    def column_reader(self, fieldname: str, column: Any) -> "ArrayColumn":
        """Return the column."""
        return ArrayColumn(self._opened.arrays[fieldname])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of tokens; `default` where there is none."""
        lengths = self._lengths(fieldname)
        return int(lengths[docnum]) or default if len(lengths) else default

    def field_length(self, fieldname: str) -> int:
        """Return the number of tokens in all documents."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the number of tokens in the shortest document that has any."""
        lengths = self._lengths(fieldname)
        return int(lengths[lengths > 0].min(initial=lengths.max(initial=0)))

    def max_field_length(self, fieldname: str) -> int:
        """Return the number of tokens in the longest document."""
        return int(self._lengths(fieldname).max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """Return the store's key: the text of an article is in the store."""
        return {"number": int(self._opened.arrays["number"][docnum])}

    def _lengths(self, name: str) -> Array:
        field = self._opened.field(name)
        return field.lengths if field is not None and field.scored else np.zeros(0, np.uint8)


class ArrayColumn(ColumnReader):  # type: ignore[misc]
    """A column of whole numbers."""

    def __init__(self, values: Array) -> None:
        self._values = values
        self._doccount = len(values)
        self._sign = 1

    def __getitem__(self, docnum: int) -> int:
        return int(self._values[docnum])

    def sort_key(self, docnum: int) -> int:
        """Return what sorting compares."""
        return self._sign * int(self._values[docnum])

    def load(self) -> list[int]:
        """Return all values."""
        return _listed(self._values)

    def set_reverse(self) -> None:
        """Turn the order of sorting round."""
        self._sign = -1


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """Terms and postings."""

    def __init__(self, opened: OpenSegment) -> None:
        self._opened = opened

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self._opened.field(term[0])
        return field is not None and field.rank(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of all fields with terms."""
        return list(self._opened.field_names)

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        """Return a cursor over the terms of a field."""
        field = self._opened.field(fieldname)
        return base.EmptyCursor() if field is None else ArrayCursor(field, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield (field, term), sorted."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield (field, term) from this one on."""
        for name in self._opened.field_names:
            field = self._opened.field(name)
            if name >= fieldname and field is not None:
                start = field.rank_from(prefix) if name == fieldname else 0
                yield from ((name, field[rank]) for rank in range(start, len(field)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield ((field, term), statistics), sorted."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield ((field, term), statistics) from this one on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term. Raises `TermNotFound`."""
        return statistics_of(*self._find(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Return how often the term stands in all documents."""
        return int(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have the term."""
        field = self._opened.field(fieldname)
        return 0 if field is None else field.frequency(text)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> RunMatcher:
        """Return a matcher over the postings of a term. Raises `TermNotFound`."""
        field, rank = self._find(fieldname, text)
        return RunMatcher(field, rank, (fieldname, text), format_, scorer)

    def _find(self, fieldname: str, text: bytes) -> tuple[Field, int]:
        field = self._opened.field(fieldname)
        rank = None if field is None else field.rank(text)
        if field is None or rank is None:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return field, rank


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks through the terms of a field."""

    def __init__(self, field: Field, fieldobj: Any) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._rank = 0

    def is_valid(self) -> bool:
        """Tell whether it stands on a term."""
        return self._rank < len(self._field)

    def first(self) -> str | None:
        """Go to the first term."""
        self._rank = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before `term`."""
        self._rank = self._field.rank_from(term if isinstance(term, bytes) else self._fieldobj.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._rank += 1
        return self.text()

    def text(self) -> str | None:
        """Return the term; None behind the last."""
        return self._fieldobj.from_bytes(self._field[self._rank]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return the statistics of the term."""
        return statistics_of(self._field, self._rank) if self.is_valid() else None


def statistics_of(field: Field, rank: int) -> TermInfo:
    """Return Whoosh's statistics of a term."""
    start, end = field.run(rank, rank + 1)
    documents = field.docs[start:end]
    ends = {"df": end - start, "minid": int(documents[0]), "maxid": int(documents[-1])}
    if not field.scored:
        return TermInfo(weight=end - start, minlength=1, maxlength=1, maxweight=1, **ends)
    counts, lengths = field.counts[start:end], field.lengths[documents]
    return TermInfo(
        weight=int(counts.sum()),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=int(counts.max()),
        **ends,
    )


def _listed(values: Array) -> list[int]:
    listed: list[int] = values.tolist()
    return listed
