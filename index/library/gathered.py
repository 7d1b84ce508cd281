"""Gathering from many articles: who is named with whom, who said what, what happened when."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from index.errors import SearchCancelled
from index.library.excerpts import event_of, quotations_of, rows_of
from index.library.speaking import speech_test
from index.library.telling import bounded, keys_of, told
from index.related import Brief, Companion, Event, Gathered, Quotation
from index.relations.company import Shared
from index.relations.events import event_line
from index.relations.speech import speech
from index.results import Results
from index.store import Store

Cancelled = Callable[[], bool]
_AT_ONCE = 2000
"""Articles that are gone through before it is asked whether anybody waits."""


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
    wanted = speech_test(store, results.tree) if results else None
    keys, notices = bounded(keys_of(store, results))
    found = speech(told(store, keys, cancelled, mentions=False), wanted)
    chosen = found[: limit or None]
    rows = rows_of(store, (spoken.told.key for spoken in chosen))
    return Gathered(quotations_of(store, rows, chosen), len(found), notices)


def events(store: Store, results: Results | None = None, *, limit: int = 0, cancelled: Cancelled) -> Gathered[Event]:
    """See `Relating.events`."""
    keys, notices = bounded(keys_of(store, results))
    articles = list(told(store, keys, cancelled, mentions=False))
    found = event_line(articles)
    chosen = found
    if limit and limit < len(found):
        rank = {article.key: number for number, article in enumerate(articles)}
        best = sorted(found, key=lambda line: (-line.articles, line.dated.days, rank[line.dated.told.key]))[:limit]
        kept = set(map(id, best))
        chosen = [line for line in found if id(line) in kept]
    rows = rows_of(store, (line.dated.told.key for line in chosen))
    events = (event_of(rows, line.dated, line.articles) for line in chosen if line.dated.told.key in rows)
    return Gathered(tuple(events), len(found), notices)


def brief(store: Store, results: Results, *, cancelled: Cancelled) -> Brief:
    """See `Relating.brief`."""
    from index.library.briefing import MOST_BRIEFED, compose_brief  # nothing else needs it

    keys, notices = bounded(keys_of(store, results), MOST_BRIEFED)
    return compose_brief(store, results, list(told(store, keys, cancelled)), notices, cancelled)
