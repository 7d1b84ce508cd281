"""JSON: one record or several, each an article under the names that news data uses."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.fields import MAPPED, Fields
from index.parse.moments import moment
from index.parse.names import names_of
from index.parse.rich import plain_text

# Names in order of trust, lower case, without _ - and spaces.
_NAMES = {
    "title": "title headline webtitle heading name subject",
    "body": "body text content articlebody maintext article fulltext bodytext contenttext contenthtml story",
    "standfirst": "standfirst dek subtitle subheadline description summary lead abstract excerpt shortdescription",
    "published": "published date publishedat datepublished datepublish publishdate publishedon publicationdate "
    "pubdate webpublicationdate firstpublished created createdat datecreated timestamp time",
    "updated": "updated updatedat modified modifiedat datemodified datemodify lastmodified",
    "source": "source publisher outlet publication sitename sourcename site newspaper sourcedomain domain",
    "authors": "authors author byline creator writers writer",
    "url": "url link canonicalurl weburl permalink sourceurl href",
    "language": "language lang inlanguage",
    "id": "id uuid guid articleid docid",
}
_FIELD = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_INNER = ("name", "rendered", "main", "text", "value", "#text", "original", "$oid", "$date", "@value")
_LISTS = ("articles", "items", "results", "records", "docs", "posts", "data", "entries", "response", "@graph")
_DEEPEST = 4
_WRAPPED = range(50, 101)
"""How long the longest line of a text is that was broken at a fixed width."""


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return an article for every record: an object, a list of them, an object that holds such a list, or lines."""
    decoded = decode(document.content)
    try:
        value = json.loads(decoded.text)
    except RecursionError:
        return (Rejected(document.name, f"{document.part or 'the file'} is nested too deeply"),)
    except ValueError as error:
        return _by_line(document, decoded.text) or (Rejected(document.name, _fault(document, error)),)
    if document.part:
        return (_article(document, value, document.part, decoded.notice),)
    records = _records(value)
    if records is None:
        return (_article(document, value, None, decoded.notice),)
    return tuple(_article(document, each, f"record {n}", decoded.notice) for n, each in enumerate(records, start=1))


def _by_line(document: RawDocument, text: str) -> tuple[Article | Rejected, ...]:
    """Read JSON lines that come whole; nothing when the first one is no record."""
    lines = [(f"line {number}", line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) < 2 or not isinstance(_value(lines[0][1]), dict):
        return ()
    return tuple(_line(document, place, line) for place, line in lines)


def _line(document: RawDocument, place: str, line: str) -> Article | Rejected:
    value = _value(line)
    if value is None:
        return Rejected(f"{document.path}#{place}", f"{place} is not JSON")
    return _article(document, value, place, None)


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _fault(document: RawDocument, error: ValueError) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return f"{document.part or 'the file'} is not JSON that can be read: {error}"
    place = document.part or f"line {error.lineno}"
    return f"{place} is not JSON: {error.msg} at column {error.colno}"


def _records(value: object) -> list[object] | None:
    """Return the records of a list, or of an object that is only a wrapper round one; None for a lone record."""
    for _ in range(_DEEPEST):
        if isinstance(value, list):
            return value
        if not isinstance(value, dict) or (_named(value).keys() & {"title", "body"} and not _holds_records(value)):
            return None
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list | dict)), None)
    return None


def _holds_records(value: Mapping[str, object]) -> bool:
    """A JSON feed has a title of its own beside its items."""
    items = value.get("items")
    return isinstance(items, list) and bool(items) and isinstance(items[0], dict)


def _article(document: RawDocument, value: object, place: str | None, notice: str | None) -> Article | Rejected:
    name = f"{document.path}#{place}" if place else document.path
    if not isinstance(value, dict):
        return Rejected(name, f"{place or 'the file'} is not a record (a JSON object)")
    missing = {field: key for field, key in document.mapping if _at(value, key) is None}
    if missing and (len(missing) == len(document.mapping) or not missing.keys().isdisjoint(("title", "body"))):
        return Rejected(
            name, f"{place or 'the record'} has no {next(iter(missing.values()))!r} to map; fields seen: {_seen(value)}"
        )
    record = read_record(value, document.mapping)
    if record is None:
        return Rejected(name, f"{place or 'the record'} has no text field; fields seen: {_seen(value)}")
    fields, id = record
    return assemble(document, replace(fields, notices=(notice,)) if notice else fields, id or place)


