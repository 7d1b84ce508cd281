"""Whoosh's view of the terms of a segment."""

from collections.abc import Iterator
from typing import Any

from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from index.search.field import Field
from index.search.matching import RunMatcher
from index.search.segment import OpenSegment


class ArrayTerms(base.TermsReader):  # type: ignore[misc]  # Whoosh's classes are untyped
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
    counts, lengths = field.counts[start:end], field.lengths[documents]
    return TermInfo(
        weight=int(counts.sum()),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=int(counts.max()),
        **ends,
    )
