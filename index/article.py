"""The nouns that travel through the house. Knows no other module.

Offsets are half-open ranges of code points into one field of an `Article`: body, title, standfirst or caption:N.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Format = Literal["text", "html", "markdown", "email", "feed", "json", "csv", "pdf", "epub", "mhtml", "opml", "warc"]
EntityType = Literal["person", "org", "place", "event", "group"]
BY_HAND = "by hand"
"""The provenance of a value that a person has corrected."""
CORRECTABLE = ("title", "standfirst", "authors", "source", "url", "published", "updated", "language")
"""The fields that a person can correct, in reading order."""
_CALLED = {"title": "headline", "authors": "byline", "source": "outlet", "url": "link", "body": "text"}
When = date | datetime
"""A day, or an aware moment in the zone it was written in. A date without a time stays a date."""


_SPACED = bytes(32 if chr(code).isspace() else ord("x") for code in range(128)).ljust(256)


def field_called(field: str) -> str:
    """Return what a reader calls a field of `Article`: `title` is the headline. Most have the name they go by."""
    return _CALLED.get(field, field)


def article_id(name: str) -> str:
    """Return the id of the article called `name` (path, or path#part): twelve hexadecimal digits, always the same."""
    from hashlib import blake2b  # loads slowly; who only reads needs no new ids

    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under a picture."""

    text: str
    """Without the credit."""
    credit: str | None = None
    """`Ana Dorrin/Karst Wire`: photographer and agency as printed, no © and no brackets."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as clean text: no control characters, no markup, no page furniture."""

    id: str
    """`article_id(path)`: the same input keeps its id when its text changes."""
    path: str
    """The file, with `#part` behind it where the file holds several articles: a record's own id, else `line 7`."""
    format: Format
    title: str
    body: str
    """Paragraphs joined by one blank line; a paragraph holds no newline."""
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    """The outlet."""
    url: str | None = None
    published: When | None = None
    updated: When | None = None
    language: str | None = None
    """ISO 639-1 code where the page says so."""
    captions: tuple[Caption, ...] = ()
    pull_quotes: tuple[str, ...] = ()
    chrome: tuple[str, ...] = ()
    """Lines left out: menus, share bars, "top of page"."""
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Field name → where its value came from: `line 9`, `meta og:title`."""
    notices: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Words in the body, parted by white space."""
        if self.body.isascii():  # counted by their ends, without a string for each
            return (self.body.encode().translate(_SPACED) + b" ").count(b"x ")
        return len(self.body.split())

    def texts(self) -> dict[str, str]:
        """Return every field that offsets may point into, by name."""
        fields = {"title": self.title, "body": self.body}
        if self.standfirst:
            fields["standfirst"] = self.standfirst
        fields.update((f"caption:{number}", caption.text) for number, caption in enumerate(self.captions))
        return fields


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one field of an article, and the text that stands there."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something an article names, with every place where it does."""

    id: str
    """`e1`, `e2` … within one article, most mentioned first."""
    type: EntityType
    name: str
    """The fullest form in the article, without titles: `Irena Molnar`."""
    aliases: tuple[str, ...]
    """Other forms in the article, without `name`: `Molnar`."""
    mentions: tuple[Span, ...]
    """In reading order: title, standfirst, body, captions."""


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Speech: direct, and then the span holds the quotation marks; or indirect, the clause behind "said that"."""

    speaker: str | None = None
    """The name of an entity, or a description in the words of the text: `a spokesman for the ministry`."""
    entity: str | None = None
    """`Entity.id` of the speaker; None where the speaker is unknown or only described."""
    cue: str | None = None
    """The words that say so, as they stand in the text: `said`, `According to`."""


@dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A date expression in the text."""

    value: str | None = None
    """`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Www`, `a/b`, `PnD`; None when only a missing date of the article tells."""


@dataclass(frozen=True, slots=True)
class NumberMention(Span):
    """A quantity in the text: `2.3mn` is 2,300,000."""

    value: float = 0
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extract stage found in one article."""

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """Direct speech."""
    indirect: tuple[Quote, ...] = ()
    """What somebody is reported to have said, in the words of the article."""
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
