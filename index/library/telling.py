"""Fetching what articles tell, for relations between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from index.errors import SearchCancelled, UnknownArticle
from index.relations.told import Told
from index.results import Results
from index.store import Store, folded

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


def told(store: Store, keys: Iterable[int], cancelled: Callable[[], bool]) -> Iterator[Told]:
    """Yield what these articles tell, in this order; those that nobody has looked through yet are passed over.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    for key in keys:
        if cancelled():
            raise SearchCancelled
        key = int(key)
        extraction = store.names.extraction(key)
        if extraction is None:
            continue
        try:
            article = store.article(key)
        except UnknownArticle:  # taken out meanwhile
            continue
        wholes = store.names.of_article(key)
        named = ((entity.id, wholes.get((entity.type, folded(entity.name)))) for entity in extraction.entities)
        yield Told(key, article, extraction, {id: whole for id, whole in named if whole is not None})
