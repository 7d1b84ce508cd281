"""What was found in an article, in the form in which articles are found by it: numbers of days and of words."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from index.analysis import tokens

if TYPE_CHECKING:
    from index.article import Article, DateMention, Extraction, Quote
    from index.standing import Places

Pairs = Sequence[tuple[int, int]]


class Finding(NamedTuple):
    """What was found in one article."""

    entities: Sequence[int] = ()
    """Keys."""
    speakers: Sequence[int] = ()
    """Of what is said, direct or reported, as entities."""
    days: Pairs = ()
    """First and last day of each stretch of time that the text names, as `date.toordinal` counts."""
    quotes: Pairs = ()
    """Numbers of the first and the last token of the body in each piece of direct speech."""


class Looked(NamedTuple):
    """An article that was looked through: what is in it, and the numbers by which it is found."""

    extraction: Extraction
    days: Pairs = ()
    quotes: Pairs = ()
    places: Places = {}
    """Where the entities are named; company is told from it."""
    vouched: Collection[str] = ()
    """Ids of the people and places of which the article tells what they are; all others are taken to be it."""

    @classmethod
    def at(cls, article: Article, extraction: Extraction, vouched: Collection[str]) -> Self:
        """Return what was found in an article with its numbers."""
        from index.standing import standing  # who reads what was found does without

        quotes = quoted_tokens(article.body, extraction.quotes)
        return cls(extraction, days_of(extraction.dates), quotes, standing(article, extraction.entities), vouched)


def days_of(mentions: Iterable[DateMention]) -> list[tuple[int, int]]:
    """Return the different stretches of days that the mentions name, ascending; what is no date gives none."""
    found = (_stretch(mention.value) for mention in mentions if mention.value)
    return sorted({stretch for stretch in found if stretch})


def quoted_tokens(body: str, quotes: Iterable[Quote]) -> list[tuple[int, int]]:
    """Return the numbers of the first and last token of each quotation in the body that has any, ascending."""
    spans = sorted({(quote.start, quote.end) for quote in quotes if quote.field == "body"})
    if not spans:
        return []
    places = [(token.start, token.end) for token in tokens(body)]
    found = []
    first = 0
    for start, end in spans:
        while first < len(places) and places[first][0] < start:
            first += 1
        last = first
        while last < len(places) and places[last][1] <= end:
            last += 1
        if last > first:
            found.append((first, last - 1))
    return found


def to_text(speakers: Sequence[int], days: Pairs, quotes: Pairs) -> str:
    """Return all but the entities as the store keeps it."""
    return json.dumps([sorted(set(speakers)), list(days), list(quotes)], separators=(",", ":"))


def from_text(entities: Sequence[int], text: str | None) -> Finding:
    """Read back what `to_text` gave, with the entities."""
    if text is None:
        return Finding(entities)
    speakers, days, quotes = json.loads(text)
    return Finding(entities, speakers, [(first, last) for first, last in days], [(a, b) for a, b in quotes])


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?")


@lru_cache(maxsize=1 << 14)  # the same days come in many articles
def _stretch(value: str) -> tuple[int, int] | None:
    """Return the first and last day of an ISO 8601 date, month, year, week or interval; None for anything else."""
    first, _, last = value.partition("/")
    begin = _extent(first)
    end = _extent(last) if last else begin
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _extent(value: str) -> tuple[int, int] | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day, week = (int(part) if part else None for part in match.groups())
    try:
        if year is None or year == MAXYEAR:
            return None
        if week:
            monday = date.fromisocalendar(year, week, 1)
            return monday.toordinal(), (monday + timedelta(days=6)).toordinal()
        first = date(year, month or 1, day or 1)
        if day:
            return first.toordinal(), first.toordinal()
        behind = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
        return first.toordinal(), behind.toordinal() - 1
    except ValueError:
        return None
