"""The folder the index lives in, what a commit is, and up to which change of the store it reaches."""

import contextlib
import os
import pickle
import re
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.fields import UnknownFieldError
from whoosh.filedb.filestore import FileStorage, StorageError
from whoosh.index import TOC, EmptyIndexError, IndexError, open_dir

from index.search.arrays import BrokenArrays
from index.search.codec import ArraySegment
from index.search.schema import make_schema

VERSION = 7
"""Goes up whenever the schema, the arrays or the token rules change; an index of another version is made anew."""
NAME = "MAIN"
DAMAGE = (
    BrokenArrays,
    EmptyIndexError,
    IndexError,
    StorageError,
    UnknownFieldError,
    pickle.PickleError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    AssertionError,
    ImportError,
)
"""What opening leads to where files are missing, cut or changed: Whoosh unpickles and unpacks what it finds."""
_OURS = re.compile(rf"_?{NAME}_|reach-\d+$")


class IndexFolder:
    """Opens and commits the index in `path`.

    Whoosh names each commit by a generation and lists its segments in a file `_MAIN_GENERATION.toc`, which a rename
    brings into being. Beside it stands a file `reach-GENERATION` with the version, the number of the store's latest
    change in that commit and the checksum of both: Whoosh unpickles the list, so nobody else's may be read. It is
    on the disk before the list, so whichever generation survives a crash has its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def generation(self) -> int:
        """Return the newest generation; -1 when there is none."""
        return int(TOC._latest_generation(FileStorage(str(self.path)), NAME))

    def reach(self, generation: int) -> int | None:
        """Return the store's change that this generation goes up to; None when that cannot be told or trusted."""
        try:
            version, change, checksum = self._reach_file(generation).read_text("ascii").split()
            sum_now = _checksum(self._list_file(generation), int(change))
            return int(change) if (int(version), int(checksum)) == (VERSION, sum_now) else None
        except (OSError, ValueError):
            return None

    def open(self, generation: int) -> Any | None:
        """Return Whoosh's index, which is at this generation or a newer one; None when there is none that can be used.

        Raises what Whoosh raises on damage.
        """
        return None if generation < 0 or self.reach(generation) is None else open_dir(str(self.path))

    def segments(self) -> list[ArraySegment]:
        """Return the segments of the newest generation. Raises `BrokenArrays` when they cannot be trusted."""
        generation = self.generation()
        if generation < 0:
            return []
        if self.reach(generation) is None:
            raise BrokenArrays(f"the list of segments in {self.path} is of another version, or damaged")
        return list(TOC.read(FileStorage(str(self.path)), NAME, generation).segments)

    def commit(self, segments: Sequence[ArraySegment], change: int) -> None:
        """Make these the segments of a new generation; their files are there already. Raises `OSError`."""
        generation = self.generation() + 1
        TOC(make_schema(), list(segments), generation).write(_Committing(self, generation, change), NAME)
        self._tidy(generation, segments)

    def _tidy(self, generation: int, segments: Sequence[ArraySegment]) -> None:
        """Remove what no generation needs any more, and what a killed writer has left."""
        needed = {self._list_file(generation).name, self._reach_file(generation).name}
        needed |= {segment.file for segment in segments}
        for file in self.path.iterdir():
            if _OURS.match(file.name) and file.name not in needed:
                with contextlib.suppress(OSError):  # it is committed; the next commit tries again
                    file.unlink()

    def _list_file(self, generation: int) -> Path:
        return self.path / f"_{NAME}_{generation}.toc"

    def _reach_file(self, generation: int) -> Path:
        return self.path / f"reach-{generation}"


class _Committing(FileStorage):  # type: ignore[misc]  # Whoosh's classes are untyped
    """Whoosh's view of the folder while it writes a list of segments: what must be on the disk first is put there."""

    def __init__(self, folder: IndexFolder, generation: int, change: int) -> None:
        super().__init__(str(folder.path))
        self._reach_file = folder._reach_file(generation)
        self._change = change

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Commit: the list, written under another name, gets its own."""
        written = Path(self.folder) / oldname
        _sync(written)
        checksum = _checksum(written, self._change)
        self._reach_file.write_text(f"{VERSION} {self._change} {checksum}\n", "ascii")
        _sync(self._reach_file)
        _sync(Path(self.folder))
        written.replace(Path(self.folder) / newname)
        _sync(Path(self.folder))


def _checksum(listed: Path, change: int) -> int:
    return zlib.crc32(listed.read_bytes(), change & 0xFFFFFFFF)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
