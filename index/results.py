"""The nouns of what a screen shows first: which articles there are, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from index.article import Article, Entity, Extraction, Span, When
    from index.personal import Note
    from index.query.tree import Query

Sort = Literal["relevance", "newest", "oldest", "outlet"]
_FEW = 2
NO_INDEX = 'the index is being made or damaged; "broadsheet rebuild" makes it anew'
"""The notice of a query that could not be asked."""


class Row(NamedTuple):
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


class Results(NamedTuple):
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
    filter: str = ""
    """Words that the rows were narrowed by afterwards, see `Library.filtered`."""

    @property
    def unanswered(self) -> bool:
        """Whether nothing was found since there was no sound index to be asked."""
        return NO_INDEX in self.notices

    @property
    def newest_first(self) -> bool:
        """Whether it stands so, also because no hit is better than another: of `is:unread`, `person:molnar` none is."""
        level = self.keys is None or not len(self.scores) or self.scores[0] == self.scores[-1]
        return self.sort == "newest" or (self.sort == "relevance" and level)

    @property
    def few(self) -> bool:
        """Whether it found so little that the query may have been misspelt."""
        return self.total <= _FEW


class Named(NamedTuple):
    """An entity of one article, and its standing among the hits."""

    entity: Entity
    in_hits: int
    """How many of the hits name it (of all articles when there is no query)."""
    key: int | None = None
    """`MergedEntity.key` of the entity; None while nobody has kept what was found."""


class Reading(NamedTuple):
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
