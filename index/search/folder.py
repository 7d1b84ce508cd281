"""The folder the Whoosh index lives in, and up to which change of the store it reaches."""

import os
import pickle
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

from whoosh.fields import UnknownFieldError
from whoosh.filedb.filestore import StorageError
from whoosh.index import EmptyIndexError, IndexError, create_in, exists_in, open_dir
from whoosh.reading import CorruptIndexError

from index.search.schema import make_schema

VERSION = 1
"""Goes up whenever the schema or the token rules change; an index of another version is made anew."""

DAMAGE = (
    EmptyIndexError,
    IndexError,
    CorruptIndexError,
    StorageError,
    UnknownFieldError,
    pickle.PickleError,
    struct.error,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    AssertionError,
    ImportError,
)
"""What Whoosh raises on missing, cut or changed files: it unpickles and unpacks what it finds."""


UNREADABLE = (CorruptIndexError, StorageError, OSError, EOFError, pickle.UnpicklingError, struct.error, zlib.error)
"""What an open index raises when its files were changed below it."""


class IndexFolder:
    """Creates, opens and replaces the index in `path`.

    Whoosh names each commit by a generation. Beside it stands a file `reach-GENERATION` with the number of the store's
    latest change in that commit. It is written before the commit, so whichever generation survives a crash has its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def reach(self, generation: int) -> int | None:
        """Return the store's change that this generation goes up to; None when that cannot be told."""
        try:
            version, change = self._reach_file(generation).read_text("ascii").split()
            return int(change) if int(version) == VERSION else None
        except (OSError, ValueError):
            return None

    def open(self) -> Any | None:
        """Return the index, or None when there is none that can be used."""
        try:
            index = open_dir(str(self.path)) if exists_in(str(self.path)) else None
        except DAMAGE:
            return None
        if index is None or self.reach(index.latest_generation()) is None:
            return None
        return index

    def create(self) -> Any:
        """Make an empty index that reaches change 0; what was here is thrown away, the store can make it again."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True, exist_ok=True)
        self.announce(0, 0)
        return create_in(str(self.path), make_schema())

    def announce(self, generation: int, change: int) -> None:
        """Say before a commit up to which change it goes; older announcements but the present one are removed."""
        file = self._reach_file(generation)
        with file.open("w", encoding="ascii") as out:
            out.write(f"{VERSION} {change}\n")
            out.flush()
            os.fsync(out.fileno())
        for old in self.path.glob("reach-*"):
            if old.name not in (file.name, self._reach_file(generation - 1).name):
                old.unlink(missing_ok=True)

    def _reach_file(self, generation: int) -> Path:
        return self.path / f"reach-{generation}"
