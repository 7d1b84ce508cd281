"""Named flat arrays in one file that is written once, mapped into memory, and never changed.

The file: eight bytes of magic, each array at a multiple of 64 bytes, a table as JSON, the length and the checksum of
the table, the magic again. The table tells each array's type, place, length and checksum; it comes last, so that arrays
can be written a piece at a time, and opening reads it alone, however much stands before it.
"""

import json
import mmap
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

Pieces = Iterable[Array]
"""One array a piece at a time, all of one type."""

_MAGIC = b"ARRAYS\x00\x02"
_TAIL = 8 + len(_MAGIC)
_ALIGNED = 64
_TYPES = ("|u1", "<u2", "<u4", "<u8", "<i4", "<i8")


class BrokenArrays(Exception):
    """The file is not what was written."""


def narrowest(highest: int) -> type[np.unsignedinteger[Any]]:
    """Return the smallest unsigned type that holds the numbers from 0 up to `highest`."""
    for kind in (np.uint8, np.uint16, np.uint32):
        if highest <= np.iinfo(kind).max:
            return kind
    return np.uint64


def narrow(values: Array) -> Array:
    """Return whole numbers from 0 up in the smallest unsigned type that holds them all."""
    return values.astype(narrowest(int(values.max()) if len(values) else 0))


def distinct(values: Array) -> Array:
    """Return the values, each once, ascending. `np.unique` loads masked arrays for it: as long as ten searches."""
    ordered: Array = np.sort(values)
    once: Array = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return once


def write_arrays(path: Path, arrays: Iterable[tuple[str, Pieces]]) -> None:
    """Write the file, each array in pieces of one type, and see it to the disk. Raises `OSError`."""
    table: dict[str, list[Any]] = {}
    with path.open("wb") as out:
        out.write(_MAGIC)
        for name, pieces in arrays:
            _pad(out)
            start, kind, count, checksum = out.tell(), "|u1", 0, 0
            for piece in pieces:
                kind, count = piece.dtype.str, count + len(piece)
                data = _bytes_of(piece)
                checksum = zlib.crc32(data, checksum)
                out.write(data)
            table[name] = [kind, start, count, checksum]
        told = json.dumps(table).encode()
        out.write(told)
        out.write(len(told).to_bytes(4, "little") + zlib.crc32(told).to_bytes(4, "little") + _MAGIC)
        out.flush()
        os.fsync(out.fileno())


def _pad(out: BinaryIO) -> None:
    out.write(bytes(-out.tell() % _ALIGNED))


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise BrokenArrays(f"{path} is missing") from error


def _bytes_of(values: Array) -> memoryview:
    return np.ascontiguousarray(values).data.cast("B")


class Arrays(Mapping[str, Array]):
    """The arrays of one file, read-only.

    They stay valid for whoever holds one, also when the file has been unlinked meanwhile: the mapping goes with the
    last of them.

    Raises `BrokenArrays` when the file is missing or its end is wrong, `OSError` when it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _open(path) as file:
            size = os.fstat(file.fileno()).st_size
            tail = os.pread(file.fileno(), _TAIL, max(0, size - _TAIL))
            length = int.from_bytes(tail[:4], "little")
            if len(tail) < _TAIL or tail[8:] != _MAGIC or length > size - _TAIL - len(_MAGIC):
                raise BrokenArrays(f"{path} does not end like a file of arrays")
            told = os.pread(file.fileno(), length, size - _TAIL - length)
            if zlib.crc32(told) != int.from_bytes(tail[4:8], "little"):
                raise BrokenArrays(f"{path} has a damaged table")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._table: dict[str, list[Any]] = json.loads(told)

    def __getitem__(self, name: str) -> Array:
        kind, place, count, _ = self._table[name]
        if kind not in _TYPES:
            raise BrokenArrays(f"{self._path} holds an unknown type {kind}")
        if not count:
            return np.empty(0, kind)
        return np.frombuffer(self._map, kind, count, place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def expect_leaps(self) -> None:
        """Tell the system that what is read next lies anywhere: else it reads up to megabytes around each place."""
        self._advise("MADV_RANDOM", 0, len(self._map))

    def fetch(self, name: str, first: int = 0, last: int | None = None) -> None:
        """Have the system begin to read an array, or a stretch of it, in one go."""
        kind, place, count, _ = self._table[name]
        size = int(kind[2:])
        self._advise("MADV_WILLNEED", place + first * size, place + (count if last is None else last) * size)

    def _advise(self, advice: str, start: int, end: int) -> None:
        start -= start % mmap.PAGESIZE
        if hasattr(mmap, advice) and start < end:
            self._map.madvise(getattr(mmap, advice), start, end - start)

    def check_size(self) -> None:
        """Look whether the file was cut since: reading there would end the process. Raises `BrokenArrays`."""
        if self._map.size() < len(self._map):
            raise BrokenArrays(f"{self._path} was cut while it was open")

    def verify(self) -> None:
        """Read everything and compare checksums. Raises `BrokenArrays`."""
        self.check_size()
        for name, (_, _, _, checksum) in self._table.items():
            self.fetch(name)
            if zlib.crc32(_bytes_of(self[name])) != checksum:
                raise BrokenArrays(f"{self._path} is damaged in {name}")
