"""Replay: a stream whose beginning was read already, from its beginning."""

import io
from typing import BinaryIO, cast

_PIECE = 256 << 10


class _Replay(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed asks for Buffer
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def replayed(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """Return `head` and what `rest` holds behind it as one stream."""
    return io.BufferedReader(cast(io.RawIOBase, _Replay(head, rest)), _PIECE)
