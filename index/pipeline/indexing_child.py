"""The child process that writes segments of what its parent has stored.

Run as `python -m index.pipeline.indexing_child DESCRIPTOR LIBRARY HOW`: the number of an inherited socket to its
parent; `joined` where segments are wanted at the end, as few as may be, `apart` where each is wanted as it is done.
"""

import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from index.article import Article
from index.pipeline.indexing import Asked, Indexed, Said
from index.search import Index
from index.store import Store

_CACHE_KILOBYTES = 4_000  # what is read once, from one end to the other, need not be kept


class _Given:
    """The articles that the parent gives, one slice after the other."""

    def __init__(self, store: Store, pipe: "Connection[Said, Asked]") -> None:
        self._store = store
        self._pipe = pipe
        self.reach = 0
        """The change of the last article that was taken in."""

    def __iter__(self) -> Iterator[tuple[int, Article]]:
        """Yield (key, article). Raises `EOFError` when the parent is gone."""
        while (asked := self._pipe.recv()) is not None:
            number = 0
            for number, (change, key, article) in enumerate(self._store.changed_since(*asked), 1):  # noqa: B007
                yield key, article
                self.reach = change
            self._pipe.send(number)


def serve(pipe: "Connection[Said, Asked]", library: Path, *, joined: bool) -> None:
    """Write segments of what is given, until it was the last or the other end closes."""
    store, index = Store(library, create=False, cache=_CACHE_KILOBYTES), Index(library / "index")
    given = _Given(store, pipe)
    try:
        for segment in index.write(given, joined=joined):
            pipe.send(Indexed(segment, given.reach))
        pipe.send(None)
    except EOFError:
        return
    except OSError as error:
        pipe.send(error.strerror or str(error))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), Path(sys.argv[2]), joined=sys.argv[3] == "joined")
