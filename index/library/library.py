"""Library: the one object a front end holds. Joins pipeline, store and search."""

import os
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from index.article import Article, Extraction
from index.errors import LibraryError, NotALibrary, OlderLibrary
from index.extract import VERSION
from index.highlight import match_spans, snippet
from index.library.catching_up import OnProgress, bring_up_to_date
from index.library.counting import count_facets
from index.library.lock import writing
from index.library.looking import extraction_of, look_through
from index.library.reading import NO_INDEX, compose_reading, find
from index.query import Everything, Query, Sorted, order_of, parse_query, to_text
from index.results import Hit, Info, MergedEntity, Reading, Report, Results, Row, Sort
from index.store import Store

if TYPE_CHECKING:
    from index.library.folding import Folding
    from index.search import Index


def _nobody_cancels() -> bool:
    return False


class Library:
    """A pile of articles with its index. Reading methods and `set_read` may be called from any thread."""

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self._store = store
        self._change = store.change()
        self._opened: Index | None = None
        self._opening = threading.Lock()

    @property
    def _index(self) -> "Index":
        """The index, opened when it is first asked for: a list of all articles needs none."""
        with self._opening:
            if self._opened is None:
                from index.search import Index  # loads Whoosh

                self._opened = Index(self.path / "index")
            return self._opened

    @cached_property
    def _folding(self) -> "Folding":
        from index.library.folding import Folding  # loads numpy

        return Folding(self._store)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, progress: OnProgress | None = None) -> Self:
        """Open the library in the folder `path`; `create` makes it when there is none.

        One of an older version is made anew first: articles and what people did stay, the rest is made again.

        Raises:
            LibraryError: one of its kinds: `MissingLibrary`, `NotALibrary`, `NewerLibrary`.
        """
        folder = Path(path).absolute()
        if folder.exists() and not folder.is_dir():
            raise NotALibrary(folder, "it is a file")
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryError(folder, f"no library can be made at {folder}: {error.strerror}") from error
        try:
            return cls(folder, Store(folder, create=create))
        except OlderLibrary:
            from index.library.renewing import renew

            renew(folder, progress)
            return cls(folder, Store(folder, create=False))

    def close(self) -> None:
        """Let go of all files."""
        if self._opened is not None:
            self._opened.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        progress: OnProgress | None = None,
        stdin: BinaryIO | None = None,
        processes: int = 0,
        names: bool = True,
        mapping: Mapping[str, str] | None = None,
    ) -> Report:
        """Take in files, folders and `-` for standard input.

        What is there already, by content, is not read again; a changed input takes the place of its article. An input
        that cannot be read is in the report with its reason. `processes` 0 parses on every core. Articles can be
        searched before they are looked through for `names`, which takes longer; it may be left to `look_through`.

        `mapping` says in which column of a table or key of a record a field stands (`{"title": "headline"}`), where the
        names that are known do not do; fields are title, body, standfirst, authors, source, url, published, updated,
        language and id. It holds for the records of this call alone.

        Raises:
            LockedLibrary: another process is writing.
        """
        from index.library.adding import Adding  # the stages load only where something is taken in
        from index.library.origin import keep_input

        with writing(self.path):
            inputs = [
                str(keep_input(stdin or sys.stdin.buffer, self.path / "stdin")) if path == "-" else os.fspath(path)
                for path in paths
            ]
            report = Adding(self._store, self._index, progress).run(inputs, mapping=mapping or {}, processes=processes)
        if names:
            self.look_through(progress=progress, processes=processes)
        self.refresh()
        return report

    def look_through(self, *, progress: OnProgress | None = None, processes: int = 0) -> int:
        """Look for names in all articles that nobody has looked through, on every core; return how many there were.

        The newest come first, and what is found is kept as it goes: it may be stopped at any moment.

        Raises:
            LibraryError: what is found cannot be kept.
        """
        return look_through(self._store, self._index, progress=progress, processes=processes)

    def forget(self, ids: Iterable[str]) -> int:
        """Take articles out for good; return how many. Raises `UnknownArticle`, `LockedLibrary`."""
        with writing(self.path):
            number = self._store.forget(ids)
            bring_up_to_date(self._store, self._index)
        self.refresh()
        return number

    def catch_up(self, *, anew: bool = False, progress: OnProgress | None = None) -> bool:
        """Bring the index up to date with the store; tell whether there was anything to do. Raises `LockedLibrary`."""
        if not anew and not self.behind():
            return False
        with writing(self.path):
            return bring_up_to_date(self._store, self._index, anew=anew, progress=progress)

    def set_read(self, key: int, read: bool) -> None:
        """Mark an article as read or unread."""
        self._store.set_read(key, read)

    # Reading

    def refresh(self) -> bool:
        """See what other processes have committed; tell whether there was anything."""
        change = self._store.change()
        moved = (self._opened is not None and self._opened.refresh()) or change != self._change
        self._change = change
        return moved

    def behind(self) -> bool:
        """Tell whether the index is missing, damaged or holds less than the store."""
        return self._index.change != self._store.change()

    def pending(self) -> int:
        """Return how many articles nobody has looked through yet, or whose names the index does not show yet."""
        unseen = abs(self._store.names.count() - (self._index.named or 0))
        return self._store.names.count_pending(VERSION) + unseen

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
        cancelled: Callable[[], bool] = _nobody_cancels,
    ) -> Results:
        """Find articles. `typing` takes the last word as a prefix; `strict` turns every repair into an error.

        `sort:` in the query goes before `sort`.

        Without a usable index (see `behind`) every query but the empty one finds nothing, and a notice says why.

        Raises:
            QueryError: the query cannot be understood.
            SearchCancelled: `cancelled()` became true meanwhile.
        """
        if isinstance(query, str):
            understood = parse_query(query, typing=typing, strict=strict)
            tree, notices = understood.tree, understood.notices
        else:
            tree, notices = query, ()
        sort = order_of(tree) or sort
        if isinstance(tree, Everything | Sorted):
            folded = self._store.count_folded()
            total = self._store.count() - folded
            return Results(to_text(tree), tree, total, None, sort, notices=notices, folded=folded)
        return find(self._store, self._index, self._folding, tree, notices, sort, limit, cancelled)

    def rows(self, results: Results, start: int, stop: int) -> tuple[Row, ...]:
        """Return a window of the results as a list shows them."""
        if results.keys is None:
            return tuple(self._store.page(results.sort, start, min(stop, results.total)))
        return tuple(self._store.rows(results.keys[start:stop]))

    def position(self, results: Results, key: int) -> int | None:
        """Return at which place of the results the article stands, or the copy that stands for it."""
        if results.keys is None:
            return self._store.place(results.sort, key)
        return self._folding.place(array("q", results.keys), key)

    def hits(self, results: Results, start: int, stop: int) -> tuple[Hit, ...]:
        """Return a window of the results with the place in each that matches best."""
        hits = []
        for number, row in enumerate(self.rows(results, start, stop), start):
            body = self._store.article(row.key).body
            text, marks = snippet(body, match_spans(body, results.tree, "body"))
            score = results.scores[number] if number < len(results.scores) else None
            hits.append(Hit(row, score, text, marks))
        return tuple(hits)

    def read(self, key: int, results: Results) -> Reading:
        """Return all that a screen shows of an article found by `results`. Raises `UnknownArticle`."""
        return compose_reading(self._store, key, results)

    def key(self, id: str) -> int:
        """Return the key of the article with this id. Raises `UnknownArticle`."""
        return self._store.key(id)

    def article(self, id: str) -> Article:
        """Return one article. Raises `UnknownArticle`."""
        return self._store.article(self._store.key(id))

    def raw(self, id: str) -> bytes:
        """Return the untouched bytes an article was made from. Raises `UnknownArticle`, `SourceGone`."""
        from index.library.origin import raw_of

        return raw_of(self.article(id))

    def copies(self, key: int) -> tuple[Row, ...]:
        """Return the other articles that tell the same story in the same words, newest first."""
        return tuple(self._store.copies(key))

    def extraction(self, id: str) -> Extraction:
        """Return what is found in an article, looking through it now if nobody has. Raises `UnknownArticle`."""
        return extraction_of(self._store, self._store.key(id))

    def entities(self, results: Results | None = None, *, limit: int = 1000) -> list[MergedEntity]:
        """Return the merged entities that most of the hits (None: of all articles) name, most first."""
        keys = None if results is None else results.keys
        return self._store.names.merged(keys, limit)

    def facets(self, results: Results, *, limit: int = 20) -> dict[str, dict[str, int]]:
        """Return counts over all hits by source, year and kind of entity, each the `limit` largest first.

        Raises:
            LibraryError: there is no sound index to count with.
        """
        keys = array("q", self._store.keys(results.sort) if results.keys is None else results.keys)
        from index.search import DamagedIndex  # loads Whoosh

        try:
            return count_facets(self._store, self._index, keys, limit)
        except DamagedIndex as error:
            raise LibraryError(self.path, NO_INDEX) from error

    def info(self) -> Info:
        """Return where everything is and how large."""
        index = sum(file.stat().st_size for file in (self.path / "index").glob("*") if file.is_file())
        return Info(
            self.path,
            self.count(),
            self._store.count_undated(),
            self._store.size(),
            index,
            self.behind(),
            self.pending(),
        )

    def check(self) -> list[str]:
        """Return what is wrong with the library, a sentence each; empty when all is well."""
        from index.search import DamagedIndex  # loads Whoosh

        problems = self._store.check()
        try:
            self._index.verify()
            sound = not self.behind()
        except DamagedIndex:
            sound = False
        if not sound:
            problems.append('the index is missing, damaged or behind the store; "broadsheet rebuild" makes it anew')
        return problems
