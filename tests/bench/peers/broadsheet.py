"""Broadsheet: asked through `Library` as a front end asks, indexed through `Index`."""

import json
import subprocess
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from index import Library
from index.article import Article, Entity, EntityType, Extraction, Span
from index.extract import BUILT_IN, extractor
from index.finding import Looked
from index.library.catching_up import bring_names_up_to_date
from index.search import Index
from index.search.suggesting import Suggesting
from index.search.whole import _KEPT_BYTES, Kept
from index.store import Store
from tests.bench.measure import children_seconds
from tests.bench.peers.engine import ROWS, Engine, Work
from tests.bench.peers.pieces import Feed, Piece, code_digest
from tests.bench.peers.questions import Question

_KINDS: tuple[EntityType, ...] = ("person", "org", "place")


class Broadsheet(Engine):
    """Ours."""

    name = "Broadsheet"
    version = code_digest()

    def __init__(self, folder: Path) -> None:
        self._library = Library.open(folder)

    @staticmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """See `Engine`."""
        index = Index(folder)
        index.update(((piece.key, piece.article) for piece in feed), (), 1, anew=True)
        while index.merge():
            pass

    @staticmethod
    def anew(folder: Path) -> None:
        """Index all articles of the store again, on every core that there is."""
        with Library.open(folder) as library:
            library.catch_up(anew=True)

    @staticmethod
    def make(folder: Path, feed: Feed) -> dict[str, float]:
        """Add the records by the command, as a person would; then put the stand-ins for names into the library."""
        start, cpu = time.perf_counter(), children_seconds()
        command = [sys.executable, "-m", "tui", "--library", str(folder), "add", str(feed.records)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds, cpu = time.perf_counter() - start, children_seconds() - cpu
        articles = _put_names(folder, feed)
        return {"command": articles / seconds, "command cpu": articles / cpu}

    @staticmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """Add a file of records as the command does: read, parsed, compared, stored, indexed; names come later."""
        file = folder / "fresh.jsonl"
        file.write_text("\n".join(json.dumps(_record(piece.article)) for piece in pieces), encoding="utf-8")
        with Library.open(folder) as library:
            library.add([file], names=False)

    def refresh(self) -> None:
        """See `Engine`."""
        self._library.refresh()

    def forget(self) -> None:
        """See `Engine`."""
        generation = self._library._index._generation
        assert generation is not None, "there is an index"
        generation.whole.kept = Kept(_KEPT_BYTES)
        self._library._index._suggesting = Suggesting(generation, self._library._index.known.quotes)
        for kept in (self._library._suggesting._shown, self._library._suggesting._resolved):
            kept.cache_clear()

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
            return lambda: list(index.count_labels("outlet", found))
        return lambda: list(store.names.shown([key for key, _ in index.known.most_frequent(found, ROWS)]))

    def snippets(self, question: Question) -> Work:
        """See `Engine`."""
        results = self._library.search(question.text())
        return lambda: self._library.hits(results, 0, ROWS)

    def complete(self, start: str) -> Work:
        """See `Engine`. Words are among what is suggested, beside names, outlets and fields."""
        return lambda: self._library.suggest(start)

    def correct(self, word: str) -> Work:
        """Correct a query of this word, which has found next to nothing."""
        results = self._library.search(word)
        return lambda: list(filter(None, [self._library.did_you_mean(word, results)]))

    def close(self) -> None:
        """See `Engine`."""
        self._library.close()


def _put_names(folder: Path, feed: Feed) -> int:
    """Return how many articles there are."""
    store = Store(folder, create=False)
    for lot in feed.lots():
        found = [(store.key(piece.article.id), _looked(piece)) for piece in lot]
        store.names.put([(key, store.text(key)[0], looked) for key, looked in found], extractor(BUILT_IN))
    bring_names_up_to_date(store, Index(folder / "index"))
    articles = store.count()
    store.close()
    return articles


def _record(article: Article) -> dict[str, object]:
    known = {"title": article.title, "byline": article.authors, "source": article.source, "body": article.body}
    return {**known, "date": str(article.published)}


def _looked(piece: Piece) -> Looked:
    """Return the stand-ins for names as extraction would have found them."""
    entities = []
    for number, name in enumerate(piece.names, 1):
        start = piece.article.body.index(name)
        kind = _KINDS[zlib.crc32(name.encode()) % len(_KINDS)]
        entities.append(Entity(f"e{number}", kind, name, (), (Span("body", start, start + len(name), name),)))
    return Looked(Extraction(tuple(entities)))
