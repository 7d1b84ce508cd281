"""How the hits are spread over outlets, authors, names and time."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from index.related import Bar, Period
from index.store import Store

if TYPE_CHECKING:
    from index.search import Index
    from index.store.shown import Shown

_KINDS = ("person", "org", "place")
_LABELS = {"source": "outlet", "author": "author"}
"""As a facet is called, and as the index calls it."""
_ALL = 1 << 31
_AT_ONCE = 500


def count_facets(store: Store, index: "Index", keys: Sequence[int], limit: int) -> dict[str, dict[str, int]]:
    """Return the `limit` largest counts over the articles `keys`, largest first.

    By source, author, year, person, org and place. The index counts, in milliseconds; names that need it (there are
    many) are looked up in the store, the most frequent first, until every kind has its share. Raises `DamagedIndex`.
    """
    years = {f"{start.year:04}": count for start, count in index.count_published(keys, "year").items() if start}
    labels = {name: _largest(index.count_labels(kind, keys), limit) for name, kind in _LABELS.items()}
    return labels | {"year": _largest(years, limit)} | _names(store, index, keys, limit)


def bars(counts: Mapping[date | None, int], by: Period) -> tuple[Bar, ...]:
    """Return counts by the first day of each day, month or year as bars; undated ones, under None, have none."""
    return tuple(Bar(start, _last(start, by), count) for start, count in counts.items() if start)


def _last(start: date, by: Period) -> date:
    if by == "day":
        return start
    month = start.month if by == "month" else 12
    return start.replace(month=month, day=monthrange(start.year, month)[1])


def _names(store: Store, index: "Index", keys: Sequence[int], limit: int) -> dict[str, dict[str, int]]:
    picked: dict[str, dict[int, int]] = {kind: {} for kind in _KINDS}
    enough = limit + store.names.count_hidden()
    counted = index.known.most_frequent(keys, _ALL)
    for start in range(0, len(counted), _AT_ONCE):
        if all(len(found) == enough for found in picked.values()):
            break
        some = counted[start : start + _AT_ONCE]
        types = store.names.types([entity for entity, _ in some])
        for entity, count in some:
            found = picked.get(types[entity], {})
            if len(found) < enough:
                found[entity] = count
    shown = store.names.shown([entity for found in picked.values() for entity in found])
    return {kind: _visible(found, shown, limit) for kind, found in picked.items()}


def _visible(counts: Mapping[int, int], shown: Mapping[int, "Shown"], limit: int) -> dict[str, int]:
    visible = ((shown[entity].name, count) for entity, count in counts.items() if not shown[entity].is_hidden)
    return dict(islice(visible, limit))


def _largest(counts: Mapping[str, int], limit: int) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit])
