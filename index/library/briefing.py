"""Composing a brief: what the hits tell, chosen so that it covers much and repeats little."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from functools import partial

from index.article import When
from index.errors import SearchCancelled
from index.highlight import match_spans
from index.library.excerpts import Rows, event_of, excerpt_of, quotations_of, rows_of
from index.library.telling import heard, heeding, keys_of, told
from index.related import Account, Brief, Dispute, Portrait, Quoted, Reported, Spelling, Voice
from index.relations import disputes, portraits
from index.relations.choosing import Subject, choose
from index.relations.events import event_line
from index.relations.likeness import Vector, Weights
from index.relations.speech import speech
from index.relations.told import Told
from index.relations.voices import voices
from index.results import Results
from index.store import Store

_EVENTS, _PORTRAITS, _VOICES, _QUOTATIONS, _DISPUTES = 20, 14, 8, 3, 12
_ALSO = 3
_LEADS = 100
"""Articles that say what all of it is about."""
_LOOKED_AT = 200
"""Entities, of which people and bodies are portrayed."""
_LONGEST_ACRONYM = 6


def compose_brief(store: Store, results: Results, limit: int, cancelled: Callable[[], bool]) -> Brief:
    """Return what the first `limit` hits tell, of 0 all. Raises `SearchCancelled`."""
    every = keys_of(store, results)
    keys = every[: limit or None]
    rows = rows_of(store, map(int, keys))
    articles = [article for article in told(store, heard(store, keys, cancelled)) if article.key in rows]
    weights = Weights(heeding(articles, cancelled))
    centre = weights.centre(told.lead for told in articles[:_LEADS])
    subject = Subject(weights, centre, partial(_is_asked_for, results, cancelled))
    lines = event_line(heeding(articles, cancelled))
    events = [
        Account(
            event_of(rows, chosen.line.dated.apart, chosen.line.articles),
            tuple(excerpt_of(rows, other.place) for other in chosen.also[:_ALSO]),
        )
        for chosen in choose(lines, subject, _EVENTS)
    ]
    portrayed = tuple(_portraits(store, rows, list(heeding(articles, cancelled))))
    found = disputes.disputes(heeding(articles, cancelled), lines, weights, _DISPUTES, cancelled)
    differing = [*_spellings(portrayed), *_disputes(rows, found)]
    dates = sorted((told.article.published for told in articles if told.article.published), key=_moment)
    return Brief(
        results.query,
        len(every),
        len(articles),
        tuple(Counter(told.article.source for told in articles).most_common()),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        len(articles) - len(dates),
        tuple(events),
        portrayed,
        tuple(_voices(store, rows, articles, weights, centre)),
        tuple(differing),
        _left_out(results, len(keys), len(every)),
    )


def _left_out(results: Results, taken: int, found: int) -> tuple[str, ...]:
    if taken == found:
        return ()
    order = {"relevance": "best", "oldest": "oldest", "outlet": "first"}
    first = "newest" if results.newest_first else order[results.sort]
    return (f"only the {first} {taken:,} of {found:,} articles are told of",)


def _is_asked_for(results: Results, cancelled: Callable[[], bool], text: str) -> bool:
    if cancelled():
        raise SearchCancelled
    return bool(match_spans(text, results.tree, "body"))


def _moment(when: When) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time.min, UTC)


def _portraits(store: Store, rows: Rows, articles: Sequence[Told]) -> Iterator[Portrait]:
    """Yield the people and bodies that most articles name; nationalities, places and the hits' own outlets are none."""
    named = store.names.merged([told.key for told in articles], _LOOKED_AT)
    outlets = {told.article.source.casefold() for told in articles if told.article.source}
    wanted = {
        entity.key: entity
        for entity in named
        if entity.type in ("person", "org") and not outlets & {entity.name.casefold(), f"the {entity.name.casefold()}"}
    }
    found = portraits.portraits(articles, wanted)
    for it in sorted(found.values(), key=lambda each: (-each.articles, -each.mentions, each.entity))[:_PORTRAITS]:
        spellings = (
            Spelling(each.text, each.outlets, each.articles, excerpt_of(rows, each.place)) for each in it.spelt
        )
        called = excerpt_of(rows, it.called) if it.called else None
        first, last = excerpt_of(rows, it.first), excerpt_of(rows, it.last)
        yield Portrait(wanted[it.entity], it.articles, it.mentions, tuple(spellings), called, first, last)


def _voices(store: Store, rows: Rows, articles: Sequence[Told], weights: Weights, centre: Vector) -> Iterator[Voice]:
    for voice in voices(speech(articles), weights, centre, _VOICES, _QUOTATIONS):
        said = quotations_of(store, rows, voice.said)
        around = (spoken.told.around(spoken.quote.field, spoken.quote.start, spoken.quote.end) for spoken in voice.said)
        quoted = (Quoted(each, excerpt_of(rows, place)) for each, place in zip(said, around, strict=True))
        yield Voice(said[0].speaker or voice.name, voice.total, tuple(quoted))


def _spellings(portrayed: Sequence[Portrait]) -> Iterator[Dispute]:
    """Yield whom outlets write differently; an abbreviation is no other spelling."""
    for portrait in portrayed:
        written = [each for each in portrait.spellings if not _is_acronym(each.text)]
        if len(written) > 1 and len({frozenset(each.outlets) for each in written}) > 1:
            versions = tuple(Reported(each.text, each.outlets, (each.excerpt,)) for each in written)
            yield Dispute("spelling", portrait.entity.name, versions)


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_ACRONYM


def _disputes(rows: Rows, found: Sequence[disputes.Dispute]) -> Iterator[Dispute]:
    for each in found:
        yield Dispute(each.kind, each.about, tuple(_reported(rows, version) for version in each.versions))


def _reported(rows: Rows, version: disputes.Version) -> Reported:
    excerpts = tuple(excerpt_of(rows, place) for place in version.places)
    return Reported(version.value, tuple(dict.fromkeys(each.row.source for each in excerpts)), excerpts)
