"""Fetching what articles tell, for relations between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from index.errors import SearchCancelled, UnknownArticle
from index.relations.told import Told
from index.results import Results
from index.store import Store, folded

Item = TypeVar("Item")
MOST = 2000
"""Articles that are gone through for one answer."""


def keys_of(store: Store, results: Results | None) -> Sequence[int]:
    """Return the articles that were found (None: all), in order."""
    if results is None or results.keys is None:
        return store.keys("newest" if results is None else results.sort)
    return results.keys


def bounded(keys: Sequence[int], most: int | None = None) -> tuple[Sequence[int], tuple[str, ...]]:
    """Return the articles that are gone through, `MOST` unless said, and what is to be said when they are not all."""
    most = most or MOST
    if len(keys) <= most:
        return keys, ()
    return keys[:most], (f"only the first {most:,} of {len(keys):,} articles are gone through",)


def heeding(items: Iterable[Item], cancelled: Callable[[], bool]) -> Iterator[Item]:
    """Yield the items for as long as somebody waits for what comes of them.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    for item in items:
        if cancelled():
            raise SearchCancelled
        yield item


def told(store: Store, keys: Iterable[int], cancelled: Callable[[], bool], *, mentions: bool = True) -> Iterator[Told]:
    """Yield what these articles tell, in this order; those that nobody has looked through yet are passed over.

    Without `mentions` the entities have none, and only speakers are told: enough for what is said, and when.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    for key in map(int, heeding(keys, cancelled)):
        extraction = store.names.extraction(key, mentions=mentions)
        if extraction is None:
            continue
        try:
            article = store.article(key)
        except UnknownArticle:  # taken out meanwhile
            continue
        wanted = extraction.entities
        if not mentions:
            speakers = {quote.entity for quote in (*extraction.quotes, *extraction.indirect)}
            wanted = tuple(entity for entity in wanted if entity.id in speakers)
        wholes = store.names.of_article(key) if wanted else {}
        named = ((entity.id, wholes.get((entity.type, folded(entity.name)))) for entity in wanted)
        yield Told(key, article, extraction, {id: whole for id, whole in named if whole is not None})
