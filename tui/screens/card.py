"""The card of an entity: what the library knows of it, put into words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.paint import Glyphs
from tui.widgets.entries import Entry
from tui.widgets.wording import counted, day

if TYPE_CHECKING:
    from index import Companion, Joined, MergedEntity, Quotation

    Walk = Callable[[Companion], Callable[[], None]]
    Go = Callable[[Quotation], Callable[[], None]]
_MOST_MONTHS = 36
"""Signs of a line of counts; more months than that are counted by the year."""


@dataclass(frozen=True, slots=True)
class Card:
    """What was asked of the library about one entity. What takes long comes later: until then it is None."""

    entity: MergedEntity
    joined: tuple[Joined, ...]
    months: Mapping[str, int]
    """Articles by month, `2031-02`, ascending; none for months without any."""
    company: Sequence[Companion] | None = None
    quotes: Sequence[Quotation] | None = None
    """The first of what is quoted or reported of it."""
    quoting: int = 0
    """Articles in which there is such, copies folded."""


def card_entries(card: Card, glyphs: Glyphs, walk: Walk, go: Go, all_said: Callable[[], None]) -> tuple[Entry, ...]:
    """Return the lines of the card.

    `walk` and `go` return what Enter does on a companion and on a quotation; `all_said` lists all articles with one.
    """
    return tuple(_entries(card, glyphs, walk, go, all_said))


def _entries(card: Card, glyphs: Glyphs, walk: Walk, go: Go, all_said: Callable[[], None]) -> Iterator[Entry]:
    entity = card.entity
    yield Entry("", entity.name, heading=True)
    yield Entry("type", entity.type)
    if entity.aliases:
        yield Entry("also", ", ".join(entity.aliases))
    yield Entry("in", f"{counted(entity.articles, 'article')}, {counted(entity.mentions, 'time')}")
    if card.months:
        first, *_, last = [*card.months, *card.months]
        yield Entry("seen", first if first == last else f"{first} {glyphs.dash} {last}")
        yield from _spread(card.months, glyphs)
    yield from _company(card.company, walk)
    yield from _quotes(card.quotes, go)
    if card.quotes and card.quoting > 1:
        yield Entry("all", f"{card.quoting:,} articles that quote {entity.name}", take=all_said)
    if card.joined:
        yield Entry("", "Why these names are one", heading=True)
        for each in card.joined:
            yield Entry(f"{each.score:.2f}", f"{each.name} = {each.other}: {each.reason}")


def _spread(months: Mapping[str, int], glyphs: Glyphs) -> Iterator[Entry]:
    counts = _every_month(months)
    label = "by month"
    if len(counts) > _MOST_MONTHS:
        label, counts = "by year", _every_year(months)
    most = max(counts)
    top = len(glyphs.spark) - 1
    line = "".join(glyphs.spark[(count * top + most - 1) // most] for count in counts[-_MOST_MONTHS:])
    line = line.replace(" ", "\xa0")  # no place to break at
    yield Entry(label, f"{line}  {most} at most")


def _every_month(months: Mapping[str, int]) -> list[int]:
    numbers = {int(month[:4]) * 12 + int(month[5:7]): count for month, count in months.items()}
    return [numbers.get(number, 0) for number in range(min(numbers), max(numbers) + 1)]


def _every_year(months: Mapping[str, int]) -> list[int]:
    years: dict[int, int] = {}
    for month, count in months.items():
        years[int(month[:4])] = years.get(int(month[:4]), 0) + count
    return [years.get(year, 0) for year in range(min(years), max(years) + 1)]


def _company(company: Sequence[Companion] | None, walk: Walk) -> Iterator[Entry]:
    if company is None:
        yield Entry("", "Looking for those named beside it", waits=True)
    elif company:
        yield Entry("", "Most named with", heading=True)
        for each in company:
            yield Entry(f"{each.articles:,}", f"{each.entity.name} ({each.entity.type})", take=walk(each))


def _quotes(quotes: Sequence[Quotation] | None, go: Go) -> Iterator[Entry]:
    if quotes:
        yield Entry("", "Said", heading=True)
        for quote in quotes:
            row = quote.excerpt.row
            says = ": " if quote.is_direct else ", reported: "
            yield Entry(day(row.published), f"{row.source or row.title}{says}{quote.excerpt.text}", take=go(quote))
