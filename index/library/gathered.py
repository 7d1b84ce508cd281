"""Gathering from many articles: who is named with whom, who said what, what happened when."""

from collections.abc import Callable

from index.library.excerpts import event_of, quotations_of, rows_of
from index.library.speaking import speech_test
from index.library.telling import bounded, keys_of, told
from index.related import Brief, Companion, Event, Gathered, Quotation
from index.relations.company import company
from index.relations.events import event_line
from index.relations.speech import speech
from index.results import Results
from index.store import Store

Cancelled = Callable[[], bool]


def named_with(
    store: Store, key: int, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled
) -> Gathered[Companion]:
    """See `Relating.named_with`."""
    naming = set(store.names.articles(key))
    keys, notices = bounded([each for each in keys_of(store, results) if each in naming])
    found = company(told(store, keys, cancelled), key)
    shown = store.names.shown(list(found))
    visible = [each for each in found if not shown[each].is_hidden]
    visible.sort(key=lambda each: (*(-count for count in reversed(found[each])), each))
    chosen = visible[: limit or None]
    entities = {entity.key: entity for entity in store.names.entities(chosen)}
    return Gathered(tuple(Companion(entities[each], *found[each]) for each in chosen), len(visible), notices)


def quotations(
    store: Store, results: Results | None = None, *, limit: int = 100, cancelled: Cancelled
) -> Gathered[Quotation]:
    """See `Relating.quotations`."""
    wanted = speech_test(store, results.tree) if results else None
    keys, notices = bounded(keys_of(store, results))
    found = speech(told(store, keys, cancelled), wanted)
    chosen = found[: limit or None]
    rows = rows_of(store, (spoken.told.key for spoken in chosen))
    return Gathered(quotations_of(store, rows, chosen), len(found), notices)


def events(store: Store, results: Results | None = None, *, limit: int = 0, cancelled: Cancelled) -> Gathered[Event]:
    """See `Relating.events`."""
    keys, notices = bounded(keys_of(store, results))
    articles = list(told(store, keys, cancelled))
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
    return compose_brief(store, results, list(told(store, keys, cancelled)), notices)
