"""An open library: its store, and its index once that is asked for."""

from __future__ import annotations

import os
import threading
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from index.errors import LibraryError, NotALibrary, OlderLibrary
from index.store import Store

if TYPE_CHECKING:
    from index.library.catching_up import OnProgress
    from index.library.folding import Folding
    from index.search import Index


class Opened:
    """The files of a library. Safe to use from any thread."""

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self._store = store
        self._change = store.change()
        self._opened: Index | None = None
        self._opening = threading.Lock()

    @property
    def _index(self) -> Index:
        """The index, opened when it is first asked for: a list of all articles needs none."""
        with self._opening:
            if self._opened is None:
                from index.search import Index  # loads Whoosh

                self._opened = Index(self.path / "index")
            return self._opened

    @cached_property
    def _folding(self) -> Folding:
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
                why = f"no library can be made at {folder}: {error.strerror}; name another folder with --library"
                raise LibraryError(folder, why) from error
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

    def refresh(self) -> bool:
        """See what other processes have committed; tell whether there was anything.

        Raises:
            ReplacedLibrary: the library was taken away since it was opened, or another put in its place.
        """
        self._store.make_sure()
        change = self._store.change()
        moved = (self._opened is not None and self._opened.refresh()) or change != self._change
        self._change = change
        return moved
