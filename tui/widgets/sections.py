"""What the entity pane lists of one article, section by section: names, who said what, days, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import index
from tui.paint import Glyphs, shown
from tui.widgets.wording import short_day

if TYPE_CHECKING:
    from index import DateMention, Entity, Named, NumberMention, Quote, Reading, Span

Order = Literal["mentions", "hits", "name", "place"]
ORDERS: dict[Order, str] = {
    "mentions": "most mentioned first",
    "hits": "those in most articles first",
    "name": "by name",
    "place": "in reading order",
}
SECTIONS = {
    "person": "PEOPLE",
    "org": "ORGANISATIONS",
    "group": "GROUPS",
    "place": "PLACES",
    "event": "EVENTS",
    "quote": "QUOTES",
    "date": "DATES",
    "number": "NUMBERS",
}
FOLDED = frozenset({"number"})
"""Sections that are folded until somebody opens them: every article has numbers, few are looked for."""
_LONGEST_SPEAKER = 10
_LATEST = date.max


@dataclass(frozen=True, slots=True)
class Thing:
    """One line that can be chosen: a name, or what is said, dated or counted in the text."""

    section: str
    text: str
    count: str
    """What stands at the right."""
    entity: Entity
    """What is lit in the text; of what is no name only the places are meant."""
    named: Named | None = None
    """The name; None for anything else."""
    label: str = ""
    """Stands before the text: the speaker, the day."""

    def has(self, sought: str) -> bool:
        """Tell whether it holds `sought`, casefolded."""
        return any(sought in text.casefold() for text in (self.text, self.label, *self.entity.aliases))


def things(reading: Reading, order: Order, glyphs: Glyphs) -> tuple[Thing, ...]:
    """Return all of an article in the order of `SECTIONS`, the names in `order`."""
    return (
        *_names(reading.named, order, glyphs),
        *(_quote(quote, glyphs) for quote in reading.extraction.quotes),
        *_dates(reading, glyphs),
        *_numbers(reading.extraction.numbers, glyphs),
    )


def _names(named: Sequence[Named], order: Order, glyphs: Glyphs) -> Iterator[Thing]:
    sections = list(SECTIONS)
    if order == "hits":
        named = sorted(named, key=lambda item: -item.in_hits)
    elif order == "name":
        named = sorted(named, key=lambda item: item.entity.name.casefold())
    elif order == "place":
        first = {id(item): number for number, item in enumerate(sorted(named, key=_first_mention))}
        named = sorted(named, key=lambda item: first[id(item)])
    for item in sorted(named, key=lambda item: sections.index(item.entity.type)):
        entity = item.entity
        count = f"{len(entity.mentions):,}{item.in_hits:>7,}"
        yield Thing(entity.type, shown(entity.name, glyphs), count, entity, item)


def _first_mention(item: Named) -> tuple[int, int]:
    fields = ("title", "standfirst", "body")
    span = item.entity.mentions[0] if item.entity.mentions else index.Span("", 0, 0, "")
    return (fields.index(span.field) if span.field in fields else len(fields), span.start)


def _quote(quote: Quote, glyphs: Glyphs) -> Thing:
    speaker = quote.speaker or ""
    if quote.entity:
        speaker = speaker.split()[-1] if speaker.split() else ""
    label = shown(speaker, glyphs)[:_LONGEST_SPEAKER].rstrip() or glyphs.dash
    return _thing("quote", shown(quote.text, glyphs), "", (quote,), label)


def _dates(reading: Reading, glyphs: Glyphs) -> Iterator[Thing]:
    by_value: dict[str, list[DateMention]] = {}
    for mention in reading.extraction.dates:
        by_value.setdefault(mention.value or mention.text.casefold(), []).append(mention)
    near = reading.article.published
    for found in sorted(by_value.values(), key=lambda found: calendar_place(found[0].value)):
        value, count = found[0].value, f"{len(found):,}" if len(found) > 1 else ""
        label = short_day(value, near.year if near else None, glyphs.dash) if value else glyphs.dash
        yield _thing("date", shown(found[0].text, glyphs), count, found, label)


def _numbers(numbers: Iterable[NumberMention], glyphs: Glyphs) -> Iterator[Thing]:
    by_value: dict[tuple[float, str | None], list[NumberMention]] = {}
    for number in numbers:
        by_value.setdefault((number.value, number.unit), []).append(number)
    for (value, _), found in by_value.items():
        written = f"{value:,.10g}"
        text = shown(found[0].text, glyphs)
        yield _thing("number", text, "" if written in text or f"{value:.10g}" in text else written, found)


def _thing(section: str, text: str, count: str, spans: Sequence[Span], label: str = "") -> Thing:
    places = tuple(index.Span(span.field, span.start, span.end, span.text) for span in spans)
    return Thing(section, text, count, index.Entity("", "event", text, (), places), label=label)


_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?")


def calendar_place(value: str | None) -> tuple[date, int]:
    """Return where the time `value`, written as in `DateMention`, stands in the calendar.

    A longer time comes before the days in it, what is no place in it (a number of days, nothing) behind all.
    """
    found = _DAY.match(value or "")
    if not found:
        return _LATEST, 0
    year, month, day, week = (int(part) if part else None for part in found.groups())
    try:
        first = date.fromisocalendar(year or 1, week, 1) if week else date(year or 1, month or 1, day or 1)
    except ValueError:
        return _LATEST, 0
    return first, 2 if day and "/" not in (value or "") else 1 if month or week else 0
