"""Relating: what articles have in common, over the hits of a query or all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from index.library.ruling import Ruling
from index.library.speaking import speech_test
from index.library.telling import bounded, keys_of, told
from index.related import Companion, Event, Excerpt, Gathered, Quotation
from index.relations.company import company
from index.relations.events import Line, event_line
from index.relations.speech import Spoken, speech
from index.results import Results, Row
from index.store import Store


class Relating(Ruling):
    """Who is named with whom, who said what, what happened when.

    Of the hits (None: of all articles, newest first) the first 2,000 are gone through, and a notice says where there
    are more. Articles that nobody has looked through for names yet are passed over. A `limit` of 0 gives all.
    """

    def named_with(self, key: int, results: Results | None = None, *, limit: int = 100) -> Gathered[Companion]:
        """Return who is named together with an entity, those that share most sentences first, then paragraphs.

        `key` is a `MergedEntity.key`. Hidden entities are left out.
        """
        naming = set(self._store.names.articles(key))
        keys, notices = bounded([each for each in keys_of(self._store, results) if each in naming])
        found = company(told(self._store, keys), key)
        shown = self._store.names.shown(list(found))
        visible = [each for each in found if not shown[each].is_hidden]
        visible.sort(key=lambda each: (*(-count for count in reversed(found[each])), each))
        chosen = visible[: limit or None]
        entities = {entity.key: entity for entity in self._store.names.entities(chosen)}
        return Gathered(tuple(Companion(entities[each], *found[each]) for each in chosen), len(visible), notices)

    def quotations(self, results: Results | None = None, *, limit: int = 100) -> Gathered[Quotation]:
        """Return who said what, in the order of the hits; what is said in the same words stands there once.

        Of a query with `speaker:` only what they say, with `quote:` only what has these words.
        """
        wanted = speech_test(self._store, results.tree) if results else None
        keys, notices = bounded(keys_of(self._store, results))
        found = speech(told(self._store, keys), wanted)
        return Gathered(quotations_of(self._store, found[: limit or None]), len(found), notices)

    def events(self, results: Results | None = None, *, limit: int = 0) -> Gathered[Event]:
        """Return the event line: sentences with the time that they name, in calendar order.

        Time is what a date expression was resolved to; a month or a longer time comes where its first day is. Sentences
        in the same words stand there once. With a `limit` those stay that most articles have, then the articles that
        were found first.
        """
        keys, notices = bounded(keys_of(self._store, results))
        articles = list(told(self._store, keys))
        found = event_line(articles)
        chosen = found
        if limit and limit < len(found):
            rank = {article.key: number for number, article in enumerate(articles)}
            best = sorted(found, key=lambda line: (-line.articles, line.dated.days, rank[line.dated.told.key]))[:limit]
            kept = set(map(id, best))
            chosen = [line for line in found if id(line) in kept]
        return Gathered(events_of(self._store, chosen), len(found), notices)

    def months(self, key: int, results: Results | None = None) -> dict[str, int]:
        """Return how many of the hits (None: of all articles) name an entity, by month (`2031-02`), ascending.

        Months without any are left out, and so are articles without a date.
        """
        naming = self._store.names.articles(key)
        if results is not None and results.keys is not None:
            hits = set(map(int, results.keys))
            naming = [each for each in naming if each in hits]
        return dict(sorted(Counter(self._store.months(naming)).items()))


def quotations_of(store: Store, found: Sequence[Spoken]) -> tuple[Quotation, ...]:
    """Return quotations as the library gives them, their speakers by the names that they are shown by."""
    rows = rows_of(store, (spoken.told.key for spoken in found))
    shown = store.names.shown(sorted({spoken.speaker for spoken in found if spoken.speaker is not None}))
    return tuple(
        Quotation(
            Excerpt(rows[spoken.told.key], quote.field, quote.start, quote.end, quote.text),
            shown[spoken.speaker].name if spoken.speaker is not None else quote.speaker,
            spoken.speaker,
            quote.cue,
            spoken.articles,
        )
        for spoken in found
        for quote in (spoken.quote,)
        if spoken.told.key in rows
    )


def events_of(store: Store, found: Sequence[Line]) -> tuple[Event, ...]:
    """Return events as the library gives them."""
    rows = rows_of(store, (line.dated.told.key for line in found))
    return tuple(
        Event(
            date.fromordinal(dated.first),
            date.fromordinal(dated.last),
            dated.date.value or "",
            dated.date.text,
            Excerpt(rows[dated.told.key], dated.date.field, dated.start, dated.end, dated.text),
            line.articles,
        )
        for line in found
        for dated in (line.dated,)
        if dated.told.key in rows
    )


def rows_of(store: Store, keys: Iterable[int]) -> dict[int, Row]:
    """Return the rows of articles by key, without those that were taken out meanwhile."""
    return {row.key: row for row in store.rows(sorted(set(keys)))}
