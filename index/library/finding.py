"""Finding: what a library answers to a query, and what it shows of the hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from index.errors import LibraryError, UnknownArticle
from index.everything import Everything
from index.library.consulting import Consulting
from index.results import Results

if TYPE_CHECKING:
    from index.answers import Explanation, Hit, MergedEntity, Suggestion
    from index.library.suggesting import Suggesting
    from index.query.tree import Query
    from index.results import Row, Sort


def nobody_cancels() -> bool:
    """Say that somebody waits for the answer."""
    return False


class Finding(Consulting):
    """The questions a library answers. They may be asked from any thread."""

    @cached_property
    def _suggesting(self) -> Suggesting:
        from index.library.reading import resolver
        from index.library.suggesting import Suggesting  # a list of all articles needs none

        return Suggesting(self._store, self._index, resolver(self._store, self._index, self._folding))

    def count(self) -> int:
        """Return the number of articles."""
        return self._store.count()

    def search(
        self,
        query: str | Query,
        *,
        sort: Sort = "relevance",
        typing: bool = False,
        strict: bool = False,
        limit: int | None = None,
        cancelled: Callable[[], bool] = nobody_cancels,
    ) -> Results:
        """Find articles. `typing` takes the last word as a prefix; `strict` turns every repair into an error.

        `sort:` in the query goes before `sort`.

        Without a usable index (see `behind`) every query but the empty one finds nothing, and a notice says why.

        Raises:
            QueryError: the query cannot be understood.
            SearchCancelled: `cancelled()` became true meanwhile.
        """
        if isinstance(query, str) and not query.strip():
            return self._everything("*", sort, limit)
        from index.library.reading import find  # the list of all articles needs nothing of this
        from index.query import Sorted, order_of, parse_query, to_text

        if isinstance(query, str):
            understood = parse_query(query, typing=typing, strict=strict)
            tree, notices = understood.tree, understood.notices
        else:
            tree, notices = query, ()
        text, tree = to_text(tree), self.written_out(tree)
        sort = order_of(tree) or sort
        if isinstance(tree, Everything | Sorted):
            return self._everything(text, sort, limit)._replace(tree=tree, notices=notices)
        base: Sort = "newest" if sort == "outlet" else sort
        most = None if sort == "outlet" else limit
        found = find(self._store, self._index, self._folding, tree, text, notices, base, most, cancelled)
        return self._by_outlet(found, limit) if sort == "outlet" else found

    def _everything(self, text: str, sort: Sort, limit: int | None) -> Results:
        folded = self._store.count_folded()
        base: Sort = "newest" if sort == "outlet" else sort
        found = Results(text, Everything(), self._store.count() - folded, None, base, folded=folded)
        return self._by_outlet(found, limit) if sort == "outlet" else found

    def _by_outlet(self, found: Results, limit: int | None) -> Results:
        from index.library.outlets import by_outlet  # no other order needs it

        if found.keys is None and found.folded:
            found = found._replace(under=self._under(self._store.keys(found.sort)))
        return by_outlet(self._store, found, limit)

    def _under(self, rows: Iterable[int]) -> list[int]:
        """Return the copies of which none of these rows of all articles is."""
        return sorted({key for key, _ in self._store.kin.stories()}.difference(rows))

    def written_out(self, tree: Query) -> Query:
        """Return `tree` with the saved searches that it names written out. Raises `QueryError`."""
        from index.query import expand

        return expand(tree, self._store.kept.saved_query)

    def suggest(
        self,
        text: str,
        cursor: int | None = None,
        limit: int = 8,
        *,
        earlier: Iterable[str] = (),
        cancelled: Callable[[], bool] = nobody_cancels,
    ) -> tuple[Suggestion, ...]:
        """Return at most `limit` ways to go on with `text`, the cursor before character `cursor` or at its end.

        Words, names and outlets that no article has beside the rest of the query are left out. `earlier` are queries
        asked before, the latest first: those that begin like `text` are offered.

        Raises:
            SearchCancelled: `cancelled()` became true meanwhile.
        """
        return self._suggesting.suggest(text, cursor, limit, earlier, cancelled)

    def did_you_mean(
        self,
        text: str,
        results: Results,
        *,
        typing: bool = False,
        cancelled: Callable[[], bool] = nobody_cancels,
    ) -> str | None:
        """Return the query `text` with its last word left open (`pri*`) where that finds clearly more than `results`.

        Where these are `few`, also with words spelt otherwise; else None. With `typing`, as for `search`, the last word
        is open already.

        Raises:
            SearchCancelled: `cancelled()` became true meanwhile.
        """
        if (typing and not results.few) or isinstance(results.tree, Everything):
            return None
        from index.query import Sorted

        if isinstance(results.tree, Sorted):
            return None
        from index.library.correcting import corrected  # nothing else needs it

        def count(query: str) -> int:
            return self.search(query, typing=typing, cancelled=cancelled).total

        return corrected(self._index, text, results, count)

    def rows(self, results: Results, start: int, stop: int) -> tuple[Row, ...]:
        """Return a window of the results as a list shows them."""
        if results.keys is None:
            return tuple(self._store.page(results.sort, start, min(stop, results.total)))
        return tuple(self._store.rows(results.keys[start:stop]))

    def row(self, key: int) -> Row:
        """Return what a list shows of one article. Raises `UnknownArticle`."""
        found = self._store.rows([key])
        if not found:
            raise UnknownArticle(str(key))
        return found[0]

    def position(self, results: Results, key: int) -> int | None:
        """Return at which place of the results the article stands, or the copy that stands for it."""
        if results.keys is None:
            return self._store.place(results.sort, key)
        return self._folding.place(results.keys, key)

    def hits(self, results: Results, start: int, stop: int) -> tuple[Hit, ...]:
        """Return a window of the results with the place in each that matches best."""
        from index.library.showing import show_hits

        return show_hits(self._store, lambda: self._index, results, slice(start, stop), self.rows(results, start, stop))

    def explain(self, results: Results, key: int) -> Explanation | None:
        """Return why the article is one of the hits; None when it is not.

        Of articles that are copies of one another each has reasons of its own, also where one row stands for all.

        Raises:
            LibraryError: there is no sound index to ask.
        """
        from index.answers import Explanation

        if results.keys is None:
            return Explanation(None, ())
        from index.library.likening import liken  # loads Whoosh
        from index.library.reading import resolver
        from index.results import NO_INDEX
        from index.search import DamagedIndex

        likes, _ = liken(self._store, results.tree)
        try:
            return self._index.explain(
                results.tree, key, results.sort, resolver(self._store, self._index, self._folding), likes
            )
        except DamagedIndex as error:
            raise LibraryError(self.path, NO_INDEX) from error

    def similar(self, key: int, *, limit: int | None = None) -> Results:
        """Return the articles that share the telling words of this one, the best first, without it and its copies.

        The same as a search for `like:ID`. Raises `UnknownArticle`.
        """
        from index.query import Like

        return self.search(Like(self._store.article(key).id), limit=limit)

    def entities(self, results: Results | None = None, *, limit: int = 1000) -> list[MergedEntity]:
        """Return the merged entities that most of the hits (None: of all articles) name, most first.

        Of hits that are copies of one another the one that has a row counts.
        """
        keys = None if results is None else results.keys
        if results is not None and keys is None and results.folded:
            keys = self._store.keys(results.sort)
        names = self._store.names
        if self._index.known.reach != names.count():  # the store knows it too, more slowly
            return names.merged(keys, limit)
        every = self._store.keys("relevance") if keys is None else keys
        most = self._index.known.most_frequent(every, limit + names.count_hidden())
        return names.merged(keys, limit, [entity for entity, _ in most])

    def facets(self, results: Results, *, limit: int = 20) -> dict[str, dict[str, int]]:
        """Return counts over all hits by source, author, year, person, org and place, the `limit` largest of each.

        Raises:
            LibraryError: there is no sound index to count with.
        """
        keys = self._store.keys(results.sort) if results.keys is None else results.keys
        from index.library.counting import count_facets
        from index.results import NO_INDEX
        from index.search import DamagedIndex  # loads Whoosh

        try:
            return count_facets(self._store, self._index, keys, limit)
        except DamagedIndex as error:
            raise LibraryError(self.path, NO_INDEX) from error
