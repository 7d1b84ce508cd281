"""Feeds as they are fetched: parted into entries by their tags alone, and lists of feeds."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"(?is)<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)((?:[\w.-]{1,30}:)?(?:item|entry))(?=[\s/>])[^>]*>"
)
_BEGINS = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>)*<(?:rss|(?:\w+:)?feed|rdf:rdf)\b"
)
_MOVING = re.compile(
    rb"(?is)<((?:\w+:)?(?:lastBuildDate|pubDate|updated|date|ttl|generator|cloud|updatePeriod|updateFrequency))\b[^>]*>"
    rb"[^<]*</\1\s*>"
)
"""What a feed's head says anew each time it is asked for."""
_ID = re.compile(rb"(?is)<(?:\w+:)?(?:guid|id)\b[^>]*>(.*?)</")
_LINK = re.compile(rb"(?is)<(?:\w+:)?link\b[^>]*>\s*(?:<!\[CDATA\[)?\s*(https?://[^<\s\]]+)")
_LINKED = re.compile(rb"(?is)<(?:\w+:)?link\b([^>]*)>")
_HREF = re.compile(rb"(?is)\bhref\s*=\s*[\"'](https?://[^\"']+)[\"']")
_REL = re.compile(rb"(?is)\brel\s*=\s*[\"']([^\"']+)[\"']")
_FEED_ADDRESS = re.compile(rb"(?is)\bxmlUrl\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HEAD = 8192
_LARGEST_HEAD = 256 << 10
_MOST = 2000
"""Entries of one feed, or feeds of one list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    content: bytes
    """A feed of its own, with this entry alone; the same as long as the entry is the same."""
    id: bytes
    """What the feed calls it; what it holds where the feed calls it nothing."""
    link: str
    """The page behind it, empty where it names none."""


def is_feed(content: bytes) -> bool:
    """Tell whether this is RSS or Atom."""
    return _BEGINS.match(content[:_HEAD]) is not None


def entries(content: bytes) -> list[Entry]:
    """Return the entries of a feed, each once; none where they cannot be told by their tags alone.

    The bytes are foreign: they are parted, not parsed.
    """
    spans = list(_spans(content))
    if not spans or spans[0][0] > _LARGEST_HEAD:
        return []
    head, foot = _MOVING.sub(b"", content[: spans[0][0]]), content[spans[-1][1] :][:_LARGEST_HEAD]
    found: dict[bytes, Entry] = {}
    for start, end in spans[:_MOST]:
        text = content[start:end]
        id = _ID.search(text)
        link = link_of(text)
        name = (id[1].strip() if id else b"") or link.encode() or text
        found.setdefault(name, Entry(head + text + foot, name, link))
    return list(found.values())


def link_of(entry: bytes) -> str:
    """Return the address of the page behind an entry, empty where it gives none."""
    written = _LINK.search(entry)
    if written:
        return _address(written[1])
    for tag in _LINKED.finditer(entry):
        rel, href = _REL.search(tag[1]), _HREF.search(tag[1])
        if href and (not rel or rel[1].lower() == b"alternate"):
            return _address(href[1])
    return ""


def feed_addresses(content: bytes) -> list[str]:
    """Return the addresses of feeds in an OPML file, each once."""
    found = (_address(match[1] or match[2] or b"") for match in _FEED_ADDRESS.finditer(content))
    return list(dict.fromkeys(filter(None, found)))[:_MOST]


def _address(written: bytes) -> str:
    return html.unescape(written.decode("utf-8", "replace")).strip()


def _spans(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where entries begin and end; what stands in comments and CDATA is not looked at."""
    start = depth = 0
    for token in _TOKEN.finditer(content):
        if token[2] is None:
            continue
        if token.group().endswith(b"/>"):
            continue
        if token[1]:
            depth -= depth > 0
            if not depth and start >= 0:
                yield start, token.end()
        else:
            start = token.start() if not depth else start
            depth += 1
