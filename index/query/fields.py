"""Which names may stand before a colon. Parser and reference read the same tables."""

from difflib import get_close_matches

TEXT_FIELDS = {
    "title": "the headline",
    "body": "the text itself, without headline, standfirst and captions",
    "quote": 'direct speech in the text: `quote:"back channel"`',
    "by": "who wrote it",
    "source": "the outlet it appeared in",
    "path": "the file it was read from",
}
ENTITY_FIELDS = {
    "person": "names this person, in any of their spellings",
    "org": "names this organisation, or group",
    "place": "names this place",
    "group": "names this people, or any group that is no organisation",
    "event": "names this event",
    "entity": "names this person, organisation, place, event or group",
    "speaker": "quotes this person, or whoever else speaks, or reports what they said",
}
DATE_FIELDS = {
    "date": "the day it was published; `date:none` for articles without a date",
    "added": "the day it came into the library",
    "read": "the day it was read",
    "mentions": "a day that the text names, or a month or year with such a day in it",
}
CHOICES = {
    "type": ("text", "html", "markdown", "email", "feed", "json", "csv", "pdf", "epub"),
    "is": ("read", "unread", "starred", "noted", "dup"),
    "has": ("date", "quote", "note"),
    "dup": ("any", "only"),
    "sort": ("relevance", "newest", "oldest", "outlet"),
}
"""What may stand behind these fields."""
OTHER_FIELDS = {
    "url": "any part of the web address",
    "lang": "the language, where the page tells: `lang:en`",
    "type": f"what it was read from: {', '.join(CHOICES['type'])}",
    "id": "the article's id, or how it begins",
    "like": "what is like the article with this id: shares its telling words; not itself, nor its copies",
    "copies": "the article with this id, or one that begins so, and its copies, each in a row of its own",
    "words": "the length of the text: `words:300..800`, `words:>1000`",
    "tag": 'a tag of your own, whole: `tag:harbour`, `tag:"to read"`',
    "note": "a note of your own that holds these words side by side, the last of them perhaps only begun",
    "query": "a saved search, by its name; `@name` is the same",
    "is": "read, unread, starred, noted (has a note of yours), dup (has copies; of which one has the row)",
    "has": "date, quote, note",
    "dup": "copies and reprints: `dup:only` finds articles that have some, `dup:any` gives each a row of its own",
    "sort": f"the order of the hits: {', '.join(CHOICES['sort'])}",
}
FIELDS = TEXT_FIELDS | DATE_FIELDS | ENTITY_FIELDS | OTHER_FIELDS

_OTHER_NAMES = {
    "author": "by",
    "address": "url",
    "byline": "by",
    "company": "org",
    "country": "place",
    "file": "path",
    "format": "type",
    "headline": "title",
    "language": "lang",
    "length": "words",
    "order": "sort",
    "location": "place",
    "organisation": "org",
    "organization": "org",
    "outlet": "source",
    "people": "person",
    "published": "date",
    "publisher": "source",
    "saved": "query",
    "similar": "like",
    "text": "body",
}


def nearest_field(name: str) -> str | None:
    """Return the field that a person who typed `name` may have meant."""
    close = get_close_matches(name, [*FIELDS, *_OTHER_NAMES], n=1, cutoff=0.7)
    return _OTHER_NAMES.get(close[0], close[0]) if close else None


def fields_like(start: str) -> list[tuple[str, str]]:
    """Return (field, name) for each name that begins with `start`: the field's own, or one that people use for it."""
    start = start.lower()
    own = [(name, name) for name in FIELDS if name.startswith(start)]
    others = {field: name for name, field in _OTHER_NAMES.items() if name.startswith(start)}
    return own + [pair for pair in others.items() if pair[0] not in dict(own)]
