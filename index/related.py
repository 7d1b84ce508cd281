"""The nouns for what articles have in common: who is named with whom, who said what, what happened when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from index.results import MergedEntity, Row

Item = TypeVar("Item", covariant=True)


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Item]):
    """What was gathered from the hits of a query."""

    items: tuple[Item, ...]
    total: int
    """How many there are; `items` may hold fewer."""
    notices: tuple[str, ...] = ()
    """Limits, each one sentence."""

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article, word by word, and where it stands."""

    row: Row
    field: str
    """As in `Span`: body, title, standfirst or caption:N."""
    start: int
    end: int
    """Half-open range of code points in the field."""
    text: str


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is named together with another."""

    entity: MergedEntity
    """Its counts are of the whole library."""
    articles: int
    """How many of the hits name both."""
    paragraphs: int
    """How many paragraphs of theirs do; headline, standfirst and each caption count as one."""
    sentences: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, in direct speech."""

    excerpt: Excerpt
    """With its quotation marks."""
    speaker: str | None
    """The name that the speaker has in the library; None where the text makes nobody sure."""
    entity: int | None
    """`MergedEntity.key` of the speaker."""
    cue: str | None
    """The verb: `said`."""
    articles: int
    """How many of the hits have it in these words."""


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says of a day, or of a longer time, what happened."""

    first: date
    last: date
    """Both included; the same for a day."""
    value: str
    """As in `DateMention`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Www` or two of these with a slash between."""
    expression: str
    """What stands in the sentence for it: `on Tuesday`."""
    excerpt: Excerpt
    """The sentence."""
    articles: int
    """How many of the hits say it in these words."""
