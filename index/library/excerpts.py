"""What stands in articles, as a library gives it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from index.related import Event, Excerpt, Quotation
from index.relations.events import Happening
from index.relations.speech import Source, Spoken
from index.relations.told import Place
from index.results import Row
from index.store import Store

Rows = Mapping[int, Row]
"""By key."""


def rows_of(store: Store, keys: Iterable[int]) -> Rows:
    """Return the rows of articles, without those that were taken out meanwhile."""
    return {row.key: row for row in store.rows(sorted(set(keys)))}


def excerpt_of(rows: Rows, place: Place) -> Excerpt:
    """Return a stretch of an article."""
    return Excerpt(rows[place.told.key], place.field, place.start, place.end, place.text)


def event_of(rows: Rows, it: Happening, articles: int) -> Event:
    """Return an event that so many articles have in these words."""
    first, last = date.fromordinal(it.first), date.fromordinal(it.last)
    sentence = Excerpt(rows[it.key], it.date.field, it.start, it.end, it.text)
    return Event(first, last, it.date.value or "", it.date.text, sentence, articles)


def quotations_of(store: Store, rows: Rows, found: Sequence[Spoken[Source]]) -> tuple[Quotation, ...]:
    """Return what is said in the articles of `rows`, the speakers by the names that they are shown by."""
    shown = store.names.shown(sorted({spoken.speaker for spoken in found if spoken.speaker is not None}))
    return tuple(
        Quotation(
            Excerpt(rows[spoken.told.key], spoken.quote.field, spoken.quote.start, spoken.quote.end, spoken.quote.text),
            spoken.is_direct,
            shown[spoken.speaker].name if spoken.speaker is not None else spoken.quote.speaker,
            spoken.speaker,
            spoken.quote.cue,
            spoken.articles,
        )
        for spoken in found
        if spoken.told.key in rows
    )
