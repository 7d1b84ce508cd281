"""Catching up: the index takes in what the store holds and it does not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.answers import Progress
from index.article import Article
from index.errors import LibraryError
from index.pipeline.process import cores
from index.store import Store

if TYPE_CHECKING:
    from index.search import Index

_MANY = 4_000
"""Articles from which on it is worth starting processes that index them."""

OnProgress = Callable[[Progress], None]


def bring_up_to_date(store: Store, index: "Index", *, anew: bool = False, progress: OnProgress | None = None) -> bool:
    """Make the index hold what the store holds; tell whether there was anything to do. `anew` starts from nothing."""
    from index.search import DamagedIndex  # loads Whoosh

    index.refresh()
    with telling(store):
        named = bring_names_up_to_date(store, index, anew=anew)
        reach = None if anew else index.change
        change = store.change()
        if reach == change:
            return named
        if reach is not None and reach > change:  # beyond the store: the index is of another one
            reach = None
        try:
            _take_in(store, index, reach, change, progress)
            while index.merge():  # what was taken in is seen already
                pass
        except DamagedIndex:
            _take_in(store, index, None, change, progress)
    return True


def bring_names_up_to_date(store: Store, index: "Index", *, anew: bool = False) -> bool:
    """Make the index hold the names that the store holds; tell whether there was anything to do. Raises `OSError`."""
    count = store.names.count()
    reach = None if anew else index.known.reach
    if reach == count:
        return False
    if reach is None or reach > count:
        index.known.update(store.names.found_since(0), count, anew=True)
    else:
        index.known.update(store.names.found_since(reach), count)
    return True


def _take_in(store: Store, index: "Index", reach: int | None, change: int, progress: OnProgress | None) -> None:
    start = reach or 0
    total = store.count_changed_since(start)
    forgotten, anew = store.forgotten_since(start), reach is None
    if total >= _MANY and cores() > 1:
        from index.pipeline.indexing import write_on_every_core

        def tell(done: int) -> None:
            if progress:
                progress(Progress(done, total, done, 0, "", "indexing"))

        try:
            index.adopt(write_on_every_core(store, index, start, change, tell), forgotten, change, anew=anew)
        finally:
            index.discard()
        return

    def changed() -> Iterator[tuple[int, Article]]:
        for number, (_, key, article) in enumerate(store.changed_since(start, change), 1):
            if progress:
                progress(Progress(number, total, number, 0, article.path, "indexing"))
            yield key, article

    index.update(changed(), forgotten, change, anew=anew)


@contextmanager
def telling(store: Store) -> Iterator[None]:
    """Turn what a full disk or a read-only folder raises while the index is written into a sentence."""
    try:
        yield
    except OSError as error:
        why = f"the index cannot be written ({error.strerror}); the articles are safe, it is made when there is room"
        raise LibraryError(store.folder, why) from error
