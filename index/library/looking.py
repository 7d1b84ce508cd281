"""Looking through articles for names, after they are stored and indexed: the newest first, the one on screen at once.

Articles are looked through without the library's lock, which is held only to keep what was found, so that others can
add meanwhile. Nothing is lost by stopping: what is still to be looked through stands in the store.
"""

import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.answers import Progress
from index.article import Article, Extraction
from index.errors import LibraryError, LockedLibrary, MissingExtra, UnknownArticle, UnusableTagger
from index.extract import BUILT_IN, extract, extractor, vouched
from index.finding import Looked
from index.library.catching_up import OnProgress, bring_names_up_to_date, telling
from index.library.lock import looking, writing
from index.store import Store

if TYPE_CHECKING:
    from index.search import Index

_LONGEST_AT_ONCE = 200_000
"""Characters of an article that is looked through while somebody waits for it; a longer one waits its turn."""
_KEPT_ARTICLES, _KEPT_SECONDS = 200, 1.0
"""After which what was found is kept."""
_LEAST, _SHARE = 500, 0.1
"""Articles, or a share of all, whose names the index may lack meanwhile: it writes its names anew each time."""
_PATIENCE = 60.0
_BETWEEN = 0.2

_DRAWN = 200
_FEW = 10
"""Articles for which no process is worth starting."""

_Waiting = tuple[int, int, str]
"""key, change, title"""


def extractor_of(store: Store) -> str:
    """Return by what the articles of this library are looked through."""
    return extractor(store.names.tagger())


def extraction_of(store: Store, key: int) -> Extraction | None:
    """Return what is found in the article, looking through it now if nobody has.

    None where it is too long for that, or the tagger is not there any more: whoever looks through all is told why.

    Raises:
        UnknownArticle: there is no such article.
    """
    found = store.names.extraction(key)
    if found is not None:
        return found
    change, article = store.text(key)
    if len(article.body) > _LONGEST_AT_ONCE:
        return None
    tagger = store.names.tagger()
    try:
        looked = _look(article, tagger)
    except (MissingExtra, UnusableTagger):
        return None
    try:
        with writing(store.folder, patience=0.0):
            if tagger == store.names.tagger():
                store.names.put([(key, change, looked)], extractor(tagger))
    except LibraryError:
        pass  # somebody is writing, or nobody can: it is looked through again in its turn
    return looked.extraction


def _look(article: Article, tagger: str) -> Looked:
    extraction = extract(article, tagger)
    return Looked.at(article, extraction, vouched(article, extraction))


def look_through(store: Store, index: "Index", *, progress: OnProgress | None = None, processes: int = 0) -> int:
    """Look through all articles that nobody has looked through, on every core; return how many there were.

    When another process is at it already, this waits until that one has done it, or does the rest.

    Raises:
        LibraryError: what is found cannot be kept.
        UnusableTagger, MissingExtra: the tagger that was chosen is not there any more.
    """
    if not store.names.count_pending(extractor_of(store)):
        if store.names.count() != (index.known.reach or 0):
            with writing(store.folder), telling(store):
                bring_names_up_to_date(store, index)
        return 0
    store.names.await_another_look(extractor_of(store))
    total = store.names.count_pending(extractor_of(store))
    while left := store.names.count_pending(extractor_of(store)):
        try:
            with looking(store.folder):
                _Look(store, index, total, progress).run(processes)
        except LockedLibrary:
            if progress:
                progress(Progress(max(0, total - left), max(total, left), 0, 0, "", "finding names"))
            time.sleep(_BETWEEN)
    return total


class _Look:
    """One look through what is pending, from start to end, or until another tagger is chosen."""

    def __init__(self, store: Store, index: "Index", total: int, progress: OnProgress | None) -> None:
        self._store = store
        self._index = index
        self._total = total
        self._progress = progress
        self._tagger = store.names.tagger()
        self._on_the_way: deque[_Waiting] = deque()
        self._found: list[tuple[int, int, Looked]] = []
        self._kept_at = time.monotonic()

    def run(self, processes: int) -> None:
        """Look; `processes` 0 means one for each core."""
        answers = self._answers(processes)
        for done, looked in enumerate(answers, 1):
            key, change, title = self._on_the_way.popleft()
            self._found.append((key, change, looked))
            if len(self._found) >= _KEPT_ARTICLES or time.monotonic() - self._kept_at > _KEPT_SECONDS:
                self._keep()
            if self._progress:
                self._progress(Progress(done, max(self._total, done), 0, 0, title, "finding names"))
        self._keep(last=True)

    def _answers(self, processes: int) -> Iterator[Looked]:
        """Yield what is found in each of the articles.

        A tagger of another program works in this process: each process would hold all of it, and what hinders it, such
        as a limit on memory, is to be heard of and not to be taken for an article without names.
        """
        from index.pipeline.pool import look_through_all

        if self._tagger == BUILT_IN and self._total > _FEW:
            yield from look_through_all(self._articles(), processes=processes)
            return
        for article in self._articles():
            if self._tagger == BUILT_IN and len(article.body) > _LONGEST_AT_ONCE:
                yield next(look_through_all([article]))
            else:
                yield _look(article, self._tagger)

    def _articles(self) -> Iterator[Article]:
        """Yield what is pending, the newest first, also what is added meanwhile."""
        while self._store.names.tagger() == self._tagger:
            taken = {key for key, *_ in self._on_the_way} | {key for key, *_ in self._found}
            fresh = [key for key in self._store.names.pending(len(taken) + _DRAWN) if key not in taken]
            if not fresh:
                return
            for key in fresh:
                try:
                    change, article = self._store.text(key)
                except UnknownArticle:
                    continue  # taken out since
                self._on_the_way.append((key, change, article.title))
                yield article

    def _keep(self, *, last: bool = False) -> None:
        with writing(self._store.folder, patience=_PATIENCE):
            if self._store.names.tagger() == self._tagger:
                self._store.names.put(self._found, extractor(self._tagger))
            count, known = self._store.names.count(), self._index.known.reach or 0
            if last or count - known > max(_LEAST, _SHARE * count):
                with telling(self._store):
                    bring_names_up_to_date(self._store, self._index)
        self._found.clear()
        self._kept_at = time.monotonic()
