"""The nouns for what articles have in common: who is named with whom, who said what, what happened when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from index.answers import MergedEntity
from index.article import When
from index.results import Row

Item = TypeVar("Item", covariant=True)


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Item]):
    """What was gathered from the hits of a query."""

    items: tuple[Item, ...]
    total: int
    """How many there are; `items` may hold fewer."""

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)


Period = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of the hits were published on a day, in a month or in a year."""

    start: date
    end: date
    """Both included; the same for a day."""
    articles: int


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
    """What somebody said, or is reported to have said."""

    excerpt: Excerpt
    """Direct speech with its quotation marks; else the clause that reports it, in the words of the article."""
    is_direct: bool
    speaker: str | None
    """The name that the speaker has in the library, or as the text describes them (`an official`); None where it makes
    nobody sure."""
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


@dataclass(frozen=True, slots=True)
class Account:
    """An event, and who else tells it."""

    event: Event
    also: tuple[Excerpt, ...]
    """Sentences of other articles about the same, those that are most alike first."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which an entity is written."""

    text: str
    outlets: tuple[str | None, ...]
    """Who writes it so, in most articles first; None stands for articles that name no outlet."""
    articles: int
    excerpt: Excerpt
    """Where it first stands."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody as the hits have them."""

    entity: MergedEntity
    articles: int
    mentions: int
    """Of these hits."""
    spellings: tuple[Spelling, ...]
    """Those in most articles first; none that is a mere part of another."""
    called: Excerpt | None
    """What stands beside the name most often: `the Vesnan foreign minister`."""
    first: Excerpt
    last: Excerpt
    """The first mention in the oldest and in the newest of these articles."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, and the sentences that hold it."""

    quotation: Quotation
    context: Excerpt


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and what of it tells most."""

    name: str
    total: int
    """How many different things they say, or are reported to say."""
    quotations: tuple[Quoted, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What some articles say, where others say something else."""

    value: str
    """The spelling, the number as it is written, the day."""
    outlets: tuple[str | None, ...]
    """Who says so; None stands for articles that name no outlet."""
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where outlets differ on what is clearly the same."""

    kind: Literal["spelling", "number", "date"]
    about: str
    """The name; what is counted; empty for a date."""
    versions: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the hits tell, in their own sentences."""

    query: str
    found: int
    """How many articles there are for it, without copies."""
    articles: int
    """How many of them are told of here: the first, in the order of the hits."""
    outlets: tuple[tuple[str | None, int], ...]
    """With their articles, most first; None for those that name none."""
    first: When | None
    last: When | None
    """When the oldest and the newest were published."""
    undated: int
    events: tuple[Account, ...]
    """In calendar order."""
    portraits: tuple[Portrait, ...]
    """Those that most articles name first."""
    voices: tuple[Voice, ...]
    """Those who are quoted in most articles first."""
    disputes: tuple[Dispute, ...]
    notices: tuple[str, ...] = ()
