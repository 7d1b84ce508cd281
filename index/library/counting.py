"""Facets: how the hits are spread over outlets, years and names."""

from array import array
from typing import TYPE_CHECKING

from index.store import Store

if TYPE_CHECKING:
    from index.search import Index

_KINDS = ("person", "org", "place")
_ALL = 1 << 31


def count_facets(store: Store, index: "Index", keys: "array[int]", limit: int) -> dict[str, dict[str, int]]:
    """Return the `limit` largest counts over the articles `keys` by source, year, person, org and place, largest first.

    Years and names are counted by the index, in milliseconds; names that need it (there are many) are looked up in the
    store, the most frequent first, until every kind has its share. Raises `DamagedIndex`.
    """
    years = sorted(index.count_years(keys).items(), key=lambda item: (-item[1], item[0]))[:limit]
    facets = {"source": store.count_sources(keys, limit), "year": {f"{year:04}": count for year, count in years}}
    names: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
    counted = index.count_entities(keys, _ALL)
    for start in range(0, len(counted), 500):
        if all(len(found) == limit for found in names.values()):
            break
        some = counted[start : start + 500]
        known = store.names.known([entity for entity, _ in some])
        for entity, count in some:
            kind, name = known[entity]
            if kind in names and len(names[kind]) < limit:
                names[kind][name] = count
    return facets | names
