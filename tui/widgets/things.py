"""What stands in a text that one can go on from: names, days, addresses. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import index
from tui.widgets.links import links_in

if TYPE_CHECKING:
    from index import Article, DateMention, Entity, Reading, Span

Kind = Literal["entity", "date", "link"]


class Thing(NamedTuple):
    """One mention of something."""

    kind: Kind
    span: Span
    value: str
    """The entity's name; the address; the days as the query language has them, `2031-02-12` or `2031-02..2031-04`."""
    entity: Entity | None = None


class Things:
    """What stands in an article, by field and offset: a paragraph is told its own, however much there is elsewhere."""

    def __init__(self, reading: Reading | None) -> None:
        self._found: dict[str, list[tuple[int, int, Thing]]] = {}  # by field: start, number, what stands there
        for number, thing in enumerate(things_in(reading)) if reading else ():
            self._found.setdefault(thing.span.field, []).append((thing.span.start, number, thing))
        self._longest = 0
        for things in self._found.values():
            things.sort(key=lambda each: each[:2])
            self._longest = max(self._longest, *(thing.span.end - start for start, _, thing in things))

    def within(self, field: str, start: int, end: int) -> list[Thing]:
        """Return all that reaches into a half-open range of a field, in the order of `things_in`."""
        things, found = self._found.get(field, []), []
        for at in range(bisect_left(things, (start - self._longest,)), len(things)):
            begin, number, thing = things[at]
            if begin >= end:
                break
            if thing.span.end > start:
                found.append((number, thing))
        return [thing for _, thing in sorted(found, key=lambda each: each[0])]


def things_in(reading: Reading) -> Iterator[Thing]:
    """Yield every mention of an entity, every day and every address, in no order."""
    for named in reading.named:
        for span in named.entity.mentions:
            yield Thing("entity", span, named.entity.name, named.entity)
    for mention in reading.extraction.dates:
        days = asked_days(mention)
        if days:
            yield Thing("date", index.Span(mention.field, mention.start, mention.end, mention.text), days)
    yield from links_of(reading.article)


def links_of(article: Article) -> Iterator[Thing]:
    """Yield the addresses that are written out in the article, by field."""
    for field, text in article.texts().items():
        for start, end in links_in(text):
            yield Thing("link", index.Span(field, start, end, text[start:end]), text[start:end])


def asked_days(mention: DateMention) -> str | None:
    """Return the days of a date expression as `mentions:` takes them; None for a length of time."""
    value = mention.value
    if not value or value.startswith("P"):
        return None
    ends = [_days(part) for part in value.split("/")]
    if len(ends) == 1:
        return ends[0]
    first, last = ends[0], ends[-1]
    return f"{first.partition('..')[0]}..{last.rpartition('..')[2]}" if first and last else None


def _days(value: str) -> str | None:
    year, week, number = value.partition("-W")
    if not week:
        return value
    try:
        monday, sunday = (date.fromisocalendar(int(year), int(number), day) for day in (1, 7))
    except ValueError:
        return None
    return f"{monday}..{sunday}"
