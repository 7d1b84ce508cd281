"""SQLite FTS5: bm25 with the same weights, an index of prefixes, texts in a table beside it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from index.search.schema import BOOSTS, TEXT_FIELDS
from tests.bench.peers.engine import ROWS, Engine, Work
from tests.bench.peers.pieces import Feed, Piece
from tests.bench.peers.questions import Question

_FIELDS = ", ".join(TEXT_FIELDS)
_TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"
_FILE = "fts5.sqlite3"
_PREFIXES = "prefix = '2 3'"
_TABLES = """
CREATE TABLE article (key INTEGER PRIMARY KEY, source TEXT, day INTEGER, title TEXT, other TEXT, body TEXT);
CREATE TABLE name (key INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE naming (article INTEGER, name INTEGER, PRIMARY KEY (article, name)) WITHOUT ROWID;
"""


class Fts5(Engine):
    """SQLite's own."""

    name = "FTS5"
    fuzzy = False
    version = f"{sqlite3.sqlite_version}-1"
    builds = ("text", "text and prefixes")

    def __init__(self, folder: Path) -> None:
        self._rows = _connect(folder)

    @staticmethod
    def index(folder: Path, feed: Feed, build: str) -> None:
        """Fill an index without texts beside a table of source and day."""
        rows = _connect(folder)
        prefixes = f", {_PREFIXES}" if build == "text and prefixes" else ""
        rows.execute(f"CREATE VIRTUAL TABLE found USING fts5({_FIELDS}, content = '', {_TOKENS}{prefixes})")
        rows.execute("CREATE TABLE article (key INTEGER PRIMARY KEY, source TEXT, day INTEGER)")
        insert = f"INSERT INTO found (rowid, {_FIELDS}) VALUES (?, ?, ?, ?)"
        rows.execute("BEGIN")
        for lot in feed.lots():
            rows.executemany(insert, ((piece.key, *piece.texts.values()) for piece in lot))
            rows.executemany("INSERT INTO article VALUES (?, ?, ?)", ((one.key, one.source, one.day) for one in lot))
        rows.execute("CREATE INDEX article_day ON article (day)")
        rows.execute("CREATE INDEX article_source ON article (source)")
        rows.execute("COMMIT")
        rows.close()

    @staticmethod
    def make(folder: Path, feed: Feed) -> dict[str, float]:
        """See `Engine`. The index is left as one tree, its best state."""
        rows = _connect(folder)
        rows.executescript(_TABLES)
        content = "content = 'article', content_rowid = 'key'"
        rows.execute(f"CREATE VIRTUAL TABLE found USING fts5({_FIELDS}, {content}, {_TOKENS}, {_PREFIXES})")
        weights = ", ".join(str(BOOSTS[field]) for field in TEXT_FIELDS)
        rows.execute("INSERT INTO found (found, rank) VALUES ('rank', ?)", (f"bm25({weights})",))
        rows.execute("BEGIN")
        _insert(rows, feed)
        rows.execute("CREATE INDEX article_day ON article (day)")
        rows.execute("CREATE INDEX article_source ON article (source)")
        rows.execute("COMMIT")
        rows.execute("INSERT INTO found (found) VALUES ('optimize')")
        rows.execute("ANALYZE")
        rows.close()
        return {}

    @staticmethod
    def add(folder: Path, pieces: Sequence[Piece]) -> None:
        """See `Engine`."""
        rows = _connect(folder)
        rows.execute("BEGIN")
        _insert(rows, pieces)
        rows.execute("COMMIT")
        rows.close()

    def refresh(self) -> None:
        """Every query sees the newest commit."""

    def search(self, question: Question) -> Work:
        """See `Engine`."""
        match, tests = _ask(question)
        source, order = ("found JOIN article ON key = found.rowid", "rank") if match else ("article", "day DESC")
        select = f"SELECT article.title FROM {source} WHERE {' AND '.join(tests)} ORDER BY {order} LIMIT {ROWS}"
        return partial(self._fetch, select, _values(question, match))

    def facet(self, question: Question, by: Literal["source", "entity"]) -> Work:
        """Count over what it finds anew: hits cannot be handed to it."""
        match, tests = _ask(question)
        joined, what = ("article ON key", "source") if by == "source" else ("naming ON article", "name")
        select = (
            f"SELECT {what}, count(*) FROM found JOIN {joined} = found.rowid WHERE {' AND '.join(tests)} GROUP BY 1"
        )
        counted = f"{select} ORDER BY 2 DESC LIMIT {ROWS}"
        if by == "entity":
            counted = f"SELECT text FROM ({counted}) JOIN name ON key = name"
        return partial(self._fetch, counted, _values(question, match))

    def snippets(self, question: Question) -> Work:
        """See `Engine`. What it knows of the hits is their row ids."""
        match, tests = _ask(question)
        select = f"SELECT found.rowid FROM found WHERE {' AND '.join(tests)} ORDER BY rank LIMIT {ROWS}"
        keys = [key for (key,) in self._rows.execute(select, [match])]
        body = TEXT_FIELDS.index("body")
        one = f"SELECT snippet(found, {body}, '[', ']', '…', 40) FROM found WHERE found MATCH ? AND rowid = ?"
        return lambda: [self._rows.execute(one, (match, key)).fetchone() for key in keys]

    def complete(self, start: str) -> Work:
        """Read on in the list of words, which is a table that SQLite makes of the index at every look."""
        self._rows.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, found, row)")
        select = "SELECT term FROM temp.words WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT 10"
        return partial(self._fetch, select, [start, start + "\U0010ffff"])

    def _fetch(self, select: str, values: Sequence[object]) -> list[object]:
        return self._rows.execute(select, values).fetchall()

    def close(self) -> None:
        """See `Engine`."""
        self._rows.close()


def _connect(folder: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(folder / _FILE, isolation_level=None)
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = NORMAL")
    rows.execute("PRAGMA cache_size = -65536")
    rows.execute(f"PRAGMA mmap_size = {2**31 - 65536}")  # the others map their files too
    return rows


def _insert(rows: sqlite3.Connection, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        texts = piece.texts
        row = (piece.key, piece.source, piece.day, texts["title"], texts["other"], texts["body"])
        rows.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", row)
        rows.execute(f"INSERT INTO found (rowid, {_FIELDS}) VALUES (?, ?, ?, ?)", (piece.key, *texts.values()))
        names = [(name,) for name in piece.names]
        rows.executemany("INSERT OR IGNORE INTO name (text) VALUES (?)", names)
        rows.executemany(f"INSERT INTO naming SELECT {piece.key}, key FROM name WHERE text = ?", names)


def _ask(question: Question) -> tuple[str, list[str]]:
    match = " AND ".join(_match(question))
    tests = ["found MATCH ?"] if match else []
    if question.source:
        tests.append("source = ?")
    if question.days:
        tests.append("day BETWEEN ? AND ?")
    return match, tests


def _match(question: Question) -> Iterator[str]:
    yield from (f'"{word}"' for word in question.every)
    if question.either:
        yield f"({' OR '.join(question.either)})"
    if question.phrase:
        yield f'"{" ".join(question.phrase)}"'
    if question.start:
        yield f'"{question.start}"*'


def _values(question: Question, match: str) -> list[object]:
    values: list[object] = [match] if match else []
    if question.source:
        values.append(question.source)
    return values + [day.toordinal() for day in question.days or ()]
