"""The JSON form of the nouns: what the command prints, what the store keeps, what scripts read back."""

from collections.abc import Mapping
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from index.article import (
    Article,
    Caption,
    DateMention,
    Entity,
    Extraction,
    NumberMention,
    Quote,
    Span,
    When,
)

Json = dict[str, Any]
# What stands in a span, in the order in which it is made: by name that takes twice as long, and there are millions.
_SPAN = itemgetter("field", "start", "end", "text")
_QUOTE = itemgetter("field", "start", "end", "text", "speaker", "entity", "cue")
_DATE = itemgetter("field", "start", "end", "text", "value")
_NUMBER = itemgetter("field", "start", "end", "text", "value", "unit")


def when_to_json(when: When | None) -> str | None:
    """Return `2023-11-17` for a day and `2023-11-17T09:30:00+00:00` for a moment."""
    return when.isoformat() if when else None


def when_from_json(text: str | None) -> When | None:
    """Read back what `when_to_json` wrote."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def article_to_json(article: Article) -> Json:
    """Return the article as the one JSON object that every command prints."""
    return {
        "id": article.id,
        "path": article.path,
        "format": article.format,
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "source": article.source,
        "url": article.url,
        "published": when_to_json(article.published),
        "updated": when_to_json(article.updated),
        "language": article.language,
        "body": article.body,
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in article.captions],
        "pull_quotes": list(article.pull_quotes),
        "chrome": list(article.chrome),
        "words": article.words,
        "provenance": dict(article.provenance),
        "notices": list(article.notices),
    }


def article_from_json(form: Mapping[str, Any]) -> Article:
    """Read back what `article_to_json` wrote."""
    whole = {name: value for name, value in form.items() if name != "words"}
    for name in ("published", "updated"):
        whole[name] = when_from_json(form[name])
    for name in ("authors", "pull_quotes", "chrome", "notices"):
        whole[name] = tuple(form[name])
    return Article(**whole | {"captions": tuple(Caption(**caption) for caption in form["captions"])})


def extraction_to_json(extraction: Extraction) -> Json:
    """Return entities, quotes, dates and numbers as lists of JSON objects."""
    return {
        "entities": [
            {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "mentions": [_span(mention) for mention in entity.mentions],
            }
            for entity in extraction.entities
        ],
        "quotes": [_quote(quote) for quote in extraction.quotes],
        "indirect": [_quote(quote) for quote in extraction.indirect],
        "dates": [_span(mention) | {"value": mention.value} for mention in extraction.dates],
        "numbers": [_span(mention) | {"value": mention.value, "unit": mention.unit} for mention in extraction.numbers],
    }


def extraction_from_json(form: Mapping[str, Any]) -> Extraction:
    """Read back what `extraction_to_json` wrote."""
    entities = (
        Entity(
            entity["id"],
            entity["type"],
            entity["name"],
            tuple(entity["aliases"]),
            tuple(Span(*_SPAN(mention)) for mention in entity["mentions"]),
        )
        for entity in form["entities"]
    )
    numbers = tuple(NumberMention(*_NUMBER(mention)) for mention in form["numbers"])
    return Extraction(tuple(entities), *_said(form), _dates(form), numbers)


def speech_from_json(form: Mapping[str, Any]) -> Extraction:
    """Read of what `extraction_to_json` wrote who says what: of the entities only those who speak, and only names."""
    quotes, indirect = _said(form)
    speakers = {quote.entity for quote in (*quotes, *indirect)}
    named = (entity for entity in form["entities"] if entity["id"] in speakers)
    entities = tuple(Entity(entity["id"], entity["type"], entity["name"], (), ()) for entity in named)
    return Extraction(entities, quotes=quotes, indirect=indirect)


def dates_from_json(form: Mapping[str, Any]) -> Extraction:
    """Read of what `extraction_to_json` wrote the dates alone."""
    return Extraction(dates=_dates(form))


def _said(form: Mapping[str, Any]) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Return direct speech and what is reported."""
    quotes = tuple(Quote(*_QUOTE(quote)) for quote in form["quotes"])
    # What an earlier extractor found lacks it until the article is looked through again.
    return quotes, tuple(Quote(*_QUOTE(quote)) for quote in form.get("indirect", ()))


def _dates(form: Mapping[str, Any]) -> tuple[DateMention, ...]:
    return tuple(DateMention(*_DATE(mention)) for mention in form["dates"])


def _quote(quote: Quote) -> Json:
    return _span(quote) | {"speaker": quote.speaker, "entity": quote.entity, "cue": quote.cue}


def _span(span: Span) -> Json:
    return {"field": span.field, "start": span.start, "end": span.end, "text": span.text}
