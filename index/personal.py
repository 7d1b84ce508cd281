"""The nouns for what a person makes of articles: notes, bookmarks, tags, searches with a name."""

from dataclasses import dataclass
from datetime import datetime

from index.article import Span


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote about an article, or about a stretch of it, or a stretch that a person highlighted."""

    id: str
    """Of the article; also when it was taken out of the library since."""
    title: str
    """Its headline."""
    text: str
    """Clean; may have line breaks. Empty of a highlight."""
    at: datetime
    """When it was last written, UTC."""
    span: Span | None = None
    """The stretch, with what stood there when the note was written; None for the whole article."""
    forgotten: bool = False
    """Whether the article was taken out. The note comes back with it."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in an article to come back to."""

    letter: str
    """A letter or a digit; a capital is another one than a small one."""
    key: int
    """`Row.key` of the article."""
    id: str
    """Of the article; also when it was taken out of the library since."""
    title: str
    """Its headline."""
    span: Span
    """The place, with what stood there when the bookmark was set: the text may be another now."""
    forgotten: bool = False
    """Whether the article was taken out. The bookmark comes back with it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that a person gave."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name."""

    name: str
    query: str
    """As it was understood when it was saved."""
    total: int | None = None
    """Rows that it finds now; None where it cannot be answered or was not asked."""
    new: int | None = None
    """How many of these have come in since somebody looked, see `Library.look_at_search`; None as for `total`."""
