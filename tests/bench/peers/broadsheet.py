"""Broadsheet: asked through `Library` as a front end asks, indexed through `Index`."""

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from index import Library
from index.article import Article, Entity, EntityType, Extraction, Span
from index.search import Index
from index.store import Store
from tests.bench.peers.engine import ROWS, Engine, Work
from tests.bench.peers.pieces import Feed, Piece, code_digest
from tests.bench.peers.questions import Question

_KINDS: tuple[EntityType, ...] = ("person", "org", "place")
_BATCH = 500


class Broadsheet(Engine):
    """Ours."""

    name = "Broadsheet"
    version = code_digest()

    def __init__(self, folder: Path) -> None:
        self._library = Library.open(folder)

    @staticmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """See `Engine`."""
        Index(folder).update(((piece.key, piece.article, []) for piece in feed), (), 1, anew=True)

    @staticmethod
    def make(folder: Path, pieces: Iterable[Piece]) -> None:
        """Put the articles into a library without the cost of reading files and names."""
        with Library.open(folder, create=True) as library:
            store = Store(folder, create=False)
            pieces = iter(pieces)
            while batch := list(islice(pieces, _BATCH)):
                store.put([(piece.article, _extraction(piece)) for piece in batch], ())
            store.close()
            library.catch_up()

    @staticmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """Add a file of records as a person does: read, parsed, searched for names, stored, indexed."""
        file = folder / "fresh.jsonl"
        file.write_text("\n".join(json.dumps(_record(piece.article)) for piece in pieces), encoding="utf-8")
        with Library.open(folder) as library:
            library.add([file])

    def refresh(self) -> None:
        """See `Engine`."""
        self._library.refresh()

    def search(self, question: Question) -> Work:
        """See `Engine`."""
        return self._show(question.text(), typing=False)

    def typed(self, line: str) -> Work:
        """See `Engine`."""
        return self._show(line, typing=True)

    def _show(self, text: str, *, typing: bool) -> Work:
        library = self._library
        return lambda: [row.title for row in library.rows(library.search(text, typing=typing), 0, ROWS)]

    def facet(self, question: Question, by: Literal["source", "entity"]) -> Work:
        """Count over hits that a search has found: for the screen they are two steps."""
        found = self._library.search(question.text()).keys
        store, index = self._library._store, self._library._index  # `Library.facets` counts every kind at once
        if by == "source":
            return lambda: list(store.count_sources(found, ROWS))
        return lambda: list(store.entity_names([key for key, _ in index.count_entities(found, ROWS)]))

    def snippets(self, question: Question) -> Work:
        """See `Engine`."""
        results = self._library.search(question.text())
        return lambda: self._library.hits(results, 0, ROWS)

    def close(self) -> None:
        """See `Engine`."""
        self._library.close()


def _record(article: Article) -> dict[str, object]:
    known = {"title": article.title, "byline": article.authors, "source": article.source, "body": article.body}
    return {**known, "date": str(article.published)}


def _extraction(piece: Piece) -> Extraction:
    """Return the stand-ins for names as extraction would have found them."""
    entities = []
    for number, name in enumerate(piece.names, 1):
        start = piece.article.body.index(name)
        kind = _KINDS[zlib.crc32(name.encode()) % len(_KINDS)]
        entities.append(Entity(f"e{number}", kind, name, (), (Span("body", start, start + len(name), name),)))
    return Extraction(tuple(entities))
