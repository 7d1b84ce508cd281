"""Whoosh's view of the documents of a segment: columns, lengths and deletions."""

from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader

from index.search.arrays import Array
from index.search.segment import OpenSegment


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh's classes are untyped
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
        return list(map(int, self._opened.deleted))

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether there is such a column."""
        return fieldname in ("number", "day", "moment", "words")

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
        return np.zeros(0, np.uint8) if field is None else field.lengths


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
        return list(map(int, self._values))

    def set_reverse(self) -> None:
        """Turn the order of sorting round."""
        self._sign = -1
