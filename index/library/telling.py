"""Fetching what articles tell, for relations between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from index.article import EntityType, Extraction
from index.errors import SearchCancelled
from index.relations.told import Heard, Told
from index.results import Results
from index.store import Part, Store, folded

Item = TypeVar("Item")
_AT_ONCE = 100
"""Articles that are read from the store together."""


def keys_of(store: Store, results: Results | None) -> Sequence[int]:
    """Return the articles that were found (None: all), in order."""
    if results is None or results.keys is None:
        return store.keys("newest" if results is None else results.sort)
    return results.keys


def heeding(items: Iterable[Item], cancelled: Callable[[], bool]) -> Iterator[Item]:
    """Yield the items for as long as somebody waits for what comes of them.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    for item in items:
        if cancelled():
            raise SearchCancelled
        yield item


def heard(store: Store, keys: Sequence[int], cancelled: Callable[[], bool], part: Part = "all") -> Iterator[Heard]:
    """Yield what was found in these articles, in this order; those that nobody has looked through yet are passed over.

    Raises:
        SearchCancelled: `cancelled()` became true.
    """
    wholes = _Wholes(store)
    for start in range(0, len(keys), _AT_ONCE):
        some = list(map(int, keys[start : start + _AT_ONCE]))
        found = store.names.extractions(some, part)
        wholes.learn(found.values())
        for key in heeding(some, cancelled):
            if key in found:
                yield Heard(key, found[key], wholes.of(found[key]))


def told(store: Store, found: Iterable[Heard]) -> Iterator[Told]:
    """Yield what these articles tell, in this order, without those that were taken out meanwhile."""
    left = iter(found)
    while some := list(islice(left, _AT_ONCE)):
        articles = store.articles([each.key for each in some])
        for each in some:
            if each.key in articles:
                yield Told(each.key, each.extraction, each.entities, articles[each.key])


class _Wholes:
    """Which entities names are, each spelling folded and looked up once."""

    def __init__(self, store: Store) -> None:
        self._names = store.names
        self._known: dict[tuple[EntityType, str], int | None] = {}

    def learn(self, extractions: Iterable[Extraction]) -> None:
        """Look up all names of these that are not known yet."""
        named = {(entity.type, entity.name) for extraction in extractions for entity in extraction.entities}
        fresh = {(type, name): (type, folded(name)) for type, name in named if (type, name) not in self._known}
        wholes = self._names.called(set(fresh.values()))
        self._known |= {each: wholes.get(name) for each, name in fresh.items()}

    def of(self, extraction: Extraction) -> dict[str, int]:
        """Return `Entity.id` → its entity, for the names that were learnt and are kept."""
        named = ((entity.id, self._known[entity.type, entity.name]) for entity in extraction.entities)
        return {id: whole for id, whole in named if whole is not None}
