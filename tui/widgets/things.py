"""What stands in a text that one can go on from: names, days, addresses. Pure."""

from __future__ import annotations

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
