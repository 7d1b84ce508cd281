"""One segment as a search sees it: its columns as arrays, and sets of documents kept from key to key while typing."""

from array import array
from collections.abc import Callable, Iterator
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query import Query

from index.errors import SearchCancelled

Cancelled = Callable[[], bool]
_KEPT_PREFIXES = 64


class Leaf:
    """A segment's columns by document number, loaded once a generation."""

    def __init__(self, searcher: Any, generation_size: int) -> None:
        """Read the columns of one of Whoosh's leaf searchers; `generation_size` documents, deleted ones counted."""
        reader = searcher.reader()
        self.searcher = searcher
        self.keys = array("q", reader.column_reader("number")) if generation_size else array("q")
        self.days = array("i", reader.column_reader("day")) if generation_size else array("i")
        self.moments = array("q", reader.column_reader("moment")) if generation_size else array("q")
        self._prefixes: dict[tuple[str, str], list[int]] = {}

    def with_prefix(self, field: str, prefix: str, cancelled: Cancelled) -> list[int]:
        """Return the documents with a term that starts so, ascending.

        Postings are taken block by block: as-you-type opens thousands of terms, and a Python step for each posting
        (Whoosh's own way) takes seconds at 20,000 articles.
        """
        kept = self._prefixes.get((field, prefix))
        if kept is None:
            reader = self.searcher.reader()
            found: set[int] = set()
            for number, term in enumerate(reader.expand_prefix(field, prefix.encode())):
                if number % 64 == 0 and cancelled():
                    raise SearchCancelled
                found.update(_documents(reader.postings(field, term)))
            kept = sorted(found)
            if len(self._prefixes) >= _KEPT_PREFIXES:
                self._prefixes.clear()
            self._prefixes[field, prefix] = kept
        return kept


def _documents(matcher: Any) -> Iterator[int]:
    """Yield the documents of one term; by whole blocks where the matcher has them."""
    if not hasattr(matcher, "_next_block"):
        yield from matcher.all_ids()
        return
    while matcher.is_active():
        matcher.id()  # loads the block
        yield from matcher._ids
        matcher._next_block()


class DocumentSet(Query):  # type: ignore[misc]  # Whoosh's classes are untyped
    """A query that knows its documents: `documents(searcher)` lists them, ascending; each scores the same."""

    def __init__(self, name: str, documents: Callable[[Any], list[int]], weight: float = 1.0) -> None:
        self._name = name
        self._documents = documents
        self._weight = weight

    def __str__(self) -> str:
        return self._name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentSet) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)

    def is_leaf(self) -> bool:
        """Nothing stands below it."""
        return True

    def estimate_size(self, reader: Any) -> int:
        """Say that it may be everything; Whoosh orders its work by this."""
        return int(reader.doc_count_all())

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return a matcher over the documents of one segment."""
        is_deleted = searcher.reader().is_deleted
        ids = [number for number in self._documents(searcher) if not is_deleted(number)]
        return ListMatcher(ids, [self._weight] * len(ids)) if ids else NullMatcher()
