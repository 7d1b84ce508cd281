"""tantivy, by its Python wheel: one thread, titles in its own store, bodies in a table as Broadsheet's are."""

import sqlite3
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import tantivy
from tantivy import Occur, Query

from index.search.schema import BOOSTS, TEXT_FIELDS
from tests.bench.peers.engine import ROWS, Engine, Work
from tests.bench.peers.pieces import Feed, Piece
from tests.bench.peers.questions import Question

_HEAP = 128_000_000  # its default
_FIELDS = list(TEXT_FIELDS)


class Tantivy(Engine):
    """A native engine."""

    name = "tantivy"
    version = f"{version('tantivy')}-1"

    def __init__(self, folder: Path) -> None:
        self._index = _with_words(tantivy.Index.open(str(folder / "index")))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._bodies = _bodies(folder)

    @staticmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """See `Engine`."""
        index = _with_words(tantivy.Index(_schema(whole=False), path=str(folder)))
        writer = index.writer(_HEAP, 1)
        for piece in feed:
            writer.add_document(tantivy.Document(**piece.texts, source=piece.source, day=piece.day))
        writer.commit()
        writer.wait_merging_threads()

    @staticmethod
    def make(folder: Path, feed: Feed) -> dict[str, float]:
        """See `Engine`."""
        (folder / "index").mkdir()
        _with_words(tantivy.Index(_schema(whole=True), path=str(folder / "index")))
        _bodies(folder).execute("CREATE TABLE article (key INTEGER PRIMARY KEY, body TEXT)")
        _take(folder, feed)
        return {}

    @staticmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """See `Engine`."""
        _take(folder, pieces)

    def refresh(self) -> None:
        """See `Engine`."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, question: Question) -> Work:
        """See `Engine`. It counts the hits, as Broadsheet does."""

        def work() -> list[object]:
            searcher = self._searcher
            found = searcher.search(self._query(question), ROWS).hits
            return [searcher.doc(address).get_first("title") for _, address in found]

        return work

    def _query(self, question: Question) -> Query:
        parts = []
        written = [*question.every, f'"{" ".join(question.phrase)}"' if question.phrase else ""]
        if text := " ".join(filter(None, written)):
            parts.append(self._index.parse_query(text, _FIELDS, BOOSTS, conjunction_by_default=True))
        if question.either:
            parts.append(self._index.parse_query(" ".join(question.either), _FIELDS, BOOSTS))
        if question.start:
            parts.append(self._anywhere(Query.fuzzy_term_query, question.start, 0, True, True))  # no edits, a prefix
        if question.like:
            parts.append(self._anywhere(Query.fuzzy_term_query, question.like, question.edits))
        if question.source:
            parts.append(Query.term_query(self._schema, "source", question.source))
        if question.days:
            first, last = (day.toordinal() for day in question.days)
            parts.append(Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))
        return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])

    def _anywhere(self, make: Any, *values: object) -> Query:
        fields = (Query.boost_query(make(self._schema, field, *values), BOOSTS[field]) for field in _FIELDS)
        return Query.boolean_query([(Occur.Should, query) for query in fields])

    def facet(self, question: Question, by: Literal["source", "entity"]) -> Work:
        """Count over what it finds anew: hits cannot be handed to it."""
        wanted = {"counted": {"terms": {"field": by, "size": ROWS}}}
        return lambda: self._searcher.aggregate(self._query(question), wanted)["counted"]["buckets"]

    def snippets(self, question: Question) -> Work:
        """See `Engine`. Bodies come out of a table, for Broadsheet's do too."""
        searcher, query = self._searcher, self._query(question)
        keys = [searcher.doc(address).get_first("key") for _, address in searcher.search(query, ROWS).hits]

        def work() -> list[object]:
            generator = tantivy.SnippetGenerator.create(searcher, query, self._schema, "body")
            generator.set_max_num_chars(240)
            select = "SELECT body FROM article WHERE key = ?"
            bodies = (self._bodies.execute(select, (key,)).fetchone()[0] for key in keys)
            shown = [generator.snippet_from_doc(tantivy.Document(body=body)) for body in bodies]
            return [
                (snippet.fragment(), [(each.start, each.end) for each in snippet.highlighted()]) for snippet in shown
            ]

        return work

    def complete(self, start: str) -> Work:
        """See `Engine`."""
        return lambda: self._searcher.terms_with_prefix("body", start, limit=10)

    def close(self) -> None:
        """See `Engine`."""
        self._bodies.close()


def _schema(*, whole: bool) -> Any:
    builder = tantivy.SchemaBuilder()
    for field in _FIELDS:
        builder.add_text_field(field, stored=whole and field == "title", tokenizer_name="words")
    builder.add_text_field("source", fast=True, tokenizer_name="raw")
    builder.add_integer_field("day", indexed=True, fast=True)
    if whole:
        builder.add_integer_field("key", stored=True)
        builder.add_text_field("entity", fast=True, tokenizer_name="raw")
    return builder.build()


def _with_words(index: tantivy.Index) -> tantivy.Index:
    """Give the index words like Broadsheet's: letters and digits in lower case without accents, none left out."""
    filters = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    analyzer = filters.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
    index.register_tokenizer("words", analyzer)
    return index


def _bodies(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "bodies.sqlite3", isolation_level=None)


def _take(folder: Path, pieces: Iterable[Piece]) -> None:
    bodies, index = _bodies(folder), _with_words(tantivy.Index.open(str(folder / "index")))
    writer = index.writer(_HEAP, 1)
    bodies.execute("BEGIN")
    for piece in pieces:
        known = {"source": piece.source, "day": piece.day, "key": piece.key, "entity": list(piece.names)}
        writer.add_document(tantivy.Document(**piece.texts, **known))
        bodies.execute("INSERT INTO article VALUES (?, ?)", (piece.key, piece.texts["body"]))
    bodies.execute("COMMIT")
    bodies.close()
    writer.commit()
    writer.wait_merging_threads()
