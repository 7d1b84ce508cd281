"""Unpack: gzip, bz2 and xz as streams that stop where a budget ends. Nothing is ever written to disk."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Literal, Protocol, cast

from index.sources.limits import Budget, sound

Packing = Literal["gzip", "bz2", "xz"]
_MEMORY = 128 << 20
"""Bytes that xz may take; its strongest common setting takes 65 MB."""
_PIECE = 64 << 10


class _Decoder(Protocol):
    """The face that bz2 and lzma share."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Inflate:
    """zlib behind that face."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.eof and not self._inner.unconsumed_tail and not self._full

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(out) == max_length  # there may be more where that came from
        return out


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_AUTO, _MEMORY)


_DECODERS: dict[Packing, Callable[[], _Decoder]] = {"gzip": _Inflate, "bz2": bz2.BZ2Decompressor, "xz": _xz}


class _Unpacking(io.RawIOBase):
    def __init__(self, source: BinaryIO, packing: Packing, budget: Budget) -> None:
        self._source = source
        self._new = _DECODERS[packing]
        self._decoder = self._new()
        self._budget = budget
        self._waiting = b""
        self._next: bool = False
        self._over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed asks for Buffer
        with sound():
            out = self._more(len(buffer))
        self._budget.spend(len(out))
        buffer[: len(out)] = out
        return len(out)

    def _more(self, size: int) -> bytes:
        while not self._over:
            if self._decoder.eof and not self._next_stream():
                break
            data = b""
            if self._decoder.needs_input:
                data, self._waiting = self._waiting or self._source.read(_PIECE), b""
                if not data:
                    raise EOFError
            if out := self._decoded(data, size):
                return out
        return b""

    def _decoded(self, data: bytes, size: int) -> bytes:
        try:
            out = self._decoder.decompress(data, size)
        except (OSError, zlib.error, lzma.LZMAError):
            if not self._next:
                raise
            self._over = True  # something else stands behind the end: gzip and its like leave it alone too
            return b""
        self._next = False
        return out

    def _next_stream(self) -> bool:
        """Begin with the next of several streams behind one another; False at the end of the file."""
        rest = self._decoder.unused_data.lstrip(b"\0")
        while not rest and (piece := self._source.read(_PIECE)):
            rest = piece.lstrip(b"\0")
        self._over = not rest
        self._decoder, self._waiting, self._next = self._new(), rest, True
        return not self._over


def unpacked(source: BinaryIO, packing: Packing, budget: Budget) -> io.BufferedReader:
    """Return what `source` holds packed, as a stream.

    Reading it raises `Unsound` where it is damaged or breaks off, and `Exhausted` where `budget` ends.
    """
    return io.BufferedReader(cast(io.RawIOBase, _Unpacking(source, packing, budget)), _PIECE)
