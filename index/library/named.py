"""Who is named in an article: its entities as the library knows them, and their standing among the hits."""

from dataclasses import replace

from index.article import Entity, Extraction, Span
from index.library.standing import Standing
from index.results import Named
from index.store import Store, folded
from index.store.shown import Shown

_KINDS = ("person", "org", "group", "place", "event")


def find_named(store: Store, standing: Standing, key: int, extraction: Extraction) -> tuple[Named, ...]:
    """Return the article's entities, those that are one in the library as one, without what is hidden."""
    keys = store.names.of_article(key)
    shown = store.names.shown(sorted(set(keys.values())))
    counts = standing.count(shown)
    found: dict[int | str, Named] = {}
    for entity in extraction.entities:
        whole = keys.get((entity.type, folded(entity.name)))
        if whole is None:  # nobody has kept yet what was found
            found[entity.id] = Named(entity, 0)
        elif whole in found:
            found[whole] = found[whole]._replace(entity=_as_one(found[whole].entity, entity))
        elif not shown[whole].is_hidden:
            found[whole] = Named(_called(entity, shown[whole]), counts[whole], whole)
    return tuple(
        sorted(
            found.values(),
            key=lambda item: (_KINDS.index(item.entity.type), -len(item.entity.mentions), item.entity.name),
        )
    )


def _called(entity: Entity, shown: Shown) -> Entity:
    """Return an entity by the type and the name that it is shown with; most have them already."""
    if (entity.type, entity.name) == (shown.type, shown.name):
        return entity
    return _as_one(replace(entity, type=shown.type, name=shown.name), entity)


def _as_one(shown: Entity, other: Entity) -> Entity:
    """Return an entity with all that is said of another one that is the same."""
    aliases = dict.fromkeys((*shown.aliases, other.name, *other.aliases))
    aliases.pop(shown.name, None)
    mentions = in_reading_order(tuple(set(shown.mentions) | set(other.mentions)))
    return replace(shown, aliases=tuple(aliases), mentions=mentions)


def in_reading_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in the order title, standfirst, body, captions."""
    order = {"title": 0, "standfirst": 1, "body": 2}
    return tuple(sorted(spans, key=lambda span: (order.get(span.field, 3), span.field, span.start)))
