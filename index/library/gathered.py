"""Gathering from many articles: who is named with whom, who said what, what happened when."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import numpy as np

from index.errors import SearchCancelled
from index.library.excerpts import event_of, quotations_of, rows_of
from index.library.speaking import speech_test
from index.library.telling import heard, heeding, keys_of, told
from index.related import Brief, Companion, Event, Gathered, Quotation
from index.relations.calendar import Days, calendar
from index.relations.company import Shared
from index.relations.events import Happening
from index.relations.speech import Spoken, Wanted, speech, speech_met
from index.relations.told import Heard
from index.results import Results
from index.store import Store

Cancelled = Callable[[], bool]
_AT_ONCE = 2000
"""Articles that are gone through before it is asked whether anybody waits."""
_FIRST_MADE, _MADE = 20, 200
"""Quotations or events that are made at once."""
Item = TypeVar("Item")


def named_with(
    store: Store, key: int, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled
) -> Gathered[Companion]:
    """See `Relating.named_with`."""
    keys = keys_of(store, results)
    wholes = np.arange(store.names.count_all())
    for name, whole in store.names.wholes():
        wholes[name] = whole
    shared = Shared.nobody(len(wholes))
    for start in range(0, len(keys), _AT_ONCE):
        if cancelled():
            raise SearchCancelled
        shared = shared.with_company(store.names.standing(key, keys[start : start + _AT_ONCE]), wholes, key)
    most = shared.most()
    most = most[~np.isin(most, store.names.hidden())]
    chosen = most[: limit or None].tolist()
    entities = {entity.key: entity for entity in store.names.entities(chosen)}
    found = (Companion(entities[each], *(int(counts[each]) for counts in shared)) for each in chosen)
    return Gathered(tuple(found), len(most))


def months(store: Store, key: int, results: Results | None = None, *, cancelled: Cancelled) -> dict[str, int]:
    """See `Relating.months`."""
    naming = np.array(store.names.articles(key), np.int64)
    if results is not None and results.keys is not None:
        naming = naming[np.isin(naming, np.asarray(results.keys, np.int64))]
    found: Counter[str] = Counter()
    for start in range(0, len(naming), _AT_ONCE):
        if cancelled():
            raise SearchCancelled
        found.update(store.months(naming[start : start + _AT_ONCE].tolist()))
    return dict(sorted(found.items()))


def quotations(
    store: Store, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled
) -> Gathered[Quotation]:
    """See `Relating.quotations`."""
    found = speech(_heard(store, results, cancelled), _wanted(store, results))
    return Gathered(tuple(_quotations(store, found[: limit or None], cancelled)), len(found))


def stream_quotations(
    store: Store, results: Results | None = None, *, counted: bool = False, cancelled: Cancelled
) -> Iterator[Quotation]:
    """See `Relating.stream_quotations`."""
    said = speech if counted else speech_met
    return _quotations(store, said(_heard(store, results, cancelled), _wanted(store, results)), cancelled)


def _heard(store: Store, results: Results | None, cancelled: Cancelled) -> Iterator[Heard]:
    return heard(store, keys_of(store, results), cancelled, "speech")


def _wanted(store: Store, results: Results | None) -> Wanted | None:
    return speech_test(store, results.tree) if results else None


def _quotations(store: Store, found: Iterable[Spoken[Heard]], cancelled: Cancelled) -> Iterator[Quotation]:
    for some in _batches(heeding(found, cancelled)):
        yield from quotations_of(store, rows_of(store, (each.told.key for each in some)), some)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items some at a time, the first few soon."""
    left, size = iter(items), _FIRST_MADE
    while some := list(islice(left, size)):
        yield some
        size = _MADE


def events(store: Store, results: Results | None = None, *, limit: int = 0, cancelled: Cancelled) -> Gathered[Event]:
    """See `Relating.events`."""
    found = list(_happenings(store, results, cancelled))
    chosen = found
    if limit and limit < len(found):
        rank = {key: number for number, key in enumerate(map(int, keys_of(store, results)))}
        best = sorted(range(len(found)), key=lambda at: _telling(*found[at], rank))[:limit]
        chosen = [found[at] for at in sorted(best)]
    return Gathered(tuple(_events(store, heeding(chosen, cancelled))), len(found))


def stream_events(store: Store, results: Results | None = None, *, cancelled: Cancelled) -> Iterator[Event]:
    """See `Relating.stream_events`."""
    return _events(store, _happenings(store, results, cancelled))


def _happenings(store: Store, results: Results | None, cancelled: Cancelled) -> Iterator[tuple[Happening, int]]:
    named: dict[Days, list[int]] = defaultdict(list)
    for key, stretches in heeding(store.names.days(keys_of(store, results)), cancelled):
        for days in stretches:
            named[days].append(key)
    return calendar(named, lambda keys: told(store, heard(store, keys, cancelled, "dates")))


def _telling(it: Happening, articles: int, rank: Mapping[int, int]) -> tuple[int, int, int]:
    """Return by what an event comes the sooner, where only some are wanted: the least first."""
    return -articles, it.last - it.first, rank[it.key]


def _events(store: Store, found: Iterable[tuple[Happening, int]]) -> Iterator[Event]:
    for some in _batches(found):
        rows = rows_of(store, (it.key for it, _ in some))
        yield from (event_of(rows, it, articles) for it, articles in some if it.key in rows)


def brief(store: Store, results: Results, *, limit: int, cancelled: Cancelled) -> Brief:
    """See `Relating.brief`."""
    from index.library.briefing import compose_brief  # nothing else needs it

    return compose_brief(store, results, limit, cancelled)
