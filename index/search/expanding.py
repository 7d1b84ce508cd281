"""Queries for all terms of a field that are like a word: its forms, and what is spelt nearly so."""

from collections.abc import Iterator
from typing import Any

from whoosh.query.terms import MultiTerm

from index.alike import alike
from index.search.field import Field
from index.stemming import stem


class Expansion(MultiTerm):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Terms of a field that are like `word`. They count as one term: together they are as frequent as they are."""

    def __init__(self, fieldname: str, word: str, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.word = word
        self.boost = boost

    def __str__(self) -> str:
        return f"{self.fieldname}:{self!r}"

    def field(self) -> str:
        """Return the name of the field."""
        return self.fieldname

    def ranks(self, field: Field) -> list[int]:
        """Return the ranks of these terms in a field of one segment, ascending."""
        raise NotImplementedError

    def _like(self, term: str) -> bool:
        raise NotImplementedError

    def _btexts(self, reader: Any) -> Iterator[bytes]:
        """Yield the terms where Whoosh joins the query with queries of its own."""
        return (text for text in reader.lexicon(self.fieldname) if self._like(text.decode()))


class Forms(Expansion):
    """All forms of a word."""

    def __repr__(self) -> str:
        return f"Forms({self.word})"

    def ranks(self, field: Field) -> list[int]:
        """Return the ranks of the forms."""
        return field.forms(self.word)

    def _like(self, term: str) -> bool:
        return stem(term) == stem(self.word)


class Alike(Expansion):
    """What differs from a word by a few letters."""

    def __init__(self, fieldname: str, word: str, edits: int, boost: float = 1.0) -> None:
        super().__init__(fieldname, word, boost)
        self.edits = edits

    def __repr__(self) -> str:
        return f"Alike({self.word}, {self.edits})"

    def ranks(self, field: Field) -> list[int]:
        """Return the ranks of what is spelt nearly so."""
        return field.alike(self.word, self.edits)

    def _like(self, term: str) -> bool:
        return alike(term, self.word, self.edits)
