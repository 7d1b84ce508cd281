"""The nouns of what else a library answers with: why, who, how to go on, how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import EntityType
    from index.inputs import Rejected
    from index.results import Row

SuggestionKind = Literal["word", "person", "org", "place", "group", "event", "source", "tag", "field", "value", "query"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a search result, with the place that matched best."""

    row: Row
    score: float | None
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    """Half-open ranges into `snippet`, sorted, disjoint."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a query, and what one article has of it in one field."""

    query: str
    """The part, in the query language: a word, a phrase, a condition."""
    field: str | None
    """`title`, `body`, `by`, `source`, `path`, or `other`: standfirst, captions, byline and outlet; None for a
    condition about no text."""
    terms: tuple[str, ...]
    """What stands in the article for it, as the index spells it: the forms of a word, the words of a phrase."""
    times: int
    """How often it stands there; 0 for a condition."""
    articles: int
    """How many articles of the library have it in this field, or meet the condition."""
    share: float
    """What it adds to the score; 0 where the order is not by relevance."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is a hit."""

    score: float | None
    """All shares together; None where the order is not by relevance."""
    reasons: tuple[Reason, ...]
    """What matched, the largest share first, conditions last."""


@dataclass(frozen=True, slots=True)
class MergedEntity:
    """An entity of the library: one name over many articles."""

    key: int
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a name is one with another."""

    name: str
    other: str
    """The name that it was found to be the same as."""
    score: float
    """How sure that is, up to 1."""
    reason: str
    """Part of a sentence."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work has come."""

    done: int
    """Inputs dealt with."""
    total: int
    """Inputs found so far; grows while folders are walked."""
    added: int
    rejected: int
    name: str
    """The input last dealt with."""
    doing: Literal["adding", "indexing", "finding names", "renewing"] = "adding"


@dataclass(frozen=True, slots=True)
class Report:
    """What an `add` did."""

    added: int
    """New articles."""
    changed: int
    """Articles replaced by a newer text."""
    unchanged: int
    """Articles that were there already."""
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Info:
    """Where a library is and how large."""

    path: Path
    articles: int
    undated: int
    store_bytes: int
    index_bytes: int
    behind: bool
    """The index does not hold all that the store holds."""
    pending: int = 0
    """Articles that nobody has looked through for names yet."""
    tagger: str = "built-in"
    """What marks names, as `Library.tagger`."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on with a query that is being typed."""

    text: str
    """What to show: the word, the name."""
    kind: SuggestionKind
    replacement: str
    """What takes the place of the query's characters from `start` up to but not `end`."""
    start: int
    end: int
    count: int | None = None
    """Articles, copies included, that have this and what the rest of the query asks for; all that have this where that
    cannot be told. None where there is nothing to count."""

    def within(self, query: str) -> str:
        """Return `query`, which this was suggested for, with the replacement in its place."""
        return query[: self.start] + self.replacement + query[self.end :]
