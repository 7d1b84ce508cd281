"""Consulting: what a library holds of one article, and what it shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Extraction
from index.library.opened import Opened

if TYPE_CHECKING:
    from index.article import Article
    from index.results import Reading, Results, Row


class Consulting(Opened):
    """Single articles, told by their key or id. They may be asked for from any thread."""

    def read(self, key: int, results: Results, *, look: bool = True) -> Reading:
        """Return all that a screen shows of an article found by `results`.

        An article that nobody has looked through yet is looked through first, unless `look` is False: then its text
        comes at once. A very long one waits its turn either way; `Reading.looked` tells. Raises `UnknownArticle`.
        """
        from index.library.composing import compose_reading

        known = self._opened.known if self._opened else None  # the list of all articles is there before the index
        return compose_reading(self._store, known, lambda: self._folding.stories(), key, results, look=look)

    def key(self, id: str) -> int:
        """Return the key of the article with this id. Raises `UnknownArticle`."""
        return self._store.key(id)

    def article(self, id: str) -> Article:
        """Return one article. Raises `UnknownArticle`."""
        return self._store.article(self._store.key(id))

    def raw(self, id: str) -> bytes:
        """Return the untouched bytes an article was made from. Raises `UnknownArticle`, `SourceGone`."""
        from index.library.origin import raw_of

        return raw_of(self._store.as_read(self._store.key(id)))

    def copies(self, key: int) -> tuple[Row, ...]:
        """Return the other articles that tell the same story in the same words, newest first."""
        return tuple(self._store.kin.copies(key))

    def extraction(self, id: str) -> Extraction:
        """Return what is found in an article, looking through it now if nobody has and it is not very long.

        Raises:
            UnknownArticle: there is no such article.
        """
        from index.library.looking import extraction_of  # the first article has mostly been looked through

        return extraction_of(self._store, self._store.key(id)) or Extraction()
