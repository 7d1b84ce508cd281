"""Indexing many articles on every core: child processes write segments from the store, the parent commits them.

Run as `python -m index.library.indexing DESCRIPTOR LIBRARY`, the number of an inherited socket to its parent.
"""

import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from index.article import Article
from index.results import Progress
from index.search import Index, Written
from index.store import Store

_SLICE = 8_000
"""Articles that a child takes at a time: so many that segments are whole, so few that no child waits for another."""
_TOLD = 250
_PACKAGES = Path(__file__).parents[2]


class Slice(NamedTuple):
    """The articles with a change after `start`, up to and with `end`."""

    start: int
    end: int


Said = Written | int | str | None
"""A segment, how many articles more are in, what went wrong, or None when a slice is done."""


def write_on_every_core(store: Store, start: int, change: int, total: int, progress: Any) -> Iterator[Written]:
    """Yield segments of all articles with a change after `start` up to `change`, of which there are `total`.

    Raises:
        OSError: they cannot be written, or a child died.
    """
    slices = deque(_slices(store, start, change))
    children = [_Child(store.folder) for _ in range(min(len(slices), os.cpu_count() or 1))]
    done = 0
    try:
        for child in children:
            child.pipe.send(slices.popleft())
        busy: dict[Any, _Child] = {child.pipe: child for child in children}
        while busy:
            for pipe in wait(list(busy)):
                said = busy[pipe].hear()
                if isinstance(said, Written):
                    yield said
                elif isinstance(said, int):
                    done += said
                    if progress:
                        progress(Progress(done, total, done, 0, "", "indexing"))
                elif said is None and slices:
                    busy[pipe].pipe.send(slices.popleft())
                elif said is None:
                    del busy[pipe]
    finally:
        for child in children:
            child.kill()


def _slices(store: Store, start: int, change: int) -> Iterator[Slice]:
    while start < change:
        end = min(change, store.change_behind(start, _SLICE) or change)
        yield Slice(start, end)
        start = end


class _Child:
    def __init__(self, library: Path) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "index.library.indexing", str(theirs.fileno()), str(library)],
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_PACKAGES), os.environ.get("PYTHONPATH", "")])},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the parent's to deal with
            )
        self.pipe: Connection[Slice, Said] = Connection(ours.detach())

    def hear(self) -> Said:
        try:
            said = self.pipe.recv()
        except EOFError as error:
            raise ChildProcessError(0, "the process that wrote it was ended") from error
        if isinstance(said, str):
            raise OSError(0, said)
        return said

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self.pipe.close()


def serve(pipe: "Connection[Said, Slice]", library: Path) -> None:
    """Write the segments of one slice after the other until the other end closes."""
    store, index = Store(library, create=False), Index(library / "index")
    while True:
        try:
            asked = pipe.recv()
        except EOFError:
            return
        try:
            for segment in index.write(_articles(store, asked, pipe)):
                pipe.send(segment)
            pipe.send(None)
        except OSError as error:
            pipe.send(error.strerror or str(error))
            return


def _articles(store: Store, asked: Slice, pipe: "Connection[Said, Slice]") -> Iterator[tuple[int, Article]]:
    number = 0
    for number, (change, key, article) in enumerate(store.changed_since(asked.start), 1):
        if change > asked.end:
            return
        if not number % _TOLD:
            pipe.send(_TOLD)
        yield key, article


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), Path(sys.argv[2]))
