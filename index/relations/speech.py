"""Speech: who said what in articles, the same words once."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from index.article import Quote
from index.relations.events import folded
from index.relations.told import Place, Told

Wanted = Callable[[Quote, int | None], bool]
"""Tells of a quotation, and of the entity of the library that speaks, whether it is asked for."""


class Spoken(NamedTuple):
    """A quotation, where it stands, and how many articles have it."""

    told: Told
    quote: Quote
    speaker: int | None
    """The entity of the library."""
    articles: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.told, self.quote.field, self.quote.start, self.quote.end)


def speech(articles: Iterable[Told], wanted: Wanted | None = None) -> list[Spoken]:
    """Return what is said in the articles, in their order; of the same words the first that has a speaker."""
    found: dict[str, Spoken] = {}
    for told in articles:
        once: set[str] = set()
        for quote in told.extraction.quotes:
            speaker = told.entities.get(quote.entity or "")
            if wanted and not wanted(quote, speaker):
                continue
            same = folded(quote.text) or f"{told.key} {quote.field} {quote.start}"
            before = found.get(same)
            times = (before.articles if before else 0) + (same not in once)
            once.add(same)
            if before is None or (quote.speaker and not before.quote.speaker):
                found[same] = Spoken(told, quote, speaker, times)
            else:
                found[same] = before._replace(articles=times)
    return list(found.values())
