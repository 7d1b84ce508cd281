"""Feeds: RSS and Atom, every entry an article."""

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import feedparser

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble, one_line
from index.parse.decode import Decoded, decode
from index.parse.fields import Fields
from index.parse.moments import moment
from index.parse.names import names_of
from index.parse.tree import block_text, load

logging.getLogger("feedparser").setLevel(logging.CRITICAL)

# What feedparser lets through on broken feeds.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_DECLARED_ENTITY = re.compile(r"(?i)<!ENTITY")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_HEAD = 512
_MORE = re.compile(
    r"(?i)\s*(?:\[(?:…|\.\.\.|&hellip;)\]"
    r"|(?:continue reading|read more|the post .{1,200} appeared first on)\b.{0,200})\s*$"
)


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return an article for every entry of a feed, in its order."""
    decoded = _decoded(document.content)
    if _DECLARED_ENTITY.search(decoded.text):
        return (Rejected(document.name, "declares entities of its own, which a feed may not"),)
    data = BytesIO(_DECLARATION.sub("", decoded.text, count=1).encode("utf-8", "replace"))
    try:
        read = dict(feedparser.parse(data, response_headers=_AS_UTF8, sanitize_html=False, resolve_relative_uris=False))
    except _FAULTS as error:
        return (Rejected(document.name, f"is no feed that can be read ({type(error).__name__})"),)
    feed = dict(read.get("feed") or {})
    entries = read.get("entries") or []
    if not entries:
        return (Rejected(document.name, "is a feed without entries" if read.get("version") else "is no feed"),)
    source, language = _plain(feed.get("title")), _string(feed.get("language"))
    return tuple(_entry(document, dict(entry), n, source, language) for n, entry in enumerate(entries, start=1))


def _decoded(content: bytes) -> Decoded:
    declared = _ENCODING.search(content[:_HEAD])
    return decode(content, declared[1].decode("ascii", "replace") if declared else None)


def _entry(
    document: RawDocument, entry: Mapping[str, object], number: int, source: str, language: str
) -> Article | Rejected:
    summary, body = _rich(entry.get("summary")), _content(entry)
    published = moment(_string(entry.get("published")))
    origin = entry.get("source")
    named = _plain(origin.get("title")) if isinstance(origin, Mapping) else ""
    standfirst, authors = _standfirst(summary, body), names_of(_authors(entry))
    fields = Fields(
        title=_plain(entry.get("title")),
        body=body or summary,
        standfirst=standfirst,
        authors=authors,
        source=named or source or None,
        url=_string(entry.get("link")) or None,
        published=published or moment(_string(entry.get("updated"))),
        updated=moment(_string(entry.get("updated"))) if published else None,
        language=language or None,
    )
    said = {
        "title": "entry title" if fields.title else "",
        "body": "entry content" if body else "entry summary",
        "standfirst": "entry summary" if standfirst else "",
        "authors": "entry author" if authors else "",
        "source": "entry source" if named else "feed title" if source else "",
        "url": "entry link" if fields.url else "",
        "published": "entry published" if published else "entry updated" if fields.published else "",
        "updated": "entry updated" if fields.updated else "",
        "language": "feed language" if language else "",
    }
    fields = replace(fields, provenance={field: where for field, where in said.items() if where})
    name = one_line(_string(entry.get("id")) or _string(entry.get("link"))) or f"entry {number}"
    return assemble(document, fields, name)


def _content(entry: Mapping[str, object]) -> str:
    """Return the longest text among an entry's contents."""
    contents = entry.get("content")
    texts = (
        [_rich(each.get("value")) for each in contents if isinstance(each, Mapping)]
        if isinstance(contents, list)
        else []
    )
    return max(texts, key=len, default="")


def _standfirst(summary: str, body: str) -> str | None:
    """Return a summary that is not just how the body begins."""
    plain = one_line(summary)
    beginning = plain[:60].rstrip("….")
    return plain if plain and body and beginning not in one_line(body) and len(plain) <= 600 else None


def _authors(entry: Mapping[str, object]) -> list[str]:
    people = entry.get("authors")
    names = (
        [_plain(each.get("name")) for each in people if isinstance(each, Mapping)] if isinstance(people, list) else []
    )
    return [name for name in names if name] or [_plain(entry.get("author"))]


def _rich(value: object) -> str:
    text = _string(value)
    root = load(text) if text.strip() else None
    return _MORE.sub("", block_text(root)) if root is not None else ""


def _plain(value: object) -> str:
    """Return a one-line text; only one that holds tags or entities is read as HTML, so `[b]` and `a < b` stay."""
    text = _string(value)
    return one_line(_rich(text)) if re.search(r"</?[A-Za-z]|&#?\w+;", text) else text


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
