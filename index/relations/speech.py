"""Speech: who said what in articles, the same words once."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from index.article import Extraction, Quote
from index.relations.events import folded
from index.relations.told import Place, Told

Wanted = Callable[[Quote, int | None, bool], bool]
"""Tells of what is said, of the entity of the library that speaks, and of whether it is direct, if it is asked for."""


class Spoken(NamedTuple):
    """What somebody said, where it stands, and how many articles have it."""

    told: Told
    quote: Quote
    is_direct: bool
    """In quotation marks; else the article reports it in its own words."""
    speaker: int | None
    """The entity of the library."""
    articles: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.told, self.quote.field, self.quote.start, self.quote.end)


def speech(articles: Iterable[Told], wanted: Wanted | None = None) -> list[Spoken]:
    """Return what is said in the articles, in their order; of the same words the first that has a speaker.

    Direct speech and what is reported stand as they come in the text; the same words in both are two.
    """
    found: dict[tuple[bool, str], Spoken] = {}
    for told in articles:
        once: set[tuple[bool, str]] = set()
        for quote, is_direct in in_reading_order(told.extraction):
            speaker = told.entities.get(quote.entity or "")
            if wanted and not wanted(quote, speaker, is_direct):
                continue
            words = folded(quote.text) or f"{told.key} {quote.field} {quote.start}"
            same = is_direct, words if is_direct else words.removeprefix("that ")
            before = found.get(same)
            times = (before.articles if before else 0) + (same not in once)
            once.add(same)
            if before is None or (quote.speaker and not before.quote.speaker):
                found[same] = Spoken(told, quote, is_direct, speaker, times)
            else:
                found[same] = before._replace(articles=times)
    return list(found.values())


_FIELDS = {"title": 0, "standfirst": 1, "body": 2}


def in_reading_order(extraction: Extraction) -> list[tuple[Quote, bool]]:
    """Return all that is said, each with whether it is direct: headline, standfirst, body, captions."""
    said = [*((quote, True) for quote in extraction.quotes), *((quote, False) for quote in extraction.indirect)]
    return sorted(said, key=lambda each: (_FIELDS.get(each[0].field, len(_FIELDS)), each[0].field, each[0].start))
