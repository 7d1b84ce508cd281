"""Named flat arrays in one file that is written once, mapped into memory, and never changed.

The file: eight bytes of magic, length and checksum of the header, the header as JSON, then each array at a multiple of
64 bytes. The header tells each array's type, place, length and checksum and the size of the whole, so opening reads
the header alone, however much there is behind it.
"""

import json
import mmap
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_MAGIC = b"ARRAYS\x00\x01"
_ALIGNED = 64
_TYPES = ("|u1", "<u2", "<u4", "<u8", "<i4", "<i8")


class BrokenArrays(Exception):
    """The file is not what was written."""


def narrow(values: Array) -> Array:
    """Return whole numbers from 0 up in the smallest unsigned type that holds them all."""
    highest = int(values.max()) if len(values) else 0
    for kind in (np.uint8, np.uint16, np.uint32):
        if highest <= np.iinfo(kind).max:
            return values.astype(kind)
    return values.astype(np.uint64)


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write the file and see it to the disk. Raises `OSError`."""
    table: dict[str, list[Any]] = {}
    place = 0
    for name, values in arrays.items():
        table[name] = [values.dtype.str, place, len(values), zlib.crc32(_bytes_of(values))]
        place += _rounded(values.nbytes)
    header = json.dumps({"arrays": table, "bytes": place}).encode()
    front = _MAGIC + len(header).to_bytes(4, "little") + zlib.crc32(header).to_bytes(4, "little") + header
    with path.open("wb") as out:
        out.write(front.ljust(_rounded(len(front)), b"\0"))
        for values in arrays.values():
            out.write(_bytes_of(values))
            out.write(bytes(_rounded(values.nbytes) - values.nbytes))
        out.flush()
        os.fsync(out.fileno())


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise BrokenArrays(f"{path} is missing") from error


def _bytes_of(values: Array) -> memoryview:
    return np.ascontiguousarray(values).data.cast("B")


def _rounded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


class Arrays(Mapping[str, Array]):
    """The arrays of one file, read-only.

    They stay valid for whoever holds one, also when the file has been unlinked meanwhile: the mapping goes with the
    last of them.

    Raises `BrokenArrays` when the file is missing or its front or size is wrong, `OSError` when it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _open(path) as file:
            size = os.fstat(file.fileno()).st_size
            front = file.read(16)
            length = int.from_bytes(front[8:12], "little")
            if len(front) < 16 or front[:8] != _MAGIC or length > size:
                raise BrokenArrays(f"{path} does not begin like a file of arrays")
            header = file.read(length)
            if zlib.crc32(header) != int.from_bytes(front[12:16], "little"):
                raise BrokenArrays(f"{path} has a damaged header")
            told = json.loads(header)
            start = _rounded(16 + length)
            if size != start + told["bytes"]:
                raise BrokenArrays(f"{path} has {size} bytes and should have {start + told['bytes']}")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._table: dict[str, list[Any]] = told["arrays"]
        self._start = start

    def __getitem__(self, name: str) -> Array:
        kind, place, count, _ = self._table[name]
        if kind not in _TYPES:
            raise BrokenArrays(f"{self._path} holds an unknown type {kind}")
        if not count:
            return np.empty(0, kind)
        return np.frombuffer(self._map, kind, count, self._start + place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def verify(self) -> None:
        """Read everything and compare checksums. Raises `BrokenArrays`."""
        for name, (_, _, _, checksum) in self._table.items():
            if zlib.crc32(_bytes_of(self[name])) != checksum:
                raise BrokenArrays(f"{self._path} is damaged in {name}")
