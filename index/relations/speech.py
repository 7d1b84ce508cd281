"""Speech: who said what in articles, the same words once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from index.article import Extraction, Quote
from index.relations.events import folded
from index.relations.told import Heard

Source = TypeVar("Source", bound=Heard)
_Same = tuple[bool, str]
"""What the same words have in common, said directly or reported."""

Wanted = Callable[[Quote, int | None, bool], bool]
"""Tells of what is said, of the entity of the library that speaks, and of whether it is direct, if it is asked for."""


class Spoken(NamedTuple, Generic[Source]):
    """What somebody said, where it stands, and how many articles have it."""

    told: Source
    quote: Quote
    is_direct: bool
    """In quotation marks; else the article reports it in its own words."""
    speaker: int | None
    """The entity of the library."""
    articles: int


def speech(articles: Iterable[Source], wanted: Wanted | None = None) -> list[Spoken[Source]]:
    """Return what is said in the articles, each with how many of them have it; the order is that of `speech_met`."""
    having: Counter[_Same] = Counter()
    found = list(_met(articles, wanted, having))
    return [spoken._replace(articles=having[same]) for same, spoken in found]


def speech_met(articles: Iterable[Source], wanted: Wanted | None = None) -> Iterator[Spoken[Source]]:
    """Yield what is said in the articles as soon as they are met, in their order; the same words once.

    Where they first have a speaker; what nobody is named for in any of the articles comes behind all else. Direct
    speech and what is reported stand as they come in the text; the same words in both are two. `Spoken.articles` is 1.
    """
    return (spoken for _, spoken in _met(articles, wanted, Counter()))


def _met(
    articles: Iterable[Source], wanted: Wanted | None, having: Counter[_Same]
) -> Iterator[tuple[_Same, Spoken[Source]]]:
    """Yield what `speech_met` does; `having` counts in how many articles each stands."""
    unheard: dict[_Same, Spoken[Source]] = {}
    for told in articles:
        once: set[_Same] = set()
        for quote, is_direct in in_reading_order(told.extraction):
            speaker = told.entities.get(quote.entity or "")
            if wanted and not wanted(quote, speaker, is_direct):
                continue
            words = folded(quote.text) or f"{told.key} {quote.field} {quote.start}"
            same = is_direct, words if is_direct else words.removeprefix("that ")
            is_new = same not in having or same in unheard
            having[same] += same not in once
            once.add(same)
            if is_new and quote.speaker:
                unheard.pop(same, None)
                yield same, Spoken(told, quote, is_direct, speaker, 1)
            elif is_new:
                unheard.setdefault(same, Spoken(told, quote, is_direct, speaker, 1))
    yield from unheard.items()


_FIELDS = {"title": 0, "standfirst": 1, "body": 2}


def in_reading_order(extraction: Extraction) -> list[tuple[Quote, bool]]:
    """Return all that is said, each with whether it is direct: headline, standfirst, body, captions."""
    said = [*((quote, True) for quote in extraction.quotes), *((quote, False) for quote in extraction.indirect)]
    return sorted(said, key=lambda each: (_FIELDS.get(each[0].field, len(_FIELDS)), each[0].field, each[0].start))
