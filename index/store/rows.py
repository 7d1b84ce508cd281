"""An article as a row of the store, and back."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from index.article import Article, Caption, When
from index.json_form import when_from_json, when_to_json
from index.results import Row

_json = json.JSONEncoder(ensure_ascii=False).encode
_EMPTY = "[]"

COLUMNS = (
    "id, undated, moment, published, title, source, path, format, standfirst, authors, url, updated, language, "
    "captions, pull_quotes, provenance, notices, body, chrome"
)
LIST_COLUMNS = (
    "key, id, title, source, published, path, seen.article IS NULL, "
    "CASE WHEN story IS NULL THEN 0 "
    "ELSE (SELECT count(*) FROM article AS same WHERE same.story = article.story) - 1 END, "
    "EXISTS (SELECT 1 FROM star WHERE star.article = key), EXISTS (SELECT 1 FROM note WHERE note.article = key)"
)


def moment_of(when: When | None) -> int:
    """Return seconds since 1970 UTC; a day counts from its midnight, 0 stands for no date."""
    if when is None:
        return 0
    if not isinstance(when, datetime):
        when = datetime.combine(when, time.min, UTC)
    return int(when.timestamp())


def path_to_blob(path: str) -> bytes:
    """Return the bytes of a path as the file system has them."""
    return path.encode("utf-8", "surrogateescape")


def path_from_blob(blob: bytes) -> str:
    """Read back what `path_to_blob` gave."""
    return blob.decode("utf-8", "surrogateescape")


def _list(values: Sequence[Any]) -> str:
    return _json(values) if values else _EMPTY  # most are empty


def _read(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text != _EMPTY else ()


def article_to_row(article: Article) -> tuple[Any, ...]:
    """Return the values of `COLUMNS`."""
    return (
        article.id,
        int(article.published is None),
        moment_of(article.published),
        when_to_json(article.published),
        article.title,
        article.source,
        path_to_blob(article.path),
        article.format,
        article.standfirst,
        _list(article.authors),
        article.url,
        when_to_json(article.updated),
        article.language,
        _list([(caption.text, caption.credit) for caption in article.captions]),
        _list(article.pull_quotes),
        _json(dict(article.provenance)),
        _list(article.notices),
        article.body,
        _list(article.chrome),
    )


def article_from_row(row: tuple[Any, ...]) -> Article:
    """Read back the values of `COLUMNS`."""
    (id, _, _, published, title, source, path, format, standfirst, authors, url, updated, language) = row[:13]
    (captions, pull_quotes, provenance, notices, body, chrome) = row[13:]
    return Article(
        id=id,
        path=path_from_blob(path),
        format=format,
        title=title,
        body=body,
        standfirst=standfirst,
        authors=_read(authors),
        source=source,
        url=url,
        published=when_from_json(published),
        updated=when_from_json(updated),
        language=language,
        captions=tuple(Caption(text, credit) for text, credit in _read(captions)),
        pull_quotes=_read(pull_quotes),
        chrome=_read(chrome),
        provenance=json.loads(provenance),
        notices=_read(notices),
    )


def list_row(row: tuple[Any, ...]) -> Row:
    """Read the values of `LIST_COLUMNS`."""
    key, id, title, source, published, path, unread, duplicates, starred, noted = row
    when, path = when_from_json(published), path_from_blob(path)
    return Row(key, id, title, source, when, path, bool(unread), duplicates, bool(starred), bool(noted))
