"""Who is named in an article: its entities as the library knows them, and their standing among the hits."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Entity, Extraction, Span
from index.results import Named, Results
from index.store import Store, folded

if TYPE_CHECKING:
    from index.search import Known

_KINDS = ("person", "org", "group", "place", "event")


def find_named(
    store: Store, known: "Known | None", key: int, extraction: Extraction, results: Results
) -> tuple[Named, ...]:
    """Return the article's entities, those that are one in the library as one, without what is hidden.

    How many of the hits name them is counted in `known` where it is as new as the store, or else there, more slowly.
    """
    keys = store.names.of_article(key)
    wholes = sorted(set(keys.values()))
    shown = store.names.shown(wholes)
    counts = dict(zip(wholes, _counts(store, known, wholes, results.keys), strict=True))
    found: dict[int | str, Named] = {}
    for entity in extraction.entities:
        whole = keys.get((entity.type, folded(entity.name)))
        if whole is None:  # nobody has kept yet what was found
            found[entity.id] = Named(entity, 0)
        elif whole in found:
            found[whole] = replace(found[whole], entity=_as_one(found[whole].entity, entity))
        elif not shown[whole].is_hidden:
            as_shown = replace(entity, type=shown[whole].type, name=shown[whole].name)
            found[whole] = Named(_as_one(as_shown, entity), counts[whole], whole)
    return tuple(
        sorted(
            found.values(),
            key=lambda item: (_KINDS.index(item.entity.type), -len(item.entity.mentions), item.entity.name),
        )
    )


def _as_one(shown: Entity, other: Entity) -> Entity:
    """Return an entity with all that is said of another one that is the same."""
    aliases = dict.fromkeys((*shown.aliases, other.name, *other.aliases))
    aliases.pop(shown.name, None)
    mentions = in_reading_order(tuple(set(shown.mentions) | set(other.mentions)))
    return replace(shown, aliases=tuple(aliases), mentions=mentions)


def _counts(store: Store, known: "Known | None", wholes: Sequence[int], keys: Sequence[int] | None) -> Sequence[int]:
    """Return how many of the articles `keys` (None: of all) name each of the entities."""
    if known is not None and known.reach == store.names.count():
        from index.search import DamagedIndex

        with suppress(DamagedIndex):  # the next search says so
            return known.naming_each(wholes, keys)
    if keys is None:
        return store.names.count_articles(wholes)
    among = frozenset(keys)
    return [sum(article in among for article in store.names.articles(whole)) for whole in wholes]


def in_reading_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in the order title, standfirst, body, captions."""
    order = {"title": 0, "standfirst": 1, "body": 2}
    return tuple(sorted(spans, key=lambda span: (order.get(span.field, 3), span.field, span.start)))
