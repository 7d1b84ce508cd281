"""The nouns that a library answers with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index.article import Article, Entity, EntityType, Extraction, Rejected, Span, When
from index.personal import Note
from index.query.tree import Query

Sort = Literal["relevance", "newest", "oldest", "outlet"]
_FEW = 2


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of an article."""

    key: int
    """The store's number for the article; stable."""
    id: str
    title: str
    source: str | None
    published: When | None
    path: str
    unread: bool
    duplicates: int = 0
    """How many other articles of the library are copies of it, among the hits or not."""
    starred: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """Which articles a query found, in order. Rows and snippets are fetched by the window from the library."""

    query: str
    """The query as understood, in the query language."""
    tree: Query
    total: int
    """Rows: of articles that are copies of one another only the best stands there, unless the query asks for copies."""
    keys: Sequence[int] | None
    """`Row.key` of every hit in order; None when all articles match and the store pages them."""
    sort: Sort
    scores: Sequence[float] = ()
    """BM25F of each hit, in the order of `keys`, where the order is by relevance."""
    notices: tuple[str, ...] = ()
    """Repairs and limits, each one sentence."""
    undated_left_out: int = 0
    """Articles that only a missing date keeps out of the hits."""
    folded: int = 0
    """Articles that match and have no row because a copy of theirs stands for them."""
    under: Sequence[int] = ()
    """`Row.key` of those, also of what stood under rows that are left out here; none where `keys` are None."""
    indexing: int = 0
    """Articles in the store that the index does not hold yet."""
    filter: str = ""
    """Words that the rows were narrowed by afterwards, see `Library.filtered`."""

    @property
    def few(self) -> bool:
        """Whether it found so little that the query may have been misspelt."""
        return self.total <= _FEW


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
class Named:
    """An entity of one article, and its standing among the hits."""

    entity: Entity
    in_hits: int
    """How many of the hits name it (of all articles when there is no query)."""
    key: int | None = None
    """`MergedEntity.key` of the entity; None while nobody has kept what was found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a screen needs to show one article."""

    key: int
    article: Article
    extraction: Extraction
    named: tuple[Named, ...]
    """People, then organisations, then places, each most mentioned first."""
    hits: tuple[Span, ...]
    """Where the query matches, in reading order: title, standfirst, body, captions."""
    copies: tuple[Row, ...] = ()
    """Other articles that tell the same story in the same words, newest first."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    """By the alphabet."""
    notes: tuple[Note, ...] = ()
    """The one about the whole article first, then by place."""
    place: tuple[str, int] | None = None
    """Where one was in it: a field, and the offset of the character at the top of the screen. None at the beginning."""
    looked: bool = True
    """Whether the article has been looked through; without it nothing is known yet of names, quotations and dates."""


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
    rejected: tuple[Rejected, ...] = field(default=())


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


SuggestionKind = Literal["word", "person", "org", "place", "group", "event", "source", "tag", "field", "value", "query"]


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
