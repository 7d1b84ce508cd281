"""Two articles, or what two outlets have written, side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from index.answers import MergedEntity
from index.article import Extraction
from index.compared import Compared, Comparison, Had
from index.library.excerpts import Rows, excerpt_of, rows_of
from index.library.looking import extraction_of
from index.library.telling import heard, keys_of, told
from index.relations import compared, figures
from index.relations.likeness import Weights
from index.relations.sides import Has, Pair
from index.relations.told import Told
from index.results import Results
from index.store import Store

MOST_COMPARED = 50
"""Articles of one outlet that are gone through."""
_Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Side:
    articles: list[Told]
    notices: tuple[str, ...] = ()


def compare_articles(store: Store, first: str, second: str, cancelled: _Cancelled) -> Comparison:
    """See `Relating.compare`."""
    return _compared(store, _side_of(store, first, cancelled), _side_of(store, second, cancelled), cancelled)


def compare_outlets(
    store: Store, first: str | None, second: str | None, results: Results | None, cancelled: _Cancelled
) -> Comparison:
    """See `Relating.compare_outlets`."""
    keys = list(map(int, keys_of(store, results)))
    sides = [_outlet(store, name, keys, cancelled) for name in (first, second)]
    return _compared(store, sides[0], sides[1], cancelled)


def _side_of(store: Store, id: str, cancelled: _Cancelled) -> _Side:
    key = store.key(id)
    extraction = extraction_of(store, key) or Extraction()
    found = list(told(store, heard(store, [key], cancelled)))
    if found:
        return _Side(found)
    if extraction is None:
        said = f"{id} is too long to be looked through while you wait: broadsheet catch-up does"
        return _Side([Told(key, Extraction(), {}, store.article(key))], (said,))
    said = f"names in {id} are not kept yet, as another process is writing: its entities are left out; try again later"
    return _Side([Told(key, extraction, {}, store.article(key))], (said,))


def _outlet(store: Store, name: str | None, keys: Sequence[int], cancelled: _Cancelled) -> _Side:
    written = store.of_source(name)
    keys = [key for key in keys if key in written]
    called = name or "no outlet named"
    notices = [] if keys else [f"{called}: none of the articles is of this outlet"]
    if len(keys) > MOST_COMPARED:
        notices.append(f"{called}: only the first {MOST_COMPARED} of {len(keys):,} articles are gone through")
    found = list(told(store, heard(store, keys[:MOST_COMPARED], cancelled)))
    if len(found) < len(keys[:MOST_COMPARED]):
        notices.append(f"{called}: articles in which nobody has looked for names yet are left out")
    return _Side(found, tuple(notices))


def _compared(store: Store, one: _Side, two: _Side, cancelled: _Cancelled) -> Comparison:
    every = [*one.articles, *two.articles]
    rows = rows_of(store, (each.key for each in every))
    first, second = ([each for each in side.articles if each.key in rows] for side in (one, two))
    shown = store.names.shown(sorted({key for each in every for key in each.entities.values()}))
    names = {key: entity.name for key, entity in shown.items() if not entity.is_hidden}
    weights = Weights(every)
    pairs = list(
        chain(
            compared.entities(first, second, names),
            compared.quotations(first, second, names, cancelled),
            figures.dates(first, second, weights, cancelled),
            figures.numbers(first, second, weights, cancelled),
        )
    )
    entities = store.names.entities(sorted({pair.entity for pair in pairs if pair.entity is not None}))
    items = _items(rows, pairs, {entity.key: entity for entity in entities})
    left, right = (tuple(rows[each.key] for each in side) for side in (first, second))
    return Comparison(left, right, tuple(items), (*one.notices, *two.notices))


def _items(rows: Rows, pairs: Sequence[Pair], entities: dict[int, MergedEntity]) -> Iterator[Compared]:
    for pair in pairs:
        entity = entities.get(pair.entity) if pair.entity is not None else None
        first, second = (_had(rows, has) if has else None for has in (pair.first, pair.second))
        yield Compared(pair.kind, pair.name, entity, first, second, pair.difference)


def _had(rows: Rows, has: Has) -> Had:
    place = has.places[0]
    context = place.told.around(place.field, place.start, place.end)
    excerpts = tuple(excerpt_of(rows, each) for each in has.places)
    return Had(has.written, excerpts, excerpt_of(rows, context), has.speaker)
