"""What was found in articles, and which of them nobody has looked through yet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from index.article import Extraction
from index.json_form import dates_from_json, extraction_from_json, extraction_to_json, speech_from_json

if TYPE_CHECKING:
    from index.finding import Finding, Looked, Pairs

Part = Literal["all", "speech", "dates"]
"""What is wanted of an extraction: reading less of it takes a fraction of the time."""
_READING: Mapping[Part, tuple[str, Callable[[Mapping[str, Any]], Extraction]]] = {
    "all": ("form", extraction_from_json),
    "speech": ("form", speech_from_json),
    "dates": ("json_object('dates', form -> '$.dates')", dates_from_json),
}
"""Part → what of its JSON is asked for, and what reads that."""
_BEFORE_ALL = -(1 << 62)
_AT_ONCE = 1000
NOBODY = ""
"""The extractor while nothing was looked through."""


def await_look(connection: sqlite3.Connection, articles: Mapping[int, int | None], older: Iterable[int]) -> None:
    """Note articles (key → moment or None) whose text is new; what was found in the `older` ones is out of date."""
    noted = ((key, _BEFORE_ALL if moment is None else moment) for key, moment in articles.items())
    connection.executemany("INSERT OR REPLACE INTO pending VALUES (?, ?)", noted)
    for key in older:
        unname(connection, key)
        connection.execute("DELETE FROM standing WHERE article = ?", (key,))
        if connection.execute("SELECT 1 FROM extraction WHERE article = ?", (key,)).fetchone():
            update = "UPDATE extraction SET form = NULL, numbers = NULL, named = ? WHERE article = ?"
            connection.execute(update, (_next_named(connection), key))


def unname(connection: sqlite3.Connection, article: int) -> None:
    """Forget which entities an article names."""
    from index.store.outvoting import settle_types

    gone = connection.execute("DELETE FROM naming WHERE article = ? RETURNING entity", (article,)).fetchall()
    settle_types(connection, [entity for (entity,) in gone])


def await_another_look(connection: sqlite3.Connection, extractor: str) -> None:
    """Let every article be looked through again when another extractor has found what is there."""
    (last,) = connection.execute("SELECT extractor FROM counter").fetchone()
    if last not in (NOBODY, extractor):
        from index.store.outvoting import guess_anew  # seldom

        connection.execute(
            "INSERT OR IGNORE INTO pending SELECT key, CASE undated WHEN 1 THEN ? ELSE moment END FROM article",
            (_BEFORE_ALL,),
        )
        guess_anew(connection)
    connection.execute("UPDATE counter SET extractor = ?", (extractor,))


def pending(connection: sqlite3.Connection, limit: int) -> list[int]:
    """Return the newest articles that are still to be looked through."""
    found = connection.execute("SELECT article FROM pending ORDER BY moment DESC, article DESC LIMIT ?", (limit,))
    return [key for (key,) in found]


def put_looked(connection: sqlite3.Connection, article: int, looked: Looked) -> None:
    """Keep what was found in the article, in place of what was found before."""
    from index.finding import to_text  # reading does without this and what follows
    from index.standing import to_bytes
    from index.store.entities import put_naming

    form = json.dumps(extraction_to_json(looked.extraction), ensure_ascii=False, separators=(",", ":"))
    keys = put_naming(connection, article, looked.extraction.entities, looked.vouched)
    said = (*looked.extraction.quotes, *looked.extraction.indirect)
    speakers = [keys[quote.entity] for quote in said if quote.entity in keys]
    connection.execute(
        "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)",
        (article, _next_named(connection), form, to_text(speakers, looked.days, looked.quotes)),
    )
    connection.execute("INSERT OR REPLACE INTO standing VALUES (?, ?)", (article, to_bytes(looked.places, keys)))
    connection.execute("DELETE FROM pending WHERE article = ?", (article,))


def get_extractions(connection: sqlite3.Connection, articles: Sequence[int], part: Part) -> dict[int, Extraction]:
    """Return what was found in these articles, by article, without those that nobody has looked through yet."""
    what, read = _READING[part]
    found = connection.execute(
        f"SELECT article, {what} FROM extraction "
        "WHERE article IN (SELECT value FROM json_each(?)) AND form IS NOT NULL",
        (json.dumps(articles),),
    )
    return {article: read(json.loads(form)) for article, form in found}


def days(connection: sqlite3.Connection, articles: Sequence[int]) -> Iterator[tuple[int, Pairs]]:
    """Yield (article, the stretches of days that its text names), in this order, of those that were looked through."""
    from index.finding import from_text

    select = (
        "SELECT article, numbers FROM extraction "
        "WHERE article IN (SELECT value FROM json_each(?)) AND numbers IS NOT NULL"
    )
    for start in range(0, len(articles), _AT_ONCE):
        some = list(map(int, articles[start : start + _AT_ONCE]))
        found = dict(connection.execute(select, (json.dumps(some),)).fetchall())
        yield from ((key, from_text((), found[key]).days) for key in some if key in found)


def found_since(connection: sqlite3.Connection, named: int) -> Iterator[tuple[int, Finding]]:
    """Yield (article, what was found in it) for everything found after that count of extractions."""
    from index.finding import from_text

    found = connection.execute(
        "SELECT extraction.article, numbers, whole FROM extraction LEFT JOIN naming USING (article) "
        "LEFT JOIN entity ON key = entity WHERE named > ? ORDER BY extraction.article",
        (named,),
    )
    wholes = dict(connection.execute("SELECT key, whole FROM entity WHERE key <> whole").fetchall())
    for (article, numbers), rows in groupby(found, key=itemgetter(0, 1)):
        finding = from_text(sorted({entity for *_, entity in rows if entity is not None}), numbers)
        yield article, finding._replace(speakers=sorted({wholes.get(key, key) for key in finding.speakers}))


def _next_named(connection: sqlite3.Connection) -> int:
    (named,) = connection.execute("UPDATE counter SET named = named + 1 RETURNING named").fetchone()
    return int(named)
