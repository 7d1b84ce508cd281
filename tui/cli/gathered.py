"""What was gathered from articles, as JSON."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from index import Event, Excerpt, MergedEntity, Quotation, Quoted, when_to_json


def excerpt_to_json(excerpt: Excerpt) -> dict[str, object]:
    """Return the JSON object of a stretch of an article."""
    row = excerpt.row
    about = {"id": row.id, "title": row.title, "source": row.source, "published": when_to_json(row.published)}
    place = {"field": excerpt.field, "start": excerpt.start, "end": excerpt.end, "text": excerpt.text}
    return {"article": about} | place


def event_to_json(event: Event) -> dict[str, object]:
    """Return the JSON object of an event."""
    days = {"first": event.first.isoformat(), "last": event.last.isoformat()}
    time = {"value": event.value} | days | {"expression": event.expression, "articles": event.articles}
    return time | excerpt_to_json(event.excerpt)


def quotation_to_json(quotation: Quotation) -> dict[str, object]:
    """Return the JSON object of a quotation."""
    form = "direct" if quotation.is_direct else "indirect"
    said = {"speaker": quotation.speaker, "cue": quotation.cue, "articles": quotation.articles}
    return {"form": form} | said | excerpt_to_json(quotation.excerpt)


def to_json(value: Any) -> Any:
    """Return the JSON form of what was gathered: excerpts as `excerpt_to_json`, all else by its names."""
    match value:
        case Excerpt():
            return excerpt_to_json(value)
        case Event():
            return event_to_json(value)
        case Quoted():
            return quotation_to_json(value.quotation)
        case MergedEntity():
            return {"type": value.type, "name": value.name, "aliases": list(value.aliases)}
        case date():
            return when_to_json(value)
        case tuple():
            return [to_json(each) for each in value]
        case _ if is_dataclass(value):
            return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
