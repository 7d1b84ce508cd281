"""Stock Whoosh: its own codec and matchers under the same fields."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from whoosh import fields, highlight, query
from whoosh.analysis import StandardAnalyzer
from whoosh.index import create_in, open_dir
from whoosh.sorting import FieldFacet

from index.search.schema import BOOSTS, TEXT_FIELDS
from tests.bench.peers.engine import ROWS, Engine, Work
from tests.bench.peers.pieces import Feed, Piece
from tests.bench.peers.questions import Question


class StockWhoosh(Engine):
    """What Broadsheet's engine stands on, without what Broadsheet puts there."""

    name = "stock Whoosh"
    slow = True
    version = f"{version('whoosh3')}-1"

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(str(folder)).searcher()
        self._bodies = _bodies(folder)

    @staticmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """See `Engine`."""
        _take(create_in(str(folder), _schema(whole=False)), feed, None)

    @staticmethod
    def make(folder: Path, feed: Feed) -> dict[str, float]:
        """See `Engine`."""
        _bodies(folder).execute("CREATE TABLE article (key INTEGER PRIMARY KEY, body TEXT)")
        _take(create_in(str(folder), _schema(whole=True)), feed, _bodies(folder))
        return {}

    @staticmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """See `Engine`."""
        _take(open_dir(str(folder)), pieces, _bodies(folder))

    def refresh(self) -> None:
        """See `Engine`."""
        self._searcher = self._searcher.refresh()

    def search(self, question: Question) -> Work:
        """See `Engine`."""
        return lambda: [hit["title"] for hit in self._searcher.search(_query(question), limit=ROWS)]

    def facet(self, question: Question, by: Literal["source", "entity"]) -> Work:
        """Count over what it finds anew: it groups while it finds."""
        wanted = FieldFacet(by, allow_overlap=by == "entity")

        def work() -> list[object]:
            found = self._searcher.search(_query(question), limit=None, groupedby={"counted": wanted}).groups("counted")
            return sorted(found, key=lambda name: -len(found[name]))[:ROWS]

        return work

    def snippets(self, question: Question) -> Work:
        """See `Engine`."""
        found = self._searcher.search(_query(question), limit=ROWS, terms=True)
        found.fragmenter = highlight.ContextFragmenter(maxchars=240)
        select = "SELECT body FROM article WHERE key = ?"

        def body(hit: Any) -> str:
            return str(self._bodies.execute(select, (hit["key"],)).fetchone()[0])

        return lambda: [hit.highlights("body", text=body(hit), top=1) for hit in found]

    def complete(self, start: str) -> Work:
        """See `Engine`."""
        reader = self._searcher.reader()
        return lambda: reader.most_frequent_terms("body", 10, prefix=start)

    def correct(self, word: str) -> Work:
        """See `Engine`."""
        return lambda: self._searcher.suggest("body", word, limit=3)

    def close(self) -> None:
        """See `Engine`."""
        self._searcher.close()
        self._bodies.close()


def _schema(*, whole: bool) -> fields.Schema:
    words = StandardAnalyzer(stoplist=None, minsize=1)
    schema = fields.Schema(source=fields.ID(sortable=True), day=fields.NUMERIC(sortable=True))
    for field in TEXT_FIELDS:
        schema.add(field, fields.TEXT(analyzer=words, stored=whole and field == "title"))
    if whole:
        schema.add("key", fields.STORED())
        schema.add("entity", fields.KEYWORD(commas=True))
    return schema


def _bodies(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "bodies.sqlite3", isolation_level=None)


def _take(opened: Any, pieces: Iterable[Piece], bodies: sqlite3.Connection | None) -> None:
    writer = opened.writer(limitmb=256)
    for piece in pieces:
        known: dict[str, object] = dict(piece.texts, source=piece.source, day=piece.day)
        if bodies:
            known |= {"key": piece.key, "entity": ",".join(piece.names)}
            bodies.execute("INSERT INTO article VALUES (?, ?)", (piece.key, piece.texts["body"]))
        writer.add_document(**known)
    writer.commit()


def _query(question: Question) -> Any:
    parts = list(_parts(question))
    return parts[0] if len(parts) == 1 else query.And(parts)


def _parts(question: Question) -> Iterator[Any]:
    yield from (_anywhere(query.Term, word) for word in question.every)
    if question.either:
        yield query.Or([_anywhere(query.Term, word) for word in question.either])
    if question.phrase:
        yield _anywhere(query.Phrase, list(question.phrase))
    if question.start:
        yield _anywhere(query.Prefix, question.start)
    if question.like:
        yield query.Or([query.FuzzyTerm(field, question.like, maxdist=question.edits) for field in TEXT_FIELDS])
    if question.source:
        yield query.Term("source", question.source)
    if question.days:
        yield query.NumericRange("day", *(day.toordinal() for day in question.days))


def _anywhere(kind: Any, value: object) -> Any:
    return query.Or([kind(field, value, boost=BOOSTS[field]) for field in TEXT_FIELDS])
