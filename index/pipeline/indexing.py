"""Indexing beside other work: child processes write segments from the store, the parent commits them."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, NamedTuple

from index.article import Article
from index.pipeline.process import Process, cores
from index.search import Index, Written
from index.store import Store

_SLICE = 500
"""Articles that are taken at a time: so few that nobody waits long for another at the end."""
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


class IndexingChild(Process):
    """A process that writes segments of the articles it is given."""

    def __init__(self, library: Path, *, joined: bool = False) -> None:
        """`joined` has it say what it has written at the end, as few segments as may be."""
        super().__init__("index.pipeline.indexing_child", str(library), "joined" if joined else "apart")
        self._ended = False

    def give(self, asked: Asked) -> None:
        """Ask for more, without waiting; after the first None nothing more is asked. Raises `OSError`."""
        if not self._ended:
            self.pipe.send(asked)
        self._ended = asked is None

    def hear(self) -> Indexed | int | None:
        """Return what it says next, waiting for that. Raises `OSError` when it cannot go on."""
        try:
            said: Said = self.pipe.recv()
        except EOFError as error:
            raise ChildProcessError(0, "the process that wrote it was ended") from error
        if isinstance(said, str):
            raise OSError(0, said)
        return said


def write_on_every_core(
    store: Store, index: Index, start: int, change: int, tell: Callable[[int], None]
) -> Iterator[Written]:
    """Yield segments of all articles with a change after `start` up to `change`; this process writes as well.

    `tell` hears now and then how many are done.

    Raises:
        OSError: they cannot be written, or a child died.
    """
    slices = deque(_slices(store, start, change))
    done = _Done()
    children = [IndexingChild(store.folder, joined=True) for _ in range(min(cores(), len(slices)) - 1)]
    try:
        with ThreadPoolExecutor(1) as aside:
            theirs = aside.submit(_drive, children, slices, done)
            try:
                yield from index.write(_own(store, slices, done, tell), joined=True)
            except BaseException:  # also when nobody draws any more: the other thread would wait for its children
                slices.clear()
                for child in children:
                    child.kill()
                raise
            yield from theirs.result()
    finally:
        for child in children:
            child.kill()


class _Done:
    """How many articles were taken in, here and by children."""

    here = theirs = 0


def _slices(store: Store, start: int, change: int) -> Iterator[Slice]:
    while start < change:
        end = min(change, store.change_behind(start, _SLICE) or change)
        yield Slice(start, end)
        start = end


def _next(slices: "deque[Slice]") -> Slice | None:
    try:
        return slices.popleft()
    except IndexError:
        return None


def _own(
    store: Store, slices: "deque[Slice]", done: _Done, tell: Callable[[int], None]
) -> Iterator[tuple[int, Article]]:
    while (part := _next(slices)) is not None:
        for _, key, article in store.changed_since(*part):
            yield key, article
            done.here += 1
        tell(done.here + done.theirs)


def _drive(children: Sequence[IndexingChild], slices: "deque[Slice]", done: _Done) -> list[Written]:
    """Give children what there is until there is no more; return what they have written."""
    written: list[Written] = []
    for _ in range(_AHEAD):
        for child in children:
            child.give(_next(slices))
    busy: dict[Any, IndexingChild] = {child.pipe: child for child in children}
    while busy:
        for pipe in wait(list(busy)):
            said = busy[pipe].hear()
            if isinstance(said, Indexed):
                written.append(said.segment)
            elif isinstance(said, int):
                done.theirs += said
                busy[pipe].give(_next(slices))
            else:
                del busy[pipe]
    return written
