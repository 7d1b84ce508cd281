"""Versions: which articles are one article as it was at different times, told by their addresses and heads. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

from index.article import When

DAYS = 7
"""Days that two texts with the same head may be apart."""
_TELLING_TITLE, _TELLING_LEAD = 12, 40
"""Characters from which on a headline and a first paragraph are worth a look at the articles that share them."""
_LEAST_LEAD = 8
"""Words from which on a first paragraph tells an article from others."""
_LOOKED = 3
"""Paragraphs among which the first of so many words is."""
_LONGEST = 300
"""Characters of a paragraph that are looked at."""
_NEAR = 0.6
"""Share of the words that heads of one article have in common."""
_SAME_TEXT = 0.2
"""Share of the shorter text that versions with the same head have in common: a column's head is the same every day."""
_SOMETHING, _SOME_TEXT = 0.3, 0.1
"""The same for texts from one address: some sites give every article the address of their front page."""
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_TRACKING = re.compile(r"(?i)(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmp|cmpid|ref|ref_src|smid|share|amp|outputtype)(?:=|$)")


class Head(NamedTuple):
    """What an article is known by."""

    address: str
    """Without what differs between links to one page; empty where there is none, or that of a whole site."""
    outlet: str
    title: tuple[str, ...]
    lead: tuple[str, ...]
    """The words of its first paragraph; empty where that is too short."""
    day: date | None


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article has or had."""

    name: str
    """What it is asked for by: the article's id, with `@1`, `@2` … behind it for what it was before."""
    title: str
    source: str | None
    published: When | None
    updated: When | None
    path: str
    until: datetime | None
    """When another text took its place in the library, UTC; None for an article as it is."""
    newest: bool = False
    """Whether it is the one that lists show."""


def head_of(title: str, source: str | None, url: str | None, body: str, published: When | None) -> Head:
    """Return what an article is known by."""
    paragraphs = (_words(text[:_LONGEST]) for text in body.split("\n\n", _LOOKED)[:_LOOKED])
    lead = next((words for words in paragraphs if len(words) >= _LEAST_LEAD), ())
    day = published.date() if isinstance(published, datetime) else published
    return Head(address_of(url), (source or "").casefold(), _words(title), lead, day)


def address_of(url: str | None) -> str:
    """Return an address without what differs between links to one page; empty for that of a whole site."""
    try:
        parts = urlsplit(url or "")
        host = _SITE.sub("", (parts.hostname or "").lower())
    except ValueError:
        return ""
    path = parts.path.rstrip("/").removesuffix("/amp")
    asked = "&".join(sorted(each for each in parts.query.split("&") if each and not _TRACKING.match(each)))
    return f"{host}{path}?{asked}" if host and (path or asked) else ""


def hashes_of(title: str, source: str | None, url: str | None, body: str) -> list[int]:
    """Return numbers (of 32 bits) of which versions of one article have one in common; other articles may too."""
    outlet, lead = source or "", body[:_LONGEST].partition("\n\n")[0]
    said = []
    if url and (address := address_of(url)):
        said.append(f"a{address}")
    if len(title) >= _TELLING_TITLE:
        said.append(f"t{outlet}\n{title}".casefold())
    if len(lead) >= _TELLING_LEAD:
        said.append(f"l{outlet}\n{lead}".casefold())
    return [crc32(each.encode("utf-8", "replace")) for each in said]


def are_versions(one: Head, two: Head, containment: float) -> bool:
    """Tell whether two articles are versions of one, if so much of the shorter's text (0 to 1) stands in the other."""
    titles, leads = likeness(one.title, two.title), likeness(one.lead, two.lead)
    if one.address and one.address == two.address:
        return max(titles, leads) >= _SOMETHING or containment >= _SOME_TEXT
    if one.outlet != two.outlet or min(titles, leads) < _NEAR or containment < _SAME_TEXT:
        return False
    return one.day is None or two.day is None or abs((one.day - two.day).days) <= DAYS


def likeness(one: Sequence[str], two: Sequence[str]) -> float:
    """Return the share of the words of both that they have in common, 0 to 1."""
    if one == two:
        return 1.0 if one else 0.0
    first, second = Counter(one), Counter(two)
    return (first & second).total() / max(1, (first | second).total())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