def _seen(value: Mapping[str, object]) -> str:
    return ", ".join(sorted(value)[:12]) or "none"


def read_record(value: Mapping[str, object], mapping: tuple[tuple[str, str], ...]) -> tuple[Fields, str] | None:
    """Return what a record says and its own id, empty where it has none; None when it holds no text.

    A field in `mapping` is taken from its key, which may lead inwards (`fields.headline`), every other from the keys
    that are known for it.
    """
    known = _named(value)
    record = {field: content for field, (_, content) in known.items()}
    record |= {field: _at(value, key) for field, key in mapping}
    title, body = _inline(record.get("title")), _body(record.get("body"))
    standfirst = _inline(record.get("standfirst")) or None
    if not title and not body and not standfirst:
        return None
    if not body and standfirst:
        body, standfirst = standfirst, None
        known["body"] = known.pop("standfirst", ("", None))
    named = {field: f"field {key}" for field, (key, _) in known.items() if key and field != "id"}
    fields = Fields(
        title=title,
        body=body,
        standfirst=standfirst,
        authors=names_of(_people(record.get("authors"))),
        source=_inline(record.get("source")) or None,
        url=_inline(record.get("url")) or None,
        published=moment(_scalar(record.get("published"))),
        updated=moment(_scalar(record.get("updated"))),
        language=_inline(record.get("language")) or None,
        provenance=named | {field: f"{MAPPED}{key}" for field, key in mapping},
    )
    return fields, _inline(record.get("id"))


def knows(keys: Iterable[str]) -> bool:
    """Tell whether one of these columns or keys is known to hold a headline or a text."""
    return any(_FIELD.get(_plain_key(key), ("", 0))[0] in ("title", "body", "standfirst") for key in keys)


def _at(value: Mapping[str, object], key: str) -> object:
    """Return what stands at `key`, or at the end of the path that it is; None where nothing does."""
    if key in value:
        return value[key]
    found: object = value
    for step in key.split("."):
        if not isinstance(found, dict) or step not in found:
            return None
        found = found[step]
    return found


def _named(value: Mapping[str, object]) -> dict[str, tuple[str, object]]:
    """Return under which key `value` says what of each field; the most trusted name that is not empty wins."""
    best: dict[str, tuple[int, str, object]] = {}
    for key, content in value.items():
        found = _FIELD.get(_plain_key(key))
        if found and content not in (None, "", [], {}) and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], key, content)
    return {field: (key, content) for field, (_, key, content) in best.items()}


@lru_cache(maxsize=512)
def _plain_key(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def _scalar(value: object) -> object:
    """Unwrap `{"name": …}`, `{"rendered": …}` and lists of one."""
    for _ in range(_DEEPEST):
        if isinstance(value, dict):
            value = next((value[key] for key in _INNER if value.get(key)), None)
        elif isinstance(value, list):
            value = value[0] if value else None
        else:
            return value
    return None


def _inline(value: object) -> str:
    value = _scalar(value)
    return plain_text(str(value)) if isinstance(value, str | int | float) else ""


def _body(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_inline(each) for each in value)))
    text = _inline(value)
    return text if "\n" not in text else "\n\n".join(filter(None, _paragraphs(text)))


def _paragraphs(text: str) -> Iterator[str]:
    """Part a text at its newlines, or at its blank lines where the newlines only break it at a fixed width."""
    lines = text.replace("\r\n", "\n").split("\n")
    longest = max(map(len, lines))
    if longest not in _WRAPPED or re.search(r"[^\n]\n[^\S\n]*[^\s\W]", text) is None:
        yield from lines
        return
    yield from re.split(r"\n[^\S\n]*\n|\n(?=[^\S\n]{2,}\S)", text)


def _people(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [name for each in values if (name := _person(each))]


def _person(value: object) -> str:
    if isinstance(value, dict):
        first, last = (value.get(f"{which}name") or value.get(f"{which}Name") for which in ("first", "last"))
        if isinstance(last, str):
            return f"{first or ''} {last}"
    return _inline(value)
