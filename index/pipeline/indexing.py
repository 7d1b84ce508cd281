"""Indexing beside other work: child processes write segments from the store, the parent commits them."""

from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, NamedTuple

from index.pipeline.process import Process, cores
from index.results import Progress
from index.search import Written
from index.store import Store

_SLICE = 500
"""Articles that a child is given at a time: so few that no child waits long for another at the end."""
_AHEAD = 2


class Slice(NamedTuple):
    """The articles with a change after `start`, up to and with `end`."""

    start: int
    end: int


class Indexed(NamedTuple):
    """A segment of what a child was given, in that order."""

    segment: Written
    reach: int
    """The change of the last article in it."""


Asked = Slice | None
"""More articles; or to write what is still in memory."""
Said = Indexed | int | str | None
"""A segment; how many articles more are in it or in memory, a slice each; what went wrong; or all is written."""


def write_on_every_core(store: Store, start: int, change: int, total: int, progress: Any) -> Iterator[Written]:
    """Yield segments of all articles with a change after `start` up to `change`, of which there are `total`.

    Raises:
        OSError: they cannot be written, or a child died.
    """
    slices = _slices(store, start, change)
    children = [IndexingChild(store.folder) for _ in range(min(cores(), -(-total // _SLICE)))]
    done = 0
    try:
        for child in children * _AHEAD:
            child.give(next(slices, None))
        busy: dict[Any, IndexingChild] = {child.pipe: child for child in children}
        while busy:
            for pipe in wait(list(busy)):
                said = busy[pipe].hear()
                if isinstance(said, Indexed):
                    yield said.segment
                elif isinstance(said, int):
                    done += said
                    if progress:
                        progress(Progress(done, total, done, 0, "", "indexing"))
                    busy[pipe].give(next(slices, None))
                else:
                    del busy[pipe]
    finally:
        for child in children:
            child.kill()


def _slices(store: Store, start: int, change: int) -> Iterator[Slice]:
    while start < change:
        end = min(change, store.change_behind(start, _SLICE) or change)
        yield Slice(start, end)
        start = end


class IndexingChild(Process):
    """A process that writes segments of the articles it is given."""

    def __init__(self, library: Path) -> None:
        super().__init__("index.pipeline.indexing_child", str(library))
        self._ended = False

    def give(self, asked: Asked) -> None:
        """Ask for more, without waiting; after the first None nothing more is asked. Raises `OSError`."""
        if not self._ended:
            self.pipe.send(asked)
        self._ended = asked is None

    def hear(self) -> Said:
        """Return what it says next, waiting for that. Raises `OSError` when it cannot go on."""
        try:
            said = self.pipe.recv()
        except EOFError as error:
            raise ChildProcessError(0, "the process that wrote it was ended") from error
        if isinstance(said, str):
            raise OSError(0, said)
        answer: Indexed | int | None = said
        return answer
